"""What two tellings of one story exclude of each other: fates, decisions, doers, identities, ways.

A clash needs one slot, participants that are sure, and a real exclusion; what is weaker is a note. Silence is no evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.story.align import Line, Story, Told, says_the_same
from factcheck.story.lexicon import Lexicon


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


def clashes_of(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Every exclusion between two tellings, both ways round."""
    shared_a, shared_b = _shared(a, b, lexicon)
    for first, second in ((a, b), (b, a)):
        yield from _lives(story, first, second, lexicon)
    for mine, other in ((a, b),):
        yield from _states(story, mine, other, lexicon)
        yield from _opposites(story, mine, other, lexicon, shared_a, shared_b)
        yield from _doers(story, mine, other, lexicon)
        yield from _swaps(story, mine, other)
        yield from _identities(story, mine, other)
        yield from _moves(story, mine, other, lexicon)
        yield from _manners(story, mine, other, lexicon)
        yield from _found(story, mine, other)
        yield from _found(story, other, mine)


def _shared(a: Told, b: Told, lexicon: Lexicon) -> tuple[frozenset[int], frozenset[int]]:
    """Indices of the lines that the other telling says as well, by the same deed."""
    by_deed: dict[str, list[Line]] = {}
    for line in b.lines:
        by_deed.setdefault(line.said.deed, []).append(line)
    pairs = [(x, y) for x in a.lines for y in by_deed.get(x.said.deed, ()) if says_the_same(x, y, lexicon)]
    return frozenset(x.at for x, _ in pairs), frozenset(y.at for _, y in pairs)


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
        struck = {x.patient for x in blows if x.patient} | (
            line.agents if any(not x.patient and not x.agents & line.agents for x in blows) else set()
        )
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


def _lives(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Dead in one telling; alive at a later point, or settled at the end, in the other, which knows of no death."""
    dead, other = _deaths(a), _deaths(b)
    for who in sorted(dead):
        line = dead[who]
        if who.startswith("the ") or (line.said.deed == "die" and line.sentence.year == "?"):
            continue
        if who in other or any(
            who in said.everyone and lexicon.deeds[said.said.deed].harms and who not in said.agents for said in b.lines
        ):
            continue
        mine = [x for x in b.lines if who in x.agents or (x.said.deed in _DONE_TO and who == x.patient)]
        if not mine:
            continue
        last = mine[-1]
        explicit = next((x for x in mine if x.said.deed == "survive" and not x.said.denied), None)
        after = next(
            (
                x
                for x in mine
                if who in x.agents and x.said.told and _year(x) and _year(line) and _year(x) > _year(line) and not x.said.denied
            ),
            None,
        )
        settled = next((x for x in reversed(mine) if x.late and _settles(b, x, who, lexicon) and not x.said.denied), None)
        acting = (
            None
            if line.late or line.early or not (a.full and b.full)
            else next(
                (
                    x
                    for x in reversed(mine)
                    if x.late and x.said.told and not x.said.denied and who in x.agents and not lexicon.deeds[x.said.deed].harms
                ),
                None,
            )
        )
        alive = explicit or after or (settled if not line.early and _comparable_end(line, settled) else None) or acting
        if alive is None or (alive is settled and last.said.sentence > alive.said.sentence + 2 and last.said.deed == "wound"):
            continue
        reason = f"{_name(story, who)} is dead in one telling and {_what(story, alive)} in the other"
        yield Clash(f"fate of {_name(story, who)}", "fate", (a.document, line.at), (b.document, alive.at), reason, True)


_DONE_TO = frozenset("marry arrest convict acquit exile award appoint reunite dismiss rescue spare".split())
"""Deeds after which whoever they are done to lives on."""
CLOSING = 2
"""Sentences at the end of a telling that close it, whether or not it says so."""


def _settles(told: Told, line: Line, who: str, lexicon: Lexicon) -> bool:
    """Is it the state in which the telling leaves a participant?"""
    settles = lexicon.deeds[line.said.deed].settles
    if settles != "last":
        return settles == "yes"
    later = any(who in x.everyone and x.at > line.at for x in told.lines)
    named = any(who in {told.names.get(k) for k in s.participants} for s in told.telling.sentences[line.said.sentence + 1 :])
    closing = line.sentence.anchored or line.said.sentence >= len(told.telling.sentences) - CLOSING
    return closing and not later and not named


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
    by_agent: dict[str, list[Line]] = {}
    for y in b.lines:
        for one in y.agents if y.at not in shared_b else ():
            by_agent.setdefault(one, []).append(y)
    for x in a.lines:
        if not x.agents or x.at in shared_a:
            continue
        for y in (y for one in sorted(x.agents) for y in by_agent.get(one, ())):
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
            yield Clash(
                f"who did it to {what}" if once == "patient" else f"who has {what}",
                "deed",
                (a.document, x.at),
                (b.document, y.at),
                reason,
                sure,
            )
            return


_DEADLY = frozenset({"kill", "shoot"})


def _doer(line: Line) -> frozenset[str]:
    if line.said.deed == "award" and line.patient:
        return frozenset({line.patient})
    return line.agents


def _swaps(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Who beats, kills or betrays whom the other way round, at the same place or in the same year or at the end."""
    pairs = [{(line.said.deed, one, line.patient): line for line in t.lines for one in line.agents if _turns(line)} for t in (a, b)]
    for (deed, who, whom), x in sorted(pairs[0].items(), key=lambda p: p[0]):
        y = pairs[1].get((deed, whom, who))
        if y is None or (deed, who, whom) in pairs[1] or (deed, whom, who) in pairs[0]:
            continue
        moment = bool(x.sentence.years & y.sentence.years) or bool(set(x.said.places) & set(y.said.places))
        moment = moment or (x.late and y.late) or (x.era.isdigit() and x.era == y.era)
        names = _name(story, who), _name(story, whom)
        reason = f"{deed}: {names[0]} {names[1]} in one telling, {names[1]} {names[0]} in the other"
        yield Clash(f"{names[0]} and {names[1]}", "deed", (a.document, x.at), (b.document, y.at), reason, moment)


def _turns(line: Line) -> bool:
    return line.said.deed in ("defeat", "kill", "betray", "shoot", "arrest") and not line.said.denied and bool(line.patient)


def _identities(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Somebody is unmasked as what somebody else is in the other telling."""
    for x in a.lines:
        if x.said.deed != "identity" or x.said.denied:
            continue
        for y in b.lines:
            if y.said.deed != "identity" or y.said.denied:
                continue
            common = x.everyone & y.everyone
            mine, other = x.everyone - common, y.everyone - common
            if len(common) == 1 and len(mine) == 1 and len(other) == 1:
                who = sorted(common)[0]
                said = [_name(story, sorted(side)[0]) for side in (mine, other)]
                reason = f"{_name(story, who)} is {said[0]} in one telling, {said[1]} in the other"
                yield Clash(f"who {_name(story, who)} is", "relation", (a.document, x.at), (b.document, y.at), reason, True)


def _moves(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """One move of one participant in one year, by other means and by another way."""
    for x in a.lines:
        if not lexicon.deeds[x.said.deed].moves or x.said.denied or not x.era.isdigit():
            continue
        mine = _means(x, lexicon)
        if not mine or not x.sentence.lands:
            continue
        for y in b.lines:
            if not lexicon.deeds[y.said.deed].moves or y.said.denied or y.era != x.era:
                continue
            who = (x.agents | {x.patient}) & (y.agents | {y.patient}) - {""}
            other = _means(y, lexicon)
            if not who or not other or mine & other or not y.sentence.lands or x.sentence.lands & y.sentence.lands:
                continue
            if {x.said.deed, y.said.deed} & {"cross", "escape"}:
                name = _name(story, sorted(who)[0])
                way = [f"by {' and '.join(sorted(m))} ({', '.join(sorted(s.sentence.lands))})" for m, s in ((mine, x), (other, y))]
                reason = f"the way of {name} in {x.era}: {way[0]} in one telling, {way[1]} in the other"
                yield Clash(f"way of {name}", "setting", (a.document, x.at), (b.document, y.at), reason, True)
                return


def _manners(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Both tellings let somebody die, each in a manner that the other does not have."""
    mine, other = _deaths(a), _deaths(b)
    for who in sorted(mine.keys() & other.keys()):
        x, y = mine[who], other[who]
        if _year(x) and _year(y) and _year(x) != _year(y):
            name = _name(story, who)
            reason = f"{name} dies in {x.year} in one telling, in {y.year} in the other"
            yield Clash(f"death of {name}", "fate", (a.document, x.at), (b.document, y.at), reason, x.said.told and y.said.told)
            continue
        ways = [_ways(t, who, lexicon) for t in (a, b)]
        if ways[0] and ways[1] and not ways[0] & ways[1] and len(ways[0]) == len(ways[1]) == 1 and not who.startswith("the "):
            name = _name(story, who)
            reason = f"{name} dies by {sorted(ways[0])[0]} in one telling, by {sorted(ways[1])[0]} in the other"
            yield Clash(f"death of {name}", "fate", (a.document, x.at), (b.document, y.at), reason, x.said.told and y.said.told)


def _ways(told: Told, who: str, lexicon: Lexicon) -> frozenset[str]:
    """In which manners somebody is hit, as far as the telling says."""
    fatal = (line for line in told.lines if who in line.everyone and line.said.deed in _FATAL)
    return frozenset(lexicon.manners[w] for line in fatal for w in _clause(line) if w in lexicon.manners)


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


def _means(line: Line, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.means[w] for w in line.sentence.means if w in lexicon.means)
