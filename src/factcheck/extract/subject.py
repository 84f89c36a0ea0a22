"""What a document is about: its own subject, by its title, its infobox, its credits, and how its sentences introduce it.

Every sign is the document's own; what other documents say plays no part, so that a new file renames nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.extract.compile import Ready
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.extract.words import words_of
from factcheck.model.claim import Mention
from factcheck.model.document import Document
from factcheck.values.names import fold

_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)\s*$")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_SPLIT = re.compile(r"\s+[–—|»-]\s+|\s*:\s+")
LIST_LABELS = frozenset({"title", "original title", "name", "film", "movie"})


@dataclass(slots=True)
class Candidate:
    """A name that the document may be about, with what speaks for it."""

    name: str
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, score: float, reason: str) -> None:
        """One more sign."""
        self.score += score
        if reason not in self.reasons:
            self.reasons.append(reason)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The document's subject as recognised: its type may be empty (no pack knows it), its name too (nothing stood out)."""

    main: Mention
    aliases: tuple[str, ...]
    year: str
    because: str
    named: tuple[str, ...] = ()
    """The names that the document uses most, folded: for a document whose own subject is not clear."""


def recognise_subject(document: Document, blocks: Sequence[TaggedBlock], ready: Ready) -> Recognised:
    """Weigh the candidates: the title and its parts, the head of a credits block, what is introduced as a film, what is named most."""
    title = _title(document)
    bare, note = _without_bracket(title)
    year = next(iter(_YEAR.findall(note)), "")
    type_ = _type_in(note, ready)
    mentions = _mentions(blocks)
    candidates: dict[str, Candidate] = {}

    def candidate(name: str) -> Candidate:
        return candidates.setdefault(fold(name), Candidate(name))

    if bare and note:
        candidate(bare).add(6, f"the title {title!r}")
    elif bare and fold(bare) in mentions:
        candidate(bare).add(5, f"the title {title!r}")
    elif bare and len(bare.split()) <= 5:
        candidate(bare).add(2, f"the title {title!r}")
    for part in _SPLIT.split(bare):
        if fold(part) in mentions and fold(part) != fold(bare):
            candidate(part).add(2.5, f"a part of the title {title!r}")
    title_words = words_of(bare)
    for key, (name, count, first) in mentions.items():
        words = words_of(name)
        if title_words[: len(words)] == words and fold(bare) != key:
            candidate(name).add(3, "the title begins with it")
        elif len(words) > 1 and _within(words, title_words) and fold(bare) != key:
            candidate(name).add(1.5, "the title holds it")
        if count >= 2 and key in candidates or count >= 3:
            candidate(name).add(min(count, 12) / 4, f"named {count} times")
        if first == 0 and key in candidates:
            candidate(name).add(0.5, "named in the first paragraph")
    heads = _credit_heads(blocks)
    for head in heads:
        name, inner = _without_bracket(head)
        year = year or next(iter(_YEAR.findall(inner)), "")
        candidate(name).add(5, "the head of a credits block")
    for name, noun in _introduced(blocks, ready):
        candidate(name).add(3 if name in heads else 2.5, f"introduced as a {noun}")
        type_ = type_ or ready.nouns[noun]
    if document.subject:
        chosen = Candidate(document.subject, 99, ["the user says so"])
    else:
        ranked = sorted(candidates.values(), key=lambda c: (-c.score, c.name))
        chosen = ranked[0] if ranked and ranked[0].score >= 2 else Candidate("")
    type_ = type_ or _type_of_labels(blocks, ready)
    aliases = _aliases(chosen.name, [c for c in candidates.values()], blocks, heads, bare, mentions)
    often = sorted((m for m in mentions.items() if m[1][1] >= 2), key=lambda m: (-m[1][1], m[0]))
    return Recognised(Mention(type_, chosen.name), aliases, year, "; ".join(chosen.reasons), tuple(k for k, _ in often[:8]))


def tag_subject(blocks: Sequence[TaggedBlock], recognised: Recognised, ready: Ready) -> None:
    """Tag every mention of the subject: its name and aliases, and "the film" where a pack knows the noun."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for name in (recognised.main.name, *recognised.aliases):
        words = words_of(name)
        if words:
            phrases.setdefault(words[0], []).append(words)
    nouns = {noun for noun, type_ in ready.nouns.items() if type_ == recognised.main.type and " " not in noun}
    for block in blocks:
        words = block.words
        for i, word in enumerate(words):
            for phrase in phrases.get(word, ()):
                if block.caps[i] and tuple(words[i : i + len(phrase)]) == phrase:
                    block.add(Tag("subject", i, i + len(phrase), recognised.main.name))
                    break
            if word in nouns and i and words[i - 1] in ("the", "this") and not (i + 1 < len(words) and block.caps[i + 1]):
                block.add(Tag("subject", i - 1, i + 1, recognised.main.name))
            elif word == "it" and nouns:
                block.add(Tag("subject", i, i + 1, recognised.main.name))
            if word in nouns:
                block.add(Tag("noun", i, i + 1, word))


def _title(document: Document) -> str:
    return " ".join(document.title.split())


def _without_bracket(title: str) -> tuple[str, str]:
    match = _BRACKET.search(title)
    if match and (_YEAR.search(match.group(1)) or len(match.group(1).split()) <= 3):
        return title[: match.start()].strip(), match.group(1)
    return title.strip(), ""


def _type_in(text: str, ready: Ready) -> str:
    return next((ready.nouns[w] for w in words_of(text) if w in ready.nouns), "")


def _within(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(other[i : i + len(words)] == words for i in range(len(other) - len(words) + 1))


def _mentions(blocks: Sequence[TaggedBlock]) -> dict[str, tuple[str, int, int]]:
    """Folded name to (as first written, how often, index of the first paragraph that has it); headings don't count."""
    found: dict[str, tuple[str, int, int]] = {}
    paragraph = 0
    for block in blocks:
        if block.block.kind not in ("paragraph", "list-item", "quote"):
            continue
        for tags in block.at.values():
            for tag in tags:
                if tag.type == "name":
                    key = fold(str(tag.value))
                    name, count, first = found.get(key, (str(tag.value), 0, paragraph))
                    found[key] = (name, count + 1, first)
        paragraph += 1
    return found


def _credit_heads(blocks: Sequence[TaggedBlock]) -> list[str]:
    """The short line right above a run of three or more label-value lines."""
    heads: list[str] = []
    run = 0
    for i in range(len(blocks) - 1, -1, -1):
        block = blocks[i].block
        if block.kind == "label-value":
            run += 1
            if block.label is not None and block.value is not None:
                label = fold(block.text[block.label.start : block.label.end])
                if label in ("title", "film", "movie", "original title"):
                    heads.append(block.text[block.value.start : block.value.end].strip())
            continue
        text = block.text.strip()
        if run >= 3 and 0 < len(text) <= 80 and text[:1].isupper() and not text.endswith((".", ":")):
            if block.kind in ("heading", "paragraph") and fold(text) not in _NO_HEADS:
                heads.append(text)
        run = 0
    return heads


_NO_HEADS = frozenset("infobox credits cast crew details information facts production release overview summary".split())


def _introduced(blocks: Sequence[TaggedBlock], ready: Ready) -> list[tuple[str, str]]:
    """(name, noun) of "X is a ... film", "X, a ... spin-off", "X movie", "the film X"."""
    found: list[tuple[str, str]] = []
    for block in blocks[:40]:
        if block.block.kind not in ("paragraph", "quote", "list-item"):
            continue
        words = block.words
        for start, tags in sorted(block.at.items()):
            for tag in tags:
                if tag.type != "name":
                    continue
                low, high = block.bounds(start)
                end = tag.end
                if end < high and words[end] == "(":
                    end = next((j + 1 for j in range(end, min(end + 20, high)) if words[j] == ")"), end)
                noun = ""
                if end + 1 < high and words[end] in ("is", "was", ",") and words[end + 1] in ("a", "an", "the"):
                    noun = next((w for w in words[end + 2 : min(end + 12, high)] if w in ready.nouns or w in (".", "who", "whose")), "")
                elif end < high and words[end] in ready.nouns:
                    noun = words[end]
                if noun in ready.nouns:
                    found.append((str(tag.value), noun))
    return found


def _type_of_labels(blocks: Sequence[TaggedBlock], ready: Ready) -> str:
    """The type whose attributes the labels and nouns of the document suggest."""
    from collections import Counter

    votes: Counter[str] = Counter()
    for block in blocks:
        if block.block.label is not None:
            label = fold(block.text[block.block.label.start : block.block.label.end])
            for name in ready.labels.get(label, ()):
                votes.update(t for t in ready.attributes[name].of if t not in ready.part_of)
        votes.update({ready.nouns[w] for w in block.words if w in ready.nouns})
    best = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    return best[0][0] if best and best[0][1] >= 2 else ""


def _aliases(
    name: str, candidates: list[Candidate], blocks: Sequence[TaggedBlock], heads: list[str], bare: str, mentions: dict[str, tuple[str, int, int]]
) -> tuple[str, ...]:
    """Longer forms of the name that end with it ("Saga: Name"), shorter forms that the document uses, and "also known as X"."""
    if not name:
        return ()
    key = fold(name)
    found: dict[str, str] = {}
    for other in (*heads, bare, *(c.name for c in candidates)):
        other_key = fold(_without_bracket(other)[0])
        if other_key != key and (other_key.endswith(" " + key) and len(other_key.split()) <= 12 or key.endswith(" " + other_key) and other_key in mentions and ":" in name):
            found.setdefault(other_key, _without_bracket(other)[0])
    for part in _SPLIT.split(name):
        if fold(part) in mentions and fold(part) != key and ":" in name and mentions[fold(part)][1] >= 2:
            if name.rstrip().endswith(part):
                found.setdefault(fold(part), part)
    return tuple(found[k] for k in sorted(found))
