"""Relation words that exclude each other, said of the same thing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.judge.bench import an_attribute, held, in_passing, meaning, told_apart

from factcheck.judge.relation import judge
from factcheck.judge.verdict import Judged
from factcheck.model.claim import Claim
from factcheck.model.value import Name, Relation
from factcheck.values.names import fold

EXCLUDES = {"setting": (("during", "between"), ("during", "before"), ("during", "after"), ("before", "after"))}


def said(word: str, *anchors: str) -> Relation:
    return Relation(f"{word} {' and '.join(anchors)}", word, tuple(Name(a, fold(a)) for a in anchors))


def judged(*values: Relation | Claim) -> Judged:
    return judge(held(values), an_attribute(type="relation", vocabulary="setting"), EXCLUDES)


def test_words_that_exclude_each_other_about_one_thing_contradict() -> None:
    found = judged(said("during", "Night Watch"), said("after", "Night Watch"))
    assert (found.verdict, found.code) == ("disagree", "FC101")
    assert sorted(told_apart(found)) == [(0,), (1,)]
    assert found.reason == "after Night Watch and during Night Watch exclude each other"


def test_excluded_words_about_different_things_are_not_compared() -> None:
    found = judged(said("during", "Night Watch"), said("after", "Morning Tide"))
    assert (found.verdict, found.code) == ("incomparable", "")


def test_one_of_two_anchors_in_common_is_enough() -> None:
    assert judged(said("between", "Night Watch", "Morning Tide"), said("during", "Morning Tide")).code == "FC101"


def test_a_title_with_its_series_is_the_same_anchor() -> None:
    assert judged(said("during", "Harbour: Night Watch"), said("after", "Harbour: Part 3 - Night Watch")).code == "FC101"


def test_the_same_word_agrees() -> None:
    assert judged(said("during", "Night Watch"), said("during", "Night Watch")).verdict == "agree"


def test_words_of_no_common_group_may_both_hold() -> None:
    found = judged(said("between", "Night Watch", "Morning Tide"), said("after", "Night Watch"))
    assert (found.verdict, found.code) == ("incomparable", "")


def test_words_that_can_both_hold_are_one_side() -> None:
    found = judged(said("between", "Night Watch", "Morning Tide"), said("after", "Night Watch"), said("during", "Night Watch"))
    assert sorted(told_apart(found)) == [(0, 1), (2,)]


def test_relations_without_anchor_speak_of_the_same_thing() -> None:
    assert judged(said("during"), said("after")).code == "FC101"


def test_a_mention_in_passing_opens_no_dispute() -> None:
    assert judged(said("during", "Night Watch"), in_passing(said("after", "Night Watch"))).verdict == "ambiguous"


RELATIONS = [
    said("during", "Night Watch"),
    said("after", "Night Watch"),
    said("before", "Night Watch"),
    said("between", "Night Watch", "Morning Tide"),
    in_passing(said("after", "Night Watch")),
]


@given(st.lists(st.sampled_from(RELATIONS), min_size=2, max_size=6).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_claims_changes_nothing(orders: tuple[list[Relation | Claim], list[Relation | Claim]]) -> None:
    assert meaning(judged(*orders[0])) == meaning(judged(*orders[1]))


def test_the_order_of_claims_changes_nothing_where_one_word_has_several_anchors() -> None:
    values = [said("during", "Night Watch"), said("during", "Morning Tide"), said("after", "Night Watch")]
    assert meaning(judged(*values)) == meaning(judged(*reversed(values)))
