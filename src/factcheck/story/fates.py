"""Fates that exclude each other: dead and alive, guilty and cleared, standing and fallen, lost and found; ways to die."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.story.align import Line, Story, Told
from factcheck.story.clash import Clash, in_quotes, name_of
from factcheck.story.lexicon import Lexicon


def fates(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Every fate of somebody or something on which two tellings exclude each other."""
    yield from _lives(story, a, b, lexicon)
    yield from _lives(story, b, a, lexicon)
    yield from _all_live(story, a, b)
    yield from _all_live(story, b, a)
    yield from _states(story, a, b, lexicon)
    yield from _deaths_apart(story, a, b, lexicon)
    yield from _found(story, a, b)
    yield from _found(story, b, a)


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


def _may_die(story: Story, told: Told, who: str, lexicon: Lexicon) -> bool:
    """Does the telling let somebody die or come to harm who may be this one?"""
    for line in told.lines:
        if who in line.everyone and lexicon.deeds[line.said.deed].harms and who not in line.agents:
            later = (x for x in told.lines if x.said.sentence > line.said.sentence + 1 and who in x.agents)
            if line.said.deed == "kill" or not any(
                x.said.told and not x.said.denied and _is_sign_of_life(x, lexicon) for x in later
            ):
                return True
        fatal = line.said.deed in ("die", "kill") and not line.said.denied
        if fatal and line.said.pronoun and line.said.pronoun in (story.genders.get(who) or line.said.pronoun, "they"):
            return True
    return False


def _lives(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Dead in one telling; alive at a later point, or settled at the end, in the other, which knows of no death."""
    dead, other = _deaths(a), _deaths(b)
    for who in sorted(dead):
        line = dead[who]
        if who.startswith("the ") or who in other or _may_die(story, b, who, lexicon) or _revived(a, line, who):
            continue
        mine = [x for x in b.lines if not x.said.denied and (who in x.agents or (x.said.deed in _DONE_TO and who == x.patient))]
        alive = _alive(a, line, b, mine, who, lexicon)
        if alive is None:
            continue
        reason = f"{name_of(story, who)} is dead in one telling and {in_quotes(alive)} in the other"
        yield Clash(f"fate of {name_of(story, who)}", "fate", (a.document, line.at), (b.document, alive.at), reason, True)


def _alive(a: Told, death: Line, b: Told, mine: list[Line], who: str, lexicon: Lexicon) -> Line | None:
    """The line of the other telling that excludes the death."""
    later = [x for x in mine if who in x.agents and x.said.told and death.said.year and x.said.year]
    after = next((x for x in later if x.said.year > death.said.year), None)
    if after is not None or (death.said.deed == "die" and death.sentence.year == "?"):
        return after
    if who in (a.hero, b.hero) and death.said.deed == "die":
        return None  # a life ends; that says nothing against what came before
    explicit = next((x for x in mine if x.said.deed == "survive" and not (x.early and death.late)), None)
    settled = next((x for x in reversed(mine) if x.late and _settles(b, x, who, lexicon)), None)
    if settled is not None and (death.early or not _comparable_end(death, settled)):
        settled = None
    if settled is not None and not settled.sentence.anchored and _is_plain(death):
        settled = None  # who "dies" without a word of how may well have married before
    acting = None
    if not death.late and not death.early and a.full and b.full:
        deeds = (x for x in reversed(mine) if x.late and x.said.told and who in x.agents)
        acting = next((x for x in deeds if _is_sign_of_life(x, lexicon)), None)
    return explicit or settled or acting or (_after_event(a, death, b, mine, who, lexicon) if not a.hero and not b.hero else None)


ONE_EVENT = 3
"""Sentences of a telling that may speak of an event if it is to be one and the same."""


def _after_event(a: Told, death: Line, b: Told, mine: list[Line], who: str, lexicon: Lexicon) -> Line | None:
    """What somebody does in the other telling after the fire, the duel, ... that was their death: the last of it."""
    once = {
        event
        for event in death.said.theme & lexicon.events
        if all(sum(event in s.stems for s in t.telling.sentences) <= ONE_EVENT for t in (a, b))
    }
    for n, sentence in enumerate(b.telling.sentences):
        if who in {b.names.get(k) for k in sentence.participants} and once & sentence.stems:
            later = [x for x in mine if x.said.sentence > n and x.said.told and who in x.agents and _is_sign_of_life(x, lexicon)]
            return later[-1] if later else None
    return None


def _all_live(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Somebody dies in one telling; in the other all come out alive, and nobody dies."""
    saved = next((x for x in b.lines if x.said.everyone and x.said.told and _lives_on(x)), None)
    if saved is None or any(x.said.deed in ("die", "kill") and not x.said.denied for x in b.lines):
        return
    for who, line in sorted(_deaths(a).items()):
        apart = line.said.year and saved.said.year and line.said.year != saved.said.year
        if who.startswith("the ") or who not in b.present or apart or _revived(a, line, who):
            continue
        name = name_of(story, who)
        reason = f"{name} is dead in one telling; of all it is said in the other: {in_quotes(saved)}"
        sure = line.said.told and not line.early and who not in (a.hero, b.hero)
        yield Clash(f"fate of {name}", "fate", (a.document, line.at), (b.document, saved.at), reason, sure)
        return


def _lives_on(line: Line) -> bool:
    """Do they come out alive: survive, are rescued, get home; or is it said that nobody dies?"""
    if line.said.deed in ("die", "kill"):
        return line.said.denied
    home = line.said.deed == "return" and line.late
    return (line.said.deed in ("survive", "rescue") or home) and not line.said.denied


def _is_sign_of_life(line: Line, lexicon: Lexicon) -> bool:
    """Is it a deed that only the living do: no blow struck in dying, nothing so faint as learning something?"""
    deed = lexicon.deeds[line.said.deed]
    return not deed.harms and deed.weight >= SIGN_OF_LIFE


SIGN_OF_LIFE = 0.4
"""What a deed must commit to if it is to show that somebody lives."""


def _is_plain(death: Line) -> bool:
    """Is it only said that somebody dies, and not how?"""
    first = death.said.words.lower().split()[0]
    return not death.said.theme and first in ("die", "dies", "died", "dying", "is", "was", "has", "passes", "passed")


def _revived(told: Told, death: Line, who: str) -> bool:
    """Does the telling itself let somebody live who seemed dead?"""
    return any(
        x.at > death.at and not x.said.denied and who in x.agents and x.said.deed in ("survive", "return", "reunite", "marry")
        for x in told.lines
    )


_DONE_TO = frozenset("marry arrest convict acquit exile award appoint reunite dismiss rescue spare heal".split())
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


def _comparable_end(death: Line, settled: Line) -> bool:
    """Is the settled end no earlier than the death can be? Years decide where both are given; a death in old age is none."""
    if _year(death) and _year(settled):
        return _year(settled) > _year(death)
    return not _year(death) or death.said.deed == "kill" or death.said.words.lower().startswith(("drown", "be killed"))


def _year(line: Line) -> int:
    return int(line.year) if line.year.isdigit() else 0


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
    """Outcomes of one participant that exclude each other: guilty and cleared, won and lost, standing and fallen.

    A telling that knows both (convicted, then cleared on appeal) excludes nothing.
    """
    ends: list[dict[tuple[str, str], dict[str, Line]]] = [{}, {}]
    for told, end in ((a, ends[0]), (b, ends[1])):
        for line in told.lines:
            for who, dimension, value in _outcomes(line, lexicon):
                if dimension not in ("life", "liberty") and value:
                    end.setdefault((who, dimension), {})[value] = line
    for key in sorted(ends[0].keys() & ends[1].keys()):
        who, dimension = key
        mine, other = ends[0][key], ends[1][key]
        apart = [
            (mine[one], other[two])
            for one in sorted(mine.keys() - other.keys())
            for two in sorted(other.keys() - mine.keys())
            if any({one, two} <= group for group in lexicon.excludes.get(dimension, ()))
        ]
        if not apart:
            continue
        x, y = apart[0]
        if x.said.year and y.said.year and x.said.year != y.said.year:
            continue
        if dimension == "state" and who.startswith("the ") and not _same_thing(a, b, x, y):
            continue
        if dimension == "contest" and not _same_contest(x, y, who):
            continue
        reason = f"{name_of(story, who)}: {in_quotes(x)} in one telling, {in_quotes(y)} in the other"
        sure = x.said.told and y.said.told and (dimension != "office" or _at_one_time(x, y))
        yield Clash(f"{dimension} of {name_of(story, who)}", "fate", (a.document, x.at), (b.document, y.at), reason, sure)


def _at_one_time(x: Line, y: Line) -> bool:
    """Are both the state at the end, or of one year? Posts come and go in a life."""
    if x.sentence.years and y.sentence.years:
        return bool(x.sentence.years & y.sentence.years)
    return x.late and y.late


def _same_contest(x: Line, y: Line, who: str) -> bool:
    """One match, race or vote: by an opponent, by the year, or as how the story ends."""
    if x.sentence.years and y.sentence.years:
        return bool(x.sentence.years & y.sentence.years)
    return bool((x.everyone & y.everyone) - {who}) or (x.late and y.late)


def _same_thing(a: Told, b: Told, x: Line, y: Line) -> bool:
    """Is "the tower" of one telling the tower of the other? Only if a name stands near both."""
    near = []
    for told, line in ((a, x), (b, y)):
        sentences = told.telling.sentences[max(0, line.said.sentence - 2) : line.said.sentence + 1]
        section = line.sentence.section
        near.append({w for s in sentences if s.section == section for w in s.names})
    return bool(near[0] & near[1])


def _deaths_apart(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Both tellings let somebody die, in two years or each in a manner that the other does not have."""
    mine, other = _deaths(a), _deaths(b)
    for who in sorted(mine.keys() & other.keys()):
        x, y = mine[who], other[who]
        name = name_of(story, who)
        slot, sure = f"death of {name}", x.said.told and y.said.told
        if x.said.year and y.said.year and x.said.year != y.said.year:
            reason = f"{name} dies in {x.said.year} in one telling, in {y.said.year} in the other"
            yield Clash(slot, "fate", (a.document, x.at), (b.document, y.at), reason, sure)
            continue
        ways = [_ways(t, who, lexicon) for t in (a, b)]
        if ways[0] and ways[1] and not ways[0] & ways[1] and len(ways[0]) == len(ways[1]) == 1 and not who.startswith("the "):
            reason = f"{name} dies by {sorted(ways[0])[0]} in one telling, by {sorted(ways[1])[0]} in the other"
            yield Clash(slot, "fate", (a.document, x.at), (b.document, y.at), reason, sure)


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
        if x.said.deed != "find" or not x.said.denied:
            continue
        who = x.agents | ({x.patient} if x.patient else frozenset())
        for y in b.lines:
            back = y.said.deed in ("find", "survive", "return", "reunite") and not y.said.denied
            held = ({y.patient} if y.patient else frozenset()) if y.said.deed == "find" else y.agents
            common = sorted(who & held)
            if back and common and (x.late or y.late) and y.said.told:
                name = name_of(story, common[0])
                reason = f"{name}: {in_quotes(x)} in one telling, {in_quotes(y)} in the other"
                yield Clash(f"fate of {name}", "fate", (a.document, x.at), (b.document, y.at), reason, x.late and y.late)
                return
