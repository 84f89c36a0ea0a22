"""Planted sources: who is reliable, who copies, and what comes out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from factcheck.truth.ballot import Item
from factcheck.truth.fuse import Fused, fuse
from factcheck.truth.one_coin import CERTAIN, LEAST_UNCLAIMED, estimate, unclaimed


@dataclass
class Planted:
    """A world in which value 0 is the right one of every item; `claims` of each source map items to values."""

    items: int
    reliability: list[float] = field(default_factory=list)
    claims: list[dict[int, int]] = field(default_factory=list)

    def add(self, rng: random.Random, reliability: float, covered: Sequence[int]) -> int:
        self.claims.append({i: self.said(rng, reliability) for i in covered})
        self.reliability.append(reliability)
        return len(self.claims) - 1

    def copy(self, rng: random.Random, source: int, edits: float) -> int:
        original = self.claims[source].items()
        self.claims.append({i: v if rng.random() >= edits else (v + rng.randint(1, 5)) % 6 for i, v in original})
        self.reliability.append(self.reliability[source])
        return len(self.claims) - 1

    @staticmethod
    def said(rng: random.Random, reliability: float) -> int:
        """Four in ten errors fall on the same wrong value."""
        return 0 if rng.random() < reliability else 1 if rng.random() < 0.4 else rng.randint(1, 5)

    def ballot(self) -> tuple[list[Item], list[list[int]]]:
        votes: list[dict[int, list[int]]] = [{} for _ in range(self.items)]
        for source, claims in enumerate(self.claims):
            for item, value in claims.items():
                votes[item].setdefault(value, []).append(source)
        claimed = [v for v in votes if v]
        return [Item(0, list(v.values())) for v in claimed], [list(v) for v in claimed]

    def fused(self) -> tuple[Fused, float]:
        """And the share of items whose likeliest value is the right one."""
        items, values = self.ballot()
        fused = fuse(items, len(self.claims), 1)
        best = [max(range(len(p)), key=p.__getitem__) for p in fused.estimate.probabilities]
        return fused, sum(v[b] == 0 for v, b in zip(values, best, strict=True)) / len(items)

    def majority(self) -> float:
        items, values = self.ballot()
        sizes = [[len(voters) for voters in item.votes] for item in items]
        best = [max(range(len(n)), key=n.__getitem__) for n in sizes]
        return sum(v[b] == 0 for v, b in zip(values, best, strict=True)) / len(items)


def world(seed: int, sources: int = 60, items: int = 1500, each: int = 200, low: float = 0.5, high: float = 0.9) -> Planted:
    rng = random.Random(seed)
    planted = Planted(items)
    for _ in range(sources):
        planted.add(rng, rng.uniform(low, high), rng.sample(range(items), each))
    return planted


def correlation(a: Sequence[float], b: Sequence[float]) -> float:
    x, y = sum(a) / len(a), sum(b) / len(b)
    cov = sum((p - x) * (q - y) for p, q in zip(a, b, strict=True))
    return float(cov / (sum((p - x) ** 2 for p in a) * sum((q - y) ** 2 for q in b)) ** 0.5)


@pytest.mark.parametrize("seed", [1, 2])
def test_planted_reliabilities_are_recovered(seed: int) -> None:
    planted = world(seed, each=400)
    fused, right = planted.fused()
    assert correlation(fused.reliability, planted.reliability) > 0.95
    assert right >= planted.majority()


@pytest.mark.parametrize("edits", [0.0, 0.02])
@pytest.mark.parametrize("reliability", [0.6, 0.8])
def test_planted_copiers_are_one_voice_and_do_not_outvote_the_others(reliability: float, edits: float) -> None:
    planted = world(3)
    rng = random.Random(4)
    original = planted.add(rng, reliability, rng.sample(range(1500), 800))
    copies = [original, *(planted.copy(rng, original, edits) for _ in range(8))]
    fused, right = planted.fused()
    together = max(sum(fused.groups[s] == g for s in copies) for g in {fused.groups[s] for s in copies})
    assert together >= 8
    assert all(fused.groups[s] == s for s in range(60))
    assert right > planted.majority() + 0.05
    assert right > 0.95


@pytest.mark.parametrize(("low", "high"), [(0.5, 0.9), (0.3, 0.6)])
def test_honest_sources_that_agree_because_they_are_right_stay_apart(low: float, high: float) -> None:
    planted = world(5, low=low, high=high)
    rng = random.Random(6)
    honest = [planted.add(rng, 0.97, rng.sample(range(1500), 800)) for _ in range(5)]
    fused, _ = planted.fused()
    assert [fused.groups[s] for s in honest] == honest


def test_the_order_of_sources_and_items_changes_nothing() -> None:
    planted = world(7, sources=20, items=200, each=60)
    rng = random.Random(8)
    planted.copy(rng, 0, 0.0)
    items, _ = planted.ballot()
    order = list(range(len(items)))
    names = list(range(21))
    rng.shuffle(order)
    rng.shuffle(names)
    shuffled = [Item(0, [[names[s] for s in reversed(v)] for v in items[i].votes]) for i in order]
    one, other = fuse(items, 21, 1), fuse(shuffled, 21, 1)
    for place, i in enumerate(order):
        assert other.estimate.probabilities[place] == pytest.approx(one.estimate.probabilities[i], abs=1e-6)
    for s in range(21):
        assert other.reliability[names[s]] == pytest.approx(one.reliability[s], abs=1e-6)


def test_probabilities_of_an_item_leave_something_for_what_nobody_claims() -> None:
    items, _ = world(9, sources=20, items=100, each=60).ballot()
    for probabilities in fuse(items, 20, 1).estimate.probabilities:
        assert all(0.0 <= p <= 1.0 for p in probabilities)
        assert sum(probabilities) < 1.0


def test_a_lone_claim_is_as_probable_as_an_unknown_source_is_reliable() -> None:
    found = estimate([Item(0, [[0]])], 1, 1)
    assert found.probabilities[0][0] == pytest.approx(0.8, abs=0.02)
    assert estimate([Item(0, [[0], [1]])], 2, 1).probabilities[0] == pytest.approx([4 / 9 * 8 / 8.5] * 2, abs=0.05)


def test_a_prior_moves_what_few_claims_cannot() -> None:
    items = [Item(0, [[0], [1]]) for _ in range(3)]
    trusted = estimate(items, 2, 1, [0.95, 0.6]).probabilities[0]
    assert trusted[0] > 0.75 > 0.25 > trusted[1]


def test_a_wider_value_supports_the_finer_one_and_is_no_rival_of_it() -> None:
    apart = estimate([Item(0, [[0, 1], [2]])], 3, 1).probabilities[0]
    nested = estimate([Item(0, [[0, 1], [2]], wider=((0, 1),))], 3, 1).probabilities[0]
    assert nested[1] > 2 * apart[1]


def test_a_faint_value_counts_a_fifth() -> None:
    strong = estimate([Item(0, [[0], [1]])], 2, 1).probabilities[0]
    faint = estimate([Item(0, [[0], [1]], faint=(0,))], 2, 1).probabilities[0]
    assert faint[0] < 0.3 < strong[0] <= strong[1] + 1e-9 < faint[1]


def test_many_values_leave_little_for_others() -> None:
    assert [unclaimed(n) for n in (1, 2, 3, 9)] == [2.0, 1.0, LEAST_UNCLAIMED, LEAST_UNCLAIMED]
    assert CERTAIN < 1.0
