"""Judge yes and no."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.verdict import Held, Judged, Side, single_or_agree
from factcheck.model.value import Truth
from factcheck.rulepack.schema import Attribute


def judge(held: Sequence[Held], attribute: Attribute) -> Judged:
    """Yes against no is a contradiction, if both are stated; what is mentioned in passing opens no dispute."""
    camps: dict[bool, list[Held]] = {}
    for h in held:
        assert isinstance(h.claim.value, Truth)
        camps.setdefault(h.claim.value.yes, []).append(h)
    if len(camps) == 1:
        return single_or_agree(held, "yes" if next(iter(camps)) else "no")
    sides = tuple(
        Side("yes" if yes else "no", ("yes" if yes else "no",), tuple(sorted(h.index for h in camps[yes]))) for yes in (True, False)
    )
    if not all(any(h.claim.force == "states" for h in camp) for camp in camps.values()):
        return Judged("ambiguous", "yes and no are both said, one of them only in passing")
    return Judged("disagree", "yes and no cannot both be", "FC101", sides)
