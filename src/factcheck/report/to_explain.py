"""The whole trail of one finding, from the bytes of each file to the verdict and the id, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.model.claim import Claim, Qualifier
from factcheck.model.document import place_in
from factcheck.model.finding import Cluster, Finding, Report, Witness
from factcheck.model.value import Malformed
from factcheck.report.excerpt import Mark, marks_of, rows_of, whole_value
from factcheck.report.formats import ShowOptions
from factcheck.report.lines import ASCII, UNICODE, Line, Piece, line, wrapped
from factcheck.report.repairs import diff_of
from factcheck.report.shown import (
    Index,
    attribute_words,
    counted,
    finding_by_id,
    headline,
    kind_reason,
    on_one_line,
    set_difference,
    side_letter,
    value_words,
    visible,
    with_plain_quotes,
)
from factcheck.report.to_terminal import painted

_FIELD = 12
"""Columns of a field's name."""
_ROOM = 100


def explain_finding(report: Report, finding: Finding | str, options: ShowOptions | None = None) -> str:
    """All that is known of a finding (itself, its id, or how only its id begins); every line ended.

    Raises `UsageError` for an id that is not in the report.
    """
    options = options or ShowOptions()
    found = finding_by_id(report, finding) if isinstance(finding, str) else finding
    return painted(_Trail(Index(report), found, options).lines(), options.color)


class _Trail:
    """One finding on its way to lines."""

    def __init__(self, index: Index, finding: Finding, options: ShowOptions) -> None:
        self.index = index
        self.finding = finding
        self.columns = options.width
        self.unicode = options.unicode
        self.glyphs = UNICODE if options.unicode else ASCII
        self.marks = marks_of(index, finding)

    def lines(self) -> Iterator[Line]:
        """Finding, positions with their claims, witnesses, cluster, comparison, verdict, id."""
        yield from self.head()
        for at, position in enumerate(self.finding.positions):
            probability = "" if position.probability is None else f", probability {position.probability:.0%}"
            yield line()
            words = on_one_line(position.value)
            yield from self.text(f"position {side_letter(at)}: {words}{probability}", style="bold")
            yield from self.field("canonical", "; ".join(map(visible, position.canonical)))
            yield from self.field("sources", ", ".join(map(on_one_line, position.sources)))
            for number, claim in enumerate(position.claims, 1):
                yield from self.claim(claim, f"claim {number} of {len(position.claims)}")
        for witness in self.finding.context:
            yield from self.witness(witness)
        yield from self.cluster()
        yield from self.comparison()
        yield from self.verdict()
        yield from self.identity()

    def head(self) -> Iterator[Line]:
        finding = self.finding
        subject, attribute, summary = headline(self.index, finding)
        head = line(Piece(f"{finding.level}[{finding.code}]", finding.level), " ")
        dot = self.glyphs.dot
        words = self.own(f"{finding.kind} {dot} {subject} {dot} {attribute}: {summary}")
        yield from wrapped(head, words, self.columns, "bold")
        yield from self.field("id", f"{finding.id} ({finding.status})")
        yield from self.field("why", on_one_line(finding.reason))

    def claim(self, at: int, title: str) -> Iterator[Line]:
        """One claim with everything that led from the file to its value."""
        claim = self.index.report.claims[at]
        document = self.index.documents[claim.document]
        yield line("  ", Piece(f"{title} (c{at + 1})", "side"))
        yield from self.field("file", visible(place_in(document.key)), 4)
        yield from self.field("sha256", document.sha256, 4)
        yield from self.field("place", self.place(claim), 4)
        yield from self.passage(claim, self.marks.get(at) or whole_value(claim))
        kind = f"{on_one_line(document.kind)} ({kind_reason(document)})"
        source = f"{on_one_line(claim.source)}, weight {document.weight:g}"
        yield from self.field("source", source, 4)
        yield from self.field("kind", kind, 4)
        yield from self.field("rule", visible(claim.rule), 4)
        yield from self.field("extractor", visible(claim.extractor), 4)
        yield from self.field("about", self.about(at, claim), 4)
        yield from self.field("value", value_words(claim), 4)
        yield from self.field("canonical", "; ".join(map(visible, claim.value.canonical)), 4)
        for number, step in enumerate(claim.steps or ("none: taken as written",), 1):
            yield from self.field("steps" if number == 1 else "", f"{number}. {on_one_line(step)}", 4)
        for number, words in enumerate(_qualifiers(claim.qualifiers)):
            yield from self.field("qualifiers" if number == 0 else "", words, 4)
        if claim.force != "states" or claim.weight != document.weight:
            yield from self.field("force", f"{claim.force}, weight {claim.weight:g}", 4)
        if isinstance(claim.value, Malformed):
            yield from self.readings(claim.value)

    def place(self, claim: Claim) -> str:
        lines, span = self.index.lines(claim.document), claim.evidence.span
        first, last = lines.place(span.start), lines.place(span.end)
        return (
            f"line {first.line}, column {first.column} to line {last.line}, column {last.column} "
            f"(characters {span.start} to {span.end})"
        )

    def passage(self, claim: Claim, marks: Sequence[Mark]) -> Iterator[Line]:
        """The lines that the claim stands on, as in the terminal."""
        digits = len(str(self.index.lines(claim.document).place(claim.evidence.span.end).line))
        gutter = 4 + digits + 3
        room = max(20, (self.columns or _ROOM + gutter) - gutter)
        for row in rows_of(self.index.lines(claim.document), claim.evidence.span, marks, room, self.glyphs.ellipsis):
            number = "" if row.number is None else str(row.number)
            yield line(f"    {number:>{digits}} {self.glyphs.bar} {row.text}")
            if row.signs:
                yield line(f"    {'':>{digits}} {self.glyphs.bar} {row.signs}")

    def about(self, at: int, claim: Claim) -> str:
        """The subject, and what the document calls it."""
        subject = self.index.report.claim_subjects[at]
        known = self.index.subjects.get(subject)
        words = self.index.subject_name(subject) + (f" ({known.type}, {visible(known.key)})" if known else "")
        if not claim.about.name:
            return f"{words}: what the document is about"
        return f"{words}: named {self.glyphs.quoted(on_one_line(claim.about.name))} there"

    def readings(self, value: Malformed) -> Iterator[Line]:
        """What a malformed value may have been meant to be."""
        for number, repair in enumerate(value.repairs):
            because = "; ".join(map(on_one_line, repair.because))
            words = f"{on_one_line(repair.replacement)} ({'; '.join(repair.value.canonical)}): {because}"
            yield from self.field("may mean" if number == 0 else "", words, 4)

    def witness(self, witness: Witness) -> Iterator[Line]:
        yield line()
        yield from self.text(f"context: {on_one_line(witness.role)}", style="bold")
        for at in witness.claims:
            claim = self.index.report.claims[at]
            yield from self.text(f"c{at + 1} {self.index.place_of(claim)}: {value_words(claim)}", 2)

    def cluster(self) -> Iterator[Line]:
        """The comparable claims, those of no position too."""
        if self.finding.cluster is None:
            return
        cluster: Cluster = self.index.report.clusters[self.finding.cluster]
        letters = {at: side_letter(side) for side, position in enumerate(self.finding.positions) for at in position.claims}
        yield line()
        title = f"cluster k{self.finding.cluster + 1}: {counted(len(cluster.claims), 'claim')}, {cluster.verdict}"
        yield from self.text(title, style="bold")
        yield from self.field("attribute", attribute_words(cluster.attribute))
        for number, words in enumerate(_qualifiers(cluster.qualifiers)):
            yield from self.field("under" if number == 0 else "", words)
        for at in cluster.claims:
            claim = self.index.report.claims[at]
            side = letters.get(at, " ")
            yield line(f"  {side} c{at + 1} {self.index.place_of(claim)}: {value_words(claim)}")
        yield from self.field("reason", on_one_line(cluster.reason))

    def comparison(self) -> Iterator[Line]:
        difference = set_difference(self.index, self.finding)
        if difference is None and not self.finding.trail and not self.finding.derivation:
            return
        yield line()
        yield from self.text("comparison", style="bold")
        if difference is not None:
            for at, only in enumerate(difference.only):
                yield from self.field(f"only in {side_letter(at)}", ", ".join(only) or "nothing")
            yield from self.field("shared", ", ".join(difference.shared) or "nothing")
        if self.finding.derivation:
            yield from self.field("derivation", on_one_line(self.finding.derivation))
        for number, step in enumerate(self.finding.trail, 1):
            yield from self.text(f"{number}. {on_one_line(step)}", 2)

    def verdict(self) -> Iterator[Line]:
        finding = self.finding
        yield line()
        yield from self.text(f"verdict: {finding.kind} ({finding.code}, {finding.level})", style="bold")
        for at, position in enumerate(finding.positions):
            weights = [
                f"{on_one_line(self.index.documents[key].source)} {self.index.documents[key].weight:g}"
                for key in dict.fromkeys(claim.document for claim in self.index.claims(position.claims))
            ]
            yield from self.field(f"weight of {side_letter(at)}", ", ".join(weights))
        if finding.favoured is not None:
            because = on_one_line(finding.favoured.because)
            yield from self.field("favoured", f"{side_letter(finding.favoured.position)}, because {because}")
        if finding.repair is not None:
            yield from self.field("repair", on_one_line(finding.repair.because))
            diff = diff_of(self.index, finding.repair, (self.columns or _ROOM) - 6, self.glyphs.ellipsis)
            yield line(f"    {diff.place}")
            yield line(f"    - {diff.before}{diff.old}{diff.after}")
            yield line(f"    + {diff.before}{diff.new}{diff.after}")

    def identity(self) -> Iterator[Line]:
        """What the id is made of: meaning, never place."""
        finding = self.finding
        subject = self.index.subjects.get(finding.subject)
        values = sorted({" + ".join(map(visible, p.canonical)) for p in finding.positions})
        yield line()
        yield from self.text(f"id: {finding.id}, made of", style="bold")
        yield from self.field("code family", finding.code[2])
        yield from self.field("subject", visible(subject.key if subject else finding.subject))
        yield from self.field("attribute", visible(finding.attribute))
        if finding.cluster is not None:
            said = self.index.report.clusters[finding.cluster].qualifiers
            yield from self.field("qualifiers", ", ".join(f"{q.dimension}={visible(q.value)}" for q in said) or "none")
        for number, value in enumerate(values):
            yield from self.field("values" if number == 0 else "", value)

    def field(self, name: str, text: str, indent: int = 2) -> list[Line]:
        """`name text`, the text in a column of its own."""
        head = line(" " * indent, Piece(f"{name:<{_FIELD}}", "dim"), " ")
        return wrapped(head, self.own(text), self.columns)

    def text(self, text: str, indent: int = 0, style: str = "") -> list[Line]:
        return wrapped(line(" " * indent), self.own(text), self.columns, style)

    def own(self, text: str) -> str:
        return text if self.unicode else with_plain_quotes(text)


def _qualifiers(qualifiers: Iterable[Qualifier]) -> Iterator[str]:
    """Each with its origin; `none` where there are none."""
    said = [f"{attribute_words(q.dimension)} is {on_one_line(q.value)} ({q.origin})" for q in qualifiers]
    yield from said or ["none"]
