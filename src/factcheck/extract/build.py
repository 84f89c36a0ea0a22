"""Words to an attribute's value: behind a label or in a cell (`values_in`), and from a matched slot (`value_of`)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from factcheck.extract.codes import CODES, canonical
from factcheck.extract.compile import Ready
from factcheck.extract.match import Bound, Match
from factcheck.extract.names import is_organisation
from factcheck.extract.tag import PARTICLES, value_type
from factcheck.model.value import (
    Completeness,
    DateValue,
    Malformed,
    Name,
    NameKind,
    NameSet,
    Quantity,
    Relation,
    Text,
    Truth,
    Value,
    plain,
)
from factcheck.rulepack.schema import Attribute
from factcheck.values.days import read_date
from factcheck.values.find import Found, find_values
from factcheck.values.names import fold, items_of, split_names
from factcheck.values.units import dimension_of, to_base

KIND_OF: dict[str, NameKind] = {
    "persons": "person",
    "organisations": "organisation",
    "places": "place",
    "countries": "country",
    "languages": "language",
    "titles": "title",
    "characters": "character",
}
_TERMS = frozenset({"terms", "codes"})
_NOTE = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]")
_AFTER = re.compile(r"\s*(?:in|for|[–—-])\s+(?:the\s+)?([A-Z][^,;()]{1,40})")
_YES, _NO = frozenset("yes y true ja oui sí si".split()), frozenset("no n false none nein non never".split())


class Read(NamedTuple):
    """A value read from words `[start, end)` (offsets in the text that was read), with the note in brackets behind it."""

    start: int
    end: int
    value: Value
    note: str = ""
    steps: tuple[str, ...] = ()


def values_in(attribute: Attribute, text: str, ready: Ready, *, listed: bool = False) -> Iterator[Read]:
    """Every value that a label's words hold: one name set (or one for each bracketed note), one date for each territory.

    `listed`: the words are a value of a data file, where `;` parts the items of a list, and a surname may stand first.
    """
    kind = KIND_OF.get(attribute.type)
    if kind is not None:
        yield from _names_in(attribute, kind, text, ready, listed=listed)
    elif attribute.type == "date":
        for read in _ends_in(_dates_in(text), attribute) if attribute.range_end else _dates_in(text):
            begins = attribute.begins and isinstance(read.value, DateValue)
            yield read._replace(value=_beginning(read.value)) if begins and isinstance(read.value, DateValue) else read
    elif attribute.type in ("money", "duration", "percent", "count", "quantity"):
        yield from _quantities_in(attribute, text)
    elif attribute.type == "yes-no":
        word = fold(text).split(" ")[0] if fold(text) else ""
        if word in _YES or word in _NO:
            yield Read(*_trimmed(text), Truth(text.strip(), word in _YES))
    elif attribute.type == "relation":
        yield from _relation_in(attribute, text, ready)
    elif attribute.type == "terms":
        yield from _terms_in(attribute, text, ready)
    elif attribute.type == "codes":
        yield from _code_in(attribute, text)
    elif attribute.type == "text" and fold(text):
        start, end = _trimmed(text)
        yield Read(start, end, Text(text[start:end], fold(text)))


def _trimmed(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, max(start + 1, len(text.rstrip()))


MOST_WORDS = 12
"""What is longer is a sentence, and no name."""


def _names_in(attribute: Attribute, kind: NameKind, text: str, ready: Ready, *, listed: bool) -> Iterator[Read]:
    if kind == "person":
        text = CREDENTIALS.sub(lambda m: " " * len(m.group()), text)
    names_of = items_of(text, last_first=kind == "person") if listed else split_names(text)
    if not names_of.pieces:
        return
    vocabulary = ready.vocabularies.get({"country": "country", "language": "language"}.get(kind, ""), {})
    complete: Completeness = names_of.complete
    if complete == "unknown" and attribute.closed:
        complete = "yes"
    cue = names_of.cue or ("a list behind a label" if complete == "yes" else "")
    groups: dict[str, list[tuple[int, int, Name]]] = {}
    makers = [p for p in names_of.pieces if fold(p.note) not in SOURCE_WORKS]
    for piece in makers or names_of.pieces:
        key = fold(piece.text)
        canonical = vocabulary.get(key)
        if vocabulary and canonical is None:
            continue
        if not key or key.count(" ") >= MOST_WORDS or (kind == "person" and not _can_be_person(piece.text, key, ready)):
            continue
        name = Name(piece.text, fold(canonical) if canonical else key, piece.note)
        note = piece.note if _splits(attribute, piece.note, ready) else ""
        groups.setdefault(note, []).append((piece.start, piece.end, name))
    for note, members in groups.items():
        distinct = {name.key: name for _, _, name in reversed(members)}
        names = tuple(name for _, _, name in members if distinct.get(name.key) is name)
        start, end = members[0][0], members[-1][1]
        if note:
            end = min(len(text), text.find(")", end) + 1 or end)
        steps = [f"{n.text} is {n.key}" for n in names if fold(n.text) != n.key]
        yield Read(start, end, NameSet(text[start:end], kind, names, complete, cue), note, tuple(steps))


_LETTERS = ("ASC", "BSC", "ACS", "CSC", "AFC", "ACE", "AIC", "PGA", "SASA", "WGA", "DGA", "OBE", "CBE", "MBE", "MD")
CREDENTIALS = re.compile(r"(?:[\s,]+(?:" + "|".join(r"\.?".join(word) for word in _LETTERS) + r"|Ph\.?D)\.?)+(?=$|[\s,;)])")
"""Guilds, degrees and honours behind a name ("Ada Roy ASC, ACS") are no part of it and nobody of their own."""


SOURCE_WORKS = frozenset(
    "novel,novels,novella,book,books,short story,short stories,play,stage play,comic,comics,comic book,graphic novel,memoir,"
    "autobiography,article,poem,musical,characters,original novel,original story".split(",")
)
"""Notes behind a name that say that he made the work it is made from, and so not what the label is about."""


def _can_be_person(text: str, key: str, ready: Ready) -> bool:
    """Is it written like a person's name? "from the books by A. Roy" and "Arden Films" are not."""
    if is_organisation(key.split(), ready):
        return False
    return not any(word[0].islower() and word not in PARTICLES for word in text.split())


def _splits(attribute: Attribute, note: str, ready: Ready) -> bool:
    """Does a bracketed note make a claim of its own (another territory), rather than say something of the name?"""
    return bool(note) and "territory" in attribute.per and fold(note) in ready.vocabularies["territory"]


def _dates_in(text: str) -> Iterator[Read]:
    found = [f for f in find_values(text) if value_type(f.value) == "date"]
    if not found:
        read = read_date(text.strip()) if text.strip() else None
        if read is not None:
            start, end = _trimmed(text)
            yield Read(start, end, read[0], "", read[1])
        return
    for f in found:
        note = _NOTE.match(text, f.end) or _AFTER.match(text, f.end)
        end = note.end() if note else f.end
        assert isinstance(f.value, DateValue | Malformed)
        yield Read(f.start, end, f.value, note.group(1).strip() if note else "", f.steps)


def _ends_in(found: Iterator[Read], attribute: Attribute) -> Iterator[Read]:
    """Of ranges the end that the attribute means. A date that is no range can only be a first one."""
    for read in found:
        if isinstance(read.value, DateValue) and read.value.precision == "range":
            if (end := _end_of_range(read.value, first=attribute.range_end == "first")) is not None:
                assert isinstance(end[0], DateValue)
                yield read._replace(value=end[0], steps=(*read.steps, *end[1]))
        elif attribute.range_end == "first":
            yield read


def _quantities_in(attribute: Attribute, text: str) -> Iterator[Read]:
    found = find_values(text)
    fitting = any(value_type(f.value) == attribute.type for f in found)
    before: Quantity | None = None
    past = 0
    for f in found:
        if f.start < past:
            continue  # it stands in the note of the value before it: "8 (season 1)"
        value, steps = f.value, f.steps
        if before is not None and isinstance(value, Quantity) and _says_again(attribute, text, before, f):
            continue
        if isinstance(value, Quantity):
            if fitting and value_type(value) != attribute.type:
                continue
            fitted = _fit(attribute, value)
            if fitted is None:
                continue
            if fitted is not value:
                steps = (*steps, f"a bare number under this label is in {fitted.unit}")
            value = _of_a_whole(attribute, fitted)
        elif not (isinstance(value, Malformed) and value.would_be == attribute.type):
            continue
        note = _NOTE.match(text, f.end) or _AFTER.match(text, f.end)
        before = value if isinstance(value, Quantity) else before
        if note is not None and before is not None and _is_conversion(note.group(1), before):
            note = None
        said, past = (note.group(1).strip(), note.end()) if note else ("", f.end)
        if fold(said) in HEDGES and isinstance(value, Quantity):
            value, said, steps = replace(value, about=True), "", (*steps, f"{said!r} makes it an approximate figure")
        yield Read(f.start, note.end() if note else f.end, value, said, steps)


HEDGES = frozenset(
    "estimated,estimate,est,est.,approximate,approximately,approx,approx.,about,circa,ca,ca.,c.,roughly,rounded,reported,"
    "reportedly,geschätzt,estimé,estimado,stimato".split(",")
)
"""Notes behind a figure that say how sure it is, and nothing of what it measures."""


def _says_again(attribute: Attribute, text: str, before: Quantity, found: Found) -> bool:
    """Is it the same once more in another unit ("343 m (1,125 ft)"), or a part of what was counted ("8: 204 m, 6 × 342 m")?"""
    if attribute.type == "count":
        return True
    assert isinstance(found.value, Quantity)
    opening = text.rfind("(", 0, found.start)
    in_brackets = opening >= 0 and ")" not in text[opening : found.start]
    same = dimension_of(found.value.unit) == dimension_of(before.unit) and found.value.unit != before.unit
    return in_brackets and same and attribute.type in ("quantity", "duration")


def _is_conversion(note: str, value: Quantity) -> bool:
    """Is a note nothing but the same measure in another unit?"""
    said = [f.value for f in find_values(note) if isinstance(f.value, Quantity)]
    return len(said) == 1 and said[0].unit not in ("1", value.unit) and dimension_of(said[0].unit) == dimension_of(value.unit)


def _of_a_whole(attribute: Attribute, value: Quantity) -> Quantity | Malformed:
    """A share of a whole that is over 100 percent is malformed."""
    if not attribute.whole or value.low is None or value.low <= 100:
        return value
    return Malformed(value.text, "percent", f"{plain(value.low)} % of a whole is more than all of it")


def _fit(attribute: Attribute, value: Quantity) -> Quantity | None:
    """The quantity if its unit fits the attribute; a bare number takes the attribute's own unit."""
    kind = value_type(value)
    if attribute.counts and value.counted and value.counted.lower() not in attribute.counts:
        return None
    fits = kind == attribute.type and (
        kind != "quantity" or not attribute.unit or dimension_of(value.unit) == dimension_of(attribute.unit)
    )
    if fits or (attribute.type == "count" and kind == "number"):
        return value if _is_plausible(attribute, value) else None
    if attribute.type == "quantity":
        if attribute.unit and value.unit != "1" and dimension_of(value.unit) != dimension_of(attribute.unit):
            return None
        unit = value.unit if value.unit != "1" or not attribute.unit else attribute.unit
    elif kind == "number" and (attribute.unit or attribute.type in ("duration", "percent")):
        unit = attribute.unit or {"duration": "min", "percent": "%"}[attribute.type]
    else:
        return None
    if unit != value.unit:
        value = Quantity(value.text, value.low, value.high, unit, value.step, value.about, value.counted)
    return value if _is_plausible(attribute, value) else None


def _is_plausible(attribute: Attribute, value: Quantity) -> bool:
    """Does it lie within what the attribute can be (`between`)?"""
    if attribute.between is None:
        return True
    (least, least_unit), (most, most_unit) = (tuple(end.split(" ", 1)) for end in attribute.between)
    low, high = to_base(Decimal(least), least_unit), to_base(Decimal(most), most_unit)
    return all(number is None or low <= to_base(number, value.unit) <= high for number in (value.low, value.high))


def _relation_in(attribute: Attribute, text: str, ready: Ready) -> Iterator[Read]:
    spellings = ready.vocabularies.get(attribute.vocabulary, {})
    key = fold(text)
    for spelling in sorted(spellings, key=lambda s: (-len(s), s)):
        if key == spelling or key.startswith(spelling + " "):
            start, end = _trimmed(text)
            rest = key[len(spelling) :].strip()
            anchors = tuple(Name(p.text, fold(p.text)) for p in split_names(rest).pieces) if rest else ()
            yield Read(start, end, Relation(text[start:end], spellings[spelling], anchors))
            return


_SENTENCE = re.compile(r"\.\s+(?=[A-Z])")


def _terms_in(attribute: Attribute, text: str, ready: Ready) -> Iterator[Read]:
    """The words of the vocabulary in a list. A piece that is none of them leaves open whether the list is whole."""
    spellings = ready.vocabularies.get(attribute.vocabulary, {})
    if (end := _SENTENCE.search(text)) is not None:
        text = text[: end.start()]  # "Apache License 2.0. Documentation: CC BY 4.0"
    pieces = split_names(text)
    members: dict[str, Name] = {}
    unknown = False
    for piece in pieces.pieces:
        exact = next((c for c in spellings.values() if c.casefold() == piece.text.casefold()), "")
        meant = exact or spellings.get(fold(piece.text)) or _spelling_within(fold(piece.text), spellings)
        if meant:
            members.setdefault(meant.casefold(), Name(piece.text, meant.casefold(), piece.note))
        else:
            unknown = True
    if members:
        complete: Completeness = "yes" if pieces.complete == "unknown" and attribute.closed and not unknown else pieces.complete
        yield Read(*_trimmed(text), NameSet(text.strip(), "term", tuple(members.values()), complete, "a list behind a label"))


def _spelling_within(words: str, spellings: Mapping[str, str]) -> str:
    """The one word of a vocabulary inside of longer words ("the MIT licence"); empty if there are several, or none."""
    parts = words.split()
    found: dict[str, None] = {}
    at = 0
    while at < len(parts):
        size = next((n for n in range(min(6, len(parts) - at), 0, -1) if " ".join(parts[at : at + n]) in spellings), 0)
        if size:
            found[spellings[" ".join(parts[at : at + size])]] = None
        at += max(size, 1)
    return next(iter(found)) if len(found) == 1 else ""


def _code_in(attribute: Attribute, text: str) -> Iterator[Read]:
    """The first code of the attribute's kind."""
    for match in CODES[attribute.unit].finditer(text):
        if match.start() == 0 or not (text[match.start() - 1].isalnum() or text[match.start() - 1] in "_-./"):
            name = Name(match.group(), canonical(attribute.unit, match.group()))
            yield Read(match.start(), match.end(), NameSet(match.group(), "term", (name,), "yes", "the value behind a label"))
            return


def value_of(attribute: Attribute, match: Match, value: Bound, text: str, ready: Ready) -> tuple[Value, tuple[str, ...]] | None:
    """The value of a matched template. `value` is the slot that holds it, `text` its words as written."""
    name = match.template.attribute
    kind = KIND_OF.get(attribute.type)
    if kind is not None:
        return _name_set(kind, match, value, text)
    if attribute.type in _TERMS:
        return _term_set(match, value, text, codes=attribute.type == "codes")
    if attribute.type == "relation":
        anchors = tuple(Name(n.text, fold(n.text), n.note) for b in match.bound if b.slot.role == "anchor" for n in b.names)
        return Relation(text, value.names[0].text, anchors), ()
    if attribute.type == "text":
        return Text(text, fold(text)), ()
    if value.tag is None:
        return None
    found = value.tag.value
    if isinstance(found, Quantity) and attribute.type in ("money", "duration", "percent", "count", "quantity"):
        wanted = match.template.written.counts
        if wanted and found.counted.lower() not in wanted:
            return None
        fitted = _fit(attribute, found)
        return None if fitted is None else (_of_a_whole(attribute, fitted), value.tag.steps)
    if match.template.written.range and not (isinstance(found, DateValue) and found.precision == "range"):
        return None
    first, last = attribute.begins or name in ready.begins, attribute.ends or name in ready.ends
    if isinstance(found, DateValue) and found.precision == "range" and (first or last):
        return _end_of_range(found, first=first)
    if isinstance(found, DateValue) and attribute.begins:
        return _beginning(found), value.tag.steps
    return found, value.tag.steps


def _beginning(found: DateValue) -> DateValue:
    """Of "since May 2016" the month itself; a stretch with two ends is kept as it is."""
    if found.bound != "from" or found.precision == "range":
        return found
    return replace(found, bound="exact", end=_last_day(found))


def _last_day(found: DateValue) -> date:
    """Of the day, month or year that a date with an open end begins with."""
    if found.precision == "year":
        return date(found.start.year, 12, 31)
    if found.precision == "month":
        return date(found.start.year, found.start.month, monthrange(found.start.year, found.start.month)[1])
    return found.start


_RANGE_JOIN = re.compile(r"\s+(?:to|and|until|till|through)\s+|\s*[–—]\s*|\s+-\s+", re.IGNORECASE)


def _end_of_range(whole: DateValue, *, first: bool) -> tuple[Value, tuple[str, ...]] | None:
    """The first or the last of the two dates that a range states; `None` where its words don't give it as a date of its own.

    The first may leave out what the last says: "3 to 9 May 2018" begins on "3 May 2018".
    """
    pieces = _RANGE_JOIN.split(whole.text.strip())
    if len(pieces) != 2:
        return None
    last = pieces[1].split()
    head = re.sub(r"^(?:from|between)\s+", "", pieces[0], flags=re.IGNORECASE)
    ways = [" ".join((head, *last[n:])) for n in range(len(last), 0, -1)] if first else [pieces[1]]
    for words in ways:
        read = read_date(words)
        if read is None or not isinstance(read[0], DateValue) or read[0].precision == "range":
            continue
        if read[0].start == whole.start if first else read[0].end == whole.end:
            step = f"the {'first' if first else 'last'} end of a range: {words}"
            return replace(read[0], text=whole.text), (step, *read[1])
    return None


def _term_set(match: Match, value: Bound, text: str, *, codes: bool) -> tuple[Value, tuple[str, ...]]:
    names = {(n.text if codes else n.text.casefold()): n for n in reversed(value.names)}
    members = tuple(Name(n.text, key) for key, n in reversed(names.items()))
    complete, cue = match.template.written.complete, f"the wording {match.template.written.says!r}"
    return NameSet(text, "term", members, "no" if value.open_ended else complete, cue), ()


def _name_set(kind: NameKind, match: Match, value: Bound, text: str) -> tuple[Value, tuple[str, ...]] | None:
    names: dict[str, Name] = {}
    steps: list[str] = []
    for named in value.names:
        key = fold(named.text)
        if key:
            names.setdefault(key, Name(named.text, key, named.note))
            steps.extend(named.steps)
    if not names:
        return None
    complete, cue = match.template.written.complete, f"the wording {match.template.written.says!r}"
    if value.open_ended:
        complete, cue = "no", "the list goes on in other words"
    return NameSet(text, kind, tuple(names.values()), complete, cue), tuple(steps)
