"""Find rule packs, read them, and point at every fault of a file at once, as `file:line: what, and what was expected`.

YAML is read through `yaml.compose`, which keeps the line of every node and shows duplicate keys; scalars stay strings, so
that `NO` is a word and `1.10` a version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from factcheck.errors import RulePackError
from factcheck.rulepack.files import builtin_files, named_files
from factcheck.rulepack.schema import (
    Activity,
    Affiliation,
    Attribute,
    Dimension,
    DomainPack,
    OpenRules,
    SourceKind,
    SubjectType,
    Sum,
)
from factcheck.rulepack.story import StoryPack
from factcheck.values.similar import closest

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the pure-Python loader reads the same, only slower

_DEEPEST = 50
"""How deep a pack may nest; `compose` recurses in C and would take the process down."""
_MOST_NODES = 200_000
"""Aliases of aliases make a small file exponentially large; our largest pack has some thousand nodes."""

Lines = dict[tuple[str | int, ...], int]


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """One file, read and checked."""

    path: str
    sha256: str
    pack: DomainPack | SourceKind | StoryPack
    lines: Lines
    """Path of keys to the 1-based line where that node starts."""

    @property
    def name(self) -> str:
        """`film`, `sources/encyclopedia`, `stories/core`."""
        if isinstance(self.pack, StoryPack):
            return f"stories/{self.pack.story}"
        return self.pack.pack if isinstance(self.pack, DomainPack) else f"sources/{self.pack.source}"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All packs of a run, merged: what a later pack says of an attribute replaces what an earlier one said."""

    packs: tuple[LoadedPack, ...]
    attributes: Mapping[str, Attribute]
    attribute_pack: Mapping[str, str]
    """Attribute to the name of the pack that has the last word on it."""
    vocabularies: Mapping[str, Mapping[str, tuple[str, ...]]]
    excludes: Mapping[str, tuple[tuple[str, ...], ...]]
    sections: Mapping[str, tuple[str, ...]]
    dimensions: Mapping[str, Dimension]
    cues: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, SubjectType]
    sums: tuple[Sum, ...]
    affiliations: Mapping[str, Affiliation]
    activities: Mapping[str, Activity]
    sources: Mapping[str, SourceKind]
    open: OpenRules
    stories: tuple[StoryPack, ...] = ()
    """In order; what a later one says adds to the earlier ones."""


@cache
def builtin_packs() -> tuple[LoadedPack, ...]:
    """Our own packs, in the order of `builtin_files`."""
    return load_files(builtin_files(), trusted=True)


def load_ruleset(extra: Iterable[Path] = ()) -> RuleSet:
    """Our packs and the user's, in that order. Raises `RulePackError` with the faults of all files."""
    return merge((*builtin_packs(), *load_files(named_files(extra))))


def load_files(files: Iterable[tuple[Path, str]], *, trusted: bool = False) -> tuple[LoadedPack, ...]:
    """Read (path, name to show) pairs. Gathers the faults of all before it raises."""
    packs: list[LoadedPack] = []
    faults: list[str] = []
    for path, shown in files:
        try:
            packs.append(load_pack(path.read_bytes(), shown, trusted=trusted))
        except OSError as error:
            faults.append(f"{shown}: cannot be read: {error.strerror or error}")
        except RulePackError as error:
            faults.extend(error.faults)
    if faults:
        raise RulePackError(*faults)
    return tuple(packs)


def load_pack(data: bytes, shown: str, *, trusted: bool = False) -> LoadedPack:
    """Read one pack. `shown` is the file's name in messages; `trusted` spares our own packs the look for hostile nesting."""
    lines: Lines = {}
    faults: list[str] = []
    try:
        text = data.decode("utf-8-sig")
        if not trusted:
            _check_nesting(text, shown)
        node = yaml.compose(text, Loader=_LOADER)
    except UnicodeDecodeError as error:
        raise RulePackError(f"{shown}: not UTF-8 at byte {error.start}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise RulePackError(f"{shown}:{mark.line + 1 if mark else 1}: not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise RulePackError(f"{shown}:1: not YAML: {error}") from None
    if not isinstance(node, yaml.MappingNode):
        raise RulePackError(f"{shown}:1: a rule pack is a mapping that starts with `pack: NAME`, `source: NAME` or `story: NAME`")
    written = _plain(node, (), lines, faults, shown, frozenset())
    model: type[DomainPack] | type[SourceKind] | type[StoryPack] = DomainPack
    if "source" in written or "story" in written:
        model = SourceKind if "source" in written else StoryPack
    try:
        pack = model.model_validate(written)
    except ValidationError as error:
        faults.extend(_fault(model, lines, shown, detail) for detail in error.errors())
        pack = None
    if faults or pack is None:
        raise RulePackError(*dict.fromkeys(faults))
    return LoadedPack(shown, hashlib.sha256(data).hexdigest(), pack, lines)


def _check_nesting(text: str, shown: str) -> None:
    """The parser's events come one by one, however deep they nest."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise RulePackError(
                f"{shown}:{event.start_mark.line + 1 if event.start_mark else 1}: not YAML for a pack: nested over {_DEEPEST} deep"
            )


def _plain(node: Any, path: tuple[str | int, ...], lines: Lines, faults: list[str], shown: str, above: frozenset[int]) -> Any:
    """A node as plain data, its line noted; duplicate keys and aliases that hold themselves are faults."""
    lines.setdefault(path, node.start_mark.line + 1)
    if len(lines) > _MOST_NODES:
        raise RulePackError(f"{shown}:{node.start_mark.line + 1}: over {_MOST_NODES} values, aliases counted")
    if id(node) in above:
        faults.append(f"{shown}:{node.start_mark.line + 1}: an alias that holds itself")
        return None
    above = above | {id(node)}
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in result:
                faults.append(f"{shown}:{line}: the key {key!r} stands twice")
            lines[(*path, key)] = line
            result[key] = _plain(value_node, (*path, key), lines, faults, shown, above)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), lines, faults, shown, above) for i, item in enumerate(node.value)]
    return node.value


def _fault(model: type[BaseModel], lines: Lines, shown: str, detail: Any) -> str:
    """One validation error in words, at the line of the nearest node that exists."""
    path = tuple(detail["loc"])
    at = path
    while at and at not in lines:
        at = at[:-1]
    where = f"{shown}:{lines.get(at, 1)}"
    keys = [p for p in path if isinstance(p, str)]
    inside = ".".join(str(p) for p in at[:-1] if isinstance(p, str))
    within = f" in {inside!r}" if inside else ""
    if detail["type"] == "extra_forbidden":
        known = _keys_at(model, at[:-1])
        guess = closest(str(path[-1]), known)
        hint = f' (did you mean "{guess}"?)' if guess else f"; expected one of: {', '.join(known)}"
        return f'{where}: unknown key "{path[-1]}"{within}{hint}'
    if detail["type"] == "missing":
        return f'{where}: the key "{keys[-1] if keys else path[-1]}" is missing{within}'
    message = str(detail["msg"]).removeprefix("Value error, ")
    given = detail.get("input")
    quoted = f", found {given!r}" if isinstance(given, str) else ""
    return f"{where}: {'.'.join(keys)}: {message}{quoted}"


def _keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys that the schema knows at this place."""
    current: type[BaseModel] = model
    for part in path:
        field = current.model_fields.get(str(part))
        if field is None:
            continue  # a name chosen by the author, or an index
        inner = _model_in(field.annotation)
        if inner is None:
            return []
        current = inner
    return list(current.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if inner := _model_in(argument):
            return inner
    return None


def merge(packs: tuple[LoadedPack, ...]) -> RuleSet:
    """Later packs add to earlier ones; an attribute, dimension or subject type of the same name is replaced whole."""
    attributes: dict[str, Attribute] = {}
    attribute_pack: dict[str, str] = {}
    vocabularies: dict[str, dict[str, tuple[str, ...]]] = {}
    lists: dict[str, dict[str, tuple[Any, ...]]] = {"excludes": {}, "sections": {}, "cues": {}}
    dimensions: dict[str, Dimension] = {}
    subjects: dict[str, SubjectType] = {}
    affiliations: dict[str, Affiliation] = {}
    activities: dict[str, Activity] = {}
    sums: list[Sum] = []
    sources: dict[str, SourceKind] = {}
    openly: list[OpenRules] = []
    stories: list[StoryPack] = []
    for loaded in packs:
        pack = loaded.pack
        if isinstance(pack, SourceKind):
            sources[pack.source] = pack
            continue
        if isinstance(pack, StoryPack):
            stories.append(pack)
            continue
        attributes |= pack.attributes
        attribute_pack |= dict.fromkeys(pack.attributes, pack.pack)
        for name, words in pack.vocabularies.items():
            mine = vocabularies.setdefault(name, {})
            for canonical, spellings in words.items():
                mine[canonical] = tuple(dict.fromkeys((*mine.get(canonical, ()), *spellings)))
        for kind, mapping in lists.items():
            for name, items in getattr(pack, kind).items():
                mapping[name] = (*mapping.get(name, ()), *(tuple(i) if isinstance(i, list) else i for i in items))
        dimensions |= pack.dimensions
        subjects |= pack.subjects
        affiliations |= pack.affiliations
        activities |= pack.activities
        sums.extend(pack.sums)
        openly.append(pack.open)
    ruleset = RuleSet(
        packs, attributes, attribute_pack, vocabularies, lists["excludes"], lists["sections"], dimensions, lists["cues"],
        subjects, tuple(sums), affiliations, activities, sources, _merged(openly), tuple(stories),
    )  # fmt: skip
    _check(ruleset)
    return ruleset


def _merged(parts: Sequence[OpenRules]) -> OpenRules:
    """Lists are added to each other; of two lines under one key the words of both hold, a later phrase or bound replaces."""
    words: dict[str, Any] = {}
    for name in OpenRules.model_fields:
        of_each = [getattr(part, name) for part in parts]
        if isinstance(of_each[0], list) if of_each else False:
            words[name] = [word for some in of_each for word in some]
        else:
            joined: dict[str, Any] = {}
            for some in of_each:
                for key, value in some.items():
                    joined[key] = [*joined.get(key, ()), *value] if isinstance(value, list) else value
            words[name] = joined
    return OpenRules.model_construct(**words)


def _check(ruleset: RuleSet) -> None:
    """Names that packs use of each other must exist: a rule that points nowhere would look like one that ran."""
    faults: list[str] = []

    def expect(name: str, known: Iterable[str], what: str, pack: LoadedPack, path: tuple[str | int, ...]) -> None:
        names = list(known)
        if name not in names:
            guess = closest(name, names)
            hint = f' (did you mean "{guess}"?)' if guess else ""
            faults.append(f'{pack.path}:{pack.lines.get(path, 1)}: no {what} "{name}"{hint}')

    for loaded in ruleset.packs:
        pack = loaded.pack
        if isinstance(pack, SourceKind):
            continue
        if isinstance(pack, StoryPack):
            for name, deed in pack.deeds.items():
                for other in (*deed.kin, *deed.opposite):
                    deeds = [d for story in ruleset.stories for d in story.deeds]
                    expect(other, deeds, "deed", loaded, ("deeds", name))
            continue
        for name, attribute in pack.attributes.items():
            at: tuple[str | int, ...] = ("attributes", name)
            for type_ in attribute.of:
                expect(type_, ruleset.subjects, "subject type", loaded, (*at, "of"))
            for dimension in attribute.per:
                expect(dimension, ruleset.dimensions, "dimension", loaded, (*at, "per", dimension))
            if attribute.vocabulary:
                expect(attribute.vocabulary, ruleset.vocabularies, "vocabulary", loaded, (*at, "vocabulary"))
        for i, total in enumerate(pack.sums):
            expect(total.attribute, ruleset.attributes, "attribute", loaded, ("sums", i))
        for name, affiliation in pack.affiliations.items():
            for vocabulary in affiliation.vocabulary:
                expect(vocabulary, ruleset.vocabularies, "vocabulary", loaded, ("affiliations", name, "vocabulary"))
            for listed in (*affiliation.listed_by, *affiliation.tied_by):
                expect(listed, ruleset.attributes, "attribute", loaded, ("affiliations", name))
    if faults:
        raise RulePackError(*faults)
