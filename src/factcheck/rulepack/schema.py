"""A rule pack as a person writes it. `extract.compile` turns it into what runs; neither pretends to be the other.

There are two kinds of file. A domain pack (`pack:`) says what an attribute is and how any source may say it. A source kind
(`source:`) says how a kind of source is recognised, how it lays out what it says, and how far it is trusted.
"""

from __future__ import annotations

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
    "yes-no",
    "text",
]


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
    replaces: bool = False
    """The wording ends the term of those who were named before it in the same section ("was replaced by ...")."""


class Case(Model):
    """A sentence and what the rule makes of it: documentation and test in one."""

    says: str
    gives: Literal["nothing"] | dict[str, str] | list[dict[str, str]]
    """`value` (as `Value.canonical`, joined by `; `), `subject` and qualifiers by dimension; only what is written is compared."""


class Attribute(Model):
    """What one attribute is, and how sources say it."""

    description: str = ""
    of: list[str]
    """The types of subject that have it."""
    type: AttributeType
    many: Literal["single", "set"] = "single"
    closed: bool = True
    """For a set: does a list behind a label name all members unless the text says otherwise? Casts and the like are open."""
    unit: str = ""
    """For `quantity`: the unit (its dimension is what counts)."""
    tolerance: str = ""
    """How far two numbers may lie apart and still agree, beyond their own rounding: `0.5 %`, `1 min`, `1 day`."""
    per: dict[str, str] = Field(default_factory=dict)
    """The dimensions that must be comparable, each with what is meant where nothing is said (`home`, `actual`, ...)."""
    vocabulary: str = ""
    """For `relation`: the vocabulary its words come from."""
    labels: list[str] = Field(default_factory=list)
    templates: list[str | Template] = Field(default_factory=list)
    unless: list[str] = Field(default_factory=list)
    """Words or phrases which, in the same clause, take away any prose claim on this attribute."""
    range_end: Literal["", "first", "last"] = ""
    """For a date: which end of a range behind a label is meant ("Original run: 4 May – 8 June 2017"); with `last`, a date that is
    no range says nothing."""
    counts: list[str] = Field(default_factory=list)
    """For `count`: the nouns whose number it is. A count of anything else says nothing; empty, any noun will do."""
    between: tuple[str, str] | None = None
    """The least and the most that can be meant ("1 min", "20 h"); a number beyond is of something else."""
    whole: bool = False
    """For `percent`: is it a share of a whole, so that more than 100 cannot be right?"""
    by_anyone: bool = False
    """May the clause that says it have any subject ("the crew began filming")? Else a verb that says it ("was released") must have
    the document's own subject, or none that is in sight."""
    narrative: bool = False
    """Are told stories (plot sections, synopses) read for it too?"""
    compared: bool = True
    """False for what is shown but never judged (a list of nominations, a tagline)."""
    cases: list[Case] = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_something(self) -> Attribute:
        if not self.labels and not self.templates:
            raise ValueError("an attribute needs labels or templates, else nothing can ever say it")
        if (self.type == "relation") != bool(self.vocabulary):
            raise ValueError("`vocabulary` goes with type `relation`, and only with it")
        return self


class SubjectType(Model):
    """A type of thing that documents are about."""

    description: str = ""
    nouns: list[str] = Field(default_factory=list)
    """Common nouns that refer to it ("film", "movie"): "the film" is the document's subject."""
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


class Sum(Model):
    """A total and its parts, as one passage of a document states them."""

    attribute: str
    dimension: str
    """The dimension whose values are the parts."""
    total: str
    rest: str
    """The part that takes in all the others ("other territories"): only with it do the parts mean to be all."""


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
    vocabulary: list[str]
    """Vocabularies of names that are parties of this kind beyond doubt (studios, streaming services, publishers)."""
    tied_by: list[str]
    """The attributes by which a source ties a party to the subject, however loosely."""
    listed_by: list[str]
    """The attributes whose lists name such parties."""
    of: list[str]


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
    affiliations: dict[str, Affiliation] = Field(default_factory=dict)
    activities: dict[str, Activity] = Field(default_factory=dict)


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
