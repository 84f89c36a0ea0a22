"""Long tables of claims (`source,object,attribute,value`), read without a document for each row.

Only what the roles of the columns call a long table with a source, and nothing beside, is read so; whatever has qualifiers goes
through `from_csv`. What is read is counted, not placed: a resolved value names its sources, and no offsets.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from factcheck.model.finding import Problem
from factcheck.read.csv_rows import read_rows
from factcheck.read.reading import RecordMap
from factcheck.read.roles import NONE, Roles, roles_of
from factcheck.truth.table import ClaimTable

_HEAD = 64_000
_LONGEST_CELL = 10_000_000
_MOST_FAULTS = 20


class Columns(NamedTuple):
    """Where the four stand, and the separator."""

    source: int
    subject: int
    attribute: int
    value: int
    width: int
    separator: str


def claim_columns(text: str, path: str, mapping: RecordMap | None = None) -> Columns | None:
    """The columns, if the text is such a table; `None` for anything else."""
    head = text[:_HEAD]
    if len(head) < len(text):
        head = head[: head.rfind("\n") + 1]
    found = read_rows(head, "\t" if path.lower().endswith((".tsv", ".tab")) else None)
    if len(found.rows) < 2 or found.faults:
        return None
    rows = [[" ".join(cell.words(head).split()) for cell in row] for row in found.rows]
    width = len(rows[0])
    kept = [row + [""] * (width - len(row)) for row in rows[1:] if len(row) <= width]
    roles = roles_of(rows[0], kept, mapping)
    if not _is_claims(roles, width, [h.lower() for h in rows[0]]):
        return None
    source = roles.source if roles.source != NONE else [h.lower() for h in rows[0]].index("source")
    return Columns(source, roles.names[0], roles.attribute, roles.value, width, found.separator)


def _is_claims(roles: Roles, width: int, headers: list[str]) -> bool:
    if roles.mode != "long" or not roles.names or roles.unit != NONE or roles.keys:
        return False
    # A head of the file in which each source speaks once is no reason to take the column for a footnote.
    used = {roles.names[0], roles.attribute, roles.value, *roles.ids}
    used.add(roles.source if roles.source != NONE else headers.index("source") if "source" in headers else NONE)
    return NONE not in used and len(used) == width


def read_claims(text: str, path: str, columns: Columns, table: ClaimTable) -> tuple[Problem, ...]:
    """Add the claims of a text to the table. Rows that lack a cell of the four are problems, each named up to a number."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    reader = csv.reader(lines, delimiter=columns.separator)
    problems: list[Problem] = []
    missing = 0
    pick = itemgetter(columns.source, columns.subject, columns.attribute, columns.value)
    said, index, sources = table.said, table.index, table.sources
    claims = 0
    rows = _rows(reader, path, problems)
    next(rows, None)
    for row in rows:
        try:
            name, subject, attribute, value = pick(row)
        except IndexError:
            if row:
                missing += 1
                if missing <= _MOST_FAULTS:
                    problems.append(Problem("limit", f"{path}:{reader.line_num}:1", f"a row of {len(row)} cells is not read"))
            continue
        source = index.get(name)
        if source is None:
            source = index[name] = len(sources)
            sources.append(name)
        key = (subject, attribute)
        values = said.get(key)
        if values is None:
            said[key] = {value: [source]}
        else:
            voters = values.get(value)
            if voters is None:
                values[value] = [source]
            else:
                voters.append(source)
        claims += 1
    table.claims += claims
    if missing > _MOST_FAULTS:
        problems.append(Problem("limit", path, f"{missing - _MOST_FAULTS} more rows that lack cells are not read"))
    return tuple(problems)


def _rows(reader: Iterable[list[str]], path: str, problems: list[Problem]) -> Iterator[list[str]]:
    """The rows up to a fault that the parser cannot go on from."""
    try:
        yield from reader
    except csv.Error as error:
        problems.append(Problem("input", path, f"not separated values: {error}; what follows is not read"))
