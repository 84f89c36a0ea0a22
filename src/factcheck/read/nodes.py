"""What JSON, YAML and TOML have in common: objects, lists and scalars, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.model.document import Rewritten
from factcheck.read.clean import Clean
from factcheck.read.reading import Fault

NodeKind = Literal["object", "list", "string", "number", "truth", "null"]

DEEPEST = 64
"""Levels of nesting that are kept; what lies deeper is stepped over."""
MOST_NODES = 2_000_000
"""Values of one file that are kept, so that memory is bounded whatever the file is."""


class Node:
    """A value. `start`..`end` is all of it, quotation marks and brackets included; for a scalar `first`..`last` is what is
    inside its quotation marks."""

    __slots__ = ("clean", "end", "first", "items", "kind", "last", "members", "start")

    def __init__(self, kind: NodeKind, start: int, end: int, first: int = -1, last: int = -1, clean: Clean | None = None) -> None:
        self.kind: NodeKind = kind
        self.start, self.end = start, end
        self.first = start if first < 0 else first
        self.last = end if last < 0 else last
        self.clean = clean
        """The words that it stands for, if they are not those that stand there."""
        self.members: list[Member] = [] if kind == "object" else _NO_MEMBERS
        """Of an object."""
        self.items: list[Node] = [] if kind == "list" else _NO_ITEMS
        """Of a list."""

    @property
    def is_scalar(self) -> bool:
        """Neither object nor list."""
        return self.kind not in ("object", "list")

    def words(self, text: str) -> str:
        """What a scalar says."""
        return self.clean.text if self.clean is not None else text[self.first : self.last]


class Member(NamedTuple):
    """A key, its value, and the comments above and behind it."""

    key: Node
    value: Node
    comments: tuple[Clean, ...] = ()


_NO_MEMBERS: list[Member] = []
_NO_ITEMS: list[Node] = []
"""Shared by all scalars, of which there are millions; never written to."""


class Tree(NamedTuple):
    """A text as nodes; `root` is `None` if it is none."""

    root: Node | None
    faults: tuple[Fault, ...] = ()


class Writer:
    """Clean words written piece by piece, each with its place in the text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[tuple[int, int]] = []
        self.rewritten: list[Rewritten] = []
        self.length = 0
        self._is_run = False
        """Is the last piece one of unchanged characters, which may go on?"""

    def add(self, words: str, source: int) -> None:
        """Words that stand in the text as they are, from `source` on."""
        if words:
            if not self._is_run or self.pieces[-1][1] - self.pieces[-1][0] != source - self.length:
                self.pieces.append((self.length, source))
            self._is_run = True
            self.parts.append(words)
            self.length += len(words)

    def instead(self, words: str, start: int, end: int = -1) -> None:
        """Words for what is written at `start`..`end` as a whole; without an `end`, for the one character at `start`."""
        self.pieces.append((self.length, start))
        self.rewritten.append(Rewritten(self.length, self.length + len(words), start, end if end >= 0 else start + 1))
        self._is_run = False
        self.parts.append(words)
        self.length += len(words)

    def clean(self, other: Clean) -> None:
        """Words that are mapped already."""
        self.pieces.extend((clean + self.length, source) for clean, source in other.pieces)
        self.rewritten.extend(Rewritten(a + self.length, b + self.length, c, d) for a, b, c, d in other.rewritten)
        self._is_run = False
        self.parts.append(other.text)
        self.length += len(other.text)

    def done(self) -> Clean:
        """All that was written."""
        return Clean("".join(self.parts), tuple(self.pieces), tuple(self.rewritten))


def scalar(text: str, node: Node) -> Clean:
    """The words of a scalar with their places."""
    return node.clean if node.clean is not None else Clean(text[node.first : node.last], ((0, node.first),))


_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+[/#](?=[^/#\s]+$)|[a-z]{1,12}:(?=[A-Za-z])|@(?=[a-z])")


def is_key(words: str) -> bool:
    """Is it a name for machines, rather than words for people?"""
    return not any(c.isspace() for c in words)


def key_words(key: str) -> str:
    """A key as words: cut at `_`, `-`, `.` and where a capital follows a small letter; the path of an address left out.

    `runningTimeMinutes` is `running Time Minutes`; words for people stay as they are.
    """
    return key_clean(key, 0).text


def key_clean(key: str, start: int) -> Clean:
    """`key_words` of a key that stands at `start`."""
    if not is_key(key):
        return Clean(key, ((0, start),))
    address = _ADDRESS.match(key)
    at = address.end() if address else 0
    writer = Writer()
    first = at
    for cut in (*(m.start() for m in _CAMEL.finditer(key, at)), len(key)):
        if at > first:
            writer.instead(" ", start + at - 1)
        part = key[at:cut]
        if part.replace(".", "").isdigit():
            writer.add(part, start + at)
        else:
            for match in _PART.finditer(part):
                if match.group() in _JOINTS:
                    writer.instead(" ", start + at + match.start())
                else:
                    writer.add(match.group(), start + at + match.start())
        at = cut
    found = writer.done()
    return found if found.text.strip() else Clean(key, ((0, start),))


_JOINTS = frozenset("_-.")
_PART = re.compile(r"[^_.-]++|[_.-]")


def repeated(members: list[Member], text: str) -> Iterator[Fault]:
    """A fault for each key of an object that stands there twice."""
    if len(members) < 2:
        return
    seen: set[str] = set()
    for member in members:
        words = member.key.words(text)
        if words in seen:  # the first stands, as for one who reads from the top
            yield Fault(member.key.start, f"the key {words[:60]!r} stands here twice", "remove or rename one of them")
        seen.add(words)
