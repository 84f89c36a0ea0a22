"""The law of the house: `document.text[start:end]` is the quote, for every claim, part and repair, on any document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audits import audit_pages

from factcheck.api import audit
from factcheck.config import Settings
from factcheck.model.finding import Report

LINES = st.sampled_from(
    [
        "Harbour Lights is a 2019 Danish film directed by Mara Quist and Ivo Brandt.",
        "Edited by Mara Quist, **Ivo Brandt** and *Lena Voss*",
        "- Release date : June 4 20025 (France), June\u00a06,\u00a02019 (United States)",
        "* Budget: $28–30\u00a0million",
        "| Running time | 117 minutes |",
        "# Harbour Lights (2019 film)",
        "## Cast",
        "- Tom Arden as Elias Boone, a keeper",
        "> “It grossed $41 million worldwide,” said Mara Quist.",
        "In *[Harbour Lights](https://x.example/)*, Tom Arden plays Elias Boone 🎬.",
        "Elias Boone, owner of the Arden Hotel, never sleeps.",
        "The film was released in France on May 14, 2019, and in Germany on May 23, 2019.",
        "\u202eHarbour\u0000 Lights runs 117\u00ad minutes",
        "",
        "   ",
    ]
)
DOCUMENTS = st.lists(LINES | st.text(max_size=40), min_size=1, max_size=14)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


def check_spans(report: Report) -> None:
    texts = {d.key: d.text for d in report.documents}
    for claim in report.claims:
        text, evidence = texts[claim.document], claim.evidence
        assert 0 <= evidence.span.start < evidence.span.end <= len(text)
        assert text[evidence.span.start : evidence.span.end] == evidence.quote
        for part in evidence.parts:
            assert 0 <= part.span.start < part.span.end <= len(text)
            if part.role == "value":
                assert evidence.span.start <= part.span.start < part.span.end <= evidence.span.end
    for finding in report.findings:
        assert finding.positions
        assert all(p.claims for p in finding.positions)
        if finding.repair is not None:
            held = {report.claims[i].value.text for p in finding.positions for i in p.claims}
            assert texts[finding.repair.path][finding.repair.start : finding.repair.end] in held
    for missed in report.missed:
        assert 0 <= missed.start < missed.end <= len(texts[missed.document])
    assert not [p for p in report.problems if "please report it" in p.hint], report.problems


@given(lines=DOCUMENTS, end=ENDS, name=st.sampled_from(["a.md", "a.txt"]))
def test_every_span_holds_its_quote_on_any_document(lines: list[str], end: str, name: str) -> None:
    data = end.join(lines).encode("utf-8", "replace")
    check_spans(audit_pages({name: data}))


@given(lines=DOCUMENTS)
def test_a_document_that_is_told_its_subject_keeps_the_law(lines: list[str]) -> None:
    check_spans(audit_pages({"a.md": "\n\n".join(lines).encode("utf-8", "replace")}, "Harbour Lights"))


def test_every_span_holds_its_quote_on_the_seeds(seeds: Path, root: Path) -> None:
    report = audit([seeds], Settings(root=root))
    assert len(report.claims) > 80
    check_spans(report)


@pytest.mark.corpora
def test_every_span_holds_its_quote_on_the_labelled_corpora(shared_corpora: Path) -> None:
    check_spans(audit([shared_corpora], Settings(root=shared_corpora)))
