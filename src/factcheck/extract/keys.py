"""Units that stand in a label: `running_time_minutes`, `height_m`, `Budget (USD)`, `revenue_dkk_billion`.

A unit is taken off the label and given to a bare number behind it. What is short for several things counts only in a key
for machines, and only where the words before it are left over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.values.units import CURRENCIES, is_money, unit_named

_SCALES = {
    "million": "million", "millions": "million", "mn": "million", "mln": "million", "mio": "million", "billion": "billion",
    "billions": "billion", "bn": "billion", "thousand": "thousand", "thousands": "thousand", "k": "thousand",
    "trillion": "trillion",
}  # fmt: skip
_SINGLE = frozenset("m s h g t l w v".split())
"""Units of one letter that a key may end in; the others (`vitamin_d`, `plan_b`) are rather names."""
_SYMBOLS = {
    "w": "W", "v": "V", "kw": "kW", "mw": "MW", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh", "hz": "Hz", "khz": "kHz",
    "mhz": "MHz", "ghz": "GHz", "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "kib": "KiB", "mib": "MiB", "gib": "GiB",
    "tib": "TiB", "mah": "mAh", "db": "dB", "kj": "kJ", "kv": "kV", "mp": "MP", "hpa": "hPa", "c": "°C", "pct": "%",
}  # fmt: skip
"""Symbols as keys write them, in small letters."""
_DANGLING = frozenset("of per in for and or by with to a the".split())
"""What is left behind must not end in one of these: "number of days" counts days."""
_BRACKET = re.compile(r"(?P<words>.*\S)\s*[(\[](?:in )?(?P<unit>[^()\[\]]{1,20})[)\]]", re.DOTALL)
_IN = re.compile(r"(?P<words>.*\S)\s+in (?P<unit>\S+(?: \S+)?)", re.DOTALL)
_BARE = re.compile(r"[-+~≈]?\s?\d[\d.,\s\xa0]*")


class KeyUnit(NamedTuple):
    """The label without its unit, and the unit with its scale as words to set behind a number."""

    words: str
    unit: str
    scale: str = ""

    def given_to(self, text: str) -> str:
        """A bare number with the unit behind it; any other text as it is."""
        if not self.unit or not _BARE.fullmatch(text.strip()):
            return text
        return " ".join(part for part in (text.rstrip(), self.scale, self.unit) if part)

    @property
    def step(self) -> str:
        """For the trail."""
        return f"the label gives the unit {' '.join(p for p in (self.scale, self.unit) if p)}"


@lru_cache(maxsize=4096)
def key_unit(label: str, *, is_key: bool) -> KeyUnit:
    """The unit at the end of a label; an empty one if there is none. `is_key`: the label is a key for machines."""
    for pattern in (_BRACKET, _IN):
        match = pattern.fullmatch(label.strip())
        if match and (found := _unit(match["unit"].split(), single=True)):
            return KeyUnit(match["words"], *found)
    words = label.split()
    for count in (3, 2, 1):
        if len(words) > count and (found := _unit(words[-count:], single=is_key)):
            if words[-count - 1].lower() in _DANGLING:
                continue
            if not is_key and not (count > 1 or found[1] or is_money(found[0]) or len(words[-1]) > 2):
                continue
            return KeyUnit(" ".join(words[:-count]), *found)
    return KeyUnit(label, "")


def _unit(words: list[str], *, single: bool) -> tuple[str, str] | None:
    """Unit and scale of these words, all of which must take part."""
    scale = ""
    rest = list(words)
    for at, word in enumerate(rest):
        if word.lower() in _SCALES and len(rest) > 1:
            scale = _SCALES[word.lower()]
            del rest[at]
            break
    text = " ".join(rest)
    if not text:
        return None
    if text.upper() in CURRENCIES and (text.isupper() or text.islower()):
        return text.upper(), scale
    if len(text) == 1 and not (single and text.lower() in _SINGLE | {"%"}):
        return None
    found = unit_named(text) or (unit_named(_SYMBOLS[text.lower()]) if text.lower() in _SYMBOLS else None)
    if found is None or (len(text) == 1 and found != unit_named(_SYMBOLS.get(text, text))):
        return None
    if found in ("d", "y", "mo", "wk") and (len(text) < 3 or not text.endswith("s")):
        return None  # `award_year` is a date, `term_years` a time
    return found, scale
