"""Which formats are read: every file of this folder that ends in `READER = Reader(...)`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from pathlib import PurePosixPath

import factcheck.read
from factcheck.read.reading import Reader

_LOCKED = frozenset({"package-lock.json", "npm-shrinkwrap.json", "composer.lock", "pnpm-lock.yaml", "cargo.lock"})
"""Made by a tool, megabytes of checksums: nobody's statements."""


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """Ending (in lower case, with its dot) or whole name to reader. Two readers of one are a fault of the program."""
    found: dict[str, Reader] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(factcheck.read.__path__)):
        if not name.startswith("from_"):
            continue
        reader: Reader = importlib.import_module(f"factcheck.read.{name}").READER
        for ending in (*reader.endings, *reader.names):
            if ending in found:
                raise ValueError(f"two readers of {ending}: {found[ending].name}, {reader.name}")
            found[ending] = reader
    return found


def reader_of(path: str) -> Reader | None:
    """What reads this file, by its name, else by its ending."""
    pure = PurePosixPath(path)
    name = pure.name.lower()
    if name in _LOCKED:
        return None
    known = readers()
    if is_dotenv(name):
        return known.get(".env")
    if name.startswith("dockerfile."):
        return known.get("dockerfile")
    return known.get(name) or known.get(pure.suffix.lower())


def is_dotenv(name: str) -> bool:
    """Is it one of the files of environment variables, which hide behind a dot (`.env`, `.env.example`)?"""
    return name.lower() == ".env" or name.lower().startswith(".env.")
