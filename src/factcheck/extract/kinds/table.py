"""Read the rows of two-column tables: a label in the first cell, its value in the second.

A row of a wider table is about its own first cell (a prize, a market, a version), not about the document's subject, and is
left alone; casts in tables are read by `cast_list`. In a data file the reader has settled what a row is about, and each
cell is read under its column's header; a column without one holds what the row is told apart by.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.kinds.label_value import labelled
from factcheck.extract.tag import TaggedBlock
from factcheck.model.document import Span
from factcheck.rulepack.schema import Model


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """Claims of two-column rows: label in the first cell, value in the second."""
    for block in tagged.blocks:
        if block.block.kind != "table-row":
            continue
        cells = block.block.cells
        if tagged.document.structured:
            yield from _under_headers(tagged, ready, block)
        elif len(cells) == 2 and cells[0].end > cells[0].start and cells[1].end > cells[1].start:
            yield from labelled(tagged, ready, block, Span(*cells[0]), Span(*cells[1]))


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
