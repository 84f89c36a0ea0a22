"""Passages of marked-up text to blocks: what HTML, wikitext and word processors have in common.

Where markup says what a passage is, that holds; pairs of label and value that merely stand there are told as in plain
text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.model.document import Block, BlockKind, Span
from factcheck.read import grid
from factcheck.read.clean import Clean, joined
from factcheck.read.labels import Pair, is_prose, pair, pairs_on_one_line
from factcheck.read.lines import Line, fold
from factcheck.read.prose import paired

_LONGEST_TITLE = 120
_LONGEST_VALUE = 400


class Item(NamedTuple):
    """An item of a list: its depth from 1, its words, and how many of them at its head are bold."""

    level: int
    clean: Clean
    bold: int = 0
    is_site: bool = False


class Assembler:
    """Blocks in the making, in the order in which they are put."""

    def __init__(self, labels: frozenset[str]) -> None:
        self.labels = labels
        self.blocks: list[Block] = []
        self.group = 0

    def put(
        self,
        kind: BlockKind,
        clean: Clean,
        *,
        level: int = 0,
        label: Span | None = None,
        value: Span | None = None,
        cells: tuple[Span, ...] = (),
        header: tuple[str, ...] = (),
        group: int = 0,
        span: Span | None = None,
    ) -> None:
        """Put one block; nothing where there are no words. `span`: of the whole, else from its first word to its last."""
        if clean.text:
            span = span or Span(clean.source_start, clean.source_end)
            self.blocks.append(
                Block(kind, clean.text, span, clean.pieces, level, (), label, value, cells, header, group, clean.rewritten)
            )

    def site(self, clean: Clean) -> None:
        """Words of the site itself."""
        self.put("boilerplate", clean)

    def heading(self, clean: Clean, level: int, span: Span | None = None) -> None:
        """A heading, in one line; a colon at its end is left out."""
        if len(clean.text) > 1 and clean.text.endswith(":"):
            clean = clean.part(0, len(clean.text) - 1).stripped()
        self.put("heading", clean, level=level, span=span)

    def text(self, clean: Clean, kind: BlockKind = "paragraph", bold: int = 0) -> None:
        """A passage of any kind but those below; its lines may be pairs. `bold`: how much of its head is bold."""
        if not clean.text:
            return
        if kind != "paragraph":
            self.put(kind, clean)
        elif "\n" in clean.text:
            self._lines(clean.lines())
        else:
            self._single(clean, bold)

    def pair(self, label: Clean, value: Clean, *, group: int = 0, level: int = 0, span: Span | None = None) -> None:
        """A label and a value that the markup pairs; a value of sentences is a paragraph that begins with the label."""
        if not label.text or not value.text:
            self.text((label.text and label) or value)
            return
        colon = len(label.text.rstrip(" :\xa0"))
        label = label.part(0, colon) if colon else label
        both = joined((label, value), ": ")
        if len(value.text) > _LONGEST_VALUE:
            self.put("paragraph", both, span=span)
            return
        of_value = Span(len(both.text) - len(value.text), len(both.text))
        self.put("label-value", both, level=level, label=Span(0, len(label.text)), value=of_value, group=group, span=span)

    def new_group(self) -> int:
        """A number for the lines of one list, table or run of pairs."""
        self.group += 1
        return self.group

    def items(self, items: Sequence[Item]) -> None:
        """The items of one list; they are pairs where most look like it."""
        group = self.new_group()
        found = [pair(item.clean.text, self.labels, listed=True) if "\n" not in item.clean.text else None for item in items]
        entries = [bool(one and _is_entry(item.clean.text, one)) for item, one in zip(items, found, strict=True)]
        mostly = sum(entries) * 10 >= len(items) * 6
        for item, one, is_entry in zip(items, found, entries, strict=True):
            if item.is_site:
                self.site(item.clean)
            elif one and (one.strength == "known" or (mostly and is_entry)):
                self._put_pair(item.clean, one, group, item.level)
            elif self._bold_label(item.clean, item.bold, group, item.level):
                continue
            else:
                self.put("list-item", item.clean, level=item.level, group=group)

    def table(self, rows: Sequence[grid.Row], caption: Clean | None = None) -> None:
        """The rows of one table."""
        if caption:
            self.put("caption", caption)
        group = self.new_group()
        for line in grid.lines(rows):
            if line.alone:
                self.text(line.alone.clean, "caption" if line.alone.is_header else "paragraph")
            elif line.pairs:
                for label, value in line.pairs:
                    self.pair(label.clean, value.clean, group=group)
            else:
                self._row(line, group)

    def _row(self, line: grid.Line, group: int) -> None:
        """Cells carried over from above come first in the text, as they do in the file; `cells` are by column."""
        row = line.row
        from_above = {id(row.columns[at]) for at in row.carried}
        cells = sorted(row.cells, key=lambda cell: id(cell) not in from_above)
        places: dict[int, Span] = {}
        at = 0
        for cell in cells:
            places[id(cell)] = Span(at, at + len(cell.clean.text))
            at += len(cell.clean.text) + len(_BETWEEN)
        clean = joined((cell.clean for cell in cells), _BETWEEN)
        spans: list[Span] = []
        end = 0
        for column in row.columns:
            span = places.get(id(column)) if column is not None else None
            spans.append(span or Span(end, end))
            end = span.end if span else end
        source = Span(min(cell.clean.source_start for cell in cells), max(cell.clean.source_end for cell in cells))
        self.put("table-row", clean, cells=tuple(spans), header=line.header[: len(spans)], group=group, span=source)

    def _single(self, clean: Clean, bold: int) -> None:
        text = clean.text
        if self._side_by_side(clean):
            return
        found = pair(text, self.labels)
        known = found is not None and found.strength == "known" and not (found.sign != ":" and is_prose(text))
        apart = found is not None and found.strength == "separated" and not is_prose(text[found.value[0] :])
        if found and (known or apart):
            self._put_pair(clean, found, self.new_group())
        elif bold >= len(text) and len(text) <= _LONGEST_TITLE and text[-1] not in ".,;":
            self.heading(clean, 6)
        elif not self._bold_label(clean, bold, 0):
            self.put("paragraph", clean)

    def _lines(self, lines: list[Clean]) -> None:
        run = [Line(0, len(line.text), 0, line.text) for line in lines]
        found = [pair(line.text, self.labels) for line in lines]
        counted = paired(run, found)
        group = 0
        waiting: list[Clean] = []
        for line, one, counts in zip(lines, found, counted, strict=True):
            if one and counts:
                self.put("paragraph", joined(waiting, "\n"))
                waiting = []
                group = group or self.new_group()
                self._put_pair(line, one, group)
            elif pairs_on_one_line(line.text, self.labels):
                self.put("paragraph", joined(waiting, "\n"))
                waiting = []
                self._side_by_side(line)
            else:
                group = 0
                waiting.append(line)
        self.put("paragraph", joined(waiting, "\n"))

    def _side_by_side(self, clean: Clean) -> bool:
        pairs = pairs_on_one_line(clean.text, self.labels)
        if not pairs:
            return False
        group = self.new_group()
        for start, one in pairs:
            self._put_pair(clean.part(start, start + one.value[1]), one, group)
        return True

    def _put_pair(self, clean: Clean, one: Pair, group: int, level: int = 0) -> None:
        self.put("label-value", clean, level=level, label=Span(*one.label), value=Span(*one.value), group=group)

    def _bold_label(self, clean: Clean, bold: int, group: int, level: int = 0) -> bool:
        """A label of the packs in bold, with nothing between it and its value."""
        if not 0 < bold < len(clean.text) or bold > 60:
            return False
        head, value = clean.text[:bold], clean.text[bold:].strip()
        if fold(head) not in self.labels or not value or is_prose(value):
            return False
        start = len(clean.text) - len(clean.text[bold:].lstrip())
        label = Span(0, len(head.rstrip(" :\xa0")) or bold)
        self.put(
            "label-value", clean, level=level, label=label, value=Span(start, len(clean.text)), group=group or self.new_group()
        )
        return True


_BETWEEN = " | "


def _is_entry(text: str, one: Pair) -> bool:
    return one.strength != "verb" and (one.strength == "known" or not is_prose(text[one.value[0] :]))


def as_site(blocks: Iterable[Block]) -> list[Block]:
    """The same blocks as words of the site itself, which make no claims."""
    return [
        Block("boilerplate", one.text, one.span, one.pieces, group=one.group, rewritten=one.rewritten)
        if one.kind != "boilerplate"
        else one
        for one in blocks
    ]
