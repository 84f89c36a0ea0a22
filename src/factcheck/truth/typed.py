"""The typed claims of an audit as items to vote on: the sides that the judges tell apart, and what contains what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from factcheck.model.claim import Claim, Qualifier
from factcheck.model.finding import Cluster, Report
from factcheck.model.value import DateValue, Malformed, NameSet, Quantity, Value
from factcheck.truth.ballot import Item
from factcheck.truth.kinds import Kind
from factcheck.truth.places import Taxonomy
from factcheck.truth.resolve import Claimed, Prepared
from factcheck.values.words import in_words

_KINDS: Mapping[str, Kind] = {"date": "date", "quantity": "quantity"}
MOST_SIDES = 24


def prepare_report(report: Report, places: Taxonomy | None = None) -> Prepared:
    """One item for each cluster of affirmed, understood claims that can be compared; sources and attributes are sorted."""
    sources = sorted({claim.source for claim in report.claims})
    place = {name: n for n, name in enumerate(sources)}
    names = {s.id: s.name for s in report.subjects}
    told_apart = _told_apart(report.clusters)
    sides_of = {
        f.cluster: [p.claims for p in f.positions]
        for f in report.findings
        if f.cluster is not None and f.code in ("FC101", "FC102", "FC201")
    }
    unsupported = {f.cluster for f in report.findings if f.code == "FC401"}
    found: list[tuple[str, str, Value, list[list[int]], Cluster]] = []
    for number, cluster in enumerate(report.clusters):
        claims = [i for i in cluster.claims if _can_vote(report.claims[i])]
        if not claims or number in unsupported or not _is_resolvable(cluster):
            continue
        sides = _sides(report.claims, claims, cluster, sides_of.get(number))
        label = cluster.attribute.replace("_", " ") + _under(cluster, told_apart)
        found.append((names.get(cluster.subject, ""), label, report.claims[claims[0]].value, sides, cluster))
    attributes = sorted({cluster.attribute.replace("_", " ") for *_, cluster in found})
    kind = {name: n for n, name in enumerate(attributes)}
    kinds: list[Kind] = ["text"] * len(attributes)
    items: list[Claimed] = []
    for subject, label, value, sides, cluster in sorted(found, key=lambda f: (f[0], f[1], f[4].subject)):
        number = kind[cluster.attribute.replace("_", " ")]
        kinds[number] = _KINDS.get(value.type, "text")
        values = [_fullest(report.claims, side) for side in sides]
        votes = [sorted({place[report.claims[i].source] for i in side}) for side in sides]
        wider = _wider(values, places) if len(values) <= MOST_SIDES else ()
        shown = [in_words(v) for v in values]
        keys = [" + ".join(v.canonical) for v in values]
        items.append(Claimed(subject, label, number, keys, shown, Item(number, votes, wider), cluster.verdict == "disagree"))
    return Prepared(sources, attributes, kinds, items)


def joined(one: Prepared, other: Prepared) -> Prepared:
    """Both together; a source that stands in both is one."""
    if not one.items and not one.sources:
        return other
    sources = sorted({*one.sources, *other.sources})
    attributes = sorted({*one.attributes, *other.attributes})
    kinds: dict[str, Kind] = dict(zip(other.attributes, other.kinds, strict=True)) | dict(
        zip(one.attributes, one.kinds, strict=True)
    )
    place, number = {s: n for n, s in enumerate(sources)}, {a: n for n, a in enumerate(attributes)}
    items: list[Claimed] = []
    for part in (one, other):
        moved = [place[s] for s in part.sources]
        renumbered = [number[a] for a in part.attributes]
        for item in part.items:
            ballot = Item(
                renumbered[item.kind],
                [sorted(moved[s] for s in voters) for voters in item.ballot.votes],
                item.ballot.wider,
                item.ballot.faint,
            )
            items.append(replace(item, kind=renumbered[item.kind], ballot=ballot))
    items.sort(key=lambda item: (item.subject, item.attribute))
    unread = one.unread | {a: n + one.unread.get(a, 0) for a, n in other.unread.items()}
    return Prepared(sources, attributes, [kinds[a] for a in attributes], items, unread)


def _is_resolvable(cluster: Cluster) -> bool:
    """Nothing that is merely shown, rumoured or quoted, and nothing that the telling of a story commits itself to."""
    if cluster.verdict == "incomparable" or cluster.attribute.startswith("story/"):
        return False
    return all(q.dimension != "standing" or q.value == "asserted" for q in cluster.qualifiers)


def _can_vote(claim: Claim) -> bool:
    return claim.polarity == "affirmed" and not isinstance(claim.value, Malformed) and claim.value.type != "calculation"


def _sides(
    claims: Sequence[Claim], members: Sequence[int], cluster: Cluster, judged: Sequence[Sequence[int]] | None
) -> list[list[int]]:
    """The claims of each value, the values in a fixed order. Where the judge saw no dispute, all claims are one value; where he
    could not tell, equal values are."""
    if judged is not None:
        kept = [[i for i in side if _can_vote(claims[i])] for side in judged]
        return [side for side in kept if side]
    if cluster.verdict in ("agree", "single"):
        return [list(members)]
    by_value: dict[tuple[str, ...], list[int]] = {}
    for i in members:
        by_value.setdefault(claims[i].value.canonical, []).append(i)
    return [by_value[canonical] for canonical in sorted(by_value)]


def _fullest(claims: Sequence[Claim], side: Sequence[int]) -> Value:
    """The value in which a side is shown: the most precise date or figure, the longest list; the first among equals."""
    best = min(side, key=lambda i: (_width(claims[i].value), claims[i].value.canonical, i))
    return claims[best].value


def _width(value: Value) -> float:
    if isinstance(value, DateValue):
        return (value.end - value.start).days + (0.5 if value.bound != "exact" else 0.0)
    if isinstance(value, Quantity):
        return float(value.step) + (1e12 if value.low is None or value.high is None else float(value.high - value.low))
    if isinstance(value, NameSet):
        return -len(value.members)
    return 0.0


def _wider(values: Sequence[Value], places: Taxonomy | None) -> tuple[tuple[int, int], ...]:
    return tuple(
        (w, n) for w, wide in enumerate(values) for n, narrow in enumerate(values) if w != n and _contains(wide, narrow, places)
    )


def _contains(wide: Value, narrow: Value, places: Taxonomy | None) -> bool:
    """Does a claim of the first speak for the second as well?"""
    if isinstance(wide, DateValue) and isinstance(narrow, DateValue):
        inside = wide.start <= narrow.start and narrow.end <= wide.end
        return inside and (wide.start, wide.end) != (narrow.start, narrow.end)
    if isinstance(wide, Quantity) and isinstance(narrow, Quantity):
        return wide.unit == narrow.unit and _spans(wide, narrow)
    if isinstance(wide, NameSet) and isinstance(narrow, NameSet):
        a, b = set(wide.canonical), set(narrow.canonical)
        if places is not None and len(a) == len(b) == 1 and wide.kind in ("place", "country"):
            return next(iter(a)) in places.above(next(iter(b)))
        return a < b  # a part of the list speaks for the whole
    return False


def _spans(wide: Quantity, narrow: Quantity) -> bool:
    """Does the interval of the first contain that of the second, and more?"""
    if wide.low is None or wide.high is None or narrow.low is None or narrow.high is None:
        return False
    return wide.low <= narrow.low and narrow.high <= wide.high and (wide.low, wide.high) != (narrow.low, narrow.high)


def _told_apart(clusters: Iterable[Cluster]) -> frozenset[tuple[str, str]]:
    """Subject and attribute of which there are several clusters."""
    seen: dict[tuple[str, str], int] = {}
    for cluster in clusters:
        key = (cluster.subject, cluster.attribute)
        seen[key] = seen.get(key, 0) + 1
    return frozenset(key for key, n in seen.items() if n > 1)


def _under(cluster: Cluster, several: frozenset[tuple[str, str]]) -> str:
    """The qualifiers of a cluster that is not the only one of its attribute: ` (territory France)`."""
    if (cluster.subject, cluster.attribute) not in several:
        return ""
    told: list[Qualifier] = [q for q in cluster.qualifiers if q.origin != "default"]
    words = ", ".join(f"{q.dimension.replace('_', ' ')} {q.value}" for q in told)
    return f" ({words})" if words else ""
