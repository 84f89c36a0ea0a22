"""The whole trail of a finding."""

import pytest
from tests.factories import a_film_report

from factcheck.errors import UsageError
from factcheck.report.formats import ShowOptions
from factcheck.report.to_explain import explain_finding


def test_the_trail_leads_from_the_file_to_the_id():
    report = a_film_report()
    finding = report.findings[2]
    text = explain_finding(report, finding)
    for step in (
        f"id           {finding.id} (new)",
        "position A: Jason Ballantine, probability 14%",
        "  claim 2 of 2 (c7)",
        "    file         seeds/magazine.txt",
        f"    sha256       {report.documents[0].sha256}",
        "    place        line 5, column 1 to line 5, column 27 (characters ",
        "    5 │ Edited by Jason Ballantine",
        "    source       encyclopedia, weight 2",
        "    kind         article-with-credits (a block of credits behind the text)",
        "    rule         film/editor#label",
        "    extractor    label-value",
        "    steps        1. the label 'Editing' is one of editor",
        "    qualifiers   none",
        "cluster k2: 3 claims, disagree",
        "  B c2 seeds/page.txt:4:3: Nicholas Lundgren, Jason Ballantine, Julian Clarke",
        "  shared       Jason Ballantine",
        "verdict: omission (FC201, warning)",
        "  favoured     B, because more sources say so",
        "  subject      film:ballerina",
    ):
        assert step in text, step


def test_a_malformed_value_shows_its_readings_the_repair_and_the_witnesses():
    report = a_film_report()
    text = explain_finding(report, report.findings[1].id)
    assert "    may mean     June 4 2025 (2025-06-04): one digit left out: 2025" in text
    assert "    qualifiers   territory is France (explicit)" in text
    assert "context: supports the repair\n  c4 seeds/page.txt:6:3: 6 June 2025\n" in text
    assert "    + Release date : June 4 2025 (France)" in text
    assert "  1. the year 20025 has five digits" in text


def test_an_id_may_be_cut_short_but_must_exist():
    report = a_film_report()
    finding = report.findings[0]
    assert explain_finding(report, finding.id[:10]) == explain_finding(report, finding)
    with pytest.raises(UsageError):
        explain_finding(report, "fc1-0000000000000000")


def test_off_a_terminal_nothing_is_wrapped():
    report = a_film_report()
    assert len(explain_finding(report, report.findings[0]).splitlines()) < len(
        explain_finding(report, report.findings[0], ShowOptions(width=50)).splitlines()
    )
