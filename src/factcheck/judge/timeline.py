"""Judge what dates say of each other: what must come first, and the time between two of them that some source states.

Dates of which the sources dispute the day bear no witness; where all that is known leaves the sum open, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from factcheck.judge.verdict import Held
from factcheck.model.value import DateValue, Quantity
from factcheck.rulepack.schema import Order, Stretch
from factcheck.values.units import dimension_of, to_base
from factcheck.values.words import in_words

MONTHS_IN_YEAR = 12
SECONDS_IN_DAY = 86400
ROUND = 1
"""Days that both ends counted, or a night between them, make of difference."""


@dataclass(frozen=True, slots=True)
class Backwards:
    """Dates that stand the wrong way round."""

    first: tuple[Held, ...]
    second: tuple[Held, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """A stated stretch of time that does not lie between its dates."""

    stated: Held
    dates: tuple[Held, ...]
    calculation: str
    reason: str


def backwards(held: Sequence[Held], order: Order) -> Backwards | None:
    """`held` are one subject's claims. Only where each of the earlier dates lies behind each of the later ones."""
    first, second = _dated(held, order.first), _dated(held, order.then)
    if not first or not second or not all(_date(a).start > _date(b).end for a in first for b in second):
        return None
    shown = f"{order.first.replace('_', ' ')} {in_words(_date(first[0]))} lies behind {order.then.replace('_', ' ')}"
    return Backwards(tuple(first), tuple(second), f"{shown} {in_words(_date(second[0]))}")


def wrong(held: Sequence[Held], stretch: Stretch) -> list[Wrong]:
    """Stated stretches ("aged 83") that the dates exclude on which the sources agree."""
    begins = _agreed(_dated(held, stretch.begins))
    found: list[Wrong] = []
    for h in held:
        value = h.claim.value
        if h.claim.attribute != stretch.length or not isinstance(value, Quantity) or not _is_firm(h):
            continue
        ends = _agreed(_dated(held, stretch.ends)) if stretch.ends else _year(h)
        if begins is None or ends is None or value.low is None or value.high is None or value.about:
            continue
        room = _between(begins[0], ends[0], value)
        if room is not None and (value.high < room[0] or value.low > room[1]):
            least, most, unit = room
            span = f"{least}" if least == most else f"{least} to {most}"
            calculation = f"{ends[0].start.isoformat()} - {begins[0].start.isoformat()} = {span} {unit}"
            reason = f"{in_words(value)} is given; from {in_words(begins[0])} to {in_words(ends[0])} it is {span} {unit}"
            found.append(Wrong(h, (*begins[1], *ends[1]), calculation, reason))
    return found


def _between(first: DateValue, last: DateValue, value: Quantity) -> tuple[Decimal, Decimal, str] | None:
    """The least and the most that can lie between two dates, in the unit of the stated value; `None` for hours and months."""
    size = to_base(Decimal(1), value.unit)
    if dimension_of(value.unit) == "months" and size == MONTHS_IN_YEAR:
        return Decimal(_full_years(first.end, last.start)), Decimal(_full_years(first.start, last.end)), "years"
    if dimension_of(value.unit) == "time" and size == SECONDS_IN_DAY:
        return Decimal((last.start - first.end).days - ROUND), Decimal((last.end - first.start).days + ROUND), "days"
    return None


def _full_years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _year(held: Held) -> tuple[DateValue, tuple[Held, ...]] | None:
    said = held.claim.qualifier("year")
    if said is None or not said.isdigit():
        return None
    year = int(said)
    return DateValue(said, date(year, 1, 1), date(year, 12, 31), "year"), ()


def _agreed(held: Sequence[Held]) -> tuple[DateValue, tuple[Held, ...]] | None:
    """The most precise of dates that all can be one, and who says so; `None` where they differ, or where there is none."""
    if not held:
        return None
    ordered = sorted(held, key=lambda h: (_width(_date(h)), h.index))
    best = _date(ordered[0])
    if not all(_date(h).start <= best.end and best.start <= _date(h).end for h in ordered):
        backed = [h for h in ordered if _date(h).start <= best.end and best.start <= _date(h).end]
        others = {h.claim.document for h in ordered} - {h.claim.document for h in backed}
        if len({h.claim.document for h in backed}) < 2 or len(others) > 1:
            return None
        ordered = backed
    return best, tuple(ordered[:4])


def _width(value: DateValue) -> timedelta:
    return value.end - value.start


def _dated(held: Sequence[Held], attribute: str) -> list[Held]:
    return [h for h in held if h.claim.attribute == attribute and isinstance(h.claim.value, DateValue) and _is_firm(h)]


def _is_firm(held: Held) -> bool:
    """Said outright, of what was, and of the whole."""
    claim = held.claim
    plain = {"phase": ("actual",), "year": None}
    for q in claim.qualifiers:
        allowed = plain.get(q.dimension, ())
        if allowed is not None and q.value not in allowed:
            return False
    value = claim.value
    exact = not isinstance(value, DateValue) or value.bound == "exact"
    return claim.polarity == "affirmed" and claim.force == "states" and exact


def _date(held: Held) -> DateValue:
    assert isinstance(held.claim.value, DateValue)
    return held.claim.value
