"""Long tables of claims."""

from __future__ import annotations

import pytest

from factcheck.read.claim_table import claim_columns, read_claims
from factcheck.truth.table import ClaimTable

TEXT = "source,object,attribute,value\n" + "".join(f"s{n % 2},x{n % 3},colour,red\n" for n in range(8))


def read(text: str, path: str = "a.csv") -> tuple[ClaimTable, list[str]]:
    table = ClaimTable()
    columns = claim_columns(text, path)
    assert columns is not None
    return table, [f"{p.where}: {p.what}" for p in read_claims(text, path, columns, table)]


def test_claims_are_counted_under_subject_and_attribute() -> None:
    table, problems = read(TEXT)
    assert table.sources == ["s0", "s1"]
    assert table.said["x0", "colour"] == {"red": [0, 1, 0]}
    assert (table.claims, problems) == (8, [])


@pytest.mark.parametrize(
    ("header", "separator"), [("value;attribute;subject;source", ";"), ("source\tentity\tproperty\tvalue", "\t")]
)
def test_columns_are_known_by_name_in_any_order(header: str, separator: str) -> None:
    cells = {"value": "red", "attribute": "colour", "property": "colour", "subject": "x", "entity": "x", "source": "s"}
    line = separator.join(cells[h] for h in header.split(separator))
    table, _ = read(f"{header}\n{line}\n{line}\n")
    assert table.said == {("x", "colour"): {"red": [0, 0]}}


def test_quoted_cells_hold_separators_and_line_ends() -> None:
    table, _ = read('source,object,attribute,value\ns,"Roy, Ada",colour,"red\nand ""blue"""\ns,y,colour,red\n')
    assert table.said["Roy, Ada", "colour"] == {'red\nand "blue"': [0]}


def test_a_row_that_lacks_cells_is_a_problem_with_its_line() -> None:
    table, problems = read(TEXT + "s0,x1\n")
    assert problems == ["a.csv:10:1: a row of 2 cells is not read"]
    assert table.claims == 8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title,year\nHarbour,1999\nTide,2001\n",
        "source,object,attribute,value,territory\ns,x,gross,5,France\ns,x,gross,6,Spain\n",
        "object,attribute,value\nx,colour,red\ny,colour,red\n",
        "Just a text, with commas, in it.\nAnd more, of it.\n",
    ],
)
def test_anything_else_is_left_to_the_readers_of_documents(text: str) -> None:
    assert claim_columns(text, "a.csv") is None
