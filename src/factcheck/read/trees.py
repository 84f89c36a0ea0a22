"""A tree of nodes as documents: one for an object, one for each object of a list whose objects have names of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from factcheck.model.document import Block, Span
from factcheck.read.members import Members, find, label_value, paragraph
from factcheck.read.nodes import Node, Writer, scalar
from factcheck.read.reading import Fault, Given, Reading, Record, Shape
from factcheck.read.roles import NONE, TEXTS, Roles, is_name, repeated_names, roles_of, words
from factcheck.read.settings_files import is_package
from factcheck.values.units import CURRENCIES, unit_named

_TITLES = ("title", "name", "full name", "display name", "headline", "label")
_HOLDERS = (
    "entity", "subject", "event", "film", "movie", "product", "person", "creator", "item", "record", "work", "info", "object",
    "organisation", "organization", "company", "place", "project", "package", "data", "metadata", "book", "artist", "building",
)  # fmt: skip
"""Keys of an object that holds what a whole file is about."""
_ALIASES = re.compile(
    r"(?:alternative |alternate |other |original |international |english |secondary |former |official |native )?"
    r"(?:titles?|names?|aliases|alias|aka|also known as|known as)(?: variants?| en| english| original| alternatives?)?"
)
_PROVISIONAL = re.compile(r"\b(?:working|provisional|planned|draft|short|sort|series)\b")
_LIFE = frozenset({"born", "died", "birth", "death", "birth date", "death date", "birth name", "date of birth", "date of death"})
_URLS = ("url", "link", "source url", "canonical url", "permalink", "uri")
_DATES = (
    "published",
    "date published",
    "published at",
    "publication date",
    "published date",
    "date",
    "pubdate",
    "created at",
    "created",
)
_PUBLISHERS = ("source", "publisher", "site", "website", "site name", "domain")
_LANGUAGES = ("language", "lang", "locale")
_NUMBER = re.compile(r"[~<>≈]?\s?[-+]?\d[\d.,\s]*")
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?")
LEAST_ROWS = 2
"""Objects in a list from which on it can be a list of records."""


def read_tree(text: str, root: Node, given: Given, *, shape: Shape, lines: Sequence[int] | None = None) -> Reading:
    """The documents of a tree. `lines`: for a list that is a file of lines, the number of each.

    Settings are one document, about no thing that a key names, unless they are a package's.
    """
    rows, prefix = rows_of(root, text, lines=lines is not None) if shape != "configuration" else ([], "")
    if rows:
        prose = _as_prose(text, rows, lines)
        if prose is not None:
            return prose
        table = _table(text, rows, given)
        if table.roles.mode == "records" or (table.roles.mode == "long" and (table.roles.names or table.roles.source != NONE)):
            return _records(text, rows, table, prefix, lines)
        if table.roles.mode == "long":
            return Reading(records=(_long_table(text, rows, table),), shape="record", because=table.roles.because)
        if root.kind == "list":
            return Reading(records=(_one_table(text, rows, table),), shape="record", because=table.roles.because)
    named = shape != "configuration" or is_package(PurePosixPath(given.path))
    own, title, aliases = _named(text, root) if named else (frozenset[int](), "", ())
    members = Members(text, own, settings=shape == "configuration")
    members.read(root)
    record = Record(tuple(members.blocks), title=title, aliases=aliases)
    return Reading(records=(record,) if members.blocks else (), shape=shape, faults=tuple(members.faults))


class _Table(NamedTuple):
    """Objects as rows under headers."""

    headers: list[str]
    rows: list[list[str]]
    nodes: list[list[Node | None]]
    roles: Roles


_MOST_HEADERS = 200


def rows_of(root: Node, text: str, *, lines: bool = False) -> tuple[list[Node], str]:
    """The objects of a list that is all a file holds, or nearly so, and what its items are called."""
    if root.kind == "list":
        objects = [i for i in root.items if i.kind == "object"]
        least = 1 if lines else LEAST_ROWS
        return (objects, "") if len(objects) >= least and len(objects) == len(root.items) else ([], "")
    if root.kind != "object" or any(is_name(words(m.key.words(text))) and m.value.is_scalar for m in root.members):
        return [], ""
    lists = [m for m in root.members if m.value.kind == "list" and m.value.items]
    whole = [m for m in lists if all(i.kind == "object" for i in m.value.items)]
    if len(lists) != 1 or not whole or len(whole[0].value.items) < LEAST_ROWS:
        return [], ""
    if any(m.value.kind == "object" for m in root.members):
        return [], ""
    rows = whole[0].value.items
    named = sum(any(is_name(words(m.key.words(text))) for m in row.members) for row in rows)
    return (rows, whole[0].key.words(text)) if named == len(rows) else ([], "")


def _table(text: str, rows: Sequence[Node], given: Given) -> _Table:
    index: dict[str, int] = {}
    for row in rows:
        for member in row.members:
            if len(index) < _MOST_HEADERS:
                index.setdefault(member.key.words(text), len(index))
    headers = list(index)
    nodes: list[list[Node | None]] = []
    words_of: list[list[str]] = []
    for row in rows:
        cells: list[Node | None] = [None] * len(headers)
        said = [""] * len(headers)
        for member in row.members:
            at = index.get(member.key.words(text), NONE)
            if at != NONE and cells[at] is None and member.value.is_scalar and member.value.kind != "null":
                cells[at] = member.value
                said[at] = " ".join(member.value.words(text).split())
        nodes.append(cells)
        words_of.append(said)
    return _Table(headers, words_of, nodes, roles_of(headers, words_of, given.mapping))


def name_at(roles: Roles, row: Sequence[str]) -> int:
    """The column that names what a row is about; `NONE` if none does."""
    return next((i for i in roles.names if row[i]), NONE)


def told_apart(headers: Sequence[str], roles: Roles, row: Sequence[str], number: int, *, repeated: bool) -> tuple[str, ...]:
    """What a row holds under, for its path: its keys; a repeated name without any is kept apart by the row's number."""
    keys = roles.keys if repeated or roles.mode != "records" else ()
    told = [f"{words(headers[k])}: {row[k]}" for k in keys if row[k] and len(row[k]) <= 120]
    if repeated and not told:
        told.append(f"row: {next((row[i] for i in roles.ids if row[i]), number)}")
    return tuple(told)


def paths_of(table: NamedRows, named: Sequence[str], sources: Sequence[str], numbers: Sequence[int]) -> list[tuple[str, ...]]:
    """For each row what it holds under. Rows of one source with one name and the same keys are kept apart by their numbers: they
    may be namesakes, and a file that says something twice is not for us to take apart."""
    roles = table.roles
    who = [f"{s}\t{n}" if n else "" for s, n in zip(sources, named, strict=True)]
    twice = repeated_names(who) if roles.mode == "records" else frozenset[str]()
    paths = [
        told_apart(table.headers, roles, row, number, repeated=one in twice)
        for row, number, one in zip(table.rows, numbers, who, strict=True)
    ]
    alike = Counter((one, path) for one, path in zip(who, paths, strict=True) if one in twice)
    return [
        (*path, f"row: {number}") if alike[one, path] > 1 and not any(p.startswith("row: ") for p in path) else path
        for path, number, one in zip(paths, numbers, who, strict=True)
    ]


class NamedRows(NamedTuple):
    """The words of rows under headers."""

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    roles: Roles


def _records(text: str, rows: Sequence[Node], table: _Table, prefix: str, lines: Sequence[int] | None) -> Reading:
    roles = table.roles
    at = [name_at(roles, row) for row in table.rows]
    named = [row[i].casefold() if i != NONE else "" for row, i in zip(table.rows, at, strict=True)]
    sources = [row[roles.source] if roles.source != NONE else "" for row in table.rows]
    paths = paths_of(NamedRows(table.headers, table.rows, roles), named, sources, range(len(rows)))
    records: list[Record] = []
    faults: list[Fault] = []
    for number, (row, node) in enumerate(zip(table.rows, rows, strict=True)):
        where = f"line {lines[number]}" if lines is not None else f"{prefix}[{number}]"
        own = frozenset(id(n) for n in [table.nodes[number][at[number]]] if n is not None) if at[number] != NONE else frozenset()
        members = Members(text, own)
        path = paths[number]
        if roles.mode == "long":
            members.blocks.extend(_stated(text, node, table, number, path))
        else:
            members.read(node, path)
        title = row[at[number]] if at[number] != NONE else ""
        _, _, aliases = _named(text, node)
        faults.extend(members.faults)
        if members.blocks:
            records.append(
                Record(tuple(members.blocks), where, title, aliases if roles.mode == "records" else (), sources[number] or None)
            )
    return Reading(records=tuple(records), shape="record", because=roles.because, faults=tuple(faults[:1000]))


def _stated(text: str, row: Node, table: _Table, number: int, path: tuple[str, ...]) -> Iterator[Block]:
    """The attribute and value of a row in the long form."""
    roles, cells = table.roles, table.nodes[number]
    attribute, value = cells[roles.attribute], cells[roles.value]
    if attribute is None or value is None:
        return
    unit = cells[roles.unit] if roles.unit != NONE else None
    block = stated_block(text, attribute, value, unit, path, row.start, row.end)
    if block is not None:
        yield block


def stated_block(
    text: str, attribute: Node, value: Node, unit: Node | None, path: tuple[str, ...], start: int, end: int
) -> Block | None:  # fmt: skip
    """An attribute, its value and its unit, each a cell of its own, as a label with its value."""
    if attribute.start > value.start:
        return None  # spans would run backwards
    writer = Writer()
    writer.clean(scalar(text, value).stripped())
    numeric = _NUMBER.fullmatch(value.words(text).strip())
    if unit is not None and unit.start > value.start and unit.words(text).strip() and numeric:
        writer.instead(" ", value.last)
        writer.clean(scalar(text, unit).stripped())
        end = unit.end
    else:
        end = value.end
    clean = writer.done()
    before = unit.words(text).strip() if unit is not None and unit.start < value.start and numeric else ""
    said = before if _is_measure(before) else ""
    return label_value(attribute, clean, end, text, path, 1, unit=said) if clean.text.strip() else None


_SCALES = frozenset("thousand thousands million millions billion billions mn bn".split())


def _is_measure(words: str) -> bool:
    """Are these words a unit or a currency, with or without a scale ("NOK million"), and not what is counted ("persons")?"""
    rest = [word for word in words.split() if word.lower() not in _SCALES]
    return len(rest) == 1 and (unit_named(rest[0]) is not None or rest[0].upper() in CURRENCIES)


def _long_table(text: str, rows: Sequence[Node], table: _Table) -> Record:
    """Attributes and values of the file's own subject."""
    blocks: list[Block] = []
    for number, (row, node) in enumerate(zip(table.rows, rows, strict=True)):
        blocks.extend(_stated(text, node, table, number, told_apart(table.headers, table.roles, row, number, repeated=False)))
    return Record(tuple(blocks))


def _one_table(text: str, rows: Sequence[Node], table: _Table) -> Record:
    """Rows about the file's own subject, each under its keys."""
    members = Members(text)
    for number, (row, node) in enumerate(zip(table.rows, rows, strict=True)):
        members.read(node, told_apart(table.headers, table.roles, row, number, repeated=True))
    return Record(tuple(members.blocks))


def _named(text: str, root: Node) -> tuple[frozenset[int], str, tuple[str, ...]]:
    """What an object is about: the nodes that say so, the name, and further names."""
    if root.kind != "object":
        return frozenset(), "", ()
    found = _name_in(text, root)
    holder = root
    if found is None:
        held = [m.value for m in find(root, text, _HOLDERS) if m.value.kind == "object"]
        inside = [(h, n) for h in held if (n := _name_in(text, h)) is not None]
        if len(inside) != 1:
            return frozenset(), "", ()
        holder, found = inside[0]
    title = " ".join(found.words(text).split())
    aliases: dict[str, None] = {}
    for member in holder.members:
        if _ALIASES.fullmatch(words(member.key.words(text))):
            inner = [m.value for m in member.value.members if not _PROVISIONAL.search(words(m.key.words(text)))]
            for node in (member.value, *member.value.items, *inner):
                if node.is_scalar and node.kind == "string" and node is not found and len(node.words(text)) <= 100:
                    aliases.setdefault(" ".join(node.words(text).split()))
    if title.count(",") == 1 and any(words(m.key.words(text)) in _LIFE for m in (*holder.members, *root.members)):
        aliases.setdefault(title)
        last, first = title.split(",")
        title = f"{first.strip()} {last.strip()}"
    aliases.pop(title, None)
    return frozenset({id(found)}), title, tuple(a for a in aliases if a)


def _name_in(text: str, node: Node) -> Node | None:
    for member in find(node, text, _TITLES):
        if member.value.kind == "string" and 0 < len(member.value.words(text).strip()) <= 200:
            return member.value
        if member.value.kind == "object":  # a title in several languages: the first stands for all
            for inner in member.value.members:
                if inner.value.kind == "string" and inner.value.words(text).strip():
                    return inner.value
    thing = [m for m in node.members if is_name(words(m.key.words(text))) and m.value.kind == "string"]
    return thing[0].value if len(thing) == 1 and 0 < len(thing[0].value.words(text)) <= 200 else None


def _as_prose(text: str, rows: Sequence[Node], lines: Sequence[int] | None) -> Reading | None:
    """Objects that each hold a text, with its title, address and date beside it; `None` if these are none."""
    if lines is None:
        return None
    found: list[Record] = []
    for number, row in enumerate(rows):
        body = next((m.value for m in find(row, text, TEXTS) if m.value.kind == "string" and len(m.value.words(text)) >= 40), None)
        if body is None:
            return None
        found.append(prose_record(text, row, body, f"line {lines[number]}"))
    because = "each line is a text with its title, address and date beside it"
    return Reading(records=tuple(r for r in found if r.blocks), because=because)


def prose_record(text: str, row: Node, body: Node, locator: str) -> Record:
    """A text and what stands beside it."""

    def said(wanted: Sequence[str]) -> str:
        for holder in (row, *(m.value for m in find(row, text, ("metadata", "meta")) if m.value.kind == "object")):
            for member in find(holder, text, wanted):
                if member.value.kind == "string" and member.value.words(text).strip():
                    return " ".join(member.value.words(text).split())
        return ""

    day = _ISO_DAY.fullmatch(said(_DATES))
    language = said(_LANGUAGES)
    url = said(_URLS)
    source = said(_PUBLISHERS)
    if source.startswith(("http://", "https://")):
        url, source = url or source, ""
    return Record(
        tuple(_paragraphs(text, body)), locator, said(("title", "headline", "name")), (), source or None,
        day.group(1) if day else None, url or None, language[:2] if _LANGUAGE.fullmatch(language) else None, True,
    )  # fmt: skip


_BREAK = re.compile(r"\s*\n\s*")


def _paragraphs(text: str, body: Node) -> Iterator[Block]:
    """The lines of a text as paragraphs."""
    clean = scalar(text, body)
    at = 0
    for cut in (*_BREAK.finditer(clean.text), None):
        end = cut.start() if cut else len(clean.text)
        if clean.text[at:end].strip():
            part = clean.part(at, end).stripped()
            block = paragraph(part, Span(body.first, body.last), ())
            yield replace(block, span=block.source_span(Span(0, len(part.text))))
        at = cut.end() if cut else end
