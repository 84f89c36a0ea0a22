"""Lore of the making to the report: a note where one telling alone covers a matter, a warning where another denies it."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.claim import Claim, Evidence, Mention
from factcheck.model.document import Document
from factcheck.model.finding import Cluster, Finding, Position, Subject, Verdict
from factcheck.model.ids import finding_id
from factcheck.model.value import Event
from factcheck.story.align import Story
from factcheck.story.outcome import Stories
from factcheck.story.record import Lore

ATTRIBUTE = "story/making"


def judge_making(story: Story, documents: Mapping[str, Document], subject: Subject, made: Stories) -> None:
    """Adds claims, clusters and findings of one story to `made`, whose indices count from 0."""
    covered: dict[str, list[tuple[Document, Lore]]] = {}
    for told in story.tellings:
        for lore in told.telling.lore:
            covered.setdefault(lore.matter, []).append((documents[told.document], lore))
    for matter, found in sorted(covered.items()):
        sides = [[_claim(d, lore) for d, lore in found if lore.denied == denied] for denied in (False, True)]
        if not sides[0]:
            continue
        at = len(made.claims)
        made.claims += [*sides[0], *sides[1]]
        made.subjects += [subject.id] * len(found)
        if sides[1]:
            verdict: Verdict = "disagree"
            said = f"{matter}: told in one document, denied in another"
        elif len(found) == 1:
            said = f"{matter}: {found[0][0].source} alone knows of it; no other telling covers the matter"
            verdict = "single"
        else:
            said = f"{matter}: {len(found)} documents tell of it"
            verdict = "agree"
        made.clusters.append(Cluster(subject.id, ATTRIBUTE, (), tuple(range(at, at + len(found))), verdict, said))
        if verdict == "agree":
            continue
        middle = at + len(sides[0])
        positions = [_position(sides[0], at), *([_position(sides[1], middle)] if sides[1] else [])]
        made.findings.append(
            Finding(
                id=finding_id("FC501", subject.key, ATTRIBUTE, (), [p.canonical for p in positions]),
                code="FC501",
                kind="narrative",
                level="warning" if sides[1] else "note",
                subject=subject.id,
                attribute=ATTRIBUTE,
                cluster=len(made.clusters) - 1,
                summary=f"{subject.name or 'the story'}: {said}",
                reason=said,
                positions=tuple(positions),
                trail=(f"FC501: {said}",),
            )
        )


def _claim(document: Document, lore: Lore) -> Claim:
    return Claim(
        document=document.path,
        source=document.source,
        about=Mention(),
        attribute=ATTRIBUTE,
        value=Event(lore.matter, lore.matter, denied=lore.denied),
        evidence=Evidence(lore.span, document.text[lore.span.start : lore.span.end]),
        extractor="story",
        rule="stories/making",
        steps=(f"covers {lore.matter}",),
        polarity="denied" if lore.denied else "affirmed",
        weight=document.weight,
    )


def _position(claims: list[Claim], at: int) -> Position:
    """One side; its claims stand from `at` on."""
    value = claims[0].value
    sources = tuple(sorted({c.source for c in claims}))
    return Position(value.text, value.canonical, tuple(range(at, at + len(claims))), sources)
