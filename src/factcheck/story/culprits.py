"""Who did what a story has only one doer for, though whom it was done to is not named in both tellings: the killer that is
unmasked, the traitor, the mother of a child.

That two names are two people is sure only where one telling knows both.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.story.align import Line, Story, Told, is_one_moment
from factcheck.story.clash import Clash, name_of
from factcheck.story.lexicon import Lexicon


def culprits(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Every such doer on whom two tellings disagree."""
    yield from _killers(story, a, b)
    yield from _traitors(story, a, b)
    yield from _mothers(story, a, b)


def are_two(a: Told, b: Told, one: str, other: str) -> bool:
    """Are two names surely two people: does a telling know both? A role may be anybody's."""
    if one == other or one.startswith("the ") or other.startswith("the "):
        return False
    return (one in a.present and other in a.present) or (one in b.present and other in b.present)


def _only(told: Told, deeds: frozenset[str]) -> tuple[str, Line] | None:
    """The one doer whom a telling knows for such a deed, and the first line that says so; `None` for nobody or several."""
    found: dict[str, Line] = {}
    for line in told.lines:
        if line.said.deed in deeds and not line.said.denied:
            if len(line.agents) != 1:
                continue
            found.setdefault(next(iter(line.agents)), line)
    return next(iter(found.items())) if len(found) == 1 else None


def _clash(story: Story, slot: str, a: Told, x: Line, b: Told, y: Line, what: str, sure: bool) -> Clash:
    names = [name_of(story, next(iter(line.agents))) for line in (x, y)]
    reason = f"{what}: {names[0]} in one telling, {names[1]} in the other"
    return Clash(slot, "deed", (a.document, x.at), (b.document, y.at), reason, sure and x.said.told and y.said.told)


def _killers(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """The one killer of each telling, who confesses or is unmasked in both."""
    mine, other = _only(a, _DEADLY), _only(b, _DEADLY)
    if mine is None or other is None or not are_two(a, b, mine[0], other[0]):
        return
    x, y = mine[1], other[1]
    if x.patient and y.patient:
        return  # two victims, or one of whom `doers` speaks
    if _unmasked(x) and _unmasked(y):
        yield _clash(story, "who is the killer", a, x, b, y, "the killing is admitted by or proved against", True)


_DEADLY = frozenset({"kill"})


def _unmasked(line: Line) -> bool:
    """Does the sentence say that it comes to light?"""
    return bool(_TO_LIGHT.intersection(line.sentence.means))


_TO_LIGHT = frozenset(
    "confess confesses confessed confessing confession admit admits admitted owned reveal reveals revealed unmasked proved proves "
    "proven turns murderer killer culprit poisoner".split()
)


def _traitors(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """The one traitor of each telling, in one moment."""
    mine, other = _only(a, _TREASON), _only(b, _TREASON)
    if mine is None or other is None or not are_two(a, b, mine[0], other[0]):
        return
    x, y = mine[1], other[1]
    if (x.everyone - x.agents) and (y.everyone - y.agents):
        return  # one master, of which `doers` speaks, or two treasons
    sure = is_one_moment(a, x, b, y) or bool(x.said.theme & y.said.theme)
    yield _clash(story, "who is the traitor", a, x, b, y, "the traitor", sure)


_TREASON = frozenset({"treason"})


def _mothers(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Another woman bears the child of one man, or bears a child at one place in one moment."""
    for x in (line for line in a.lines if _bears(line)):
        for y in (line for line in b.lines if _bears(line)):
            one, other = next(iter(x.agents)), next(iter(y.agents))
            if not are_two(a, b, one, other) or story.genders.get(one) == "male" or story.genders.get(other) == "male":
                continue
            if any(_bears(z) and other in z.agents for z in a.lines) or any(_bears(z) and one in z.agents for z in b.lines):
                continue
            beside = _beside(a, x) & _beside(b, y) - {one, other}
            sure = bool(beside) or bool(set(x.said.places) & set(y.said.places))
            yield _clash(story, "who is the mother", a, x, b, y, "the child is borne by", sure)
            return


def _bears(line: Line) -> bool:
    return line.said.deed == "childbirth" and not line.said.denied and len(line.agents) == 1


def _beside(told: Told, line: Line) -> frozenset[str]:
    """Whoever the sentence names."""
    return frozenset(told.names[k] for k in line.sentence.participants if k in told.names)
