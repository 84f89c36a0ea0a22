"""Variables of an environment (`.env`): what looks like a secret is not read."""

from __future__ import annotations

from factcheck.read.from_ini import read_settings
from factcheck.read.lines_of_settings import ENVIRONMENT
from factcheck.read.reading import Given, Reader, Reading


def read(text: str, given: Given) -> Reading:
    """The variables of a text."""
    return read_settings(text, given, ENVIRONMENT)


READER = Reader(name="env", endings=(".env",), data=read)
