"""The formats in which a report is written, found by walking this folder.

A format is one file `to_<name>.py` that ends in `WRITER = Writer(name=..., write=...)`. Adding one is adding that file.
All of them write from the same report in memory, so that several files of one run never disagree.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import posixpath
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
    """How a report is shown. `json` and `jsonl` look at none of it, the other formats for machines at `min_level` only."""

    width: int | None = None
    """Columns of the terminal; `None` where the output is no terminal: then nothing is wrapped."""
    color: bool = False
    unicode: bool = True
    """False where the output cannot show more than ASCII: boxes and marks are then drawn in ASCII."""
    min_level: Level = "warning"
    """Findings below are counted, not shown."""
    verbose: int = 0
    """1: also what the run abstained from, and why; -1: findings, input problems and the summary only."""
    again: str | None = ""
    """What follows the id in the `factcheck explain` that finds a finding of this report again, quoted for a shell: options and
    paths as they were given. `None` where no command can: what came from standard input is gone."""
    folder: str = ""
    """The run's root as seen from the top of the repository, for formats whose readers know no other: empty, or `docs`."""
    changed: frozenset[str] | None = None
    """The paths that the change under test touches: where an annotation is seen. `None` where that is not known."""

    def from_top(self, path: str) -> str:
        """A path of the report as seen from the top of the repository."""
        return posixpath.normpath(posixpath.join(self.folder, path)) if self.folder else path


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: its name on the command line, and what turns a report into it."""

    name: str
    write: Callable[[Report, ShowOptions], str]
    """The whole output, ending in a line feed unless it is empty."""
    appends: bool = False
    """Whether a file of this format is continued and not replaced."""


def writer_called(name: str) -> Writer | None:
    """The format of this name, without loading the others; `None` if there is none."""
    if not name.isidentifier() or importlib.util.find_spec(f"factcheck.report.to_{name}") is None:
        return None
    writer: Writer | None = getattr(importlib.import_module(f"factcheck.report.to_{name}"), "WRITER", None)
    return writer


@cache
def writers() -> Mapping[str, Writer]:
    """Every format by name, in the order of names. A name that is not that of its file is our fault: `ValueError`."""
    package = importlib.import_module("factcheck.report")
    found: dict[str, Writer] = {}
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("to_"):
            continue
        writer = getattr(importlib.import_module(f"factcheck.report.{module.name}"), "WRITER", None)
        if writer is None:
            continue  # for a command of its own (`explain`, `claims`, `diff`), no format of a report
        if module.name != f"to_{writer.name}":
            raise ValueError(f"{module.name}.py writes the format {writer.name!r}")
        found[writer.name] = writer
    return MappingProxyType(dict(sorted(found.items())))
