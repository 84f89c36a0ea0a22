"""A document as it was read: its text, its blocks, and where each stands.

The law of the house: a span is half-open, counts Unicode code points into `Document.text`, is never empty, and
`document.text[span.start:span.end]` is the passage that is quoted.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

BlockKind = Literal[
    "heading",  # a title of a section; `level` 1 is the document's own
    "paragraph",
    "label-value",  # `Edited by X`, `Release date : ...`; `label` and `value` are set
    "list-item",  # one item of a list, its marker left out; `level` counts from 1
    "table-row",  # one row of a table; `cells` and `header` are set
    "quote",  # a passage in somebody's words, set apart by the layout
    "caption",  # of a picture or table
    "code",  # left alone
    "boilerplate",  # the site's own words: related posts, comment forms, sharing; yields no claims
]


class Span(NamedTuple):
    """Half-open, in code points; of which text, the field that holds it says."""

    start: int
    end: int


class Rewritten(NamedTuple):
    """Clean characters that the file writes in another way, as a whole: an entity, an escape, a template of a date.

    `start`..`end` count in the clean text and are not empty; they stand for `source_start`..`source_end` of
    `Document.text`.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document that is read on its own.

    `text` is clean: markup that is no word of the author is left out. All spans inside a block (`label`, `value`,
    `cells`) count in this clean text; `source_span` takes them back to `Document.text`.
    """

    kind: BlockKind
    text: str
    span: Span
    """Of the whole block, in `Document.text`."""
    pieces: tuple[tuple[int, int], ...]
    """(offset in `text`, offset in `Document.text`) of each run of unchanged characters, ascending; the first starts at 0."""
    level: int = 0
    path: tuple[str, ...] = ()
    """The headings above, outermost first; in a data file the keys around it, and what tells it from its siblings
    (`territory: France`)."""
    label: Span | None = None
    value: Span | None = None
    cells: tuple[Span, ...] = ()
    header: tuple[str, ...] = ()
    """What stands over each cell; empty for a table without a header row."""
    group: int = 0
    """Equal for the lines of one list, one table, one run of label-value lines; 0 for a block on its own."""
    rewritten: tuple[Rewritten, ...] = ()
    """Ascending, not overlapping; each also begins a piece. All other clean characters are those at their places in
    `Document.text`, but that a blank may stand for white space or for a tag that breaks the line."""

    def source_offset(self, at: int) -> int:
        """Where the clean character `at` (0 <= at < len(text)) stands in `Document.text`."""
        whole = self._rewritten_at(at)
        if whole:
            return whole.source_start
        piece = bisect_right(self.pieces, (at, 1 << 62)) - 1
        clean, source = self.pieces[piece]
        return source + at - clean

    def source_span(self, span: Span) -> Span:
        """The same passage in `Document.text`; markup inside it is included, markup around it is not."""
        if len(self.pieces) == 1 and not self.rewritten:
            shift = self.pieces[0][1]
            return Span(span.start + shift, span.end + shift)
        last = self._rewritten_at(span.end - 1)
        end = last.source_end if last else self.source_offset(span.end - 1) + 1
        return Span(self.source_offset(span.start), end)

    def _rewritten_at(self, at: int) -> Rewritten | None:
        if not self.rewritten:
            return None
        found = bisect_right(self.rewritten, at, key=_start) - 1
        return self.rewritten[found] if found >= 0 and at < self.rewritten[found].end else None


def _start(one: Rewritten) -> int:
    return one.start


@dataclass(frozen=True, slots=True)
class Document:
    """One file, decoded, cut into blocks; or one of the records that a file holds, whose `text` is the whole file's."""

    path: str
    """POSIX, relative to the root of the run; a name for a document given in memory."""
    text: str
    """The file decoded, line ends untouched."""
    sha256: str
    """Of the original bytes, in hex."""
    format: str
    blocks: tuple[Block, ...]
    """Empty in a report: extracting is done with them."""
    source: str
    """Who says it: configured, else read from the document, else the file's name."""
    kind: str = "article"
    """The source kind: the name of a pack in `rules/sources/`."""
    kind_because: str = ""
    title: str = ""
    published: str | None = None
    """ISO date that the document itself states of its publication."""
    url: str | None = None
    language: str = "en"
    subject: str | None = None
    """What the user says the document is about, if he says so."""
    subject_type: str = ""
    """The type of what it is about, where not it but the other documents say so."""
    weight: float = 1.0
    """How far the source is trusted: its kind's, or as configured."""
    pages: tuple[int, ...] = ()
    """Where each page begins in `text`, for files that have pages."""
    qualifiers: tuple[tuple[str, str], ...] = ()
    """Dimension and value that hold for the whole document (by its path, by configuration)."""
    locator: str | None = None
    """Which record of its file it is ("row 17", "line 4", "items[3]"); `None` for a file that is one document."""
    structured: bool = False
    """Is it read from a data format, so that its blocks are members and rows, and their `path` keys?"""
    aliases: tuple[str, ...] = ()
    """Further names under which a record lists what it is about."""

    @property
    def key(self) -> str:
        """What a document is known by within a report: its path, for a record with its locator. No two have the same."""
        return key_of(self.path, self.locator)

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """1-based. `\\n`, `\\r\\n` and a lone `\\r` end a line."""
        head = self.text[:offset]
        breaks = head.count("\n") + head.count("\r") - head.count("\r\n")
        last = max(head.rfind("\n"), head.rfind("\r"))
        return breaks + 1, offset - last


_JOINT = "\0"
"""Between path and locator of a key: the one character that no path has."""


def key_of(path: str, locator: str | None) -> str:
    """The key of a document (`Document.key`)."""
    return path if locator is None else f"{path}{_JOINT}{locator}"


def path_of(key: str) -> str:
    """The path of the file that holds the document with this key."""
    return key.partition(_JOINT)[0]


def is_record(key: str) -> bool:
    """Is it the key of one record of a file?"""
    return _JOINT in key


def place_in(key: str) -> str:
    """A key for people: the path, the locator of a record in brackets behind it."""
    path, _, locator = key.partition(_JOINT)
    return f"{path} ({locator})" if locator else path
