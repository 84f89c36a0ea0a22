"""Parquet files: their rows are documents as those of a CSV file; what is damaged or hostile is said."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from tests.audits import audit_pages
from tests.read.data_files import documents, quotes, read, rows

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def packed(**columns: list[object]) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


FILMS = packed(
    title=["Harbour Lights", "Low\tTide"],
    director=["Mara Quist", None],
    editors=[["Bo Lund", "Cy Dee"], []],
    runtime_min=[117.0, 95.5],
    budget_usd=[Decimal("5000000.00"), None],
    release_date=[date(2019, 5, 14), date(2021, 1, 2)],
    poster=[b"\x00\x01", b"\x02"],
)


def test_rows_are_documents_and_spans_stand_in_the_text_of_the_rows() -> None:
    found = documents(FILMS, "films.parquet")
    assert [(d.locator, d.title) for d in found] == [("row 2", "Harbour Lights"), ("row 3", "Low Tide")]
    assert rows(found[0])[0] == {
        "title": "Harbour Lights",
        "director": "Mara Quist",
        "editors": "Bo Lund; Cy Dee",
        "runtime min": "117",
        "budget usd": "5000000.00",
        "release date": "2019-05-14",
    }
    assert list(quotes(found[0]))[1] == "Mara Quist"
    assert {d.format for d in found} == {"parquet"}


def test_a_row_contradicts_a_page() -> None:
    report = audit_pages(
        {"films.parquet": FILMS, "a.json": '{"title": "Harbour Lights", "director": "Mara Quist", "runtime": 171}'}
    )
    assert [(f.code, f.attribute) for f in report.findings] == [("FC101", "running_time")]


@pytest.mark.parametrize("data", [FILMS[:-30], b"PAR1" + b"\xff" * 200 + b"PAR1", b"no parquet"])
def test_a_damaged_file_is_a_problem(data: bytes) -> None:
    found, problems = read(data, "films.parquet")
    assert not found
    assert [p.severity for p in problems] == ["input"]


def test_a_file_without_rows_is_a_problem() -> None:
    found, problems = read(packed(title=[]), "films.parquet")
    assert not found and "no row in it" in problems[0].what


def test_more_cells_than_are_read_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.read import parquet_text

    monkeypatch.setattr(parquet_text, "MOST_CELLS", 14)
    found = parquet_text.extract(packed(title=["a", "b", "c"], director=["x", "y", "z"], year=[1, 2, 3]))
    assert found == {"text": "title\tdirector\tyear\na\tx\t1\nb\ty\t2\nc\tz\t3\n", "left": 0}
    monkeypatch.setattr(parquet_text, "MOST_CELLS", 6)
    assert parquet_text.extract(packed(title=["a", "b", "c"], director=["x", "y", "z"], year=[1, 2, 3]))["left"] == 1


def test_rows_that_are_left_out_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.read import from_parquet

    monkeypatch.setattr(from_parquet, "unpacked", lambda format, data: {"text": "title\tyear\na\t1999\n", "left": 12_000})
    _, problems = read(b"x", "films.parquet")
    assert [p.what for p in problems] == ["12,000 more rows are not read"]
