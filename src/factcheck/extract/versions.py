"""Headings that are versions, and what stands below them: in a changelog a statement belongs to its version."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.compile import Ready
from factcheck.extract.members import qualified
from factcheck.model.claim import Qualifier
from factcheck.model.document import Document, Span

CHANGELOG = "changelog"
"""The kind of source whose headings are read so."""
_HEADING = re.compile(
    r"\[?(?:(?:version|release|v)\.? ?)?(?P<version>\d{1,4}(?:\.\d{1,5}){1,3}(?:[-.+]?[A-Za-z][\w.]{0,20})?|unreleased)\]?"
    r"(?:\s*[-–—:,(@/]\s*(?P<rest>.*\S)?\s*|\s+(?P<more>[\d(].*\S)\s*)?",
    re.IGNORECASE | re.DOTALL,
)


class VersionHeading(NamedTuple):
    """A heading such as `## [2.1.0] - 2024-03-05`: the version, and where in it the words behind it stand (empty for none)."""

    version: str
    rest: Span


def version_heading(text: str) -> VersionHeading | None:
    """`None` for a heading that is no version."""
    match = _HEADING.fullmatch(text.strip())
    if match is None:
        return None
    shift = len(text) - len(text.lstrip())
    start, end = match.span("rest") if match["rest"] else match.span("more") if match["more"] else (0, 0)
    return VersionHeading(match["version"].lower(), Span(start + shift, end + shift))


def under_version(document: Document, path: tuple[str, ...], name: str, ready: Ready) -> tuple[Qualifier, ...]:
    """Under which version a statement of a changelog on the attribute `name` holds; nothing elsewhere."""
    if document.kind != CHANGELOG:
        return ()
    for heading in reversed(path):
        found = version_heading(heading)
        if found is not None:
            return of_version(found.version, name, ready)
    return ()


def of_version(version: str, name: str, ready: Ready) -> tuple[Qualifier, ...]:
    """A version as a file of records says it in a column."""
    found = qualified((f"version: {version}",), ready.attributes[name], ready)
    return tuple(Qualifier(dimension, *found[dimension]) for dimension in sorted(found))
