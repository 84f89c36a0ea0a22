"""Which lines are headings: by markup, or by the way they stand there."""

from __future__ import annotations

import re
from typing import NamedTuple

_ATX = re.compile(r"(#{1,6})[ \t]+(\S.{0,500})$")
_ATX_END = re.compile(r"[ \t]+#{1,20}$")
_WIKI = re.compile(r"(={1,6})[ \t]{0,9}([^=\s](?:[^=]|=(?!=)){0,300}?)[ \t]{0,9}\1$")
EMOJI = re.compile(
    "(?:[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u25a0-\u25ff\u2300-\u23ff\ufe0f\u200d\u20e3\U000e0020-\U000e007f]"
    "|[0-9]\ufe0f?\u20e3)+[ \t]{0,4}"
)
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|#?\d{1,2}[:.)–-]|#\d{1,3})[ \t]+(?=\S)")
_BYLINE = re.compile(
    r"(?:by|posted|published|written by|words by|text by|updated|from our|reviewed by|filed under|photos? by)\b",
    re.IGNORECASE,
)
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DATELINE = re.compile(
    rf"(?:[^\W\d]{{1,20}},?\s+){{0,3}}(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})|(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?)\.?,?\s+\d{{4,5}}\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"(?:for (?:immediate )?release|(?:press|media|news) release|embargoed)\b", re.IGNORECASE)
_TURN = re.compile(r"[A-Z][A-Z .'’-]{0,25}(?:\([^()]{0,30}\))?: {1,3}(?=[^a-z]{0,40}[a-z])")
_UTTERANCE = re.compile(r"[“\"«„][^”\"»]{1,400}[.!?…,][”\"»]")
_POST = re.compile(r"#\d{1,4}[ \t]+\S.{0,60}$")
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.{0,12}\b\d", re.IGNORECASE)
_TRAIL = re.compile(r"[»›]")
_LETTERS = re.compile(r"[^\W\d_]")
_SENTENCE_BORDER = re.compile(r"[a-z’'\")][.!?]\s+[A-Z]")
_FINAL = tuple('.,;:!…”"')
UNDERLINE = re.compile(r"(?:={3,200}|-{3,200}|~{3,200})$")


class Heading(NamedTuple):
    """A heading as found in a line: where its words stand in it, and its level."""

    start: int
    end: int
    level: int


def marked(body: str) -> Heading | None:
    """A heading by markup: `# T`, `== T ==`."""
    if body[0] == "#":
        found = _ATX.match(body)
        if found:
            end = found.end(2)
            tail = _ATX_END.search(body[:end][-40:])
            return _numbered(body, found.start(2), end - (len(tail.group()) if tail else 0), len(found.group(1)))
    elif body[0] == "=" and len(body) < 400:
        found = _WIKI.match(body)
        if found:
            return _numbered(body, found.start(2), found.end(2), len(found.group(1)))
    return None


def _numbered(body: str, start: int, end: int, level: int) -> Heading:
    """Without a number or an emblem before the words."""
    for pattern in (EMOJI, _NUMBER):
        lead = pattern.match(body, start)
        if lead and lead.end() < end and body[start] != "#":
            start = lead.end()
    return Heading(start, end, level)


def decorated(body: str) -> Heading | None:
    """A short line that opens with an emblem or a number: `🎬 What is it about?`, `1. The ships are here.`"""
    if len(body) > 120:
        return None
    emblem = EMOJI.match(body)
    lead = emblem if emblem and emblem.end() < len(body) else _NUMBER.match(body)
    if lead is None or lead.end() >= len(body) or body.count(" ") > 15:
        return None
    if not (body[lead.end()].isupper() or body[lead.end()].isdigit() or body[lead.end()] in "“\"‘'"):
        return None
    return Heading(lead.end(), len(body), 2)


def is_credit_line(body: str) -> bool:
    """A byline or a dateline: it says who wrote it or when, and is no heading."""
    return len(body) < 300 and bool(
        _BYLINE.match(body) or _RELEASE.match(body) or (len(body) < 80 and (_DATELINE.match(body) or _DAY.match(body)))
    )


def names_author(body: str) -> bool:
    """A byline proper."""
    return bool(_BYLINE.match(body))


def is_turn(body: str) -> bool:
    """A speaker's turn in a transcript: `HOST: And then?`"""
    return bool(_TURN.match(body)) and body.rstrip("”\"')")[-1:] in (".", "?", "!", "…", "")


def is_spoken(body: str) -> bool:
    """A turn, or a sentence in quotation marks, whoever it is ascribed to."""
    return bool(_UTTERANCE.match(body)) or is_turn(body)


def is_post(body: str) -> bool:
    """The head of a post in a thread: `#4 somebody`."""
    return bool(_POST.match(body))


def is_shouted(body: str) -> bool:
    """A short line all in capitals."""
    if len(body) > 100 or _RELEASE.match(body) or (body[-1] in ".,;:" and not body.endswith(".M.")):
        return False
    return body.isupper() and body.count(" ") <= 14 and len(_LETTERS.findall(body)) >= 3


def announces(body: str) -> bool:
    """A short line that ends in a colon and stands for what comes next: `Photos:`, `Release Date:`."""
    if body[-1] != ":" or len(body) > 40:
        return False
    words = body[:-1].split()
    if not 1 <= len(words) <= 5 or not (body[0].isupper() or body[0].isdigit()):
        return False
    return len(words) <= 2 or is_title_case(words)


def is_title_case(words: list[str]) -> bool:
    """Do the longer words, or nearly all, start with a capital?"""
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return bool(longer) and sum(word[0].isupper() for word in longer) * 10 >= len(longer) * 7


def title_like(body: str) -> bool:
    """A short line without final punctuation, or a question in title case: a heading, if it stands alone."""
    if len(body) > 110 or body.count(" ") > 14 or is_credit_line(body) or is_spoken(body):
        return False
    first = body[0]
    if not (first.isupper() or first.isdigit() or first in "“\"‘'«¿¡"):
        return False
    if body[-1] in "?":
        return is_title_case(body.split()) and not _SENTENCE_BORDER.search(body)
    if body.endswith(_FINAL) and not (body[0] in '“"' and body[-1] in '”"' and body.count(" ") <= 6):
        return False
    return bool(_LETTERS.search(body)) and not _SENTENCE_BORDER.search(body) and "://" not in body and "@" not in body


def may_be_long_title(body: str) -> bool:
    """The first line of a document, however long a title it is."""
    return (
        len(body) <= 250
        and body[-1] not in ".:;,"
        and (body[0].isupper() or body[0].isdigit() or body[0] in "“\"‘'#")
        and not is_credit_line(body)
        and not is_spoken(body)
        and not _TRAIL.search(body)
        and not _SENTENCE_BORDER.search(body)
    )
