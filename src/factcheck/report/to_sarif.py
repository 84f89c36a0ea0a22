"""The report as SARIF 2.1.0, as GitHub code scanning takes it.

GitHub reads only the first location of a result, only `primaryLocationLineHash` of its fingerprints, and at most 5,000
results of a run, so: one deterministic place, our id as that hash, and the results that matter most come first. What was
accepted or suppressed stays, marked as such. What is gone is left out: that closes an alert, a result "absent" does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.finding import KINDS, Edit, Finding, Level, Note, Report, Status
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.in_words import lapsed_words, region_of, said_briefly, title_words
from factcheck.report.manual import PAGES
from factcheck.report.shown import (
    Index,
    at_least,
    by_priority,
    counted,
    main_claim,
    on_one_line,
    printable,
    shortened,
    source_words,
    visible,
)
from factcheck.report.to_json import harmless
from factcheck.version import __version__

Tree = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 5_000
"""GitHub keeps no more of a run (its documentation of SARIF support, which also has the other limits here)."""
MOST_LOCATIONS = 100
"""Of a result, the first included; GitHub shows no more."""
MOST_PROBLEMS = 1_000
MOST_STEPS = 1_000
"""Locations of a code flow; GitHub shows no more."""
_BASE = "%SRCROOT%"
_STATES: dict[Status, str] = {"new": "new", "widened": "updated", "known": "unchanged"}
_GRAVITY: dict[Level, str] = {"error": "error", "warning": "warning", "note": "recommendation"}
_LINK_SIGN = re.compile(r"[\\\[\]]")
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render_sarif(report: Report, options: ShowOptions) -> str:
    """One run; of the options only `min_level` and `folder` count."""
    tree = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "properties": {"writtenAs": "factcheck/report/sarif"},
        "runs": [_Run(Index(report), options).tree()],
    }
    return harmless(json.dumps(tree, ensure_ascii=False, allow_nan=False, indent=1)) + "\n"


def uri_of(path: str) -> str:
    """A path as a relative URI: every byte that is no plain letter or digit percent-encoded, `/` kept."""
    try:
        data = path.encode("utf-8", "surrogateescape")  # the bytes that a file name of no UTF-8 was read from
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    return quote(data, safe="/")


class _Run:
    """One report on its way to a tree of dicts and lists."""

    def __init__(self, index: Index, options: ShowOptions) -> None:
        self.index = index
        self.options = options

    def tree(self) -> Tree:
        report = self.index.report
        findings = by_priority(report, self.options.min_level)
        notes = report.notes if at_least("note", self.options.min_level) else ()
        kept = findings[:MOST_RESULTS]
        kept_notes = notes[: MOST_RESULTS - len(kept)]
        codes = sorted({f.code for f in kept} | {n.code for n in kept_notes})
        rules = {code: at for at, code in enumerate(codes)}
        results = [self.result(finding, rules[finding.code]) for finding in kept]
        results += [self.note_result(note, rules[note.code]) for note in kept_notes]
        left_out = len(findings) + len(notes) - len(results)
        return {
            "tool": {"driver": {"name": "factcheck", "semanticVersion": __version__, "rules": list(map(_rule, codes))}},
            "automationDetails": {"id": "factcheck/"},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {_BASE: {"description": {"text": "The top of the repository, or the root of the run."}}},
            "invocations": [_invocation(report, left_out)],
            "results": results,
        }

    def result(self, finding: Finding, rule: int) -> Tree:
        main = main_claim(self.index.report, finding)
        others = _others(finding, main)[: MOST_LOCATIONS - 1]
        claims = self.index.report.claims
        result: Tree = {
            "ruleId": finding.code,
            "ruleIndex": rule,
            "level": finding.level,
            "message": {"text": self.message(finding, main, others)},
            "locations": [self.location(claims[main])],
            "relatedLocations": [
                {"id": number, **self.location(claims[at]), "message": {"text": _safe(self.says(claims[at]))}}
                for number, at in enumerate(others, 1)
            ],
            "partialFingerprints": {"primaryLocationLineHash": finding.id, "factcheckFinding/v1": finding.id},
        }
        if finding.status in _STATES:
            result["baselineState"] = _STATES[finding.status]
        if suppressions := list(self.suppressions(finding)):
            result["suppressions"] = suppressions
        if finding.derivation:
            result["codeFlows"] = [self.flow(finding)]
        if finding.repair is not None:
            result["fixes"] = [self.fix(finding.repair, finding.further_repairs)]
        return result

    def message(self, finding: Finding, main: int, others: list[int]) -> str:
        """What is disputed, what the place itself says, and a link to what each other side says."""
        claims = self.index.report.claims
        parts = [f"{_safe(title_words(self.index, finding))}.", f"Here: {_safe(said_briefly(claims[main]))}."]
        links = {at: number for number, at in enumerate(others, 1)}
        firsts = [position.claims[0] for position in finding.positions if main not in position.claims]
        shown = [at for at in firsts if at in links][:10]
        parts += [f"[{_safe(self.says(claims[at]))}]({links[at]})." for at in shown]
        also = [at for position in finding.positions if main in position.claims for at in position.claims if at in links]
        if also:
            parts.append(
                f"The same as here: {', '.join(f'[{_safe(self.index.place_of(claims[at]))}]({links[at]})' for at in also[:5])}."
            )
        if finding.repair is not None:
            parts.append(f"Repair: {_safe(_short(finding.repair.replacement))}, {_safe(_short(finding.repair.because))}.")
        if finding.favoured is not None:
            value = _short(finding.positions[finding.favoured.position].value)
            parts.append(f"Favoured: {_safe(value)}, because {_safe(_short(finding.favoured.because))}.")
        if finding.lapsed is not None:
            parts.append(f"Expired: {_safe(_short(lapsed_words(finding.lapsed)))}.")
        if finding.was is not None:
            parts.append(f"It was: {_safe(_short(' against '.join(finding.was.values)))}.")
        return " ".join(parts)

    def says(self, claim: Claim) -> str:
        who = shortened(source_words(self.index.documents[claim.document]), 80)
        return f"{self.index.place_of(claim)} ({who}): {said_briefly(claim)}"

    def location(self, claim: Claim) -> Tree:
        start, end, span = region_of(self.index, claim)
        return self.place(
            claim.path,
            {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
                "snippet": {"text": self.cut(claim.document, span)},
            },
        )

    def cut(self, path: str, span: Span, most: int = 500) -> str:
        return printable(self.index.lines(path).text[span.start : min(span.end, span.start + most)])

    def place(self, path: str, region: Tree | None = None) -> Tree:
        physical: Tree = {"artifactLocation": self.artifact(path)}
        if region is not None:
            physical["region"] = region
        return {"physicalLocation": physical}

    def artifact(self, path: str) -> Tree:
        return {"uri": uri_of(self.options.from_top(path)), "uriBaseId": _BASE}

    def suppressions(self, finding: Finding) -> Iterator[Tree]:
        """Who set it aside: a comment in a document, the configuration, the baseline."""
        said = finding.suppression
        if said is not None:
            until = f" (until {said.until})" if said.until else ""
            region = None if said.line is None else {"startLine": said.line}
            kind = "inSource" if said.kind == "document" else "external"
            place = self.place(said.path, region)
            yield {"kind": kind, "state": "accepted", "justification": visible(f"{said.reason}{until}"), "location": place}
        if finding.accepted is not None and finding.status != "widened":
            reason = finding.accepted.reason or "in the baseline; nobody has reviewed it"
            yield {"kind": "external", "state": "accepted", "justification": visible(reason)}

    def flow(self, finding: Finding) -> Tree:
        """The figures of a calculation in the order of its steps."""
        steps = [("", at) for position in finding.positions for at in position.claims]
        steps += [(witness.role, at) for witness in finding.context for at in witness.claims]
        locations = []
        for role, at in steps[:MOST_STEPS]:
            claim = self.index.report.claims[at]
            text = f"{_short(role)}: {said_briefly(claim)}" if role else said_briefly(claim)
            locations.append({"location": {**self.location(claim), "message": {"text": _safe(text)}}})
        return {"message": {"text": _safe(_short(finding.derivation or ""))}, "threadFlows": [{"locations": locations}]}

    def fix(self, repair: Edit, further: Iterable[Edit]) -> Tree:
        """The edits that mend the finding, those of one file together."""
        by_path: dict[str, list[Edit]] = {}
        for edit in (repair, *further):
            by_path.setdefault(edit.path, []).append(edit)
        changes = [
            {
                "artifactLocation": self.artifact(path),
                "replacements": [
                    {"deletedRegion": self.edited(edit), "insertedContent": {"text": printable(edit.replacement)}} for edit in edits
                ],
            }
            for path, edits in by_path.items()
        ]
        return {"description": {"text": _safe(_short(repair.because))}, "artifactChanges": changes}

    def edited(self, edit: Edit) -> Tree:
        if edit.path not in self.index.documents:
            return {"charOffset": edit.start, "charLength": edit.end - edit.start}
        start, end = self.index.lines(edit.path).place(edit.start), self.index.lines(edit.path).place(edit.end)
        return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}

    def note_result(self, note: Note, rule: int) -> Tree:
        """Housekeeping: a place, and what is to be said of it."""
        hint = f" ({_short(note.hint)})" if note.hint else ""
        return {
            "ruleId": note.code,
            "ruleIndex": rule,
            "level": "note",
            "message": {"text": _safe(f"{_short(note.what)}{hint}")},
            "locations": [self.place(note.path, {"startLine": note.line or 1})],
            "partialFingerprints": {"primaryLocationLineHash": note.id, "factcheckFinding/v1": note.id},
        }


def _rule(code: str) -> Tree:
    kind, level = KINDS[code]
    page = PAGES.get(code)
    rule: Tree = {"id": code, "name": kind.capitalize(), "shortDescription": {"text": f"{code} {kind}"}}
    if page is not None:
        parts = {"Example": page.example, "Not flagged": page.silent, "What to do": page.fix}
        text = "\n\n".join([page.meaning, *(f"{head}: {said}" for head, said in parts.items())])
        markdown = "\n\n".join([_as_markdown(page.meaning), *(f"**{head}.** {_as_markdown(said)}" for head, said in parts.items())])
        rule["fullDescription"] = {"text": page.meaning}
        rule["help"] = {"text": text, "markdown": markdown}
    return {
        **rule,
        "defaultConfiguration": {"level": level},
        "properties": {"tags": ["documentation", kind], "precision": "high", "problem.severity": _GRAVITY[level]},
    }


def _as_markdown(text: str) -> str:
    return re.sub(r"([\\`*_\[\]#|~])", r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")


def _others(finding: Finding, main: int) -> list[int]:
    """The claims beside the main one: the first of each position, then who else says so, then witnesses."""
    firsts = [position.claims[0] for position in finding.positions]
    rest = [at for position in finding.positions for at in position.claims[1:]]
    witnesses = [at for witness in finding.context for at in witness.claims]
    return [at for at in dict.fromkeys([*firsts, *rest, *witnesses]) if at != main]


def _invocation(report: Report, left_out: int) -> Tree:
    """Problems, and how many results there was no room for. A document that cannot be read makes the run unsuccessful."""
    problems = sorted(report.problems, key=lambda p: p.severity != "input")
    told = []
    if left_out:
        what = f"{counted(left_out, 'result')} left out: only {MOST_RESULTS} are written, those that matter most"
        told.append({"level": "warning", "message": {"text": f"{what}. The other formats have them all."}})
    for problem in problems[:MOST_PROBLEMS]:
        hint = f" ({_short(problem.hint)})" if problem.hint else ""
        level = "error" if problem.severity == "input" else "note"
        text = f"{_short(problem.where)}: {_short(problem.what)}{hint}"
        told.append({"level": level, "message": {"text": _safe(text)}})
    if len(problems) > MOST_PROBLEMS:
        told.append({"level": "note", "message": {"text": f"and {counted(len(problems) - MOST_PROBLEMS, 'problem')} more"}})
    failed = any(problem.severity == "input" for problem in problems)
    return {"executionSuccessful": not failed, "toolExecutionNotifications": told}


def _safe(text: str) -> str:
    """Plain words inside a message: no link, no placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return _PLACEHOLDER.sub(r"{{\1}}", _LINK_SIGN.sub(lambda m: "\\" + m.group(), visible(text)))


def _short(text: str) -> str:
    return shortened(on_one_line(text), 500)


WRITER = Writer(name="sarif", write=render_sarif)
