"""A claim: one mention in which a source says what an attribute of a subject is, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from factcheck.model.document import Span, path_of
from factcheck.model.value import Value

Origin = Literal["explicit", "inherited", "default"]
"""`explicit`: said in the claim's own words; `inherited`: from a heading, a table header, the document, its path;
`default`: what the attribute means where nothing is said."""
Polarity = Literal["affirmed", "denied"]
Force = Literal["states", "mentions"]
"""`mentions`: the words suppose it in passing ("editor X loved it"); such a claim supports, but never contradicts alone."""


class Qualifier(NamedTuple):
    """One dimension under which a claim is made."""

    dimension: str
    value: str
    origin: Origin


class Part(NamedTuple):
    """A labelled part of the evidence, in `Document.text`: `label`, `value`, `subject`, a qualifier's dimension."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the claim stands: the shortest passage that carries it, in `Document.text`."""

    span: Span
    quote: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """What a claim is about, as the document names it; `reconcile` turns it into a subject.

    `name` is empty for the document's own subject.
    """

    type: str = ""
    name: str = ""


Stands = Literal["label", "cell", "prose"]
"""Where an open attribute is named: in a label, by a table's headers, or in the words of a sentence."""


NUMBER = "number"
"""The dimension of a number in a sentence that counts nothing; it meets counts behind labels, and no other sentence."""


@dataclass(frozen=True, slots=True)
class Key:
    """By what a claim on an attribute that no pack names meets others. All of it comes from the claim's own words."""

    stands: Stands
    dimension: str
    """What kind of value: `count`, `length`, `time`, a currency, `date`, `version`, `yes-no`, `name`, ..."""
    heads: tuple[str, ...]
    """The stems that may name the attribute, the likeliest first."""
    words: tuple[tuple[str, float], ...]
    """Stems with their weights, sorted: 1 for what names the attribute, less for what stands farther off."""
    hard: tuple[str, ...] = ()
    """What must be met on the other side, sorted: `when:2024`, `version:3.2`, `code:p2`, `name:mattel`."""
    measure: tuple[str, ...] = ()
    """Words that make another figure of the same thing (`average`, `net`), sorted."""
    own: bool = True
    """For prose: is it said of the document's own subject, as far as the sentence tells?"""


@dataclass(frozen=True, slots=True)
class Claim:
    """`source` says of `about`: `attribute` is `value`, under `qualifiers`."""

    document: str
    """`Document.key`."""
    source: str
    about: Mention
    attribute: str
    value: Value
    evidence: Evidence
    extractor: str
    rule: str
    """`pack/attribute#which`."""
    steps: tuple[str, ...] = ()
    """Each normalising step, in order."""
    qualifiers: tuple[Qualifier, ...] = ()
    """Sorted by dimension, one of each."""
    polarity: Polarity = "affirmed"
    force: Force = "states"
    weight: float = 1.0
    key: Key | None = None
    """Set for attributes that no pack names."""

    def qualifier(self, dimension: str) -> str | None:
        """Its value in this dimension, `None` where unknown."""
        for q in self.qualifiers:
            if q.dimension == dimension:
                return q.value
        return None

    @property
    def path(self) -> str:
        """Of the file that it stands in."""
        return path_of(self.document)

    @property
    def place(self) -> tuple[str, int, int]:
        """Sort key: file, then where its evidence starts and ends."""
        return (self.path, self.evidence.span.start, self.evidence.span.end)
