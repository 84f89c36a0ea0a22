"""What kind of values an attribute has, and when two of them are one."""

from __future__ import annotations

import pytest

from factcheck.truth.kinds import (
    berth_key,
    clock_key,
    date_key,
    date_span,
    place_key,
    quantity_key,
    quantity_span,
    reader_for,
    text_key,
)
from factcheck.truth.places import read_taxonomy

PLACES = {"place": read_taxonomy("ID,name,parentID\n0,World,-1\n1,Norway,0\n2,Bergen,1\n", "places.csv")}


@pytest.mark.parametrize(
    ("attribute", "sample", "kind"),
    [
        ("Author", ["Roy, Ada", "Ben Holm"], "people"),
        ("film_directors", ["Ada Roy"], "people"),
        ("written by", ["Ada Roy"], "people"),
        ("Departure gate", ["B12", "Gate 7"], "berth"),
        ("gate", ["north", "south"], "text"),
        ("Departs", ["10:05", "9:15 pm"], "clock"),
        ("opened", ["6 June 2025", "May 2024", "1999-03-01"], "date"),
        ("budget", ["$90 million", "USD 5 million", "1,000"], "quantity"),
        ("height", ["120", "134.5"], "quantity"),
        ("version", ["1.10", "1.9"], "text"),
        ("colour", ["red", "blue-2"], "text"),
        ("birthplace", ["Oslo"], "place"),
        ("seat of the court", ["Bergen", "Norway"], "place"),
    ],
)
def test_the_kind_follows_from_the_name_and_the_values(attribute: str, sample: list[str], kind: str) -> None:
    assert reader_for(attribute, sample, PLACES).kind == kind


@pytest.mark.parametrize("value", ["", " - ", "N/A", "Not available", "TBA", "unknown"])
def test_what_says_nothing_has_no_key(value: str) -> None:
    assert text_key(value) is place_key(value) is None


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        (text_key, "The  Red-Door", "the red door"),
        (text_key, "Müller & Söhne", "Muller & Sohne"),
        (berth_key, "Terminal B - Gate B12", "B12"),
        (berth_key, "B-12", "b12"),
        (clock_key, "12/01/2011 1:05 PM", "Dec 01 - 13:05"),
        (clock_key, "2011-12-01 01:05PM EST", "1:05pDec 1"),
        (date_key, "6 June 2025", "2025-06-06"),
        (quantity_key, "1,171,000", "1171000"),
        (quantity_key, "007.50", "7.5"),
    ],
)
def test_equal_values_in_other_words_are_one(key, one: str, other: str) -> None:
    assert key(one) == key(other) is not None


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        (text_key, "C++", "C#"),
        (text_key, "C", "C++"),
        (berth_key, "B12", "B2"),
        (clock_key, "1:05 pm", "1:05 am"),
        (clock_key, "10:05", "10:06"),
        (date_key, "June 2025", "2025"),
        (quantity_key, "$5", "€5"),
        (quantity_key, "-3", "3"),
    ],
)
def test_other_values_are_two(key, one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_coarser_date_leaves_open_what_it_contains() -> None:
    year, month, day = (date_span(date_key(words) or "") for words in ("2024", "February 2024", "29 February 2024"))
    assert year and month and day
    assert year[0] <= month[0] <= day[0] <= day[1] == month[1] <= year[1]
    assert date_span("../2019-10-31") is date_span("words") is date_span("2024-13") is None


def test_a_rounded_figure_leaves_open_half_its_last_digit() -> None:
    assert quantity_span("137000") == (136500.0, 137500.0)
    assert quantity_span("12.5") == (12.45, 12.55)
    assert quantity_span("120") == (119.5, 120.5)
    assert quantity_span("5 USD") is None
