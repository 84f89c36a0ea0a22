"""What a path seems to say: `docs/v2/limits.md` is of version 2, `fr/guide.md` is French. A guess that the report states."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple

_VERSION = re.compile(r"v(?P<number>\d{1,4}(?:\.\d{1,4}){0,2})", re.IGNORECASE)
_LOCALE = re.compile(r"(?P<language>[a-z]{2})[-_][A-Z]{2}")
_LANGUAGES = frozenset("en de fr es pt ja zh ko ru nl pl sv da fi cs hu tr uk el".split())
"""Codes that are no common name of a folder (`it`, `no`, `is`, `in` may be)."""


class Implied(NamedTuple):
    """Qualifiers and language that a path gives, and how that is said to people; empty where it gives none."""

    qualifiers: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    because: str = ""


def implied_by(path: str) -> Implied:
    """Only a folder that is nothing but a version or a language counts, and only if it is the one such folder of the path."""
    folders = PurePosixPath(path).parts[:-1]
    versions = {m["number"] for folder in folders if (m := _VERSION.fullmatch(folder))}
    languages = {f for f in folders if f in _LANGUAGES} | {m["language"] for f in folders if (m := _LOCALE.fullmatch(f))}
    said: list[str] = []
    qualifiers: tuple[tuple[str, str], ...] = ()
    language = None
    if len(versions) == 1:
        number = versions.pop()
        qualifiers = (("version", number),)
        said.append(f"version {number}")
    if len(languages) == 1:
        language = languages.pop()
        said.append(f"language {language}")
    return Implied(qualifiers, language, f"its path says {' and '.join(said)}" if said else "")
