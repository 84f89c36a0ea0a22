"""Names of people in every order and spelling that catalogues have: `Roy, Ada; Holm, Ben`, `ADA ROY & Ben Holm`, `Roy/Holm`.

Which part of a name is the surname a comma often tells, and often not (`Roy, Holm` are two people or none called Holm Roy). So the
lists of one thing are read together: what the clear ones say helps to read the others (`read_lists`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.values.names import fold

_ROLE = (
    r"authors?|by|editors?|eds?|hrsg|herausgeber|illustrators?|translators?|contributors?|foreword|introduction"
    r"|series editor|joint author"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_AFTER_BRACKET = re.compile(rf"[(\[]\s*(?:{_ROLE})[^()\[\]]*[)\]]\s*(?=\S)", re.I)
_LEAD = re.compile(rf"^\s*(?:(?:written |edited )?by\b|(?:{_ROLE})\s*:)\s*", re.I)
_NOTHING = re.compile(
    r"(?:not available|unknown|n/?a|none|various|anonymous|tba|no author|author unknown|[\W\d_]*)(?:\s*[(\[].*)?", re.I
)
_MORE = re.compile(r"[,;\s]*(?:\bet\.? ?al\b\.?|\band others\b|\band more\b|\.\.\.|…)\s*", re.I)
_HARD = re.compile(r"\s*[;|/~\n]\s*|\s+(?:&|and|und|et|with)\s+(?=\w)|(?<=\w)[\s,]+(?:edited|written) by\s+", re.I)
_ASIDE = re.compile(r"[,\s]*\b(?:foreword|preface|introduction|afterword|illustrated|translated)(?: and \w+)? by\b.*", re.I | re.S)
_LOOSE_HYPHEN = re.compile(r"(?<=\w)-\s+(?=\w)")
_SUFFIX = re.compile(r"\s*,?\s*\b(?:jr|sr|ii|iii|iv|ph\.? ?d|m\.? ?d|esq|prof|dr|mr|mrs|ms|sir)\b\.?\s*(?=,|$|\s)", re.I)
_PARTICLES = frozenset("van von de der den del della di da la le du ten ter el al bin ben dos das st mac".split())
_PLACE = re.compile(
    r"\b(?:university|universit\w+|college|institute|school|press|inc|ltd|corp|company|group|department|laborator\w+)\b", re.I
)


class Person(NamedTuple):
    """A name, taken apart and folded. `given` is empty where only the surname stands."""

    surname: str
    given: str
    text: str
    """Given names first, as written."""


class People(NamedTuple):
    """Those whom a list names. `more` says that it names not all ("et al")."""

    people: tuple[Person, ...]
    more: bool


def read_lists(texts: Sequence[str]) -> list[People]:
    """The people of each text; all texts list the people of one thing. Texts without a name give an empty list."""
    cut = [_cut(text) for text in texts]
    surnames: dict[str, int] = {}
    for pieces, _ in cut:
        for piece in pieces:
            surname = _told_surname(_parts(piece))
            if surname:
                surnames[surname] = surnames.get(surname, 0) + 1
    return [People(_distinct(p for piece in pieces for p in _people(piece, surnames)), more) for pieces, more in cut]


def same_person_of_list(a: Person, b: Person) -> bool:
    """Are two people of the lists of one thing the same? A bare surname is anybody of that surname; initials stand for names."""
    if a.surname != b.surname:
        return False
    if not a.given or not b.given:
        return True
    first, second = a.given.split(), b.given.split()
    if sorted(first) == sorted(second):
        return True
    x, y = first[0], second[0]
    return x == y or (x[0] == y[0] and (len(x) == 1 or len(y) == 1)) or x.startswith(y) or y.startswith(x)


def _cut(text: str) -> tuple[list[str], bool]:
    """The pieces between separators that separate nothing but people, and whether the list may go on."""
    if _NOTHING.fullmatch(text.strip()[:80]):
        return [], False
    text = _LOOSE_HYPHEN.sub(", ", html.unescape(text)[:2000])
    more = _MORE.search(text) is not None
    text = _ASIDE.sub("", text)
    text = _BRACKETS.sub("", _AFTER_BRACKET.sub("; ", _LEAD.sub("", _MORE.sub(" ", text))))
    pieces = [piece.strip(" ,.") if not re.search(r"\b\w\.$", piece.strip()) else piece.strip(" ,") for piece in _HARD.split(text)]
    return [_SUFFIX.sub("", p) for p in pieces if p and not _NOTHING.fullmatch(p)], more


def _parts(piece: str) -> list[str]:
    parts = (p.strip() for p in piece.split(","))
    return [part for part in parts if part and not _PLACE.search(part) and not _NOTHING.fullmatch(part)]


def _told_surname(parts: Sequence[str]) -> str:
    """The surname that a comma tells: of `Roy, Ada`; else the empty string."""
    if len(parts) == 2 and _is_surname(parts[0]) and (len(parts[1].split()) == 1 or _is_initialled(parts[1])):
        return _key(parts[0])
    return ""


def _people(piece: str, surnames: dict[str, int]) -> list[Person]:
    parts = _parts(piece)
    if len(parts) > 2 and _is_surname(parts[0]) and all(len(p.split()) > 1 for p in parts[1:-1]):
        chained = _chained(parts, surnames)
        if chained:
            return chained
    if len(parts) > 1 and _in_pairs(parts, surnames):
        pairs = [_turned(a, b) for a, b in zip(parts[::2], parts[1::2], strict=False)]
        return pairs + (_alone(parts[-1], surnames) if len(parts) % 2 else [])
    return [person for part in parts for person in _alone(part, surnames)]


def _chained(parts: Sequence[str], surnames: dict[str, int]) -> list[Person]:
    """`Roy, Ada Holm, Ben`: between two commas stand the given names of one and the surname of the next."""
    found: list[Person] = []
    surname = parts[0]
    for part in parts[1:-1]:
        words = part.split()
        if _key(words[-1]) not in surnames:
            return []
        found.append(_turned(surname, " ".join(words[:-1])))
        surname = words[-1]
    return [*found, _turned(surname, parts[-1])]


def _in_pairs(parts: Sequence[str], surnames: dict[str, int]) -> bool:
    """Does every second comma stand between a surname and its given names?"""
    if any(_is_surname(p) and _is_initialled(q) for p, q in zip(parts[::2], parts[1::2], strict=False)):
        return True
    known = [_is_surname(p) and _key(p) in surnames for p in parts]
    firsts, seconds = sum(known[::2]), sum(known[1::2])
    if len(parts) % 2:
        return False
    if firsts != seconds:
        return firsts > seconds
    # Surnames on both sides: nothing but surnames.
    return not firsts and all(_is_surname(p) for p in parts[::2])


def _is_surname(part: str) -> bool:
    words = part.split()
    return len(words) == 1 or (len(words) <= 3 and all(w.lower() in _PARTICLES for w in words[:-1]))


def _is_initialled(part: str) -> bool:
    """Given names with an initial, or nothing but initials: `Gary B.`, `J.R.`"""
    words = part.split()
    return all(re.fullmatch(r"(?:\w\.?-?){1,3}", w) and (len(w) < 3 or "." in w) for w in words) or (
        len(words) <= 3 and bool(re.fullmatch(r"\w\.?", words[-1])) and len(words[0].strip(".")) > 0
    )  # fmt: skip


def _alone(part: str, surnames: dict[str, int]) -> list[Person]:
    """One name, or several without a mark between them, where the surnames are known from the other lists (`ROY ADA`)."""
    words = part.split()
    if len(words) < 2:
        return [_person(part)]
    known = [surnames.get(_key(word), 0) for word in words]
    if known[0] > known[-1]:
        return [_turned(words[0], " ".join(words[1:]))]
    ends = [at for at, n in enumerate(known) if n]
    if len(words) > 3 and len(ends) > 1 and ends[-1] == len(words) - 1:
        starts = [0, *(at + 1 for at in ends[:-1])]
        if all(end > start for start, end in zip(starts, ends, strict=True)):
            return [_person(" ".join(words[start : end + 1])) for start, end in zip(starts, ends, strict=True)]
    return [_person(part)]


def _person(text: str) -> Person:
    words = text.split()
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    surname, given = " ".join(words[cut:]), " ".join(words[:cut])
    return Person(_key(surname), _given(given), text)


def _turned(surname: str, given: str) -> Person:
    return Person(_key(surname), _given(given), f"{given} {surname}".strip())


def _key(surname: str) -> str:
    return fold(surname).replace("-", " ").split(" ")[-1] if fold(surname) else ""


def _given(given: str) -> str:
    return fold(re.sub(r"\.(?=\w)", ". ", given))


def _distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """Each once; the fuller form of two."""
    kept: list[Person] = []
    for person in people:
        if not person.surname:
            continue
        for at, other in enumerate(kept):
            if same_person_of_list(person, other):
                if len(person.given) > len(other.given):
                    kept[at] = person
                break
        else:
            kept.append(person)
    return tuple(kept)
