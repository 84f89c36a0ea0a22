"""HTML to tags and text, each with its place in the file. Nothing is parsed twice, so any text takes linear time.

The parsers at hand give no offsets, or lines only, or take minutes over hostile pages. What is read here is what the
standard's tokenizer sees, but that a tag that never ends is text, and that CDATA is text too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5
from typing import Literal, NamedTuple

from factcheck.model.document import Span
from factcheck.read.clean import Gathered

TokenKind = Literal["text", "open", "close", "raw", "cdata"]


class Token(NamedTuple):
    """`open` and `close`: a tag, `attributes` where its attributes stand; `raw`: what stands inside a script, a style
    or a title, named after it; `text` and `cdata`: text with and without entities."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: Span = Span(0, 0)


_TAG = re.compile(
    r"""<(/?)([A-Za-z][^\s/><]*+)((?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|[="'])*+)>""",
)
_SIMPLE_TAG = re.compile(r"<(/?)([A-Za-z][^\s/><]*+)([^>]*+)>")
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=][^\s>/=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)))?+""",
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")


def tokens(text: str) -> Iterator[Token]:
    """All tags and texts in order; comments, doctypes and processing instructions are left out."""
    return _Scan(text).tokens()


class _Scan:
    """One walk over a text. What is not found once is not looked for again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pattern = _TAG
        self.gone: set[str] = set()

    def tokens(self) -> Iterator[Token]:
        text, size = self.text, len(self.text)
        begun = at = 0
        while at < size:
            at = text.find("<", at)
            if at < 0:
                break
            following = text[at + 1 : at + 2]
            if following == "!" or following == "?":
                end = self._declaration(at)
                if end:
                    yield from _text(begun, at)
                    if text.startswith("<![CDATA[", at) and text.startswith("]]>", end - 3):
                        yield Token("cdata", at + 9, end - 3)
                    begun = at = end
                else:
                    at += 1
                continue
            tag = self._tag(at) if following == "/" or following.isalpha() else None
            if tag is None:
                at += 1
                continue
            yield from _text(begun, at)
            name = tag.group(2).lower()
            closes = bool(tag.group(1))
            yield Token("close" if closes else "open", at, tag.end(), name, Span(*tag.span(3)))
            begun = at = tag.end()
            if name in _RAW and not closes:
                end = self._raw_end(name, at)
                if end > at:
                    yield Token("raw", at, end, name)
                begun = at = end
        yield from _text(begun, size)

    def _tag(self, at: int) -> re.Match[str] | None:
        if self._find(">", at) < 0:
            return None
        tag = self.pattern.match(self.text, at)
        if tag is None and self.pattern is _TAG and self.text[at + 1 : at + 3].strip("/")[:1].isalpha():
            # a quotation mark that is never closed hides the end of this tag and of all that follow
            self.pattern = _SIMPLE_TAG
            tag = self.pattern.match(self.text, at)
        return tag

    def _declaration(self, at: int) -> int:
        """Where a comment, CDATA, a doctype or an instruction ends; 0 if it never does."""
        text = self.text
        if text.startswith("<!--", at):
            if text.startswith("<!-->", at):
                return at + 5
            close = self._find("-->", at + 2)
            return close + 3 if close >= 0 else len(text)
        if text.startswith("<![CDATA[", at):
            close = self._find("]]>", at)
            if close >= 0:
                return close + 3
        return self._find(">", at) + 1

    def _raw_end(self, name: str, at: int) -> int:
        """Where the end tag begins; the end of the text if there is none."""
        if name in self.gone:
            return len(self.text)
        found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.text, at)
        if found is None:
            self.gone.add(name)
            return len(self.text)
        return found.start()

    def _find(self, sign: str, at: int) -> int:
        if sign in self.gone:
            return -1
        found = self.text.find(sign, at)
        if found < 0:
            self.gone.add(sign)
        return found


def _text(start: int, end: int) -> Iterator[Token]:
    if end > start:
        yield Token("text", start, end)


def attributes(text: str, where: Span) -> dict[str, Span]:
    """Name, in lower case, to where its value stands, entities and all; the first of a name counts."""
    found: dict[str, Span] = {}
    for match in _ATTRIBUTE.finditer(text, where.start, where.end):
        group = match.lastindex or 1
        span = Span(*match.span(group)) if group > 1 else Span(match.end(), match.end())
        found.setdefault(match.group(1).lower(), span)
    return found


def add_text(gathered: Gathered, text: str, start: int, end: int, *, entities: bool = True) -> None:
    """Add a text of the page, white space run together and entities read, each with its span."""
    if not entities or text.find("&", start, end) < 0:
        gathered.flow(text, start, end)
        return
    at = start
    for match in _ENTITY.finditer(text, start, end):
        meant, length = _meaning(match.group())
        if not meant:
            continue
        gathered.flow(text, at, match.start())
        at = match.start() + length
        if meant.isspace() and meant != "\xa0":
            gathered.instead(" ", match.start(), at)
        elif meant not in ("\xad", "\u200b", "\ufeff"):
            gathered.instead(meant, match.start(), at)
    gathered.flow(text, at, end)


def _meaning(entity: str) -> tuple[str, int]:
    """What an entity stands for, and how many of its characters belong to it; empty if it is none."""
    if entity[1] == "#":
        meant = html.unescape(entity)
        return ("", 0) if meant == entity or meant == "\0" else (meant, len(entity))
    name = entity[1:]
    if name in html5:
        return html5[name], len(entity)
    if entity.endswith(";"):
        name = name[:-1]
    for length in range(min(len(name), 6), 1, -1):
        if name[:length] in html5:
            # `&copy2024` is a sign and a year; `&notit` would be a guess
            rest = name[length : length + 1]
            return (html5[name[:length]], length + 1) if not rest or rest.isdigit() else ("", 0)
    return "", 0


def plain(text: str, where: Span) -> str:
    """A value of an attribute, entities read."""
    return html.unescape(text[where.start : where.end]) if where.end > where.start else ""
