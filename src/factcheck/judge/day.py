"""Judge dates: two agree if some day is allowed by both; "late 2022" and "7 November 2022" do, 4 June and 6 June don't."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.judge.intervals import into_camps
from factcheck.judge.verdict import Held, Judged, Side, single_or_agree
from factcheck.model.value import DateBound, DatePrecision, DateValue
from factcheck.rulepack.schema import Attribute
from factcheck.values.reach import days_allowed
from factcheck.values.words import in_words


def judge(held: Sequence[Held], attribute: Attribute) -> Judged:
    """Say whether dates can be one and the same. Claims share one cluster, in any order; all values are dates."""
    values = [(h.claim.value, h) for h in held if isinstance(h.claim.value, DateValue)]
    slack = _tolerance_days(attribute)
    camps = into_camps(
        [((v.start, v.end, v.bound, v.precision), h) for v, h in values],
        width=lambda v: (v[1] - v[0]).days + (0 if v[2] == "exact" else 40_000),
        agrees=lambda a, b: _overlap(a, b, slack),
        name=lambda v: f"{v[0].isoformat()} {v[1].isoformat()} {v[2]}",
    )
    if len(camps.camps) <= 1:
        shown = in_words(camps.camps[0].held[0].claim.value) if camps.camps else "nothing"
        return single_or_agree(held, shown)
    sides = tuple(_side(camp.held) for camp in camps.camps)
    firm = [s for s, camp in zip(sides, camps.camps, strict=True) if any(h.claim.force == "states" for h in camp.held)]
    if len(firm) < 2:
        return Judged("ambiguous", "only mentions in passing differ: " + " and ".join(s.value for s in sides))
    witnesses = (("allows several of the dates", tuple(sorted(h.index for h in camps.between))),) if camps.between else ()
    return Judged("disagree", _reason(firm), "FC101", tuple(firm), witnesses)


def _overlap(a: tuple[date, date, DateBound, DatePrecision], b: tuple[date, date, DateBound, DatePrecision], slack: int) -> bool:
    (a_low, a_high), (b_low, b_high) = days_allowed(*a), days_allowed(*b)
    return a_low <= b_high + slack and b_low <= a_high + slack


def _tolerance_days(attribute: Attribute) -> int:
    number, _, unit = attribute.tolerance.partition(" ")
    return int(number) * {"week": 7, "weeks": 7, "month": 31, "months": 31}.get(unit, 1) if number.isdigit() else 0


def _side(held: Sequence[Held]) -> Side:
    best = min(held, key=lambda h: (_width(h), h.claim.value.canonical))
    return Side(in_words(best.claim.value), best.claim.value.canonical, tuple(sorted(h.index for h in held)))


def _width(held: Held) -> timedelta:
    value = held.claim.value
    assert isinstance(value, DateValue)
    return value.end - value.start


def _reason(sides: Sequence[Side]) -> str:
    return " and ".join(s.value for s in sides[:4]) + (" have no day in common" if len(sides) == 2 else " cannot all be the date")
