"""The words of an open attribute: cut, stemmed, folded into families, and sorted by what they can do.

A word names the attribute, or is weak and says nothing of what is measured, or makes another figure of the same thing (a
measure), or must be met on the other side as it is (hard: a year, a version, a code).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from factcheck.rulepack.schema import OpenRules
from factcheck.values.calendar_words import MONTHS
from factcheck.values.names import fold
from factcheck.values.stems import singular, stem

_WORD = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?!\w)|\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)?")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-zà-ÿ])")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_VERSION = re.compile(r"v?\d+(?:\.\d+)+|v\d+")
_CODE = re.compile(r"(?=.*\d)(?=.*[a-z])[a-z0-9]+")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True)
class OpenWords:
    """The rules of `rules/open.yaml`, compiled; sets hold stems, but for `stop`, `itself` and `measures`, which hold words
    as they stand, and `open_lists`, which holds words in the singular."""

    family: Mapping[str, str]
    names: Mapping[str, str]
    """Stem of a family to what it is called."""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    """First word to the phrases that begin with it, longest first, and the words that they are read as."""
    stop: frozenset[str]
    weak: frozenset[str]
    hollow: frozenset[str]
    measures: Mapping[str, str]
    adjectives: Mapping[str, str]
    """Word to the stem of what it measures."""
    dated: frozenset[str]
    elsewhere: frozenset[str]
    itself: frozenset[str]
    bounds: Mapping[str, tuple[Decimal, Decimal]]
    wholes: frozenset[str]
    generic: frozenset[str]
    open_lists: frozenset[str]
    closed: frozenset[str]
    changing: frozenset[str]

    def canonical(self, word: str) -> str:
        """The stem of a word, or that of the family it belongs to."""
        found = stem(word)
        return self.family.get(found, found)

    def called(self, word: str) -> str:
        """A word as an attribute is called by it: its family's name, else the word in the singular."""
        return self.names.get(self.canonical(word)) or singular(fold(word) or word.casefold())


@dataclass(frozen=True, slots=True)
class Words:
    """What a label, a header, or a stretch of a sentence is made of."""

    named: tuple[str, ...]
    """The stems that name something, in order, each once."""
    weak: tuple[str, ...]
    hard: frozenset[str]
    measure: frozenset[str]
    heads: tuple[str, ...]
    """The stems that name the attribute: the last noun, as a rule, or the one before "of"."""
    called: str
    """The words that name, as people read them."""


NOTHING = Words((), (), frozenset(), frozenset(), (), "")


def compile_open(rules: OpenRules, function_words: Iterable[str] = ()) -> OpenWords:
    """Words to stems. `function_words` name nothing. A word that stands in two families belongs to the first."""
    family: dict[str, str] = {}
    names: dict[str, str] = {}
    for name, others in rules.families.items():
        canonical = stem(name)
        names.setdefault(canonical, name)
        for word in (name, *others):
            family.setdefault(stem(word), canonical)

    for word in rules.bounds:
        names.setdefault(family.get(stem(word), stem(word)), word)

    def stems(words: Iterable[str]) -> frozenset[str]:
        return frozenset(family.get(found, found) for found in map(stem, words))

    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase, meant in rules.phrases.items():
        words = tuple(phrase.casefold().split())
        phrases.setdefault(words[0], []).append((words, tuple(meant.split())))
    measures: dict[str, str] = {}
    for name, others in rules.measures.items():
        for word in (name, *others):
            measures.setdefault(fold(word), name)
    return OpenWords(
        family=family,
        names=names,
        phrases={first: tuple(sorted(found, key=lambda p: (-len(p[0]), p))) for first, found in phrases.items()},
        stop=frozenset(fold(word) or word for word in (*rules.stop, *function_words)),
        weak=frozenset(map(stem, rules.weak)) - set(names),
        hollow=frozenset(map(stem, rules.hollow)),
        measures=measures,
        adjectives={word: family.get(stem(meant), stem(meant)) for word, meant in rules.adjectives.items()},
        dated=stems(rules.dated),
        elsewhere=stems(rules.elsewhere),
        itself=frozenset(fold(word) for word in rules.itself),
        bounds={family.get(stem(word), stem(word)): ends for word, ends in rules.bounds.items()},
        wholes=stems(rules.wholes),
        generic=stems(rules.generic),
        open_lists=frozenset(singular(fold(word)) for word in rules.open_lists),
        closed=stems(rules.closed),
        changing=stems(rules.changing),
    )


def cut(text: str) -> list[str]:
    """The words of a label or key: `maxMessageBytes`, `max_message_bytes` and `max message bytes` alike."""
    return [word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", text))]


def read(words: Iterable[str], rules: OpenWords, own: frozenset[str] = frozenset()) -> Words:
    """Sort the words. `own` are the folded words of the subject's names: they name no attribute."""
    named: dict[str, str] = {}
    weak: list[str] = []
    hard: set[str] = set()
    measure: set[str] = set()
    before_of: str | None = None
    last: str | None = None
    for word in _rephrased(list(words), rules):
        if word == "of" and before_of is None:
            before_of = last
        if (found := _hard(word)) is not None:
            hard.add(found)
            continue
        plain = fold(word) or word
        if not plain or plain in own or _ORDINAL.fullmatch(plain):
            continue
        if (named_measure := rules.measures.get(plain)) is not None:
            measure.add(named_measure)
            continue
        if plain in rules.stop or len(plain) == 1:
            continue
        found = stem(plain)
        canonical = rules.family.get(found, found)
        last = canonical
        if canonical in rules.weak:
            weak.append(canonical)
        else:
            named.setdefault(canonical, rules.called(word))
    head = before_of if before_of in named and before_of not in rules.hollow else None
    solid = [w for w in named if w not in rules.hollow]
    if head is None:
        head = solid[-1] if solid else next(iter(reversed(named)), None)
    heads = (head, *(w for w in reversed(solid) if w != head)) if head else ()
    return Words(tuple(named), tuple(dict.fromkeys(weak)), frozenset(hard), frozenset(measure), heads[:3], " ".join(named.values()))


def _rephrased(words: list[str], rules: OpenWords) -> Iterable[str]:
    at = 0
    while at < len(words):
        for phrase, meant in rules.phrases.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                yield from meant
                at += len(phrase)
                break
        else:
            yield words[at]
            at += 1


def _hard(word: str) -> str | None:
    """A word that must be met as it is: a year, a day, a month, a version, a code, a bare number."""
    if _YEAR.fullmatch(word) or _DAY.fullmatch(word):
        return f"when:{word}"
    if word in MONTHS and word != "may":
        return f"when:m{MONTHS[word]}"
    if _VERSION.fullmatch(word):
        return f"version:{word.removeprefix('v')}"
    if word.isdigit():
        return f"number:{word}"
    if _CODE.fullmatch(word) and not _ORDINAL.fullmatch(word):
        return f"code:{word}"
    return None
