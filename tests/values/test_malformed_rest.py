"""Years and times of day that cannot be."""

from __future__ import annotations

import pytest

from factcheck.model.value import Malformed
from factcheck.values.malformed_rest import malformed_rest


def found(text: str) -> list[Malformed]:
    values = [f.value for f in malformed_rest(text)]
    assert all(isinstance(v, Malformed) for v in values)
    return [v for v in values if isinstance(v, Malformed)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was listed in 19744.", "19744"),
        ("Nobody came since 20016, they say.", "20016"),
        ("Doors open at 7.75 pm.", "7.75 pm"),
        ("It left at 31:10 a.m. sharp.", "31:10 a.m."),
    ],
)
def test_what_cannot_be_is_found_as_it_is_written(text: str, words: str) -> None:
    assert [v.text for v in found(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "It was listed in 1974.", "It rose in 19744 of the towns.", "The prize was worth in 20000.", "It costs £7.75 pm.",
        "Doors open at 7.45 pm.", "The file is 19744 lines long.", "It happened in 54321.",
    ],
)  # fmt: skip
def test_what_can_be_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_digit_struck_twice_is_the_first_repair() -> None:
    (value,) = found("It was listed in 19744.")
    assert next(r.replacement for r in value.repairs) == "1974"
