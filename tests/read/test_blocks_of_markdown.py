from __future__ import annotations

from tests.read.layouts import document, outline, pairs


def test_headings_by_hashes_and_by_underlines() -> None:
    text = "Title\n=====\n\nLead.\n\n## Part ##\n\nText.\n\nOther\n---\n\nMore.\n"
    assert [(b.text, b.level) for b in document(text, "a.md").blocks if b.kind == "heading"] == [
        ("Title", 1),
        ("Part", 2),
        ("Other", 2),
    ]


def test_lines_in_a_row_are_one_paragraph() -> None:
    assert len(document("# T\n\nOne line.\nTwo lines.\nThree.\n", "a.md").blocks) == 2


def test_front_matter_gives_pairs_title_and_date() -> None:
    found = document(
        "---\ntitle: The Bridge\nauthor: Ann Lee\ndate: 2024-03-01\nsource: Bridge Weekly\n---\n\nText of it.\n", "a.md"
    )
    assert (found.title, found.published, found.source) == ("The Bridge", "2024-03-01", "Bridge Weekly")


def test_comments_and_code_say_nothing() -> None:
    text = "# T\n\nA <!-- hidden --> word.\n\n<!-- a comment\nover lines -->\n\n```\ncode: 1\n```\n\n    more code\n"
    assert outline(text, "a.md")[1:] == [("paragraph", "A  word."), ("code", "code: 1"), ("code", "more code")]


def test_inline_markup_is_taken_away() -> None:
    text = (
        "# T\n\nSee [the *bridge*](http://x.org/a_(b)), ![a flag](f.png) `max_size`, <b>bold</b>, A"
        "T&amp;T, one<br>two and this.[^1]\n\n[^1]: A note.\n\n[ref]: http://x.org\n"
    )
    assert outline(text, "a.md")[1:] == [
        ("paragraph", "See the bridge, a flag max_size, bold, AT&T, one two and this."),
        ("paragraph", "A note."),
    ]


def test_pairs_in_bold() -> None:
    assert pairs("# T\n\n**Director:** Ann Lee\n**Music**: Bo Day\n\n* **Length**: 40 m\n* **Cost**: 3 million\n", "a.md") == [
        ("Director", "Ann Lee"),
        ("Music", "Bo Day"),
        ("Length", "40 m"),
        ("Cost", "3 million"),
    ]


def test_a_table_without_words_in_its_header_is_pairs() -> None:
    assert pairs("# T\n\n| | |\n|---|---|\n| Music | **Bo Day** |\n", "a.md") == [("Music", "Bo Day")]


def test_a_bold_line_is_a_small_heading() -> None:
    blocks = document("# T\n\n**How long is it?**\nForty metres.\n\n**And how high?**\nTwelve.\n", "a.md").blocks
    assert [b.path for b in blocks if b.kind == "paragraph"] == [("T", "How long is it?"), ("T", "And how high?")]


def test_block_quotes_lose_their_marks() -> None:
    assert outline("# T\n\n> One line\n> and another.\n", "a.md")[1] == ("quote", "One line\nand another.")
