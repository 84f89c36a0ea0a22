"""YAML: settings or records; each document of a stream is read for itself. Compose files: what they set in a container."""

from __future__ import annotations

from pathlib import PurePosixPath

from factcheck.read.comments import Comments, scalars_of, with_comments
from factcheck.read.interfaces import interface
from factcheck.read.nodes import Member, Node
from factcheck.read.reading import Given, Reader, Reading, Record, Shape
from factcheck.read.roles import is_name, words
from factcheck.read.settings_files import is_settings
from factcheck.read.trees import read_tree, rows_of
from factcheck.read.yaml_nodes import yaml_trees

_MOST_DOCUMENTS = 10_000


def read(text: str, given: Given) -> Reading:
    """The documents of a YAML text."""
    roots, faults = yaml_trees(text)
    roots = [r for r in roots[:_MOST_DOCUMENTS] if not r.is_scalar]
    readings: list[Reading] = []
    for root in roots:
        with_comments(root, Comments(text, "#", scalars_of(root)) if len(roots) == 1 else _NO_COMMENTS)
        pairs_in_lists(text, root)
        described = interface(text, root)
        readings.append(described or read_tree(text, root, given, shape=_shape(text, root, given)))
    if len(readings) == 1:
        return readings[0]._replace(faults=(*faults, *readings[0].faults))
    records: list[Record] = []
    for number, reading in enumerate(readings, 1):
        for record in reading.records:
            where = f"document {number}" + (f" {record.locator}" if record.locator else "")
            records.append(record._replace(locator=where))
    shape: Shape = readings[0].shape if readings else "configuration"
    because = "each document of the stream is one" if records else ""
    return Reading(records=tuple(records), shape=shape, because=because, faults=(*faults, *(f for r in readings for f in r.faults)))


_NO_COMMENTS = Comments("", "#", ())


def _shape(text: str, root: Node, given: Given) -> Shape:
    """A file that names what it is about is a record, unless its own name says that it is settings."""
    if is_settings(PurePosixPath(given.path)):
        return "configuration"
    first = root if root.kind == "object" else next((i for i in root.items if i.kind == "object"), None)
    named = first is not None and any(is_name(words(m.key.words(text))) and m.value.is_scalar for m in first.members)
    return "record" if named or rows_of(root, text)[0] else "configuration"


_PAIRED = frozenset({"environment", "env", "args", "build args", "labels"})


def pairs_in_lists(text: str, root: Node) -> None:
    """A list of `KEY=value` under `environment` is read as an object."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        for at, member in enumerate(node.members):
            value = member.value
            if value.kind == "list" and words(member.key.words(text)) in _PAIRED and value.items:
                pairs = [_pair(text, item) for item in value.items]
                if all(pairs):
                    made = Node("object", value.start, value.end)
                    made.members = [p for p in pairs if p is not None]
                    node.members[at] = Member(member.key, made, member.comments)
                    continue
            if not value.is_scalar:
                waiting.append(value)
        waiting.extend(i for i in node.items if not i.is_scalar)


def _pair(text: str, item: Node) -> Member | None:
    if not item.is_scalar or item.clean is not None:
        return None
    cut = text.find("=", item.first, item.last)
    if cut <= item.first or cut + 1 >= item.last:
        return None
    return Member(Node("string", item.first, cut), Node("string", cut + 1, item.last))


READER = Reader(name="yaml", endings=(".yaml", ".yml"), data=read)
