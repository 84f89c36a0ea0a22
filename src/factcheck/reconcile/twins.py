"""What stands behind a label that a pack knows is read twice: as the pack's attribute, and under the label's own words. The second
reading, the twin, serves sentences that no pack reads and that speak of the same; where none does, it is left out again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.model.claim import Claim
from factcheck.model.finding import Comparable
from factcheck.values.reach import may_agree


def twins_of(claims: Sequence[Claim]) -> frozenset[int]:
    """The claims under words of their own on values that a pack reads too."""
    known = {_place(claim) for claim in claims if claim.key is None}
    return frozenset(i for i, claim in enumerate(claims) if claim.key is not None and _place(claim) in known)


def _place(claim: Claim) -> tuple[str, int]:
    """Where its value begins: one reading may end before a note in brackets, the other behind it."""
    span = next((part.span for part in claim.evidence.parts if part.role == "value"), claim.evidence.span)
    return claim.document, span.start


def told_anew(groups: Sequence[Comparable], claims: Sequence[Claim], twins: frozenset[int]) -> list[Comparable]:
    """The groups without those of twins alone, those whose twins differ, which are for the pack's own judge, and those with a
    label of other words, of which the pack knows that it says something else."""
    return [group for group in groups if not _is_known(group, claims, twins)]


def _is_known(group: Comparable, claims: Sequence[Claim], twins: frozenset[int]) -> bool:
    mine = [i for i in group.claims if i in twins]
    if len(mine) == len(group.claims):
        return True
    if not mine:
        return False
    first = claims[mine[0]].value
    others = (claims[i].key for i in group.claims if i not in twins)
    return any(not may_agree(first, claims[i].value) for i in mine[1:]) or any(key and key.stands != "prose" for key in others)


def without_idle(
    claims: Sequence[Claim], subjects: Sequence[str], groups: Sequence[Comparable], twins: frozenset[int]
) -> tuple[tuple[Claim, ...], tuple[str, ...], list[Comparable]]:
    """Claims, their subjects and the groups without the twins that are in no group; indices count anew."""
    used = {i for group in groups for i in group.claims}
    kept = [i for i in range(len(claims)) if i not in twins or i in used]
    place = {i: at for at, i in enumerate(kept)}
    moved = [replace(group, claims=tuple(place[i] for i in group.claims)) for group in groups]
    return tuple(claims[i] for i in kept), tuple(subjects[i] for i in kept), moved
