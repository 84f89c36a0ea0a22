"""Which side the evidence favours, and how clearly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.judge.bench import a_date, a_statement, in_passing

from factcheck.judge.verdict import Side
from factcheck.judge.weigh import Trust, Weighed, weigh
from factcheck.model.claim import Claim
from factcheck.truth.one_coin import CERTAIN

VALUE = a_date("2025")


def label(source: str, weight: float = 1.0) -> Claim:
    return a_statement(VALUE, source, weight=weight)


def prose(source: str) -> Claim:
    return a_statement(VALUE, source, which="prose")


def weighed(*sides: list[Claim]) -> Weighed:
    claims = [c for side in sides for c in side]
    ends = [sum(len(s) for s in sides[: n + 1]) for n in range(len(sides))]
    made = [
        Side(str(n), (str(n),), tuple(range(end - len(side), end))) for n, (side, end) in enumerate(zip(sides, ends, strict=True))
    ]
    return weigh(made, claims)


def test_equal_voices_favour_nobody() -> None:
    found = weighed([label("a")], [label("b")])
    assert (found.probabilities, found.favoured, found.because) == ((0.47, 0.47), None, "")


def test_two_sources_outweigh_one_and_the_reason_says_so() -> None:
    found = weighed([label("a")], [label("b"), label("c")])
    assert found.favoured == 1
    assert found.because == "2 sources (reliability 0.80, 0.80) against 1 source (reliability 0.80)"


def test_a_source_counts_once_however_often_it_says_so() -> None:
    assert weighed([label("a"), label("a"), prose("a")], [label("b")]).favoured is None


def test_a_record_weighs_more_than_prose_but_not_enough_to_decide() -> None:
    found = weighed([label("a")], [prose("b")])
    assert found.probabilities[0] > found.probabilities[1]
    assert found.favoured is None


def test_a_mention_in_passing_weighs_least() -> None:
    assert weighed([in_passing(VALUE, "a")], [prose("b")]).favoured == 1


def test_a_trusted_source_counts_for_more() -> None:
    assert weighed([label("a")], [label("b", weight=2.0)]).favoured == 1


def test_copies_are_one_voice() -> None:
    claims = [label("a"), label("b"), label("c")]
    sides = [Side("0", ("0",), (0,)), Side("1", ("1",), (1, 2))]
    assert weigh(sides, claims, Trust()).favoured == 1
    assert weigh(sides, claims, Trust(voices={"b": "b", "c": "b"})).favoured is None


def test_one_side_alone_is_not_favoured() -> None:
    assert weighed([label("a")]).favoured is None


def test_no_side_is_ever_certain() -> None:
    found = weighed([label(f"s{n}") for n in range(50)], [in_passing(VALUE)])
    assert 0 <= found.probabilities[1] < found.probabilities[0] < 1
    assert found.probabilities[0] <= CERTAIN


SIDES = st.lists(st.lists(st.sampled_from("abcdef").map(label), min_size=1, max_size=4), min_size=1, max_size=4)


@given(SIDES)
def test_probabilities_leave_something_for_what_nobody_says(sides: list[list[Claim]]) -> None:
    assert 0.7 < sum(weighed(*sides).probabilities) <= 1.02  # each is rounded to hundredths


@given(SIDES)
def test_the_order_of_claims_and_of_sides_changes_nothing(sides: list[list[Claim]]) -> None:
    there, back = weighed(*sides), weighed(*([*reversed(side)] for side in reversed(sides)))
    assert there.probabilities == back.probabilities[::-1]
    assert there.favoured == (None if back.favoured is None else len(sides) - 1 - back.favoured)
