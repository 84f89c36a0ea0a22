"""The words of the calendar: months, weekdays, seasons, and the days each stretch of a year covers."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS: dict[str, int] = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {"sept": 9}

WEEKDAYS: dict[str, int] = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}

FOREIGN_MONTHS: dict[str, int] = {}
"""German, French, Spanish, Italian and Portuguese months, in full, lower case. Read in labels' values only."""
for _names in (
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
):
    FOREIGN_MONTHS |= {name: number for number, name in enumerate(_names.split(), 1)}


def last_day(year: int, month: int) -> int:
    """How many days the month has."""
    return monthrange(year, month)[1]


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, last_day(year, month))


def year_span(first: int, last: int) -> tuple[date, date]:
    """First day of the one year, last of the other."""
    return date(first, 1, 1), date(last, 12, 31)


def season_span(season: str, year: int) -> tuple[date, date]:
    """The days that a northern season's name allows: meteorological and astronomical season together.

    A winter may be the one that begins or the one that ends in the year.
    """
    if season == "spring":
        return date(year, 3, 1), date(year, 6, 20)
    if season == "summer":
        return date(year, 6, 1), date(year, 9, 22)
    if season in ("autumn", "fall"):
        return date(year, 9, 1), date(year, 12, 20)
    return date(year - 1, 12, 1), date(year + 1, 3, 20)


_YEAR_PARTS = {
    "early": (1, 4),
    "mid": (4, 9),
    "middle": (4, 9),
    "late": (9, 12),
    "beginning": (1, 3),
    "start": (1, 3),
    "end": (10, 12),
    "close": (10, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}
_MONTH_PARTS = {
    "early": (1, 12),
    "mid": (8, 22),
    "middle": (8, 22),
    "late": (18, 31),
    "beginning": (1, 8),
    "start": (1, 8),
    "end": (23, 31),
    "close": (23, 31),
    "first half": (1, 15),
    "second half": (15, 31),
}
_DECADE_PARTS = {
    "early": (0, 4),
    "mid": (3, 7),
    "middle": (3, 7),
    "late": (5, 9),
    "beginning": (0, 2),
    "start": (0, 2),
    "end": (7, 9),
    "close": (7, 9),
    "first half": (0, 4),
    "second half": (5, 9),
}
PARTS = frozenset(_YEAR_PARTS)
"""`late` and its like. Their stretches overlap on purpose: the words leave room, and room must not look like a
dispute."""


def part_of_year(part: str, year: int) -> tuple[date, date]:
    """`late 2022`: September to December."""
    first, last = _YEAR_PARTS[part]
    return date(year, first, 1), date(year, last, last_day(year, last))


def part_of_month(part: str, year: int, month: int) -> tuple[date, date]:
    """`mid-June 2024`: the 8th to the 22nd."""
    first, last = _MONTH_PARTS[part]
    return date(year, month, first), date(year, month, min(last, last_day(year, month)))


def part_of_decade(part: str, year: int) -> tuple[date, date]:
    """`late 1990s`: 1995 to 1999."""
    first, last = _DECADE_PARTS[part]
    return year_span(year + first, year + last)
