"""Do probabilities keep what they promise?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

BINS = 10


class Bin(NamedTuple):
    """Values that were given probabilities near each other."""

    probability: float
    right: float
    size: int


def calibration(judged: Sequence[tuple[float, bool]]) -> tuple[float, list[Bin]]:
    """The expected calibration error (mean distance between probability and share of right values, over ten bins of equal width,
    weighted by their sizes) and the bins that are not empty; of probability and rightness."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for probability, right in judged:
        bins.setdefault(min(int(probability * BINS), BINS - 1), []).append((probability, right))
    table = [
        Bin(sum(p for p, _ in bins[b]) / len(bins[b]), sum(r for _, r in bins[b]) / len(bins[b]), len(bins[b]))
        for b in sorted(bins)
    ]
    total = sum(one.size for one in table)
    return sum(one.size * abs(one.probability - one.right) for one in table) / total if total else 0.0, table
