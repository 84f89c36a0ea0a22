"""One line of JSON for each finding, complete in itself: nothing in it refers to another line.

The keys are those of the JSON report; where that one gives ids of claims, here the claims themselves stand, and the
subject is given by type and name. Suppressed findings are there too, marked by their status.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Report
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.shown import Index
from factcheck.report.to_json import finding_to_dict, harmless, value_to_dict

SCHEMA = "factcheck/finding/1"


def render_jsonl(report: Report, options: ShowOptions | None = None) -> str:
    """Every finding in the order of the report; empty if there is none."""
    index = Index(report)
    return "".join(f"{compact(record(index, finding))}\n" for finding in report.findings)


def compact(tree: Any) -> str:
    """JSON on one line, harmless in a terminal and a log."""
    return harmless(json.dumps(tree, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def record(index: Index, finding: Finding) -> dict[str, Any]:
    """A finding with all that it refers to."""
    made = finding_to_dict(finding)
    known = index.subjects.get(finding.subject)
    made["subject"] = {"type": known.type if known else "", "name": known.name if known else finding.subject}
    made["cluster"] = None if finding.cluster is None else _qualifiers(index, finding.cluster)
    for position, written in zip(finding.positions, made["positions"], strict=True):
        written["claims"] = _claims(index, position.claims)
    for witness, written in zip(finding.context, made["context"], strict=True):
        written["claims"] = _claims(index, witness.claims)
    made["qualifiers"] = made.pop("cluster") or {}
    return {"schema": SCHEMA, **made}


def _qualifiers(index: Index, cluster: int) -> dict[str, Any]:
    return {q.dimension: {"value": q.value, "from": q.origin} for q in index.report.clusters[cluster].qualifiers}


def _claims(index: Index, indices: Iterable[int]) -> list[dict[str, Any]]:
    return [_claim(index, claim) for claim in index.claims(indices)]


def _claim(index: Index, claim: Claim) -> dict[str, Any]:
    start, end = claim.evidence.span
    line, column = index.lines(claim.document).place(start)
    return {
        "path": claim.path,
        "line": line,
        "column": column,
        "start": start,
        "end": end,
        "quote": claim.evidence.quote,
        "source": claim.source,
        "kind": index.documents[claim.document].kind,
        "value": value_to_dict(claim.value),
        "qualifiers": {q.dimension: {"value": q.value, "from": q.origin} for q in claim.qualifiers},
        "polarity": claim.polarity,
        "rule": claim.rule,
    }


WRITER = Writer(name="jsonl", write=render_jsonl)
