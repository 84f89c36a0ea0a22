"""Judge names: one that differs, a list that leaves out whom another list names, or lists that contradict each other.

Only lists that mean to be complete can contradict or omit. A name said in passing supports a list that has it and opens no
dispute of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.judge.verdict import MAX_SIDES, Held, Judged, Side, single_or_agree
from factcheck.model.value import Name, NameSet
from factcheck.values.names import fold, related_organisation, same_organisation, same_person, same_title

if TYPE_CHECKING:
    from factcheck.rulepack.schema import Attribute

Members = frozenset[str]


def judge(held: Sequence[Held], attribute: Attribute) -> Judged:
    """Say whether the names of one cluster fit together. All values are name sets of one kind."""
    names: dict[str, Name] = {}
    for h in held:
        assert isinstance(h.claim.value, NameSet)
        for m in h.claim.value.members:
            if m.key not in names or m.note or not names[m.key].note:
                names[m.key] = m
    kinds = {h.claim.value.kind for h in held if isinstance(h.claim.value, NameSet)}
    forms = _as_written(names) if kinds == {"term"} else equate(names)
    known = _known(held, forms)
    sets: dict[Members, list[Held]] = {}
    unclear: list[Held] = []
    for h in held:
        members = _members(h, forms, known[h.claim.document])
        if members is None:
            unclear.append(h)
        else:
            sets.setdefault(members, []).append(h)
    show = _shower(names, forms)
    if not sets:
        return Judged("ambiguous", f"{unclear[0].claim.value.text} may be one of several people of that name")
    if len(sets) == 1:
        return single_or_agree([h for holders in sets.values() for h in holders], show(next(iter(sets))))
    judged = _judge_sets(sets, attribute, show)
    if not unclear or not judged.code:
        return judged
    return replace(judged, witnesses=(*judged.witnesses, ("may name one of several", tuple(sorted(h.index for h in unclear)))))


def _known(held: Sequence[Held], forms: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Document to those whom it names so fully that nobody else can be meant."""
    known: dict[str, set[str]] = {}
    for h in held:
        assert isinstance(h.claim.value, NameSet)
        clear = {forms[m.key][0] for m in h.claim.value.members if len(forms[m.key]) == 1}
        known.setdefault(h.claim.document, set()).update(clear)
    return known


def _members(held: Held, forms: dict[str, tuple[str, ...]], known: set[str]) -> Members | None:
    """Who is named; `None` where a name fits several and its document does not say which ("Holm" beside two of that name)."""
    assert isinstance(held.claim.value, NameSet)
    found: set[str] = set()
    for member in held.claim.value.members:
        meant = forms[member.key]
        if len(meant) > 1:
            meant = tuple(m for m in meant if m in known)
        if len(meant) != 1:
            return None
        found.add(meant[0])
    return frozenset(found)


def _judge_sets(sets: dict[Members, list[Held]], attribute: Attribute, show: Callable[[Members], str]) -> Judged:
    if attribute.many == "some":
        return _some(sets, show)
    if attribute.many == "set" and not attribute.closed:
        return Judged("agree" if _nested(list(sets)) else "incomparable", "an open list: who is not in it may still belong to it")
    return _closed(sets, attribute, show)


def _some(sets: dict[Members, list[Held]], show: Callable[[Members], str]) -> Judged:
    """Lists of which each may name fewer than there are: those that share a member are one side."""
    camps: list[tuple[set[str], list[Held]]] = []
    for members in sorted(sets, key=lambda m: (-len(m), sorted(m))):
        joined = [camp for camp in camps if camp[0] & members]
        merged = set(members).union(*(camp[0] for camp in joined))
        held = [*sets[members], *(h for camp in joined for h in camp[1])]
        camps = [*(camp for camp in camps if camp not in joined), (merged, held)]
    firm = [camp for camp in camps if any(h.claim.force == "states" for h in camp[1])]
    if len(camps) == 1:
        return Judged("agree", f"each names one or more of {show(frozenset(camps[0][0]))}")
    if len(firm) < 2:
        return Judged("ambiguous", "only mentions in passing differ")
    firm.sort(key=lambda camp: (-len({h.claim.document for h in camp[1]}), sorted(camp[0])))
    sides = tuple(Side(show(frozenset(m)), tuple(sorted(m)), tuple(sorted(h.index for h in held))) for m, held in firm[:MAX_SIDES])
    return Judged("disagree", _differs([frozenset(m) for m, _ in firm[:2]], show), "FC101", sides)


def _closed(sets: dict[Members, list[Held]], attribute: Attribute, show: Callable[[Members], str]) -> Judged:
    """Sets of which at least one pair differs."""
    whole: dict[Members, list[Held]] = {}
    parts: dict[Members, list[Held]] = {}
    mentions: dict[Members, list[Held]] = {}
    added: dict[Members, list[Held]] = {} if attribute.many == "single" else _added(sets)
    going_on = {h.claim.document for holders in added.values() for h in holders}
    for members, holders in sets.items():
        stated = [h for h in holders if h.claim.force == "states"]
        full = [h for h in stated if attribute.many == "single" or (_complete(h) and h.claim.document not in going_on)]
        if full:
            whole[members] = holders
        elif stated:
            parts[members] = holders
        else:
            mentions[members] = holders
    sides = dict(whole)
    for members, holders in parts.items():
        if not any(members <= other for other in whole) and whole and members not in added:
            sides[members] = holders
    if len(sides) < 2:
        if not whole:
            return Judged("incomparable", "no source names all: " + "; ".join(show(m) for m in _sorted(sets)))
        inside = [m for m in (*parts, *mentions) if not m <= next(iter(whole))]
        if inside and inside[0] in added:
            return Judged("ambiguous", f"{show(inside[0])} is named as one more; others give {show(next(iter(whole)))}")
        if inside:
            return Judged(
                "ambiguous",
                f"{show(inside[0])} is only mentioned in passing; the full list is {show(next(iter(whole)))}",
            )
        return Judged("agree", f"the partial lists fit the full one: {show(next(iter(whole)))}")
    ordered = _sorted(sides)[:MAX_SIDES]
    supports: dict[Members, list[Held]] = {m: list(sides[m]) for m in ordered}
    witnesses: list[int] = []
    for members, holders in (*parts.items(), *mentions.items()):
        if members in supports:
            continue
        containing = [m for m in ordered if members <= m]
        if len(containing) == 1:
            supports[containing[0]].extend(holders)
        else:
            witnesses.extend(h.index for h in holders)
    if _nested(ordered):
        ordered.sort(key=lambda m: (len(m), sorted(m)))
    found = tuple(Side(show(m), tuple(sorted(m)), tuple(sorted({h.index for h in supports[m]}))) for m in ordered)
    context = (("names some of them", tuple(sorted(witnesses))),) if witnesses else ()
    if _nested(ordered):
        return _omission(ordered, found, context, show)
    return Judged("disagree", _differs(ordered, show), "FC101", found, context)


def _added(sets: dict[Members, list[Held]]) -> dict[Members, list[Held]]:
    """Who is named as one of several only by documents that name somebody else as well ("directed by A and co-directed by B").

    The one list of such a document goes on in the other: they do not contradict each other, and neither is the whole.
    """
    named: dict[str, set[Members]] = {}
    for members, holders in sets.items():
        for h in holders:
            if h.claim.force == "states":
                named.setdefault(h.claim.document, set()).add(members)
    return {
        members: holders
        for members, holders in sets.items()
        if all(_is_part(h) and any(not members <= m for m in named.get(h.claim.document, ())) for h in holders)
    }


def _is_part(held: Held) -> bool:
    value = held.claim.value
    return isinstance(value, NameSet) and value.complete == "no"


def _omission(
    ordered: list[Members],
    found: tuple[Side, ...],
    context: tuple[tuple[str, tuple[int, ...]], ...],
    show: Callable[[Members], str],
) -> Judged:
    """Each set holds the one before it."""
    smallest, largest = min(ordered, key=len), max(ordered, key=len)
    lacking = show(largest - smallest)
    reason = f"{show(smallest)} is given as the whole list, and so is {show(largest)}; the first lacks {lacking}"
    return Judged(
        "disagree",
        reason,
        "FC201",
        found,
        context,
        ordered.index(largest),
        "it is the fuller list and holds all of the other",
    )


def _complete(held: Held) -> bool:
    value = held.claim.value
    return isinstance(value, NameSet) and value.complete == "yes"


def _nested(sets: Sequence[Members]) -> bool:
    """Does each set hold the next smaller one?"""
    by_size = sorted(sets, key=lambda s: (len(s), sorted(s)))
    return all(a <= b for a, b in pairwise(by_size))


def _sorted(sets: dict[Members, list[Held]]) -> list[Members]:
    return sorted(sets, key=lambda m: (-len({h.claim.document for h in sets[m]}), len(m), sorted(m)))


def _shower(names: dict[str, Name], forms: dict[str, tuple[str, ...]]) -> Callable[[Members], str]:
    written = {key: name.text for key, name in names.items()}
    first: dict[str, int] = {}
    """Where each name was met first, so that lists read as in the text and not by the alphabet."""
    for place, key in enumerate(names):
        for leader in forms[key]:
            first.setdefault(leader, place)

    def show(members: Members) -> str:
        return ", ".join(written[m] for m in sorted(members, key=lambda m: first[m]))

    return show


def _differs(ordered: Sequence[Members], show: Callable[[Members], str]) -> str:
    a, b = ordered[0], ordered[1]
    common = a & b
    both = f"; both have {show(common)}" if common else ""
    if a - b and b - a:
        return f"one has {show(a - b)}, the other {show(b - a)}{both}"
    return f"{show(a ^ b)} stands in one list only{both}"


def _as_written(names: dict[str, Name]) -> dict[str, tuple[str, ...]]:
    """Terms and codes are one only if they are written alike, or if one is a version and the other is within it (3 and 3.1)."""
    forms: dict[str, tuple[str, ...]] = {}
    for key in names:
        within = [k for k in names if k.startswith(key + ".")] if key[:1].isdigit() else []
        forms[key] = tuple(sorted(k for k in within if not any(o.startswith(k + ".") for o in within))) or (key,)
    return forms


def equate(names: dict[str, Name]) -> dict[str, tuple[str, ...]]:
    """Each key to the fullest forms that it may be a form of: as a rule one; several where it fits names that are not each
    other's ("Holm" beside Adam Holm and Alice Holm). `names` are of one cluster.

    Pairs are tried only where two names share a word's beginning, so the cost grows with the names, not with their square.
    """
    leaders: dict[str, list[str]] = {}
    """The beginning of a word to the fullest forms that have such a word."""
    forms: dict[str, tuple[str, ...]] = {}
    for key in sorted(names, key=lambda k: (-len(k), k)):
        beginnings = sorted({word[:4] for word in (*key.split(), *_alias(names[key]).split())})
        near = dict.fromkeys(leader for beginning in beginnings for leader in leaders.get(beginning, ())[:MAX_BUCKET])
        meant = tuple(
            leader
            for leader in near
            if same_name(key, leader, names[key].text, names[leader].text) or _goes_by(names[key], names[leader])
        )
        forms[key] = meant or (key,)
        if not meant:
            for beginning in beginnings:
                leaders.setdefault(beginning, []).append(key)
    return forms


_ALIAS_CUE = re.compile(r"^(?:(?:also |better |credited |billed |known |aka |a k a |as |born |nee |alias )+)(?=\S)")


def _alias(name: Name) -> str:
    """The other name, folded, that stands in brackets behind a name ("Ada Roy (DJ Tern)", "(credited as A. Tern)")."""
    return _ALIAS_CUE.sub("", fold(name.note)) if name.note else ""


def _goes_by(a: Name, b: Name) -> bool:
    """Does the one name stand in brackets behind the other, as what else it is called?"""
    return _alias(a) == b.key or _alias(b) == a.key


MAX_BUCKET = 40
"""Names that share a beginning are compared with each other up to this many; beyond, only equal names are one."""


def same_name(a: str, b: str, text_a: str, text_b: str) -> bool:
    """May two names of one cluster be the same one? In doubt yes: a doubtful pair must not become a contradiction."""
    if same_person(text_a, text_b) or same_organisation(text_a, text_b) or same_title(text_a, text_b):
        return True
    if related_organisation(text_a, text_b):
        return True
    a_words, b_words = ([w for w in key.split() if w not in _ADDRESS] or key.split() for key in (a, b))
    if len(a_words) == 1 and len(b_words) > 1 and a_words[0] == b_words[-1]:
        return True  # a bare surname
    if len(b_words) == 1 and len(a_words) > 1 and b_words[0] == a_words[-1]:
        return True
    return len(a_words) == len(b_words) and (
        _misspelt(a_words, b_words) or _romanised(a_words, b_words) or _respelt(a_words, b_words)
    )


def _romanised(a: list[str], b: list[str]) -> bool:
    """One hyphenated word differs, and only in how its vowels are written ("Soo-jin", "Su-jin")."""
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return (
        len(different) == 1
        and "-" in different[0][0] + different[0][1]
        and _skeleton(different[0][0]) == _skeleton(different[0][1])
    )


_ADDRESS = frozenset("mr mrs ms miss dr prof professor sir dame lord lady saint st baron".split())


def _respelt(a: list[str], b: list[str]) -> bool:
    """One word differs, and only in letters that languages write one sound with ("Christiansen", "Kristiansen")."""
    different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return (
        a[-1] != b[-1]
        and len(different) == 1
        and len(a) > 1
        and min(map(len, different[0])) >= 5
        and _sound(different[0][0]) == _sound(different[0][1])
    )


def _sound(word: str) -> str:
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    return "".join(letter for i, letter in enumerate(word) if i == 0 or letter != word[i - 1])


_SOUNDS = (
    ("sch", "sh"),
    ("tch", "ch"),
    ("ch", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("c", "k"),
    ("w", "v"),
    ("y", "i"),
    ("z", "s"),
)


def _skeleton(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiouhwy-")


def _misspelt(a: list[str], b: list[str]) -> bool:
    """One word differs, by one letter, and is long enough for that to be a slip ("Nicholas", "Nicolas").

    A given name with the other ending for men and women ("Claudio", "Claudia"; "Martin", "Martina") is somebody else's.
    """
    different = [(i, x, y) for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(different) != 1 or len(a) == 1:
        return False
    at, x, y = different[0]
    if at < len(a) - 1 and _of_two_genders(x, y):
        return False
    if min(len(x), len(y)) < 6:
        return False
    from factcheck.values.similar import edit_distance  # its library takes long to load, and few names come so far

    return edit_distance(x, y) == 1


def _of_two_genders(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aeo")
    return long == short + "a"
