"""May two claims on attributes that no pack names be about the same one? Answered from their keys alone.

A key is what its claim's own words say. So what meets what does not depend on the other documents of a folder.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from factcheck.model.claim import NUMBER, Key
from factcheck.values.stems import stem

LABELS_AGREE = 0.8
"""The cosine from which on two labels name one attribute: a weak word more or less, never another noun."""

NAMES, NEAR, SAID, ANSWERS = 0.9, 0.4, 0.2, 0.9
"""From which weight on a word of a label names the attribute; and how near to the value a sentence must say the head, and the rest;
a question that the sentence answers says as much as the subject's name."""
COUNTS_AGREE, SENTENCES_AGREE = 0.6, 0.5
"""The same for two sentences; of counts, the counted noun is the same besides."""


class Meeting(NamedTuple):
    """`score` is 0 where the two may not meet; `why` says then what keeps them apart."""

    score: float
    why: str = ""


def meet(a: Key, b: Key) -> Meeting:
    """How well two keys agree. Symmetric."""
    if NUMBER in (a.dimension, b.dimension) and {a.dimension, b.dimension} != {NUMBER, "count"}:
        return Meeting(0, "a bare number is compared with counts behind labels alone")
    if a.dimension != b.dimension and NUMBER not in (a.dimension, b.dimension):
        return Meeting(0, f"one is {a.dimension}, the other {b.dimension}")
    if not set(a.heads) & set(b.heads):
        return Meeting(0, "they name different things")
    if a.dimension == "list":
        return _lists(a, b)
    if not _one_measure(a, b):
        return Meeting(0, f"another measure: {_differ(a.measure, b.measure)}")
    apart = hard_apart(_demands(a, b), _demands(b, a))
    if apart:
        return Meeting(0, apart)
    if a.stands != "prose" and b.stands != "prose":
        score = cosine(a, b)
        return Meeting(score) if score >= LABELS_AGREE else Meeting(0, "their words agree too little")
    if a.stands == b.stands:
        return _both_prose(a, b)
    label, prose = (b, a) if a.stands == "prose" else (a, b)
    return _label_and_prose(label, prose)


SETTINGS = frozenset({"default", "set", "as set"})
"""What is said of the settings of a program: their defaults, those of some file, or those of a file that calls them its own."""


def _one_measure(a: Key, b: Key) -> bool:
    """The same measure on both sides. A page may leave out that it speaks of a default, or of a setting as it is; a file that calls
    its settings its own is compared with nothing but such files."""
    mine, others = set(a.measure), set(b.measure)
    if mine - SETTINGS != others - SETTINGS:
        return False
    mine, others = mine & SETTINGS, others & SETTINGS
    return mine == others or (not (mine and others) and "as set" not in mine | others)


def _lists(a: Key, b: Key) -> Meeting:
    """Lists meet by their members: two that both have where a word of what they are called is the same, else three; and all but
    one of either."""
    if all(any(h.startswith(_CONTAINING) for h in key.hard) for key in (a, b)) and (apart := hard_apart(a.hard, b.hard)):
        return Meeting(0, apart)
    mine, others = set(a.heads), set(b.heads)
    shared = mine & others
    called = {word for word, _ in a.words} & {word for word, _ in b.words}
    if len(shared) < (2 if called else 3):
        return Meeting(0, f"the lists share {len(shared)} members")
    if len(mine - others) > 1 or len(others - mine) > 1:
        return Meeting(0, "the lists differ in several members")
    return Meeting(round(len(shared) / len(mine | others), 6))


def _label_and_prose(label: Key, prose: Key) -> Meeting:
    """The sentence must say all that names the attribute, its head near the value, and of the subject where the label is but one
    word."""
    near = dict(prose.words)
    named = [word for word, weight in label.words if weight >= NAMES]
    head = label.heads[0]
    if prose.dimension == "count" and prose.heads[0] not in named:
        return Meeting(0, f"the sentence counts {prose.heads[0]}")
    if near.get(head, 0.0) < NEAR:
        return Meeting(0, f"the sentence does not say {head} beside the value")
    unsaid = [word for word in named if near.get(word, 0.0) < SAID]
    if unsaid:
        return Meeting(0, f"the sentence does not say {', '.join(unsaid)}")
    if len(named) == 1 and label.dimension != "count" and not prose.own and near[head] < ANSWERS:
        return Meeting(0, f"whose {head} it is the sentence does not say")
    return Meeting(round(0.8 * sum(min(near[word], 1.0) for word in named) / len(named), 6))


def _both_prose(a: Key, b: Key) -> Meeting:
    if a.dimension == "count" and a.heads[0] != b.heads[0]:
        return Meeting(0, f"one counts {a.heads[0]}, the other {b.heads[0]}")
    if a.dimension == "count" and not a.hard and not _share_besides(a, b, a.heads[0]):
        return Meeting(0, f"they share nothing but {a.heads[0]}")
    score = cosine(a, b)
    least = COUNTS_AGREE if a.dimension == "count" else SENTENCES_AGREE
    return Meeting(round(0.7 * score, 6)) if score >= least else Meeting(0, "their words agree too little")


BESIDES = 0.3


def _share_besides(a: Key, b: Key, head: str) -> bool:
    """Do two sentences share another word near their values? "Two ways" here and "three ways" there are of anything."""
    others = dict(b.words)
    return any(min(weight, others.get(word, 0.0)) >= BESIDES for word, weight in a.words if word != head)


def _demands(key: Key, other: Key) -> tuple[str, ...]:
    """What must be met: a name in a sentence that is but a word of the label ("the Copernicus satellites") is met by that."""
    if key.stands != "prose" or other.stands == "prose":
        return key.hard
    said = {word for word, _ in other.words}
    return tuple(h for h in key.hard if not h.startswith("name:") or not {stem(w) for w in h[5:].split()} <= said)


def cosine(a: Key, b: Key) -> float:
    """How alike the weighted words are: 0..1."""
    others = dict(b.words)
    shared = sum(weight * others.get(word, 0.0) for word, weight in a.words)
    if not shared:
        return 0.0
    return round(shared / sqrt(sum(w * w for _, w in a.words) * sum(w * w for _, w in b.words)), 6)


_CONTAINING = ("when:", "version:")
"""What may be said more or less exactly: 2024 and May 2024, version 3 and 3.2."""


def hard_apart(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """What one must meet and the other does not have; empty if there is nothing. Times and versions may contain each other, all
    else must be equal; what only one side says is not met."""
    if a == b:
        return ""
    mine, others = ({h for h in side if not h.startswith(_CONTAINING)} for side in (a, b))
    if mine != others:
        return f"only one speaks of {_differ(tuple(mine), tuple(others))}"
    for kind in _CONTAINING:
        one, other = ({h.removeprefix(kind) for h in side if h.startswith(kind)} for side in (a, b))
        if bool(one) != bool(other):
            return f"only one says {kind[:-1]}: {_differ(tuple(one), tuple(other))}"
        if one and not (_contained(one, other) or _contained(other, one)):
            return f"another {kind[:-1]}: {_differ(tuple(one), tuple(other))}"
    return ""


def _contained(some: set[str], others: set[str]) -> bool:
    """Is everything in the one said in the other, as exactly or more so or less? (May 2024 and 2024; 2023 and 2024 are two.)"""
    return all(any(_within(x, y) or _within(y, x) for y in others) for x in some)


def _within(exact: str, wide: str) -> bool:
    return exact == wide or (exact.startswith(wide) and exact[len(wide)] in ".-")


def _differ(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    return ", ".join(sorted({h.partition(":")[2] or h for h in set(a) ^ set(b)}))
