"""Word documents: headings, paragraphs, lists and tables by their styles. Spans count in the text that was read out, a
paragraph to a line."""

from __future__ import annotations

from typing import Any

from factcheck.model.document import BlockKind, Span
from factcheck.read.apart import unpacked
from factcheck.read.assemble import Assembler, Item
from factcheck.read.clean import Clean, joined
from factcheck.read.grid import Cell, Row
from factcheck.read.reading import Reader, Reading, Unpacked, Unreadable

_KINDS: dict[str, BlockKind] = {"caption": "caption", "quote": "quote"}


def unpack(data: bytes, labels: frozenset[str]) -> Unpacked:
    """The text of a document and its blocks; raises `Unreadable`."""
    found = unpacked("docx", data)
    written = _Written(labels)
    for part in found["parts"]:
        written.part(part)
    written.put_items()
    text = "".join(written.text)
    if not text.strip():
        raise Unreadable("no text in it")
    return Unpacked(text, (), Reading(tuple(written.out.blocks), title=str(found["title"])))


class _Written:
    """The text in the making, and its blocks."""

    def __init__(self, labels: frozenset[str]) -> None:
        self.text: list[str] = []
        self.size = 0
        self.out = Assembler(labels)
        self.items: list[Item] = []

    def part(self, part: dict[str, Any]) -> None:
        """One paragraph or table."""
        if part["kind"] == "table":
            self.put_items()
            self._table(part["rows"])
            return
        clean = self._add(part["words"], "\n")
        if not clean.text:
            return
        if part["kind"] == "list":
            self.items.append(Item(part["level"], clean, part["bold"]))
            return
        self.put_items()
        if part["kind"] == "heading":
            self.out.heading(joined(clean.lines(), " "), part["level"], Span(clean.source_start, clean.source_end))
        else:
            self.out.text(clean, _KINDS.get(part["kind"], "paragraph"), part["bold"])

    def put_items(self) -> None:
        """The list that has come to its end."""
        if self.items:
            items, self.items = self.items, []
            self.out.items(items)

    def _add(self, words: str, end: str) -> Clean:
        clean = Clean(words, ((0, self.size),)).stripped() if words.strip() else Clean("", ())
        self.text += [words, end]
        self.size += len(words) + len(end)
        return clean

    def _table(self, rows: list[dict[str, Any]]) -> None:
        """A row to a line, its cells apart by tabs."""
        made: list[Row] = []
        for row in rows:
            cells: list[Cell] = []
            for at, cell in enumerate(row["cells"]):
                clean = self._add(cell["words"], "\n" if at + 1 == len(row["cells"]) else "\t")
                cells.append(Cell(clean, row["head"], cell["rows"], cell["columns"]))
            made.append(Row(tuple(cells), row["head"]))
        self.out.table(made)


READER = Reader(name="docx", endings=(".docx",), unpack=unpack)
