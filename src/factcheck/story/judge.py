"""What two tellings of one story exclude of each other, and endings that one telling has alone.

Judged are commitments, never likeness of words: silence is no evidence, and whatever may say the same in other words is
support. A clash needs one slot, participants that are sure, and a real exclusion; what is weaker is a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.story.align import Line, Story, Told, says_the_same
from factcheck.story.lexicon import Lexicon

NEAR = 8
"""Sentences within which clashes of one section are one passage."""
_MEANS: Mapping[str, str] = {
    "train": "train", "railway": "train", "carriage": "carriage", "ship": "ship", "steamer": "ship", "boat": "boat", "ferry": "ferry",
    "plane": "plane", "aeroplane": "plane", "airplane": "plane", "helicopter": "helicopter", "bus": "bus", "buses": "bus", "coach": "bus",
    "car": "car", "taxi": "car", "lorry": "lorry", "truck": "lorry", "foot": "foot", "pass": "mountains", "mountain": "mountains",
    "mountains": "mountains", "horse": "horse", "horseback": "horse", "bicycle": "bicycle", "sledge": "sledge", "sled": "sledge",
    "tunnel": "tunnel", "raft": "raft", "balloon": "balloon", "submarine": "submarine", "skis": "skis", "swam": "swimming",
}  # fmt: skip
_MOVES = frozenset("cross leave escape arrive lead rescue exile return".split())


@dataclass(frozen=True, slots=True)
class Clash:
    """Two commitments, of two documents, that cannot both hold."""

    slot: str
    """What both speak of, in words: "fate of Anders Lunde"."""
    kind: str
    """`fate`, `decision`, `deed`, `relation`, `setting`."""
    a: tuple[str, int]
    """Document and index of the commitment."""
    b: tuple[str, int]
    reason: str
    sure: bool
    """A warning, not a note."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One passage of a telling against what other tellings have there."""

    code: str
    document: str
    """The telling that stands alone, or the first of two."""
    passage: tuple[int, ...]
    """Its commitments, in order: the key sentences."""
    against: tuple[tuple[str, tuple[int, ...]], ...]
    """The other documents and theirs."""
    clashes: tuple[Clash, ...]
    reason: str
    sure: bool


def disputes(story: Story, lexicon: Lexicon) -> list[Dispute]:
    """All passages in dispute, in the order of documents and text."""
    clashes = [c for a, b in combinations(story.tellings, 2) for c in clashes_of(story, a, b, lexicon)]
    found = _passages(story, clashes)
    weak = {(d.document, o) for d in found if not d.sure and story_end(story, d) for o, _ in d.against}
    lone = [
        d for d in lone_endings(story, lexicon, frozenset(weak | {(b, a) for a, b in weak})) if not _at_the_end(story, d, found)
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


# Clashes of two tellings.


def clashes_of(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Every exclusion between two tellings, both ways round."""
    shared_a, shared_b = _shared(a, b, lexicon)
    for first, second in ((a, b), (b, a)):
        yield from _lives(story, first, second)
    for mine, other in ((a, b),):
        yield from _states(story, mine, other, lexicon)
        yield from _opposites(story, mine, other, lexicon, shared_a, shared_b)
        yield from _doers(story, mine, other, lexicon)
        yield from _identities(story, mine, other)
        yield from _moves(story, mine, other)
        yield from _manners(story, mine, other)
        yield from _found(story, mine, other)
        yield from _found(story, other, mine)


def _shared(a: Told, b: Told, lexicon: Lexicon) -> tuple[frozenset[int], frozenset[int]]:
    """Indices of the lines that the other telling may say as well."""
    by_deed: dict[str, list[Line]] = {}
    for line in b.lines:
        by_deed.setdefault(line.said.deed, []).append(line)
    mine: set[int] = set()
    other: set[int] = set()
    for line in a.lines:
        for deed in sorted(lexicon.kin[line.said.deed]):
            for candidate in by_deed.get(deed, ()):
                if says_the_same(line, candidate, lexicon):
                    mine.add(line.at)
                    other.add(candidate.at)
    return frozenset(mine), frozenset(other)


def _name(story: Story, key: str) -> str:
    return story.people.get(key, key)


def _deaths(told: Told) -> dict[str, Line]:
    """Who dies, by what line; the first."""
    found: dict[str, Line] = {}
    hit: dict[int, list[Line]] = {}
    for line in told.lines:
        for who in _dead_by(line):
            found.setdefault(who, line)
        if line.said.deed in ("shoot", "wound", "kill") and not line.said.denied:
            hit.setdefault(line.said.sentence, []).append(line)
    for line in told.lines:  # "is shot and falls into the river", however it is put
        blows = [x for x in hit.get(line.said.sentence, ()) if x.at < line.at] if line.said.deed == "fall" and line.late else []
        struck = {x.patient for x in blows if x.patient} | (line.agents if any(not x.patient and not x.agents & line.agents for x in blows) else set())
        for who in struck & line.agents if line.agents else struck if len(struck) == 1 else ():
            found.setdefault(who, line)
    return found


def _dead_by(line: Line) -> frozenset[str]:
    deed, said = line.said.deed, line.said
    if deed == "kill" and not said.denied and line.patient:
        return frozenset({line.patient})
    if (deed == "die" and not said.denied) or (deed == "survive" and said.denied):
        return line.agents
    return frozenset()


def _lives(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Dead in one telling; alive at a later point, or settled at the end, in the other, which knows of no death."""
    dead, other = _deaths(a), _deaths(b)
    for who in sorted(dead):
        line = dead[who]
        if who.startswith("the ") or line.said.deed == "die" and line.sentence.year == "?":
            continue
        if who in other or any(who in said.everyone and said.said.deed in _HARM and who not in said.agents for said in b.lines):
            continue
        mine = [x for x in b.lines if who in x.agents or (x.said.deed in _SETTLED and who == x.patient)]
        if not mine:
            continue
        last = mine[-1]
        explicit = next((x for x in mine if x.said.deed == "survive" and not x.said.denied), None)
        after = next((x for x in mine if who in x.agents and x.said.told and _year(x) and _year(line) and _year(x) > _year(line) and not x.said.denied), None)
        settled = next((x for x in reversed(mine) if x.late and _settles(b, x, who) and not x.said.denied), None)
        acting = None if line.late or line.early or not (a.full and b.full) else next((x for x in reversed(mine) if x.late and x.said.told and not x.said.denied and who in x.agents and x.said.deed not in _HARM), None)
        alive = explicit or after or (settled if line.late and _comparable_end(line, settled) else None) or acting
        if alive is None or (alive is settled and last.said.sentence > alive.said.sentence + 2 and last.said.deed == "wound"):
            continue
        reason = f"{_name(story, who)} is dead in one telling and {_what(story, alive)} in the other"
        yield Clash(f"fate of {_name(story, who)}", "fate", (a.document, line.at), (b.document, alive.at), reason, True)


_HARM = frozenset({"kill", "wound", "shoot", "attack", "destroy"})
_SETTLED = frozenset(
    "marry retire exile stay keep_post appoint award birth reunite arrest convict surrender open sell return refuge acquit train survive "
    "grow_old leave forgive escape".split()
)
"""Deeds after which somebody lives on, as far as the story goes."""
_PASSING = frozenset("leave return escape forgive arrest reunite refuge sell open".split())
"""Of these, those that settle only what they close: nothing may be told of that participant afterwards."""


def _settles(told: Told, line: Line, who: str) -> bool:
    """Is it the state in which the telling leaves a participant?"""
    if line.said.deed not in _SETTLED:
        return False
    if line.said.deed not in _PASSING:
        return True
    later = any(who in x.everyone and x.at > line.at for x in told.lines)
    named = any(who in {told.names.get(k) for k in s.participants} for s in told.telling.sentences[line.said.sentence + 1 :])
    return line.sentence.anchored and not later and not named


def _comparable_end(death: Line, settled: Line | None) -> bool:
    """Is the settled end no earlier than the death can be? Years decide where both are given; a death in old age is none."""
    if settled is None:
        return False
    if _year(death) and _year(settled):
        return _year(settled) > _year(death)
    return not _year(death) or death.said.deed == "kill" or death.said.words.lower().startswith(("drown", "be killed"))


def _year(line: Line) -> int:
    return int(line.year) if line.year.isdigit() else 0


def _what(story: Story, line: Line) -> str:
    words = " ".join(line.said.words.split())
    return f"“{'not ' if line.said.denied else ''}{words}”"


def _outcomes(line: Line, lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """(participant, dimension, value) that a line pins down."""
    deed = lexicon.deeds[line.said.deed]
    for written, who in ((deed.agent, line.agents), (deed.patient, frozenset({line.patient} if line.patient else ()))):
        dimension, _, value = written.partition("=")
        if value:
            for one in who:
                yield one, dimension, _negated(dimension, value, lexicon) if line.said.denied else value


def _negated(dimension: str, value: str, lexicon: Lexicon) -> str:
    """What a denial leaves, where there are only two ways."""
    groups = [g for g in lexicon.excludes.get(dimension, ()) if value in g]
    rest = {v for g in groups for v in g if v != value}
    return next(iter(rest)) if dimension in ("border", "state") and len(rest) == 1 else ""


def _states(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Outcomes of one participant that exclude each other: guilty and cleared, won and lost, standing and fallen."""
    ends: list[dict[tuple[str, str], tuple[str, Line]]] = [{}, {}]
    for told, end in ((a, ends[0]), (b, ends[1])):
        for line in told.lines:
            for who, dimension, value in _outcomes(line, lexicon):
                if dimension not in ("life", "liberty") and value:
                    end[who, dimension] = (value, line)
    for key in sorted(ends[0].keys() & ends[1].keys()):
        (mine, x), (other, y) = ends[0][key], ends[1][key]
        who, dimension = key
        if not any(mine in g and other in g for g in lexicon.excludes.get(dimension, ())) or mine == other:
            continue
        if dimension == "state" and who.startswith("the ") and not _same_thing(a, b, x, y):
            continue
        sure = x.said.told and y.said.told and (dimension != "contest" or (x.late and y.late))
        reason = f"{_name(story, who)}: {_what(story, x)} in one telling, {_what(story, y)} in the other"
        yield Clash(f"{dimension} of {_name(story, who)}", "fate", (a.document, x.at), (b.document, y.at), reason, sure)


def _same_thing(a: Told, b: Told, x: Line, y: Line) -> bool:
    """Is "the tower" of one telling the tower of the other? Only if a name stands near both."""
    near = []
    for told, line in ((a, x), (b, y)):
        sentences = told.telling.sentences[max(0, line.said.sentence - 2) : line.said.sentence + 1]
        section = line.sentence.section
        near.append({w for s in sentences if s.section == section for w in s.names})
    return bool(near[0] & near[1])


def _opposites(
    story: Story, a: Told, b: Told, lexicon: Lexicon, shared_a: frozenset[int], shared_b: frozenset[int]
) -> Iterator[Clash]:
    """One doer, one matter, opposite deeds: accepts and refuses, forgives and not."""
    seen: set[tuple[str, ...]] = set()
    for x in a.lines:
        if not x.agents or x.at in shared_a:
            continue
        for y in b.lines:
            if y.at in shared_b or not x.agents & y.agents:
                continue
            opposed = (y.said.deed in lexicon.opposite[x.said.deed] and x.said.denied == y.said.denied) or (
                x.said.deed == y.said.deed and x.said.denied != y.said.denied
            )
            if not opposed or lexicon.deeds[x.said.deed].weight < 0.7:
                continue
            rest = (x.everyone & y.everyone) - (x.agents & y.agents)
            matter = bool(rest) or bool(x.said.theme & y.said.theme)
            who = sorted(x.agents & y.agents)[0]
            key = (who, x.said.deed, y.said.deed)
            if not matter or key in seen:
                continue
            seen.add(key)
            moment = x.late or y.late or bool(x.sentence.years & y.sentence.years)
            sure = x.said.told and y.said.told and (bool(rest) or len(x.said.theme & y.said.theme) > 1) and moment
            about = f" {_name(story, sorted(rest)[0])}" if rest else ""
            reason = f"{_name(story, who)}{about}: {_what(story, x)} in one telling, {_what(story, y)} in the other"
            yield Clash(f"decision of {_name(story, who)}", "decision", (a.document, x.at), (b.document, y.at), reason, sure)


def _doers(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Another doer for what can be done once: the same victim, the same cup."""
    for x in a.lines:
        once = lexicon.deeds[x.said.deed].once
        if not once or x.said.denied:
            continue
        for y in b.lines:
            if y.said.denied or not (y.said.deed == x.said.deed or (once == "patient" and {x.said.deed, y.said.deed} <= _DEADLY)):
                continue
            mine, other = _doer(x), _doer(y)
            if not mine or not other or mine & other:
                continue
            if once == "patient":
                if not x.patient or x.patient != y.patient:
                    continue
                what = _name(story, x.patient)
            else:
                words = x.said.theme & y.said.theme
                if not words or x.said.deed not in ("award", "lift"):
                    continue
                what = f"the {sorted(words, key=len)[-1]}"
            if any(_doer(z) & mine and z.said.deed == x.said.deed and (z.patient == x.patient) for z in b.lines):
                continue
            if any(_doer(z) & other and z.said.deed == y.said.deed and (z.patient == y.patient) for z in a.lines):
                continue
            known = mine <= b.present and other <= a.present
            named = [" and ".join(_name(story, k) for k in sorted(who)) for who in (mine, other)]
            reason = f"{x.said.deed} {what}: {named[0]} in one telling, {named[1]} in the other"
            sure = known and x.said.told and y.said.told and not any(k.startswith("the ") for k in mine | other)
            yield Clash(f"who did it to {what}" if once == "patient" else f"who has {what}", "deed", (a.document, x.at), (b.document, y.at), reason, sure)
            return


_DEADLY = frozenset({"kill", "shoot"})


def _doer(line: Line) -> frozenset[str]:
    if line.said.deed == "award" and line.patient:
        return frozenset({line.patient})
    return line.agents


def _identities(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Somebody is unmasked as what somebody else is in the other telling."""
    for x in a.lines:
        if x.said.deed != "identity" or x.said.denied:
            continue
        for y in b.lines:
            if y.said.deed != "identity" or y.said.denied:
                continue
            common = (x.everyone & y.everyone)
            mine, other = x.everyone - common, y.everyone - common
            if len(common) == 1 and len(mine) == 1 and len(other) == 1:
                who = sorted(common)[0]
                reason = f"{_name(story, who)} is {_name(story, sorted(mine)[0])} in one telling, {_name(story, sorted(other)[0])} in the other"
                yield Clash(f"who {_name(story, who)} is", "relation", (a.document, x.at), (b.document, y.at), reason, True)


def _moves(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """One move of one participant in one year, by other means and by another way."""
    for x in a.lines:
        if x.said.deed not in _MOVES or x.said.denied or not x.era.isdigit():
            continue
        mine = _means(x)
        if not mine or not x.sentence.lands:
            continue
        for y in b.lines:
            if y.said.deed not in _MOVES or y.said.denied or y.era != x.era:
                continue
            who = (x.agents | {x.patient}) & (y.agents | {y.patient}) - {""}
            other = _means(y)
            if not who or not other or mine & other or not y.sentence.lands or x.sentence.lands & y.sentence.lands:
                continue
            if {x.said.deed, y.said.deed} & {"cross", "escape"}:
                name = _name(story, sorted(who)[0])
                way = [f"by {' and '.join(sorted(m))} ({', '.join(sorted(s.sentence.lands))})" for m, s in ((mine, x), (other, y))]
                reason = f"the way of {name} in {x.era}: {way[0]} in one telling, {way[1]} in the other"
                yield Clash(f"way of {name}", "setting", (a.document, x.at), (b.document, y.at), reason, True)
                return


_MANNERS: Mapping[str, str] = {
    "shot": "gun", "shoot": "gun", "shoots": "gun", "shooting": "gun", "gunned": "gun", "bullet": "gun", "gun": "gun", "pistol": "gun", "rifle": "gun",
    "shotgun": "gun", "stabbed": "blade", "stabs": "blade", "stab": "blade", "knife": "blade", "knifed": "blade", "sword": "blade",
    "dagger": "blade", "poison": "poison", "poisoned": "poison", "poisons": "poison", "strangled": "strangling", "strangles": "strangling",
    "smothered": "strangling", "smothers": "strangling", "drowns": "water", "drowned": "water", "drown": "water", "drowning": "water",
    "hanged": "rope", "gallows": "rope", "van": "road", "lorry": "road", "car": "road", "train": "railway", "fever": "illness",
    "illness": "illness", "cancer": "illness", "plague": "illness", "cholera": "illness", "typhus": "illness", "pneumonia": "illness",
    "tuberculosis": "illness", "consumption": "illness", "influenza": "illness", "froze": "cold", "freezes": "cold", "frozen": "cold",
    "avalanche": "avalanche", "fire": "fire", "flames": "fire", "burned": "fire", "burns": "fire", "crash": "crash", "explosion": "explosion",
    "bomb": "explosion", "shell": "shell", "guillotine": "guillotine", "guillotined": "guillotine", "beheaded": "blade",
}  # fmt: skip


def _manners(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Both tellings let somebody die, each in a manner that the other does not have."""
    mine, other = _deaths(a), _deaths(b)
    for who in sorted(mine.keys() & other.keys()):
        x, y = mine[who], other[who]
        ways = [frozenset(_MANNERS[w] for line in t.lines if who in line.everyone and line.said.deed in _FATAL for w in _clause(line) if w in _MANNERS) for t in (a, b)]  # fmt: skip
        if ways[0] and ways[1] and not ways[0] & ways[1] and len(ways[0]) == len(ways[1]) == 1 and not who.startswith("the "):
            name = _name(story, who)
            reason = f"{name} dies by {sorted(ways[0])[0]} in one telling, by {sorted(ways[1])[0]} in the other"
            yield Clash(f"death of {name}", "fate", (a.document, x.at), (b.document, y.at), reason, x.said.told and y.said.told)


_FATAL = frozenset({"kill", "die", "shoot", "wound"})


def _clause(line: Line) -> tuple[str, ...]:
    """The plain words of the deed and what is about it."""
    return (*line.said.words.lower().split(), *sorted(line.said.theme))


def _found(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Never found in one telling, found (or alive and back) in the other."""
    for x in a.lines:
        lost = x.said.deed == "find" and x.said.denied
        if not lost:
            continue
        who = x.agents | ({x.patient} if x.patient else frozenset()) if x.said.deed == "find" else x.agents
        for y in b.lines:
            back = y.said.deed in ("find", "survive", "return", "reunite") and not y.said.denied
            held = ({y.patient} if y.patient else frozenset()) if y.said.deed == "find" else y.agents
            common = sorted(who & held)
            if back and common and (x.late or y.late) and y.said.told:
                name = _name(story, common[0])
                reason = f"{name}: {_what(story, x)} in one telling, {_what(story, y)} in the other"
                yield Clash(f"fate of {name}", "fate", (a.document, x.at), (b.document, y.at), reason, x.late and y.late)
                return


def _means(line: Line) -> frozenset[str]:
    return frozenset(_MEANS[w] for w in line.sentence.means if w in _MEANS)


# From clashes to passages.


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
            key=lambda d: (-len(against.get(d, ())), -sum(_ends(told[d], c) for c in strong), len(_runs(told[d], strong)), order[d]),
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
    """Clashes by passage of one telling: one section, sentences not far from each other."""
    ranked = sorted(clashes, key=lambda c: told.lines[_at(c, told.document)].said.sentence)
    runs: list[list[Clash]] = []
    for c in ranked:
        line = told.lines[_at(c, told.document)]
        before = told.lines[_at(runs[-1][-1], told.document)] if runs else None
        if before is not None and before.sentence.section == line.sentence.section and line.said.sentence - before.said.sentence <= NEAR:
            runs[-1].append(c)
        else:
            runs.append([c])
    return runs


# Endings that one telling has alone.


@dataclass(frozen=True, slots=True)
class Ending:
    """Two endings beside each other, behind the last commitment that both tellings share."""

    how: str
    """`alike`: they support each other; `apart`: each has commitments of its own, none shared; `unclear`: nothing can be said."""
    mine: tuple[Line, ...] = ()
    other: tuple[Line, ...] = ()


def lone_endings(story: Story, lexicon: Lexicon, weak: frozenset[tuple[str, str]] = frozenset()) -> Iterator[Dispute]:
    """A telling whose ending pins down several decisive commitments, where another full telling pins down others, none shared.

    Where other tellings support each other and not this one, less is enough. `weak` are pairs of documents whose endings clash
    without certainty: that counts too.
    """
    full = [t for t in story.tellings if t.full]
    pairs = {(a.document, b.document): ending(a, b, lexicon) for a in full for b in full if a is not b}
    taken: set[str] = set()
    for told in full:
        others = [t for t in full if t is not told and pairs[told.document, t.document].how != "unclear"]
        apart = [t for t in others if pairs[told.document, t.document].how == "apart"]
        if not apart or len(apart) < len(others) or told.document in taken:
            continue
        agreeing = [(b, c) for b, c in combinations(others, 2) if pairs[b.document, c.document].how == "alike"]
        # Where nobody agrees with anybody, it is our reading that fails.
        lost = len(others) > 1 or any(pairs[o.document, t.document].how == "apart" for o in apart for t in full if t not in (o, told))
        sure = bool(agreeing) or not lost
        other = max(apart, key=lambda t: _worth(pairs[told.document, t.document].other, lexicon))
        found = pairs[told.document, other.document]
        least = ALONE if agreeing or (told.document, other.document) in weak else OF_TWO
        if _worth(found.mine, lexicon) < least or _worth(found.other, lexicon) < (BESIDE if agreeing else least * 0.7):
            continue
        if len({x.said.sentence for x in found.mine}) < 2:
            continue
        taken |= {told.document} if agreeing else {told.document, other.document}
        count = f"{len(found.mine)} commitments of its own, {len(found.other)} in the other telling, none shared"
        reason = f"the ending of one telling is none of the other's: {count}"
        yield Dispute(
            "FC501", told.document, _keys(found.mine, lexicon), ((other.document, _keys(found.other, lexicon)),), (), reason, sure
        )  # fmt: skip


OF_TWO, ALONE, BESIDE = 2.4, 1.5, 1.0
"""What an ending must pin down (a decisive deed counts 1): where two tellings stand against each other; where others agree; and
what the other telling's must."""


def _worth(lines: Sequence[Line], lexicon: Lexicon) -> float:
    """What a stretch pins down: the weights of its deeds, each deed of one doer once."""
    best: dict[tuple[str, frozenset[str]], float] = {}
    for line in lines:
        if line.agents or line.patient:
            best[line.said.deed, line.agents] = lexicon.deeds[line.said.deed].weight
    return sum(best.values())


def ending(a: Told, b: Told, lexicon: Lexicon) -> Ending:
    """What each telling has behind the last commitment that both share, in order."""
    last_a, last_b = _last_shared(a.lines[-MOST_LATE:], b.lines[-MOST_LATE:], lexicon)
    tail_a = tuple(x for x in a.lines if x.late and x.said.sentence > last_a)
    tail_b = tuple(y for y in b.lines if y.late and y.said.sentence > last_b)
    if last_a < 0 and not (a.anchored and b.anchored):
        return Ending("unclear")  # nothing at all is shared: it is our reading that fails
    if len(_stems(a, last_a, lexicon) & _stems(b, last_b, lexicon)) >= 3:
        return Ending("alike")
    if not tail_a or not tail_b:
        return Ending("alike" if last_a >= 0 and any(x.late and x.said.sentence <= last_a for x in a.lines) else "unclear")
    return Ending("apart", tail_a, tail_b)


MOST_LATE = 160
"""Lines at the end of a telling that are laid beside another's."""


def _last_shared(mine: Sequence[Line], other: Sequence[Line], lexicon: Lexicon) -> tuple[int, int]:
    """The sentences of the last pair in the heaviest alignment that keeps the order of both; (-1, -1) for none."""
    best: list[list[tuple[float, int, int]]] = [[(0.0, -1, -1)] * (len(other) + 1) for _ in range(len(mine) + 1)]
    for i, x in enumerate(mine, 1):
        for j, y in enumerate(other, 1):
            found = max(best[i - 1][j], best[i][j - 1], key=lambda c: c[0])
            if says_the_same(x, y, lexicon):
                weight = min(lexicon.deeds[x.said.deed].weight, lexicon.deeds[y.said.deed].weight)
                taken = best[i - 1][j - 1][0] + weight
                if taken > found[0]:
                    found = (taken, x.said.sentence, y.said.sentence)
            best[i][j] = found
    _, last_a, last_b = best[-1][-1]
    return last_a, last_b


def _stems(told: Told, after: int, lexicon: Lexicon) -> frozenset[str]:
    """Telling words of the ending behind a sentence: none of those that are all over the telling, no names, roles, verbs of deeds."""
    late = {x.said.sentence for x in told.lines if x.late}
    first = min(late) if late else len(told.telling.sentences)
    names = {w for p in told.telling.participants for w in p.key.split()} | lexicon.roles | lexicon.female | lexicon.male
    found: dict[str, int] = {}
    for sentence in told.telling.sentences:
        for word in sentence.stems:
            found[word] = found.get(word, 0) + 1
    end = {w for n, s in enumerate(told.telling.sentences) if n > after and n >= first for w in s.stems}
    seen: set[str] = set()
    new: set[str] = set()
    """Names that only the ending brings in."""
    for n, sentence in enumerate(told.telling.sentences):
        if n > after and n >= first:
            new |= sentence.names - seen
        else:
            seen |= sentence.names
    return frozenset(w for w in end if w not in names and found[w] <= 3 and w not in lexicon.stems and len(w) > 2) | frozenset(new)


def _keys(lines: Sequence[Line], lexicon: Lexicon) -> tuple[int, ...]:
    """The key commitments, one of a sentence: the closing one, and the two heaviest before it."""
    best: dict[int, Line] = {}
    for line in lines:
        kept = best.get(line.said.sentence)
        if kept is None or _weight(line, lexicon) > _weight(kept, lexicon):
            best[line.said.sentence] = line
    closing = [line for line in best.values() if line.agents or line.patient][-1:]
    ranked = sorted((x for x in best.values() if x not in closing), key=lambda x: (-_weight(x, lexicon), -x.said.sentence))
    return tuple(sorted(x.at for x in (*ranked[:2], *closing)))


def _weight(line: Line, lexicon: Lexicon) -> float:
    return lexicon.deeds[line.said.deed].weight + 0.1 * bool(line.agents) + 0.1 * bool(line.patient)


__all__ = ["Callable", "Clash", "Dispute", "clashes_of", "disputes", "lone_endings"]
