"""Judge relations: words that exclude each other, said of the same thing (during and between, owner and manager)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    clashing = {
        word
        for i, word in enumerate(words)
        for other in words[i + 1 :]
        if any(word in g and other in g for g in groups) and _share(camps[word], camps[other])
        for word in (word, other)
    }
    if len(clashing) < 2:
        return Judged("incomparable", " and ".join(words) + " do not exclude each other, or are said of different things")
    sides = tuple(
        Side(_shown(camps[w][0]), camps[w][0].claim.value.canonical, tuple(sorted(h.index for h in camps[w])))
        for w in sorted(clashing, key=lambda w: (-len({h.claim.document for h in camps[w]}), w))
        if any(h.claim.force == "states" for h in camps[w])
    )
    if len(sides) < 2:
        return Judged("ambiguous", "only mentions in passing differ")
    return Judged("disagree", f"{' and '.join(s.value for s in sides)} exclude each other", "FC101", sides)


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
