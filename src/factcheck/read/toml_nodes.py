"""A TOML text as nodes with offsets. `tomllib` says whether it is TOML; this finds where everything stands."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

from factcheck.read.json_nodes import unescaped
from factcheck.read.nodes import DEEPEST, Member, Node, NodeKind, Tree
from factcheck.read.reading import Fault

LARGEST = 5_000_000
"""Characters of a file of settings; a larger one is none."""
_TOKEN = re.compile(
    r"""(?P<space>[ \t\ufeff]++)|(?P<comment>\#[^\n]*+)|(?P<newline>\r?\n)|(?P<mark>[\[\]{}=,.])
    |(?P<string>\"{3}(?:\\.|[^"\\]|"{1,2}(?!"))*+"{3,5}|'{3}(?:[^']|'{1,2}(?!'))*+'{3,5}
      |"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')
    |(?P<bare>[^\s\[\]{}=,.\#"']++)""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"[-+]?\d[\d_]*(?:\.[\d_]+)?(?:[eE][-+]?\d+)?")


class _Token(NamedTuple):
    kind: str
    start: int
    end: int


def toml_tree(text: str) -> Tree:
    """The root table."""
    if len(text) > LARGEST:
        return Tree(None, (Fault(0, f"more than {LARGEST:,} characters of TOML are not read", severity="input"),))
    try:
        tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        return Tree(None, (Fault(0, f"not TOML: {error}", "correct it, or exclude the file", "input"),))
    except RecursionError:
        return Tree(None, (Fault(0, "nested too deeply; the file is not read", "", "input"),))
    except ValueError as error:  # a number of thousands of digits
        return Tree(None, (Fault(0, f"not TOML: {error}", "", "input"),))
    return Tree(_Walk(text).root())


class _Walk:
    """One walk over the tokens of a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            _Token(m.lastgroup or "", m.start(), m.end()) for m in _TOKEN.finditer(text) if m.lastgroup not in ("space", "comment")
        ]
        self.tokens.append(_Token("end", len(text), len(text)))
        self.at = 0
        self.tables: dict[int, dict[str, Node]] = {}

    def root(self) -> Node:
        """All of it."""
        root = table = Node("object", 0, len(self.text))
        while (token := self.tokens[self.at]).kind != "end":
            if token.kind == "newline":
                self.at += 1
            elif self.mark("["):
                table = self.header(root)
            else:
                self.pair(table, 0)
        return root

    def mark(self, sign: str) -> bool:
        token = self.tokens[self.at]
        return token.kind == "mark" and self.text[token.start] == sign

    def header(self, root: Node) -> Node:
        """`[a.b]` or `[[a.b]]`: the table that the pairs below it belong to."""
        self.at += 1
        many = self.mark("[")
        self.at += many
        keys = self.key()
        self.at += 1 + many
        node = root
        for key in keys[:-1]:
            node = self.inner(node, key)
        if many:
            held = self.known(node).get(keys[-1].words(self.text))
            if held is None:
                held = self.put(node, keys[-1], Node("list", keys[-1].start, keys[-1].end))
            table = Node("object", keys[-1].start, keys[-1].end)
            held.items.append(table)
            return table
        return self.inner(node, keys[-1])

    def known(self, node: Node) -> dict[str, Node]:
        return self.tables.setdefault(id(node), {})

    def put(self, node: Node, key: Node, value: Node) -> Node:
        self.known(node)[key.words(self.text)] = value
        node.members.append(Member(key, value))
        return value

    def inner(self, node: Node, key: Node) -> Node:
        """The table under a key, made if it is new; of an array of tables the last."""
        held = self.known(node).get(key.words(self.text))
        if held is None:
            held = self.put(node, key, Node("object", key.start, key.end))
        return held.items[-1] if held.kind == "list" and held.items else held

    def key(self) -> list[Node]:
        """Names with points between them."""
        keys = [self.name()]
        while self.mark("."):
            self.at += 1
            keys.append(self.name())
        return keys

    def name(self) -> Node:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "string":
            clean = unescaped(self.text, token.start + 1, token.end - 1) if self.text[token.start] == '"' else None
            return Node("string", token.start, token.end, token.start + 1, token.end - 1, clean)
        return Node("string", token.start, token.end)

    def pair(self, table: Node, depth: int) -> None:
        keys = self.key()
        self.at += 1  # the sign of equality
        value = self.value(depth)
        node = table
        for key in keys[:-1]:
            node = self.inner(node, key)
        self.put(node, keys[-1], value)

    def value(self, depth: int) -> Node:
        token = self.tokens[self.at]
        if token.kind == "mark" and self.text[token.start] in "[{":
            kind: NodeKind = "list" if self.text[token.start] == "[" else "object"
            node = Node(kind, token.start, token.end)
            self.at += 1
            while not self.closed("]" if kind == "list" else "}"):
                if kind == "list":
                    inner = self.value(depth + 1)
                    if depth < DEEPEST:
                        node.items.append(inner)
                else:
                    self.pair(node, depth + 1)
            node.end = self.tokens[self.at - 1].end
            return node
        if token.kind == "string":
            self.at += 1
            return self.string(token)
        return self.bare(token)

    def string(self, token: _Token) -> Node:
        width = 3 if self.text.startswith(('"""', "'''"), token.start) and token.end - token.start >= 6 else 1
        first, last = token.start + width, token.end - width
        if width == 3 and self.text.startswith(("\n", "\r\n"), first):
            first = self.text.index("\n", first) + 1
        clean = unescaped(self.text, first, last) if self.text[token.start] == '"' else None
        return Node("string", token.start, token.end, min(first, last), last, clean)

    def bare(self, token: _Token) -> Node:
        """A number, a date, a word: everything up to the next mark that ends it."""
        start, end = token.start, token.end
        while True:
            token = self.tokens[self.at]
            if token.kind == "bare" or self.mark("."):
                end = token.end
                self.at += 1
            else:
                break
        words = self.text[start:end]
        kind: NodeKind = "string"
        if words in ("true", "false"):
            kind = "truth"
        elif words.lstrip("+-") in ("nan", "inf"):
            kind = "null"
        elif _NUMBER.fullmatch(words):
            kind = "number"
        return Node(kind, start, max(end, start))

    def closed(self, sign: str) -> bool:
        """Step over commas and line ends, and over the closing mark if it comes next."""
        while self.tokens[self.at].kind == "newline" or self.mark(","):
            self.at += 1
        if self.tokens[self.at].kind == "end":
            return True
        closes = self.mark(sign)
        self.at += closes
        return closes
