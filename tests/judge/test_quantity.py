"""Numbers within rounding and tolerance, and numbers beyond."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.judge.bench import an_attribute, held, in_passing, meaning, number, told_apart, values_of

from factcheck.judge.quantity import judge
from factcheck.judge.verdict import Judged
from factcheck.model.value import Quantity


def judged(*values: Quantity, tolerance: str = "") -> Judged:
    return judge(held(values), an_attribute(type="quantity", tolerance=tolerance))


def dollars(low: str, high: str | None = "", *, step: str = "1", about: bool = False) -> Quantity:
    return number(low, high, "USD", step=step, about=about)


def test_a_rounded_number_allows_half_its_last_printed_digit() -> None:
    exact, rounded = dollars("137249820"), dollars("137200000", step="100000")
    assert judged(exact, rounded).verdict == "agree"
    assert judged(dollars("137251000"), rounded).verdict == "disagree"


def test_two_roundings_of_one_number_agree() -> None:
    assert judged(dollars("137200000", step="100000"), dollars("137000000", step="1000000")).verdict == "agree"


def test_a_range_allows_what_lies_in_it() -> None:
    spread = dollars("28000000", "30000000", step="1000000")
    assert judged(spread, dollars("29000000")).verdict == "agree"
    assert judged(spread, dollars("31000000")).verdict == "disagree"


@pytest.mark.parametrize(("other", "verdict"), [("40", "agree"), ("400", "agree"), ("39", "disagree")])
def test_an_open_end_allows_all_beyond_it(other: str, verdict: str) -> None:
    assert judged(number("40", None, "%"), number(other, unit="%", step="0")).verdict == verdict


def test_at_least_and_at_most_that_do_not_meet_contradict() -> None:
    assert judged(number("40", None), number(None, "30")).verdict == "disagree"
    assert judged(number("40", None), number(None, "50")).verdict == "agree"


def test_about_reaches_six_in_a_hundred() -> None:
    assert judged(number("90", about=True), number("95")).verdict == "agree"
    assert judged(number("90", about=True), number("97")).verdict == "disagree"


def test_units_of_one_dimension_are_converted() -> None:
    assert judged(number("125", unit="min"), number("125", unit="min")).verdict == "agree"
    assert judged(number("2", unit="h"), number("120", unit="min")).verdict == "agree"
    assert judged(number("1.5", unit="h", step="0.1"), number("105", unit="min")).verdict == "disagree"


def test_two_currencies_are_not_compared() -> None:
    found = judged(dollars("20000000"), number("30000000", unit="EUR"))
    assert (found.verdict, found.code) == ("incomparable", "")
    assert "EUR" in found.reason and "USD" in found.reason


def test_a_duration_and_a_length_are_not_compared() -> None:
    assert judged(number("125", unit="min"), number("125", unit="m")).verdict == "incomparable"


def test_a_tolerance_in_the_unit_is_beyond_rounding() -> None:
    assert judged(number("117", unit="min"), number("119", unit="min"), tolerance="1 min").verdict == "agree"
    assert judged(number("117", unit="min"), number("120", unit="min"), tolerance="1 min").verdict == "disagree"


def test_a_tolerance_in_a_hundred_is_of_the_larger_number() -> None:
    assert judged(dollars("1000000"), dollars("1004000"), tolerance="0.5 %").verdict == "agree"
    assert judged(dollars("1000000"), dollars("1006000"), tolerance="0.5 %").verdict == "disagree"


def test_a_vague_number_between_two_exact_ones_is_on_neither_side() -> None:
    found = judged(number("117", unit="min"), number("122", unit="min"), number("120", unit="min", about=True))
    assert told_apart(found) == [(0,), (1,)]
    assert found.witnesses == (("allows several of the values", (2,)),)


def test_the_most_exact_number_of_a_side_speaks_for_it() -> None:
    found = judged(dollars("137000000", step="1000000"), dollars("137249820"), dollars("90000000"))
    assert set(values_of(found)) == {"$137,249,820", "$90 million"}


def test_the_reason_says_how_far_apart_and_what_is_allowed() -> None:
    assert "only rounding is allowed for" in judged(number("100"), number("150")).reason
    assert "tolerance 1 min" in judged(number("100", unit="min"), number("150", unit="min"), tolerance="1 min").reason


def test_a_mention_in_passing_opens_no_dispute() -> None:
    found = judge(held([number("117"), in_passing(number("130"))]), an_attribute(type="quantity"))
    assert (found.verdict, found.code) == ("ambiguous", "")


def test_the_distance_is_that_of_the_two_sides() -> None:
    found = judge(held([in_passing(number("50")), number("90"), number("120")]), an_attribute(type="quantity"))
    assert values_of(found) == ["120", "90"]
    assert found.reason == "120 and 90 lie apart; only rounding is allowed for"


def test_zero_against_something_is_a_dispute_like_any_other() -> None:
    assert judged(number("0"), number("3")).verdict == "disagree"


NUMBERS = [
    number("117"),
    number("118"),
    number("121"),
    number("130"),
    number("120", step="10"),
    number("120", about=True),
    number("115", "125"),
    number("118", None),
    number(None, "117"),
]


@given(st.lists(st.sampled_from(NUMBERS), min_size=2, max_size=7).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_claims_changes_nothing(orders: tuple[list[Quantity], list[Quantity]]) -> None:
    assert meaning(judged(*orders[0])) == meaning(judged(*orders[1]))
