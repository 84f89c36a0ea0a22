"""Markdown beyond the plain: front matter, notes, definitions, HTML; and the structure beside a parser of the language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.read.law import as_golden, check_law, quotes
from tests.read.layouts import KINDS, LABELS, document, outline, pairs

from factcheck.read.document import read_document

SAMPLES = Path(__file__).parent / "samples"


def test_a_sample_text_gives_the_blocks_that_were_reviewed(golden) -> None:
    found = document((SAMPLES / "handbook.md").read_bytes(), "handbook.md")
    golden("tests/read/samples/handbook.md.txt", as_golden(found))


def test_front_matter_is_read_without_its_quotation_marks() -> None:
    text = '---\ntitle: \'A # B\'\nauthors:\n  - Ann Lee\n  - "Bo Day"\nports: [80, "443"]  # two\nempty:\nnote: |\n  text\n---\n\nText.\n'
    assert pairs(text, "a.md") == [("title", "A # B"), ("authors", "Ann Lee\nBo Day"), ("ports", "80\n443")]
    assert pairs('+++\ntitle = "A"\nlength = 3\n+++\n\nText.\n', "a.md") == [("title", "A"), ("length", "3")]


def test_notes_and_warnings_are_the_authors_own_words() -> None:
    text = '# T\n\n> [!WARNING]\n> Mind the 3 steps.\n\n!!! note "Since 2"\n    Wide.\n\n:::tip\nDeep.\n:::\n'
    assert outline(text, "a.md")[1:] == [
        ("paragraph", "Mind the 3 steps."),
        ("caption", "Since 2"),
        ("paragraph", "Wide."),
        ("paragraph", "Deep."),
    ]


def test_each_footnote_is_a_block_of_its_own() -> None:
    text = "# T\n\nText[^1] here[^b].\n\n[^1]: One\n    goes on.\n[^b]: Two.\n"
    assert outline(text, "a.md")[1:] == [("paragraph", "Text here."), ("paragraph", "One\ngoes on."), ("paragraph", "Two.")]


def test_definitions_are_pairs_unless_they_are_prose() -> None:
    text = "# T\n\nTerm\n: Ann Lee\n: Bo Day\n\nApple\n: A fruit that grows on trees in most gardens of the north.\n"
    assert outline(text, "a.md")[1:] == [
        ("label-value", "Term: Ann Lee\nBo Day"),
        ("paragraph", "Apple: A fruit that grows on trees in most gardens of the north."),
    ]


def test_tables_and_lists_in_html_are_read_as_in_pages() -> None:
    text = "# T\n\n<table>\n<tr><td>Owner</td><td>Ann &amp; Bo</td></tr>\n\n</table>\n\n<p align=center>\n\nText.\n\n<ul><li>one<li>two</ul>\n"
    found = document(text, "a.md")
    check_law(found)
    assert quotes(found)[1:] == [
        ("label-value", "Owner | Ann & Bo", "Owner | Ann &amp; Bo"),
        ("paragraph", "Text.", "Text."),
        ("list-item", "one", "one"),
        ("list-item", "two", "two"),
    ]


def test_entities_escapes_and_names_of_links_are_read_and_quoted_whole() -> None:
    found = document("# T\n\n[1.2] of caf&eacute;s\\\nand [this one] &#x3c; 5&nbsp;km&hellip;\n\n[1.2]: http://x.org\n", "a.md")
    check_law(found)
    assert quotes(found)[1:] == [
        ("paragraph", "1.2 of cafés\nand [this one] < 5\xa0km…", "1.2] of caf&eacute;s\\\nand [this one] &#x3c; 5&nbsp;km&hellip;"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# One\n\nText *a*\nb.\n\nTwo\n===\n\n### Three ###\n\nText.\n",
        "Para\n\n- a\n- b\n    - c\n- d\n\n1. x\n2. y\n\nEnd.\n",
        "> Quote\n> goes on\n\nText\n\n```py\nx = 1\n\ny\n```\n\nText\n\n    code\n\nEnd\n",
        "A\n\n***\n\nB\n\n~~~\ncode\n~~~\n\n* * *\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nC\n",
        "* a\n\n* b\n\n  more of b\n\nText\n",
        "Text with `| bars |` in it\nand `# marks`.\n\n#no heading\n\n## Heading\nText directly under it.\n",
    ],
)
def test_the_structure_is_that_of_the_language(text: str) -> None:
    kinds = {
        "heading": "heading_open",
        "code": "code",
        "table-row": "tr_open",
        "list-item": "inline",
        "paragraph": "inline",
        "quote": "inline",
    }
    text = f"# Title\n\n{text}"  # without any heading, short lines would be taken for some
    ours = [kinds[kind] for kind, _ in outline(text, "a.md")]
    theirs: list[str] = []
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("heading_open", "tr_open", "thead_open"):
            opened = token.type if opened != "thead_open" or token.type != "tr_open" else "skip"
        if token.type in ("fence", "code_block"):
            theirs.append("code")
        elif token.type in ("heading_open", "tr_open") and opened != "skip":
            theirs.append(token.type)
        elif token.type == "inline" and not opened:
            theirs.append("inline")
        if token.type in ("heading_close", "tr_close", "thead_close"):
            opened = ""
    assert ours == theirs


_BITS = st.sampled_from(
    '\n|\n\n|# |- |1. |> |> [!NOTE]\n|!!! note "T"\n    |:::tip\n|\n:::\n|Term\n: |[^1]: |[^1]|[a]: u\n|[a]|<table>|</table>|<tr><td>a<td>b|<dl><dt>|<dd>|</dl>|'
    '<div>\n|&eacute;|&NotEqualTilde;|\\\n|\\*|**|`|```\n|{P} a {P} b {P}\n{P}---{P}---{P}\n|{P} |---\n|+++\n|key: |- x\n|[1, 2]|"|words that go on. |Ann Lee|    |\r\n|é😀'.split(
        "|"
    )
).map(lambda bit: bit.replace("{P}", "|"))


@settings(max_examples=400)
@given(st.lists(_BITS, max_size=50).map("".join))
def test_whatever_the_markup_every_clean_character_is_its_source_character(text: str) -> None:
    found, _ = read_document("a.md", text.encode(), labels=LABELS, kinds=KINDS)
    if found:
        assert found.text == text
        check_law(found)
