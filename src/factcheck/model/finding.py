"""Clusters with their verdicts, findings with their positions, problems, and the report that holds them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from factcheck.model.claim import Claim, Qualifier
from factcheck.model.document import Document

Verdict = Literal["agree", "disagree", "incomparable", "ambiguous", "single"]
Level = Literal["error", "warning", "note"]
Status = Literal["new", "known", "widened", "suppressed"]
"""`new` and `widened` gate. `known` is in the baseline; `widened` is, and has spread to a further source since."""
Change = Literal["same", "shrunk", "moved", "grown"]
"""What became of an accepted finding's members: `shrunk`, some have left; `moved`, documents were renamed; `grown`, more
sources stand on the favoured side or say the same in other words (or, with `widened`, on another side)."""

KINDS: Mapping[str, tuple[str, Level]] = {
    "FC101": ("contradiction", "error"),
    "FC102": ("contradiction", "error"),
    "FC201": ("omission", "warning"),
    "FC301": ("malformed", "error"),
    "FC401": ("unsupported", "warning"),
    "FC501": ("narrative", "warning"),
    "FC502": ("narrative", "error"),
    "FC601": ("arithmetic", "error"),
    "FC900": ("housekeeping", "note"),
    "FC901": ("housekeeping", "note"),
    "FC902": ("housekeeping", "note"),
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
    identity: str = ""
    """What stands for the attribute in a finding's id, where that is not its name: for attributes that no pack names."""


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
class Accepted:
    """The entry of the baseline that covers a finding."""

    id: str
    """Of the entry; another than the finding's own where the entry covers it by its members."""
    reason: str | None
    """Why it was accepted; `None` where nobody has reviewed it."""
    expires: str | None = None
    """ISO date."""
    change: Change = "same"


@dataclass(frozen=True, slots=True)
class Was:
    """The accepted finding that a new one has taken the place of: the same dispute with another value."""

    id: str
    values: tuple[str, ...]
    """Canonical, one for each position it had, sorted."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person's word that a finding is left aside: a comment in a document, or an `[[ignore]]` of the configuration."""

    kind: Literal["document", "configuration"]
    reason: str
    until: str | None
    """ISO date: the last day on which it holds."""
    path: str
    line: int | None
    """1-based; where it is written."""


@dataclass(frozen=True, slots=True)
class Lapsed:
    """What a person once said of a finding, up to a day that has passed (`--today`)."""

    kind: Literal["accepted", "suppressed"]
    reason: str | None
    until: str
    """ISO date: the last day on which it held."""
    id: str | None = None
    """Of the entry of the baseline."""


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
    further_repairs: tuple[Edit, ...] = ()
    """The other places to edit, where one repair is not enough; in the order of path and start."""
    derivation: str | None = None
    trail: tuple[str, ...] = ()
    status: Status = "new"
    accepted: Accepted | None = None
    """Set for `known` and `widened`, and for what is suppressed and accepted as well."""
    was: Was | None = None
    """Set for a new finding that an accepted one has become ("changed")."""
    changed: tuple[int, ...] = ()
    """The claims of its positions that were not there before, ascending (indices into `Report.claims`): the ones that made
    a known finding `widened`, a changed one another, and, with `--since`, a new one. Empty where that is not known."""
    suppression: Suppression | None = None
    """Set for `suppressed`."""
    lapsed: Lapsed | None = None
    """Set where nothing but the day brings it back."""


@dataclass(frozen=True, slots=True)
class Note:
    """Housekeeping (FC9xx): about suppressions and sources of the run, not about what documents say of anything.

    It is shown from the level `note` on, has no claims, and cannot be accepted or suppressed.
    """

    id: str
    """`fc1-…` as for findings, made of code, path and what is said."""
    code: str
    path: str
    """POSIX, relative to the root; of a document, or of the configuration."""
    line: int | None
    """1-based; `None` for the whole file."""
    what: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """An accepted finding that is no longer found, and why."""

    id: str
    code: str
    key: str
    """For people: `subject | attribute | qualifiers`."""
    values: tuple[str, ...]
    reason: str
    """One line: the value changed (to what), the document is not there, the passage is not understood any more."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What the findings were held against: a baseline, or the documents at another commit (`--since`)."""

    against: str
    """The baseline's path as the user writes it, or the commit as he named it."""
    accepted: int
    """Entries in all, those that are gone included."""
    unreviewed: int
    """How many of them nobody has reviewed; 0 with `--since`."""
    gone: tuple[Gone, ...] = ()
    """Sorted by id."""
    kind: Literal["baseline", "since"] = "baseline"


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


NOT_UNDERSTOOD = "a value that was not understood"
"""`Missed.what` of a value behind a label that a pack knows."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A passage with a label or a typed value that no rule understood (`factcheck claims --missing`)."""

    document: str
    """`Document.key`."""
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
    notes: tuple[Note, ...] = ()
    """Sorted by path, line, code."""
    compared: Compared | None = None
    """`None` where there was nothing to compare with: every finding is new then."""
    problems: tuple[Problem, ...] = ()
    missed: tuple[Missed, ...] = ()
    document_subjects: Mapping[str, str] = field(default_factory=dict)
    """`Document.key` to the `Subject.id` of what it is about."""

    def to_json(self) -> str:
        """The report as JSON, version 1, (ends in a line feed)."""
        from factcheck.report.to_json import report_to_json  # the writer is above the records

        return report_to_json(self)
