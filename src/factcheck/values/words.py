"""Values in words, for people. Never used for identity: that is `canonical`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factcheck.model.value import Calculation, DateValue, Event, Malformed, NameSet, Quantity, Relation, Text, Truth, Value, plain
from factcheck.values.calendar_words import MONTH_NAMES, WEEKDAY_NAMES, month_span, year_span

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def in_words(value: Value) -> str:
    """The value as a person would say it, the same on every machine: `6 June 2025`, `$137.2 million`, `about 90`."""
    if isinstance(value, DateValue):
        return _date(value)
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, NameSet):
        return ", ".join(member.text for member in value.members)
    if isinstance(value, Relation):
        return " ".join([value.word, " and ".join(anchor.text for anchor in value.anchors)]).strip()
    if isinstance(value, Truth):
        return "yes" if value.yes else "no"
    if isinstance(value, Text):
        return " ".join(value.text.split())
    if isinstance(value, Calculation):
        stated = in_words(value.stated)
        return stated if value.weekday is None else f"{WEEKDAY_NAMES[value.weekday]}, {stated}"
    if isinstance(value, Event):
        return _event(value)
    assert isinstance(value, Malformed)
    return f"“{' '.join(value.text.split())}”"


def _event(value: Event) -> str:
    """Who, the deed's own words, whom; a blank where the telling names nobody."""
    doers = " and ".join(a.text for a in value.agents)
    words = " ".join(value.text.split())
    whom = value.patient.text if value.patient is not None and value.patient.text not in words else ""
    return " ".join(
        part for part in (f"{doers}:" if doers else "", "not" if value.denied else "", words, f"({whom})" if whom else "") if part
    )


def _date(value: DateValue) -> str:
    if value.bound == "until":
        return f"by {_last(value.end)}"
    if value.bound == "from":
        return f"from {_first(value.start)} on"
    words = _stretch(value)
    return f"about {words}" if value.bound == "about" else words


def _stretch(value: DateValue) -> str:
    start, end = value.start, value.end
    if value.precision == "year" and (start, end) == year_span(start.year, start.year):
        return str(start.year)
    if start == end:
        return _day(start)
    if value.precision == "month" and (start, end) == month_span(start.year, start.month):
        return _month(start)
    if value.precision == "decade" and end.year - start.year == 9:
        return f"the {start.year}s"
    if value.precision == "range" and (start, end) == year_span(start.year, end.year):
        return f"{start.year} to {end.year}"
    both = f"{_day_in(start, end)} to {_day(end)}"
    return f"{both} ({' '.join(value.text.split())})" if value.precision != "range" else both


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def _day_in(start: date, end: date) -> str:
    """The first day of a stretch, without the year if the last has the same."""
    return f"{start.day} {MONTH_NAMES[start.month - 1]}" if start.year == end.year else _day(start)


def _last(day: date) -> str:
    """The end of a bound: a year or month where it is the last day of one."""
    if day == year_span(day.year, day.year)[1]:
        return f"the end of {day.year}"
    return _month(day) if day == month_span(day.year, day.month)[1] else _day(day)


def _first(day: date) -> str:
    if (day.month, day.day) == (1, 1):
        return str(day.year)
    return _month(day) if day.day == 1 else _day(day)


def _quantity(value: Quantity) -> str:
    low, high = value.low, value.high
    unit = "" if value.unit == "1" else value.unit
    if low is not None and low == high:
        words = _amount(low, unit)
    elif low is None or high is None:
        number = low if low is not None else high
        words = ("at least " if low is not None else "at most ") + (_amount(number, unit) if number is not None else "?")
    else:
        words = f"{_interval(low, high)} {unit}".strip()
    if value.counted:
        words = f"{words} {value.counted}"
    return f"about {words}" if value.about else words


def _amount(number: Decimal, unit: str) -> str:
    words = _number(number)
    if unit in _SIGNS:
        return f"{_SIGNS[unit]}{words}"
    if unit in ("%",):
        return f"{words}{unit}"
    return f"{words} {unit}".strip()


def _interval(low: Decimal, high: Decimal) -> str:
    """Both ends in the upper one's scale: `28 to 30 million`."""
    for worth, name in _SCALES:
        if high >= worth and low * 100 >= worth and _short(high / worth) and _short(low / worth):
            return f"{plain(low / worth)} to {plain(high / worth)} {name}"
    return f"{_number(low)} to {_number(high)}"


def _number(number: Decimal) -> str:
    for worth, name in _SCALES:
        if abs(number) >= worth and _short(number / worth):
            return f"{plain(number / worth)} {name}"
    text = plain(number)
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}" if abs(number) >= 1000 else text


def _short(number: Decimal) -> bool:
    """Few enough decimals to be said in this scale."""
    return -int(number.normalize().as_tuple().exponent) <= 3
