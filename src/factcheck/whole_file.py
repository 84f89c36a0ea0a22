"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from itertools import count
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`, so that whoever looks finds the old file or the new one, whatever happens in between.

    A temporary file in the same folder takes its place. A link keeps pointing where it points, an existing file keeps
    its permissions; what is no plain file (`/dev/stdout`, a pipe) is written to directly. Raises `OSError`.
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        with target.open("wb") as file:
            file.write(data)
        return
    temporary, handle = _new_file_beside(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:  # Ctrl-C too leaves nothing behind
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _new_file_beside(target: Path) -> tuple[Path, int]:
    """A file that nobody else has open, with the permissions that a new file gets here."""
    for number in count():
        temporary = target.with_name(f".{target.name}.{os.getpid()}-{number}.tmp")
        try:
            return temporary, os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            continue
    raise AssertionError("count() does not end")
