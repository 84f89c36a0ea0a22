"""Stories as tests write them: a text to its telling, several texts to a report."""

from __future__ import annotations

from functools import cache

import factcheck
from factcheck.extract.compile import Ready, compile_rules
from factcheck.extract.run import extract_tagged, tag_document
from factcheck.model.finding import Finding, Report
from factcheck.read.document import read_document
from factcheck.rulepack.load import RuleSet, load_ruleset
from factcheck.story.lexicon import Lexicon, compile_lexicon
from factcheck.story.record import Telling
from factcheck.story.tell import tell


@cache
def rules() -> tuple[RuleSet, Ready, Lexicon]:
    """The shipped packs, compiled once."""
    ruleset = load_ruleset()
    return ruleset, compile_rules(ruleset), compile_lexicon(ruleset.stories, ruleset.vocabularies)


def told(text: str, title: str = "The Long Walk", section: str = "Plot") -> Telling:
    """The telling of a page whose plot section is `text`."""
    ruleset, ready, lexicon = rules()
    page = f"# {title}\n\n## {section}\n\n{text}\n"
    document, _ = read_document("page.md", page.encode(), labels=frozenset(), kinds=ruleset.sources)
    assert document is not None
    tagging = tag_document(document, ready)
    return tell(tagging[0], extract_tagged(tagging, ready, ruleset.sources).claims, ready, lexicon)


def deeds(text: str) -> list[tuple[str, str, str]]:
    """(deed, agent, patient) of each commitment, `not ` before a denied deed."""
    return [(f"{'not ' if c.denied else ''}{c.deed}", c.agent, c.patient) for c in told(text).commitments]


def page(plot: str, title: str = "The Long Walk", ending: str = "") -> bytes:
    """A page with a plot and, if given, a section for the ending."""
    more = f"\n## Ending\n\n{ending}\n" if ending else ""
    return f"# {title} (1999 film)\n\n*{title}* is a 1999 drama film.\n\n## Plot\n\n{plot}\n{more}".encode()


def report_on(*pages: bytes) -> Report:
    """The report on documents `a.md`, `b.md`, ..."""
    return factcheck.audit([factcheck.Input(f"{chr(97 + n)}.md", data) for n, data in enumerate(pages)])


def narrative(report: Report) -> list[Finding]:
    """Its findings on stories, notes too."""
    return [f for f in report.findings if f.kind == "narrative"]
