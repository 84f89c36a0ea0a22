"""Two documents beside each other, attribute by attribute, on the subjects that both speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from factcheck.errors import UsageError
from factcheck.model.finding import Report
from factcheck.report.formats import ShowOptions
from factcheck.report.lines import ASCII, EMPTY, UNICODE, Line, Piece, filled, line, wrapped
from factcheck.report.shown import (
    Index,
    attribute_words,
    counted,
    on_one_line,
    padded,
    shortened,
    source_words,
    value_words,
    visible,
    width_of,
)
from factcheck.report.to_terminal import painted

SIDE_BY_SIDE = 100
"""From this width on the two documents stand beside each other."""
_NAME, _VALUE = 28, 300
_MOST_CLAIMS = 4
"""Claims of one document on one attribute that are shown."""

Mark = Literal["same", "differs", "only A", "only B", "not compared"]
MARKS: tuple[Mark, ...] = ("same", "differs", "only A", "only B", "not compared")


@dataclass(slots=True)
class _Row:
    """One attribute under comparable qualifiers: the claims of either document, and what to make of them."""

    subject: str
    name: str
    sides: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))
    mark: Mark = "not compared"
    reason: str = ""
    findings: tuple[str, ...] = ()


def diff_documents(report: Report, one: str, other: str, options: ShowOptions | None = None) -> str:
    """The claims of two documents (paths of the report) side by side where wide, else one below the other.

    Raises `UsageError` for a path that the report does not have.
    """
    options = options or ShowOptions()
    index = Index(report)
    unknown = [path for path in (one, other) if path not in index.documents]
    if unknown:
        raise UsageError(*(f"{visible(path)}: no document of this report" for path in unknown))
    return painted(_Page(index, one, other, options).lines(), options.color)


class _Page:
    """The comparison on its way to lines."""

    def __init__(self, index: Index, one: str, other: str, options: ShowOptions) -> None:
        self.index = index
        self.report = index.report
        self.paths = (one, other)
        self.columns = options.width
        self.verbose = options.verbose
        self.glyphs = UNICODE if options.unicode else ASCII

    def lines(self) -> Iterator[Line]:
        """The two documents, a section for each shared subject, how many attributes are what."""
        for letter, path in zip("AB", self.paths, strict=True):
            who = source_words(self.index.files[path])
            yield line(Piece(letter, "side"), " ", Piece(visible(path), "bold"), Piece(f"  {who}", "dim"))
        of: dict[str, list[_Row]] = {}
        for row in self.rows():
            of.setdefault(row.subject, []).append(row)
        shared = {s: rows for s, rows in of.items() if all(any(r.sides[side] for r in rows) for side in (0, 1))}
        for subject, rows in shared.items():
            yield EMPTY
            yield line(Piece(self.index.subject_name(subject), "bold"))
            for row in rows:
                yield from self.row(row)
        yield EMPTY
        yield from self.end([row for rows in shared.values() for row in rows], len(of) - len(shared))

    def rows(self) -> list[_Row]:
        """Subjects in the order of the report, attributes by name."""
        cluster_of = {at: number for number, c in enumerate(self.report.clusters) for at in c.claims}
        found: dict[tuple[str, str, int], _Row] = {}
        for at, (claim, subject) in enumerate(zip(self.report.claims, self.report.claim_subjects, strict=True)):
            if claim.path in self.paths:
                key = (subject, claim.attribute, cluster_of.get(at, -1))
                row = found.setdefault(key, _Row(subject, attribute_words(claim.attribute)))
                row.sides[0 if claim.path == self.paths[0] else 1].append(at)
        order = {subject.id: number for number, subject in enumerate(self.report.subjects)}
        keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), key[1], key[2]))
        for _, group in groupby(keys, key=lambda key: key[:2]):
            self.tell_apart([(found[key], key[2]) for key in group])
        self.judge([found[key] for key in keys], [key[2] for key in keys])
        return [found[key] for key in keys]

    def tell_apart(self, rows: Sequence[tuple[_Row, int]]) -> None:
        """Add to the names of rows on one attribute the qualifiers that differ, unless nobody says them ("territory home"), and
        the reasons of their clusters."""
        clusters = [self.report.clusters[number] if number >= 0 else None for _, number in rows]
        held = [{q.dimension: q.value for q in cluster.qualifiers} if cluster else {} for cluster in clusters]
        differing = sorted(name for name in {name for one in held for name in one} if len({one.get(name) for one in held}) > 1)
        for (row, _), cluster in zip(rows, clusters, strict=True):
            row.reason = on_one_line(cluster.reason) if cluster else ""
            said = {q.dimension: q.value for q in cluster.qualifiers if q.origin != "default"} if cluster else {}
            words = [f"{attribute_words(name)} {on_one_line(said[name])}" for name in differing if name in said]
            if words:
                row.name = f"{row.name} ({', '.join(words)})"

    def judge(self, rows: Sequence[_Row], clusters: Sequence[int]) -> None:
        """Set the mark of each row, by what the report found on the claims of its two sides."""
        positions: dict[int, list[tuple[str, int]]] = {}
        for finding in self.report.findings:
            for side, position in enumerate(finding.positions):
                for at in position.claims:
                    positions.setdefault(at, []).append((finding.id, side))
        for row, cluster in zip(rows, clusters, strict=True):
            agree = cluster >= 0 and self.report.clusters[cluster].verdict == "agree"
            held = [{p for at in claims for p in positions.get(at, ())} for claims in row.sides]
            row.findings = tuple(dict.fromkeys(id for id, _ in sorted(held[0] | held[1])))
            row.mark = self.mark(row, held, agree)

    def mark(self, row: _Row, held: Sequence[set[tuple[str, int]]], agree: bool) -> Mark:
        if not row.sides[1]:
            return "only A"
        if not row.sides[0]:
            return "only B"
        findings = [{id for id, _ in side} for side in held]
        if findings[0] & findings[1] and held[0] != held[1]:
            return "differs"
        values = [{c.value.canonical for c in self.index.claims(side)} for side in row.sides]
        return "same" if agree or held[0] & held[1] or values[0] == values[1] else "not compared"

    def row(self, row: _Row) -> Iterator[Line]:
        if self.columns is not None and self.columns >= SIDE_BY_SIDE:
            yield from self.wide(row, self.columns)
        else:
            yield from self.narrow(row)

    def sign(self, mark: Mark) -> Piece:
        signs = {
            "same": Piece(self.glyphs.same, "good"),
            "differs": Piece(self.glyphs.differs, "bad"),
            "only A": Piece("A", "side"),
            "only B": Piece("B", "side"),
            "not compared": Piece(self.glyphs.unsure),
        }
        sign = signs[mark]
        return Piece(padded(sign.text, 2), sign.style)

    def wide(self, row: _Row, columns: int) -> Iterator[Line]:
        """Name, then both documents in columns of equal width; places under values, whole even if that is wider."""
        column = (columns - _NAME - 8) // 2
        blocks = [self.cell(claims, column) for claims in row.sides]
        names = filled(row.name.split(" "), _NAME)
        gap = Piece(f" {self.glyphs.bar} ", "dim")
        for at in range(max(len(names), *map(len, blocks))):
            left, right = (block[at] if at < len(block) else EMPTY for block in blocks)
            name = shortened(names[at], _NAME, self.glyphs.ellipsis) if at < len(names) else ""
            lead = (self.sign(row.mark) if at == 0 else Piece("  "), Piece(padded(name, _NAME)))
            used = sum(width_of(piece.text) for piece in left)
            yield (*lead, Piece("  "), *left, Piece(" " * max(0, column - used)), gap, *right)
        yield from self.notes(row)

    def narrow(self, row: _Row) -> Iterator[Line]:
        yield line(self.sign(row.mark), f"{row.name} ", Piece(f"({row.mark})", "dim"))
        for letter, claims in zip("AB", row.sides, strict=True):
            for at in claims[:_MOST_CLAIMS]:
                claim = self.report.claims[at]
                head = line("    ", Piece(letter, "side"), " ")
                yield from wrapped(head, self.value(at), self.columns)
                yield line("      ", Piece(self.index.place_of(claim), "place"))
            yield from self.more(claims, "      ")
        yield from self.notes(row)

    def cell(self, claims: Sequence[int], column: int) -> list[Line]:
        """Each claim's value, wrapped, and below it its place in the document."""
        rows: list[Line] = []
        for at in claims[:_MOST_CLAIMS]:
            claim = self.report.claims[at]
            rows += wrapped(EMPTY, self.value(at), column)
            number, where = self.index.lines(claim.document).place(claim.evidence.span.start)
            rows.append(line(Piece(f"at {number}:{where}", "place")))
        rows += self.more(claims, "")
        return rows or [line(Piece(self.glyphs.absent, "dim"))]

    def more(self, claims: Sequence[int], indent: str) -> Iterable[Line]:
        more = len(claims) - _MOST_CLAIMS
        return [line(indent, Piece(f"and {more} more", "dim"))] if more > 0 else []

    def value(self, at: int) -> str:
        return shortened(value_words(self.report.claims[at]), _VALUE, self.glyphs.ellipsis)

    def notes(self, row: _Row) -> Iterator[Line]:
        """Which findings speak of it, and why there is no verdict."""
        for id in row.findings:
            yield line("    ", Piece("=", "gutter"), f" {id}")
        if row.mark == "not compared" and row.reason:
            yield from wrapped(line("    ", Piece("=", "gutter"), " "), row.reason, self.columns)

    def end(self, rows: Sequence[_Row], alone: int) -> Iterator[Line]:
        marks = [row.mark for row in rows]
        said = [f"{marks.count(mark)} {mark}" for mark in MARKS if mark in marks]
        if not rows:
            said = ["no subject of which both speak"]
        elif alone:
            said.append(f"{counted(alone, 'subject')} of which one alone speaks left out")
        yield line(Piece(", ".join(said), "bold"))
