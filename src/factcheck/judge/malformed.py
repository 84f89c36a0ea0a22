"""Judge malformed values: choose the repair that the rest of the evidence supports best, and say why.

Every reading one edit away is a candidate. What speaks for one: it agrees with what others say of the same attribute, it lies
near the other dates of the document; between equals, it needs the more likely slip. A tie is no repair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.judge.verdict import Held
from factcheck.model.value import DateValue, Malformed, Repair

NEAR_DAYS = 550
"""Publication and event, or two releases of one work, lie within a year and a half of each other as a rule."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best-supported repair and what supports it."""

    repair: Repair
    because: str
    witnesses: tuple[int, ...]


def choose_repair(value: Malformed, others: Sequence[Held], published: str | None) -> Chosen | None:
    """`others` are well-formed claims on the same attribute of the same subject, any territory. `None` if two repairs tie: as
    well supported, and by slips that are as likely."""
    ranked: list[tuple[tuple[int, int], int, Repair, list[str], tuple[int, ...]]] = []
    for order, repair in enumerate(value.repairs):
        score, reasons, witnesses = _support(repair, others, published)
        ranked.append(((-score, repair.slip), order, repair, reasons, witnesses))
    ranked.sort(key=lambda r: r[:2])
    if not ranked:
        return None
    first = ranked[0]
    if first[0][0] == 0 and len(ranked) > 1:
        return None  # how likely a slip is decides between what evidence supports, and is none itself
    if any(rank == first[0] and _meaning(repair) != _meaning(first[2]) for rank, _, repair, _, _ in ranked[1:]):
        return None
    return Chosen(first[2], "; ".join((*first[2].because, *first[3])), first[4])


def _meaning(repair: Repair) -> tuple[str, ...]:
    return repair.value.canonical


def _support(repair: Repair, others: Sequence[Held], published: str | None) -> tuple[int, list[str], tuple[int, ...]]:
    """A score, the reasons, and the claims that agree."""
    value = repair.value
    if not isinstance(value, DateValue):
        return 0, [], ()
    score, reasons = 0, []
    same = [
        h
        for h in others
        if isinstance(h.claim.value, DateValue) and h.claim.value.start <= value.end and value.start <= h.claim.value.end
    ]
    near = [h for h in others if isinstance(h.claim.value, DateValue) and _apart(h.claim.value.start, value.start) <= NEAR_DAYS]
    if same:
        score += 4
        reasons.append(f"{len(same)} other {'claim' if len(same) == 1 else 'claims'} on it agree")
    if near:
        score += 3
        closest = min(near, key=lambda h: (_apart(_start(h), value.start), h.index))
        reasons.append(f"near the other dates given ({_start(closest).isoformat()})")
    if published is not None and _apart(date.fromisoformat(published), value.start) <= NEAR_DAYS:
        score += 2
        reasons.append(f"fits the document's own date ({published})")
    return score, reasons, tuple(h.index for h in (same or near)[:8])


def _start(held: Held) -> date:
    assert isinstance(held.claim.value, DateValue)
    return held.claim.value.start


def _apart(a: date, b: date) -> int:
    return abs((a - b).days)
