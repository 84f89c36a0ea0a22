"""The file of accepted findings: load and save. Written only by `factcheck baseline ...`, never by an audit.

One JSON line for each finding, sorted by id, without time stamps or line numbers, between 256 constant comment lines
(`# 00` to `# ff`, the first byte of an id) that give parallel edits something to merge around.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.baseline.entry import JUDGEMENTS, Entry
from factcheck.errors import BaselineError
from factcheck.whole_file import write_whole

VERSION = 1
_HEADER = json.dumps({"factcheck_baseline": VERSION}, separators=(",", ":"))
_ID = re.compile(r"[a-z]{1,8}\d{1,4}-([0-9a-f]{16})")
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MANY = 20
"""Faults that are listed one by one; a file with more is damaged as a whole."""


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
        "favoured": None if entry.favoured is None else list(entry.favoured),
        "verdict": entry.verdict,
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
            entries[entry.id] = entry if kept is None else _merged(kept, entry)
    if faults:
        more = [f"{shown}: {len(faults) - _MANY} more damaged lines"] if len(faults) > _MANY else []
        raise BaselineError(*faults[:_MANY], *more)
    _check_end(lines, shown)
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


def _check_end(lines: list[tuple[int, str]], shown: str) -> None:
    """A file that was cut off would bring back what was accepted behind the cut. One without any anchors was made by hand."""
    anchors = {line.rstrip("\r"): n for n, line in lines if line.startswith("# ")}
    if f"# {0:02x}" in anchors and f"# {255:02x}" not in anchors:
        end = max(n for n, line in lines if line.strip())
        raise BaselineError(f"{shown}:{end}: cut off: the line `# ff` is missing. Restore the file from version control")


def _merged(one: Entry, other: Entry) -> Entry:
    """Two lines of one id, as a merge of two branches leaves them: what either accepted, in the words of who reviewed it."""
    first, second = (other, one) if other.reviewed and not one.reviewed else (one, other)
    return replace(first, members=tuple(sorted({*first.members, *second.members})))


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
        None if record["favoured"] is None else tuple(sorted(set(record["favoured"]))),
        record["verdict"],
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
    if record["favoured"] is not None and not _are_strings(record["favoured"]):
        yield '"favoured" is neither a list of strings nor null'
    if record["verdict"] not in (None, *JUDGEMENTS):
        yield f'"verdict" is none of {", ".join(JUDGEMENTS)}, and not null'
    if not isinstance(record["reason"], str | None):
        yield '"reason" is neither a string nor null'
    if record["expires"] is not None and not _is_day(record["expires"]):
        yield '"expires" is neither a day as 2027-03-01 nor null'
    if not _are_strings(record["values"]):
        yield '"values" is no list of strings'
    members = record["members"]
    if not isinstance(members, list) or not all(_are_strings(m) and len(m) == 2 for m in members):
        yield '"members" is no list of pairs of path and value'


def _are_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
