"""What is voted on, in whole numbers: sources, items, values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Item:
    """One attribute of one subject, with the distinct values that are claimed of it.

    Sources and values are indexes. A source stands once under a value; under two values of one item only if it claims both.
    """

    kind: int
    """The kind of attribute, by which reliability is told apart."""
    votes: list[list[int]]
    """For each value the sources that claim it."""
    wider: tuple[tuple[int, int], ...] = ()
    """Pairs of values: the first contains the second (a country and its capital), so a claim of it speaks for the second too."""
    faint: tuple[int, ...] = ()
    """Values that say little (a place called like the person who is said to be born there)."""
