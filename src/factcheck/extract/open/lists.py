"""Lists that mean to be whole: an array, a list behind a label, items under a heading, "exactly three: A, B and C".

Two such lists are compared by the members that they share, whatever they are called. A list that says that it goes on
("including", "among others"), or that stands behind a label for open lists ("Known for"), is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from factcheck.extract.compile import Ready
from factcheck.extract.kind import RawClaim, TaggedDocument
from factcheck.extract.open.keys import in_steps, said_by_itself, under
from factcheck.extract.open.prose import Sayer
from factcheck.extract.open.words import OpenWords, Words, cut, read
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.model.claim import Key
from factcheck.model.document import Span
from factcheck.model.value import Name, NameSet, Quantity
from factcheck.values.find import find_values
from factcheck.values.names import NameList, NamePiece, fold, items_of, split_names
from factcheck.values.stems import singular

LIST = "list"
FEWEST, MOST = 2, 24
"""Members of a list that is compared."""
_LONGEST_MEMBER = 60
_WHOLE = re.compile(r"\b(?:made up of|consist(?:s|ed|ing) of|compris(?:es|ed|ing)(?: of)?|composed of|namely)\s+", re.IGNORECASE)
_PROSE = frozenset({"paragraph", "list-item", "caption"})


def behind_label(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, said: Sayer) -> Iterator[RawClaim]:
    """The list of a label-value block."""
    label, value = block.block.label, block.block.value
    if label is None or value is None or value.end <= value.start:
        return
    raw = cut(block.text[label.start : label.end])
    words = read(raw, ready.open, said.own)
    text = block.text[value.start : value.end]
    if ";" not in text and "\n" not in text and text.count(",") + (" and " in text) < 2:
        return
    names = items_of(text) if tagged.document.structured or ";" in text else split_names(text)
    members = _members(names.pieces)
    numbers = {_NUMBERS[w] for w in raw if w in _NUMBERS} | {int(w) for w in raw if w.isdigit() and len(w) < 3}
    if numbers and len(members) not in numbers:
        return  # "four parishes: Ashby, Cale and Dunmore"
    if names.complete != "no" and members and not _is_open(raw, ready.open) and not _holds_places(text, names):
        yield from _claim(tagged, ready, block, said, words, members, Span(label.start, value.end), value.start, "label")


def _holds_places(text: str, names: NameList) -> bool:
    """ "Millau, Aveyron, France" is one place, said ever more widely: two or three parts, parted by commas alone."""
    return ";" not in text and "\n" not in text and len(names.pieces) <= 3 and " and " not in text


def in_sentence(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, said: Sayer) -> Iterator[RawClaim]:
    """Lists that a sentence gives as whole: by a number that they fit, or by words such as "made up of"."""
    if block.block.kind not in _PROSE or ("," not in block.words and "and" not in block.words):
        return
    done: set[int] = set()
    for tag in block.values:
        number = block.sentence[tag.start]
        if number in done or not _counts(tag) or block.quoted[tag.start]:
            continue
        _, high = block.bounds(tag.start)
        found = _after_number(block, tag.start, tag.end, high, int(tag.value.low))
        if found:
            done.add(number)
            words = read(cut(tag.value.counted), ready.open, said.own)
            words = words if words.named else _question(block, ready.open, said)
            yield from _claim(tagged, ready, block, said, words, found, Span(block.starts[tag.start], 0), 0, "prose")
    for i in range(1, len(block.words) - 1):
        count = _NUMBERS.get(block.words[i - 1], 0) if block.words[i] == ":" else 0
        if count and block.sentence[i] not in done:
            found = _after_number(block, i - 1, i, block.bounds(i)[1], count)
            if found:
                words = _question(block, ready.open, said)
                yield from _claim(tagged, ready, block, said, words, found, Span(block.starts[i - 1], 0), 0, "prose")
    for cue in _WHOLE.finditer(block.text):
        end = min((e for e in (block.text.find(sign, cue.end()) for sign in (". ", "; ", "\n")) if e >= 0), default=len(block.text))
        region = block.text[cue.end() : end].rstrip(".")
        names = split_names(region)
        members = [m._replace(start=m.start + cue.end(), end=m.end + cue.end()) for m in _members(names.pieces)]
        if names.complete != "no" and len(members) > 2:
            before = read(cut(block.text[: cue.start()])[-3:], ready.open, said.own)
            yield from _claim(tagged, ready, block, said, before, members, Span(cue.start(), 0), 0, "prose")


_NUMBERS = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}


def _counts(tag: Tag) -> bool:
    value = tag.value
    if not isinstance(value, Quantity) or value.unit != "1" or value.about:
        return False
    return value.low == value.high and value.low in range(FEWEST, 13)


def _after_number(block: TaggedBlock, at: int, end_of: int, high: int, number: int) -> list[NamePiece]:
    """The list behind a number (words `[at, end_of)`) of as many members: behind a colon, or a run of names."""
    words = block.words
    colon = next((i for i in range(end_of, min(end_of + 6, high)) if words[i] == ":"), None)
    if colon is not None and colon + 1 < high:
        start, end = block.starts[colon + 1], block.ends[high - 1]
        text = block.text[start:end].rstrip(". ")
        found = _members(p for p in split_names(text).pieces if _is_name(p.text.strip()))
        found = [m._replace(start=m.start + start, end=m.end + start) for m in found]
        return found if len(found) == number else []
    names = [t for i in range(end_of, high) for t in block.at.get(i, ()) if t.type == "name"]
    for _, run in groupby(_runs(block, names), key=lambda pair: pair[0]):
        tags = [t for _, t in run]
        if len(tags) == number and tags[0].start - end_of <= 5:
            return _members(NamePiece(block.starts[t.start], block.ends[t.end - 1], block.raw(t.start, t.end), "") for t in tags)
    return []


def _runs(block: TaggedBlock, names: Sequence[Tag]) -> Iterator[tuple[int, Tag]]:
    """Each name with the number of its run: names with but a comma or an "and" between them."""
    number = 0
    for at, tag in enumerate(names):
        if at and not set(block.words[names[at - 1].end : tag.start]) <= _BETWEEN:
            number += 1
        yield number, tag


_BETWEEN = frozenset({",", "and", "&"})


def under_heading(tagged: TaggedDocument, ready: Ready, said: Sayer) -> Iterator[RawClaim]:
    """Items of a list that are names, all of them, alone under a heading."""
    blocks = [b for b in tagged.blocks if b.block.kind == "list-item" and b.block.path]
    for _, run in groupby(blocks, key=lambda b: (b.block.path, b.block.group)):
        items = list(run)
        if not FEWEST < len(items) <= MOST:
            continue
        pieces = [_item(block) for block in items]
        members = _members(p for p in pieces if p is not None)
        raw = cut(items[0].block.path[-1])
        words = read(raw, ready.open, said.own)
        if len(members) < len(items) or _is_open(raw, ready.open):
            continue
        hard, elsewhere = under(items[0].block.path, tagged.document.title, ready.open)
        if elsewhere:
            continue
        # One claim stands on one block: the last item, where it is plain that the list ends.
        key = _key("label", members, words, hard | said.holds_under)
        block, piece = items[-1], pieces[-1]
        assert piece is not None
        span = Span(piece.start, piece.end)
        value = NameSet("; ".join(m.text for m in members), "term", _names(members), "yes", "items under a heading")
        yield RawClaim(
            block, words.called or LIST, "open/list#label", value, span, parts=(("value", span),), steps=(in_steps(key),), key=key
        )  # fmt: skip


def _item(block: TaggedBlock) -> NamePiece | None:
    """The name that an item is, or begins with before a comma or dash."""
    head = re.split(r",\s|\s[–—-]\s|:\s|\s\(", block.text, maxsplit=1)[0].strip()
    return NamePiece(0, len(head), head, "") if head else None


def _members(pieces: Iterable[NamePiece]) -> list[NamePiece]:
    """The names; an empty list if one is none, or if they are too many or too few."""
    found: dict[str, NamePiece] = {}
    for written in pieces:
        piece = _plain(written)
        text = piece.text.strip()
        key = fold(text)
        if not key or len(text) > _LONGEST_MEMBER or len(key.split()) > 6 or not _is_name(text):
            return []
        found.setdefault(key, piece)
    return list(found.values()) if FEWEST <= len(found) <= MOST else []


_TAIL = re.compile(r"\s*(?:[(\[][^()\[\]]*[)\]])?\s*(?:,?\s*\b(?:and|or|&))?\s*$")


def _plain(piece: NamePiece) -> NamePiece:
    """A member without a bracket and an "and" behind it, which a list that is broken by a remark leaves there."""
    text = _TAIL.sub("", piece.text)
    return piece._replace(text=text, end=piece.start + len(text)) if text and text != piece.text else piece


def _is_name(text: str) -> bool:
    if not any(c.isalpha() for c in text) or not (text[0].isupper() or text[0].isdigit()):
        return False
    figures = find_values(text)
    return not figures or figures[0].start > 0


def _is_open(label: Sequence[str], rules: OpenWords) -> bool:
    """Does a list behind such a label name some, and not all?"""
    return not label or any(singular(fold(word)) in rules.open_lists for word in label)


def _question(block: TaggedBlock, rules: OpenWords, said: Sayer) -> Words:
    return read(cut(block.block.path[-1]) if block.block.path else [], rules, said.own)


def _names(members: Iterable[NamePiece]) -> tuple[Name, ...]:
    return tuple(Name(m.text, fold(m.text), m.note) for m in members)


def _key(stands: str, members: Sequence[NamePiece], words: Words, hard: Iterable[str]) -> Key:
    """Lists meet by their members: these are the heads. The words are what the list is called."""
    return Key(
        "label" if stands == "label" else "prose",
        LIST,
        tuple(sorted(fold(m.text) for m in members)),
        tuple(sorted((word, 1.0) for word in words.named)),
        tuple(sorted(words.hard | said_by_itself(words.hard, hard))),
        tuple(sorted(words.measure - {"each", "default"})),
    )


def _claim(
    tagged: TaggedDocument,
    ready: Ready,
    block: TaggedBlock,
    said: Sayer,
    words: Words,
    members: Sequence[NamePiece],
    where: Span,
    shift: int,
    stands: str,
) -> Iterator[RawClaim]:
    """`members` count from `shift`; the passage begins where `where` does and ends with the last member."""
    hard, elsewhere = under(() if tagged.document.structured else block.block.path, tagged.document.title, ready.open)
    if elsewhere:
        return
    key = _key(stands, members, words, hard | said.holds_under)
    start, end = members[0].start + shift, max(m.end for m in members) + shift
    value = NameSet(block.text[start:end], "term", _names(members), "yes", "a list that means to be whole")
    yield RawClaim(
        block=block,
        attribute=words.called or LIST,
        rule=f"open/list#{stands}",
        value=value,
        span=Span(min(where.start, start), end),
        parts=(("value", Span(start, end)),),
        steps=(in_steps(key),),
        key=key,
    )
