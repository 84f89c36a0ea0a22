"""Dates that cannot be: why, and what each was probably meant to be.

A repair changes one thing only: a digit left out, put in, changed or swapped in one field, or day and month exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from factcheck.model.value import DateValue, Malformed, Repair
from factcheck.values.calendar_words import MONTH_NAMES, last_day

Field = Literal["year", "month", "day"]

_MOST_REPAIRS = 8
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_NEAR_YEARS = 10
_LOOKS = {
    "o": "0", "q": "0", "d": "0", "l": "1", "i": "1", "|": "1", "z": "2", "s": "5", "b": "8", "g": "6",
    "0": "689", "1": "7", "3": "8", "5": "6", "6": "58", "7": "1", "8": "36", "9": "4",
}  # fmt: skip
"""Signs that are taken for one another by the eye."""


class Fields(NamedTuple):
    """A date as written. `spans` are the places of year, month and day in `text`; `month` is given where it is a
    word."""

    text: str
    spans: tuple[tuple[Field, int, int], ...]
    month: int | None = None

    def written(self, field: Field) -> str:
        """The characters of a field, empty if the month is a word."""
        for name, start, end in self.spans:
            if name == field:
                return self.text[start:end]
        return ""


class _Edit(NamedTuple):
    rank: int
    """Lower is likelier: 0 a key struck twice, a letter for its look-alike digit, the month's last day; 1 a digit
    left out or put in; 2 day and month exchanged; 3 two digits swapped; 4 a digit for its look-alike; 5 a
    neighbouring key."""
    written: str
    because: str


def why_impossible(fields: Fields) -> str | None:
    """In words what is wrong with the date, `None` for a date that can be."""
    year, month, day = (fields.written(name) for name in ("year", "month", "day"))
    for name, digits in (("year", year), ("month", month), ("day", day)):
        if digits and not _is_number(digits):
            return f"the {name} {digits} has a letter among its digits"
    if len(year) > 4:
        return f"the year {year} has {_count(len(year))} digits"
    if len(year) < 4:
        return f"the year {year} has only {_count(len(year))} digits"
    if year[0] == "0":
        return f"the year {year} begins with a zero"
    number = fields.month or int(month)
    if not 1 <= number <= 12:
        return f"there is no month {number}"
    if int(day) < 1:
        return "there is no day 0"
    if int(day) > 31:
        return f"no month has {int(day)} days"
    days = last_day(int(year), number)
    if int(day) > days:
        month_words = MONTH_NAMES[number - 1]
        return f"{month_words} {year} had {days} days" if number == 2 else f"{month_words} has {days} days"
    return None


def malformed(fields: Fields, why: str, base: date | None) -> Malformed:
    """The value with every repair one edit away, best first.

    Order: years within ten of the base's, then the kind of edit (see `_Edit.rank`), then nearness to the base year,
    then the date, then the words. At most eight, all between 1800 and 2100.
    """
    ranked = []
    for edit, changed in _changes(fields):
        day = _date_of(changed)
        if day is None:
            continue
        far = abs(day.year - base.year) if base else 0
        because: tuple[str, ...] = (edit.because,)
        if base and far <= _NEAR_YEARS:
            because += (f"near {base.year}, the document's own time",)
        value = DateValue(changed.text, day, day, "day")
        ranked.append(
            (
                (base is not None and far > _NEAR_YEARS, edit.rank, far, day, changed.text),
                Repair(changed.text, value, because, edit.rank),
            )
        )
    ranked.sort(key=lambda pair: pair[0])
    seen: set[tuple[str, date]] = set()
    repairs = []
    for key, repair in ranked:
        if (repair.replacement, key[3]) not in seen:
            seen.add((repair.replacement, key[3]))
            repairs.append(repair)
    return Malformed(fields.text, "date", why, tuple(repairs[:_MOST_REPAIRS]))


def _changes(fields: Fields) -> Iterator[tuple[_Edit, Fields]]:
    in_figures = fields.month is None
    for at, (name, start, end) in enumerate(fields.spans):
        written = fields.text[start:end]
        for edit in _edits(written):
            if in_figures and name != "year" and len(edit.written) != len(written):
                continue  # 2025-13-04 keeps its notation: no 2025-1-04
            changed = _with(fields, at, edit.written)
            yield (_last_of_month(edit, changed) if name == "day" else edit), changed
    places = {name: (start, end) for name, start, end in fields.spans}
    if in_figures and _is_number(fields.written("month")) and int(fields.written("month")) > 12:
        (a, b), (c, d) = sorted((places["day"], places["month"]))
        text = fields.text
        if b - a == d - c:
            exchanged = text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
            yield _Edit(2, exchanged, "day and month exchanged"), Fields(exchanged, fields.spans)


def _last_of_month(edit: _Edit, changed: Fields) -> _Edit:
    """31 April was most often meant to be the last of April."""
    day = _date_of(changed)
    if day is None or day.day != last_day(day.year, day.month):
        return edit
    return edit._replace(rank=0, because=f"the last day of the month: {day.day}")


def _with(fields: Fields, at: int, written: str) -> Fields:
    """The same date with another content of the field number `at`."""
    _, start, end = fields.spans[at]
    shift = len(written) - (end - start)
    spans = tuple((name, a + (shift if a > start else 0), b + (shift if a >= start else 0)) for name, a, b in fields.spans)
    return Fields(fields.text[:start] + written + fields.text[end:], spans, fields.month)


def _edits(digits: str) -> Iterator[_Edit]:
    """Every text one edit away from these digits that has digits only."""
    for at, digit in enumerate(digits):
        rest = digits[:at] + digits[at + 1 :]
        if rest and _is_number(rest):
            twice = digit in (digits[at - 1 : at], digits[at + 1 : at + 2])
            yield _Edit(0 if twice else 1, rest, f"one digit left out: {rest}")
        for new in _LOOKS.get(digit.lower(), ""):
            yield from _changed(digits, at, new, 4 if digit.isdigit() else 0, "looks alike")
        if digit.isdigit():
            for beside in (int(digit) - 1) % 10, (int(digit) + 1) % 10:
                yield from _changed(digits, at, str(beside), 5, "neighbouring key")
        if at + 1 < len(digits) and digits[at + 1] != digit:
            swapped = digits[:at] + digits[at + 1] + digit + digits[at + 2 :]
            if _is_number(swapped):
                yield _Edit(3, swapped, f"two digits swapped: {swapped}")
    if len(digits) == 3:
        for at in range(4):
            for new in "0123456789":
                longer = digits[:at] + new + digits[at:]
                if _is_number(longer):
                    yield _Edit(1, longer, f"one digit put in: {longer}")


def _changed(digits: str, at: int, new: str, rank: int, how: str) -> Iterator[_Edit]:
    text = digits[:at] + new + digits[at + 1 :]
    if _is_number(text):
        yield _Edit(rank, text, f"one digit changed ({how}): {text}")


def _date_of(fields: Fields) -> date | None:
    year, month, day = (fields.written(name) for name in ("year", "month", "day"))
    if len(year) != 4 or not _is_number(year + month + day) or not day:
        return None
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), fields.month or int(month), int(day))
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _count(number: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[number] if number < len(words) else str(number)
