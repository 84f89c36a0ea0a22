"""Copies, probabilities and reliabilities of one ballot, each with the help of the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from factcheck.truth.ballot import Item
from factcheck.truth.copies import (
    Errors,
    Likeness,
    Pair,
    candidates,
    erring_together,
    errors_of,
    groups_of,
    likenesses,
    marks,
    one_voice,
    open_ledger,
)
from factcheck.truth.one_coin import PRIOR, PRIOR_CLAIMS, Estimate, estimate, right_claims

LOOKS = 2
"""How often copies are looked at again with the probabilities that were made from the copies known before."""


@dataclass(frozen=True, slots=True)
class Fused:
    """What came out. `estimate.by_kind` holds for groups: look a source up under `groups[source]`."""

    estimate: Estimate
    groups: list[int]
    """For each source the lowest index of those that count as one voice with it."""
    reliability: list[float]
    """Of each source on its own: the expected share of its claims that are right, drawn to the prior."""
    claims: list[float]
    """How many claims of each source were counted."""
    likeness: dict[Pair, Likeness] = field(default_factory=dict)
    errors: dict[Pair, Errors] = field(default_factory=dict)
    voices: list[Item] = field(default_factory=list)
    """The items with one vote for each group."""


def fuse(
    items: Sequence[Item], sources: int, kinds: int, priors: Sequence[float] | None = None, pinned: Collection[tuple[int, int]] = ()
) -> Fused:
    """`priors` are the prior reliabilities of the sources; those `pinned` (kind, source) are authorities on a kind."""
    prior = list(priors) if priors is not None else [PRIOR] * sources
    common = marks(items)
    sizes = [0] * sources
    for item in items:
        for voters in item.votes:
            for s in voters:
                sizes[s] += 1
    pairs = candidates(common, sizes)
    groups = list(range(sources))
    likeness: dict[Pair, Likeness] = {}
    errors: dict[Pair, Errors] = {}
    if pairs:
        ledger = open_ledger(items, {s for pair in pairs for s in pair})
        likeness = likenesses(ledger, pairs)
        groups = groups_of(ledger, sources, likeness)
    voices = one_voice(items, groups)
    found = estimate(voices, sources, kinds, prior, {(k, groups[s]) for k, s in pinned})
    grouped = [(i, j) for i, j in likeness if groups[i] == groups[j]]
    for _ in range(LOOKS if grouped else 0):
        errors = errors_of(ledger, grouped, found.probabilities, groups)
        fresh = erring_together(groups, errors)
        if fresh == groups:
            break
        groups = fresh
        voices = one_voice(items, groups)
        found = estimate(voices, sources, kinds, prior, {(k, groups[s]) for k, s in pinned})
    right, claims = right_claims(items, found.probabilities, sources)
    reliability = [(r + p * PRIOR_CLAIMS) / (n + PRIOR_CLAIMS) for r, n, p in zip(right, claims, prior, strict=True)]
    return Fused(found, groups, reliability, claims, likeness, errors, voices)
