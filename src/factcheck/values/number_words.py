"""Numbers in words: `twelve`, `twenty-five`, `one hundred and five`, `a dozen`, `half a million`, `two and a half`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen"
        " eighteen nineteen".split()
    )
}
_TENS = {word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(100_000),
    "million": Decimal(1_000_000),
    "crore": Decimal(10_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
}
_DOZEN = Decimal(12)
_MOST_WORDS = 10
_TOKEN = re.compile(r"(?:[ \t\xa0]{1,2}|-|\n)?([A-Za-z]{1,9})(?![^\W_]|['’])")
_HALF_A = re.compile(r"half(?: of)? an?[ -](million|billion|trillion|dozen)\b", re.I)
_AND_A_HALF = re.compile(r" and a half\b", re.I)

FIRST_WORDS = (*_SMALL, *_TENS, "half")
"""Words that begin a number. `a` and `an` do so only before a dozen or a scale."""


_BEGIN = frozenset({*FIRST_WORDS, "a", "an"})


class Spoken(NamedTuple):
    """A number in words up to `end`; `step` is the worth of its last word, `scaled` says that it has a scale word."""

    end: int
    number: Decimal
    step: Decimal
    scaled: bool


def match_number_words(text: str, pos: int) -> Spoken | None:
    """The longest number in words at `pos`, at most ten words; `None` if there is none."""
    first = _TOKEN.match(text, pos)
    if first is None or first[1].lower() not in _BEGIN:
        return None
    half = _HALF_A.match(text, pos)
    if half:
        word = half[1].lower()
        number = (_DOZEN if word == "dozen" else SCALES[word]) / 2
        return Spoken(half.end(), number, number / 5 if word != "dozen" else Decimal(1), True)
    spoken = _whole(text, pos)
    if spoken:
        and_half = _AND_A_HALF.match(text, spoken.end)
        if and_half:
            worth = spoken.step / 2
            scale = _TOKEN.match(text, and_half.end())
            number = spoken.number + worth
            if scale and scale[1].lower() in SCALES and not spoken.scaled:
                factor = SCALES[scale[1].lower()]
                return Spoken(scale.end(), number * factor, factor / 10, True)
            return Spoken(and_half.end(), number, worth / 5, spoken.scaled)
    return spoken


def _whole(text: str, pos: int) -> Spoken | None:
    total = current = Decimal(0)
    step = Decimal(1)
    end = at = pos
    scaled = False
    last = "start"
    for _ in range(_MOST_WORDS):
        token = _TOKEN.match(text, at)
        if token is None or (last == "start" and token.start(1) != pos):
            break
        word = token[1].lower()
        at = token.end()
        if (word in _SMALL and last in ("start", "scale", "and")) or (word in _SMALL and last == "tens" and 0 < _SMALL[word] < 10):
            current, step, last = current + _SMALL[word], Decimal(1), "small"
        elif word in _TENS and last in ("start", "scale", "and"):
            current, step, last = current + _TENS[word], Decimal(1), "tens"
        elif word in ("a", "an") and last == "start":
            last = "article"
            continue
        elif word == "dozen" and last in ("article", "small", "tens"):
            current, step, last = max(current, Decimal(1)) * _DOZEN, Decimal(1), "dozen"
        elif word in SCALES and last in ("article", "small", "tens", "scale"):
            if last == "scale" and step >= SCALES[word]:
                break
            scaled = True
            if word == "hundred":
                current = max(current, Decimal(1)) * 100
                step = Decimal(100)
            else:
                total += max(current, Decimal(1)) * SCALES[word]
                current, step = Decimal(0), SCALES[word]
            last = "scale"
        elif word == "and" and last == "scale":
            last = "and"
            continue
        else:
            break
        end = at
    if end == pos:
        return None
    return Spoken(end, total + current, step, scaled)
