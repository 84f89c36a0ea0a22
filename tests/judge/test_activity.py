"""What is under way before it begins, or after it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.judge.bench import a_date, a_statement, held

from factcheck.judge.activity import OutOfBounds, out_of_bounds
from factcheck.model.claim import Claim
from factcheck.rulepack.schema import Activity

CASTING = Activity(what="casting", begins="start", ends="end", seen="seen")


def on(attribute: str, words: str, source: str = "a", **qualifiers: str) -> Claim:
    return a_statement(a_date(words), source, attribute=attribute, qualifiers=qualifiers.items())


def found(*claims: Claim, activity: Activity = CASTING) -> list[OutOfBounds]:
    return out_of_bounds(held(claims), activity)


def test_what_was_under_way_before_it_began_is_out_of_bounds() -> None:
    [clash] = found(on("start", "November 2022"), on("seen", "March 2022"))
    assert ([h.index for h in clash.limit], [h.index for h in clash.beyond]) == ([0], [1])
    assert clash.reason == "casting began in November 2022, but it was under way in March 2022"


def test_a_day_is_said_as_a_day() -> None:
    [clash] = found(on("start", "7 November 2022"), on("seen", "March 2022"))
    assert clash.reason.startswith("casting began on 7 November 2022")


def test_what_was_under_way_after_it_ended_is_out_of_bounds() -> None:
    [clash] = found(on("end", "March 2022"), on("seen", "June 2022"))
    assert clash.reason == "casting was over by March 2022, but it was under way in June 2022"


def test_an_end_before_the_beginning_is_one_clash() -> None:
    assert len(found(on("start", "June 2022"), on("end", "March 2022"))) == 1


@pytest.mark.parametrize("seen", ["November 2022", "2022", "late 2022", "since 2021", "2023", "by December 2022"])
def test_what_may_have_been_after_the_beginning_is_within_bounds(seen: str) -> None:
    assert found(on("start", "7 November 2022"), on("seen", seen)) == []


def test_a_bound_without_a_first_day_limits_nothing() -> None:
    assert found(on("start", "by March 2022"), on("seen", "January 2020")) == []


def test_one_beginning_early_enough_is_enough() -> None:
    assert found(on("start", "November 2022"), on("start", "January 2022", "b"), on("seen", "March 2022", "c")) == []


def test_only_those_beyond_the_limit_are_beyond() -> None:
    [clash] = found(on("start", "June 2022"), on("seen", "March 2022"), on("seen", "July 2022", "b"))
    assert [h.index for h in clash.beyond] == [1]


@pytest.mark.parametrize(("dimension", "value"), [("phase", "planned"), ("standing", "supposed")])
def test_what_is_planned_or_supposed_limits_nothing(dimension: str, value: str) -> None:
    assert found(on("start", "November 2022", **{dimension: value}), on("seen", "March 2022")) == []


def test_what_is_reported_counts() -> None:
    assert len(found(on("start", "November 2022"), on("seen", "March 2022", standing="reported"))) == 1


def test_a_mention_in_passing_is_no_witness() -> None:
    seen = a_statement(a_date("March 2022"), attribute="seen", force="mentions")
    assert found(on("start", "November 2022"), seen) == []


def test_an_activity_without_an_end_has_none() -> None:
    assert found(on("", "March 2022"), on("seen", "June 2022"), activity=Activity(what="casting", begins="start")) == []


DATES = st.tuples(st.sampled_from(["start", "end", "seen"]), st.sampled_from(["2021", "March 2022", "June 2022", "since 2023"]))


@given(st.lists(DATES, max_size=6).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_claims_changes_nothing(orders: tuple[list[tuple[str, str]], list[tuple[str, str]]]) -> None:
    def values(order: list[tuple[str, str]]) -> list[tuple[list[str], list[str]]]:
        clashes = found(*(on(a, w) for a, w in order))
        return [tuple(sorted(h.claim.value.text for h in hs) for hs in (c.limit, c.beyond)) for c in clashes]  # type: ignore[misc]

    assert values(orders[0]) == values(orders[1])
