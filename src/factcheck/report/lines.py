"""Lines for a terminal: pieces of visible text, each with the name of a style, and what is done with them.

A style is a role (`error`, `mark`, `dim`), not a colour: `to_terminal` knows the colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from factcheck.report.shown import as_line, padded, width_of


class Piece(NamedTuple):
    """Some words in one style; the style is empty for plain words."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]
EMPTY: Line = ()


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The marks that are drawn around the documents' words."""

    dot: str = "·"
    arrow: str = "→"
    bar: str = "│"
    rule: str = "─"
    ellipsis: str = "…"
    same: str = "✓"
    differs: str = "≠"
    absent: str = "–"
    alone: str = "·"
    unsure: str = "?"
    left_quote: str = "“"
    right_quote: str = "”"

    def quoted(self, text: str) -> str:
        """`text` in quotation marks."""
        return f"{self.left_quote}{text}{self.right_quote}"


UNICODE = Glyphs()
ASCII = Glyphs("|", "->", "|", "-", "...", "=", "!=", "-", ".", "?", '"', '"')


def line(*pieces: str | Piece) -> Line:
    """A line of these pieces; a string is plain."""
    return tuple(Piece(p) if isinstance(p, str) else p for p in pieces)


def width(of: Line) -> int:
    """Columns that a line takes."""
    return sum(width_of(piece.text) for piece in of)


def plain(of: Line) -> str:
    """A line's words without styles and without spaces at the end, harmless in a log."""
    return as_line("".join(piece.text for piece in of).rstrip())


def wrapped(head: Line, text: str, columns: int | None, style: str = "") -> list[Line]:
    """`head` and `text` behind it, broken at spaces into lines of at most `columns`; `None`: one line.

    Further lines stand under the text's first word. A word that is longer than the line is left whole.
    """
    if columns is None:
        return [(*head, Piece(text, style))]
    indent = width(head)
    room = max(20, columns - indent)
    rows = filled(text.split(" "), room)
    first: Line = (*head, Piece(rows[0], style))
    return [first, *(line(" " * indent, Piece(row, style)) for row in rows[1:])]


def filled(words: Iterable[str], room: int) -> list[str]:
    """Words in rows of at most `room` columns, at least one row and at least one word in each."""
    rows: list[list[str]] = [[]]
    used = -1
    for word in words:
        taken = width_of(word)
        if rows[-1] and used + 1 + taken > room:
            rows.append([])
            used = -1
        rows[-1].append(word)
        used += 1 + taken
    return [" ".join(row) for row in rows]


def beside(left: Sequence[Line], right: Sequence[Line], column: int, gap: Line) -> list[Line] | None:
    """Two blocks of lines side by side, the left one `column` wide; `None` where a line of either is wider."""
    if any(width(row) > column for row in (*left, *right)):
        return None
    rows = []
    for a, b in zip_longest(left, right, fillvalue=EMPTY):
        rows.append((*a, Piece(" " * (column - width(a))), *gap, *b))
    return rows


def columns_of(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column of a table of plain cells."""
    return [max(map(width_of, column)) for column in zip(*rows, strict=True)]


def aligned(rows: Sequence[Sequence[str]], gap: str = "  ") -> list[str]:
    """Rows of equally many cells as lines, each column as wide as its widest cell, the last one unpadded."""
    if not rows:
        return []
    widths = columns_of(rows)
    return [gap.join(padded(cell, room) for cell, room in zip(row, widths, strict=True)).rstrip() for row in rows]
