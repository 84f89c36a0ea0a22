"""Tellings of one story beside each other: whose participants are the same, which commitments say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.model.finding import Subject
from factcheck.story.lexicon import Lexicon
from factcheck.story.people import ADDRESS, OWN, THINGS
from factcheck.story.record import Commitment, Outline, Participant, Sentence, Telling
from factcheck.values.names import fold

SHARED_NAMES = 3.5
"""What two documents without a common subject must share to tell one story: names, those of several words count half as much
again."""
MOST_TELLINGS = 16
"""Tellings of one story that are judged in pairs: those that commit to most."""
MOST_LINES = 600
"""Commitments of one telling that are judged: two thirds of them its last."""
LEAST = 3
"""Commitments below which a document tells nothing to speak of."""


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment with its participants as the whole story knows them."""

    at: int
    """Index into the telling's commitments."""
    said: Commitment
    agents: frozenset[str]
    patient: str
    others: frozenset[str]
    sentence: Sentence
    year: str
    era: str
    """The year that was named last before it, a few sentences back at most, in its section."""
    late: bool
    """Does it stand in the ending: by an anchor, or in the last third of a full telling?"""
    early: bool
    """Does it stand in the first quarter?"""

    @property
    def everyone(self) -> frozenset[str]:
        """All that it binds."""
        return self.agents | ({self.patient} if self.patient else frozenset()) | self.others


@dataclass(frozen=True, slots=True)
class Told:
    """One telling in the terms of the story."""

    telling: Telling
    lines: tuple[Line, ...]
    full: bool
    """Does it tell the ending, by its anchors or its length?"""
    anchored: bool
    """Do its own words say where the ending is?"""
    names: Mapping[str, str]
    """Its participants' keys in the story's terms."""
    present: frozenset[str]
    persons: frozenset[str] = frozenset()
    """Those that have a name and are no ship, house or group."""
    marks: tuple[frozenset[str], ...] = ()
    """What few of its sentences have, by sentence: stems, and participants behind "@"."""
    last: int = 0
    """Its last sentence that tells of somebody whom others know."""
    hero: str = ""
    """The person whom its document is about."""

    @property
    def document(self) -> str:
        """The document's path."""
        return self.telling.document


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that tell one story."""

    subject: str
    tellings: tuple[Told, ...]
    people: Mapping[str, str]
    """Participants by key, as they are shown."""
    genders: Mapping[str, str]
    left_out: tuple[str, ...] = ()
    """Documents beyond `MOST_TELLINGS`."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents that tell one story, before what they tell is looked at."""

    subject: str
    documents: tuple[str, ...]
    """Those that are judged, sorted."""
    left_out: tuple[str, ...]
    """Those beyond `MOST_TELLINGS`, sorted."""


def gather(
    outlines: Sequence[Outline], of_document: Mapping[str, str], subjects: Mapping[str, Subject], texts: Mapping[str, str]
) -> list[Gathered]:
    """Stories with two tellings or more, by subject, then path. `outlines` in path order.

    Documents tell one story if they are about one subject, or if they share a good part of their names and are not about two
    things of one type: titles are often missing where a story is retold.
    """
    able = [outline for outline in outlines if outline.commitments >= LEAST]
    parent = list(range(len(able)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[str, int] = {}
    known = [subjects[of_document[t.document]] for t in able]
    for i, subject in enumerate(known):
        if subject.name:
            parent[find(i)] = find(first.setdefault(subject.id, i))
    holders: dict[str, list[int]] = {}
    for i, outline in enumerate(able):
        for key in outline.cast:
            holders.setdefault(key, []).append(i)
    by_word, by_words = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for key, found in holders.items():
        (by_words if " " in key else by_word).update(combinations(found[:MOST_SHARERS], 2))
    worth = {pair: by_word[pair] + 1.5 * by_words[pair] for pair in by_word | by_words}
    for i, j in sorted(pair for pair, shared in worth.items() if shared >= SHARED_NAMES):
        if 6 * worth[i, j] < min(len(able[i].cast), len(able[j].cast)):
            continue
        a, b = known[i], known[j]
        if a.name and b.name and a.id != b.id and a.type and a.type == b.type and not _really(able[i], able[j], a, b, texts):
            continue
        parent[find(i)] = find(j)
    members: dict[int, list[Outline]] = {}
    for i, outline in enumerate(able):
        members.setdefault(find(i), []).append(outline)
    stories = []
    for found_ in members.values():
        if len(found_) > 1:
            ids = [of_document[t.document] for t in found_]
            named = Counter(i for i in ids if subjects[i].name)
            ident = min(named, key=lambda s: (-named[s], s)) if named else ids[0]
            ranked = sorted(found_, key=lambda t: (-t.commitments, t.document))
            kept, left = (tuple(sorted(t.document for t in some)) for some in (ranked[:MOST_TELLINGS], ranked[MOST_TELLINGS:]))
            stories.append(Gathered(ident, kept, left))
    return sorted(stories, key=lambda s: (s.subject, s.documents[0]))


def _really(a: Outline, b: Outline, mine: Subject, other: Subject, texts: Mapping[str, str]) -> bool:
    """Does one of two documents name the other's subject at least as often as what seemed to be its own (a site, a series)?"""
    for telling, own, its in ((a, mine, other), (b, other, mine)):
        text = fold(texts[telling.document][:READ])
        if fold(its.name) in text and text.count(fold(its.name)) >= text.count(fold(own.name)):
            return True
    return False


READ = 20_000
"""Characters of a document in which names are counted."""
MOST_SHARERS = 40
"""Documents with one name that are looked at in pairs; a name that more have tells nothing."""


def outline_of(telling: Telling) -> Outline:
    """What others need to know of a telling."""
    people = {p.key for p in telling.participants if not p.key.startswith("the ")}
    words = {w for key in people for w in key.split()}
    others = {n for s in telling.sentences for n in s.names if not set(n.split()) & words}
    cast = {last if len(last := key.split()[-1]) > 2 else key for key in people} | others
    return Outline(telling.document, len(telling.commitments), tuple(sorted(cast)), telling.left_out)


def story_of(gathered: Gathered, tellings: Sequence[Telling], lexicon: Lexicon) -> Story:
    """The story in its own terms; `tellings` are those of `gathered.documents`, in that order."""
    everyone = [(t.document, p) for t in tellings for p in t.participants]
    linked = link(everyone)
    people: dict[str, str] = {}
    genders: dict[str, str] = {}
    for document, participant in everyone:
        key = linked[document, participant.key]
        if not key:
            continue
        shown = people.get(key, "")
        people[key] = (
            max((shown, participant.name.removeprefix("the ")), key=lambda n: (n[:1].isupper(), len(n.split()), n))
            if shown
            else participant.name
        )
        genders[key] = genders.get(key) or participant.gender
    holders = Counter(key for t in tellings for key in {linked[t.document, p.key] for p in t.participants} if key)
    common = frozenset(key for key, count in holders.items() if count > 1)
    most = max(
        sum(
            any(linked.get((t.document, k)) in common for k in (c.agent, *c.also, c.patient, *c.others) if k) for c in t.commitments
        )
        for t in tellings
    )
    told = tuple(_told(t, linked, common, most, lexicon) for t in tellings)
    return Story(gathered.subject, told, people, genders, gathered.left_out)


def link(everyone: Sequence[tuple[str, Participant]]) -> dict[tuple[str, str], str]:
    """(document, key) to the story's key.

    A first name or a name in full links. A role ("the mate") links only if a single named participant holds it. A surname never
    links by itself: the documents must know exactly one person of that surname, introduced in full; the document with the bare
    surname must call nobody by that person's first name (a daughter may); and both must stand there in one role or with one
    other participant. Else the surname stays with its document. "Her brother" links
    if one person alone is called a brother by name and the document knows that person; else it is nobody: an empty key.
    """
    by_key: dict[str, list[Participant]] = {}
    own: dict[str, set[str]] = {}
    for document, participant in everyone:
        by_key.setdefault(participant.key, []).append(participant)
        own.setdefault(document, set()).add(participant.key)
    keys = {p.key for _, p in everyone}
    full = sorted(k for k in keys if " " in k and k.split()[0] not in ADDRESS and not k.startswith("the "))
    first: dict[str, set[str]] = {}
    last: dict[str, set[str]] = {}
    for key in full:
        words = key.split()
        first.setdefault(words[0], set()).add(key)
        last.setdefault(words[-1], set()).add(key)
    roles: dict[str, set[str]] = {}
    for _, participant in everyone:
        if not participant.key.startswith("the "):
            for role in participant.roles:
                roles.setdefault(role, set()).add(participant.key)
    kin: dict[str, set[str]] = {}
    for _, participant in everyone:
        if not participant.key.startswith("the "):
            for word in participant.kin:
                kin.setdefault(word, set()).add(_bearer(participant.key, first, last))
    meant: dict[str, str] = {}
    for key in keys:
        found: set[str] = set()
        if key.startswith(OWN):
            found = kin.get(key.removeprefix(OWN), set())
        elif key.startswith("the "):
            found = {_bearer(k, first, last) for k in roles.get(key[4:], set())} if key[4:] not in THINGS else set()
        elif " " not in key:
            found = _one_person(first.get(key, set()) or last.get(key, set()))
        elif key in full:
            same = {k for k in first.get(key.split()[0], set()) if k.split()[-1] == key.split()[-1]}
            found = {min(same, key=lambda k: (len(k), k))}
            longer = [k for k in full if key.endswith(f" {k}")]
            if longer and found == {key}:  # "Sherpa Ang Tensing" is "Ang Tensing"
                found = {min(longer, key=lambda k: (len(k), k))}
        meant[key] = next(iter(found)) if len(found) == 1 else key

    linked: dict[tuple[str, str], str] = {}
    for document, p in everyone:
        one = meant.get(meant[p.key], meant[p.key])
        if p.key.startswith(OWN):  # the document must know that person by name
            knows = one != p.key and any(meant.get(k, k) == one for k in own[document] if not k.startswith("the "))
            linked[document, p.key] = one if knows else ""
            continue
        if p.key in last and p.key not in first and not (
            one != p.key and one.split()[0] not in own[document] and any(_stand_alike(p, k) for k in by_key.get(one, ()))
        ):  # fmt: skip
            one = f"{p.key} ({document})"
        linked[document, p.key] = one
    return linked


def _stand_alike(a: Participant, b: Participant) -> bool:
    """Do two participants have a role or somebody beside them in common, and no two genders?"""
    same = bool(set(a.roles) & set(b.roles)) or bool(a.company & b.company)
    return same and (not a.gender or not b.gender or a.gender == b.gender)


def _one_person(found: set[str]) -> set[str]:
    """Names in full that are one but for a middle name ("Anders Lunde", "Anders H. Lunde") as the shortest of them."""
    return {min(found, key=lambda k: (len(k), k))} if len({(k.split()[0], k.split()[-1]) for k in found}) == 1 else found


def _bearer(key: str, first: Mapping[str, set[str]], last: Mapping[str, set[str]]) -> str:
    if " " in key:
        return key
    found = first.get(key, set()) or last.get(key, set())
    return next(iter(found)) if len(found) == 1 else key


def _told(telling: Telling, linked: Mapping[tuple[str, str], str], common: frozenset[str], most: int, lexicon: Lexicon) -> Told:
    """`common` are participants of more than one telling, `most` the most lines about them that any telling has."""
    names = {p.key: key for p in telling.participants if (key := linked[telling.document, p.key])}
    anchored = any(s.stretch == "ending" and s.anchored for s in telling.sentences)
    about = [c for c in telling.commitments if any(names.get(k) in common for k in (c.agent, *c.also, c.patient, *c.others) if k)]
    at = sorted({c.sentence for c in about})
    headed = sum(s.headed for s in telling.sentences)
    if headed >= 5:  # what stands elsewhere is no part of the story's order
        at = [n for n in at if telling.sentences[n].headed or telling.sentences[n].stretch == "ending"]
    full = (anchored and len(at) >= 3) or (headed >= 5 and len(at) >= 3) or (len(at) >= 4 and 3 * len(about) >= most)
    third = at[-max(2, len(at) // 3) :][0] if at else 0
    lines: list[Line] = []
    for number, said in enumerate(_judged(telling.commitments)):
        sentence = telling.sentences[said.sentence]
        agents = frozenset(names[k] for k in (said.agent, *said.also) if k in names)
        late = sentence.stretch == "ending" or (
            full and third <= said.sentence and (headed < 5 or sentence.headed) and sentence.stretch != "opening"
        )
        early = bool(at) and said.sentence < at[len(at) // 4]
        lines.append(
            Line(
                number, said, agents, names.get(said.patient, ""), frozenset(names[k] for k in said.others if k in names), sentence,
                _year(telling, said.sentence, 1), _year(telling, said.sentence, 3), late, early,
            )
        )  # fmt: skip
    present = frozenset(names[k] for s in telling.sentences for k in s.participants if k in names)
    persons = frozenset(
        names[p.key] for p in telling.participants if p.kind == "person" and p.key in names and not p.key.startswith("the ")
    )
    return Told(
        telling,
        tuple(lines),
        full,
        anchored,
        names,
        present,
        persons,
        _marks(telling, names, lexicon),
        at[-1] if at else 0,
        names.get(telling.hero, ""),
    )


FEW = 3
"""Sentences that may share a word or a participant if it is to mark a moment; fewer in a short telling."""
BEFORE, AFTER = 2, 1
"""Sentences before and after a commitment that belong to its moment."""


def _marks(telling: Telling, names: Mapping[str, str], lexicon: Lexicon) -> tuple[frozenset[str], ...]:
    each = [
        {w for w in s.stems if w not in lexicon.stems and w not in lexicon.roles}
        | {f"@{names[k]}" for k in s.participants if k in names}
        for s in telling.sentences
    ]
    counts = Counter(mark for marks in each for mark in marks)
    words = {w for key in names.values() for w in key.split()}
    few = max(1, min(FEW, len(each) // 5))
    return tuple(frozenset(m for m in marks if counts[m] <= few and m not in words) for marks in each)


def is_one_moment(a: Told, x: Line, b: Told, y: Line) -> bool:
    """Do two commitments stand in one moment: beside one participant or two words that are rare in both tellings?"""
    shared = _near(a, x) & _near(b, y)
    return len(shared) > 1 or any(mark.startswith("@") for mark in shared - {f"@{k}" for k in x.agents | y.agents})


def _near(told: Told, line: Line) -> frozenset[str]:
    """The marks of the sentences around a commitment, in its section."""
    at = line.said.sentence
    around = range(max(0, at - BEFORE), min(at + AFTER + 1, len(told.marks)))
    return frozenset().union(*(told.marks[n] for n in around if told.telling.sentences[n].section == line.sentence.section))


def _judged(commitments: tuple[Commitment, ...]) -> tuple[Commitment, ...]:
    """All of them, or so many of the first and the last that their pairs stay few."""
    if len(commitments) <= MOST_LINES:
        return commitments
    return (*commitments[: MOST_LINES // 3], *commitments[-(MOST_LINES - MOST_LINES // 3) :])


def _year(telling: Telling, number: int, reach: int) -> str:
    """The one year that the sentence names, or else the nearest of at most `reach` sentences before it in the same section."""
    here = telling.sentences[number]
    for before in range(number, max(-1, number - reach - 1), -1):
        one = telling.sentences[before]
        if one.section != here.section:
            return ""
        if one.year:
            return one.year
    return ""


def says_the_same(a: Line, b: Line, lexicon: Lexicon) -> bool:
    """May two commitments be one, in other words? Generous: what may be the same is support, and support only silences."""
    if a.said.denied != b.said.denied or b.said.deed not in lexicon.kin[a.said.deed]:
        return False
    common = a.everyone & b.everyone
    if a.said.theme & b.said.theme and (common or not (a.everyone and b.everyone)):
        return True
    if a.said.deed == b.said.deed:
        if (a.agents and b.agents and not a.agents & b.agents) or (a.patient and b.patient and a.patient != b.patient):
            return False
        if not a.everyone or not b.everyone:  # somebody who is only described may be anybody
            several = (a.said.crowd and bool(b.everyone)) or (b.said.crowd and bool(a.everyone))
            return lexicon.deeds[a.said.deed].weight >= 0.9 and not several
        return len(common) > 1 or (bool(common) and not _apart(a, b, lexicon))
    if a.said.crowd and b.said.crowd and not a.everyone and not b.everyone:
        return True  # "many are killed", "most of them are dead"
    return len(common) > 1 or (bool(common) and not _matter(a) and not _matter(b))


def _apart(a: Line, b: Line, lexicon: Lexicon) -> bool:
    """Do both name a matter of their own that the other lacks? A victim who is only described may be the one that is named."""
    if lexicon.deeds[a.said.deed].kind != "setting" and (a.patient or b.patient):
        return False
    mine, other = _matter(a), _matter(b)
    return bool(mine) and bool(other) and not mine & other


def _matter(line: Line) -> frozenset[str]:
    """What the deed is about besides its doer."""
    return line.said.theme | frozenset(line.said.places) | line.others | ({line.patient} if line.patient else frozenset())
