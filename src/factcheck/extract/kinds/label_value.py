"""Read label-value lines: `Edited by X`, `Release date : 4 June 2025 (France)`, `- Editing: a, b, c`.

The reader has cut the line into label and value. A label is one of an attribute's labels in the packs; the value is read by
the attribute's type. A list behind the label of a closed attribute names all, unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.build import Read, values_in
from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.label import Label, read_labels, under
from factcheck.extract.qualify import Said, from_note, section_role, sorted_qualifiers
from factcheck.extract.tag import TaggedBlock
from factcheck.model.document import Span
from factcheck.rulepack.schema import Model


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """Claims of every label-value block whose label a pack knows."""
    for block in tagged.blocks:
        label, value = block.block.label, block.block.value
        if block.block.kind != "label-value" or label is None or value is None or value.end <= value.start:
            continue
        yield from labelled(tagged, ready, block, label, value)


def labelled(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, label: Span, value: Span) -> Iterator[RawClaim]:
    """Claims of one label and its value; used for lines, cells and headed paragraphs alike."""
    known = [one for one in read_labels(block.text[label.start : label.end], ready) if one.names]
    if not known or section_role(block.block.path, ready) == "related":
        return
    for one in known:
        yield from _labelled(tagged, ready, block, one, label, value)


def _labelled(
    tagged: TaggedDocument, ready: Ready, block: TaggedBlock, known: Label, label: Span, value: Span
) -> Iterator[RawClaim]:
    text = block.text[value.start : value.end]
    for name in known.names:
        attribute = ready.attributes[name]
        if tagged.main.type and tagged.main.type not in attribute.of:
            continue
        read_all = list(values_in(attribute, text, ready))
        for number, read in enumerate(read_all):
            yield _claim(ready, block, name, label, value, read, under(known, name, ready), first=number == 0)
        if read_all and not attribute.range_end:
            return  # the first attribute that understands the value has the label; the two ends of a range have it both


def _claim(
    ready: Ready, block: TaggedBlock, name: str, label: Span, value: Span, read: Read, said: Said, *, first: bool
) -> RawClaim:
    attribute = ready.attributes[name]
    start, end = value.start + read.start, value.start + read.end
    near = label.end <= start and first
    return RawClaim(
        block=block,
        attribute=name,
        rule=f"{ready.attribute_pack[name]}/{name}#label",
        value=read.value,
        span=Span(label.start if near else start, end),
        parts=(("label", label), ("value", Span(start, end))),
        qualifiers=sorted_qualifiers(said | from_note(read.note, attribute, ready)),
        steps=(f"the label {block.text[label.start : label.end].strip()!r} is one of {name}", *read.steps),
    )


EXTRACTOR = Extractor("label-value", NoOptions, extract)
