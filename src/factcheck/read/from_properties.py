"""Java properties: a key with points in it, then `=`, `:` or a blank, then the value."""

from __future__ import annotations

from factcheck.read.from_ini import read_settings
from factcheck.read.lines_of_settings import PROPERTIES
from factcheck.read.reading import Given, Reader, Reading


def read(text: str, given: Given) -> Reading:
    """The settings of a properties text."""
    return read_settings(text, given, PROPERTIES)


READER = Reader(name="properties", endings=(".properties",), data=read)
