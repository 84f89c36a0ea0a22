"""Two tellings side by side, slot by slot: what clashes, what both tell, what one tells alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.value import Event
from factcheck.report.shown import Index, on_one_line, said_words

State = Literal["clash", "same", "left", "right"]
SLOT, BOTH, ALONE = "slot ", "told by both", "told by "
"""How the judge of stories calls its witnesses."""


_MARKS = (", ", "; ", ": ", " — ", " – ", ". ", "! ", "? ", " (", " and ", " but ", " who ", " which ", " while ", " when ")
"""Where a clause may begin."""
_STOPS = (". ", "! ", "? ", "; ")
_PRONOUNS = frozenset({"he", "she", "they", "it"})


class Slot(NamedTuple):
    """One row: what each of the two tellings says there; empty where it says nothing."""

    state: State
    name: str
    left: str
    right: str


def clause_words(claim: Claim) -> str:
    """What a commitment says in the words of its own clause, from its beginning on, and who does it where the clause does not
    name them. For people to read: no identity comes from it."""
    value = claim.value
    quote, deed = on_one_line(claim.evidence.quote), ""
    if isinstance(value, Event):
        deed = on_one_line(value.text)
    at = quote.find(deed) if deed else -1
    if not isinstance(value, Event) or at < 0:
        return on_one_line(said_words(claim))
    start = max((found + len(mark) for mark in _MARKS if (found := quote.rfind(mark, 0, at)) >= 0), default=0)
    stop = min((found for mark in _STOPS if (found := quote.find(mark, at + len(deed))) >= 0), default=len(quote))
    words = quote[start:stop].strip(" .,;")
    named = {word for name in value.agents for word in on_one_line(name.text).casefold().split()}
    if not value.agents or named & {word.strip(",’'").casefold() for word in words.split()}:
        return words
    if words.split()[0].casefold() in _PRONOUNS:
        words = words.partition(" ")[2]
    return f"{' and '.join(on_one_line(name.text) for name in value.agents)}: {words}"


def slots(index: Index, finding: Finding) -> list[Slot]:
    """The rows of a narrative finding, clashes first, then what both tell, then what one tells alone; empty for other kinds.

    Left is the telling of the first position, right that of the others.
    """
    return list(_slots(index, finding)) if finding.kind == "narrative" else []


def _slots(index: Index, finding: Finding) -> Iterator[Slot]:
    claims = index.report.claims

    def said(at: int) -> str:
        return clause_words(claims[at])

    first = {claims[at].document for at in finding.positions[0].claims}
    for witness in finding.context:
        if witness.role.startswith(SLOT):
            sides = sorted(witness.claims, key=lambda at: claims[at].document not in first)
            yield Slot("clash", witness.role.removeprefix(SLOT), said(sides[0]), said(sides[-1]))
    if not any(witness.role.startswith(SLOT) for witness in finding.context):
        for at in finding.positions[0].claims:
            yield Slot("clash", "", said(at), "")
        for position in finding.positions[1:]:
            for at in position.claims:
                yield Slot("clash", "", "", said(at))
    for witness in finding.context:
        if witness.role == BOTH:
            for left, right in zip(witness.claims[::2], witness.claims[1::2], strict=False):
                yield Slot("same", "", said(left), said(right))
    for witness in finding.context:
        if witness.role != BOTH and witness.role.startswith(ALONE):
            for at in witness.claims:
                mine = claims[at].document in first
                yield Slot("left" if mine else "right", "", said(at) if mine else "", "" if mine else said(at))
