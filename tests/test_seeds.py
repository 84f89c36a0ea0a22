"""The seed folder: its reports are golden, the labelled conflicts are found, and nothing else is flagged."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.commands import factcheck
from tests.scoring import Gold, Score, read_gold, score

from factcheck.api import audit
from factcheck.config import Settings
from factcheck.model.finding import Finding, Report
from factcheck.report.formats import ShowOptions, writers

FOUND = ("editor", "release-date-20025", "netflix", "production-company", "setting", "winston", "casting-start")
"""Labels of `corpora/seeds/gold.json` that must be found; the others are not read yet."""
Golden = Callable[[str, str], None]


@cache
def report_on(docs: Path, root: Path) -> Report:
    return audit([docs], Settings(root=root))


@pytest.fixture
def report(seeds: Path, root: Path) -> Report:
    return report_on(seeds, root)


@pytest.fixture
def theirs(shared_corpora: Path) -> Report:
    return report_on(shared_corpora / "seeds" / "docs", shared_corpora)


def gold_of(folder: Path) -> Gold:
    return read_gold(folder)


def scored(folder: Path, report: Report) -> Score:
    return score(gold_of(folder), json.loads(report.to_json()))


def one(report: Report, code: str, attribute: str) -> Finding:
    found = [f for f in report.findings if (f.code, f.attribute) == (code, attribute)]
    assert len(found) == 1, [f.summary for f in report.findings]
    return found[0]


GOLDEN = {
    "concise": "expected.concise.txt",
    "github": "expected.github.txt",
    "gitlab": "expected.gitlab.json",
    "html": "expected.html",
    "json": "expected.json",
    "jsonl": "expected.jsonl",
    "junit": "expected.junit.xml",
    "markdown": "expected.md",
    "sarif": "expected.sarif",
    "summary": "expected.summary.md",
    "terminal": "expected.txt",
}
"""For each format its file in `tests/golden/seeds/`."""


@pytest.mark.parametrize("form", sorted(writers()))
def test_the_report_on_the_seeds_is_as_reviewed(report: Report, golden: Golden, form: str) -> None:
    shown = writers()[form].write(report, ShowOptions(width=100, color=False))
    golden(f"tests/golden/seeds/{GOLDEN[form]}", shown)


def test_the_committed_report_is_what_the_command_prints(root: Path, golden: Golden) -> None:
    ran = factcheck(root, "audit", "seeds/", "--format", "markdown")
    assert ran.returncode == 1, ran.stderr.decode()
    golden("reports/seeds.md", ran.stdout.decode("utf-8"))


def test_the_command_and_the_library_give_the_same_report(root: Path, report: Report) -> None:
    ran = factcheck(root, "audit", "seeds/", "--format", "json")
    assert ran.stdout.decode("utf-8") == report.to_json()


@pytest.mark.parametrize("label", FOUND)
def test_a_labelled_conflict_is_found(root: Path, report: Report, label: str) -> None:
    assert label in scored(root / "tests/corpora/seeds", report).found


def test_no_compatible_pair_is_flagged_and_nothing_stands_but_what_is_labelled(root: Path, report: Report) -> None:
    reached = scored(root / "tests/corpora/seeds", report)
    assert (reached.alarms, reached.duplicates, reached.unlabelled) == ((), (), ())


def test_the_year_of_five_digits_has_its_repair(report: Report) -> None:
    finding = one(report, "FC301", "release_date")
    assert finding.repair is not None
    document = next(d for d in report.documents if d.path == finding.repair.path)
    assert document.text[finding.repair.start : finding.repair.end] == "June 4 20025"
    assert finding.repair.replacement == "June 4 2025"
    assert "near the other dates given (2025-06-06)" in finding.repair.because
    assert "2025-04-17" in finding.repair.because  # the document's own date


def test_the_fuller_list_of_editors_is_favoured(report: Report) -> None:
    finding = one(report, "FC201", "editor")
    assert finding.favoured is not None
    assert "Nicholas Lundgren" in finding.positions[finding.favoured.position].value


def test_the_party_that_nobody_else_knows_is_named_with_those_who_would_know(report: Report) -> None:
    finding = one(report, "FC401", "party")
    assert [p.value for p in finding.positions] == ["Netflix"]
    assert {report.claims[i].document for w in finding.context for i in w.claims} == {
        "seeds/encyclopedia.txt",
        "seeds/mulder-magazine.txt",
    }


def test_all_five_documents_are_about_one_film(report: Report) -> None:
    assert len(report.documents) == 5
    about = set(report.document_subjects.values())
    assert [(s.type, s.name) for s in report.subjects if s.id in about] == [("film", "Ballerina")]


def test_each_seed_is_recognised_for_what_it_is(report: Report) -> None:
    assert {d.path.partition("/")[2]: d.kind for d in report.documents} == {
        "encyclopedia.txt": "encyclopedia",
        "endings-site.txt": "summary-site",
        "first-look.txt": "article",
        "mulder-magazine.txt": "article-with-credits",
        "wick-listicle.txt": "listicle",
    }


def test_sources_agree_on_much(report: Report) -> None:
    agreed = {c.attribute for c in report.clusters if c.verdict == "agree"}
    assert {"director", "music", "cinematography", "writer", "played_by", "release_date"} <= agreed


@pytest.mark.corpora
def test_the_founding_pages_give_what_the_seeds_give(shared_corpora: Path, theirs: Report) -> None:
    folder = shared_corpora / "seeds"
    labels = {c.id for c in gold_of(folder).conflicts}
    reached = scored(folder, theirs)
    assert set(reached.found) >= labels
    assert (reached.alarms, reached.duplicates) == ((), ())


@pytest.mark.corpora
def test_the_founding_page_has_the_same_repair(theirs: Report) -> None:
    finding = one(theirs, "FC301", "release_date")
    assert finding.repair is not None
    assert finding.repair.replacement == "June 4 2025"
    assert {f.code for f in theirs.findings} == {"FC101", "FC102", "FC201", "FC301", "FC401", "FC501"}
