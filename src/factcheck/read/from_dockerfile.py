"""Dockerfiles: what ENV, ARG and LABEL set, which ports EXPOSE opens, what it is built FROM."""

from __future__ import annotations

import re

from factcheck.read.comments import Comments, scalars_of, with_comments
from factcheck.read.nodes import Member, Node
from factcheck.read.reading import Given, Reader, Reading
from factcheck.read.trees import read_tree

_INSTRUCTION = re.compile(r"[ \t]*(?P<name>[A-Za-z]{2,12})[ \t]+(?P<rest>\S[^\r\n]*)")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|$)")
_PAIR = re.compile(r"(?P<key>[\w.\-/]{1,200})=(?:\"(?P<quoted>[^\"\r\n]*)\"|'(?P<single>[^'\r\n]*)'|(?P<bare>[^\s\"'\\]*))")
_OLD = re.compile(r"(?P<key>[\w.\-]{1,200})[ \t]+(?P<bare>\S[^\r\n\\]*)")
_WORD = re.compile(r"[^\s\\]+")
_SET = frozenset({"ENV", "ARG", "LABEL"})
_SAID = frozenset({"EXPOSE", "FROM", "WORKDIR", "USER", "VOLUME", "STOPSIGNAL"})


def read(text: str, given: Given) -> Reading:
    """The settings of a Dockerfile."""
    root = Node("object", 0, len(text))
    carried = ""
    for line in _LINE.finditer(text):
        start, end = line.start(), line.start() + len(line.group().rstrip("\r\n"))
        body = text[start:end].strip()
        if not body or body.startswith("#"):
            continue
        name = carried
        if not carried:
            found = _INSTRUCTION.match(text, start, end)
            if found is None:
                continue
            name, start = found["name"].upper(), found.start("rest")
            if name in _SAID:
                key = Node("string", found.start("name"), found.end("name"))
                root.members.extend(_said(text, name, key, start, end))
        if name in _SET:
            root.members.extend(_pairs(text, name, start, end))
        carried = name if body.endswith("\\") else ""
    with_comments(root, Comments(text, "#", scalars_of(root), behind=False))
    return read_tree(text, root, given, shape="configuration")


def _pairs(text: str, name: str, start: int, end: int) -> list[Member]:
    found: list[Member] = []
    for match in _PAIR.finditer(text, start, end):
        group = next(g for g in ("quoted", "single", "bare") if match[g] is not None)
        value = Node("string", match.end("key") + 1, match.end(), match.start(group), match.end(group))
        found.append(Member(Node("string", match.start("key"), match.end("key")), value))
    old = _OLD.match(text, start, end) if not found and name == "ENV" else None
    if old:
        last = old.start("bare") + len(old["bare"].rstrip())
        found.append(Member(Node("string", *old.span("key")), Node("string", old.start("bare"), last)))
    return found


def _said(text: str, name: str, key: Node, start: int, end: int) -> list[Member]:
    """The words of an instruction: each port of EXPOSE, the image of FROM."""
    spans = [m.span() for m in _WORD.finditer(text, start, end)]
    if name == "FROM":
        spans = [s for s in spans if not text[s[0] : s[1]].startswith("--")][:1]
    elif name != "EXPOSE":
        spans = spans[:1]
    return [Member(key, Node("string", first, last)) for first, last in spans[:50]]


READER = Reader(name="dockerfile", endings=(".dockerfile",), names=("dockerfile", "containerfile"), data=read)
