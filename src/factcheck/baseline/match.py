"""Is a finding the one that was accepted? Its members against those of an entry, renamed documents taken into account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from factcheck.baseline.entry import Entry, Held, Member
from factcheck.model.finding import Change


@dataclass(frozen=True, slots=True)
class Match:
    """How the members of a finding stand to those of an entry."""

    kept: tuple[Held, ...]
    """In the entry as they are, or moved."""
    moved: tuple[tuple[Member, Held], ...]
    """The document is not there any more, and one that the entry does not know says the same."""
    lost: tuple[Member, ...]
    """Of the entry, and not in the finding."""
    added: tuple[Held, ...]
    """Of the finding, and not in the entry."""

    @property
    def claims(self) -> tuple[int, ...]:
        """The claims of what was added, ascending."""
        return tuple(sorted(index for one in self.added for index in one.claims))


def match(entry: Entry, members: Sequence[Held], documents: Set[str]) -> Match:
    """`documents` are the paths that were read. A vanished document stands for one new one that says the same, no more."""
    present = {one.member for one in members}
    known_paths = {path for path, _ in entry.members}
    vanished: dict[str, list[Member]] = defaultdict(list)
    lost: list[Member] = []
    for member in entry.members:
        if member in present:
            continue
        (lost if member[0] in documents else vanished[member[1]]).append(member)
    kept: list[Held] = []
    added: list[Held] = []
    moved: list[tuple[Member, Held]] = []
    for one in members:
        if one.member in entry.members:
            kept.append(one)
        elif one.path not in known_paths and vanished[one.value]:
            moved.append((vanished[one.value].pop(0), one))
            kept.append(one)
        else:
            added.append(one)
    lost += [member for rest in vanished.values() for member in rest]
    return Match(tuple(kept), tuple(moved), tuple(sorted(lost)), tuple(added))


def covers(entry: Entry, found: Match, positions: int) -> bool:
    """Does the entry cover a finding of another id: all its members are there, and the further ones take a side that it knows?

    A document that agrees, or a value said more precisely, changes the id of a finding; it is the same dispute all the same.
    """
    sides = {one.position for one in found.kept}
    return not found.lost and len(sides) == positions == len(entry.values)


def spread(entry: Entry, found: Match) -> tuple[Held, ...]:
    """The members by which an error has spread: another document repeats a side that is not the favoured one.

    A renamed document, one that held the side already and says it in other words, and a mention in passing repeat nothing.
    """
    favoured = {one.position for one in found.kept if one.value in (entry.favoured or ())}
    holding: dict[int, set[str]] = defaultdict(set)
    for one in found.kept:
        holding[one.position].add(one.path)
    return tuple(
        one for one in found.added if one.stated and one.position not in favoured and one.path not in holding[one.position]
    )


def change(found: Match) -> Change:
    """The most telling word for it."""
    if found.moved:
        return "moved"
    if found.added:
        return "grown"
    return "shrunk" if found.lost else "same"
