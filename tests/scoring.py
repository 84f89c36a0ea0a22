"""Score a JSON report against a corpus' gold.json: which labelled conflicts it shows, and what it flags that it should not.

A finding shows a conflict if it is of a fitting kind and its positions stand on the quotes of different sides. One finding shows
one conflict; a second one of the same kind on it is a duplicate. A finding that sets two compatible quotes against each other is
an alarm, and so is whatever nobody labelled, unless the corpus is marked open.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

GATING = frozenset({"error", "warning"})
FITTING: Mapping[str, frozenset[str]] = {
    "contradiction": frozenset({"contradiction", "omission", "unsupported", "arithmetic", "narrative"}),
    "omission": frozenset({"omission", "contradiction"}),
    "malformed": frozenset({"malformed", "contradiction", "arithmetic"}),
    "unsupported": frozenset({"unsupported", "contradiction", "omission"}),
    "narrative": frozenset({"narrative", "contradiction", "unsupported"}),
    "arithmetic": frozenset({"arithmetic", "contradiction", "malformed"}),
}
"""Kind of conflict to the kinds of finding that may show it."""
ONE_SIDE = frozenset({"narrative", "unsupported"})
"""Kinds of conflict for which the first side, the told or unsupported one, is enough."""
LONGEST = 240
"""Evidence longer than this, and than twice what it points at, points at nothing."""


class Spot(NamedTuple):
    """A passage of a document under `docs/`."""

    document: str
    start: int
    end: int


Side = Sequence[Spot]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A labelled disagreement: its sides, each the places that say the same."""

    id: str
    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """What is true of a corpus. `misplaced` lists labels whose quote does not stand exactly once in its document."""

    conflicts: tuple[Conflict, ...]
    compatible: tuple[tuple[str, tuple[Side, ...]], ...]
    open: bool
    texts: Mapping[str, str]
    misplaced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What a report shows of a corpus. `false` are duplicates and (in a closed corpus) unlabelled findings, as summaries."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    alarms: tuple[str, ...]
    duplicates: tuple[str, ...]
    unlabelled: tuple[str, ...]
    open: bool

    @property
    def false(self) -> int:
        """How many findings count as false."""
        return len(self.alarms) + len(self.duplicates) + (0 if self.open else len(self.unlabelled))

    @property
    def precision(self) -> float:
        """Share of the counted findings that are right; 1 if there is none."""
        counted = len(self.found) + self.false
        return len(self.found) / counted if counted else 1.0

    @property
    def recall(self) -> float:
        """Share of the labelled conflicts that are shown; 1 if there is none."""
        labelled = len(self.found) + len(self.missed)
        return len(self.found) / labelled if labelled else 1.0


def read_gold(folder: Path) -> Gold:
    """The labels of `folder/gold.json`, set into the documents of `folder/docs`."""
    written = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    docs = folder / "docs"
    texts = {
        p.relative_to(docs).as_posix(): p.read_bytes().decode("utf-8", "surrogateescape")
        for p in sorted(docs.rglob("*"))
        if p.is_file()
    }
    misplaced: list[str] = []

    def place(ident: str, quote: Mapping[str, str]) -> list[Spot]:
        text, words = texts.get(quote["doc"], ""), quote["quote"]
        spots, at = [], text.find(words)
        while at >= 0:
            spots.append(Spot(quote["doc"], at, at + len(words)))
            at = text.find(words, at + 1)
        if len(spots) != 1:
            misplaced.append(f"{ident}: {words!r} stands {len(spots)} times in {quote['doc']}")
        return spots

    def side(ident: str, quotes: Sequence[Mapping[str, str]]) -> Side:
        return tuple(spot for quote in quotes for spot in place(ident, quote))

    conflicts = tuple(Conflict(c["id"], c["kind"], tuple(side(c["id"], s) for s in c["sides"])) for c in written["conflicts"])
    compatible = tuple((c["id"], tuple(side(c["id"], [q]) for q in c["quotes"])) for c in written["compatible"])
    return Gold(conflicts, compatible, bool(written.get("open")), texts, tuple(misplaced))


def score(gold: Gold, report: Mapping[str, Any]) -> Score:
    """Match findings with conflicts so that as many conflicts as possible have one."""
    findings = [f for f in report["findings"] if f["level"] in GATING]
    positions = [_positions(f, report, gold) for f in findings]
    shows = {c.id: [i for i, f in enumerate(findings) if _shows(f, positions[i], c)] for c in gold.conflicts}
    owner = _matched(shows)
    found = [c.id for c in gold.conflicts if c.id in owner.values()]
    alarming = {
        i: ident
        for ident, quotes in gold.compatible
        for i in range(len(findings))
        if i not in owner and _separates(positions[i], quotes)
    }
    kinds = {ident: {findings[i]["kind"] for i, o in owner.items() if o == ident} for ident in found}
    duplicates, unlabelled = [], []
    for i, finding in enumerate(findings):
        if i in owner or i in alarming:
            continue
        again = [ident for ident in found if i in shows[ident]]
        if not again:
            unlabelled.append(finding["summary"])
        elif all(finding["kind"] in kinds[ident] for ident in again):
            duplicates.append(finding["summary"])
        for ident in again:  # the same conflict seen as another kind is shown once each
            kinds[ident].add(finding["kind"])
    return Score(
        tuple(found),
        tuple(c.id for c in gold.conflicts if c.id not in found),
        tuple(sorted({ident for ident, quotes in gold.compatible for i in alarming if _separates(positions[i], quotes)})),
        tuple(duplicates),
        tuple(unlabelled),
        gold.open,
    )


def _matched(shows: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """Finding to conflict, a largest matching."""
    owner: dict[int, str] = {}

    def settle(ident: str, tried: set[int]) -> bool:
        for i in shows[ident]:
            if i in tried:
                continue
            tried.add(i)
            if i not in owner or settle(owner[i], tried):
                owner[i] = ident
                return True
        return False

    for ident in shows:
        settle(ident, set())
    return owner


def _positions(finding: Mapping[str, Any], report: Mapping[str, Any], gold: Gold) -> list[list[Spot]]:
    """The evidence of each position; evidence that breaks the span law points at nothing."""
    claims = {c["id"]: c for c in report["claims"]}
    found = []
    for position in finding["positions"]:
        spots = []
        for ident in position["claims"]:
            evidence = claims[ident]["evidence"]
            spot = Spot(_document(evidence["path"], gold), evidence["start"], evidence["end"])
            if gold.texts.get(spot.document, "")[spot.start : spot.end] == evidence["quote"]:
                spots.append(spot)
        found.append(spots)
    return found


def _document(path: str, gold: Gold) -> str:
    """The name under `docs/`, whatever stands before it in the report's path."""
    parts = path.split("/")
    return next((name for i in range(len(parts)) if (name := "/".join(parts[i:])) in gold.texts), path)


def _touches(spot: Spot, places: Side) -> bool:
    return any(
        spot.document == p.document
        and spot.start < p.end
        and p.start < spot.end
        and spot.end - spot.start <= max(LONGEST, 2 * (p.end - p.start))
        for p in places
    )


def _separates(positions: Sequence[Sequence[Spot]], sides: Sequence[Side]) -> bool:
    """Do two positions touch two different sides?"""
    hits = [{i for i, side in enumerate(sides) if any(_touches(s, side) for s in spots)} for spots in positions]
    return any(x != y for a, one in enumerate(hits) for other in hits[a + 1 :] for x in one for y in other)


def _shows(finding: Mapping[str, Any], positions: Sequence[Sequence[Spot]], conflict: Conflict) -> bool:
    if finding["kind"] not in FITTING[conflict.kind]:
        return False
    spots = [s for spots in positions for s in spots]
    if len(conflict.sides) == 1 or conflict.kind in ONE_SIDE:
        shown = any(_touches(s, conflict.sides[0]) for s in spots)
    else:
        shown = _separates(positions, conflict.sides)
    places = [p for side in conflict.sides for p in side]
    return shown and sum(_touches(s, places) for s in spots) * 5 >= len(spots)
