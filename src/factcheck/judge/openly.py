"""Judge claims on attributes that no pack names: what their words leave open is held against a finding.

Two labels that say the same in the same words are as good as an attribute of a pack. In anything less, doubt wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import sqrt

from factcheck.judge.verdict import Held, Judged, Side, single_or_agree
from factcheck.model.claim import Key
from factcheck.model.value import DateValue, Malformed, Name, NameSet, Quantity, plain
from factcheck.values.reach import is_same, may_agree
from factcheck.values.similar import edit_distance
from factcheck.values.units import to_base
from factcheck.values.words import in_words

FAR = Decimal("2.6")
"""Two figures of one thing are seldom farther apart than this factor: beyond it the words must be the very same."""
MOST_CAMPS = 3


def judge(held: Sequence[Held]) -> Judged:
    """The verdict on claims of one cluster, in any order. All have keys of one dimension."""
    held = [h for h in held if not isinstance(h.claim.value, Malformed)]
    if not held:
        return Judged("incomparable", "the value is malformed")
    if all(isinstance(h.claim.value, NameSet) and h.claim.value.kind == "term" for h in held):  # lists; a name is a set of one
        return _lists(held)
    camps = _camps(held)
    if len(camps) == 1:
        return single_or_agree(held, in_words(camps[0][0].claim.value))
    shown = " and ".join(in_words(camp[0].claim.value) for camp in camps[:4])
    if len(camps) >= MOST_CAMPS:
        return Judged("ambiguous", f"{len(camps)} values ({shown}); such words may mean several things")
    first, second = camps
    mine, theirs = {h.claim.document for h in first}, {h.claim.document for h in second}
    if mine & theirs and (not _backed(first, second) or _in_one_passage(first, second)):
        return Judged("ambiguous", f"one document says both {shown}; they may be of two things")
    if not _same_words(first, second) and _corroborated(first) and _corroborated(second):
        return Judged("ambiguous", f"{shown} are each said by two documents; they may be of two things")
    if _far_apart(first[0], second[0]) and not _same_words(first, second):
        return Judged("ambiguous", f"{shown} are too far apart to be of one thing, as far as the words tell")
    reason = _reason(first, second)
    if not reason:
        return Judged("ambiguous", f"{shown}, but not in labels, and no second document says exactly one of them")
    return Judged("disagree", reason, "FC101", tuple(_side(camp) for camp in camps))


PASSAGE = 300
"""Characters: who gives two figures within so few tells two things apart."""


def _in_one_passage(first: Sequence[Held], second: Sequence[Held]) -> bool:
    places = [(h.claim.document, h.claim.evidence.span.start) for h in second if _is_prose(h)]
    return any(
        h.claim.document == document and abs(h.claim.evidence.span.start - start) < PASSAGE
        for h in first
        if _is_prose(h)
        for document, start in places
    )


def _is_prose(held: Held) -> bool:
    return held.claim.key is not None and held.claim.key.stands == "prose"


def _reason(first: Sequence[Held], second: Sequence[Held]) -> str:
    """Why two values are a contradiction and no two things; empty if nothing tells."""
    one, other = (in_words(camp[0].claim.value) for camp in (first, second))
    if _both_labelled(first, second):
        return f"{one} and {other} stand behind labels that agree"
    for camp, suspect in ((first, second), (second, first)):
        if _is_anchor(camp, suspect):
            exact, alone = in_words(camp[0].claim.value), in_words(suspect[0].claim.value)
            return f"two documents say exactly {exact}, and one alone {alone}, in words that agree"
    if _is_measured(first, second) or _is_measured(second, first):
        return f"{one} and {other} are given, behind a label and in a sentence on the subject with the same words beside the value"
    return ""


MEASURES = frozenset({"time", "months", "length", "area", "volume", "mass", "speed", "data", "data rate", "power", "energy"})
"""Dimensions that a thing has one of, as a rule: of counts and dates there are many in any text."""
BESIDE, ALIKE = 0.6, 0.6
"""How near to its value a sentence must say a label's head, and how alike their words must be, to stand without an anchor."""


def _is_measured(labels: Sequence[Held], sentences: Sequence[Held]) -> bool:
    """Does a label give one measure of the subject, or a figure of one time, and a sentence another, exactly, right beside the
    label's word?"""
    for label in _keys(labels):
        for held in sentences:
            key, value = held.claim.key, held.claim.value
            if label.stands == "prose" or key is None or key.stands != "prose" or not key.own:
                continue
            if label.dimension not in MEASURES and not any(h.startswith("when:") for h in label.hard):
                continue
            exact = isinstance(value, Quantity) and not value.about and value.low == value.high
            near = dict(key.words).get(label.heads[0], 0.0)
            if exact and near >= BESIDE and _alike_words(label, key) >= ALIKE and label.hard == key.hard:
                return True
    return False


def _alike_words(a: Key, b: Key) -> float:
    others = dict(b.words)
    shared = sum(weight * others.get(word, 0.0) for word, weight in a.words)
    return shared / sqrt(sum(w * w for _, w in a.words) * sum(w * w for _, w in b.words))


def _lists(held: Sequence[Held]) -> Judged:
    """Lists that mean to be whole and share most members: one lacks a member of the other, or each has one that the other lacks."""
    camps: dict[tuple[str, ...], list[Held]] = {}
    for one in held:
        camps.setdefault(one.claim.value.canonical, []).append(one)
    if len(camps) == 1:
        return single_or_agree(held, in_words(held[0].claim.value))
    if len(camps) > MOST_CAMPS - 1:
        return Judged("ambiguous", f"{len(camps)} lists that differ; they may be of several things")
    short, long = sorted(camps.values(), key=lambda camp: (len(camp[0].claim.value.canonical), camp[0].claim.value.canonical))
    if {h.claim.document for h in short} & {h.claim.document for h in long}:
        return Judged("ambiguous", "one document gives both lists; they may be of two things")
    fewer, more = ({m.key: m.text for m in _members(camp[0])} for camp in (short, long))
    lacks = [more[k] for k in more if not any(_alike(k, other) for other in fewer)]
    adds = [fewer[k] for k in fewer if not any(_alike(k, other) for other in more)]
    sides = tuple(Side(in_words(camp[0].claim.value), camp[0].claim.value.canonical, _indices(camp)) for camp in (short, long))
    if lacks and not adds:
        reason = f"{sides[0].value} is given as the whole list; the other has {', '.join(lacks)} besides"
        return Judged(
            "disagree", reason, "FC201", sides, preferred=1, preferred_because="it is the fuller list and holds all of the other"
        )
    if len(lacks) == 1 and len(adds) == 1 and len(fewer) > 2:
        return Judged("disagree", f"one list has {adds[0]}, the other {lacks[0]}; all else is alike", "FC101", sides)
    return Judged("ambiguous", "the lists differ in forms of names")


def _members(held: Held) -> tuple[Name, ...]:
    assert isinstance(held.claim.value, NameSet)
    return held.claim.value.members


def _alike(a: str, b: str) -> bool:
    """May two members be one? In doubt yes: one holds the words of the other, or they differ by a letter."""
    mine, others = set(a.split()), set(b.split())
    return mine <= others or others <= mine or (len(a) > 5 and edit_distance(a, b) <= 1)


def _indices(camp: Sequence[Held]) -> tuple[int, ...]:
    return tuple(sorted(h.index for h in camp))


def _camps(held: Sequence[Held]) -> list[list[Held]]:
    """Claims by the values that can be the same, the most precise value first in each; a value that fits several camps is in
    none."""
    ordered = sorted(held, key=lambda h: (_width(h), in_words(h.claim.value), h.index))
    camps: list[list[Held]] = []
    for one in ordered:
        fitting = [camp for camp in camps if may_agree(camp[0].claim.value, one.claim.value)]
        if len(fitting) == 1:
            fitting[0].append(one)
        elif not fitting:
            camps.append([one])
    return camps


def _width(held: Held) -> Decimal:
    value = held.claim.value
    if isinstance(value, DateValue):
        return Decimal((value.end - value.start).days + (0 if value.bound == "exact" else 40_000))
    if isinstance(value, Quantity):
        if value.low is None or value.high is None:
            return Decimal(10) ** 30
        return to_base(value.high - value.low + value.step, value.unit) + (Decimal(10) ** 20 if value.about else 0)
    return Decimal(0)


def _keys(camp: Sequence[Held]) -> list[Key]:
    return [h.claim.key for h in camp if h.claim.key is not None]


def _same_words(first: Sequence[Held], second: Sequence[Held]) -> bool:
    """Do two labels, one of each side, name it in the same words?"""
    return any(
        a.stands != "prose" and b.stands != "prose" and _names(a) == _names(b) and a.hard == b.hard
        for a in _keys(first)
        for b in _keys(second)
    )


def _backed(first: Sequence[Held], second: Sequence[Held]) -> bool:
    """Where one document says both: does another say exactly one of the two, and nobody else the other? Not where
    it says both in labels or cells: those are of two things."""
    both = {h.claim.document for h in first} & {h.claim.document for h in second}
    if all(
        any(h.claim.document in both and h.claim.key and h.claim.key.stands != "prose" for h in camp) for camp in (first, second)
    ):
        return False  # two lines or rows of one document
    outside = [any(h.claim.document not in both for h in camp) and _corroborated(camp) for camp in (first, second)]
    return outside[0] != outside[1]


def _both_labelled(first: Sequence[Held], second: Sequence[Held]) -> bool:
    return all(any(key.stands != "prose" for key in _keys(camp)) for camp in (first, second))


def _is_anchor(camp: Sequence[Held], suspect: Sequence[Held]) -> bool:
    """Do two documents say exactly the one, and only one the other?"""
    return _corroborated(camp) and len({h.claim.document for h in suspect}) == 1


def _names(key: Key) -> frozenset[str]:
    return frozenset(word for word, weight in key.words if weight >= 0.9)


def _corroborated(camp: Sequence[Held]) -> bool:
    """Do two documents say exactly the same?"""
    return any(a.claim.document != b.claim.document and is_same(a.claim.value, b.claim.value) for a in camp[:8] for b in camp[:8])


def _far_apart(a: Held, b: Held) -> bool:
    x, y = a.claim.value, b.claim.value
    if not isinstance(x, Quantity) or not isinstance(y, Quantity) or x.low is None or y.low is None:
        return False
    low, high = sorted((abs(to_base(x.low, x.unit)), abs(to_base(y.low, y.unit))))
    return high > low * FAR


def _side(camp: Sequence[Held]) -> Side:
    """Identity by the most precise value of the side, in the base unit of its dimension."""
    best = camp[0].claim.value
    canonical = best.canonical
    if isinstance(best, Quantity):
        low, high = ("" if n is None else plain(to_base(n, best.unit)) for n in (best.low, best.high))
        canonical = (low if low == high else f"{low}..{high}",)
    return Side(in_words(best), canonical, tuple(sorted(h.index for h in camp)))
