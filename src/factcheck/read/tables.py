"""Pipe tables: rows with their cells, and what stands over them; a table of two columns without a header is pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from factcheck.model.document import Span
from factcheck.read.clean import Clean
from factcheck.read.inline import without_markup
from factcheck.read.lines import Line, fold

_BORDER = re.compile(r"(?<!\\)\|")
_DIGIT = re.compile(r"\d")
NAMES_OF_FIELDS = frozenset(
    "field attribute property item key detail label fact category name parameter specification "
    "what fact metric measure spec characteristic".split()
)
NAMES_OF_VALUES = frozenset("value values details detail information info data description answer content figure spec".split()) | {
    "how much",
    "how many",
}
Row = list[tuple[int, int]]
"""Where the cells stand in the document, blanks left out; an empty cell is of no length."""


class TableRow(NamedTuple):
    """What a `Block` needs to know of one row."""

    kind: Literal["table-row", "label-value"]
    clean: Clean
    span: Span
    cells: tuple[Span, ...]
    header: tuple[str, ...]
    label: Span | None = None
    value: Span | None = None


def is_separator(body: str) -> bool:
    """The line under a Markdown header: `|---|:--:|`."""
    return "-" in body and len(body) < 2000 and not body.strip("|:- \t") and ("|" in body or body.count("-") > 2)


def rows(text: str, lines: list[Line], labels: frozenset[str], *, markdown: bool) -> Iterator[TableRow]:
    """The rows of one table, in order; header and separator rows are left out.

    The first row is a header if a separator follows, or if it has two cells or more, none of them with a digit, and
    there
    are three rows or more. Rows of two columns are label and value where there is no header, or one that says no more.
    """
    ruled = len(lines) > 1 and is_separator(lines[1].body)
    split = [_cells(line) for line in lines if not is_separator(line.body)]
    if not split:
        return
    names = [text[start:end] for start, end in split[0]]
    paired = _is_pairs(text, split, names, labels, ruled)
    has_header = ruled or (not paired and len(split) >= 3 and len(names) >= 2 and not any(map(_DIGIT.search, names)))
    body = split[1:] if has_header else split
    header = tuple(without_markup(text, [cell], markdown=markdown).text if cell[0] < cell[1] else "" for cell in split[0])
    for row in body:
        made = _row(text, row, header if has_header and any(names) else (), markdown)
        if made and paired and len(made.cells) >= 2 and all(cell.start < cell.end for cell in made.cells[:2]):
            yield made._replace(kind="label-value", label=made.cells[0], value=made.cells[1], cells=(), header=())
        elif made:
            yield made


def _is_pairs(text: str, split: list[Row], names: list[str], labels: frozenset[str], ruled: bool) -> bool:
    if any(len([1 for start, end in row if start < end]) > 2 or len(row) > 3 for row in split):
        return False
    if max(len(row) for row in split) < 2:
        return False
    folded = [fold(name) for name in names]
    if ruled:
        return not any(folded) or (folded[0] in NAMES_OF_FIELDS and folded[-1] in NAMES_OF_VALUES)
    if any(row and fold(text[row[0][0] : row[0][1]]) in labels for row in split):
        return True
    values = [text[row[1][0] : row[1][1]] for row in split[1:] if len(row) > 1 and row[1][0] < row[1][1]]
    numbers = sum(1 for value in values if value[0].isdigit())
    return not (len(split) >= 3 and numbers * 10 >= len(values) * 8 and not any(map(_DIGIT.search, names)))


def _cells(line: Line) -> Row:
    body = line.body
    borders = [match.start() for match in _BORDER.finditer(body)]
    cuts = [-1, *borders, len(body)]
    cells: Row = []
    for left, right in pairwise(cuts):
        part = body[left + 1 : right]
        inner = part.strip()
        start = left + 1 + (len(part) - len(part.lstrip()) if inner else 0)
        cells.append((line.start + start, line.start + start + len(inner)))
    if body.startswith("|"):
        cells = cells[1:]
    if body.endswith("|") and len(cells) > 1:
        cells = cells[:-1]
    return cells


def _row(text: str, cells: Row, header: tuple[str, ...], markdown: bool) -> TableRow | None:
    """The row's text runs from its first cell with words to its last, borders included."""
    full = [cell for cell in cells if cell[0] < cell[1]]
    if not full:
        return None
    start, end = full[0][0], full[-1][1]
    clean = without_markup(text, [(start, end)], markdown=markdown)
    if not clean.text.strip():
        return None
    spans = tuple(_span(clean, cell, start, end) for cell in cells)
    return TableRow("table-row", clean, Span(start, end), spans, header)


def _span(clean: Clean, cell: tuple[int, int], start: int, end: int) -> Span:
    first = clean.at(min(max(cell[0], start), end)) if cell[0] < end else len(clean.text)
    last = clean.at(cell[1]) if cell[0] < cell[1] else first
    return Span(first, max(first, last))
