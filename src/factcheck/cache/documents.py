"""What reading and extracting made of a document, kept under a key of all that it depends on.

The key is made of the bytes of the document, its name, what the configuration says of it, the rule packs, this program's own
files and the packages that it uses. What is found under a key is therefore what would come out again; anything else, an
entry of another version or a damaged one, is not found.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.cache.codec import Misfit, from_bytes, from_text, to_bytes, to_text
from factcheck.cache.program import fingerprint
from factcheck.cache.store import Store
from factcheck.model.claim import Claim
from factcheck.model.document import Document, Span
from factcheck.model.finding import Missed, Problem
from factcheck.reconcile.adoption import About
from factcheck.rulings.comments import Comment
from factcheck.story.record import Outline, Telling


@dataclass(frozen=True, slots=True)
class Read:
    """What the stages that see one document at a time give to those that see all."""

    document: Document
    """Without its blocks, which nothing needs any more."""
    about: About
    claims: tuple[Claim, ...]
    missed: tuple[Missed, ...]
    outline: Outline | None
    """Of what it narrates; `None` if it narrates nothing."""
    telling: Telling | str | None
    """What it narrates; from the cache as a text, for most stories need not be judged again (`telling_of`)."""


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
    return to_bytes(ReadFile, replace(file, reads=tuple(_bare(read) for read in file.reads)))


def unpacked(data: bytes) -> ReadFile | None:
    """The record again; `None` for bytes that hold none, or one whose claims do not stand where they say."""
    file = from_bytes(ReadFile, data)
    if file is None or not file.reads or not all(_fits(read, file) for read in file.reads):
        return None
    return replace(file, reads=tuple(_with_text(read, file.text) for read in file.reads))


def _bare(read: Read) -> Read:
    told = read.telling if read.telling is None or isinstance(read.telling, str) else to_text(Telling, read.telling)
    return replace(_with_text(read, ""), telling=told)


def telling_of(read: Read) -> Telling:
    """What a document narrates that has an outline. Raises `Misfit` where the cache has no telling of this document."""
    told = read.telling
    if isinstance(told, str):
        told = from_text(Telling, told)
        spans = [*(sentence.span for sentence in told.sentences), *(commitment.span for commitment in told.commitments)]
        if told.document != read.document.key or not all(_inside(span, read.document.text) for span in spans):
            raise Misfit
    if told is None:
        raise Misfit
    return told


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
    return read.outline is None or read.outline.document == document.key


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)


def key_of(sha256: str, path: str, settings: Iterable[object], packs: Iterable[str]) -> bytes:
    """The key of a document: 32 bytes.

    `sha256` is that of its bytes, `settings` are what the configuration says of it, `packs` the hashes of rule packs.
    """
    parts = [fingerprint(), sha256, path, repr(tuple(settings)), *packs]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
