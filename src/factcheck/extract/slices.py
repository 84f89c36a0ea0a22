"""Cut blocks that are longer than any paragraph into slices, so that what is done within a block has a bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model.document import Block, Span

LONGEST = 6000
"""Characters of a slice. Paragraphs of real documents stay whole (the longest of a thousand articles had 4,100)."""
_ENDS = (". ", ".\n", "\n", " ")
"""Where to cut, best first."""


def bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks in the same order, each at most `LONGEST` long; a slice of a label line or a table row is plain prose."""
    for block in blocks:
        if len(block.text) <= LONGEST:
            yield block
        else:
            yield from _slices(block)


def _slices(block: Block) -> Iterator[Block]:
    start, size = 0, len(block.text)
    while start < size:
        end = _cut(block.text, start, size)
        yield _slice(block, start, end)
        start = end


def _cut(text: str, start: int, size: int) -> int:
    if size - start <= LONGEST:
        return size
    for end in _ENDS:
        at = text.rfind(end, start + LONGEST // 2, start + LONGEST)
        if at >= 0:
            return at + len(end)
    return start + LONGEST


def _slice(block: Block, start: int, end: int) -> Block:
    """Characters `[start, end)` of the clean text as a block of their own."""
    first = block.source_offset(start)
    pieces = [(0, first), *((clean - start, source) for clean, source in block.pieces if start < clean < end)]
    kind = block.kind if block.kind in ("heading", "list-item", "quote", "caption") else "paragraph"
    span = block.source_span(Span(start, end))
    rewritten = tuple(
        one._replace(start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in block.rewritten
        if one.start < end and one.end > start
    )
    text = block.text[start:end]
    return Block(kind, text, span, tuple(pieces), block.level, block.path, group=block.group, rewritten=rewritten)
