"""Clean text and where each of its characters stands in the file: how it is gathered, cut and joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from factcheck.model.document import Rewritten

Pieces = tuple[tuple[int, int], ...]


class Clean(NamedTuple):
    """A passage without markup. `pieces` and `rewritten` as in `Block`."""

    text: str
    pieces: Pieces
    rewritten: tuple[Rewritten, ...] = ()

    def at(self, source: int) -> int:
        """The offset in `text` of the first clean character at or after the offset `source` of the document."""
        piece = bisect_right(self.pieces, source, key=lambda pair: pair[1]) - 1
        if piece < 0:
            return 0
        clean, start = self.pieces[piece]
        limit = self.pieces[piece + 1][0] if piece + 1 < len(self.pieces) else len(self.text)
        return min(clean + source - start, limit)

    def part(self, start: int, end: int) -> Clean:
        """The stretch `start`..`end` of `text`, which must not be empty."""
        if (start, end) == (0, len(self.text)):
            return self
        pieces: list[tuple[int, int]] = []
        first = max(bisect_right(self.pieces, (start, 1 << 62)) - 1, 0)
        for index in range(first, len(self.pieces)):
            clean, source = self.pieces[index]
            if clean >= end:
                break
            skip = max(start - clean, 0)
            pieces.append((clean + skip - start, source + skip))
        rewritten: list[Rewritten] = []
        for index in range(max(bisect_right(self.rewritten, start, key=_start) - 1, 0), len(self.rewritten)):
            one = self.rewritten[index]
            if one.start >= end:
                break
            if one.end > start:
                rewritten.append(one._replace(start=max(one.start, start) - start, end=min(one.end, end) - start))
        return Clean(self.text[start:end], tuple(pieces), tuple(rewritten))

    def stripped(self) -> Clean:
        """Without white space at its ends; possibly empty."""
        body = self.text.strip()
        if len(body) == len(self.text):
            return self
        if not body:
            return Clean("", ())
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, start + len(body))

    @property
    def source_start(self) -> int:
        """Where the first character stands in the file."""
        return self.rewritten[0].source_start if self.rewritten and self.rewritten[0].start == 0 else self.pieces[0][1]

    @property
    def source_end(self) -> int:
        """Where the last character ends in the file."""
        if self.rewritten and self.rewritten[-1].end == len(self.text):
            return self.rewritten[-1].source_end
        clean, source = self.pieces[-1]
        return source + len(self.text) - clean

    def lines(self) -> list[Clean]:
        """Its lines without blanks at their ends, empty ones left out."""
        found: list[Clean] = []
        at = 0
        for line in self.text.split("\n"):
            if line.strip():
                found.append(self.part(at, at + len(line)).stripped())
            at += len(line) + 1
        return found


def _start(one: Rewritten) -> int:
    return one.start


_FLOW = re.compile(r"(?:[^\t\n\r\f \xad\u200b\ufeff]++ ?+)++|[\t\n\r\f ]++|[\xad\u200b\ufeff]++")
_NEWLINE = "\n"


class Gathered:
    """A clean text in the making. What is added may come from anywhere in the file, but one passage in order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int]] = []
        self._rewritten: list[Rewritten] = []
        self._size = 0
        self._last = ""
        self._waiting: tuple[str, int, int] | None = None

    def __len__(self) -> int:
        return self._size

    def as_it_is(self, text: str, start: int, end: int) -> None:
        """Add the characters `start`..`end` of `text` unchanged."""
        if end > start:
            self._break()
            self._add(text[start:end], start)

    def flow(self, text: str, start: int, end: int) -> None:
        """Add them as a browser shows them: a run of white space is one blank, none at the beginning of a line; soft
        hyphens and other characters without a width are left out."""
        for match in _FLOW.finditer(text, start, end):
            words = match.group()
            first = words[0]
            if first in "\xad\u200b\ufeff":
                continue
            if first in " \t\n\r\f":
                if self._last not in ("", " ", _NEWLINE) and not self._waiting:
                    self._add(" ", match.start())
                continue
            self._break()
            self._add(words, match.start())

    def instead(self, clean: str, start: int, end: int) -> None:
        """Add `clean` for what the file writes at `start`..`end` as a whole; both are not empty."""
        self._break()
        self._put_instead(clean, start, end)

    def apart(self, sign: str, start: int, end: int) -> None:
        """Set what follows apart by `sign`, which stands for the markup at `start`..`end`; nothing if nothing follows."""
        if self._size and not self._waiting:
            self._waiting = (sign, start, end)

    def add(self, clean: Clean) -> None:
        """Add a passage that was gathered before."""
        if not clean.text:
            return
        self._break()
        size = self._size
        self._pieces += [(at + size, source) for at, source in clean.pieces]
        self._rewritten += [one._replace(start=one.start + size, end=one.end + size) for one in clean.rewritten]
        self._parts.append(clean.text)
        self._size += len(clean.text)
        self._last = clean.text[-1]

    def clean(self) -> Clean:
        """What was gathered, without white space at its ends; possibly empty."""
        return Clean("".join(self._parts), tuple(self._pieces), tuple(self._rewritten)).stripped()

    def _break(self) -> None:
        if self._waiting:
            sign, start, end = self._waiting
            self._waiting = None
            while self._parts and self._last == " " and sign == _NEWLINE and self._parts[-1] == " ":
                self._drop_blank()
            self._put_instead(sign, start, end)

    def _drop_blank(self) -> None:
        """A blank at the end of a line."""
        self._parts.pop()
        self._size -= 1
        while self._pieces and self._pieces[-1][0] >= self._size:
            self._pieces.pop()
        self._last = self._parts[-1][-1] if self._parts else ""

    def _put_instead(self, clean: str, start: int, end: int) -> None:
        self._pieces.append((self._size, start))
        self._rewritten.append(Rewritten(self._size, self._size + len(clean), start, end))
        self._parts.append(clean)
        self._size += len(clean)
        self._last = clean[-1]

    def _add(self, words: str, source: int) -> None:
        after_rewritten = bool(self._rewritten) and self._rewritten[-1].end == self._size
        if after_rewritten or not self._pieces or self._pieces[-1][1] - self._pieces[-1][0] != source - self._size:
            self._pieces.append((self._size, source))
        self._parts.append(words)
        self._size += len(words)
        self._last = words[-1]


def joined(parts: Iterable[Clean], between: str) -> Clean:
    """Passages in one; `between` stands for what the file has between them.

    A passage that the file has before the one in front of it is joined by a sign that stands for the last character
    of that one, for want of a place.
    """
    gathered = Gathered()
    end = -1
    for part in parts:
        if not part.text:
            continue
        if end >= 0:
            start = part.source_start
            gathered.instead(between, *((end, start) if start > end else (end - 1, end)))
        gathered.add(part)
        end = part.source_end
    return gathered.clean()
