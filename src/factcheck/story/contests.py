"""Who wins, and whether the decisive shot goes in."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.story.align import Line, Story, Told, is_one_moment
from factcheck.story.clash import Clash, in_quotes, name_of


def contests(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Every outcome of a contest on which two tellings exclude each other."""
    yield from _winners(story, a, b)
    yield from _shots(story, a, b)
    yield from _shots(story, b, a)


def _winners(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """Each telling ends with one winner, of the two whom both know."""
    mine, other = _winner(a), _winner(b)
    if mine is None or other is None:
        return
    (one, x), (two, y) = mine, other
    if one == two or one not in b.present or two not in a.present or one.startswith("the ") or two.startswith("the "):
        return
    if x.sentence.years and y.sentence.years and not x.sentence.years & y.sentence.years:
        return
    names = name_of(story, one), name_of(story, two)
    what = bool(x.said.theme & y.said.theme) or not (x.said.theme and y.said.theme)  # a heat is not the final
    sure = bool((x.everyone & y.everyone) - {one, two}) or (what and (bool(x.said.theme) or is_one_moment(a, x, b, y)))
    reason = f"{names[0]} wins in one telling ({in_quotes(x)}), {names[1]} in the other ({in_quotes(y)})"
    yield Clash("who wins", "fate", (a.document, x.at), (b.document, y.at), reason, sure and x.said.told and y.said.told)


def _winner(told: Told) -> tuple[str, Line] | None:
    """The one whom a telling lets win at its end; `None` for nobody or several."""
    found: dict[str, Line] = {}
    for line in told.lines:
        if line.said.deed == "win" and not line.said.denied and line.late:
            for who in line.agents:
                found.setdefault(who, line)
    return next(iter(found.items())) if len(found) == 1 else None


def _shots(story: Story, a: Told, b: Told) -> Iterator[Clash]:
    """A penalty is scored in one telling; in the other the keeper whom it beats keeps out the one of that taker."""
    for x in a.lines:
        if x.said.deed != "score" or x.said.denied or not x.agents or not _is_penalty(x):
            continue
        for y in b.lines:
            if y.said.deed != "keep_out" or y.said.denied or not y.agents:
                continue
            keeper = y.agents & {a.names.get(k) for k in x.sentence.participants}
            near = b.telling.sentences[max(0, y.said.sentence - 2) : y.said.sentence + 1]
            taker = x.agents & {b.names.get(k) for s in near for k in s.participants}
            if not taker or not (keeper or (x.late and y.late)):
                continue
            name = name_of(story, sorted(taker)[0])
            reason = f"the penalty of {name}: {in_quotes(x)} in one telling, {in_quotes(y)} in the other"
            sure = bool(keeper) and x.said.told and y.said.told
            yield Clash(f"penalty of {name}", "deed", (a.document, x.at), (b.document, y.at), reason, sure)
            return


def _is_penalty(line: Line) -> bool:
    return bool({"penalty", "spot-kick", "spot"}.intersection(line.sentence.means))
