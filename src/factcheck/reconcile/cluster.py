"""Which claims belong together: the same attribute of the same subject under comparable qualifiers.

A claim that says nothing about a dimension means the attribute's default there ("home", "actual", "theatrical"). Which
territory is home is known only where the documents name one country for the subject; else a claim without a territory meets
none that has one, for unknown is not a value. What is reported, quoted or supposed is never put beside what is asserted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model.claim import Claim, Origin, Qualifier
from factcheck.model.finding import Comparable
from factcheck.model.ids import HOME, NAMED
from factcheck.model.value import NameSet
from factcheck.rulepack.schema import Attribute
from factcheck.values.names import fold

Key = tuple[str, str, tuple[tuple[str, str], ...]]


def cluster_claims(claims: Sequence[Claim], subjects: Sequence[str], attributes: Mapping[str, Attribute]) -> list[Comparable]:
    """Group claims on attributes of packs; sorted by subject, attribute and qualifiers. `subjects` runs parallel to `claims`."""
    homes = _homes(claims, subjects)
    newest = _newest(claims)
    groups: dict[Key, list[int]] = {}
    alike: dict[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]] = {}
    for i, (claim, subject) in enumerate(zip(claims, subjects, strict=True)):
        if claim.key is not None:
            continue
        attribute = attributes[claim.attribute]
        where: list[tuple[str, str]] = []
        for dimension, default in attribute.per.items():
            value = claim.qualifier(dimension)
            if default == HOME and value is not None and fold(value) == homes.get(subject):
                value = HOME
            if (
                dimension == RELEASE
                and dimension not in attribute.requires
                and newest.get((claim.document, claim.attribute)) == value
            ):
                value = None  # what the last entry of a changelog says still holds
            value = default if value is None else value
            where.append((dimension, fold(value) if dimension in NAMED else value))
        for dimension in ("standing", "note"):
            extra = claim.qualifier(dimension)
            if extra is not None and dimension not in attribute.per:
                where.append((dimension, extra))
        if claim.polarity == "denied":
            where.append(("polarity", "denied"))
        said = tuple(sorted(where))
        groups.setdefault((subject, claim.attribute, alike.setdefault(said, said)), []).append(i)
    groups = _same_names(groups)
    shared: dict[tuple[Qualifier, ...], tuple[Qualifier, ...]] = {}
    """Most groups of many records have the same qualifiers."""

    def qualifiers(where: tuple[tuple[str, str], ...], members: list[int]) -> tuple[Qualifier, ...]:
        found = tuple(Qualifier(d, v, _origin(d, v, [claims[i] for i in members])) for d, v in where if v)
        return shared.setdefault(found, found)

    return [
        Comparable(subject, attribute, qualifiers(where, members), tuple(sorted(members)))
        for (subject, attribute, where), members in sorted(groups.items(), key=lambda g: (_number(g[0][0]), g[0][1], g[0][2]))
    ]


RELEASE = "release"


def _newest(claims: Sequence[Claim]) -> dict[tuple[str, str], str]:
    """For documents that speak of several releases, as changelogs do: attribute to the newest release that says something of it."""
    found: dict[tuple[str, str], set[str]] = {}
    spoken: dict[str, set[str]] = {}
    for claim in claims:
        if (release := claim.qualifier(RELEASE)) is not None:
            spoken.setdefault(claim.document, set()).add(release)
            found.setdefault((claim.document, claim.attribute), set()).add(release)
    return {key: max(releases, key=_by_number) for key, releases in found.items() if len(spoken[key[0]]) > 2}


def _by_number(release: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(part) for part in release.split("-")[0].split(".") if part.isdigit()), release


def _origin(dimension: str, value: str, members: Sequence[Claim]) -> Origin:
    """How plainly a member says it: `default` only where none does ("home" for a country known to be home is our word)."""
    if dimension == "polarity":
        return "explicit"
    said = {
        q.origin
        for claim in members
        for q in claim.qualifiers
        if q.dimension == dimension and (fold(q.value) if dimension in NAMED else q.value) == value
    }
    return next((origin for origin in _PLAINEST if origin in said), "default")


_PLAINEST: tuple[Origin, ...] = ("explicit", "inherited")


def _number(subject: str) -> int:
    return int(subject[1:])


def _homes(claims: Sequence[Claim], subjects: Sequence[str]) -> dict[str, str]:
    """For each subject its home, folded: the one country that labels name for it, or else that prose does ("an Indian film").
    Where several are named, none of them is known to be home."""
    named: dict[str, set[str]] = {}
    told: dict[str, set[str]] = {}
    for claim, subject in zip(claims, subjects, strict=True):
        if isinstance(claim.value, NameSet) and claim.value.kind == "country":
            where = named if claim.rule.endswith("#label") else told
            where.setdefault(subject, set()).update(m.key for m in claim.value.members)
    known = {subject: named.get(subject, countries) for subject, countries in (told | named).items()}
    return {subject: next(iter(countries)) for subject, countries in known.items() if len(countries) == 1}


def _same_names(groups: dict[Key, list[int]]) -> dict[Key, list[int]]:
    """Join groups that differ only in how fully they name a party, or in naming one at all, if there is just one to join."""
    merged: dict[Key, list[int]] = {}
    families: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[Key]] = {}
    for key in groups:
        subject, attribute, where = key
        rest = tuple((d, v) for d, v in where if d not in NAMED)
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
    return " ".join(v for d, v in key[2] if d in NAMED)


def _holds(name: str, part: str) -> bool:
    """Are all words of `part` in `name`, or all but a generic one ("Grand Hotel", "Lisbon Grand")?"""
    mine, others = set(name.split()) | _GENERIC, set(part.split())
    return others <= mine


_GENERIC = frozenset("hotel company inc group bank school university club the of".split())
