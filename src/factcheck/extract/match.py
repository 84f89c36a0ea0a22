"""Match templates over tagged words.

A template is tried where its anchor stands: its items from the anchor on are walked rightwards, those before it leftwards.
Every try may take at most `MAX_STEPS` steps, so a document costs at most (anchors in it) times a constant, whatever a pack or
a text is made of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from factcheck.extract.codes import backward, canonical, forward
from factcheck.extract.compile import (
    CLAUSE_BREAKS,
    CLOSING,
    CODE_SLOTS,
    LISTS,
    NAME_SLOTS,
    OPENING,
    RANKS,
    Ready,
    ReadyTemplate,
    tag_filling,
)
from factcheck.extract.names import Names
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.extract.template import Gap, Item, Slot, Word
from factcheck.model.value import Quantity

NUMERALS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(), start=1
    )
}
MAX_STEPS = 240
MAX_LIST = 40
_JOINS = frozenset({",", "and", "&", "/", "plus"})
VERBS = frozenset(
    "is was were are has had will would can could did does plays played stars starred wrote writes directed directs produced "
    "produces edited edits shot shoots composed composes scored scores returns returned became becomes joined joins appears "
    "appeared took takes made makes gave gives said says went goes came comes brought brings lends lent voices voiced portrays "
    "portrayed handled handles supplied provides provided serves served leads led".split()
)
"""What shows that a name before it is a subject and no member of a list."""
GOVERNING = frozenset(
    "by with from of for to in at on near outside starring featuring features alongside opposite including like unlike between as "
    "about than".split()
)
"""Words before a name that make it the object of the clause before, and no member of a list that runs up to a verb."""
_PARTICIPLES = frozenset("based adapted inspired released produced directed edited written set called titled".split())
"""What may follow a whole list of names."""
_TITLE_JOINS = frozenset({"and", "&"})
"""A comma ends a title: what follows it is as a rule no title ("set during Night Ferry, the film ...")."""
_TITLE_LINKS = frozenset("of the and in on for a an to at with from vs & - – : ' !".split())

_ItemAt = Callable[[int, int], "Named | None"]
"""(word, direction) to the list item that stands there."""


class Named(NamedTuple):
    """One member of a matched list of names."""

    text: str
    start: int
    end: int
    note: str = ""
    steps: tuple[str, ...] = ()


class Bound(NamedTuple):
    """A slot with what it holds: `names` for names and vocabulary words, `tag` for typed values."""

    slot: Slot
    start: int
    end: int
    names: tuple[Named, ...] = ()
    tag: Tag | None = None
    open_ended: bool = False
    """The list goes on with something that is no name ("A, B and others")."""


class Match(NamedTuple):
    """A template that matched words `[start, end)` of a block."""

    template: ReadyTemplate
    start: int
    end: int
    bound: tuple[Bound, ...]
    sentence: tuple[int, int]
    """The words of its sentence, `[start, end)`."""
    present: frozenset[str]
    """The words of its sentence and the types of its tags as a set: what is not in it need not be looked for."""


def _by_tag(filed: Mapping[str, tuple[ReadyTemplate, ...]]) -> dict[str, tuple[ReadyTemplate, ...]]:
    """Templates by the type of tag at which they are tried: those filed under a kind of name are all tried at names."""
    kinds = [kind for kind in sorted(filed) if kind.startswith("name:")]
    at_names = tuple(template for kind in kinds for template in filed[kind])
    return {**{kind: templates for kind, templates in filed.items() if kind not in kinds}, **({"name": at_names} if kinds else {})}


class Matcher:
    """Matches all templates over the blocks of one document."""

    def __init__(self, ready: Ready, names: Names) -> None:
        self.ready, self.names = ready, names
        self.by_tag = _by_tag(ready.by_tag)
        self.steps = 0
        self.block: TaggedBlock
        self.attributes: frozenset[str] | None = None
        self.low = self.high = 0
        self.present: frozenset[str] = frozenset()

    def matches(self, block: TaggedBlock, attributes: frozenset[str] | None = None) -> Iterator[Match]:
        """All matches in one block, by the place of their anchors; of these attributes only, if any are given."""
        self.block, self.attributes = block, attributes
        by_word, by_tag = self.ready.by_word, self.by_tag
        words, at = block.words, block.at
        self.high = 0
        possible: dict[str, list[ReadyTemplate]] = {}
        places = sorted({*block.anchors, *at})
        for i in places:
            if i >= self.high:
                self._enter(i, places)
                possible = {}
            templates = by_word.get(words[i])
            if templates is not None and (fitting := self._possible(self._standing(templates, i))):
                yield from self._try(fitting, i)
            for tag in at.get(i, ()):
                kind = tag.type
                if kind in by_tag:
                    if kind not in possible:
                        possible[kind] = self._possible(by_tag[kind])
                    if possible[kind]:
                        yield from self._try(self._standing(possible[kind], i), i)

    def _enter(self, at: int, places: list[int]) -> None:
        """Go to the sentence of word `at`: its bounds, its words and the types of its tags."""
        block = self.block
        self.low, self.high = block.bounds(at)
        here = places[bisect_left(places, self.low) : bisect_left(places, self.high)]
        types = [tag.type for i in here for tag in block.at.get(i, ())]
        self.present = frozenset(chain(block.words[self.low : self.high], types))

    def _possible(self, templates: Iterable[ReadyTemplate]) -> list[ReadyTemplate]:
        """Those of which everything that they cannot do without stands in the sentence."""
        absent, wanted = self.present.isdisjoint, self.attributes
        possible: list[ReadyTemplate] = []
        for template in templates:
            for words in template.required:
                if absent(words):
                    break
            else:
                if wanted is None or template.attribute in wanted:
                    possible.append(template)
        return possible

    def _standing(self, templates: Iterable[ReadyTemplate], at: int) -> list[ReadyTemplate]:
        """Those that find right beside the anchor what must stand there; asked before any walk, for most tries end so."""
        block, behind = self.block, at + 1
        after, before = [], []
        if behind < self.high:
            after = [block.words[behind], *[tag.type for tag in block.at.get(behind, ())]]
        if at > self.low:
            before = [block.words[at - 1], *[tag.type for tag in block.ending.get(at, ())]]
        return [
            t
            for t in templates
            if not ((t.after is not None and t.after.isdisjoint(after)) or (t.before is not None and t.before.isdisjoint(before)))
        ]

    def _try(self, templates: Iterable[ReadyTemplate], at: int) -> Iterator[Match]:
        for template in templates:
            self.steps = 0
            right = self._walk(template.right, 0, at, 1)
            if right is None:
                continue
            left = self._walk(template.left, 0, at, -1)
            if left is not None:
                bound = (*reversed(left[1]), *right[1])
                yield Match(template, left[0], right[0], bound, (self.low, self.high), self.present)

    def _walk(self, items: tuple[Item, ...], k: int, at: int, step: int) -> tuple[int, tuple[Bound, ...]] | None:
        """Walk `items[k:]` from word `at` (exclusive to the left when step is -1). The first way that fits wins."""
        words, end = self.block.words, len(items)
        while k < end:
            self.steps += 1
            if self.steps > MAX_STEPS:
                return None
            item = items[k]
            k += 1
            here = at if step > 0 else at - 1
            inside = self.low <= here < self.high
            if isinstance(item, Word):
                if not inside or words[here] != item.word:
                    return None
                at += step
                continue
            if isinstance(item, Slot):
                for bound in self._slot(item, at, step):
                    found = self._walk(items, k, bound.end if step > 0 else bound.start, step)
                    if found is not None:
                        return found[0], (bound, *found[1])
                return None
            if isinstance(item, Gap):
                return self._gap(items, k - 1, item, at, step)
            word = words[here] if inside else ""
            for way in item.ways:
                first = way[0]
                if isinstance(first, Word):
                    if first.word != word:
                        continue  # asked here, for most ways end at their first word
                    if len(way) == 1:
                        found = self._walk(items, k, at + step, step)
                        if found is not None:
                            return found
                        continue
                found = self._walk((*way, *items[k:]), 0, at, step)
                if found is not None:
                    return found
            if not item.optional:
                return None
        return at, ()

    def _gap(self, items: tuple[Item, ...], k: int, item: Gap, at: int, step: int) -> tuple[int, tuple[Bound, ...]] | None:
        for _ in range(item.most + 1):
            found = self._walk(items, k + 1, at, step)
            if found is not None:
                return found
            here = at if step > 0 else at - 1
            if not self.low <= here < self.high or self.block.words[here] in CLAUSE_BREAKS:
                return None
            if item.most <= 2 and self.block.words[here] == ",":
                return None  # a short gap is for an adjective, not for a new clause
            at += step
        return None

    def _slot(self, slot: Slot, at: int, step: int) -> Iterator[Bound]:
        """The ways in which a slot can be filled from here, longest first."""
        if slot.type in NAME_SLOTS:
            yield from self._names(slot, at, step)
        elif slot.type == "text":
            yield from self._text(slot, at, step)
        elif slot.type == "numeral":
            yield from self._numeral(slot, at, step)
        elif slot.type in CODE_SLOTS:
            yield from self._code(slot, at, step)
        else:
            kind = tag_filling(slot.type)
            if slot.type in LISTS or slot.type.endswith("+"):
                yield from self._list(slot, at, step, lambda i, s: self._vocabulary_item(kind, i, s))
                return
            tags = [t for t in (self.block.at if step > 0 else self.block.ending).get(at, ()) if t.type == kind]
            for tag in sorted(tags, key=lambda t: t.start - t.end) if len(tags) > 1 else tags:
                if tag.end <= self.high and tag.start >= self.low:
                    names = (Named(str(tag.value), tag.start, tag.end),) if not kind.startswith("value:") else ()
                    yield Bound(slot, tag.start, tag.end, names, tag)

    def _numeral(self, slot: Slot, at: int, step: int) -> Iterator[Bound]:
        """A whole number of one word, in figures or letters."""
        here = at if step > 0 else at - 1
        if not self.low <= here < self.high:
            return
        word = self.block.words[here]
        number = NUMERALS.get(word, int(word) if word.isdigit() and len(word) <= 2 else 0)
        if number:
            value = Quantity(word, Decimal(number), Decimal(number), "1", Decimal(1))
            yield Bound(slot, here, here + 1, (), Tag("value:number", here, here + 1, value))

    def _code(self, slot: Slot, at: int, step: int) -> Iterator[Bound]:
        start = at if step > 0 else backward(self.block, slot.type, at, self.low)
        end = forward(self.block, slot.type, at, self.high) if step > 0 else at
        if start >= 0 and end > start:
            yield Bound(slot, start, end, (Named(canonical(slot.type, self.block.raw(start, end)), start, end),))

    def _names(self, slot: Slot, at: int, step: int) -> Iterator[Bound]:
        kind = NAME_SLOTS[slot.type]
        if slot.type in LISTS:
            yield from self._list(slot, at, step, lambda i, s: self._name_item(kind, i, s))
            return
        item = self._name_item(kind, at, step)
        if item is not None:
            yield Bound(slot, item.start, item.end, (item,))

    def _list(self, slot: Slot, at: int, step: int, item_at: _ItemAt) -> Iterator[Bound]:
        """The longest list of items from here; going left it is gathered backwards."""
        items: list[Named] = []
        here = at
        open_ended = False
        while len(items) < MAX_LIST:
            item = item_at(here, step)
            if item is None:
                open_ended = bool(items) and step > 0 and self._goes_on(here)
                break
            items.append(item)
            after = self._past_joins(item.end if step > 0 else item.start, step, _JOINS if slot.type != "titles" else _TITLE_JOINS)
            if after is None:
                break
            here = after
        if items:
            ordered = tuple(items if step > 0 else reversed(items))
            after = ordered[-1].end
            open_ended = open_ended or (step > 0 and self._has_company(after))
            if step > 0 and len(ordered) > 1 and after < self.high:
                # "edited by Ada Roy, and Tom Lee wrote the script": the last name may begin a clause of its own
                if self.block.words[after] in VERBS:
                    yield Bound(slot, ordered[0].start, ordered[-2].end, ordered[:-1])
                elif self._reads_like_a_verb(after) and self.block.words[ordered[-2].end] == ",":
                    yield Bound(slot, ordered[0].start, ordered[-2].end, ordered[:-1], None, True)
            elif step < 0 and len(ordered) > 1 and self._is_governed(ordered[0].start):
                # "The film stars Ada Roy, and Tom Lee wrote the script": only the last is sure to belong to the verb
                yield Bound(slot, ordered[-1].start, ordered[-1].end, ordered[-1:])
            yield Bound(slot, ordered[0].start, ordered[-1].end, ordered, None, open_ended)

    def _reads_like_a_verb(self, at: int) -> bool:
        word = self.block.words[at]
        return len(word) > 4 and word.endswith(("s", "ed")) and word not in _PARTICIPLES and not self.block.caps[at]

    def _is_governed(self, at: int) -> bool:
        """Does the word before make the name at `at` its object ("stars Ada Roy", "cut by Ada Roy")?"""
        if at <= self.low:
            return False
        word = self.block.words[at - 1]
        if word in GOVERNING or word in VERBS:
            return True
        return word not in self.ready.lower and self._reads_like_a_verb(at - 1)

    def _past_joins(self, at: int, step: int, joins: frozenset[str]) -> int | None:
        """Where the next item of a list may stand, if the words here join items (", ", " and ", ", and ")."""
        words, here, seen = self.block.words, at, 0
        while seen < 2:
            i = here if step > 0 else here - 1
            if not self.low <= i < self.high or words[i] not in joins:
                break
            here += step
            seen += 1
        return here if seen else None

    def _has_company(self, at: int) -> bool:
        """Does somebody else follow, who had a hand in it ("written by Ada Roy with Bo Lund")?"""
        words = self.block.words
        while at < self.high and words[at] in ("together", "along", "here"):
            at += 1
        return at + 1 < self.high and words[at] in ("with", "alongside") and self.block.caps[at + 1]

    def _goes_on(self, at: int) -> bool:
        """After a join that no name follows: does the list go on in other words ("and others", "and none other than X")?"""
        words = self.block.words
        return self.low < at < self.high and words[at - 1] in ("and", "&") and words[at] in (
            "others", "other", "more", "many", "none", "several", "a", "the", "company", "friends", "various", "countless",
        )  # fmt: skip

    def _name_item(self, kind: str, at: int, step: int) -> Named | None:
        if kind == "title":
            return self._title(at) if step > 0 else self._title_before(at)
        block = self.block
        if step > 0:
            here = at
            if here < self.high and block.words[here] in ("the", "young"):
                here += 1
            tags = self._called(kind, block.at.get(here, ())) or [t for t in block.at.get(here, ()) if t.type == "name"]
        else:
            end = at
            if end > self.low and block.words[end - 1] == ")":
                return None
            tags = self._called(kind, block.ending.get(end, ())) or [t for t in block.ending.get(end, ()) if t.type == "name"]
        for tag in tags:
            if tag.start < self.low or tag.end > self.high:
                continue
            if kind != "character" and any(t.type == "subject" for t in block.at.get(tag.start, ())):
                return None  # the document's own subject is nobody in a list ("edited by Ada Roy, and Harbour Lights was ...")
            can = self.names.can_be(kind, block, tag)
            if can is None and kind == "person" and tag.end - tag.start == 1 and block.words[tag.start - 1] == "by" and step > 0:
                can = (str(tag.value), ("a single name",)) if not self.names.is_known_as_other(block, tag) else None
            if can is not None:
                start, end = (at if step > 0 else tag.start), tag.end
                note = ""
                if step > 0 and end < self.high and block.words[end] == "(":
                    close = next((j for j in range(end + 1, min(end + 8, self.high)) if block.words[j] == ")"), None)
                    if close is not None and close > end + 1:
                        note, end = block.raw(end + 1, close), close + 1
                return Named(can[0], start, end, note, can[1])
        return None

    def _called(self, kind: str, tags: Sequence[Tag]) -> list[Tag]:
        """The whole runs of capitals among these that call a character by a rank and a name ("Detective Marsh")."""
        return [t for t in tags if t.type == "name:whole" and self.block.words[t.start] in RANKS] if kind == "character" else []

    def _vocabulary_item(self, kind: str, at: int, step: int) -> Named | None:
        block = self.block
        here = at + 1 if step > 0 and at < self.high and block.words[at] == "the" else at
        tags = block.at.get(here, ()) if step > 0 else block.ending.get(here, ())
        fitting = sorted((t for t in tags if t.type == kind), key=lambda t: t.start - t.end)
        if not fitting or fitting[0].end > self.high or fitting[0].start < self.low:
            return None
        return Named(str(fitting[0].value), min(at, fitting[0].start) if step > 0 else fitting[0].start, fitting[0].end)

    def _title(self, at: int) -> Named | None:
        """A title from here: in quotation marks, or a run of capitals with the small words and colons that titles have."""
        block, words = self.block, self.block.words
        if at >= self.high:
            return None
        if words[at] in OPENING or words[at] in ('"', "‘"):
            close = next(
                (j for j in range(at + 1, min(at + 14, self.high)) if words[j] in CLOSING or words[j] in ('"', "’")),
                None,
            )
            if close is None or close == at + 1:
                return None
            return Named(block.raw(at + 1, close).strip(" ,."), at, close + 1)
        if not block.caps[at] and words[at] != "the":
            return None
        end = last = at if not block.caps[at] else at + 1
        while end < self.high and end - at < 16:
            if block.caps[end] or (words[end].isdigit() and len(words[end]) <= 2):
                end += 1
                last = end
            elif words[end] in _TITLE_LINKS and words[end] not in ("and", "&") and end > at:
                end += 1
            else:
                break
        if last == at or (words[at] in self.ready.lower and last == at + 1):
            return None
        text, note = block.raw(at, last), ""
        if last + 2 < self.high and words[last] == "(" and words[last + 1].isdigit() and words[last + 2] == ")":
            note, last = words[last + 1], last + 3
        return Named(text, at, last, note)

    def _title_before(self, at: int) -> Named | None:
        for start in range(max(self.low, at - 12), at):
            if self.block.caps[start] or self.block.words[start] in OPENING:
                found = self._title(start)
                if found is not None and found.end == at:
                    return found
        return None

    def _text(self, slot: Slot, at: int, step: int) -> Iterator[Bound]:
        if step < 0:
            return
        end = at
        while (
            end < self.high
            and end - at < 24
            and self.block.words[end] not in (",", ".", "!", "?")
            and self.block.words[end] not in CLAUSE_BREAKS
        ):
            end += 1
        if end > at:
            yield Bound(slot, at, end, (Named(self.block.raw(at, end), at, end),))
