"""Read the line of bare facts under a title, as programmes and catalogues print it: `Denmark 2019. Colour. 117 minutes. 35 mm.`

It is a line of short pieces without a verb, of which one is a length and another is as plain a fact: a country with a year, a
colour, a gauge, a certificate, a director. Only the first such line near the head of a document is of its subject; those
further down announce other works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.build import values_in
from factcheck.extract.clause import AUXILIARIES
from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.match import VERBS
from factcheck.extract.qualify import Said, from_headings, from_note, sorted_qualifiers
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import words_of
from factcheck.model.document import Span
from factcheck.rulepack.schema import Model

LENGTH = "running_time"
HEAD = 14
"""The line stands among so many blocks at the head of a document."""
LONGEST, LONGEST_PIECE, FEWEST = 60, 10, 3
"""Words in the line and in one piece of it; pieces in a line."""
_PIECES = re.compile(r"(?:(?<=\w\w)|(?<=/w))[.;](?=\s+[A-Z0-9])|\s+[|/•·]\s+|,\s+(?=\d)|\.\s*$")
_YEARS = re.compile(r"\b(?:1[89]|20)\d\d\b")
_PLAIN = re.compile(
    r"\b(?:colou?r|b\s?&\s?w|b/w|black[- ]and[- ]white|monochrome|silent|widescreen|cinemascope|\d{1,2}(?:\.\d)?\s?mm"
    r"|\d\.\d\d?\s?:\s?1|cert(?:ificate)?\.?\s+\w+|dir(?:ected)?\b\.?|DCP|subtitles|subtitled|dubbed)(?!\w)",
    re.IGNORECASE,
)


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """The length that the line gives."""
    if LENGTH not in ready.attributes or (tagged.main.type and tagged.main.type not in ready.attributes[LENGTH].of):
        return
    for block in tagged.blocks[:HEAD]:
        if (
            block.block.kind not in ("paragraph", "caption", "list-item", "heading")
            or not FEWEST * 2 <= len(block.words) <= LONGEST
        ):
            continue
        pieces = list(_pieces(block.text))
        lengths = [p for p in pieces if _is_length(block, p, ready)]
        if len(pieces) >= FEWEST and len(lengths) == 1 and _is_bare(block, pieces, lengths[0]):
            yield from _claims(block, ready, pieces, lengths[0])
            return


def _pieces(text: str) -> Iterator[Span]:
    start = 0
    for border in [*_PIECES.finditer(text), None]:
        end = border.start() if border else len(text)
        inner = text[start:end]
        left = start + len(inner) - len(inner.lstrip(" *_"))
        right = end - (len(inner) - len(inner.rstrip(" *_")))
        if left < right:
            yield Span(left, right)
        start = border.end() if border else end


def _is_length(block: TaggedBlock, piece: Span, ready: Ready) -> bool:
    """Does a piece begin with a length, and say nothing else but which version has it?"""
    said = block.text[piece.start : piece.end]
    found = [r for r in values_in(ready.attributes[LENGTH], said, ready) if r.start == 0]
    if len(found) != 1 or not said[0].isdigit() or all(w.isdigit() for w in words_of(said)):
        return False
    return not (rest := _rest(said, found[0].end)) or "version" in from_note(rest, ready.attributes[LENGTH], ready)


def _rest(said: str, end: int) -> str:
    """What stands behind the length in its piece ("117 minutes, director's cut")."""
    return said[end:].strip(" ,()")


def _is_bare(block: TaggedBlock, pieces: list[Span], length: Span) -> bool:
    if not (VERBS | AUXILIARIES).isdisjoint(block.words) and not any(w in ("directed",) for w in block.words):
        return False
    said = [block.text[p.start : p.end] for p in pieces if p != length]
    plain = sum(bool(_PLAIN.search(text) or _YEARS.search(text)) for text in said)
    return plain >= 1 and all(len(words_of(text)) <= LONGEST_PIECE for text in said)


def _claims(block: TaggedBlock, ready: Ready, pieces: list[Span], length: Span) -> Iterator[RawClaim]:
    dated = next((p for p in pieces if _YEARS.search(block.text[p.start : p.end])), None)
    said: Said = {d: (v, "inherited") for d, v in from_headings(block.block.path, ready).items()}
    if dated is not None and len(set(_YEARS.findall(block.text[dated.start : dated.end]))) > 1:
        said = {"version": ("restored", "explicit")}  # "1958/1998": of a work and of a later version of it
    words = block.text[length.start : length.end]
    read = next(r for r in values_in(ready.attributes[LENGTH], words, ready) if r.start == 0)
    rest = from_note(_rest(words, read.end), ready.attributes[LENGTH], ready)
    yield RawClaim(
        block,
        LENGTH,
        f"{ready.attribute_pack[LENGTH]}/{LENGTH}#colophon",
        read.value,
        Span(length.start, length.start + read.end),
        parts=(("value", Span(length.start, length.start + read.end)),),
        qualifiers=sorted_qualifiers(said | rest),
        steps=("in a line of bare facts", *read.steps),
    )


EXTRACTOR = Extractor("colophon", NoOptions, extract)
