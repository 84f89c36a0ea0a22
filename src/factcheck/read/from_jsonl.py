"""Lines of JSON: each with a text in it is a document of prose, as retrieval pipelines keep them; else the lines are records."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from factcheck.read.json_nodes import json_tree
from factcheck.read.nodes import Node
from factcheck.read.reading import Fault, Given, Reader, Reading, Shape
from factcheck.read.settings_files import is_settings
from factcheck.read.trees import read_tree

_LINE = re.compile(r"[^\n]*+(?:\n|$)")
_MOST_FAULTS = 200


def read(text: str, given: Given) -> Reading:
    """The documents of a text of lines. A line that is no JSON is a fault; the others are read."""
    root = Node("list", 0, len(text))
    numbers: list[int] = []
    faults: list[Fault] = []
    for number, line in enumerate(_LINE.finditer(text), 1):
        if not line.group().strip(" \t\r\n\ufeff"):
            continue
        tree = json_tree(text, line.start(), line.start() + len(line.group().rstrip("\r\n")))
        if len(faults) < _MOST_FAULTS:
            faults.extend(tree.faults)
        if tree.root is not None and tree.root.kind == "object":
            root.items.append(tree.root)
            numbers.append(number)
    if not root.items:
        return Reading(shape="record", faults=tuple(faults))
    shape: Shape = "configuration" if is_settings(PurePosixPath(given.path)) else "record"
    reading = read_tree(text, root, given, shape=shape, lines=numbers)
    return reading._replace(faults=(*faults, *reading.faults))


READER = Reader(name="jsonl", endings=(".jsonl", ".ndjson", ".jsonlines"), data=read)
