"""Dates that stand the wrong way round, and ages that their dates exclude."""

from __future__ import annotations

import pytest
from tests.judge.bench import a_date, a_statement, held, number

from factcheck.judge.timeline import Wrong, backwards, wrong
from factcheck.model.claim import Claim
from factcheck.rulepack.schema import Order, Stretch

LIFE = Order(first="birth", then="death")
AGE = Stretch(length="age", begins="birth", ends="death")


def on(attribute: str, words: str, source: str = "a") -> Claim:
    return a_statement(a_date(words), source, attribute=attribute)


def aged(years: int, source: str = "a", unit: str = "y", **qualifiers: str) -> Claim:
    return a_statement(number(str(years), unit=unit), source, attribute="age", qualifiers=qualifiers.items())


def off(*claims: Claim, stretch: Stretch = AGE) -> list[Wrong]:
    return wrong(held(claims), stretch)


def test_a_death_before_the_birth_is_backwards() -> None:
    clash = backwards(held([on("birth", "3 May 1921"), on("death", "1920", "b")]), LIFE)
    assert clash is not None
    assert [h.index for h in (*clash.first, *clash.second)] == [0, 1]


@pytest.mark.parametrize("death", ["1921", "May 1921", "4 May 1921"])
def test_dates_that_may_be_in_order_are(death: str) -> None:
    assert backwards(held([on("birth", "3 May 1921"), on("death", death, "b")]), LIFE) is None


def test_one_date_in_order_is_enough() -> None:
    claims = [on("birth", "3 May 1921"), on("death", "1920", "b"), on("death", "2004", "c")]
    assert backwards(held(claims), LIFE) is None


def test_an_age_that_the_dates_exclude_is_wrong() -> None:
    [misfit] = off(on("birth", "3 May 1921"), on("death", "7 June 2004"), aged(93, "b"))
    assert misfit.stated.index == 2
    assert misfit.calculation == "2004-06-07 - 1921-05-03 = 83 years"


@pytest.mark.parametrize("age", [82, 83])
def test_years_alone_leave_two_ages(age: int) -> None:
    assert off(on("birth", "1921"), on("death", "2004"), aged(age)) == []


def test_disputed_dates_bear_no_witness() -> None:
    assert off(on("birth", "1921"), on("birth", "1911", "b"), on("death", "2004"), aged(93)) == []


def test_the_year_of_the_claim_is_its_end() -> None:
    stretch = Stretch(length="age", begins="birth")
    assert len(off(on("birth", "3 May 1921"), aged(35, year="1950"), stretch=stretch)) == 1
    assert off(on("birth", "3 May 1921"), aged(29, year="1950"), stretch=stretch) == []
    assert off(on("birth", "3 May 1921"), aged(35), stretch=stretch) == []


def test_days_may_count_both_ends() -> None:
    dates = on("birth", "3 May 1921"), on("death", "22 May 1921")
    assert [len(off(*dates, aged(days, unit="d"))) for days in (17, 18, 19, 20, 21)] == [1, 0, 0, 0, 1]
