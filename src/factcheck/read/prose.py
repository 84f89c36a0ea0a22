"""Runs of lines that show nothing by their first characters: headings, pairs, captions, quotes, paragraphs."""

from __future__ import annotations

import re

from factcheck.model.document import BlockKind, Span
from factcheck.read import headings
from factcheck.read.cursor import Cursor
from factcheck.read.labels import Pair, is_prose, pair, pairs_on_one_line
from factcheck.read.lines import Line, fold

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:[ \t]*")
_CAPTION = re.compile(
    r"\(?(?:photos?|photographs?|image|picture|pictured|figure|fig\.|caption|illustration|credit)\b"
    r"[^:\n.!?]{0,30}:[ \t\xa0]*\S",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)$")
_WHOLLY_QUOTED = re.compile(r"[“\"«„][^”\"»]*+[”\"»][.,]?[ \t\xa0]*(?:[-–—][ \t]*[A-Z][^.!?\n]{0,80})?$")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,120})(?<=\S)\1:?$")
_SENTENCE_END = (".", "!", "?", "”", '"', "…", ":", ")", "»", "’")


class Prose(Cursor):
    """Reads what is no construct of its own."""

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
        if not headings.UNDERLINE.match(rule) or len(title.body) > 200 or (not self.markdown and len(rule) * 2 < len(title.body)):
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
        follows = self._something_follows(at)
        if not follows and any(char.isdigit() for char in body):
            return None  # a last line with a figure in it says something; a heading would be the site's
        found = headings.decorated(body)
        if found and follows:
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
        counted = paired(run, found)
        wrapped = _is_wrapped(run[1:] if _opens_run(run) else run)
        if sum(counted) * 2 < len(run) and wrapped:
            counted = [False] * len(run)
        waiting: list[Line] = []
        group = 0
        for index, line in enumerate(run):
            one = found[index]
            if counted[index] and one and one.sign != ":" and len(line.body) < 400 and pairs_on_one_line(line.body, self.labels):
                one = None
            if counted[index] and one:
                self._paragraphs(waiting)
                waiting = []
                if not group:
                    self.group += 1
                    group = self.group
                self._pair(line.start, line.body, one, group)
                continue
            if not (group and _extends_credits(line, index, run, counted)):
                group = 0
            heading = self._heading_in_run(start, index, run, counted)
            if heading:
                self._paragraphs(waiting)
                waiting = []
                self._heading(line, heading)
            elif wrapped and waiting and not waiting[-1].body.endswith(_SENTENCE_END):
                waiting.append(line)  # "... and edited / by Ivo Brandt": the middle of a sentence is no byline
            elif self._is_apart(line):
                self._paragraphs(waiting)
                waiting = []
                if not self._side_by_side(line) and not self._caption(line):
                    self._paragraph([line])
            else:
                waiting.append(line)
        self._paragraphs(waiting)

    def _is_apart(self, line: Line) -> bool:
        body = line.body
        return bool(
            (headings.is_credit_line(body) and len(body) < 120)
            or (len(body) < 300 and _CAPTION.match(body))
            or _IMAGE.match(body)
            or (len(body) < 400 and pairs_on_one_line(body, self.labels))
        )

    def _heading_in_run(self, start: int, index: int, run: list[Line], counted: list[bool]) -> headings.Heading | None:
        level = self._level_in_run(start, index, run, counted)
        return headings.Heading(0, len(run[index].body), level) if level else None

    def _level_in_run(self, start: int, index: int, run: list[Line], counted: list[bool]) -> int:
        """The level of a line among others as a heading; 0 if it is none."""
        body = run[index].body
        if body == "Infobox":
            return 2
        if index == 0 and self.markdown and _BOLD_LINE.match(body):
            return 6
        if not self.guess:
            return 0
        level = self._level_at_head(start, run) if index == 0 else 0
        if level:
            return level
        ends_text = start + index + 1 >= len(self.lines)
        stands_out = (headings.announces(body) and not ends_text) or (headings.is_shouted(body) and not counted[index])
        return 2 if stands_out or self._heads_credits(body, counted[index + 1 : index + 2]) else 0

    def _level_at_head(self, start: int, run: list[Line]) -> int:
        """The same for the first line of a run."""
        body = run[0].body
        if headings.is_post(body):
            return 2
        if self._is_opening() and headings.may_be_long_title(body):
            if self._byline_follows(start):
                return 1
            if not self.title and len(body) <= 60 and (headings.is_shouted(body) or not _is_wrapped(run)):
                return 1
        return 2 if _opens_run(run) else 0

    def _heads_credits(self, body: str, next_counts: list[bool]) -> bool:
        """Does a line repeat the title, or a part of it, over a block of credits?"""
        return bool(self.title) and " " in body and len(body) < 120 and next_counts == [True] and fold(body) in self.title

    def _paragraphs(self, lines: list[Line]) -> None:
        """Hard-wrapped lines are one paragraph; else each line is one, but for a line that plainly goes on in the
        next."""
        if not lines:
            return
        if self.markdown or _is_wrapped(lines):
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

    def _paragraph(self, lines: list[Line]) -> None:
        start, end = lines[0].start, lines[-1].end
        ranges = [(line.start, line.end) for line in lines]
        note = _FOOTNOTE.match(lines[0].body) if self.markdown and lines[0].body[0] == "[" else None
        if note and start + note.end() < ranges[0][1]:
            ranges[0] = (start + note.end(), ranges[0][1])
        clean = self._clean(self._with_line_ends(ranges))
        kind: BlockKind = "quote" if clean.text and clean.text[0] in '“"«„' and _WHOLLY_QUOTED.match(clean.text) else "paragraph"
        self._put(kind, clean, Span(start, end))


def _opens_run(run: list[Line]) -> bool:
    """Is the first line of a run a subheading: short, without a full stop, over a line that is much longer?"""
    first, second = run[0].body, run[1].body
    return (
        len(first) <= 60
        and len(first) * 10 <= len(second) * 6
        and len(second) > 80
        and headings.title_like(first)
        and first[-1] not in "”\"’'"
    )


def _is_wrapped(lines: list[Line]) -> bool:
    """Were these lines broken to fit a page? All but the last are about as long, and most break inside a
    sentence."""
    if len(lines) < 2:
        return False
    lengths = [len(line.body) for line in lines]
    width = max(lengths)
    if _is_filled(lines, lengths, width):
        return True
    if not 40 <= width <= 132 or min(lengths[:-1]) * 10 < width * 6:
        return False
    open_ends = sum(not line.body.endswith(_SENTENCE_END) for line in lines[:-1])
    return open_ends * 2 >= len(lines) - 1


def _is_filled(lines: list[Line], lengths: list[int], width: int) -> bool:
    """Is each line of a short paragraph full, so that the first word of the next had no room, and is a sentence broken between
    them? Then a column, however narrow, was filled with prose that ends with its last line."""
    if not 24 <= width <= 132 or not lines[-1].body.endswith((".", "!", "?", "”", '"')):
        return False
    broken = False
    for length, line, following in zip(lengths, lines, lines[1:], strict=False):
        word = following.body.split(None, 1)[0]
        if length + 1 + len(word) <= width:
            return False
        goes_on = word[0].islower() or word[0].isdigit()
        broken |= goes_on and not line.body.endswith(_SENTENCE_END)
    return broken


def _extends_credits(line: Line, index: int, run: list[Line], counted: list[bool]) -> bool:
    """A stray line between pairs does not break their group."""
    return index + 1 < len(run) and counted[index + 1] and len(line.body) < 100


def paired(run: list[Line], found: list[Pair | None]) -> list[bool]:
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
