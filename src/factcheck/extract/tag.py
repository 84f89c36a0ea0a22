"""Tag a block once: words, sentences, clauses, quotations, typed values, names, phrases.

A tag stands on a run of words. Names are found by their capitals; whether a run can be a person, an organisation, a place
is asked only where a rule wants one (`names.py` in this folder).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Any, NamedTuple

from sentencex import get_sentence_boundaries

from factcheck.extract.compile import PhraseTag, Ready
from factcheck.extract.words import TOKEN, fold_word
from factcheck.model.document import Block
from factcheck.model.value import DateValue, Malformed, Quantity
from factcheck.values.find import find_values
from factcheck.values.units import dimension_of

PARTICLES = frozenset("de von van der den del della di da du la le dos das bin ibn al el y ten ter zu af".split())
ADJECTIVES = frozenset("new old first second third last one two three four five".split())
CLAUSE_BREAKS = frozenset({";", ":", "—", "–", "(", ")", "[", "]"})
CLAUSE_WORDS = frozenset({"but", "while", "whereas", "although", "though", "however", "because", "unless"})
OPENING, CLOSING = frozenset("“«„"), frozenset("”»")


class Tag(NamedTuple):
    """A tagged run of words, `[start, end)` in word indices."""

    type: str
    start: int
    end: int
    value: Any
    steps: tuple[str, ...] = ()


class TaggedBlock:
    """A block with its words and tags. Built once, then only read.

    `words` are folded; `starts` and `ends` are their offsets in `block.text`; `sentence` and `clause` number the sentence
    and clause that each word belongs to; `quoted` says which words stand in quotation marks. `at` lists the tags that
    start at a word, `ending` those that end before one.
    """

    __slots__ = (
        "_sentences",
        "at",
        "block",
        "caps",
        "clause",
        "cues",
        "ending",
        "ends",
        "index",
        "quoted",
        "sentence",
        "starts",
        "text",
        "words",
    )

    def __init__(self, block: Block, index: int, ready: Ready) -> None:
        self.block, self.index, self.text = block, index, block.text
        text = block.text
        spans = [match.span() for match in TOKEN.finditer(text)]
        written = [text[start:end] for start, end in spans]
        self.words = [fold_word(word) for word in written]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.caps = [is_capital(word) for word in written]
        self.at: dict[int, list[Tag]] = {}
        self.ending: dict[int, list[Tag]] = {}
        self.cues: dict[int, list[Tag]] = {}
        """Cue and dimension tags by clause."""
        self._divide()
        self._tag_values()
        self._tag_phrases(ready)
        self._tag_names(ready)

    def add(self, tag: Tag) -> None:
        """File a tag under its start and its end."""
        self.at.setdefault(tag.start, []).append(tag)
        self.ending.setdefault(tag.end, []).append(tag)

    def bounds(self, at: int) -> tuple[int, int]:
        """The sentence of word `at`, as `[start, end)` in word indices."""
        number = self.sentence[at]
        return self._sentences[number], self._sentences[number + 1]

    def raw(self, start: int, end: int) -> str:
        """The text of words `[start, end)`."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def _divide(self) -> None:
        """Number sentences, clauses and quotations."""
        ends = sentence_ends(self.text)
        sentence = clause = which = 0
        depth = False
        self.sentence, self.clause, self.quoted = [], [], []
        self._sentences: list[int] = [0]
        for i, (word, start) in enumerate(zip(self.words, self.starts, strict=True)):
            if which < len(ends) and start >= ends[which]:
                while which < len(ends) and start >= ends[which]:
                    which += 1
                if i:
                    sentence += 1
                    clause += 1
                    self._sentences.append(i)
            if word in OPENING or (word == '"' and not depth):
                depth = True
            elif word in CLOSING or word == '"':
                depth = False
            if word in CLAUSE_BREAKS or word in CLAUSE_WORDS:
                clause += 1
            self.sentence.append(sentence)
            self.clause.append(clause)
            self.quoted.append(depth)
        self._sentences.append(len(self.words))

    def _tag_values(self) -> None:
        starts, ends = self.starts, self.ends
        for found in find_values(self.text):
            start = bisect_right(starts, found.start) - 1
            end = bisect_right(starts, found.end - 1)
            if start < 0 or ends[start] <= found.start:
                continue
            self.add(Tag(f"value:{value_type(found.value)}", start, end, found.value, found.steps))

    def _tag_phrases(self, ready: Ready) -> None:
        phrases, words, n = ready.phrases, self.words, len(self.words)
        until: dict[str, int] = {}
        """Type to the end of its last phrase: "president" inside "vice president" is no phrase of its own."""
        for i, word in enumerate(words):
            candidates = phrases.get(word)
            if candidates is None:
                continue
            taken: set[str] = set()
            for candidate in candidates:
                phrase = candidate.phrase
                length = len(phrase)
                if length > 1 and (i + length > n or words[i + 1] != phrase[1]):
                    continue
                if candidate.type in taken or i < until.get(candidate.type, 0):
                    continue
                if length > 1 and self.caps[i] and i and self.caps[i - 1] and not self.caps[i + length - 1]:
                    continue  # "Arden Hotel manager": the hotel belongs to the name, not to the manager
                if length <= 2 or tuple(words[i : i + length]) == phrase:
                    until[candidate.type] = i + length
                    taken.add(candidate.type)  # the longest phrase of each type
                    self._file_phrase(candidate, i, i + length)

    def _file_phrase(self, candidate: PhraseTag, start: int, end: int) -> None:
        tag = Tag(candidate.type, start, end, candidate.value)
        if candidate.type.startswith("vocabulary:"):
            if candidate.type in _PROPER and not self.caps[start]:
                return  # "turkey", "us", "polish" are no country and no language
            if (
                candidate.type == "vocabulary:country"
                and self.words[start] == "us"
                and self.text[self.starts[start] : self.ends[start]] != "US"
            ):
                return
            self.add(tag)
            if candidate.type == "vocabulary:country":
                self.add(Tag("vocabulary:territory", start, end, candidate.value))
        else:
            self.cues.setdefault(self.clause[start], []).append(tag)

    def _tag_names(self, ready: Ready) -> None:
        """Runs of capitalised words, without what is capitalised only because it stands first or names a role."""
        words, caps, n = self.words, self.caps, len(self.words)
        i = 0
        while i < n:
            if not caps[i]:
                i += 1
                continue
            end = i + 1
            while end < n and self.sentence[end] == self.sentence[i]:
                if caps[end] or (
                    words[end].isdigit() and caps[end - 1] and self.starts[end] == self.ends[end - 1] + 1 and len(words[end]) <= 2
                ):
                    end += 1
                elif (words[end] in PARTICLES and end + 1 < n and caps[end + 1]) or (
                    words[end] == "&" and end + 1 < n and caps[end + 1]
                ):
                    end += 2
                else:
                    break
            start = i
            while start < end and words[start] in ready.lower:
                start += 1
            while start > i and words[start - 1] in ADJECTIVES and start < end:
                start -= 1  # "New York", "First Light": part of the name, unless a role follows it
            if start < end:
                self.add(Tag("name", start, end, self.raw(start, end)))
            if start > i and end - i > 1:
                self.add(Tag("name:whole", i, end, self.raw(i, end)))
            i = end


_PROPER = frozenset({"vocabulary:country", "vocabulary:nationality", "vocabulary:language", "vocabulary:studio", "vocabulary:publisher",
                     "vocabulary:broadcaster", "vocabulary:record-label", "vocabulary:streaming-service"})  # fmt: skip
"""Vocabularies of proper names: they count only where they are written with a capital."""


@lru_cache(maxsize=1 << 16)
def is_capital(word: str) -> bool:
    """Is it written like a name: a capital first, or one behind a digit ("20th" is not, "3M" is)?"""
    return word[0].isupper() or (word[0].isdigit() and not word.isdigit() and any(c.isupper() for c in word))


def sentence_ends(text: str) -> list[int]:
    """Offsets at which a sentence ends and another begins, ascending, without the end of the text."""
    if ". " not in text and "! " not in text and "? " not in text and "\n" not in text and ".”" not in text and '."' not in text:
        return []
    return [b["end_index"] for b in get_sentence_boundaries("en", text)[:-1]]


def value_type(value: DateValue | Quantity | Malformed) -> str:
    """Which slot a value fits: `date`, `money`, `duration`, `percent`, `count`, `number`, `quantity`."""
    if isinstance(value, DateValue):
        return "date"
    if isinstance(value, Malformed):
        return value.would_be
    if value.unit == "1":
        return "count" if value.counted else "number"
    dimension = dimension_of(value.unit)
    if dimension.startswith("money") or (len(value.unit) == 3 and value.unit.isupper()):
        return "money"
    return {"time": "duration", "duration": "duration", "share": "percent", "percent": "percent"}.get(dimension, "quantity")
