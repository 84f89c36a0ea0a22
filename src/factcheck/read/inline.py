"""Markup inside a passage is taken away, and every character that stays knows where it stood."""

from __future__ import annotations

import html
import re
from collections import deque

from factcheck.model.document import Rewritten
from factcheck.read.clean import Clean, Pieces

Range = tuple[int, int]
Drop = tuple[int, int, str]
"""Start, end, and what stands there instead: nothing, or one character."""

_MARKUP = re.compile(r"[*_`\[\]<&\\~]|''")
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|`+|\*+|_+|~~|'{2,5}"
    r"|\[\[|!?\[|\]"
    r"|<!--|<(?:https?://|mailto:)[^<>\s]{1,2000}>|</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,2000})?>|<[A-Za-z]{1,10}/>"
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});|\\\r?\n"
)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\]")
_TARGET = re.compile(r"\((?:[^()\n]++|\([^()\n]*+\))*+\)")
_REFERENCE = re.compile(r"\[[^\[\]\n]{0,200}\]")
_FOOTNOTE = re.compile(r"\[(?:\^[^\[\]\s]{1,60}|\d{1,3}|[a-z]|citation needed|edit|note \d{1,3})\]")
_BREAKS = frozenset({"br", "p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "hr"})


def without_markup(text: str, ranges: list[Range], *, markdown: bool, references: frozenset[str] = frozenset()) -> Clean:
    """The characters of `ranges` (ascending, not empty), inline markup taken out.

    Every character equals the one at its place in `text`, but for a blank in place of a tag that breaks the line and
    the
    character in place of an entity, in Markdown. `references` are names of links, folded: `[name]` alone is one.
    """
    if len(ranges) == 1:
        start, end = ranges[0]
        raw = text[start:end]
        if not _MARKUP.search(raw):
            return Clean(raw, ((0, start),))
        source: Pieces = ((0, start),)
    else:
        raw, source = _joined(text, ranges)
        if not _MARKUP.search(raw):
            return Clean(raw, source)
    drops = _Scan(raw, markdown, references).drops()
    return _cut(raw, source, drops) if drops else Clean(raw, source)


def _joined(text: str, ranges: list[Range]) -> tuple[str, Pieces]:
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    at = 0
    for start, end in ranges:
        if not pieces or pieces[-1][1] - pieces[-1][0] != start - at:
            pieces.append((at, start))
        parts.append(text[start:end])
        at += end - start
    return "".join(parts), tuple(pieces)


def _cut(raw: str, source: Pieces, drops: list[Drop]) -> Clean:
    """`raw` without `drops`, its pieces made anew."""
    kept: list[tuple[int, int, str]] = []
    at = 0
    for start, end, instead in drops:
        if start < at:
            continue
        if start > at:
            kept.append((at, start, ""))
        if instead:
            kept.append((start, end, instead))
        at = end
    if at < len(raw):
        kept.append((at, len(raw), ""))
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    rewritten: list[Rewritten] = []
    clean, piece = 0, 0
    for start, end, instead in kept:
        while piece + 1 < len(source) and source[piece + 1][0] <= start:
            piece += 1
        origin = source[piece][1] + start - source[piece][0]
        pieces.append((clean, origin))
        while piece + 1 < len(source) and source[piece + 1][0] < end:
            piece += 1
            if not instead:
                pieces.append((clean + source[piece][0] - start, source[piece][1]))
        if instead:
            last = source[piece][1] + end - source[piece][0]
            rewritten.append(Rewritten(clean, clean + len(instead), origin, last))
        words.append(instead or raw[start:end])
        clean += len(words[-1])
    return Clean("".join(words), tuple(pieces), tuple(rewritten))


class _Scan:
    """One walk over a passage that notes what is markup. Linear: nothing is looked at twice but for bounded
    stretches."""

    def __init__(self, raw: str, markdown: bool, references: frozenset[str]) -> None:
        self.raw = raw
        self.references = references
        self.markdown = markdown
        self.found: list[Drop] = []
        self.brackets: list[tuple[int, int]] = []
        self.emphasis: dict[str, int] = {}
        self.ticks: dict[int, deque[int]] | None = None
        self.resume = 0

    def drops(self) -> list[Drop]:
        """In order, not overlapping but where one contains another."""
        for match in _TOKEN.finditer(self.raw):
            if match.start() >= self.resume:
                self._token(match.group(), match.start(), match.end())
        self.found.sort(key=lambda drop: (drop[0], -drop[1]))
        return self.found

    def _token(self, token: str, start: int, end: int) -> None:
        first = token[0]
        if first in "*_~'":
            self._emphasis(token, start, end)
        elif first == "`":
            self._code(len(token), start, end)
        elif first in "[!":
            self._open(token, start, end)
        elif first == "]":
            self._close(start)
        elif token == "<!--":
            self._comment(start)
        elif self.markdown:
            self._markdown_only(token, start, end)

    def _markdown_only(self, token: str, start: int, end: int) -> None:
        if token[0] == "\\":
            self.found.append((start, start + 1, ""))
        elif token[0] == "&":
            meant = html.unescape(token)
            if meant != token and "\0" not in meant:
                self.found.append((start, end, meant))
        elif token[1:5] in ("http", "mail"):
            self.found += [(start, start + 1, ""), (end - 1, end, "")]
        else:
            name = token.strip("</>").split(None, 1)[0].rstrip("/").lower()
            breaks = name in _BREAKS and start > 0 and end < len(self.raw)
            apart = self.raw[start - 1 : start].isspace() or self.raw[end : end + 1].isspace()
            self.found.append((start, end, " " if breaks and not apart else ""))

    def _comment(self, start: int) -> None:
        close = self.raw.find("-->", start)
        if close >= 0:
            self.found.append((start, close + 3, ""))
            self.resume = close + 3
        # one that does not end was looked for in the whole document: `split_lines` has cut it off, or it is no comment
        else:
            self.resume = len(self.raw) if self.raw.find("<!--", start + 4) >= 0 else start + 4

    def _code(self, length: int, start: int, end: int) -> None:
        if self.ticks is None:
            self.ticks = {}
            for match in re.finditer("`+", self.raw):
                self.ticks.setdefault(len(match.group()), deque()).append(match.start())
        runs = self.ticks[length]
        while runs and runs[0] <= start:
            runs.popleft()
        if runs:
            close = runs.popleft()
            self.found += [(start, end, ""), (close, close + length, "")]
            self.resume = close + length

    def _emphasis(self, token: str, start: int, end: int) -> None:
        before = self.raw[start - 1] if start else " "
        after = self.raw[end] if end < len(self.raw) else " "
        strict = token[0] == "_" or not self.markdown
        opens = not after.isspace() and not (before.isalnum() if strict else before.isdigit())
        closes = not before.isspace() and not (after.isalnum() if strict else after.isdigit())
        if token[0] == "'":
            opens = closes = True
        if closes and token in self.emphasis:
            opened = self.emphasis.pop(token)
            if start > opened + len(token):
                self.found += [(opened, opened + len(token), ""), (start, end, "")]
                return
        if opens and len(token) <= 5:
            self.emphasis[token] = start

    def _open(self, token: str, start: int, end: int) -> None:
        if token == "[[":
            link = _WIKI_LINK.match(self.raw, start)
            if link:
                self.found += [(start, link.start(1), ""), (link.end(1), link.end(), "")]
                self.resume = link.end()
                return
            self.brackets.append((start, start + 1))
            self.brackets.append((start + 1, end))
            return
        mark = _FOOTNOTE.match(self.raw, start) if start and token == "[" else None
        if mark and (mark.group()[1] == "^" or not self.raw[start - 1].isspace()):
            self.found.append((start, mark.end(), ""))
            self.resume = mark.end()
            return
        self.brackets.append((start, end))

    def _close(self, start: int) -> None:
        if not self.brackets:
            return
        opened = self.brackets.pop()
        tail = _TARGET.match(self.raw, start + 1)
        if tail is None and self.markdown:
            tail = _REFERENCE.match(self.raw, start + 1)
        if tail:
            self.found += [(opened[0], opened[1], ""), (start, tail.end(), "")]
            self.resume = tail.end()
        elif self.references and start - opened[1] <= 200 and self.raw[opened[1] : start].casefold() in self.references:
            self.found += [(opened[0], opened[1], ""), (start, start + 1, "")]
