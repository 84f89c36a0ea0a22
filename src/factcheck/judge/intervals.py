"""Put values that are intervals into camps: those that can be the same one, and those that cannot.

A value belongs to the camp of every more precise value that it allows. One that allows several camps ("2022" beside two days of
that year) belongs to none of them and merely bears witness.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from factcheck.judge.verdict import MAX_SIDES, Held

V = TypeVar("V", bound=Hashable)


@dataclass(slots=True)
class Camp(Generic[V]):
    """A most precise value and the claims that can mean it."""

    value: V
    held: list[Held]


@dataclass(frozen=True, slots=True)
class Camps(Generic[V]):
    """`camps` from the most precise value on; `between` could belong to several; `left_out` came after `MAX_SIDES` camps."""

    camps: tuple[Camp[V], ...]
    between: tuple[Held, ...]
    left_out: tuple[Held, ...]


def into_camps(
    values: Sequence[tuple[V, Held]],
    width: Callable[[V], float],
    agrees: Callable[[V, V], bool],
    name: Callable[[V], str],
) -> Camps[V]:
    """`width` says how precise a value is (smaller is more precise), `agrees` is symmetric, `name` breaks ties.

    Cost: distinct values times `MAX_SIDES`.
    """
    distinct: dict[V, list[Held]] = {}
    for value, held in values:
        distinct.setdefault(value, []).append(held)
    camps: list[Camp[V]] = []
    between: list[Held] = []
    left_out: list[Held] = []
    for value in sorted(distinct, key=lambda v: (width(v), -len(distinct[v]), name(v))):
        fitting = [camp for camp in camps if agrees(camp.value, value)]
        if len(fitting) == 1:
            fitting[0].held.extend(distinct[value])
        elif fitting:
            between.extend(distinct[value])
        elif len(camps) < MAX_SIDES:
            camps.append(Camp(value, list(distinct[value])))
        else:
            left_out.extend(distinct[value])
    return Camps(tuple(camps), tuple(between), tuple(left_out))
