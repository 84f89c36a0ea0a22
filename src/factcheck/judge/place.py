"""Judge where something is: two places agree if one may lie in the other, or if both name a common part that is no country.

"Tarmond", "Tarmond, Norway" and "4 Quay Street, Tarmond" are one; "Tarmond" and "Lund" are two; "Tarmond" and "Norway" cannot be
told apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from factcheck.judge.verdict import MAX_SIDES, Held, Judged, Side, single_or_agree
from factcheck.model.value import NameSet
from factcheck.values.names import fold
from factcheck.values.similar import edit_distance

Parts = frozenset[str]
_POSTCODE = re.compile(r"\b(?:[a-z]{1,2}-)?\d{3,6}\b|\b\d+[a-z]?\b")
_KINDS = frozenset(
    "city town village municipality commune district county province state region canton department prefecture borough "
    "parish of the greater metropolitan area near downtown central north south east west northern southern eastern western".split()
)
"""Words that say what kind of place a name is of."""


def judge(held: Sequence[Held], countries: Mapping[str, str], cities: Mapping[str, str]) -> Judged:
    """Say whether the places of one cluster can be one. `countries` and `cities`: folded spellings to what they mean."""
    camps: list[tuple[Parts, list[Held]]] = []
    vague: list[Held] = []
    ordered = sorted(((_parts(h, cities), h) for h in held), key=lambda p: (-len(p[0]), sorted(p[0]), p[1].index))
    for parts, h in ordered:
        fitting = [camp for camp in camps if _may_be_one(parts, camp[0], countries)]
        if len(fitting) == 1:
            fitting[0][1].append(h)
        elif fitting:
            vague.append(h)
        else:
            camps.append((parts, [h]))
    if len(camps) == 1:
        return single_or_agree(list(held), camps[0][1][0].claim.value.text)
    sides = [camp for camp in camps if any(h.claim.force == "states" for h in camp[1])][:MAX_SIDES]
    if len(sides) < 2:
        return Judged("ambiguous", "only mentions in passing differ")
    found = tuple(
        Side(members[0].claim.value.text, tuple(sorted(parts)), tuple(sorted(h.index for h in members))) for parts, members in sides
    )
    reason = " and ".join(side.value for side in found[:4]) + " have no part in common"
    witnesses = (("may be either", tuple(sorted(h.index for h in vague))),) if vague else ()
    return Judged("disagree", reason, "FC101", found, witnesses)


def _parts(held: Held, cities: Mapping[str, str]) -> Parts:
    """The names that an address consists of, without post codes, numbers of houses and words for kinds of places."""
    assert isinstance(held.claim.value, NameSet)
    found: set[str] = set()
    for member in held.claim.value.members:
        for text in (member.text, member.note):
            for piece in re.split(r"[,/;]|\s[–-]\s", text):
                words = [w for w in _POSTCODE.sub(" ", fold(piece)).split() if w not in _KINDS]
                if words:
                    name = " ".join(words)
                    found.add(fold(cities.get(name, name)))
    return frozenset(found or {member.key for member in held.claim.value.members})


def _may_be_one(a: Parts, b: Parts, countries: Mapping[str, str]) -> bool:
    of_a, of_b = ({fold(countries[p]) for p in parts if p in countries} for parts in (a, b))
    if of_a and of_b and not of_a & of_b:
        return False
    local_a, local_b = ({p for p in parts if p not in countries} for parts in (a, b))
    if not local_a or not local_b:
        return bool(of_a & of_b) or not of_a or not of_b or not (local_a or local_b)
    return any(_alike(x, y) for x in local_a for y in local_b)


def _alike(a: str, b: str) -> bool:
    """The same name, one spelt a little otherwise, or one with a further word ("Tarmond Harbour")."""
    if a == b or (min(len(a), len(b)) >= 6 and edit_distance(a, b) <= 1):
        return True
    first, second = set(a.split()), set(b.split())
    return first < second or second < first
