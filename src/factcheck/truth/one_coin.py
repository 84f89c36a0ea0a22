"""Probabilities of values and reliability of sources, each estimated from the other, without labels.

The one-coin model of Dawid and Skene (1979), in which a source is right with one probability and errs evenly else, as data fusion
uses it (ACCU of Dong, Berti-Equille and Srivastava, VLDB 2009): expectation maximisation over all items together. What differs:

- the reliability of a source in one kind of attribute is drawn hard towards the source's own over all kinds, and that towards the
  prior of sources, which is a beta distribution (the maximum a posteriori estimate of a hierarchy of two levels). Few claims
  so leave a source near the prior;
- errors fall on few values (`FALSE_VALUES`), not on all words of the language, and some of the truth is claimed by nobody:
  what is left for "none of these" counts as values of their own;
- a value that contains another supports it by half, for one who says "Italy" knows of Rome as well (Beretta et al., 2016).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import exp, log

from factcheck.truth.ballot import Item

PRIOR = 0.8
PRIOR_CLAIMS = 20.0
"""The prior reliability of a source, and how many claims it weighs."""
KIND_CLAIMS = 1000.0
"""How many claims a source's own reliability weighs against its claims of one kind."""
FALSE_VALUES = 2.0
LEAST_UNCLAIMED = 0.5
"""Values that nobody claims, of which one could be right, where the claimed ones are as many as the effective values, or more."""
WIDER = 0.5
FAINT = 0.2
LEAST, MOST = 1.0 / (1.0 + FALSE_VALUES), 0.99
"""Bounds of the reliability by which claims are weighed: nobody is an oracle, and no claim speaks against its own value."""
CERTAIN = 0.995
"""No probability is above it: all that is known are claims."""
HEAT = tuple(0.3 + 0.05 * n for n in range(14))
"""What the weights are multiplied by in the first rounds: deterministic annealing (Ueda and Nakano, 1998). Sources that repeat one
mistaken feed would else win the first vote, and with it their reliability; the likelihood of what is found from here was the
higher."""
SAMPLE = 100_000
"""Claims that the annealing looks at; of more, a part: every second item, every third, …"""
ROUNDS = 50
STILL = 1e-3
"""The estimation ends when no reliability moves by more."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """`probabilities` run parallel to the items and their values; the rest up to 1 is for values that nobody claims."""

    probabilities: list[list[float]]
    sources: list[float]
    """Reliability of each source over all kinds."""
    by_kind: list[list[float]]
    """Kind, then source."""
    rounds: int


def estimate(
    items: Sequence[Item], sources: int, kinds: int, priors: Sequence[float] | None = None, pinned: Collection[tuple[int, int]] = ()
) -> Estimate:
    """`priors` are the prior reliabilities of the sources, `PRIOR` where there are none. `pinned` are kind and source where the
    user vouches for the source: it counts as reliable as any can be."""
    prior = list(priors) if priors is not None else [PRIOR] * sources
    state = _State(prior, [list(prior) for _ in range(kinds)], pinned)
    size = sum(len(voters) for item in items for voters in item.votes)
    # The way to the neighbourhood of the answer is found on some of the items, if they are very many.
    state.settle(items[:: size // SAMPLE + 1], HEAT)
    done = state.settle(items, ())
    weights = [[weight_of(a) for a in row] for row in state.by_kind]
    return Estimate([shares(item, weights[item.kind]) for item in items], state.reliability, state.by_kind, len(HEAT) + done)


class _State:
    """Reliabilities on their way."""

    def __init__(self, prior: Sequence[float], by_kind: list[list[float]], pinned: Collection[tuple[int, int]]) -> None:
        self.prior = prior
        self.reliability = list(prior)
        self.by_kind = by_kind
        self.pinned = pinned
        self._pin()

    def _pin(self) -> None:
        for kind, source in self.pinned:
            self.by_kind[kind][source] = MOST

    def settle(self, items: Sequence[Item], heat: Sequence[float]) -> int:
        """Go through these temperatures; without any, go on until nothing moves. How many rounds it took."""
        kinds, sources = len(self.by_kind), len(self.prior)
        counts = [[0.0] * sources for _ in range(kinds)]
        for item in items:
            count = counts[item.kind]
            for value, voters in enumerate(item.votes):
                worth = FAINT if value in item.faint else 1.0
                for s in voters:
                    count[s] += worth
        total = [sum(column) for column in zip(*counts, strict=True)] if kinds else []
        plain = [item for item in items if not item.wider and not item.faint]
        special = [item for item in items if item.wider or item.faint]
        for done in range(1, (len(heat) or ROUNDS) + 1):
            factor = heat[done - 1] if heat else 1.0
            weights = [[factor * weight_of(a) for a in row] for row in self.by_kind]
            right = [[0.0] * sources for _ in range(kinds)]
            _count_plain(plain, weights, right)
            for item in special:
                _count_special(item, weights[item.kind], right[item.kind])
            if self._renew(right, counts, total) < STILL and not heat:
                break
        return done

    def _renew(self, right: Sequence[Sequence[float]], counts: Sequence[Sequence[float]], total: Sequence[float]) -> float:
        """New reliabilities from how many claims are right; by how much they moved at most."""
        sums = [sum(column) for column in zip(*right, strict=True)]
        fresh = [_within((r + p * PRIOR_CLAIMS) / (n + PRIOR_CLAIMS)) for r, n, p in zip(sums, total, self.prior, strict=True)]
        self.by_kind = [
            [_within((r + KIND_CLAIMS * a) / (n + KIND_CLAIMS)) for r, n, a in zip(row, count, fresh, strict=True)]
            for row, count in zip(right, counts, strict=True)
        ]
        self._pin()
        moved = max((abs(a - b) for a, b in zip(fresh, self.reliability, strict=True)), default=0.0)
        self.reliability = fresh
        return moved


def weight_of(reliability: float) -> float:
    """What a claim of a source adds to the logarithm of the odds of its value."""
    return log(FALSE_VALUES * reliability / (1.0 - reliability))


def prior_of(weight: float) -> float:
    """The prior reliability of a source: one of weight 1 is as reliable as any, one of weight 2 has twice the odds."""
    odds = PRIOR / (1.0 - PRIOR) * weight
    return _within(odds / (1.0 + odds))


def shares(item: Item, weights: Sequence[float]) -> list[float]:
    """The probability of each value of an item, by the weights of the sources."""
    return _shares([sum([weights[s] for s in voters]) for voters in item.votes], item)


def _shares(sums: list[float], item: Item) -> list[float]:
    for value in item.faint:
        sums[value] *= FAINT
    if item.wider:
        own = list(sums)
        for wide, narrow in item.wider:
            sums[narrow] += WIDER * own[wide]
    top = max(sums, default=0.0)
    odds = [exp(x - top) for x in sums]
    whole = sum(odds) + unclaimed(len(sums)) * exp(-top)
    return [x / whole for x in odds]


def unclaimed(values: int) -> float:
    """How many effective values there are that nobody claims, where so many are claimed."""
    return max(FALSE_VALUES + 1.0 - values, LEAST_UNCLAIMED)


def _within(reliability: float) -> float:
    return min(max(reliability, LEAST), MOST)


def _count_plain(items: Sequence[Item], weights: Sequence[Sequence[float]], right: list[list[float]]) -> None:
    """Add to `right` how much of each source's claims is right. The hot loop: half of a run over a million claims."""
    rest = [unclaimed(n) for n in range(64)]
    getters = [row.__getitem__ for row in weights]
    for item in items:
        votes, kind = item.votes, item.kind
        get, row = getters[kind], right[kind]
        sums = [sum(map(get, voters)) for voters in votes]
        top = max(sums, default=0.0)
        odds = [exp(x - top) for x in sums]
        n = len(odds)
        scale = 1.0 / (sum(odds) + (rest[n] if n < 64 else LEAST_UNCLAIMED) * exp(-top))
        for voters, x in zip(votes, odds, strict=True):
            share = x * scale
            for s in voters:
                row[s] += share


def right_claims(items: Sequence[Item], probabilities: Sequence[Sequence[float]], sources: int) -> tuple[list[float], list[float]]:
    """How many claims of each source are right, as far as known, and how many there are."""
    right, claims = [0.0] * sources, [0.0] * sources
    for item, found in zip(items, probabilities, strict=True):
        credit = _credit(item, found) if item.wider else found
        for value, voters in enumerate(item.votes):
            worth = FAINT if value in item.faint else 1.0
            share = credit[value] * worth
            for s in voters:
                right[s] += share
                claims[s] += worth
    return right, claims


def _credit(item: Item, found: Sequence[float]) -> list[float]:
    """How right a claim of each value is: what supports by half is right by half."""
    credit = list(found)
    for wide, narrow in item.wider:
        credit[wide] += WIDER * found[narrow]
    return [min(c, 1.0) for c in credit]


def _count_special(item: Item, weights: Sequence[float], right: list[float]) -> None:
    found = shares(item, weights)
    credit = _credit(item, found)
    for value, voters in enumerate(item.votes):
        worth = credit[value] * (FAINT if value in item.faint else 1.0)
        for s in voters:
            right[s] += worth
