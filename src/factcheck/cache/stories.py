"""What was made of each told story, kept under a key of its tellings: a story is judged anew only where one of them changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.cache.codec import from_bytes, to_bytes
from factcheck.cache.program import fingerprint
from factcheck.cache.store import Store
from factcheck.model.claim import Claim
from factcheck.model.document import path_of
from factcheck.model.finding import Cluster, Finding, Problem, Subject
from factcheck.story.align import Gathered
from factcheck.story.outcome import Stories


@dataclass(frozen=True, slots=True)
class _Kept:
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


class KeptStories:
    """Stories by what tells them."""

    def __init__(self, store: Store, packs: Iterable[str], files: Mapping[str, bytes]) -> None:
        """`files` are the keys under which documents are kept, by path: they stand for all that reading one depends on."""
        self.store = store
        self.packs = tuple(packs)
        self.files = files

    def find(self, gathered: Gathered, subject: Subject) -> Stories | None:
        """What was made of just these tellings."""
        key = self._key(gathered, subject)
        data = self.store.get(key) if key is not None else None
        kept = from_bytes(_Kept, data) if data is not None else None
        if kept is None or not _fits(kept, gathered):
            return None
        return Stories(list(kept.claims), [], list(kept.clusters), list(kept.findings), list(kept.problems))

    def put(self, gathered: Gathered, subject: Subject, made: Stories) -> None:
        """Keep what was made of a story."""
        key = self._key(gathered, subject)
        if key is not None:
            kept = _Kept(tuple(made.claims), tuple(made.clusters), tuple(made.findings), tuple(made.problems))
            self.store.put(key, to_bytes(_Kept, kept))

    def _key(self, gathered: Gathered, subject: Subject) -> bytes | None:
        """`None` where a document is kept under no key. The subject's number counts within a run, and is left out."""
        files = [self.files.get(path_of(document)) for document in gathered.documents]
        if None in files:
            return None
        known = [key.hex() for key in files if key is not None]
        parts = ["story", fingerprint(), *self.packs, subject.key, subject.name, *gathered.documents, *known, *gathered.left_out]
        lengths = f"{len(self.packs)} {len(gathered.documents)} {len(gathered.left_out)}"
        return hashlib.sha256("\0".join((lengths, *parts)).encode("utf-8", "surrogatepass")).digest()


def _fits(kept: _Kept, gathered: Gathered) -> bool:
    """Does it speak of nothing but its own documents, claims and clusters?"""
    claims, clusters = range(len(kept.claims)), range(len(kept.clusters))
    held = [cluster.claims for cluster in kept.clusters]
    held += [position.claims for finding in kept.findings for position in finding.positions]
    held += [witness.claims for finding in kept.findings for witness in finding.context]
    return (
        all(claim.document in gathered.documents for claim in kept.claims)
        and all(at in claims for one in held for at in one)
        and all(finding.cluster is None or finding.cluster in clusters for finding in kept.findings)
    )
