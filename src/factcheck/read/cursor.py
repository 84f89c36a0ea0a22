"""Where a walk over the lines of a text stands, what the next lines open, and how a block is written down."""

from __future__ import annotations

import re

from factcheck.model.document import Block, BlockKind, Span
from factcheck.read import headings
from factcheck.read.clean import Clean
from factcheck.read.inline import Range, without_markup
from factcheck.read.labels import Pair
from factcheck.read.lines import Line, fold, split_lines, without_words_to_us

ITEM = re.compile(r"(?:[-*+•·‣◦▪●○∙]|\(?\d{1,3}[.)])[ \t\xa0]+(?=\S)(?:\[[ xX]\][ \t]+)?")
_RULE = re.compile(r"[-*_=~#•·—– \t]{3,300}$")
FENCE = re.compile(r"(`{3,20}|~{3,20})[^`]{0,100}$")


class Cursor:
    """One walk over the lines of a text: `at` is the next line to read, `blocks` what was read before it.

    Its children each read some constructs; every method that reads one moves `at` behind it.
    """

    def __init__(self, text: str, labels: frozenset[str], markdown: bool) -> None:
        self.text = without_words_to_us(text, hash_comments=not markdown)
        self.labels = labels
        self.markdown = markdown
        self.lines = split_lines(text, hash_comments=not markdown)
        self.blocks: list[Block] = []
        self.at = 0
        self.group = 0
        self.guess = not self._has_marked_headings()
        self.title = ""
        self.closing_tags: dict[str, int] = {}
        self.references = _references(self.lines) if markdown else frozenset()

    def _has_marked_headings(self) -> bool:
        enough = 1 if self.markdown else 2
        for line in self.lines:
            if line.body and line.body[0] in "#=" and headings.marked(line.body):
                enough -= 1
                if not enough:
                    return True
        return False

    def _starts_construct(self, at: int) -> bool:
        """Does a paragraph end before this line?"""
        line = self.lines[at]
        body = line.body
        first = body[0]
        if first in "#=" and headings.marked(body):
            return True
        if first in "`~" and FENCE.match(body):
            return True
        if first in "|>":
            return True
        if self.markdown and (body.startswith((":::", "!!! ")) or (first == "[" and _NOTE.match(body))):
            return True
        if is_rule(body):
            return True
        return self._is_item(at)

    def _is_item(self, at: int) -> bool:
        body = self.lines[at].body
        first = body[0]
        if not (first in "-*+•·‣◦▪●○∙(" or first.isdigit()):
            return False
        marker = ITEM.match(body)
        if not marker:
            return False
        return not first.isdigit() or not self._stands_alone(at) or self._numbers_go_on(at)

    def _numbers_go_on(self, at: int) -> bool:
        """Is the next or last line that is not blank a numbered item too? Else a number opens a heading."""
        if self.markdown and not self.guess:
            return True
        for step in (1, -1):
            near = at + step
            while 0 <= near < len(self.lines) and abs(near - at) < 6 and not self.lines[near].body:
                near += step
            if 0 <= near < len(self.lines):
                body = self.lines[near].body
                if body and body[0].isdigit() and ITEM.match(body):
                    return True
        return False

    def _stands_alone(self, at: int) -> bool:
        """Blank lines (or an end of the text) on both sides."""
        return self._blank(at - 1) and self._blank(at + 1)

    def _blank(self, at: int) -> bool:
        return at < 0 or at >= len(self.lines) or not self.lines[at].body

    def _heading(self, line: Line, found: headings.Heading) -> None:
        end = line.start + found.end
        clean = self._clean([(line.start + found.start, end)])
        if clean.text.endswith(":"):
            clean = clean.part(0, len(clean.text) - 1).stripped() if len(clean.text) > 1 else clean
        if self._put("heading", clean, Span(line.start, line.end), level=found.level) and not self.title and found.level == 1:
            self.title = fold(clean.text)

    def _flush(self, ranges: list[Range], kind: BlockKind) -> None:
        if ranges:
            self._put(kind, self._clean(self._with_line_ends(ranges)), Span(ranges[0][0], ranges[-1][1]))

    def _with_line_ends(self, ranges: list[Range]) -> list[Range]:
        """Each range but the last takes its line end along, so that words do not run together."""
        joined: list[Range] = []
        for index, (start, end) in enumerate(ranges):
            while index + 1 < len(ranges) and end < ranges[index + 1][0] and self.text[end] not in "\r\n":
                end += 1
            joined.append((start, end + 1 if index + 1 < len(ranges) else end))
        return joined

    def _clean(self, ranges: list[Range]) -> Clean:
        return without_markup(self.text, ranges, markdown=self.markdown, references=self.references).stripped()

    def _pair(self, start: int, body: str, one: Pair, group: int, level: int = 0, begin: int | None = None) -> None:
        """A label and its value; `start` is where `body` stands, `begin` where the line does."""
        end = start + one.value[1]
        clean = self._clean([(start, end)])
        label = inside(clean, start + one.label[0], start + one.label[1])
        value = inside(clean, start + one.value[0], end)
        if not label or not value:
            self._put("paragraph", clean, Span(start, end))
            return
        span = Span(start if begin is None else begin, end)
        self._put("label-value", clean, span, level=level, label=label, value=value, group=group)

    def _put(
        self,
        kind: BlockKind,
        clean: Clean,
        span: Span,
        *,
        level: int = 0,
        label: Span | None = None,
        value: Span | None = None,
        cells: tuple[Span, ...] = (),
        header: tuple[str, ...] = (),
        group: int = 0,
    ) -> bool:
        if not clean.text:
            return False
        self.blocks.append(
            Block(kind, clean.text, span, clean.pieces, level, (), label, value, cells, header, group, clean.rewritten)
        )
        return True


_NOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:")
_REFERENCE = re.compile(r"\[([^\]^\n]{1,200})\]:[ \t]*\S")


def _references(lines: list[Line]) -> frozenset[str]:
    """What is defined as a name of a link: `[name]: address`."""
    found = [_REFERENCE.match(line.body) for line in lines if line.body and line.body[0] == "["]
    return frozenset(one.group(1).casefold() for one in found if one)


def inside(clean: Clean, start: int, end: int) -> Span | None:
    """The clean span of a stretch of the source, blanks at its ends left out; `None` if nothing is left of it."""
    first, last = clean.at(start), clean.at(end)
    while first < last and clean.text[first].isspace():
        first += 1
    while last > first and clean.text[last - 1].isspace():
        last -= 1
    return Span(first, last) if first < last else None


def is_rule(body: str) -> bool:
    """A line of dashes, stars or the like, which parts two passages."""
    return body[0] in "-*_=~#•·—–" and bool(_RULE.match(body)) and not body.strip(body[0] + " \t")
