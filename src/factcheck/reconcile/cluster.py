"""Which claims belong together: the same attribute of the same subject under comparable qualifiers.

A claim that says nothing about a dimension means the attribute's default there ("home", "actual", "theatrical"). Territories
that are the subject's own count as home. What is reported, quoted or supposed is never put beside what is asserted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model.claim import Claim, Qualifier
from factcheck.model.finding import Comparable
from factcheck.model.value import NameSet
from factcheck.rulepack.schema import Attribute
from factcheck.values.names import fold

HOME = "home"
Key = tuple[str, str, tuple[tuple[str, str], ...]]


def cluster_claims(claims: Sequence[Claim], subjects: Sequence[str], attributes: Mapping[str, Attribute]) -> list[Comparable]:
    """Group claims; sorted by subject, attribute and qualifiers. `subjects` runs parallel to `claims`."""
    homes = _homes(claims, subjects, attributes)
    groups: dict[Key, list[int]] = {}
    for i, (claim, subject) in enumerate(zip(claims, subjects, strict=True)):
        attribute = attributes[claim.attribute]
        where: list[tuple[str, str]] = []
        for dimension, default in attribute.per.items():
            value = claim.qualifier(dimension)
            if dimension == "territory" and value in homes.get((subject, claim.attribute), ()):
                value = HOME
            value = default if value is None else value
            where.append((dimension, fold(value) if dimension in _NAMED else value))
        for dimension in ("standing", "note"):
            extra = claim.qualifier(dimension)
            if extra is not None and dimension not in attribute.per:
                where.append((dimension, extra))
        if claim.polarity == "denied":
            where.append(("polarity", "denied"))
        groups.setdefault((subject, claim.attribute, tuple(sorted(where))), []).append(i)
    groups = _same_names(groups)
    return [
        Comparable(subject, attribute, tuple(Qualifier(d, v, "default") for d, v in where if v), tuple(sorted(members)))
        for (subject, attribute, where), members in sorted(groups.items(), key=lambda g: (_number(g[0][0]), g[0][1], g[0][2]))
    ]


_NAMED = frozenset({"at", "to"})
"""Dimensions whose values are names: compared as names, one may hold the other ("Grand Hotel", "the Lisbon Grand Hotel")."""


def _number(subject: str) -> int:
    return int(subject[1:])


def _homes(
    claims: Sequence[Claim], subjects: Sequence[str], attributes: Mapping[str, Attribute]
) -> dict[tuple[str, str], frozenset[str]]:
    """For each subject and attribute the territory that is its home: the country that is named first for it; or, if none is
    named, the one territory that is named at all."""
    countries: dict[str, str] = {}
    named: dict[tuple[str, str], set[str]] = {}
    for claim, subject in zip(claims, subjects, strict=True):
        if isinstance(claim.value, NameSet) and claim.value.kind == "country" and claim.rule.endswith("#label"):
            countries.setdefault(subject, claim.value.members[0].key)
        territory = claim.qualifier("territory")
        if territory is not None and attributes[claim.attribute].per.get("territory") == HOME:
            named.setdefault((subject, claim.attribute), set()).add(territory)
    homes: dict[tuple[str, str], frozenset[str]] = {}
    for (subject, attribute), territories in named.items():
        own = frozenset(t for t in territories if fold(t) == countries.get(subject))
        homes[subject, attribute] = own or (
            frozenset(territories) if len(territories) == 1 and subject not in countries else frozenset()
        )
    return homes


def _same_names(groups: dict[Key, list[int]]) -> dict[Key, list[int]]:
    """Join groups that differ only in how fully they name a party, or in naming one at all, if there is just one to join."""
    merged: dict[Key, list[int]] = {}
    families: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[Key]] = {}
    for key in groups:
        subject, attribute, where = key
        rest = tuple((d, v) for d, v in where if d not in _NAMED)
        if len(rest) == len(where):
            merged[key] = groups[key]
        else:
            families.setdefault((subject, attribute, rest), []).append(key)
    for keys in families.values():
        left = sorted(keys, key=lambda k: (-len(_name_in(k).split()), k))
        while left:
            base = left.pop(0)
            members = list(groups[base])
            for other in [k for k in left if _holds(_name_in(base), _name_in(k))]:
                wider = [
                    k
                    for k in keys
                    if k != other and _holds(_name_in(k), _name_in(other)) and not _holds(_name_in(base), _name_in(k))
                ]
                if not wider:  # else it could belong to either
                    members.extend(groups[other])
                    left.remove(other)
            merged[base] = members
    return merged


def _name_in(key: Key) -> str:
    return " ".join(v for d, v in key[2] if d in _NAMED)


def _holds(name: str, part: str) -> bool:
    """Are all words of `part` in `name`, or all but a generic one ("Grand Hotel", "Lisbon Grand")?"""
    mine, others = set(name.split()) | _GENERIC, set(part.split())
    return others <= mine


_GENERIC = frozenset("hotel company inc group bank school university club the of".split())
