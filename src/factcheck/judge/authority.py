"""The word of a source that the user made the authority on an attribute: whose side is favoured, and what to edit where."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.verdict import Side
from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.finding import Edit
from factcheck.model.value import DateValue, NameSet, Quantity, Text

_WORDS_ARE_VALUE = (DateValue, NameSet, Quantity, Text)
"""Kinds whose words can stand in another document as they are; a relation or a yes is part of a sentence."""


def authority_side(authority: str | None, sides: Sequence[Side], claims: Sequence[Claim]) -> int | None:
    """The one side that the authority takes; `None` if it takes none, or several."""
    taken = [n for n, side in enumerate(sides) if any(claims[i].source == authority for i in side.claims)]
    return taken[0] if authority is not None and len(taken) == 1 else None


def edits(authority: str, favoured: int, sides: Sequence[Side], claims: Sequence[Claim]) -> tuple[Edit, ...]:
    """What to write where, so that every document says what the authority says: its words in place of others', by path and start.

    A passage whose value is not a piece of its own, or that is no value that can be taken over word by word, is left out.
    """
    spoken = [claims[i] for i in sides[favoured].claims if claims[i].source == authority]
    stated = [claim for claim in spoken if claim.force == "states"] or spoken
    best = next((claim for claim in stated if _value_span(claim) is not None), None)
    if best is None:
        return ()
    words = _words(best)
    because = f"{authority} is the authority on {best.attribute.replace('_', ' ')} and says so in {best.path}"
    found: dict[tuple[str, int], Edit] = {}
    for n, side in enumerate(sides):
        for claim in (claims[i] for i in side.claims if n != favoured):
            span = _value_span(claim)
            if span is not None and type(claim.value) is type(best.value):
                found.setdefault((claim.path, span.start), Edit(claim.path, *span, words, because))
    return tuple(found[place] for place in sorted(found))


def _value_span(claim: Claim) -> Span | None:
    if not isinstance(claim.value, _WORDS_ARE_VALUE):
        return None
    spans = [part.span for part in claim.evidence.parts if part.role == "value"]
    return spans[0] if len(spans) == 1 else None


def _words(claim: Claim) -> str:
    span = _value_span(claim)
    assert span is not None
    start = claim.evidence.span.start
    return claim.evidence.quote[span.start - start : span.end - start]
