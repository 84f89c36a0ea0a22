"""What a document tells of the making of its work that only insiders know: another ending that was written, a shoot together.

Such a matter is no event of the story. It is worth a note where one document alone knows it, and a warning where another denies it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.kind import TaggedDocument
from factcheck.extract.tag import TaggedBlock
from factcheck.model.document import Span
from factcheck.story.lexicon import Lexicon
from factcheck.story.record import Lore

LONGEST = 240
"""Characters of a sentence that is pointed at."""
_PROSE = frozenset({"paragraph", "list-item"})


def lore_of(tagged: TaggedDocument, lexicon: Lexicon) -> tuple[Lore, ...]:
    """The first sentence on each matter, in the order of the text; questions say nothing."""
    found: dict[str, Lore] = {}
    for block in tagged.blocks:
        if block.block.kind in _PROSE and not lexicon.lore.keys().isdisjoint(block.words):
            for lore in _of_block(block, lexicon):
                found.setdefault(lore.matter, lore)
    return tuple(found.values())


def _of_block(block: TaggedBlock, lexicon: Lexicon) -> Iterator[Lore]:
    words = block.words
    at = 0
    while at < len(words):
        low, high = block.bounds(at)
        at = high
        if words[high - 1] == "?":
            continue
        matter = next(
            (m for i in range(low, high) for m, p in lexicon.lore.get(words[i], ()) if tuple(words[i : i + len(p)]) == p), ""
        )
        span = block.block.source_span(Span(block.starts[low], block.ends[high - 1]))
        if matter and span.end - span.start <= LONGEST:
            denied = any(w in lexicon.negation or w == "no" or w.endswith("n't") for w in words[low:high])
            yield Lore(matter, denied, span)
