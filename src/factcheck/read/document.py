"""One file's bytes to its `Document`s: most files are one, a file of records may be many."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from factcheck.model.document import Document
from factcheck.model.finding import Problem
from factcheck.read.boilerplate import SiteWords, set_apart
from factcheck.read.decode import Undecodable, decode
from factcheck.read.formats import reader_of
from factcheck.read.implied import implied_by
from factcheck.read.layout import nested, titled
from factcheck.read.lines import fold
from factcheck.read.published import named, published, title_and_masthead
from factcheck.read.reading import Given, Reader, Reading, Record, RecordMap, Unpacked, Unreadable
from factcheck.read.recognise import recognise, recognise_shape
from factcheck.rulepack.schema import SourceKind

MOST_FAULTS = 20
"""Faults of one file that are named, each with its place."""


class Known(NamedTuple):
    """What is known of a file before it is read: the packs' part, and what the user configured."""

    labels: frozenset[str]
    """The label phrases of all packs, folded (`lines.fold`)."""
    kinds: Mapping[str, SourceKind]
    forced_kind: str | None = None
    source: str | None = None
    weight: float | None = None
    subject: str | None = None
    mapping: RecordMap | None = None
    """Which column of a file of records is what."""


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
    """`read_documents` for a file that is one document: `None` if it cannot be read."""
    found, problems = read_documents(path, data, Known(labels, kinds, forced_kind, source, weight, subject))
    return (found[0] if found else None), problems


def read_documents(path: str, data: bytes, known: Known) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The documents of the file at `path` (POSIX, relative to the root) in their order, and what was wrong with it.

    What the user configured goes first; else the kind is recognised, the source is the name that the document itself
    states or the file's, and the weight is the kind's. Pure: the same arguments give the same documents.
    """
    reader = reader_of(path)
    if reader is None:
        ending = PurePosixPath(path).suffix or PurePosixPath(path).name
        return (), (Problem("limit", path, f"not read: `{ending}` is no format that this version reads"),)
    note: str | None = None
    unpacked: Unpacked | None = None
    try:
        if reader.unpack:
            unpacked = reader.unpack(data, known.labels)
            text = unpacked.text
        else:
            text, note = decode(data, declared=reader.declares)
    except Undecodable as error:
        return (), (Problem("input", path, f"cannot be decoded: {error}", "save it as UTF-8, or exclude it"),)
    except Unreadable as error:
        return (), (Problem("input", path, f"cannot be read: {error}", error.hint),)
    if not text.strip().strip("\ufeff"):
        return (), (Problem("input", path, "empty", "remove it, or exclude it"),)
    problems = [Problem("limit", path, note, "save it as UTF-8")] if note else []
    file = _File(path, text, hashlib.sha256(data).hexdigest(), reader, known, unpacked.pages if unpacked else ())
    if reader.data is not None:
        reading = reader.data(text, Given(path, known.mapping))
        if unpacked:
            reading = reading._replace(faults=(*unpacked.reading.faults, *reading.faults))
        problems += _faults(file, reading)
        return tuple(_data_documents(file, reading)), tuple(problems)
    if unpacked:
        return (_text_document(file, unpacked.reading),), tuple(problems)
    assert reader.read is not None
    return (_text_document(file, reader.read(text, known.labels)),), tuple(problems)


class _File(NamedTuple):
    """A file on its way to documents."""

    path: str
    text: str
    sha256: str
    reader: Reader
    known: Known
    pages: tuple[int, ...] = ()


def _text_document(file: _File, reading: Reading, record: Record | None = None) -> Document:
    """A text that is laid out for people; `record` is what stands beside it in a file of such texts."""
    path, text, known = file.path, file.text, file.known
    kinds = known.kinds
    usual = frozenset(fold(words) for kind in kinds.values() for sign in kind.recognise for words in sign.heading)
    front = reading.front
    layout = "\n".join(block.text for block in record.blocks) if record else text
    recognised = (known.forced_kind, "configured") if known.forced_kind else recognise(layout, reading.blocks[front:], kinds)
    kind, because = recognised
    pack = kinds.get(kind)
    site = SiteWords(pack.boilerplate_lines, pack.boilerplate_from) if pack else SiteWords()
    blocks = set_apart(reading.blocks, site, guessed=reading.guessed_headings, usual=usual)
    blocks = nested(blocks, guessed=reading.guessed_headings, usual=usual)
    implied = implied_by(path)
    title, masthead = title_and_masthead(blocks[front:])
    title = (record.title if record else "") or title or reading.title
    blocks = titled(blocks, title)
    stated = reading.source if reading.source is not None else named(blocks[front:], "source")
    day = reading.published if reading.published is not None else published(blocks[front:])
    return Document(
        path=path,
        text=text,
        sha256=file.sha256,
        format=file.reader.name,
        blocks=blocks,
        source=known.source or (record and record.source) or stated or masthead or PurePosixPath(path).stem,
        kind=kind,
        kind_because="; ".join(filter(None, (because, reading.because, implied.because))),
        title=title,
        published=(record and record.published) or day or None,
        url=record.url if record else None,
        language=(record and record.language) or reading.language or implied.language or "en",
        qualifiers=implied.qualifiers,
        subject=known.subject,
        weight=known.weight if known.weight is not None else pack.weight if pack else 1.0,
        pages=file.pages,
        locator=record.locator if record else None,
    )


def _data_documents(file: _File, reading: Reading) -> Iterator[Document]:
    """The records of a data file; the kind is that of the whole file."""
    known = file.known
    kind, because = (known.forced_kind, "configured") if known.forced_kind else recognise_shape(reading.shape, known.kinds)
    pack = known.kinds.get(kind)
    weight = known.weight if known.weight is not None else pack.weight if pack else 1.0
    implied = implied_by(file.path)
    because = "; ".join(filter(None, (because, reading.because, implied.because)))
    stem = PurePosixPath(file.path).stem
    for record in reading.records:
        if record.is_prose:
            yield _text_document(file, Reading(record.blocks, because=reading.because), record)
            continue
        yield Document(
            path=file.path,
            text=file.text,
            sha256=file.sha256,
            format=file.reader.name,
            blocks=record.blocks,
            source=known.source or record.source or stem,
            kind=kind,
            kind_because=because,
            title=record.title,
            published=record.published,
            url=record.url,
            language=record.language or implied.language or "en",
            qualifiers=implied.qualifiers,
            subject=known.subject if record.locator is None or not record.title else None,
            weight=weight,
            locator=record.locator,
            structured=True,
            aliases=record.aliases,
        )


def _faults(file: _File, reading: Reading) -> Iterator[Problem]:
    """What was wrong inside, in the order of the text; the first few of a kind of fault, and how many more."""
    breaks: list[int] | None = None
    for number, fault in enumerate(sorted(reading.faults)):
        if number == MOST_FAULTS:
            yield Problem("limit", file.path, f"{len(reading.faults) - MOST_FAULTS} more faults of this file")
            return
        breaks = _line_starts(file.text) if breaks is None else breaks
        line = bisect_right(breaks, fault.at)
        yield Problem(fault.severity, f"{file.path}:{line}:{fault.at - breaks[line - 1] + 1}", fault.what, fault.hint)


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


_LINE_END = re.compile(r"\r\n|\r|\n")
