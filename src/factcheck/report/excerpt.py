"""A claim's passage as it is shown: the lines it stands on, cut around it, and which words of it differ.

Only about as many characters of a document are looked at as are shown: a line of ten megabytes costs what others cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.finding import Finding
from factcheck.model.value import NameSet
from factcheck.report.shown import (
    Index,
    Lines,
    escape_of,
    is_hostile,
    set_difference,
    value_spans,
    width_of_character,
)

DIFFERS, SAME = "^", "-"
"""Signs under a value: what the sides do not share, and what they do."""
_WORD = re.compile(r"\w+(?:[.,:]\w+)*")
_MOST_READ = 2000
"""Characters of one value that are compared word by word; what follows counts as differing."""
_MOST_NAMES = 200
_MOST_LINES = 4


class Mark(NamedTuple):
    """A sign under the characters `[start, end)` of a document."""

    start: int
    end: int
    sign: str


class Run(NamedTuple):
    """Visible characters that carry one sign, empty for none."""

    text: str
    sign: str


class Row(NamedTuple):
    """One shown row of a document; `number` is `None` where it continues the row above."""

    number: int | None
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words of the row."""
        return "".join(run.text for run in self.runs)

    @property
    def signs(self) -> str:
        """What stands under them, in columns; empty where nothing is marked."""
        under = "".join((run.sign or " ") * sum(map(width_of_character, run.text)) for run in self.runs)
        return under.rstrip()


class _Cell(NamedTuple):
    """One character of a document as it is shown."""

    text: str
    width: int
    sign: str


def marks_of(index: Index, finding: Finding) -> dict[int, list[Mark]]:
    """For each claim that a finding's positions hold: the signs under its value, ascending.

    Names are marked one by one, other values word by word; a value alone in its finding is marked as a whole.
    """
    positions = finding.positions
    difference = set_difference(index, finding)
    shared_words = _shared_words(index, finding) if len(positions) > 1 and difference is None else frozenset[str]()
    marks = {}
    for position in positions:
        for at in position.claims[:1]:
            claim = index.report.claims[at]
            if difference is not None:
                marks[at] = _marked_names(claim, index.lines(claim.document).text, difference.shared_keys)
            else:
                marks[at] = _marked_words(claim, index.lines(claim.document).text, shared_words)
    return marks


def whole_value(claim: Claim) -> list[Mark]:
    """The whole value marked."""
    return [Mark(span.start, span.end, DIFFERS) for span in value_spans(claim)]


def _shared_words(index: Index, finding: Finding) -> frozenset[str]:
    """Words that stand in the first value of every position."""
    shared: set[str] | None = None
    for position in finding.positions:
        value = index.report.claims[position.claims[0]].value
        words = {m.group().casefold() for m in _WORD.finditer(value.text[:_MOST_READ])}
        shared = words if shared is None else shared & words
    return frozenset(shared or ())


def _marked_words(claim: Claim, text: str, shared: frozenset[str]) -> list[Mark]:
    """Shared words are `SAME`; what stands between two words differs only if both do."""
    marks: list[Mark] = []
    for span in value_spans(claim):
        at, before = span.start, DIFFERS
        for word in _WORD.finditer(text, span.start, min(span.end, span.start + _MOST_READ)):
            sign = SAME if word.group().casefold() in shared else DIFFERS
            if word.start() > at:
                marks.append(Mark(at, word.start(), DIFFERS if before == sign == DIFFERS else SAME))
            marks.append(Mark(word.start(), word.end(), sign))
            at, before = word.end(), sign
        if at < span.end:
            marks.append(Mark(at, span.end, before if span.end - at < _MOST_READ else DIFFERS))
    return marks


def _marked_names(claim: Claim, text: str, shared: frozenset[str]) -> list[Mark]:
    value = claim.value
    assert isinstance(value, NameSet)
    marks: list[Mark] = []
    for span in value_spans(claim):
        at, end = span.start, min(span.end, span.start + _MOST_READ)
        for member in value.members[:_MOST_NAMES]:
            found = text.find(member.text, at, end) if at < end else -1
            if found < 0:
                continue
            at = found + len(member.text)
            marks.append(Mark(found, at, SAME if member.key in shared else DIFFERS))
    return marks or whole_value(claim)


def rows_of(lines: Lines, span: Span, marks: Sequence[Mark], room: int, ellipsis: str) -> list[Row]:
    """The lines that `span` stands on, each cut around it to at most `room` columns.

    A passage that is itself longer is folded over at most four rows, which are chosen so that its first mark is shown.
    """
    first, last = lines.place(span.start).line, lines.place(span.end - 1).line
    rows: list[Row] = []
    for number in range(first, min(last, first + 2 * _MOST_LINES) + 1):
        low, high = lines.bounds(number)
        start, end = max(low, span.start), min(high, span.end)
        if not lines.text[start : min(end, start + room)].strip():
            continue
        rows += _rows_of_line(lines.text, Span(low, high), Span(start, end), marks, number, room, ellipsis)
        if len(rows) >= _MOST_LINES:
            break
    return rows


def _rows_of_line(text: str, line: Span, part: Span, marks: Sequence[Mark], number: int, room: int, ellipsis: str) -> list[Row]:
    if part.end - part.start <= room:
        cells = _cells(text, part.start, part.end, marks)
        used = _width(cells)
        if used <= room:
            return [Row(number, _runs(_with_context(text, line, part, cells, room - used, ellipsis)))]
    return _folded(text, line, part, marks, number, room, ellipsis)


def _with_context(text: str, line: Span, part: Span, cells: list[_Cell], rest: int, ellipsis: str) -> list[_Cell]:
    """The cells with as much of their line around them as `rest` columns hold."""
    before = _cells(text, max(line.start, part.start - rest - 1), part.start, ())
    after = _cells(text, part.end, min(line.end, part.end + rest + 1), ())
    if _width(before) + _width(after) <= rest:
        return before + cells + after
    third = rest // 3
    share = min(_width(before), max(third, rest - _width(after)))
    before, used = _cut(before[::-1], share, ellipsis)
    after, _ = _cut(after, rest - used, ellipsis)
    return before[::-1] + cells + after


def _cut(cells: list[_Cell], room: int, ellipsis: str) -> tuple[list[_Cell], int]:
    """As many of the first cells as fit, to the last space, with an ellipsis at the end where some are left out."""
    if _width(cells) <= room:
        return cells, _width(cells)
    room -= len(ellipsis)
    kept: list[_Cell] = []
    for cell in cells:
        room -= cell.width
        if room < 0:
            break
        kept.append(cell)
    space = next((at for at in range(len(kept) - 1, max(-1, len(kept) - 16), -1) if kept[at].text == " "), None)
    if space is not None:
        kept = kept[: space + 1]
    end = [_Cell(ellipsis, len(ellipsis), "")] if room > -len(ellipsis) or kept else []
    return kept + end, _width(kept) + _width(end)


def _folded(text: str, line: Span, part: Span, marks: Sequence[Mark], number: int, room: int, ellipsis: str) -> list[Row]:
    start, most = part.start, room * _MOST_LINES
    first = min((mark.start for mark in marks if mark.start >= part.start), default=part.start)
    if first - start > most - room:
        start = text.find(" ", first - room // 2, first) + 1 or max(start, first - room // 2)
    end = min(part.end, start + most + room)
    cells = _cells(text, start, end, marks)
    if start > line.start:
        cells.insert(0, _Cell(ellipsis, len(ellipsis), ""))
    rows = _fold(cells, room - len(ellipsis))
    cut = len(rows) > _MOST_LINES or end < line.end
    rows = rows[:_MOST_LINES]
    if cut:
        rows[-1] = [*rows[-1], _Cell(ellipsis, len(ellipsis), "")]
    return [Row(number if at == 0 else None, _runs(row)) for at, row in enumerate(rows)]


def _fold(cells: Sequence[_Cell], room: int) -> list[list[_Cell]]:
    """Cells in rows of at most `room` columns, broken after a space where there is one."""
    rows: list[list[_Cell]] = [[]]
    used, space = 0, 0
    for cell in cells:
        if used + cell.width > room and rows[-1]:
            row = rows[-1]
            rows[-1], rest = (row[:space], row[space:]) if space else (row, [])
            rows.append(rest)
            used, space = _width(rest), 0
        rows[-1].append(cell)
        used += cell.width
        if cell.text == " ":
            space = len(rows[-1])
    return rows


def _width(cells: Iterable[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _cells(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[_Cell]:
    """The characters `[start, end)`, tabs as a space, what is hostile as an escape."""
    signs = _signs(start, end, marks)
    piece = text[start:end]
    if not signs and piece.isascii() and piece.isprintable():
        return list(map(_PLAIN.__getitem__, piece))
    cells = []
    for at in range(start, end):
        character = text[at]
        if " " <= character < "\x7f":
            shown, width = character, 1
        elif character in "\t\r\n\xa0":
            shown, width = " ", 1
        elif is_hostile(character):
            shown = escape_of(character)
            width = len(shown)
        else:
            shown, width = character, width_of_character(character)
        cells.append(_Cell(shown, width, signs[at - start] if signs else ""))
    return cells


_PLAIN = {character: _Cell(character, 1, "") for character in map(chr, range(0x20, 0x7F))}


def _signs(start: int, end: int, marks: Sequence[Mark]) -> list[str]:
    """The sign of each character."""
    if not marks:
        return []
    signs = [""] * (end - start)
    for mark in marks:
        for at in range(max(mark.start, start), min(mark.end, end)):
            signs[at - start] = mark.sign
    return signs


def _runs(cells: Iterable[_Cell]) -> tuple[Run, ...]:
    """Cells of one sign together."""
    runs: list[tuple[list[str], str]] = []
    for cell in cells:
        if not runs or runs[-1][1] != cell.sign:
            runs.append(([], cell.sign))
        runs[-1][0].append(cell.text)
    return tuple(Run("".join(texts), sign) for texts, sign in runs)


def quote_of(lines: Lines, span: Span, marks: Sequence[Mark], room: int, ellipsis: str) -> tuple[Run, ...]:
    """The passage itself on one line in at most `room` columns, cut around its first mark where it is longer."""
    text = lines.text
    start, end = span
    if end - start > room:
        first = next((m for m in marks), Mark(start, start, ""))
        if first.end - start > room - len(ellipsis):
            start = max(start, min(first.start - room // 3, end - room))
            start = text.find(" ", start, first.start) + 1 or start
        end = min(end, start + room)
    cells = _cells(text, start, end, marks)
    if start > span.start:
        cells.insert(0, _Cell(ellipsis, len(ellipsis), ""))
    if end < span.end or _width(cells) > room:
        cells, _ = _cut([*cells, _Cell(" ", 1 + room, "")], room, ellipsis)
    return _runs(_single_spaced(cells))


def _single_spaced(cells: Iterable[_Cell]) -> list[_Cell]:
    kept: list[_Cell] = []
    for cell in cells:
        if cell.text != " " or not kept or kept[-1].text != " ":
            kept.append(cell)
    return kept


def quote_words(index: Index, claim: Claim, room: int, ellipsis: str = "…") -> str:
    """A claim's passage in a few words, around its value."""
    runs = quote_of(index.lines(claim.document), claim.evidence.span, whole_value(claim), room, ellipsis)
    return "".join(run.text for run in runs).strip()
