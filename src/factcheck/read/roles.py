"""What the columns of records are: names of things, keys under which a row holds, sources, attributes and values.

Told by the words of their headers, which mean the same in every domain; what the rows hold only decides whether a name
tells the rows apart. The user's mapping goes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from factcheck.read.nodes import key_words
from factcheck.read.reading import RecordMap

THINGS = frozenset(
    "film movie product person recipient company organisation organization institution book song album show game artist player "
    "athlete team club character station bridge tunnel tower building place city town village island mountain river lake museum "
    "university school hospital hotel restaurant airport port ship vessel aircraft species package library app application "
    "service device item artwork painting work monument site event project employee member author actor party candidate bank "
    "brand car engine planet star disease drug mineral element dish recipe festival conference paper article dataset".split()
)
NAMES = frozenset({"name", "title", "label", "headline", "subject", "entity", "object", "designation"})
_BEFORE_NAME = frozenset(
    {"", "full", "display", "common", "official", "short", "original", "primary", "main", "known", "preferred"}
) | THINGS  # fmt: skip
KEYS = frozenset(
    "territory country region market state province county district language locale year quarter month week day date period season "
    "version edition cut release category type kind level tier plan class group platform os channel medium format carrier element "
    "role status phase basis scope event stage round size model variant environment env gender sex age sector segment branch "
    "result method chapter volume episode series division league".split()
)
"""Headers of what a row holds under."""
_KEY_ENDS = frozenset("territory country region year quarter month week date day period version edition season category".split())
"""A first column whose header ends in one of these is a key too (`report_date`)."""
IDS = frozenset("id ids uid uuid guid key code number no nr index isbn issn doi ean sku imdb tconst tuple row".split())
SOURCES = frozenset({"source", "src", "source name", "data source", "reported by", "according to", "website", "provider"})
ATTRIBUTES = frozenset("attribute property indicator metric measure field parameter characteristic statistic predicate".split())
LOOSE_ATTRIBUTES = frozenset(
    "item,line item,account,variable,concept,name,label,key,entry,fact,detail,quantity,spec,specification".split(",")
)
"""Headers of a column that may name what a row states: only beside a value whose unit stands in a column of its own."""
VALUES = frozenset({"value", "amount", "figure", "val", "reading", "object value", "content"})
UNITS = frozenset({"unit", "units", "uom", "currency", "unit of measure", "currency code"})
OBJECTS = frozenset({"object", "subject", "entity", "item", "name", "title"}) | THINGS
TEXTS = ("text", "content", "body", "page content", "passage", "article text", "main text", "document", "markdown", "raw text")

Mode = Literal["records", "table", "long"]
NONE = -1
_SAMPLE = 20_000
"""Rows that are looked at to see whether names tell them apart."""


class Roles(NamedTuple):
    """Which column is what, by its index; `NONE` where there is none."""

    mode: Mode
    names: tuple[int, ...] = ()
    """Columns that name what a row is about; the first that is not empty does."""
    keys: tuple[int, ...] = ()
    source: int = NONE
    attribute: int = NONE
    value: int = NONE
    unit: int = NONE
    ids: tuple[int, ...] = ()
    because: str = ""


def unit_of(said: str) -> str:
    """What a column or member states the unit of, if its words say so: `gross currency` that of `gross`; else empty."""
    head, _, last = said.rpartition(" ")
    return head if last in UNITS and head not in ("", "base", "default", "local", "reporting", "business", "storage") else ""


def units_beside(said: Sequence[str]) -> dict[int, int]:
    """Which of these members or columns (a number's) has its unit in which other."""
    found: dict[int, int] = {}
    for at, own in enumerate(said):
        base = unit_of(own)
        for wanted in (base, *(f"{base} {end}" for end in MEASURED_ENDS)) if base else ():
            if wanted in said:
                found.setdefault(said.index(wanted), at)
                break
    return found


MEASURED_ENDS = ("amount", "value", "figure", "quantity")
"""Ends of headers that say no more than that a number stands there."""


def words(header: str) -> str:
    """A header or key as it is compared: its words in small letters."""
    return " ".join(key_words(header.strip()).lower().split())


def is_name(said: str) -> bool:
    """Does a column with these words name what its row is about?"""
    head, _, last = said.rpartition(" ")
    return said in THINGS or (last in NAMES and head in _BEFORE_NAME)


def is_id(said: str) -> bool:
    """Does it merely number the rows?"""
    return said.rpartition(" ")[2] in IDS


def roles_of(headers: Sequence[str], rows: Sequence[Sequence[str]], mapping: RecordMap | None = None) -> Roles:
    """What the columns are. `rows` hold a text for each header, empty where there is none."""
    said = [words(h) for h in headers]
    if mapping is not None:
        return _mapped(said, mapping)
    unit = _first(said, UNITS)
    source = _source(said, rows)
    attribute, value = _first(said, ATTRIBUTES), _first(said, VALUES)
    ids = tuple(i for i, s in enumerate(said) if is_id(s))
    if attribute == NONE and value != NONE and len(said) == 2 and said[0] in ("key", "name", "option", "setting", "label"):
        attribute = 1 - value
    if attribute == NONE and value != NONE and unit != NONE:
        attribute = _loose(said, rows, unit)
    keys = tuple(i for i, s in enumerate(said) if s in KEYS or (i == 0 and s.rpartition(" ")[2] in _KEY_ENDS))
    if attribute != NONE and value != NONE:
        taken = (attribute, value, unit, source)
        named = tuple(i for i, s in enumerate(said) if (s in OBJECTS or is_name(s)) and i not in taken)
        named = named or tuple(i for i in range(len(said)) if i not in (*taken, *keys, *ids) and _is_one_name(rows, i))
        about = f"about its own `{headers[named[0]]}`" if named else "about the subject of the file"
        because = f"each row states the attribute in `{headers[attribute]}` with the value in `{headers[value]}`, {about}"
        keys = tuple(k for k in keys if k not in (attribute, value, source, unit, *named))
        return Roles("long", named[:1], keys, source, attribute, value, unit, ids, because)
    names = _names(said, source, unit)
    if source != NONE and not names:
        names = tuple(i for i in range(len(said)) if i not in (source, unit, *ids))[:1]
    starts_with_key = bool(said) and 0 in keys and (not names or _distinct(rows, names[0]) < 0.5)
    if names and not starts_with_key:
        keys = tuple(k for k in keys if k not in names and k != source)
        because = f"each row is about its own `{headers[names[0]]}`"
        return Roles("records", names, keys, source, unit=unit, ids=ids, because=because)
    keys = _telling(said, rows, keys, unit)
    shown = ", ".join(f"`{headers[k]}`" for k in keys)
    because = f"each row is about the subject of the file, under {shown}" if keys else "the rows are about the subject of the file"
    return Roles("table", (), keys, source, unit=unit, ids=ids, because=because)


def _mapped(said: list[str], mapping: RecordMap) -> Roles:
    """As the user says; a column that the file lacks is none."""

    def column(name: str) -> int:
        wanted = words(name)
        return said.index(wanted) if wanted and wanted in said else NONE

    subject, attribute, value = column(mapping.subject), column(mapping.attribute), column(mapping.value)
    keys = tuple(k for k in map(column, mapping.qualifiers) if k != NONE)
    mode: Mode = "long" if attribute != NONE and value != NONE else "records" if subject != NONE else "table"
    names = () if subject == NONE else (subject,)
    if mode == "table" and not keys:
        keys = tuple(i for i, s in enumerate(said) if s in KEYS or (i == 0 and s.rpartition(" ")[2] in _KEY_ENDS))
    ids = tuple(i for i, s in enumerate(said) if is_id(s))
    because = "columns as configured"
    return Roles(mode, names, keys, column(mapping.source), attribute, value, column(mapping.unit), ids, because)


def _first(said: Sequence[str], wanted: frozenset[str]) -> int:
    return next((i for i, s in enumerate(said) if s in wanted), NONE)


def _loose(said: Sequence[str], rows: Sequence[Sequence[str]], unit: int) -> int:
    """A column that names what each row states, if that is not the same in all, and differs in its unit: items with one unit
    are things with a price."""
    at = _first(said, LOOSE_ATTRIBUTES)
    sample = rows[:_SAMPLE]
    return at if at != NONE and all(len({row[i] for row in sample if row[i]}) > 1 for i in (at, unit)) else NONE


def _is_one_name(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Does a column say the same of three rows or more, in words ("issuer": all of one firm)?"""
    given = {row[column] for row in rows[:_SAMPLE]}
    return len(rows) >= 3 and len(given) == 1 and any(c.isalpha() for c in next(iter(given)))


def _source(said: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """A column of sources, if each speaks more than once: else it is a footnote."""
    at = _first(said, SOURCES)
    if at == NONE:
        return NONE
    given = [row[at] for row in rows[:_SAMPLE] if row[at]]
    return at if given and len(set(given)) * 2 <= len(given) else NONE


def _names(said: Sequence[str], source: int, unit: int) -> tuple[int, ...]:
    """Plain `title` and `name` first, then a column that is called by a kind of thing."""
    plain = [i for i, s in enumerate(said) if s in NAMES or (is_name(s) and s not in THINGS)]
    things = [i for i, s in enumerate(said) if s in THINGS]
    ordered = sorted(plain, key=lambda i: (said[i] not in ("title", "name"), i)) or things[:1]
    return tuple(i for i in ordered if i not in (source, unit))


def _distinct(rows: Sequence[Sequence[str]], column: int) -> float:
    """The share of different values among those that are given."""
    given = [row[column] for row in rows[:_SAMPLE] if row[column]]
    return len(set(given)) / len(given) if given else 0.0


_SHORT = 40


def _telling(said: Sequence[str], rows: Sequence[Sequence[str]], keys: tuple[int, ...], unit: int) -> tuple[int, ...]:
    """The keys, with further short columns until no two rows are alike in them."""
    chosen = list(keys)
    sample = rows[:_SAMPLE]
    if not chosen and said:
        chosen = [0]
    for column in range(len(said)):
        if not sample or len({tuple(row[k] for k in chosen) for row in sample}) == len(sample):
            break
        texts = [row[column] for row in sample if row[column]]
        if column in chosen or column == unit or not texts:
            continue
        if all(len(t) <= _SHORT for t in texts) and sum(any(c.isalpha() for c in t) for t in texts) * 2 > len(texts):
            chosen.append(column)
    return tuple(sorted(chosen))


def repeated_names(named: Sequence[str]) -> frozenset[str]:
    """The names that more than one row has."""
    return frozenset(name for name, count in Counter(named).items() if count > 1 and name)
