"""What reading and extracting made of a document, kept under a key of all that it depends on.

The key is made of the bytes of the document, its name, what the configuration says of it, the rule packs, this program's own
files and the packages that it uses. What is found under a key is therefore what would come out again; anything else, an
entry of another version or a damaged one, is not found.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from factcheck.cache.codec import Misfit, codec
from factcheck.cache.store import Store
from factcheck.model.claim import Claim
from factcheck.model.document import Document, Span
from factcheck.model.finding import Missed, Problem
from factcheck.reconcile.subjects import About
from factcheck.rulings.comments import Comment
from factcheck.story.record import Telling
from factcheck.version import __version__

_LEVEL = 1
"""Of compression: a fifth of the size for a tenth of the time of reading."""
_MOST_BYTES = 1 << 28
"""An entry that unpacks to more than this is none of ours."""
_PACKAGES = ("anyascii", "dateparser", "google_re2", "pydantic", "pyyaml", "rapidfuzz", "sentencex")


@dataclass(frozen=True, slots=True)
class Read:
    """What the stages that see one document at a time give to those that see all."""

    document: Document
    """Without its blocks, which nothing needs any more."""
    about: About
    claims: tuple[Claim, ...]
    missed: tuple[Missed, ...]
    telling: Telling | None
    """What it narrates, `None` if it narrates nothing."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The same of a whole file: one document, or as many as it has records."""

    path: str
    text: str
    """That of each of its documents; kept once."""
    sha256: str
    reads: tuple[Read, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]


class Cache:
    """Documents by key."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def find(self, keys: Sequence[bytes | None]) -> dict[int, ReadFile]:
        """Place to what is kept under the key there, for those under which something fit is."""
        found: dict[int, ReadFile] = {}
        with no_garbage():
            for at, key in enumerate(keys):
                data = self.store.get(key) if key is not None else None
                file = unpacked(data) if data is not None else None
                if file is not None:
                    found[at] = file
        return found

    def put(self, key: bytes, file: ReadFile) -> None:
        """Keep what was read."""
        self.store.put(key, packed(file))


@contextlib.contextmanager
def no_garbage() -> Iterator[None]:
    """Very many records are made here that all stay, and none has circles; looking for these costs more than all the rest."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def packed(file: ReadFile) -> bytes:
    """A record as bytes."""
    encode, _ = codec(ReadFile)
    assert encode is not None
    bare = replace(file, reads=tuple(_with_text(read, "") for read in file.reads))
    # ASCII: a file name that is no UTF-8 holds lone surrogates.
    return zlib.compress(json.dumps(encode(bare), separators=(",", ":")).encode("ascii"), _LEVEL)


def unpacked(data: bytes) -> ReadFile | None:
    """The record again; `None` for bytes that hold none, or one whose claims do not stand where they say."""
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(data, _MOST_BYTES)
        if unpacking.unconsumed_tail:
            return None
        file = codec(ReadFile)[1](json.loads(text))
    except (zlib.error, ValueError, RecursionError, Misfit):
        return None
    assert isinstance(file, ReadFile)
    if not file.reads or not all(_fits(read, file) for read in file.reads):
        return None
    return replace(file, reads=tuple(_with_text(read, file.text) for read in file.reads))


def _with_text(read: Read, text: str) -> Read:
    return replace(read, document=replace(read.document, text=text))


def _fits(read: Read, file: ReadFile) -> bool:
    """Is it a document of the file, whose claims stand where they say?"""
    document, text = read.document, file.text
    if (document.path, document.sha256, document.text, read.about.document) != (file.path, file.sha256, "", document.key):
        return False
    for claim in read.claims:
        start, end = claim.evidence.span
        if claim.document != document.key or not 0 <= start < end <= len(text) or text[start:end] != claim.evidence.quote:
            return False
    told = read.telling
    if told is None:
        return True
    spans = [*(sentence.span for sentence in told.sentences), *(commitment.span for commitment in told.commitments)]
    return told.document == document.key and all(_inside(span, text) for span in spans)


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)


def key_of(sha256: str, path: str, settings: Iterable[object], packs: Iterable[str]) -> bytes:
    """The key of a document: 32 bytes.

    `sha256` is that of its bytes, `settings` are what the configuration says of it, `packs` the hashes of rule packs.
    """
    parts = [_program(), sha256, path, repr(tuple(settings)), *packs]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


@cache
def _program() -> str:
    """This program, told from others by its version, its files, the Python that runs it, and the packages it uses."""
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for line in (*_files(Path(__file__).parent.parent), *_packages()):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    for room in sorted(folder.iterdir()) if folder.is_dir() else ():
        for file in sorted(room.rglob("*.py")) if room.is_dir() else [room]:
            if file.suffix == ".py":
                status = file.stat()
                yield f"{file.relative_to(folder).as_posix()} {status.st_size} {status.st_mtime_ns}"


def _packages() -> Iterator[str]:
    for folder in sys.path:
        if folder.rstrip("/\\").endswith(("site-packages", "dist-packages")) and Path(folder).is_dir():
            names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".dist-info"))
            yield from (name for name in names if name.lower().startswith(_PACKAGES))
