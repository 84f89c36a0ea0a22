"""A file of schema.org data (JSON-LD): what it states is read as it is inside a page, one document for each thing."""

from __future__ import annotations

from factcheck.read.assemble import Assembler
from factcheck.read.json_ld import Stated, stated
from factcheck.read.nodes import Node
from factcheck.read.reading import Reading, Record
from factcheck.read.roles import words

_NAMES = ("name", "headline", "legalName", "alternateName")
"""Properties that name a thing; the first that it has is its title."""


def linked_data(text: str, root: Node) -> Reading | None:
    """The things that the data are about; `None` if they are none of schema.org. No context is fetched."""
    roots = root.items if root.kind == "list" else [root]
    if not roots or not all(_is_of_schema_org(text, one) for one in roots):
        return None
    things: dict[int, list[Stated]] = {}
    for one in stated(text, root.start, root.end):
        if not one.of_page:
            things.setdefault(one.thing, []).append(one)
    records: list[Record] = []
    for number, said in enumerate(things.values()):
        out = Assembler(frozenset())
        for one in said:
            out.pair(one.label, one.value, group=out.new_group())
        names = [one.value.text.split("\n")[0] for key in _NAMES for one in said if one.key == key and "/" not in one.label.text]
        where = None if len(things) == 1 else f"[{number}]"
        records.append(Record(tuple(out.blocks), where, names[0] if names else "", tuple(names[1:])))
    return Reading(records=tuple(records), shape="record", because="it states properties of schema.org")


def _is_of_schema_org(text: str, node: Node) -> bool:
    return any(
        words(member.key.words(text)) == "context" and "schema.org" in text[member.value.start : member.value.end]
        for member in node.members
        if member.key.words(text).startswith("@")
    )
