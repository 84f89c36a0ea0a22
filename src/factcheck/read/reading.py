"""What a reader of a format hands back, and how a format is registered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.model.document import Block


class Reading(NamedTuple):
    """The blocks of a text in order, their `path` not yet filled in."""

    blocks: tuple[Block, ...]
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


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: the endings of its files (`.md`), its name, and what reads it: a decoded text, or bytes.

    Both get the folded labels that the packs know (`lines.fold`) too; `unpack` raises `Unreadable`. `declares`: such a
    text may name its own encoding (`<meta charset>`, `<?xml encoding?>`).
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, frozenset[str]], Reading] | None = None
    unpack: Callable[[bytes, frozenset[str]], Unpacked] | None = None
    declares: bool = False
