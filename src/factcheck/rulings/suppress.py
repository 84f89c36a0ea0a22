"""Set findings aside by comments in documents and by `[[ignore]]`; say which of these did nothing, and which have expired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from factcheck.config import IgnoreSetting, Settings
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Lapsed, Note, Position, Report, Suppression
from factcheck.model.ids import finding_id
from factcheck.rulings.comments import Comment

UNUSED, EXPIRED = "FC900", "FC901"


def suppressed(report: Report, comments: Iterable[Comment], settings: Settings) -> Report:
    """The report with findings marked `suppressed`, and notes on comments and `[[ignore]]` that are unused or expired.

    A finding is set aside if one side of it stands wholly under comments that speak of it: further documents on that side
    bring it back. A comment counts up to its last day by `settings.today`; where that is `None`, nothing expires.
    """
    rulings = [_InDocument(comment) for comment in comments]
    ignores = [_InConfiguration(ignore, settings) for ignore in settings.ignores]
    court = _Court(report, rulings, settings.today)
    findings = [_by_configuration(court.ruled(finding), report, ignores, settings.today) for finding in report.findings]
    notes = [*court.notes(), *(note for one in ignores for note in one.notes(report, settings.today))]
    notes.sort(key=lambda note: (note.path, note.line or 0, note.code, note.id))
    return replace(report, findings=tuple(findings), notes=(*report.notes, *notes))


@dataclass(slots=True)
class _InDocument:
    comment: Comment
    used: bool = False
    touched: Finding | None = None
    """A finding of which it covers one claim, and not a whole side."""


class _Court:
    """The comments of all documents, by document."""

    def __init__(self, report: Report, rulings: Sequence[_InDocument], today: str | None) -> None:
        self.report = report
        self.rulings = rulings
        self.today = today
        self.of_document: dict[str, list[_InDocument]] = defaultdict(list)
        for ruling in rulings:
            self.of_document[ruling.comment.path].append(ruling)

    def ruled(self, finding: Finding) -> Finding:
        """The finding, set aside if a whole side of it stands under comments in force."""
        if not any(claim.path in self.of_document for p in finding.positions for claim in _claims(self.report, p)):
            return finding
        ruled = finding
        for position in finding.positions:
            covering = [self._covering(finding, index) for index in position.claims]
            in_force = [[r for r in one if not _is_past(r.comment.until, self.today)] for one in covering]
            whole, was_whole = all(in_force), all(covering)  # each claim under one comment at least
            for ruling in (r for one in covering for r in one):
                ruling.used |= was_whole
                ruling.touched = ruling.touched or finding
            if whole and ruled.suppression is None:
                first = min((r.comment for one in in_force for r in one), key=lambda c: (c.path, c.line))
                by = Suppression("document", first.reason, first.until, first.path, first.line)
                ruled = replace(ruled, status="suppressed", suppression=by)
            elif was_whole and not whole:
                past = [r.comment for one in covering for r in one if _is_past(r.comment.until, self.today)]
                last = max(past, key=lambda c: (c.until or "", c.path, c.line))
                lapsed = Lapsed("suppressed", last.reason, last.until or "")
                ruled = replace(ruled, trail=(*ruled.trail, f"a suppression of it has expired on {last.until}"), lapsed=lapsed)
        return ruled

    def _covering(self, finding: Finding, index: int) -> list[_InDocument]:
        claim = self.report.claims[index]
        span = claim.evidence.span
        return [
            ruling
            for ruling in self.of_document.get(claim.path, ())
            if _speaks_of(ruling.comment.codes, finding)
            and span.start < ruling.comment.target.end
            and ruling.comment.target.start < span.end
        ]

    def notes(self) -> Iterator[Note]:
        for ruling in self.rulings:
            comment = ruling.comment
            if _is_past(comment.until, self.today):
                yield _expired(comment.path, comment.line, str(comment.until), comment.reason, ruling.used)
            elif not ruling.used:
                hint = "take it away"
                if ruling.touched is not None:
                    hint = f"other passages take the same side of {ruling.touched.id}; each needs a comment, or an [[ignore]]"
                yield _note(UNUSED, comment.path, comment.line, f"sets no finding aside ({comment.reason})", hint)


@dataclass(slots=True)
class _InConfiguration:
    ignore: IgnoreSetting
    settings: Settings
    used: bool = False

    @property
    def place(self) -> tuple[str, int | None]:
        """Where it is written, relative to the root."""
        file = self.settings.config_file
        return (file.name if file is not None else "factcheck.toml", self.ignore.line)

    def speaks_of(self, finding: Finding, report: Report) -> bool:
        """Do all keys that are given fit?"""
        ignore = self.ignore
        if ignore.code is not None and not _speaks_of((ignore.code,), finding):
            return False
        if ignore.id is not None and finding.id != ignore.id:
            return False
        if ignore.attribute is not None and finding.attribute != ignore.attribute:
            return False
        if ignore.subject is not None and not _is_about(finding, ignore.subject, report):
            return False
        glob = ignore.path
        return glob is None or any(
            all(fnmatchcase(claim.path, glob) for claim in _claims(report, position)) for position in finding.positions
        )

    def notes(self, report: Report, today: str | None) -> Iterator[Note]:
        glob = self.ignore.path
        if glob is not None and not any(fnmatchcase(document.path, glob) for document in report.documents):
            return  # speaks of documents that this run did not look at
        path, line = self.place
        if _is_past(self.ignore.until, today):
            yield _expired(path, line, str(self.ignore.until), self.ignore.reason, self.used)
        elif not self.used:
            yield _note(UNUSED, path, line, f"[[ignore]] sets no finding aside ({self.ignore.reason})", "take it away")


def _by_configuration(finding: Finding, report: Report, ignores: Sequence[_InConfiguration], today: str | None) -> Finding:
    for one in ignores:
        if not one.speaks_of(finding, report):
            continue
        one.used = True
        if _is_past(one.ignore.until, today):
            lapsed = Lapsed("suppressed", one.ignore.reason, one.ignore.until or "")
            finding = replace(finding, trail=(*finding.trail, f"an [[ignore]] of it has expired on {lapsed.until}"), lapsed=lapsed)
        elif finding.status != "suppressed":
            by = Suppression("configuration", one.ignore.reason, one.ignore.until, *one.place)
            finding = replace(finding, status="suppressed", suppression=by)
    return finding


def _claims(report: Report, position: Position) -> Iterator[Claim]:
    return (report.claims[index] for index in position.claims)


def _speaks_of(codes: Sequence[str], finding: Finding) -> bool:
    """The same dispute may be FC101 between documents and FC102 inside one; the family counts, as for ids."""
    return not codes or any(code == finding.id or (code.startswith("FC") and code[2] == finding.code[2]) for code in codes)


def _is_about(finding: Finding, name: str, report: Report) -> bool:
    wanted = name.casefold()
    subject = next((s for s in report.subjects if s.id == finding.subject), None)
    return subject is not None and any(wanted == known.casefold() for known in (subject.name, subject.key, *subject.aliases))


def _is_past(until: str | None, today: str | None) -> bool:
    return until is not None and today is not None and until < today


def _expired(path: str, line: int | None, until: str, reason: str, used: bool) -> Note:
    hint = "mend what it set aside, or give it a later day" if used else "it would set nothing aside any more: take it away"
    return _note(EXPIRED, path, line, f"a suppression has expired on {until} ({reason})", hint)


def _note(code: str, path: str, line: int | None, what: str, hint: str) -> Note:
    return Note(finding_id(code, path, what, (), ()), code, path, line, what, hint)
