"""Bytes to text. Nothing is dropped: offsets into the text are offsets into the file as it stands on disk, decoded."""

from __future__ import annotations

import re

_MARKS = (("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"))
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


class Undecodable(ValueError):
    """The bytes are no text. `str(error)` says why, in a few words for people."""


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of a file, and a note for people if its encoding was guessed.

    A byte order mark stays in the text as U+FEFF at offset 0. Without one the bytes must be UTF-8, or else look like
    Windows-1252 (no NUL, no control characters, hardly any of the rarer bytes), which is the only guess. Raises
    `Undecodable`.
    """
    for encoding, mark in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), None
            except UnicodeDecodeError as error:
                raise Undecodable(f"not valid {encoding.upper()} at byte {error.start}") from error
    if b"\0" in data:
        raise Undecodable("binary")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _as_western(data, error.start)


def _as_western(data: bytes, fault: int) -> tuple[str, str]:
    """Windows-1252, if it can be: mostly ASCII, no byte that this encoding lacks, no control characters."""
    if _CONTROLS.search(data) or _UNDEFINED_IN_CP1252.search(data):
        raise Undecodable("binary" if _CONTROLS.search(data) else f"not valid UTF-8 at byte {fault}")
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high > len(data) * 0.3:
        raise Undecodable(f"not valid UTF-8 at byte {fault}")
    return data.decode("cp1252"), f"not valid UTF-8 at byte {fault}; read as Windows-1252"
