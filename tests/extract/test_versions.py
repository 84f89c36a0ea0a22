"""In a changelog a statement belongs to the version in whose section it stands, and a heading gives its day."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages, finding_on, sides

from factcheck.extract.versions import version_heading
from factcheck.model.claim import Claim

LOG = """# Changelog

## [Unreleased]

- Nothing of note.

## [2.1.0] - 2024-03-05

- Pier now runs 117 minutes.

## 2.0.1 (2023-02-30)

- A fault at the start is gone.

## v2.0.0 — May 4, 2022

- The first one that anybody used.
"""


@pytest.mark.parametrize(
    ("heading", "version", "rest"),
    [
        ("[2.1.0] - 2024-03-05", "2.1.0", "2024-03-05"),
        ("v2.0.0 — May 4, 2022", "2.0.0", "May 4, 2022"),
        ("Version 3.1", "3.1", ""),
        ("3.2.0-rc1 – 2025-02-25", "3.2.0-rc1", "2025-02-25"),
        ("1.4.0 2020-01-01", "1.4.0", "2020-01-01"),
        ("Unreleased", "unreleased", ""),
    ],
)
def test_headings_of_versions(heading: str, version: str, rest: str) -> None:
    found = version_heading(heading)
    assert found is not None
    assert (found.version, heading[found.rest.start : found.rest.end].rstrip(")")) == (version, rest)


@pytest.mark.parametrize(
    "heading", ["2.0 is here", "Upgrading from 2.1.0", "3 things to know", "2024-03-05", "Installation", "1. Start"]
)
def test_other_headings_are_no_versions(heading: str) -> None:
    assert version_heading(heading) is None


def claims(report) -> list[tuple[str, tuple[str, ...], str | None]]:
    def shown(claim: Claim) -> tuple[str, tuple[str, ...], str | None]:
        return claim.attribute, claim.value.canonical, claim.qualifier("release") or claim.qualifier("version")

    return [shown(c) for c in report.claims if c.document.startswith("CHANGELOG")]


def test_each_heading_gives_the_day_of_its_version() -> None:
    found = claims(audit_pages({"CHANGELOG.md": LOG}, "Pier"))
    assert ("released", ("2024-03-05",), "2.1") in found
    assert ("released", ("2022-05-04",), "2") in found


def test_a_statement_belongs_to_its_version() -> None:
    report = audit_pages({"CHANGELOG.md": LOG, "page.md": "# Pier\n\nPier is a film. Pier runs 95 minutes.\n"}, "Pier")
    assert ("running_time", ("117 min",), "2.1") in claims(report)
    assert not [f for f in report.findings if f.attribute == "running_time"]


def test_a_day_that_another_file_gives_for_the_version_is_compared() -> None:
    table = "version,release_date\n2.1.0,2024-03-06\nv2.0.0,2022-05-04\n"
    about = "# Pier\n\nPier is an open-source message broker. Install Pier with pip.\n"
    report = audit_pages({"CHANGELOG.md": LOG, "README.md": about, "releases.csv": table}, "Pier")
    found = [f for f in report.findings if f.code == "FC101"]
    assert [sides(f) for f in found] == [{"5 March 2024", "6 March 2024"}]


def test_a_day_that_cannot_be_is_malformed() -> None:
    report = audit_pages({"CHANGELOG.md": LOG}, "Pier")
    assert finding_on(report, "released").code == "FC301"


def test_elsewhere_headings_of_versions_are_headings() -> None:
    guide = "# Pier\n\nPier is a film.\n\n## 2.1.0\n\nPier runs 117 minutes.\n\n## Cast\n\nNobody.\n"
    report = audit_pages({"guide.md": guide}, "Pier")
    assert [c.qualifier("version") for c in report.claims if c.attribute == "running_time"] == [None]
