"""What a label means: an attribute's label as the packs have it, alone, with what it holds under ("US release", "Editors (part
two)"), or two at once ("Written and directed by").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.compile import Ready
from factcheck.extract.qualify import Said, from_note
from factcheck.extract.words import label_key
from factcheck.values.names import fold


class Label(NamedTuple):
    """The attributes that may have a label, the first that understands the value has it; and what else the label says."""

    names: tuple[str, ...] = ()
    named: tuple[str, str] | None = None
    """A dimension and its value."""
    note: str = ""
    key: str = ""
    """The label itself as labels are compared."""


PREMIERES = frozenset({"premiere", "world premiere", "première", "uraufführung", "avant-première", "premiere date"})
"""Labels that say which showing they date."""
_TAIL = re.compile(r"(?P<head>[^,()\[\]]{2,40}?)\s*(?:[(\[](?P<note>[^()\[\]]{1,40})[)\]]|,\s+(?P<more>[^,()\[\]]{1,40}?))\s*$")
_IN = frozenset({"in", "for", "the"})
LONGEST_TERRITORY = 4
"""Words in the name of a territory."""


def read_label(text: str, ready: Ready) -> Label:
    """The attributes of a label. Empty if no pack knows it, in whatever way it is said for which territory or part."""
    key = label_key(text)
    if names := ready.labels.get("premiere" if key in PREMIERES else key):
        return Label(names, key=key)
    if (tail := _TAIL.match(text.strip(" :*_"))) and (names := ready.labels.get(label_key(tail["head"]))):
        return Label(names, note=tail["note"] or tail["more"])
    words = key.split()
    for size in range(min(LONGEST_TERRITORY, len(words) - 1), 0, -1):
        for said, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            while rest and rest[-1] in _IN and said == words[-size:]:
                rest = rest[:-1]
            for dimension in NAMED_BY:
                value = _named(dimension, " ".join(said), ready)
                names = tuple(n for n in ready.labels.get(" ".join(rest), ()) if dimension in ready.attributes[n].per)
                if value and names:
                    return Label(names, (dimension, value))
    return Label()


NAMED_BY = {"territory": ("territory", "nationality"), "award": ("award-giver",)}
"""The dimensions that a label may name before or behind what it is a label of, and the vocabularies of their names."""


def _named(dimension: str, said: str, ready: Ready) -> str:
    key = fold(said)
    return next((v for name in NAMED_BY[dimension] if (v := ready.vocabularies.get(name, {}).get(key, ""))), "")


_JOINT = re.compile(r"\s*(?:,\s*(?:and\s+)?|/|&|\band\b)\s*")


def read_labels(text: str, ready: Ready) -> tuple[Label, ...]:
    """The labels that a label consists of: as a rule one; several where people are given for several parts at once."""
    whole = read_label(text, ready)
    pieces = [piece for piece in _JOINT.split(text.strip(" :*_")) if piece]
    if whole.names or not 2 <= len(pieces) <= 4:
        return (whole,)
    by = " by" if label_key(text).endswith(" by") else ""
    found: list[Label] = []
    for piece in pieces:
        key = label_key(piece)
        names = ready.labels.get(key + by if by and not key.endswith(" by") else key, ())
        names = tuple(n for n in names if ready.attributes[n].type == "persons")
        if not names:
            return (whole,)
        found.append(Label(names))
    return tuple(found)


def under(label: Label, name: str, ready: Ready) -> Said:
    """The qualifiers that a label sets for one of its attributes. A note that no pack knows must be the same to compare."""
    if label.names and label.key in PREMIERES and "measure" in ready.attributes[name].per:
        return {"measure": ("premiere", "explicit")}
    if label.named is not None:
        return {label.named[0]: (label.named[1], "explicit")}
    if not label.note:
        return {}
    return from_note(label.note, ready.attributes[name], ready) or {"note": (fold(label.note), "explicit")}
