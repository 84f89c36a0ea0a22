"""TOML: settings with their sections and comments; of package metadata (`pyproject.toml`) what it says of the package."""

from __future__ import annotations

from pathlib import PurePosixPath

from factcheck.read.comments import Comments, scalars_of, with_comments
from factcheck.read.nodes import Node
from factcheck.read.reading import Given, Reader, Reading, Shape
from factcheck.read.roles import is_name, words
from factcheck.read.settings_files import is_settings
from factcheck.read.toml_nodes import toml_tree
from factcheck.read.trees import read_tree


def read(text: str, given: Given) -> Reading:
    """The documents of a TOML text."""
    tree = toml_tree(text)
    if tree.root is None:
        return Reading(shape="configuration", faults=tree.faults)
    root = tree.root
    path = PurePosixPath(given.path)
    if path.name.lower() in ("pyproject.toml", "cargo.toml"):
        root = _of_the_package(text, root)
    with_comments(root, Comments(text, "#", scalars_of(root)))
    return read_tree(text, root, given, shape=_shape(text, root, path))


def _shape(text: str, root: Node, path: PurePosixPath) -> Shape:
    """Settings, unless the root names what it is about and the file's name does not speak of settings."""
    named = any(is_name(words(m.key.words(text))) and m.value.kind == "string" for m in root.members)
    return "record" if named and not is_settings(path) else "configuration"


_PACKAGE = frozenset({"project", "package", "build-system", "features"})


def _of_the_package(text: str, root: Node) -> Node:
    """What is said of the package: settings of tools (our own among them) and lists of dependencies are left out."""
    kept = Node("object", root.start, root.end)
    for member in root.members:
        key = member.key.words(text)
        if key in _PACKAGE:
            kept.members.append(member)
        elif key == "tool":
            kept.members.extend(m for m in member.value.members if m.key.words(text) == "poetry")
    return kept


READER = Reader(name="toml", endings=(".toml",), data=read)
