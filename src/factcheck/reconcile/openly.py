"""Which claims on attributes that no pack names belong together.

Claims with one key are one node. Nodes that share a head are compared, and joined from the best agreement on, unless a document
would then say two values of one attribute: a document that tells two things apart is believed. Each node is compared with a
bounded number of others, so the cost grows with the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.model.claim import NUMBER, Claim, Key, Origin, Qualifier
from factcheck.model.finding import Comparable, Problem
from factcheck.model.value import Quantity
from factcheck.reconcile.meeting import meet
from factcheck.values.reach import is_same, may_agree
from factcheck.values.stems import stem

MOST_KEYS = 60
"""Keys of one head, dimension and subject that are compared with each other; of more, only equal ones meet."""
MOST_VALUES = 8
"""Values of one document on one attribute that are looked at."""
SAME_VALUE = 0.25
"""What an exactly equal value adds to the agreement of two keys: who says the same means the same."""


@dataclass(slots=True)
class _Node:
    """Claims that belong together, by document, and the heads that all of them have."""

    keys: list[Key]
    claims: list[int]
    heads: frozenset[str]
    by_document: dict[str, list[int]] = field(default_factory=dict)
    into: _Node | None = None


def cluster_openly(
    claims: Sequence[Claim], subjects: Sequence[str], names: Mapping[str, frozenset[str]]
) -> tuple[list[Comparable], list[Problem]]:
    """Group the claims that have a key; sorted by subject, attribute and first claim. `subjects` runs parallel to `claims`;
    `names`: for each subject the words of its names, which name none of its attributes."""
    nodes: dict[tuple[str, Key], _Node] = {}
    for i, claim in enumerate(claims):
        key = claim.key and _of_subject(claim.key, names.get(subjects[i], frozenset()))
        if key is not None:
            node = nodes.setdefault((subjects[i], key), _Node([key], [], frozenset(key.heads)))
            node.claims.append(i)
            node.by_document.setdefault(claim.document, []).append(i)
    blocks: dict[tuple[str, str, str], list[_Node]] = {}
    for (subject, key), node in nodes.items():
        for head in key.heads:
            dimension = "count" if key.dimension == NUMBER else key.dimension
            blocks.setdefault((subject, dimension, head), []).append(node)
    problems: list[Problem] = []
    refused: list[tuple[_Node, _Node]] = []
    edges: dict[tuple[int, int], tuple[float, _Node, _Node]] = {}
    for (_, dimension, head), block in sorted(blocks.items()):
        if len(block) > MOST_KEYS:
            where = min(claims[i].document for node in block for i in node.claims)
            problems.append(
                Problem(
                    "limit", where, f"{len(block)} ways to speak of {head} ({dimension}) are too many; only equal ones are compared"
                )
            )
            continue
        for number, one in enumerate(block):
            for other in block[number + 1 :]:
                at = (one.claims[0], other.claims[0])
                if at not in edges and (score := _score(claims, one, other)):
                    edges[at] = (score, one, other)
    for _, one, other in sorted(
        edges.values(), key=lambda e: (-e[0], e[1].keys[0].words, e[2].keys[0].words, e[1].claims, e[2].claims)
    ):
        if not _join(claims, _root(one), _root(other)):
            refused.append((one, other))
    for one, other in refused:
        _add_slip(claims, _root(one), _root(other))
    roots = {id(root): root for node in nodes.values() for root in (_root(node),)}
    found = [_comparable(claims, subjects, node) for node in roots.values()]
    return sorted(found, key=lambda c: (int(c.subject[1:]), c.attribute, c.claims)), problems


def _of_subject(key: Key, names: frozenset[str]) -> Key | None:
    """The key without the subject's own names, which its document may not have known to be that; `None` if nothing is left."""
    own = {h for h in key.hard if h.startswith("name:") and set(h[5:].split()) <= names}
    stems = {stem(name) for name in names}
    if not own and not stems.intersection(key.heads) and not any(word in stems for word, _ in key.words):
        return key
    heads = tuple(head for head in key.heads if head not in stems)
    if not heads:
        return None
    return replace(
        key,
        heads=heads,
        words=tuple((word, weight) for word, weight in key.words if word not in stems),
        hard=tuple(h for h in key.hard if h not in own),
        own=key.own or bool(own),
    )


def _score(claims: Sequence[Claim], one: _Node, other: _Node) -> float:
    score = meet(one.keys[0], other.keys[0]).score
    if not score:
        return 0.0
    same = any(
        is_same(claims[i].value, claims[j].value) and claims[i].document != claims[j].document
        for i in one.claims[:MOST_VALUES]
        for j in other.claims[:MOST_VALUES]
    )
    return score + SAME_VALUE * same


def _root(node: _Node) -> _Node:
    while node.into is not None:
        node = node.into
    return node


def _join(claims: Sequence[Claim], one: _Node, other: _Node) -> bool:
    """Make one of two, if they still share a head and no document would say two values; `False` if one would."""
    heads = one.heads & other.heads
    if one is other or not heads:
        return True
    for document, mine in one.by_document.items():
        theirs = other.by_document.get(document, ())
        if any(not may_agree(claims[i].value, claims[j].value) for i in mine[:MOST_VALUES] for j in theirs[:MOST_VALUES]):
            return False
    _merge(one, other, heads)
    return True


def _merge(one: _Node, other: _Node, heads: frozenset[str]) -> None:
    one.keys.extend(other.keys)
    one.claims.extend(other.claims)
    one.heads = heads
    for document, theirs in other.by_document.items():
        one.by_document.setdefault(document, []).extend(theirs)
    other.into = one


def _add_slip(claims: Sequence[Claim], one: _Node, other: _Node) -> None:
    """Put beside a value that two documents say exactly another one, which one of these says too and nobody else: if it is said of
    the very same thing it is a slip ("P2, 221 m" here and "P2, 245 m" there), and the judge looks at it."""
    heads = one.heads & other.heads
    if one is other or not heads:
        return
    for node, slip in ((one, other), (other, one)):
        alone = len(slip.by_document) == 1 and set(slip.by_document) <= set(node.by_document)
        if (
            alone
            and len(node.by_document) > 1
            and len(slip.claims) == 1
            and _is_said_twice(claims, node)
            and _is_pinned(claims, slip)
        ):
            _merge(node, slip, heads)
            return


def _is_said_twice(claims: Sequence[Claim], node: _Node) -> bool:
    some = node.claims[:MOST_VALUES]
    return any(claims[i].document != claims[j].document and is_same(claims[i].value, claims[j].value) for i in some for j in some)


SMALL = 100
"""A count below this may well be of some of them only."""


def _is_pinned(claims: Sequence[Claim], slip: _Node) -> bool:
    """Is it plain what the value is of: a thing with a name or code, or a number too large to be one of several?"""
    value = claims[slip.claims[0]].value
    large = isinstance(value, Quantity) and value.low is not None and value.low >= SMALL
    return large or any(h.startswith(("code:", "name:", "row:", "note:")) for h in slip.keys[0].hard)


def _comparable(claims: Sequence[Claim], subjects: Sequence[str], node: _Node) -> Comparable:
    members = tuple(sorted(node.claims))
    return Comparable(
        subjects[members[0]], _called(claims[i] for i in members), _qualifiers(node.keys), members, identity=_head(node)
    )


def _called(members: Iterable[Claim]) -> str:
    """The shortest name that a label gives it; of sentences, where no label does."""
    return min(
        members, key=lambda c: (c.key is not None and c.key.stands == "prose", len(c.attribute.split()), c.attribute)
    ).attribute


def _head(node: _Node) -> str:
    """What stands for the attribute in an identity: the head of its labels, else a head that all share. A further document that
    says the same has it too."""
    if node.keys[0].dimension == "list":
        return "list"
    labelled = [key for key in node.keys if key.stands != "prose"] or node.keys
    first = {key.heads[0] for key in labelled} & node.heads
    dimension = node.keys[0].dimension
    return f"{min(first or node.heads)} ({'count' if dimension == NUMBER else dimension})"


def _qualifiers(keys: Sequence[Key]) -> tuple[Qualifier, ...]:
    """What all of them hold under."""
    hard = frozenset.intersection(*(frozenset(key.hard) for key in keys))
    explicit: Origin = "explicit"
    found: dict[str, list[str]] = {}
    for one in sorted(hard):
        dimension, _, value = one.partition(":")
        found.setdefault(dimension, []).append(value)
    if keys[0].measure:
        found["measure"] = list(keys[0].measure)
    return tuple(Qualifier(dimension, ", ".join(values), explicit) for dimension, values in sorted(found.items()))
