"""Which position the evidence favours: a simple, explained weight for each side.

A source counts once for a side, with its own weight, and more where it says so in its record-like parts (labels, tables) than in
passing. The share of the weights, drawn towards even odds by one doubtful voice, is given as probability.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.judge.verdict import Side
from factcheck.model.claim import Claim

LABEL, PROSE, MENTION = 1.2, 1.0, 0.5
PRIOR = 0.5
MARGIN = 0.3
"""A lead smaller than this is no preference."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Probability of each side, and which one is favoured with the reason (`None` if none is)."""

    probabilities: tuple[float, ...]
    favoured: int | None
    because: str


def weigh(sides: Sequence[Side], claims: Sequence[Claim]) -> Weighed:
    """`sides` refer to `claims` by index."""
    weights = [_weight(side, claims) for side in sides]
    total = sum(w for w, _ in weights) + PRIOR * len(sides)
    probabilities = tuple(round((w + PRIOR) / total, 2) for w, _ in weights)
    order = sorted(range(len(sides)), key=lambda i: (-weights[i][0], i))
    if len(order) > 1 and weights[order[0]][0] - weights[order[1]][0] >= MARGIN:
        first, second = weights[order[0]], weights[order[1]]
        return Weighed(probabilities, order[0], f"{first[1]} against {second[1]}")
    return Weighed(probabilities, None, "")


def _weight(side: Side, claims: Sequence[Claim]) -> tuple[float, str]:
    best: dict[str, float] = {}
    for index in side.claims:
        claim = claims[index]
        kind = MENTION if claim.force == "mentions" else LABEL if claim.rule.endswith("#label") else PROSE
        best[claim.source] = max(best.get(claim.source, 0.0), kind * claim.weight)
    weight = sum(best[s] for s in sorted(best))
    return weight, f"{len(best)} {'source' if len(best) == 1 else 'sources'} (weight {weight:.1f})"
