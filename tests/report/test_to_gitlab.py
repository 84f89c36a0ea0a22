"""Code quality as GitLab reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from tests.factories import a_film_report, a_report
from tests.report.hostile import a_hostile_report
from tests.report.standings import a_report_with_every_standing

from factcheck.model.finding import Report
from factcheck.report.formats import ShowOptions
from factcheck.report.to_gitlab import render_gitlab

ALL = ShowOptions(min_level="note")


SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""What GitLab says that it needs of a tool of one's own (docs.gitlab.com/ci/testing/code_quality, "report format")."""


@pytest.mark.parametrize("make", [a_report, a_film_report, a_report_with_every_standing, a_hostile_report])
def test_a_report_has_what_gitlab_needs(make: Callable[[], Report]) -> None:
    jsonschema.validate(entries(make()), SCHEMA)


def entries(report: Report, options: ShowOptions = ALL) -> list[dict[str, Any]]:
    return json.loads(render_gitlab(report, options))


def test_an_entry_has_the_fields_that_gitlab_reads() -> None:
    report = a_film_report()
    one = entries(report)[0]
    assert one["fingerprint"] == report.findings[0].id
    assert (one["check_name"], one["severity"]) == ("FC101", "major")
    assert one["location"] == {"path": "seeds/magazine.txt", "lines": {"begin": 6, "end": 6}}
    assert "seeds/page.txt:5:3: Thunder Road Films" in one["description"]
    assert [e["severity"] for e in entries(report)] == ["major", "major", "minor", "info"]


def test_fingerprints_are_distinct_for_gitlab_shows_one_of_each() -> None:
    found = [e["fingerprint"] for e in entries(a_report_with_every_standing())]
    assert len(found) == len(set(found)) == 4


def test_known_findings_stay_for_else_they_would_count_as_mended_and_suppressed_ones_go() -> None:
    report = a_report_with_every_standing()
    found = {e["fingerprint"] for e in entries(report)}
    known, suppressed, *_ = report.findings
    assert known.id in found
    assert suppressed.id not in found
    assert "fc1-00000000000000f0" in found  # housekeeping


def test_nothing_found_is_an_empty_array() -> None:
    assert render_gitlab(a_report(), ALL) == "[]\n"


def test_paths_are_told_from_the_top_of_the_repository_and_printable() -> None:
    assert entries(a_film_report(), replace(ALL, folder="site"))[0]["location"]["path"] == "site/seeds/magazine.txt"
    assert not [e for e in entries(a_hostile_report()) if "\x1b" in e["location"]["path"] or "\ud800" in e["location"]["path"]]
