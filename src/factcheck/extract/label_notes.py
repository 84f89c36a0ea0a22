"""Labels that say under what their value holds: `Revenue 2024`, `Stores (end of 2024)`, `2023 revenue`, `Weight (with battery)`."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.compile import Ready
from factcheck.extract.words import label_key

_YEAR = r"(?:FY\s?'?)?(?:(?:19|20)\d{2}|(?<=FY)\d{2})(?:\s?[/–-]\s?\d{2,4})?"
_BRACKET = re.compile(r"(?P<label>[^()\[\]]{2,60}?)\s*[(\[](?P<note>[^()\[\]]{2,60})[)\]]\s*")
_WHEN = r"(?:in|for|as of|as at|at|at the end of|end of|year-end|fiscal|\d{1,2} \w+|\w+) "
_BEHIND = re.compile(rf"(?P<label>.{{2,60}}?)[,\s]+(?P<note>(?:{_WHEN})?{_YEAR})\s*")
_AHEAD = re.compile(rf"(?P<note>{_YEAR})\s+(?P<label>.{{2,60}})")


class Labelled(NamedTuple):
    """The attributes that a label stands for, and what it says beside them."""

    attributes: tuple[str, ...]
    note: str = ""


def read_label(ready: Ready, words: str) -> Labelled:
    """What a label stands for, as it is or without the note in it; no attributes if no pack knows it."""
    key = label_key(words)
    if names := ready.labels.get(key):
        return Labelled(names)
    for pattern in (_BRACKET, _BEHIND, _AHEAD):
        match = pattern.fullmatch(words.strip())
        if match and (names := ready.labels.get(label_key(match["label"]))):
            return Labelled(names, match["note"])
    return Labelled(())
