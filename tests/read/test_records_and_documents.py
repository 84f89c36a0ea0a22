"""Documents of one file: how they are known, and how spans of escaped characters go back to the file."""

from __future__ import annotations

from pathlib import Path

from tests.audits import audit_pages

from factcheck.model.document import Block, Rewritten, Span, key_of, path_of, place_in
from factcheck.read.walk import find_files


def test_a_key_is_the_path_or_path_and_locator() -> None:
    assert key_of("a/b.csv", None) == "a/b.csv"
    keys = {key_of("a.csv", None), key_of("a.csv", "row 2"), key_of("a.csv (row 2)", None), key_of("a.csv//row 2", None)}
    assert len(keys) == 4
    assert path_of(key_of("a/b.csv", "row 2")) == "a/b.csv"
    assert place_in(key_of("a/b.csv", "row 2")) == "a/b.csv (row 2)"


_ESCAPES = (Rewritten(0, 1, 1, 7), Rewritten(2, 3, 8, 14))


def test_a_character_that_is_written_as_several_is_quoted_whole() -> None:
    source = r"x\u00e9y\u00e9"
    block = Block("paragraph", "éyé", Span(1, 14), ((0, 1), (1, 7), (2, 8)), rewritten=_ESCAPES)
    found = [block.source_span(s) for s in (Span(0, 1), Span(0, 2), Span(1, 3), Span(2, 3), Span(1, 2))]
    assert [source[s.start : s.end] for s in found] == [r"\u00e9", r"\u00e9y", r"y\u00e9", r"\u00e9", "y"]


def test_files_of_variables_are_found_although_they_are_hidden(tmp_path: Path) -> None:
    for name in (".env.example", ".hidden.json", "a.json", "Dockerfile", "package-lock.json"):
        (tmp_path / name).write_text("A=1", encoding="utf-8")
    found, problems = find_files([tmp_path], tmp_path)
    assert [f.name for f in found] == [".env.example", "Dockerfile", "a.json"]
    assert [p.where for p in problems] == ["package-lock.json"]


def test_records_of_a_large_file_need_more_than_a_name_to_be_one_thing() -> None:
    rows = "".join(f"Work {i},{1900 + i},Ada Roy {i},{60 + i}\n" for i in range(60))
    one = "title,year,director,runtime_min\n" + rows
    namesake = one.replace("Work 7,1907,Ada Roy 7,67", "Work 7,,Bo Day,99")
    slip = one.replace("Work 8,1908,Ada Roy 8,68", "Work 8,1908,Ada Roy 8,86")
    assert audit_pages({"one.csv": one.encode(), "other.csv": namesake.encode()}).findings == ()
    assert [f.attribute for f in audit_pages({"one.csv": one.encode(), "other.csv": slip.encode()}).findings] == ["running_time"]
