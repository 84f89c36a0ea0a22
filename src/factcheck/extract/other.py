"""Does a match speak of another work than the document's? ("who had directed *Night Ferry* (2007)")

Another work shows itself by a year in brackets, by quotation marks, by a colon or a part number in its name, or by the noun
before it ("the thriller Night Ferry", "his film Night Ferry").
"""

from __future__ import annotations

from factcheck.extract.kind import TaggedDocument
from factcheck.extract.match import Bound, Match
from factcheck.extract.tag import TaggedBlock
from factcheck.values.names import fold

WORK_NOUNS = frozenset(
    "film films movie movies picture series show novel book play thriller comedy drama documentary sequel prequel "
    "episode album game musical remake blockbuster hit classic".split()
)
COMPARING = frozenset("like unlike than alongside besides beside".split())
BACKWARD = frozenset("previously formerly earlier".split())
LINKS = frozenset("of on in for from with and".split())


def other_works(tagged: TaggedDocument, block: TaggedBlock) -> list[tuple[int, int]]:
    """The names of other works in a block, as word ranges in order."""
    own = {fold(tagged.main.name), *(fold(a) for a in tagged.aliases)}
    found: list[tuple[int, int]] = []
    words = block.words
    for start, tags in sorted(block.at.items()):
        for tag in tags:
            if tag.type != "name":
                continue
            key = fold(str(tag.value))
            if any(key and (key == o or o.endswith(" " + key) or key.startswith(o + " ")) for o in own if o):
                continue
            after = words[tag.end : tag.end + 3]
            before = words[start - 1] if start else ""
            year = len(after) == 3 and after[0] == "(" and after[1].isdigit() and len(after[1]) == 4 and after[2] == ")"
            part = bool(
                after[:1] == [":"]
                and tag.end + 1 < len(words)
                and block.caps[tag.end + 1]
                and block.sentence[tag.end + 1] == block.sentence[start]
            )
            quoted = before in ("“", '"', "‘") and bool(after) and (after[0] in ("”", '"', "’", ",", "."))
            noun = (
                (before in WORK_NOUNS
                and start > 1
                and words[start - 2] not in ("the",))
                or (before in WORK_NOUNS and start > 2 and words[start - 2].isdigit())
            )
            if year or part or quoted or noun:
                found.append((start, tag.end))
    return found


def is_about_another(tagged: TaggedDocument, block: TaggedBlock, match: Match, value: Bound | None) -> bool:
    """Is another work named in the sentence, nearer to the match than the document's own subject, or is the subject compared?"""
    low, high = match.sentence
    if _said_of_a_name(tagged, block, match, low):
        return True
    others = [(s, e) for s, e in other_works(tagged, block) if low <= s < high and not _inside(s, e, match)]
    if not others:
        return False
    mine = [t.start for i in range(low, high) for t in block.at.get(i, ()) if t.type == "subject"]
    nearest_other = min(_distance(s, e, match) for s, e in others)
    nearest_mine = min((_distance(i, i + 1, match) for i in mine), default=99)
    return nearest_other <= nearest_mine


def _said_of_a_name(tagged: TaggedDocument, block: TaggedBlock, match: Match, low: int) -> bool:
    """Does a name that is not the subject's stand right before the match, as what the words are said of ("Night Ferry runs ...",
    "Night Ferry, released in 1999")?"""
    if block.block.kind not in ("paragraph", "list-item", "quote") or (
        match.bound and match.bound[0].start == match.start
    ):
        return False
    at = match.start
    while at > low and block.words[at - 1] in SKIPPED:
        at -= 1
    names = [t for t in block.ending.get(at, ()) if t.type == "name" and t.start >= low]
    if not names:
        return False
    if any(t.type == "subject" or t.type.startswith(("vocabulary:", "value:")) for t in block.ending.get(at, ())):
        return False
    if block.words[match.start - 1] == "," and block.words[match.start].endswith("ed"):
        return True  # "Night Ferry, released in 1999": a participle belongs to the name that it follows
    words = block.words[names[0].start - 2 : names[0].start] if names[0].start >= 2 else block.words[: names[0].start]
    return not any(w in ("in", "at", "by", "on", "for", "with", "to", "from") for w in words[-1:])


SKIPPED = frozenset({",", "is", "was", "which", "that", "has", "had", "only", "also", "just", "already", "then", "later", "finally", "first", "itself", "reportedly", "initially", "originally"})  # fmt: skip
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
