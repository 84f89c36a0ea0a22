"""JSON lines: one finding a line, complete in itself."""

from __future__ import annotations

import json

from tests.factories import a_film_report, a_report
from tests.report.standings import a_report_with_every_standing

from factcheck.report.to_json import report_to_dict
from factcheck.report.to_jsonl import render_jsonl


def test_each_line_is_a_finding_with_the_keys_of_the_report() -> None:
    report = a_film_report()
    lines = render_jsonl(report).splitlines()
    whole = report_to_dict(report)["findings"]
    assert len(lines) == len(whole)
    for line, finding in zip(lines, whole, strict=True):
        read = json.loads(line)
        assert set(read) == set(finding) - {"cluster"} | {"schema", "qualifiers"}
        assert read["schema"] == "factcheck/finding/1"
        assert read["id"] == finding["id"]


def test_nothing_refers_to_another_line() -> None:
    report = a_film_report()
    read = json.loads(render_jsonl(report).splitlines()[0])
    assert read["subject"] == {"type": "film", "name": "Ballerina"}
    texts = {d.path: d.text for d in report.documents}
    for position in read["positions"]:
        for claim in position["claims"]:
            assert texts[claim["path"]][claim["start"] : claim["end"]] == claim["quote"]
            assert claim["source"] in position["sources"]
            assert claim["value"]["text"] in claim["quote"]
    [witness] = json.loads(render_jsonl(report).splitlines()[1])["context"]
    assert witness["claims"][0]["quote"] == "Released: 2025-06-06"


def test_suppressed_findings_stay_marked() -> None:
    read = [json.loads(line)["status"] for line in render_jsonl(a_report_with_every_standing()).splitlines()]
    assert read == ["known", "suppressed", "widened", "new"]


def test_nothing_found_is_no_line() -> None:
    assert render_jsonl(a_report()) == ""
