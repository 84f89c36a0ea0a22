"""The report of a run, kept under a key of all that it depends on.

A run in which nothing has changed then needs neither what reads documents nor what judges them. On little text the report is
kept whole, for most of such a run would be the loading of the stages; on much text without what the documents' own entries
have, for these are read anyway if anything has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.cache.codec import from_bytes, to_bytes
from factcheck.cache.program import fingerprint
from factcheck.cache.store import Store
from factcheck.model.claim import Claim
from factcheck.model.document import Document
from factcheck.model.finding import Cluster, Finding, Missed, Note, Pack, Problem, Report, Subject

MOST_TEXT = 1_000_000
"""Bytes of all documents, beyond which a report is not kept whole."""
_WHOLE, _REST = b"w", b"r"
_SLOTS = 4
"""Reports that are kept for one command, so that going back and forth between two branches finds both."""


class Asked(NamedTuple):
    """What a run is about to work out."""

    slot: bytes
    """Where its report is kept; that of an earlier state of the documents gives way to it."""
    key: bytes
    """Of all that the report depends on."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report whose documents are without their texts, and the text of each file."""

    report: Report
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Rest:
    """A report without its documents, and without the claims that these have as they are."""

    packs: tuple[Pack, ...]
    subjects: tuple[Subject, ...]
    places: tuple[int, ...]
    """For each claim of the report its place among those of the documents; from -1 downwards one of `others`."""
    others: tuple[Claim, ...]
    claim_subjects: tuple[str, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    document_subjects: Mapping[str, str]


def asked(command: str, inputs: Iterable[str]) -> Asked:
    """`command` tells one command from others, `inputs` are all that its report depends on besides this program."""
    key = _hash(fingerprint(), command, *inputs)
    return Asked(_hash("report", command, str(key[0] % _SLOTS)), key)


def find(store: Store, question: Asked) -> Report | None:
    """The report, if one is kept whole and of just these inputs."""
    data = _kept(store, question, _WHOLE)
    kept = from_bytes(_Kept, data) if data is not None else None
    return None if kept is None else _whole(kept)


def find_rest(
    store: Store, question: Asked, documents: tuple[Document, ...], claims: Sequence[Claim], missed: tuple[Missed, ...]
) -> Report | None:
    """The report on these documents, which hold these claims, if its rest is kept."""
    data = _kept(store, question, _REST)
    rest = from_bytes(_Rest, data) if data is not None else None
    if rest is None or not all(-len(rest.others) <= at < len(claims) for at in rest.places):
        return None
    report = Report(
        packs=rest.packs,
        documents=documents,
        subjects=rest.subjects,
        claims=tuple(claims[at] if at >= 0 else rest.others[-1 - at] for at in rest.places),
        claim_subjects=rest.claim_subjects,
        clusters=rest.clusters,
        findings=rest.findings,
        notes=rest.notes,
        problems=rest.problems,
        missed=missed,
        document_subjects=rest.document_subjects,
    )
    return report if _is_sound(report) and _stand(rest.others, documents) else None


def put_rest(store: Store, question: Asked, report: Report, claims: Iterable[Claim]) -> None:
    """Keep a report without its documents; `claims` are those that they hold."""
    place = {id(claim): at for at, claim in enumerate(claims)}
    others = [claim for claim in report.claims if id(claim) not in place]
    number = {id(claim): -1 - at for at, claim in enumerate(others)}
    rest = _Rest(
        report.packs,
        report.subjects,
        tuple(place.get(id(claim), number.get(id(claim), 0)) for claim in report.claims),
        tuple(others),
        report.claim_subjects,
        report.clusters,
        report.findings,
        report.notes,
        report.problems,
        report.document_subjects,
    )
    store.put(question.slot, question.key + _REST + to_bytes(_Rest, rest))


def _kept(store: Store, question: Asked, form: bytes) -> bytes | None:
    """What is kept in this form for just this question."""
    data = store.get(question.slot)
    head = question.key + form
    return data[len(head) :] if data is not None and data.startswith(head) else None


def put(store: Store, question: Asked, report: Report) -> None:
    """Keep a report."""
    texts = {document.path: document.text for document in report.documents}
    bare = replace(report, documents=tuple(replace(document, text="") for document in report.documents))
    store.put(question.slot, question.key + _WHOLE + to_bytes(_Kept, _Kept(bare, tuple(texts.items()))))


def _hash(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


def _whole(kept: _Kept) -> Report | None:
    """The report with its texts; `None` where it does not hold together."""
    texts = dict(kept.texts)
    if not all(document.path in texts for document in kept.report.documents):
        return None
    documents = tuple(replace(document, text=texts[document.path]) for document in kept.report.documents)
    report = replace(kept.report, documents=documents)
    return report if _is_sound(report) and _stand(report.claims, documents) else None


def _stand(claims: Iterable[Claim], documents: Iterable[Document]) -> bool:
    """Do the claims stand where they say?"""
    texts = {document.key: document.text for document in documents}
    for claim in claims:
        start, end = claim.evidence.span
        text = texts.get(claim.document, "")
        if not 0 <= start < end <= len(text) or text[start:end] != claim.evidence.quote:
            return False
    return True


def _is_sound(report: Report) -> bool:
    """Does it speak of nothing but the subjects, claims and clusters that it has?"""
    subjects = {subject.id for subject in report.subjects}
    claims, clusters = range(len(report.claims)), range(len(report.clusters))
    held = [cluster.claims for cluster in report.clusters]
    held += [position.claims for finding in report.findings for position in finding.positions]
    held += [witness.claims for finding in report.findings for witness in finding.context]
    return (
        len(report.claim_subjects) == len(report.claims)
        and subjects.issuperset(report.claim_subjects)
        and subjects.issuperset(cluster.subject for cluster in report.clusters)
        and subjects.issuperset(finding.subject for finding in report.findings)
        and all(one and min(one) >= 0 and max(one) < len(claims) for one in held)
        and all(finding.cluster is None or finding.cluster in clusters for finding in report.findings)
        and all(f.favoured is None or f.favoured.position in range(len(f.positions)) for f in report.findings)
    )
