"""Which lines pair a label with a value, and where the two stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from factcheck.read.headings import is_turn
from factcheck.read.lines import fold

Strength = Literal["known", "separated", "weak", "verb"]
"""`known`: a separator and a label of the packs; `separated`: a separator behind what may be a label; `weak`: a dash
or a wide
gap, which counts only in a run of such lines; `verb`: a label without separator, which counts only beside other
pairs."""


class Pair(NamedTuple):
    """A label and its value, as offsets into the line they were found in."""

    label: tuple[int, int]
    value: tuple[int, int]
    strength: Strength
    sign: str = ":"
    """What stands between them."""


_LONGEST_LINE, _LONGEST_LABEL = 2000, 60
_WORDS = re.compile(r"[^\s]+")
_COLON = re.compile(r"[ \t\xa0]{0,4}:")
_LEADERS = re.compile(r"[ \t\xa0]{0,4}(?:\.{4,}|…{2,}|(?:\. ){3,}\.?)[ \t\xa0]{0,4}")
_DASH = re.compile(r"[ \t\xa0]{1,2}[–—-]{1,2}[ \t\xa0]{1,2}")
_GAP = re.compile(r"\t+[ \t]{0,8}| {3,40}")
_SEPARATORS: tuple[tuple[tuple[str, ...], re.Pattern[str], Strength], ...] = (
    ((":",), _COLON, "separated"),
    (("....", "……", ". . ."), _LEADERS, "separated"),
    (("\t", "   "), _GAP, "weak"),
    (("–", "—", "-"), _DASH, "weak"),
)
_BY = re.compile(r"(?:[^\W\d_][\w’'&/-]{0,24},? ){1,4}?by(?=\s)", re.IGNORECASE)
_SHORTENED = re.compile(r"[A-Z][a-z]{1,9}\.(?=\s+[A-Z“\"])")
_PAIR_BORDER = re.compile(r" {3,40}|\t+| [|•·] ")
_BORDERS = ("   ", "\t", " | ", " • ", " · ")
_SPEECH = frozenset(
    "said says say asked asks wrote writes added adds told explained explains replied replies announced noted notes "
    "called "
    "reads read stated states shared that this is are was were follows following go goes".split()
)
_BYLINE = frozenset(
    "by posted published reviewed filed submitted uploaded updated shared photo photos photograph image text".split()
)
_NO_LABEL_START = frozenset("from to at on in of for and but or when while after before if because".split())
_NO_LABEL_CHARS = re.compile(r"^\[|[!?;“”\"{}<>|=]|\.\s|\w\w\w\.$")
_PROSE_END = re.compile(r"[.!?…][”\"’')\]]?$")


@lru_cache(maxsize=8)
def _heads(labels: frozenset[str]) -> frozenset[str]:
    return frozenset(label.split(" ", 1)[0] for label in labels if label)


def pair(body: str, labels: frozenset[str], *, listed: bool = False) -> Pair | None:
    """The label and value that a line pairs, as far as the line alone can tell. `listed`: it is an item of a list."""
    if len(body) > _LONGEST_LINE or is_turn(body):
        return None
    return _separated(body, labels, listed) or _verb(body, labels)


def _separated(body: str, labels: frozenset[str], listed: bool) -> Pair | None:
    head = body[: _LONGEST_LABEL + 10]
    for signs, pattern, strength in _SEPARATORS:
        if not any(one in head for one in signs):
            continue
        found = pattern.search(head)
        if not found or not found.start() or found.end() >= len(body):
            continue
        label = _trimmed(body, 0, found.start())
        value = _trimmed(body, found.end(), len(body))
        if label[0] >= label[1] or value[0] >= value[1]:
            continue
        words = body[label[0] : label[1]]
        known = fold(words) in labels or _is_known_without_note(words, labels)
        sign = found.group().strip() or "gap"
        if pattern is _COLON and not known and _is_tight(body, found):
            return None
        if body.startswith("//", found.end()):
            return None
        if known:
            return Pair(label, value, "known", sign)
        if _may_be_label(words, listed):
            return Pair(label, value, strength, sign)
    return None


_NOTE = re.compile(
    r"\s*[(\[][^()\[\]]{1,40}[)\]]\s*$|^(?:19|20)\d{2}\s+"
    r"|[,\s]+(?:(?:in|for|as of|FY|end of)\s?)?(?:19|20)\d{2}(?:[/–-]\d{2,4})?\s*$"
)


def _is_known_without_note(words: str, labels: frozenset[str]) -> bool:
    """`Revenue 2024`, `Stores (end of 2024)`."""
    if words[-1:] not in ")]" and not words[-1:].isdigit() and not words[:1].isdigit():
        return False
    bare = _NOTE.sub("", words)
    return bare != words and fold(bare) in labels


def _is_tight(body: str, colon: re.Match[str]) -> bool:
    """No blank on either side: `7:30`, `a:b`; only a label that is known may stand so close."""
    after = body[colon.end()]
    return colon.group() == ":" and not after.isspace() and after not in "*_"


def _trimmed(body: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks and emphasis marks at the ends that belong to the label or the separator."""
    while start < end and (body[start].isspace() or body[start] in "*_"):
        start += 1
    while end > start and (body[end - 1].isspace() or body[end - 1] in "*_"):
        end -= 1
    return start, end


def _may_be_label(words: str, listed: bool) -> bool:
    tokens = words.split()
    if not tokens or len(tokens) > 6 or len(words) > _LONGEST_LABEL or _NO_LABEL_CHARS.search(words):
        return False
    first, last = tokens[0].lower(), tokens[-1].lower().strip("’'")
    if last in _SPEECH or (first in _NO_LABEL_START and len(tokens) > 2):
        return False
    return listed or not words[0].islower()


def _verb(body: str, labels: frozenset[str]) -> Pair | None:
    """`Directed by X`, `Starring X`: a label at the head of a short line, nothing between."""
    if len(body) > 300:
        return None
    first = fold(body[:40].split(None, 1)[0])
    if not first or first in _BYLINE:
        return None
    end = 0
    if first.split(" ", 1)[0] in _heads(labels):
        words = list(_WORDS.finditer(body[:90]))[:8]
        for count in range(min(len(words) - 1, 6), 0, -1):
            if fold(body[: words[count - 1].end()]) in labels:
                end = words[count - 1].end()
                break
    by = _BY.match(body) if " by " in body[:110].lower() or "by\xa0" in body[:110] else None
    if by and by.end() > end:
        end = by.end()
    if not end:
        shortened = _SHORTENED.match(body)
        end = shortened.end() if shortened else 0
    value = _trimmed(body, end, len(body))
    if not end or value[0] >= value[1]:
        return None
    opening = body[value[0]]
    return Pair((0, end), value, "verb", "") if opening.isupper() or opening.isdigit() or opening in '“"$€£«' else None


def pairs_on_one_line(body: str, labels: frozenset[str]) -> list[tuple[int, Pair]]:
    """Two or more pairs side by side, with the offset at which each begins; empty unless every part is a pair."""
    if len(body) > _LONGEST_LINE or not any(border in body for border in _BORDERS):
        return []
    found: list[tuple[int, Pair]] = []
    at = 0
    for border in [*_PAIR_BORDER.finditer(body), None]:
        end = border.start() if border else len(body)
        part = body[at:end].strip()
        if part:
            start = body.index(part, at)
            one = pair(part, labels)
            if one is None or one.strength == "weak":
                return []
            found.append((start, one))
        at = border.end() if border else end
    return found if len(found) > 1 else []


def is_prose(value: str) -> bool:
    """Does a value read like sentences rather than like an entry?"""
    if len(value) > 160:
        return True
    return bool(_PROSE_END.search(value)) and value.count(" ") >= 7
