"""What the place where a report is shown can do: colour, width, characters; and the progress bar."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Literal, TextIO

from factcheck.model.finding import Level
from factcheck.report.formats import ShowOptions

ColorWish = Literal["auto", "always", "never"]

_WIDEST = 10_000
"""Columns; what is wider is somebody's way to say "do not wrap"."""


def options_for(
    stream: TextIO,
    environment: Mapping[str, str],
    color: ColorWish = "auto",
    min_level: Level = "warning",
    verbose: int = 0,
) -> ShowOptions:
    """How to write to this stream."""
    return ShowOptions(
        width=_width(stream, environment),
        color=wants_color(stream, environment, color),
        unicode=(stream.encoding or "").lower().replace("-", "").startswith("utf"),
        min_level=min_level,
        verbose=verbose,
    )


def wants_color(stream: TextIO, environment: Mapping[str, str], color: ColorWish = "auto") -> bool:
    """The flag goes before `NO_COLOR`, that before `FORCE_COLOR` (unless 0), that before what the stream is."""
    if color != "auto":
        return color == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def _width(stream: TextIO, environment: Mapping[str, str]) -> int | None:
    """`COLUMNS`, else the terminal's; `None` where there is neither."""
    wished = environment.get("COLUMNS", "")
    if wished.isascii() and wished.isdigit() and wished.strip("0"):
        return min(int(wished[:9]), _WIDEST)
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80


class ProgressBar:
    """One line on a terminal, from half a second on; silent anywhere else."""

    PATIENCE_S = 0.5
    PAUSE_S = 0.1

    def __init__(self, stream: TextIO, environment: Mapping[str, str]) -> None:
        self.stream = stream
        self.silent = not stream.isatty() or environment.get("TERM") == "dumb"
        self.due = time.monotonic() + self.PATIENCE_S
        self.shown = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Told of each step; draws at most ten times a second."""
        if self.silent or time.monotonic() < self.due:
            return
        self.due = time.monotonic() + self.PAUSE_S
        filled = 24 * done // max(total, 1)
        self._show(f"{what} [{'#' * filled}{'.' * (24 - filled)}] {done}/{total}")

    def clear(self) -> None:
        """Leave the line as it was found."""
        if self.shown:
            self._show("")

    def _show(self, line: str) -> None:
        self.stream.write(f"\r{line.ljust(len(self.shown))}" + ("" if line else "\r"))
        self.stream.flush()
        self.shown = line
