"""Sums and changes in tables: a column of totals, a row of totals, a column of percentages of change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.extract.calculations.figures import Figure, Related, quantity, sort_of
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import words_of
from factcheck.model.document import Span
from factcheck.model.value import Quantity

TOTALS = frozenset("total totals sum all overall altogether gesamt summe insgesamt totaux".split())
_WORLD = frozenset("world worldwide global globally weltweit".split())
_REST = frozenset("other others elsewhere rest remaining international internationally foreign overseas abroad übrige".split())
"""Without a row for these, the rows of territories above a "World" are some of many, and no parts of it."""
_CHANGES = frozenset("change changes growth increase decrease difference diff delta gain veränderung variation".split())
FAR = Decimal("1.35")
MOST_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with one number; `row` counts within its table."""

    block: TaggedBlock
    column: int
    figure: Figure
    value: Quantity


def related(blocks: Sequence[TaggedBlock]) -> Iterator[tuple[TaggedBlock, Related]]:
    """The calculations of every table; the passage of each is a row, or the one cell that holds a column's total."""
    for rows in _tables(blocks):
        cells = [_cells(row) for row in rows]
        header = [words_of(h) for h in rows[0].block.header]
        yield from _row_totals(rows, cells, header)
        yield from _column_totals(rows, cells)
        yield from _changes(rows, cells, header)


def _tables(blocks: Sequence[TaggedBlock]) -> Iterator[list[TaggedBlock]]:
    table: list[TaggedBlock] = []
    for block in blocks:
        if block.block.kind == "table-row" and (not table or table[0].block.group == block.block.group):
            table.append(block)
            continue
        if len(table) > 1:
            yield table
        table = [block] if block.block.kind == "table-row" else []
    if len(table) > 1:
        yield table


def _cells(row: TaggedBlock) -> dict[int, Cell]:
    """Column to its number, for the cells that hold nothing but one number (and its unit)."""
    found: dict[int, Cell] = {}
    starts = sorted(row.at)
    for column, span in enumerate(row.block.cells[:MOST_COLUMNS]):
        words = [i for i in range(len(row.words)) if span.start <= row.starts[i] < span.end] if starts else []
        if not words or len(words) > 6:
            continue
        figures = [
            Figure(t.start, t.end, t.value)
            for i in words
            for t in row.at.get(i, ())
            if t.type.startswith("value:") and isinstance(t.value, Quantity)
        ]
        if len(figures) == 1 and figures[0].end - figures[0].start >= len(words) - 2:
            value = quantity(figures[0])
            if value is not None and not value.about and value.low is not None:
                found[column] = Cell(row, column, figures[0], value)
    return found


def _row_totals(
    rows: Sequence[TaggedBlock], cells: Sequence[dict[int, Cell]], header: Sequence[tuple[str, ...]]
) -> Iterator[tuple[TaggedBlock, Related]]:
    """A column under "Total": in each row the sum of the other numbers, if that holds in most rows."""
    for column, words in enumerate(header):
        if TOTALS.isdisjoint(words):
            continue
        sums: list[tuple[Cell, list[Cell]]] = []
        for row in cells:
            total = row.get(column)
            parts = [c for k, c in sorted(row.items()) if k != column and total and sort_of(c.value) == sort_of(total.value)]
            if total is not None and len(parts) >= 2:
                sums.append((total, parts))
        fitting = sum(_adds_up(total, parts) for total, parts in sums)
        if fitting < 2 or fitting * 2 < len(sums):
            continue
        for total, parts in sums:
            yield total.block, Related("sum", total.figure, tuple(p.figure for p in parts))


def _adds_up(total: Cell, parts: Sequence[Cell]) -> bool:
    slack = sum((p.value.step for p in parts), total.value.step) / 2
    return abs(sum((p.value.low or Decimal(0) for p in parts), Decimal(0)) - (total.value.low or Decimal(0))) <= slack


def _column_totals(rows: Sequence[TaggedBlock], cells: Sequence[dict[int, Cell]]) -> Iterator[tuple[TaggedBlock, Related]]:
    """A last row that is called "Total": in each column the sum of the rows above it."""
    last = rows[-1]
    if not last.block.cells or len(rows) < 3:
        return
    label = _label(last)
    whole = not _WORLD.isdisjoint(label) and any(not _REST.isdisjoint(_label(row)) for row in rows[:-1])
    if TOTALS.isdisjoint(label) and not whole:
        return
    for column, total in sorted(cells[-1].items()):
        above = [row.get(column) for row in cells[:-1]]
        parts = [c for c in above if c is not None and c.value.unit == total.value.unit]
        if len(parts) != len(above) or total.value.unit == "%" or not total.value.low:
            continue
        added = sum((p.value.low or Decimal(0) for p in parts), Decimal(0))
        if (
            added < total.value.low * FAR
            and total.value.low < added * FAR
            and max(p.value.low or 0 for p in parts) < total.value.low
        ):
            yield last, Related("sum", total.figure, tuple(replace(p.figure, start=-1, end=-1) for p in parts))


def _label(row: TaggedBlock) -> tuple[str, ...]:
    """The words of the first cell that says something ("| | All episodes | 335 |")."""
    said = (row.text[cell.start : cell.end] for cell in row.block.cells)
    return next((words for text in said if (words := words_of(text))), ())


def _changes(
    rows: Sequence[TaggedBlock], cells: Sequence[dict[int, Cell]], header: Sequence[tuple[str, ...]]
) -> Iterator[tuple[TaggedBlock, Related]]:
    """A column of percentages under "Change", beside exactly two numbers of one sort: the change from one to the other."""
    for column, words in enumerate(header):
        if _CHANGES.isdisjoint(words):
            continue
        found: list[tuple[TaggedBlock, Related]] = []
        for row, held in zip(rows, cells, strict=True):
            percent = held.get(column)
            others = [c for k, c in sorted(held.items()) if k != column]
            if percent is None or percent.value.unit not in ("%", "1") or len(others) != 2:
                continue
            first, second = others
            if first.value.unit != second.value.unit or first.value.unit == "%":
                continue
            if (second.value.low or 0) < (first.value.low or 0) and _signed(row, percent) > 0:
                first, second = second, first  # the newer value stands first
            found.append((row, Related("change", percent.figure, (first.figure, second.figure))))
        yield from found


def _signed(row: TaggedBlock, cell: Cell) -> int:
    """-1 for a cell with a minus sign, else 1."""
    span = Span(*row.block.cells[cell.column])
    return -1 if row.text[span.start : span.end].lstrip()[:1] in "-−–" else 1
