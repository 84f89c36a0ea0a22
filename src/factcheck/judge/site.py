"""Judge sites: where a part of a work was made. A place comes with what it lies in, as far as the words or a table say.

Two places contradict each other only where it is known that neither lies in the other: they lie in different regions of one
country, or in different countries, or are two houses of one kind with different names ("Arden Hall", "Holm Hall"). A village and
a county that no table connects may well be one place, and are left open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from factcheck.judge.name_set import same_name
from factcheck.judge.verdict import MAX_SIDES, Held, Judged, Side, single_or_agree
from factcheck.model.value import NameSet
from factcheck.values.names import fold

Within = Mapping[str, str]
"""A place, folded, to what it lies in; without the names that lie in two places."""
HOUSES = frozenset(
    "hall club hotel castle palace abbey manor studios studio park house prison airpark airport airfield church cathedral "
    "lighthouse mine theatre theater school college lodge".split()
)
"""Words for houses: two names that end in the same one, and share no other word, are two."""
_DEEPEST = 6


def read_within(contains: Mapping[str, Sequence[str]]) -> Within:
    """`contains` as a pack has it, turned round."""
    parents: dict[str, set[str]] = {}
    for whole, parts in contains.items():
        for part in parts:
            parents.setdefault(fold(part), set()).add(fold(whole))
    return {part: next(iter(wholes)) for part, wholes in parents.items() if len(wholes) == 1}


def judge(held: Sequence[Held], within: Within, countries: Mapping[str, Sequence[str]]) -> Judged:
    """Say whether the places of one thing can be one place. Sides are formed around places that are surely apart. `countries` has
    the other spellings of each."""
    called = {fold(spelling): fold(name) for name, spellings in countries.items() for spelling in spellings}
    sets: dict[tuple[str, ...], list[Held]] = {}
    for h in held:
        assert isinstance(h.claim.value, NameSet)
        sets.setdefault(tuple(called.get(m.key, m.key) for m in h.claim.value.members), []).append(h)
    given: dict[str, list[tuple[str, ...]]] = {}
    for members, holders in sets.items():
        for document in {h.claim.document for h in holders}:
            given.setdefault(document, []).append(members)
    if any(are_apart(a, b, within) for places in given.values() for a, b in combinations(places[:MAX_SIDES], 2)):
        return Judged("incomparable", "one source gives several places for it")
    sides: list[tuple[tuple[str, ...], list[Held]]] = []
    left: list[Held] = []
    for members, holders in sorted(sets.items(), key=lambda s: (-len({h.claim.document for h in s[1]}), -len(s[0]), s[0])):
        near = [side for side in sides if _may_be_one(members, side[0])]
        surely = [side for side in sides if are_apart(members, side[0], within)]
        if len(near) == 1:
            near[0][1].extend(holders)
        elif len(surely) == len(sides) < MAX_SIDES and any(h.claim.force == "states" for h in holders):
            sides.append((members, list(holders)))
        else:
            left.extend(holders)
    shown = held[0].claim.value.text
    if len(sides) < 2:
        return Judged("ambiguous", "one place may lie in the other") if left else single_or_agree(held, shown)
    found = tuple(
        Side(_text(holders), tuple(sorted(members)), tuple(sorted(h.index for h in holders))) for members, holders in sides
    )
    witnesses = (("may be any of them", tuple(sorted(h.index for h in left))),) if left else ()
    return Judged("disagree", f"{' and '.join(side.value for side in found)} are different places", "FC101", found, witnesses)


def _text(holders: Sequence[Held]) -> str:
    value = holders[0].claim.value
    assert isinstance(value, NameSet)
    return ", ".join(m.text for m in value.members)


def _may_be_one(a: Sequence[str], b: Sequence[str]) -> bool:
    """Do they share a name of more than a region?"""
    return any(x == y or same_name(x, y, x, y) for x in a[:1] for y in b) or any(x == y for x in a for y in b[:1])


def are_apart(a: Sequence[str], b: Sequence[str], within: Within) -> bool:
    """Is it known that neither place lies in the other?"""
    if _may_be_one(a, b):
        return False
    if _two_houses(a[0], b[0]):
        return True
    paths_a, paths_b = _paths(a, within), _paths(b, within)
    return any(_fork(x, y) for x in paths_a for y in paths_b)


def _two_houses(a: str, b: str) -> bool:
    first, second = a.split(), b.split()
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1] or first[-1] not in HOUSES:
        return False
    return first[0] != second[0] and first[0] not in second and second[0] not in first


def _paths(members: Sequence[str], within: Within) -> list[tuple[str, ...]]:
    """For each known member the way from the widest place down to it."""
    paths: list[tuple[str, ...]] = []
    for member in members:
        path = [member]
        while path[-1] in within and len(path) < _DEEPEST:
            path.append(within[path[-1]])
        if len(path) > 1 or member in within.values():
            paths.append(tuple(reversed(path)))
    return paths


def _fork(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Do two ways down part before either ends?"""
    return any(x != y for x, y in zip(a, b, strict=False))
