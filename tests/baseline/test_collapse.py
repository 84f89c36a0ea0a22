"""A document that falls silent on what it was accepted to say is reported; one that was mended or removed is not."""

from __future__ import annotations

from dataclasses import replace

from tests.baseline.test_compare import minutes
from tests.factories import a_report

from factcheck.baseline.collapse import collapsed
from factcheck.baseline.entry import Entry, entry_of
from factcheck.model.finding import Note, Report

ATTRIBUTES = ("budget", "gross", "running time", "seats")


def report_on(b_says: dict[str, str]) -> Report:
    """Page `a.md` says 1 of every attribute; page `b.md` what is given."""
    parts = [
        minutes({"a.md": "1", "b.md": b_says.get(name, "")} if name in b_says else {"a.md": "1"}, attribute=name)
        for name in ATTRIBUTES
    ]
    documents = {d.path: d for part in parts for d in part.documents}
    documents.setdefault("b.md", replace(documents["a.md"], path="b.md"))
    return a_report(list(documents.values()), [c for part in parts for c in part.claims])


def entries() -> list[Entry]:
    reports = [minutes({"a.md": "1", "b.md": "2"}, attribute=name) for name in ATTRIBUTES]
    return [entry_of(report.findings[0], report) for report in reports]


def notes(now: Report) -> list[Note]:
    return list(collapsed(now, entries()))


def test_a_document_silent_on_most_of_it_is_reported_by_name() -> None:
    [note] = notes(report_on({"budget": "2"}))
    assert (note.code, note.path, note.line) == ("FC902", "b.md", None)
    assert note.what == (
        "says nothing any more about 3 of the 4 attributes that accepted findings quote it on: gross, running time, seats"
    )


def test_a_document_silent_on_half_is_not() -> None:
    assert notes(report_on({"budget": "2", "gross": "2"})) == []


def test_changed_values_are_no_silence() -> None:
    assert notes(report_on(dict.fromkeys(ATTRIBUTES, "3"))) == []


def test_a_document_that_is_not_there_is_not_silent() -> None:
    now = report_on({})
    assert notes(replace(now, documents=now.documents[:1])) == []


def test_attributes_of_which_nobody_speaks_any_more_do_not_count() -> None:
    now = report_on({"budget": "2"})
    silent = a_report(now.documents, [c for c in now.claims if c.attribute in ("budget", "gross")])
    assert notes(silent) == []
