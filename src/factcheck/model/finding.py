"""Clusters with their verdicts, findings with their positions, problems, and the report that holds them all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from factcheck.model.claim import Claim, Qualifier
from factcheck.model.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

Verdict = Literal["agree", "disagree", "incomparable", "ambiguous", "single"]
Level = Literal["error", "warning", "note"]
Status = Literal["new", "known", "widened", "suppressed"]

KINDS: Mapping[str, tuple[str, Level]] = {
    "FC101": ("contradiction", "error"),
    "FC102": ("contradiction", "error"),
    "FC201": ("omission", "warning"),
    "FC301": ("malformed", "error"),
    "FC401": ("unsupported", "warning"),
    "FC501": ("narrative", "warning"),
    "FC502": ("narrative", "error"),
    "FC601": ("arithmetic", "error"),
}
"""Code to kind and default level."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that claims are about. `id` counts within a report; `key` is its identity across runs, which namesakes share."""

    id: str
    type: str
    name: str
    key: str
    aliases: tuple[str, ...] = ()
    of: str | None = None
    """The subject it belongs to: a character's film."""
    apart: str = ""
    """What tells it from a namesake: a work's year, a character's full name. Another document may add to it."""


@dataclass(frozen=True, slots=True)
class Position:
    """One disputed value and the claims that hold it. `claims` are indices into `Report.claims`."""

    value: str
    """For people: the value in words."""
    canonical: tuple[str, ...]
    claims: tuple[int, ...]
    sources: tuple[str, ...]
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Witness:
    """Claims that bear on a finding without being a side of it."""

    role: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Favoured:
    """Which position the evidence favours (index into `Finding.positions`), and why."""

    position: int
    because: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A repair: replace `start`..`end` of the file at `path` by `replacement`."""

    path: str
    start: int
    end: int
    replacement: str
    because: str


@dataclass(frozen=True, slots=True)
class Comparable:
    """Claims that may be compared, as indices into all claims, ascending."""

    subject: str
    attribute: str
    qualifiers: tuple[Qualifier, ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Comparable claims on one attribute of one subject, with what was made of them."""

    subject: str
    """A `Subject.id`."""
    attribute: str
    qualifiers: tuple[Qualifier, ...]
    claims: tuple[int, ...]
    """Indices into `Report.claims`, ascending."""
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A judged disagreement or defect."""

    id: str
    code: str
    kind: str
    level: Level
    subject: str
    attribute: str
    cluster: int | None
    """Index into `Report.clusters`."""
    summary: str
    reason: str
    positions: tuple[Position, ...]
    context: tuple[Witness, ...] = ()
    favoured: Favoured | None = None
    repair: Edit | None = None
    derivation: str | None = None
    trail: tuple[str, ...] = ()
    status: Status = "new"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or decided. `input` problems change the exit code, `limit` problems never do."""

    severity: Literal["input", "limit"]
    where: str
    """`path`, or `path:line:column`."""
    what: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A rule pack that took part in the run."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A passage with a label or a typed value that no rule understood (`factcheck claims --missing`)."""

    document: str
    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run found, in a fixed order: the same input gives the same report."""

    packs: tuple[Pack, ...] = ()
    documents: tuple[Document, ...] = ()
    subjects: tuple[Subject, ...] = ()
    claims: tuple[Claim, ...] = ()
    claim_subjects: tuple[str, ...] = ()
    """For each claim the `Subject.id` that it is about."""
    clusters: tuple[Cluster, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    missed: tuple[Missed, ...] = ()
    document_subjects: Mapping[str, str] = field(default_factory=dict)
    """Document path to the `Subject.id` of what it is about."""

    def to_json(self) -> str:
        """The report as JSON, version 1, (ends in a line feed)."""
        from factcheck.report.to_json import report_to_json  # the writer is above the records

        return report_to_json(self)
