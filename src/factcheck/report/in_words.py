"""A finding as a few plain lines, for formats that have room for one place and a text (annotations, test results)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.finding import Finding, Lapsed
from factcheck.report.shown import (
    Index,
    Place,
    headline,
    on_one_line,
    qualifier_words,
    shortened,
    side_letter,
    source_words,
    value_spans,
    value_words,
)

MOST_SIDES, MOST_ALSO = 20, 5
_VALUE, _TEXT, _NAME = 300, 1000, 120
"""Columns of a value, a reason, a name; each may be as long as its document."""


def title_words(index: Index, finding: Finding) -> str:
    """`Ballerina, running time: 117 min against 171 min`, on one line."""
    subject, attribute, summary = headline(index, finding)
    return f"{shortened(subject, _NAME)}, {shortened(attribute, _NAME)}: {shortened(summary, _TEXT)}"


def told(index: Index, finding: Finding) -> Iterator[str]:
    """Each side with its place, then the reason, what is favoured, what was accepted, the id; a line each."""
    for at, position in enumerate(finding.positions[:MOST_SIDES]):
        first, *others = index.claims(position.claims[: MOST_ALSO + 1])
        who = source_words(index.documents[first.document])
        yield f"{side_letter(at)} {index.place_of(first)} ({shortened(who, _NAME)}): {said_briefly(first)}"
        if others:
            more = len(position.claims) - 1 - len(others)
            places = ", ".join(map(index.place_of, others))
            yield f"  also at {places}{f' and {more} more' if more else ''}"
    if len(finding.positions) > MOST_SIDES:
        yield f"and {len(finding.positions) - MOST_SIDES} more sides"
    yield f"why: {_short(finding.reason)}"
    if finding.derivation:
        yield f"derivation: {_short(finding.derivation)}"
    if finding.favoured is not None:
        yield f"favoured: {favoured_words(finding)}"
    if finding.repair is not None:
        yield f"repair: {_short(finding.repair.replacement)} ({_short(finding.repair.because)})"
    if standing := standing_words(finding):
        yield standing
    yield f"id: {finding.id}"


def said_briefly(claim: Claim) -> str:
    """The value that a claim gives, and under which qualifiers."""
    under = qualifier_words(claim.qualifiers)
    value = shortened(value_words(claim), _VALUE)
    return f"{value} · {shortened(under, _VALUE)}" if under else value


def favoured_words(finding: Finding) -> str:
    """`A (60%), because ...`; empty where no side is favoured."""
    if finding.favoured is None:
        return ""
    at = finding.favoured.position
    probability = finding.positions[at].probability
    sure = "" if probability is None else f" ({probability:.0%})"
    return f"{side_letter(at)}{sure}, because {_short(finding.favoured.because)}"


def standing_words(finding: Finding) -> str:
    """What a baseline or a person has said of a finding before; empty where nobody has."""
    if finding.suppression is not None:
        until = f" (until {on_one_line(finding.suppression.until)})" if finding.suppression.until else ""
        return f"suppressed: {_short(finding.suppression.reason)}{until}"
    if finding.accepted is not None:
        reviewed = _short(finding.accepted.reason) if finding.accepted.reason else "never reviewed"
        wider = "; it has spread to a further source since" if finding.status == "widened" else ""
        return f"accepted: {reviewed}{wider}"
    if finding.was is not None:
        return f"was: {_short(' against '.join(finding.was.values))}"
    if finding.lapsed is not None:
        return f"expired: {_short(lapsed_words(finding.lapsed))}"
    return ""


def lapsed_words(lapsed: Lapsed) -> str:
    """`accepted until 2027-03-01 (the festival cut)`."""
    return on_one_line(f"{lapsed.kind} until {lapsed.until} ({lapsed.reason or 'never reviewed'})")


class Region(NamedTuple):
    """Where a value stands: the places of its first character and behind its last one."""

    start: Place
    end: Place
    span: Span


def region_of(index: Index, claim: Claim) -> Region:
    """Where the value of a claim stands, the first part of it if it has several."""
    span = value_spans(claim)[0]
    lines = index.lines(claim.document)
    return Region(lines.place(span.start), lines.place(span.end), span)


def _short(text: str) -> str:
    return shortened(on_one_line(text), _TEXT)
