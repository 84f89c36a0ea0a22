"""Go through findings one at a time and write down what a person makes of each; what is answered is never asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.baseline.edit import accepted
from factcheck.baseline.entry import Entry, Judgement
from factcheck.model.finding import Finding, Report

PROMPT = "[a]ccept, [f]alse alarm, fix [l]ater, [s]kip, [q]uit? "
_HELP = """a  accept: it is known and stays, with your reason
f  false alarm: the documents do not contradict each other
l  fix later: it is real and somebody will mend it
s  skip: ask again next time
q  quit: what you answered so far is saved
"""
_VERDICTS: dict[str, Judgement] = {"a": "accepted", "f": "false alarm", "l": "fix later"}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How far a review came."""

    answered: int
    skipped: int
    left: int
    """Not asked, for the review was quit."""


def waiting(report: Report, entries: Iterable[Entry]) -> list[Finding]:
    """What nobody has reviewed yet: new, widened, and accepted without a word; in the order of the report."""
    reviewed = {entry.id for entry in entries if entry.reviewed}
    return [
        finding
        for finding in report.findings
        if finding.status in ("new", "widened") or (finding.status == "known" and _entry_id(finding) not in reviewed)
    ]


def review(
    report: Report,
    findings: list[Finding],
    entries: Iterable[Entry],
    *,
    show: Callable[[str], None],
    render: Callable[[Finding], str],
    ask: Callable[[str], str],
    save: Callable[[list[Entry]], None],
) -> Reviewed:
    """Ask about each of `findings` and save after every answer, so that a review may end at any time.

    `ask` shows a prompt and returns a line; it raises `EOFError` where there are no more.
    """
    kept = list(entries)
    answered = skipped = 0
    for number, finding in enumerate(findings, 1):
        show(f"\n{number} of {len(findings)}\n{render(finding)}")
        try:
            verdict = _answer(ask, show)
            if verdict == "skip":
                skipped += 1
                continue
            if verdict == "quit":
                break
            reason = _reason(ask, show)
        except EOFError:
            show("\n")
            break
        kept = accepted(kept, report, [finding], verdict=_VERDICTS[verdict], reason=reason)
        save(kept)
        answered += 1
    return Reviewed(answered, skipped, len(findings) - answered - skipped)


def _answer(ask: Callable[[str], str], show: Callable[[str], None]) -> str:
    """A key of `_VERDICTS`, `skip` or `quit`; anything else is answered with what there is."""
    while True:
        words = ask(PROMPT).strip().lower()
        if words in _VERDICTS:
            return words
        if words in {"s", "skip"}:
            return "skip"
        if words in {"q", "quit"}:
            return "quit"
        show(_HELP)


def _reason(ask: Callable[[str], str], show: Callable[[str], None]) -> str:
    while True:
        reason = " ".join(ask("Reason: ").split())
        if reason:
            return reason
        show("A reason is needed: somebody will read it in a year.\n")


def _entry_id(finding: Finding) -> str:
    return finding.accepted.id if finding.accepted is not None else finding.id
