r"""The template dialect: `"(is|was)? directed by {persons}"` to items that the matcher walks.

word        itself, in any case
(a|b c)     one of these; (a|b)? one of these or nothing
...         up to six words of the same clause; `...3` up to three
\(          a bracket, a bar or a question mark that stands for itself
{figure}    a count ("40 stores") or a bare number
{type}      a tagged value; {type@role} with a role: a qualifier's dimension, `subject`, `value`, `anchor`
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.extract.words import words_of

DEFAULT_GAP = 6
MAX_GAP = 12

_PIECE = re.compile(
    r"\\(?P<escaped>[()|?\[\]])|\{(?P<slot>[^{}]*)\}|\.\.\.(?P<gap>\d*)|(?P<mark>[()|?])|(?P<text>(?:[^{}()|?.\\]|\.(?!\.\.))+)"
)


class TemplateError(ValueError):
    """A template that cannot be read; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Word:
    """One literal word."""

    word: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; `optional` adds the empty one."""

    ways: tuple[tuple[Item, ...], ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of the same clause."""

    most: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A tagged value of this type; `role` is empty for a slot without one."""

    type: str
    role: str


Item = Word | Choice | Gap | Slot


def parse_template(text: str) -> tuple[Item, ...]:
    """Read a template. Raises `TemplateError`."""
    pieces: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            raise TemplateError(f"cannot read {text[at : at + 12]!r}; a slot is written {{type}} or {{type@role}}")
        pieces.append((match.lastgroup or "", match.group(match.lastgroup or 0)))
        at = match.end()
    items, rest = _sequence(pieces, 0, 0)
    if rest != len(pieces):
        raise TemplateError("a `)` or `|` without its `(`")
    if not items:
        raise TemplateError("an empty template")
    return items


def _sequence(pieces: list[tuple[str, str]], at: int, depth: int) -> tuple[tuple[Item, ...], int]:
    items: list[Item] = []
    while at < len(pieces):
        group, value = pieces[at]
        if group == "escaped":
            items.append(Word(value))
        elif group == "text":
            items.extend(Word(word) for word in words_of(value))
        elif group == "gap":
            most = int(value) if value else DEFAULT_GAP
            if most > MAX_GAP:
                raise TemplateError(f"a gap of {most} words; at most {MAX_GAP}")
            items.append(Gap(most))
        elif group == "slot":
            type_, _, role = value.partition("@")
            if not type_.strip():
                raise TemplateError("a slot without a type: {}")
            items.append(_slot(type_.strip(), role.strip()))
        elif value == "(":
            choice, at = _choice(pieces, at + 1, depth + 1)
            items.append(choice)
            continue
        elif value == "?":
            raise TemplateError("`?` stands behind a `(...)` only")
        else:  # `)` or `|`
            if depth == 0:
                raise TemplateError("a `)` or `|` without its `(`")
            return tuple(items), at
        at += 1
    if depth:
        raise TemplateError("a `(` without its `)`")
    return tuple(items), at


def _slot(type_: str, role: str) -> Item:
    """`{figure}` is a number, with what it counts or without."""
    if type_ == "figure":
        return Choice(((Slot("count", role),), (Slot("number", role),)), False)
    return Slot(type_, role)


def _choice(pieces: list[tuple[str, str]], at: int, depth: int) -> tuple[Choice, int]:
    if depth > 4:
        raise TemplateError("brackets nested more than four deep")
    ways: list[tuple[Item, ...]] = []
    while True:
        way, at = _sequence(pieces, at, depth)
        ways.append(way)
        closed = pieces[at][1] == ")"
        at += 1
        if closed:
            break
    optional = at < len(pieces) and pieces[at] == ("mark", "?")
    full = tuple(way for way in ways if way)
    return Choice(full, optional or len(full) < len(ways)), at + optional


def reverse(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The same sequence, to be walked from right to left."""
    return tuple(
        Choice(tuple(reverse(way) for way in item.ways), item.optional) if isinstance(item, Choice) else item
        for item in reversed(items)
    )


def slots(items: tuple[Item, ...]) -> list[Slot]:
    """All slots, in order, those inside choices too."""
    found: list[Slot] = []
    for item in items:
        if isinstance(item, Slot):
            found.append(item)
        elif isinstance(item, Choice):
            for way in item.ways:
                found.extend(slots(way))
    return found
