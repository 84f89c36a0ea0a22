"""How alike two texts are. The only door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

_CLOSE_ENOUGH = 0.6
"""Below this a suggestion surprises more than it helps (the same threshold as `difflib.get_close_matches`)."""


def similarity(a: str, b: str) -> float:
    """0..1, symmetric; 1 for equal texts. Compares the characters as they are: fold first if case must not count."""
    return fuzz.ratio(a, b) / 100


def edit_distance(a: str, b: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours that turn one into the other."""
    return DamerauLevenshtein.distance(a, b)


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like `word`, for "did you mean"; `None` if nothing is near. Ties go to the first in sorted
    order."""
    folded = word.casefold()
    best, best_score = None, _CLOSE_ENOUGH
    for choice in sorted(choices):
        score = similarity(folded, choice.casefold())
        if score > best_score or (score == best_score and best is None):
            best, best_score = choice, score
    return best
