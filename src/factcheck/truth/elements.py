"""Sets, element by element: is this person one of the authors, whoever else is?

Each source has a sensitivity (how many of the true elements it names) and a false positive rate (how many of the others it names
all the same), as in the Latent Truth Model (Zhao, Rubinstein, Gemmell and Han, VLDB 2012), estimated with the priors below, which
few claims do not move: whoever names an element says much for it, and whoever leaves it out says little against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

NAMED = (50.0, 50.0)
"""Beta prior of the sensitivity: true elements named, and left out."""
INVENTED = (50.0, 1000.0)
"""Beta prior of the false positive rate: wrong elements named, and left out."""
TRUE = (10.0, 10.0)
"""Beta prior of the share of claimed elements that are true."""
ROUNDS = 30
STILL = 1e-4


@dataclass(slots=True)
class SetItem:
    """The sets that are claimed of one attribute of one subject. Sources and elements are indexes."""

    elements: int
    """How many distinct elements are claimed."""
    sets: list[tuple[int, frozenset[int], bool]]
    """Source, the elements it names, and whether the list may go on (silence then says nothing)."""


@dataclass(frozen=True, slots=True)
class SetEstimate:
    """`probabilities` run parallel to the items and their elements."""

    probabilities: list[list[float]]
    sensitivity: list[float]
    invention: list[float]


def estimate_sets(items: Sequence[SetItem], sources: int) -> SetEstimate:
    """Expectation maximisation over all items together; the posteriors' means."""
    sensitivity = [NAMED[0] / sum(NAMED)] * sources
    invention = [INVENTED[0] / sum(INVENTED)] * sources
    true = TRUE[0] / sum(TRUE)
    found: list[list[float]] = []
    for _ in range(ROUNDS):
        found = [_chances(item, sensitivity, invention, true) for item in items]
        hit, hits = [NAMED[0]] * sources, [sum(NAMED)] * sources
        miss, misses = [INVENTED[0]] * sources, [sum(INVENTED)] * sources
        for item, chances in zip(items, found, strict=True):
            for source, named, more in item.sets:
                for element, p in enumerate(chances):
                    if element in named:
                        hit[source] += p
                        miss[source] += 1.0 - p
                    elif more:
                        continue
                    hits[source] += p
                    misses[source] += 1.0 - p
        fresh = [a / b for a, b in zip(hit, hits, strict=True)]
        invented = [a / b for a, b in zip(miss, misses, strict=True)]
        elements = sum(map(len, found))
        true = (TRUE[0] + sum(map(sum, found))) / (sum(TRUE) + elements)
        moved = max((abs(a - b) for a, b in zip(fresh, sensitivity, strict=True)), default=0.0)
        sensitivity, invention = fresh, invented
        if moved < STILL:
            break
    return SetEstimate(found, sensitivity, invention)


def _chances(item: SetItem, sensitivity: Sequence[float], invention: Sequence[float], true: float) -> list[float]:
    odds = [log(true / (1.0 - true))] * item.elements
    for source, named, more in item.sets:
        yes = log(sensitivity[source] / invention[source])
        no = 0.0 if more else log((1.0 - sensitivity[source]) / (1.0 - invention[source]))
        for element in range(item.elements):
            odds[element] += yes if element in named else no
    return [1.0 / (1.0 + exp(-min(max(x, -60.0), 60.0))) for x in odds]


def whole_set(chances: Sequence[float]) -> tuple[frozenset[int], float]:
    """The likeliest set and its probability, the elements taken as independent. Never empty: at least the likeliest element."""
    chosen = frozenset(e for e, p in enumerate(chances) if p > 0.5)
    if not chosen and chances:
        chosen = frozenset({max(range(len(chances)), key=lambda e: (chances[e], -e))})
    probability = 1.0
    for element, p in enumerate(chances):
        probability *= p if element in chosen else 1.0 - p
    return chosen, probability
