"""Lines with their offsets, and the patterns by which a line shows what it is.

Every pattern looks at a bounded stretch or has no way to backtrack, so that a line of ten million characters costs
no more
than ten million steps.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]++(?:\r\n|\r|\n)?+|\r\n|\r|\n")
OUR_COMMENT = re.compile(r"<!--[ \t]*factcheck:[ \t]*(?P<words>(?:(?!-->).){0,2000}+)-->", re.DOTALL)
"""A word to us in a comment, as `<!-- factcheck: ignore[FC201] -- reason -->`; `rulings.comments` reads its words."""
HASH_COMMENT = re.compile(r"(?:(?<=\s)|^)(?:#|//)[ \t]*factcheck:[ \t]*(?P<words>ignore\b[^\r\n]*)", re.MULTILINE)
"""The same in a plain text, up to the end of the line."""
_COMMENT_OPEN, _COMMENT_CLOSE = "<!--", "-->"
_FRINGE = " \t\x0b\x0c\xa0\u200b\u200e\u200f\u3000\ufeff"


class Line(NamedTuple):
    """One line: `body` is what is left without white space at its ends, at `start`..`end` in the text."""

    start: int
    end: int
    indent: int
    """Columns of white space before the body, a tab to the next multiple of four."""
    body: str

    @property
    def blank(self) -> bool:
        """Nothing to read here."""
        return not self.body


def split_lines(text: str, *, hash_comments: bool = False) -> list[Line]:
    """All lines in order; `\\n`, `\\r\\n` and a lone `\\r` end one. HTML comments are cut away at the ends of lines.

    A line that is nothing but a word to us is left out, as if it were not there: `OUR_COMMENT`, with `hash_comments` also
    `HASH_COMMENT`.
    """
    comments = _comments(text)
    lines = [_line(match.start(), match.group()) for match in _LINE.finditer(text)]
    ours: set[tuple[int, int]] = set()
    if "factcheck:" in text:
        patterns = (OUR_COMMENT, HASH_COMMENT) if hash_comments else (OUR_COMMENT,)
        ours = {match.span() for pattern in patterns for match in pattern.finditer(text)}
        comments = _apart(sorted({*comments, *ours}))
        lines = [line for line in lines if not _is_one_of(line, ours, text)]
    return _without(lines, comments, text) if comments else lines


def _apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without those that lie inside another one."""
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_one_of(line: Line, ranges: set[tuple[int, int]], text: str) -> bool:
    return not line.blank and (line.start, line.start + len(text[line.start : line.end].rstrip())) in ranges


def _line(at: int, raw: str) -> Line:
    head = raw.rstrip("\r\n")
    body = head.strip()
    if body and (body[0] in _FRINGE or body[-1] in _FRINGE):
        body = body.strip(_FRINGE)
    if not body:
        return Line(at, at, 0, "")
    before = head.find(body) if head[0] != body[0] else 0
    indent = 0
    for char in head[:before] if before < 200 else "":
        indent = indent + 4 - indent % 4 if char == "\t" else indent + 1
    return Line(at + before, at + before + len(body), indent, body)


def _comments(text: str) -> list[tuple[int, int]]:
    """Where HTML comments stand; one that never ends is no comment."""
    found: list[tuple[int, int]] = []
    at = text.find(_COMMENT_OPEN)
    while at >= 0:
        close = text.find(_COMMENT_CLOSE, at + len(_COMMENT_OPEN))
        if close < 0:
            break
        found.append((at, close + len(_COMMENT_CLOSE)))
        at = text.find(_COMMENT_OPEN, close)
    return found


def _without(lines: list[Line], comments: list[tuple[int, int]], text: str) -> list[Line]:
    """The lines with whatever a comment covers at their beginning or end cut off (inside a line it stays, as
    markup)."""
    kept: list[Line] = []
    at = 0
    for line in lines:
        while at < len(comments) and comments[at][1] <= line.start:
            at += 1
        start, end, here = line.start, line.end, at
        while here < len(comments) and comments[here][0] <= start < comments[here][1]:
            start = comments[here][1]
            while start < end and text[start].isspace():
                start += 1
            here += 1
        while here < len(comments) and comments[here][1] < end:
            here += 1
        if here < len(comments) and start < comments[here][0] < end:
            end = comments[here][0]
        if (start, end) == (line.start, line.end):
            kept.append(line)
        elif start >= end:
            kept.append(Line(line.start, line.start, 0, ""))
        else:
            body = text[start:end].rstrip()
            kept.append(Line(start, start + len(body), line.indent, body))
    return kept


_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower-case words, single-spaced, punctuation left out: how labels and headings are compared."""
    return " ".join(_WORD.findall(text.casefold()))
