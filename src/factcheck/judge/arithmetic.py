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
    """`held` are one document's claims on one subject, in the order of the text. A total is held against the parts that stand
    right before it, or else right behind it, if one of them is the rest ("other territories"), so that they mean to be all.

    Claims must be affirmed and have nothing but default qualifiers beside the sum's own dimension.
    """
    stated = [h for h in held if _is_plain(h, rule, defaults)]
    found: list[Misfit] = []
    for total in stated:
        if (total.claim.qualifier(rule.dimension) or rule.total) != rule.total:
            continue
        start = total.claim.evidence.span.start
        named = [h for h in stated if h.claim.qualifier(rule.dimension) not in (None, rule.total)]
        near = [h for h in named if 0 < start - h.claim.evidence.span.start <= NEAR or _in_one_table(h, total)]
        near = near or [h for h in named if 0 < h.claim.evidence.span.start - start <= NEAR]
        parts = {h.claim.qualifier(rule.dimension): h for h in near if h.claim.qualifier(rule.dimension) != rule.total}
        if rule.rest in parts and len(parts) > 1 and (misfit := _misfit(total, tuple(parts.values()))) is not None:
            found.append(misfit)
    return found


NEAR = 320
"""How many characters before a total its parts may stand: the sentence, or the one before it."""


def _in_one_table(part: Held, total: Held) -> bool:
    """Are both cells of one data file, whose rows belong together however many there are?"""
    return part.claim.extractor == total.claim.extractor == "table" and part.claim.document == total.claim.document


def _is_plain(held: Held, rule: Sum, defaults: Mapping[str, str]) -> bool:
    claim = held.claim
    return (
        claim.attribute == rule.attribute
        and claim.polarity == "affirmed"
        and isinstance(claim.value, Quantity)
        and claim.value.low == claim.value.high
        and all(q.dimension == rule.dimension or defaults.get(q.dimension) == q.value for q in claim.qualifiers)
    )


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
    summed = f"{calculation} = {in_words(result)}"
    reason = f"{summed}, but {in_words(stated)} is given as the total; {in_words(off)} apart"
    return Misfit(total, tuple(parts), summed, reason)
