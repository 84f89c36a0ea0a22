"""The report as Markdown, for a pull request or a colleague.

Begins with a comment by which `factcheck` knows its own reports and never audits them. Every word of a document is
escaped for Markdown and HTML. Nothing depends on the day, the machine or the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model.claim import Claim
from factcheck.model.document import place_in
from factcheck.model.finding import Edit, Finding, Note, Problem, Report
from factcheck.report.at_a_glance import Agreed, Grid, State, agreements, attribute_of, grids
from factcheck.report.excerpt import DIFFERS, Mark, marks_of, quote_of, whole_value
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.in_words import standing_words
from factcheck.report.repairs import diff_of
from factcheck.report.shown import (
    LEVELS,
    Index,
    abstentions,
    compared_line,
    counted,
    counts_of,
    headline,
    kind_reason,
    on_one_line,
    qualifier_words,
    set_difference,
    shortened,
    shown_findings,
    side_letter,
    source_words,
    summary_line,
    value_words,
    visible,
)
from factcheck.report.tellings import slots

HEAD = "<!-- factcheck report -->"
ELLIPSIS = "…"
_QUOTE, _VALUE, _TEXT, _CELL = 240, 300, 1500, 60
"""Characters of a quote, a value, a reason, a table cell."""
_MOST_CLAIMS, _MOST_ROWS, _MOST_GRIDS, _MOST_SOURCES = 5, 100, 20, 12
"""Claims of a position and of a witness, rows of a list, tables, sources in a table."""

# An underscore inside a word means nothing to Markdown.
_SPECIAL = re.compile(r"[\\`*{}\[\]#|~]|(?<![^\W_])_|_(?![^\W_])")
_BLOCK_START = re.compile(r"[-+=]|\d+(?=[.)])")
_PLAIN_CODE = re.compile(r"(?!.*::)[\w ./:+,()=-]+", re.ASCII)
_SIGNS: dict[State, str] = {"differs": "≠", "same": "✓", "unsure": "?", "alone": "·", "absent": "–"}
_MEANS: tuple[tuple[State, str], ...] = (
    ("same", "agrees with others"),
    ("differs", "disputed"),
    ("unsure", "not decided"),
    ("alone", "not compared"),
    ("absent", "nothing read"),
)


def render_markdown(report: Report, options: ShowOptions | None = None) -> str:
    """The whole report; of the options only `min_level` counts."""
    options = options or ShowOptions()
    page = Page(Index(report), options)
    return "\n\n".join(block for block in page.blocks() if block) + "\n"


def escaped(text: str) -> str:
    """`text` on one line as Markdown that shows these very characters, in a paragraph and in a table cell alike.

    `::` is broken up, for some readers of logs take it for a command, and `@` names nobody.
    """
    words = on_one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    words = _SPECIAL.sub(lambda m: "\\" + m.group(), words)
    return words.replace("::", ":\\:").replace("::", ":\\:").replace("@", "@&#8203;")


def paragraph(text: str) -> str:
    """`escaped`, at the head of a block, where it must not begin a list or a rule."""
    words = escaped(text)
    start = _BLOCK_START.match(words)
    if start is None:
        return words
    at = start.end() if start.group().isdigit() else 0
    return f"{words[:at]}\\{words[at:]}"


def code(text: str) -> str:
    """`text` in a fixed-width font: between backticks if nothing in it has a meaning, else as an escaped element."""
    shown = visible(text)
    if _PLAIN_CODE.fullmatch(shown) and shown == shown.strip():
        return f"`{shown}`"
    return f"<code>{escaped(shown)}</code>"


class Page:
    """One report on its way to blocks of Markdown."""

    def __init__(self, index: Index, options: ShowOptions) -> None:
        self.index = index
        self.report = index.report
        self.options = options

    def blocks(self) -> Iterator[str]:
        """All blocks in order; an empty one is left out."""
        yield f"{HEAD}\n# What the sources disagree on"
        yield f"{summary_line(counts_of(self.report))}."
        if told := compared_line(self.report):
            yield f"{escaped(told)}."
        findings = shown_findings(self.report, self.options.min_level)
        if not findings:
            yield "No disagreement was found."
        for level in LEVELS:
            group = [f for f in findings if f.level == level]
            if group:
                yield f"## {level.capitalize()}s ({len(group)})"
                for finding in group:
                    yield from self.finding(finding)
        yield self.not_shown()
        yield from self.housekeeping()
        yield from self.gone()
        yield from self.agreed()
        yield from self.abstained()
        yield from self.tables()
        yield from self.problems()
        yield from self.documents()

    def finding(self, finding: Finding) -> Iterator[str]:
        """Heading, a table of the sides, and what is to be said of them."""
        subject, attribute, summary = headline(self.index, finding)
        status = "" if finding.status == "new" else f" ({finding.status})"
        title = f"{finding.code} {finding.kind}{status}: {_cut(subject)}, {_cut(attribute)}"
        yield f"### {escaped(title)}"
        yield paragraph(shortened(summary, _TEXT, ELLIPSIS))
        yield self.sides(finding)
        yield "\n".join(f"- {remark}" for remark in self.remarks(finding))
        yield self.tellings(finding)
        if finding.repair is not None:
            yield self.repair(finding.repair)

    def tellings(self, finding: Finding) -> str:
        """Two tellings beside each other, slot by slot."""
        found = slots(self.index, finding)
        if not found:
            return ""
        signs = {"clash": _SIGNS["differs"], "same": _SIGNS["same"], "left": _SIGNS["alone"], "right": _SIGNS["alone"]}
        rows = [["", "slot", "A", "the others"]]
        for slot in found[:_MOST_ROWS]:
            said = (escaped(shortened(text, _CELL * 2, ELLIPSIS)) for text in (slot.name, slot.left, slot.right))
            rows.append([signs[slot.state], *said])
        return _table(rows)

    def sides(self, finding: Finding) -> str:
        """A row for each claim: its side, source, place, words and the value read."""
        marks = marks_of(self.index, finding)
        rows = [["", "source", "place", "says", "read as"]]
        for at, position in enumerate(finding.positions):
            for number, one in enumerate(position.claims[:_MOST_CLAIMS]):
                claim = self.report.claims[one]
                letter = f"**{side_letter(at)}**" if number == 0 else ""
                rows.append([letter, *self.side(claim, marks.get(one) or whole_value(claim))])
            more = len(position.claims) - _MOST_CLAIMS
            if more > 0:
                rows.append(["", f"and {more} more", "", "", ""])
        return _table(rows)

    def side(self, claim: Claim, marks: Sequence[Mark]) -> list[str]:
        who = escaped(_cut(source_words(self.index.documents[claim.document])))
        value = shortened(value_words(claim), _VALUE, ELLIPSIS)
        under = qualifier_words(claim.qualifiers)
        read = f"{escaped(value)}<br>{escaped(under)}" if under else escaped(value)
        return [who, code(self.index.place_of(claim)), self.quote(claim, marks), read]

    def quote(self, claim: Claim, marks: Sequence[Mark]) -> str:
        """The claim's words, the value in bold, of names only those that not every side holds, if there are such."""
        if any(mark.sign == DIFFERS for mark in marks):
            marks = [mark for mark in marks if mark.sign == DIFFERS]
        runs = quote_of(self.index.lines(claim.document), claim.evidence.span, marks, _QUOTE, ELLIPSIS)
        pieces = (_bold(run.text) if run.sign else escaped_inside(run.text) for run in runs)
        return f"“{''.join(pieces).strip()}”"

    def remarks(self, finding: Finding) -> Iterator[str]:
        difference = set_difference(self.index, finding)
        if difference is not None:
            for at, only in enumerate(difference.only):
                yield f"only in {side_letter(at)}: {escaped(_short(', '.join(only)) or 'nothing')}"
            everywhere = "in both" if len(finding.positions) == 2 else "in all"
            yield f"{everywhere}: {escaped(_short(', '.join(difference.shared)) or 'nothing')}"
        yield f"why: {escaped(_short(finding.reason))}"
        if finding.derivation:
            yield f"derivation: {escaped(_short(finding.derivation))}"
        if finding.favoured is not None:
            at, because = finding.favoured.position, escaped(_short(finding.favoured.because))
            probability = finding.positions[at].probability
            sure = "" if probability is None else f" ({probability:.0%})"
            yield f"favoured: **{side_letter(at)}**{sure}, because {because}"
        for witness in () if finding.kind == "narrative" else finding.context:
            places = [code(self.index.place_of(c)) for c in self.index.claims(witness.claims[:_MOST_CLAIMS])]
            more = len(witness.claims) - len(places)
            yield f"{escaped(_short(witness.role))}: {', '.join(places)}{f' and {more} more' if more else ''}"
        if standing := standing_words(finding):
            yield escaped(standing)
        if finding.changed:
            places = [code(self.index.place_of(c)) for c in self.index.claims(finding.changed[:_MOST_CLAIMS])]
            more = len(finding.changed) - len(places)
            yield f"new here: {', '.join(places)}{f' and {more} more' if more else ''}"
        yield f"id: `{finding.id}`"

    def repair(self, repair: Edit) -> str:
        """Why, where, and the line before and after."""
        diff = diff_of(self.index, repair, 100, ELLIPSIS)
        lines = [f"- {diff.before}{diff.old}{diff.after}", f"+ {diff.before}{diff.new}{diff.after}"]
        shown = "\n".join(lines).replace("::", ":\\x3a").replace("##[", "#\\x23[")
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", shown)), default=0))
        because = escaped(_short(repair.because))
        return f"Repair of {code(diff.place)}: {because}\n\n{fence}diff\n{shown}\n{fence}"

    def not_shown(self) -> str:
        counts = counts_of(self.report).findings
        hidden = [level for level in LEVELS[LEVELS.index(self.options.min_level) + 1 :] if counts[level]]
        return "\n".join(f"{counted(counts[level], level)} not shown (`--min-level {level}`)." for level in hidden)

    def housekeeping(self) -> Iterator[str]:
        """Notes on suppressions and silent sources, where notes are shown."""
        notes = self.report.notes if self.options.min_level == "note" else ()
        if notes:
            yield f"## Housekeeping ({len(notes)})"
            yield "\n".join(map(_note, notes[:_MOST_ROWS]))
            yield _and_more(len(notes) - _MOST_ROWS)

    def gone(self) -> Iterator[str]:
        """Accepted findings that are no longer found, each with the reason."""
        gone = self.report.compared.gone if self.report.compared is not None else ()
        if gone:
            yield f"## No longer found ({len(gone)})"
            yield "\n".join(f"- {one.code}: {escaped(_short(f'{one.key}: {one.reason}'))} `{one.id}`" for one in gone[:_MOST_ROWS])
            yield _and_more(len(gone) - _MOST_ROWS)

    def agreed(self) -> Iterator[str]:
        """What at least two sources say alike."""
        agreed = [a for a in agreements(self.index) if a.sources > 1]
        if not agreed:
            return
        yield f"## What the sources agree on ({counted(len(agreed), 'value')})"
        rows = [["subject", "attribute", "value", "sources"], *map(_agreed_row, agreed[:_MOST_ROWS])]
        yield _table(rows)
        yield _and_more(len(agreed) - _MOST_ROWS)

    def abstained(self) -> Iterator[str]:
        rows = []
        for _, cluster in abstentions(self.report):
            name = f"{_cut(self.index.subject_name(cluster.subject))}, {_cut(attribute_of(cluster))}"
            reason = escaped(_short(cluster.reason))
            rows.append(f"- {paragraph(name)} ({cluster.verdict}, {counted(len(cluster.claims), 'claim')}): {reason}")
        if rows:
            yield f"<details>\n<summary>Not decided ({len(rows)}), and why</summary>"
            yield "\n".join(rows[:_MOST_ROWS])
            yield _and_more(len(rows) - _MOST_ROWS)
            yield "</details>"

    def tables(self) -> Iterator[str]:
        every = grids(self.index, _MOST_SOURCES)
        if every:
            yield "## At a glance"
        for grid in every[:_MOST_GRIDS]:
            yield f"### {escaped(_cut(grid.subject))}"
            yield _table(_grid_rows(grid))
            if grid.more_sources:
                yield f"And {counted(grid.more_sources, 'source')} more."
        if every:
            present = {cell.state for grid in every for _, cells in grid.rows for cell in cells}
            yield ", ".join(f"{_SIGNS[state]} {meaning}" for state, meaning in _MEANS if state in present) + "."
        yield _and_more(len(every) - _MOST_GRIDS)

    def problems(self) -> Iterator[str]:
        problems = sorted(self.report.problems, key=lambda p: p.severity != "input")
        if problems:
            yield f"## Problems ({len(problems)})"
            yield "\n".join(map(_problem, problems[:_MOST_ROWS]))
            yield _and_more(len(problems) - _MOST_ROWS)

    def documents(self) -> Iterator[str]:
        """What was read, and as what."""
        if not self.report.documents:
            return
        yield f"## Documents ({len(self.report.documents)})"
        rows = [["document", "source", "kind", "recognised by"]]
        for d in self.report.documents[:_MOST_ROWS]:
            kind, because = escaped(_cut(d.kind)), escaped(_short(kind_reason(d)))
            rows.append([code(place_in(d.key)), escaped(_cut(d.source)), kind, because])
        yield _table(rows)
        yield _and_more(len(self.report.documents) - _MOST_ROWS)


def escaped_inside(text: str) -> str:
    """`escaped`, with the spaces at the ends kept."""
    core = escaped(text)
    before = " " if text[:1] == " " else ""
    return before + core + (" " if core and text[-1:] == " " else "")


def _bold(text: str) -> str:
    """In bold; as an element where asterisks beside punctuation would not be understood."""
    core = text.strip()
    if not core:
        return text
    inside = escaped(core)
    plain = core[0].isalnum() and core[-1].isalnum()
    bold = f"**{inside}**" if plain else f"<b>{inside}</b>"
    return text[: len(text) - len(text.lstrip())] + bold + text[len(text.rstrip()) :]


def _cut(text: str) -> str:
    return shortened(on_one_line(text), _CELL * 2, ELLIPSIS)


def _short(text: str) -> str:
    return shortened(on_one_line(text), _TEXT, ELLIPSIS)


def _agreed_row(agreed: Agreed) -> list[str]:
    value = escaped(shortened(agreed.value, _VALUE, ELLIPSIS))
    return [escaped(_cut(agreed.subject)), escaped(_cut(agreed.attribute)), value, agreed.support]


def _grid_rows(grid: Grid) -> list[list[str]]:
    rows = [["", *(escaped(shortened(source, _CELL, ELLIPSIS)) for source in grid.sources)]]
    for name, cells in grid.rows:
        said = [f"{_SIGNS[c.state]} {escaped(shortened(c.words, _CELL, ELLIPSIS))}".rstrip() for c in cells]
        rows.append([escaped(shortened(name, _CELL, ELLIPSIS)), *said])
    return rows


def _problem(problem: Problem) -> str:
    hint = f" ({escaped(_short(problem.hint))})" if problem.hint else ""
    return f"- {problem.severity}: {code(problem.where)}: {escaped(_short(problem.what))}{hint}"


def _note(note: Note) -> str:
    hint = f" ({escaped(_short(note.hint))})" if note.hint else ""
    place = note.path if note.line is None else f"{note.path}:{note.line}"
    return f"- {note.code}: {code(place)}: {escaped(_short(note.what))}{hint}"


def _and_more(more: int) -> str:
    return f"And {more} more." if more > 0 else ""


def _table(rows: Iterable[Sequence[str]]) -> str:
    """A pipe table of cells that are escaped already; the first row is the header."""
    head, *rest = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([head, "|" + " --- |" * (head.replace("\\|", "").count("|") - 1), *rest])


WRITER = Writer(name="markdown", write=render_markdown)
