"""Markdown: the block structure of CommonMark with pipe tables, front matter and footnotes, read line by line.

A parser of the whole language knows lines, not characters, and costs more than the rest of the run; what is needed
here is
which words stand in which block, and where each character comes from.
"""

from __future__ import annotations

from factcheck.read.blocks import read_blocks
from factcheck.read.reading import Reader, Reading


def read(text: str, labels: frozenset[str]) -> Reading:
    """The blocks of a Markdown text, in order."""
    return read_blocks(text, labels, markdown=True)


READER = Reader(name="markdown", endings=(".md", ".markdown"), read=read)
