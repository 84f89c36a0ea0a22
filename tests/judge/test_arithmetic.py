"""Totals and their parts, each with its own rounding."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages, film_page, finding_on
from tests.judge.bench import a_statement, held, number

from factcheck.judge.arithmetic import NEAR, Misfit, misfits
from factcheck.model.claim import Claim, Polarity
from factcheck.rulepack.schema import Sum

RULE = Sum(attribute="gross", dimension="territory", total="world", rest="other")
DEFAULTS = {"territory": "world", "measure": "total"}


def money(
    millions: str,
    territory: str = "",
    at: int = 0,
    *,
    step: str = "100000",
    about: bool = False,
    unit: str = "USD",
    polarity: Polarity = "affirmed",
    **qualifiers: str,
) -> Claim:
    value = number(f"{millions}e6", unit=unit, step=step, about=about)
    under = {**qualifiers, **({"territory": territory} if territory else {})}
    return a_statement(value, attribute="gross", qualifiers=under.items(), polarity=polarity, at=at)


def found(*claims: Claim) -> list[Misfit]:
    return misfits(held(claims), RULE, DEFAULTS)


HOME, OTHER = money("58.1", "North America"), money("71.2", "other", 20)


def test_parts_that_add_up_are_left_alone() -> None:
    assert found(HOME, OTHER, money("129.3", at=40)) == []


def test_parts_that_do_not_add_up_come_with_the_calculation() -> None:
    [misfit] = found(HOME, OTHER, money("140", at=40))
    assert misfit.calculation == "$58.1 million + $71.2 million = $129.3 million"
    assert misfit.reason == f"{misfit.calculation}, but $140 million is given as the total; $10.7 million apart"
    assert (misfit.total.index, [p.index for p in misfit.parts]) == (2, [0, 1])


@pytest.mark.parametrize(("total", "fits"), [("129.45", True), ("129.46", False), ("129.15", True), ("129.14", False)])
def test_half_the_last_digit_of_each_number_is_allowed_for(total: str, fits: bool) -> None:
    assert (found(HOME, OTHER, money(total, at=40)) == []) is fits


def test_a_coarsely_rounded_total_allows_more() -> None:
    assert found(HOME, OTHER, money("129", at=40, step="1000000")) == []


def test_a_total_that_is_named_is_one_as_well_as_a_bare_one() -> None:
    assert len(found(HOME, OTHER, money("140", "world", 40))) == 1


def test_three_parts_are_added_up() -> None:
    parts = [money("10", "Japan"), money("20", "France", 10), money("30", "other", 20)]
    assert found(*parts, money("60", at=40)) == []
    assert len(found(*parts, money("50", at=40))) == 1


def test_without_the_rest_the_parts_do_not_mean_to_be_all() -> None:
    assert found(money("58.1", "North America"), money("10", "Japan", 20), money("140", at=40)) == []


def test_the_rest_alone_is_no_sum() -> None:
    assert found(OTHER, money("140", at=40)) == []


def test_parts_may_stand_right_behind_the_total() -> None:
    assert len(found(money("140"), money("58.1", "North America", 20), money("71.2", "other", 40))) == 1


def test_parts_that_stand_far_from_the_total_are_not_its_own() -> None:
    assert found(HOME, OTHER, money("140", at=NEAR + 21)) == []
    assert found(money("140"), money("58.1", "North America", NEAR + 1), money("71.2", "other", NEAR + 21)) == []


@pytest.mark.parametrize(
    "odd",
    [
        money("71.2", "other", 20, about=True),
        money("71.2", "other", 20, unit="EUR"),
        money("71.2", "other", 20, polarity="denied"),
        money("71.2", "other", 20, measure="opening-weekend"),
    ],
    ids=["about", "another currency", "denied", "of another measure"],
)
def test_a_part_that_is_vague_or_of_another_kind_is_not_added(odd: Claim) -> None:
    assert found(HOME, odd, money("140", at=40)) == []


def test_default_qualifiers_do_not_matter() -> None:
    assert len(found(HOME, OTHER, money("140", at=40, measure="total"))) == 1


def test_a_sentence_whose_parts_do_not_add_up_is_a_finding() -> None:
    text = "\nIt grossed $58.1 million in the United States and Canada, and $71.2 million in other territories, for a worldwide total of $140 million.\n"
    finding = finding_on(audit_pages({"a.md": film_page() + text}), "gross")
    assert (finding.code, finding.level) == ("FC601", "error")
    assert [p.value for p in finding.positions] == ["$140 million"]
    assert [(w.role, len(w.claims)) for w in finding.context] == [("the parts that are added", 2)]
    assert finding.summary.endswith("gross: " + finding.reason)
    assert finding.derivation == "$58.1 million + $71.2 million = $129.3 million"
    assert audit_pages({"a.md": film_page() + text.replace("$140", "$129.3")}).findings == ()
