"""Wikitext: which braces and brackets belong together, and where its lines end outside of them. Linear in any text.

`mwparserfromhell` gives no offsets, and 20,000 `<b>` hold it for minutes; what is needed here is which markup is whose.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.model.document import Span

Kind = Literal["template", "link", "table", "dropped", "verbatim", "code", "gallery"]

_TOKEN = re.compile(
    r"<!--|<(nowiki|ref|math|chem|ce|pre|syntaxhighlight|source|gallery|score|timeline|references|templatestyles|hiero|mapframe"
    r"|maplink|graph|imagemap)\b([^<>]{0,2000}+)>"
    r"|\{{2,}+|\}{2,}+|\[\[|\]\]|(?<![^\n])[ \t:]{0,20}+\{\||(?<![^\n])[ \t]{0,20}+\|\}(?!\})",
    re.IGNORECASE,
)
_OF_TAG: dict[str, Kind] = {"nowiki": "verbatim", "pre": "code", "syntaxhighlight": "code", "source": "code", "gallery": "gallery"}
_SPLIT = re.compile(r"\|\||!!|[|=]")


class Part(NamedTuple):
    """A stretch of markup: `start`..`end` with its braces or tags, `inner` without."""

    kind: Kind
    start: int
    end: int
    inner: Span


class Argument(NamedTuple):
    """A parameter of a template: the name, if it has one, and the value, white space included."""

    name: Span | None
    value: Span


class Markup:
    """What stands in a text: parts in the order in which they begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: dict[int, Part] = {}
        self._gone: set[str] = set()
        self._open: list[tuple[str, int]] = []
        self._counts = {"{{": 0, "[[": 0, "{|": 0}
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        self._scan()
        self._starts = sorted(self.parts)

    def part_at(self, start: int) -> Part | None:
        """The part that begins here."""
        return self.parts.get(start)

    def first(self, start: int, end: int) -> Part | None:
        """The first part that begins in a stretch. Parts are nested, so it ends there too, or the stretch is one of text."""
        at = bisect_left(self._starts, start)
        return self.parts[self._starts[at]] if at < len(self._starts) and self._starts[at] < end else None

    def lines(self, start: int, end: int) -> Iterator[Span]:
        """The lines of a stretch, without line ends; one that a part spans goes on behind it."""
        begun = at = start
        while at < end:
            newline = self._newline(at)
            newline = end if newline < 0 or newline > end else newline
            part = self.first(at, newline)
            if part is not None:
                at = min(part.end, end)
                continue
            yield Span(begun, newline)
            begun = at = newline + 1
        if begun < end:
            yield Span(begun, end)

    def pieces(self, start: int, end: int, borders: frozenset[str]) -> Iterator[tuple[str, Span]]:
        """The stretches between borders outside of parts, each with the border before it (empty for the first)."""
        begun = at = start
        border = ""
        while at < end:
            part = self.first(at, end)
            for found in _SPLIT.finditer(self.text, at, min(part.start, end) if part else end):
                sign = found.group()
                if sign not in borders and sign[0] in borders:
                    sign = sign[0]
                if sign in borders and found.start() >= begun:
                    yield border, Span(begun, found.start())
                    border, begun = sign, found.start() + len(sign)
            at = part.end if part else end
        yield border, Span(min(begun, end), end)

    def arguments(self, template: Part) -> tuple[str, list[Argument]]:
        """The name of a template as written, and its parameters in order."""
        name = ""
        found: list[Argument] = []
        for border, place in self.pieces(*template.inner, _BAR):
            if not border:
                name = self.text[place.start : min(place.end, place.start + 200)]
                continue
            sides = self.pieces(*place, _EQUALS)
            _, first = next(sides)
            if first.end < place.end:
                found.append(Argument(first, Span(first.end + 1, place.end)))
            else:
                found.append(Argument(None, place))
        return name, found

    def _newline(self, at: int) -> int:
        place = bisect_left(self._newlines, at)
        return self._newlines[place] if place < len(self._newlines) else -1

    # ---- pairing

    def _scan(self) -> None:
        text, at = self.text, 0
        while True:
            found = _TOKEN.search(text, at)
            if found is None:
                return
            at = self._token(found)

    def _token(self, found: re.Match[str]) -> int:
        """Take note of a token, and say where the next may begin."""
        sign = found.group()
        start, end = found.span()
        if sign == "<!--":
            close = self._find("-->", start)
            if close < 0:
                return start + 4
            return self._put("dropped", start, close + 3, Span(start + 4, close))
        if sign[0] == "<":
            return self._tag(found)
        if sign[0] == "{" and sign[1] == "{":
            for step in range(len(sign) // 2, 0, -1):
                self._push("{{", end - 2 * step)
        elif sign[0] == "}":
            for step in range(len(sign) // 2):
                self._close("{{", start + 2 * step)
        elif sign == "[[":
            self._push("[[", start)
        elif sign == "]]":
            self._close("[[", start)
        elif sign.endswith("{|"):
            self._push("{|", end - 2)
        else:
            self._close("{|", end - 2)
        return end

    def _tag(self, found: re.Match[str]) -> int:
        name = found.group(1).lower()
        kind = _OF_TAG.get(name, "dropped")
        start, end = found.span()
        if found.group(2).rstrip().endswith("/"):
            return self._put(kind, start, end, Span(end, end))
        closing = f"</{name}"
        if closing not in self._gone:
            close = re.compile(rf"{closing}\s*+>", re.IGNORECASE).search(self.text, end)
            if close:
                return self._put(kind, start, close.end(), Span(end, close.start()))
            self._gone.add(closing)
        return end

    def _push(self, sign: str, at: int) -> None:
        self._open.append((sign, at))
        self._counts[sign] += 1

    def _close(self, sign: str, at: int) -> None:
        """Brackets inside braces that nobody closed are none; a bracket that closes does not end braces that are open."""
        if not self._counts[sign]:
            return
        if sign == "[[" and self._open[-1][0] != "[[":
            return
        while self._open:
            opened, start = self._open.pop()
            self._counts[opened] -= 1
            if opened != sign:
                continue
            kind: Kind = "template" if sign == "{{" else "link" if sign == "[[" else "table"
            if kind == "link" and self._spans_lines(start, at) and not _FILE.match(self.text, start + 2):
                return
            self._put(kind, start, at + 2, Span(start + 2, at))
            return

    def _spans_lines(self, start: int, end: int) -> bool:
        place = bisect_right(self._newlines, start)
        return place < len(self._newlines) and self._newlines[place] < end

    def _put(self, kind: Kind, start: int, end: int, inner: Span) -> int:
        self.parts[start] = Part(kind, start, end, inner)
        return end

    def _find(self, sign: str, at: int) -> int:
        if sign in self._gone:
            return -1
        found = self.text.find(sign, at)
        if found < 0:
            self._gone.add(sign)
        return found


_BAR, _EQUALS = frozenset({"|"}), frozenset({"="})
_FILE = re.compile(r"\s*(?:file|image|datei|bild|fichier|archivo|imagen)\s*:", re.IGNORECASE)
