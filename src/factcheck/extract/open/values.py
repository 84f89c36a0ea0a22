"""What stands behind a label or in a cell whose attribute no pack names: its value, and what else is said there.

A figure or date counts only where it opens the value, alone or with a note behind it; two figures of one kind side by side
leave open which is meant.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.value import DateValue, Malformed, Quantity, Value
from factcheck.values.find import find_values
from factcheck.values.found import Found
from factcheck.values.units import dimension_of, is_money

_BEFORE = re.compile(r"[\s~≈<>≤≥=:+*(\"'“]*")
_BRACKET = re.compile(r"[(\[][^()\[\]]{0,200}[)\]]")
_TIME = re.compile(r"\s*((\d{1,9}(?:\.\d{1,6})?)(s|d))\s*")
"""As settings write it; in prose a number with an "s" may be a decade."""
_LONGEST = 220
"""Characters of a value with a figure in front; what is longer is a text that begins with one."""


class Valued(NamedTuple):
    """A value at `start`..`end` of the text, its dimension, and the words around it, notes included."""

    start: int
    end: int
    value: Value
    dimension: str
    words: str = ""
    steps: tuple[str, ...] = ()


def read_value(text: str, *, dated: bool = True) -> Valued | None:
    """The one figure or date that opens the text; `None` where there is none, or more than one of its kind.

    `dated`: is a number of four digits a year behind this label?
    """
    if len(text) > _LONGEST:
        return None
    if written := _TIME.fullmatch(text):
        number = Decimal(written[2])
        step = Decimal(1).scaleb(min(0, int(number.as_tuple().exponent)))
        start, end = written.span(1)
        return Valued(start, end, Quantity(written[1], number, number, written[3], step), "time")
    found = find_values(text)
    if not found or not _BEFORE.fullmatch(text[: found[0].start]):
        return None
    if not dated:
        found[0] = _no_year(found[0])
    first = found[0]
    dimension = dimension_of_value(first.value)
    brackets = [m.span() for m in _BRACKET.finditer(text)]
    for other in found[1:]:
        inside = any(start <= other.start < end for start, end in brackets)
        if not inside and dimension_of_value(other.value) == dimension and text[first.end : first.end + 1] != ":":
            return None
    if isinstance(first.value, Malformed):
        return None
    return Valued(first.start, first.end, first.value, dimension, _rest(text, first, found[1:]), first.steps)


def _no_year(found: Found) -> Found:
    """What was read as a year, as the number that it is."""
    words = text = found.value.text
    if not isinstance(found.value, DateValue) or not (len(words) == 4 and words.isdecimal()):
        return found
    number = Decimal(words)
    return found._replace(value=Quantity(text, number, number, "1", Decimal(1)), steps=())


def _rest(text: str, first: Found, others: list[Found]) -> str:
    """The words behind the value: other figures go, dates stay, for they say when."""
    kept: list[str] = []
    at = first.end
    for other in others:
        if other.start < at:
            continue
        kept.append(text[at : other.start])
        if isinstance(other.value, DateValue):
            kept.append(text[other.start : other.end])
        at = other.end
    kept.append(text[at:])
    counted = first.value.counted if isinstance(first.value, Quantity) else ""
    return f"{counted} {''.join(kept)}".strip()


def dimension_of_value(value: Value) -> str:
    """What kind of thing it is; two values of different dimensions are never compared."""
    if isinstance(value, Quantity):
        return f"money {value.unit}" if is_money(value.unit) else dimension_of(value.unit)
    if isinstance(value, Malformed):
        return value.would_be
    return value.type
