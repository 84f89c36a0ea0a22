"""Bytes to text. Nothing is dropped: offsets into the text are offsets into the file as it stands on disk, decoded."""

from __future__ import annotations

import re

_MARKS = (
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-32-le", b"\xff\xfe\0\0"),
    ("utf-32-be", b"\0\0\xfe\xff"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNDEFINED_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_DECLARED = re.compile(
    rb"""<\?xml[^<>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})|<meta\b[^<>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_HEAD = 4096
_SAMPLE = 200_000
"""How much of a file is looked at for a guess."""
_SURE, _SURE_BESIDE_WESTERN = 0.2, 0.1
"""chardet 7's confidence is low for short texts, right or wrong; which encodings may be meant is decided first."""
_NEAR_WESTERN = frozenset({"cp1250", "iso8859_2", "cp932", "euc_jp", "gb18030", "cp949", "big5hkscs"})
_ENCODINGS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-9": "cp1254", "windows-1254": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "cp932": "cp932", "cp949": "cp949",
    "uhc": "cp949", "euc-jp": "euc_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-2022-jp": "iso2022_jp",
    "koi8-r": "koi8_r", "koi8-u": "koi8_u", "maccyrillic": "mac_cyrillic", "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman", "tis-620": "cp874", "windows-874": "cp874", "iso-8859-11": "cp874", "ibm866": "cp866",
    "cp866": "cp866", "utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    **{f"windows-{page}": f"cp{page}" for page in (1250, 1251, 1253, 1255, 1256, 1257, 1258)},
    **{f"iso-8859-{part}": f"iso8859_{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
}  # fmt: skip
"""What a page may name, and the codec for it (as browsers do: ISO 8859-1 is Windows-1252). No other codec is ever looked
up: Python has some that are no encodings of text."""


class Undecodable(ValueError):
    """The bytes are no text. `str(error)` says why, in a few words for people."""


def decode(data: bytes, *, declared: bool = False) -> tuple[str, str | None]:
    """The text of a file, and a note for people if its encoding was guessed.

    A byte order mark stays in the text as U+FEFF at offset 0. Without one the bytes are UTF-8 if they are valid as that;
    else what the file names itself, if it is of a kind that may (`declared`); else the best guess, if there is a good
    one: UTF-16 without a mark, Windows-1252, or what chardet is sure of. Raises `Undecodable`.
    """
    for encoding, mark in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), None
            except UnicodeDecodeError as error:
                raise Undecodable(f"not valid {encoding.upper()} at byte {error.start}") from error
    named = _named(data[:_HEAD]) if declared else ""
    if b"\0" in data:
        return _as_wide(data)
    try:
        if named != "iso2022_jp":  # which looks like ASCII
            return data.decode("utf-8"), None
        fault = 0
    except UnicodeDecodeError as error:
        fault = error.start
    if named and not named.startswith("utf"):
        try:
            return data.decode(named), None
        except UnicodeDecodeError as error:
            raise Undecodable(f"not valid {named}, which it names, at byte {error.start}") from error
    return _guessed(data, fault)


def _named(head: bytes) -> str:
    """The codec of the encoding that a page names in its head; empty if it names none, or none that is known."""
    found = _DECLARED.search(head)
    name = (found.group(1) or found.group(2)).decode("ascii", "replace").lower() if found else ""
    return _ENCODINGS.get(name, _ENCODINGS.get(name.replace("_", "-"), ""))


def _as_wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark, told by where the zeros stand in the Latin letters."""
    head = data[:_HEAD]
    for encoding, at in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros, others = head[at::2].count(0), head[1 - at :: 2].count(0)
        if zeros >= 4 and zeros * 10 >= len(head) * 4 and not others and len(data) % 2 == 0:
            try:
                return data.decode(encoding), f"without a mark of its encoding; read as {encoding.upper()}"
            except UnicodeDecodeError:
                break
    raise Undecodable("binary")


def _guessed(data: bytes, fault: int) -> tuple[str, str]:
    """The best guess at an encoding of one or several bytes: no binary file, and no damaged UTF-8."""
    if _CONTROLS.search(data):
        raise Undecodable("binary")
    why = f"not valid UTF-8 at byte {fault}"
    sample = data[max(fault - _SAMPLE // 2, 0) :][:_SAMPLE]
    lossy = sample.decode("utf-8", "replace")
    broken = lossy.count("\ufffd")
    if sum(map(lossy.count, "äöüéèàçñóíáß’–“")) > 4 * broken:
        raise Undecodable(why)  # nearly all of it is UTF-8: it was cut or patched
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    western = high <= len(sample) * 0.3 and not _UNDEFINED_IN_CP1252.search(data)
    encoding = _detected(sample, western)
    if encoding and encoding != "cp1252":
        try:
            return data.decode(encoding), f"{why}; read as {_shown(encoding)}, by the look of it"
        except UnicodeDecodeError:
            pass
    if not western:
        raise Undecodable(why)
    return data.decode("cp1252"), f"{why}; read as Windows-1252"


def _detected(sample: bytes, western: bool) -> str:
    """The codec that chardet names; empty if it is not sure enough. Where Windows-1252 would do, only such encodings count
    as differ from it in a few letters, or not at all in single bytes: it takes short French for Cyrillic."""
    import chardet

    found = chardet.detect(sample)
    name = (found["encoding"] or "").lower()
    codec = _ENCODINGS.get(name, _ENCODINGS.get(name.replace("_", "-"), ""))
    if western and codec not in _NEAR_WESTERN:
        return ""
    return codec if found["confidence"] >= (_SURE_BESIDE_WESTERN if western else _SURE) else ""


def _shown(encoding: str) -> str:
    return f"Windows-{encoding[2:]}" if re.fullmatch(r"cp125\d", encoding) else encoding.replace("_", "-").upper()
