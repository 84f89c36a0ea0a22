"""The accepted findings: load, save, compare. Written only by `factcheck baseline ...`, never by an audit.

One JSON line for each finding, sorted by id, without time stamps or line numbers, between 256 constant comment lines
(`# 00` to `# ff`, the first byte of an id) that give parallel edits something to merge around.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factcheck.errors import BaselineError
from factcheck.model.finding import Finding, Report
from factcheck.whole_file import write_whole

VERSION = 1
_HEADER = json.dumps({"factcheck_baseline": VERSION}, separators=(",", ":"))
_ID = re.compile(r"[a-z]{1,8}\d{1,4}-([0-9a-f]{16})")
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MANY = 20
"""Faults that are listed one by one; a file with more is damaged as a whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted finding. Values are canonical forms, joined by `; `."""

    id: str
    code: str
    key: str
    """For people: `subject | attribute | qualifiers`."""
    values: tuple[str, ...]
    """One for each position, sorted."""
    members: tuple[tuple[str, str], ...]
    """Path and value of every claim that holds a position; distinct, sorted."""
    favoured: str | None = None
    """The value of the favoured position, to know an error that spreads."""
    reason: str | None = None
    """Why a person accepted it; `None` where nobody has looked at it."""
    expires: str | None = None


def entry_of(finding: Finding, report: Report, reason: str | None = None) -> Entry:
    """What is written down of a finding of this report."""
    values = ["; ".join(position.canonical) for position in finding.positions]
    members = {
        (report.claims[index].path, value)
        for position, value in zip(finding.positions, values, strict=True)
        for index in position.claims
    }
    favoured = values[finding.favoured.position] if finding.favoured is not None else None
    return Entry(
        id=finding.id,
        code=finding.code,
        key=_key(finding, report),
        values=tuple(sorted(set(values))),
        members=tuple(sorted(members)),
        favoured=favoured,
        reason=reason,
    )


def _key(finding: Finding, report: Report) -> str:
    subject = next((s.key for s in report.subjects if s.id == finding.subject), finding.subject)
    parts = [subject, finding.attribute]
    if finding.cluster is not None:
        parts += [f"{q.dimension}={q.value}" for q in report.clusters[finding.cluster].qualifiers]
    return " | ".join(parts)


def apply(report: Report, entries: Iterable[Entry]) -> Report:
    """The same report with every accepted finding marked `known`."""
    accepted = {entry.id for entry in entries}
    findings = tuple(replace(f, status="known") if f.id in accepted else f for f in report.findings)
    return replace(report, findings=findings)


def gone(report: Report, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries whose finding this report no longer has, in their order."""
    found = {finding.id for finding in report.findings}
    return tuple(entry for entry in entries if entry.id not in found)


def dump(entries: Iterable[Entry]) -> str:
    """The file: header, then each entry behind the anchor of its id's first byte. The entries may come in any order."""
    by_anchor: dict[str, list[Entry]] = {}
    for entry in sorted({e.id: e for e in entries}.values(), key=lambda e: e.id):
        by_anchor.setdefault(_anchor(entry.id), []).append(entry)
    lines = [_HEADER]
    for byte in range(256):
        anchor = f"{byte:02x}"
        lines.append(f"# {anchor}")
        lines += map(_line, by_anchor.get(anchor, ()))
    return "\n".join(lines) + "\n"


def save(path: Path, entries: Iterable[Entry]) -> None:
    """Replace the file whole, or leave it as it is. Raises `BaselineError` if it cannot be written."""
    try:
        # A file name that is no UTF-8 comes as lone surrogates, which JSON writes as escapes.
        write_whole(path, dump(entries).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise BaselineError(f"{path}: cannot be written: {error.strerror or error}") from None


def _anchor(id_: str) -> str:
    return id_.partition("-")[2][:2]


def _line(entry: Entry) -> str:
    record = {
        "id": entry.id,
        "code": entry.code,
        "key": entry.key,
        "values": list(entry.values),
        "members": [list(member) for member in entry.members],
        "favoured": entry.favoured,
        "reason": entry.reason,
        "expires": entry.expires,
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    # These end a line for some readers of lines, though not for JSON.
    return text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def load(path: Path) -> tuple[Entry, ...]:
    """The entries, one of each id, sorted. Lines may come in any order. Raises `BaselineError` with what is wrong."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise BaselineError(f"{path}: no such baseline. `factcheck baseline create` writes one") from None
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror or error}") from None
    return parse(data, str(path))


def parse(data: bytes, shown: str) -> tuple[Entry, ...]:
    """As `load`, from bytes; `shown` is the file's name in messages."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BaselineError(f"{shown}:{line}: not UTF-8. Restore the file from version control") from None
    lines = list(enumerate(text.split("\n"), 1))
    records = [(n, line.strip()) for n, line in lines if line.strip() and not line.startswith("#")]
    conflicts = [n for n, line in records if line.startswith(_CONFLICT)]
    if conflicts:
        remedy = "Keep the entries of both sides, take the markers out"
        raise BaselineError(*(f"{shown}:{n}: a conflict marker of a merge. {remedy}" for n in conflicts[:_MANY]))
    _check_header(records, shown)
    entries: dict[str, Entry] = {}
    faults: list[str] = []
    for n, written in records[1:]:
        try:
            entry = _entry(written)
        except _Damaged as error:
            faults.append(f"{shown}:{n}: {error}. Restore the line from version control, or remove it")
        else:
            kept = entries.get(entry.id)
            if kept is None or (kept.reason is None and entry.reason is not None):
                entries[entry.id] = entry
    if faults:
        more = [f"{shown}: {len(faults) - _MANY} more damaged lines"] if len(faults) > _MANY else []
        raise BaselineError(*faults[:_MANY], *more)
    return tuple(entries[id_] for id_ in sorted(entries))


def _check_header(records: list[tuple[int, str]], shown: str) -> None:
    n, line = records[0] if records else (1, "")
    header: Any = None
    with contextlib.suppress(ValueError, RecursionError):
        header = json.loads(line)
    version = header.get("factcheck_baseline") if isinstance(header, dict) else None
    if version is None:
        raise BaselineError(f"{shown}:{n}: not a baseline: the first line must be {_HEADER}. Restore it")
    if version != VERSION or isinstance(version, bool):
        what = f"version {json.dumps(version)[:20]} is unknown to this factcheck, which reads version {VERSION}"
        raise BaselineError(f"{shown}:{n}: {what}. Use the factcheck that wrote it, or create the baseline anew")


class _Damaged(Exception):
    """What is wrong with one line."""


def _entry(line: str) -> Entry:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise _Damaged("a damaged line: not JSON") from None
    if not isinstance(record, dict):
        raise _Damaged("a damaged line: not an object")
    for problem in _problems(record):
        raise _Damaged(f"a damaged line: {problem}")
    return Entry(
        record["id"],
        record["code"],
        record["key"],
        tuple(sorted(set(record["values"]))),
        tuple(sorted({(path, value) for path, value in record["members"]})),
        record["favoured"],
        record["reason"],
        record["expires"],
    )


def _problems(record: Mapping[str, Any]) -> Iterator[str]:
    """What keeps a record from being an entry, the first being enough to say."""
    known = Entry.__dataclass_fields__
    for key in known:
        if key not in record:
            yield f'"{key}" is missing'
            return
    for key in record:
        if key not in known:
            yield f'unknown key "{key}"'
    if not isinstance(record["id"], str) or not _ID.fullmatch(record["id"]):
        yield '"id" is no id of a finding'
    for key in ("code", "key"):
        if not isinstance(record[key], str):
            yield f'"{key}" is no string'
    for key in ("favoured", "reason", "expires"):
        if not isinstance(record[key], str | None):
            yield f'"{key}" is neither a string nor null'
    if not _are_strings(record["values"]):
        yield '"values" is no list of strings'
    members = record["members"]
    if not isinstance(members, list) or not all(_are_strings(m) and len(m) == 2 for m in members):
        yield '"members" is no list of pairs of path and value'


def _are_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)
