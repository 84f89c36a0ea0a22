"""Why a value has its probability, and why a source is taken to be as reliable as it is: in words and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.truth.one_coin import FALSE_VALUES, PRIOR_CLAIMS
from factcheck.truth.resolve import Resolution

MOST_NAMED = 8
"""Sources of one side that are named in an explanation."""
MOST_SIDES = 6
MOST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class ByAttribute:
    """A source on one attribute. `reliability` is what its claims are weighed by there."""

    attribute: str
    claims: int
    wrong: float
    reliability: float


@dataclass(frozen=True, slots=True)
class Example:
    """A claim that is probably wrong."""

    subject: str
    attribute: str
    says: str
    favoured: str
    probability: float


@dataclass(frozen=True, slots=True)
class Copy:
    """What tells that another source is one voice with this one."""

    source: str
    shared: int
    differ: int
    errors: float
    """Shared errors, counted by their probability of being wrong."""


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What was learned of a source."""

    name: str
    reliability: float
    claims: int
    right: float
    """How many of its claims are right, as far as known."""
    by_attribute: tuple[ByAttribute, ...]
    copies: tuple[Copy, ...]
    """The others of its group; empty for an independent source."""
    examples: tuple[Example, ...]
    because: str


def source_reports(resolution: Resolution) -> list[SourceReport]:
    """All sources that claim something, by name."""
    prepared, fused = resolution.prepared, resolution.fused
    count = len(prepared.sources)
    tallies: list[dict[int, list[float]]] = [{} for _ in range(count)]
    examples: list[list[Example]] = [[] for _ in range(count)]
    chances = fused.estimate.probabilities
    for item, row, found in zip(prepared.items, resolution.rows, chances, strict=True):
        credit = list(found)
        for wide, narrow in item.ballot.wider:
            credit[wide] += found[narrow]
        for value, voters in enumerate(item.ballot.votes):
            wrong = max(1.0 - credit[value], 0.0)
            for s in voters:
                tally = tallies[s].setdefault(item.kind, [0.0, 0.0])
                tally[0] += 1
                tally[1] += wrong
                if wrong > 0.9 and len(examples[s]) < MOST_EXAMPLES and row.value != item.shown[value]:
                    examples[s].append(Example(row.subject, row.attribute, item.shown[value], row.value, row.probability))
    members: dict[int, list[int]] = {}
    for s, group in enumerate(fused.groups):
        members.setdefault(group, []).append(s)
    reports = []
    for s, name in enumerate(prepared.sources):
        if not tallies[s]:
            continue
        group = fused.groups[s]
        by_kind = fused.estimate.by_kind
        kinds = tuple(
            ByAttribute(prepared.attributes[kind], int(n), wrong, by_kind[kind][group])
            for kind, (n, wrong) in sorted(tallies[s].items())
        )
        claims = sum(k.claims for k in kinds)
        right = claims - sum(k.wrong for k in kinds)
        copies = tuple(_copy(resolution, s, other) for other in members[group] if other != s)
        reports.append(
            SourceReport(name, fused.reliability[s], claims, right, kinds, copies, tuple(examples[s]), _because(claims, right))
        )
    return reports


def _because(claims: int, right: float) -> str:
    share = right / claims if claims else 0.0
    told = f"about {share:.0%} of its {claims} claims agree with the favoured values"
    return told if claims >= PRIOR_CLAIMS else f"{told}; so few claims leave it near what is supposed of any source"


def _copy(resolution: Resolution, s: int, other: int) -> Copy:
    pair = (min(s, other), max(s, other))
    likeness = resolution.fused.likeness.get(pair)
    errors = resolution.fused.errors.get(pair)
    return Copy(
        resolution.prepared.sources[other],
        likeness.shared if likeness else 0,
        likeness.differ if likeness else 0,
        errors.common if errors else 0.0,
    )


def explanation(resolution: Resolution, number: int) -> str:
    """One line: who says what, how reliable each is, and what plain majority would give. `number` is a row's `item`."""
    parts = list(_sides(resolution, number))
    value, votes, total = resolution.majority(number)
    parts.append(f"plain majority: {value} ({votes} of {total})")
    left = 1.0 - sum(resolution.fused.estimate.probabilities[number])
    if number not in resolution.element_chances and left >= 0.005:
        parts.append(f"none of these: {left:.2f}")
    return "; ".join(parts)


def _sides(resolution: Resolution, number: int) -> Iterator[str]:
    positions = resolution.positions(number)
    kind = resolution.prepared.items[number].kind
    for position in positions[:MOST_SIDES]:
        yield f"{position.value} {position.probability:.2f}: {_voices(resolution, position.sources, kind)}"
    if len(positions) > MOST_SIDES:
        yield f"{len(positions) - MOST_SIDES} more values"


def _voices(resolution: Resolution, sources: tuple[int, ...], kind: int) -> str:
    """Sources with the reliability by which they are weighed; copies in one bracket."""
    groups: dict[int, list[str]] = {}
    for s in sources:
        groups.setdefault(resolution.fused.groups[s], []).append(resolution.prepared.sources[s])
    told = []
    for group, names in groups.items():
        reliability = resolution.fused.estimate.by_kind[kind][group]
        shown = ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")
        told.append(f"{shown} (one voice, {reliability:.2f})" if len(names) > 1 else f"{shown} ({reliability:.2f})")
    more = len(told) - MOST_NAMED
    return ", ".join(told[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def method() -> str:
    """What the figures mean, in one line."""
    return (
        "a source's figure is how often it is right on the attribute, estimated from all items together and drawn towards 0.8; "
        f"errors are taken to fall on about {FALSE_VALUES:.0f} values"
    )
