"""JSON: an object is a document, a list of objects that have names of their own is one for each."""

from __future__ import annotations

from pathlib import PurePosixPath

from factcheck.read.interfaces import interface
from factcheck.read.json_nodes import json_tree
from factcheck.read.linked_data import linked_data
from factcheck.read.reading import Given, Reader, Reading, Shape
from factcheck.read.settings_files import is_settings
from factcheck.read.trees import read_tree


def read(text: str, given: Given) -> Reading:
    """The documents of a JSON text."""
    tree = json_tree(text)
    if tree.root is None:
        return Reading(faults=tree.faults)
    described = interface(text, tree.root) or linked_data(text, tree.root)
    if described is not None:
        return described._replace(faults=(*tree.faults, *described.faults))
    shape: Shape = "configuration" if is_settings(PurePosixPath(given.path)) else "record"
    reading = read_tree(text, tree.root, given, shape=shape)
    return reading._replace(faults=(*tree.faults, *reading.faults))


READER = Reader(name="json", endings=(".json",), data=read)
