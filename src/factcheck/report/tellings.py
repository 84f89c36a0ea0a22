"""Two tellings side by side, slot by slot: what clashes, what both tell, what one tells alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.model.finding import Finding
from factcheck.report.shown import Index, on_one_line, said_words

State = Literal["clash", "same", "left", "right"]
SLOT, BOTH, ALONE = "slot ", "told by both", "told by "
"""How the judge of stories calls its witnesses."""


class Slot(NamedTuple):
    """One row: what each of the two tellings says there; empty where it says nothing."""

    state: State
    name: str
    left: str
    right: str


def slots(index: Index, finding: Finding) -> list[Slot]:
    """The rows of a narrative finding, clashes first, then what both tell, then what one tells alone; empty for other kinds.

    Left is the telling of the first position, right that of the others.
    """
    return list(_slots(index, finding)) if finding.kind == "narrative" else []


def _slots(index: Index, finding: Finding) -> Iterator[Slot]:
    claims = index.report.claims

    def said(at: int) -> str:
        return on_one_line(said_words(claims[at]))

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
