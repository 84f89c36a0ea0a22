"""Annotations: one a finding, at the side that changed, within the limits, and the whole text below."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import a_film_report, a_report
from tests.report.hostile import a_hostile_report
from tests.report.standings import a_report_with_every_standing, many_findings

from factcheck.model.finding import Level
from factcheck.report.formats import ShowOptions
from factcheck.report.to_github import data, property_value, render_github
from factcheck.report.to_terminal import render_terminal


def commands_in(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("::")]


def test_each_finding_is_one_annotation_and_the_text_stands_below() -> None:
    report = a_film_report()
    shown = render_github(report, ShowOptions())
    found = commands_in(shown)
    assert [line.split(" ")[0] for line in found] == ["::error", "::error", "::warning"]
    assert found[1].startswith(
        "::error title=FC301 malformed%3A Ballerina%2C release date,file=seeds/magazine.txt,line=7,endLine=7,col=16,endColumn=28::"
    )
    assert shown == "\n".join(found) + "\n" + render_terminal(report)


def test_the_other_side_is_in_the_message() -> None:
    message = commands_in(render_github(a_film_report(), ShowOptions()))[0].split("::")[2]
    assert "%0AA seeds/page.txt:5:3 (encyclopedia): Thunder Road Films" in message


@pytest.mark.parametrize(
    ("changed", "path"),
    [({"seeds/page.txt"}, "seeds/page.txt"), ({"other.txt"}, "seeds/magazine.txt"), (None, "seeds/magazine.txt")],
)
def test_an_annotation_stands_at_the_side_that_the_change_touches(changed: set[str] | None, path: str) -> None:
    options = ShowOptions(changed=None if changed is None else frozenset(changed))
    assert f",file={path}," in commands_in(render_github(a_film_report(), options))[0]


def test_the_claim_that_is_new_goes_before_the_files_that_changed() -> None:
    report = a_film_report()
    report = replace(report, findings=(replace(report.findings[0], changed=(2,)),))
    shown = render_github(report, ShowOptions(changed=frozenset({"seeds/magazine.txt"})))
    assert ",file=seeds/page.txt,line=5," in shown


def test_what_was_accepted_or_suppressed_is_not_annotated() -> None:
    report = a_report_with_every_standing()
    assert [line.split(" ")[0] for line in commands_in(render_github(report, ShowOptions(min_level="note")))] == [
        "::warning",
        "::notice",
    ]


def test_paths_are_told_from_the_top_of_the_repository() -> None:
    assert ",file=site/seeds/magazine.txt," in render_github(a_film_report(), ShowOptions(folder="site"))


@pytest.mark.parametrize(("number", "level"), [(10, "error"), (12, "error"), (500, "error"), (12, "warning"), (12, "note")])
def test_no_more_annotations_than_github_shows_and_the_rest_is_counted(number: int, level: Level) -> None:
    found = commands_in(render_github(many_findings(number, level), ShowOptions(min_level="note")))
    for command in ("::error ", "::warning ", "::notice "):
        assert sum(line.startswith(command) for line in found) <= 10
    said = [line for line in found if "title=factcheck::" in line]
    if number <= 10:
        assert said == []
    else:
        left = number - 10 + (level == "note")
        assert said == [
            f"::notice title=factcheck::{left} {level}s more: GitHub shows no more annotations of one step. "
            "The log of this step has all of them."
        ]


def test_a_clean_run_annotates_nothing() -> None:
    assert commands_in(render_github(a_report(), ShowOptions())) == []


def test_words_cannot_end_a_command_or_begin_one() -> None:
    assert data("100%\r\n::error::x") == "100%25%0D%0A::error::x"
    assert property_value("a,b=c::d%") == "a%2Cb=c%3A%3Ad%25"
    [line] = commands_in(render_github(a_hostile_report(), ShowOptions()))
    head, _, message = line.removeprefix("::error ").partition("::")
    assert {pair.split("=")[0] for pair in head.split(",")} == {"title", "file", "line", "endLine", "col", "endColumn"}
    assert "%250A" in message  # the document's own `%0A` stays three characters


def test_one_annotation_is_bounded() -> None:
    report = a_film_report()
    long = replace(report.findings[0], summary="x" * 100_000, reason="y" * 100_000)
    assert len(commands_in(render_github(replace(report, findings=(long,)), ShowOptions()))[0]) < 6_000
