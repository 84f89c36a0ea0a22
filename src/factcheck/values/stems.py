"""Words without their endings: `opened`, `opening` and `opens` share a stem. The door to the stemmer."""

from __future__ import annotations

from functools import lru_cache

import Stemmer

from factcheck.values.names import fold

_english = Stemmer.Stemmer("english")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word, folded to lower-case ASCII; the same for a stem that is read again in nearly all cases."""
    return str(_english.stemWord(fold(word) or word.casefold()))


_IES, _ES = "ies", ("sses", "xes", "ches", "shes")


def singular(word: str) -> str:
    """A noun in the singular, as far as its ending tells: `municipalities`, `boxes`, `piers`; others stay as they are."""
    if len(word) > 4 and word.endswith(_IES):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(_ES):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "headquarters")):
        return word[:-1]
    return word
