"""PDF: the text of its pages, read like plain text; what heads or foots many pages is no text. Spans count in the text
that was read out; a form feed begins a page."""

from __future__ import annotations

import re
from collections import Counter

from factcheck.model.document import Block
from factcheck.read.apart import unpacked
from factcheck.read.assemble import as_site
from factcheck.read.blocks import read_blocks
from factcheck.read.reading import Reader, Reading, Unpacked, Unreadable

_NUMBER = re.compile(r"\d+")
_FEWEST_PAGES = 3


def unpack(data: bytes, labels: frozenset[str]) -> Unpacked:
    """The text of a document and its blocks; raises `Unreadable`."""
    found = unpacked("pdf", data)
    pages = [[line.rstrip() for line in page.split("\n")] for page in found["pages"]]
    if not any(line for page in pages for line in page):
        raise Unreadable("no text in it: pages that were scanned are not read", "save it with its text recognised")
    running = _running(pages)
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    for number, lines in enumerate(pages):
        words = ("\f" if number else "") + "\n".join(_apart(lines, running)).strip("\n") + "\n\n"
        starts.append(size + (1 if number else 0))
        parts.append(words)
        size += len(words)
    text = "".join(parts)
    reading = read_blocks(text, labels, markdown=False)
    blocks = tuple(as_site([block])[0] if _folded(block.text) in running else block for block in reading.blocks)
    return Unpacked(text, tuple(starts), Reading(blocks, reading.guessed_headings, title=_title(blocks, str(found["title"]))))


def _title(blocks: tuple[Block, ...], named: str) -> str:
    return "" if any(block.kind == "heading" and block.level == 1 for block in blocks) else named


def _folded(line: str) -> str:
    """A line with its numbers alike: they count the pages."""
    return _NUMBER.sub("#", line.strip().casefold())


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Lines at the heads and feet of most pages."""
    ends: Counter[str] = Counter()
    for lines in pages:
        full = [line for line in lines if line.strip()]
        ends.update({_folded(line) for line in [*full[:2], *full[-2:]] if len(line) < 200})
    enough = max(_FEWEST_PAGES, (len(pages) + 1) // 2)
    return frozenset(line for line, count in ends.items() if count >= enough)


def _apart(lines: list[str], running: frozenset[str]) -> list[str]:
    """The lines of a page, a blank one around those that head or foot it."""
    made: list[str] = []
    for line in lines:
        made += ["", line, ""] if running and _folded(line) in running else [line]
    return made


READER = Reader(name="pdf", endings=(".pdf",), unpack=unpack)
