"""All that is in dispute in one story: clashes by passage, and endings that one telling has alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from factcheck.story.align import Story, Told
from factcheck.story.clash import Clash, Dispute
from factcheck.story.clashes import clashes_of
from factcheck.story.endings import lone_endings
from factcheck.story.lexicon import Lexicon

NEAR = 8
"""Sentences within which clashes of one section are one passage."""


def disputes(story: Story, lexicon: Lexicon) -> list[Dispute]:
    """All passages in dispute, in the order of documents and text."""
    clashes = [c for a, b in combinations(story.tellings, 2) for c in clashes_of(story, a, b, lexicon)]
    found = _passages(story, clashes)
    weak = {(d.document, o) for d in found if not d.sure and story_end(story, d) for o, _ in d.against}
    lone = [
        d
        for d in lone_endings(story, lexicon, frozenset(weak | {(b, a) for a, b in weak}))
        if not _at_the_end(story, d, found) and not _beside(story, d, found)
    ]  # fmt: skip
    taken = {frozenset((d.document, o)) for d in lone if d.sure for o, _ in d.against}
    found = [
        d for d in found if d.sure or not story_end(story, d) or not any(frozenset((d.document, o)) in taken for o, _ in d.against)
    ]  # fmt: skip
    return sorted((*found, *lone), key=lambda d: (d.document, d.passage))


def story_end(story: Story, dispute: Dispute) -> bool:
    """Does the passage belong to its telling's ending?"""
    told = next(t for t in story.tellings if t.document == dispute.document)
    return any(told.lines[i].late for i in dispute.passage)


def _at_the_end(story: Story, dispute: Dispute, found: Sequence[Dispute]) -> bool:
    """Is this pair's ending already in dispute from the other side?"""
    others = {document for document, _ in dispute.against} | {dispute.document}
    return any(d.sure and d.document in others and story_end(story, d) for d in found)


def _beside(story: Story, dispute: Dispute, found: Sequence[Dispute]) -> bool:
    """Does a clash of the same telling stand so near that both are one passage?"""
    told = next(t for t in story.tellings if t.document == dispute.document)
    mine = told.lines[dispute.passage[0]]
    for other in found:
        if other.sure and other.document == dispute.document:
            line = told.lines[other.passage[-1]]
            if line.sentence.section == mine.sentence.section and abs(line.said.sentence - mine.said.sentence) <= NEAR:
                return True
    return False


def _passages(story: Story, clashes: Sequence[Clash]) -> list[Dispute]:
    """Clashes of one passage together: of the telling that most others are against, else of the one whose own words call it the
    ending, else of the one where they stand closer together. Which of two is right is not said."""
    order = {t.document: n for n, t in enumerate(story.tellings)}
    against: dict[str, set[str]] = {}
    pairs: dict[tuple[str, str], list[Clash]] = {}
    for c in clashes:
        pairs.setdefault((c.a[0], c.b[0]) if order[c.a[0]] < order[c.b[0]] else (c.b[0], c.a[0]), []).append(c)
        if c.sure:
            against.setdefault(c.a[0], set()).add(c.b[0])
            against.setdefault(c.b[0], set()).add(c.a[0])
    told = {t.document: t for t in story.tellings}
    mine: dict[str, list[Clash]] = {}
    for pair, found in sorted(pairs.items(), key=lambda p: (order[p[0][0]], order[p[0][1]])):
        strong = [c for c in found if c.sure] or found
        odd = min(
            pair,
            key=lambda d: (
                -len(against.get(d, ())), -sum(_ends(told[d], c) for c in strong), len(_runs(told[d], strong)), order[d]
            ),
        )  # fmt: skip
        mine.setdefault(odd, []).extend(found)
    disputes: list[Dispute] = []
    for document in sorted(mine, key=lambda d: order[d]):
        for heap in _runs(told[document], mine[document]):
            strong = [c for c in heap if c.sure]
            group = strong or heap
            others: dict[str, set[int]] = {}
            for c in group:
                other = c.b if c.a[0] == document else c.a
                others.setdefault(other[0], set()).add(other[1])
            passage = tuple(sorted({_at(c, document) for c in group}))
            reason = "; ".join(dict.fromkeys(c.reason for c in group[:4]))
            sides = tuple((d, tuple(sorted(o))) for d, o in sorted(others.items()))
            disputes.append(Dispute("FC502", document, passage, sides, tuple(group), reason, bool(strong)))
    return disputes


def _ends(told: Told, clash: Clash) -> bool:
    """Does the telling itself say that this is its ending?"""
    sentence = told.lines[_at(clash, told.document)].sentence
    return sentence.anchored and sentence.stretch == "ending"


def _at(clash: Clash, document: str) -> int:
    return clash.a[1] if clash.a[0] == document else clash.b[1]


def _runs(told: Told, clashes: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes by passage of one telling: one section, sentences not far from each other; the last scene is a passage of its own."""
    ranked = sorted(clashes, key=lambda c: told.lines[_at(c, told.document)].said.sentence)
    runs: list[list[Clash]] = []
    for c in ranked:
        line = told.lines[_at(c, told.document)]
        before = told.lines[_at(runs[-1][-1], told.document)] if runs else None
        if (
            before is not None
            and before.sentence.section == line.sentence.section
            and before.sentence.closing == line.sentence.closing
            and line.said.sentence - before.said.sentence <= NEAR
        ):
            runs[-1].append(c)
        else:
            runs.append([c])
    return runs
