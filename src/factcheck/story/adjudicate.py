"""The seam for a second opinion on two passages. None is asked unless the user names one in `factcheck.toml`.

An adjudicator may confirm, drop or downgrade what the deterministic judge proposes; it never adds a finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Opinion = Literal["support", "clash", "unrelated"]


@dataclass(frozen=True, slots=True)
class Answer:
    """`support`: the passages tell the same; `clash`: they cannot both hold; `unrelated`: they speak of different things."""

    verdict: Opinion
    reason: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """It was asked and gave nothing of use: a time-out, nonsense, a refusal."""

    why: str


class Adjudicator(Protocol):
    """Two passages in, an opinion out."""

    @property
    def name(self) -> str:
        """How it is named in the report."""
        ...

    def compare(self, left: str, right: str) -> Answer | Unanswered:
        """Never raises; whatever goes wrong is `Unanswered`."""
        ...
