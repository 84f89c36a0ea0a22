"""The law of the house on files of records and settings, whatever stands in them."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audits import audit_pages
from tests.read.law import check_law

from factcheck.model.finding import Report
from factcheck.read.document import Known, read_documents

KEYS = st.sampled_from(
    ["title", "director", "editor", "running_time_minutes", "budget_usd", "release_date", "territory", "year", "cast", "notes", "x"]
)
SCALARS = st.sampled_from(
    [
        "Harbour Lights", "Quist, Mara", "KUROSAWA Akira", "2019-05-14", "2019-02-30", "117", "PT1H57M", "1:57:00", "FR", "true", "$28–30\u00a0million",
        "Mara Quist (novel); Ivo Brandt", "A keeper finds a boat. It was released on 30 February 2019 in France, said nobody at all.", "\u202e\u0000é🎬", "=A1", "",
    ]
)  # fmt: skip
VALUES = st.recursive(
    SCALARS | st.integers(-5, 10**7) | st.booleans() | st.none() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(
    value=st.dictionaries(KEYS, VALUES, min_size=1, max_size=6) | st.lists(st.dictionaries(KEYS, VALUES), max_size=4),
    plain=st.booleans(),
)
def test_every_span_holds_its_quote_in_json(value: object, plain: bool) -> None:
    text = json.dumps(value, ensure_ascii=plain, indent=None if plain else 1)
    check_places("a.json", text.encode())
    check(audit_pages({"a.json": text.encode(), "b.json": text.encode()}))


@given(
    header=st.lists(KEYS, min_size=2, max_size=5, unique=True),
    rows=st.lists(st.lists(SCALARS | st.text(max_size=8), min_size=2, max_size=5), max_size=4),
    separator=st.sampled_from([",", ";", "\t"]),
)
def test_every_span_holds_its_quote_in_tables(header: list[str], rows: list[list[str]], separator: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([header, *rows])
    check_places("a.csv", out.getvalue().encode("utf-8", "replace"))
    check(audit_pages({"a.csv": out.getvalue().encode("utf-8", "replace")}))


LINES = st.lists(
    st.sampled_from(
        [
            "title: Harbour Lights", "director: 'Quist, Mara'", "# A comment of 30 February 2019.", "[section]", "running_time_minutes = 117",
            "budget_usd: 5  # about", "- name: x", "  nested: y", "ENV A=1 B=2", '"k" = "v"', "a.b: c", "", "\ufeff",
        ]
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.yaml", "a.toml", "a.ini", "a.properties", "a.env", "Dockerfile", "a.jsonl"])
@given(lines=LINES)
def test_every_span_holds_its_quote_in_settings(name: str, lines: list[str]) -> None:
    check_places(name, "\n".join(lines).encode())
    check(audit_pages({name: "\n".join(lines).encode()}))


def check_places(name: str, data: bytes) -> None:
    """Every clean character of every record is the one at its place, or declared."""
    for found in read_documents(name, data, Known(frozenset(), {}))[0]:
        check_law(found)


def check(report: Report) -> None:
    texts = {d.path: d.text for d in report.documents}
    for claim in report.claims:
        span = claim.evidence.span
        assert texts[claim.path][span.start : span.end] == claim.evidence.quote
        assert claim.evidence.quote
        for part in claim.evidence.parts:
            assert 0 <= part.span.start < part.span.end <= len(texts[claim.path])
    assert len({d.key for d in report.documents}) == len(report.documents)
    for finding in report.findings:
        if finding.repair is not None:
            held = {report.claims[i].value.text for p in finding.positions for i in p.claims}
            assert texts[finding.repair.path][finding.repair.start : finding.repair.end] in held
    assert not [p for p in report.problems if "please report it" in p.hint], report.problems
    json.loads(report.to_json())
