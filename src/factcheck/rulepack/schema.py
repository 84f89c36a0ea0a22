"""A rule pack as a person writes it. `extract.compile` turns it into what runs; neither pretends to be the other.

There are two kinds of file. A domain pack (`pack:`) says what an attribute is and how any source may say it. A source kind
(`source:`) says how a kind of source is recognised, how it lays out what it says, and how far it is trusted.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import re2
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

AttributeType = Literal[
    "persons",
    "organisations",
    "places",
    "countries",
    "languages",
    "titles",
    "characters",
    "date",
    "money",
    "duration",
    "count",
    "percent",
    "quantity",
    "relation",
    "terms",
    "codes",
    "yes-no",
    "text",
]
"""`terms` are words of the attribute's vocabulary (licences, platforms), `codes` what programs read letter by letter: a
version, a path, a variable, a flag."""


class Model(BaseModel):
    """Frozen, and strict about unknown keys: a key that does nothing would look like a check that ran."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Template(Model):
    """One way in which prose says an attribute.

    Words stand for themselves (any case); `(a|b c)` is a choice, `(a|b)?` may be absent, `...` skips up to six words of the
    same clause (`...3` up to three); `{type}` is a tagged value. The first slot whose type fits the attribute is the value;
    `{type@dimension}` fills a qualifier, `{type@subject}` names what the claim is about, `{type@value}` marks the value.
    """

    says: str
    force: Literal["states", "mentions"] = "states"
    complete: Literal["yes", "no", "unknown"] = "unknown"
    """Does this wording mean a list to be all? ("edited by A and B": yes; "composer A": no)."""
    sets: dict[str, str] = Field(default_factory=dict)
    """Qualifiers that the wording implies, by dimension."""
    unless: list[str] = Field(default_factory=list)
    """Words or phrases which, anywhere in the same clause, take the claim away."""
    needs: list[str] = Field(default_factory=list)
    """Words of which at least one must stand in the same sentence (for templates that have hardly a word of their own)."""
    counts: list[str] = Field(default_factory=list)
    """For `count`: the nouns that this wording counts, where they are fewer than the attribute's."""
    range: bool = False
    """Only of a range of dates ("(1921 – 2004)"), of which the attribute takes its end."""
    replaces: bool = False
    """The wording ends the term of those who were named before it in the same section ("was replaced by ...")."""


class Case(Model):
    """A sentence and what the rule makes of it: documentation and test in one."""

    says: str
    gives: Literal["nothing"] | dict[str, str] | list[dict[str, str]]
    """`value` (as `Value.canonical`, joined by `; `), `subject` and qualifiers by dimension; only what is written is compared."""
    about: str = ""
    """What the document is about that the sentence stands in; Harbour Lights if nothing is said."""
    kind: str = ""
    """What that is ("bridge"); the first noun of the attribute's type if nothing is said."""


class Attribute(Model):
    """What one attribute is, and how sources say it."""

    description: str = ""
    of: list[str]
    """The types of subject that have it."""
    type: AttributeType
    many: Literal["single", "set", "some"] = "single"
    """`some`: one or a few, of whom a source may name fewer: lists that share a member agree, others do not."""
    closed: bool = True
    """For a set: does a list behind a label name all members unless the text says otherwise? Casts and the like are open."""
    unit: str = ""
    """For `quantity`: the unit (its dimension is what counts). For `codes`: `version`, `path`, `variable` or `flag`."""
    tolerance: str = ""
    """How far two numbers may lie apart and still agree, beyond their own rounding: `0.5 %`, `1 min`, `1 day`."""
    per: dict[str, str] = Field(default_factory=dict)
    """The dimensions that must be comparable, each with what is meant where nothing is said (`home`, `actual`, ...)."""
    requires: list[str] = Field(default_factory=list)
    """Dimensions of `per` without which a claim is compared with none (the year of a turnover, the version of a release date)."""
    filled_by: dict[str, str] = Field(default_factory=dict)
    """Dimension to the attribute whose one value in a document it has where a label says nothing of it ("CEO since: 2016")."""
    vocabulary: str = ""
    """For `relation` and `terms`: the vocabulary its words come from."""
    labels: list[str] = Field(default_factory=list)
    templates: list[str | Template] = Field(default_factory=list)
    unless: list[str] = Field(default_factory=list)
    """Words or phrases which, in the same clause, take away any prose claim on this attribute."""
    range_end: Literal["", "first", "last"] = ""
    """For a date: which end of a range behind a label is meant ("Original run: 4 May – 8 June 2017"); with `last`, a date that is
    no range says nothing."""
    counts: list[str] = Field(default_factory=list)
    """For `count`: the nouns that are counted, in the plural; a number that counts something else is of something else."""
    between: tuple[str, str] | None = None
    """The least and the most that can be meant ("1 min", "20 h"); a number beyond is of something else."""
    whole: bool = False
    """For `percent`: is it a share of a whole, so that more than 100 cannot be right?"""
    by_anyone: bool = False
    """May the clause that says it have any subject ("the crew began filming")? Else a verb that says it ("was released") must have
    the document's own subject, or none that is in sight."""
    begins: bool = False
    """For `date`: does it date a beginning, so that "since May 2016" says that it was then, and "1914–2000" its first end?"""
    ends: bool = False
    """For `date`: does it date an end, so that of "1914–2000" the last one is meant?"""
    largest: bool = False
    """May a document give figures of parts as well, or of an earlier hour? Then only its largest is compared."""
    dated: bool = False
    """Does it speak of the time that the document is about? Beside another year it is another one's ("the flood of 1921")."""
    default: bool = False
    """Is it what holds if nothing is set? Then a file of settings says it only if it gives the defaults."""
    possessed: bool = False
    """Is it something that its subject has (a turnover, a length)? Then it must not be another thing's: "Acme's turnover"."""
    narrative: bool = False
    """Are told stories (plot sections, synopses) read for it too?"""
    compared: bool = True
    """False for what is shown but never judged (a list of nominations, a tagline)."""
    cases: list[Case] = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_something(self) -> Attribute:
        if not self.labels and not self.templates:
            raise ValueError("an attribute needs labels or templates, else nothing can ever say it")
        if (self.type in ("relation", "terms")) != bool(self.vocabulary):
            raise ValueError("`vocabulary` goes with the types `relation` and `terms`, and only with them")
        if self.type == "codes" and self.unit not in ("version", "path", "variable", "flag"):
            raise ValueError("`unit` of type `codes` is one of: version, path, variable, flag")
        if missing := [dimension for dimension in self.requires if dimension not in self.per]:
            raise ValueError(f"`requires` names {missing[0]!r}, which is not among `per`")
        return self


class SubjectType(Model):
    """A type of thing that documents are about."""

    description: str = ""
    nouns: list[str] = Field(default_factory=list)
    """Common nouns that refer to it ("film", "movie"): "the film" is the document's subject."""
    kinds: list[str] = Field(default_factory=list)
    """Nouns for kinds of it ("bridge", "tower"): "the bridge" is the subject only where the document calls it one."""
    introduced_as: list[str] = Field(default_factory=list)
    """Nouns that say what something is ("X was a physicist") but do not refer to it later."""
    infoboxes: list[str] = Field(default_factory=list)
    """Words of an infobox's name that stand for it (`company` in `Infobox company`)."""
    schema_org: list[str] = Field(default_factory=list)
    """Types of schema.org that are it."""
    signs: list[str] = Field(default_factory=list)
    """Phrases that prose has of nothing else ("was born in")."""
    is_somebody: bool = False
    """Is it called "he" or "she", and by a surname alone?"""
    told_by_year: bool = False
    """Are two of one name told apart by their year (a film and its remake)?"""
    attributes_suggest: int = 2
    """How many claims on its attributes it takes for a document to be about one of it, without any other sign."""
    part_of: str = ""
    """The type it lives in (a character in a film)."""


class Dimension(Model):
    """A dimension of qualifiers."""

    description: str = ""
    vocabulary: str = ""
    """Where its values come from, if they are a closed list."""
    contains: dict[str, list[str]] = Field(default_factory=dict)
    """A value and those that it contains (`world` contains every territory: `["*"]`)."""
    cues: dict[str, list[str]] = Field(default_factory=dict)
    """Phrases of a clause that set a value: `planned: [slated, scheduled]`."""
    near: bool = False
    """Must a cue stand in the same phrase, with no comma between it and what it speaks of?"""
    reads: Literal["", "year", "day", "place", "release", "letters"] = ""
    """Is its value something that stands beside the claim's: the year or day of "in 2022", "(31 December 2024)" or "FY 2023", the
    place of "in Billund", the release of "since 3.2", or the letters of the value itself?"""


class Sum(Model):
    """A total and its parts, as one passage of a document states them."""

    attribute: str
    dimension: str
    """The dimension whose values are the parts."""
    total: str
    rest: str
    """The part that takes in all the others ("other territories"): only with it do the parts mean to be all."""


class Order(Model):
    """Two dates of which one must not lie behind the other (birth and death, the first stone and the opening)."""

    first: str
    then: str


class Stretch(Model):
    """A stated time that must lie between two dates ("aged 83", "lasted 19 days")."""

    length: str
    """The attribute that states it."""
    begins: str
    ends: str = ""
    """The attribute of its end; the year under which the claim holds if it is empty."""


class Activity(Model):
    """Something that goes on for a time (filming, casting, building): what is said of it must fit into its beginning and end."""

    begins: str
    """The attribute that dates its beginning."""
    ends: str = ""
    seen: str = ""
    """The attribute that dates when it was under way, or when something happened that belongs to it."""
    what: str
    """For people: "casting"."""


class Affiliation(Model):
    """Parties of one kind that a source may tie to a subject: what it takes to call one unsupported."""

    description: str = ""
    vocabulary: list[str] = Field(default_factory=list)
    """Vocabularies of names that are parties of this kind beyond doubt (studios, streaming services, publishers). Without any,
    every name is, and two other sources must list such parties."""
    tied_by: list[str]
    """The attributes by which a source ties a party to the subject, however loosely."""
    listed_by: list[str]
    """The attributes whose lists name such parties."""
    of: list[str]


OF_ANYTHING = frozenset("year date name title country language length cost award awards type status".split())
"""Labels that things of any kind have: alone they suggest no type of subject, and of a thing of no known type no pack has them."""


class OpenCase(Model):
    """Two passages of two documents about one thing, and the attribute on which they contradict each other, if they do."""

    says: str
    against: str
    gives: Literal["nothing"] | dict[str, str]
    """`attribute`: what the finding is called."""


class OpenRules(Model):
    """By which words claims meet on attributes that no pack names. Every word stands for all of its forms."""

    families: dict[str, list[str]] = Field(default_factory=dict)
    """What a family of synonyms is called, and its other words, in any language."""
    phrases: dict[str, str] = Field(default_factory=dict)
    """Phrases that are read as other words ("went on for": "duration")."""
    stop: list[str] = Field(default_factory=list)
    weak: list[str] = Field(default_factory=list)
    """Words that say nothing of what is measured."""
    hollow: list[str] = Field(default_factory=list)
    """Words that name no attribute alone: in "number of piers" it is the piers."""
    measures: dict[str, list[str]] = Field(default_factory=dict)
    """Words that make another figure of the same thing ("average", "net"): both sides must have them, or neither."""
    adjectives: dict[str, str] = Field(default_factory=dict)
    """What is measured by a word behind the value or a "how" ("245 m high")."""
    dated: list[str] = Field(default_factory=list)
    """Labels behind which a number of four digits is a year."""
    elsewhere: list[str] = Field(default_factory=list)
    """Words in a heading under which the text speaks of somebody or something else."""
    itself: list[str] = Field(default_factory=list)
    """Words, as they stand, by which a document speaks of itself ("updated", "page"): nothing for comparing."""
    bounds: dict[str, tuple[Decimal, Decimal]] = Field(default_factory=dict)
    """The least and the most that can be, by what is measured; a figure beyond is malformed."""
    wholes: list[str] = Field(default_factory=list)
    """What is a share of a whole, so that it cannot be over 100 percent."""
    generic: list[str] = Field(default_factory=list)
    """Words that tell no two names apart ("Licence", "City")."""
    open_lists: list[str] = Field(default_factory=list)
    """Labels and headings under which a list names some, and never all."""
    closed: list[str] = Field(default_factory=list)
    """Labels behind which one name stands, so that two names contradict each other."""
    changing: list[str] = Field(default_factory=list)
    """The same at any one time: compared only where both sides say when, or of which version."""
    cases: list[OpenCase] = Field(default_factory=list)


class DomainPack(Model):
    """`rules/<name>.yaml`."""

    pack: str
    version: int | str
    description: str = ""
    vocabularies: dict[str, dict[str, list[str]]] = Field(default_factory=dict)
    """Name to canonical form to its other spellings."""
    excludes: dict[str, list[list[str]]] = Field(default_factory=dict)
    """For a vocabulary of relation words: groups within which each word excludes every other."""
    sections: dict[str, list[str]] = Field(default_factory=dict)
    """Roles of sections (`narrative`, `cast`, `reception`, ...) and the headings they stand under."""
    dimensions: dict[str, Dimension] = Field(default_factory=dict)
    cues: dict[str, list[str]] = Field(default_factory=dict)
    """Phrases with a meaning of their own: `partial` (including), `denial`, `hypothesis`, `hearsay`, ..."""
    subjects: dict[str, SubjectType] = Field(default_factory=dict)
    attributes: dict[str, Attribute] = Field(default_factory=dict)
    sums: list[Sum] = Field(default_factory=list)
    orders: list[Order] = Field(default_factory=list)
    stretches: list[Stretch] = Field(default_factory=list)
    affiliations: dict[str, Affiliation] = Field(default_factory=dict)
    activities: dict[str, Activity] = Field(default_factory=dict)
    open: OpenRules = Field(default_factory=OpenRules)


class Sign(Model):
    """One sign by which a source kind is recognised. Exactly one of `feature`, `heading`, `line` is given."""

    feature: str = ""
    """A feature of the layout that the reader measures (`infobox`, `credits-block`, `byline`, `emoji-headings`, ...)."""
    heading: list[str] = Field(default_factory=list)
    """Headings, compared without case and punctuation."""
    line: str = ""
    """A pattern (RE2 syntax) that a whole line matches."""
    at_least: int = 1
    score: float = 1.0
    because: str
    """For people: what was seen, fit to stand in "recognised by ..."."""

    @field_validator("line")
    @classmethod
    def _line_compiles(cls, pattern: str) -> str:
        return _compiling(pattern)


class SourceKind(Model):
    """`rules/sources/<kind>.yaml`."""

    source: str
    version: int | str
    description: str = ""
    weight: float = Field(default=1.0, gt=0)
    recognise: list[Sign] = Field(default_factory=list)
    threshold: float = 3.0
    """The score that the signs must reach; the kind with the highest score above its threshold wins, `article` if none does."""
    boilerplate_lines: list[str] = Field(default_factory=list)
    """Lines of the site itself, compared without case, or a pattern between slashes."""
    boilerplate_from: list[str] = Field(default_factory=list)
    """Headings or lines after which everything up to the next heading that is none of these belongs to the site."""
    extractors: dict[str, dict[str, object]] = Field(default_factory=dict)
    """Extractor kinds in the order they run, each with its options."""

    @field_validator("boilerplate_lines")
    @classmethod
    def _lines_compile(cls, lines: list[str]) -> list[str]:
        for line in lines:
            if len(line) > 2 and line.startswith("/") and line.endswith("/"):
                _compiling(line[1:-1])
        return lines


def _compiling(pattern: str) -> str:
    """The pattern, if RE2 takes it."""
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options)
    except re2.error as error:
        words = error.args[0] if error.args else error
        said = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        raise ValueError(f"no pattern of RE2 syntax: {said}") from None
    return pattern
