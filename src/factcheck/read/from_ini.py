"""INI and its like: a setting on a line, under the section whose name stands above it in brackets."""

from __future__ import annotations

from factcheck.read.comments import Comments, scalars_of, with_comments
from factcheck.read.lines_of_settings import INI, Dialect, settings_tree
from factcheck.read.reading import Given, Reader, Reading
from factcheck.read.trees import read_tree


def read_settings(text: str, given: Given, dialect: Dialect) -> Reading:
    """The settings of a text of lines."""
    root, faults = settings_tree(text, dialect)
    with_comments(root, Comments(text, dialect.comments, scalars_of(root), behind=dialect.behind))
    reading = read_tree(text, root, given, shape="configuration")
    return reading._replace(faults=(*faults, *reading.faults))


def read(text: str, given: Given) -> Reading:
    """The settings of an INI text."""
    return read_settings(text, given, INI)


READER = Reader(name="ini", endings=(".ini", ".cfg"), data=read)
