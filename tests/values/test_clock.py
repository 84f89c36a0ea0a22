"""Times of day."""

from __future__ import annotations

import pytest

from factcheck.values.clock import clock_words, read_clock


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("1:05pm", "13:05", None),
        ("12:30 a.m.", "00:30", None),
        ("12:30 PM", "12:30", None),
        ("07:45", "07:45", None),
        ("2024-03-05T18:20:00Z", "18:20", (3, 5)),
        ("Mar 5 - 6:20p", "18:20", (3, 5)),
        ("6:20 PM, Mar 05", "18:20", (3, 5)),
        ("6:20pMar 5", "18:20", (3, 5)),
        ("05/03/2024 18:20", "18:20", (3, 5)),
        ("03/05/2024 18:20", "18:20", (3, 5)),
        ("5 March 18:20", "18:20", (3, 5)),
        ("24:00", "00:00", None),
    ],
)
def test_a_time_is_read_with_its_day(text: str, words: str, day: tuple[int, int] | None) -> None:
    clock = read_clock(text)
    assert clock is not None
    assert (clock_words(clock), clock.day) == (words, day)


@pytest.mark.parametrize("text", ["", "noon", "25:10", "7:61", "24:30", "2024-03-05", "1234:56"])
def test_anything_else_is_none(text: str) -> None:
    assert read_clock(text) is None
