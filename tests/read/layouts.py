"""What the tests of reading share: a text in, its blocks out in a form that is easy to compare."""

from __future__ import annotations

from factcheck.model.document import Block, Document
from factcheck.read.document import read_document
from factcheck.read.lines import fold
from factcheck.rulepack.load import load_ruleset

_KNOWN = "Director|Directed by|Written by|Starring|With|Music|Music by|Producer|Released|Release date|Runtime|Length"
LABELS = frozenset(map(fold, [*_KNOWN.split("|"), "Phot.", "Mus."]))
KINDS = load_ruleset().sources


def document(text: str | bytes, path: str = "a.txt") -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    found, problems = read_document(path, data, labels=LABELS, kinds=KINDS)
    assert found is not None, problems
    return found


def outline(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(text, path).blocks]


def pairs(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    return [pair_of(block) for block in document(text, path).blocks if block.kind == "label-value"]


def pair_of(block: Block) -> tuple[str, str]:
    assert block.label and block.value
    return block.text[block.label.start : block.label.end], block.text[block.value.start : block.value.end]
