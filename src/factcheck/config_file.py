"""What stands in `factcheck.toml` (or `[tool.factcheck]` of `pyproject.toml`): its schema, its faults, its lines.

`config` turns it into `Settings`; nobody else reads it. Imported only where there is a file to read: it needs pydantic.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from factcheck.errors import ConfigError
from factcheck.values.similar import closest

KeyPath = tuple[str | int, ...]


class _Model(BaseModel):
    """Strict about types and unknown keys: a key that does nothing would look like a check that ran."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        alias_generator=lambda name: name.replace("_", "-"),
    )


class SourceEntry(_Model):
    """One `[[sources]]`: what is known of the documents that a pattern matches."""

    match: str = Field(min_length=1, description="Glob on the path, relative to the folder of this file.")
    name: str | None = Field(None, min_length=1, description="Who says it.")
    kind: str | None = Field(None, min_length=1, description="The source kind: the name of a pack in rules/sources/.")
    weight: float | None = Field(None, gt=0, description="How far the source is trusted; 1 is usual.")
    subject: str | None = Field(None, min_length=1, description="What the documents are about.")


def _day(value: object) -> object:
    """TOML has days of its own; a day in quotes is one as well."""
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("expected a day, as 2027-03-01") from None


Code = Annotated[str, Field(pattern=r"^FC[1-8]\d\d$")]


class IgnoreEntry(_Model):
    """One `[[ignore]]`: findings that fit all keys given are set aside, and stay in the report, marked."""

    reason: str = Field(min_length=1, pattern=r"\S", description="Why, for whoever reads it in a year.")
    code: Code | None = Field(None, description="A code, as FC201.")
    id: Annotated[str, Field(pattern=r"^fc1-[0-9a-f]{16}$")] | None = Field(None, description="One finding, by its whole id.")
    attribute: str | None = Field(None, min_length=1, description="An attribute of a rule pack.")
    subject: str | None = Field(None, min_length=1, description="What the finding is about, by one of its names.")
    path: str | None = Field(None, min_length=1, description="Glob; one side of the finding stands in such documents alone.")
    until: Annotated[date | None, BeforeValidator(_day)] = Field(
        None, description="The last day on which it holds; it expires only in runs that are told the day (today, --today)."
    )

    @model_validator(mode="after")
    def _says_what(self) -> IgnoreEntry:
        if all(value is None for value in (self.code, self.id, self.attribute, self.subject, self.path)):
            raise ValueError("says not what to ignore: give a code, an id, an attribute, a subject or a path")
        return self


class LevelEntry(_Model):
    """One `[[levels]]`: findings that fit all keys given have this level. The last one that fits counts."""

    level: Literal["error", "warning", "note"]
    code: Code | None = Field(None, description="A code, as FC201.")
    attribute: str | None = Field(None, min_length=1, description="An attribute of a rule pack.")
    path: str | None = Field(None, min_length=1, description="Glob; a document that matches takes part in the finding.")

    @model_validator(mode="after")
    def _says_what(self) -> LevelEntry:
        if self.code is None and self.attribute is None and self.path is None:
            raise ValueError("says not of what: give a code, an attribute or a path")
        return self


class RecordEntry(_Model):
    """One `[[records]]`: which column (or member) of the files of records that a pattern matches is what."""

    match: str = Field(min_length=1, description="Glob on the path, relative to the folder of this file.")
    subject: str | None = Field(None, min_length=1, description='What a row is about; "-" for a table about one subject.')
    source: str | None = Field(None, min_length=1, description="Who says it.")
    attribute: str | None = Field(None, min_length=1, description="The attribute, where each row states one.")
    value: str | None = Field(None, min_length=1, description="Its value.")
    unit: str | None = Field(None, min_length=1, description="The unit of the value.")
    qualifiers: list[str] = Field([], description="Columns under which the others of their row hold.")


class AdjudicatorEntry(_Model):
    """`[adjudicator]`: a model that is asked about two passages before a narrative finding is reported. Off unless given."""

    url: str = Field(
        pattern=r"^https?://[^\s/]+", description="Of the API, with its version: http://localhost:8080/v1. Passages are sent there."
    )
    model: str = Field(min_length=1, description="The model to ask for.")
    key_env: str = Field("", description="The environment variable that holds the key.")
    timeout_s: float = Field(30.0, gt=0, le=600, description="Seconds to wait for one answer.")
    cache: str = Field(
        ".factcheck-adjudicator.jsonl", min_length=1, description="Answers by content, for runs that are the same again."
    )


class FileSettings(_Model):
    """The whole file. Paths and globs are relative to its folder."""

    paths: list[str] = Field([], description="What to audit when the command line names nothing.")
    rules: list[str] = Field([], description="Rule packs (files or folders) that add to or override the shipped ones.")
    include: list[str] = Field([], description="Only files that one of these globs matches are read.")
    exclude: list[str] = Field([], description="Files that one of these globs matches are left out.")
    sources: list[SourceEntry] = Field([], description="Names, kinds and weights of sources; the last match wins.")
    records: list[RecordEntry] = Field([], description="Which column of a file of records is what; the last match wins.")
    qualifiers: dict[str, dict[str, str]] = Field({}, description='Qualifiers that a path implies: "docs/v2/**" = {version = "2"}.')
    authorities: dict[str, str] = Field({}, description="Attribute to the source whose word on it is favoured.")
    taxonomies: dict[Literal["place"], Annotated[str, Field(min_length=1)]] = Field(
        {}, description="Kind of things to a CSV file (ID,name,parentID) that says what lies within what."
    )
    ignore: list[IgnoreEntry] = Field([], description="Findings that are set aside, each with the reason.")
    levels: list[LevelEntry] = Field([], description="Levels of findings by code, attribute or path.")
    adjudicator: AdjudicatorEntry | None = Field(None, description="A second opinion on told stories; it can only confirm or drop.")
    baseline: str = Field("factcheck-baseline.jsonl", min_length=1, description="The accepted findings.")
    jobs: int = Field(1, ge=0, description="Worker processes; 0 is one for each core.")
    min_level: Literal["error", "warning", "note"] = Field("warning", description="What is shown and what gates.")
    fail_on: Literal["new", "any", "never"] | None = Field(
        None, description="Which findings give exit code 1; unless set: new if there is a baseline, else any."
    )
    allow_problems: bool = Field(False, description="Go on to exit code 0 or 1 although inputs could not be read.")
    today: str | None = Field(
        None, min_length=1, description='The day by which things expire, as "2027-03-01", or "now"; unless set nothing expires.'
    )
    cache: bool = Field(True, description="Keep what was read of each document in .factcheck_cache.")


class Written(NamedTuple):
    """A file that was read without fault: what it says, and the line of each key."""

    settings: FileSettings
    lines: Mapping[KeyPath, int]

    def line(self, path: KeyPath) -> int:
        """Of the key, else of the nearest one around it."""
        return _line(self.lines, path)


def read_config(data: bytes, shown: str, prefix: tuple[str, ...] = ()) -> Written | None:
    """Read a configuration; `prefix` is the table that holds it, `None` comes back if there is no such table.

    Raises `ConfigError` with every fault as `shown:line: what`.
    """
    text = _decoded(data, shown)
    try:
        table: Any = tomllib.loads(text)
        for key in prefix:
            table = table.get(key) if isinstance(table, dict) else None
        if table is None:
            return None
        lines = {path[len(prefix) :]: line for path, line in key_lines(text).items() if path[: len(prefix)] == prefix}
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_syntax_fault(error, text, shown)) from None
    except RecursionError:
        raise ConfigError(f"{shown}:1: not TOML: nested too deeply") from None
    try:
        return Written(FileSettings.model_validate(table), lines)
    except ValidationError as error:
        faults = sorted((_line(lines, tuple(e["loc"])), _fault(e)) for e in error.errors(include_url=False))
        raise ConfigError(*(f"{shown}:{line}: {what}" for line, what in faults)) from None


def schema() -> dict[str, Any]:
    """JSON schema of `factcheck.toml`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FileSettings.model_json_schema()}


def _decoded(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{shown}:{line}: not UTF-8 (byte {error.start}); save the file as UTF-8") from None


def _syntax_fault(error: tomllib.TOMLDecodeError, text: str, shown: str) -> str:
    """`tomllib` puts the place into its message, as "(at line 3, column 5)" or "(at end of document)"."""
    message, _, place = str(error).partition(" (at ")
    found = re.match(r"line (\d+), column (\d+)", place)
    line, column = (found[1], f" at column {found[2]}") if found else (str(text.rstrip().count("\n") + 1), "")
    return f"{shown}:{line}: not TOML: {message[:1].lower()}{message[1:]}{column}"


def _line(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


_EXPECTED = {
    "string_type": "expected words in quotes",
    "string_too_short": "must not be empty",
    "int_type": "expected a whole number",
    "float_type": "expected a number",
    "finite_number": "expected a finite number",
    "bool_type": "expected true or false",
    "list_type": 'expected a list, as ["..."]',
    "dict_type": "expected a table",
    "model_type": "expected a table",
    "date_type": "expected a day, as 2027-03-01",
    "date_from_datetime_inexact": "expected a day, as 2027-03-01",
}


_PATTERNS = {
    r"^https?://[^\s/]+": "expected an address that begins with http:// or https://",
    r"\S": "must not be empty",
    r"^FC[1-8]\d\d$": 'expected a code, as "FC201"',
    r"^fc1-[0-9a-f]{16}$": "expected the whole id of a finding",
}
_ENTRIES: Mapping[str | int, type[BaseModel]] = {
    "sources": SourceEntry,
    "records": RecordEntry,
    "ignore": IgnoreEntry,
    "levels": LevelEntry,
    "adjudicator": AdjudicatorEntry,
}


def _fault(error: Any) -> str:
    """One validation error in words."""
    path: KeyPath = tuple(error["loc"])
    name = ".".join(str(part) for part in path if isinstance(part, str))
    if error["type"] == "extra_forbidden":
        known = _keys(_ENTRIES.get(path[0], FileSettings) if len(path) > 1 else FileSettings)
        guess = closest(str(path[-1]), known)
        hint = f' (did you mean "{guess}"?)' if guess else f"; expected one of: {', '.join(known)}"
        return f'unknown key "{path[-1]}"{hint}'
    if error["type"] == "missing":
        return f'the key "{path[-1]}" is missing'
    if error["type"] == "value_error" and isinstance(error.get("input"), dict):
        return f"[[{path[0]}]] {error['ctx']['error']}"
    found = json.dumps(error.get("input"), ensure_ascii=False, default=str)
    return f"{name}: {_expected(error)}, found {found if len(found) <= 60 else found[:60] + '…'}"


def _expected(error: Any) -> str:
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        return f"expected {context['expected']}".replace("'", '"')
    if error["type"] == "value_error":
        return str(context["error"])
    if error["type"] == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], "expected something else")
    if error["type"] == "greater_than":
        return f"expected a number above {context['gt']:g}"
    if error["type"] == "greater_than_equal":
        return f"expected {context['ge']} or more"
    return _EXPECTED.get(error["type"], str(error["msg"]))


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


_TOKEN = re.compile(
    r"""(?P<space>[ \t]++)|(?P<comment>\#[^\n]*+)|(?P<newline>\n)|(?P<mark>[\[\]{}=,.])
    |(?P<string>\"{3}(?:\\.|[^"\\]|"{1,2}(?!"))*+"{3,5}|'{3}(?:[^']|'{1,2}(?!'))*+'{3,5}
      |"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')
    |(?P<bare>[^\s\[\]{}=,.\#"']++)""",
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def key_lines(text: str) -> dict[KeyPath, int]:
    """The 1-based line of every key of a TOML text that `tomllib` accepts; members of arrays count from 0."""
    return _KeyLines(text).lines


class _KeyLines:
    """One walk over the tokens. `tomllib` has checked the grammar, so that what is not needed here is skipped."""

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self.tokens = list(_tokens(text))
        self.at = 0
        counts: dict[KeyPath, int] = {}
        table: KeyPath = ()
        while (token := self._peek()).kind != "end":
            if token.kind == "newline":
                self.at += 1
            elif token.text == "[" and token.kind == "mark":
                table = self._header(counts)
            else:
                self._pair(table)

    def _peek(self) -> _Token:
        return self.tokens[self.at]

    def _next(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _header(self, counts: dict[KeyPath, int]) -> KeyPath:
        """`[a.b]` or `[[a.b]]`; a name of an array of tables stands for its last member so far."""
        line = self._next().line
        many = self._peek().text == "["
        self.at += many
        path: KeyPath = ()
        keys = self._key()
        for i, key in enumerate(keys):
            path = (*path, key)
            if many and i == len(keys) - 1:
                counts[path] = counts.get(path, 0) + 1
            self.lines.setdefault(path, line)
            if path in counts:
                path = (*path, counts[path] - 1)
        self.lines.setdefault(path, line)
        self.at += 1 + many
        return path

    def _key(self) -> list[str]:
        keys = [self._name(self._next())]
        while self._peek().text == "." and self._peek().kind == "mark":
            self.at += 1
            keys.append(self._name(self._next()))
        return keys

    @staticmethod
    def _name(token: _Token) -> str:
        return str(tomllib.loads(f"x={token.text}")["x"]) if token.kind == "string" else token.text

    def _pair(self, table: KeyPath) -> None:
        line = self._peek().line
        path = table
        for key in self._key():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self.at += 1  # the sign of equality
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        token = self._peek()
        if token.kind == "mark" and token.text in "[{":
            self.at += 1
            self._array(path) if token.text == "[" else self._inline_table(path)
            return
        while (token := self._peek()).kind not in {"newline", "end"} and token.text not in {",", "]", "}"}:
            self.at += 1

    def _array(self, path: KeyPath) -> None:
        index = 0
        while not self._closes("]"):
            self.lines.setdefault((*path, index), self._peek().line)
            self._value((*path, index))
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, mark: str) -> bool:
        """Step over commas and line ends, and over the closing mark if it comes next."""
        while self._peek().kind == "newline" or self._peek().text == ",":
            self.at += 1
        closed = self._peek().text == mark or self._peek().kind == "end"
        self.at += closed and self._peek().kind != "end"
        return closed


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind not in {"space", "comment"}:
            yield _Token(kind, found[0], line)
        line += found[0].count("\n")
    yield _Token("end", "", line)
