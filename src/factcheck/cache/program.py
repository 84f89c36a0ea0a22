"""What tells this very program from others: a part of every key, so that no entry outlives what made it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from factcheck.version import __version__


@cache
def fingerprint() -> str:
    """Of the version, this program's own files, the Python that runs it, and the packages beside it."""
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for line in (*_files(os.path.dirname(os.path.dirname(__file__))), *_packages()):  # noqa: PTH120 (`pathlib` is slow here)
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Each module with its size and when it was changed."""
    waiting = [folder]
    found: list[str] = []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    found.append(f"{entry.path[len(folder) :]} {status.st_size} {status.st_mtime_ns}")
                elif entry.is_dir():
                    waiting.append(entry.path)
    yield from sorted(found)


def _packages() -> Iterator[str]:
    """Every package that is installed: what reads a format or splits sentences may be any of them."""
    for folder in sys.path:
        if folder.rstrip("/\\").endswith(("site-packages", "dist-packages")) and Path(folder).is_dir():
            yield from sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".dist-info"))
