"""Judge figures that a passage sets in relation: does the stated one follow from the others, each within its own rounding?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.value import Calculation, DateValue, Quantity
from factcheck.values.calendar_words import WEEKDAY_NAMES
from factcheck.values.units import dimension_of, from_base, to_base
from factcheck.values.words import in_words

DAYS_IN = {"d": Decimal(1), "wk": Decimal(7), "mo": Decimal("30.44"), "y": Decimal("365.25")}
_LOOSE = Decimal("0.01")
"""How far a conversion may be off beside its rounding: one in a hundred ("5 miles, 8 km")."""
_ZEROS = Decimal("0.05")
_ABOUT = Decimal("0.06")

Interval = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Worked:
    """A calculation done: what comes out, in words, and whether the stated figure can be it."""

    fits: bool
    sum: str
    """ "21 + 9 + 6 = 36"."""
    reason: str


def work_out(value: Calculation) -> Worked | None:
    """Do the sum; `None` if it cannot be done (a unit unknown, a division by zero)."""
    return _WORKED[value.kind](value)


def interval(value: Quantity) -> Interval | None:
    """What a printed number allows: half its last digit to either side."""
    if value.low is None or value.high is None:
        return None
    half = value.step / 2
    if value.about:
        half = max(half, abs(value.high) * _ABOUT)
    return value.low - half, value.high + half


def _round_interval(value: Quantity) -> Interval | None:
    """As `interval`, for numbers that people round when they convert or divide: of the zeros at the end of a whole number nobody
    knows which are meant ("60 miles"), so the last other digit counts, up to one in twenty."""
    ends = interval(value)
    if ends is None or value.low is None:
        return None
    step = value.step
    while step < 10**18 and value.low and value.low % (step * 10) == 0:
        step *= 10
    half = min(step / 2, abs(value.low) * _ZEROS)
    return min(ends[0], value.low - half), max(ends[1], value.low + half)


def _meet(a: Interval, b: Interval) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _quantities(value: Calculation) -> list[Quantity]:
    return [o for o in value.operands if isinstance(o, Quantity)]


def _shown(number: Decimal, like: Quantity, places: int = 0) -> str:
    step = min(like.step, Decimal(1)) if not places else Decimal(1).scaleb(-places)
    rounded = number.quantize(step) if step <= 1 else number
    return in_words(Quantity("", rounded, rounded, like.unit, step))


def _sum(value: Calculation) -> Worked | None:
    stated, parts = value.stated, _quantities(value)
    if not isinstance(stated, Quantity) or len(parts) < 2:
        return None
    ends = [interval(p) for p in parts]
    total = interval(stated)
    if total is None:
        return None
    low = sum((e[0] for e in ends if e), Decimal(0))
    high = sum((e[1] for e in ends if e), Decimal(0))
    exact = all(p.step == 1 and p.unit == "1" and not p.about for p in (*parts, stated))
    added = sum((p.low for p in parts if p.low is not None), Decimal(0))
    fits = added == stated.low if exact else _meet((low, high), total)
    worked = f"{' + '.join(in_words(p) for p in parts)} = {_shown(added, min(parts, key=lambda p: p.step))}"
    return Worked(fits, worked, f"{worked}, but {in_words(stated)} is given as the total")


def _change(value: Calculation) -> Worked | None:
    stated, pair = value.stated, _quantities(value)
    if not isinstance(stated, Quantity) or len(pair) != 2:
        return None
    a, b, claimed = interval(pair[0]), interval(pair[1]), interval(stated)
    if a is None or b is None or claimed is None or a[0] <= 0 or pair[0].low is None or pair[1].low is None:
        return None
    ends = sorted(abs(x) for x in (b[0] / a[1] - 1, b[1] / a[0] - 1))
    reached = (ends[0] * 100, ends[1] * 100)
    exact = abs(pair[1].low / pair[0].low - 1) * 100
    worked = f"from {in_words(pair[0])} to {in_words(pair[1])} is a change of {_shown(exact, stated, 1)}"
    return Worked(_meet(reached, (abs(claimed[0]), abs(claimed[1]))), worked, f"{worked}, but {in_words(stated)} is given")


def _conversion(value: Calculation) -> Worked | None:
    stated, given = value.stated, _quantities(value)
    if not isinstance(stated, Quantity) or len(given) != 1 or given[0].low is None:
        return None
    a, b = _round_interval(given[0]), _round_interval(stated)
    if a is None or b is None or dimension_of(stated.unit) != dimension_of(given[0].unit):
        return None
    in_base = tuple(to_base(x, given[0].unit) for x in a), tuple(to_base(x, stated.unit) for x in b)
    loose = max(abs(x) for x in in_base[0]) * _LOOSE
    fits = _meet((min(in_base[0]) - loose, max(in_base[0]) + loose), (min(in_base[1]), max(in_base[1])))
    exact = from_base(to_base(given[0].low, given[0].unit), stated.unit)
    worked = f"{in_words(given[0])} = {_shown(exact, stated, 0 if abs(exact) > 20 else 2)}"
    return Worked(fits, worked, f"{worked}, but {in_words(stated)} is given")


def _share(value: Calculation) -> Worked | None:
    stated, pair = value.stated, _quantities(value)
    if not isinstance(stated, Quantity) or len(pair) != 2:
        return None
    a, b, claimed = interval(pair[0]), interval(pair[1]), interval(stated)
    if a is None or b is None or claimed is None or b[0] <= 0 or pair[0].low is None or not pair[1].low:
        return None
    exact = pair[0].low / pair[1].low * 100
    worked = f"{in_words(pair[0])} of {in_words(pair[1])} is {_shown(exact, stated, 1)}"
    low, high = (exact, exact) if pair[0].unit == "1" else (a[0] / b[1] * 100, a[1] / b[0] * 100)
    return Worked(_meet((low, high), claimed), worked, f"{worked}, but {in_words(stated)} is given")


def _rate(value: Calculation) -> Worked | None:
    stated, pair = value.stated, _quantities(value)
    if not isinstance(stated, Quantity) or len(pair) != 2:
        return None
    a, n, claimed = interval(pair[0]), pair[1].low, _round_interval(stated)
    if a is None or not n or claimed is None or pair[0].low is None:
        return None
    exact = pair[0].low / n
    loose = exact * (_ABOUT if stated.about else _LOOSE)
    worked = f"{in_words(pair[0])} / {in_words(pair[1])} = {_shown(exact, stated, 0 if exact > 100 else 2)}"
    fits = _meet((a[0] / n - loose, a[1] / n + loose), claimed)
    return Worked(fits, worked, f"{worked} for each, but {in_words(stated)} is given")


def _span(value: Calculation) -> Worked | None:
    stated, stretch = value.stated, value.operands[0] if value.operands else None
    if not isinstance(stated, Quantity) or not isinstance(stretch, DateValue) or stated.unit not in DAYS_IN or stated.low is None:
        return None
    unit = DAYS_IN[stated.unit]
    longest = Decimal((stretch.end - stretch.start).days + 1) / unit
    # "2001 to 2004" begins on some day of 2001 and ends on some day of 2004; a month likewise
    vague = {4: Decimal(366), 7: Decimal(31)}.get(_printed(stretch), Decimal(1)) / unit
    shortest = longest - 2 * vague
    fits = shortest - 1 <= stated.low <= longest + 1
    shown = _shown(longest - vague, stated, 1)
    worked = f"{in_words(stretch)} is about {shown}"
    return Worked(fits, worked, f"{worked}, but {in_words(stated)} is given")


def _printed(stretch: DateValue) -> int:
    """How exactly the ends are printed: 4 for years, 7 for months, 10 for days (the length of an ISO date)."""
    whole_years = (stretch.start.month, stretch.start.day, stretch.end.month, stretch.end.day) == (1, 1, 12, 31)
    if whole_years:
        return 4
    from calendar import monthrange

    return 7 if stretch.start.day == 1 and stretch.end.day == monthrange(stretch.end.year, stretch.end.month)[1] else 10


def _weekday(value: Calculation) -> Worked | None:
    day = value.stated
    if not isinstance(day, DateValue) or value.weekday is None:
        return None
    right = WEEKDAY_NAMES[day.start.weekday()]
    worked = f"{in_words(day)} was a {right}"
    return Worked(day.start.weekday() == value.weekday, worked, f"{worked}, but {WEEKDAY_NAMES[value.weekday]} is given")


def _count(value: Calculation) -> Worked | None:
    stated, listed = value.stated, _quantities(value)
    if not isinstance(stated, Quantity) or len(listed) != 1:
        return None
    worked = f"{in_words(listed[0])} are listed"
    return Worked(stated.low == listed[0].low, worked, f"{in_words(stated)} are announced, and {worked}")


_WORKED: dict[str, Callable[[Calculation], Worked | None]] = {
    "sum": _sum, "change": _change, "conversion": _conversion, "share": _share, "rate": _rate, "span": _span,
    "weekday": _weekday, "count": _count,
}  # fmt: skip
