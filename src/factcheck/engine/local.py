"""Run in this process, or in several on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNKS_A_WORKER = 8
"""Enough chunks that a slow one at the end leaves nobody waiting long; few enough that sending them costs little."""


class Serial:
    """One item after the other, here."""

    def map(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """See `seam.Engine`."""
        return map(work, items)


class Processes:
    """Several workers on this machine."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def map(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """See `seam.Engine`."""
        chunk = max(1, len(items) // (self.jobs * CHUNKS_A_WORKER))
        with ProcessPoolExecutor(self.jobs) as pool:
            yield from pool.map(work, items, chunksize=chunk)
