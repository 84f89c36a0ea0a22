"""HTML: the text of a page apart from what surrounds it, its tables and lists, and what it says for programs."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.model.document import Block
from factcheck.read.assemble import Assembler, as_site
from factcheck.read.html_page import Page
from factcheck.read.reading import Reader, Reading

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


def read(text: str, labels: frozenset[str]) -> Reading:
    """The blocks of a page: first what it says of itself for programs, then its text in order."""
    page = _walked(text, labels)
    front = Assembler(labels)
    title = page.title
    blocks = _within_main(page)
    tops = [block.text for block in blocks if block.kind == "heading" and block.level == 1]
    if title and title.text:
        front.site(title)
    page.data.put(front, [*tops[:3], title.text if title else ""])
    group = front.group
    language = _LANGUAGE.match(page.language.strip())
    return Reading(
        (*front.blocks, *(_regrouped(block, group) for block in blocks)),
        front=len(front.blocks),
        title=title.text if title and not tops else "",
        published=page.data.published(),
        source=page.data.site(),
        language=language.group().lower() if language else None,
    )


def _walked(text: str, labels: frozenset[str]) -> Page:
    """Classes are believed unless they leave next to nothing: then they were meant otherwise."""
    page = Page(text, labels)
    page.read()
    if page.size > 400 and page.kept * 5 < page.size:
        other = Page(text, labels, by_class=False)
        other.read()
        if other.kept > 3 * page.kept:
            return other
    return page


def _within_main(page: Page) -> list[Block]:
    """Where a page marks its main part, and that is no token, all else is the site's own but for a
    title that the main part lacks."""
    blocks = page.out.blocks
    if len(page.mains) != 1:
        return blocks
    start, end = page.mains[0]
    end = end if end > start else len(page.text)
    inside = sum(len(block.text) for block in blocks if start <= block.span.start < end)
    if inside * 10 < 3 * sum(len(block.text) for block in blocks):
        return blocks
    titled = any(block.kind == "heading" and block.level == 1 and start <= block.span.start < end for block in blocks)
    kept: list[Block] = []
    for block in blocks:
        title = block.kind == "heading" and block.level == 1 and not titled
        outside = not start <= block.span.start < end and not title
        kept += as_site([block]) if outside else [block]
    return kept


def _regrouped(block: Block, group: int) -> Block:
    return replace(block, group=block.group + group) if block.group and group else block


READER = Reader(name="html", endings=(".html", ".htm", ".xhtml"), read=read, declares=True)
