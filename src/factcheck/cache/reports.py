"""The whole report of a small run, kept under a key of all that it depends on.

A run in which nothing has changed then needs neither what reads documents nor what judges them, and most of such a run would
be the loading of these. Reports on much text are not kept: there the documents' own entries save nearly all, and the report
of every edit would have to be written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.cache.codec import from_bytes, to_bytes
from factcheck.cache.program import fingerprint
from factcheck.cache.store import Store
from factcheck.model.document import path_of
from factcheck.model.finding import Finding, Report

MOST_TEXT = 1_000_000
"""Bytes of all documents, beyond which a report is not kept."""
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


def asked(command: str, inputs: Iterable[str]) -> Asked:
    """`command` tells one command from others, `inputs` are all that its report depends on besides this program."""
    key = _hash(fingerprint(), command, *inputs)
    return Asked(_hash("report", command, str(key[0] % _SLOTS)), key)


def find(store: Store, question: Asked) -> Report | None:
    """The report, if the one that is kept is of just these inputs."""
    data = store.get(question.slot)
    if data is None or not data.startswith(question.key):
        return None
    kept = from_bytes(_Kept, data[len(question.key) :])
    return None if kept is None else _whole(kept)


def put(store: Store, question: Asked, report: Report) -> None:
    """Keep a report."""
    texts = {document.path: document.text for document in report.documents}
    bare = replace(report, documents=tuple(replace(document, text="") for document in report.documents))
    store.put(question.slot, question.key + to_bytes(_Kept, _Kept(bare, tuple(texts.items()))))


def _hash(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


def _whole(kept: _Kept) -> Report | None:
    """The report with its texts; `None` where it does not hold together."""
    texts = dict(kept.texts)
    report = kept.report
    keys = {document.key for document in report.documents}
    if not all(document.path in texts for document in report.documents):
        return None
    for claim in report.claims:
        start, end = claim.evidence.span
        text = texts.get(path_of(claim.document), "") if claim.document in keys else ""
        if not 0 <= start < end <= len(text) or text[start:end] != claim.evidence.quote:
            return None
    subjects = {subject.id for subject in report.subjects}
    if len(report.claim_subjects) != len(report.claims) or not subjects.issuperset(report.claim_subjects):
        return None
    claims = range(len(report.claims))
    if not all(cluster.subject in subjects and all(at in claims for at in cluster.claims) for cluster in report.clusters):
        return None
    if not all(_fits(finding, report, subjects) for finding in report.findings):
        return None
    return replace(report, documents=tuple(replace(document, text=texts[document.path]) for document in report.documents))


def _fits(finding: Finding, report: Report, subjects: set[str]) -> bool:
    """Does it speak of nothing but what the report has?"""
    claims = range(len(report.claims))
    held = [position.claims for position in finding.positions] + [witness.claims for witness in finding.context]
    favoured = finding.favoured
    return (
        finding.subject in subjects
        and all(one and all(at in claims for at in one) for one in held)
        and (finding.cluster is None or finding.cluster in range(len(report.clusters)))
        and (favoured is None or favoured.position in range(len(finding.positions)))
    )
