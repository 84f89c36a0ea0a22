"""Words to quantities, at the place where they stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.model.value import Quantity
from factcheck.values.number_words import match_number_words
from factcheck.values.numbers import match_quantity


def quantity(text: str) -> Quantity:
    found = match_quantity(text, 0)
    assert found is not None
    assert isinstance(found.value, Quantity)
    assert text[found.start : found.end] == found.value.text
    return found.value


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("1,240 m", "1240 m"),
        ("1\u202f240 m", "1240 m"),
        ("1.240,5 kg", "1240.5 kg"),
        ("137.2", "137.2"),
        ("28–30 million", "28000000..30000000"),
        ("$28-30 million", "28000000..30000000 USD"),
        ("$28 million–$30 million", "28000000..30000000 USD"),
        ("between 28 and 30 million dollars", "28000000..30000000 USD"),
        ("90 million", "90000000"),
        ("$1.2bn", "1200000000 USD"),
        ("$10.5m", "10500000 USD"),
        ("USD 90 million", "90000000 USD"),
        ("US$90 million", "90000000 USD"),
        ("90 million dollars", "90000000 USD"),
        ("€5", "5 EUR"),
        ("£1,200", "1200 GBP"),
        ("45 million pounds", "45000000 GBP"),
        ("200 pounds", "200 lb"),
        ("more than thirty billion yen", "30000000000.. JPY"),
        ("half a million dollars", "500000 USD"),
        ("at least 40 people", "40.."),
        ("40+ countries", "40.."),
        ("40 minutes or more", "40.. min"),
        ("up to 62%", "..62 %"),
        ("nearly 90 minutes", "~90 min"),
        ("a little over 90 minutes", "~90 min"),
        ("62 per cent", "62 %"),
        ("125 mins", "125 min"),
        ("2 h 5 min", "125 min"),
        ("2h05", "125 min"),
        ("2h 05", "125 min"),
        ("2 h 41", "161 min"),
        ("1h 57m", "117 min"),
        ("1 h 57 m", "117 min"),
        ("2h 5m 3s", "7503 s"),
        ("2 hours and 5 minutes", "125 min"),
        ("2 hrs 5 mins", "125 min"),
        ("two hours and five minutes", "125 min"),
        ("an hour and fifty minutes", "110 min"),
        ("two and a half hours", "2.5 h"),
        ("1:45:00", "105 min"),
        ("PT2H5M", "125 min"),
        ("10 s", "10 s"),
        ("500 ms", "500 ms"),
        ("3 weeks", "3 wk"),
        ("12 years", "12 y"),
        ("56 days", "56 d"),
        ("fifty-six days", "56 d"),
        ("125-minute film", "125 min"),
        ("two to three weeks", "2..3 wk"),
        ("-5 °C", "-5 °C"),
        ("100 km/h", "100 km/h"),
        ("64 GB", "64 GB"),
        ("35 mm", "35 mm"),
        ("130%", "130 %"),
        ("more than 2000", "2000.."),
    ],
)
def test_a_quantity_is_read(text: str, canonical: str) -> None:
    assert quantity(text).canonical == (canonical,)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("twelve cues", "cues"),
        ("a dozen theaters", "theaters"),
        ("25 original cues", "cues"),
        ("2,400 North American theaters", "theaters"),
        ("2000 people", "people"),
        ("1917 soldiers", "soldiers"),
        ("1 film", "film"),
        ("12", ""),
    ],
)
def test_a_count_names_what_is_counted(text: str, noun: str) -> None:
    assert quantity(text).counted == noun


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("$137.2 million", "100000"),
        ("125 min", "1"),
        ("40.0 m", "0.1"),
        ("thirty billion yen", "1000000000"),
        ("$28-30 million", "1000000"),
    ],
)
def test_the_step_is_the_worth_of_the_last_printed_digit(text: str, step: str) -> None:
    assert quantity(text).step == Decimal(step)


@pytest.mark.parametrize(
    "text",
    [
        "87North",
        "7th floor",
        "4K",
        "3x faster",
        "1.85:1",
        "7.30 pm",
        "10 a.m.",
        "8/10",
        "5 kr",
        "12,5 km",
        "two of them",
        "1 240 km",
        "5-star",
        "12 Angry Men",
        "2025",
        "192.168.1.1",
        "14:30:05",
    ],
)
def test_parts_of_names_and_unclear_numbers_are_no_quantities(text: str) -> None:
    assert match_quantity(text, 0) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twelve", "12"),
        ("twenty-five", "25"),
        ("one hundred and five", "105"),
        ("two hundred thousand", "200000"),
        ("a dozen", "12"),
        ("half a million", "500000"),
        ("two and a half million", "2500000"),
        ("three thousand four hundred and twelve", "3412"),
    ],
)
def test_numbers_in_words(text: str, number: str) -> None:
    spoken = match_number_words(text, 0)
    assert spoken is not None
    assert spoken.end == len(text)
    assert spoken.number == Decimal(number)


@pytest.mark.parametrize("text", ["a", "and", "hundred", "eleventh", "often", "twofold"])
def test_other_words_are_no_numbers(text: str) -> None:
    assert match_number_words(text, 0) is None


def test_a_number_behind_hours_that_counts_something_is_not_minutes() -> None:
    found = match_quantity("2 h 41 people waited", 0)
    assert found is not None
    assert found.value.canonical == ("2 h",)
