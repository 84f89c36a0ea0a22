"""Counts of things that are listed right behind them: "three ports:" over a list of two, "five producers: A, B, C and D"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extract.calculations.figures import Figure, Related, quantity, sentences
from factcheck.extract.tag import TaggedBlock
from factcheck.model.document import Block

MOST = 30
"""Nobody states the count of a longer list so that it could be checked by reading on."""
_OPEN = frozenset(
    "including include includes included among such example especially etc others more some following least about over at main key "
    "top several other reasons ways things".split()
)
"""What makes a list no full one, or its items no things that are counted one by one."""


def related(blocks: Sequence[TaggedBlock]) -> Iterator[tuple[TaggedBlock, Related, int]]:
    """A paragraph that ends in a count and a colon, and the number of items of the list below it."""
    for block, following in pairwise(blocks):
        if block.block.kind != "paragraph" or following.block.kind != "list-item" or not block.text.rstrip().endswith(":"):
            continue
        items = _items(blocks, following.index, following.block)
        last = [figures for _, high, figures in sentences(block) if high == len(block.words)]
        counts = [f for f in (last[0] if last else []) if _counts(f)]
        if len(counts) != 1 or not 2 <= items <= MOST or not _OPEN.isdisjoint(block.words[_clause_start(block, counts[0]) :]):
            continue
        yield block, Related("count", counts[0], ()), items


def _counts(figure: Figure) -> bool:
    value = quantity(figure)
    return value is not None and bool(value.counted) and not value.about and value.low is not None and 2 <= value.low <= MOST


def _clause_start(block: TaggedBlock, figure: Figure) -> int:
    return next((i for i in range(figure.start, 0, -1) if block.clause[i - 1] != block.clause[figure.start]), 0)


def _items(blocks: Sequence[TaggedBlock], start: int, first: Block) -> int:
    """How many items of the first one's level the list has."""
    count = 0
    for block in blocks[start:]:
        if block.block.kind != "list-item" or block.block.group != first.group:
            break
        count += block.block.level == first.level
    return count
