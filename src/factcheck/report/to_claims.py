"""What was read out of the documents, source by source, and what was seen and not understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.model.document import Document, Span, path_of, place_in
from factcheck.model.finding import Missed, Report
from factcheck.report.excerpt import quote_of
from factcheck.report.formats import ShowOptions
from factcheck.report.lines import ASCII, UNICODE, Line, Piece, line
from factcheck.report.shown import (
    Index,
    attribute_words,
    counted,
    kind_reason,
    on_one_line,
    padded,
    qualifier_words,
    shortened,
    source_words,
    value_words,
    visible,
    width_of,
)
from factcheck.report.to_json import dumped, report_to_dict
from factcheck.report.to_terminal import painted

_ROOM = 160
"""Columns where the output is no terminal."""
_VALUE, _SUBJECT = 60, 24
"""Most columns of a value and of a subject's name."""


def claims_text(report: Report, options: ShowOptions | None = None, missing: bool = False) -> str:
    """Claims of each document as an aligned listing; with `missing` the passages that no rule understood instead."""
    options = options or ShowOptions()
    page = _Page(Index(report), options)
    return painted(page.missed() if missing else page.claims(), options.color)


def claims_json(report: Report, missing: bool = False) -> str:
    """The same for machines: documents, subjects and claims as in the report; with `missing` documents and passages."""
    whole = report_to_dict(report)
    kept: dict[str, Any] = {"schema": "factcheck/claims/1", "documents": whole["documents"]}
    if missing:
        index = Index(report)
        kept["missing"] = [_missed(index, missed) for missed in report.missed]
    else:
        kept |= {"subjects": whole["subjects"], "claims": whole["claims"]}
    return dumped(kept)


def _missed(index: Index, missed: Missed) -> dict[str, Any]:
    lines = index.lines(missed.document)
    line, column = lines.place(missed.start)
    return {
        "path": path_of(missed.document),
        "start": missed.start,
        "end": missed.end,
        "line": line,
        "column": column,
        "quote": lines.text[missed.start : missed.end],
        "what": missed.what,
    }


class _Page:
    """A listing on its way to lines."""

    def __init__(self, index: Index, options: ShowOptions) -> None:
        self.index = index
        self.report = index.report
        self.verbose = options.verbose
        self.columns = options.width
        self.glyphs = UNICODE if options.unicode else ASCII

    def claims(self) -> Iterator[Line]:
        """A heading for each document, then a line for each of its claims, then how many there are."""
        of: dict[str, list[int]] = {document.key: [] for document in self.report.documents}
        for at, claim in enumerate(self.report.claims):
            of[claim.document].append(at)
        for document in self.report.documents:
            yield self.heading(document, counted(len(of[document.key]), "claim"))
            yield from self.listing([self.row(at) for at in of[document.key]])
            yield line()
        claims, documents = counted(len(self.report.claims), "claim"), counted(len(of), "document")
        yield line(Piece(f"{claims} in {documents}", "bold"))

    def heading(self, document: Document, many: str) -> Line:
        source = shortened(source_words(document), _VALUE, self.glyphs.ellipsis)
        because = f", {kind_reason(document)}" if document.kind_because and self.verbose >= 1 else ""
        who = f"  {source}{because}: {many}"
        return line(Piece(visible(place_in(document.key)), "bold"), Piece(who, "dim"))

    def row(self, at: int) -> tuple[str, str, str, str, str]:
        """Place in the document, subject, attribute, value with its qualifiers, rule."""
        claim = self.report.claims[at]
        number, column = self.index.lines(claim.document).place(claim.evidence.span.start)
        subject = self.index.subject_name(self.report.claim_subjects[at])
        under = qualifier_words(claim.qualifiers)
        value = shortened(value_words(claim), _VALUE, self.glyphs.ellipsis)
        words = f"{value} {self.glyphs.dot} {under}" if under else value
        place, name = f"{number}:{column}", attribute_words(claim.attribute)
        return place, shortened(subject, _SUBJECT, self.glyphs.ellipsis), name, words, visible(claim.rule)

    def listing(self, rows: list[tuple[str, str, str, str, str]]) -> Iterator[Line]:
        """Aligned; the rule in a column of its own where there is room, else with `-v` on a line of its own."""
        if not rows:
            return
        places, subjects, names, values, rules = (max(map(width_of, column)) for column in zip(*rows, strict=True))
        room = self.columns or _ROOM
        before = 2 + places + 2 + subjects + 2 + names + 2
        wide = before + 30 + 2 + rules <= room
        least = room - before - (2 + rules if wide else 0)
        column = min(values, max(20, least))
        for place, subject, name, words, rule in rows:
            head = f"  {place:>{places}}  {padded(subject, subjects)}  {padded(name, names)}  "
            value = shortened(words, column, self.glyphs.ellipsis)
            if wide:
                yield line(Piece(head), Piece(padded(value, column)), Piece(f"  {rule}", "dim"))
            else:
                yield line(Piece(head), Piece(value))
                if self.verbose >= 1:
                    yield line(Piece(f"  {'':>{places}}  {rule}", "dim"))

    def missed(self) -> Iterator[Line]:
        """Each passage with its place and what it looks like, by document."""
        of: dict[str, list[Missed]] = {}
        for missed in self.report.missed:
            of.setdefault(missed.document, []).append(missed)
        for path, passages in of.items():
            yield self.heading(self.index.documents[path], f"{len(passages)} not understood")
            for missed in passages:
                yield from self.missed_passage(missed)
            yield line()
        total = counted(sum(map(len, of.values())), "passage")
        yield line(Piece(f"{total} with a label or a value that no rule understood", "bold"))

    def missed_passage(self, missed: Missed) -> Iterator[Line]:
        place = self.index.place(missed.document, missed.start)
        yield line("  ", Piece(place, "place"), f" {on_one_line(missed.what)}")
        room = max(30, (self.columns or _ROOM) - 6)
        span = Span(missed.start, missed.end)
        runs = quote_of(self.index.lines(missed.document), span, (), room, self.glyphs.ellipsis)
        yield line("    ", self.glyphs.quoted("".join(run.text for run in runs).strip()))
