"""From claims to the best-supported value of each attribute of each subject, with its probability and the reasons for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.truth.ballot import Item
from factcheck.truth.elements import SetItem, estimate_sets, whole_set
from factcheck.truth.fuse import Fused, fuse
from factcheck.truth.kinds import Key, Kind, Reader, Span, reader_for
from factcheck.truth.one_coin import CERTAIN, prior_of
from factcheck.truth.places import Taxonomy
from factcheck.truth.table import ClaimTable
from factcheck.values.name_lists import People, Person, read_lists, same_person_of_list
from factcheck.values.names import fold

MOST_COMPARED = 24
"""Values of one item among which containment is looked for."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What the user says of sources, as priors of their reliability."""

    weights: Mapping[str, float] = field(default_factory=dict)
    """Source to weight; 1 is usual."""
    authorities: Mapping[str, str] = field(default_factory=dict)
    """Folded attribute to the source whose word on it is favoured."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The best-supported value of one attribute of one subject."""

    subject: str
    attribute: str
    value: str
    probability: float
    sources_for: tuple[str, ...]
    """Who says so, or says something wider that contains it; sorted."""
    sources_against: tuple[str, ...]
    conflict: bool
    """Does any source say what cannot be right as well?"""
    item: int
    """For `Resolution.positions`."""


@dataclass(frozen=True, slots=True)
class Position:
    """One claimed value of an item, with its own probability."""

    value: str
    probability: float
    sources: tuple[int, ...]
    note: str = ""


@dataclass(slots=True)
class Claimed:
    """An item as it is voted on, with the words for its values. `votes` are before copies are made one voice."""

    subject: str
    attribute: str
    kind: int
    keys: list[Key]
    shown: list[str]
    ballot: Item
    disputed: bool = True
    """May its values contradict each other? Not where a judge saw no dispute in them."""
    people: list[Person] = field(default_factory=list)
    sets: list[tuple[frozenset[int], bool]] = field(default_factory=list)
    """For people: what each value names, and whether its list goes on."""


@dataclass(slots=True)
class Resolution:
    """All that came out. `rows` are sorted by subject and attribute."""

    prepared: Prepared
    fused: Fused
    rows: list[Resolved]
    element_chances: dict[int, list[float]]
    """Item to the probability of each person, where the value is a set of people."""

    def positions(self, number: int) -> list[Position]:
        """The claimed values of an item, likeliest first."""
        item = self.prepared.items[number]
        chances = self.fused.estimate.probabilities[number]
        if number in self.element_chances:
            people = self.element_chances[number]
            found = [Position(item.people[e].text, min(p, CERTAIN), _naming(item, e)) for e, p in enumerate(people)]
        else:
            found = [
                Position(shown, min(p, CERTAIN), tuple(voters))
                for shown, p, voters in zip(item.shown, chances, item.ballot.votes, strict=True)
            ]
        return sorted(found, key=lambda p: (-p.probability, -len(p.sources), p.value))

    def majority(self, number: int) -> tuple[str, int, int]:
        """What plain majority would give, by how many of how many sources; the first by its words among equals."""
        item = self.prepared.items[number]
        best = max(range(len(item.shown)), key=lambda v: (len(item.ballot.votes[v]), [-ord(c) for c in item.shown[v][:20]]))
        return item.shown[best], len(item.ballot.votes[best]), sum(map(len, item.ballot.votes))


def _naming(item: Claimed, person: int) -> tuple[int, ...]:
    return tuple(
        sorted({s for (named, _), voters in zip(item.sets, item.ballot.votes, strict=True) if person in named for s in voters})
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """Items that can be voted on; their votes and kinds are indexes into `sources` and `attributes`, which are sorted."""

    sources: list[str]
    attributes: list[str]
    kinds: list[Kind]
    """Of the values of each attribute."""
    items: list[Claimed]
    unread: dict[str, int] = field(default_factory=dict)


def prepare(table: ClaimTable, taxonomies: Mapping[str, Taxonomy] | None = None) -> Prepared:
    """The claims of a table with their values read."""
    order = sorted(range(len(table.sources)), key=table.sources.__getitem__)
    place = [0] * len(order)
    for new, old in enumerate(order):
        place[old] = new
    reading = _Reading(table, taxonomies or {}, place)
    items = [item for item in map(reading.item, sorted(table.said)) if item is not None]
    return Prepared([table.sources[s] for s in order], reading.attributes, [r.kind for r in reading.readers], items, reading.unread)


def resolve(prepared: Prepared, trust: Trust | None = None) -> Resolution:
    """Everything at once: reliability is learned from all items together. The order of the claims changes nothing."""
    trust = trust or Trust()
    sources, attributes, items = prepared.sources, prepared.attributes, prepared.items
    priors = [prior_of(trust.weights.get(name, 1.0)) for name in sources]
    where = {name: s for s, name in enumerate(sources)}
    pinned = {
        (kind, where[trust.authorities[fold(attribute)]])
        for kind, attribute in enumerate(attributes)
        if trust.authorities.get(fold(attribute)) in where
    }
    fused = fuse([item.ballot for item in items], len(sources), len(attributes), priors, pinned)
    people = _people(items, fused, prepared.kinds, len(sources))
    rows = [_row(number, item, fused, people, sources) for number, item in enumerate(items)]
    return Resolution(prepared, fused, rows, people)


class _Reading:
    """Values to keys, attribute by attribute; each distinct value of an attribute is read once."""

    def __init__(self, table: ClaimTable, taxonomies: Mapping[str, Taxonomy], place: Sequence[int]) -> None:
        self.said = table.said
        self.place = place
        self.attributes = sorted({attribute for _, attribute in table.said})
        self.number = {attribute: n for n, attribute in enumerate(self.attributes)}
        samples = self._samples()
        self.readers = [reader_for(a, samples[a], taxonomies) for a in self.attributes]
        self.known: list[dict[str, Key | None]] = [{} for _ in self.attributes]
        self.unread: dict[str, int] = {}

    def _samples(self) -> dict[str, list[str]]:
        """Some distinct values of each attribute, of items spread over the whole table."""
        keys = sorted(self.said)
        found: dict[str, dict[str, None]] = {a: {} for a in self.attributes}
        for step in (max(len(keys) // 5000, 1), 1):
            for key in keys[::step]:
                sample = found[key[1]]
                if len(sample) < 400:
                    sample.update(dict.fromkeys(sorted(self.said[key])[:4]))
            if all(len(sample) >= 40 for sample in found.values()):
                break
        return {a: list(sample) for a, sample in found.items()}

    def item(self, key: tuple[str, str]) -> Claimed | None:
        """One item with its values brought together under their keys; `None` if none of them says anything."""
        subject, attribute = key
        place = self.place
        kind = self.number[attribute]
        reader, known = self.readers[kind], self.known[kind]
        said = self.said[key]
        if reader.kind == "people":
            return self._people_item(subject, attribute, kind, said)
        by_key: dict[Key, dict[str, list[int]]] = {}
        for value, voters in said.items():
            read = known.get(value, "")
            if read == "":
                read = known[value] = reader.key(value)
            if read is None:
                self.unread[attribute] = self.unread.get(attribute, 0) + len(voters)
                continue
            by_key.setdefault(read, {})[value] = voters
        if not by_key:
            return None
        if reader.kind == "clock" and len(by_key) > 1:
            by_key = _undated_joined(by_key)
        keys = sorted(by_key)
        votes = [_voters(by_key[k], place) for k in keys]
        shown = [_most_said(by_key[k]) for k in keys]
        wider = _wider(keys, reader) if len(keys) > 1 else ()
        faint = _faint(keys, subject) if reader.kind == "place" else ()
        return Claimed(subject, attribute, kind, keys, shown, Item(kind, votes, wider, faint))

    def _people_item(self, subject: str, attribute: str, kind: int, said: Mapping[str, Sequence[int]]) -> Claimed | None:
        texts = sorted(said)
        lists = read_lists(texts)
        people = _distinct_people(lists, [len(said[t]) for t in texts])
        votes: dict[tuple[tuple[int, ...], bool], set[int]] = {}
        for text, listed in zip(texts, lists, strict=True):
            voters = {self.place[s] for s in said[text]}
            if not listed.people:
                self.unread[attribute] = self.unread.get(attribute, 0) + len(voters)
                continue
            named = tuple(sorted({_which(p, people) for p in listed.people}))
            votes.setdefault((named, listed.more), set()).update(voters)
        if not votes:
            return None
        order = sorted(votes)
        sets = [(frozenset(named), more) for named, more in order]
        shown = ["; ".join(people[e].text for e in named) for named, _ in order]
        ballot = Item(kind, [sorted(votes[v]) for v in order])
        return Claimed(
            subject, attribute, kind, [f"{named}{'+' * more}" for named, more in order], shown, ballot, people=people, sets=sets
        )


def _voters(values: Mapping[str, Sequence[int]], place: Sequence[int]) -> list[int]:
    """Who says one of these, each once, in order."""
    if len(values) == 1:
        (said,) = values.values()
        if len(said) == 1:
            return [place[said[0]]]
        return sorted({place[s] for s in said})
    return sorted({place[s] for said in values.values() for s in said})


def _undated_joined(by_key: dict[Key, dict[str, list[int]]]) -> dict[Key, dict[str, list[int]]]:
    """A time without a day is the same as that time with one; with the day that most say, where they say several."""
    dated: dict[Key, list[Key]] = {}
    for key in by_key:
        if " " in key:
            dated.setdefault(key.split(" ")[0], []).append(key)
    joined = {key: dict(values) for key, values in by_key.items() if " " in key or key not in dated}
    for time, keys in dated.items():
        if time in by_key:
            most = min(keys, key=lambda k: (-sum(map(len, by_key[k].values())), k))
            for value, voters in by_key[time].items():
                joined[most][value] = [*joined[most].get(value, []), *voters]
    return joined


def _most_said(values: Mapping[str, Sequence[int]]) -> str:
    """The words that most sources use; the shortest, then the first by letters among equals."""
    if len(values) == 1:
        return " ".join(next(iter(values)).split())
    return " ".join(min(values, key=lambda v: (-len(values[v]), len(v), v)).split())


def _wider(keys: Sequence[Key], reader: Reader) -> tuple[tuple[int, int], ...]:
    if len(keys) > MOST_COMPARED:
        return ()
    if reader.above is not None:
        above = [reader.above(key) for key in keys]
        return tuple(
            (w, n) for w, wide in enumerate(keys) for n, narrow in enumerate(keys) if wide in above[n] and narrow not in above[w]
        )
    if reader.span is None:
        return ()
    spans = [reader.span(key) for key in keys]
    return tuple((w, n) for w, a in enumerate(spans) for n, b in enumerate(spans) if a and b and _within(b, a))


def _within(narrow: Span, wide: Span) -> bool:
    return narrow != wide and wide[0] <= narrow[0] and narrow[1] <= wide[1]


def _faint(keys: Sequence[Key], subject: str) -> tuple[int, ...]:
    """Places called like the subject: hardly ever where a person comes from."""
    own = set(fold(subject).split())
    return tuple(v for v, key in enumerate(keys) if own.issuperset(key.split()))


def _distinct_people(lists: Sequence[People], sizes: Sequence[int]) -> list[Person]:
    """The different people of all lists, in the order in which most lists have them; each is shown as most sources write the fuller
    form."""
    seen: dict[Person, int] = {}
    places: dict[Person, float] = {}
    for listed, n in zip(lists, sizes, strict=True):
        for at, person in enumerate(listed.people):
            seen[person] = seen.get(person, 0) + n
            places[person] = places.get(person, 0.0) + n * at
    kept: list[Person] = []
    forms: list[list[Person]] = []
    for person in sorted(seen, key=lambda p: (-len(p.given.split()), -len(p.given), -seen[p], p)):
        at = next((i for i, other in enumerate(kept) if same_person_of_list(person, other)), -1)
        if at < 0:
            kept.append(person)
            forms.append([person])
        else:
            forms[at].append(person)
    forms.sort(key=lambda same: (sum(places[p] for p in same) / sum(seen[p] for p in same), same[0]))
    return [_best_form(same, seen) for same in forms]


def _best_form(same: Sequence[Person], seen: Mapping[Person, int]) -> Person:
    """The form that most write, among those with given names; not in capitals, if another is."""
    full = [p for p in same if p.given] or list(same)
    mixed = [p for p in full if not p.text.isupper() and not p.text.islower()] or full
    best = min(mixed, key=lambda p: (-seen[p], -len(p.given), p.text))
    return Person(same[0].surname, same[0].given, best.text)


def _which(person: Person, people: Sequence[Person]) -> int:
    return next((i for i, other in enumerate(people) if same_person_of_list(person, other)), 0)


def _people(items: Sequence[Claimed], fused: Fused, kinds: Sequence[Kind], sources: int) -> dict[int, list[float]]:
    """The probability of each person of each item of people; one voice for each group of copies."""
    numbers = [n for n, item in enumerate(items) if kinds[item.kind] == "people" and item.people]
    if not numbers:
        return {}
    ballots = [
        SetItem(
            len(items[n].people),
            [(s, *items[n].sets[v]) for v, voters in enumerate(fused.voices[n].votes) for s in voters],
        )
        for n in numbers
    ]
    return dict(zip(numbers, estimate_sets(ballots, sources).probabilities, strict=True))


def _row(number: int, item: Claimed, fused: Fused, people: Mapping[int, Sequence[float]], sources: Sequence[str]) -> Resolved:
    votes = item.ballot.votes
    if number in people:
        chosen, probability = whole_set(people[number])
        value = "; ".join(item.people[e].text for e in sorted(chosen))
        stand = [v for v, (named, more) in enumerate(item.sets) if named == chosen or (more and named <= chosen)]
        against = [v for v in range(len(votes)) if v not in stand]
        conflict = bool(against)
    elif len(votes) == 1:
        value, probability = item.shown[0], fused.estimate.probabilities[number][0]
        stand, against, conflict = [0], [], False
    else:
        chances = fused.estimate.probabilities[number]
        best = _likeliest(chances, votes)
        value, wider = item.shown[best], item.ballot.wider
        # What lies within the value does not contradict it.
        inside = [n for w, n in wider if w == best] if wider else []
        stand = [best, *(w for w, n in wider if n == best)] if wider else [best]
        probability = chances[best] + sum(chances[n] for n in inside)
        against = [v for v in range(len(votes)) if v not in stand] if item.disputed else []
        conflict = len(against) > len(inside) and item.disputed
    return Resolved(
        item.subject, item.attribute, value, min(probability, CERTAIN),
        _named(stand, votes, sources), _named(against, votes, sources), conflict, number,
    )  # fmt: skip


def _likeliest(chances: Sequence[float], votes: Sequence[Sequence[int]]) -> int:
    """Among equals the one with more votes, then the first."""
    most = max(chances) - 1e-9
    tied = [v for v, p in enumerate(chances) if p >= most]
    return tied[0] if len(tied) == 1 else max(tied, key=lambda v: (len(votes[v]), -v))


def _named(values: Sequence[int], votes: Sequence[Sequence[int]], sources: Sequence[str]) -> tuple[str, ...]:
    if len(values) == 1:
        return tuple([sources[s] for s in votes[values[0]]])
    return tuple([sources[s] for s in sorted({s for v in values for s in votes[v]})])
