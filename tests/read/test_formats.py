"""Which file is read by what: the table in `read.formats` against what the readers declare."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import factcheck.read
from factcheck.read.formats import FORMATS, format_of, reader_of
from factcheck.read.reading import Reader


def declared() -> dict[str, str]:
    """Ending or whole name to the reader that declares it; two of one would be a fault."""
    found: dict[str, str] = {}
    for module in pkgutil.iter_modules(factcheck.read.__path__):
        if module.name.startswith("from_"):
            reader: Reader = importlib.import_module(f"factcheck.read.{module.name}").READER
            assert module.name == f"from_{reader.name}"
            for ending in (*reader.endings, *reader.names):
                assert ending not in found
                found[ending] = reader.name
    return found


def test_the_table_of_formats_says_what_the_readers_declare() -> None:
    assert dict(FORMATS) == declared()
    assert list(FORMATS) == sorted(FORMATS)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("docs/A.MD", "markdown"),
        ("a.tar.gz", None),
        ("Dockerfile", "dockerfile"),
        ("dockerfile.prod", "dockerfile"),
        (".env.example", "env"),
        ("package-lock.json", None),
        ("noending", None),
    ],
)
def test_a_file_is_told_by_its_name_else_by_its_ending(path: str, name: str | None) -> None:
    assert format_of(path) == name
    reader = reader_of(path)
    assert (reader.name if reader else None) == name
