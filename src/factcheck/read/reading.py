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


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: the endings of its files (`.md`), its name, and what reads a decoded text.

    `read` gets the text and the folded labels that the packs know (`lines.fold`).
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, frozenset[str]], Reading]
