"""The report as GitLab reads code quality: a JSON array, one entry for each finding.

GitLab compares the entries of two branches by fingerprint and shows only one of each, so the fingerprint is the finding's
id, and accepted findings are in it too (one that is missing would count as mended). It shows one place; the others are
named in the description.
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.model.finding import Finding, Level, Note, Report
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.in_words import MOST_SIDES, region_of, said_briefly, title_words
from factcheck.report.shown import Index, at_least, by_priority, main_claim, on_one_line, printable
from factcheck.report.to_json import harmless

_SEVERITY: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


def render_gitlab(report: Report, options: ShowOptions) -> str:
    """All findings that are not suppressed; of the options only `min_level` counts."""
    index = Index(report)
    entries = [_entry(index, f, options) for f in by_priority(report, options.min_level) if f.status != "suppressed"]
    if at_least("note", options.min_level):
        entries += (_note_entry(note, options) for note in report.notes)
    return harmless(json.dumps(entries, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def _entry(index: Index, finding: Finding, options: ShowOptions) -> dict[str, Any]:
    main = main_claim(index.report, finding)
    claim = index.report.claims[main]
    start, end, _ = region_of(index, claim)
    parts = [f"{title_words(index, finding)}. Here: {said_briefly(claim)}"]
    for position in finding.positions[:MOST_SIDES]:
        if main not in position.claims:
            other = index.report.claims[position.claims[0]]
            parts.append(f"{index.place_of(other)}: {said_briefly(other)}")
    return {
        "fingerprint": finding.id,
        "check_name": finding.code,
        "severity": _SEVERITY[finding.level],
        "description": "; ".join(parts),
        "location": {"path": printable(options.from_top(claim.path)), "lines": {"begin": start.line, "end": end.line}},
    }


def _note_entry(note: Note, options: ShowOptions) -> dict[str, Any]:
    return {
        "fingerprint": note.id,
        "check_name": note.code,
        "severity": _SEVERITY["note"],
        "description": on_one_line(f"{note.what} {note.hint}"),
        "location": {"path": printable(options.from_top(note.path)), "lines": {"begin": note.line or 1, "end": note.line or 1}},
    }


WRITER = Writer(name="gitlab", write=render_gitlab)
