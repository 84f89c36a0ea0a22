"""Documents whose own evidence for their subject is weak: which subject of the run they are about, if just one fits.

In this order: the title names one, or the text names one often; the name without a version or a leading verb is one's
("Night Ferry 3.2", "Operating Night Ferry"); the run has one clear subject, all words of whose name the text holds, or the
document is a change log, a list of questions, a read-me; several such documents name the same thing. What is taken for
granted here is said in a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factcheck.model.document import path_of, place_in
from factcheck.model.finding import Problem
from factcheck.values.names import fold


@dataclass(frozen=True, slots=True)
class About:
    """What one document says it is about."""

    document: str
    type: str
    name: str
    aliases: tuple[str, ...]
    year: str
    named: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    is_table: bool = False
    """Is it a data file or a changelog that names nothing it could be about?"""
    clear: bool = True
    """Is its own evidence for its subject clear? If not, it may be adopted by a subject that its title names."""
    words: tuple[str, ...] = ()
    """The words of its text, folded, each once, sorted; empty where its subject is clear."""
    is_formula: bool = False
    """Does its title say only what kind of page it is ("Changelog")?"""
    names: tuple[str, ...] = ()
    """Names that it mentions, folded: documents about one thing share many of them."""


def name_form(name: str) -> str:
    """A name as names of subjects are compared: folded, with or without a space before a possessive "s"."""
    return fold(name).replace("'s", " s").replace("’s", " s")


_VERSION = re.compile(r"\s+v?\d+(?:\.\d+)+(?:[-.]?(?:alpha|beta|rc)\.?\d*)?$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:[a-z]{3,}ing|about|welcome to|inside|meet)\s+(?:the\s+|with\s+|to\s+)?(?=\S)", re.IGNORECASE)


def bare(name: str) -> str:
    """A name without the version behind it and the verb before it ("Operating Night Ferry")."""
    return _LEADING.sub("", _VERSION.sub("", name.strip()))


def runs(words: tuple[str, ...]) -> set[str]:
    """Every run of up to ten words, folded."""
    words = words[:40]
    return {name_form(" ".join(words[i:j])) for i in range(len(words)) for j in range(i + 1, min(i + 10, len(words)) + 1)}


def mentions(about: About, forms: Iterable[str]) -> set[str]:
    """Those of the forms that its title has, none of them a part of another; else those that its text names often."""
    wanted = set(forms)
    titled = runs(about.title) & wanted
    longest = {f for f in titled if not any(f != other and f" {f} " in f" {other} " for other in titled)}
    return longest or (set(about.named) & wanted)


def holds(about: About, name: str) -> bool:
    """Does the text hold every telling word of a name of several?"""
    telling = [word for word in fold(name).split() if len(word) > 2]
    return len(telling) > 1 and set(telling) <= set(about.words)


def taken(about: About, name: str, why: str) -> Problem:
    """What is said of a document whose subject was taken for granted."""
    what = f"names no subject clearly; taken to be about {name}, {why}"
    return Problem("limit", place_in(about.document), what, "name it in factcheck.toml")


def agreed(waiting: Iterable[About]) -> Iterator[tuple[str, list[About]]]:
    """Names on which two or more documents agree that are of no two types, the most widely held first, each document once."""
    left = list(waiting)
    while True:
        votes: dict[str, dict[str, About]] = {}
        called: dict[str, str] = {}
        for about in left:
            own = bare(about.name)
            if len(own) > 2:
                called.setdefault(name_form(own), own)
        for about in left:
            for found in {name_form(bare(about.name)), *mentions(about, called)} & set(called):
                held = votes.setdefault(found, {})
                if not about.type or {a.type for a in held.values()} <= {"", about.type}:
                    held[about.document] = about
        ranked = sorted(votes, key=lambda f: (-len(votes[f]), f))
        if not ranked or len(votes[ranked[0]]) < 2:
            return
        members = list(votes[ranked[0]].values())
        yield called[ranked[0]], members
        left = [about for about in left if about.document not in votes[ranked[0]]]


def folder(document: str) -> str:
    """Where the file of a document lies."""
    return path_of(document).rpartition("/")[0]


def adopted(about: About, name: str, *, type_: str | None = None) -> About:
    """The document as one about `name`."""
    return replace(about, type=about.type if type_ is None else type_, name=name, aliases=(), year="")
