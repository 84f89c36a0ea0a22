"""Judge activities: what is said to be under way before it is said to begin, or after it is said to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.judge.verdict import Held
from factcheck.model.value import DateValue
from factcheck.rulepack.schema import Activity
from factcheck.values.words import in_words


@dataclass(frozen=True, slots=True)
class OutOfBounds:
    """A beginning or an end, and what lies beyond it."""

    limit: tuple[Held, ...]
    beyond: tuple[Held, ...]
    reason: str


def out_of_bounds(held: Sequence[Held], activity: Activity) -> list[OutOfBounds]:
    """`held` are one subject's claims on the activity's attributes. At most one for the beginning and one for the end."""
    begins = _dated(held, activity.begins)
    ends = _dated(held, activity.ends)
    seen = _dated(held, activity.seen)
    found: list[OutOfBounds] = []
    early = [s for s in (*seen, *ends) if begins and all(_last(s) < _first(b) for b in begins)]
    if begins and early:
        what = (
            f"{activity.what} began in {_shown(begins[0])}"
            if _value(begins[0]).precision != "day"
            else f"{activity.what} began on {_shown(begins[0])}"
        )
        found.append(OutOfBounds(tuple(begins), tuple(early), f"{what}, but it was {_under_way(early[0])}"))
    clashing = [] if any(e in early for e in ends) else begins  # a beginning after the end is one clash, not two
    late = [s for s in (*seen, *clashing) if ends and all(_first(s) > _last(e) for e in ends)]
    if ends and late:
        found.append(
            OutOfBounds(
                tuple(ends),
                tuple(late),
                f"{activity.what} was over by {_shown(ends[0])}, but it was {_under_way(late[0])}",
            )
        )
    return found


def _dated(held: Sequence[Held], attribute: str) -> list[Held]:
    return [h for h in held if attribute and h.claim.attribute == attribute and _is_firm(h)]


def _is_firm(held: Held) -> bool:
    """A date that its source states of what was, be it from hearsay: a report that casting went on dates the casting."""
    claim = held.claim
    return (
        isinstance(claim.value, DateValue)
        and claim.polarity == "affirmed"
        and claim.force == "states"
        and claim.qualifier("phase") in (None, "actual")
        and claim.qualifier("standing") in (None, "asserted", "reported")
    )


def _value(held: Held) -> DateValue:
    assert isinstance(held.claim.value, DateValue)
    return held.claim.value


def _first(held: Held) -> int:
    """The first day that is possible: none is known for "by March"."""
    value = _value(held)
    return value.start.toordinal() if value.bound != "until" else 0


def _last(held: Held) -> int:
    value = _value(held)
    return value.end.toordinal() if value.bound != "from" else 1 << 30


def _under_way(held: Held) -> str:
    reported = "reported to be " if held.claim.qualifier("standing") == "reported" else ""
    return f"{reported}under way in {_shown(held)}"


def _shown(held: Held) -> str:
    return in_words(_value(held))
