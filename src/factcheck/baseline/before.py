"""A report against the report on an earlier state of the same documents (`--since`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.baseline.compare import Comparison, compare
from factcheck.baseline.entry import Entry, entry_of
from factcheck.model.finding import Compared, Finding, Gone, Report


def known_before(before: Report, entries: Iterable[Entry]) -> list[Entry]:
    """What was found before, as if it had been accepted, together with what was: sorted by id.

    A finding that was set aside before does not count: whoever takes the comment away must see it.
    """
    accepted = {entry.id: entry for entry in entries}
    known = dict(accepted)
    for finding in before.findings:
        if finding.status == "suppressed":
            continue
        entry = entry_of(finding, before)
        given = accepted.get(entry.id)
        if given is not None:
            entry = replace(entry, verdict=given.verdict, reason=given.reason, favoured=given.favoured or entry.favoured)
        known[entry.id] = entry
    return [known[id_] for id_ in sorted(known)]


def compare_before(report: Report, before: Report, entries: Sequence[Entry], ref: str, *, today: str | None = None) -> Comparison:
    """Hold a report against an earlier one and a baseline: new is what neither has. `ref` is how the user names the state."""
    done = compare(report, known_before(before, entries), today=today)
    found = {finding.id for finding in before.findings if finding.status != "suppressed"}
    gone = tuple(Gone(e.id, e.code, e.key, e.values, why) for e, why in done.gone if e.id in found)
    said = {(claim.path, claim.attribute, claim.value.canonical) for claim in before.claims}
    findings = tuple(_with_changes(finding, report, said) for finding in done.report.findings)
    facts = Compared(against=ref, accepted=len(found), unreviewed=0, gone=gone, kind="since")
    return replace(done, report=replace(done.report, findings=findings, compared=facts))


def _with_changes(finding: Finding, report: Report, said: set[tuple[str, str, tuple[str, ...]]]) -> Finding:
    if finding.status != "new" or finding.changed:
        return finding
    every = sorted(index for position in finding.positions for index in position.claims)
    claims = report.claims
    new = (i for i in every if (claims[i].path, claims[i].attribute, claims[i].value.canonical) not in said)
    return replace(finding, changed=tuple(new))
