"""Years and times of day in running text that cannot be: a year of five digits, an hour with seventy-five minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.model.value import DateValue, Malformed, Repair
from factcheck.values.found import Found

_YEAR = re.compile(
    r"\b(?:in|since|until|by|around|before|after|from|during)\s+"
    r"(?P<year>(?:1[6-9]|20)\d{3}|\d(?:1[89]|20)\d\d)(?=\s*(?:[.,;:)!?]|$))"
)
_CLOCK = re.compile(r"(?<![\d.,:$€£¥])(?P<hour>\d{1,2})[.:](?P<minute>\d\d)\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock)", re.IGNORECASE)
_FIRST, _LAST = 1800, 2100


def malformed_rest(text: str) -> Iterator[Found]:
    """Every such year and time, in order. A round number ("in 20000,") is a number, and an hour over twelve a custom."""
    if "in " in text or "since " in text or "until " in text or "by " in text or "from " in text or "after " in text:
        for match in _YEAR.finditer(text):
            written = match["year"]
            if repairs := () if written.endswith("00") else tuple(_years(written)):
                value = Malformed(written, "date", f"the year {written} has five digits", repairs)
                yield Found(match.start("year"), match.end("year"), value)
    for match in _CLOCK.finditer(text):
        if int(match["minute"]) > 59 or int(match["hour"]) > 24:
            what = f"there are no {match['minute']} minutes" if int(match["minute"]) > 59 else f"there is no hour {match['hour']}"
            yield Found(match.start(), match.end(), Malformed(match.group(), "time of day", what))


def _years(written: str) -> Iterator[Repair]:
    """The years that are left when one digit goes, one struck twice first."""
    seen: dict[str, int] = {}
    for at, digit in enumerate(written):
        rest = written[:at] + written[at + 1 :]
        twice = digit in (written[at - 1 : at], written[at + 1 : at + 2])
        if _FIRST <= int(rest) <= _LAST:
            seen[rest] = min(seen.get(rest, 1), 0 if twice else 1)
    for rest, slip in sorted(seen.items(), key=lambda item: (item[1], item[0])):
        value = DateValue(rest, date(int(rest), 1, 1), date(int(rest), 12, 31), "year")
        yield Repair(rest, value, (f"one digit left out: {rest}",), slip)
