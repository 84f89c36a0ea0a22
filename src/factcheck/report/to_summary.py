"""The summary of a CI job, in Markdown: what counts now on top, each finding folded below it.

It is appended, for other steps may have written to the file (`$GITHUB_STEP_SUMMARY`), and cut between findings before
GitHub's limit of 1 MiB for a step, beyond which it would show nothing at all.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from factcheck.model.finding import Finding, Report
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.shown import (
    Index,
    by_priority,
    compared_line,
    counted,
    counts_of,
    headline,
    main_claim,
    shortened,
    summary_line,
)
from factcheck.report.to_markdown import HEAD, Page, code, escaped

MOST_BYTES = 900_000
_MOST_ROWS = 100
_TEXT = 300
"""Columns of one cell."""


def render_summary(report: Report, options: ShowOptions) -> str:
    """At most `MOST_BYTES` of UTF-8; of the options only `min_level` counts."""
    index = Index(report)
    findings = by_priority(report, options.min_level)
    gating = [f for f in findings if f.status in ("new", "widened")]
    page = Page(index, options)
    against = compared_line(report)
    head = [
        *_head(index, gating),
        f"{summary_line(counts_of(report))}.",
        f"{escaped(against)}." if against else "",
        *page.problems(),
    ]
    details = ("\n\n".join(_folded(page, finding)) for finding in gating)
    return "".join(f"{block}\n\n" for block in _within(MOST_BYTES, head, details, len(gating))).rstrip() + "\n"


def _head(index: Index, gating: list[Finding]) -> Iterator[str]:
    many = counted(len(gating), "disagreement")
    yield f"{HEAD}\n## factcheck: {f'{many} to look at' if gating else 'no new disagreement'}"
    if not gating:
        return
    rows = ["| | what | where | id |", "| --- | --- | --- | --- |"]
    for finding in gating[:_MOST_ROWS]:
        subject, attribute, summary = headline(index, finding)
        words = escaped(shortened(f"{subject}, {attribute}: {summary}", _TEXT))
        where = code(index.place_of(index.report.claims[main_claim(index.report, finding)]))
        spread = " (widened)" if finding.status == "widened" else ""
        rows.append(f"| {finding.level} {finding.code}{spread} | {words} | {where} | `{finding.id}` |")
    yield "\n".join(rows)
    if len(gating) > _MOST_ROWS:
        yield f"And {len(gating) - _MOST_ROWS} more."


def _folded(page: Page, finding: Finding) -> Iterator[str]:
    """A finding as the Markdown report has it, behind one line to open it by."""
    _, *blocks = page.finding(finding)
    subject, attribute, _ = headline(page.index, finding)
    # An element that no Markdown is read in: escapes with backslashes would be shown.
    title = html.escape(shortened(f"{finding.code} {finding.kind}: {subject}, {attribute}", _TEXT)).replace("@", "@&#8203;")
    yield f"<details>\n<summary>{title}</summary>"
    yield from (block for block in blocks if block)
    yield "</details>"


def _within(most: int, head: Iterable[str], details: Iterable[str], number: int) -> Iterator[str]:
    """The blocks that fit, and a line that says how many findings do not."""
    left = most - 200  # for that line
    for block in filter(None, head):
        left -= len(block.encode("utf-8", "backslashreplace")) + 2
        if left < 0:
            break
        yield block
    shown = 0
    for block in details:
        left -= len(block.encode("utf-8", "backslashreplace")) + 2
        if left < 0:
            break
        shown += 1
        yield block
    if shown < number:
        more = counted(number - shown, "finding")
        yield f"Cut at {most // 1000} kB: {more} not shown here. The other reports of this run have all of them."


WRITER = Writer(name="summary", write=render_summary, appends=True)
