"""Labels that say under what their value holds: `Revenue 2024`, `Stores (end of 2024)`, `2023 revenue`, `Weight (with battery)`,
`US release`, `Oscars won`; and labels that are several at once: `Written and directed by`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.compile import Ready
from factcheck.extract.words import label_key
from factcheck.values.names import fold

_YEAR = r"(?:FY\s?'?)?(?:(?:19|20)\d{2}|(?<=FY)\d{2})(?:\s?[/–-]\s?\d{2,4})?"
_BRACKET = re.compile(r"(?P<label>[^()\[\]]{2,60}?)\s*[(\[](?P<note>[^()\[\]]{2,60})[)\]]\s*")
_WHEN = r"(?:in|for|as of|as at|at|at the end of|end of|year-end|fiscal|\d{1,2} \w+|\w+) "
_BEHIND = re.compile(rf"(?P<label>.{{2,60}}?)[,\s]+(?P<note>(?:{_WHEN})?{_YEAR})\s*")
_AHEAD = re.compile(rf"(?P<note>{_YEAR})\s+(?P<label>.{{2,60}})")


_MORE = re.compile(r"(?P<label>[^,()\[\]]{2,40}?),\s+(?P<note>[^,()\[\]]{1,40}?)\s*")
_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|/|&|\band\b)\s*")
NAMED_BY = {"territory": ("territory", "nationality"), "award": ("award-giver",)}
"""The dimensions that a label may name before or behind what it is a label of, and the vocabularies of their names."""
_LONGEST = 4
"""Words in such a name."""
_LINKS = frozenset({"in", "for", "the"})
PREMIERES = frozenset({"premiere", "world premiere", "première", "uraufführung", "avant-première", "premiere date"})
"""Labels that say which showing they date."""


class Labelled(NamedTuple):
    """The attributes that a label stands for, and what it says beside them."""

    attributes: tuple[str, ...]
    note: str = ""


def read_label(ready: Ready, words: str) -> Labelled:
    """What a label stands for, as it is or without the note in it; no attributes if no pack knows it."""
    key = label_key(words)
    if key in PREMIERES and (names := ready.labels.get("release date")):
        return Labelled(names, "premiere")
    if names := ready.labels.get(key):
        return Labelled(names)
    for pattern in (_BRACKET, _BEHIND, _AHEAD, _MORE):
        match = pattern.fullmatch(words.strip())
        if match and (names := ready.labels.get(label_key(match["label"]))):
            return Labelled(names, match["note"])
    return _named(ready, key.split()) or Labelled(())


def _named(ready: Ready, words: list[str]) -> Labelled | None:
    """A label with the name of a territory or of who gives a prize at its head or end."""
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        for said, rest, ends in ((words[:size], words[size:], False), (words[-size:], words[:-size], True)):
            while ends and rest and rest[-1] in _LINKS:
                rest = rest[:-1]
            for dimension, vocabularies in NAMED_BY.items():
                spelt = fold(" ".join(said))
                value = next((v for name in vocabularies if (v := ready.vocabularies.get(name, {}).get(spelt, ""))), "")
                names = tuple(n for n in ready.labels.get(" ".join(rest), ()) if dimension in ready.attributes[n].per)
                if value and names:
                    return Labelled(names, value)
    return None


def parts_of(ready: Ready, words: str) -> tuple[str, ...]:
    """The labels that a label consists of, where people are given for several parts at once ("Written and directed by",
    "Director/Writer"); empty if it is none of that kind."""
    pieces = [piece for piece in _JOINT.split(words.strip(" :*_")) if piece]
    if not 2 <= len(pieces) <= 4:
        return ()
    by = " by" if label_key(words).endswith(" by") else ""
    found: list[str] = []
    for piece in pieces:
        part = piece + by if by and not label_key(piece).endswith(" by") else piece
        names = ready.labels.get(label_key(part), ())
        if not names or any(ready.attributes[n].type != "persons" for n in names[:1]):
            return ()
        found.append(part)
    return tuple(found)
