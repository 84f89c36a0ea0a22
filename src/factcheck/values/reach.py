"""What a quantity or a date allows, as an interval: two of them agree if they have a point in common."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.value import DateBound, DatePrecision, DateValue, Name, NameSet, Quantity, Text, Value
from factcheck.values.similar import edit_distance
from factcheck.values.units import dimension_of, to_base

ABOUT = Decimal("0.06")
"""How far "about" reaches: six in a hundred; "about 90" allows 85 to 95."""
ABOUT_DAYS = {"day": 7, "month": 45, "season": 90, "quarter": 90, "part": 90, "year": 366, "decade": 3653, "range": 90}
"""How far "about" reaches beyond the stretch that is named: about one more of its own size."""
_ROUND = Decimal("0.05")
"""How far a round number of thousands may be off where nothing says that it is exact."""


class Reach(NamedTuple):
    """What a quantity allows, in the base unit of its dimension; `None` is an open end."""

    low: Decimal | None
    high: Decimal | None
    dimension: str
    shown: str


def reach_of(value: Quantity, *, loosely: bool = False) -> Reach:
    """ "40" allows 39.5 to 40.5, "$28-30 million" 27.5 to 30.5 million, "at least 40" 40 and all above.

    `loosely`: a round number from a thousand on ("7,000") may be rounded: it allows half of its last digit that is not
    zero, at most 5 in a hundred.
    """
    half = value.step / 2

    def end(number: Decimal | None, sign: int) -> Decimal | None:
        if number is None:
            return None
        pad = half if value.low is not None and value.high is not None and not _is_counted(value) else Decimal(0)
        if value.about:
            pad = max(pad, abs(number) * ABOUT)
        if loosely:
            pad = max(pad, _rounded(number))
        return to_base(number + sign * pad, value.unit)

    return Reach(end(value.low, -1), end(value.high, 1), dimension_of(value.unit), value.canonical[0])


MOST_COUNTED = 40


def _is_counted(value: Quantity) -> bool:
    """Is it a small count, which nobody rounds ("seven piers")?"""
    return (
        value.unit == "1"
        and value.step == 1
        and value.low == value.high
        and value.low is not None
        and abs(value.low) < MOST_COUNTED
    )


def _rounded(number: Decimal) -> Decimal:
    exponent = int(number.normalize().as_tuple().exponent)
    if abs(number) < 1000 or exponent < 2:
        return Decimal(0)
    return min(Decimal(10) ** exponent / 2, abs(number) * _ROUND)


def days_allowed(start: date, end: date, bound: DateBound, precision: DatePrecision) -> tuple[int, int]:
    """First and last day that the words allow, as ordinals."""
    if bound == "until":
        return date.min.toordinal(), end.toordinal()
    if bound == "from":
        return start.toordinal(), date.max.toordinal()
    pad = ABOUT_DAYS[precision] if bound == "about" else 0
    return start.toordinal() - pad, end.toordinal() + pad


def may_agree(a: Value, b: Value) -> bool:
    """Can the two be the same value, rounding allowed for? Of other kinds than quantities and dates: are they equal?"""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        one, other = reach_of(a, loosely=True), reach_of(b, loosely=True)
        if one.dimension != other.dimension:
            return False
        return not _below(one, other) and not _below(other, one)
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        (low, high), (first, last) = (days_allowed(d.start, d.end, d.bound, d.precision) for d in (a, b))
        return low <= last and first <= high
    if isinstance(a, NameSet) and isinstance(b, NameSet) and len(a.members) == len(b.members) == 1:
        return _one_name(a.members[0], b.members[0])
    if isinstance(a, Text) and isinstance(b, Text):
        short, long = sorted((a.key, b.key), key=len)
        return long == short or long.startswith(short + ".")  # version 3.2 and 3.2.0
    return a.canonical == b.canonical


def _one_name(a: Name, b: Name) -> bool:
    """May two names be of one thing? In doubt yes: they share a telling word, or begin with the same letters, or one is spelt with
    the other's initials."""
    mine, others = a.key.split(), b.key.split()
    if set(mine) & set(others):
        return True
    if any(x[:4] == y[:4] for x in mine for y in others):
        return True
    initials = ["".join(w[0] for w in words) for words in (mine, others)]
    return initials[0] in others or initials[1] in mine or edit_distance(a.key, b.key) <= 2


def _below(one: Reach, other: Reach) -> bool:
    """Does the one end before the other begins? Where they touch ("7" ends where "8" begins), they have nothing in common, but
    for bounds, which reach up to their number."""
    if one.high is None or other.low is None:
        return False
    if one.high > other.low or one.low is None or other.high is None:
        return one.high < other.low
    return one.high < other.low or (one.low < one.high and other.low < other.high)


def is_same(a: Value, b: Value) -> bool:
    """Do the two say exactly the same, units converted? What is about or rounded is not exact."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if a.about or b.about or dimension_of(a.unit) != dimension_of(b.unit) or None in (a.low, a.high, b.low, b.high):
            return False
        return _base(a) == _base(b)
    return a.type == b.type and a.canonical == b.canonical


def _base(value: Quantity) -> tuple[Decimal, Decimal]:
    assert value.low is not None and value.high is not None
    return to_base(value.low, value.unit), to_base(value.high, value.unit)
