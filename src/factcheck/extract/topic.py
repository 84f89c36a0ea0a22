"""Which sentences of a block speak of another work than the document's: "A stage version was directed by X. It ran for a year."

A sentence turns to another work if it begins with one, newly brought in ("A live-action film directed by X opened in 2014",
"The 2010 remake ...", "X directed a stage version"), and names the document's own subject nowhere. Sentences that go on with
"it" stay there, until one names the document's subject or begins with somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.kind import TaggedDocument
from factcheck.extract.other import WORK_NOUNS
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import words_of
from factcheck.values.names import fold

OFFSHOOTS = frozenset(
    "remake remakes sequel sequels prequel prequels reboot reboots spin-off spin-offs spinoff "
    "musical novelisation novelization retelling follow-up dramatisation dramatization".split()
)
STAGINGS = frozenset(
    "stage film screen television tv radio musical opera ballet live-action animated hollywood american english-language".split()
)
"""Before "version" or "adaptation" these make another work; a longer or uncut version is the same one."""
SECTIONS = frozenset("remake remakes sequel sequels prequel prequels reboot reboots spin-off spin-offs musical stage".split())
"""A heading of these words alone opens a section on other works."""
_BRINGS_IN = frozenset({"a", "an", "another", "two", "three", "several"})
_GOES_ON = frozenset({"it", "its", "this", "they", "their", "both"})
REACH = 8
"""Words in which the noun of the other work must follow its article."""


def off_topic(tagged: TaggedDocument, block: TaggedBlock) -> frozenset[int]:
    """Numbers of the sentences that speak of another work; linear in the words of the block."""
    heading = words_of(block.block.path[-1]) if block.block.path else ()
    away = bool(heading) and len(heading) <= 3 and not SECTIONS.isdisjoint(heading)
    if (
        not away
        and WORK_NOUNS.isdisjoint(block.present)
        and OFFSHOOTS.isdisjoint(block.present)
        and STAGINGS.isdisjoint(block.present)
    ):
        return frozenset()
    found: set[int] = set()
    at = 0
    while at < len(block.words):
        low, high = block.bounds(at)
        names_subject = _names_subject(tagged, block, low, high)
        if names_subject:
            away = False
        elif _turns_away(tagged, block, low, high):
            away = True
        elif away:
            away = _goes_on(block, low, high)
        if away:
            found.add(block.sentence[low])
        at = high
    return frozenset(found)


def _names_subject(tagged: TaggedDocument, block: TaggedBlock, low: int, high: int) -> bool:
    """Is the document's subject named, or called "the film"? An "it" does not count: it may be anybody's."""
    return any(
        t.type == "subject" and not (t.end - t.start == 1 and block.words[i] == "it")
        for i in range(low, high)
        for t in block.at.get(i, ())
    )


def _turns_away(tagged: TaggedDocument, block: TaggedBlock, low: int, high: int) -> bool:
    """Does the sentence begin with another work that is newly brought in, or with an offshoot of another year?"""
    words = block.words
    first = low
    while first < high and not words[first][0].isalnum():
        first += 1
    if first >= high:
        return False
    if words[first] in ("in", "on", "since", "by") or words[first] in ("later", "meanwhile"):
        # "In 2014 a live-action film followed": the work comes behind the adverbial
        first = next((i for i in range(first + 1, min(first + 6, high)) if words[i] in _BRINGS_IN), first)
    end = min(first + 1 + REACH, high)
    if any(_is_offshoot(words, i) and not _BRINGS_IN.isdisjoint(words[max(low, i - 4) : i]) for i in range(low, high)):
        return True  # "Campbell directed a film version in 2010"
    if words[first] in _BRINGS_IN:
        for i in range(first + 1, end):
            if words[i] in (",", "(", "that", "who", "which", "is", "was", "of", "by", "in", "for", "with", "from", "about"):
                return False
            if words[i] in WORK_NOUNS or _is_offshoot(words, i):
                return not (i + 1 < high and words[i + 1] in WORK_NOUNS)
        return False
    if words[first] == "the" and first + 2 < high and words[first + 1].isdigit() and len(words[first + 1]) == 4:
        year = words[first + 1]
        return any(_is_offshoot(words, i) for i in range(first + 2, end)) and year not in fold(tagged.document.title).split()
    return False


def _is_offshoot(words: Sequence[str], i: int) -> bool:
    """Does word `i` name a work made after another: a remake, a sequel, a stage version?"""
    return words[i] in OFFSHOOTS or (
        words[i] in ("version", "versions", "adaptation", "adaptations") and i > 0 and words[i - 1] in STAGINGS
    )


def _goes_on(block: TaggedBlock, low: int, high: int) -> bool:
    """Does the sentence keep to what the one before it was about: "it ...", or a participle ("Produced by X, it ...")?"""
    words = block.words[low : min(low + 24, high)]
    first = next((w for w in words if w[0].isalnum()), "")
    if first in _GOES_ON:
        return True
    return first.endswith("ed") and any(words[i] in _GOES_ON for i in range(1, len(words)))
