"""Lines to blocks: the structure that plain text and Markdown share."""

from __future__ import annotations

import re

from factcheck.model.document import Block, BlockKind, Span
from factcheck.read import headings, tables
from factcheck.read.inline import Clean, Range, without_markup
from factcheck.read.labels import Pair, is_prose, pair, pairs_on_one_line
from factcheck.read.lines import Line, fold, split_lines
from factcheck.read.reading import Reading

_ITEM = re.compile(r"(?:[-*+•·‣◦▪●○∙]|\(?\d{1,3}[.)])[ \t\xa0]+(?=\S)(?:\[[ xX]\][ \t]+)?")
_RULE = re.compile(r"[-*_=~#•·—– \t]{3,300}$")
_FENCE = re.compile(r"(`{3,20}|~{3,20})[^`]{0,100}$")
_QUOTED = re.compile(r"(?:[ \t]{0,3}>[ \t]?)++")
_DEFINITION = re.compile(r"\[[^\]^\n]{1,200}\]:[ \t]*\S")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:[ \t]*")
_CAPTION = re.compile(
    r"\(?(?:photos?|photographs?|image|picture|pictured|figure|fig\.|caption|illustration|credit)\b"
    r"[^:\n.!?]{0,30}:[ \t\xa0]*\S",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)$")
_WHOLLY_QUOTED = re.compile(r"[“\"«„][^”\"»]*+[”\"»][.,]?[ \t\xa0]*(?:[-–—][ \t]*[A-Z][^.!?\n]{0,80})?$")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,120})(?<=\S)\1:?$")
_FRONT_MATTER_LINES = 200
_SENTENCE_END = (".", "!", "?", "”", '"', "…", ":", ")", "»", "’")


def read_blocks(text: str, labels: frozenset[str], *, markdown: bool) -> Reading:
    """The blocks of a text in order, `path` not filled in. `labels`: the folded label phrases that packs know."""
    reader = _Blocks(text, labels, markdown)
    reader.run()
    return Reading(tuple(reader.blocks), reader.guess)


class _Blocks:
    """One walk over the lines of a text. Each method reads one construct from `self.at` on and moves behind it."""

    def __init__(self, text: str, labels: frozenset[str], markdown: bool) -> None:
        self.text = text
        self.labels = labels
        self.markdown = markdown
        self.lines = split_lines(text)
        self.blocks: list[Block] = []
        self.at = 0
        self.group = 0
        self.guess = not self._has_marked_headings()
        self.title = ""

    def _has_marked_headings(self) -> bool:
        enough = 1 if self.markdown else 2
        for line in self.lines:
            if line.body and line.body[0] in "#=" and headings.marked(line.body):
                enough -= 1
                if not enough:
                    return True
        return False

    # -- the walk ---------------------------------------------------------------------------------------------------

    def run(self) -> None:
        if self.markdown:
            self._front_matter()
        lines, count = self.lines, len(self.lines)
        while self.at < count:
            line = lines[self.at]
            if not line.body:
                self.at += 1
            elif not self._construct(line):
                self._prose()

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
        if first in "-*_=~#•·—–" and _RULE.match(line.body) and not line.body.strip(first + " \t"):
            self.at += 1
            return True
        if first in "`~" and _FENCE.match(line.body):
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

    def _starts_construct(self, at: int) -> bool:
        """Does a paragraph end before this line?"""
        line = self.lines[at]
        body = line.body
        first = body[0]
        if first in "#=" and headings.marked(body):
            return True
        if first in "`~" and _FENCE.match(body):
            return True
        if first in "|>":
            return True
        if first in "-*_=~•·—–" and _RULE.match(body) and not body.strip(first + " \t"):
            return True
        return self._is_item(at)

    def _is_item(self, at: int) -> bool:
        body = self.lines[at].body
        first = body[0]
        if not (first in "-*+•·‣◦▪●○∙(" or first.isdigit()):
            return False
        marker = _ITEM.match(body)
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
                if body and body[0].isdigit() and _ITEM.match(body):
                    return True
        return False

    def _stands_alone(self, at: int) -> bool:
        """Blank lines (or an end of the text) on both sides."""
        return self._blank(at - 1) and self._blank(at + 1)

    def _blank(self, at: int) -> bool:
        return at < 0 or at >= len(self.lines) or not self.lines[at].body

    # -- constructs -------------------------------------------------------------------------------------------------

    def _front_matter(self) -> None:
        while self.at < len(self.lines) and not self.lines[self.at].body:
            self.at += 1
        start = self.at
        if start >= len(self.lines) or self.lines[start].body != "---":
            return
        for close in range(start + 1, min(start + _FRONT_MATTER_LINES, len(self.lines))):
            if self.lines[close].body in ("---", "..."):
                break
        else:
            return
        self.group += 1
        for line in self.lines[start + 1 : close]:
            found = pair(line.body, self.labels, listed=True) if line.body else None
            if found and found.sign == ":":
                self._pair(line.start, line.body, found, self.group)
        self.at = close + 1

    def _heading(self, line: Line, found: headings.Heading) -> None:
        end = line.start + found.end
        clean = self._clean([(line.start + found.start, end)])
        if clean.text.endswith(":"):
            clean = clean.part(0, len(clean.text) - 1).stripped() if len(clean.text) > 1 else clean
        if (
            self._put("heading", clean, Span(line.start, line.end), level=found.level)
            and not self.title
            and found.level == 1
        ):
            self.title = fold(clean.text)

    def _code_may_start(self) -> bool:
        return self._blank(self.at - 1) and not (self.blocks and self.blocks[-1].kind == "list-item")

    def _indented_code(self) -> None:
        start = self.at
        while self.at < len(self.lines) and (not self.lines[self.at].body or self.lines[self.at].indent >= 4):
            self.at += 1
        self._code(start, self.at)

    def _fenced_code(self, line: Line) -> None:
        opened = _FENCE.match(line.body)
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
        while self.at < len(self.lines) and self.lines[self.at].body:
            line = self.lines[self.at]
            mark = _QUOTED.match(line.body)
            if mark is None and (not self.markdown or self._starts_construct(self.at)):
                break
            start = line.start + (mark.end() if mark else 0)
            if start >= line.end:
                self._flush(ranges, "quote")
                ranges = []
            else:
                ranges.append((start, line.end))
            self.at += 1
        self._flush(ranges, "quote")

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

    # -- lists ------------------------------------------------------------------------------------------------------

    def _list(self) -> None:
        self.group += 1
        items: list[tuple[int, list[Range], int]] = []
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
        marker = _ITEM.match(line.body)
        ranges = [(line.start + (marker.end() if marker else 0), line.end)]
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].body and not self._starts_construct(self.at):
            further = self.lines[self.at]
            if further.indent <= line.indent and not (self.markdown and not pair(further.body, self.labels)):
                break
            ranges.append((further.start, further.end))
            self.at += 1
        return ranges

    def _put_items(self, items: list[tuple[int, list[Range], int]]) -> None:
        found: list[Pair | None] = []
        for _, ranges, _ in items:
            start, end = ranges[0]
            found.append(
                pair(self.text[start : min(end, start + 2001)], self.labels, listed=True) if len(ranges) == 1 else None
            )
        entries = sum(
            1 for (_, ranges, _), one in zip(items, found, strict=True) if one and self._is_entry(ranges[0], one)
        )
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

    def _label_over_items(self, items: list[tuple[int, list[Range], int]], index: int) -> int:
        """How many deeper items stand under a label alone (`- Starring:`); 0 if this is none."""
        level, ranges, _ = items[index]
        start, end = ranges[0]
        if len(ranges) > 1 or end - start > 80 or fold(self.text[start:end]) not in self.labels:
            return 0
        count = 0
        while index + 1 + count < len(items) and items[index + 1 + count][0] > level:
            count += 1
        return count

    def _pair_over_items(self, items: list[tuple[int, list[Range], int]]) -> None:
        """One pair of a label and all that is listed under it."""
        ranges = self._with_line_ends([place for _, places, _ in items for place in places])
        clean = self._clean(ranges)
        label = _inside(clean, *items[0][1][0])
        value = _inside(clean, items[1][1][0][0], ranges[-1][1])
        if label and value:
            while label.end > label.start + 1 and clean.text[label.end - 1] in " :\xa0":
                label = Span(label.start, label.end - 1)
            span = Span(items[0][2], ranges[-1][1])
            self._put("label-value", clean, span, level=items[0][0], label=label, value=value, group=self.group)

    def _is_entry(self, place: Range, one: Pair) -> bool:
        if one.strength == "verb":
            return False
        return one.strength == "known" or not is_prose(self.text[place[0] + one.value[0] : place[1]])

    # -- prose ------------------------------------------------------------------------------------------------------

    def _prose(self) -> None:
        """A run of lines that show nothing by their first characters: headings, pairs, captions, paragraphs."""
        start = self.at
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].body and not self._starts_construct(self.at):
            if headings.UNDERLINE.match(self.lines[self.at].body):
                break
            self.at += 1
        if self._underlined(start):
            return
        run = self.lines[start : self.at]
        if len(run) == 1:
            self._single(start, run[0])
        else:
            self._run(start, run)

    def _underlined(self, start: int) -> bool:
        """A heading with a line of `===` or `---` under it."""
        if self.at - start != 1 or self.at >= len(self.lines):
            return False
        title, rule = self.lines[start], self.lines[self.at].body
        if (
            not headings.UNDERLINE.match(rule)
            or len(title.body) > 200
            or (not self.markdown and len(rule) * 2 < len(title.body))
        ):
            return False
        self._heading(title, headings.Heading(0, len(title.body), 1 if rule[0] == "=" else 2))
        self.at += 1
        return True

    def _single(self, at: int, line: Line) -> None:
        body = line.body
        if self._caption(line) or self._side_by_side(line):
            return
        found = pair(body, self.labels)
        if found and found.strength == "known" and not (found.sign != ":" and self.guess and is_prose(body)):
            self.group += 1
            self._pair(line.start, body, found, self.group)
            return
        heading = self._lone_heading(at, body)
        if heading:
            self._heading(line, heading)
        elif found and found.strength == "separated" and not is_prose(body[found.value[0] :]):
            self.group += 1
            self._pair(line.start, body, found, self.group)
        else:
            self._paragraph([line])

    def _lone_heading(self, at: int, body: str) -> headings.Heading | None:
        """What level a line that stands alone has as a heading; `None` if it is none."""
        if self.markdown:
            bold = _BOLD_LINE.match(body)
            if bold:
                return headings.Heading(0, len(body), 6)
        if body == "Infobox":
            return headings.Heading(0, len(body), 2)
        if not self.guess:
            return None
        if headings.may_be_long_title(body) and self._is_opening() and (not self.title or self._byline_follows(at)):
            return headings.Heading(0, len(body), 1)
        found = headings.decorated(body)
        if found and self._something_follows(at):
            return found
        if headings.announces(body) or headings.is_shouted(body) or headings.title_like(body):
            return headings.Heading(0, len(body), 2)
        return None

    def _is_opening(self) -> bool:
        """Nothing but short lines so far."""
        return len(self.blocks) < 5 and all(len(block.text) < 100 for block in self.blocks)

    def _byline_follows(self, at: int) -> bool:
        """Is the next line that is not blank a byline? Then this one is the headline, whatever stands above it."""
        for line in self.lines[at + 1 : at + 4]:
            if line.body:
                return len(line.body) < 120 and headings.names_author(line.body)
        return False

    def _something_follows(self, at: int) -> bool:
        return any(line.body for line in self.lines[at + 1 : at + 8])

    def _caption(self, line: Line) -> bool:
        body = line.body
        if _IMAGE.match(body) or (_CAPTION.match(body) and len(body) < 300):
            self._put("caption", self._clean([(line.start, line.end)]), Span(line.start, line.end))
            return True
        return False

    def _side_by_side(self, line: Line) -> bool:
        pairs = pairs_on_one_line(line.body, self.labels)
        if not pairs:
            return False
        self.group += 1
        for index, (start, one) in enumerate(pairs):
            end = pairs[index + 1][0] if index + 1 < len(pairs) else len(line.body)
            part = line.body[start : start + one.value[1]] if index + 1 == len(pairs) else line.body[start:end]
            self._pair(line.start + start, part, one, self.group)
        return True

    def _run(self, start: int, run: list[Line]) -> None:
        found = [pair(line.body, self.labels) for line in run]
        counted = _counted(run, found)
        if sum(counted) * 2 < len(run) and self._is_wrapped(run[1:] if self._opens_run(run) else run):
            counted = [False] * len(run)
        waiting: list[Line] = []
        group = 0
        for index, line in enumerate(run):
            one = found[index]
            if (
                counted[index]
                and one
                and one.sign != ":"
                and len(line.body) < 400
                and pairs_on_one_line(line.body, self.labels)
            ):
                one = None
            if counted[index] and one:
                self._paragraphs(waiting)
                waiting = []
                if not group:
                    self.group += 1
                    group = self.group
                self._pair(line.start, line.body, one, group)
                continue
            if not (group and self._extends_credits(line, index, run, counted)):
                group = 0
            heading = self._heading_in_run(start, index, run, counted)
            if heading:
                self._paragraphs(waiting)
                waiting = []
                self._heading(line, heading)
            elif self._is_apart(line):
                self._paragraphs(waiting)
                waiting = []
                if not self._side_by_side(line) and not self._caption(line):
                    self._paragraph([line])
            else:
                waiting.append(line)
        self._paragraphs(waiting)

    def _extends_credits(self, line: Line, index: int, run: list[Line], counted: list[bool]) -> bool:
        """A stray line between pairs does not break their group."""
        return index + 1 < len(run) and counted[index + 1] and len(line.body) < 100

    def _is_apart(self, line: Line) -> bool:
        body = line.body
        return bool(
            (headings.is_credit_line(body) and len(body) < 120)
            or (len(body) < 300 and _CAPTION.match(body))
            or _IMAGE.match(body)
            or (len(body) < 400 and pairs_on_one_line(body, self.labels))
        )

    def _opens_run(self, run: list[Line]) -> bool:
        """Is the first line of a run a subheading: short, without a full stop, over a line that is much longer?"""
        first, second = run[0].body, run[1].body
        return (
            len(first) <= 60
            and len(first) * 10 <= len(second) * 6
            and len(second) > 80
            and headings.title_like(first)
            and first[-1] not in "”\"’'"
        )

    def _heading_in_run(self, start: int, index: int, run: list[Line], counted: list[bool]) -> headings.Heading | None:
        body = run[index].body
        last = index + 1 == len(run)
        if index == 0 and self.guess and headings.is_post(body):
            return headings.Heading(0, len(body), 2)
        if (
            index == 0
            and self.guess
            and self._byline_follows(start)
            and self._is_opening()
            and headings.may_be_long_title(body)
        ):
            return headings.Heading(0, len(body), 1)
        if self.markdown and index == 0 and _BOLD_LINE.match(body):
            return headings.Heading(0, len(body), 6)
        if body == "Infobox":
            return headings.Heading(0, len(body), 2)
        if not self.guess:
            return None
        if (
            not self.title
            and index == 0
            and len(body) <= 100
            and self._is_opening()
            and headings.may_be_long_title(body)
        ):
            if headings.is_shouted(body) or not self._is_wrapped(run):
                if not (len(run) > 1 and len(body) > 60):
                    return headings.Heading(0, len(body), 1)
        if headings.announces(body) and not (
            last and self._blank(start + len(run)) and start + len(run) >= len(self.lines)
        ):
            return headings.Heading(0, len(body), 2)
        if headings.is_shouted(body) and not counted[index]:
            return headings.Heading(0, len(body), 2)
        if index == 0 and self._opens_run(run):
            return headings.Heading(0, len(body), 2)
        if (
            self.title
            and " " in body
            and len(body) < 120
            and not last
            and counted[index + 1]
            and fold(body) in self.title
        ):
            return headings.Heading(0, len(body), 2)
        return None

    def _paragraphs(self, lines: list[Line]) -> None:
        """Hard-wrapped lines are one paragraph; else each line is one, but for a line that plainly goes on in the
        next."""
        if not lines:
            return
        if self.markdown or self._is_wrapped(lines):
            self._paragraph(lines)
            return
        begun = [lines[0]]
        for line in lines[1:]:
            if line.body[0].islower() and not begun[-1].body.endswith(_SENTENCE_END):
                begun.append(line)
            else:
                self._paragraph(begun)
                begun = [line]
        self._paragraph(begun)

    def _is_wrapped(self, lines: list[Line]) -> bool:
        """Were these lines broken to fit a page? All but the last are about as long, and most break inside a
        sentence."""
        if len(lines) < 2:
            return False
        lengths = [len(line.body) for line in lines]
        width = max(lengths)
        if not 40 <= width <= 132 or min(lengths[:-1]) * 10 < width * 6:
            return False
        open_ends = sum(not line.body.endswith(_SENTENCE_END) for line in lines[:-1])
        return open_ends * 2 >= len(lines) - 1

    def _paragraph(self, lines: list[Line]) -> None:
        start, end = lines[0].start, lines[-1].end
        ranges = [(line.start, line.end) for line in lines]
        note = _FOOTNOTE.match(lines[0].body) if self.markdown and lines[0].body[0] == "[" else None
        if note and start + note.end() < ranges[0][1]:
            ranges[0] = (start + note.end(), ranges[0][1])
        clean = self._clean(self._with_line_ends(ranges))
        kind: BlockKind = (
            "quote" if clean.text and clean.text[0] in '“"«„' and _WHOLLY_QUOTED.match(clean.text) else "paragraph"
        )
        self._put(kind, clean, Span(start, end))

    # -- blocks -----------------------------------------------------------------------------------------------------

    def _clean(self, ranges: list[Range]) -> Clean:
        return without_markup(self.text, ranges, markdown=self.markdown).stripped()

    def _pair(self, start: int, body: str, one: Pair, group: int, level: int = 0, begin: int | None = None) -> None:
        """A label and its value; `start` is where `body` stands, `begin` where the line does."""
        end = start + one.value[1]
        clean = self._clean([(start, end)])
        label = _inside(clean, start + one.label[0], start + one.label[1])
        value = _inside(clean, start + one.value[0], end)
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
        self.blocks.append(Block(kind, clean.text, span, clean.pieces, level, (), label, value, cells, header, group))
        return True


def _inside(clean: Clean, start: int, end: int) -> Span | None:
    """The clean span of a stretch of the source, blanks at its ends left out; `None` if nothing is left of it."""
    first, last = clean.at(start), clean.at(end)
    while first < last and clean.text[first].isspace():
        first += 1
    while last > first and clean.text[last - 1].isspace():
        last -= 1
    return Span(first, last) if first < last else None


def _counted(run: list[Line], found: list[Pair | None]) -> list[bool]:
    """Which lines of a run are pairs, given their neighbours."""
    strong = [bool(one and _is_strong(line.body, one)) for line, one in zip(run, found, strict=True)]
    counted = list(strong)
    for index, one in enumerate(found):
        if one is None or strong[index]:
            continue
        near = [at for at in (index - 1, index + 1) if 0 <= at < len(run) and found[at]]
        beside = any(strong[at] or _alike(found[at], one) for at in near)
        stops = run[index].body.endswith((".", "!", "?")) and not any(strong[at] for at in near)
        counted[index] = beside and not stops and not is_prose(run[index].body[one.value[0] :])
    return counted


def _is_strong(body: str, one: Pair) -> bool:
    if one.strength == "known":
        return True
    return one.strength == "separated" and not is_prose(body[one.value[0] :])


def _alike(other: Pair | None, one: Pair) -> bool:
    return other is not None and other.strength == one.strength and other.sign == one.sign
