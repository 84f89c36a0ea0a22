"""Judge parties: an organisation that one source ties to the subject, and that the sources which list such parties do not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.judge.name_set import same_name
from factcheck.judge.verdict import Held
from factcheck.model.value import Name, NameSet
from factcheck.rulepack.schema import Affiliation
from factcheck.values.names import fold

Vocabularies = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A party that only `held` know; `listed` are the claims that would have to know it."""

    name: Name
    held: tuple[Held, ...]
    listed: tuple[Held, ...]
    attributes: tuple[str, ...]


def unsupported_parties(held: Sequence[Held], affiliation: Affiliation, vocabularies: Vocabularies) -> list[Unsupported]:
    """`held` are the claims of one subject on the affiliation's attributes. Sorted by the party's key.

    A party is unsupported if one document alone ties it to the subject, loosely, no list of any source knows it, and at
    least one other document lists such parties behind a label; two must, where no vocabulary says which names are such parties.
    """
    listed = [h for h in held if h.claim.attribute in affiliation.listed_by and _affirmed(h)]
    tied = [h for h in held if h.claim.attribute in affiliation.tied_by and _affirmed(h)]
    if not tied:
        return []
    known_parties = {
        fold(s): c for v in affiliation.vocabulary for c, words in vocabularies.get(v, {}).items() for s in (c, *words)
    }
    by_party: dict[str, list[tuple[Name, Held]]] = {}
    for h in tied:
        assert isinstance(h.claim.value, NameSet)
        for member in h.claim.value.members:
            if member.key in known_parties or not affiliation.vocabulary:
                by_party.setdefault(fold(known_parties.get(member.key, member.key)), []).append((member, h))
    least = 1 if affiliation.vocabulary else 2
    found: list[Unsupported] = []
    for key, mentions in sorted(by_party.items()):
        name = Name(mentions[0][0].text, key)  # as the document has it, with the identity of all forms
        documents = {h.claim.document for _, h in mentions}
        others = tuple(h for h in listed if h.claim.document not in documents and h.claim.rule.endswith("#label"))
        if (
            len(documents) == 1
            and len({h.claim.document for h in others}) >= least
            and not any(_knows(h, form) for h in listed for form in (name, *(n for n, _ in mentions)))
        ):
            attributes = tuple(sorted({h.claim.attribute for h in others}))
            found.append(Unsupported(name, tuple(h for _, h in mentions), others, attributes))
    return found


def _affirmed(held: Held) -> bool:
    claim = held.claim
    return isinstance(claim.value, NameSet) and claim.polarity == "affirmed" and claim.qualifier("standing") in (None, "asserted")


def _knows(held: Held, name: Name) -> bool:
    value = held.claim.value
    return isinstance(value, NameSet) and any(
        m.key == name.key or same_name(m.key, name.key, m.text, name.text) or fold(m.note) == name.key for m in value.members
    )
