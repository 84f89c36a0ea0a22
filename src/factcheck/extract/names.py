"""What a run of capitalised words can be: asked by the rules, answered from the document's own words and the vocabularies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.extract.compile import Ready
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.model.value import DateValue
from factcheck.values.names import fold

ORGANISATION_WORDS = frozenset(
    "films film pictures productions production entertainment studios studio media company companies co corp corporation "
    "inc ltd llc gmbh ag plc group holdings records music publishing press books distribution releasing international "
    "university college institute museum society association foundation agency ministry department bank airlines railways "
    "network television tv channel club council cinema cinemas theatre theater festival academy guild orchestra ballet "
    "magazine times post herald weekly daily news hotel holding holdings lines line trust fund funds capital partners "
    "ventures investments invest industries systems technologies technology labs laboratories laboratory motors airways "
    "foods brewery breweries authority commission bureau board committee federation union league alliance consortium "
    "cooperative entertainments software networks electronics pharmaceuticals pharma chemicals energy oil petroleum gas "
    "steel mining insurance financial logistics shipping shipyard engineering construction contractors builders architects "
    "associates consulting consultants solutions services brands retail stores supermarkets restaurants hotels resorts "
    "sons bros brothers enterprises robotics semiconductor semiconductors telecom communications mobile automotive "
    "aerospace aviation biotech polytechnic college hospital clinic schools parliament court police navy army bv nv oy oyj "
    "ab kg gbr a/s aps".split()
)
MAKERS = frozenset("entertainment entertainments productions studios pictures".split())
"""Words that make an organisation of a name wherever they stand in it ("Next Entertainment World")."""
ORGANISATION_VOCABULARIES = ("studio", "streaming-service", "broadcaster", "publisher", "record-label")
NOT_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday spring summer autumn winter chapter part volume season episode".split()
)


COMMON_NOUNS = frozenset(
    "traffic work water access entry admission parking power light production music revenue turnover income profit staff "
    "demand output capacity battery weight height length width depth storage memory support software research damage "
    "rescue rain snow wind smoke fire lava ash mud steam magma ice water flames debris police firefighters rescuers "
    "soldiers doctors scientists officials organisers steel concrete wood glass coffee tea food oil gas electricity "
    "interest trade money debt credit".split()
)
"""Nouns without an article that sentences begin with."""


def is_organisation(words: list[str], ready: Ready) -> bool:
    """Does a name end in a word for organisations, or have one that nothing else is called by, or does a vocabulary know it?"""
    if words and (words[-1] in ORGANISATION_WORDS or (len(words) > 1 and not MAKERS.isdisjoint(words))):
        return True
    text = fold(" ".join(words))
    return any(text in ready.vocabularies.get(v, ()) for v in ORGANISATION_VOCABULARIES)


class Names:
    """The names of one document: full names of people, so that "Wiseman" can be read where "Len Wiseman" stands elsewhere."""

    def __init__(self, blocks: Sequence[TaggedBlock], ready: Ready) -> None:
        self.ready = ready
        self.by_last: dict[str, dict[str, str]] = {}
        self.by_first: dict[str, dict[str, str]] = {}
        self._answered: dict[tuple[str, str, tuple[str, ...]], tuple[str, tuple[str, ...]] | None] = {}
        """What a name was found to be able to be: the document's rules ask for the same ones again and again."""
        known: set[str] = set()
        self.years = Counter(tag.value.start.year for block in blocks for tag in block.values if isinstance(tag.value, DateValue))
        self.main_year = min(self.years, key=lambda y: (-self.years[y], y), default=0)
        """The year that the document names most."""
        self.in_small: set[str] = set()
        """Words that the document has with a small letter: at the head of a sentence they are no names."""
        for block in blocks:
            self.in_small.update(word for word, cap in zip(block.words, block.caps, strict=True) if not cap)
            for tag in block.names:
                if tag.end - tag.start > 1 and tag.value not in known:
                    known.add(tag.value)
                    self._learn(block, tag)

    def _learn(self, block: TaggedBlock, tag: Tag) -> None:
        words = block.words[tag.start : tag.end]
        if len(words) > 4 or self._is_organisation(words) or any(w in NOT_NAMES or w.isdigit() for w in words):
            return
        key = fold(tag.value)
        self.by_last.setdefault(words[-1], {}).setdefault(key, tag.value)
        self.by_first.setdefault(words[0], {}).setdefault(key, tag.value)

    def _is_organisation(self, words: list[str]) -> bool:
        return is_organisation(words, self.ready)

    def is_known_as_other(self, block: TaggedBlock, tag: Tag) -> bool:
        """Is this name an organisation, a place or no name at all?"""
        words = block.words[tag.start : tag.end]
        return self._is_organisation(words) or self._is_place(words) or any(w in NOT_NAMES for w in words)

    def is_common(self, block: TaggedBlock, tag: Tag) -> bool:
        """Is it one word that has its capital only because a sentence begins with it ("Traffic", "Renovation")?"""
        at = tag.start
        if tag.end - at > 1 or (at and block.sentence[at - 1] == block.sentence[at]):
            return False
        word = block.words[at]
        return word in self.in_small or word in COMMON_NOUNS or word.endswith(("tion", "ment", "ness", "ing", "ance", "ship"))

    def _is_place(self, words: list[str]) -> bool:
        return fold(" ".join(words)) in self.ready.vocabularies["territory"]

    def can_be(self, kind: str, block: TaggedBlock, tag: Tag) -> tuple[str, tuple[str, ...]] | None:
        """The full name and the steps that led to it if this run can name such a thing, else `None`."""
        words = block.words[tag.start : tag.end]
        asked = (kind, str(tag.value), tuple(words))
        if asked not in self._answered:
            self._answered[asked] = self._can_be(kind, words, str(tag.value))
        return self._answered[asked]

    def _can_be(self, kind: str, words: list[str], text: str) -> tuple[str, tuple[str, ...]] | None:
        if kind == "character" and fold(text) in self.ready.vocabularies.get("nationality", {}):
            return None  # "Tom Arden is Danish, the son of a sailor"
        if kind in ("title", "character", "name"):
            return (text, ()) if not all(w in NOT_NAMES for w in words) else None
        if any(w in NOT_NAMES for w in words) and kind != "organisation":
            return None
        if kind == "person":
            return self._person(words, text)
        if kind == "organisation":
            if self._is_place(words) or all(w in NOT_NAMES for w in words):
                return None
            if len(words) == 1 and self._full(words[0]) is not None and not self._is_organisation(words):
                return None  # a surname
            if len(words) > 1 and not self._is_organisation(words) and not any(_inner_capitals(w) for w in text.split()):
                return None
            return text, ()
        if kind == "place":
            language = fold(text) in self.ready.vocabularies.get("language", {})  # "filmed in Danish"
            return None if language or self._is_organisation(words) else (text, ())
        return None

    def _person(self, words: list[str], text: str) -> tuple[str, tuple[str, ...]] | None:
        if self._is_organisation(words) or self._is_place(words) or len(words) > 5 or any(w.isdigit() for w in words):
            return None
        if len(words) > 1:
            return text, ()
        full = self._full(words[0])
        if full is None:
            return None
        return full, (f"{text} is {full}, named in full in the same document",)

    def _full(self, word: str) -> str | None:
        """The one full name that ends with, or else begins with, this word."""
        for table in (self.by_last, self.by_first):
            found = table.get(word, {})
            if len(found) == 1:
                return next(iter(found.values()))
            if found:
                return None
        return None


def _inner_capitals(word: str) -> bool:
    return any(c.isupper() for c in word[1:]) or word[:1].isdigit()
