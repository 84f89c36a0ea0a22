"""Tag a block once: words, sentences, clauses, quotations, typed values, names, phrases.

A tag stands on a run of words. Names are found by their capitals; whether a run can be a person, an organisation, a place
is asked only where a rule wants one (`names.py` in this folder).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import compress, pairwise
from typing import Any, NamedTuple

from sentencex import get_sentence_boundaries

from factcheck.extract.compile import CLAUSE_BREAKS, CLAUSE_WORDS, CLOSING, OPENING, Phrases, PhraseTag, Ready
from factcheck.extract.words import cut
from factcheck.model.document import Block
from factcheck.model.value import DateValue, Malformed, Quantity
from factcheck.values.find import find_values
from factcheck.values.found import Found
from factcheck.values.units import dimension_of

PARTICLES = frozenset("de von van der den del della di da du la le dos das bin ibn al el y ten ter zu af".split())
ADJECTIVES = frozenset("new old first second third next last one two three four five".split())


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
    start at a word, `ending` those that end before one, `values` and `names` the typed values and the
    names in their order.
    """

    __slots__ = (
        "_sentences", "anchors", "at", "block", "caps", "clause", "cues", "ending", "ends", "index", "names", "quoted",
        "sentence", "starts", "text", "values", "words",
    )  # fmt: skip

    def __init__(self, block: Block, index: int, ready: Ready) -> None:
        self.block, self.index, self.text = block, index, block.text
        written, self.starts, self.ends = cut(block.text)
        looked_up = list(map(ready.lexicon.__getitem__, written))
        everywhere = range(len(written))
        words, caps, divides, anchors, phrases = zip(*looked_up, strict=True) if looked_up else ((), (), (), (), ())
        self.words: list[str] = list(words)
        self.caps: list[bool] = list(caps)
        self.at: dict[int, list[Tag]] = {}
        self.ending: dict[int, list[Tag]] = {}
        self.cues: dict[int, list[Tag]] = {}
        """Cue and dimension tags by clause."""
        self.anchors = list(compress(everywhere, anchors))
        """The words under which templates are filed."""
        self.values: list[Tag] = []
        self.names: list[Tag] = []
        self._divide(list(compress(everywhere, divides)))
        self._tag_values()
        self._tag_phrases(zip(compress(everywhere, phrases), filter(None, phrases), strict=True))
        self._tag_names(ready, compress(everywhere, caps))

    def add(self, tag: Tag) -> None:
        """File a tag under its start and its end."""
        _, start, end, _, _ = tag
        if (here := self.at.get(start)) is None:
            self.at[start] = [tag]
        else:
            here.append(tag)
        if (here := self.ending.get(end)) is None:
            self.ending[end] = [tag]
        else:
            here.append(tag)

    def bounds(self, at: int) -> tuple[int, int]:
        """The sentence of word `at`, as `[start, end)` in word indices."""
        number = self.sentence[at]
        return self._sentences[number], self._sentences[number + 1]

    def raw(self, start: int, end: int) -> str:
        """The text of words `[start, end)`."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def _divide(self, dividing: list[int]) -> None:
        """Number sentences, clauses and quotations. `dividing` are the words that may end a clause or open or close a quotation;
        all between two of them is numbered alike."""
        words, n = self.words, len(self.words)
        starting = sorted({bisect_left(self.starts, end) for end in sentence_ends(self.text)} - {0, n})
        self._sentences = [0, *starting, n]
        self.sentence = [0] * n
        for number, (start, end) in enumerate(pairwise(self._sentences)):
            self.sentence[start:end] = [number] * (end - start)
        self.clause, self.quoted = [0] * n, [False] * n
        if not dividing and not starting:
            return
        clause, quoted = 0, False
        first = frozenset(starting)
        for start, end in pairwise(sorted({*starting, *dividing, n})):
            word = words[start]
            if word in OPENING or (word == '"' and not quoted):
                quoted = True
            elif word in CLOSING or word == '"':
                quoted = False
            clause += (start in first) + (word in CLAUSE_BREAKS or word in CLAUSE_WORDS)
            self.clause[start:end] = [clause] * (end - start)
            if quoted:
                self.quoted[start:end] = [True] * (end - start)

    def _tag_values(self) -> None:
        if not self.block.cells:
            self._tag_found(0, find_values(self.text))
        for cell in self.block.cells:
            self._tag_found(cell.start, find_values(self.text[cell.start : cell.end]))

    def _tag_found(self, shift: int, values: Iterable[Found]) -> None:
        """Tag values of the passage that begins at `shift`."""
        starts, ends = self.starts, self.ends
        for found in values:
            start = bisect_right(starts, found.start + shift) - 1
            end = bisect_right(starts, found.end + shift - 1)
            if start < 0 or ends[start] <= found.start + shift:
                continue
            tag = Tag(f"value:{value_type(found.value)}", start, end, found.value, found.steps)
            self.values.append(tag)
            self.add(tag)

    def _tag_phrases(self, beginning: Iterable[tuple[int, Phrases]]) -> None:
        """Find the phrases of vocabularies and cues; `beginning` are the words with which some begin."""
        words, caps, n = self.words, self.caps, len(self.words)
        until: dict[str, int] = {}
        """Type to the end of its last phrase: "president" inside "vice president" is no phrase of its own."""
        for i, (longer, alone) in beginning:
            following = longer.get(words[i + 1]) if i + 1 < n else None
            for candidate in (*following, *alone) if following is not None else alone:
                phrase = candidate.phrase
                length = len(phrase)
                if i < until.get(candidate.type, 0) or (length > 2 and tuple(words[i : i + length]) != phrase):
                    continue
                if candidate.type in _PROPER and not caps[i]:
                    continue  # "turkey", "us", "polish" are no country and no language; "the US" begins with its second word
                if length > 1 and caps[i] and i and caps[i - 1] and not caps[i + length - 1]:
                    continue  # "Arden Hotel manager": the hotel belongs to the name, not to the manager
                until[candidate.type] = i + length
                self._file_phrase(candidate, i, i + length)

    def _file_phrase(self, candidate: PhraseTag, start: int, end: int) -> None:
        tag = Tag(candidate.type, start, end, candidate.value)
        if candidate.type.startswith("vocabulary:"):
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

    def _tag_names(self, ready: Ready, capitals: Iterable[int]) -> None:
        """Runs of capitalised words, without what is capitalised only because it stands first or names a role."""
        words, caps, sentence, lower = self.words, self.caps, self.sentence, ready.lower
        n, past = len(words), 0
        for i in capitals:
            if i < past:
                continue
            end, mine = i + 1, sentence[i]
            while end < n and sentence[end] == mine:
                if caps[end]:
                    end += 1
                    continue
                word = words[end]
                if word == "/" and len(words[end - 1]) == 1 and end + 1 < n and caps[end + 1] and len(words[end + 1]) == 1:
                    end += 2  # "A/S"
                elif len(word) <= 2 and word.isdigit() and caps[end - 1] and self.starts[end] == self.ends[end - 1] + 1:
                    end += 1
                elif (word in PARTICLES or word == "&") and (joined := self._past_joint(i, end)):
                    end = joined
                else:
                    break
            past = end
            start = i
            while start < end and words[start] in lower:
                start += 1
            while start > i and words[start - 1] in ADJECTIVES and start < end:
                start -= 1  # "New York", "First Light": part of the name, unless a role follows it
            if start < end and not self._is_opener(i, end) and not (end - start == 1 and self._is_plural(start)):
                name = Tag("name", start, end, self.raw(start, end))
                self.names.append(name)
                self.add(name)
            if start > i and end - i > 1:
                self.add(Tag("name:whole", i, end, self.raw(i, end)))

    def _is_opener(self, start: int, end: int) -> bool:
        """Is it one word that opens a sentence before its pronoun ("Somehow it is", "Luckily they")? No name stands there."""
        first = start == 0 or self.sentence[start - 1] != self.sentence[start]
        return first and end - start == 1 and self.words[end : end + 1] != [] and self.words[end] in _PRONOUNS

    def _is_plural(self, at: int) -> bool:
        """Is a word that begins a sentence a plural ("Sessions expire", "Uploads are limited")? Names take the singular."""
        word = self.words[at]
        if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 5 or at + 1 >= len(self.words):
            return False
        if at and self.sentence[at - 1] == self.sentence[at]:
            return False
        after = self.words[at + 1]
        return after in _OF_MANY or (
            after.isalpha() and not self.caps[at + 1] and not after.endswith(("s", "ed", "t", "e")) and after not in _AFTER_ONE
        )

    def _past_joint(self, start: int, at: int) -> int:
        """Behind the particles ("de la") or the "&" at word `at` and the capital that follows them; 0 if the name ends before.

        "Mara Quist & Ivo Brandt" are two names, "Quist & Sons" is one.
        """
        words, caps = self.words, self.caps
        after = at
        while after < len(words) and after - at < 3 and words[after] in PARTICLES:
            after += 1
        if words[at] == "&":
            if at - start > 1 and all(caps[at + 1 : at + 3]) and at + 2 < len(words):
                return 0
            after = at + 1
        return after + 1 if after > at and after < len(words) and caps[after] else 0


_PRONOUNS = frozenset("it he she they we you there".split())
_OF_MANY = frozenset("are were have expire close make take give use require connect include come become receive move".split())
_AFTER_ONE = frozenset(
    "and or of in on at by for from to with had will would can could may might must shall should did then also itself".split()
)
_PROPER = frozenset(
    f"vocabulary:{name}"
    for name in ("country", "nationality", "language", "studio", "publisher", "broadcaster", "record-label", "streaming-service")
)
"""Vocabularies of proper names: they count only where they are written with a capital."""


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
