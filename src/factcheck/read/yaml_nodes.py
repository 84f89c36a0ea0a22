"""A YAML text as nodes with offsets, from the events of the C parser: no recursion, aliases not followed, depth bounded.

The parser's time grows with the square of the depth of brackets, so it is stopped where they are nested deeper than anybody
writes.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import yaml

from factcheck.read.clean import Clean
from factcheck.read.json_nodes import unescaped
from factcheck.read.nodes import DEEPEST, MOST_NODES, Member, Node, NodeKind, Tree, Writer, repeated
from factcheck.read.reading import Fault

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the pure-Python loader reads the same, only slower
_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_PROPERTIES = re.compile(r"(?:[&!][^\s]*\s+)*")
"""An anchor and a tag before a value."""
_TRUTH = frozenset("true false yes no on off".split())
_NULL = frozenset({"", "~", "null"})
_MOST_FAULTS = 200


def yaml_trees(text: str) -> tuple[list[Node], tuple[Fault, ...]]:
    """The documents of a YAML stream, and what is wrong with it; none if it is no YAML."""
    return _Build(text).trees()


def yaml_tree(text: str) -> Tree:
    """The first document."""
    roots, faults = yaml_trees(text)
    return Tree(roots[0] if roots else None, faults)


class _Build:
    """Nodes out of events. A key of an object waits in `keys` for its value."""

    def __init__(self, text: str) -> None:
        self.text = text
        # the parser leaves a byte order mark out of its count, and refuses control characters that do no harm here
        self.shift = 1 if text.startswith("\ufeff") else 0
        self.roots: list[Node] = []
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []
        self.faults: list[Fault] = []
        self.noted: set[str] = set()
        self.count = 0

    def trees(self) -> tuple[list[Node], tuple[Fault, ...]]:
        """Read all events."""
        try:
            for event in yaml.parse(self.text[self.shift :], Loader=_LOADER):
                if not self.take(event):
                    return [], tuple(self.faults)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at = min(self.offset(mark), len(self.text) - 1)
            what = f"not YAML: {error.problem or error.context or 'cannot be parsed'}"
            return [], (Fault(max(at, 0), what, "correct it, or exclude the file", "input"),)
        except (yaml.YAMLError, RecursionError, UnicodeError) as error:
            what = f"not YAML: {' '.join(str(error).split())[:120]}"
            return [], (Fault(0, what, "correct it, or exclude the file", "input"),)
        return self.roots, tuple(self.faults)

    def offset(self, mark: Any) -> int:
        """Of a mark of the parser; of none, the beginning."""
        return int(mark.index) + self.shift if mark is not None else 0

    def take(self, event: yaml.Event) -> bool:
        """False where reading ends early."""
        if isinstance(event, yaml.ScalarEvent):
            self.put(self.scalar(event))
        elif isinstance(event, yaml.AliasEvent):
            start, end = self.offset(event.start_mark), self.offset(event.end_mark)
            self.note(start, "aliases are not followed")
            self.put(Node("null", start, end))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            kind: NodeKind = "object" if isinstance(event, yaml.MappingStartEvent) else "list"
            start = self.offset(event.start_mark)
            if len(self.stack) > DEEPEST:
                self.faults.append(Fault(start, f"nested deeper than {DEEPEST} levels; the file is not read", severity="input"))
                return False
            node = Node(kind, start, start)
            self.put(node)
            self.stack.append(node)
            self.keys.append(None)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node = self.stack.pop()
            self.keys.pop()
            node.end = self.end_of(node, self.offset(event.end_mark))
            if len(self.faults) < _MOST_FAULTS:
                self.faults.extend(islice(repeated(node.members, self.text), _MOST_FAULTS))
        return True

    def end_of(self, node: Node, marked: int) -> int:
        """The end of a block is marked where the next token begins; it ends with what it holds."""
        if marked > 0 and self.text[marked - 1] in "]}":
            return marked
        last = max((m.value.end for m in node.members[-1:]), default=0), max((i.end for i in node.items[-1:]), default=0)
        return max(*last, node.start)

    def scalar(self, event: yaml.ScalarEvent) -> Node:
        start, end = self.offset(event.start_mark), self.offset(event.end_mark)
        style, value = event.style, event.value
        if event.anchor or event.tag:
            start = _PROPERTIES.match(self.text, start, end).end()  # type: ignore[union-attr]  # it matches nothing as well
        if style in ('"', "'"):
            if self.text[start + 1 : end - 1] == value:
                return Node("string", start, end, start + 1, end - 1)
            clean = unescaped(self.text, start + 1, end - 1) if style == '"' and "\n" not in self.text[start:end] else None
            clean = clean if clean is not None and clean.text == value else aligned(value, self.text, start + 1, end - 1)
            return Node("string", start, end, start + 1, end - 1, clean or Clean("", ()))
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if style in ("|", ">"):
            head = self.text.find("\n", start, end)
            return Node(
                "string", start, end, start, end, (aligned(value, self.text, head + 1, end) if head >= 0 else None) or Clean("", ())
            )
        kind: NodeKind = "string"
        low = value.lower()
        if low in _NULL:
            kind = "null"
        elif low in _TRUTH:
            kind = "truth"
        elif _NUMBER.fullmatch(value):
            kind = "number"
        elif low in (".nan", ".inf", "-.inf"):
            self.note(start, f"{value} is no value")
            kind = "null"
        clean = None if self.text[start:end] == value else aligned(value, self.text, start, end) or Clean("", ())
        return Node(kind, start, end, start, end, clean)

    def put(self, node: Node) -> None:
        if not self.stack:
            self.roots.append(node)
            return
        self.count += 1
        if self.count > MOST_NODES:
            self.note(node.start, f"more than {MOST_NODES:,} values; what follows is not read")
            return
        top = self.stack[-1]
        if top.kind == "list":
            top.items.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = node
        else:
            key, self.keys[-1] = self.keys[-1], None
            if key.is_scalar and key.words(self.text) != "<<":
                top.members.append(Member(key, node))

    def note(self, at: int, what: str) -> None:
        if what not in self.noted and len(self.noted) < _MOST_FAULTS:
            self.noted.add(what)
            self.faults.append(Fault(at, what))


def aligned(value: str, text: str, start: int, end: int) -> Clean | None:
    """A folded or indented value with the places of its characters; `None` if it is not made of what stands there in order."""
    writer = Writer()
    at = start
    run = -1
    for index, char in enumerate(value):
        if at < end and text[at] == char and char != "\n":
            if run < 0:
                run = index
            at += 1
            continue
        if run >= 0:
            writer.add(value[run:index], at - (index - run))
            run = -1
        if char.isspace():
            if not value[index:].strip():
                break
            while at < end and text[at].isspace():
                at += 1
            writer.instead(char, max(at - 1, start))
            continue
        skipped = at
        while at < end and text[at] != char and (text[at].isspace() or text[at] in "'\\"):
            at += 1
        if at >= end or text[at] != char or at - skipped > 2000:
            return None
        writer.add(char, at)
        at += 1
    if run >= 0:
        writer.add(value[run:], at - (len(value) - run))
    made = writer.done()
    return made if made.text.strip() else None
