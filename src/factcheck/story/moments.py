"""One moment in two settings: by what way somebody moves, who is there when the story closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.story.align import Line, Story, Told
from factcheck.story.clash import Clash, name_of
from factcheck.story.lexicon import Lexicon


def moments(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Every moment that two tellings set differently."""
    yield from _moves(story, a, b, lexicon)
    yield from _closings(story, a, b, lexicon)


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
                name = name_of(story, sorted(who)[0])
                way = [f"by {' and '.join(sorted(m))} ({', '.join(sorted(s.sentence.lands))})" for m, s in ((mine, x), (other, y))]
                reason = f"the way of {name} in {x.era}: {way[0]} in one telling, {way[1]} in the other"
                yield Clash(f"way of {name}", "setting", (a.document, x.at), (b.document, y.at), reason, True)
                return


@dataclass(frozen=True, slots=True)
class _Closing:
    """The last that a telling shows of somebody."""

    line: Line
    said: bool
    """Does it say itself that this is the last scene?"""
    company: frozenset[str]
    alone: bool
    means: frozenset[str]


def _closings(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """In whose company and by what means somebody is last seen. Both or one of the tellings must say that it is the last scene."""
    for who in sorted(a.present & b.present):
        x, y = _closing(a, who, lexicon), _closing(b, who, lexicon)
        if x is None or y is None or not (x.said or y.said):
            continue
        known = bool(x.company & b.present) or bool(y.company & a.present)
        others = known and bool(x.company) and bool(y.company) and not x.company & y.company and not (x.alone or y.alone)
        lonely = (x.alone and bool(y.company) and not y.alone) or (y.alone and bool(x.company) and not x.alone)
        travels = bool(x.means) and bool(y.means) and not x.means & y.means
        if not (others or lonely):
            continue
        name = name_of(story, who)
        seen = [_seen(story, c) for c in (x, y)]
        reason = f"{name} is last seen {seen[0]} in one telling, {seen[1]} in the other"
        sure = travels or (others and x.said and y.said)
        yield Clash(f"last scene of {name}", "setting", (a.document, x.line.at), (b.document, y.line.at), reason, sure)
        return


def _closing(told: Told, who: str, lexicon: Lexicon) -> _Closing | None:
    """The last scene, if somebody acts in it: what is called so, else the end of a full telling from where they act last."""
    said = [n for n, s in enumerate(told.telling.sentences) if s.closing]
    mine = [x for x in told.lines if who in x.agents and x.said.told]
    if said:
        mine = [x for x in mine if x.sentence.closing]
    if not mine or not told.full or (not said and (not mine[-1].late or mine[-1].said.sentence < told.last - CLOSING)):
        return None
    line = mine[0] if said else mine[-1]
    start = line.said.sentence
    numbers = said[:MOST_CLOSING] if said else range(start, min(start + CLOSING, len(told.telling.sentences)))
    sentences = [s for n in numbers if (s := told.telling.sentences[n]).section == line.sentence.section]
    words = [w for s in sentences for w in s.means]
    company = {told.names[k] for s in sentences for k in s.participants if k in told.names} & told.persons
    means = frozenset(lexicon.means[w] for w in words if w in lexicon.means)
    return _Closing(line, bool(said), frozenset(company - {who}), _is_alone(words), means)


CLOSING, MOST_CLOSING = 2, 4
"""Sentences that may follow the last one of a telling in which somebody acts; sentences of a last scene that are looked at."""


def _is_alone(words: Sequence[str]) -> bool:
    for n, word in enumerate(words):
        after = words[n + 1] if n + 1 < len(words) else ""
        if word == "alone" and after not in ("but", "except", "save", "apart", "with"):
            return True
        if word in ("by", "on") and (after in ("himself", "herself") or tuple(words[n + 2 : n + 3]) == ("own",)):
            return True
    return False


def _seen(story: Story, closing: _Closing) -> str:
    company = " and ".join(name_of(story, k) for k in sorted(closing.company))
    where = f" ({', '.join(sorted(closing.means))})" if closing.means else ""
    return ("alone" if closing.alone or not company else f"with {company}") + where


def _means(line: Line, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.means[w] for w in line.sentence.means if w in lexicon.means)
