"""A report whose findings have every standing that a baseline and a suppression can give."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import a_film_report

from factcheck.model.finding import Accepted, Compared, Gone, Note, Report, Suppression, Was


def a_report_with_every_standing() -> Report:
    """The film's: production companies known, a malformed year suppressed, editors widened, a note changed; and housekeeping."""
    report = a_film_report()
    companies, year, editors, note = report.findings
    findings = (
        replace(companies, status="known", accepted=Accepted(companies.id, "both are credited")),
        replace(
            year, status="suppressed", suppression=Suppression("document", "as printed", "2027-03-01", "seeds/magazine.txt", 4)
        ),
        replace(editors, status="widened", accepted=Accepted(editors.id, None), changed=(6,)),
        replace(note, was=Was("fc1-0000000000000001", ("2025-06-05", "2025-06-06"))),
    )
    notes = (Note("fc1-00000000000000f0", "FC900", "seeds/site.txt", 2, "a suppression of nothing", "take it away"),)
    gone = (Gone("fc1-0000000000000002", "FC101", "film:ballerina | runtime", ("117", "171"), "the value changed to 118"),)
    compared = Compared("factcheck-baseline.jsonl", 3, 2, gone)
    return replace(report, findings=findings, notes=notes, compared=compared)


def many_findings(number: int, level: str = "error") -> Report:
    """One finding, again and again under other ids."""
    report = a_film_report()
    one = replace(report.findings[0], level=level)  # type: ignore[arg-type]
    return replace(report, findings=tuple(replace(one, id=f"fc1-{at:016x}") for at in range(number)))
