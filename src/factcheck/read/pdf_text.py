"""The text of a PDF, page by page, as pdfium gives it."""

from __future__ import annotations

import re
from typing import Any

_HYPHENS = re.compile(r"(?:\x02|\ufffe|\xad)\r?\n?")
"""Hyphens that the setting put in at the ends of lines."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")


def extract(data: bytes) -> dict[str, Any]:
    """`pages`: the text of each, its lines as printed. `title`: as the file names it. Raises what pdfium raises."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        words = str(error)
        why = "protected by a password" if "assword" in words else "damaged, or no PDF"
        return {"error": why}
    pages: list[str] = []
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        words = text_page.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n")
        pages.append(_CONTROLS.sub(" ", _HYPHENS.sub("", words)))
        text_page.close()
        page.close()
    title = document.get_metadata_value("Title") or ""
    document.close()
    return {"pages": pages, "title": title}
