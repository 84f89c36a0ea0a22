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
            part = bool(after[:1] == [":"] and tag.end + 1 < len(words) and block.caps[tag.end + 1] and block.sentence[tag.end + 1] == block.sentence[start])
            quoted = before in ("“", '"', "‘") and bool(after) and (after[0] in ("”", '"', "’", ",", "."))
            noun = before in WORK_NOUNS and start > 1 and words[start - 2] not in ("the",) or (
                before in WORK_NOUNS and start > 2 and words[start - 2].isdigit()
            )
            if year or part or quoted or noun:
                found.append((start, tag.end))
    return found


def is_about_another(tagged: TaggedDocument, block: TaggedBlock, match: Match, value: Bound | None) -> bool:
    """Is another work named in the sentence, nearer to the match than the document's own subject, or is the subject compared?"""
    low, high = block.bounds(match.start)
    others = [(s, e) for s, e in other_works(tagged, block) if low <= s < high and not _inside(s, e, match)]
    if not others:
        return False
    mine = [t.start for i in range(low, high) for t in block.at.get(i, ()) if t.type == "subject"]
    nearest_other = min(_distance(s, e, match) for s, e in others)
    nearest_mine = min((_distance(i, i + 1, match) for i in mine), default=99)
    return nearest_other <= nearest_mine


def _inside(start: int, end: int, match: Match) -> bool:
    """Does the match itself hold this name, as a value or an anchor?"""
    return any(b.start <= start and end <= b.end for b in match.bound)


def _distance(start: int, end: int, match: Match) -> int:
    if end <= match.start:
        return match.start - end
    if start >= match.end:
        return start - match.end
    return 0
