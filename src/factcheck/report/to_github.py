"""Annotations for GitHub Actions, then the whole report as text.

One annotation for each finding that gates, at the side that the change under test touches, else at the one that stands for
the finding everywhere. GitHub shows ten of each level for a step and drops the rest without a word; so the rest is counted
here, and the text below has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model.finding import Finding, Level, Report
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.in_words import region_of, told
from factcheck.report.shown import LEVELS, Index, attribute_words, by_priority, counted, main_claim, on_one_line, shortened, visible
from factcheck.report.to_terminal import render_terminal

MOST_OF_A_LEVEL = 10
"""GitHub's limit for one step (actions/toolkit, issue 734)."""
_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
_MOST_TEXT = 4_000
"""Characters of one annotation; GitHub cuts at 64 kB."""


def render_github(report: Report, options: ShowOptions) -> str:
    """Workflow commands, a line each, and behind them what `terminal` shows."""
    index = Index(report)
    text = render_terminal(report, options.width, False, options.unicode, options.min_level, options.verbose)
    return "".join(f"{line}\n" for line in _annotations(index, options)) + text


def _annotations(index: Index, options: ShowOptions) -> Iterator[str]:
    gating = [f for f in by_priority(index.report, options.min_level) if f.status in ("new", "widened")]
    left_out: list[str] = []
    total = {level: sum(f.level == level for f in gating) for level in LEVELS}
    over = any(number > MOST_OF_A_LEVEL for number in total.values())
    for level in LEVELS:
        room = MOST_OF_A_LEVEL - (over and level == "note")  # one notice says what is missing
        of_level = [f for f in gating if f.level == level]
        for finding in of_level[:room]:
            yield _annotation(index, finding, options)
        if len(of_level) > room:
            left_out.append(counted(len(of_level) - room, level))
    if left_out:
        text = f"{' and '.join(left_out)} more: GitHub shows no more annotations of one step. The log of this step has all of them."
        yield f"::notice title=factcheck::{data(text)}"


def _annotation(index: Index, finding: Finding, options: ShowOptions) -> str:
    claim = index.report.claims[_changed_claim(index.report, finding, options.changed)]
    start, end, _ = region_of(index, claim)
    subject, attribute = index.subject_name(finding.subject), attribute_words(finding.attribute)
    properties = {
        "title": f"{finding.code} {finding.kind}: {shortened(subject, 80)}, {shortened(attribute, 80)}",
        "file": visible(options.from_top(claim.path)),
        "line": str(start.line),
        "endLine": str(end.line),
    }
    if start.line == end.line:  # GitHub has no columns over several lines
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    written = ",".join(f"{name}={property_value(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {written}::{data(_message(index, finding))}"


def _changed_claim(report: Report, finding: Finding, changed: Iterable[str] | None) -> int:
    """The claim to annotate: one that was not there before, else one in a changed file, else what stands for the finding."""
    main = main_claim(report, finding)
    held = [at for position in finding.positions for at in position.claims]
    for candidates in (finding.changed, [at for at in held if changed and report.claims[at].path in changed]):
        if main in candidates:
            return main
        if candidates:
            return candidates[0]
    return main


def _message(index: Index, finding: Finding) -> str:
    lines = [on_one_line(finding.summary), *told(index, finding)]
    return shortened_lines(lines, _MOST_TEXT)


def shortened_lines(lines: Iterable[str], most: int) -> str:
    """As many of these lines as `most` characters hold, the first cut if it alone is longer."""
    kept: list[str] = []
    for line in lines:
        if kept and most < len(line):
            kept.append("…")
            break
        kept.append(shortened(line, max(most, 20)))
        most -= len(line) + 1
    return "\n".join(kept)


def data(text: str) -> str:
    """The message of a command (escapes of actions/toolkit, `command.ts`)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_value(text: str) -> str:
    """A property of a command."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


WRITER = Writer(name="github", write=render_github)
