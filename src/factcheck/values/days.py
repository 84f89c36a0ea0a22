"""Words to dates: a stretch of days with its precision and bound, or the reason why the words cannot be a date.

`match_date` reads at one place of a running text, `read_date` a whole string (the value of a label, a table cell).
Nothing is guessed: a day without a year is no value, `06/07/2025` is none unless the order is told, and no clock is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from factcheck.model.value import DateBound, DatePrecision, DateValue, Malformed, Quantity
from factcheck.values import calendar_words as cal
from factcheck.values.found import Found
from factcheck.values.malformed_days import Fields, malformed, why_impossible

LONGEST = 80
"""No date is longer: what a candidate costs is bounded."""

_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_W = r"(?:[ \t\xa0\u2009\u202f]{1,3}|[ \t]{0,2}\r?\n[ \t]{0,2})"
"""White space inside a value: some blanks, or one line break."""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w)))


_MONTH = rf"(?P<month>{_any(cal.MONTHS)})(?![^\W\d_])\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![^\W_])"
_YEAR = r"(?P<year>\d{4})(?![^\W_]|[.,:]\d)"
_YEARISH = r"(?P<year>\d{3,6})(?![^\W_]|[.,:]\d|[-/]\d)"
_PART = r"(?P<part>early|mid|late)(?:[-–]|" + _W + r")"
_STRETCH = rf"(?:the{_W})?(?P<part>end|close|beginning|start|middle|first{_W}half|second{_W}half){_W}of{_W}(?:the{_W})?"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ISO = _compiled(
    r"(?P<year>[0-9OolIGBSZ]{3,6})-(?P<month>[0-9OolIGBSZ]{1,2})-(?P<day>[0-9OolIGBSZ]{1,2})"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?Z| ?UTC|[+-]\d{2}:?\d{2})?)?(?![\w]|[-/.]\w)"
)
_ISO_MONTH = _compiled(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?![\w]|[-/.:]\w)")
_SLASHED = _compiled(r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\w]|[-/.]\w)")
_DOTTED = _compiled(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4,5})(?![\w]|[-/.]\w)")
_AMBIGUOUS = _compiled(r"(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4,5})(?![\w]|[-/.]\w)")
_MONTH_DAY = _compiled(rf"{_MONTH}(?:{_W}the)?{_W}{_DAY}(?:{_W}?,{_W}?|{_W})(?:of{_W})?{_YEARISH}")
_DAY_MONTH = _compiled(rf"(?:the{_W})?{_DAY}{_W}(?:day{_W})?(?:of{_W})?{_MONTH}(?:{_W}?,{_W}?|{_W})(?:of{_W})?{_YEARISH}")
_DAY_MONTH_DASHED = _compiled(rf"{_DAY}-{_MONTH}-{_YEAR}")
_MONTH_YEAR = _compiled(rf"(?:{_PART}|{_STRETCH.replace('part', 'stretch')})?{_MONTH}(?:{_W}of{_W}|,?{_W}|[-/]){_YEAR}")
_SEASON_YEAR = _compiled(
    rf"(?:{_PART})?(?:the{_W})?(?P<season>spring|summer|autumn|fall|winter)(?:{_W}of(?:{_W}the{_W}year)?)?,?{_W}{_YEAR}"
)
_QUARTER = _compiled(rf"(?:Q(?P<q>[1-4])|(?:the{_W})?(?P<nth>first|second|third|fourth){_W}quarter)(?:{_W}of|,)?{_W}{_YEAR}")
_YEAR_QUARTER = _compiled(r"(?P<year>\d{4})(?:[ -]|, )Q(?P<q>[1-4])(?!\w)")
_PART_YEAR = _compiled(rf"(?:{_PART}(?:in{_W}|of{_W})?|{_STRETCH.replace('part', 'stretch')}){_YEAR}")
_DECADE = _compiled(
    rf"(?:the{_W})?(?:{_PART}|{_STRETCH.replace('part', 'stretch')})?(?:the{_W})?(?P<decade>\d{{3}}0)['’]?s(?![\w])"
)
_YEARS = _compiled(r"(?P<year>\d{4})(?P<sep>\s?[-–—]\s?)(?P<to>\d{4}|\d{2})(?![\w]|[-–./:,]\d)")
_BARE_YEAR = _compiled(_YEAR + r"(?![-–/%‰°]\w|[%‰°€$£])")
_WEEKDAY = _compiled(rf"(?P<weekday>{_any(cal.WEEKDAYS)})(?![^\W\d_])\.?,?{_W}(?:the{_W})?")
_WORD = re.compile(r"[^\W\d_]+")
_SOME_DIGITS = re.compile(r"\d{1,6}(?!\d)")
_ERA = _compiled(rf"{_W}?(?:B\.?C|A\.?D|C\.?E|B\.?C\.?E)\b")

_FROM_TO = _compiled(
    rf"(?:(?:from|between){_W}(?:the{_W})?)?"
    rf"(?:{_PART})?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_W}(?:of{_W})?(?P<month>{_any(cal.MONTHS)})\.?)?"
    rf"|(?P<month2>{_any(cal.MONTHS)})\.?(?:{_W}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?)"
    rf"(?:{_W}?[-–—]{_W}?|{_W}(?:to|until|till|through|thru|and){_W})(?:the{_W})?"
)
_SAME_MONTH_TAIL = _compiled(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,| ,)?" + _W + r"(?P<year>\d{4})(?![^\W_]|[.,]\d)")
_RANGE_WORD = _compiled(rf"{_W}?[-–—]{_W}?|{_W}(?:to|until|till|through|thru|and){_W}")
_LEAD_RANGE = _compiled(rf"(?P<lead>from|between){_W}")

_LEADS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (_compiled(rf"(?:{words})(?:{_W}|(?<=[.~≈]){_W}?)(?:the{_W}(?=\d{{1,2}}\b))?"), bound)
    for words, bound in (
        (r"(?:by|until|till|no later than|not later than|up until|on or before)", "until"),
        (r"(?:before|prior to)", "before"),
        (r"(?:since|starting in|beginning in|from|as from|effective)", "from"),
        (r"(?:after)", "after"),
        (r"(?:about|around|circa|approximately|approx\.?|roughly|c\.|ca\.|~|≈|sometime in)", "about"),
    )
)
_ONLY_ONWARDS = _compiled(r" onwards?\b")
_ONWARDS = _compiled(rf"{_W}(?:onwards?|on|forward)(?![\w-])(?!{_W}(?:the|a|an|this|that|to|top)\b)")


_A_DAY = timedelta(days=1)


class _Point(NamedTuple):
    """A date without its bound."""

    start: date
    end: date
    precision: DatePrecision
    steps: tuple[str, ...] = ()


class _Read(NamedTuple):
    """What a grammar read up to `end`."""

    end: int
    point: _Point | Malformed


class _Told(NamedTuple):
    """What the caller knows."""

    day_first: bool | None
    base: date | None


def match_date(text: str, pos: int, *, day_first: bool | None = None, base: date | None = None) -> Found | None:
    """The longest date that stands at `pos`, `None` if there is none.

    A weekday before it is read, but left out of the span; a step says whether it fits. `day_first` tells the order of
    `06/07/2025` (`None`: unknown, then only a date with one possible reading is read). `base` ranks repairs, nothing
    else.
    """
    told = _Told(day_first, base)
    word = _head_word(text, pos)
    if word in cal.WEEKDAYS:
        return _after_weekday(text, pos, told)
    if word in _BOUND_WORDS or text[pos : pos + 1] in ("~", "≈"):
        return _with_bound(text, pos, told) or (_open_range(text, pos, told) if word in ("from", "between") else None)
    if word and word not in _PLAIN_WORDS:
        return _open_range(text, pos, told) if word == "between" else None
    plain = _plain(text, pos, told)
    read = _range(text, pos, plain, told) or plain
    if read is None:
        return None
    return _onwards_only(text, pos, read) or _found(text, pos, read, "exact", ())


def _head_word(text: str, pos: int) -> str:
    """The word at `pos` in lower case, empty if there is a digit or sign."""
    match = _WORD.match(text, pos)
    return match.group().lower() if match else ""


def _after_weekday(text: str, pos: int, told: _Told) -> Found | None:
    weekday = _WEEKDAY.match(text, pos)
    read = _plain(text, weekday.end(), told) if weekday else None
    if weekday is None or read is None:
        return None
    return _found(text, weekday.end(), read, "exact", (_weekday_step(weekday["weekday"], read.point),))


def read_date(
    text: str, *, day_first: bool | None = None, base: date | None = None
) -> tuple[DateValue | Malformed, tuple[str, ...]] | None:
    """The date that the whole string is, with the steps of reading it; `None` if it is none or could be two.

    Also reads months in German, French, Spanish, Italian and Portuguese, and falls back to dateparser for short
    strings in other notations; only readings with a year of four digits in the text are taken.
    """
    trimmed = text.strip().rstrip(".;,").strip()
    if not trimmed or len(trimmed) > LONGEST:
        return None
    start = len("on ") if trimmed[:3].lower() in ("on ", "in ") else 0
    found = match_date(trimmed, start, day_first=day_first, base=base)
    if found and found.end == len(trimmed) and not isinstance(found.value, Quantity):
        return found.value, found.steps
    return _foreign(trimmed) or _by_dateparser(trimmed, day_first)


# Points


def _plain(text: str, pos: int, told: _Told) -> _Read | None:
    """The longest date without range and bound at `pos`."""
    best: _Read | None = None
    for pattern, read in _forms_at(text, pos):
        match = pattern.match(text, pos)
        if match and (best is None or match.end() > best.end):
            point = read(match, told)
            if point is not None:
                best = _Read(match.end(), point)
    if best and isinstance(best.point, _Point) and _ERA.match(text, best.end):
        return None
    return best


def _forms_at(text: str, pos: int) -> _Forms:
    """The notations that can begin here, by the first word or the first digits and the sign behind them."""
    word = _WORD.match(text, pos)
    if word:
        return _BY_WORD.get(word.group().lower(), ())
    digits = _SOME_DIGITS.match(text, pos)
    if digits is None:
        return ()
    length, behind = digits.end() - pos, text[digits.end() : digits.end() + 1]
    if behind in _LETTERS_FOR_DIGITS and behind:
        return _ISO_ONLY + _DAY_FORMS if length <= 2 else _ISO_ONLY + _YEAR_FORMS
    if length <= 2:
        return _SIGNED_DAY_FORMS if behind and behind in "./-" else _DAY_FORMS
    return _YEAR_FORMS if length == 4 else _ISO_ONLY if behind == "-" else ()


def _day(match: re.Match[str], told: _Told, fields: tuple[str, ...] = ("year", "month", "day")) -> _Point | Malformed | None:
    """A day, or the reason why there is no such day."""
    written = match.groupdict()
    month = cal.MONTHS.get(written["month"].lower())
    names = [name for name in fields if not (name == "month" and month)]
    offset = match.start()
    spans = tuple(sorted(((name, match.start(name) - offset, match.end(name) - offset) for name in names), key=lambda s: s[1]))
    record = Fields(match.group(), spans, month)  # type: ignore[arg-type]
    year = written["year"]
    if month and len(year) == 3 and not _stands_alone(match):
        return None
    why = why_impossible(record)
    if why:
        return malformed(record, why, told.base)
    day = date(int(year), month or int(written["month"]), int(written["day"]))
    return _Point(day, day, "day", ("time of day left out",) if ":" in match.group() else ())


def _stands_alone(match: re.Match[str]) -> bool:
    """A year of three digits is a slip only where the words end ("June 4, 225 people" and "4 June 225 AD" are not)."""
    return not re.match(r"\s{0,3}[\w%$€£]", match.string[match.end() : match.end() + 4])


def _word_day(match: re.Match[str], told: _Told) -> _Point | Malformed | None:
    if len(match["year"]) >= 4 and _COUNTED.match(match.string, match.end()):
        return None
    return _day(match, told)


_COUNTED = re.compile(r"\s(?:people|persons|men|women|children|soldiers|fans|copies|seats|votes|spectators|guests|tickets)\b")


def _iso(match: re.Match[str], told: _Told) -> _Point | Malformed | None:
    year, month, day = match["year"], match["month"], match["day"]
    letters = sum(not c.isdigit() for c in year + month + day)
    if letters > 1 or len(year) > 5 or (letters and len(year) != 4):
        return None
    if (len(year) != 4 or letters) and not len(month) == len(day) == 2:
        return None
    return _day(match, told)


def _dotted(match: re.Match[str], told: _Told) -> _Point | Malformed | None:
    if int(match["day"]) > 31 or int(match["month"]) > 12:
        return None
    return _day(match, told)


def _ambiguous(match: re.Match[str], told: _Told) -> _Point | Malformed | None:
    """`06/07/2025`: in the order told, else in the one order that is possible."""
    a, b = int(match["a"]), int(match["b"])
    if told.day_first is None and a != b and 1 <= a <= 12 and 1 <= b <= 12 and len(match["year"]) == 4:
        return None
    if told.day_first is None:
        first = a > 12 >= b
        steps = ("day before month: the other order is impossible",) if first else ("month before day",)
    else:
        first = told.day_first
        if (b > 12 >= a) if first else (a > 12 >= b):
            first = not first
        steps = ("day before month",) if first else ("month before day",)
    offset = match.start()
    at_a, at_b, at_year = ((match.start(g) - offset, match.end(g) - offset) for g in ("a", "b", "year"))
    day_at, month_at = (at_a, at_b) if first else (at_b, at_a)
    spans = tuple(sorted((("year", *at_year), ("month", *month_at), ("day", *day_at)), key=lambda s: s[1]))
    record = Fields(match.group(), spans)  # type: ignore[arg-type]
    why = why_impossible(record)
    if why:
        if a > 31 or b > 31:
            return None
        return malformed(record, why, told.base)
    day = date(int(match["year"]), b if first else a, a if first else b)
    return _Point(day, day, "day", steps)


def _part_of(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    part = groups.get("part") or groups.get("stretch")
    return " ".join(part.lower().split()) if part else None


def _in_reach(match: re.Match[str]) -> int | None:
    year = int(match["year"])
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _month_year(match: re.Match[str], told: _Told) -> _Point | None:
    year, part = _in_reach(match), _part_of(match)
    if year is None:
        return None
    month = cal.MONTHS[match["month"].lower()]
    if part:
        return _Point(*cal.part_of_month(part, year, month), "part", (f"{part} in a month",))
    return _Point(*cal.month_span(year, month), "month")


def _season_year(match: re.Match[str], told: _Told) -> _Point | None:
    year = _in_reach(match)
    if year is None:
        return None
    season = match["season"].lower()
    return _Point(*cal.season_span(season, year), "season", (f"{season}: the northern season",))


_NTH = ("first", "second", "third", "fourth")


def _quarter(match: re.Match[str], told: _Told) -> _Point | None:
    year = _in_reach(match)
    if year is None:
        return None
    groups = match.groupdict()
    number = int(groups["q"]) if groups["q"] else _NTH.index(groups["nth"].lower()) + 1
    start, _ = cal.month_span(year, 3 * number - 2)
    _, end = cal.month_span(year, 3 * number)
    return _Point(start, end, "quarter")


def _part_year(match: re.Match[str], told: _Told) -> _Point | None:
    year, part = _in_reach(match), _part_of(match)
    if year is None or part is None:
        return None
    start, end = cal.part_of_year(part, year)
    return _Point(start, end, "part", (f"{part} {year}: {cal.MONTH_NAMES[start.month - 1]} to {cal.MONTH_NAMES[end.month - 1]}",))


def _decade(match: re.Match[str], told: _Told) -> _Point | None:
    year, part = int(match["decade"]), _part_of(match)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if year % 100 == 0:
        return _Point(*cal.year_span(year, year + 99), "decade", ("the decade or the century",))
    if part:
        return _Point(*cal.part_of_decade(part, year), "part", (f"{part} in a decade",))
    return _Point(*cal.year_span(year, year + 9), "decade")


def _years(match: re.Match[str], told: _Told) -> _Point | None:
    """`2019-2021`, `2019–21`. `2010-12` may be a month: no value, nor is a season (`2019/20`)."""
    year, to = _in_reach(match), match["to"]
    if year is None:
        return None
    last = int(to) if len(to) == 4 else year - year % 100 + int(to)
    if len(to) == 2 and match["sep"] == "-" and 1 <= int(to) <= 12:
        return None
    if last <= year or last > _LAST_YEAR:
        return None
    return _Point(*cal.year_span(year, last), "range")


def _iso_month(match: re.Match[str], told: _Told) -> _Point | None:
    year = _in_reach(match)
    if year is None or int(match["month"]) > year % 100:  # `2003-04` may be two years
        return None
    return _Point(*cal.month_span(year, int(match["month"])), "month")


def _bare_year(match: re.Match[str], told: _Told) -> _Point | None:
    year = _in_reach(match)
    return None if year is None else _Point(*cal.year_span(year, year), "year")


_Reader = Callable[[re.Match[str], _Told], "_Point | Malformed | None"]
_Forms = tuple[tuple[re.Pattern[str], _Reader], ...]
_LETTERS_FOR_DIGITS = "OolIGBSZ"
_ISO_ONLY: _Forms = ((_ISO, _iso),)
_DAY_FORMS: _Forms = ((_DAY_MONTH, _word_day),)
_SIGNED_DAY_FORMS: _Forms = ((_DOTTED, _dotted), (_AMBIGUOUS, _ambiguous), (_DAY_MONTH_DASHED, _day))
_YEAR_FORMS: _Forms = (
    (_ISO, _iso),
    (_SLASHED, _day),
    (_YEAR_QUARTER, _quarter),
    (_YEARS, _years),
    (_ISO_MONTH, _iso_month),
    (_DECADE, _decade),
    (_BARE_YEAR, _bare_year),
)
_MONTH_FORMS: _Forms = ((_MONTH_DAY, _word_day), (_MONTH_YEAR, _month_year))
_SEASON_FORMS: _Forms = ((_SEASON_YEAR, _season_year),)
_QUARTER_FORMS: _Forms = ((_QUARTER, _quarter),)
_PART_FORMS: _Forms = (
    (_MONTH_YEAR, _month_year),
    (_SEASON_YEAR, _season_year),
    (_PART_YEAR, _part_year),
    (_DECADE, _decade),
)
_BY_WORD: dict[str, _Forms] = {
    **dict.fromkeys(cal.MONTHS, _MONTH_FORMS),
    **dict.fromkeys(("spring", "summer", "autumn", "fall", "winter"), _SEASON_FORMS),
    **dict.fromkeys(("early", "mid", "late", "end", "close", "beginning", "start", "middle"), _PART_FORMS),
    **dict.fromkeys(("first", "second"), _QUARTER_FORMS + _PART_FORMS),
    **dict.fromkeys(("q", "third", "fourth"), _QUARTER_FORMS),
    "the": _DAY_FORMS + _QUARTER_FORMS + _PART_FORMS,
}
_PLAIN_WORDS = frozenset(_BY_WORD)
_BOUND_WORDS = frozenset(
    "by until till no not up on before prior since starting beginning from as effective after about around circa"
    " approximately"
    " approx roughly c ca sometime".split()
)


# Ranges and bounds


def _range(text: str, pos: int, plain: _Read | None, told: _Told) -> _Read | None:
    """`7 June to 9 August 2015`, `June 7–9, 2015`, `November 2022 to January 2023`; both ends are stated.

    `plain` is what stands at `pos` when read as one date.
    """
    return _full_range(text, pos, plain, "", told) if plain else _short_range(text, pos, told)


def _open_range(text: str, pos: int, told: _Told) -> Found | None:
    """A range that begins with `from` or `between`."""
    lead = _LEAD_RANGE.match(text, pos)
    if lead is None:
        return None
    plain = _plain(text, lead.end(), told)
    lead_word = lead["lead"].lower()
    read = _full_range(text, pos, plain, lead_word, told) if plain else _short_range(text, pos, told)
    return _found(text, pos, read, "exact", ()) if read else None


def _short_range(text: str, pos: int, told: _Told) -> _Read | None:
    """A range whose first end leaves out the year (and perhaps the month)."""
    head = _FROM_TO.match(text, pos)
    if head is None:
        return None
    tail = _plain(text, head.end(), told)
    day, month = head["day"] or head["day2"], head["month"] or head["month2"]
    if tail is None or (month and head["day2"] and not isinstance(tail.point, Malformed) and tail.point.precision == "year"):
        return _same_month(text, head, day, month)
    if isinstance(tail.point, Malformed):
        return tail
    point = tail.point
    if point.precision != ("day" if day else "month"):
        return _same_month(text, head, day, month)
    number = cal.MONTHS[month.lower()] if month else point.start.month
    year = point.start.year - (1 if number > point.start.month else 0)
    start = _first(year, number, int(day) if day else 1)
    if start is None or start >= point.end:
        return None
    return _Read(tail.end, _Point(start, point.end, "range", ("year of the first end taken from the second",)))


def _same_month(text: str, head: re.Match[str], day: str | None, month: str | None) -> _Read | None:
    """`June 7–9, 2015`."""
    tail = _SAME_MONTH_TAIL.match(text, head.end())
    if tail is None or not head["day2"] or not month or not day:
        return None
    year, number = int(tail["year"]), cal.MONTHS[month.lower()]
    start, end = _first(year, number, int(day)), _first(year, number, int(tail["day"]))
    if start is None or end is None or start >= end:
        return None
    return _Read(tail.end(), _Point(start, end, "range", ("month and year stand once",)))


def _first(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_range(text: str, pos: int, begin: _Read, lead: str, told: _Told) -> _Read | None:
    """A range of two whole dates; `begin` is the first of them."""
    if isinstance(begin.point, Malformed) or begin.end - pos > LONGEST:
        return None
    word = _RANGE_WORD.match(text, begin.end)
    if word is None:
        return None
    joiner = word.group().strip().lower()
    if joiner == "and" and lead != "between":
        return None
    end = _plain(text, word.end(), told)
    if end is None or isinstance(end.point, Malformed) or end.point.end <= begin.point.start:
        return None
    if joiner in "-–—" and begin.point.precision == "year" and end.point.precision != "year":
        return None
    return _Read(end.end, _Point(begin.point.start, end.point.end, "range"))


def _with_bound(text: str, pos: int, told: _Told) -> Found | None:
    """`by October 2019`, `since 2017`, `from 2017 on`, `c. 1850`."""
    for pattern, bound in _LEADS:
        lead = pattern.match(text, pos)
        if lead is None:
            continue
        read = _plain(text, lead.end(), told)
        if read is None:
            return None
        words = lead.group().strip().lower()
        if bound == "from" and words.startswith("from"):
            return _from(text, pos, read)
        return _bounded(text, pos, read, bound, words)
    return None


def _from(text: str, pos: int, read: _Read) -> Found | None:
    """`from 2017 on` is open; `from 2017` alone says nothing of an end and is left to the plain reading."""
    on = _ONWARDS.match(text, read.end)
    return _bounded(text, pos, _Read(on.end(), read.point), "from", "from ... on") if on else None


def _onwards_only(text: str, pos: int, read: _Read) -> Found | None:
    """`2017 onwards`."""
    on = _ONLY_ONWARDS.match(text, read.end)
    if on is None or isinstance(read.point, Malformed):
        return None
    return _bounded(text, pos, _Read(on.end(), read.point), "from", "onwards")


def _bounded(text: str, pos: int, read: _Read, bound: str, words: str) -> Found:
    if isinstance(read.point, Malformed):
        start = read.end - len(read.point.text)
        return Found(start, read.end, read.point, ())
    point = read.point
    steps = (*point.steps, f"{words}: {bound}")
    first, last = point.start, point.end
    kind: DateBound = "about"
    if bound in ("until", "before"):
        kind, last = "until", first - _A_DAY if bound == "before" else last
        first = date.min
    elif bound in ("from", "after"):
        kind, first = "from", last + _A_DAY if bound == "after" and last < date.max else first
        last = date.max
    return Found(pos, read.end, DateValue(text[pos : read.end], first, last, point.precision, kind), steps)


def _found(text: str, start: int, read: _Read, bound: DateBound, steps: tuple[str, ...]) -> Found:
    if isinstance(read.point, Malformed):
        return Found(read.end - len(read.point.text), read.end, read.point, steps)
    point = read.point
    value = DateValue(text[start : read.end], point.start, point.end, point.precision, bound)
    return Found(start, read.end, value, steps + point.steps)


def _weekday_step(written: str, point: _Point | Malformed) -> str:
    name = cal.WEEKDAY_NAMES[cal.WEEKDAYS[written.lower()]]
    if isinstance(point, Malformed) or point.precision != "day":
        return f"weekday {name} left out"
    actual = cal.WEEKDAY_NAMES[point.start.weekday()]
    if actual == name:
        return f"weekday {name} fits"
    return f"weekday {name} does not fit: {point.start.isoformat()} is a {actual}"


# Other languages

_FOREIGN = _compiled(
    r"(?:(?P<day>\d{1,2})(?:\.|er|º|°)?\s{1,2}(?:de\s|di\s)?)?"
    rf"(?P<month>{_any(cal.FOREIGN_MONTHS)})\s(?:de\s|del\s)?(?P<year>\d{{4}})"
)


def _foreign(text: str) -> tuple[DateValue | Malformed, tuple[str, ...]] | None:
    match = _FOREIGN.fullmatch(text)
    if match is None:
        return None
    year, month = int(match["year"]), cal.FOREIGN_MONTHS[match["month"].lower()]
    steps = (f"{match['month']}: {cal.MONTH_NAMES[month - 1]}",)
    if not match["day"]:
        return DateValue(text, *cal.month_span(year, month), "month"), steps
    day = _first(year, month, int(match["day"]))
    if day is None:
        spans = (("day", match.start("day"), match.end("day")), ("year", match.start("year"), match.end("year")))
        record = Fields(text, spans, month)  # type: ignore[arg-type]
        return malformed(record, why_impossible(record) or "there is no such day", None), steps
    return DateValue(text, day, day, "day"), steps


_LONGEST_FOR_DATEPARSER = 40  # a long string costs it half a second
_YEAR_INSIDE = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_OTHER_SCRIPT = re.compile(r"[^\W\d_]{3,}")


def _by_dateparser(text: str, day_first: bool | None) -> tuple[DateValue, tuple[str, ...]] | None:
    if len(text) > _LONGEST_FOR_DATEPARSER or not _OTHER_SCRIPT.search(text):
        return None
    year = _YEAR_INSIDE.search(text)
    if year is None:
        return None
    data = _dateparser("DMY" if day_first or day_first is None else "MDY").get_date_data(text)
    found, period = data.date_obj, data.period
    if found is None or found.year != int(year.group()) or period not in ("day", "month", "year"):
        return None
    steps = (f"read by dateparser ({data.locale})",)
    day = found.date()
    if period == "day":
        return DateValue(text, day, day, "day"), steps
    if period == "month":
        return DateValue(text, *cal.month_span(day.year, day.month), "month"), steps
    return None  # a year beside words that were not understood


@lru_cache(maxsize=2)
def _dateparser(order: str) -> Any:
    from datetime import datetime

    from dateparser.date import DateDataParser  # 330 ms: only when a label needs it

    return DateDataParser(
        languages=["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "da", "cs"],
        settings={
            "PARSERS": ["absolute-time"],
            "REQUIRE_PARTS": ["year"],
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
            "DATE_ORDER": order,
            "RELATIVE_BASE": datetime(2000, 1, 1),
        },
    )
