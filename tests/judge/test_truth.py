"""Yes and no."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.judge.bench import an_attribute, held, in_passing, meaning, told_apart, values_of

from factcheck.judge.truth import judge
from factcheck.judge.verdict import Judged
from factcheck.model.claim import Claim
from factcheck.model.value import Truth

YES, NO = Truth("yes", True), Truth("no", False)


def judged(*values: Truth | Claim) -> Judged:
    return judge(held(values), an_attribute(type="yes-no"))


def test_yes_against_no_is_a_contradiction() -> None:
    found = judged(NO, YES, NO)
    assert (found.verdict, found.code) == ("disagree", "FC101")
    assert values_of(found) == ["yes", "no"]
    assert told_apart(found) == [(1,), (0, 2)]


def test_the_same_answer_in_other_words_agrees() -> None:
    assert judged(YES, Truth("there is one", True)).verdict == "agree"


def test_one_answer_is_single() -> None:
    assert judged(NO).verdict == "single"


def test_a_mention_in_passing_opens_no_dispute() -> None:
    assert judged(YES, in_passing(NO)).code == ""


@given(st.lists(st.sampled_from([YES, NO]), min_size=1).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_claims_changes_nothing(orders: tuple[list[Truth], list[Truth]]) -> None:
    assert meaning(judged(*orders[0])) == meaning(judged(*orders[1]))
