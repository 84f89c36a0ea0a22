"""Lines with their offsets, and the patterns by which a line shows what it is.

Every pattern looks at a bounded stretch or has no way to backtrack, so that a line of ten million characters costs
no more
than ten million steps.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]++(?:\r\n|\r|\n)?+|\r\n|\r|\n")
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

    A line that is nothing but a word to us (`words_to_us`) is left out, as if it were not there.
    """
    comments = _comments(text)
    lines = [_line(match.start(), match.group()) for match in _LINE.finditer(text)]
    ours = {(one.start, one.end) for one in words_to_us(text, hash_comments=hash_comments)}
    if ours:
        comments = _apart(sorted({*comments, *ours}))
        lines = [line for line in lines if (line.start, line.end) not in ours]
    return _without(lines, comments, text) if comments else lines


def _apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without those that lie inside another one."""
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


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


class WordToUs(NamedTuple):
    """A comment that speaks to this program: where it stands, and what it says behind `factcheck:`."""

    start: int
    end: int
    words: str


_MARKUP = re.compile(r"<!--[ \t]*factcheck:[ \t]*")
_HASH = re.compile(r"(?:(?<=\s)|^)(?:#|//)[ \t]*factcheck:[ \t]*(ignore\b[^\r\n]*)", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]{0,3}(`{3,}+|~{3,}+)", re.MULTILINE)


def words_to_us(text: str, *, hash_comments: bool) -> list[WordToUs]:
    """Comments as `<!-- factcheck: ... -->`, and with `hash_comments` also `# factcheck: ignore ...` up to the end of a line.

    In order, none inside another; what a fenced block of code shows is an example and no comment.
    """
    if "factcheck:" not in text:
        return []
    code = _fenced(text)
    found: list[WordToUs] = []
    hashes = [(m.start(), m.end(), m[1]) for m in _HASH.finditer(text)] if hash_comments else []
    for start, end, words in sorted([*_in_markup(text), *hashes]):
        within = bisect_right(code, (start, 1 << 62)) - 1
        if (within < 0 or start >= code[within][1]) and (not found or start >= found[-1].end):
            found.append(WordToUs(start, start + len(text[start:end].rstrip()), words))
    return found


def _in_markup(text: str) -> Iterator[tuple[int, int, str]]:
    match = _MARKUP.search(text)
    while match:
        close = text.find(_COMMENT_CLOSE, match.end())
        if close < 0:
            return
        yield match.start(), close + len(_COMMENT_CLOSE), text[match.end() : close]
        match = _MARKUP.search(text, close)


def without_words_to_us(text: str, *, hash_comments: bool) -> str:
    """The text with a blank for every character of them, so that all others stay where they are."""
    pieces: list[str] = []
    at = 0
    for one in words_to_us(text, hash_comments=hash_comments):
        pieces += (text[at : one.start], re.sub(r"[^\r\n]", " ", text[one.start : one.end]))
        at = one.end
    return "".join((*pieces, text[at:])) if pieces else text


def _fenced(text: str) -> list[tuple[int, int]]:
    """Blocks of code between lines of backquotes or tildes; one that is not closed goes on to the end."""
    blocks: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = (match.start(), match[1])
        elif match[1].startswith(opened[1]):
            blocks.append((opened[0], match.end()))
            opened = None
    return [*blocks, (opened[0], len(text))] if opened is not None else blocks


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
