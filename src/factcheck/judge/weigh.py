"""Which position the evidence favours, and how probable each is, by how reliable its sources are.

Reliability is learned from all clusters of the run together (`truth.fuse`), and stays near what the user and the kinds of sources
say of them where there are few. A source counts once for a side, copies of one source count as one, and what is said in passing
counts less than a statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from factcheck.judge.verdict import Judged, Side
from factcheck.model.claim import Claim
from factcheck.model.finding import Comparable
from factcheck.model.value import Calculation, Malformed
from factcheck.truth.ballot import Item
from factcheck.truth.fuse import fuse
from factcheck.truth.one_coin import CERTAIN, MOST, prior_of, unclaimed, weight_of

LABEL, PROSE, MENTION = 1.0, 0.85, 0.4
"""What a claim of a record-like part, of prose, and one in passing adds, as a share of its source's weight."""
MARGIN = 0.35
"""A lead smaller than this, in the logarithm of the odds, is no preference: a usual source's claim makes 2, and the difference
between a record and prose 0.3."""
REPEATED = 0.1
"""The share of disputes in which sources may merely repeat each other, or a mistake that is easily made; there, heads are
counted. With few sources it is what keeps probabilities honest."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of the sources."""

    reliability: Mapping[tuple[str, str], float] = field(default_factory=dict)
    """Attribute and source; where there is nothing, the source's weight speaks."""
    voices: Mapping[str, str] = field(default_factory=dict)
    """Source to the first source, by name, of those that are copies of one another; an independent source is not in it."""

    def of(self, claim: Claim) -> float:
        """How often the source of a claim is right on its attribute."""
        return self.reliability.get((claim.attribute, claim.source)) or prior_of(claim.weight)

    def voice(self, source: str) -> str:
        """Whom the source counts with."""
        return self.voices.get(source, source)


NOBODY_KNOWN = Trust()


@dataclass(frozen=True, slots=True)
class Weighed:
    """Probability of each side (the rest is for what nobody says), and which one is favoured with the reason (`None` if none
    is)."""

    probabilities: tuple[float, ...]
    favoured: int | None
    because: str


def learn(
    claims: Sequence[Claim], groups: Sequence[Comparable], verdicts: Sequence[Judged], authorities: Mapping[str, str]
) -> Trust:
    """What all clusters together say of the sources; `groups` and `verdicts` run parallel. Whoever contradicts many is believed
    less."""
    sources = sorted({claim.source for claim in claims})
    place = {name: n for n, name in enumerate(sources)}
    attributes = sorted({group.attribute for group in groups})
    kind = {name: n for n, name in enumerate(attributes)}
    weights: dict[str, float] = {}
    for claim in claims:
        weights.setdefault(claim.source, claim.weight)
    items: list[Item] = []
    for group, verdict in zip(groups, verdicts, strict=True):
        if verdict.verdict == "disagree" and verdict.sides:
            sides: Sequence[Sequence[int]] = [side.claims for side in verdict.sides]
        elif verdict.verdict == "agree":
            sides = [group.claims]
        else:
            continue
        votes = [sorted({place[claims[i].source] for i in side if _can_vote(claims[i])}) for side in sides]
        items.append(Item(kind[group.attribute], votes))
    if not items:
        return NOBODY_KNOWN
    pinned = {(kind[a], place[s]) for a, s in authorities.items() if a in kind and s in place}
    fused = fuse(items, len(sources), len(attributes), [prior_of(weights[s]) for s in sources], pinned)
    by_kind = fused.estimate.by_kind
    return Trust(
        {(a, s): by_kind[kind[a]][fused.groups[place[s]]] for a in attributes for s in sources},
        {sources[s]: sources[g] for s, g in enumerate(fused.groups) if fused.groups.count(g) > 1},
    )


def weigh(sides: Sequence[Side], claims: Sequence[Claim], trust: Trust = NOBODY_KNOWN) -> Weighed:
    """`sides` refer to `claims` by index."""
    weights = [_weight(side, claims, trust) for side in sides]
    top = max((w for w, _ in weights), default=0.0)
    odds = [exp(w - top) for w, _ in weights]
    whole = sum(odds) + unclaimed(len(odds)) * exp(-top)
    heads = [len({claims[i].source for i in side.claims}) for side in sides]
    shares = [n / max(sum(heads), 1) for n in heads]
    probabilities = tuple(
        round(min((1.0 - REPEATED) * x / whole + REPEATED * share * sum(odds) / whole, CERTAIN), 2)
        for x, share in zip(odds, shares, strict=True)
    )
    order = sorted(range(len(sides)), key=lambda i: (-round(weights[i][0], 9), i))
    if len(order) > 1 and weights[order[0]][0] - weights[order[1]][0] >= MARGIN:
        return Weighed(probabilities, order[0], f"{weights[order[0]][1]} against {weights[order[1]][1]}")
    return Weighed(probabilities, None, "")


def _can_vote(claim: Claim) -> bool:
    return not isinstance(claim.value, Malformed | Calculation)


def _weight(side: Side, claims: Sequence[Claim], trust: Trust) -> tuple[float, str]:
    """The sum over independent voices, each at its strongest; and in words."""
    best: dict[str, tuple[float, float]] = {}
    sources: set[str] = set()
    for index in side.claims:
        claim = claims[index]
        sources.add(claim.source)
        share = MENTION if claim.force == "mentions" else LABEL if claim.rule.endswith("#label") else PROSE
        reliability = trust.of(claim)
        voice = trust.voice(claim.source)
        best[voice] = max(best.get(voice, (0.0, 0.0)), (share * weight_of(min(reliability, MOST)), reliability))
    figures = ", ".join(f"{reliability:.2f}" for _, reliability in sorted(best.values(), reverse=True)[:5])
    shown = f"{len(sources)} {'source' if len(sources) == 1 else 'sources'}"
    if len(best) < len(sources):
        shown += f" with {len(best)} {'voice' if len(best) == 1 else 'voices'}"
    return sum(best[v][0] for v in sorted(best)), f"{shown} (reliability {figures})"
