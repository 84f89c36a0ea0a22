"""`factcheck.toml`, `[tool.factcheck]` and flags into one frozen `Settings`, passed as an argument.

The nearest ancestor with a configuration wins, nothing is merged; flags go before it, defaults behind it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from factcheck.errors import ConfigError

if TYPE_CHECKING:
    from factcheck.config_file import AdjudicatorEntry, Written

CONFIG_NAME = "factcheck.toml"
BASELINE_NAME = "factcheck-baseline.jsonl"
CACHE_NAME = ".factcheck_cache"

FailOn = Literal["new", "any", "never"]
MinLevel = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class SourceSetting:
    """What the user knows of the documents whose path `match` (a glob, relative to the root) matches."""

    match: str
    name: str | None = None
    kind: str | None = None
    weight: float | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class IgnoreSetting:
    """One `[[ignore]]`: findings that fit all keys given are set aside."""

    reason: str
    code: str | None = None
    id: str | None = None
    attribute: str | None = None
    subject: str | None = None
    path: str | None = None
    """A glob; one side of the finding must stand wholly in documents that match."""
    until: str | None = None
    """ISO date: the last day on which it holds."""
    line: int | None = None
    """Where it is written in the configuration."""


@dataclass(frozen=True, slots=True)
class LevelSetting:
    """One `[[levels]]`: findings that fit all keys given have this level; the last one that fits counts."""

    level: MinLevel
    code: str | None = None
    attribute: str | None = None
    path: str | None = None
    """A glob; a document that matches takes part in the finding."""
    origin: str = "the configuration"


@dataclass(frozen=True, slots=True)
class RecordSetting:
    """Which column (or member) of the files of records whose path `match` matches is what; `None` is not said."""

    match: str
    subject: str | None = None
    source: str | None = None
    attribute: str | None = None
    value: str | None = None
    unit: str | None = None
    qualifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AdjudicatorSetting:
    """Whom to ask for a second opinion on told stories."""

    url: str
    model: str
    key_env: str = ""
    timeout_s: float = 30.0
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a run depends on besides its documents. Paths can be opened from where the command was given."""

    root: Path = Path()
    """Paths in reports are relative to it: the configuration's folder, else the git repository's, else this one."""
    config_file: Path | None = None
    paths: tuple[str, ...] = ()
    """What to audit; empty means the current folder."""
    rules: tuple[Path, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    sources: tuple[SourceSetting, ...] = ()
    records: tuple[RecordSetting, ...] = ()
    qualifiers: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Glob to the dimensions and values that hold for the documents it matches."""
    authorities: tuple[tuple[str, str], ...] = ()
    """Attribute to the source whose word on it is favoured."""
    taxonomies: tuple[tuple[str, Path], ...] = ()
    """Kind of things (`place`) to the file that says what lies within what."""
    ignores: tuple[IgnoreSetting, ...] = ()
    levels: tuple[LevelSetting, ...] = ()
    adjudicator: AdjudicatorSetting | None = None
    """`None`: nobody is asked, and nothing is sent anywhere."""
    baseline: Path = Path(BASELINE_NAME)
    cache: Path | None = None
    """The folder where what was read of each document is kept; `None`: nowhere."""
    jobs: int = 1
    """Worker processes, at least 1."""
    min_level: MinLevel = "warning"
    fail_on: FailOn | None = None
    """`None`: `new` if there is a baseline, else `any`."""
    allow_problems: bool = False
    today: str | None = None
    """ISO date by which suppressions and accepted findings expire; `None`: nothing expires."""
    origins: tuple[tuple[str, str], ...] = ()
    """Where each value that is no default comes from, by key: `factcheck.toml:3`, `command line`."""

    def origin(self, key: str) -> str:
        """Where the value of a key comes from; keys of entries are written `sources.0.kind`."""
        known = dict(self.origins)
        while key not in known and "." in key:
            key = key.rpartition(".")[0]
        return known.get(key, "default")


def load_settings(cwd: Path, start: Path | None = None, **overrides: Any) -> Settings:
    """The settings that hold for a command given in `cwd`.

    The configuration is looked for from `start` (else `cwd`) upwards. `overrides` are fields of `Settings` as flags
    give them, relative to `cwd`; `None`, `()` and `False` are flags not given. `rules` and `exclude` add to what is
    configured, the others replace it. Raises `ConfigError` with all faults of the file.
    """
    cwd = _absolute(cwd)
    begin = _absolute(start) if start is not None else cwd
    file, written = _find_config(begin, cwd)
    root = file.parent if file is not None else _git_root(begin) or cwd
    values: dict[str, Any] = {
        "root": root,
        "config_file": file,
        "baseline": _from_cwd(root / BASELINE_NAME, cwd),
        "cache": _from_cwd(root / CACHE_NAME, cwd),
    }
    origins: dict[str, str] = {}
    if file is not None and written is not None:
        shown = _shown(file, cwd)
        values |= _configured(written, root, cwd, file.name)
        origins = {".".join(map(str, path)): f"{shown}:{line}" for path, line in written.lines.items() if path}
    for key, value in overrides.items():
        if key not in _FLAGS:
            raise TypeError(f"load_settings has no setting {key!r}")
        if value is None or value == () or (value is False and key != "cache"):
            continue
        # A flag can turn the cache off, and not on: then it would not be known where it is.
        values[key] = None if key == "cache" else (*values.get(key, ()), *value) if key in _ADDING else value
        origins[key.replace("_", "-")] = "command line"
    if values.get("jobs", 1) == 0:
        values["jobs"] = _cores()
    if values.get("today") is not None:
        values["today"] = _day(values["today"], origins.get("today", "today"))
    return Settings(**values, origins=tuple(sorted(origins.items())))


def check_names(
    settings: Settings,
    kinds: Collection[str],
    attributes: Collection[str],
    dimensions: Collection[str],
    affiliations: Collection[str] = (),
) -> None:
    """Raise `ConfigError` for names that no rule pack knows: a setting without effect would look like one that has.

    Findings are on attributes or on `affiliations` (who is tied to the subject at all); authorities on attributes alone.
    """
    from factcheck.values.similar import closest

    faults: list[str] = []

    def expect(name: str, known: Collection[str], what: str, key: str) -> None:
        if name not in known:
            guess = closest(name, known)
            hint = f'did you mean "{guess}"?' if guess else f"there is: {', '.join(sorted(known))}"
            faults.append(f'{settings.origin(key)}: no {what} "{name}" ({hint})')

    for i, source in enumerate(settings.sources):
        if source.kind is not None:
            expect(source.kind, kinds, "source kind", f"sources.{i}.kind")
    for glob, pairs in settings.qualifiers:
        for dimension, _ in pairs:
            expect(dimension, dimensions, "dimension", f"qualifiers.{glob}.{dimension}")
    for attribute, _ in settings.authorities:
        expect(attribute, attributes, "attribute", f"authorities.{attribute}")
    judged = {*attributes, *affiliations}
    for i, level in enumerate(settings.levels):
        if level.attribute is not None:
            expect(level.attribute, judged, "attribute", f"levels.{i}.attribute")
    for i, ignore in enumerate(settings.ignores):
        if ignore.attribute is not None:
            expect(ignore.attribute, judged, "attribute", f"ignore.{i}.attribute")
    if faults:
        raise ConfigError(*faults)


def described(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Each setting as key, value and origin, for `config show`; values as TOML writes them where it can."""
    for field in fields(settings):
        key = field.name.replace("_", "-")
        if field.name in {"root", "config_file", "origins"}:
            continue
        value = getattr(settings, field.name)
        if field.name in {"sources", "records", "qualifiers", "authorities", "taxonomies", "ignores", "levels"}:
            yield from _entries(settings, "ignore" if key == "ignores" else key, value)
        elif isinstance(value, AdjudicatorSetting):
            pairs = ((f.name.replace("_", "-"), getattr(value, f.name)) for f in fields(value))
            yield key, f"{{{', '.join(f'{name} = {_toml(v)}' for name, v in pairs)}}}", settings.origin(key)
        else:
            yield key, _toml(value), settings.origin(key)


def settings_schema() -> dict[str, Any]:
    """JSON schema of `factcheck.toml`."""
    from factcheck.config_file import schema

    return schema()


_FLAGS = frozenset("paths rules include exclude baseline jobs min_level fail_on allow_problems today cache".split())
_ADDING = frozenset({"rules", "exclude"})


def _find_config(begin: Path, cwd: Path) -> tuple[Path | None, Written | None]:
    """The nearest `factcheck.toml`, or `pyproject.toml` with a `[tool.factcheck]`, from `begin` upwards."""
    for folder in (begin, *begin.parents):
        file = folder / CONFIG_NAME
        if file.is_file():
            return file, _read(file, cwd, ())
        file = folder / "pyproject.toml"
        # A look at the bytes first: somebody else's broken pyproject.toml is not ours to fault.
        if file.is_file() and _may_configure(_bytes(file, cwd)):
            written = _read(file, cwd, ("tool", "factcheck"))
            if written is not None:
                return file, written
    return None, None


def _may_configure(data: bytes) -> bool:
    """Has a pyproject.toml a table for us? In doubt yes: what reads it (and takes long to load) then says what is wrong."""
    if b"factcheck" not in data:
        return False
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return True
    return isinstance(tool, dict) and "factcheck" in tool


def _bytes(file: Path, cwd: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{_shown(file, cwd)}: cannot be read: {error.strerror or error}") from None


def _read(file: Path, cwd: Path, prefix: tuple[str, ...]) -> Written | None:
    from factcheck.config_file import read_config

    return read_config(_bytes(file, cwd), _shown(file, cwd), prefix)


def _configured(written: Written, root: Path, cwd: Path, file_name: str) -> dict[str, Any]:
    """The file's values as fields of `Settings`; `file_name` is the file's own, for what is said in reports."""
    file = written.settings
    return {
        "paths": tuple(str(_from_cwd(root / path, cwd)) for path in file.paths),
        "rules": tuple(_from_cwd(root / path, cwd) for path in file.rules),
        "include": tuple(file.include),
        "exclude": tuple(file.exclude),
        "sources": tuple(SourceSetting(s.match, s.name, s.kind, s.weight, s.subject) for s in file.sources),
        "records": tuple(
            RecordSetting(r.match, r.subject, r.source, r.attribute, r.value, r.unit, tuple(r.qualifiers)) for r in file.records
        ),
        "qualifiers": tuple((glob, tuple(sorted(pairs.items()))) for glob, pairs in file.qualifiers.items()),
        "authorities": tuple(sorted(file.authorities.items())),
        "taxonomies": tuple((kind, _from_cwd(root / path, cwd)) for kind, path in sorted(file.taxonomies.items())),
        "ignores": tuple(
            IgnoreSetting(
                " ".join(one.reason.split()),
                one.code,
                one.id,
                one.attribute,
                one.subject,
                one.path,
                one.until.isoformat() if one.until else None,
                written.line(("ignore", i)),
            )
            for i, one in enumerate(file.ignore)
        ),
        "levels": tuple(
            LevelSetting(one.level, one.code, one.attribute, one.path, f"{file_name}:{written.line(('levels', i))}")
            for i, one in enumerate(file.levels)
        ),
        "adjudicator": _adjudicator(file.adjudicator, root, cwd),
        "baseline": _from_cwd(root / file.baseline, cwd),
        "jobs": file.jobs,
        "min_level": file.min_level,
        "fail_on": file.fail_on,
        "allow_problems": file.allow_problems,
        "today": file.today,
        "cache": _from_cwd(root / CACHE_NAME, cwd) if file.cache else None,
    }


def _day(words: str, origin: str) -> str:
    """An ISO date; `now` asks the clock, in UTC, and nothing else does."""
    from datetime import UTC, date, datetime

    if words == "now":
        return datetime.now(UTC).date().isoformat()
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise ConfigError(f'{origin}: today: expected a day, as 2027-03-01, or "now", found {words[:40]!r}') from None


def _adjudicator(entry: AdjudicatorEntry | None, root: Path, cwd: Path) -> AdjudicatorSetting | None:
    if entry is None:
        return None
    return AdjudicatorSetting(entry.url, entry.model, entry.key_env, entry.timeout_s, _from_cwd(root / entry.cache, cwd))


def _git_root(begin: Path) -> Path | None:
    return next((folder for folder in (begin, *begin.parents) if (folder / ".git").exists()), None)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow links)


def _from_cwd(path: Path, cwd: Path) -> Path:
    """The path as one would write it in `cwd`."""
    try:
        return Path(os.path.relpath(path, cwd))
    except ValueError:  # another drive, on Windows
        return path


def _shown(file: Path, cwd: Path) -> str:
    return _from_cwd(file, cwd).as_posix()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _entries(settings: Settings, key: str, value: Any) -> Iterator[tuple[str, str, str]]:
    """The entries of a table, one each."""
    if not value:
        yield key, "none", "default"
    for i, entry in enumerate(value):
        if isinstance(entry, SourceSetting | RecordSetting | IgnoreSetting | LevelSetting):
            pairs = ((f.name, getattr(entry, f.name)) for f in fields(entry) if f.name not in {"line", "origin"})
            inline = ", ".join(f"{name} = {_toml(v)}" for name, v in pairs if v not in (None, ()))
            yield f"{key}[{i}]", f"{{{inline}}}", settings.origin(f"{key}.{i}")
        elif isinstance(entry[1], tuple):
            inline = ", ".join(f"{name} = {_toml(v)}" for name, v in entry[1])
            yield f"{key}.{_toml(entry[0])}", f"{{{inline}}}", settings.origin(f"{key}.{entry[0]}")
        else:
            yield f"{key}.{entry[0]}", _toml(entry[1]), settings.origin(f"{key}.{entry[0]}")


def _toml(value: object) -> str:
    if value is None:
        return "unset"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(v) for v in value)}]"
    text = value.as_posix() if isinstance(value, Path) else str(value)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
