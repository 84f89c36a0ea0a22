"""Read headings that ask and paragraphs that answer: `Is there a post-credits scene?` over `No. The credits roll ...`.

The question is one of the labels of a yes-or-no attribute, with the subject's name in it or a pronoun; the paragraph right
below begins with "Yes" or "No". Its first words and the sentence behind them are the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.qualify import clean_span
from factcheck.extract.tag import TaggedBlock
from factcheck.model.value import Truth
from factcheck.rulepack.schema import Model
from factcheck.values.names import fold

ANSWERS = {"yes": True, "yep": True, "yeah": True, "no": False, "nope": False}
LONGEST_QUESTION, LONGEST = 16, 240
"""Words in a question; characters of evidence."""
_IT = frozenset({"it", "this", "that"})
_MARKS = frozenset(".,!;:—–")
_CALLED = (("the", "film"), ("the", "movie"), ("the", "series"), ("the", "show"))


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim for each question of this kind that is answered."""
    questions = {
        key: name
        for key, names in ready.labels.items()
        for name in names
        if ready.attributes[name].type == "yes-no" and (not tagged.main.type or tagged.main.type in ready.attributes[name].of)
    }
    for asked, end, block, at in _asked(tagged.blocks):
        words = block.words
        if at + 1 < len(words) and words[at] in ANSWERS and words[at + 1] in _MARKS:
            name = next((questions[key] for key in _keys(tagged, asked, end) if key in questions), None)
            if name is not None:
                yield _claim(ready, block, at, name, asked.raw(0, end))


def _asked(blocks: Sequence[TaggedBlock]) -> Iterator[tuple[TaggedBlock, int, TaggedBlock, int]]:
    """Each short question that is a block, or the first sentence of one, with the word at which it ends; the block of what follows
    it, and at which word that begins."""
    for n, block in enumerate(blocks):
        if "?" not in block.words:
            continue
        end = block.bounds(0)[1]
        if block.words[end - 1] != "?" or end > LONGEST_QUESTION:
            continue
        if end < len(block.words):
            yield block, end, block, end
        elif n + 1 < len(blocks) and blocks[n + 1].block.kind in ("paragraph", "list-item"):
            yield block, end, blocks[n + 1], 0


def _keys(tagged: TaggedDocument, block: TaggedBlock, end: int) -> Iterator[str]:
    """The question as a label: as it is, and with "it" for the subject, by whatever name it goes. Where the document's subject has
    no name, what has capitals in the question is it."""
    words = block.words[:end]
    yield _label(words)
    names = {fold(name) for name in (tagged.main.name, *tagged.aliases) if name}
    for i in range(1, end):
        for j in range(i + 1, end):
            called = tuple(words[i:j]) in _CALLED
            named = block.caps[i] and block.caps[j - 1] and (not names or fold(block.raw(i, j)) in names)
            if called or named:
                yield _label([*words[:i], "it", *words[j:]])


def _label(words: Sequence[str]) -> str:
    return " ".join("it" if w in _IT else w for w in words if w[0].isalnum())


def _claim(ready: Ready, block: TaggedBlock, at: int, name: str, question: str) -> RawClaim:
    low, high = block.bounds(at)
    if high < len(block.words) and high - low <= 3:
        further = block.bounds(high)[1]
        if block.ends[further - 1] - block.starts[low] <= LONGEST:
            high = further  # "No. The credits roll without ..."
    span = clean_span(block, low, high)
    return RawClaim(
        block,
        name,
        f"{ready.attribute_pack[name]}/{name}#answer",
        Truth(block.text[span.start : span.end], ANSWERS[block.words[at]]),
        span,
        parts=(("value", clean_span(block, at, at + 1)),),
        steps=(f"the answer to {question!r}",),
    )


EXTRACTOR = Extractor("answer", NoOptions, extract)
