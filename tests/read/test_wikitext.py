"""Wikitext: infoboxes, templates, prose and tables, and where each character stands in the markup."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.law import as_golden, check_law, quotes
from tests.read.layouts import KINDS, LABELS, document

from factcheck.read.document import read_document

SAMPLES = Path(__file__).parent / "samples"


def outline(text: str) -> list[tuple[str, str]]:
    found = document(text, "a.wiki")
    check_law(found)
    return [(block.kind, block.text) for block in found.blocks]


def value(markup: str) -> tuple[str, str]:
    """The clean value of an infobox parameter, and its quote."""
    found = document(f"{{{{Infobox thing\n| what = {markup}\n}}}}\n", "a.wiki")
    check_law(found)
    ((_, clean, source),) = quotes(found)
    return clean.partition(" | ")[2], source.partition(" | ")[2]


def test_a_sample_article_gives_the_blocks_that_were_reviewed(golden) -> None:
    found = document((SAMPLES / "ferry.wiki").read_bytes(), "ferry.wiki")
    check_law(found)
    golden("tests/read/samples/ferry.wiki.txt", as_golden(found))


@pytest.mark.parametrize(
    ("markup", "clean", "quote"),
    [
        ("{{Start date|1931|5|9|df=yes}}", "9 May 1931", "1931|5|9"),
        ("{{Birth date and age|1949|05|03}}", "3 May 1949", "1949|05|03"),
        ("{{death date and age|2000|1|19|1914|11|9}}", "19 January 2000", "2000|1|19"),
        ("{{Birth year and age|1950}}", "1950", "1950"),
        ("{{start date|1931|5}}", "May 1931", "1931|5"),
        ("{{date de naissance|9|5|1931}}", "9 May 1931", "9|5|1931"),
        ("{{start-date|7 December 1941}}", "7 December 1941", "7 December 1941"),
        ("{{End date|1931|2|30}}", "1931-2-30", "1931|2|30"),
        ("{{Film date|2016|9|1|[[Arne]]|2016|11|11}}", "1 September 2016 (Arne)\n11 November 2016", "2016|9|1|[[Arne]]|2016|11|11"),
        ("{{Film date|2016|9|1}} (premiere)", "1 September 2016 (premiere)", "2016|9|1}} (premiere)"),
    ],
)
def test_templates_of_dates_become_dates_in_words(markup: str, clean: str, quote: str) -> None:
    assert value(markup) == (clean, quote)


@pytest.mark.parametrize(
    ("markup", "clean"),
    [
        ("{{convert|48.5|m|ft|0}} long", "48.5 m long"),
        ("{{convert|6|ft|2|in|m}}", "6 ft 2 in"),
        ("{{convert|10|to|12|sqmi}}", "10 to 12 sq mi"),
        ("{{convert|3|e6km2}}", "3 million km²"),
        ("{{val|1.5|u=km}}", "1.5 km"),
        ("{{height|ft=6|in=2}}", "6 ft 2 in"),
        ("{{US$|47 million}}", "US$47 million"),
        ("{{formatnum:12500}}", "12500"),
        ("{{circa|1450}}", "c. 1450"),
        ("{{val|3|e=5}}", ""),
    ],
)
def test_templates_of_quantities_become_a_number_and_its_unit(markup: str, clean: str) -> None:
    found = document(f"{{{{Infobox thing\n| what = {markup}\n| other = x\n}}}}\n", "a.wiki")
    check_law(found)
    shown = [one.partition(" | ")[2] for _, one, _ in quotes(found)]
    assert shown == ([clean, "x"] if clean else ["x"])


@pytest.mark.parametrize(
    "markup",
    [
        "{{ubl|[[Ann Lee]]|Bo Day}}",
        "{{Unbulleted list|Ann Lee|Bo Day<ref>{{cite web|title=x}}</ref>}}",
        "{{plainlist|\n* Ann Lee\n* [[Bo (person)|Bo Day]]\n}}",
        "\n* Ann Lee\n* Bo Day",
        "Ann Lee<br />'''Bo Day'''",
        "{{hlist|{{nowrap|Ann Lee}}|Bo Day}}",
    ],
)
def test_lists_of_any_template_are_lines(markup: str) -> None:
    assert value(markup)[0] == "Ann Lee\nBo Day"


def test_a_parameter_may_name_another_and_pictures_are_left_out() -> None:
    text = (
        "{{Infobox office\n| image = a.jpg\n| leader_title1 = Warden\n| leader_name1 = Ann Lee\n| established_title = Opened\n"
        "| established_date = 1931\n| children = 2\n| logo_size = 40px\n| website = [https://example.org x]\n| empty = \n}}"
    )
    assert outline(text) == [("label-value", "Warden: Ann Lee"), ("label-value", "Opened: 1931"), ("label-value", "children: 2")]


def test_prose_has_links_by_their_labels_and_no_notes() -> None:
    text = (
        "'''The ''Osier''''' is [[Ferry|a ferry]]<ref name=x>Since 1900.</ref> of [[Arne]]<!-- 1901 -->,{{sfn|Lee|1999|p=3}} "
        "see [https://example.org/a?b here], [http://example.org] and [[#Part|below]]; x&nbsp;&lt; y<ref name=x/>.\nIt floats.{{unknown|9}}"
    )
    assert outline(text) == [
        ("paragraph", "The Osier is a ferry of Arne, see here, and below; x\xa0< y. It floats."),
    ]
    assert document(text, "a.wiki").title == "The Osier"


def test_sections_of_notes_and_links_are_the_sites_own() -> None:
    text = "== A ==\nText.\n== References ==\n* Lee (1999)\n=== Books ===\nOne of 1950.\n== B ==\nMore.\n[[Category:X]]\n"
    assert [kind for kind, _ in outline(text)] == [
        "heading",
        "paragraph",
        *["boilerplate"] * 4,
        "heading",
        "paragraph",
        "boilerplate",
    ]


def test_what_is_not_closed_is_text_or_left_out_and_never_eats_the_rest() -> None:
    text = "{{Infobox x\n| a = b\n\n== Part ==\nText [[link and {{tpl.\n\n{|\n! A !! B\n|-\n| 1 || 2\n\n== Next ==\nEnd.\n"
    words = [words for _, words in outline(text)]
    assert "Part" in words and "Next" in words and words[-1] == "End."


_BITS = st.sampled_from(
    "{{|}}|[[|]]|{{Infobox x\n|\n{PIPE} a = |{PIPE}|=|\n|\n\n|== A ==\n|''|'''|<ref>|</ref>|<ref name=a/>|<!--|-->|<nowiki>|</nowiki>|"
    "<br>|&nbsp;|&amp;|\n{{PIPE}\n|\n{PIPE}-\n|\n{PIPE}}\n|\n! |!!|{PIPE}{PIPE}|\n* |\n# |\n; |\n: | : |{{ubl{PIPE}|{{Film date{PIPE}|2016|"
    "{PIPE}9|{PIPE}1|{{convert{PIPE}12{PIPE}m}}|{{nowrap{PIPE}|{{marriage{PIPE}A{PIPE}1950{PIPE}1960}}|[http://x y]|[[File:a.png{PIPE}thumb{PIPE}|"
    "[[Category:|[[a{PIPE}b]]|word|Ann Lee|words that go on. |<gallery>|</gallery>|<blockquote>|</blockquote>|{{Quote{PIPE}|rowspan=2 {PIPE} |"
    "----\n|{{!}}|{{nbsp}}|{{US${PIPE}4}}|{{height{PIPE}ft=6{PIPE}in=2}}|é😀|\u202e|\t|  |<b>|</b>|__TOC__|leader_title = |leader_name = ".split(
        "|"
    )
).map(lambda bit: bit.replace("{PIPE}", "|"))


@settings(max_examples=500)
@given(st.lists(_BITS, max_size=60).map("".join))
def test_whatever_the_markup_every_clean_character_is_its_source_character(text: str) -> None:
    found, _ = read_document("a.wiki", text.encode(), labels=LABELS, kinds=KINDS)
    if found:
        assert found.text == text
        check_law(found)


HOSTILE = {
    "braces": "{{" * 200_000,
    "nested templates": "{{a|" * 100_000 + "}}" * 100_000,
    "brackets": "[[" * 200_000,
    "nested links": "[[" * 50_000 + "x" * 50_000 + "]]" * 50_000,
    "bold": "<b>" * 100_000,
    "quotes": "'''a" * 100_000,
    "tables": "{|\n" * 50_000,
    "nested tables": "{|\n|a\n" * 20_000 + "|}\n" * 20_000,
    "comments": "<!--" * 100_000,
    "notes": "<ref>" * 100_000,
    "list marks": "*" * 100_000 + " a\n",
    "parameters": "{{a" + "|b" * 200_000 + "}}",
    "nested boxes": "{{infobox a|b=" * 20_000 + "}}" * 20_000,
    "templates side by side": "{{a}}" * 50_000,
    "boxes side by side": "{{infobox a|b=c}} x" * 10_000,
    "columns": "{{div col|" * 20_000 + "}}" * 20_000,
    "equals signs": "=" * 500_000,
    "addresses": "[http://a " * 50_000,
    "ends of links": "]" * 200_000,
    "dates": "{{infobox f|released={{film date" + "|2016|1|1|X" * 20_000 + "}}}}",
    "items": "{{infobox f|a={{ubl" + "|x" * 50_000 + "}}}}",
    "rows": "{|\n" + "|-\n| a || b\n" * 20_000 + "|}",
    "tags": "<x " * 100_000,
    "lines of a cell": "{|\n|a\n" + "x\n" * 100_000 + "|}",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_articles_take_time_in_line_with_their_size(what: str) -> None:
    before = time.process_time()
    found = document(HOSTILE[what] + "\n\nword", "a.wiki")
    assert time.process_time() - before < 8  # seconds; anything quadratic would take minutes
    assert found.blocks[-1].text.endswith("word")


@pytest.mark.slow
def test_an_article_of_50_megabytes_is_read() -> None:
    part = "== Part ==\nIt has '''two''' [[arm|arms]] and was opened in 1907.<ref>{{cite web|title=A}}</ref>\n\n"
    count = 50_000_000 // len(part)
    assert len(document(part * count, "a.wiki").blocks) == 2 * count
