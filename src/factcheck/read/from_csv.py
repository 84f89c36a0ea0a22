"""CSV and TSV: rows about things with names of their own are documents; a table about one subject is one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.model.document import Block, Span
from factcheck.read.csv_rows import Rows, is_formula, read_rows
from factcheck.read.members import is_sentences, label_value, paragraph
from factcheck.read.nodes import Node, Writer, key_words, scalar
from factcheck.read.reading import Fault, Given, Reader, Reading, Record
from factcheck.read.roles import MEASURED_ENDS, NONE, Roles, roles_of, units_beside, words
from factcheck.read.trees import NamedRows, name_at, paths_of, stated_block, told_apart

_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*%?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})*,\d+%?|[-+]?\d+,\d+%?")
_DECIMAL_POINT = re.compile(r"[-+]?\d+\.\d{1,2}%?|[-+]?\d+\.\d{4,}%?|[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?")
_MOST_FAULTS = 200
_LONGEST_CELL = 2000


class _Table(NamedTuple):
    """A text as a table."""

    text: str
    headers: list[str]
    rows: list[list[Node]]
    said: list[list[str]]
    """The words of each cell, single-spaced; formulas and what is no value empty."""
    roles: Roles
    commas: frozenset[int]
    """The columns whose numbers have a decimal comma."""
    units: dict[int, int]
    """The columns that have their unit in another one."""


def read(text: str, given: Given) -> Reading:
    """The documents of separated values."""
    found = read_rows(text, "\t" if given.path.lower().endswith((".tsv", ".tab")) else None)
    return read_table(text, found, given)


def read_table(text: str, found: Rows, given: Given) -> Reading:
    """The same of rows that are cut already."""
    rows = found.rows
    while rows and len(rows[0]) == 1 and rows[0][0].words(text).lstrip().startswith("#"):
        rows = rows[1:]
    if not rows:
        return Reading(shape="record", faults=found.faults)
    if not _is_header(text, rows):
        return Reading(records=(_without_header(text, rows),), shape="record", because="rows without a header", faults=found.faults)
    headers = [" ".join(cell.words(text).split()) for cell in rows[0]]
    faults = list(found.faults)
    kept, said = _cells(text, headers, rows[1:], faults)
    roles = roles_of(headers, said, given.mapping)
    commas = _commas(said, len(headers), found.separator)
    table = _Table(text, headers, kept, said, roles, commas, units_beside([words(h) for h in headers]))
    numbers = {id(row): n for n, row in enumerate(rows, 1)}
    records = _records(table, [numbers[id(row)] for row in kept])
    because = roles.because + ("; numbers have a decimal comma" if commas else "")
    return Reading(records=tuple(records), shape="record", because=because, faults=tuple(faults[:_MOST_FAULTS]))


def _is_header(text: str, rows: Sequence[Sequence[Node]]) -> bool:
    """Is the first row made of words that are no values, each different?"""
    first = [" ".join(cell.words(text).split()) for cell in rows[0]]
    given = [cell for cell in first if cell]
    if not given or len(rows) < 2 or len(set(given)) < len(given) or len(given) * 2 < len(first):
        return False
    return all(len(c) <= 100 and any(x.isalpha() for x in c) and not _is_value(c) for c in given)


def _is_value(cell: str) -> bool:
    digits = sum(c.isdigit() for c in cell)
    return bool(_NUMBER.fullmatch(cell)) or (digits * 2 > len(cell) and digits > 4)


def _without_header(text: str, rows: Sequence[Sequence[Node]]) -> Record:
    """Two columns are labels and values; anything wider says nothing of what its cells are."""
    blocks = [
        block
        for row in rows
        if len(row) == 2 and (block := label_value(row[0], scalar(text, row[1]), row[1].end, text, (), 1)) is not None
    ]
    return Record(tuple(blocks))


def _cells(
    text: str, headers: Sequence[str], rows: Sequence[list[Node]], faults: list[Fault]
) -> tuple[list[list[Node]], list[list[str]]]:  # fmt: skip
    """The rows that fit under the header, and their words."""
    kept: list[list[Node]] = []
    said: list[list[str]] = []
    width = len(headers)
    for row in rows:
        if len(row) > width and any(cell.words(text).strip() for cell in row[width:]):
            faults.append(Fault(row[0].start, f"a row of {len(row)} cells under {width} headers is not read"))
            continue
        line: list[str] = []
        for cell in row[:width]:
            here = " ".join(cell.words(text).split())
            if here and is_formula(here):
                faults.append(Fault(cell.start, f"a formula is not computed: {here[:40]!r}"))
                here = ""
            line.append("" if here.lower() in _NOTHING else here)
        line.extend([""] * (width - len(line)))
        if any(line):
            kept.append(row)
            said.append(line)
    return kept, said


_NOTHING = frozenset({"null", "none", "n/a", "na", "nan", "-", "–", "—", "\\n", "?"})


def _commas(said: Sequence[Sequence[str]], width: int, separator: str) -> frozenset[int]:
    """Columns in which some number can only have a decimal comma and none a decimal point."""
    if separator == ",":
        return frozenset()
    some: set[int] = set()
    none: set[int] = set()
    for row in said:
        for column in range(width):
            cell = row[column]
            if "," in cell and _DECIMAL_COMMA.fullmatch(cell) and not _DECIMAL_POINT.fullmatch(cell):
                some.add(column)
            elif cell and _DECIMAL_POINT.fullmatch(cell) and ("," in cell) != ("." in cell) and not _DECIMAL_COMMA.fullmatch(cell):
                none.add(column)
    if not some:
        return frozenset()
    return frozenset(range(width)) - none if separator == ";" else frozenset(some - none)


_SWAPPED = {",": ".", ".": ","}


def _records(table: _Table, numbers: Sequence[int]) -> list[Record]:
    roles = table.roles
    if roles.mode == "long":
        return _long(table, numbers)
    if roles.mode == "table":
        blocks: list[Block] = []
        for row, said in zip(table.rows, table.said, strict=True):
            path = told_apart(table.headers, roles, said, 0, repeated=bool(roles.keys))
            blocks.extend(_row_blocks(table, row, said, path, roles.keys))
        return [Record(tuple(blocks))]
    at = [name_at(roles, said) for said in table.said]
    sources = [said[roles.source] if roles.source != NONE else "" for said in table.said]
    named = [said[i].casefold() if i != NONE else "" for said, i in zip(table.said, at, strict=True)]
    paths = paths_of(NamedRows(table.headers, table.said, roles), named, sources, numbers)
    records: list[Record] = []
    for index, (row, said) in enumerate(zip(table.rows, table.said, strict=True)):
        title = said[at[index]] if at[index] != NONE else ""
        blocks_of_row = tuple(_row_blocks(table, row, said, paths[index], (at[index],)))
        records.append(Record(blocks_of_row, f"row {numbers[index]}", title, (), sources[index] or None))
    return records


def _long(table: _Table, numbers: Sequence[int]) -> list[Record]:
    """Rows of attribute and value: one document for each source and object, however far apart its rows stand."""
    roles, text = table.roles, table.text
    together: dict[tuple[str, str], list[int]] = {}
    for index, said in enumerate(table.said):
        source = said[roles.source] if roles.source != NONE else ""
        name = said[roles.names[0]] if roles.names else ""
        together.setdefault((source, name), []).append(index)
    records: list[Record] = []
    alone = len(together) == 1 and ("", "") in together
    for (source, name), members in together.items():
        blocks: list[Block] = []
        for index in members:
            row, said = table.rows[index], table.said[index]
            if max(roles.attribute, roles.value) >= len(row) or not said[roles.attribute] or not said[roles.value]:
                continue
            unit = row[roles.unit] if NONE != roles.unit < len(row) and said[roles.unit] else None
            path = told_apart(table.headers, roles, said, numbers[index], repeated=False)
            value = _with_point(table, row[roles.value], said[roles.value], roles.value)
            block = stated_block(text, row[roles.attribute], value, unit, path, row[0].start, row[-1].end)
            if block is not None:
                blocks.append(block)
        first, last = numbers[members[0]], numbers[members[-1]]
        where = None if alone else f"row {first}" if first == last else f"rows {first} to {last}"
        if blocks:
            records.append(Record(tuple(blocks), where, name, (), source or None))
    return records


def _with_point(table: _Table, cell: Node, said: str, column: int) -> Node:
    """A number with a decimal comma, read as one with a decimal point."""
    if column not in table.commas or not _NUMBER.fullmatch(said):
        return cell
    clean, writer = scalar(table.text, cell), Writer()
    for at, char in enumerate(clean.text):
        part = clean.part(at, at + 1)
        if char in _SWAPPED:
            writer.instead(_SWAPPED[char], part.source_start, part.source_end)
        else:
            writer.clean(part)
    return Node("number", cell.start, cell.end, cell.first, cell.last, writer.done())


def _row_blocks(table: _Table, row: Sequence[Node], said: Sequence[str], path: tuple[str, ...], own: Sequence[int]) -> list[Block]:
    """A row as a block of cells, each under its header; sentences in a cell are a paragraph of their own.

    `own` are the columns by which the row is named or told apart: their cells stand there without a header. A unit in a
    column of its own is given to the header of the number it belongs to.
    """
    text = table.text
    units = _units_of(table, said)
    stated = frozenset(units.values())
    writer = Writer()
    cells: list[Span] = []
    header: list[str] = []
    prose: list[Block] = []
    last = row[0].start
    for column, name in enumerate(table.headers):
        cell = row[column] if column < len(row) else None
        if column:
            writer.instead("|", min(last, row[-1].end - 1))
        at = writer.length
        if cell is not None and said[column] and column != table.roles.source and column not in stated:
            last = cell.end
            clean = scalar(text, _with_point(table, cell, said[column], column)).stripped()
            if column not in own and (is_sentences(table.headers[column], said[column]) or len(said[column]) > _LONGEST_CELL):
                span = Span(cell.start, cell.end)
                prose.append(paragraph(clean, span, (*path, " ".join(key_words(name).split()))))
            else:
                writer.clean(clean)
        elif cell is not None:
            last = cell.end
        cells.append(Span(at, writer.length))
        shown = " ".join(key_words(name).split())
        header.append(
            ""
            if column in own and not _says_more(table, column)
            else _with_unit(shown, said[units[column]])
            if column in units
            else shown
        )
    made = writer.done()
    if not any(c.end > c.start for c in cells):
        return prose
    span = Span(row[0].start, row[-1].end)
    block = Block(
        "table-row",
        made.text,
        span,
        made.pieces,
        0,
        path,
        cells=tuple(cells),
        header=tuple(header),
        group=1,
        rewritten=made.rewritten,
    )
    return [block, *prose]


def _says_more(table: _Table, column: int) -> bool:
    """Does the name of a record say something of it too (its title)?"""
    return table.roles.mode == "records" and column in table.roles.names


def _units_of(table: _Table, said: Sequence[str]) -> dict[int, int]:
    """The columns of numbers that have their unit in another column of this row, and that column."""
    roles = table.roles
    found = {at: unit for at, unit in table.units.items() if said[at] and said[unit] and len(said[unit]) <= 20}
    if found or roles.unit == NONE or not said[roles.unit] or len(said[roles.unit]) > 20:
        return found
    numeric = [i for i, cell in enumerate(said) if _NUMBER.fullmatch(cell) and i not in (*roles.keys, *roles.ids)]
    named = [i for i in numeric if words(table.headers[i]) in ("value", "amount", "figure", "price", "total", "gross", "revenue")]
    fitting = named or numeric
    return {fitting[0]: roles.unit} if len(fitting) == 1 else {}


def _with_unit(header: str, unit: str) -> str:
    """A header that says the unit too."""
    head, _, last = header.rpartition(" ")
    return f"{head if head and last.lower() in MEASURED_ENDS else header} {unit}"


READER = Reader(name="csv", endings=(".csv", ".tsv", ".tab"), data=read)
