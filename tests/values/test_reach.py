"""Two values can be one if they have a point in common; neighbours that merely touch have none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.model.value import Name, NameSet, Quantity, Text
from factcheck.values.find import find_values
from factcheck.values.reach import is_same, may_agree


def read(words: str) -> Quantity:
    value = find_values(words)[0].value
    assert isinstance(value, Quantity)
    return value


def point(number: str) -> Quantity:
    return Quantity(number, Decimal(number), Decimal(number), "1", Decimal(0))


def named(key: str) -> NameSet:
    return NameSet(key, "organisation", (Name(key, key),))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("7 piers", "8 piers", False),
        ("7 piers", "7 piers", True),
        ("10 s", "10,000 ms", True),
        ("about 400 million", "394 million", True),
        ("7,000 people", "7,120 people", True),
        ("7,024 people", "7,240 people", False),
        ("at least 40 t", "44 t", True),
        ("at least 40 t", "31 t", False),
    ],
)
def test_intervals_agree_where_they_have_more_than_an_end_in_common(one: str, other: str, agree: bool) -> None:
    assert may_agree(read(one), read(other)) is agree
    assert may_agree(read(other), read(one)) is agree


def test_a_number_without_rounding_agrees_with_itself_alone() -> None:
    assert may_agree(point("5"), point("5")) and not may_agree(point("5"), point("6"))


def test_names_are_one_in_doubt_and_versions_may_be_less_exact() -> None:
    assert may_agree(named("foster"), named("norman foster")) and not may_agree(named("aarhus"), named("billund"))
    assert may_agree(Text("3.2", "3.2"), Text("3.2.0", "3.2.0")) and not may_agree(Text("3.2", "3.2"), Text("3.21", "3.21"))


def test_only_what_is_said_exactly_is_the_same() -> None:
    assert is_same(read("2 km"), read("2,000 m")) and not is_same(read("about 2 km"), read("2 km"))
