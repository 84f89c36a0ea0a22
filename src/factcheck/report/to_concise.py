"""One line for each finding, for editors and short logs: `path:line:col: FC101 error summary [fc1-...]`.

The place is one that will have to change: of the first position not favoured. Input problems follow, a line each.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.finding import Report
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.shown import Index, as_line, main_claim, on_one_line, shown_findings, visible, with_plain_quotes


def render_concise(report: Report, options: ShowOptions) -> str:
    """Findings of at least the level that is asked for, gravest first; empty if there is nothing to say."""
    text = "".join(f"{as_line(line)}\n" for line in _lines(Index(report), options))
    return text if options.unicode else with_plain_quotes(text)


def _lines(index: Index, options: ShowOptions) -> Iterator[str]:
    for finding in shown_findings(index.report, options.min_level):
        place = index.place_of(index.report.claims[main_claim(index.report, finding)])
        status = "" if finding.status == "new" else f" {finding.status}"
        summary = on_one_line(finding.summary)
        yield f"{place}: {finding.code} {finding.level}{status} {summary} [{finding.id}]"
    for note in index.report.notes if options.min_level == "note" else ():
        where = visible(note.path) + ("" if note.line is None else f":{note.line}")
        hint = f" ({on_one_line(note.hint)})" if note.hint else ""
        yield f"{where}: {note.code} note {on_one_line(note.what)}{hint} [{note.id}]"
    for problem in index.report.problems:
        if problem.severity == "input" or options.verbose >= 1:
            hint = f" ({on_one_line(problem.hint)})" if problem.hint else ""
            yield f"{visible(problem.where)}: {problem.severity} problem: {on_one_line(problem.what)}{hint}"


WRITER = Writer(name="concise", write=render_concise)
