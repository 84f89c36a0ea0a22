"""Settings that stand one on a line (INI, properties, variables of an environment) as nodes with offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.read.json_nodes import unescaped
from factcheck.read.nodes import Member, Node, NodeKind, repeated
from factcheck.read.reading import Fault

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|$)")
_SECTION = re.compile(r"[ \t\ufeff]*\[(?P<name>[^\]\r\n]{1,200})\][ \t]*(?:[;#].*)?")
_NUMBER = re.compile(r"[-+]?\d[\d_.,]*")
_TRUTH = frozenset("true false yes no on off".split())


class Dialect(NamedTuple):
    """How a kind of file writes its settings."""

    comments: str
    """The signs that open one."""
    between: re.Pattern[str]
    """Between key and value."""
    sections: bool = False
    behind: bool = True
    """May a comment stand behind a value?"""
    export: bool = False
    continues: bool = False
    """Does a backslash at its end go on with a line?"""


INI = Dialect(";#", re.compile(r"[ \t]*[=:][ \t]*"), sections=True)
PROPERTIES = Dialect("#!", re.compile(r"[ \t]*[=:][ \t]*|[ \t]+"), behind=False, continues=True)
ENVIRONMENT = Dialect("#", re.compile(r"[ \t]*=[ \t]*"), export=True)
_KEY = re.compile(r"[^\s=:;#\[\]\"'][^=:\r\n\"']{0,200}?(?=[ \t]*[=:])|[^\s=:;#\[\]\"']{1,200}")
_EXPORT = re.compile(r"export[ \t]+")


def settings_tree(text: str, dialect: Dialect) -> tuple[Node, list[Fault]]:
    """An object of settings, with one of each section in it; and what could not be read, line by line."""
    root = section = Node("object", 0, len(text))
    sections: dict[str, Node] = {}
    faults: list[Fault] = []
    going_on = False
    for match in _LINE.finditer(text):
        start, end = match.span()
        body = match.group().strip(" \t\r\n\ufeff")
        if going_on:
            going_on = dialect.continues and body.endswith("\\")
            continue
        if not body or body[0] in dialect.comments:
            continue
        first = start + match.group().find(body)
        found = _SECTION.match(text, start, end) if dialect.sections else None
        if found:
            name = Node("string", found.start("name"), found.end("name"))
            section = sections.get(name.words(text)) or Node("object", name.start, name.end)
            if name.words(text) not in sections:
                sections[name.words(text)] = section
                root.members.append(Member(name, section))
            continue
        going_on = dialect.continues and body.endswith("\\")
        member = _member(text, first, first + len(body), dialect)
        if member is None:
            if len(faults) < 50 and not going_on:
                faults.append(Fault(first, f"no setting: {body[:60]!r}"))
            continue
        if not going_on:
            section.members.append(member)
    for node in (root, *sections.values()):
        faults.extend(list(repeated(node.members, text))[:50])
    return root, faults


def _member(text: str, start: int, end: int, dialect: Dialect) -> Member | None:
    if dialect.export and (export := _EXPORT.match(text, start, end)):
        start = export.end()
    key = _KEY.match(text, start, end)
    between = dialect.between.match(text, key.end(), end) if key else None
    if key is None or between is None:
        return None
    name = Node("string", key.start(), key.end())
    at = between.end()
    if at < end and text[at] in "\"'":
        close = _closing(text, at, end)
        if close > 0:
            clean = unescaped(text, at + 1, close) if text[at] == '"' else None
            return Member(name, Node("string", at, close + 1, at + 1, close, clean))
    last = end
    if dialect.behind:
        for sign in re.finditer(rf"[{re.escape(dialect.comments)}]", text[at:end]):
            if sign.start() == 0 or text[at + sign.start() - 1].isspace():
                last = at + sign.start()
                break
    while last > at and text[last - 1].isspace():
        last -= 1
    words = text[at:last]
    kind: NodeKind = "null" if not words else "truth" if words.lower() in _TRUTH else "string"
    if kind == "string" and _NUMBER.fullmatch(words):
        kind = "number"
    return Member(name, Node(kind, at, max(last, at)))


def _closing(text: str, at: int, end: int) -> int:
    """The mark that closes the one at `at`, on the same line; -1 if none does."""
    mark = text[at]
    place = at + 1
    while place < end:
        if text[place] == "\\" and mark == '"':
            place += 2
            continue
        if text[place] == mark:
            return place
        place += 1
    return -1
