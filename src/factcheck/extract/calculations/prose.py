"""Calculations that a sentence states: sums, changes, shares, rates, conversions, spans of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from factcheck.extract.calculations.figures import Figure, Related, ends_of, quantity, sentences, sort_of
from factcheck.extract.tag import TaggedBlock
from factcheck.model.value import DateValue, Quantity
from factcheck.values.units import dimension_of

_UP = frozenset(
    "rose rise rises rising risen grew grow grows growing grown growth increased increase increases increasing climbed climb "
    "gained gain up higher more jump jumped surge surged".split()
)
_DOWN = frozenset(
    "fell fall falls falling fallen dropped drop drops dropping decreased decrease decreases decreasing declined decline declines "
    "shrank shrunk down lower less reduced reduction cut loss lost".split()
)
_IN_ALL = (("in", "all"), ("in", "total"), ("all", "told"), ("altogether",), ("together",), ("combined",))
_MADE_OF = (
    ("made", "up", "of"), ("consisting", "of"), ("consists", "of"), ("consisted", "of"), ("comprising",), ("comprises",),
    ("composed", "of"), ("divided", "into"), ("split", "into"), ("broken", "down", "into"), ("namely",), ("that", "is"),
)  # fmt: skip
_OPEN_LIST = frozenset("including include includes included among such example especially chiefly mainly mostly least".split())
_NEW_CLAUSE = frozenset({";", ":", ".", "but", "while", "whereas"})
_NO_JOINT = frozenset({".", ":", "or", "to", "than", "from"})
_PER = frozenset({"a", "an", "per", "each", "every"})
_FROM = frozenset({"from", "across", "in", "at", "over", "on", "for"})
FAR = Decimal("1.35")
"""A total and the sum of its parts further apart than this are no total and parts, but figures of something else."""


def related(block: TaggedBlock) -> Iterator[Related]:
    """Every calculation that a sentence of the block states."""
    for low, high, figures in sentences(block):
        yield from _conversions(block, figures)
        if len(figures) < 2:
            continue
        yield from _sums(block, low, high, figures)
        yield from _changes(block, low, high, figures)
        yield from _shares(block, figures)
        yield from _rates(block, high, figures)
        yield from _spans(block, figures)


def _conversions(block: TaggedBlock, figures: Sequence[Figure]) -> Iterator[Related]:
    """ "343 m (1,125 ft)", "343 m, or 1,125 ft": one length, mass, ... in two units, the second right behind the first."""
    for first, second in pairwise(figures):
        a, b = quantity(first), quantity(second)
        between = tuple(block.words[first.end : second.start])
        if a is None or b is None or a.unit == b.unit or between not in (("(",), (",", "or"), ("or",), ("/",), ("[",)):
            continue
        if (
            a.unit == "1"
            or dimension_of(a.unit) != dimension_of(b.unit)
            or dimension_of(a.unit) in ("time", "months", "data", "share")
        ):
            continue
        yield Related("conversion", second, (first,))


def _sums(block: TaggedBlock, low: int, high: int, figures: Sequence[Figure]) -> Iterator[Related]:
    """A total before its parts ("34 issues: 21 bugs, 9 features and 4 tasks"), or behind them ("..., 34 in all")."""
    words = block.words
    for k, total in enumerate(figures):
        value = quantity(total)
        if value is None or value.low is None or value.unit == "%":
            continue
        parts = [f for f in figures[k + 1 :] if (q := quantity(f)) is not None and sort_of(q) == sort_of(value)]
        lead = _leads_to_parts(words, total.end, parts[0].start) if parts else None
        behind = [f for f in figures[k + 1 :] if f not in parts and not (parts and _counts(f, parts))]
        if lead and not behind and _are_all(words, total, parts, total.start, high):
            yield Related("sum", total, tuple(parts))
        before = [f for f in figures[:k] if (q := quantity(f)) is not None and sort_of(q) == sort_of(value)]
        if len(before) == k and _says_in_all(words, total, before, high) and _are_all(words, total, before, low, total.end):
            yield Related("sum", total, tuple(before))


def _counts(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Does a figure before the parts say how many they are ("made up of three contributions: ...")?"""
    value = quantity(figure)
    return figure.end <= parts[0].start and value is not None and value.unit == "1" and value.low == len(parts)


def _leads_to_parts(words: Sequence[str], start: int, end: int) -> str | None:
    """The mark or wording between a total and its first part, if it says that the parts follow."""
    between = words[start:end]
    if len(between) > 12:
        return None
    for mark in (":", "—", "–", "("):
        if mark in between:
            behind = between[len(between) - 1 - between[::-1].index(mark) + 1 :]
            if len(behind) <= 3:
                return mark
    for phrase in _MADE_OF:
        n = len(phrase)
        if any(tuple(between[i : i + n]) == phrase for i in range(len(between) - n + 1)):
            return " ".join(phrase)
    return None


def _are_all(words: Sequence[str], total: Figure, parts: Sequence[Figure], low: int, high: int) -> bool:
    """Are these a full list of parts that could add up to the total? An open one ("including") never is."""
    value = quantity(total)
    return value is not None and _is_list(words, parts) and _is_sum(value, parts) and _OPEN_LIST.isdisjoint(words[low:high])


def _is_list(words: Sequence[str], parts: Sequence[Figure]) -> bool:
    """Are these two or more parts joined by commas, with "and" before the last, and nothing but words of their own between?"""
    if len(parts) < 2:
        return False
    for n, (a, b) in enumerate(pairwise(parts), start=2):
        between = words[a.end : b.start]
        if len(between) > 12 or not between:
            return False
        joint = [w for w in between if w in (",", ";", "and", "plus", "&")]
        if not joint or not _NO_JOINT.isdisjoint(between[-2:]):
            return False
        if n == len(parts) and "and" not in between and "plus" not in between and "&" not in between:
            return False
    return True


def _is_sum(total: Quantity, parts: Sequence[Figure]) -> bool:
    """Could the parts be meant to add up: each smaller than the total, and all together near it?"""
    values = [q.low for f in parts if (q := quantity(f)) is not None and q.low is not None and q.unit == total.unit]
    if total.low is None or len(values) != len(parts) or total.low <= 0:
        return False
    added = sum(values, Decimal(0))
    return max(values) < total.low and min(values) >= 0 and added < total.low * FAR and total.low < added * FAR


def _says_in_all(words: Sequence[str], total: Figure, parts: Sequence[Figure], high: int) -> bool:
    """ "..., 34 in all", "..., a total of 34", "..., 34 altogether"."""
    if len(parts) < 2 or total.start - parts[-1].end > 8:
        return False
    before, behind = words[parts[-1].end : total.start], words[total.end : min(total.end + 4, high)]
    if any(tuple(before[i : i + len(p)]) == p for p in (("total", "of"), ("sum", "of")) for i in range(len(before))):
        return True
    return any(tuple(behind[i : i + len(p)]) == p for p in _IN_ALL for i in range(2)) or any(
        tuple(before[-len(p) :]) == p for p in _IN_ALL
    )


def _changes(block: TaggedBlock, low: int, high: int, figures: Sequence[Figure]) -> Iterator[Related]:
    """ "rose by 15 percent, from 17.1 to 18.7 billion": one percentage, one pair of figures, one verb of change."""
    percents = [f for f in figures if (q := quantity(f)) is not None and q.unit == "%"]
    if len(percents) != 1:
        return
    pairs = [ends for f in figures if block.words[f.start] == "from" and (ends := ends_of(f)) is not None]
    for a, b in pairwise(figures):
        p, q = quantity(a), quantity(b)
        if (
            p is not None
            and q is not None
            and block.words[a.start - 1 : a.start] == ["from"]
            and block.words[a.end : b.start] == ["to"]
        ):
            pairs.append((a, b))
    if len(pairs) != 1:
        return
    (first, second), percent = pairs[0], percents[0]
    p, q = quantity(first), quantity(second)
    if p is None or q is None or p.unit != q.unit or p.unit == "%" or p.low is None or q.low is None or p.low <= 0:
        return
    rises = any(w in _UP for w in block.words[low:high])
    falls = any(w in _DOWN for w in block.words[low:high])
    if rises == falls or rises != (q.low > p.low):
        return
    between = block.words[min(percent.end, second.end) : max(percent.start, first.start)]
    if len(between) <= 10 and _NEW_CLAUSE.isdisjoint(between):
        yield Related("change", percent, (first, second))


def _shares(block: TaggedBlock, figures: Sequence[Figure]) -> Iterator[Related]:
    """ "12 of the 40 seats (30 %)": a part, a whole, and the share in brackets or behind a comma."""
    for a, b, share in zip(figures, figures[1:], figures[2:], strict=False):
        p, q, r = quantity(a), quantity(b), quantity(share)
        if p is None or q is None or r is None or r.unit != "%" or p.unit != q.unit or p.unit == "%":
            continue
        of = tuple(w for w in block.words[a.end : b.start] if w not in ("the", "all", "its", "their", "these"))
        behind = tuple(block.words[b.end : share.start])
        if of[-1:] != ("of",) or len(of) > 3 or behind not in (("(",), (",", "or"), ("—",), ("–",), (",", "i.e", ".", ",")):
            continue
        if p.low is not None and q.low is not None and 0 < p.low <= q.low:
            yield Related("share", share, (a, b))


def _rates(block: TaggedBlock, high: int, figures: Sequence[Figure]) -> Iterator[Related]:
    """ "$24.1 million from 2,317 theatres, roughly $10,400 a house": an amount, a count, and the amount for each one."""
    for whole, count, rate in zip(figures, figures[1:], figures[2:], strict=False):
        p, n, r = quantity(whole), quantity(count), quantity(rate)
        if p is None or n is None or r is None or p.unit != r.unit or p.unit == "1" or n.unit != "1" or not n.counted:
            continue
        words = block.words
        joined = words[count.start - 1] in _FROM and len(words[whole.end : count.start]) <= 4
        each = (rate.end < high and words[rate.end] in _PER) or "average" in words[count.end : rate.start]
        if joined and each and len(words[count.end : rate.start]) <= 8 and n.low and p.low and r.low and r.low < p.low:
            yield Related("rate", rate, (whole, count))


def _spans(block: TaggedBlock, figures: Sequence[Figure]) -> Iterator[Related]:
    """ "from 3 May 1999 to 4 June 2001 (763 days)", "the five years between 1996 and 2001": a stretch of dates and its length."""
    for first, second in pairwise(figures):
        for length, stretch in ((first, second), (second, first)):
            q, dates = quantity(length), stretch.value
            if q is None or not isinstance(dates, DateValue) or dates.precision != "range" or dates.bound != "exact":
                continue
            if dimension_of(q.unit) not in ("time", "months") or q.unit in ("s", "min", "h", "ms"):
                continue
            between = block.words[first.end : second.start]
            bracket = length is second and between == ["("]
            before = length is first and not between and block.words[stretch.start] in ("between", "from")
            if bracket or before:
                yield Related("span", length, (stretch,))
