"""What judges are given: claims made by hand, each source with a document of its own."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from factcheck.judge.verdict import Held, Judged
from factcheck.model.claim import Claim, Evidence, Force, Mention, Polarity, Qualifier
from factcheck.model.document import Span
from factcheck.model.value import Completeness, DateValue, Name, NameKind, NameSet, Quantity, Value
from factcheck.rulepack.schema import Attribute
from factcheck.values.days import read_date
from factcheck.values.names import fold


def an_attribute(**fields: object) -> Attribute:
    """An attribute of films, a date unless told."""
    return Attribute.model_validate({"of": ["film"], "type": "date", "labels": ["Label"], **fields})


def a_statement(
    value: Value,
    source: str = "a",
    *,
    attribute: str = "thing",
    document: str = "",
    force: Force = "states",
    which: str = "label",
    qualifiers: Iterable[tuple[str, str]] = (),
    polarity: Polarity = "affirmed",
    weight: float = 1.0,
    at: int = 0,
    about: Mention | None = None,
) -> Claim:
    """A claim of a source; `which` is the rule's last part, `at` where its evidence starts."""
    return Claim(
        document=document or f"{source}.txt",
        source=source,
        about=about or Mention(),
        attribute=attribute,
        value=value,
        evidence=Evidence(Span(at, at + len(value.text)), value.text),
        extractor="label-value",
        rule=f"film/{attribute}#{which}",
        qualifiers=tuple(Qualifier(d, v, "explicit") for d, v in sorted(qualifiers)),
        polarity=polarity,
        force=force,
        weight=weight,
    )


def held(claims: Iterable[Claim | Value]) -> list[Held]:
    """Claims with their indices; a bare value is the statement of a source of its own."""
    return [
        Held(i, c if isinstance(c, Claim) else a_statement(c, f"source {i}"))
        for i, c in enumerate(claims)
    ]  # fmt: skip


def in_passing(value: Value, source: str = "passer-by") -> Claim:
    """A claim that is merely mentioned."""
    return a_statement(value, source, force="mentions", which="prose")


def a_date(words: str) -> DateValue:
    """The date that words say."""
    read = read_date(words)
    assert read is not None
    value = read[0]
    assert isinstance(value, DateValue), words
    return value


def number(low: str | None, high: str | None = "", unit: str = "1", *, step: str = "1", about: bool = False) -> Quantity:
    """A number, or a range where `high` is given; `None` is an open end."""
    top = low if high == "" else high
    ends = [None if n is None else Decimal(n) for n in (low, top)]
    return Quantity(f"{low}..{top} {unit}", ends[0], ends[1], unit, Decimal(step), about)


def names(words: str, complete: Completeness = "yes", kind: NameKind = "person") -> NameSet:
    """Names with commas between them."""
    members = tuple(Name(n, fold(n)) for n in words.split(", "))
    return NameSet(words, kind, members, complete)


def values_of(judged: Judged) -> list[str]:
    """The sides as they read, in order."""
    return [side.value for side in judged.sides]


def told_apart(judged: Judged) -> list[tuple[int, ...]]:
    """The claims of each side, in order."""
    return [side.claims for side in judged.sides]


def meaning(judged: Judged) -> tuple[str, str, tuple[tuple[str, ...], ...]]:
    """What must not depend on the order of claims: verdict, code, canonical positions."""
    return judged.verdict, judged.code, tuple(side.canonical for side in judged.sides)
