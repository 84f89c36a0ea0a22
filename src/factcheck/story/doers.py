"""Who decides what, who does it to whom, and who somebody is."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.story.align import Line, Story, Told, is_one_moment, says_the_same
from factcheck.story.clash import Clash, in_quotes, name_of
from factcheck.story.lexicon import Lexicon


def doers(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Every deed and decision on which two tellings exclude each other."""
    shared_a, shared_b = _shared(a, b, lexicon)
    yield from _opposites(story, a, b, lexicon, shared_a, shared_b)
    yield from _others_did_it(story, a, b, lexicon)
    yield from _swaps(story, a, b)
    yield from _identities(story, a, b)
    yield from _spouses(story, a, b)


def _shared(a: Told, b: Told, lexicon: Lexicon) -> tuple[frozenset[int], frozenset[int]]:
    """Indices of the lines that the other telling says as well, by the same deed."""
    by_deed: dict[str, list[Line]] = {}
    for line in b.lines:
        by_deed.setdefault(line.said.deed, []).append(line)
    pairs = [
        (x, y)
        for x in a.lines
        for y in by_deed.get(x.said.deed, ())
        if says_the_same(x, y, lexicon) and not _about_others(x, y, lexicon)
    ]
    return frozenset(x.at for x, _ in pairs), frozenset(y.at for _, y in pairs)


def _about_others(x: Line, y: Line, lexicon: Lexicon) -> bool:
    """Is it a decision about two matters, of somebody who is only described in one telling?"""
    if lexicon.deeds[x.said.deed].kind != "decision" or (x.agents and y.agents):
        return False
    matters = [line.said.theme | (line.everyone - line.agents) for line in (x, y)]
    return bool(matters[0]) and bool(matters[1]) and not matters[0] & matters[1]


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
            words = x.said.theme & y.said.theme
            who = sorted(x.agents & y.agents)[0]
            key = (who, x.said.deed, y.said.deed)
            here = x.late and y.late and is_one_moment(a, x, b, y) and _one_matter(x, y)
            never = _never(x, y) or _never(y, x)
            if not (rest or words or here or never) or key in seen:
                continue
            seen.add(key)
            moment = (x.late and y.late) or bool(x.sentence.years & y.sentence.years) or is_one_moment(a, x, b, y)
            moment = moment or ((x.late or y.late) and bool({x.said.deed, y.said.deed} & _OF_A_MATTER))  # asked once
            sure = (
                x.said.told
                and y.said.told
                and (never or (moment and (len(words) > 1 or here or (bool(rest) and _one_matter(x, y)))))
            )
            about = f" {name_of(story, sorted(rest)[0])}" if rest else ""
            reason = f"{name_of(story, who)}{about}: {in_quotes(x)} in one telling, {in_quotes(y)} in the other"
            yield Clash(f"decision of {name_of(story, who)}", "decision", (a.document, x.at), (b.document, y.at), reason, sure)


def _never(x: Line, y: Line) -> bool:
    """Is it said that somebody never did it at all ("she never married"), and told in the other that they did?"""
    bare = not (x.patient or x.others or x.said.theme or x.said.places)
    once = x.said.deed == y.said.deed and x.said.deed in ("marry", "confess", "publish")
    return once and x.said.denied and not y.said.denied and bare and "never" in x.sentence.means


def _one_matter(x: Line, y: Line) -> bool:
    """Is it the same that is accepted and refused? Two things by two names are two matters."""
    if not {x.said.deed, y.said.deed} & _OF_A_MATTER:
        return True
    return not (x.said.theme and y.said.theme) or bool(x.said.theme & y.said.theme)


_OF_A_MATTER = frozenset("accept refuse keep sell promise open close".split())
"""Deeds of which the thing decides what they are about; others are about whom they are done to."""


def _others_did_it(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Another doer for what can be done once: to the same victim, for the same master, with the same thing."""
    for x in a.lines:
        once = lexicon.deeds[x.said.deed].once
        if not once or x.said.denied or not _doer(x):
            continue
        for y in b.lines:
            if y.said.denied or not (y.said.deed == x.said.deed or (once == "patient" and {x.said.deed, y.said.deed} <= _DEADLY)):
                continue
            mine, other = _doer(x), _doer(y)
            what = _object(story, x, y, once, lexicon)
            if not what or not other or mine & other:
                continue
            if any(_object(story, z, y, once, lexicon) for z in _by(b, mine, x)) or any(
                _object(story, z, x, once, lexicon) for z in _by(a, other, y)
            ):
                continue  # both tellings know both
            known = mine <= b.present or other <= a.present  # one telling knows both: they are two
            named = [" and ".join(name_of(story, k) for k in sorted(who)) for who in (mine, other)]
            reason = f"{x.said.deed} {what}: {named[0]} in one telling, {named[1]} in the other"
            sure = known and x.said.told and y.said.told and not any(k.startswith("the ") for k in mine | other)
            slot = f"who has {what}" if once == "prize" else f"who did it ({x.said.deed} {what})"
            # A cup is lifted by several, a medal given twice: never more than a note.
            yield Clash(slot, "deed", (a.document, x.at), (b.document, y.at), reason, sure and once != "prize")
            return


_DEADLY = frozenset({"kill", "shoot"})


def _by(told: Told, who: frozenset[str], like: Line) -> Iterator[Line]:
    """What a telling says of the same deed by the same doer."""
    return (z for z in told.lines if z.said.deed == like.said.deed and _doer(z) & who)


def _object(story: Story, x: Line, y: Line, once: str, lexicon: Lexicon) -> str:
    """What both deeds are done to or for, as it is shown; empty if it may be two."""
    if once == "patient":
        return name_of(story, x.patient) if x.patient and x.patient == y.patient else ""
    if once == "master":
        common = sorted((x.everyone - x.agents) & (y.everyone - y.agents))
        return name_of(story, common[0]) if common else ""
    if once == "thing":
        mine, other = x.said.thing, y.said.thing
        return f"the {max(mine, other, key=len)}" if mine and other and lexicon.is_one_thing(mine, other) else ""
    words = x.said.theme & y.said.theme
    return f"the {sorted(words, key=len)[-1]}" if words else ""


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
        names = name_of(story, who), name_of(story, whom)
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
                said = [name_of(story, sorted(side)[0]) for side in (mine, other)]
                reason = f"{name_of(story, who)} is {said[0]} in one telling, {said[1]} in the other"
                yield Clash(f"who {name_of(story, who)} is", "relation", (a.document, x.at), (b.document, y.at), reason, True)


def _spouses(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Whom somebody marries at the end, where each telling knows one marriage of theirs."""
    mine, other = _marriages(a), _marriages(b)
    for who in sorted(mine.keys() & other.keys()):
        if len(mine[who]) != 1 or len(other[who]) != 1:
            continue
        ((one, x),), ((two, y),) = mine[who].items(), other[who].items()
        years = x.said.year and y.said.year and x.said.year != y.said.year
        if one == two or years or one not in b.present or two not in a.present or one.startswith("the ") or two.startswith("the "):
            continue
        name = name_of(story, who)
        reason = f"{name} marries {name_of(story, one)} in one telling, {name_of(story, two)} in the other"
        sure = x.late and y.late and x.said.told and y.said.told
        yield Clash(f"whom {name} marries", "relation", (a.document, x.at), (b.document, y.at), reason, sure)
        return


def _marriages(told: Told) -> dict[str, dict[str, Line]]:
    """Who marries whom, both ways."""
    found: dict[str, dict[str, Line]] = {}
    for line in told.lines:
        pair = line.everyone
        if line.said.deed == "marry" and not line.said.denied and len(pair) == 2:
            for who in pair:
                found.setdefault(who, {}).update(dict.fromkeys(pair - {who}, line))
    return found
