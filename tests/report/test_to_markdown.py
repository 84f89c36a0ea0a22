"""Markdown that a colleague can read and that no document can break out of."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.factories import a_film_report, a_report
from tests.report.hostile import a_hostile_report

from factcheck.report.formats import ShowOptions
from factcheck.report.shown import on_one_line
from factcheck.report.to_markdown import code, escaped, paragraph, render_markdown

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def words_of(html: str) -> str:
    """What a reader sees."""
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", "", html)).replace("\u200b", "")


def test_it_begins_with_the_mark_by_which_reports_are_known():
    assert render_markdown(a_film_report()).startswith("<!-- factcheck report -->\n# ")


def test_findings_are_grouped_by_level_and_have_a_table_of_sides():
    text = render_markdown(a_film_report())
    assert text.index("## Errors (2)") < text.index("### FC301 malformed") < text.index("## Warnings (1)")
    assert (
        "|  | source | place | says | read as |\n| --- | --- | --- | --- | --- |\n"
        "| **A** | Mulder (article-with-credits) | `seeds/magazine.txt:3:43` | “editor **Jason Ballantine**” "
        "| Jason Ballantine |\n"
        "|  | Mulder (article-with-credits) | `seeds/magazine.txt:5:1` | “Edited by **Jason Ballantine**” "
        "| Jason Ballantine |\n"
        "| **B** | encyclopedia | `seeds/page.txt:4:3` | “Editing: **Nicholas Lundgren**, Jason Ballantine, "
        "**Julian Clarke**” | Nicholas Lundgren, Jason Ballantine, Julian Clarke |\n"
    ) in text
    assert "- favoured: **B** (86%), because more sources say so\n" in text
    assert f"- id: `{a_film_report().findings[2].id}`" in text


def test_a_repair_is_a_diff():
    assert (
        "```diff\n"
        "- Release date : June 4 20025 (France), June 6, 2025 (United States)\n"
        "+ Release date : June 4 2025 (France), June 6, 2025 (United States)\n"
        "```\n"
    ) in render_markdown(a_film_report())


def test_agreement_abstentions_the_table_and_problems_follow():
    text = render_markdown(a_film_report())
    assert "| Ballerina | director | Len Wiseman | 3 |" in text
    assert "<details>\n<summary>Not decided (1), and why</summary>\n\n- Ballerina, release date (incomparable" in text
    assert "| director | ✓ Len Wiseman | ✓ Len Wiseman | ✓ Len Wiseman |" in text
    assert "- input: `seeds/broken.txt`: the file is empty\n- limit: " in text
    assert "1 note not shown (`--min-level note`)." in text


def test_the_level_is_respected():
    assert "only a note" not in render_markdown(a_film_report())
    assert "## Notes (1)" in render_markdown(a_film_report(), ShowOptions(min_level="note"))


def test_an_empty_report_says_so():
    assert "No disagreement was found." in render_markdown(a_report())


@given(st.text(alphabet="ab1 \\`*_{}[]()<>#+-=.!|&;:~@\n\x1b/\"'", max_size=40))
def test_escaped_words_are_read_as_they_were_written(text):
    shown = on_one_line(text)
    assert words_of(MARKDOWN.renderInline("x " + escaped(text) + " x")) == f"x {shown} x"


@given(st.text(alphabet="ab1 \\`*_#+-=.)>|~\n", max_size=20))
def test_a_paragraph_is_a_paragraph(text):
    shown = on_one_line(text)
    html = MARKDOWN.render(paragraph(text))
    assert html == "" if not shown else html.startswith("<p>") and words_of(html).strip() == shown


@given(st.text(alphabet="ab |`\\*<&:_/.\x1b", min_size=1, max_size=20))
def test_code_in_a_table_is_one_cell(text):
    html = MARKDOWN.render(f"| a | b |\n| --- | --- |\n| {code(text)} | end |\n")
    assert html.count("<td>") == 2
    assert "<td>end</td>" in html


def test_no_word_of_a_document_becomes_markup():
    text = render_markdown(a_hostile_report(), ShowOptions(min_level="note"))
    html = MARKDOWN.render(text)
    assert "::" not in text
    assert not re.search(r"<(script|a)\b", html)
    assert "<strong>bold</strong>" not in html
    assert not re.search(r"@\w", text)
    tables = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    assert {row.count("<t") for row in tables} <= {3, 4, 5}


@pytest.mark.parametrize("value", ["$90 million", "“Ann”", "Ann", "(Ann)", "*Ann*"])
def test_a_value_is_bold_whatever_stands_around_it(value):
    from factcheck.report.to_markdown import _bold

    html = MARKDOWN.renderInline(f"x{_bold(value)}y")
    assert re.search(r"<(b|strong)>", html) and value in words_of(html)
