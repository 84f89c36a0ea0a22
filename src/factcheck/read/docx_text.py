"""The words of a Word document in order: paragraphs with their styles, and tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

_MOST_BYTES = 400_000_000
"""Unpacked; a bomb of a few kilobytes unpacks to more."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ELSEWHERE = frozenset({f"{_WORD}moveFrom", f"{_WORD}txbxContent", f"{_WORD}del", f"{_WORD}instrText"})
_LEVEL = re.compile(r"heading (\d)")


def extract(data: bytes) -> dict[str, Any]:
    """`parts`: in order, paragraphs (`words`, `style` and `level`) and tables (`rows` of cells). Raises what zipfile, lxml
    and python-docx raise."""
    import docx

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return {"error": "protected by a password, or in the format of Word before 2007"}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
                return {"error": f"unpacks to more than {_MOST_BYTES // 1_000_000} MB"}
    except zipfile.BadZipFile:
        return {"error": "damaged, or no Word document"}
    document = docx.Document(io.BytesIO(data))
    parts = [_table(part) if hasattr(part, "rows") else _paragraph(part) for part in document.iter_inner_content()]
    return {"parts": parts, "title": document.core_properties.title or ""}


def _paragraph(paragraph: Any) -> dict[str, Any]:
    style = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    level = 1 if style == "title" else int(found.group(1)) if (found := _LEVEL.match(style)) else 0
    kind = "heading" if level else "list" if "list" in style or _is_numbered(paragraph) else "text"
    if style in ("caption", "quote", "intense quote"):
        kind = "caption" if style == "caption" else "quote"
    depth = style[-1:] if kind == "list" and style[-1:].isdigit() else "1"
    words = _words(paragraph._p)
    return {"kind": kind, "level": level or int(depth), "words": words, "bold": _bold(paragraph, words)}


def _is_numbered(paragraph: Any) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None


def _bold(paragraph: Any, words: str) -> int:
    """How much of the head of a paragraph is bold."""
    bold = 0
    for run in paragraph.runs:
        if not run.bold and run.text.strip():
            break
        bold += len(run.text)
    return min(bold, len(words))


def _words(paragraph: Any) -> str:
    """What a reader sees: insertions that wait for approval too, deletions and text boxes not."""
    found: list[str] = []
    waiting: list[Any] = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag in _ELSEWHERE:
            continue
        if element.tag == f"{_WORD}t":
            found.append(element.text or "")
        elif element.tag == f"{_WORD}tab":
            found.append("\t" if element.getparent().tag == f"{_WORD}r" else "")
        elif element.tag in (f"{_WORD}br", f"{_WORD}cr"):
            found.append("\n")
        elif element.tag == f"{_WORD}noBreakHyphen":
            found.append("-")
        waiting.extend(reversed(list(element)))
    return "".join(found)


def _table(table: Any) -> dict[str, Any]:
    """Cells that are merged over rows and columns come once, with how many they fill."""
    grid = [[cell._tc for cell in row.cells] for row in table.rows]
    rows: list[dict[str, Any]] = []
    for at, row in enumerate(grid):
        cells: list[dict[str, Any]] = []
        for column, cell in enumerate(row):
            if (column and row[column - 1] is cell) or (at and column < len(grid[at - 1]) and grid[at - 1][column] is cell):
                continue
            wide = _run(row[further] is cell for further in range(column, len(row)))
            high = _run(column < len(grid[further]) and grid[further][column] is cell for further in range(at, len(grid)))
            words = "\n".join(_words(paragraph) for paragraph in cell.iter(f"{_WORD}p"))
            cells.append({"words": words, "rows": high, "columns": wide})
        rows.append({"cells": cells, "head": table.rows[at]._tr.find(f"{_WORD}trPr/{_WORD}tblHeader") is not None})
    return {"kind": "table", "rows": rows}


def _run(same: Iterable[bool]) -> int:
    count = 0
    for one in same:
        if not one:
            break
        count += 1
    return max(count, 1)
