"""The store behind the cache: keys to bytes in one SQLite file under `.factcheck_cache`, each with a checksum.

Nothing here ever stops a run. What cannot be opened, read or written is not there; a file that is no database, or a damaged
one, is thrown away and begun anew. Several runs may use one store at once: SQLite takes care that each writes whole entries.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

FILE = "documents-1.sqlite"
"""Another form of the table gets another number, and never meets this one."""
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by factcheck; see https://bford.info/cachedir/\n"
_WAIT_S = 5.0
_ROOM = 1000
"""Entries that are kept although this run had no use for them, and as many again for each entry that it used three times."""


class Store:
    """One open store; use it as a context manager. Keys are 32 bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / FILE
        self.connection: sqlite3.Connection | None = None
        self.used: set[bytes] = set()
        self.tidies = True
        """Whether closing it forgets what was not used; not in a run that looked for nothing but a report."""
        self.waiting: list[tuple[bytes, bytes, bytes]] = []

    def __enter__(self) -> Store:
        try:
            self._make_folder()
            self._open()
        except sqlite3.OperationalError:
            self._give_up()
        except sqlite3.DatabaseError:
            self._begin_anew()
        except OSError:
            self._give_up()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """What was put so far is kept, also after Ctrl-C."""
        self._write()
        if kind is None and self.tidies:
            self._tidy()
        self._give_up()

    def get(self, key: bytes) -> bytes | None:
        """What was put under a key, `None` where nothing was or its checksum does not fit."""
        if self.connection is None:
            return None
        try:
            row = self.connection.execute("SELECT checksum, data FROM entry WHERE key = ?", (key,)).fetchone()
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._begin_anew()
            return None
        if row is None or not isinstance(row[1], bytes) or row[0] != _checksum(key, row[1]):
            return None
        self.used.add(key)
        return row[1]

    def put(self, key: bytes, data: bytes) -> None:
        """Keep something; it is on disk when the store is closed, or after some hundreds of others."""
        self.used.add(key)
        self.waiting.append((key, _checksum(key, data), data))
        if len(self.waiting) >= 500:
            self._write()

    def _make_folder(self) -> None:
        self.folder.mkdir(exist_ok=True)
        for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "# Made by factcheck.\n*\n")):
            file = self.folder / name
            if not file.exists():
                file.write_text(text, encoding="utf-8")

    def _open(self) -> None:
        connection = sqlite3.connect(self.file, timeout=_WAIT_S, isolation_level=None)
        self.connection = connection
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, checksum BLOB NOT NULL, data BLOB NOT NULL)")

    def _begin_anew(self) -> None:
        self._give_up()
        try:
            for end in ("", "-wal", "-shm"):
                self.file.with_name(self.file.name + end).unlink(missing_ok=True)
            self._open()
        except (sqlite3.Error, OSError):
            self._give_up()

    def _give_up(self) -> None:
        if self.connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self.connection.close()
        self.connection = None

    def _write(self) -> None:
        self._change("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", self.waiting)
        self.waiting = []

    def _tidy(self) -> None:
        """Forget what this run did not use, once that is much more than what it did."""
        if self.connection is None:
            return
        with contextlib.suppress(sqlite3.Error):
            (count,) = self.connection.execute("SELECT count(*) FROM entry").fetchone()
            if count > _ROOM + 4 * len(self.used):
                keys = [key for (key,) in self.connection.execute("SELECT key FROM entry")]
                self._change("DELETE FROM entry WHERE key = ?", [(key,) for key in keys if key not in self.used])

    def _change(self, statement: str, rows: Iterable[tuple[bytes, ...]]) -> None:
        """All rows or none."""
        if self.connection is None or not rows:
            return
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany(statement, rows)
            self.connection.execute("COMMIT")
        except sqlite3.Error:  # another run holds it, the disk is full, the file is damaged
            self._give_up()


def _checksum(key: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(data, key=key, digest_size=16).digest()
