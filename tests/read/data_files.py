"""What the tests of data formats share: a text in, and what its documents say of which stretch of it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.read.law import check_law
from tests.read.layouts import KINDS, LABELS

from factcheck.model.document import Block, Document, Span
from factcheck.model.finding import Problem
from factcheck.read.document import Known, read_documents
from factcheck.read.reading import RecordMap


def documents(text: str | bytes, path: str, mapping: RecordMap | None = None) -> tuple[Document, ...]:
    return read(text, path, mapping)[0]


def read(text: str | bytes, path: str, mapping: RecordMap | None = None) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    data = text if isinstance(text, bytes) else text.encode()
    found, problems = read_documents(path, data, Known(LABELS, KINDS, mapping=mapping))
    for document in found:
        check_law(document)
    return found, problems


def said(document: Document) -> list[tuple[str, str]]:
    """Label and value of each member, with the keys around it."""
    return [
        (" / ".join((*b.path, words(b, b.label))), words(b, b.value)) for b in document.blocks if b.kind == "label-value"
    ]  # fmt: skip


def rows(document: Document) -> list[dict[str, str]]:
    """The cells of each row under their headers."""
    return [
        {h: words(b, c) for h, c in zip(b.header, b.cells, strict=True) if c.end > c.start}
        for b in document.blocks
        if b.kind == "table-row"
    ]


def words(block: Block, span: Span | None) -> str:
    return block.text[span.start : span.end] if span else ""


def quotes(document: Document) -> Iterator[str]:
    """What the file has where each value stands."""
    for block in document.blocks:
        for span in (block.value, *block.cells):
            if span is not None and span.end > span.start:
                found = block.source_span(span)
                yield document.text[found.start : found.end]


def prose(document: Document) -> list[tuple[tuple[str, ...], str]]:
    return [(b.path, b.text) for b in document.blocks if b.kind == "paragraph"]
