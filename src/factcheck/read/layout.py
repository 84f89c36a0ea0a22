"""What holds between blocks: which heading stands above which, and what is the site's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.model.document import Block
from factcheck.read.lines import fold


def nested(blocks: Iterable[Block], *, guessed: bool, usual: frozenset[str]) -> tuple[Block, ...]:
    """The blocks with their `path`, the headings above them.

    Where headings were guessed they have no levels of their own: one of the usual sections (`usual`, folded) that
    has no text
    but another heading under it takes the headings that follow, up to the next usual one.
    """
    made = list(blocks)
    if guessed:
        _sink(made, usual)
    stack: list[tuple[int, str]] = []
    path: tuple[str, ...] = ()
    for index, block in enumerate(made):
        if block.kind == "heading":
            while stack and stack[-1][0] >= block.level:
                stack.pop()
            above = tuple(words for _, words in stack)
            if above:
                made[index] = _under(block, above)
            stack.append((block.level, block.text))
            path = (*above, block.text)
        elif block.kind == "boilerplate":
            continue
        elif stack and stack[-1][1] == "Infobox" and block.kind in ("paragraph", "quote", "code"):
            stack.pop()
            path = tuple(words for _, words in stack)
            made[index] = _under(block, path)
        elif path:
            made[index] = _under(block, path)
    return tuple(made)


def _under(block: Block, path: tuple[str, ...]) -> Block:
    """`replace(block, path=path)`, which is six times as slow and would be a tenth of all reading."""
    return Block(
        block.kind,
        block.text,
        block.span,
        block.pieces,
        block.level,
        path,
        block.label,
        block.value,
        block.cells,
        block.header,
        block.group,
        block.rewritten,
    )


def titled(blocks: Iterable[Block], title: str) -> tuple[Block, ...]:
    """The blocks; a line that merely repeats the title in small letters is the text of a picture, so a caption."""
    folded = fold(title)
    return tuple(
        replace(block, kind="caption")
        if block.kind == "paragraph" and folded and len(block.text) < 200 and block.text[0].islower() and folded == fold(block.text)
        else block
        for block in blocks
    )


def _sink(blocks: list[Block], usual: frozenset[str]) -> None:
    """Lower the headings that belong under a usual section."""
    under = False
    for index, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        if block.level == 1:
            under = False
        elif fold(block.text) in usual:
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            under = following is not None and following.kind == "heading" and fold(following.text) not in usual
        elif under:
            blocks[index] = replace(block, level=block.level + 1)
