"""Read label-value lines: `Edited by X`, `Release date : 4 June 2025 (France)`, `- Editing: a, b, c`.

The reader has cut the line into label and value. A label is one of an attribute's labels in the packs; the value is read by
the attribute's type. A list behind the label of a closed attribute names all, unless it says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from sys import intern

from factcheck.extract.build import Read, values_in
from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.label_notes import parts_of
from factcheck.extract.members import Said, qualified, said_by
from factcheck.extract.qualify import ROUGHLY, from_headings, from_note, section_role, sorted_qualifiers
from factcheck.extract.tag import TaggedBlock
from factcheck.model.document import Span
from factcheck.model.value import Quantity, Value
from factcheck.rulepack.schema import Model
from factcheck.values.names import fold

CONFIGURATION = "configuration"
_DEFAULTS = re.compile(
    r"\b(?:every|each|all|these|following)\b[^.\n]{0,60}\bdefaults?\b|\bdefault (?:values|settings|configuration)\b", re.I
)
"""How a file of settings says that it gives the defaults, and not what one installation has."""
_HEAD = 600


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """Claims of every label-value block whose label a pack knows."""
    for block in tagged.blocks:
        label, value = block.block.label, block.block.value
        if block.block.kind != "label-value" or label is None or value is None or value.end <= value.start:
            continue
        yield from labelled(tagged, ready, block, label, value)


def labelled(
    tagged: TaggedDocument, ready: Ready, block: TaggedBlock, label: Span | str, value: Span, near: Span | None = None
) -> Iterator[RawClaim]:
    """Claims of one label and its value; used for lines, cells and headed paragraphs alike.

    A label that stands elsewhere (over a column) is given as its words; `near` is then what belongs to the evidence, if it
    stands right before the value.
    """
    words = label if isinstance(label, str) else block.text[label.start : label.end]
    structured = tagged.document.structured
    said = said_by(ready, words, block.block.path, structured=structured)
    if section_role(block.block.path, ready) == "related":
        return
    if said is not None:
        yield from _labelled(tagged, ready, block, said, label, value, near)
        return
    for part in () if structured else parts_of(ready, words):
        one = said_by(ready, part, block.block.path, structured=False)
        if one is not None:
            yield from _labelled(tagged, ready, block, one, label, value, near)


def _labelled(
    tagged: TaggedDocument, ready: Ready, block: TaggedBlock, said: Said, label: Span | str, value: Span, near: Span | None
) -> Iterator[RawClaim]:
    structured = tagged.document.structured
    text = said.unit.given_to(block.text[value.start : value.end])
    for name in said.attributes:
        attribute = ready.attributes[name]
        if tagged.main.type and tagged.main.type not in attribute.of:
            continue
        if attribute.default and tagged.document.kind == CONFIGURATION and not _DEFAULTS.search(tagged.document.text[:_HEAD]):
            continue
        read_all = _values(name, text, ready) if structured else tuple(values_in(attribute, text, ready))
        if structured and len(read_all) > 1 and isinstance(read_all[0].value, Quantity):
            return  # a series of numbers: which of them is meant, nothing says
        for number, read in enumerate(read_all):
            read = read._replace(end=min(read.end, value.end - value.start))
            yield _claim(ready, block, name, label, value, read, said, near if number == 0 else None, first=number == 0)
        if read_all and tagged.main.type and not attribute.range_end:
            return  # the first attribute that understands the value has the label; the two ends of a range have it both, and
            # without a type, `reconcile` decides


def _values(name: str, text: str, ready: Ready) -> tuple[Read, ...]:
    """What an attribute reads in a value of a data file; columns say the same short ones again and again."""
    if len(text) > _SHORT:
        return tuple(values_in(ready.attributes[name], text, ready, listed=True))
    known = (name, text)
    if known not in ready.values:
        if len(ready.values) >= _MOST_KNOWN:
            ready.values.clear()
        ready.values[known] = tuple(values_in(ready.attributes[name], text, ready, listed=True))
    found = ready.values[known]
    assert isinstance(found, tuple)
    return found


_SHORT = 60
_MOST_KNOWN = 1 << 14


def _roughly(read: Read) -> Value:
    """The value; a figure that is noted as estimated is about that."""
    value = read.value
    return replace(value, about=True) if isinstance(value, Quantity) and fold(read.note) in ROUGHLY else value


def _claim(
    ready: Ready,
    block: TaggedBlock,
    name: str,
    label: Span | str,
    value: Span,
    read: Read,
    said: Said,
    near: Span | None,
    *,
    first: bool,
) -> RawClaim:
    attribute = ready.attributes[name]
    start, end = value.start + read.start, value.start + read.end
    begin, parts = start, [("value", Span(start, end))]
    if isinstance(label, Span):
        begin = label.start if label.end <= start and first else start
        parts.insert(0, ("label", label))
    elif near is not None and near.end <= start:
        begin = near.start
    words = label if isinstance(label, str) else block.text[label.start : label.end].strip()
    qualifiers = qualified(said.notes, attribute, ready) | from_note(read.note, attribute, ready)
    for text in (block.text[value.start : value.end], words):
        if any(dimension not in qualifiers for dimension in attribute.requires):
            found = from_note(text, attribute, ready)
            qualifiers = {d: q for d, q in found.items() if d in attribute.requires} | qualifiers
    for dimension, above in from_headings(block.block.path, ready).items():
        if dimension in attribute.per and dimension in ready.reads:
            qualifiers.setdefault(dimension, (above, "inherited"))
    unit = (said.unit.step,) if said.unit.unit and said.unit.given_to(block.text[start:end]) != block.text[start:end] else ()
    return RawClaim(
        block=block,
        attribute=name,
        rule=intern(f"{ready.attribute_pack[name]}/{name}#label"),
        value=_roughly(read),
        span=Span(begin, end),
        parts=tuple(parts),
        qualifiers=sorted_qualifiers(qualifiers),
        steps=(f"the label {words!r} is one of {name}", *unit, *read.steps),
    )


EXTRACTOR = Extractor("label-value", NoOptions, extract)
