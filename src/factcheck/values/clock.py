"""Times of day as schedules give them: `1:05pm`, `Dec 01 - 13:05`, `2011-12-01 10:55PM PST`. Zones stay as they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIME = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*(?:([ap])\.?\s*(?:m\b\.?|(?![a-z])|m(?=[A-Z])|(?=[A-Z][a-z])))?",
    re.I,
)
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_NAMED = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s.,-]{0,2}(\d{1,2})(?!\d|:)", re.I)
_DAY_NAMED = re.compile(r"(?<!\d)(\d{1,2})[\s.-](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)
_ISO = re.compile(r"(?<!\d)\d{4}-(\d\d)-(\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})(?:/\d{2,4})?(?!\d)")


class Clock(NamedTuple):
    """A time of day, and the day of the year where one is given."""

    minute: int
    """Since midnight, by the clock that the words speak of."""
    day: tuple[int, int] | None
    """Month and day in ascending order: `12/01` may be either, and is the same as `Dec 1`."""


def read_clock(text: str) -> Clock | None:
    """The first time of day in a text of one line; `None` if there is none."""
    text = text[:200]
    found = _TIME.search(text.replace("T", " ", 1) if text[:4].isdigit() else text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or (hour == 24 and minute):
        return None
    return Clock(hour % 24 * 60 + minute, _day(text))


def clock_words(clock: Clock) -> str:
    """`13:05`."""
    return f"{clock.minute // 60:02d}:{clock.minute % 60:02d}"


def _day(text: str) -> tuple[int, int] | None:
    month = day = 0
    if found := _ISO.search(text):
        month, day = int(found[1]), int(found[2])
    elif found := _NAMED.search(text):
        month, day = _MONTHS[found[1].lower()], int(found[2])
    elif found := _DAY_NAMED.search(text):
        month, day = _MONTHS[found[2].lower()], int(found[1])
    elif found := _SLASHED.search(text):
        month, day = int(found[1]), int(found[2])
    return (min(month, day), max(month, day)) if month and day else None
