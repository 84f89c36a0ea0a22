"""The cases of our rule packs: each sentence gives what its rule says it gives, or nothing."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from factcheck.cases import CaseResult, run_cases
from factcheck.rulepack.load import load_ruleset
from factcheck.rulepack.schema import DomainPack

RULES = load_ruleset()
NAMES = [
    f"{RULES.attribute_pack[name]}/{name}/{number}"
    for name, attribute in RULES.attributes.items()
    for number, _ in enumerate(attribute.cases, 1)
] + [
    f"{loaded.name}/open/{number}"
    for loaded in RULES.packs
    if isinstance(loaded.pack, DomainPack)
    for number, _ in enumerate(loaded.pack.open.cases, 1)
]


@cache
def results() -> dict[str, CaseResult]:
    """Every case, run once for all tests of this file."""
    return {result.name: result for result in run_cases(RULES)}


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    result = results()[name]
    assert result.ok, f"{result.where}: {result.message}"


def test_every_case_has_a_name_of_its_own_and_a_line() -> None:
    assert list(results()) == NAMES
    assert all(result.where.rpartition(":")[2].isdigit() for result in results().values())


@pytest.mark.parametrize("attribute", RULES.attributes)
def test_every_attribute_has_a_case_that_gives_something_and_one_that_gives_nothing(attribute: str) -> None:
    given = Counter(case.gives == "nothing" for case in RULES.attributes[attribute].cases)
    assert given[True] and given[False], f"{attribute} has {given[False]} cases that give and {given[True]} that do not"
