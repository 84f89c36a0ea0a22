"""Tables of any markup: cells that span rows and columns set out by column, and what stands over each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.read.clean import Clean
from factcheck.read.lines import fold
from factcheck.read.tables import NAMES_OF_FIELDS, NAMES_OF_VALUES

_MOST_COLUMNS, _MOST_ROWS = 60, 500
"""How far a span is believed; browsers allow 1,000 columns and 65,534 rows, which makes much of a small file."""
_CARRIED = 120
"""Characters that a row takes over from cells of the rows above."""
_LONGEST_LABEL = 80
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, whether it is marked as a header, and how many rows and columns it fills."""

    clean: Clean
    is_header: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; `head` if it stands in the table's head."""

    cells: tuple[Cell, ...]
    head: bool = False


class Laid(NamedTuple):
    """A row set out by column: the cell of each, `None` for a hole; and which are carried over from rows above."""

    columns: tuple[Cell | None, ...]
    carried: frozenset[int]
    head: bool

    @property
    def cells(self) -> list[Cell]:
        """The cells with words, each once, those carried over included."""
        seen: dict[int, Cell] = {}
        for cell in self.columns:
            if cell is not None and cell.clean.text:
                seen.setdefault(id(cell), cell)
        return list(seen.values())

    @property
    def is_headers(self) -> bool:
        """All its cells are headers."""
        return all(cell.is_header for cell in self.columns if cell is not None and cell.clean.text)


class Line(NamedTuple):
    """What a row of a table says: alone over all columns, one or more pairs of label and value, or by columns."""

    row: Laid
    header: tuple[str, ...] = ()
    pairs: tuple[tuple[Cell, Cell], ...] = ()
    alone: Cell | None = None


def lines(rows: Sequence[Row]) -> Iterator[Line]:
    """What the rows of a table say, in order; rows that are headers are given with those below."""
    laid = [
        row for row in _laid(rows) if any(at not in row.carried for at, cell in enumerate(row.columns) if cell and cell.clean.text)
    ]
    width = max((len(row.columns) for row in laid), default=0)
    header: tuple[str, ...] = ()
    untitled = not any(len(row.cells) > 1 and (row.head or row.is_headers) for row in laid)
    paired = untitled and _is_pairs(laid)
    if untitled and not paired and _first_is_header(laid):
        header, laid = _names(laid[:1], width), laid[1:]
    above: list[Laid] = []
    for index, row in enumerate(laid):
        cells = row.cells
        if len(cells) == 1 and (width == 1 or cells[0].columns >= width or len(row.columns) < 2):
            yield Line(row, alone=cells[0])
        elif _heads(row, index, laid, bool(header) and not above):
            above.append(row)
        else:
            if above:
                header, above = _names(above, width), []
            pairs = _pairs(row, header, paired, width)
            yield Line(row, () if pairs else header, pairs)


def _heads(row: Laid, index: int, laid: list[Laid], again: bool) -> bool:
    if index + 1 >= len(laid) or len(row.cells) < 2 or not (row.head or row.is_headers):
        return False
    further = laid[index + 1 : index + 21]
    if not any(not (one.head or one.is_headers) for one in further):
        return not again and index == 0
    return not again or not any(_DIGIT.search(cell.clean.text) for cell in row.cells)


def _names(rows: Sequence[Laid], width: int) -> tuple[str, ...]:
    """What stands over each column; headers of two storeys are read from above."""
    names: list[str] = []
    for at in range(width):
        words: list[str] = []
        for row in rows:
            cell = row.columns[at] if at < len(row.columns) else None
            text = cell.clean.text.replace("\n", " ") if cell else ""
            if text and (not words or words[-1] != text):
                words.append(text[:200])
        names.append(" ".join(words))
    return tuple(names)


def _pairs(row: Laid, header: tuple[str, ...], paired: bool, width: int) -> tuple[tuple[Cell, Cell], ...]:
    cells = row.cells
    if header:
        named = [fold(name) for name in header if name]
        generic = len(named) == 2 and named[0] in NAMES_OF_FIELDS and named[1] in NAMES_OF_VALUES
        return ((cells[0], cells[1]),) if generic and len(cells) == 2 and not row.carried else ()
    marks = [cell.is_header for cell in cells]
    if len(cells) % 2 == 0 and marks == [True, False] * (len(cells) // 2):
        return tuple(zip(cells[::2], cells[1::2], strict=True))
    if paired and len(cells) == 2 and len(cells[0].clean.text) <= _LONGEST_LABEL and width == 2:
        return ((cells[0], cells[1]),)
    return ()


def _is_pairs(laid: list[Laid]) -> bool:
    """Two columns without a header of which the first names what the second says."""
    both = [row.cells for row in laid if len(row.cells) == 2]
    if not both or any(len(row.cells) > 2 for row in laid):
        return False
    numbered = sum(1 for first, _ in both if first.clean.text[0].isdigit())
    return numbered * 2 < len(both) and not _first_is_header(laid)


def _first_is_header(laid: list[Laid]) -> bool:
    """Nothing is marked as a header, but figures stand below words."""
    if len(laid) < 3 or len(laid[0].cells) < 2 or len(laid[0].cells) != len(laid[0].columns):
        return False
    if any(_DIGIT.search(cell.clean.text) or len(cell.clean.text) > 40 for cell in laid[0].cells):
        return False
    width = len(laid[0].columns)
    filled = [row for row in laid[1:] if len(row.cells) == width]
    last = sum(1 for row in filled if row.cells[-1].clean.text[0].isdigit())
    counted = sum(1 for row in filled if any(cell.clean.text[0].isdigit() for cell in row.cells))
    return len(filled) >= 2 and (last if width == 2 else counted) * 10 >= len(filled) * 8


def _laid(rows: Sequence[Row]) -> Iterator[Laid]:
    carried: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        columns: list[Cell | None] = []
        from_above: set[int] = set()
        room = _CARRIED
        waiting = list(row.cells)[::-1]
        further: dict[int, tuple[Cell, int]] = {}
        while waiting or len(columns) in carried:
            at = len(columns)
            above = carried.get(at)
            if above:
                cell, left = above
                if left > 1:
                    further[at] = (cell, left - 1)
                fresh = not columns or columns[-1] is not cell
                room -= len(cell.clean.text) if fresh else 0
                columns.append(cell if room >= 0 else None)
                from_above.add(at)
                continue
            cell = waiting.pop()
            for step in range(min(max(cell.columns, 1), _MOST_COLUMNS)):
                if step and (len(columns) >= _MOST_COLUMNS or len(columns) in carried):
                    break
                if cell.rows > 1 and len(columns) < _MOST_COLUMNS:
                    further[len(columns)] = (cell, min(cell.rows, _MOST_ROWS) - 1)
                columns.append(cell)
        carried = further
        yield Laid(tuple(columns), frozenset(from_above), row.head)
