"""What `factcheck baseline` makes of the accepted findings: accept some, prune what is gone, say what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.baseline.compare import Comparison
from factcheck.baseline.entry import Entry, Judgement, entry_of
from factcheck.model.finding import Finding, Report


def accepted(
    entries: Iterable[Entry],
    report: Report,
    findings: Iterable[Finding],
    *,
    verdict: Judgement,
    reason: str,
    expires: str | None = None,
) -> list[Entry]:
    """The entries with these findings of `report` among them, as they are now.

    An entry that covered one under another id, or that one has taken the place of, gives way to it. Sorted by id.
    """
    kept = {entry.id: entry for entry in entries}
    for finding in findings:
        if finding.accepted is not None:
            kept.pop(finding.accepted.id, None)
        if finding.was is not None:
            kept.pop(finding.was.id, None)
        if finding.lapsed is not None and finding.lapsed.id is not None:
            kept.pop(finding.lapsed.id, None)
        kept[finding.id] = entry_of(finding, report, verdict=verdict, reason=reason, expires=expires)
    return [kept[id_] for id_ in sorted(kept)]


@dataclass(frozen=True, slots=True)
class Pruned:
    """What pruning leaves and what it took away."""

    entries: tuple[Entry, ...]
    removed: tuple[tuple[Entry, str], ...]
    """Entries without a finding, with the reason."""
    members: int
    """How many members were taken out of entries that stay."""
    kept_unseen: int
    """Entries without a finding that stay, for some document of theirs was not read."""


def pruned(entries: Sequence[Entry], done: Comparison, *, whole: bool, exists: Callable[[str], bool]) -> Pruned:
    """The entries without what is gone. Nothing is added: a member whose document was renamed goes on under the new name.

    `whole` says that the run looked at all there is to audit, so that what it did not read is out of the audit; otherwise
    what belongs to documents that exist and were not read stays.
    """
    removed = [*done.gone, *((entry, "its documents are not audited any more") for entry in done.unseen if whole)]
    gone = {entry.id for entry, _ in removed}
    read = {document.path for document in done.report.documents}
    left: list[Entry] = []
    taken = 0
    for entry in entries:
        if entry.id in gone:
            continue
        if entry.id in done.matches:
            found = done.matches[entry.id][1]
            lost = {m for m in found.lost if whole or m[0] in read or not exists(m[0])}
            renamed = {old: new.member for old, new in found.moved if whole or not exists(old[0])}
            taken += len(lost)
            members = {renamed.get(m, m) for m in entry.members if m not in lost}
            entry = replace(entry, members=tuple(sorted(members)))
        left.append(entry)
    return Pruned(tuple(left), tuple(sorted(removed, key=lambda r: r[0].id)), taken, 0 if whole else len(done.unseen))


def differences(entries: Iterable[Entry], done: Comparison) -> Iterator[str]:
    """One line for each finding and entry by which the documents and the baseline differ: `+` new, `~` other, `-` gone."""
    by_id = {entry.id: entry for entry in entries}
    for finding in done.report.findings:
        if finding.status == "suppressed":
            continue
        if finding.accepted is None:
            was = f" (was {' | '.join(finding.was.values)})" if finding.was is not None else ""
            lapsed = f" ({finding.lapsed.kind} until {finding.lapsed.until})" if finding.lapsed is not None else ""
            yield f"+ {finding.id} {finding.code} {finding.status}: {finding.summary}{was}{lapsed}"
            continue
        entry = by_id[finding.accepted.id]
        told = "; ".join(_told(finding, done.report, done))
        if told:
            word = "widened" if finding.status == "widened" else finding.accepted.change
            yield f"~ {entry.id} {finding.code} {word}: {entry.key}: {told}"
    for entry, why in done.gone:
        yield f"- {entry.id} {entry.code} gone: {entry.key}: {why}"


def _told(finding: Finding, report: Report, done: Comparison) -> Iterator[str]:
    assert finding.accepted is not None
    found = done.matches[finding.accepted.id][1]
    for (path, value), new in found.moved:
        yield f"{path} is now {new.path} ({value})"
    for path, value in found.lost:
        yield f"{path} no longer says {value}"
    spreading = {report.claims[index].path for index in finding.changed}
    for one in found.added:
        how = "repeats" if one.path in spreading else "says too"
        yield f"{one.path} {how} {one.value}"
    if finding.id != finding.accepted.id:
        yield f"its id is {finding.id} now"
