"""Read where a part of a film was made: `The village scenes were shot at Sandvig on Bornholm`, `Nyborg supplied the harbour`.

One clause says it: it has a part that the packs know (`scenery`), a verb of making or of standing in, and one place, which may
be a chain of a place and what it lies in. A clause with two places, or with a plan or a denial, says nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.qualify import clean_span, section_role, sorted_qualifiers
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.extract.topic import off_topic
from factcheck.model.document import Span
from factcheck.model.value import Name, NameSet
from factcheck.rulepack.schema import Model
from factcheck.values.names import fold

ATTRIBUTE = "scene_place"
_READ = frozenset({"paragraph", "list-item", "caption", "quote"})
_SILENT = frozenset({"related", "references", "alternate", "narrative"})
_MADE = frozenset(
    "filmed shot built rebuilt recreated constructed reconstructed staged erected taken photographed created made found".split()
)
_PUT_UP = (("put", "up"), ("set", "up"))
_STANDS = (
    ("stood", "in", "for"), ("stands", "in", "for"), ("doubled", "for"), ("doubles", "for"), ("doubled", "as"), ("doubles", "as"),
    ("served", "as"), ("serves", "as"), ("supplied",), ("supplies",), ("provided",), ("provides",), ("became",), ("becomes",),
    ("was", "used", "for"), ("were", "used", "for"), ("was", "used", "as"), ("were", "used", "as"),
)  # fmt: skip
_BE = frozenset({"is", "are", "was", "were"})
_UNSURE = frozenset(
    "considered rejected planned hoped wanted not never almost would could might sequel sequels prequel remake "
    "originally first intended supposed scouted refused denied if".split()
)
_PARTLY = frozenset("some also other additional partly part mostly most further more several".split())
"""Words that make it one place of several: such a claim opens no dispute, and settles that there are several."""
_SIDES = {"interior": "inside", "interiors": "inside", "inside": "inside", "exterior": "outside", "exteriors": "outside"}
"""What of a building is meant: its rooms may well have been built far from its walls."""
_UNSURE_PAIRS = (("instead", "of"), ("rather", "than"))
NEAR = 5
"""How many words around the part and the place a plan or a denial takes the claim away."""
FACILITIES = frozenset({"tank"})
"""Parts that are places of work themselves: "the tank of X" is where the work was done, whatever the verb."""
_PLACED_BY = frozenset("in at on outside near around inside".split())
_FILLERS = frozenset(
    ", in near outside on at the a its of side just some few far half hour hours drive up down east west north south "
    "eastern western northern southern coast shore end edge outskirts suburb suburbs hills province state region county city town "
    "village island part miles km kilometres kilometers below hill cliff short".split()
)
"""Words that may stand between a place and what it lies in ("Sandvig, on the east coast of Bornholm")."""
_VENUES = frozenset(
    "hall park house castle palace abbey manor hotel prison mine studios airpark airfield school college island lodge farm priory "
    "court mansion villa château chateau fort lighthouse cathedral church station".split()
)
MOST_FILLERS, MOST_LINKS = 8, 3
_CLUBLIKE = frozenset({"'s", "’s"})


@dataclass(frozen=True, slots=True)
class Chain:
    """A place and what it lies in, on words `[start, end)`."""

    start: int
    end: int
    names: tuple[str, ...]
    heads: bool = False
    """Does the clause begin with it, and no preposition before it?"""


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim for each part of the film that a clause gives a place."""
    attribute = ready.attributes.get(ATTRIBUTE)
    if attribute is None or (tagged.main.type and tagged.main.type not in attribute.of):
        return
    for block in tagged.blocks:
        if block.block.kind not in _READ or not block.names or section_role(block.block.path, ready) in _SILENT:
            continue
        things = [t for i in sorted(block.at) for t in block.at[i] if t.type == "vocabulary:scenery" and not block.caps[t.start]]
        if not things:
            continue
        away = off_topic(tagged, block)
        for low, high in _clauses(block):
            here = [t for t in things if low <= t.start and t.end <= high]
            if here and block.sentence[low] not in away:
                yield from _claims(tagged, ready, block, here, low, high)


def _clauses(block: TaggedBlock) -> Iterator[tuple[int, int]]:
    low = 0
    for i in range(1, len(block.words) + 1):
        if i == len(block.words) or block.clause[i] != block.clause[low] or block.sentence[i] != block.sentence[low]:
            yield low, i
            low = i


def _claims(
    tagged: TaggedDocument, ready: Ready, block: TaggedBlock, things: Sequence[Tag], low: int, high: int
) -> Iterator[RawClaim]:
    chains = list(_chains(block, low, high))
    governed = [c for c in chains if not c.heads]
    if len(governed or chains) != 1:
        return
    chain = (governed or chains)[0]
    apart = [t for t in things if t.end <= chain.start or t.start >= chain.end]
    said = [t for t in apart if _fits(block, t, chain, low, high) and not _is_unsure(block, t, chain, low, high)]
    for value in dict.fromkeys(str(t.value) for t in said):
        first = next(t for t in said if str(t.value) == value)
        side = next((_SIDES[w] for w in block.words[max(low, first.start - 3) : first.end + 3] if w in _SIDES), "")
        if side and not any(w in _SIDES for w in block.words[first.start : first.end]):
            value = f"{value} {side}"
        span = clean_span(block, min(first.start, chain.start), max(first.end, chain.end))
        where = clean_span(block, chain.start, chain.end)
        yield RawClaim(
            block,
            ATTRIBUTE,
            f"{ready.attribute_pack[ATTRIBUTE]}/{ATTRIBUTE}#scene",
            NameSet(block.raw(chain.start, chain.end), "place", tuple(Name(n, fold(n)) for n in chain.names), "unknown"),
            Span(span.start, span.end),
            parts=(("value", where), ("scene", clean_span(block, first.start, first.end))),
            qualifiers=sorted_qualifiers({"scene": (value, "explicit")}),
            steps=("a part of the film, a verb of making and a place in one clause",),
            force="mentions" if not _PARTLY.isdisjoint(_around(block, first, chain, low, high)) else "states",
        )


def _is_unsure(block: TaggedBlock, thing: Tag, chain: Chain, low: int, high: int) -> bool:
    """Is it a plan, a denial or another work that the words speak of?"""
    here = _around(block, thing, chain, low, high)
    return not _UNSURE.isdisjoint(here) or any(pair in _UNSURE_PAIRS for pair in pairwise(here))


def _around(block: TaggedBlock, thing: Tag, chain: Chain, low: int, high: int) -> list[str]:
    start, end = max(low, min(thing.start, chain.start) - NEAR), min(high, max(thing.end, chain.end) + NEAR)
    return block.words[start:end]


def _fits(block: TaggedBlock, thing: Tag, chain: Chain, low: int, high: int) -> bool:
    """Does the clause say that this part was made at the place?"""
    words = block.words
    if thing.end <= chain.start:
        between = words[thing.end : chain.start]
        if str(thing.value) in FACILITIES and len(between) <= 2 and between[:1] in (["of"], ["at"], ["on"], ["in"]):
            return True
        if any(w in _MADE and between[n - 1 : n] and not _BE.isdisjoint(between[max(0, n - 3) : n]) for n, w in enumerate(between)):
            return True  # "the village scenes were shot at"
        if any(tuple(between[i : i + 2]) in (("those", "of"), ("that", "of")) for i in range(len(between))):
            return not _BE.isdisjoint(between)
        before = words[low : thing.start]
        made = any(tuple(before[i : i + 2]) in _PUT_UP for i in range(len(before))) or any(
            w in _MADE and not _BE & set(before[max(0, n - 2) : n]) for n, w in enumerate(before)
        )
        if made and len(between) <= 14:
            return True  # "the designers put up their carriages in"
        named = words[chain.start : chain.end]
        return len(between) <= 2 and between[:1] in (["was"], ["is"]) and any(w in _VENUES for w in named)
    between = words[chain.end : thing.start]
    if any(tuple(between[i : i + len(s)]) == s for s in _STANDS for i in range(len(between))):
        return chain.heads or chain.start - low <= 3 or words[chain.start - 1] == "of"
    behind = words[thing.end : min(high, thing.end + 12)]
    it_was = words[max(low, chain.start - 3) : chain.start - 1] == ["it", "was"]
    return ("where" in between or ("that" in between and it_was)) and not _MADE.isdisjoint(behind)


def _chains(block: TaggedBlock, low: int, high: int) -> Iterator[Chain]:
    """The places of a clause: names behind a preposition of place, or at its head; each with what it lies in."""
    at = low
    names = [t for t in block.names if low <= t.start and t.end <= high]
    for tag in names:
        if tag.start < at or not _is_placed(block, tag, low):
            continue
        end, members = _whole(block, tag, high)
        found = [members]
        for _ in range(MOST_LINKS):
            following = next((t for t in names if t.start >= end), None)
            if following is None or following.start - end > MOST_FILLERS:
                break
            gap = block.words[end : following.start]
            if not gap or not _links(gap):
                break
            end, further = _whole(block, following, high)
            found.append(further)
        yield Chain(tag.start, end, tuple(found), _heads(block, tag, low))
        at = end


def _links(gap: Sequence[str]) -> bool:
    """Do these words tie a place to what it lies in? The kind of place may stand among them ("Mjels silver mine in Jutland")."""
    kind = next((i for i, w in enumerate(gap[:3]) if w in _VENUES), -1)
    return all(w in _FILLERS or w.isdigit() for w in gap[kind + 1 :])


def _before(block: TaggedBlock, tag: Tag, low: int) -> int:
    """The word before a name and its article."""
    before = tag.start - 1
    while before >= low and block.words[before] in ("the", "a", "an", "nearby", "old", "former"):
        before -= 1
    return before


def _heads(block: TaggedBlock, tag: Tag, low: int) -> bool:
    return _before(block, tag, low) < low or block.words[_before(block, tag, low)] in ("and", "while", "but", ",")


def _is_placed(block: TaggedBlock, tag: Tag, low: int) -> bool:
    """Does a preposition of place govern the name, or does the clause begin with it?"""
    words, before = block.words, _before(block, tag, low)
    if before < low:
        return True
    if words[before] in _PLACED_BY:
        return True
    if words[before] in _BE and not _VENUES.isdisjoint(words[tag.start : tag.end]):
        return True
    return words[before] == "of" and (
        any(w in _PLACED_BY for w in words[max(low, before - 4) : before])
        or words[before - 1] in ("those", "that", "streets", "arcades", "alleys", "quays", "town", "village", "port")
    )


def _whole(block: TaggedBlock, tag: Tag, high: int) -> tuple[int, str]:
    """Where the name ends with what a possessive joins to it ("Working Men's Club"), and its words."""
    end = tag.end
    if end + 1 < high and block.words[end] in _CLUBLIKE and block.caps[end + 1]:
        end += 2
    return end, block.raw(tag.start, end)


EXTRACTOR = Extractor("scene-place", NoOptions, extract)
