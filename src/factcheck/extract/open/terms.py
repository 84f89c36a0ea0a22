"""Values that are no figures: one name behind a label that has one, yes or no, a version, a path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from factcheck.extract.open.values import Valued
from factcheck.extract.open.words import OpenWords
from factcheck.model.value import Name, NameSet, Text, Truth
from factcheck.values.names import fold

_LONGEST_NAME = 80
_VERSION = re.compile(r"v?(\d+(?:\.\d+){1,3})(?:[-.]?(?:alpha|beta|rc)[-.]?\d*)?")
_PATH = re.compile(r"(?:[A-Za-z]:\\|~?/|\./)[\w./\\-]{1,200}")
_YES = frozenset("yes true on enabled ja oui si".split())
_NO = frozenset("no false off disabled nein non".split())
_NOTE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_SEVERAL = re.compile(r"[;\n/]|\s(?:and|&|und|et|y|or)\s")


def read_term(text: str, heads: Iterable[str], rules: OpenWords, countries: Mapping[str, str]) -> Valued | None:
    """What a label's words are, if they are nothing but that. `countries`: folded names, which tell no two places apart."""
    start = len(text) - len(text.lstrip())
    words = text.strip().strip("\"'`“”")
    start += text.strip().find(words) if words else 0
    end = start + len(words)
    if not words or "\n" in words:
        return None
    lower = words.casefold()
    if (first := lower.split()[0].strip(",.;")) in _YES | _NO and len(words.split()) <= 6:
        return Valued(start, start + len(first), Truth(words[: len(first)], first in _YES), "yes-no")
    if _VERSION.fullmatch(words) and (words.count(".") > 1 or "version" in heads):
        number = lower.removeprefix("v")
        return Valued(start, end, Text(words, number), "version")
    if _PATH.fullmatch(words):
        return Valued(start, end, Text(words, words.rstrip("/\\")), "path")
    if next(iter(heads), "") in rules.closed | rules.changing:
        return _name(words, start, rules, countries)
    return None


def _name(words: str, start: int, rules: OpenWords, countries: Mapping[str, str]) -> Valued | None:
    """One name; its key holds only the words by which it can be told from another."""
    bare = _NOTE.sub(" ", words).strip(" ,.")
    if not bare or len(bare) > _LONGEST_NAME or _SEVERAL.search(bare) or bare.count(",") > 2 or not bare[0].isupper():
        return None
    parts = [p.strip() for p in bare.split(",")]
    telling = [w for p in parts if fold(p) not in countries for w in fold(p).split()]
    telling = [w for w in telling if len(w) > 2 and not w.isdigit() and rules.canonical(w) not in rules.generic]
    if not telling:
        return None
    end = start + len(words.rstrip(" ,."))
    return Valued(start, end, NameSet(words, "organisation", (Name(bare, " ".join(telling), ""),), "yes"), "name")
