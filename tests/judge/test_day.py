"""Dates that can be one and the same, and dates that cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.judge.bench import a_date, a_statement, an_attribute, held, in_passing, meaning, told_apart, values_of

from factcheck.judge.day import judge
from factcheck.judge.verdict import Judged


def judged(*words: str, tolerance: str = "") -> Judged:
    return judge(held([a_date(w) for w in words]), an_attribute(tolerance=tolerance))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("June 6, 2025", "2025-06-06"),
        ("2025", "6 June 2025"),
        ("June 2025", "6 June 2025"),
        ("late 2022", "7 November 2022"),
        ("summer 2022", "July 2022"),
        ("the 1990s", "1994"),
        ("2017 to 2019", "2018"),
        ("by October 2019", "3 May 2019"),
        ("by October 2019", "October 2019"),
        ("since 2017", "2021"),
        ("by October 2019", "since 2017"),
        ("about 2010", "2011"),
        ("about 4 June 2020", "10 June 2020"),
        ("circa June 2020", "July 2020"),
    ],
)
def test_dates_with_a_day_in_common_agree(one: str, other: str) -> None:
    assert judged(one, other).verdict == judged(other, one).verdict == "agree"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4 June 2025", "6 June 2025"),
        ("2024", "6 June 2025"),
        ("June 2025", "1 July 2025"),
        ("late 2022", "March 2022"),
        ("the 1990s", "2001"),
        ("by October 2019", "1 November 2019"),
        ("since 2017", "31 December 2016"),
        ("about 2010", "2013"),
        ("about 4 June 2020", "20 June 2020"),
    ],
)
def test_dates_without_a_day_in_common_contradict_each_other(one: str, other: str) -> None:
    assert judged(one, other).verdict == judged(other, one).verdict == "disagree"
    assert judged(one, other).code == "FC101"


def test_two_sides_read_as_words_and_the_reason_names_both() -> None:
    found = judged("2025-06-06", "June 4, 2025")
    assert sorted(values_of(found)) == ["4 June 2025", "6 June 2025"]
    assert found.reason.endswith("have no day in common")


def test_the_year_joins_the_only_day_that_it_allows() -> None:
    found = judged("2025", "6 June 2025", "4 June 2024")
    assert told_apart(found) == [(2,), (0, 1)]
    assert values_of(found) == ["4 June 2024", "6 June 2025"]


def test_a_year_between_two_days_is_on_neither_side() -> None:
    found = judged("4 June 2025", "2025", "6 June 2025")
    assert told_apart(found) == [(0,), (2,)]
    assert found.witnesses == (("allows several of the dates", (1,)),)


def test_three_days_are_three_sides() -> None:
    found = judged("4 June 2025", "5 June 2025", "6 June 2025")
    assert told_apart(found) == [(0,), (1,), (2,)]
    assert found.reason.endswith("cannot all be the date")


def test_a_tolerance_of_days_reaches_so_far_and_no_further() -> None:
    assert judged("4 June 2025", "6 June 2025", tolerance="2 days").verdict == "agree"
    assert judged("4 June 2025", "7 June 2025", tolerance="2 days").verdict == "disagree"
    assert judged("4 June 2025", "18 June 2025", tolerance="2 weeks").verdict == "agree"


def test_a_mention_in_passing_opens_no_dispute() -> None:
    found = judge(held([a_date("4 June 2025"), in_passing(a_date("6 June 2025"))]), an_attribute())
    assert (found.verdict, found.code, found.sides) == ("ambiguous", "", ())


def test_a_mention_in_passing_strengthens_a_side_that_is_stated() -> None:
    found = judge(held([a_date("4 June 2025"), a_date("6 June 2025"), in_passing(a_date("6 June 2025"))]), an_attribute())
    assert told_apart(found) == [(1, 2), (0,)] or told_apart(found) == [(0,), (1, 2)]


def test_one_claim_is_single_and_one_source_alone_is_said_so() -> None:
    assert judged("2025").verdict == "single"
    twice = judge(held([a_statement(a_date("2025")), a_statement(a_date("2025"))]), an_attribute())
    assert (twice.verdict, twice.reason) == ("agree", "said 2 times by a: 2025")


SAID = ["2025", "2024", "4 June 2025", "6 June 2025", "June 2025", "late 2024", "by October 2024", "since 2025", "about 2025"]


@given(st.lists(st.sampled_from(SAID), min_size=2, max_size=7).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_claims_changes_nothing(orders: tuple[list[str], list[str]]) -> None:
    assert meaning(judged(*orders[0])) == meaning(judged(*orders[1]))
