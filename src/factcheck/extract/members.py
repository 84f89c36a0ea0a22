"""What a label in a data file says: of which attribute, in which unit, under which qualifiers, by the keys around it.

A member of an object speaks of the document's subject only if the keys around it merely group (`credits`, `details`); the
members of any other object speak of that (`source_work: {title: ...}`), unless key and label together are a label
(`releases: [{date: ...}]`) or the key is one and the label tells which (`budget: {approved: ...}`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.codes import canonical
from factcheck.extract.compile import Ready
from factcheck.extract.keys import KeyUnit, key_unit
from factcheck.extract.label_notes import read_label
from factcheck.extract.qualify import from_note
from factcheck.extract.words import label_key
from factcheck.model.claim import Origin
from factcheck.rulepack.schema import Attribute

GROUPING = frozenset(
    "credits credit crew detail details info information general production fact facts attributes attribute properties property "
    "data metadata meta basic basics overview technical tech specs specification specifications record entity item subject object "
    "product event work results result dates date dimensions dimension participants effects main document fields values people "
    "staff team contributors summary profile infobox box sheet card entry about key quantities figures statistics stats numbers "
    "creator person biography bio vital vitals life location geography building structure "
    "identification description characteristics content contents measurements release finance financials money management".split()
)
"""Keys that group members and are no thing of their own."""
LISTING = frozenset(
    "releases release distribution markets territories countries regions versions editions cuts years seasons holdings copies "
    "prints formats".split()
)
"""Keys of a list whose objects tell by themselves under what their members hold."""
_WHOLE = frozenset({"value", "amount", "name", "total", "text", "number", "full name", "label", "content"})
"""Labels of a member that is all there is to its object."""
_FURTHER = frozenset({"other", "additional", "further", "related", "previous", "former", "next", "similar", "sub"})


_MEASURED = frozenset({"money", "duration", "quantity", "percent", "count", "date", "titles"})
"""Types of which an object may hold several, each under a label that tells which."""
_PLAIN = {
    "cinema": ("measure", "theatrical"), "cinemas": ("measure", "theatrical"), "theater": ("measure", "theatrical"),
    "theaters": ("measure", "theatrical"), "theatre": ("measure", "theatrical"), "theatres": ("measure", "theatrical"),
    "tv": ("measure", "television"), "estimate": ("phase", "projected"), "estimated": ("phase", "projected"),
    "final": ("phase", "actual"),
}  # fmt: skip
"""Words that say in a field of a record what prose says in a phrase."""


_VERSION = re.compile(r"v?(\d[\w.+-]{0,30})")


class Said(NamedTuple):
    """What a label stands for."""

    attributes: tuple[str, ...]
    unit: KeyUnit
    notes: tuple[str, ...] = ()
    """What the value holds under, as the file words it."""
    steps: tuple[str, ...] = ()


def said_by(ready: Ready, label: str, path: tuple[str, ...], *, structured: bool) -> Said | None:
    """What a label under these keys stands for; `None` if no pack knows it, or if it speaks of something else."""
    if not structured:
        return _known(ready, label, is_key=False)
    keys = tuple(entry for entry in path if ": " not in entry)
    notes = tuple(entry for entry in path if ": " in entry)
    known = (label, (*keys, ": ")) if notes else (label, keys)
    if known not in ready.said:
        if len(ready.said) > _MOST_KNOWN:
            ready.said.clear()
        ready.said[known] = _said(ready, label, keys, has_notes=bool(notes))
    found = ready.said[known]
    assert found is None or isinstance(found, Said)
    return found._replace(notes=notes + found.notes) if found and notes else found


_MOST_KNOWN = 1 << 14


def _said(ready: Ready, label: str, keys: tuple[str, ...], *, has_notes: bool) -> Said | None:
    """The same but for the notes of the path."""
    below = all(groups(ready, key) for key in keys[:-1]) and (not keys or _FURTHER.isdisjoint(keys[-1].lower().split()))
    for joined in (f"{_one(keys[-1])} {label}", f"{keys[-1]} {label}") if keys and below else ():
        found = _known(ready, joined, is_key=True)
        if found is not None:
            return found
    if all(groups(ready, key) or (has_notes and label_key(key) in LISTING) for key in keys):
        found = _known(ready, label, is_key=True)
        if found is not None:
            return found
    if not keys or not below:
        return None
    own = label_key(label)
    if own in _WHOLE:
        return _known(ready, keys[-1], is_key=True)
    if own in ready.labels:
        return None
    found = None if has_notes else _known(ready, keys[-1], is_key=True)
    if found is None:
        return None
    measured = tuple(name for name in found.attributes if ready.attributes[name].type in _MEASURED)
    return found._replace(attributes=measured, notes=(label,)) if measured else None


def _known(ready: Ready, label: str, *, is_key: bool) -> Said | None:
    """A label that a pack knows, as it stands or without the unit at its end."""
    names = ready.labels.get(label_key(label))
    if names:
        return Said(names, KeyUnit(label, ""))
    unit = key_unit(" ".join(label.split()), is_key=is_key)
    names = ready.labels.get(label_key(unit.words)) if unit.unit else None
    if names:
        return Said(names, unit, (), (f"{label.strip()!r} is {unit.words!r} and the unit {unit.unit}",))
    noted = read_label(ready, unit.words)
    return Said(noted.attributes, unit, (noted.note,)) if noted.attributes else None


def groups(ready: Ready, key: str) -> bool:
    """Does a key merely group members, and name no thing of its own?"""
    words = label_key(key)
    last = words.rpartition(" ")[2]
    return (
        words in GROUPING
        or words in ready.nouns
        or words in ready.kinds
        or (last in ("credits", "details", "info", "information") and " " in words)
    )


def _one(key: str) -> str:
    """A key in the singular: `releases` holds what each release is."""
    return key[:-1] if key.endswith("s") and not key.endswith("ss") else key


def qualified(notes: tuple[str, ...], attribute: Attribute, ready: Ready) -> dict[str, tuple[str, Origin]]:
    """The qualifiers of what stands under these notes. What is not understood must be the same to be compared."""
    found: dict[str, tuple[str, Origin]] = {}
    unknown: list[str] = []
    for note in notes:
        key, _, words = note.rpartition(": ")
        read = {d: q for d, q in from_note(_country(words, key), attribute, ready).items() if d != "note"}
        plain = label_key(words)
        read |= {d: (plain, "inherited") for d, default in attribute.per.items() if plain == default}
        if key == "version" and (number := _VERSION.fullmatch(words.strip())):
            dimension = next((d for d in ("release", "version") if d in attribute.per), "")
            if dimension:
                read[dimension] = (canonical("release", number[1]), "inherited")
        dimension, meant = _PLAIN.get(plain, ("", ""))
        if dimension in attribute.per:
            read[dimension] = (meant, "inherited")
        if not read and not (key == "" and _ASIDE.fullmatch(plain)):
            unknown.append(label_key(words) if key != "row" else note)
        for dimension, (value, _) in read.items():
            found.setdefault(dimension, (value, "inherited"))
    if unknown:
        found["note"] = (", ".join(dict.fromkeys(unknown)), "inherited")
    return found


_ASIDE = re.compile(
    r"(?:complete list |full list |as of |as at |end of |at the end of |in |\w+ |\d{1,2} )*(?:19|20)\d\d"
    r"|complete list|full list|all"
)
"""What a bracket in a label may add without telling values apart: a date, where the attribute knows none, and that it is all."""


def _country(words: str, key: str) -> str:
    """An ISO code of a country written out, where it stands under a key for places."""
    if key in ("territory", "country", "region", "market") and len(words) == 2 and words.isupper():
        return ISO_COUNTRIES.get(words, words)
    return words


ISO_COUNTRIES = {
    "AR": "Argentina", "AT": "Austria", "AU": "Australia", "BE": "Belgium", "BG": "Bulgaria", "BR": "Brazil", "CA": "Canada",
    "CH": "Switzerland", "CL": "Chile", "CN": "China", "CO": "Colombia", "CZ": "Czech Republic", "DE": "Germany", "DK": "Denmark",
    "EE": "Estonia", "EG": "Egypt", "ES": "Spain", "FI": "Finland", "FR": "France", "GB": "United Kingdom", "GR": "Greece",
    "HK": "Hong Kong", "HR": "Croatia", "HU": "Hungary", "ID": "Indonesia", "IE": "Ireland", "IL": "Israel", "IN": "India",
    "IR": "Iran", "IS": "Iceland", "IT": "Italy", "JP": "Japan", "KE": "Kenya", "KR": "South Korea", "LT": "Lithuania",
    "LU": "Luxembourg", "LV": "Latvia", "MA": "Morocco", "MX": "Mexico", "MY": "Malaysia", "NG": "Nigeria", "NL": "Netherlands",
    "NO": "Norway", "NZ": "New Zealand", "PE": "Peru", "PH": "Philippines", "PK": "Pakistan", "PL": "Poland", "PT": "Portugal",
    "RO": "Romania", "RS": "Serbia", "RU": "Russia", "SA": "Saudi Arabia", "SE": "Sweden", "SG": "Singapore", "SI": "Slovenia",
    "SK": "Slovakia", "TH": "Thailand", "TN": "Tunisia", "TR": "Turkey", "TW": "Taiwan", "UA": "Ukraine", "UK": "United Kingdom",
    "US": "United States", "VN": "Vietnam", "ZA": "South Africa",
}  # fmt: skip
"""ISO 3166-1, two letters, as data files write countries."""
