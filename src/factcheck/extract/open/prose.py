"""Figures and dates that a sentence says of something: `about 5,400 people work in Billund`, `the request timeout is 10 s`.

There is no parser here. What a figure is of, the words around it say, the nearer the more: a counted noun, then the words of
its clause, then those of other clauses of the sentence, and of a question that heads the passage. Which names stand in the
sentence must be met on the other side, for a figure is often somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.extract.compile import Ready
from factcheck.extract.kind import RawClaim, TaggedDocument
from factcheck.extract.names import NOT_NAMES
from factcheck.extract.open.keys import in_steps, said_by_itself, under
from factcheck.extract.open.values import dimension_of_value
from factcheck.extract.open.words import NOTHING, OpenWords, cut, read
from factcheck.extract.qualify import clean_span
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.model.claim import NUMBER, Key
from factcheck.model.document import Span
from factcheck.model.value import DateValue, Malformed, Quantity
from factcheck.values.find import find_values
from factcheck.values.names import fold

REACH = 14
"""Words to either side of a value that may say what it is of."""
HALF = 4
"""At this distance a word weighs half."""
BORDER = 0.5
"""What crossing the border of a clause, or a comma, leaves of a weight."""
QUESTION = 0.9
"""What a word of the question weighs that the first sentence under it answers; further sentences get `HEADING`."""
HEADING = 0.4
LEAST = 0.15
MOST_HEADS = 6
MOST_VALUES = 12
"""A sentence with more figures than this is a list of them."""
_KINDS = frozenset({"paragraph", "list-item", "caption"})
_DOUBT = frozenset(
    {
        "cue:denial",
        "cue:hypothesis",
        "cue:hearsay",
        "cue:opinion",
        "cue:joke",
        "cue:comparison",
        "dimension:standing",
        "dimension:phase",
    }
)
"""Cues of a clause that say that it is no plain statement of how things are."""


class Sayer(NamedTuple):
    """What is known of a document before its sentences are read."""

    own: frozenset[str]
    """The folded words of its subject's names."""
    proper: frozenset[str]
    """See `proper`."""
    holds_under: frozenset[str] = frozenset()
    """What all of it holds under (`open.keys.of_document`)."""
    measures: frozenset[str] = frozenset()
    """Measures of all of it: `default` for a file of default settings."""
    title: str = ""
    """The document's own."""
    home: tuple[str, ...] = ()
    """In a data file, the keys around the member that names its subject."""


def stated(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, said: Sayer) -> Iterator[RawClaim]:
    """A claim for each figure or date of a passage that words of the sentence name."""
    if block.block.kind not in _KINDS or not block.values:
        return
    hard, elsewhere = under(block.block.path, tagged.document.title, ready.open)
    if elsewhere:
        return
    hard |= said.holds_under
    sentences: dict[int, list[Tag]] = {}
    for tag in block.values:
        sentences.setdefault(block.sentence[tag.start], []).append(tag)
    for tags in sentences.values():
        _, high = block.bounds(tags[0].start)
        if len(tags) > MOST_VALUES or block.words[high - 1] == "?" or _is_of_itself(block, tags[0], high, ready.open):
            continue
        for tag in tags:
            if isinstance(tag.value, Malformed) or block.quoted[tag.start] or _is_converted(block, tag, tags):
                continue
            if any(cue.type in _DOUBT for cue in block.cues.get(block.clause[tag.start], ())):
                continue
            if _is_numbered(block, tag, ready.open) or _names_something(block, tag, ready.open):
                continue
            claim = _claim(ready, block, tag, tags, said, hard)
            if claim is not None:
                yield claim


def _is_numbered(block: TaggedBlock, tag: Tag, rules: OpenWords) -> bool:
    """ "Tier 2 targets", "type 1 fonts": a small number in figures right behind another noun is rather that one's."""
    value = tag.value
    if not isinstance(value, Quantity) or not value.counted or not tag.start or not block.words[tag.start][0].isdigit():
        return False
    before = block.words[tag.start - 1]
    small = value.low is not None and value.low < NUMBERED
    return small and before[0].isalpha() and before not in rules.stop and block.sentence[tag.start - 1] == block.sentence[tag.start]


def _is_of_itself(block: TaggedBlock, tag: Tag, high: int, rules: OpenWords) -> bool:
    """ "Updated April 2024": a note of the document on itself, no sentence."""
    low, _ = block.bounds(tag.start)
    return high - low <= SHORT and not rules.itself.isdisjoint(block.words[low:high])


SHORT = 9
"""Words of a note such as "Checked by hand, June 2024."."""


def _names_something(block: TaggedBlock, tag: Tag, rules: OpenWords) -> bool:
    """ "The 2024 edition", "Expo 2000": a year before a noun or right behind a name tells which, and dates nothing."""
    value = tag.value
    if not isinstance(value, DateValue) or value.precision != "year" or value.bound != "exact":
        return False
    if tag.start and block.caps[tag.start - 1] and any(t.type == "name" for t in block.ending.get(tag.start, ())):
        return True
    if tag.end >= len(block.words):
        return False
    behind = block.words[tag.end]
    return behind[0].isalpha() and behind not in rules.stop and block.clause[tag.end] == block.clause[tag.start]


NUMBERED = 20


def _is_converted(block: TaggedBlock, tag: Tag, tags: list[Tag]) -> bool:
    """Does it stand in brackets behind a value of its kind ("343 m (1,125 ft)")?"""
    before = block.words[tag.start - 1 : tag.start] == ["("]
    kind = dimension_of_value(tag.value)
    return before and any(t.end == tag.start - 1 and dimension_of_value(t.value) == kind for t in tags)


def _claim(ready: Ready, block: TaggedBlock, tag: Tag, tags: list[Tag], said: Sayer, hard: frozenset[str]) -> RawClaim | None:
    rules = ready.open
    low, high = block.bounds(tag.start)
    value = tag.value
    counted = value.counted if isinstance(value, Quantity) else ""
    weights, measure, codes, written = _around(block, tag, tags, low, high, said.own, rules)
    heads: dict[str, None] = {}
    called: list[str] = []
    if counted:
        noun = read(cut(counted), rules)
        weights |= dict.fromkeys(noun.named, 1.0)
        heads |= dict.fromkeys(h for h in noun.heads if h not in rules.hollow)
        called.append(noun.called)
        measure |= noun.measure
    for word, weight in _of_headings(block, low, rules, said).items():
        weights[word] = max(weights.get(word, 0.0), weight)
    ranked = sorted((w for w, weight in weights.items() if weight >= LEAST), key=lambda w: (-weights[w], w))
    named = [w for w in ranked if w not in rules.weak and w not in rules.hollow]
    names, is_own = _names(block, tag, low, high, said)
    if not heads:  # a name is who or where, and no attribute
        of_names = {rules.canonical(word) for name in names for word in name.partition(":")[2].split()}
        heads |= dict.fromkeys([w for w in named if w not in of_names][:MOST_HEADS])
    if not heads:
        return None
    if counted and _is_partitive(block, tag, low):
        names, is_own = set(), True
    if not names and _is_topic(block, said):
        is_own = True
    said_hard = {*codes, *names, *_times(block, tags, tag)}
    key = Key(
        "prose",
        NUMBER if isinstance(value, Quantity) and value.unit == "1" and not counted else dimension_of_value(value),
        tuple(heads)[:MOST_HEADS],
        tuple(sorted((w, round(weights[w], 2)) for w in ranked)),
        tuple(sorted(said_hard | said_by_itself(said_hard, hard))),
        tuple(sorted(measure)),
        own=is_own,
    )
    span = clean_span(block, tag.start, tag.end)
    first = next(iter(heads))
    title = called[0] if called and called[0] else rules.names.get(first) or written.get(first, first)
    return RawClaim(
        block=block,
        attribute=title,
        rule="open/prose",
        value=value,
        span=_evidence(block, tag, low, high),
        parts=(("value", span),),
        steps=(in_steps(key), *tag.steps),
        key=key,
    )


def _around(
    block: TaggedBlock, tag: Tag, tags: list[Tag], low: int, high: int, own: frozenset[str], rules: OpenWords
) -> tuple[dict[str, float], set[str], set[str], dict[str, str]]:
    """Stems to weights, measures, codes and versions, stems to words, of what stands near a value but for other values."""
    taken = {i for t in tags for i in range(t.start, t.end)}
    weights: dict[str, float] = {}
    measure: set[str] = set()
    codes: set[str] = set()
    written: dict[str, str] = {}
    meant = _meant(block, low, high, rules)
    for step, places in ((-1, range(tag.start - 1, low - 1, -1)), (1, range(tag.end, high))):
        factor, distance = 1.0, 0.0
        clause = block.clause[tag.start]
        for i in places:
            word = block.words[i]
            if block.clause[i] != clause or word == ",":
                clause, factor = block.clause[i], factor * BORDER
            if not word[0].isalnum():
                continue
            if i in taken:
                factor *= BORDER if i == tag.start + step else 1.0
                distance += 1
                continue
            distance += 0.5 if word in rules.stop else 1
            if distance > REACH:
                break
            measured = _measured(block, tag, i, word, distance, rules)
            if measured:
                weights[measured] = 1.0
                continue
            found = read(meant.get(i, None) or cut(word), rules, own) if meant.get(i, word) else NOTHING
            weight = factor / (1 + distance / HALF)
            for stem in found.named:
                weights[stem] = max(weights.get(stem, 0.0), weight)
                written.setdefault(stem, found.called if len(found.named) == 1 else word)
            for stem in found.weak:
                weights[stem] = max(weights.get(stem, 0.0), weight * 0.3)
            if factor > BORDER or distance <= 4:
                measure |= found.measure
                codes |= {h for h in found.hard if h.startswith(("code:", "version:"))}
    return weights, measure, codes, written


def _measured(block: TaggedBlock, tag: Tag, i: int, word: str, distance: float, rules: OpenWords) -> str:
    """What an adjective says that a value measures: right behind it ("245 m high"), or a superlative near it ("at 245 m the
    tallest")."""
    if i == tag.end and word in rules.adjectives:
        return rules.adjectives[word]
    if distance <= 5 and dimension_of_value(tag.value) in _MEASURED and block.clause[i] == block.clause[tag.start]:
        return rules.adjectives.get(word.removesuffix("est"), "") or rules.adjectives.get(word.removesuffix("st"), "")
    return ""


_MEASURED = frozenset({"length", "mass", "months", "speed"})


def _meant(block: TaggedBlock, low: int, high: int, rules: OpenWords) -> dict[int, list[str]]:
    """Where a phrase stands that is read as other words: at its first word those, at the others none."""
    found: dict[int, list[str]] = {}
    for i in range(low, high):
        for phrase, words in rules.phrases.get(block.words[i], ()):
            if i not in found and tuple(block.words[i : i + len(phrase)]) == phrase:
                found |= {at: [] for at in range(i, i + len(phrase))}
                found[i] = list(words)
    return found


def _of_headings(block: TaggedBlock, low: int, rules: OpenWords, said: Sayer) -> dict[str, float]:
    """The words of the innermost heading, as a question that the first sentence answers or as a topic."""
    if not block.block.path or block.block.path[-1] == said.title:
        return {}
    heading = block.block.path[-1]
    words = cut(heading)
    asked = {w: rules.adjectives[w] for how, w in pairwise(words) if how == "how" and w in rules.adjectives}
    found = read([w for w in words if w not in asked], rules, said.own)
    weight = QUESTION if heading.rstrip().endswith("?") and low == 0 else HEADING
    return dict.fromkeys((*found.named, *asked.values()), weight)


def proper(blocks: Iterable[TaggedBlock]) -> frozenset[str]:
    """Words that the document writes with a capital where no sentence begins: they are names wherever they stand."""
    found: set[str] = set()
    for block in blocks:
        for tags in block.at.values():
            for tag in tags:
                if tag.type == "name" and (block.bounds(tag.start)[0] < tag.start or tag.end - tag.start > 1):
                    found.update(block.words[tag.start : tag.end])
    return frozenset(found)


def _is_topic(block: TaggedBlock, said: Sayer) -> bool:
    """Does a short heading say what of the subject the passage is about ("Message size")?"""
    path = block.block.path
    return bool(path) and path[-1] != said.title and len(cut(path[-1])) <= 3


def _is_partitive(block: TaggedBlock, tag: Tag, low: int) -> bool:
    """ "The tallest of the seven piers", "all seven piers": how many there are at all, whatever is said of which."""
    before = block.words[max(low, tag.start - 2) : tag.start]
    return before[-1:] == ["all"] or (before[:1] in (["of"], ["all"]) and before[-1:] in (["the"], ["its"], ["their"]))


def _names(block: TaggedBlock, tag: Tag, low: int, high: int, said: Sayer) -> tuple[set[str], bool]:
    """The names in the sentence that are not the subject's, as what must be met; and whether the subject is named there."""
    names: set[str] = set()
    is_own = False
    first = next((i for i in range(low, high) if block.words[i][0].isalnum()), low)
    high = next((i for i in range(tag.end, high) if block.words[i] in (",", ";")), high)  # what follows is of something else
    for i in range(low, high):
        for other in block.at.get(i, ()):
            if other.type == "subject" and (block.words[i] != "it" or i == low):
                is_own = True
            if other.type != "name" or (other.start < tag.end and tag.start < other.end):
                continue
            if other.end - other.start == 1 and i == first and block.words[i] not in said.proper:
                continue  # a sentence begins with it
            plain = fold(str(other.value)).split()
            is_own = is_own or not said.own.isdisjoint(plain)
            words = [w for w in plain if w not in said.own and w not in NOT_NAMES]
            if words and not find_values(str(other.value)):
                is_code = len(words) == 1 and any(c.isdigit() for c in words[0])
                names.add(f"{'code' if is_code else 'name'}:{' '.join(words)}")
    return names, is_own


def _times(block: TaggedBlock, tags: list[Tag], tag: Tag) -> Iterator[str]:
    """The other dates of the sentence, as when it holds: a figure of 2019 is none of 2020. One that stands right behind the value,
    or is the only one in its part of the sentence, is meant alone."""
    if isinstance(tag.value, DateValue):
        return
    dates = [t for t in tags if isinstance(t.value, DateValue)]
    behind = [t for t in dates if 0 <= t.start - tag.end <= 2 and set(block.words[tag.end : t.start]) <= _AT_A_TIME]
    for other in behind or dates:
        yield f"when:{other.value.end.year if other.value.bound == 'until' else other.value.start.year}"


_AT_A_TIME = frozenset("in ( on for by at of since".split())


def _evidence(block: TaggedBlock, tag: Tag, low: int, high: int) -> Span:
    """The clause of the value, at most some words to either side."""
    start, end = tag.start, tag.end
    while (
        start > low
        and tag.start - start < 8
        and block.clause[start - 1] == block.clause[tag.start]
        and block.words[start - 1] != ","
    ):
        start -= 1
    while end < high and end - tag.end < 8 and block.clause[end] == block.clause[tag.start] and block.words[end] not in (",", "."):
        end += 1
    return clean_span(block, start, end)
