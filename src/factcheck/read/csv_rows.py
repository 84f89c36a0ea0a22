"""Separated values as rows of cells with offsets. One pass; a quoted cell may hold separators and line breaks."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from factcheck.read.nodes import Node, Writer
from factcheck.read.reading import Fault

SEPARATORS = ",;\t|"
_SAMPLE = 64_000
_SAMPLE_ROWS = 40
MOST_CELLS = 5_000_000
_MOST_NOTED = 200
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')
_FORMULA = re.compile(r"=\S|[+@]\s?[A-Za-z]")


class Rows(NamedTuple):
    """The rows of a text, each a list of scalar nodes, empty cells included; lines without any cell are left out."""

    rows: list[list[Node]]
    separator: str
    faults: tuple[Fault, ...] = ()


def read_rows(text: str, separator: str | None = None) -> Rows:
    """All rows. The separator is told by the first rows, unless it is given."""
    start = 1 if text.startswith("\ufeff") else 0
    stated = re.match(r"sep=([,;|\t])\r?\n", text[start : start + 20])
    if stated:
        separator, start = stated[1], start + stated.end()
    separator = separator or _separator(text, start)
    return _rows(text, start, len(text), separator)


def _separator(text: str, start: int) -> str:
    """The separator by which the first rows have equally many cells, and most of them."""
    sample = text[: start + _SAMPLE]
    cut = max(sample.rfind("\n"), sample.rfind("\r"))
    end = cut + 1 if len(sample) < len(text) and cut > start else len(sample)
    best = (0.0, 0, ",")
    for rank, separator in enumerate(SEPARATORS):
        rows = _rows(text, start, end, separator, _SAMPLE_ROWS).rows
        counts = Counter(len(row) for row in rows)
        if not counts:
            continue
        width, often = max(counts.items(), key=lambda c: (c[1], c[0]))
        if width > 1:
            best = max(best, (often / len(rows) * min(width, 50) ** 0.25, -rank, separator))
    return best[2]


def _rows(text: str, start: int, end: int, separator: str, most: int = -1) -> Rows:
    rows: list[list[Node]] = []
    faults: list[Fault] = []
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*+")
    row: list[Node] = []
    at, count, quotes = start, 0, True
    while at <= end:
        first, node = at, None
        if quotes and text.startswith('"', at, end):
            match = _QUOTED.match(text, at, end)
            if match is None:
                quotes = False  # nothing closes it, so nothing that follows is quoted either
                faults.append(Fault(at, "a quotation mark that nothing closes; it is taken as a letter"))
            else:
                node, at = _quoted(text, at, match.end()), match.end()
        rest = plain.match(text, at, end)
        assert rest is not None
        if node is None:
            node = Node("string", first, rest.end())
        elif rest.group().strip() and len(faults) < _MOST_NOTED:
            faults.append(Fault(at, "letters behind the closing quotation mark; they are not read"))
        at = rest.end()
        row.append(node)
        count += 1
        if at < end and text[at] == separator:
            at += 1
            continue
        if len(row) > 1 or row[0].end > row[0].start:
            rows.append(row)
        row = []
        line_end = _LINE_END.match(text, at, end)
        if line_end is None or len(rows) == most:
            break
        at = line_end.end()
        if count > MOST_CELLS:
            faults.append(Fault(at, f"more than {MOST_CELLS:,} cells; what follows is not read"))
            break
        if at >= end:
            break
    return Rows(rows, separator, tuple(faults))


def _quoted(text: str, start: int, end: int) -> Node:
    """A cell in quotation marks; two in it stand for one."""
    node = Node("string", start, end, start + 1, end - 1)
    if text.find('""', start + 1, end - 1) >= 0:
        writer, at = Writer(), start + 1
        while (double := text.find('""', at, end - 1)) >= 0:
            writer.add(text[at:double], at)
            writer.instead('"', double, double + 2)
            at = double + 2
        writer.add(text[at : end - 1], at)
        node.clean = writer.done()
    return node


def is_formula(words: str) -> bool:
    """Is the cell a formula of a spreadsheet, which is not computed here?"""
    return bool(_FORMULA.match(words))
