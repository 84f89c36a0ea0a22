"""Audits of documents in memory, and what tests ask of their reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.config import Settings
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Report
from factcheck.pipeline import Input, audit
from factcheck.values.words import in_words

FILM = "Harbour Lights"
INTRODUCED = f"\n\n{FILM} is a Danish film about a lighthouse.\n"
"""What makes the document one about a film, whatever else stands in it."""


def audit_pages(
    pages: Mapping[str, str | bytes], subject: str | None = None, rules: Iterable[Path] = (), settings: Settings | None = None
) -> Report:
    """One report on documents by name."""
    inputs = [Input(name, data if isinstance(data, bytes) else data.encode(), subject) for name, data in pages.items()]
    return audit(replace(settings or Settings(), rules=tuple(rules)), inputs)


def claims_in(text: str, attribute: str = "", rules: Iterable[Path] = (), name: str = "page.txt") -> list[Claim]:
    """The claims that a text gives in a document about the film Harbour Lights, in the order of the text; the sentence that
    introduces the film stands behind it and is left out, and so are claims on attributes that no pack names."""
    report = audit_pages({name: text + INTRODUCED}, FILM, rules)
    return [
        c for c in report.claims
        if c.evidence.span.start < len(text) and c.attribute != "title" and attribute in ("", c.attribute) and c.key is None
    ]  # fmt: skip


def said(claims: Iterable[Claim]) -> list[str]:
    """Each claim as `attribute: value`, with its subject, qualifiers and polarity where they are not the usual ones."""
    shown = []
    for claim in claims:
        about = f"{claim.about.name}'s " if claim.about.name else ""
        under = "".join(f", {q.dimension} {q.value}" for q in claim.qualifiers)
        denied = ", denied" if claim.polarity == "denied" else ""
        shown.append(f"{about}{claim.attribute}: {'; '.join(claim.value.canonical)}{under}{denied}")
    return shown


def verdicts(report: Report) -> dict[str, str]:
    """Attribute to verdict, of clusters of more than one claim; the last one where an attribute has several."""
    return {c.attribute: c.verdict for c in report.clusters if len(c.claims) > 1}


def finding_on(report: Report, attribute: str) -> Finding:
    """The one finding on an attribute."""
    found = [f for f in report.findings if f.attribute == attribute]
    assert len(found) == 1, [f.summary for f in report.findings]
    return found[0]


def sides(finding: Finding) -> set[str]:
    """The values of its positions."""
    return {p.value for p in finding.positions}


def shown(claim: Claim) -> str:
    """A claim's value in words."""
    return in_words(claim.value)


def subject_of(report: Report, document: str) -> str:
    """The name of what a document is about."""
    return next(s.name for s in report.subjects if s.id == report.document_subjects[document])


def film_page(minutes: int | str = 117, name: str = FILM, year: int = 2019, **labels: Any) -> str:
    """A page about a film, as Markdown."""
    lines = [f"- Running time: {minutes} minutes", *(f"- {k.replace('_', ' ')}: {v}" for k, v in labels.items())]
    return f"# {name} ({year} film)\n\n{name} is a {year} film.\n\n" + "\n".join(lines) + "\n"
