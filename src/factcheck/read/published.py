"""When a document says that it was published, and who publishes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from factcheck.model.document import Block
from factcheck.model.value import DateValue
from factcheck.read import headings
from factcheck.read.lines import fold
from factcheck.values.days import match_date

_DATE_LABELS = frozenset({"date", "published", "publication date", "posted", "pubdate", "for release", "for immediate release"}) | {
    "date published",
    "publish date",
    "published on",
    "posted on",
    "date of publication",
}
_SOURCE_LABELS = frozenset({"source", "site", "publisher", "publication", "website", "site name"})
_STARTS = re.compile(r"(?<![\w.,/-])(?=[\w])")
_TOP = 10


def published(blocks: Sequence[Block]) -> str | None:
    """The ISO date of a byline, a dateline, a line "for release" or the front matter at the top; `None` if none is
    stated.

    Only a full day counts, and only of such lines: a date in a sentence is what the document speaks of.
    """
    for block in blocks[:_TOP]:
        day = _stated(block)
        if day:
            return day
    return None


def _stated(block: Block) -> str | None:
    if len(block.text) > 200 or block.kind not in ("paragraph", "label-value"):
        return None
    if block.kind == "label-value" and block.label and block.value:
        if (
            fold(block.text[block.label.start : block.label.end]) not in _DATE_LABELS
            or block.path[-1:] == ("Infobox",)
            or block.level
        ):
            return None
        return _day(block.text[block.value.start : block.value.end])
    return _day(block.text) if headings.is_credit_line(block.text) else None


def _day(text: str) -> str | None:
    for start in _STARTS.finditer(text):
        found = match_date(text, start.start())
        if found and isinstance(found.value, DateValue) and found.value.precision == "day" and found.value.bound == "exact":
            return found.value.start.isoformat()
    return None


Named = Literal["title", "source"]


def named(blocks: Sequence[Block], what: Named) -> str | None:
    """The title or the source that the front matter states."""
    wanted = frozenset({"title", "headline"}) if what == "title" else _SOURCE_LABELS
    for block in blocks[:_TOP]:
        if block.kind != "label-value":
            return None
        if block.label and block.value and fold(block.text[block.label.start : block.label.end]) in wanted:
            return block.text[block.value.start : block.value.end].strip("\"'“”") or None
    return None


def title_and_masthead(blocks: Sequence[Block]) -> tuple[str, str | None]:
    """The title, and the name of the paper that stands over it.

    The title is the heading of level 1 with a byline under it, else the first of level 1; a heading of level 1 above
    the
    former is the masthead.
    """
    tops = [index for index, block in enumerate(blocks) if block.kind == "heading" and block.level == 1]
    if tops == [0] and len(blocks) > 2 and blocks[2].kind == "heading" and _is_dateline(blocks[1]):
        return blocks[2].text, _as_masthead(blocks[0].text)
    for index in tops[:3]:
        under = blocks[index + 1] if index + 1 < len(blocks) else None
        if under and under.kind == "paragraph" and len(under.text) < 160 and headings.names_author(under.text):
            return blocks[index].text, _as_masthead(blocks[tops[0]].text) if index != tops[0] else None
    return (blocks[tops[0]].text if tops else named(blocks, "title") or ""), None


def _is_dateline(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) < 80 and bool(_day(block.text))


def _as_masthead(text: str) -> str | None:
    """A name of a paper or a site; a slug of an agency is none."""
    return None if "/" in text or any(char.isdigit() for char in text) else text
