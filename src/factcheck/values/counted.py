"""What a bare number counts (`25 original cues`), and when it only belongs to a name (`Chapter 4`)."""

from __future__ import annotations

import re

_BLANK = r"[ \t\xa0\u2009\u202f]"
_W = rf"(?:{_BLANK}{{1,3}}|{_BLANK}{{0,2}}\r?\n{_BLANK}{{0,2}})"

_IDENTIFIES = frozenset(
    "chapter chapters part parts no no. nos nr nr. number numbers vol vol. volume volumes season seasons series"
    " episode episodes ep ep. page pages p. pp. section sections sec fig fig. figure figures table act scene track"
    " disc version versions ver v v. room route highway flight gate step phase level grade class type mark mk"
    " model line article issue edition book books item rule day week year top file id code isbn rfc area district"
    " unit lot platform channel form apollo sector zone question appendix paragraph § exhibit case pg. pg tel tel."
    " phone fax interstate psalm opus op. op".split()
)
"""Words that make the number behind them a name."""
_IDENTIFIES_YEARS = frozenset(
    "page pages p. pp. no. nos nr. number numbers room route flight line file id code rfc isbn tel tel. phone fax"
    " § section chapter".split()
)
"""Of these the ones that also take a number of four digits that could be a year."""
_NOT_NAMES = frozenset(
    "in on at by for from to with of and or but the a an about over all only just these those some its his her"
    " their our than under after before during since until within also another last first next when while where as"
    " if then there it has have had were was is are my your this that each every both not nearly almost around".split()
)
"""Words that may stand with a capital before a number without being a name: a sentence begins with them."""
_IRREGULAR = frozenset(
    "people men women children crew staff cattle police sheep fish aircraft series species feet teeth mice geese"
    " media criteria data phenomena personnel troops sportsmen firemen policemen gunmen fishermen craftsmen"
    " salesmen grandchildren".split()
)
_NO_NOUN = frozenset(
    "is was has as its this thus does goes plus versus his hers theirs ours yours us across always perhaps"
    " besides unless whereas sometimes afterwards towards onwards upwards downwards nowadays follows begins ends"
    " includes takes sees makes tells comes gets gives says and or but the a an of in on at by for from to with"
    " than per into that which who when where while if then there are were be been had have not only also will"
    " would could should may might can must it he she they we you i times percent yes less opens serves remains"
    " contains becomes shows consists features brings picks finds starts".split()
)
_COUNTING_NOUNS = frozenset(
    "people persons soldiers men women children employees workers students pupils members residents inhabitants"
    " citizens voters copies votes seats tickets fans spectators attendees guests visitors patients deaths victims"
    " casualties prisoners refugees troops officers extras actors performers dancers musicians theaters theatres"
    " cinemas screens locations venues cities towns villages countries pages words lines characters items units"
    " vehicles cars trucks ships aircraft planes tanks horses animals birds species stores shops outlets branches"
    " homes houses households families rooms beds apartments buildings schools subscribers users customers clients"
    " companies firms businesses jobs positions shares cases tests samples steps points stars planets galaxies"
    " islands lakes rivers trees plants acres objects artifacts paintings photographs photos images books songs"
    " tracks episodes shots effects signatures signatories protesters demonstrators volunteers participants"
    " delegates players runners athletes calories bottles barrels pieces bricks coins stamps miles".split()
)
"""Nouns that a number of four digits without separator counts, so that it is no year."""

_PRIZES = frozenset("awards oscars baftas globes emmys césars goyas razzies grammys tonys filmfares".split())
"""Nouns that are counted with a capital ("four Academy Awards", "two Oscars")."""

_WORD = re.compile(rf"{_W}(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)(?![^\W_])")
_LIST_MARK = re.compile(r"\d{1,3}[.)]\s")
_NEXT_LETTER = re.compile(rf"{_W}[^\W\d_]")
_AREA_CODE = re.compile(r"\)[ -]?\d{2}")
_IN_YEAR = re.compile(r"\b(?:in|since|during|until|by|of|from|late|early|mid|the)\s{1,2}$", re.I)
_MOST_ADJECTIVES = 2
_LOOK_BACK = 32


def noun_behind(text: str, start: int, end: int, *, singular: bool, could_be_year: bool) -> tuple[int, str] | None:
    """Where the noun ends that the number at `start`..`end` counts, and the noun; `None` if it counts none.

    It is the next word, or one behind two adjectives at most. A noun is a lower-case plural; with `singular` (the
    number is 1) the next word does. A number that could be a year counts only what people, things or places are
    counted by, or is round.
    """
    at = end
    for place in range(_MOST_ADJECTIVES + 1):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word = match["word"]
        at = match.end()
        if word in _NO_NOUN:
            return None
        if word[0].isupper() and word.lower() in _PRIZES and not could_be_year:
            return at, word.lower()
        if word.islower() and (_is_plural(word) or (singular and place == 0)):
            return (at, word) if not could_be_year or _counts(word, text, start, end) else None
        if not word.islower() and place == 0 and not _NEXT_LETTER.match(text, at):
            return None
    return None


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def _counts(noun: str, text: str, start: int, end: int) -> bool:
    """Is a number that could be a year a count of these?"""
    if _IN_YEAR.search(text, max(0, start - 12), start):
        return False
    return noun in _COUNTING_NOUNS or text[start:end].endswith("00")


def is_name_part(text: str, pos: int, start: int, end: int, *, counted: bool, compared: bool) -> bool:
    """Does the bare number at `start`..`end` belong to a name, an identifier, a list mark or a telephone number?

    `pos` is where its comparator begins, if it has one (`compared`); `counted` says that it counts a noun.
    """
    if _is_list_mark(text, start):
        return True
    following = _WORD.match(text, end)
    if not counted and following and following["word"][0].isupper() and text[end] == " ":
        return True
    if compared:
        return False
    before = text[max(0, pos - _LOOK_BACK) : pos]
    last, closing = before[-1:], text[end : end + 1]
    if last == "+" or (last == "[" and closing == "]") or (last == "(" and _AREA_CODE.match(text, end)):
        return True
    return last.isspace() and _follows_name(before, counted=counted)


def is_numbered(text: str, pos: int) -> bool:
    """Does a word before `pos` make even a number like a year a mere number (`page 1917`)?"""
    before = text[max(0, pos - _LOOK_BACK) : pos].split()
    return bool(before) and before[-1].lower() in _IDENTIFIES_YEARS


def _is_list_mark(text: str, start: int) -> bool:
    """`1. ` or `2) ` at the head of a line."""
    return text[start - 1 : start] in ("", "\n") and _LIST_MARK.match(text, start) is not None


def _follows_name(before: str, *, counted: bool) -> bool:
    """Is the last word before the number an identifying word, or a capitalised one that no sentence begins with?"""
    words = before.split()
    if not words:
        return False
    word, lowered = words[-1], words[-1].lower()
    if lowered in _IDENTIFIES or lowered.rstrip(".") in _IDENTIFIES:
        return not counted or lowered not in ("day", "week", "year", "part", "class")
    if counted or "\n" in before[len(before.rstrip()) :]:
        return False
    return word[0].isupper() and word[-1].isalnum() and lowered not in _NOT_NAMES
