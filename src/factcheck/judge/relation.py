"""Judge relations: words that exclude each other, said of the same thing (during and between, owner and manager)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from factcheck.judge.verdict import Held, Judged, Side, single_or_agree
from factcheck.model.value import Name, Relation
from factcheck.rulepack.schema import Attribute
from factcheck.values.names import same_title

Excludes = Mapping[str, tuple[tuple[str, ...], ...]]


def judge(held: Sequence[Held], attribute: Attribute, excludes: Excludes) -> Judged:
    """Say whether relation words exclude each other. Words of no common group say different things, and both may hold."""
    camps: dict[str, list[Held]] = {}
    for h in held:
        assert isinstance(h.claim.value, Relation)
        camps.setdefault(h.claim.value.word, []).append(h)
    words = sorted(camps)
    if len(words) == 1:
        return single_or_agree(held, _shown(held[0]))
    groups = [set(group) for group in excludes.get(attribute.vocabulary, ())]

    def exclude(word: str, other: str) -> bool:
        return any(word in g and other in g for g in groups) and _share(camps[word], camps[other])

    clashing = [w for w in words if any(w != other and exclude(w, other) for other in words)]
    if len(clashing) < 2:
        return Judged("incomparable", " and ".join(words) + " do not exclude each other, or are said of different things")
    sides = _sides(sorted(clashing, key=lambda w: (-len({h.claim.document for h in camps[w]}), w)), camps, exclude)
    if len(sides) < 2:
        return Judged("ambiguous", "only mentions in passing differ")
    return Judged("disagree", f"{' and '.join(s.value for s in sides)} exclude each other", "FC101", tuple(sides))


def _sides(words: Sequence[str], camps: Mapping[str, Sequence[Held]], exclude: Callable[[str, str], bool]) -> list[Side]:
    """Words that can both hold ("between A and B", "after A") are one side; a side needs one claim that states it."""
    together: list[list[str]] = []
    for word in words:
        fitting = [side for side in together if not any(exclude(word, other) for other in side)]
        if fitting:
            fitting[0].append(word)
        else:
            together.append([word])
    sides: list[Side] = []
    for side in together:
        held = [h for word in side for h in camps[word]]
        if any(h.claim.force == "states" for h in held):
            first = min(camps[side[0]], key=lambda h: (h.claim.value.canonical, h.index))  # whatever the order of documents
            sides.append(Side(_shown(first), first.claim.value.canonical, tuple(sorted(h.index for h in held))))
    return sides


def _shown(held: Held) -> str:
    value = held.claim.value
    assert isinstance(value, Relation)
    return " ".join((value.word, " and ".join(a.text for a in value.anchors))).strip()


def _share(a: Sequence[Held], b: Sequence[Held]) -> bool:
    """Do the two camps speak of a common thing? Relations without anchors do."""
    left, right = _anchors(a), _anchors(b)
    return not left or not right or any(_same(x, y) for x in left for y in right)


def _anchors(held: Sequence[Held]) -> list[Name]:
    found = {n.key: n for h in held if isinstance(h.claim.value, Relation) for n in h.claim.value.anchors}
    return [found[k] for k in sorted(found)][:12]


def _same(a: Name, b: Name) -> bool:
    """The same title, or one whose words are all in the other ("Saga: Night" and "Saga: Part 3 - Night")."""
    if same_title(a.text, b.text):
        return True
    short, long = sorted((set(a.key.split()), set(b.key.split())), key=len)
    return len(short) >= 2 and short <= long
