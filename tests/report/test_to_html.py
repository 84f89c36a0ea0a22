"""One HTML file: self-contained, readable without its script, filtered with it, and nothing hostile comes alive."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.factories import a_film_report, a_report
from tests.report.hostile import a_hostile_report
from tests.report.standings import a_report_with_every_standing

from factcheck.model.finding import Report
from factcheck.report.formats import ShowOptions
from factcheck.report.to_html import render_html
from factcheck.report.to_jsonl import render_jsonl

ALL = ShowOptions(min_level="note")
VOID = {"meta", "br", "input", "link", "img"}


class Page(HTMLParser):
    """What a browser sees: elements, attributes, visible words; `faults` for what is not closed as it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words = ""
        self.data = ""
        self.feed(text)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.words += " " * (tag == "br")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            self.data = self.data or data
        elif self.open[-1:] != ["style"]:
            self.words += data

    def ids(self) -> list[str]:
        return [value for _, name, value in self.attributes if name == "id"]


REPORTS = {
    "film": a_film_report,
    "hostile": a_hostile_report,
    "standings": a_report_with_every_standing,
    "empty": lambda: a_report([], []),
}


def page_of(report: Report, options: ShowOptions = ALL) -> Page:
    return Page(render_html(report, options))


@pytest.mark.parametrize("name", REPORTS)
def test_every_element_is_closed_and_every_id_stands_once(name: str) -> None:
    page = page_of(REPORTS[name]())
    assert page.faults == []
    assert len(page.ids()) == len(set(page.ids()))


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_is_fetched(name: str) -> None:
    text = render_html(REPORTS[name](), ALL)
    page = Page(text)
    assert not {"link", "img", "iframe", "object", "embed", "base", "video", "audio"} & set(page.tags)
    assert not [a for a in page.attributes if a[1] in {"src", "srcset", "action", "style"} or a[1].startswith("on")]
    assert all(value.startswith("#") for _, name, value in page.attributes if name == "href")
    ours = (Path(render_html.__code__.co_filename).parent / "html").glob("*.*")
    shipped = "".join(file.read_text(encoding="utf-8") for file in ours)
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|@import|url\(|https?:|innerHTML|eval\(|blob:", shipped)
    assert "default-src 'none'" in text


def test_both_sides_are_readable_without_the_script_and_what_differs_is_marked() -> None:
    text = render_html(a_film_report(), ALL)
    words = " ".join(Page(text).words.split())
    assert "A encyclopedia favoured seeds/page.txt:5:3" in words
    assert "B Mulder (article-with-credits) seeds/magazine.txt:6:1" in words
    assert '<mark class="differs">87North Productions</mark>' in text
    assert '<mark class="same">Summit Entertainment</mark>' in text
    assert '<form id="filter" hidden>' in text


def test_each_finding_can_be_linked_to() -> None:
    report = a_film_report()
    page = page_of(report)
    assert {f.id for f in report.findings} <= set(page.ids())
    assert {f"#{f.id}" for f in report.findings} <= {value for _, name, value in page.attributes if name == "href"}


def test_the_data_are_the_records_of_json_lines() -> None:
    report = a_film_report()
    told = sorted(json.loads(page_of(report).data), key=lambda r: r["id"])
    assert told == sorted((json.loads(line) for line in render_jsonl(report).splitlines()), key=lambda r: r["id"])


def test_the_data_of_a_hostile_report_cannot_end_their_element() -> None:
    page = page_of(a_hostile_report())
    [record] = json.loads(page.data)
    assert "</script>" in record["summary"]
    assert not set("<>&") & set(page.data)


def test_hostile_words_are_words() -> None:
    page = page_of(a_hostile_report())
    assert page.tags.count("script") == 2
    assert "<script>alert(1)</script>" in page.words
    assert "&lt;\\x00" in page.words  # what was written as an entity stays one


def test_standings_are_shown() -> None:
    words = page_of(a_report_with_every_standing()).words
    for status in ("known", "widened", "suppressed"):
        assert f"{status} #" in " ".join(words.split())
    assert "as printed (until 2027-03-01)" in words
    assert "a suppression of nothing" in words
    assert "factcheck-baseline.jsonl: 3 accepted, 2 of them never reviewed, 1 gone." in words
    assert "the value changed to 118" in words


def test_the_table_of_sources_and_attributes_says_what_its_signs_mean() -> None:
    words = " ".join(page_of(a_film_report()).words.split())
    assert "≠ disputed" in words
    assert "✓ Len Wiseman" in words


def test_findings_below_the_level_are_counted() -> None:
    page = page_of(a_film_report(), ShowOptions())
    assert "1 finding of a lower level not shown" in page.words
    assert len(json.loads(page.data)) == 3


@pytest.fixture(scope="module")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("needs a browser (Debian package chromium), which is not here")
    return found


def opened(browser: str, folder: Path, fragment: str = "") -> str:
    """The page as the browser has it after the script has run, opened from disk."""
    file = folder / "report.html"
    file.write_text(render_html(a_film_report(), ALL), encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    run = subprocess.run([*command, f"{file.as_uri()}{fragment}"], capture_output=True, timeout=120, check=True)
    return run.stdout.decode("utf-8")


@pytest.mark.slow
def test_a_browser_opens_it_from_disk_and_the_filter_works(browser: str, tmp_path: Path) -> None:
    dom = opened(browser, tmp_path)
    assert '<form id="filter">' in dom
    assert "4 of 4 shown" in dom
    assert '<option value="FC301">FC301</option>' in dom
    assert '<option value="Mulder">Mulder</option>' in dom
