"""Lines to blocks: the structure that plain text and Markdown share."""

from __future__ import annotations

import re

from factcheck.model.document import BlockKind, Span
from factcheck.read import headings, tables
from factcheck.read.clean import Clean
from factcheck.read.cursor import FENCE, ITEM, is_rule
from factcheck.read.extensions import Extensions
from factcheck.read.inline import Range
from factcheck.read.lines import Line
from factcheck.read.lists import Lists
from factcheck.read.prose import Prose
from factcheck.read.reading import Reading

_QUOTED = re.compile(r"(?:[ \t]{0,3}>[ \t]?)++")
_DEFINITION = re.compile(r"\[[^\]^\n]{1,200}\]:[ \t]*\S")


def read_blocks(text: str, labels: frozenset[str], *, markdown: bool) -> Reading:
    """The blocks of a text in order, `path` not filled in. `labels`: the folded label phrases that packs know."""
    reader = _Blocks(text, labels, markdown)
    reader.run()
    return Reading(tuple(reader.blocks), reader.guess)


class _Blocks(Lists, Prose, Extensions):
    """Reads whole texts."""

    def run(self) -> None:
        if self.markdown:
            self._front_matter()
        lines, count = self.lines, len(self.lines)
        while self.at < count:
            line = lines[self.at]
            if not line.body:
                self.at += 1
            elif not (self.markdown and self._extension(line)) and not self._construct(line):
                self._prose()

    def _extension(self, line: Line) -> bool:
        """Read what only Markdown has; false if the line begins nothing of that."""
        first = line.body[0]
        if first in "!?:" and self._admonition(line):
            return True
        if first == "<" and self._html(line):
            return True
        if line.indent < 4 and first not in ">|#" and self._defines(self.at) and not self._is_item(self.at):
            self._definitions(line)
            return True
        return False

    def _construct(self, line: Line) -> bool:
        """Read a construct that shows by its first characters; false if the line shows none."""
        first = line.body[0]
        if first in "#=":
            found = headings.marked(line.body)
            if found:
                self._heading(line, found)
                self.at += 1
                return True
        if self.markdown and line.indent >= 4 and self._code_may_start():
            self._indented_code()
            return True
        fence = first in "`~" and bool(FENCE.match(line.body))
        if is_rule(line.body) and not (fence and self.markdown):
            self.at += 1
            return True
        if fence:
            self._fenced_code(line)
            return True
        if (first == "|" or (self.markdown and self._table_starts(line))) and self._table():
            return True
        if first == ">":
            self._quoted()
            return True
        if self._is_item(self.at):
            self._list()
            return True
        if first == "[" and self.markdown and _DEFINITION.match(line.body):
            self.at += 1
            return True
        return False

    def _code_may_start(self) -> bool:
        return self._blank(self.at - 1) and not (self.blocks and self.blocks[-1].kind == "list-item")

    def _indented_code(self) -> None:
        start = self.at
        while self.at < len(self.lines) and (not self.lines[self.at].body or self.lines[self.at].indent >= 4):
            self.at += 1
        self._code(start, self.at)

    def _fenced_code(self, line: Line) -> None:
        opened = FENCE.match(line.body)
        fence = opened.group(1) if opened else "```"
        start = self.at + 1
        self.at = start
        while self.at < len(self.lines):
            body = self.lines[self.at].body
            if body.startswith(fence) and not body.strip(fence[0]):
                break
            self.at += 1
        self._code(start, self.at)
        self.at += 1

    def _code(self, start: int, end: int) -> None:
        lines = [line for line in self.lines[start:end] if line.body]
        if lines:
            begin, finish = lines[0].start, lines[-1].end
            self._put("code", Clean(self.text[begin:finish], ((0, begin),)), Span(begin, finish))

    def _table_starts(self, line: Line) -> bool:
        following = self.at + 1
        return "|" in line.body and following < len(self.lines) and tables.is_separator(self.lines[following].body)

    def _table(self) -> bool:
        start = end = self.at
        while end < len(self.lines) and "|" in self.lines[end].body[:4000]:
            end += 1
        if end - start == 1 and self.lines[start].body.count("|") < 2:
            return False
        self.group += 1
        for row in tables.rows(self.text, self.lines[start:end], self.labels, markdown=self.markdown):
            self._put(
                row.kind,
                row.clean,
                row.span,
                label=row.label,
                value=row.value,
                cells=row.cells,
                header=row.header,
                group=self.group,
            )
        self.at = end
        return True

    def _quoted(self) -> None:
        ranges: list[Range] = []
        alert = self._alert(self.lines[self.at]) if self.markdown else 0
        kind: BlockKind = "paragraph" if alert else "quote"
        while self.at < len(self.lines) and self.lines[self.at].body:
            line = self.lines[self.at]
            mark = _QUOTED.match(line.body)
            if mark is None and (not self.markdown or self._starts_construct(self.at)):
                break
            start = line.start + max(mark.end() if mark else 0, alert)
            alert = 0
            item = ITEM.match(self.text, start, line.end) if self.markdown and start < line.end else None
            if item or start >= line.end:
                self._flush(ranges, kind)
                ranges = []
            if item:
                start = item.end()
            if start < line.end:
                ranges.append((start, line.end))
            self.at += 1
        self._flush(ranges, kind)
