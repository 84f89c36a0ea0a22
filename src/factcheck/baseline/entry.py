"""One accepted finding, and what is taken from a finding to recognise it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from factcheck.model.finding import Finding, Report

Judgement = Literal["accepted", "false alarm", "fix later"]
"""What a person made of a finding."""
JUDGEMENTS: tuple[str, ...] = get_args(Judgement)

Member = tuple[str, str]
"""The path of a document, and the value it gives."""

_OWN_VALUE = frozenset("12")
"""Families of codes whose claims hold their position by their own value; the others are about a part of what is claimed (one
name of a list) or about several claims at once (the parts of a sum)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding. Values are canonical forms, joined by `; `."""

    id: str
    code: str
    key: str
    """For people, and to know a changed finding: `subject | attribute | qualifiers`."""
    values: tuple[str, ...]
    """One for each position, sorted."""
    members: tuple[Member, ...]
    """Of every claim that holds a position; distinct, sorted."""
    favoured: tuple[str, ...] | None = None
    """The values of the members on the favoured side, sorted; to know an error that spreads."""
    verdict: Judgement | None = None
    """`None` where nobody has looked at it."""
    reason: str | None = None
    expires: str | None = None
    """ISO date: the last day on which it is accepted."""

    @property
    def family(self) -> tuple[str, str]:
        """What a finding must share to be covered: the first digit of the code, and the attribute."""
        return (self.code[2:3], self.attribute)

    @property
    def attribute(self) -> str:
        """The second part of the key."""
        return self.key.partition(" | ")[2].partition(" | ")[0]

    @property
    def reviewed(self) -> bool:
        """Did a person say why it is accepted?"""
        return self.verdict is not None or self.reason is not None


class Held(NamedTuple):
    """A member of a finding, with the position that it holds."""

    path: str
    value: str
    position: int
    claims: tuple[int, ...]
    """Indices into `Report.claims`, ascending."""
    stated: bool
    """Said as such, and not only mentioned in passing."""

    @property
    def member(self) -> Member:
        """As entries have it."""
        return (self.path, self.value)


def held(finding: Finding, report: Report) -> list[Held]:
    """The members of a finding, sorted by path, value and position; each once."""
    found: dict[tuple[str, str, int], list[int]] = {}
    own = finding.code[2:3] in _OWN_VALUE
    for at, position in enumerate(finding.positions):
        for index in position.claims:
            claim = report.claims[index]
            value = joined(claim.value.canonical if own else position.canonical)
            found.setdefault((claim.path, value, at), []).append(index)
    return [
        Held(*key, tuple(sorted(claims)), any(report.claims[i].force == "states" for i in claims))
        for key, claims in sorted(found.items())
    ]


def entry_of(
    finding: Finding, report: Report, *, verdict: Judgement | None = None, reason: str | None = None, expires: str | None = None
) -> Entry:
    """What is written down of a finding of this report."""
    members = held(finding, report)
    best = finding.favoured.position if finding.favoured is not None else None
    return Entry(
        id=finding.id,
        code=finding.code,
        key=key_of(finding, report),
        values=tuple(sorted({joined(position.canonical) for position in finding.positions})),
        members=tuple(sorted({one.member for one in members})),
        favoured=None if best is None else tuple(sorted({one.value for one in members if one.position == best})),
        verdict=verdict,
        reason=reason,
        expires=expires,
    )


def key_of(finding: Finding, report: Report) -> str:
    """`subject | attribute | qualifiers`, the last only where there are some."""
    subject = next((s.key for s in report.subjects if s.id == finding.subject), finding.subject)
    parts = [subject, finding.attribute]
    if finding.cluster is not None:
        parts += [f"{q.dimension}={q.value}" for q in report.clusters[finding.cluster].qualifiers]
    return " | ".join(part.replace(" | ", " / ") for part in parts)


def joined(canonical: tuple[str, ...]) -> str:
    """A canonical value as one string."""
    return "; ".join(canonical)
