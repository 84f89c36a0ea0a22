"""What a reader of a format hands back, and how a format is registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factcheck.model.document import Block

Shape = Literal["", "record", "configuration"]
"""What a data file is: facts about things of the world, or settings of a program; empty where the layout decides."""


class Record(NamedTuple):
    """One document of a file that may hold several."""

    blocks: tuple[Block, ...]
    """With their `path`: the keys around a member."""
    locator: str | None = None
    """`row 17`, `line 4`, `items[3]`; `None` if the file is one document."""
    title: str = ""
    """What it is about, as a member of it says."""
    aliases: tuple[str, ...] = ()
    source: str | None = None
    published: str | None = None
    """An ISO date."""
    url: str | None = None
    language: str | None = None
    is_prose: bool = False
    """A text with members beside it, as retrieval pipelines keep them: it is an article, and its kind is recognised."""


class Fault(NamedTuple):
    """Something wrong in a file, at an offset in its text."""

    at: int
    what: str
    hint: str = ""
    severity: Literal["input", "limit"] = "limit"


class Reading(NamedTuple):
    """What a text was read as: its blocks in order, their `path` not yet filled in, or its records."""

    blocks: tuple[Block, ...] = ()
    guessed_headings: bool = False
    """Headings were told by the way they stand, not by markup: their levels say little."""
    front: int = 0
    """How many of the first blocks are what the file says of itself for programs (JSON-LD, meta), which no layout shows;
    they come first wherever they stand."""
    title: str = ""
    """As the markup names it, where no heading does."""
    published: str | None = None
    """ISO date that the markup names; empty if the format has none, and `None` if the blocks may say it."""
    source: str | None = None
    """The site or paper that the markup names; empty and `None` as above."""
    language: str | None = None
    """ISO 639 code that the markup names."""
    records: tuple[Record, ...] = ()
    """For a data format; then `blocks` is empty."""
    shape: Shape = ""
    because: str = ""
    """For people: what was taken to be about what ("each row is about its own `title`")."""
    faults: tuple[Fault, ...] = ()


class Unreadable(ValueError):
    """The bytes are no file of the format. `str(error)` says why, in a few words for people; `hint`, what to do."""

    def __init__(self, why: str, hint: str = "repair it, or exclude it") -> None:
        super().__init__(why)
        self.hint = hint


class Unpacked(NamedTuple):
    """What was read of a file that is no text: its words as text, where the pages begin in it (empty where it has none),
    and the blocks of that text."""

    text: str
    pages: tuple[int, ...]
    reading: Reading


class RecordMap(NamedTuple):
    """What the user says of the columns (or members) of records; an empty name is not said."""

    subject: str = ""
    """The column that names what a row is about; `-` for a table about the subject of the file."""
    source: str = ""
    attribute: str = ""
    value: str = ""
    unit: str = ""
    qualifiers: tuple[str, ...] = ()
    """Columns under which the others of their row hold."""


class Given(NamedTuple):
    """What the reader of a data format is told of the file beside its text."""

    path: str
    mapping: RecordMap | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: the endings of its files (`.md`), its name, and what reads it: a decoded text, or bytes.

    `read` gets a decoded text and the folded labels that the packs know (`lines.fold`). A data format has `data` instead, which
    gets the text and what is known of the file; what is no text has `unpack`, which gets the bytes and the labels, and raises
    `Unreadable`. `declares`: such a text may name its own encoding (`<meta charset>`, `<?xml encoding?>`).
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, frozenset[str]], Reading] | None = None
    data: Callable[[str, Given], Reading] | None = None
    unpack: Callable[[bytes, frozenset[str]], Unpacked] | None = None
    declares: bool = False
    names: tuple[str, ...] = ()
    """Whole file names in lower case that have no telling ending (`dockerfile`); they go before endings."""
