"""JUnit: well-formed whatever documents hold, failures for what gates, a case that passes when all is well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import a_film_report, a_report
from tests.report.hostile import a_hostile_report
from tests.report.standings import a_report_with_every_standing

from factcheck.model.finding import Problem, Report
from factcheck.report.formats import ShowOptions
from factcheck.report.to_junit import render_junit

ALL = ShowOptions(min_level="note")


COUNTS = {"name", "tests", "failures", "errors", "skipped"}
FORM: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (COUNTS, set(), {"testsuite"}),
    "testsuite": (COUNTS, set(), {"testcase"}),
    "testcase": ({"name", "classname"}, {"file", "line"}, {"failure", "error", "skipped"}),
    "failure": ({"message", "type"}, set(), set()),
    "error": ({"message", "type"}, set(), set()),
    "skipped": ({"message"}, set(), set()),
}
"""Element to the attributes that it must and may have, and to its children. There is no official schema: it is what the schemas
of Jenkins and of the Maven plugin for reports have in common, and `file` and `line`, which GitLab reads."""


def check_form(element: ElementTree.Element) -> None:
    must, may, children = FORM[element.tag]
    assert must <= set(element.keys()) <= must | may
    assert {child.tag for child in element} <= children
    assert len(element) <= 1 or element.tag in {"testsuites", "testsuite"}
    for child in element:
        check_form(child)


@pytest.mark.parametrize("make", [a_report, a_film_report, a_report_with_every_standing, a_hostile_report])
def test_a_report_has_the_form_that_readers_agree_on(make: Callable[[], Report]) -> None:
    check_form(ElementTree.fromstring(render_junit(make(), ALL).encode("utf-8")))


def suite_of(report: Report, options: ShowOptions = ALL) -> ElementTree.Element:
    root = ElementTree.fromstring(render_junit(report, options).encode("utf-8"))
    [suite] = root
    cases = suite.findall("testcase")
    for counted, what in (
        ("tests", cases),
        ("failures", suite.findall(".//failure")),
        ("errors", suite.findall(".//error")),
        ("skipped", suite.findall(".//skipped")),
    ):
        assert int(suite.get(counted, "")) == int(root.get(counted, "")) == len(what)
    return suite


def test_a_finding_is_a_failed_case_with_its_place_and_both_sides() -> None:
    report = a_film_report()
    case = suite_of(report)[0]
    assert case.get("classname") == "FC101 contradiction"
    assert (case.get("file"), case.get("line")) == ("seeds/magazine.txt", "6")
    assert case.get("name", "").endswith(f"[{report.findings[0].id}]")
    [failure] = case
    assert "A seeds/page.txt:5:3 (encyclopedia)" in (failure.text or "")
    assert "B seeds/magazine.txt:6:1 (Mulder (article-with-credits))" in (failure.text or "")


def test_names_of_cases_are_distinct() -> None:
    found = [case.get("name") for case in suite_of(a_film_report())]
    assert len(found) == len(set(found))


def test_accepted_and_suppressed_ones_are_skipped_with_the_reason() -> None:
    suite = suite_of(a_report_with_every_standing())
    said = {s.get("message") for s in suite.iter("skipped")}
    assert said == {"accepted: both are credited", "suppressed: as printed (until 2027-03-01)"}
    assert [f.get("type") for f in suite.iter("failure")] == ["contradiction", "omission (widened)"]


def test_a_clean_run_has_one_case_that_passes() -> None:
    [case] = suite_of(a_report())
    assert list(case) == []


def test_an_input_that_cannot_be_read_is_an_error() -> None:
    [case] = suite_of(a_report(problems=[Problem("input", "x.txt", "the file is empty", "fill it")]))
    assert case[0].tag == "error"
    assert case[0].get("message") == "the file is empty (fill it)"


def test_hostile_words_leave_it_well_formed() -> None:
    suite = suite_of(a_hostile_report())
    assert "<script>alert(1)</script>" in (suite[0].get("name") or "")
    assert "]]>" not in render_junit(a_hostile_report(), ALL)


@given(st.text(st.characters(codec=None)))
def test_any_words_leave_it_well_formed(words: str) -> None:
    report = a_film_report()
    finding = replace(report.findings[0], summary=words, reason=words, derivation=words)
    suite_of(replace(report, findings=(finding,), problems=(Problem("input", words, words, words),)))
