"""Which formats are read: every file of this folder that ends in `READER = Reader(...)`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from pathlib import PurePosixPath

import factcheck.read
from factcheck.read.reading import Reader


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """Ending (in lower case, with its dot) to reader. Two readers of one ending are a fault of the program."""
    found: dict[str, Reader] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(factcheck.read.__path__)):
        if not name.startswith("from_"):
            continue
        reader: Reader = importlib.import_module(f"factcheck.read.{name}").READER
        for ending in reader.endings:
            if ending in found:
                raise ValueError(f"two readers of {ending}: {found[ending].name}, {reader.name}")
            found[ending] = reader
    return found


def reader_of(path: str) -> Reader | None:
    """What reads this file, by its ending."""
    return readers().get(PurePosixPath(path).suffix.lower())
