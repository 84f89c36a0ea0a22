"""Claims of labels and values, and of cells under their headers, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.extract.compile import Ready
from factcheck.extract.keys import key_unit
from factcheck.extract.kind import RawClaim, TaggedDocument
from factcheck.extract.members import groups
from factcheck.extract.open.bounds import within_bounds
from factcheck.extract.open.keys import in_steps, key_of, measured_by, under
from factcheck.extract.open.prose import Sayer
from factcheck.extract.open.terms import read_term
from factcheck.extract.open.values import Valued, read_value
from factcheck.extract.open.words import NOTHING, OpenWords, Words, cut, read
from factcheck.extract.tag import TaggedBlock
from factcheck.model.claim import Key, Stands
from factcheck.model.document import Span
from factcheck.values.find import find_values
from factcheck.values.names import fold

MOST_COLUMNS = 40
OF_A_PAGE = frozenset(
    {"published", "date published", "publication date", "date", "time", "author", "by", "issue", "edition", "year"}
)
"""Labels that on most pages say something of the page."""


def labelled(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, said: Sayer) -> Iterator[RawClaim]:
    """The claim of a label-value block, if its value is one that can be compared."""
    label, value = block.block.label, block.block.value
    if label is None or value is None or value.end <= value.start:
        return
    yield from _claims(tagged, ready, block, said, "label", block.text[label.start : label.end], NOTHING, label, value)


def rows(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, said: Sayer) -> Iterator[RawClaim]:
    """The claims of a table's row: one for each cell that holds a figure or date, under its header. What the row is about, its
    first cell says; in a data file the reader has found the cells that do."""
    raw = block.block
    if not raw.cells or len(raw.header) != len(raw.cells) or len(raw.cells) > MOST_COLUMNS:
        return
    if tagged.document.structured:
        of_row, cells = NOTHING, list(zip(raw.header, raw.cells, strict=True))
    else:
        first = block.text[raw.cells[0].start : raw.cells[0].end]
        of_row = read(cut(first), ready.open, said.own)
        if find_values(first):
            of_row = replace(NOTHING, hard=frozenset({f"row:{fold(first)}"}))
        cells = list(zip(raw.header[1:], raw.cells[1:], strict=True))
    for header, cell in cells:
        if header and cell.end > cell.start:
            yield from _claims(tagged, ready, block, said, "cell", header, of_row, raw.cells[0], cell)


def _header(words: list[str], found: Words) -> Words:
    """The words over a column or behind which a value stands. Of nothing but "from" or "to" they must be met as they are."""
    if found.named or found.weak or found.hard or found.measure or not words:
        return found
    return replace(found, hard=frozenset({f"column:{' '.join(words)}"}))


def _above(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, said: Sayer) -> tuple[tuple[Words, ...], Words]:
    """In a data file: the keys around a member that name something, and the notes that tell it from its siblings."""
    if not tagged.document.structured:
        return (), NOTHING
    keys = [k for k in _below(block.block.path, said.home) if ": " not in k and not groups(ready, k)]
    named = tuple(read(cut(key_unit(key, is_key=True).words), ready.open, said.own) for key in keys)
    hard: set[str] = set()
    measure: set[str] = set()
    for note in block.block.path:
        _, joint, words = note.partition(": ")
        if joint:
            found = read(cut(words), ready.open, said.own)
            when = {one for one in found.hard if one.startswith("when:")}
            measure |= found.measure
            hard |= when if when and len(cut(words)) <= 3 else {f"note:{fold(words)}"}
            if when and len(cut(words)) > len(when):
                hard.add(f"note:{fold(words)}")
    return named, replace(NOTHING, hard=frozenset(hard), measure=frozenset(measure))


def _below(path: tuple[str, ...], home: tuple[str, ...]) -> tuple[str, ...]:
    """The path without the keys that lead to the object that has the document's own name."""
    return path[len(home) :] if path[: len(home)] == home else path


def home_of(tagged: TaggedDocument) -> tuple[str, ...]:
    """In a data file: the keys around the member that names what the file is about."""
    title = tagged.document.title
    for block in tagged.blocks if tagged.document.structured and title else ():
        value = block.block.value
        if (
            value is not None
            and block.block.path
            and block.text[value.start : value.end].strip() in (title, *tagged.document.aliases)
        ):
            return block.block.path
    return ()


def _claims(
    tagged: TaggedDocument,
    ready: Ready,
    block: TaggedBlock,
    said: Sayer,
    stands: Stands,
    words: str,
    of_row: Words,
    label: Span,
    value: Span,
) -> Iterator[RawClaim]:
    """`words` are the label or the header; `label` is where they, or what the row is about, stand."""
    hard, elsewhere = under(() if tagged.document.structured else block.block.path, tagged.document.title, ready.open)
    if elsewhere:
        return
    hard |= said.holds_under
    unit = key_unit(words, is_key=tagged.document.structured)
    if not unit.unit and tagged.document.structured:
        above = (key_unit(key, is_key=True) for key in reversed(block.block.path) if ": " not in key)
        unit = next((one._replace(words=unit.words) for one in above if one.unit), unit)
    words, bracketed = _without_brackets(unit.words)
    cut_words = cut(words)
    of_label = _header(cut_words, read(cut_words, ready.open, said.own))
    around, notes = _above(tagged, ready, block, said)
    if not ready.open.itself.isdisjoint(cut_words) or (" ".join(cut_words) in OF_A_PAGE and not around and not of_row.named):
        return
    text = block.text[value.start : value.end]
    given = unit.given_to(text)
    valued = read_value(given, dated=_is_dated(cut_words, ready.open) or any(_is_dated(w.named, ready.open) for w in around))
    if valued is None:
        heads = of_label.heads or next((part.heads for part in (of_row, *around) if part.heads), ())
        valued = read_term(text, heads, ready.open, ready.vocabularies["territory"])
    if valued is None:
        return
    if given is not text:
        valued = valued._replace(end=min(valued.end, len(text.rstrip())), steps=(unit.step, *valued.steps))
    valued = within_bounds(valued, (of_label, of_row, *around), ready.open)
    note = read(cut(f"{bracketed} {valued.words}"), ready.open, said.own)
    measures = notes.measure | said.measures | measured_by(block.block.path, ready.open)
    required, context = ((of_label, of_row), around) if len(of_label.named) > 1 else ((of_label, of_row, *around), ())
    key = key_of(stands, valued.dimension, required, context, note, ready.open, hard | notes.hard, measures)
    if key is not None and _holds_for_good(key, ready.open):
        called = " ".join(dict.fromkeys(w for part in reversed(required) for w in part.called.split()))
        yield _claim(block, called, key, valued, label, value)


def _holds_for_good(key: Key, rules: OpenWords) -> bool:
    """Is it no name that changes with time, or is it said when?"""
    dated = any(h.startswith(("when:", "version:")) for h in key.hard)
    return key.dimension != "name" or dated or key.heads[0] not in rules.changing


_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def _without_brackets(label: str) -> tuple[str, str]:
    """A label, and what its brackets say besides ("Stores (end of 2024)")."""
    return _BRACKET.sub(" ", label), " ".join(_BRACKET.findall(label))


def _is_dated(words: Iterable[str], rules: OpenWords) -> bool:
    """Is a number of four digits a year behind such a label?"""
    return any(rules.canonical(word) in rules.dated or word.endswith("ed") for word in words)


def _claim(block: TaggedBlock, called: str, key: Key, valued: Valued, label: Span, value: Span) -> RawClaim:
    span = Span(value.start + valued.start, value.start + valued.end)
    whole = Span(label.start, span.end) if key.stands == "label" and label.end <= span.start else span
    return RawClaim(
        block=block,
        attribute=called,
        rule=f"open/{key.stands}#label",
        value=valued.value,
        span=whole,
        parts=(("label" if key.stands == "label" else "row", label), ("value", span)),
        steps=(in_steps(key), *valued.steps),
        key=key,
    )
