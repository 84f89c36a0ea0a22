"""Judge quantities: numbers with units, as intervals of half their last printed digit, within the attribute's tolerance."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.intervals import into_camps
from factcheck.judge.verdict import Held, Judged, Side, single_or_agree
from factcheck.model.value import Quantity
from factcheck.rulepack.schema import Attribute
from factcheck.values.reach import Reach, reach_of
from factcheck.values.units import to_base
from factcheck.values.words import in_words


def judge(held: Sequence[Held], attribute: Attribute) -> Judged:
    """Say whether quantities agree within rounding and tolerance. Another dimension (dollars, euros) is incomparable."""
    values = [(reach_of(h.claim.value), h) for h in held if isinstance(h.claim.value, Quantity)]
    dimensions = sorted({v.dimension for v, _ in values})
    if len(dimensions) > 1:
        return Judged("incomparable", f"different units cannot be compared: {', '.join(dimensions)}")
    camps = into_camps(values, width=_width, agrees=lambda a, b: _agree(a, b, attribute.tolerance), name=lambda v: v.shown)
    if len(camps.camps) <= 1:
        shown = in_words(camps.camps[0].held[0].claim.value) if camps.camps else "nothing"
        return single_or_agree(held, shown)
    sides = [_side(camp.held) for camp in camps.camps if any(h.claim.force == "states" for h in camp.held)]
    if len(sides) < 2:
        return Judged("ambiguous", "only mentions in passing differ")
    witnesses = (("allows several of the values", tuple(sorted(h.index for h in camps.between))),) if camps.between else ()
    return Judged("disagree", _reason(sides, attribute), "FC101", tuple(sides), witnesses)


def _width(reach: Reach) -> float:
    return float(reach.high - reach.low) if reach.low is not None and reach.high is not None else float("1e30")


def _agree(a: Reach, b: Reach, tolerance: str) -> bool:
    slack = _slack(a, b, tolerance)
    below = a.high is not None and b.low is not None and a.high + slack < b.low
    above = b.high is not None and a.low is not None and b.high + slack < a.low
    return not below and not above


def _slack(a: Reach, b: Reach, tolerance: str) -> Decimal:
    number, _, unit = tolerance.partition(" ")
    if not number:
        return Decimal(0)
    if unit == "%":
        largest = max((abs(x) for r in (a, b) for x in (r.low, r.high) if x is not None), default=Decimal(0))
        return largest * Decimal(number) / 100
    return to_base(Decimal(number), unit or "1")


def _side(held: Sequence[Held]) -> Side:
    best = min(held, key=lambda h: (_width(reach_of(_quantity(h))), h.claim.value.canonical))
    return Side(in_words(best.claim.value), best.claim.value.canonical, tuple(sorted(h.index for h in held)))


def _quantity(held: Held) -> Quantity:
    assert isinstance(held.claim.value, Quantity)
    return held.claim.value


def _reason(sides: Sequence[Side], attribute: Attribute) -> str:
    allowed = f"tolerance {attribute.tolerance}" if attribute.tolerance else "only rounding is allowed for"
    if len(sides) == 2:
        return f"{sides[0].value} and {sides[1].value} lie apart; {allowed}"
    return ", ".join(s.value for s in sides[:4]) + f" cannot all be right; {allowed}"
