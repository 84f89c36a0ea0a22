"""The summary of a CI job: what counts now, folded details, and never too large to be shown."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import a_film_report, a_report
from tests.report.hostile import a_hostile_report
from tests.report.standings import a_report_with_every_standing, many_findings

from factcheck.model.finding import Problem
from factcheck.report.formats import ShowOptions, writer_called
from factcheck.report.to_summary import MOST_BYTES, render_summary


def test_a_table_names_each_finding_and_its_details_are_folded() -> None:
    report = a_film_report()
    shown = render_summary(report, ShowOptions())
    assert "## factcheck: 3 disagreements to look at" in shown
    for finding in report.findings[:3]:
        assert f"| `{finding.id}` |" in shown
    assert shown.count("<details>") == shown.count("</details>") == 3
    assert "**87Eleven Entertainment**" in shown


def test_only_what_gates_is_told() -> None:
    report = a_report_with_every_standing()
    shown = render_summary(report, ShowOptions())
    assert "## factcheck: 1 disagreement to look at" in shown
    assert "| warning FC201 (widened) |" in shown
    assert report.findings[0].id not in shown
    assert "factcheck-baseline.jsonl: 3 accepted, 2 of them never reviewed, 1 gone." in shown


def test_a_clean_run_says_so() -> None:
    assert "## factcheck: no new disagreement" in render_summary(a_report(), ShowOptions())


def test_a_file_of_it_is_continued() -> None:
    writer = writer_called("summary")
    assert writer is not None and writer.appends


def test_it_is_cut_between_findings_and_says_so() -> None:
    report = many_findings(3_000)
    shown = render_summary(report, ShowOptions())
    assert MOST_BYTES - 10_000 < len(shown.encode()) <= MOST_BYTES
    assert shown.count("<details>") == shown.count("</details>")
    left = 3_000 - shown.count("<details>")
    assert shown.endswith(f"Cut at 900 kB: {left} findings not shown here. The other reports of this run have all of them.\n")


def test_even_one_finding_or_a_thousand_problems_keep_the_limit() -> None:
    report = a_film_report()
    wide = "漢" * 200_000
    large = replace(report.findings[0], summary=wide, reason=wide)
    problems = tuple(Problem("input", f"{wide}{at}", wide, wide) for at in range(200))
    shown = render_summary(replace(report, findings=(large,) * 5, problems=problems), ShowOptions())
    assert len(shown.encode()) <= MOST_BYTES
    assert "not shown here" in shown


def test_titles_of_folded_findings_are_plain_html() -> None:
    shown = render_summary(a_hostile_report(), ShowOptions())
    [title] = [line for line in shown.splitlines() if line.startswith("<summary>")]
    assert "&lt;script&gt;" in title
    assert "\\*" not in title
    assert "@all" not in title
