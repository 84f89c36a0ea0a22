"""Text to words: the one way in which documents, templates, labels and vocabularies are cut."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

_WORD = (
    r"(?:[A-Z]\.){2,}"  # U.S., J.R.R.
    r"|(?:[A-Z]|St|Mr|Mrs|Ms|Dr|Jr|Sr|Prof|Lt|Col|Gen|Capt|Sgt|Bros|Inc|Ltd|Co|Corp)\.(?=[\s,)]|$)"  # initials, titles
    r"|['’]s\b"  # a possessive is a word of its own
    r"|\w+(?:['’](?!s\b)\w+|[-‑]\w+|(?<=\d)[.,](?=\d)\d+)*"
    r"|[^\w\s]"
)
_MOST_WORDS = r"[A-Za-z][a-z]*+(?=[ ,\n])|[a-z]++(?=[.;:)])"
"""Tried first: `_WORD` finds the same in them, only slower."""
TOKEN = re.compile(f"{_MOST_WORDS}|{_WORD}")
_CUT = re.compile(f"({TOKEN.pattern})")


def cut(text: str) -> tuple[list[str], list[int], list[int]]:
    """The words and marks of a text as written, and where each starts and ends. Between them is nothing but white space."""
    pieces = _CUT.split(text)
    offsets = list(accumulate(map(len, pieces)))
    return pieces[1::2], offsets[:-1:2], offsets[1::2]


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """As words are compared: lower case, straight apostrophe and hyphen."""
    return word.casefold().replace("’", "'").replace("‑", "-")


@lru_cache(maxsize=1 << 14)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words and marks of a phrase, in order."""
    return tuple(map(fold_word, TOKEN.findall(text)))


@lru_cache(maxsize=1 << 14)
def label_key(text: str) -> str:
    """A label as labels are compared: its folded words without marks, single-spaced (`"Release date :"` is `release date`)."""
    return " ".join(w for w in words_of(text) if w[0].isalnum() or w == "'s")
