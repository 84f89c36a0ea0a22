"""Read the rows of tables: a label and its value, or values under their headers, keyed by the first cell.

A row of two cells is a label and its value. In a wider table (or a narrow one whose first cell is no label) a column whose header
is a label of an attribute is read if the first cell is something that the attribute is told apart by: a territory, a version. A
row about anything else (a prize, an episode) is not about the document's subject and is left alone; casts are read by `cast_list`.
In a data file the reader has settled what a row is about, and each cell is read under its column's header; a column without one
holds what the row is told apart by.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.build import values_in
from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.kinds.label_value import labelled
from factcheck.extract.label_notes import Labelled, read_label
from factcheck.extract.qualify import from_note, section_role, sorted_qualifiers
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import label_key
from factcheck.model.claim import Origin
from factcheck.model.document import Span
from factcheck.rulepack.schema import Attribute, Model


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """Claims of rows: a label and its value, else values under the labels of their columns."""
    for block in tagged.blocks:
        if block.block.kind != "table-row":
            continue
        cells = block.block.cells
        if tagged.document.structured:
            yield from _under_headers(tagged, ready, block)
            continue
        if len(cells) == 2 and cells[0].end > cells[0].start and cells[1].end > cells[1].start:
            read = list(labelled(tagged, ready, block, Span(*cells[0]), Span(*cells[1])))
            if read:
                yield from read
                continue
        if len(block.block.header) == len(cells) > 1 and section_role(block.block.path, ready) != "related":
            yield from _keyed(tagged, ready, block)
            yield from _across(tagged, ready, block)


def _keyed(tagged: TaggedDocument, ready: Ready, block: TaggedBlock) -> Iterator[RawClaim]:
    """Claims of a row whose first cell names a territory, a version, ...: one for each column that a label heads."""
    raw = block.block
    key, section = raw.cells[0], raw.path[-1] if raw.path else ""
    said = block.text[key.start : key.end].strip()
    if not said:
        return
    for cell, header in zip(raw.cells[1:], raw.header[1:], strict=True):
        # "Release history": "Date" under "Release"
        heads = (header, f"{section} {header}", f"{section.split(' ')[0]} {header}", f"{raw.header[0]} {header}")
        names = tuple(name for head in dict.fromkeys(heads) for name in ready.labels.get(label_key(head), ()))
        for name in names if cell.end > cell.start else ():
            attribute = ready.attributes[name]
            holder = _holder(ready, attribute, raw.header[0], said)
            qualifiers = holder or from_note(said, attribute, ready)
            if "note" in qualifiers or not qualifiers or (tagged.main.type and tagged.main.type not in attribute.of):
                continue
            read_all = list(values_in(attribute, block.text[cell.start : cell.end], ready))
            for read in read_all:
                span = Span(cell.start + read.start, cell.start + read.end)
                yield RawClaim(
                    block=block,
                    attribute=name,
                    rule=f"{ready.attribute_pack[name]}/{name}#label",
                    value=read.value,
                    span=span,
                    parts=(("qualifier", Span(*key)), ("value", span)),
                    qualifiers=sorted_qualifiers(from_note(read.note, attribute, ready) | qualifiers),
                    steps=(f"under the header {header!r}, in the row {said!r}", *read.steps),
                )
            if read_all:
                break


def _holder(ready: Ready, attribute: Attribute, header: str, said: str) -> dict[str, tuple[str, Origin]]:
    """The dimension that another attribute fills, where the first column is of that one ("Chief executive | From")."""
    heads = ready.labels.get(label_key(header), ())
    return {dimension: (said, "explicit") for dimension, source in attribute.filled_by.items() if source in heads}


PLAIN = frozenset({"default", "value", "standard", "default value", "setting"})
"""Headers of what holds without further conditions."""


def _across(tagged: TaggedDocument, ready: Ready, block: TaggedBlock) -> Iterator[RawClaim]:
    """Claims of a row whose first cell is a label, under headers that say under what each value holds (years, markets)."""
    raw = block.block
    label = Span(*raw.cells[0])
    said = (
        read_label(ready, block.text[label.start : label.end]) if label.end > label.start and len(raw.cells) > 2 else Labelled(())
    )
    for name in said.attributes:
        attribute = ready.attributes[name]
        if tagged.main.type and tagged.main.type not in attribute.of:
            continue
        found = False
        for cell, header in zip(raw.cells[1:], raw.header[1:], strict=True):
            qualifiers = from_note(header, attribute, ready) if label_key(header) not in PLAIN else {}
            if "note" in qualifiers or (not qualifiers and label_key(header) not in PLAIN) or cell.end <= cell.start:
                continue
            for words in (header, block.text[label.start : label.end]):
                missing = [d for d in attribute.requires if d not in qualifiers]
                qualifiers |= {d: q for d, q in from_note(words, attribute, ready).items() if d in missing}
            for read in values_in(attribute, block.text[cell.start : cell.end], ready):
                found = True
                span = Span(cell.start + read.start, cell.start + read.end)
                yield RawClaim(
                    block=block,
                    attribute=name,
                    rule=f"{ready.attribute_pack[name]}/{name}#label",
                    value=read.value,
                    span=span,
                    parts=(("label", label), ("value", span)),
                    qualifiers=sorted_qualifiers(
                        from_note(said.note, attribute, ready) | from_note(read.note, attribute, ready) | qualifiers
                    ),
                    steps=(f"in the row {block.text[label.start : label.end].strip()!r}, under the header {header!r}", *read.steps),
                )
        if found and tagged.main.type:
            return


def _under_headers(tagged: TaggedDocument, ready: Ready, block: TaggedBlock) -> Iterator[RawClaim]:
    """Claims of a row of a data file: each cell under its column's header."""
    before: Span | None = None
    for header, cell in zip(block.block.header, block.block.cells, strict=False):
        if cell.end > cell.start:
            if header:
                yield from labelled(tagged, ready, block, header, cell, before)
            before = cell if not header else None
        else:
            before = None


EXTRACTOR = Extractor("table", NoOptions, extract)
