"""Plain text as people write it: wiki-like marks, lists, pipe tables, credits, headings that merely stand there."""

from __future__ import annotations

from factcheck.read.blocks import read_blocks
from factcheck.read.reading import Reader, Reading


def read(text: str, labels: frozenset[str]) -> Reading:
    """The blocks of a plain text, in order."""
    return read_blocks(text, labels, markdown=False)


READER = Reader(name="text", endings=(".txt", ".text"), read=read)
