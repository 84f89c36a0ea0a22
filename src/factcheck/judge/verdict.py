"""What a judge is given and what it gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern

from factcheck.model.claim import Claim
from factcheck.model.finding import Verdict

MAX_SIDES = 24
"""More disputed values than this in one cluster say that the attribute was misread, or that nobody can read the finding."""


@dataclass(frozen=True, slots=True)
class Held:
    """A claim of a cluster and its index in the report."""

    index: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Side:
    """One disputed value: how it reads, its identity, and the claims that hold it (indices, ascending)."""

    value: str
    canonical: tuple[str, ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a cluster. `code` is set if it is a finding; then `sides` has at least one."""

    verdict: Verdict
    reason: str
    code: str = ""
    sides: tuple[Side, ...] = ()
    witnesses: tuple[tuple[str, tuple[int, ...]], ...] = ()
    preferred: int | None = None
    """A side that the judge itself prefers, whatever the weights (the fuller list)."""
    preferred_because: str = ""


def single_or_agree(held: Sequence[Held], shown: str) -> Judged:
    """For claims that do not differ."""
    sources = {h.claim.source for h in held}
    if len(held) == 1:
        return Judged("single", intern(f"only {held[0].claim.source} says it: {shown}"))  # records say the same very often
    if len(sources) == 1:
        return Judged("agree", f"said {len(held)} times by {next(iter(sources))}: {shown}")
    return Judged("agree", f"{len(sources)} sources agree: {shown}")
