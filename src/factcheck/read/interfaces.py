"""Descriptions of interfaces (OpenAPI, JSON Schema): the default of a parameter is its value, what describes it its prose."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.document import Block, Span
from factcheck.read.members import find, joined, label_value, paragraph
from factcheck.read.nodes import Node, key_words, scalar
from factcheck.read.reading import Reading, Record

_SCHEMA = "json-schema.org"
_LIMITS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "deprecated",
)
_MOST = 20_000


def interface(text: str, root: Node) -> Reading | None:
    """The parameters of an OpenAPI description or a JSON Schema; `None` if it is neither. References are not followed."""
    if root.kind != "object":
        return None
    keys = {m.key.words(text): m.value for m in root.members}
    declared = keys.get("$schema")
    is_schema = declared is not None and declared.is_scalar and _SCHEMA in declared.words(text)
    is_openapi = ("openapi" in keys or "swagger" in keys) and ("paths" in keys or "components" in keys or "info" in keys)
    if not (is_openapi or (is_schema and ("properties" in keys or "$defs" in keys or "definitions" in keys))):
        return None
    title = ""
    info = keys.get("info")
    for holder in (root, *((info,) if info is not None and info.kind == "object" else ())):
        for member in find(holder, text, ("title",)):
            title = title or (" ".join(member.value.words(text).split()) if member.value.kind == "string" else "")
    blocks: list[Block] = []
    for block in _blocks(text, root, info):
        blocks.append(block)
        if len(blocks) == _MOST:
            break
    because = "an interface: a parameter's `default` is its value"
    return Reading(records=(Record(tuple(blocks), title=title),), shape="configuration", because=because)


def _blocks(text: str, root: Node, info: Node | None) -> Iterator[Block]:
    if info is not None and info.kind == "object":
        for member in info.members:
            if member.value.is_scalar and member.value.kind != "null":
                yield from _said(text, member.key, member.value, (), prose=member.key.words(text) == "description")
    waiting: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
    while waiting:
        node, path = waiting.pop()
        inside: list[tuple[Node, tuple[str, ...]]] = []
        if node.kind == "list":
            inside = [(item, path) for item in node.items if not item.is_scalar]
        else:
            named = _parameter(text, node)
            if named is not None:
                yield from _parameter_blocks(text, named, node, path)
            for member in node.members:
                if member.value.is_scalar or member.key.words(text) in ("example", "examples", "enum", "default"):
                    continue
                key = member.key.words(text)
                if key in ("properties", "patternProperties"):
                    for held in member.value.members:
                        if held.value.kind == "object":
                            yield from _parameter_blocks(text, held.key, held.value, path)
                            inside.append((held.value, (*path, key_words(held.key.words(text)))))
                else:
                    inside.append((member.value, path if key in _FRAME else (*path, key_words(key)[:60])))
        waiting.extend(reversed(inside))


_FRAME = frozenset(
    "paths components schemas parameters schema items allOf anyOf oneOf $defs definitions requestBody content responses".split()
)
"""Keys that give the description its form and say nothing of the thing described."""


def _parameter(text: str, node: Node) -> Node | None:
    """The name of a parameter (`{"name": "limit", "in": "query", ...}`)."""
    keys = {m.key.words(text): m.value for m in node.members}
    name = keys.get("name")
    return name if name is not None and name.kind == "string" and "in" in keys else None


def _parameter_blocks(text: str, name: Node, node: Node, path: tuple[str, ...]) -> Iterator[Block]:
    """Default, limits and description; `schema` may hold the former two."""
    held = [m.value for m in node.members if m.key.words(text) == "schema" and m.value.kind == "object"]
    here = (*path, key_words(name.words(text)))
    for holder in (node, *held):
        for member in holder.members:
            key, value = member.key.words(text), member.value
            if key == "default":
                if value.is_scalar and value.kind != "null":
                    yield from _said(text, name, value, path)
                elif value.kind == "list" and value.items and all(i.is_scalar for i in value.items) and len(value.items) <= 50:
                    block = label_value(name, joined(text, value.items), value.end, text, path, 0)
                    if block is not None:
                        yield block
            elif key == "description" and value.kind == "string":
                yield from _said(text, member.key, value, here, prose=True)
            elif key in _LIMITS and value.is_scalar:
                yield from _said(text, member.key, value, here)


def _said(text: str, key: Node, value: Node, path: tuple[str, ...], *, prose: bool = False) -> Iterator[Block]:
    clean = scalar(text, value).stripped()
    if prose:
        if clean.text:
            yield paragraph(clean, Span(value.start, value.end), path)
        return
    block = label_value(key, clean, value.end, text, path, 0) if key.start < value.start else None
    if block is not None:
        yield block
