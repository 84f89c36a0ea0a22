"""Which sources copy: they share rare values and errors as independent sources would not.

That sources agree says nothing, for both may be right; that they make the same mistakes does (Dong, Berti-Equille and Srivastava,
VLDB 2009). What is a mistake is known only once copies no longer outvote the truth, so there are two looks.

Before anything is known of the truth: sources that differ hardly anywhere are taken together for a moment, and each is compared
with what most of the others of its group say. The few changes of an editor fall on all values alike. Honest sources differ where
the group stands alone against other voices, for there one of them errs; they leave the group (`_stays`). With the probabilities
that follow, copies must share errors, more of them than their popularity among the others explains (`Errors.together`): sources
that agree because they are right have errors of their own.

Pairs are counted only where two sources share a value that others contest, and compared in full only where they share several. Cost
is bounded by `MOST_PAIRS` and `MOST_COMPARED`, whatever the number of sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

from factcheck.truth.ballot import Item

RARE = 0.5
"""A value is rare if at most this share of an item's voices claims it."""
MARKS = 0.67
"""Pairs are counted under values that at most this share of an item's sources claims; copies may be most of them."""
CROWD = 40
"""A value that more sources claim is nobody's mark."""
LEAST_SHARED = 20
"""Items that both claim, below which nothing is said of a pair."""
LEAST_RARE = 10
"""Contested values that a pair must have in common before copying is believed."""
EDITED = 0.035
"""The share of items on which a copy may differ: 2 % of edits, with room for chance."""
MOST_EDITED = 0.065
"""The same between two copies of one source, each edited on its own."""
CHANCE = 0.01
"""How unlikely it must be that differences fall on rare values by chance, before they are taken for honest ones."""
SHARED_ERRORS = 0.6
"""The part of its errors (beyond what their popularity explains) that the more accurate of the two has in common with the other."""
LEAST_ERRORS = 1.0
"""Shared errors, beyond what their popularity explains, without which sources agree because they are right."""
MOST_PAIRS = 2_000_000
"""Pairs of voters that are counted; beyond, every second value, every third, … is looked at."""
MOST_COMPARED = 3_000_000
"""Common items that are compared, over all pairs."""
STEPS = 6
"""How often a group is narrowed before it is given up."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a pair of sources has in common, as far as it can be told without knowing the truth."""

    shared: int
    """Items of which both claim a value."""
    differ: int
    contested: int
    """Values in common that others contest."""

    def within(self, edited: float) -> bool:
        """Do they differ on no larger a share of the items, and have enough in common?"""
        return self.shared >= LEAST_SHARED and self.contested >= LEAST_RARE and self.differ <= edited * self.shared


@dataclass(frozen=True, slots=True)
class Errors:
    """The errors of a pair of sources on the items of both, counted by their probability of being wrong."""

    common: float
    """The same error on both sides."""
    expected: float
    """How many of these the popularity of the error among the others explains."""
    fewer: float
    """All errors of the source that has fewer."""

    @property
    def together(self) -> bool:
        """Are they more alike than independent errors are?"""
        excess = self.common - self.expected
        return excess >= LEAST_ERRORS and excess >= SHARED_ERRORS * (self.fewer - self.expected)


@dataclass(slots=True)
class Ledger:
    """The claims of the sources that are compared: for each of them item to value, the first where it claims several."""

    items: Sequence[Item]
    claims: dict[int, dict[int, int]]


def marks(items: Sequence[Item]) -> dict[Pair, int]:
    """The pairs of sources (the lower index first) that have enough contested values in common, and how many; estimated from a part
    where they are very many."""
    found: list[list[int]] = []
    cost = 0
    for item in items:
        votes = item.votes
        if len(votes) < 2:
            continue
        most = min(MARKS * sum(map(len, votes)), CROWD)
        for voters in votes:
            n = len(voters)
            if 1 < n <= most:
                found.append(voters)
                cost += n * (n - 1) // 2
    common: dict[Pair, int] = {}
    step = cost // MOST_PAIRS + 1
    for voters in found[::step]:
        ordered = sorted(voters)
        for at, i in enumerate(ordered):
            for j in ordered[at + 1 :]:
                common[i, j] = common.get((i, j), 0) + 1
    least = LEAST_RARE if step == 1 else max(LEAST_RARE // step, 3)
    return {pair: n * step for pair, n in common.items() if n >= least}


def candidates(common: dict[Pair, int], sizes: Sequence[int]) -> list[Pair]:
    """Pairs worth comparing, those first that share most of what they claim; as many as `MOST_COMPARED` allows."""
    found = sorted(common, key=lambda p: (-common[p] / min(sizes[p[0]], sizes[p[1]]), p))
    spent, kept = 0, []
    for pair in found:
        spent += min(sizes[pair[0]], sizes[pair[1]])
        if spent > MOST_COMPARED:
            break
        kept.append(pair)
    return kept


def open_ledger(items: Sequence[Item], sources: Iterable[int]) -> Ledger:
    """Only `sources` are taken down."""
    claims: dict[int, dict[int, int]] = {s: {} for s in sources}
    for number, item in enumerate(items):
        for value, voters in enumerate(item.votes):
            for s in voters:
                mine = claims.get(s)
                if mine is not None:
                    mine.setdefault(number, value)
    return Ledger(items, claims)


def likenesses(ledger: Ledger, pairs: Sequence[Pair]) -> dict[Pair, Likeness]:
    """What each pair has in common."""
    most = [MARKS * sum(map(len, item.votes)) for item in ledger.items]
    found: dict[Pair, Likeness] = {}
    for pair in pairs:
        shared = differ = contested = 0
        for item, a, b in _common(ledger, pair):
            shared += 1
            if a != b:
                differ += 1
            elif len(ledger.items[item].votes[a]) <= most[item]:
                contested += 1
        found[pair] = Likeness(shared, differ, contested)
    return found


def groups_of(ledger: Ledger, sources: int, likeness: dict[Pair, Likeness]) -> list[int]:
    """For each source the lowest index of its group, before anything is known of the truth."""
    close = {p: one for p, one in likeness.items() if one.within(EDITED)}
    leader = list(range(sources))
    first = _components(sorted(close), {s for p in close for s in p})
    for group in first:
        for s in group:
            leader[s] = group[0]
    voices = _Voices(ledger, leader)
    settled = list(range(sources))
    waiting = [(group, EDITED) for group in first]
    while waiting:
        group, edited = waiting.pop()
        stay, leave = _narrowed(group, voices, likeness)
        for s in stay:
            settled[s] = stay[0]
        if leave:
            # Those who left may be copies of each other; if nobody stayed, only a closer look can tell.
            closer = edited if stay else edited / 2
            inside = [p for p, one in close.items() if p[0] in leave and p[1] in leave and one.within(closer)]
            if closer > EDITED / 2**STEPS:
                waiting.extend((one, closer) for one in _components(sorted(inside), {s for p in inside for s in p}))
    return settled


def erring_together(groups: Sequence[int], errors: dict[Pair, Errors]) -> list[int]:
    """What is left of the groups, where only those hold together that err together. No source joins another group."""
    links = sorted(p for p, one in errors.items() if groups[p[0]] == groups[p[1]] and one.together)
    kept = list(range(len(groups)))
    for group in _components(links, {s for p in links for s in p}):
        for s in group:
            kept[s] = group[0]
    return kept


def errors_of(
    ledger: Ledger, pairs: Iterable[Pair], probabilities: Sequence[Sequence[float]], groups: Sequence[int]
) -> dict[Pair, Errors]:
    """The errors of each pair, by the probabilities of the values; `groups` are the copies known so far."""
    voices: dict[int, tuple[list[int], float]] = {}
    found: dict[Pair, Errors] = {}
    for pair in pairs:
        own = 1 if groups[pair[0]] == groups[pair[1]] else 2
        common = expected = wrong_a = wrong_b = 0.0
        for item, a, b in _common(ledger, pair):
            p = probabilities[item]
            wrong = 1.0 - p[a]
            wrong_a += wrong
            wrong_b += 1.0 - p[b]
            if a != b or wrong < 0.01:
                continue
            known = voices.get(item)
            if known is None:
                heard = [len({groups[s] for s in voters}) for voters in ledger.items[item].votes]
                known = voices[item] = (heard, sum(n * (1.0 - q) for n, q in zip(heard, p, strict=True)))
            common += wrong
            others = max(known[0][a] - own, 0) * wrong
            # Half a voice more, among one and a half: nobody has heard all errors that are made.
            expected += wrong * (others + 0.5) / (max(known[1] - own * wrong, 0.0) + 1.5)
        found[pair] = Errors(common, expected, min(wrong_a, wrong_b))
    return found


def one_voice(items: Sequence[Item], groups: Sequence[int]) -> list[Item]:
    """The items with one vote for each group: for what most of its members claim (for each of several, if they are as many)."""
    grouped = {g for s, g in enumerate(groups) if s != g}
    if not grouped:
        return list(items)
    return [_merged(item, groups, grouped) for item in items]


class _Voices:
    """Which values are rare, where groups count as one voice."""

    def __init__(self, ledger: Ledger, leader: Sequence[int]) -> None:
        self.ledger = ledger
        self._leader = leader
        self._rare: dict[int, list[bool]] = {}

    def rare(self, item: int) -> list[bool]:
        known = self._rare.get(item)
        if known is None:
            heard = [len({self._leader[s] for s in voters}) for voters in self.ledger.items[item].votes]
            most = RARE * sum(heard)
            known = self._rare[item] = [n <= most for n in heard]
        return known


def _narrowed(group: Sequence[int], voices: _Voices, likeness: dict[Pair, Likeness]) -> tuple[list[int], set[int]]:
    """Those of a group that are copies of one another, and those that are not, or not of these."""
    stay, left = list(group), set[int]()
    for _ in range(STEPS):
        if len(stay) < 2:
            break
        if len(stay) == 2:
            first, second = (voices.ledger.claims[s] for s in stay)
            honest = not _stays(first, second, voices) and not _stays(second, first, voices)
            return ([], left | set(stay)) if honest else (stay, left)
        said = _tallies(stay, voices.ledger)
        out = {s for s in stay if not _stays(_most_said(said, voices.ledger.claims[s]), voices.ledger.claims[s], voices)}
        if not out:
            break
        stay = [s for s in stay if s not in out]
        left |= out
    return (stay, left) if len(stay) > 1 else ([], left | set(stay))


def _stays(original: dict[int, int], copy: dict[int, int], voices: _Voices) -> bool:
    """Does the copy differ from the original hardly anywhere, and on rare values no more than on others?"""
    shared = differ = rare = differ_rare = 0
    for item, value in copy.items():
        said = original.get(item)
        if said is None:
            continue
        shared += 1
        alone = voices.rare(item)[said]
        rare += alone
        if said != value:
            differ += 1
            differ_rare += alone
    if not shared or differ > MOST_EDITED * shared:
        return False
    return _tail(differ_rare, differ, rare / shared) >= CHANCE


def _tallies(group: Sequence[int], ledger: Ledger) -> dict[int, dict[int, int]]:
    """Item to value to how many of the group claim it."""
    said: dict[int, dict[int, int]] = {}
    for s in group:
        for item, value in ledger.claims[s].items():
            tally = said.setdefault(item, {})
            tally[value] = tally.get(value, 0) + 1
    return said


def _most_said(said: dict[int, dict[int, int]], mine: dict[int, int]) -> dict[int, int]:
    """What most of the others of the group claim of the items of one member, where that is one value."""
    found: dict[int, int] = {}
    for item, value in mine.items():
        best, most, tie = -1, 0, False
        for other, n in said[item].items():
            n -= other == value
            if n > most:
                best, most, tie = other, n, False
            elif n == most:
                tie = True
        if most and not tie:
            found[item] = best
    return found


def _tail(least: int, tries: int, chance: float) -> float:
    """The probability of `least` or more successes in `tries`."""
    if least <= 0 or chance >= 1.0:
        return 1.0
    if chance <= 0.0:
        return 0.0
    term = lgamma(tries + 1) - lgamma(least + 1) - lgamma(tries - least + 1)
    term += least * log(chance) + (tries - least) * log(1.0 - chance)
    total = 0.0
    for k in range(least, tries + 1):
        total += exp(term)
        if k < tries:
            term += log((tries - k) / (k + 1) * chance / (1.0 - chance))
    return min(total, 1.0)


def _components(links: Iterable[Pair], sources: Iterable[int]) -> list[list[int]]:
    """The connected groups, each sorted, by their lowest members."""
    parent = {s: s for s in sources}

    def top(s: int) -> int:
        while parent[s] != s:
            parent[s] = parent[parent[s]]
            s = parent[s]
        return s

    for i, j in links:
        a, b = sorted((top(i), top(j)))
        parent[b] = a
    found: dict[int, list[int]] = {}
    for s in sorted(parent):
        found.setdefault(top(s), []).append(s)
    return list(found.values())


def _common(ledger: Ledger, pair: Pair) -> Iterable[tuple[int, int, int]]:
    """Item and both values, where both claim one."""
    first, second = ledger.claims[pair[0]], ledger.claims[pair[1]]
    if len(second) < len(first):
        return [(item, first[item], b) for item, b in second.items() if item in first]
    return [(item, a, second[item]) for item, a in first.items() if item in second]


def _merged(item: Item, groups: Sequence[int], grouped: set[int]) -> Item:
    counts: dict[int, dict[int, int]] = {}
    for value, voters in enumerate(item.votes):
        for s in voters:
            group = groups[s]
            if group in grouped:
                tally = counts.setdefault(group, {})
                tally[value] = tally.get(value, 0) + 1
    if not counts:
        return item
    votes = [[s for s in voters if groups[s] not in counts] for voters in item.votes]
    for group, tally in counts.items():
        most = max(tally.values())
        for value, n in tally.items():
            if n == most:
                votes[value].append(group)
    return Item(item.kind, votes, item.wider, item.faint)
