"""The report as JUnit XML, for servers that show test results.

A finding that gates is a failed test case, one that was accepted or suppressed a skipped one, an input that cannot be read
one in error. A clean run has one case that passes, for no case at all reads as "nothing ran".
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from factcheck.model.finding import Finding, Problem, Report
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.in_words import region_of, standing_words, title_words, told
from factcheck.report.shown import Index, by_priority, main_claim, on_one_line, shortened, visible

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- factcheck report -->\n'


def render_junit(report: Report, options: ShowOptions) -> str:
    """One suite; of the options only `min_level` counts."""
    index = Index(report)
    findings = by_priority(report, options.min_level)
    inputs = [problem for problem in report.problems if problem.severity == "input"]
    failed = sum(f.status in ("new", "widened") for f in findings)
    cases = [*(_case(index, f, options) for f in findings), *map(_unread, inputs)] or [_passed()]
    counts = f'tests="{len(cases)}" failures="{failed}" errors="{len(inputs)}" skipped="{len(findings) - failed}"'
    body = "".join(f"    {line}\n" for case in cases for line in case)
    suite = f'  <testsuite name="factcheck" {counts}>\n{body}  </testsuite>\n'
    return f'{HEAD}<testsuites name="factcheck" {counts}>\n{suite}</testsuites>\n'


def _case(index: Index, finding: Finding, options: ShowOptions) -> Iterator[str]:
    claim = index.report.claims[main_claim(index.report, finding)]
    start, path = region_of(index, claim).start, options.from_top(claim.path)
    name = f"{title_words(index, finding)} [{finding.id}]"
    what = f"{finding.code} {finding.kind}"
    yield f"<testcase{_attributes(classname=what, name=name, file=path, line=str(start.line))}>"
    if finding.status in ("new", "widened"):
        kind = finding.kind if finding.status == "new" else f"{finding.kind} (widened)"
        lines = "\n".join(told(index, finding))
        yield f"  <failure{_attributes(message=on_one_line(finding.summary), type=kind)}>{_text(lines)}</failure>"
    else:
        yield f"  <skipped{_attributes(message=standing_words(finding) or finding.status)}/>"
    yield "</testcase>"


def _unread(problem: Problem) -> Iterator[str]:
    yield f"<testcase{_attributes(classname='input', name=f'{problem.where} is read', file=problem.where)}>"
    said = f"{problem.what} ({problem.hint})" if problem.hint else problem.what
    yield f"  <error{_attributes(message=on_one_line(said), type='input')}/>"
    yield "</testcase>"


def _passed() -> Iterator[str]:
    yield f"<testcase{_attributes(classname='factcheck', name='the sources do not contradict each other')}/>"


def _attributes(**values: str) -> str:
    """Attributes with a space before each; what XML does not allow is visible as an escape."""
    return "".join(f" {name}={quoteattr(_harmless(shortened(value, 1000)))}" for name, value in values.items())


def _text(words: str) -> str:
    return escape("\n".join(map(_harmless, words.split("\n"))))


def _harmless(text: str) -> str:
    """No control characters, and no end of a CDATA section that a careless reader would take for one."""
    return visible(text).replace("]]>", "]]\\x3e")


WRITER = Writer(name="junit", write=render_junit)
