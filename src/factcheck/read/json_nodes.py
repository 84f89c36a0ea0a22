"""A JSON text as nodes with offsets. One pass, no recursion; comments and trailing commas are tolerated and noted.

The standard parser gives values without places, keeps the last of two equal keys in silence, and is recursive.
"""

from __future__ import annotations

import re
from itertools import islice

from factcheck.read.clean import Clean
from factcheck.read.nodes import DEEPEST, MOST_NODES, Member, Node, NodeKind, Tree, Writer, repeated
from factcheck.read.reading import Fault

_TOKEN = re.compile(
    r"[ \t\r\n\ufeff]*+(?:(?P<mark>[{}\[\],:])"
    r'|(?P<string>"(?:[^"\\]++|\\.)*+")(?P<key>[ \t\r\n]*+:)?'
    r"|(?P<number>-?\d[\w.+-]*+)|(?P<word>[-+]?[A-Za-z]\w*+)"
    r"|(?P<comment>//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/))",
    re.DOTALL,
)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_WORDS: dict[str, NodeKind] = {"true": "truth", "false": "truth", "null": "null"}
_MOST_NOTED = 1000


def json_tree(text: str, start: int = 0, end: int | None = None) -> Tree:
    """The value that stands at `start`..`end`, and what is wrong with it; no root if it is no JSON."""
    return _Scan(text, start, len(text) if end is None else end).tree()


class _Scan:
    """One walk over the tokens. `stack` holds the open objects and lists, `keys` the keys whose value is awaited."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []
        self.root: Node | None = None
        self.count = 0
        self.faults: list[Fault] = []
        self.noted: set[str] = set()

    def tree(self) -> Tree:
        """Read it all. What is expected next is one of `value`, `key`, `comma`."""
        text, stack, end = self.text, self.stack, self.end
        expected = "value"
        match = _TOKEN.match
        while self.root is None or stack:
            token = match(text, self.at, end)
            if token is None:
                return self.broken(expected)
            kind = token.lastgroup or ""
            self.at = token.end()
            if kind == "key":
                if expected != "key":
                    self.at = token.start("string")
                    return self.broken(expected)
                self.keys[-1] = self.string(*token.span("string"))
                expected = "value"
                continue
            first = token.start(kind)
            if kind == "comment":
                self.note(first, "comments are no JSON; they are passed over")
            elif kind == "mark":
                mark = text[first]
                following = self.mark(mark, first, expected)
                if not following:
                    self.at = first
                    return self.broken(expected)
                expected = following
            elif expected == "key" and kind == "string":
                return self.broken("colon")
            elif expected == "value":
                node = self.scalar(kind, first)
                if node is None:
                    self.at = first
                    return self.broken(expected)
                self.put(node)
                expected = "comma"
            else:
                self.at = first
                return self.broken(expected)
        while (token := match(text, self.at, end)) is not None and token.lastgroup == "comment":
            self.at = token.end()
        rest = text[self.at : end].lstrip(" \t\r\n\ufeff") if token is None else "x"
        return self.broken("the end") if rest else Tree(self.root, tuple(self.faults))

    def mark(self, mark: str, at: int, expected: str) -> str:
        """What is expected behind a mark; empty if it must not stand here."""
        if mark in "{[" and expected == "value":
            self.open(mark, at)
            return "key" if mark == "{" else "value"
        if not self.stack:
            return ""
        top = self.stack[-1]
        if mark == "," and expected == "comma":
            return "key" if top.kind == "object" else "value"
        closes = (mark == "}" and top.kind == "object" and expected in ("comma", "key")) or (
            mark == "]" and top.kind == "list" and expected in ("comma", "value")
        )
        if not closes:
            return ""
        if expected != "comma" and (top.members or top.items):
            self.note(at, "a comma before a closing bracket is no JSON; it is passed over")
        top.end = at + 1
        self.stack.pop()
        self.keys.pop()
        if len(self.faults) < _MOST_NOTED:
            self.faults.extend(islice(repeated(top.members, self.text), _MOST_NOTED))
        return "comma"

    def open(self, mark: str, at: int) -> None:
        node = Node("object" if mark == "{" else "list", at, at)
        self.put(node)
        self.stack.append(node)
        self.keys.append(None)
        if len(self.stack) == DEEPEST + 1:
            self.note(at, f"nested deeper than {DEEPEST} levels; what lies deeper is not read")

    def put(self, node: Node) -> None:
        """Into the object or list that is open, unless that lies too deep or there are too many values."""
        if not self.stack:
            self.root = node
            return
        self.count += 1
        if self.count > MOST_NODES:
            self.note(node.start, f"more than {MOST_NODES:,} values; what follows is not read")
        elif len(self.stack) <= DEEPEST:
            top, key = self.stack[-1], self.keys[-1]
            if top.kind == "list":
                top.items.append(node)
            elif key is not None:
                top.members.append(Member(key, node))

    def string(self, first: int, end: int) -> Node:
        clean = unescaped(self.text, first + 1, end - 1)
        return Node("string", first, end, first + 1, end - 1, clean)

    def scalar(self, kind: str, first: int) -> Node | None:
        if kind == "string":
            return self.string(first, self.at)
        written = self.text[first : self.at]
        if kind == "number":
            if _NUMBER.fullmatch(written):
                return Node("number", first, self.at)
            self.note(first, f"{written[:40]!r} is no number")
            return Node("null", first, self.at)
        if written in _WORDS:
            return Node(_WORDS[written], first, self.at)
        if written.lstrip("+-") in ("NaN", "Infinity"):
            self.note(first, f"{written} is no value")
            return Node("null", first, self.at)
        return None

    def note(self, at: int, what: str) -> None:
        """Each thing once."""
        if what not in self.noted and len(self.noted) < _MOST_NOTED:
            self.noted.add(what)
            self.faults.append(Fault(at, what))

    def broken(self, expected: str) -> Tree:
        wanted = {
            "colon": "a colon",
            "comma": "a comma or a closing bracket",
            "key": "a key in quotation marks",
            "value": "a value",
        }
        at = self.at
        while at < self.end and self.text[at] in " \t\r\n\ufeff":
            at += 1
        found = repr(self.text[at : at + 20]) if at < self.end else "the end of the file"
        what = f"not JSON: expected {wanted.get(expected, expected)}, found {found}"
        return Tree(None, (Fault(max(0, min(at, len(self.text) - 1)), what, "correct it, or exclude the file", "input"),))


def unescaped(text: str, start: int, end: int) -> Clean | None:
    """The words between quotation marks, escapes written out; `None` if there is none to write out."""
    if text.find("\\", start, end) < 0:
        return None
    writer, at = Writer(), start
    for match in _ESCAPE.finditer(text, start, end):
        writer.add(text[at : match.start()], at)
        high, low, code, char = match.groups()
        if high:
            value = chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)
        elif code:
            value = chr(int(code, 16))
            value = "\ufffd" if "\ud800" <= value <= "\udfff" else value
        else:
            value = _SIMPLE.get(char, char)
        writer.instead(value, match.start(), match.end())
        at = match.end()
    writer.add(text[at:end], at)
    return writer.done()
