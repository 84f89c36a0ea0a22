"""The key of an open claim, put together from a label, a row, the headings above and the words around a value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.extract.open.words import OpenWords, Words, cut, read
from factcheck.model.claim import Key, Stands
from factcheck.model.document import Document

WEAK, NOTE, CONTEXT = 0.3, 0.4, 0.5
"""What a weak word weighs, a word of a note behind the value, one of a key around the label, beside 1 for a word of the label."""


def key_of(
    stands: Stands,
    dimension: str,
    named: Iterable[Words],
    context: Iterable[Words],
    note: Words | None,
    rules: OpenWords,
    hard: Iterable[str] = (),
    measures: Iterable[str] = (),
) -> Key | None:
    """The key of a label (or of a header, then the cell that names its row), of the keys around it, and of a note behind the value.

    `None` where nothing names the attribute. `hard`, `measures`: what must be met besides, by the headings, the row, the file.
    """
    weights: dict[str, float] = {}
    heads: dict[str, None] = {}
    hollow: dict[str, None] = {}
    all_hard: set[str] = set()
    measure = set(measures)
    for part in named:
        solid = [word for word in part.named if word not in rules.hollow]
        weights |= dict.fromkeys(solid or part.named, 1.0)
        for word in part.named:
            weights.setdefault(word, WEAK)
        heads |= dict.fromkeys(head for head in part.heads if head not in rules.hollow)
        hollow |= dict.fromkeys(part.heads)
        all_hard |= part.hard
        measure |= part.measure
        for word in part.weak:
            weights.setdefault(word, WEAK)
    for part in context:
        for word in part.named:
            weights.setdefault(word, CONTEXT)
        all_hard |= part.hard
        measure |= part.measure
    heads = heads or hollow
    if not heads:
        return None
    if note is not None:
        for word in note.named:
            weights.setdefault(word, NOTE)
        all_hard |= {one for one in note.hard if one.startswith(("when:", "version:"))}
        measure |= note.measure
    all_hard |= said_by_itself(all_hard, hard)
    return Key(
        stands,
        dimension,
        tuple(heads)[:3],
        tuple(sorted(weights.items())),
        tuple(sorted(all_hard)),
        tuple(sorted(measure)),
    )


def said_by_itself(own: Iterable[str], around: Iterable[str]) -> set[str]:
    """What the headings, the row and the file demand where the words themselves do not say it: a column of version 3.1 in a page
    on 3.2 is of 3.1."""
    kinds = {one.partition(":")[0] for one in own if one.startswith(("when:", "version:"))}
    return {one for one in around if one.partition(":")[0] not in kinds}


def under(path: Iterable[str], title: str, rules: OpenWords) -> tuple[frozenset[str], bool]:
    """What the headings above demand (versions, years), and whether they speak of something else.

    `title`: the document's own, which demands nothing.
    """
    hard: set[str] = set()
    elsewhere = False
    for heading in path:
        words = cut(heading)
        if words == cut(title):
            continue
        sorted_out = read(words, rules)
        hard |= {one for one in sorted_out.hard if one.startswith(("when:", "version:"))}
        elsewhere = elsewhere or any(rules.canonical(word) in rules.elsewhere for word in words[:3])
    return frozenset(hard), elsewhere


_VERSION = re.compile(r"\bv?(\d+(?:\.\d+)+)\b")


def of_document(document: Document, name: str) -> frozenset[str]:
    """What all that a document says holds under: the version that its path or configuration gives, or its subject's name
    ("Night Ferry 3.2"); in a file of settings, whether it says that they are the defaults."""
    found = {f"{dimension}:{value}" for dimension, value in document.qualifiers}
    if not any(one.startswith("version:") for one in found):
        found |= {f"version:{number}" for number in _VERSION.findall(name)[:1]}
    return frozenset(found)


def settings_measure(document: Document) -> frozenset[str]:
    """What a file of settings says of them in its name or in the comment that opens it: that they are the defaults (`default`),
    that they are somebody's own (`as set`), or neither (`set`). Nothing for files of other kinds."""
    if document.kind != "configuration":
        return frozenset()
    head = " ".join(line for line in document.text.splitlines()[:HEAD_LINES] if line.lstrip()[:1] in ("#", ";", "/", "*"))
    said = f"{document.path.rpartition('/')[2]} {head}".replace("_", " ")
    if _OWN.search(said):
        return frozenset({"as set"})
    return frozenset({"default"}) if _DEFAULTS.search(said) else frozenset({"set"})


HEAD_LINES = 8
_DEFAULTS = re.compile(r"\b(?:defaults?|reference)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:differs?|examples?|samples?|production|staging|our own|override[sd]?)\b", re.IGNORECASE)


def measured_by(path: Iterable[str], rules: OpenWords) -> frozenset[str]:
    """What a heading of but one word says of all the figures under it ("Limits")."""
    return frozenset(rules.measures[words[0]] for words in map(cut, path) if len(words) == 1 and words[0] in rules.measures)


def in_steps(key: Key) -> str:
    """The key for the trail: by which words the claim meets others."""
    named = ", ".join(f"{word} {weight:g}" for word, weight in key.words)
    demands = "".join(f"; {what} {', '.join(some)}" for what, some in (("must meet", key.hard), ("measure", key.measure)) if some)
    return f"no pack names it; it meets others by its words ({named}){demands}"
