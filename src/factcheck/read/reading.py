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
    """The bytes are no file of the format. `str(error)` says why, in a few words for people."""


class Pages(NamedTuple):
    """The text of a file that is no text, and where its pages begin in it (empty where it has none)."""

    text: str
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: the endings of its files (`.md`), its name, and what reads a decoded text.

    `read` gets the text and the folded labels that the packs know (`lines.fold`). `unpack`, for formats that are no
    text, gives the text out of the bytes; it raises `Unreadable`.
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, frozenset[str]], Reading]
    unpack: Callable[[bytes], Pages] | None = None
