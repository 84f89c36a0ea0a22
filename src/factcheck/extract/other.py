"""Does a match speak of another work than the document's? ("who had directed *Night Ferry* (2007)")

Another work shows itself by a year in brackets, by quotation marks, by a colon or a part number in its name, or by the noun
before it ("the thriller Night Ferry", "his film Night Ferry").
"""

from __future__ import annotations

from factcheck.extract.clause import acts_on_own, is_predicate, said_of
from factcheck.extract.compile import Ready
from factcheck.extract.kind import TaggedDocument
from factcheck.extract.match import Match
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.values.names import fold

WORK_NOUNS = frozenset(
    "film films movie movies picture series show novel book play thriller comedy drama documentary sequel prequel "
    "episode album game musical remake blockbuster hit classic".split()
)
NEAR = 40
"""How many words around a match are searched for other works."""


def is_about_another(tagged: TaggedDocument, block: TaggedBlock, match: Match) -> bool:
    """Is another work named in the sentence, nearer to the match than the document's own subject?"""
    low, high = match.sentence
    if _said_of_a_name(tagged, block, match, low):
        return True
    low, high = max(low, match.start - NEAR), min(high, match.end + NEAR)
    others = [
        (tag.start, tag.end)
        for i in range(low, high)
        for tag in block.at.get(i, ())
        if tag.type == "name" and _is_other_work(tagged, block, tag) and not _inside(tag.start, tag.end, match)
    ]
    if not others:
        return False
    mine = [t.start for i in range(low, high) for t in block.at.get(i, ()) if t.type == "subject"]
    nearest_other = min(_distance(s, e, match) for s, e in others)
    nearest_mine = min((_distance(i, i + 1, match) for i in mine), default=NEAR)
    return nearest_other <= nearest_mine


def _is_other_work(tagged: TaggedDocument, block: TaggedBlock, tag: Tag) -> bool:
    """Does this name read like a work's, and not like the document's own subject?"""
    key = fold(str(tag.value))
    own = (fold(tagged.main.name), *map(fold, tagged.aliases))
    if any(o and (key == o or o.endswith(" " + key) or key.startswith(o + " ")) for o in own):
        return False
    words, start, end = block.words, tag.start, tag.end
    before = words[start - 1] if start else ""
    after = words[end : end + 3]
    if len(after) == 3 and after[0] == "(" and after[1].isdigit() and len(after[1]) == 4 and after[2] == ")":
        return True  # Night Ferry (2007)
    if any(t.type in ("vocabulary:language", "vocabulary:nationality") and t.end == end for t in block.at.get(start, ())):
        return False  # "(Danish: Havnelys)"
    if after[:1] == [":"] and end + 1 < len(words) and block.caps[end + 1]:
        return block.sentence[end + 1] == block.sentence[start]  # Night Ferry: Part Two
    if before in OPENING_MARKS and after and after[0] in CLOSING_MARKS:
        return True
    if before not in WORK_NOUNS or start < 2:
        return False
    return words[start - 2] != "the" or (start > 2 and words[start - 2].isdigit())  # "his thriller Night Ferry"


OPENING_MARKS, CLOSING_MARKS = frozenset('“"‘'), frozenset('”"’,.')


def _said_of_a_name(tagged: TaggedDocument, block: TaggedBlock, match: Match, low: int) -> bool:
    """Does a name that is not the subject's stand right before the match, as what the words are said of ("Night Ferry runs ...",
    "Night Ferry, released in 1999")?"""
    first = match.bound[0] if match.bound else None
    if block.block.kind not in ("paragraph", "list-item", "quote") or (first and first.names and first.start == match.start):
        return False  # the wording begins with who does it
    if acts_on_own(block, match):
        return False
    if _in_brackets_of_another(block, match.start, low):
        return True
    at = match.start
    while at > low and block.words[at - 1] in SKIPPED:
        at -= 1
    names = [t for t in block.ending.get(at, ()) if t.type == "name" and t.start >= low and not tagged.names.is_common(block, t)]
    if not names:
        return False
    if any(t.type == "subject" for t in block.ending.get(at, ())):
        return False
    if not _RELATIVE.isdisjoint(block.words[at : match.start]):
        return True  # "in Night Ferry, which runs 124 minutes"
    if any(t.type.startswith(("vocabulary:", "value:")) for t in block.ending.get(at, ())):
        return False
    if (
        block.words[match.start - 1] == ","
        and block.words[match.start].endswith("ed")
        and block.words[match.start] not in _OF_WORKS
    ):
        return True  # "Night Ferry, released in 1999": a participle belongs to the name that it follows
    words = block.words[names[0].start - 2 : names[0].start] if names[0].start >= 2 else block.words[: names[0].start]
    return not any(w in ("in", "at", "by", "on", "for", "with", "to", "from") for w in words[-1:])


def _in_brackets_of_another(block: TaggedBlock, at: int, low: int) -> bool:
    """Does it stand in brackets behind a name that is not the subject's ("Night Ferry (95 minutes, made for $2 million)")?"""
    for i in range(at - 1, max(low, at - 14), -1):
        if block.words[i] == ")":
            return False
        if block.words[i] == "(":
            before = [*block.ending.get(i, ()), *(block.ending.get(i - 1, ()) if i and not block.caps[i - 1] else ())]
            return any(t.type == "name" for t in before) and not any(t.type == "subject" for t in before)
    return False


_OF_WORKS = frozenset({"based", "adapted"})
"""Participles that are said of works only: "from a script by Ada Roy, based on ..." is not said of Ada Roy."""


def is_anothers(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, match: Match) -> bool:
    """Is what the words of a match name another thing's: "Acme's turnover", "the turnover of Acme", "Acme has a turnover"?"""
    low = match.sentence[0]
    for i in range(match.start - 1, max(low, match.start - OWNER) - 1, -1):
        if block.words[i] in ("'s", "'"):
            return not any(t.type == "subject" for t in block.ending.get(i, ()))
        if not (block.words[i].isalpha() or "-" in block.words[i]) or block.words[i] in OWN:
            break
    bound = [(b.start, b.end) for b in match.bound]
    for i in range(match.start, min(match.end + 2, match.sentence[1])):
        for tag in block.at.get(i, ()):
            if tag.type != "name" or block.words[i - 1] not in ("of", "at", "for", "by") or any(s <= i < e for s, e in bound):
                continue
            if not any(t.type == "subject" or t.type.startswith("value:") for t in block.at.get(i, ())) and not _is_own(
                tagged, tag
            ):
                return i < match.end or block.words[i - 1] == "of"
    if is_predicate(block, match) or any(b.slot.type == "subject" for b in match.bound):
        return False
    return said_of(tagged, block, match, ready) == "other"


def _is_own(tagged: TaggedDocument, tag: Tag) -> bool:
    key = fold(str(tag.value))
    return any(key == fold(name) for name in (tagged.main.name, *tagged.aliases))


OWNER = 5
"""Words between an owner and what is owned: "Acme's first full-year turnover"."""
OWN = frozenset({"its", "their", "his", "her", "our", "the", "a", "an", "is", "was"})
_RELATIVE = frozenset({"which", "that"})
SKIPPED = frozenset(
    ", is was which that has had only also just already then later finally first itself reportedly initially originally".split()
)
"""Words that may stand between a name and what is said of it."""


def _inside(start: int, end: int, match: Match) -> bool:
    """Does the match itself hold this name, as a value or an anchor?"""
    return any(b.start <= start and end <= b.end for b in match.bound)


def _distance(start: int, end: int, match: Match) -> int:
    if end <= match.start:
        return match.start - end
    if start >= match.end:
        return start - match.end
    return 0
