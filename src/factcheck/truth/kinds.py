"""What kind of values an attribute has, told by its name and by a sample of them, and when two values are one.

A key is what a value means to the vote: values with one key are one, and a value with no key says nothing. Cheap ways come first,
since a table may hold a million values; the grammars of dates and numbers are asked only for what has the look of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from factcheck.model.value import DateValue, Quantity
from factcheck.truth.places import Taxonomy
from factcheck.values.clock import Clock, clock_words, read_clock
from factcheck.values.names import fold

Kind = Literal["people", "place", "clock", "berth", "date", "quantity", "text"]
Key = str
Span = tuple[float, float]
"""The stretch of days or amounts that a value leaves open."""

NOTHING = frozenset(
    {
        "", "-", "--", "---", "n/a", "na", "nan", "none", "null", "nil", "unknown", "not available", "not provided",
        "tba", "tbd", "tbc", "?", "??", "not known", "unspecified", "not specified", "n.a.", "n.n.", "no data", "missing",
    }
)  # fmt: skip
_PEOPLE = frozenset(
    "author authors writer writers editor editors director directors producer producers composer composers actor actors cast "
    "star stars starring artist artists creator creators founder founders member members translator translators illustrator "
    "illustrators screenwriter screenwriters cinematographer inventor inventors performer performers singer singers crew "
    "presenter presenters host hosts speaker speakers architect architects".split()
)
"""Words for attributes that name people; the last word of the attribute counts ("film director", "written_by")."""
_BY = re.compile(r"\b(?:written|directed|edited|produced|composed|created|founded|invented|designed|performed) by$")
_BERTH = frozenset("gate terminal platform track bay stand berth pier room carousel dock seat lane".split())
_PLACE = frozenset(
    "birthplace place city town village country region state province county location headquarters hometown venue capital "
    "residence origin territory nationality deathplace".split()
)
_CODES = frozenset(
    "id isbn issn doi ean upc sku version code key phone zip postcode number no nr serial release build edition url".split()
)
"""Digits that are names: `1.10` is not `1.1`."""
_BERTH_CODE = re.compile(r"[A-Za-z]{0,2}-?\d+[A-Za-z]?")
_PLAIN_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_DIGIT = re.compile(r"\d")
_LIKE_A_DATE = re.compile(r"(?<![A-Za-z\d])\d{1,4}(?![A-Za-z]*\d*[A-Za-z_])")
_LIKE_A_NUMBER = re.compile(r"\W{0,3}(?:[A-Za-z]{2,12}\s+){0,3}\W{0,2}\d")
"""Before the grammars are asked, which are dear."""
_WORDS = re.compile(r"[^\w\s]+")
_LONGEST = 300
SAMPLE = 200
MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Reader:
    """How the values of one attribute are read."""

    kind: Kind
    key: Callable[[str], Key | None]
    span: Callable[[Key], Span | None] | None = None
    """For dates and quantities: what a key leaves open."""
    above: Callable[[Key], frozenset[Key]] | None = None
    """For places: the keys of what contains it."""


def reader_for(attribute: str, sample: Sequence[str], taxonomies: Mapping[str, Taxonomy]) -> Reader:
    """`sample` are distinct values of the attribute."""
    words = fold(attribute.replace("_", " ")).split()
    last = words[-1] if words else ""
    given = [value for value in sample[:SAMPLE] if value.strip().lower() not in NOTHING]
    if last in _PEOPLE or _BY.search(" ".join(words)):
        return Reader("people", text_key)
    if last in _BERTH and _share(given, lambda v: _DIGIT.search(v) is not None and len(v) <= 40) >= MOSTLY:
        return Reader("berth", berth_key)
    place = taxonomies.get("place")
    if place is not None and (
        last in _PLACE or "place" in last or _share(given, lambda v: place_key(v) in place.nodes) >= MOSTLY
    ):  # fmt: skip
        return Reader("place", place_key, above=place.above)
    if last in _PLACE or "place" in last:
        return Reader("place", place_key)
    if last in _CODES:
        return Reader("text", text_key)
    if _share(given, lambda v: ":" in v and read_clock(v) is not None) >= MOSTLY:
        return Reader("clock", clock_key)
    if _share(given, lambda v: _PLAIN_NUMBER.fullmatch(v.strip()) is not None) < MOSTLY and _share(given, _is_date) >= MOSTLY:
        return Reader("date", date_key, span=date_span)
    if _share(given, lambda v: _quantity(v) is not None) >= MOSTLY:
        return Reader("quantity", quantity_key, span=quantity_span)
    return Reader("text", text_key)


def text_key(value: str) -> Key | None:
    """Words without case, accents, punctuation and article; signs stay where there is nothing else (`C++` is not `C`)."""
    plain = value.strip().lower()
    if plain in NOTHING:
        return None
    if plain.isascii():
        if plain.isalnum():
            return plain
        words = " ".join(_WORDS.sub(" ", plain).split())
        kept = [c for c in plain if c in "+#%$€£"]
        return f"{words} {''.join(kept)}" if kept else words or plain
    return fold(plain) or " ".join(plain.split())


def place_key(value: str) -> Key | None:
    """The folded name."""
    return None if value.strip().lower() in NOTHING else fold(value) or None


def berth_key(value: str) -> Key | None:
    """The last code in it: `B12` of `Terminal B - Gate B12`."""
    if not _DIGIT.search(value):
        return None
    codes = _BERTH_CODE.findall(value[:_LONGEST])
    return codes[-1].upper().replace("-", "") if codes else None


def clock_key(value: str) -> Key | None:
    """`13:05`, with the day of the year where one is given (`13:05 1-12`)."""
    clock = read_clock(value)
    return None if clock is None else _clock_key(clock)


def _clock_key(clock: Clock) -> Key:
    return clock_words(clock) + (f" {clock.day[0]}-{clock.day[1]}" if clock.day else "")


def date_key(value: str) -> Key | None:
    """As the grammar of dates reads it, else as text."""
    read = _date(value)
    return text_key(value) if read is None else read.canonical[0]


def quantity_key(value: str) -> Key | None:
    """As the grammar of numbers and units reads it, else as text."""
    plain = value.strip()
    if _PLAIN_NUMBER.fullmatch(plain):
        return _number(plain)
    read = _quantity(plain)
    return text_key(value) if read is None else read.canonical[0]


def date_span(key: Key) -> Span | None:
    """First and last day of a canonical date."""
    head, _, tail = key.rstrip("~").partition("/")
    if head == ".." or tail == "..":
        return None
    first, last = _ends(head), _ends(tail or head)
    return (first[0], last[1]) if first and last else None


def _ends(form: str) -> Span | None:
    parts = form.split("-")
    if not all(p.isdigit() for p in parts) or not 1 <= len(parts) <= 3 or not 1 <= int(parts[0]) <= 9999:
        return None
    try:
        if len(parts) == 3:
            day = date(*map(int, parts)).toordinal()
            return day, day
        year = int(parts[0])
        if len(parts) == 1:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        month = int(parts[1])
        after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
        return date(year, month, 1).toordinal(), after.toordinal() - 1
    except ValueError:
        return None


def quantity_span(key: Key) -> Span | None:
    """What a printed number leaves open: half its last digit on both sides."""
    number, _, unit = key.partition(" ")
    if unit or not _PLAIN_NUMBER.fullmatch(number):
        return None
    exact = Decimal(number)
    digits = exact.normalize().as_tuple()
    if not isinstance(digits.exponent, int):
        return None
    # Zeros at the end may be digits or none; only three of them and more look like a rounded figure.
    step = Decimal(10) ** digits.exponent if digits.exponent >= 3 or digits.exponent < 0 else Decimal(1)
    return float(exact - step / 2), float(exact + step / 2)


def _number(plain: str) -> Key:
    whole, _, fraction = plain.lstrip("+").partition(".")
    sign = "-" if whole.startswith("-") else ""
    whole = whole.lstrip("-").lstrip("0") or "0"
    fraction = fraction.rstrip("0")
    return f"{sign if whole != '0' or fraction else ''}{whole}{'.' + fraction if fraction else ''}"


def _date(value: str) -> DateValue | None:
    plain = value.strip()
    if not plain or len(plain) > _LONGEST or not _LIKE_A_DATE.search(plain):
        return None
    from factcheck.values.days import match_date  # its grammar takes a while to load

    found = match_date(plain, 0)
    if found is None or found.end < len(plain.rstrip(" .")):
        return None
    return found.value if isinstance(found.value, DateValue) else None


def _is_date(value: str) -> bool:
    return _date(value) is not None


def _quantity(value: str) -> Quantity | None:
    plain = value.strip()
    if not plain or len(plain) > _LONGEST or not _LIKE_A_NUMBER.match(plain):
        return None
    from factcheck.values.numbers import match_quantity  # its grammar takes a while to load

    found = match_quantity(plain, 0)
    if found is None or found.end < len(plain.rstrip(" .")):
        return None
    return found.value if isinstance(found.value, Quantity) else None


def _share(values: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, values)) / len(values) if values else 0.0
