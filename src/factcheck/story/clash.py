"""The records of what is in dispute between tellings, and how they name what they speak of."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.story.align import Line, Story


@dataclass(frozen=True, slots=True)
class Clash:
    """Two commitments, of two documents, that cannot both hold."""

    slot: str
    """What both speak of, in words: "fate of Anders Lunde"."""
    kind: str
    """`fate`, `decision`, `deed`, `relation`, `setting`."""
    a: tuple[str, int]
    """Document and index of the commitment."""
    b: tuple[str, int]
    reason: str
    sure: bool
    """A warning, not a note."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One passage of a telling against what other tellings have there."""

    code: str
    document: str
    """The telling that stands alone, or the first of two."""
    passage: tuple[int, ...]
    """Its commitments, in order: the key sentences."""
    against: tuple[tuple[str, tuple[int, ...]], ...]
    """The other documents and theirs."""
    clashes: tuple[Clash, ...]
    reason: str
    sure: bool


def name_of(story: Story, key: str) -> str:
    """A participant as it is shown."""
    return story.people.get(key, key)


def in_quotes(line: Line) -> str:
    """The words of the deed."""
    words = " ".join(line.said.words.split())
    return f"“{'not ' if line.said.denied else ''}{words}”"
