"""The law of the house, for whatever text: a clean character is the one that stands at its place in the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.layouts import KINDS, LABELS, document

from factcheck.model.document import Document, Span
from factcheck.read.document import read_document

_BITS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "  ",
        "\t",
        "* ",
        "- ",
        "1. ",
        "# ",
        "== ",
        " ==",
        "> ",
        "| ",
        " | ",
        "|---|---|\n",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "[",
        "]",
        "](u)",
        "[[a|b]]",
        "''",
        "'''",
        "<!--",
        "-->",
        "<br>",
        "&amp;",
        "\\*",
        "[^1]",
        "---\n",
        ": ",
        "Director: ",
        "Directed by ",
        "Ann Lee",
        "word",
        "words that go on and on ",
        "A Title",
        "THE STORY",
        "“quoted” – Bo",
        "Related Posts",
        "é😀",
        "\xa0",
        "\ufeff",
        "\u202e",
        ".",
    ]
)


def check(found: Document) -> None:
    last = 0
    for block in found.blocks:
        assert block.text and block.span.start < block.span.end
        assert block.span.start >= last or block.kind == "label-value"
        last = block.span.start
        assert block.pieces[0][0] == 0
        for at, char in enumerate(block.text):
            source = found.text[block.source_offset(at)]
            assert char == source or (source in "<&" and found.path.endswith(".md"))
        for span in (block.label, block.value):
            if span:
                whole = block.source_span(span)
                assert span.start < span.end <= len(block.text)
                assert block.span.start <= whole.start < whole.end <= block.span.end
        for cell in block.cells:
            assert 0 <= cell.start <= cell.end <= len(block.text)
        whole = block.source_span(Span(0, len(block.text)))
        assert block.span.start <= whole.start and whole.end <= block.span.end


@settings(max_examples=400, deadline=None)
@given(st.lists(_BITS, max_size=40).map("".join), st.sampled_from(["a.txt", "a.md"]))
def test_every_clean_character_is_its_source_character(text: str, path: str) -> None:
    found, _ = read_document(path, text.encode(), labels=LABELS, kinds=KINDS)
    if found:
        assert found.text == text
        check(found)


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "text",
    [
        "x" * 10000000,
        "[" * 100000,
        "](" * 100000,
        "](()" * 100000,
        "> " * 100000,
        "*a" * 100000,
        "`a``" * 50000,
        "<!--" * 100000,
        "<a " * 100000,
        "| a " * 100000,
        "=" * 1000000,
        "#" * 1000000,
        " " * 5000000 + "a",
        "“" * 100000,
        "a: " * 100000,
        "[\n" * 20000,
        "- a\n" * 20000,
        "Label: value\n" * 20000,
        "Title Like\n\n" * 20000,
        ".... " * 100000,
        "\x01\x1b[31m" * 50000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_text_takes_time_in_line_with_its_size(text: str, path: str) -> None:
    before = time.process_time()
    document(text, path)
    assert time.process_time() - before < 8  # seconds; anything quadratic would take minutes


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind_make_the_same_blocks(end: str) -> None:
    text = "= T =\n\nInfobox\n- Director: Ann Lee\n- Music: Bo Day\n\nSome prose here.\n\n== Part ==\nMore prose there."
    ends = [block.text for block in document(text).blocks]
    assert [block.text for block in document(text.replace("\n", end)).blocks] == ends
