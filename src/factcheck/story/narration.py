"""Which sentences of a document tell events, and where in the story they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.extract.compile import Ready
from factcheck.extract.kind import TaggedDocument
from factcheck.extract.qualify import section_role
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import label_key
from factcheck.story.lexicon import Lexicon
from factcheck.story.record import Stretch

_PROSE = frozenset({"paragraph", "list-item"})
UNTOLD_ROLES = frozenset(
    "cast crew production music marketing release reception box-office accolades future adaptation trivia quotes "
    "references related "
    "alternate".split()
)


class Told(NamedTuple):
    """A sentence that tells: words `[low, high)` of its block."""

    block: TaggedBlock
    low: int
    high: int
    stretch: Stretch
    anchored: bool
    closing: bool
    """Is it the last scene or image, by the words that open it?"""
    section: str
    headed: bool
    """Does it stand under the heading of a story?"""


def told_sentences(tagged: TaggedDocument, ready: Ready, lexicon: Lexicon) -> Iterator[Told]:
    """In the order of the text. A section with a story's heading tells; where a document has such sections, others do not."""
    sections: dict[tuple[str, ...], str] = {}
    titled = len({block.block.path[0] for block in tagged.blocks if block.block.path}) < 2
    """Is the outermost heading the title of all of it? Where there are several, they are headings of sections."""
    for block in tagged.blocks:
        path = block.block.path
        if path not in sections:
            sections[path] = _section(path, ready, lexicon, titled)
    works = any(section_role((heading,), ready) == "narrative" for path in sections for heading in path)
    """Is it about a work with a plot? An article on a siege or a wreck tells in all of its sections."""
    storied = works or (titled and ("told" in sections.values() or "ending" in sections.values()))
    under: tuple[str, ...] | None = None
    stretch: Stretch = ""
    anchored = closing = False
    for block in tagged.blocks:
        if block.block.kind not in _PROSE or not block.words:
            continue
        what = sections[block.block.path]
        if what == "untold" or (block.block.kind == "list-item" and what == "open"):
            continue
        if storied and what == "open" and _is_encyclopedic(tagged):
            continue
        section = " / ".join(block.block.path)
        if block.block.path != under or (what == "open" and len(block.words) > 12):
            under = block.block.path
            stretch, anchored = ("ending", True) if what == "ending" else ("", False)
            closing = False
        if len(block.words) <= 12 and _is_headed(label_key(block.text), lexicon.headings.get("ending", ())):
            stretch, anchored = "ending", True  # a heading that the layout does not mark as one
            continue
        at = 0
        while at < len(block.words):
            low, high = block.bounds(at)
            at = high
            found = _anchor(block.words, low, high, lexicon)
            if found:
                stretch, anchored, closing = "opening" if found == "opening" else "ending", True, found == "closing"
            elif stretch == "opening":
                stretch, anchored = "", False
            yield Told(block, low, high, stretch, anchored, closing, section, what in ("told", "ending"))


def _is_encyclopedic(tagged: TaggedDocument) -> bool:
    """Does the document keep its story in sections of their own?"""
    return tagged.document.kind in ("encyclopedia", "summary-site", "reference-docs")


def _section(path: tuple[str, ...], ready: Ready, lexicon: Lexicon, titled: bool) -> str:
    """`told`, `ending`, `untold` or `open`; the innermost heading that says anything decides."""
    for depth in range(len(path) - 1, -1, -1):
        key = label_key(path[depth])
        if _is_headed(key, lexicon.headings.get("ending", ())):
            return "ending"
        role = section_role((path[depth],), ready)
        if role == "narrative":
            return "told"
        if role in UNTOLD_ROLES:
            return "untold"
        if (depth or not titled) and _is_headed(key, lexicon.headings.get("told", ())):
            return "told"
        if any(word in key for word in lexicon.headings.get("untold", ())):
            return "untold"
    return "open"


def _is_headed(key: str, headings: tuple[str, ...]) -> bool:
    words = key.split()
    while words and words[0].isdigit():
        words = words[1:]
    bare = " ".join(words)
    return any(bare == label_key(h) for h in headings)


HEAD = 6
"""Words at the head of a sentence within which a phrase opens a stretch: "the ending" further on may be anything."""


def _anchor(words: list[str], low: int, high: int, lexicon: Lexicon) -> str:
    """The stretch that a phrase near the head of the sentence opens: `opening`, `ending`, `closing`, or empty."""
    for i in range(low, min(high, low + HEAD)):
        for stretch, phrase in lexicon.stretches.get(words[i], ()):
            if tuple(words[i : min(i + len(phrase), high)]) == phrase:
                return stretch
    return ""
