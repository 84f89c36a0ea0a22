"""Comments in a document that set findings aside: `<!-- factcheck: ignore[FC201] until=2027-03-01 -- reason -->`.

In a plain text a line (or its end) may also say `# factcheck: ignore[FC201] -- reason`. `read.lines` leaves both out, so that
such a comment changes nothing of what is read. It speaks of the passage on its line; alone on its line, of the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.model.document import Document, Span
from factcheck.model.finding import KINDS, Problem
from factcheck.read.lines import words_to_us

_WORDS = re.compile(r"ignore(?:\[(?P<codes>[^\]\n]*)\])?(?P<options>[^\n]*?)(?:\s--\s+(?P<reason>.*))?", re.DOTALL)
_ID = re.compile(r"fc1-[0-9a-f]{16}")
FORM = "factcheck: ignore[FC201] until=2027-03-01 -- reason"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, well formed. It speaks of what stands in `target`."""

    path: str
    line: int
    codes: tuple[str, ...]
    """Codes and ids of findings; none means all."""
    until: str | None
    """ISO date: the last day on which it holds."""
    reason: str
    target: Span
    """In `Document.text`; empty (start equals end) where nothing follows."""


def comments_in(*documents: Document) -> tuple[tuple[Comment, ...], tuple[Problem, ...]]:
    """The comments of a file, which is these documents, in order; and what is wrong with others, which have no effect."""
    document = documents[0]
    spans = (
        sorted(block.span for one in documents for block in one.blocks) if len(documents) > 1 else [b.span for b in document.blocks]
    )
    found: list[Comment] = []
    problems: list[Problem] = []
    for start, end, words in words_to_us(document.text, hash_comments=document.format == "text"):
        if not words.startswith("ignore"):
            continue
        line, column = document.line_and_column(start)
        try:
            codes, until, reason = _parsed(words)
        except ValueError as error:
            where = f"{document.path}:{line}:{column}"
            problems.append(Problem("limit", where, f"a suppression without effect: {error}", f"write it as {FORM}"))
        else:
            found.append(Comment(document.path, line, codes, until, reason, _target(document.text, spans, start, end)))
    return tuple(found), tuple(problems)


def _parsed(words: str) -> tuple[tuple[str, ...], str | None, str]:
    """Codes, last day, reason. Raises `ValueError` with what is wrong."""
    match = _WORDS.fullmatch(words.strip())
    if match is None:
        raise ValueError("not understood")
    codes = tuple(code.strip() for code in (match["codes"] or "").split(",") if code.strip())
    for code in codes:
        if code not in KINDS and not _ID.fullmatch(code):
            raise ValueError(f"there is no code {code}")
    if match["codes"] is not None and not codes:
        raise ValueError("no code in the brackets")
    until: str | None = None
    for option in match["options"].split():
        name, _, day = option.partition("=")
        if name != "until" or not day:
            raise ValueError(f"{option!r} is not understood")
        try:
            until = date.fromisoformat(day).isoformat()
        except ValueError:
            raise ValueError(f"{day} is no day") from None
    reason = " ".join((match["reason"] or "").split())
    if not reason:
        raise ValueError("it gives no reason")
    return codes, until, reason


def _target(text: str, spans: Sequence[Span], start: int, end: int) -> Span:
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = next((at for at in range(end, len(text)) if text[at] in "\r\n"), len(text))
    alone = not text[line_start:start].strip() and not text[end:line_end].strip()
    if alone:
        around = [span for span in spans if span.start < start and end <= span.end]
        return next(iter(around), None) or next((span for span in spans if span.start >= end), Span(end, end))
    here = [span for span in spans if span.start < line_end and line_start < span.end]
    return Span(min(s.start for s in here), max(s.end for s in here)) if here else Span(end, end)
