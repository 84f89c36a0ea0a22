"""The report as JSON, version 1, and the JSON Schema of it.

Ids count within the report (documents `d1`, claims `c1`, clusters `k1`), keys stand in a fixed order, and what could
mislead a terminal (control and direction characters, lone surrogates) is a `\\u` escape. It is written record by record, so
that a large report stands in memory once, as text.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import orjson

from factcheck.model.claim import Claim, Qualifier
from factcheck.model.document import Document
from factcheck.model.finding import Cluster, Compared, Finding, Report
from factcheck.model.value import Calculation, DateValue, Event, Malformed, Name, NameSet, Quantity, Relation, Truth, Value, plain
from factcheck.report.formats import Writer
from factcheck.report.shown import HOSTILE, LEVELS, Counts, Index, Lines, counts_of

SCHEMA = "factcheck/report/1"
CONTEXT = 32
"""How many characters `prefix` and `suffix` hold at most."""

# The encoder escapes what stands below U+0020 in strings; a line feed outside of them is layout.
# `##[` begins a command for GitHub's runner anywhere in a line; outside of strings it cannot stand.
_TO_ESCAPE = re.compile("[" + HOSTILE.removeprefix("\x00-\x1f") + r"]|(?<=#)#(?=\[)")


def report_to_json(report: Report) -> str:
    """The report as JSON, two spaces of indent, a line feed at the end; fit for UTF-8 whatever the documents hold."""
    return "".join(_written(_sections(report)))


def dumped(tree: dict[str, Any]) -> str:
    """Dicts, lists and scalars in the way of the report."""
    return "".join(_written(iter(tree.items())))


def _written(sections: Iterator[tuple[str, Any]]) -> Iterator[str]:
    """The text of an object, in pieces; a section that is an iterator is written as a list, one of its items at a time."""
    before = "{\n"
    for key, held in sections:
        yield f'{before}  "{key}": '
        before = ",\n"
        if not isinstance(held, Iterator):
            yield _indented(held, 1)
            continue
        between = "[\n    "
        for item in held:
            yield between
            yield _indented(item, 2)
            between = ",\n    "
        yield "[]" if between[0] == "[" else "\n  ]"
    yield "\n}\n"


def _indented(tree: Any, depth: int) -> str:
    """JSON as it stands `depth` levels deep: every line feed in it is layout, for those in strings are escaped."""
    try:
        text = orjson.dumps(tree, option=orjson.OPT_INDENT_2).decode()
    except orjson.JSONEncodeError:  # lone surrogates, from a file's name or a program's own text
        text = json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=2)
    if not text.isascii() or "\x7f" in text or "##[" in text:
        text = harmless(text)
    return text.replace("\n", "\n" + "  " * depth)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def harmless(text: str) -> str:
    """JSON with what could mislead a terminal or the log of a CI runner as escapes."""
    return _TO_ESCAPE.sub(_escape, text)


def report_to_dict(report: Report) -> dict[str, Any]:
    """The same as dicts and lists, in the order in which they are written, in time linear in the report."""
    return {key: list(held) if isinstance(held, Iterator) else held for key, held in _sections(report)}


def _sections(report: Report) -> Iterator[tuple[str, Any]]:
    """The report's keys and what they hold; the long lists as iterators."""
    index = Index(report)
    ids = {document.key: f"d{at}" for at, document in enumerate(report.documents, 1)}
    claims = enumerate(zip(report.claims, report.claim_subjects, strict=True), 1)
    yield "schema", SCHEMA
    yield "packs", [{"name": p.name, "version": p.version, "sha256": p.sha256} for p in report.packs]
    yield "documents", (_document(d, ids[d.key], report.document_subjects.get(d.key)) for d in report.documents)
    yield "subjects", ({"id": s.id, "type": s.type, "name": s.name, "aliases": list(s.aliases)} for s in report.subjects)
    yield (
        "claims",
        (
            _claim(
                f"c{at}", claim, ids[claim.document], subject, index.lines(claim.document), index.documents[claim.document].pages
            )
            for at, (claim, subject) in claims
        ),
    )
    yield "clusters", (_cluster(f"k{at}", cluster) for at, cluster in enumerate(report.clusters, 1))
    yield "findings", map(_finding, report.findings)
    yield "problems", ({"severity": p.severity, "where": p.where, "what": p.what, "hint": p.hint} for p in report.problems)
    yield "notes", [asdict(note) for note in report.notes]
    yield "compared", _compared(report.compared)
    yield "summary", _summary(counts_of(report))


def _document(document: Document, id: str, subject: str | None) -> dict[str, Any]:
    return {
        "id": id,
        "path": document.path,
        "locator": document.locator,
        "source": document.source,
        "kind": document.kind,
        "kind_because": document.kind_because,
        "title": document.title,
        "url": document.url,
        "published": document.published,
        "sha256": document.sha256,
        "language": document.language,
        "subjects": [] if subject is None else [subject],
    }


def _claim(id: str, claim: Claim, document: str, subject: str, lines: Lines, pages: tuple[int, ...]) -> dict[str, Any]:
    return {
        "id": id,
        "document": document,
        "source": claim.source,
        "subject": subject,
        "attribute": claim.attribute,
        "value": value_to_dict(claim.value),
        "qualifiers": _qualifiers(claim.qualifiers),
        "polarity": claim.polarity,
        "evidence": _evidence(claim, lines, pages),
        "extractor": claim.extractor,
        "rule": claim.rule,
        "steps": list(claim.steps),
    }


def _evidence(claim: Claim, lines: Lines, pages: tuple[int, ...]) -> dict[str, Any]:
    """Where a claim stands; where there are pages, offsets and lines count within the page that it begins on."""
    evidence = claim.evidence
    start, end = evidence.span
    line, column = lines.place(start)
    page = bisect_right(pages, start)
    shift = pages[page - 1] if page else 0
    if page:
        line -= lines.place(shift).line - 1
    return {
        "path": claim.path,
        **({"page": page} if page else {}),
        "start": start - shift,
        "end": end - shift,
        "line": line,
        "column": column,
        "quote": evidence.quote,
        "prefix": lines.text[max(0, start - CONTEXT) : start],
        "suffix": lines.text[end : end + CONTEXT],
        "parts": [{"role": role, "start": span.start - shift, "end": span.end - shift} for role, span in evidence.parts],
    }


def _qualifiers(qualifiers: tuple[Qualifier, ...]) -> dict[str, Any]:
    return {q.dimension: {"value": q.value, "from": q.origin} for q in qualifiers}


def value_to_dict(value: Value) -> dict[str, Any]:
    """Type, words, canonical form, and what its type adds. A set of names has its kind in the type: `person-set`."""
    made: dict[str, Any] = {"type": value.type, "text": value.text, "canonical": list(value.canonical)}
    if isinstance(value, DateValue):
        made |= {
            "start": value.start.isoformat(),
            "end": value.end.isoformat(),
            "precision": value.precision,
            "bound": value.bound,
        }
    elif isinstance(value, Quantity):
        made |= {
            "low": None if value.low is None else plain(value.low),
            "high": None if value.high is None else plain(value.high),
            "unit": value.unit,
            "step": plain(value.step),
            "about": value.about,
            "counted": value.counted,
        }
    elif isinstance(value, NameSet):
        made["type"] = f"{value.kind}-set"
        made |= {"complete": value.complete, "cue": value.cue, "members": [_name(m) for m in value.members]}
    elif isinstance(value, Relation):
        made |= {"word": value.word, "anchors": [_name(a) for a in value.anchors]}
    elif isinstance(value, Truth):
        made["yes"] = value.yes
    elif isinstance(value, Event):
        made |= {
            "deed": value.deed,
            "agents": [_name(a) for a in value.agents],
            "patient": None if value.patient is None else _name(value.patient),
            "matter": list(value.matter),
            "denied": value.denied,
        }
    elif isinstance(value, Calculation):
        made |= {
            "kind": value.kind,
            "stated": value_to_dict(value.stated),
            "operands": [value_to_dict(o) for o in value.operands],
            "weekday": value.weekday,
        }
    elif isinstance(value, Malformed):
        made |= {"would_be": value.would_be, "why": value.why, "repairs": [_repair(r) for r in value.repairs]}
    return made


def _repair(repair: Any) -> dict[str, Any]:
    return {
        "replacement": repair.replacement,
        "value": value_to_dict(repair.value),
        "because": list(repair.because),
    }


def _name(name: Name) -> dict[str, str]:
    return {"text": name.text, "key": name.key, "note": name.note}


def _cluster(id: str, cluster: Cluster) -> dict[str, Any]:
    return {
        "id": id,
        "subject": cluster.subject,
        "attribute": cluster.attribute,
        "qualifiers": _qualifiers(cluster.qualifiers),
        "claims": _claim_ids(cluster.claims),
        "verdict": cluster.verdict,
        "reason": cluster.reason,
    }


def _claim_ids(indices: tuple[int, ...]) -> list[str]:
    return [f"c{i + 1}" for i in indices]


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """A finding as the report has it; claims and clusters by their ids."""
    return _finding(finding)


def _finding(finding: Finding) -> dict[str, Any]:
    favoured, repair = finding.favoured, finding.repair
    return {
        "id": finding.id,
        "code": finding.code,
        "kind": finding.kind,
        "level": finding.level,
        "status": finding.status,
        "subject": finding.subject,
        "attribute": finding.attribute,
        "cluster": None if finding.cluster is None else f"k{finding.cluster + 1}",
        "summary": finding.summary,
        "reason": finding.reason,
        "positions": [
            {
                "value": p.value,
                "sources": list(p.sources),
                "claims": _claim_ids(p.claims),
                "probability": _rounded(p.probability),
            }
            for p in finding.positions
        ],
        "context": [{"role": w.role, "claims": _claim_ids(w.claims)} for w in finding.context],
        "favoured": None if favoured is None else {"position": favoured.position, "because": favoured.because},
        "repair": None if repair is None else asdict(repair),
        "further_repairs": [asdict(one) for one in finding.further_repairs],
        "derivation": finding.derivation,
        "trail": list(finding.trail),
        **_standing(finding),
    }


def _standing(finding: Finding) -> dict[str, Any]:
    """What a baseline or a person has said of a finding before."""
    return {
        "accepted": None if finding.accepted is None else asdict(finding.accepted),
        "was": None if finding.was is None else {"id": finding.was.id, "values": list(finding.was.values)},
        "changed": _claim_ids(finding.changed),
        "suppression": None if finding.suppression is None else asdict(finding.suppression),
        "lapsed": None if finding.lapsed is None else asdict(finding.lapsed),
    }


def _compared(compared: Compared | None) -> dict[str, Any] | None:
    if compared is None:
        return None
    gone = [{**asdict(one), "values": list(one.values)} for one in compared.gone]
    return {
        "kind": compared.kind,
        "against": compared.against,
        "accepted": compared.accepted,
        "unreviewed": compared.unreviewed,
        "gone": gone,
    }


def _rounded(probability: float | None) -> float | None:
    """Four digits, so that the last bits of a machine's arithmetic do not show; `None` for what is no number."""
    return None if probability is None or not math.isfinite(probability) else round(probability, 4)


def _summary(counts: Counts) -> dict[str, Any]:
    return {
        "documents": counts.documents,
        "claims": counts.claims,
        "compared": counts.compared,
        "agreed": counts.agreed,
        "abstained": counts.abstained,
        "single": counts.single,
        "findings": {level: counts.findings[level] for level in LEVELS},
        "new": {level: counts.new[level] for level in LEVELS},
        "known": counts.known,
    }


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every report of this version of the program satisfies, and no other key."""
    from factcheck.report.json_schema import schema  # long, and needed by one command only

    return schema(closed=True)


WRITER = Writer(name="json", write=lambda report, options: report_to_json(report))
