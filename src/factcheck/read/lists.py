"""Lists: their items, with depth, and items that are pairs of label and value."""

from __future__ import annotations

from factcheck.model.document import Span
from factcheck.read.cursor import ITEM, Cursor, inside
from factcheck.read.inline import Range
from factcheck.read.labels import Pair, is_prose, pair
from factcheck.read.lines import fold

Item = tuple[int, list[Range], int]
"""Depth, the stretches of text without the marker, and where the item begins."""


class Lists(Cursor):
    """Reads lists."""

    def _list(self) -> None:
        self.group += 1
        items: list[Item] = []
        indents: list[int] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.body:
                if not self._list_goes_on():
                    break
                continue
            if not self._is_item(self.at):
                break
            while indents and line.indent < indents[-1]:
                indents.pop()
            if not indents or line.indent > indents[-1]:
                indents.append(line.indent)
            items.append((len(indents), self._item_ranges(), line.start))
        self._put_items(items)

    def _list_goes_on(self) -> bool:
        """Step over blank lines inside a list; false, and no step, if what follows is no item."""
        ahead = self.at
        while ahead < len(self.lines) and not self.lines[ahead].body:
            ahead += 1
        if ahead >= len(self.lines) or not self._is_item(ahead):
            return False
        self.at = ahead
        return True

    def _item_ranges(self) -> list[Range]:
        line = self.lines[self.at]
        marker = ITEM.match(line.body)
        ranges = [(line.start + (marker.end() if marker else 0), line.end)]
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].body and not self._starts_construct(self.at):
            further = self.lines[self.at]
            if further.indent <= line.indent and not (self.markdown and not pair(further.body, self.labels)):
                break
            ranges.append((further.start, further.end))
            self.at += 1
        return ranges

    def _put_items(self, items: list[Item]) -> None:
        found: list[Pair | None] = []
        for _, ranges, _ in items:
            start, end = ranges[0]
            found.append(pair(self.text[start : min(end, start + 2001)], self.labels, listed=True) if len(ranges) == 1 else None)
        entries = sum(1 for (_, ranges, _), one in zip(items, found, strict=True) if one and self._is_entry(ranges[0], one))
        mostly = entries * 10 >= len(items) * 6
        done = 0
        for index, ((level, ranges, begin), one) in enumerate(zip(items, found, strict=True)):
            start, end = ranges[0]
            if index < done:
                continue
            below = self._label_over_items(items, index)
            if below:
                done = index + below + 1
                self._pair_over_items(items[index:done])
            elif one and (one.strength == "known" or (mostly and self._is_entry(ranges[0], one))):
                self._pair(start, self.text[start:end], one, self.group, level, begin)
            else:
                clean = self._clean(self._with_line_ends(ranges))
                self._put("list-item", clean, Span(begin, ranges[-1][1]), level=level, group=self.group)

    def _label_over_items(self, items: list[Item], index: int) -> int:
        """How many deeper items stand under a label alone (`- Starring:`); 0 if this is none."""
        level, ranges, _ = items[index]
        start, end = ranges[0]
        if len(ranges) > 1 or end - start > 80 or fold(self.text[start:end]) not in self.labels:
            return 0
        count = 0
        while index + 1 + count < len(items) and items[index + 1 + count][0] > level:
            count += 1
        return count

    def _pair_over_items(self, items: list[Item]) -> None:
        """One pair of a label and all that is listed under it."""
        ranges = self._with_line_ends([place for _, places, _ in items for place in places])
        clean = self._clean(ranges)
        label = inside(clean, *items[0][1][0])
        value = inside(clean, items[1][1][0][0], ranges[-1][1])
        if label and value:
            while label.end > label.start + 1 and clean.text[label.end - 1] in " :\xa0":
                label = Span(label.start, label.end - 1)
            span = Span(items[0][2], ranges[-1][1])
            self._put("label-value", clean, span, level=items[0][0], label=label, value=value, group=self.group)

    def _is_entry(self, place: Range, one: Pair) -> bool:
        if one.strength == "verb":
            return False
        return one.strength == "known" or not is_prose(self.text[place[0] + one.value[0] : place[1]])
