"""A report against accepted findings: what is new, known, widened, changed, and what is gone and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.baseline.entry import Entry, Member, held, joined, key_of
from factcheck.baseline.match import Match, change, covers, match, spread
from factcheck.model.finding import Accepted, Compared, Finding, Gone, Lapsed, Report, Was

MOST_REASONS = 3
"""How many of an entry's members are named to say why it is gone."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of each entry."""

    report: Report
    """The findings with their status, `accepted`, `was` and `changed` set."""
    matches: Mapping[str, tuple[str, Match]]
    """Id of an entry to the id of the finding that it covers, and how their members compare."""
    gone: tuple[tuple[Entry, str], ...]
    """Entries without a finding, sorted by id, with the reason in words."""
    unseen: tuple[Entry, ...]
    """Entries without a finding of which some document was not read this time, so that nothing can be said of them."""


def compare(
    report: Report, entries: Iterable[Entry], *, today: str | None = None, exists: Callable[[str], bool] = lambda path: False
) -> Comparison:
    """Hold a report against the accepted findings.

    `today` is an ISO date, or `None`: then nothing expires. `exists` says whether a document that was not read is there
    nevertheless (the run looked at a part of the folder). Suppressed findings keep their status.
    """
    return _Comparing(report, sorted(entries, key=lambda e: e.id), today, exists).result()


def compared(done: Comparison, entries: Sequence[Entry], against: str) -> Report:
    """The report with what it was held against."""
    facts = Compared(
        against=against,
        accepted=len(entries),
        unreviewed=sum(not entry.reviewed for entry in entries),
        gone=tuple(Gone(e.id, e.code, e.key, e.values, why) for e, why in done.gone),
    )
    return replace(done.report, compared=facts)


class _Comparing:
    """One report and its entries."""

    def __init__(self, report: Report, entries: Sequence[Entry], today: str | None, exists: Callable[[str], bool]) -> None:
        self.report = report
        self.today = today
        self.exists = exists
        self.documents = {document.path for document in report.documents}
        self.held = {finding.id: held(finding, report) for finding in report.findings}
        self.open = {entry.id: entry for entry in entries}
        self.matches: dict[str, tuple[str, Match]] = {}
        self.covering: dict[str, Entry] = {}
        self.was: dict[str, tuple[Entry, Match]] = {}

    def result(self) -> Comparison:
        """The same ids first, then findings that an entry covers by its members, then those that one has become."""
        for finding in self.report.findings:
            if entry := self.open.get(finding.id):
                self.settle(finding, entry, self.match(entry, finding))
        for finding, entry, found in self.pairs(self.covered):
            self.settle(finding, entry, found)
        for finding, entry, found in self.pairs(self.became):
            self.was[finding.id] = (entry, found)
        findings = tuple(self.marked(finding) for finding in self.report.findings)
        left = list(self.open.values())
        unseen = tuple(entry for entry in left if self.is_unseen(entry))
        why = _Reasons(self.report, self.documents)
        gone = tuple((entry, why.of(entry)) for entry in left if entry not in unseen)
        return Comparison(replace(self.report, findings=findings), self.matches, gone, unseen)

    def settle(self, finding: Finding, entry: Entry, found: Match) -> None:
        del self.open[entry.id]
        self.matches[entry.id] = (finding.id, found)
        self.covering[finding.id] = entry

    def match(self, entry: Entry, finding: Finding) -> Match:
        return match(entry, self.held[finding.id], self.documents)

    def pairs(self, test: Callable[[Entry, Finding, Match], bool]) -> list[tuple[Finding, Entry, Match]]:
        """Open findings with open entries that pass a test, each the only one for the other: no guess between twins."""
        by_family: dict[tuple[str, str], dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        for entry in self.open.values():
            for value in {value for _, value in entry.members}:
                by_family[entry.family][value].append(entry)
        fitting: list[tuple[Finding, Entry, Match]] = []
        for finding in self.report.findings:
            if finding.id in self.covering:
                continue
            by_value = by_family.get((finding.code[2:3], finding.attribute), {})
            values = {one.value for one in self.held[finding.id]}
            candidates = {entry.id: entry for value in sorted(values) for entry in by_value.get(value, ())}
            for entry in candidates.values():
                found = self.match(entry, finding)
                if test(entry, finding, found):
                    fitting.append((finding, entry, found))
        of_finding, of_entry = _tally(f.id for f, _, _ in fitting), _tally(e.id for _, e, _ in fitting)
        return [(f, e, m) for f, e, m in fitting if of_finding[f.id] == of_entry[e.id] == 1]

    @staticmethod
    def covered(entry: Entry, finding: Finding, found: Match) -> bool:
        return covers(entry, found, len(finding.positions))

    def became(self, entry: Entry, finding: Finding, found: Match) -> bool:
        return bool(found.kept) and entry.key == key_of(finding, self.report)

    def marked(self, finding: Finding) -> Finding:
        entry = self.covering.get(finding.id)
        if entry is None:
            if finding.id not in self.was:
                return finding
            was, found = self.was[finding.id]
            return replace(finding, was=Was(was.id, was.values), changed=found.claims)
        found = self.matches[entry.id][1]
        if self.today is not None and entry.expires is not None and entry.expires < self.today:
            step = f"accepted until {entry.expires} ({entry.reason or 'no reason given'}); that day has passed"
            lapsed = Lapsed("accepted", entry.reason, entry.expires, entry.id)
            return replace(finding, trail=(*finding.trail, step), lapsed=lapsed)
        accepted = Accepted(entry.id, entry.reason, entry.expires, change(found))
        spreading = spread(entry, found)
        if finding.status == "suppressed":
            return replace(finding, accepted=accepted)
        if not spreading:
            return replace(finding, status="known", accepted=accepted)
        claims = tuple(sorted(index for one in spreading for index in one.claims))
        return replace(finding, status="widened", accepted=accepted, changed=claims)

    def is_unseen(self, entry: Entry) -> bool:
        return any(path not in self.documents and self.exists(path) for path, _ in entry.members)


def _tally(ids: Iterator[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for one in ids:
        counts[one] += 1
    return counts


class _Reasons:
    """Why an entry has no finding."""

    def __init__(self, report: Report, documents: set[str]) -> None:
        self.documents = documents
        self.said: dict[tuple[str, str], list[str]] = defaultdict(list)
        for claim in report.claims:
            self.said[claim.path, claim.attribute].append(joined(claim.value.canonical))

    def of(self, entry: Entry) -> str:
        told = [why for member in entry.members if (why := self.of_member(entry, member))]
        if not told:
            return "all of it still stands, and is no longer judged a disagreement"
        more = f"; {len(told) - MOST_REASONS} more" if len(told) > MOST_REASONS else ""
        return "; ".join(told[:MOST_REASONS]) + more

    def of_member(self, entry: Entry, member: Member) -> str:
        path, value = member
        if path not in self.documents:
            return f"{path} is not there any more"
        now = self.said.get((path, entry.attribute), [])
        if value in now:
            return ""
        if now:
            return f"{path}: {value} has become {' and '.join(dict.fromkeys(now))}"
        return f"{path}: the passage with {value} is gone, or no longer understood"
