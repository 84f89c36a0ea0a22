"""The review: each answer is saved at once, what is answered is not asked again, and the end of the input is a way to quit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.baseline.test_compare import BEFORE, accepted, minutes
from tests.factories import a_report

from factcheck.baseline.compare import compare
from factcheck.baseline.entry import Entry
from factcheck.baseline.review import Reviewed, review, waiting
from factcheck.model.finding import Position, Report

OTHER = minutes({"a.md": "1", "b.md": "2"}, attribute="length")


def moved(position: Position) -> Position:
    """Its claims stand behind those of the other report."""
    return replace(position, claims=tuple(i + len(BEFORE.claims) for i in position.claims))


BOTH = a_report(
    BEFORE.documents,
    [*BEFORE.claims, *OTHER.claims],
    [BEFORE.findings[0], replace(OTHER.findings[0], positions=tuple(moved(p) for p in OTHER.findings[0].positions), cluster=1)],
    [*BEFORE.clusters, *OTHER.clusters],
)


def answer(lines: Iterable[str], report: Report = BOTH, entries: Iterable[Entry] = ()) -> tuple[Reviewed, list[list[Entry]], str]:
    """What came of these answers, every state that was saved, and what was shown."""
    given = iter(lines)
    saved: list[list[Entry]] = []
    shown: list[str] = []

    def ask(prompt: str) -> str:
        shown.append(prompt)
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    kept = list(entries)
    marked = compare(report, kept).report
    done = review(
        marked, waiting(marked, kept), kept, show=shown.append, render=lambda f: f"<{f.attribute}>", ask=ask, save=saved.append
    )
    return done, saved, "".join(shown)


def test_every_answer_is_saved_with_its_reason_before_the_next_question() -> None:
    done, saved, shown = answer(["a\n", "an old  deck\n", "f\n", "two cuts\n"])
    assert done == Reviewed(2, 0, 0)
    assert [len(entries) for entries in saved] == [1, 2]
    assert {(e.verdict, e.reason) for e in saved[-1]} == {("accepted", "an old deck"), ("false alarm", "two cuts")}
    assert "1 of 2" in shown
    assert "<length>" in shown


def test_a_review_goes_on_where_it_was_quit() -> None:
    done, saved, _ = answer(["l\n", "next month\n", "q\n"])
    assert done == Reviewed(1, 0, 1)
    again, _, shown = answer(["q\n"], entries=saved[-1])
    assert again == Reviewed(0, 0, 1)
    assert "1 of 1" in shown


def test_what_is_skipped_stays_and_is_asked_again() -> None:
    done, saved, _ = answer(["s\n", "s\n"])
    assert (done, saved) == (Reviewed(0, 2, 0), [])


def test_the_end_of_the_input_quits_also_where_a_reason_is_asked() -> None:
    done, saved, _ = answer(["a\n"])
    assert (done, saved) == (Reviewed(0, 0, 2), [])


def test_an_empty_reason_and_an_unknown_key_are_asked_again() -> None:
    done, saved, shown = answer(["x\n", "a\n", "  \n", "seen\n", "q\n"])
    assert done.answered == 1
    assert saved[0][0].reason == "seen"
    assert "f  false alarm" in shown
    assert "A reason is needed" in shown


def test_entries_that_nobody_reviewed_are_asked_reviewed_and_suppressed_ones_are_not() -> None:
    entries = accepted(BEFORE, verdict="accepted", reason="seen") + accepted(OTHER)
    marked = compare(BOTH, entries).report
    assert [f.attribute for f in waiting(marked, entries)] == ["length"]


def test_a_widened_finding_is_asked_although_it_was_reviewed() -> None:
    entries = accepted(BEFORE, verdict="accepted", reason="seen")
    marked = compare(minutes({"a.md": "117", "b.md": "171", "c.md": "171"}), entries).report
    assert [f.status for f in waiting(marked, entries)] == ["widened"]
