"""Objects and lists as blocks: what each member says, under which keys, and which of its siblings tell it apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.model.document import Block, Span
from factcheck.read.clean import Clean
from factcheck.read.nodes import Member, Node, Writer, key_clean, scalar
from factcheck.read.reading import Fault
from factcheck.read.roles import IDS, KEYS, MEASURED_ENDS, UNITS, VALUES, is_name, units_beside, words
from factcheck.read.settings_files import is_secret

MOST_BLOCKS = 50_000
"""Members of one document that are read."""
MOST_ITEMS = 200
"""Scalars of a list that are read as one value; a longer one is a series of data."""
_PROSE = re.compile(r"\w[.!?][\"”’)]?(?:\s|$)")
PROSE_KEYS = frozenset(
    "description summary abstract overview synopsis plot plot summary text body content notes note remarks remark comment comments "
    "history background biography bio about introduction intro lead excerpt details explanation article story review blurb".split()
) | {"long description", "short description", "plot summary", "main text", "article body", "body text"}  # fmt: skip
"""Keys of what is written in sentences, however short."""
_LONG = 60
_LONGEST_KEY = 60
_NEAR = 200
"""How far a unit in a member of its own may stand from its number to be quoted with it."""
_NUMERIC = re.compile(r"[-+]?\d[\d.,]*")
_GEOGRAPHIC = frozenset("territory country region market version edition cut language locale platform year as period".split())
"""Members of a single object that tell under what the others hold."""
_WHERE = frozenset("location address place geo geography origin coordinates".split())
"""Objects whose country is a part of what they say."""


def is_prose(said: str) -> bool:
    """Is it made of sentences, rather than a value?"""
    return len(said) >= _LONG and len(said.split()) >= 8 and bool(_PROSE.search(said) or len(said) > 3 * _LONG)


def is_sentences(key: str, said: str) -> bool:
    """The same where the key is known, under which prose may be short."""
    return is_prose(said) or bool(words(key) in PROSE_KEYS and _PROSE.search(said))


def label_value(
    key: Node, value: Clean, end: int, text: str, path: tuple[str, ...], group: int, start: int = -1, unit: str = ""
) -> Block | None:
    """One key and its value as a block: clean text `key: value`; `None` if either is empty. A `unit` that stands elsewhere is said
    in the label."""
    label = key_clean(key.words(text), key.first) if key.clean is None else key.clean
    label, value = label.stripped(), value.stripped()
    if not label.text or not value.text or len(label.text) > 200:
        return None
    writer = Writer()
    if unit:
        head, _, last = label.text.rpartition(" ")
        label = label.part(0, len(head)).stripped() if head.strip() and last.lower() in MEASURED_ENDS else label
        writer.clean(label)
        writer.instead(f" {unit}", key.last - 1)
        label = writer.done()
    else:
        writer.clean(label)
    first = value.source_start
    writer.instead(":", key.last if first > key.last else key.last - 1)
    writer.instead(" ", max(first - 1, key.last))
    at = writer.length
    writer.clean(value)
    made = writer.done()
    span = Span(key.start if start < 0 else start, max(end, value.source_end))
    return Block(
        "label-value", made.text, span, made.pieces, 0, path, Span(0, len(label.text)), Span(at, writer.length), group=group,
        rewritten=made.rewritten,
    )  # fmt: skip


def joined(text: str, items: Sequence[Node]) -> Clean:
    """Scalars of a list as one text, `; ` between them."""
    writer = Writer()
    before = -1
    for item in items:
        clean = scalar(text, item).stripped()
        if not clean.text:
            continue
        if before >= 0:
            writer.instead(";", before)
            writer.instead(" ", max(clean.source_start - 1, before))
        writer.clean(clean)
        before = item.last
    return writer.done()


def paragraph(clean: Clean, span: Span, path: tuple[str, ...]) -> Block:
    """Sentences of a data file."""
    return Block("paragraph", clean.text, span, clean.pieces, 0, path, rewritten=clean.rewritten)


_MAKE = frozenset("element format medium carrier type kind material note label".split())
"""Members that say what an item is made as; where all items of a list have the same, it tells none apart."""


class Members:
    """Reads one tree into blocks. `own` are nodes that merely name the document's subject: they tell nothing apart."""

    def __init__(self, text: str, own: frozenset[int] = frozenset(), *, settings: bool = False) -> None:
        self.text = text
        self.settings = settings
        """Are these settings, in which a section is no thing that its members tell apart?"""
        self.own = own
        self.blocks: list[Block] = []
        self.faults: list[Fault] = []
        self.groups = 0

    def read(self, node: Node, path: tuple[str, ...] = ()) -> None:
        """All that lies in an object or list."""
        if node.kind == "object":
            self._object(node, path)
        elif node.kind == "list":
            self._list(node, path, None)

    def _object(self, node: Node, path: tuple[str, ...], skipped: frozenset[str] = frozenset()) -> None:
        self.groups += 1
        group = self.groups
        units = self._units_beside(node)
        for member in node.members:
            if len(self.blocks) >= MOST_BLOCKS:
                if len(self.blocks) == MOST_BLOCKS and not any("members of one" in f.what for f in self.faults):
                    self.faults.append(
                        Fault(member.key.start, f"more than {MOST_BLOCKS:,} members of one document; the rest is not read")
                    )
                return
            self.member(member, path, group, units.get(id(member.value)))

    def member(self, member: Member, path: tuple[str, ...], group: int = 0, unit: Node | None = None) -> None:
        """One member of an object: a block, or those of what it holds. `unit`: where that of its number is stated."""
        key, value, comments = member
        name = self._name(key)
        for comment in comments:
            self._paragraph(comment, Span(comment.source_start, comment.source_end), (*path, name))
        if value.is_scalar:
            self._scalar(member, path, name, group, unit)
        elif value.kind == "list":
            self._list(value, path, key)
        else:
            combined = self._amount(value)
            if combined is not None:
                self._put(label_value(key, combined, value.end, self.text, path, group))
                return
            told = () if self.settings or words(name) in _WHERE else self._told_apart(value, single=True)
            self._object(value, (*path, name, *told))

    def _name(self, key: Node) -> str:
        return " ".join(key_clean(key.words(self.text), key.first).text.split())[:_LONGEST_KEY]

    def _scalar(self, member: Member, path: tuple[str, ...], name: str, group: int, unit: Node | None) -> None:
        key, value, _ = member
        if value.kind == "null" or is_secret(key.words(self.text)):
            return
        clean = scalar(self.text, value)
        if value.kind == "string" and is_sentences(name, clean.text):
            self._paragraph(clean, Span(value.start, value.end), (*path, name))
            return
        said = " ".join(unit.words(self.text).split()) if unit is not None else ""
        head, _, last = words(key.words(self.text)).rpartition(" ")
        at_its_end = unit is not None and key.start < unit.start < key.start + _NEAR
        if unit is not None and at_its_end and not (head and last in MEASURED_ENDS):
            self._put(label_value(key, _spaced(self.text, (value, unit)), unit.end, self.text, path, group))
        else:
            self._put(label_value(key, clean, value.end, self.text, path, group, unit=said))

    def _paragraph(self, clean: Clean, span: Span, path: tuple[str, ...]) -> None:
        clean = clean.stripped()
        if clean.text:
            self.blocks.append(paragraph(clean, span, path))

    def _list(self, node: Node, path: tuple[str, ...], key: Node | None) -> None:
        scalars = [i for i in node.items if i.is_scalar and i.kind != "null"]
        objects = [i for i in node.items if i.kind == "object"]
        name = self._name(key) if key is not None else ""
        here = (*path, name) if name else path
        if scalars and key is not None and len(scalars) == len(node.items):
            if any(is_prose(i.words(self.text)) for i in scalars[:MOST_ITEMS]):
                for item in scalars:
                    self._paragraph(scalar(self.text, item), Span(item.start, item.end), here)
            elif len(scalars) <= MOST_ITEMS:
                self._put(label_value(key, joined(self.text, scalars), node.end, self.text, path, 0))
            else:
                self.faults.append(Fault(node.start, f"a list of more than {MOST_ITEMS} values is not read"))
            return
        if objects and key is not None:
            self._named_objects(key, node, objects, path)
        told_of = {id(item): self._told_apart(item, single=False) for item in objects}
        count = Counter(entry for told in told_of.values() for entry in set(told))
        common = {entry for entry, often in count.items() if often == len(objects) > 1 and entry.partition(":")[0] in _MAKE}
        for number, item in enumerate(node.items, 1):
            if item.kind == "object":
                told = tuple(entry for entry in told_of[id(item)] if entry not in common)
                told = told or ((f"item: {number}",) if len(node.items) > 1 else ())
                self._object(item, (*here, *told))
            elif item.kind == "list":
                self._list(item, here, None)

    def _named_objects(self, key: Node, node: Node, objects: list[Node], path: tuple[str, ...]) -> None:
        """A list of objects that each have a name is also the list of these names."""
        named = [n for o in objects if (n := self._name_of(o)) is not None]
        bare = all(len(o.members) == 1 or self._only_describes(o) for o in objects)
        if bare and len(named) == len(node.items) <= MOST_ITEMS:
            self._put(label_value(key, joined(self.text, named), node.end, self.text, path, 0))

    def _name_of(self, node: Node) -> Node | None:
        for member in node.members:
            if (
                words(member.key.words(self.text)) in ("name", "full name", "title", "label", "value")
                and member.value.kind == "string"
            ):
                return member.value
        return None

    def _only_describes(self, node: Node) -> bool:
        """Do the other members merely number and describe the one that is named, without another part in the matter?"""
        for member in node.members:
            said = words(member.key.words(self.text))
            if (
                said in ("name", "full name", "title", "label", "value", "type", "url", "sort name")
                or said.rpartition(" ")[2] in IDS
            ):
                continue
            return False
        return True

    def _told_apart(self, node: Node, *, single: bool) -> tuple[str, ...]:
        """What tells an object from its siblings: `territory: IT`, as entries of a path."""
        told: list[str] = []
        facts = 0
        dated = False
        for member in node.members:
            said = words(member.key.words(self.text))
            if not member.value.is_scalar or member.value.kind == "null" or id(member.value) in self.own:
                facts += not member.value.is_scalar
                continue
            value = member.value.words(self.text).strip()
            last = said.rpartition(" ")[2]
            if single:
                telling = said in _GEOGRAPHIC or said in ("basis", "scope", "measure", "name", "title")
            else:
                telling = said in KEYS or is_name(said) or last in IDS or said in ("note", "carrier", "label")
            if telling and value and len(value) <= 120:
                if said == "date":
                    dated = True
                    continue
                told.append(f"{said}: {value}")
            else:
                facts += 1
        if dated and not told:
            date = next(m for m in node.members if words(m.key.words(self.text)) == "date")
            if facts and not single:
                told.append(f"date: {date.value.words(self.text).strip()}")
        return tuple(told[:6])

    def _amount(self, node: Node) -> Clean | None:
        """`{"amount": 5, "currency": "EUR"}` as `5 EUR`."""
        said = {words(m.key.words(self.text)): m.value for m in node.members}
        number = next((v for k, v in said.items() if k in VALUES or k in ("number", "quantity")), None)
        unit = next((v for k, v in said.items() if k in UNITS), None)
        if len(said) != 2 or number is None or unit is None or unit.kind != "string" or not number.is_scalar:
            return None
        if not _NUMERIC.fullmatch(number.words(self.text).strip()):
            return None
        return _spaced(self.text, sorted((number, unit), key=lambda n: n.start))

    def _units_beside(self, node: Node) -> dict[int, Node]:
        """The numbers of an object whose unit a sibling states, and that; none where it is not clear which number is meant."""
        said = [words(m.key.words(self.text)) for m in node.members]
        values = [m.value for m in node.members]
        found: dict[int, Node] = {}
        for at, where in units_beside(said).items():
            if self._is_unit(values[where]):
                found[id(values[at])] = values[where]
        unit = next((v for s, v in zip(said, values, strict=True) if s in UNITS and self._is_unit(v)), None)
        if found or unit is None:
            return found
        numbers = [
            (s, v)
            for s, v in zip(said, values, strict=True)
            if v.is_scalar and v is not unit and _NUMERIC.fullmatch(v.words(self.text).strip())
        ]
        fitting = [n for s, n in numbers if s in VALUES] or [
            n for s, n in numbers if s not in KEYS and s.rpartition(" ")[2] not in IDS
        ]
        return {id(fitting[0]): unit} if len(fitting) == 1 else {}

    def _is_unit(self, node: Node) -> bool:
        return node.kind == "string" and 0 < len(node.words(self.text).strip()) <= 20

    def _put(self, block: Block | None) -> None:
        if block is not None:
            self.blocks.append(block)


def _spaced(text: str, both: Sequence[Node]) -> Clean:
    """Two scalars with a blank between them."""
    writer = Writer()
    writer.clean(scalar(text, both[0]).stripped())
    writer.instead(" ", both[0].last)
    writer.clean(scalar(text, both[1]).stripped())
    return writer.done()


def find(node: Node, text: str, wanted: Sequence[str]) -> Iterator[Member]:
    """The members of an object with these words as key, in the order of `wanted`."""
    by_words: dict[str, Member] = {}
    for member in node.members:
        by_words.setdefault(words(member.key.words(text)), member)
    for said in wanted:
        if said in by_words:
            yield by_words[said]
