"""One file's bytes to a `Document`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from factcheck.model.document import Document
from factcheck.model.finding import Problem
from factcheck.read.boilerplate import SiteWords, set_apart
from factcheck.read.decode import Undecodable, decode
from factcheck.read.formats import reader_of
from factcheck.read.layout import nested, titled
from factcheck.read.lines import fold
from factcheck.read.published import named, published, title_and_masthead
from factcheck.read.reading import Reading, Unreadable
from factcheck.read.recognise import recognise
from factcheck.rulepack.schema import SourceKind


def read_document(
    path: str,
    data: bytes,
    *,
    labels: frozenset[str],
    kinds: Mapping[str, SourceKind],
    forced_kind: str | None = None,
    source: str | None = None,
    weight: float | None = None,
    subject: str | None = None,
) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document at `path` (POSIX, relative to the root), and what was wrong with it; `None` if it cannot be read.

    `labels` are the label phrases of all packs, folded (`lines.fold`). `forced_kind`, `source`, `weight` and
    `subject` are
    what the user configured; else the kind is recognised, the source is the name that the document itself states or the
    file's, and the weight is the kind's. Pure: the same arguments give the same document.
    """
    reader = reader_of(path)
    if reader is None:
        ending = PurePosixPath(path).suffix or PurePosixPath(path).name
        return None, (Problem("limit", path, f"not read: `{ending}` is no format that this version reads"),)
    pages: tuple[int, ...] = ()
    note: str | None = None
    try:
        if reader.unpack:
            text, pages, reading = reader.unpack(data, labels)
        else:
            text, note = decode(data, declared=reader.declares)
            reading = reader.read(text, labels) if reader.read and text.strip().strip("\ufeff") else Reading(())
    except Undecodable as error:
        return None, (Problem("input", path, f"cannot be decoded: {error}", "save it as UTF-8, or exclude it"),)
    except Unreadable as error:
        return None, (Problem("input", path, f"cannot be read: {error}", error.hint),)
    if not text.strip().strip("\ufeff"):
        return None, (Problem("input", path, "empty", "remove it, or exclude it"),)
    problems = (Problem("limit", path, note, "save it as UTF-8"),) if note else ()
    usual = frozenset(fold(words) for kind in kinds.values() for sign in kind.recognise for words in sign.heading)
    front = reading.front
    kind, because = (forced_kind, "configured") if forced_kind else recognise(text, reading.blocks[front:], kinds)
    pack = kinds.get(kind)
    site = SiteWords(pack.boilerplate_lines, pack.boilerplate_from) if pack else SiteWords()
    blocks = set_apart(reading.blocks, site, guessed=reading.guessed_headings, usual=usual)
    blocks = nested(blocks, guessed=reading.guessed_headings, usual=usual)
    title, masthead = title_and_masthead(blocks[front:])
    title = title or reading.title
    blocks = titled(blocks, title)
    stated = reading.source if reading.source is not None else named(blocks[front:], "source")
    day = reading.published if reading.published is not None else published(blocks[front:])
    document = Document(
        path=path,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        format=reader.name,
        blocks=blocks,
        source=source or stated or masthead or PurePosixPath(path).stem,
        kind=kind,
        kind_because=because,
        title=title,
        published=day or None,
        language=reading.language or "en",
        subject=subject,
        pages=pages,
        weight=weight if weight is not None else pack.weight if pack else 1.0,
    )
    return document, problems
