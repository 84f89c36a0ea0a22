"""The seam to an engine: map a function over items, in order. What crosses it can be pickled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Runs work somewhere. Every engine gives the same results in the same order."""

    def map(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """`work(item)` for each item, in the order of the items."""
        ...
