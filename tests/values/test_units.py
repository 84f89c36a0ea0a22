"""The table of units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.values import units


@pytest.mark.parametrize(
    ("number", "unit", "base"),
    [
        ("2", "h", "7200"),
        ("1", "mi", "1609.344"),
        ("36", "km/h", "10"),
        ("212", "°F", "100"),
        ("2", "y", "24"),
        ("3", "GB", "3000000000"),
        ("5", "USD", "5"),
        ("5", "1", "5"),
    ],
)
def test_a_number_in_its_base_unit(number: str, unit: str, base: str) -> None:
    assert units.to_base(Decimal(number), unit) == Decimal(base)


def test_currencies_are_dimensions_of_their_own() -> None:
    assert units.dimension_of("USD") != units.dimension_of("EUR")
    assert units.is_money("USD") and not units.is_money("min")


def test_months_are_no_number_of_days_but_both_are_durations() -> None:
    assert units.dimension_of("mo") == units.dimension_of("y") != units.dimension_of("d")
    assert units.is_duration("mo") and units.is_duration("d") and not units.is_duration("m")


def test_words_and_symbols_name_a_unit() -> None:
    assert [units.unit_named(w) for w in ("Minutes", "min", "km", "square feet", "EUR", "KM?")] == [
        "min",
        "min",
        "km",
        "sq ft",
        "EUR",
        None,
    ]


def test_no_word_names_two_units() -> None:
    seen: set[str] = set()
    for unit in units.UNITS.values():
        for name in unit.names:
            assert name not in seen
            seen.add(name)
