"""The kinds of value. Each keeps the words as written (`text`), what they mean, and a `canonical` form.

`canonical` is what identity is computed from: equal meanings give equal strings, on every machine. Nothing is converted
or rounded away when a value is read; that is for the judges.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

Completeness = Literal["yes", "no", "unknown"]
DatePrecision = Literal["day", "month", "season", "quarter", "year", "part", "decade", "range"]
"""`part` is a stretch of a year or month ("late 2022", "mid-June 2024"); `range` has two stated ends."""
DateBound = Literal["exact", "about", "until", "from"]
"""`until`: at or before the end ("by October 2019"); `from`: at or after the start ("since 2017")."""
NameKind = Literal["person", "organisation", "place", "country", "language", "title", "character", "term"]


@dataclass(frozen=True, slots=True)
class DateValue:
    """A stretch of days: first and last day (inclusive) that the words allow."""

    type: ClassVar[str] = "date"
    text: str
    start: date
    end: date
    precision: DatePrecision
    bound: DateBound = "exact"

    @property
    def canonical(self) -> tuple[str, ...]:
        """One EDTF-like string: `2025-06-06`, `2022-11`, `2025`, `2022-09-01/2022-12-31`, `../2019-10-31`; `~` for about."""
        if self.bound == "until":
            return (f"../{self.end.isoformat()}",)
        if self.bound == "from":
            return (f"{self.start.isoformat()}/..",)
        if self.precision == "day" and self.start == self.end:
            form = self.start.isoformat()
        elif self.precision == "month":
            form = f"{self.start.year:04d}-{self.start.month:02d}"
        elif self.precision == "year":
            form = f"{self.start.year:04d}"
        else:
            form = f"{self.start.isoformat()}/{self.end.isoformat()}"
        return (form + ("~" if self.bound == "about" else ""),)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit, as one interval: `low` and `high` are the stated ends (equal for a single number).

    `unit` is from `values/units.py`: `"1"` for a bare number, an ISO code for money (`"USD"`), `"min"`, `"m"`, `"%"`.
    `None` is an open end ("at least 40": low 40, high None). `step` is the worth of the last printed digit, the scale word
    counted ("$137.2 million": 100000; "about" makes no difference here).
    """

    type: ClassVar[str] = "quantity"
    text: str
    low: Decimal | None
    high: Decimal | None
    unit: str = "1"
    step: Decimal = Decimal(1)
    about: bool = False
    counted: str = ""
    """The noun that is counted, for a count ("25 cues"); else empty."""

    @property
    def canonical(self) -> tuple[str, ...]:
        """One string: `125 min`, `28000000..30000000 USD`, `40.. %`; `~` first for about."""
        low = "" if self.low is None else plain(self.low)
        high = "" if self.high is None else plain(self.high)
        number = low if low == high and low else f"{low}..{high}"
        unit = "" if self.unit == "1" else f" {self.unit}"
        return (f"{'~' if self.about else ''}{number}{unit}",)


@dataclass(frozen=True, slots=True)
class Name:
    """One name: as written, and its `key` (folded to lower-case ASCII words, what names are compared by)."""

    text: str
    key: str
    note: str = ""
    """What the source puts in brackets behind it ("France" in "Metropolitan (France)")."""


@dataclass(frozen=True, slots=True)
class NameSet:
    """People, organisations, places, ... as a set; one member for an attribute that has one value.

    `members` stand in the order of the text and are distinct by key.
    """

    type: ClassVar[str] = "name-set"
    text: str
    kind: NameKind
    members: tuple[Name, ...]
    complete: Completeness = "unknown"
    """Does the source mean these to be all? `cue` says by what."""
    cue: str = ""

    @property
    def canonical(self) -> tuple[str, ...]:
        """The members' keys, sorted."""
        return tuple(sorted({m.key for m in self.members}))


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation word and what it relates to: `during` (Parabellum), `between` (Chapter 3, Chapter 4), `owner` (Grand Hotel).

    `word` is a member of the vocabulary that the attribute names; which words exclude each other the pack says.
    """

    type: ClassVar[str] = "relation"
    text: str
    word: str
    anchors: tuple[Name, ...] = ()

    @property
    def canonical(self) -> tuple[str, ...]:
        """The word, then the anchors' keys, sorted."""
        return (self.word, *sorted(a.key for a in self.anchors))


@dataclass(frozen=True, slots=True)
class Truth:
    """Yes or no."""

    type: ClassVar[str] = "yes-no"
    text: str
    yes: bool

    @property
    def canonical(self) -> tuple[str, ...]:
        """`yes` or `no`."""
        return ("yes" if self.yes else "no",)


@dataclass(frozen=True, slots=True)
class Text:
    """Words that are compared as words: `key` is folded and single-spaced."""

    type: ClassVar[str] = "text"
    text: str
    key: str

    @property
    def canonical(self) -> tuple[str, ...]:
        """The key."""
        return (self.key,)


@dataclass(frozen=True, slots=True)
class Repair:
    """What a malformed value was probably meant to be."""

    replacement: str
    """In the document's own notation, to stand where the malformed words stand."""
    value: DateValue | Quantity
    because: tuple[str, ...]
    slip: int = 0
    """How likely such a slip is, beside the others: 0 is the likeliest. It decides where all other evidence is equal."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """Words with the form of a value that cannot be one: a year of five digits, 31 February, a month 13."""

    type: ClassVar[str] = "malformed"
    text: str
    would_be: str
    """The type it has the form of: `date`, `quantity`, ..."""
    why: str
    repairs: tuple[Repair, ...] = ()
    """Every reading one edit away, in a fixed order; the judge chooses among them with the help of the other claims."""

    @property
    def canonical(self) -> tuple[str, ...]:
        """The words, single-spaced, in lower case."""
        return (" ".join(self.text.lower().split()),)


CalculationKind = Literal["sum", "change", "conversion", "share", "rate", "span", "weekday", "count"]
"""How the stated figure follows from its operands: their sum; the change from the first to the second in percent; the first in
another unit; the first as a share of the second in percent; the first divided by the second; the time from the first date to the
second; the day of the week of the first date; the number of listed things."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """Figures that one passage sets in relation, so that arithmetic or the calendar can say whether they fit together."""

    type: ClassVar[str] = "calculation"
    text: str
    kind: CalculationKind
    stated: Quantity | DateValue
    """The figure that the passage states; for `weekday` the date."""
    operands: tuple[Quantity | DateValue, ...]
    """What it should follow from, in the order of the text."""
    weekday: int | None = None
    """For `weekday`: the day that the passage states, Monday is 0."""

    @property
    def canonical(self) -> tuple[str, ...]:
        """The kind, the stated figure, the operands (sorted for a sum)."""
        operands = [o.canonical[0] for o in self.operands]
        stated = self.stated.canonical[0] if self.weekday is None else f"{self.stated.canonical[0]} weekday {self.weekday}"
        return (self.kind, stated, *(sorted(operands) if self.kind == "sum" else operands))


@dataclass(frozen=True, slots=True)
class Event:
    """What a telling commits to: a deed, who does it, to whom or what. Participants are as the whole story knows them."""

    type: ClassVar[str] = "event"
    text: str
    """The deed's own words ("turns him down")."""
    deed: str
    """The class of the deed in a story pack."""
    agents: tuple[Name, ...] = ()
    patient: Name | None = None
    matter: tuple[str, ...] = ()
    """Stems of what else it is about, sorted."""
    denied: bool = False

    @property
    def canonical(self) -> tuple[str, ...]:
        """One string: the deed, its doers, to whom; `not` first for a denial."""
        doers = " and ".join(sorted(a.key for a in self.agents)) or "?"
        whom = f" > {self.patient.key}" if self.patient is not None else ""
        return (f"{'not ' if self.denied else ''}{doers} {self.deed}{whom}",)


Value = DateValue | Quantity | NameSet | Relation | Truth | Text | Malformed | Calculation | Event


def plain(number: Decimal) -> str:
    """A number without exponent and trailing zeros: `Decimal("42.0")` and `Decimal("42")` are both `42`."""
    text = format(number.normalize(), "f")
    return "0" if text in {"-0", "0"} else text
