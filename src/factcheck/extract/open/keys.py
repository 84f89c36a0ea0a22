"""The key of an open claim, put together from a label, a row, the headings above and the words around a value."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.extract.open.words import OpenWords, Words, cut, read
from factcheck.model.claim import Key, Stands

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
    all_hard, measure = set(hard), set(measures)
    for part in named:
        weights |= dict.fromkeys(part.named, 1.0)
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
    return Key(
        stands,
        dimension,
        tuple(heads)[:3],
        tuple(sorted(weights.items())),
        tuple(sorted(all_hard)),
        tuple(sorted(measure)),
    )


def under(path: Iterable[str], title: frozenset[str], rules: OpenWords) -> tuple[frozenset[str], bool]:
    """What the headings above demand (versions, years), and whether they speak of something else.

    `title`: the words of the document's own title and subject, which demand nothing.
    """
    hard: set[str] = set()
    elsewhere = False
    for heading in path:
        words = cut(heading)
        if title and set(words) & title and len(words) <= len(title) + 8 and title <= set(words):
            continue
        sorted_out = read(words, rules)
        hard |= {one for one in sorted_out.hard if one.startswith(("when:", "version:"))}
        elsewhere = elsewhere or any(rules.canonical(word) in rules.elsewhere for word in words[:3])
    return frozenset(hard), elsewhere


def in_steps(key: Key) -> str:
    """The key for the trail: by which words the claim meets others."""
    named = ", ".join(f"{word} {weight:g}" for word, weight in key.words)
    demands = "".join(f"; {what} {', '.join(some)}" for what, some in (("must meet", key.hard), ("measure", key.measure)) if some)
    return f"no pack names it; it meets others by its words ({named}){demands}"
