"""May two claims on attributes that no pack names be about the same one? Answered from their keys alone.

A key is what its claim's own words say. So what meets what does not depend on the other documents of a folder.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from factcheck.model.claim import Key

LABELS_AGREE = 0.8
"""The cosine from which on two labels name one attribute: a weak word more or less, never another noun."""


class Meeting(NamedTuple):
    """`score` is 0 where the two may not meet; `why` says then what keeps them apart."""

    score: float
    why: str = ""


def meet(a: Key, b: Key) -> Meeting:
    """How well two keys agree. Symmetric."""
    if a.dimension != b.dimension:
        return Meeting(0, f"one is {a.dimension}, the other {b.dimension}")
    if not set(a.heads) & set(b.heads):
        return Meeting(0, "they name different things")
    if a.measure != b.measure:
        return Meeting(0, f"another measure: {_differ(a.measure, b.measure)}")
    apart = hard_apart(a.hard, b.hard)
    if apart:
        return Meeting(0, apart)
    score = cosine(a, b)
    if score < LABELS_AGREE:
        return Meeting(0, "their words agree too little")
    return Meeting(score)


def cosine(a: Key, b: Key) -> float:
    """How alike the weighted words are: 0..1."""
    others = dict(b.words)
    shared = sum(weight * others.get(word, 0.0) for word, weight in a.words)
    if not shared:
        return 0.0
    return round(shared / sqrt(sum(w * w for _, w in a.words) * sum(w * w for _, w in b.words)), 6)


def hard_apart(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """What one must meet and the other does not have; empty if there is nothing. Times may contain each other, all else must
    be equal; what only one side says is not met."""
    if a == b:
        return ""
    mine, others = {h for h in a if not h.startswith("when:")}, {h for h in b if not h.startswith("when:")}
    if mine != others:
        return f"only one speaks of {_differ(tuple(mine), tuple(others))}"
    when, then = {h[5:] for h in a} - {h[5:] for h in mine}, {h[5:] for h in b} - {h[5:] for h in others}
    if bool(when) != bool(then):
        return f"only one says when: {_differ(tuple(when), tuple(then))}"
    if not any(x.startswith(y) or y.startswith(x) for x in when for y in then):
        return f"another time: {_differ(tuple(when), tuple(then))}"
    years, since = {x[:4] for x in when if x[0].isdigit()}, {x[:4] for x in then if x[0].isdigit()}
    return "" if years == since or years <= since or since <= years else "another time"


def _differ(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    return ", ".join(sorted({h.partition(":")[2] or h for h in set(a) ^ set(b)}))
