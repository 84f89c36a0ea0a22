"""Noun phrases of a sentence, without a parser: names, pronouns, nouns behind determiners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.extract.compile import COMMON
from factcheck.extract.tag import TaggedBlock
from factcheck.story.lexicon import Lexicon
from factcheck.story.wording import (
    ADVERBS,
    AUXILIARY,
    DETERMINERS,
    DIRECTIONS,
    INDEFINITE,
    JOINING,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBJECT_PRONOUNS,
    TIMES,
)

_NO_NAMES = ADVERBS | INDEFINITE
_STATES = frozenset("guilty innocent dead alive free responsible captive unconscious prisoner hostage".split())
"""What "her" is found, left, taken: no noun that is hers."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, `[start, end)` in words; `head` is its last word, or the whole of a name."""

    kind: str
    """`name`, `pronoun`, `noun`; `owner` for a name before "'s"."""
    start: int
    end: int
    owner: int = -1
    """Word that owns it ("his", or the name before "'s"), -1 for none."""


def phrases_of(block: TaggedBlock, start: int, end: int, lexicon: Lexicon) -> Iterator[Phrase]:
    """The noun phrases of words `[start, end)`."""
    words = block.words
    i = start
    owner = -1
    while i < end:
        name = next((t for t in block.at.get(i, ()) if t.type == "name"), None)
        if name is not None and name.end == i + 1 and words[i] in _NO_NAMES:
            name = None  # "Instead she ...", "Nobody ..."
        if name is not None and _behind_date(words, i, name.end) > i:
            yield Phrase("name", _behind_date(words, i, name.end), name.end)  # "on 9 August Ada ..."
            i = name.end
            continue
        if name is not None and name.end <= end:
            if name.end < end and words[name.end] == "'s":
                owner = i
                stop = _noun_end(block, name.end + 1, end, lexicon)
                yield Phrase("owner", i, name.end)
                if stop > name.end + 1:
                    yield Phrase("noun", name.end + 1, stop, owner)
                i = max(stop, name.end + 1)
                continue
            beside = words[name.end] if name.end < end else ""
            if beside in lexicon.roles and not block.caps[name.end] and name.end + 1 < end and block.caps[name.end + 1]:
                i = name.end  # "Grand Hotel manager Ada Lane": the hotel belongs to the manager
                continue
            yield Phrase("name", i, name.end)
            i = name.end
            continue
        word = words[i]
        if word in INDEFINITE and not (i + 1 < end and words[i + 1] in DETERMINERS):
            yield Phrase("noun", i, i + 1)
            i += 1
            continue
        if word in SUBJECT_PRONOUNS or (word in OBJECT_PRONOUNS and word not in POSSESSIVES):
            yield Phrase("pronoun", i, i + 1)
            i += 1
            continue
        if word in DETERMINERS:
            stop = _noun_end(block, i + 1, end, lexicon)
            if word == "her" and (stop == i + 1 or words[i + 1] in _STATES):
                yield Phrase("pronoun", i, i + 1)
                i += 1
                continue
            if stop > i + 1:
                inner = next((t for j in range(i + 1, stop) for t in block.at.get(j, ()) if t.type == "name"), None)
                if inner is not None and inner.end >= stop:
                    yield Phrase("name", inner.start, inner.end)
                    stop = inner.end
                else:
                    yield Phrase("noun", i, stop, i if word in POSSESSIVES else -1)
                i = stop
                continue
        elif (
            word[:1].isalpha()
            and word not in PREPOSITIONS
            and word not in COMMON
            and word not in ADVERBS
            and word not in lexicon.verbs
        ):
            stop = _noun_end(block, i, end, lexicon)
            if stop > i:
                inner = next(
                    (t for j in range(i + 1, stop) for t in block.at.get(j, ()) if t.type == "name" and t.end >= stop), None
                )
                yield Phrase("noun", i, stop) if inner is None else Phrase("name", inner.start, inner.end)
                i = stop
                continue
        i += 1


def _noun_end(block: TaggedBlock, at: int, end: int, lexicon: Lexicon) -> int:
    """Behind the nouns and adjectives that begin here: before a preposition, a mark, an auxiliary, a verb of a deed."""
    words = block.words
    start = at
    while at < end and at - start < 6:
        word = words[at]
        name = next((t for t in block.at.get(at, ()) if t.type == "name"), None)
        if name is not None:  # "the surgeon Ada Lane" is one phrase, "that night Ada rows" is two
            return at if at > start and words[at - 1] in TIMES else min(name.end, end)
        if at == start and word in DETERMINERS and word not in POSSESSIVES:
            at += 1
            continue
        if (
            not word[:1].isalnum()
            or word in PREPOSITIONS
            or word in AUXILIARY
            or word in JOINING
            or word in RELATIVE
            or word in SUBJECT_PRONOUNS
            or (word in COMMON and word not in ("own", "new", "old", "first", "second", "last", "other", "will"))
            or (word == "will" and not _is_testament(block, at, start, end))
            or word in ("never", "not", "would", "could")
            or (at > start and word in DIRECTIONS)
        ):
            break
        kinds = lexicon.forms.get(word)
        if kinds and at > start and kinds & {"s", "past"} and not (block.caps[at]):
            break
        if (
            at > start
            and word.endswith("ed")
            and not kinds
            and words[at - 1] not in DETERMINERS
            and at + 1 < end
            and words[at + 1] in (*DETERMINERS, *PREPOSITIONS, *OBJECT_PRONOUNS)
        ):
            break
        at += 1
    return at


def _is_testament(block: TaggedBlock, at: int, start: int, end: int) -> bool:
    """Is "will" a noun ("burned the newer will"), not the future? The noun closes its phrase."""
    after = block.words[at + 1] if at + 1 < end else ""
    return block.words[start - 1] in DETERMINERS and (not after[:1].isalpha() or after in PREPOSITIONS or after in RELATIVE)


def _behind_date(words: list[str], at: int, end: int) -> int:
    """Where a name begins that has a date at its head, as it seems."""
    while at + 1 < end and (words[at] in TIMES or words[at].isdigit()):
        at += 1
    return at


def is_governed(words: list[str], phrase: Phrase, start: int) -> bool:
    """Does a preposition stand before it?"""
    at = phrase.start - 1
    if phrase.kind == "name":
        while at >= start and words[at] in ("the", "a", "an", "old", "young"):
            at -= 1
    return at >= start and words[at] in PREPOSITIONS


def is_time(words: list[str], phrase: Phrase) -> bool:
    return phrase.kind in ("noun", "name") and words[phrase.end - 1] in TIMES


def joined(words: list[str], lead: list[Phrase]) -> tuple[Phrase, ...]:
    """The first phrase, and those that an "and" adds to it."""
    found = [lead[0]]
    for phrase in lead[1:]:
        if words[phrase.start - 1] == "and" or (
            phrase.start >= 2 and words[phrase.start - 1] in DETERMINERS and words[phrase.start - 2] == "and"
        ):
            found.append(phrase)
    return tuple(found)
