"""Under which qualifiers a claim is made: by its wording, by cues of its clause, by a note in brackets, by its section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.beside import as_read, beside, noted
from factcheck.extract.compile import Phrases, Ready
from factcheck.extract.match import Match
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.extract.words import label_key, words_of
from factcheck.model.claim import Origin, Polarity, Qualifier
from factcheck.model.document import Span
from factcheck.rulepack.schema import Attribute
from factcheck.values.names import fold

LEFT, RIGHT = 9, 9
"""How many words before and after a match a cue may stand and still speak of it."""
LOOKS_LEFT = frozenset({"phase", "standing"})
"""Dimensions whose cues stand before what they speak of ("originally planned for", "would"), or right behind it."""
OF_MONEY = frozenset(
    "opening-day opening-weekend second-weekend third-weekend later-weekend weekend first-week other-stretch rental so-far "
    "total".split()
)
"""Values of `measure` that tell sums apart, and no dates."""
STANDING_CUES = {"hypothesis": "hypothetical", "hearsay": "reported"}


Said = dict[str, tuple[str, Origin]]
"""Dimensions to their values and how plainly these are said."""


def of_match(block: TaggedBlock, match: Match, attribute: Attribute, ready: Ready) -> tuple[Said, Polarity]:
    """Qualifiers and polarity of a claim that a template matched."""
    found: Said = {}
    for dimension, value in match.template.written.sets.items():
        found[dimension] = (value, "explicit")
    value_span = next(((b.start, b.end) for b in match.bound if b.slot.role in ("", "value")), (match.start, match.end))
    for bound in match.bound:
        role = bound.slot.role
        if role in ready.dimensions and bound.names:
            found[role] = (bound.names[0].text, "explicit")
        elif role in ready.dimensions and bound.tag is not None:
            found[role] = (bound.tag.value.canonical[0], "explicit")
    polarity: Polarity = "affirmed"
    left, right = _scope(block, match, value_span)
    nearest: dict[str, tuple[int, str]] = {}
    for cue in _cues(block, match.start, match.end):
        if cue.end <= left or cue.start >= right:
            continue
        distance = max(value_span[0] - cue.end, cue.start - value_span[1], 0)
        group, _, name = cue.type.partition(":")
        hypothetical = name == "hypothesis" or (name == "standing" and cue.value == "hypothetical")
        if hypothetical and match.start <= cue.start and cue.end <= match.end and _is_wording(block, cue, match):
            continue
        behind = cue.start >= match.end
        apart = (
            cue.start >= match.end + 2
            or "as" in block.words[cue.start - 1 : cue.start + 1]
            or block.words[match.end : cue.start] == [","]
        )
        if name in LOOKS_LEFT and behind and apart:
            continue  # "filmed by X as if the camera had wings" puts nothing in doubt
        if name in ready.near and _is_apart(block, cue, match):
            continue
        if (
            name == "part"
            and not (match.start - 1 <= cue.start < match.end + 1)
            and not (match.start - 1 <= cue.end <= match.start)
        ):
            continue
        if group == "dimension":
            if attribute.type == "date" and name == "measure" and cue.value in OF_MONEY:
                continue
            if (
                (name in attribute.per or name == "standing")
                and name not in found
                and (name not in nearest or distance < nearest[name][0])
            ):
                nearest[name] = (distance, cue.value)
        elif name == "denial" and cue.start < value_span[1] and cue.start >= match.start - 4:
            polarity = "denied"
        elif name in STANDING_CUES and cue.start < value_span[1] and "standing" not in nearest:
            nearest["standing"] = (distance, STANDING_CUES[name])
    if "territory" in attribute.per and "territory" not in found:
        territory = (
            _territory(block, match.start, match.end)
            or ("" if "territory" in nearest else _territory(block, left, right))
            or (_there(block, match.sentence[0]) if "there" in block.words[match.start : match.end] else "")
        )
        if territory:
            nearest["territory"] = (0, territory)
    for dimension in NAMED_IN_SENTENCE.keys() & attribute.per.keys() - found.keys():
        nearest[dimension] = (0, _named(block, NAMED_IN_SENTENCE[dimension], match, value_span))
    for dimension, (_, value) in nearest.items():
        found.setdefault(dimension, (value, "explicit"))
    for dimension in attribute.per:
        reads = ready.reads.get(dimension, "")
        if reads and dimension in found:
            found[dimension] = (as_read(reads, found[dimension][0]), found[dimension][1])
        elif reads and (value := beside(block, match, value_span, reads)):
            found[dimension] = (value, "explicit")
    for dimension, value in from_headings(block.block.path, ready).items():
        if dimension in attribute.per:
            found.setdefault(dimension, (value, "inherited"))
    if block.quoted[match.start] or block.block.kind == "quote":
        found.setdefault("standing", ("quoted", "explicit"))
    return found, polarity


NEAR = 7
"""Words between a cue and what it speaks of, where both must stand in the same phrase."""


def _is_apart(block: TaggedBlock, cue: Tag, match: Match) -> bool:
    """Does a comma stand between a cue and the match?"""
    between = block.words[match.end : cue.start] if cue.start >= match.end else block.words[cue.end : match.start]
    return "," in between or "." in between or len(between) > NEAR


def _is_wording(block: TaggedBlock, cue: Tag, match: Match) -> bool:
    """Does the template itself have the cue's words ("{organisations} want to")? Then the rule knows what they mean."""
    return set(block.words[cue.start : cue.end]) <= set(words_of(match.template.written.says))


def _territory(block: TaggedBlock, start: int, end: int) -> str:
    """The territory of an "in France" among words `[start, end)`; an empty string if there is none, or more than one."""
    words = block.words
    found = {
        str(tag.value)
        for i in range(max(start, 1), end)
        for tag in block.at.get(i, ())
        if tag.type == "vocabulary:territory" and (words[i - 1] in _IN or (words[i - 1] == "the" and i > 1 and words[i - 2] in _IN))
    }
    return found.pop() if len(found) == 1 else ""


NAMED_IN_SENTENCE = {"award": "vocabulary:award-giver"}
"""Dimensions without cues, of which a name anywhere in the sentence is the value; and the tags of such names."""


def _named(block: TaggedBlock, tag_type: str, match: Match, value: tuple[int, int]) -> str:
    """The one name of a vocabulary among the words of a value, of its match, or else of its sentence; `several` if it is not
    one."""
    for low, high in (value, (match.start, match.end), match.sentence):
        found = {str(tag.value) for i in range(low, high) for tag in block.at.get(i, ()) if tag.type == tag_type}
        if found:
            return found.pop() if len(found) == 1 else "several"
    return "several"


def _there(block: TaggedBlock, low: int) -> str:
    """What "there" means in a sentence that begins at word `low`: the one territory of the sentence before ("American audiences
    saw it first. It opened there on 4 May."); empty if that names none, or several."""
    if not low:
        return ""
    start, end = block.bounds(low - 1)
    named = ("vocabulary:territory", "vocabulary:nationality")
    found = {str(tag.value) for i in range(start, end) for tag in block.at.get(i, ()) if tag.type in named}
    return found.pop() if len(found) == 1 else ""


_IN = frozenset({"in", "across", "throughout"})


def _scope(block: TaggedBlock, match: Match, value: tuple[int, int]) -> tuple[int, int]:
    """How far cues reach: some words to either side, not past another value of the same sentence."""
    left, right = max(0, match.start - LEFT), min(len(block.words), match.end + RIGHT)
    mine = block.sentence[match.start]
    for i in range(match.start - 1, left - 1, -1):
        values = [t for t in block.ending.get(i + 1, ()) if t.type.startswith("value:")]
        if block.sentence[i] != mine or values:
            left = max(left, min((start for t in values for start in _cued_from(block, t)), default=i + 1))
            break
    for i in range(match.end, right):
        if block.sentence[i] != mine or any(t.type in ("value:money", "value:date", "value:duration") for t in block.at.get(i, ())):
            right = i
            break
    return left, right


def _cued_from(block: TaggedBlock, value: Tag) -> Iterator[int]:
    """Where a cue begins to which a value belongs ("as of 2 June"): it is within reach, and the value is no border."""
    for cue in block.cues.get(block.clause[value.start], ()):
        if cue.end == value.start or value.start <= cue.start < cue.end < value.end:
            yield cue.start


def _cues(block: TaggedBlock, start: int, end: int) -> list[Tag]:
    """The cues of the clauses that the match touches, and of the clause before it within one sentence."""
    cues: list[Tag] = []
    for clause in range(block.clause[start], block.clause[end - 1] + 1):
        cues.extend(block.cues.get(clause, ()))
    return cues


ROUGHLY = frozenset("estimated estimate est approximate approximately approx about circa ca rounded roughly".split())
"""Notes that say how exactly a figure is known, and not under which condition it holds."""
INHERITED = frozenset({"version"})
"""Dimensions that a heading sets for all that stands under it ("The director's cut")."""


def from_headings(path: tuple[str, ...], ready: Ready) -> dict[str, str]:
    """What the headings above say of the dimensions that are inherited; the innermost heading has the last word."""
    found: dict[str, str] = {}
    for heading in path:
        for dimension, reads in ready.reads.items():
            if reads == "release" and (match := _OF_RELEASE.match(heading)) is not None:
                found[dimension] = noted(reads, match[1])
        words = words_of(heading)
        for i, word in enumerate(words):
            longer, alone = ready.phrases.get(word, _NO_PHRASES)
            for tag in (*longer.get(words[i + 1], ()), *alone) if i + 1 < len(words) else alone:
                dimension = tag.type.removeprefix("dimension:")
                if dimension in INHERITED and words[i : i + len(tag.phrase)] == tag.phrase:
                    found[dimension] = tag.value
    return found


_OF_RELEASE = re.compile(
    r"(?:\[|[Vv]ersion |[Rr]elease |(?=[vV]\d)|(?=[\d.]+(?:-[\w.]+)?\]?\s*[(–—:,-]?\s*\d{4}-\d\d))(v?\d+(?:\.\d+)+(?:-[\w.]+)?)"
)
"""A heading on a release ("3.2.0 – 2025-03-18", "[1.4.0]", "Version 2.1"); a section of that number is none ("2.1 Installing")."""
_NO_PHRASES: Phrases = ({}, ())


def from_note(note: str, attribute: Attribute, ready: Ready) -> Said:
    """What a note in brackets says: a territory, a version, a phase."""
    found: Said = {}
    key = fold(note)
    if not key or key in ROUGHLY:
        return found
    if "territory" in attribute.per and key in ready.vocabularies["territory"]:
        found["territory"] = (ready.vocabularies["territory"][key], "explicit")
    for dimension in attribute.per:
        if dimension in ready.reads and (read := noted(ready.reads[dimension], note)):
            found[dimension] = (read, "explicit")
    if "award" in attribute.per and key in ready.vocabularies.get("award-giver", {}):
        found["award"] = (ready.vocabularies["award-giver"][key], "explicit")
    words, understood = words_of(note), False
    for i, word in enumerate(words):
        longer, alone = ready.phrases.get(word, _NO_PHRASES)
        for tag in (*longer.get(words[i + 1], ()), *alone) if i + 1 < len(words) else alone:
            dimension = tag.type.removeprefix("dimension:")
            if words[i : i + len(tag.phrase)] != tag.phrase:
                continue
            if dimension in attribute.per:
                found.setdefault(dimension, (tag.value, "explicit"))
            elif tag.type.startswith("dimension:") and tag.phrase == words:
                understood = True  # and nothing that the attribute varies by ("(series 4)" behind a part)
    if attribute.type == "date" and "territory" not in attribute.per and note[:1].isupper() and not any(c.isdigit() for c in note):
        return found  # where it happened ("3 May 1951, Florø"), which tells no two days apart
    if not found and not understood and attribute.per and len(key.split(" ")) <= 6:
        found["note"] = (key, "explicit")  # something is said that we don't understand: it must be the same to compare
    return found


def section_role(path: tuple[str, ...], ready: Ready) -> str:
    """The role of the innermost section that has one (`narrative`, `cast`, ...), else empty."""
    for heading in reversed(path):
        role = ready.sections.get(label_key(heading))
        if role:
            return role
    return ""


def sorted_qualifiers(found: Said) -> tuple[Qualifier, ...]:
    """Qualifiers by dimension; a territory is written as its vocabulary's canonical form by the caller."""
    return tuple(Qualifier(dimension, value, origin) for dimension, (value, origin) in sorted(found.items()))


def clean_span(block: TaggedBlock, start: int, end: int) -> Span:
    """Words `[start, end)` as a span of the block's clean text."""
    return Span(block.starts[start], block.ends[end - 1])
