"""`factcheck resolve` and `factcheck sources` on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.commands import factcheck, film, write

CLAIMS = """source,object,attribute,value
Almanac,"Roy, Ada",birthplace,Norway
Gazette,"Roy, Ada",birthplace,Bergen
Herald,"Roy, Ada",birthplace,Roy
Almanac,"Holm, Ben",birthplace,Oslo
Gazette,"Holm, Ben",birthplace,Bergen
Herald,"Holm, Ben",birthplace,Oslo
Almanac,Tide,authors,"Roy, Ada; Holm, Ben"
Gazette,Tide,authors,Ada Roy & Ben Holm
"""
PLACES = "ID,name,parentID\n0,World,-1\n1,Norway,0\n2,Bergen,1\n3,Oslo,1\n"
COLUMNS = ["subject", "attribute", "value", "probability", "sources_for", "sources_against", "conflict"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('[taxonomies]\nplace = "places.csv"\n', encoding="utf-8")
    return tmp_path


def rows(folder: Path, *arguments: str) -> list[dict[str, str]]:
    run = factcheck(folder, "resolve", *arguments)
    assert run.returncode == 0, run.stderr
    return list(csv.DictReader(io.StringIO(run.stdout.decode())))


def test_each_attribute_of_each_subject_has_one_row(folder: Path) -> None:
    found = rows(folder)
    assert list(found[0]) == COLUMNS
    assert [(r["subject"], r["value"], r["conflict"]) for r in found] == [
        ("Holm, Ben", "Oslo", "true"), ("Roy, Ada", "Bergen", "true"), ("Tide", "Ada Roy; Ben Holm", "false"),
    ]  # fmt: skip
    assert found[1]["sources_for"] == "Almanac; Gazette"


def test_the_taxonomy_decides_and_is_no_document(folder: Path) -> None:
    with_it = rows(folder)
    (folder / "factcheck.toml").write_text("", encoding="utf-8")
    (folder / "places.csv").unlink()
    assert with_it[1]["sources_against"] == "Herald"
    assert rows(folder)[1]["sources_against"] != "Herald"


def test_json_holds_lists_and_problems(folder: Path) -> None:
    told = json.loads(factcheck(folder, "resolve", "--format", "json", "--explain").stdout)
    assert told["schema"] == "factcheck/resolved/1"
    assert told["rows"][1]["sources_for"] == ["Almanac", "Gazette"]
    assert "plain majority: Oslo (2 of 3)" in told["rows"][0]["explanation"]
    assert told["problems"] == []


def test_jsonl_markdown_and_parquet_have_the_same_rows(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    expected = [r["value"] for r in rows(folder)]
    lines = factcheck(folder, "resolve", "--format", "jsonl").stdout.decode().splitlines()
    assert [json.loads(line)["value"] for line in lines] == expected
    table = factcheck(folder, "resolve", "--format", "markdown").stdout.decode().splitlines()
    assert [line.split(" | ")[2] for line in table[2:]] == expected
    (folder / "out").mkdir()
    (folder / "out" / "rows.parquet").write_bytes(factcheck(folder, "resolve", "--format", "parquet").stdout)
    read = parquet.read_table(folder / "out" / "rows.parquet")
    assert read["value"].to_pylist() == expected
    assert read["sources_for"].to_pylist()[1] == ["Almanac", "Gazette"]


def test_improbable_values_are_left_out_on_demand(folder: Path) -> None:
    assert [r["subject"] for r in rows(folder, "--min-probability", "0.9")] == ["Tide"]


def test_documents_and_tables_are_resolved_together(tmp_path: Path) -> None:
    write(tmp_path, one=film(117), two=film(117), three=film(121))
    (tmp_path / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    found = {(r["subject"], r["attribute"]): r for r in rows(tmp_path)}
    assert found["Harbour Lights", "running time"]["value"] == "117 min"
    assert found["Harbour Lights", "running time"]["sources_against"] == "three"
    assert ("Tide", "authors") in found


def test_sources_are_told_with_their_evidence(folder: Path) -> None:
    told = json.loads(factcheck(folder, "sources", "--format", "json").stdout)["sources"]
    assert {s["source"] for s in told} == {"Almanac", "Gazette", "Herald"}
    assert all(0.5 < s["reliability"] < 0.95 and s["claims"] in (2, 3) for s in told)
    text = factcheck(folder, "sources").stdout.decode()
    assert "so few claims leave it near what is supposed of any source" in text


def test_a_taxonomy_that_is_not_there_is_a_mistake_of_the_configuration(folder: Path) -> None:
    (folder / "places.csv").unlink()
    run = factcheck(folder, "resolve")
    assert run.returncode == 2
    assert b"places.csv: cannot be read" in run.stderr


def test_an_unknown_kind_of_taxonomy_is_refused(folder: Path) -> None:
    (folder / "factcheck.toml").write_text('[taxonomies]\nplaice = "places.csv"\n', encoding="utf-8")
    run = factcheck(folder, "resolve")
    assert run.returncode == 2
    assert b"factcheck.toml:2" in run.stderr


def test_an_authority_of_which_nothing_is_read_is_told(folder: Path) -> None:
    (folder / "factcheck.toml").write_text('[authorities]\nbirthplace = "Nobody"\n', encoding="utf-8")
    run = factcheck(folder, "resolve", "claims.csv")
    assert run.returncode == 0
    assert b'no claim is by "Nobody", the authority on birthplace' in run.stderr
