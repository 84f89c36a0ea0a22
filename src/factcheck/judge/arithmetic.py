"""Judge sums: a total and its parts that one document states, each with its own rounding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.judge.verdict import Held
from factcheck.model.value import Quantity
from factcheck.rulepack.schema import Sum
from factcheck.values.words import in_words


@dataclass(frozen=True, slots=True)
class Misfit:
    """A total that is not the sum of its parts, with the calculation."""

    total: Held
    parts: tuple[Held, ...]
    calculation: str
    reason: str


def misfits(held: Sequence[Held], rule: Sum, defaults: Mapping[str, str]) -> list[Misfit]:
    """`held` are one document's claims on one subject; those on the sum's attribute, affirmed and with nothing but default
    qualifiers beside the sum's own dimension, are added up.

    Where a part or the total is given more than once in different ways, nothing can be said.
    """
    given: dict[str, list[Held]] = {}
    for h in held:
        claim = h.claim
        plain_claim = claim.polarity == "affirmed" and all(
            q.dimension == rule.dimension or defaults.get(q.dimension) == q.value for q in claim.qualifiers
        )
        if (
            claim.attribute == rule.attribute
            and isinstance(claim.value, Quantity)
            and plain_claim
            and claim.value.low == claim.value.high
        ):
            given.setdefault(claim.qualifier(rule.dimension) or rule.total, []).append(h)
    wanted = [rule.total, *rule.parts]
    if any(name not in given for name in wanted) or any(len({h.claim.value.canonical for h in given[n]}) > 1 for n in rule.parts):
        return []
    parts = tuple(given[name][0] for name in rule.parts)
    return [m for total in _distinct(given[rule.total]) if (m := _misfit(total, parts)) is not None]


def _distinct(held: Sequence[Held]) -> list[Held]:
    """The totals as given: the most exact spelling of the total is what its parts are held against."""
    return [min(held, key=lambda h: (_number(h).step, h.index))]


def _number(held: Held) -> Quantity:
    assert isinstance(held.claim.value, Quantity)
    return held.claim.value


def _misfit(total: Held, parts: Sequence[Held]) -> Misfit | None:
    numbers = [_number(p) for p in parts]
    stated = _number(total)
    if any(n.unit != stated.unit for n in numbers) or stated.low is None or any(n.low is None for n in numbers):
        return None
    added = sum((n.low for n in numbers if n.low is not None), Decimal(0))
    slack = sum((n.step for n in (*numbers, stated)), Decimal(0)) / 2
    if stated.about or any(n.about for n in numbers) or abs(added - stated.low) <= slack:
        return None
    calculation = " + ".join(in_words(n) for n in numbers)
    result = Quantity("", added, added, stated.unit, min(n.step for n in numbers))
    off = Quantity("", abs(added - stated.low), abs(added - stated.low), stated.unit, min(n.step for n in numbers))
    return Misfit(total, tuple(parts), f"{calculation} = {in_words(result)}",
                  f"{calculation} = {in_words(result)}, but {in_words(stated)} is given as the total; {in_words(off)} apart")  # fmt: skip
