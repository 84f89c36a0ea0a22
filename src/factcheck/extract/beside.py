"""What stands beside a value and says under what it holds: the year of "in 2022", the place of "in Billund", a version.

A value has what is nearest to it: in the wording itself, right behind it, or before it, and never beyond another value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.extract.codes import CODES, canonical, forward
from factcheck.extract.match import Match
from factcheck.extract.names import NOT_NAMES
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.model.value import DateValue
from factcheck.values.find import find_values
from factcheck.values.names import fold

REACH = 8
"""Words between a value and what says under what it holds."""
_FISCAL = re.compile(r"\b(?:FY|GJ)\s?'?(\d{4}|\d{2})(?:\s?[/–-]\s?(\d{4}|\d{2}))?\b|\b((?:19|20)\d{2})\s?[/–]\s?(\d{4}|\d{2})\b")
_BEFORE_YEAR = frozenset(
    "in for of during fiscal year fy end as at by on ending ended until to since at to-date through december november "
    "october september august july june may april march february january quarter half calendar financial business and "
    "season".split()
)
_NOT_THE_YEAR = frozenset(
    {"from", "than", "since", "until", "founded", "established", "before", "after", "compared", "against", "versus"}
)
_PLACED = frozenset({"in", "at"})
_VERSIONED = frozenset({"in", "since", "with", "for", "of", "version", "release", "from", "as"})
_BLOCKING = frozenset({"value:money", "value:count", "value:number", "value:percent", "value:quantity"})


def as_read(kind: str, value: str) -> str:
    """A value that a slot holds, in the form in which the dimension's values are compared."""
    if kind in ("year", "day"):
        return noted(kind, value) or value
    return canonical("release", value) if kind == "release" else fold(value)


def noted(kind: str, note: str) -> str:
    """What a note in brackets, a label or a heading says: "31 December 2024", "FY2023/24", "end of 2022"."""
    if kind == "year":
        if (fiscal := _FISCAL.search(note)) is not None:
            return _fiscal(fiscal)
        years = {_year(found.value) for found in find_values(note) if isinstance(found.value, DateValue)} - {""}
        return years.pop() if len(years) == 1 else ""
    if kind == "day":
        days = {_day(found.value) for found in find_values(note) if isinstance(found.value, DateValue)} - {""}
        return days.pop() if len(days) == 1 else ""
    if kind == "release":
        match = CODES["release"].search(note)
        return canonical("release", match.group()) if match else ""
    return ""


def beside(block: TaggedBlock, match: Match, value: tuple[int, int], kind: str) -> str:
    """What is said beside a matched value; empty where nothing is."""
    low, high = match.sentence
    bound = {(b.start, b.end) for b in match.bound}
    inside = [t for i in range(match.start, match.end) for t in block.at.get(i, ()) if (t.start, t.end) not in bound]
    for tag in inside:
        if said := _says(block, tag, kind):
            return said
    for i in range(match.end, min(high, match.end + REACH)):
        if block.words[i] in (";", "—", "–") or block.words[i] in _NOT_THE_YEAR:
            break
        tags = block.at.get(i, ())
        for tag in tags:
            if said := _says(block, tag, kind):
                return said
        if any(t.type in _BLOCKING for t in tags) or (kind == "place" and i > match.end + 2):
            break
    if kind == "release" and (said := _release(block, match.end, high)):
        return said
    for i in range(match.start - 1, max(low, match.start - REACH) - 1, -1):
        tags = block.ending.get(i + 1, ())
        for tag in tags:
            if said := _says(block, tag, kind):
                return said
        if any(t.type in _BLOCKING for t in tags) or block.words[i] == ";":
            break
    return ""


def year_of_report(blocks: Sequence[TaggedBlock]) -> str:
    """The business year whose result a document reports ("its result for 2024", "Annual report 2023/24"); empty if it is no report
    of that kind, or of several years."""
    found: set[str] = set()
    for block in blocks[:REPORT_HEAD]:
        for tag in block.values:
            if not isinstance(tag.value, DateValue) or not (year := _year(tag.value)) or tag.value.precision in ("day", "month"):
                continue
            before = block.words[max(0, tag.start - 4) : tag.start]
            if not RESULTS.isdisjoint(before) and (before[-1:] in (["for"], ["of"], ["in"], ["year"]) or before[-1] in RESULTS):
                found.add(year)
    return found.pop() if len(found) == 1 else ""


REPORT_HEAD = 10
RESULTS = frozenset("result results report reports accounts statement figures results: review".split())


def _says(block: TaggedBlock, tag: Tag, kind: str) -> str:
    before = block.words[tag.start - 1] if tag.start else ""
    if block.words[tag.end : tag.end + 1] == [":"]:
        return ""  # "(2023: 13.1 billion)": of the figure behind it
    if kind in ("year", "day") and tag.type == "value:date" and isinstance(tag.value, DateValue):
        return (_year(tag.value) if kind == "year" else _day(tag.value)) if before not in _NOT_THE_YEAR else ""
    if kind == "year" and tag.type == "name" and (fiscal := _FISCAL.fullmatch(str(tag.value))) is not None:
        return _fiscal(fiscal)
    if kind == "place" and tag.type == "name" and _is_placed(block, tag.start):
        return fold(str(tag.value))
    return ""


def _is_placed(block: TaggedBlock, at: int) -> bool:
    """Does "in", "at", "in the" or "in the province of" stand before word `at`?"""
    words = block.words[max(0, at - 4) : at]
    if block.words[at] in NOT_NAMES:
        return False  # "at the end of December"
    if words[-1:] == ["of"] and len(words) == 4 and words[1] == "the":
        words = words[:1]
    if words[-1:] == ["the"]:
        words = words[:-1]
    return bool(words) and words[-1] in _PLACED


def _release(block: TaggedBlock, start: int, high: int) -> str:
    """ "since 3.2", "in version 4.1", "with v2.1"."""
    for i in range(start, min(high, start + REACH)):
        if block.words[i - 1] in _VERSIONED and (end := forward(block, "release", i, high)):
            return canonical("release", block.raw(i, end))
    return ""


def letters(code: str) -> str:
    """A code's letters and digits, whatever stands between them."""
    return "".join(c for c in code.lower() if c.isalnum())


def _year(value: object) -> str:
    """The year of a date; two for a stretch that is a business year; empty for anything longer."""
    if not isinstance(value, DateValue) or value.precision == "decade":
        return ""
    if value.start.year == value.end.year:
        return str(value.start.year)
    days = (value.end - value.start).days
    return f"{value.start.year}/{value.end.year % 100:02d}" if 300 <= days <= 400 else ""


def _day(value: object) -> str:
    """The day of a date that is known to the day; of "by 4 May" too, for it is the day of the count."""
    if not isinstance(value, DateValue) or value.precision != "day":
        return ""
    return (value.end if value.bound == "until" else value.start).isoformat()


def _fiscal(match: re.Match[str]) -> str:
    first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
    year = int(first) if len(first) == 4 else 2000 + int(first)
    return f"{year}/{int(second) % 100:02d}" if second else str(year)
