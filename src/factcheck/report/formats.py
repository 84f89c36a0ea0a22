"""The formats in which a report is written, found by walking this folder.

A format is one file `to_<name>.py` that ends in `WRITER = Writer(name=..., write=...)`. Adding one is adding that file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.model.finding import Level, Report

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ShowOptions:
    """How a report is shown to people. Formats for machines look at none of it."""

    width: int | None = None
    """Columns of the terminal; `None` where the output is no terminal: then nothing is wrapped."""
    color: bool = False
    unicode: bool = True
    """False where the output cannot show more than ASCII: boxes and marks are then drawn in ASCII."""
    min_level: Level = "warning"
    """Findings below are counted, not shown."""
    verbose: int = 0
    """1: also what the run abstained from, and why; -1: findings, input problems and the summary only."""


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: its name on the command line, and what turns a report into it."""

    name: str
    write: Callable[[Report, ShowOptions], str]
    """The whole output, ending in a line feed unless it is empty."""


def writer_called(name: str) -> Writer | None:
    """The format of this name, `None` if there is none; the others are not loaded for it."""
    package = importlib.import_module("factcheck.report")
    if any(module.name == f"to_{name}" for module in pkgutil.iter_modules(package.__path__)):
        writer: object = getattr(importlib.import_module(f"factcheck.report.to_{name}"), "WRITER", None)
        if isinstance(writer, Writer) and writer.name == name:
            return writer
    return writers().get(name)


@cache
def writers() -> Mapping[str, Writer]:
    """Every format by name, in the order of names. Two files with one name are our fault: `ValueError`."""
    package = importlib.import_module("factcheck.report")
    found: dict[str, Writer] = {}
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("to_"):
            continue
        writer = getattr(importlib.import_module(f"factcheck.report.{module.name}"), "WRITER", None)
        if writer is None:
            continue  # for a command of its own (`explain`, `claims`, `diff`), no format of a report
        if writer.name in found:
            raise ValueError(f"two writers call themselves {writer.name!r}")
        found[writer.name] = writer
    return MappingProxyType(dict(sorted(found.items())))
