"""Claims of labels and values, and of cells under their headers, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.extract.compile import Ready
from factcheck.extract.kind import RawClaim, TaggedDocument
from factcheck.extract.open.bounds import within_bounds
from factcheck.extract.open.keys import in_steps, key_of, under
from factcheck.extract.open.values import Valued, read_value
from factcheck.extract.open.words import Words, cut, read
from factcheck.extract.tag import TaggedBlock
from factcheck.model.claim import Key, Stands
from factcheck.model.document import Span
from factcheck.values.find import find_values
from factcheck.values.names import fold

LABEL, CELL = "open/label", "open/cell"
MOST_COLUMNS = 40


def labelled(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, own: frozenset[str]) -> Iterator[RawClaim]:
    """The claim of a label-value block, if its value is one that can be compared."""
    label, value = block.block.label, block.block.value
    if label is None or value is None or value.end <= value.start:
        return
    words = read(cut(block.text[label.start : label.end]), ready.open, own)
    yield from _claims(tagged, ready, block, own, "label", (words,), label, value)


def rows(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, own: frozenset[str]) -> Iterator[RawClaim]:
    """The claims of a table's row: one for each cell behind the first that holds a figure or date, under its header."""
    raw = block.block
    if not raw.cells or len(raw.header) != len(raw.cells) or len(raw.cells) > MOST_COLUMNS:
        return
    first = block.text[raw.cells[0].start : raw.cells[0].end]
    of_row = read(cut(first), ready.open, own) if not find_values(first) else Words((), (), _row_keys(first), frozenset(), (), "")
    for header, cell in zip(raw.header[1:], raw.cells[1:], strict=True):
        if cell.end > cell.start:
            of_header = _header(header, ready, own)
            yield from _claims(tagged, ready, block, own, "cell", (of_header, of_row), raw.cells[0], cell)


def _header(header: str, ready: Ready, own: frozenset[str]) -> Words:
    """The words over a column. One of nothing but "from" or "to" must be met as it is."""
    words = cut(header)
    read_so = read(words, ready.open, own)
    if read_so.named or read_so.weak or read_so.hard or read_so.measure or not words:
        return read_so
    return replace(read_so, hard=frozenset({f"column:{' '.join(words)}"}))


def _row_keys(first: str) -> frozenset[str]:
    """A row whose first cell is a date or number meets only rows of the same one."""
    return frozenset({f"row:{fold(first)}"})


def _claims(
    tagged: TaggedDocument,
    ready: Ready,
    block: TaggedBlock,
    own: frozenset[str],
    stands: Stands,
    named: tuple[Words, ...],
    label: Span,
    value: Span,
) -> Iterator[RawClaim]:
    hard, elsewhere = under(block.block.path, own, ready.open)
    if elsewhere or not any(words.named for words in named):
        return
    text = block.text[value.start : value.end]
    valued = read_value(text)
    if valued is None:
        return
    valued = within_bounds(valued, named, ready.open)
    note = read(cut(valued.words), ready.open, own)
    key = key_of(stands, valued.dimension, named, note, ready.open, hard)
    if key is not None:
        called = " ".join(words.called for words in reversed(named) if words.called)
        yield _claim(block, called, key, valued, label, value)


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
