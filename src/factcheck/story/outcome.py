"""What told stories add to a report."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.model.claim import Claim
from factcheck.model.finding import Cluster, Finding, Problem


@dataclass(slots=True)
class Stories:
    """What told stories add to a report."""

    claims: list[Claim] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    """For each claim its subject."""
    clusters: list[Cluster] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
