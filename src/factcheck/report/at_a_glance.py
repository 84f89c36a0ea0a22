"""Sources against attributes: for each subject of documents, what each source says of it and whether it is disputed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from factcheck.model.claim import Claim, Qualifier
from factcheck.model.finding import Cluster, Report
from factcheck.model.value import DateValue, Event, NameSet
from factcheck.report.shown import Index, attribute_words, on_one_line, qualifier_words, said_words, visible

State = Literal["differs", "same", "unsure", "alone", "absent"]
"""Disputed by a finding; agreed with others; compared without a decision; said by nobody else; nothing read."""
_ORDER: tuple[State, ...] = ("differs", "same", "unsure", "alone", "absent")


class Cell(NamedTuple):
    """What one source says of one attribute, the disputed values first."""

    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One subject: a row for each attribute that at least two sources speak of, a cell for each source."""

    subject: str
    sources: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]
    """For each source the documents in which it speaks of the subject."""
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    more_sources: int = 0
    """Sources that are left out."""

    @property
    def disputed(self) -> int:
        """How many rows hold a disputed cell."""
        return sum(any(cell.state == "differs" for cell in cells) for _, cells in self.rows)


def grids(index: Index, most_sources: int) -> list[Grid]:
    """A grid for each subject that documents are about, in the order of subjects; those without a row are left out.

    Where a subject has more than `most_sources`, those with most disputed attributes stay, then those with most claims.
    """
    report = index.report
    states = _states(report)
    wanted = set(report.document_subjects.values())
    claims: dict[str, dict[str, dict[str, list[int]]]] = {}
    for at, (claim, subject) in enumerate(zip(report.claims, report.claim_subjects, strict=True)):
        if subject in wanted and not claim.attribute.startswith(STORY):
            claims.setdefault(subject, {}).setdefault(claim.attribute, {}).setdefault(claim.source, []).append(at)
    found = (_grid(index, s.id, claims[s.id], states, most_sources) for s in report.subjects if s.id in claims)
    return [grid for grid in found if grid.rows]


def _states(report: Report) -> list[State]:
    """What became of each claim."""
    states: list[State] = ["alone"] * len(report.claims)
    for cluster in report.clusters:
        if cluster.verdict in ("incomparable", "ambiguous", "disagree"):
            _set(states, cluster.claims, "unsure")
    for cluster in report.clusters:
        if cluster.verdict == "agree":
            _set(states, cluster.claims, "same")
    for finding in report.findings:
        if finding.status != "suppressed":
            for position in finding.positions:
                _set(states, position.claims, "differs")
    return states


def _set(states: list[State], claims: Iterable[int], state: State) -> None:
    for at in claims:
        states[at] = state


def _grid(index: Index, subject: str, attributes: dict[str, dict[str, list[int]]], states: list[State], most: int) -> Grid:
    rows = {name: said for name, said in sorted(attributes.items()) if len(said) > 1}
    order: dict[str, dict[str, None]] = {}
    weight: dict[str, tuple[int, int]] = {}
    for said in rows.values():
        for source, claims in said.items():
            disputed, number = weight.get(source, (0, 0))
            paths = order.setdefault(source, {})
            paths.update((index.report.claims[at].path, None) for at in claims)
            weight[source] = (disputed + any(states[at] == "differs" for at in claims), number + len(claims))
    by_path = sorted(order, key=lambda source: min(order[source]))
    chosen = set(sorted(by_path, key=lambda s: (-weight[s][0], -weight[s][1]))[:most])
    sources = [source for source in by_path if source in chosen]
    return Grid(
        subject=index.subject_name(subject),
        sources=tuple(on_one_line(source) for source in sources),
        paths=tuple(tuple(visible(path) for path in sorted(order[source])) for source in sources),
        rows=tuple(
            (attribute_words(name), tuple(_cell(index, said.get(source, ()), states) for source in sources))
            for name, said in rows.items()
        ),
        more_sources=len(by_path) - len(sources),
    )


STORY = "story/"
"""Attributes of what a telling commits to: told stories stand beside each other in their findings, a cell has no room for them."""
ENDING = "story/ending"
"""The slot that counts who tells the ending: no value of its own."""
_MOST_WORDS = 4
"""Values of one source on one attribute that are looked at; a cell has no room for more."""


def _cell(index: Index, claims: Iterable[int], states: list[State]) -> Cell:
    ranked = sorted(claims, key=lambda at: (_ORDER.index(states[at]), -_fullness(index.report.claims[at])))
    if not ranked:
        return Cell("absent", "")
    words = dict.fromkeys(said_words(index.report.claims[at]) for at in ranked[:_MOST_WORDS])
    return Cell(states[ranked[0]], "; ".join(words))


class Agreed(NamedTuple):
    """One value that a cluster's claims agree on."""

    subject: str
    attribute: str
    value: str
    sources: int
    support: str
    """How many sources, and how many of them say it less exactly: `3`, `3 (1 less exactly)`."""


def agreements(index: Index) -> list[Agreed]:
    """What clusters agree on, in the order of the report.

    Of values of different precision the most precise is given; of sets the members that several sources name.
    """
    agreeing = [cluster for cluster in index.report.clusters if cluster.verdict == "agree" and cluster.attribute != ENDING]
    alike: dict[tuple[str, str], list[set[Qualifier]]] = {}
    for cluster in agreeing:
        alike.setdefault((cluster.subject, cluster.attribute), []).append(set(cluster.qualifiers))
    shared = {key: set.intersection(*held) if len(held) > 1 else set() for key, held in alike.items()}
    return [_agreed(index, cluster, shared[cluster.subject, cluster.attribute]) for cluster in agreeing]


def _agreed(index: Index, cluster: Cluster, untold: set[Qualifier]) -> Agreed:
    """`untold` are the qualifiers that do not tell the cluster from others on its attribute."""
    claims = index.claims(cluster.claims)
    sources = {claim.source for claim in claims}
    subject = index.subject_name(cluster.subject)
    name = attribute_of(replace(cluster, qualifiers=tuple(q for q in cluster.qualifiers if q not in untold)))
    shared = _shared_members(claims, len(sources))
    if shared:
        return Agreed(subject, name, shared, len(sources), str(len(sources)))
    fullest = max(claims, key=_fullness)
    exact = {c.source for c in claims if c.value.canonical == fullest.value.canonical}
    less = 0 if isinstance(fullest.value, Event) else len(sources) - len(exact)
    support = f"{len(sources)} ({less} less exactly)" if less else str(len(sources))
    return Agreed(subject, name, said_words(fullest), len(sources), support)


def _shared_members(claims: Iterable[Claim], sources: int) -> str:
    """The members that at least two sources name, with how many do where not all do; empty if no such set."""
    texts: dict[str, str] = {}
    holders: dict[str, set[str]] = {}
    for claim in claims:
        if not isinstance(claim.value, NameSet) or claim.polarity == "denied":
            return ""
        for member in claim.value.members:
            texts.setdefault(member.key, on_one_line(member.text))
            holders.setdefault(member.key, set()).add(claim.source)
    counts = {key: len(names) for key, names in holders.items() if len(names) > 1}
    ranked = sorted(counts, key=lambda key: -counts[key])
    return ", ".join(texts[key] + (f" ({counts[key]} of {sources})" if counts[key] < sources else "") for key in ranked)


def attribute_of(cluster: Cluster) -> str:
    """The cluster's attribute with the qualifiers under which its claims were compared."""
    said = qualifier_words(cluster.qualifiers, origins=False)
    return f"{attribute_words(cluster.attribute)} ({said})" if said else attribute_words(cluster.attribute)


def _fullness(claim: Claim) -> int:
    """Of values that agree, the more precise day and the fuller list say most; `max` takes the first of equals."""
    value = claim.value
    if isinstance(value, DateValue):
        return -(value.end - value.start).days
    return len(value.members) if isinstance(value, NameSet) else 0
