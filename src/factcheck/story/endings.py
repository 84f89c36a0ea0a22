"""Endings that one telling has alone: judged by what they pin down, never by likeness of words.

The two tellings are laid beside each other in order; what stands behind the last commitment that both share is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.story.align import Line, Story, Told, says_the_same
from factcheck.story.clash import Dispute
from factcheck.story.lexicon import Lexicon


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
        lost = len(others) > 1 or any(
            pairs[o.document, t.document].how == "apart" for o in apart for t in full if t not in (o, told)
        )
        if not agreeing and not (told.anchored or any(t.anchored for t in apart)):
            continue  # of two tellings neither says where its ending is
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
    """Telling words of the ending behind a sentence: none that are all over the telling, no names, roles, verbs of deeds."""
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
