"""Which formats are read: one file `from_<name>.py` of this folder each, which ends in `READER = Reader(...)`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.read.reading import Reader

_LOCKED = frozenset({"package-lock.json", "npm-shrinkwrap.json", "composer.lock", "pnpm-lock.yaml", "cargo.lock"})
"""Made by a tool, megabytes of checksums: nobody's statements."""


FORMATS: Mapping[str, str] = {
    ".cfg": "ini",
    ".csv": "csv",
    ".dockerfile": "dockerfile",
    ".docx": "docx",
    ".env": "env",
    ".htm": "html",
    ".html": "html",
    ".ini": "ini",
    ".json": "json",
    ".jsonl": "jsonl",
    ".jsonlines": "jsonl",
    ".markdown": "markdown",
    ".md": "markdown",
    ".mediawiki": "wikitext",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".properties": "properties",
    ".tab": "csv",
    ".text": "text",
    ".toml": "toml",
    ".tsv": "csv",
    ".txt": "text",
    ".wiki": "wikitext",
    ".wikitext": "wikitext",
    ".xhtml": "html",
    ".yaml": "yaml",
    ".yml": "yaml",
    "containerfile": "dockerfile",
    "dockerfile": "dockerfile",
}
"""Ending (in lower case, with its dot) or whole name to the name of the reader: what the readers themselves declare (a test
compares), written down so that looking for documents loads none of them."""


@cache
def _reader(name: str) -> Reader:
    reader: Reader = importlib.import_module(f"factcheck.read.from_{name}").READER
    return reader


def reader_of(path: str) -> Reader | None:
    """What reads this file; loads it."""
    name = format_of(path)
    return None if name is None else _reader(name)


def format_of(path: str) -> str | None:
    """The name of the reader of this file, by the file's name, else by its ending."""
    pure = PurePosixPath(path)
    name = pure.name.lower()
    if name in _LOCKED:
        return None
    if is_dotenv(name):
        return "env"
    if name.startswith("dockerfile."):
        return "dockerfile"
    return FORMATS.get(name) or FORMATS.get(pure.suffix.lower())


def is_dotenv(name: str) -> bool:
    """Is it one of the files of environment variables, which hide behind a dot (`.env`, `.env.example`)?"""
    return name.lower() == ".env" or name.lower().startswith(".env.")
