from __future__ import annotations

import pytest

from factcheck.extract.keys import key_unit


@pytest.mark.parametrize(
    ("label", "words", "unit", "scale"),
    [
        ("running time minutes", "running time", "min", ""),
        ("height m", "height", "m", ""),
        ("estimated budget usd", "estimated budget", "USD", ""),
        ("duration ms", "duration", "ms", ""),
        ("revenue dkk billion", "revenue", "DKK", "billion"),
        ("speed limit kmh", "speed limit", "km/h", ""),
        ("area km2", "area", "km²", ""),
        ("power kw", "power", "kW", ""),
        ("share percent", "share", "%", ""),
        ("term years", "term", "y", ""),
        ("Height (m)", "Height", "m", ""),
        ("Length in metres", "Length", "m", ""),
        ("Revenue (million EUR)", "Revenue", "EUR", "million"),
    ],
)
def test_a_unit_is_taken_off_a_key(label: str, words: str, unit: str, scale: str) -> None:
    assert key_unit(label, is_key=True) == (words, unit, scale)


@pytest.mark.parametrize(
    "label", ["vitamin d", "plan b", "P1", "fps", "award year", "number of days", "sheets of drawings", "max age", "m"]
)
def test_what_merely_looks_like_a_unit_stays(label: str) -> None:
    assert key_unit(label, is_key=True) == (label, "", "")


@pytest.mark.parametrize("label", ["Height m", "Section s", "Budget (estimated)", "Population (2020)", "Born in May"])
def test_words_for_people_need_brackets_or_a_clear_unit(label: str) -> None:
    assert key_unit(label, is_key=False).unit == ""


@pytest.mark.parametrize(
    ("value", "given"),
    [("330", "330 m"), ("1,240.5", "1,240.5 m"), ("~ 90", "~ 90 m"), ("330 ft", "330 ft"), ("n/a", "n/a"), ("", "")],
)
def test_only_a_bare_number_is_given_the_unit(value: str, given: str) -> None:
    assert key_unit("height m", is_key=True).given_to(value) == given
