from __future__ import annotations

import textwrap

import pytest
from tests.read.layouts import document, outline, pair_of, pairs


def test_wiki_headings_give_levels_and_paths() -> None:
    blocks = document("= Bridge =\n\nA lead.\n\n==History==\n=== Early years ===\n\nText here.\n").blocks
    assert [(b.kind, b.level) for b in blocks if b.kind == "heading"] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
    ]
    assert blocks[-1].path == ("Bridge", "History", "Early years")


def test_an_infobox_is_label_value_lines_of_one_group_and_ends_before_the_lead() -> None:
    blocks = document(
        "= Bridge =\n\nInfobox\n- Length: 40 m\n- Opened by: Jo Doe\n- Cost: $3 million\n\nThe lead is prose.\n"
    ).blocks
    boxed = [b for b in blocks if b.kind == "label-value"]
    assert [pair_of(b) for b in boxed] == [("Length", "40 m"), ("Opened by", "Jo Doe"), ("Cost", "$3 million")]
    assert len({b.group for b in boxed}) == 1
    assert blocks[-1].path == ("Bridge",)


def test_credits_need_no_separator_beside_other_credits() -> None:
    text = (
        "A Long Title for an Article\n\nSome prose that says things.\n\nDirected by Ann Lee\n"
        "Starring \xa0Bo Day, Cy Fox\nMusic : Di Ray\nCostumes by Ed Gee\n"
    )
    assert pairs(text) == [
        ("Directed by", "Ann Lee"),
        ("Starring", "Bo Day, Cy Fox"),
        ("Music", "Di Ray"),
        ("Costumes by", "Ed Gee"),
    ]


def test_a_sentence_that_begins_like_a_credit_is_prose() -> None:
    text = "A title\n\nDirected by Ann Lee, the film takes its time and never hurries through its story.\n"
    assert pairs(text) == []


def test_speech_times_and_addresses_are_no_pairs() -> None:
    for line in (
        "Then the mayor said: this bridge will stand.",
        "We leave at 7:30 and come back at 9:15.",
        "See https://example.org/a for more of it.",
        "And here is what I think of all the rest: it will do, and it will do for a good many years yet.",
    ):
        assert pairs(f"Some title\n\nFirst paragraph of the text.\n\n{line}\n") == [], line


def test_turns_of_a_transcript_are_prose() -> None:
    text = "HOST: Welcome back.\n\nGUEST: Thank you for having me.\n\nHOST: And Sweden?\n\nGUEST: Sweden was hard.\n"
    assert {kind for kind, _ in outline(text)} == {"paragraph"}


def test_dot_leaders_and_pairs_side_by_side() -> None:
    assert pairs("THE CAST\nAda ........ Bo Day\nEve ........ Cy Fox\n") == [("Ada", "Bo Day"), ("Eve", "Cy Fox")]
    assert pairs("Phot. Ann Lee   Mus. Bo Day   Prod. Cy Fox\n") == [
        ("Phot.", "Ann Lee"),
        ("Mus.", "Bo Day"),
        ("Prod.", "Cy Fox"),
    ]
    assert pairs("Director: Ann Lee | Runtime: 95 min\n") == [("Director", "Ann Lee"), ("Runtime", "95 min")]


def test_a_dash_pairs_only_in_a_run() -> None:
    assert pairs("A heading of it\n\nSpan – 40 m\nHeight – 12 m\nCost – 3 million\n") == [
        ("Span", "40 m"),
        ("Height", "12 m"),
        ("Cost", "3 million"),
    ]
    assert pairs("A heading of it\n\nThe river – wide and slow – runs on below the bridge.\n") == []


def test_a_label_over_a_deeper_list_takes_the_list() -> None:
    blocks = document("Infobox\n- Director: Ann Lee\n- Starring:\n  - Bo Day\n  - Cy Fox\n- Runtime: 95 min\n").blocks
    found = [pair_of(b) for b in blocks if b.kind == "label-value"]
    assert [label for label, _ in found] == ["Director", "Starring", "Runtime"]
    assert found[1][1].split("\n") == ["Bo Day", "Cy Fox"]


def test_items_keep_depth_and_lose_their_marks() -> None:
    blocks = document("== Cast ==\n== More ==\n- Ann Lee as Ada\n  - Bo Day as young Ada\n- Cy Fox as Eve\n").blocks
    items = [b for b in blocks if b.kind == "list-item"]
    assert [(b.text, b.level) for b in items] == [
        ("Ann Lee as Ada", 1),
        ("Bo Day as young Ada", 2),
        ("Cy Fox as Eve", 1),
    ]
    assert len({b.group for b in items}) == 1


def test_short_lines_that_stand_alone_are_headings() -> None:
    text = (
        "A Film (2025)\n\nIt is a film about a bridge, and it is long.\n\nMovie Ending\n\n"
        "The bridge falls.\n\nShe walks away.\n\nWhy Watch?\n\nBecause it is good.\n"
    )
    assert [t for kind, t in outline(text) if kind == "heading"] == ["A Film (2025)", "Movie Ending", "Why Watch?"]
    assert document(text).title == "A Film (2025)"


def test_headings_of_other_kinds() -> None:
    text = (
        "What a title this is\n\n🎬 What Is It About?\n\nA bridge falls down.\n\n"
        "1. The ships are here. REALLY.\n\nThey are.\n\n"
        "THE STORY\nOnce upon a time there was a bridge that fell.\n\nRelease Date:\nIt opens in June, they say.\n"
    )
    assert [t for kind, t in outline(text) if kind == "heading"][1:] == [
        "What Is It About?",
        "The ships are here. REALLY.",
        "THE STORY",
        "Release Date",
    ]


@pytest.mark.parametrize("width", [26, 32, 40, 60])
def test_a_short_paragraph_in_a_narrow_column_is_one(width: int) -> None:
    text = "Harbour Lights was released on 4 May 2019. Mara Quist directed the film. It runs 117 minutes."
    (block,) = document(textwrap.fill(text, width) + "\n").blocks
    assert (block.kind, " ".join(block.text.split())) == ("paragraph", text)


def test_short_lines_of_their_own_stay_apart() -> None:
    lines = "Harbour Lights opens the festival.\nA ship passes in the night.\nThe lamp goes out at 4.\n"
    assert [b.text for b in document(lines).blocks] == lines.splitlines()


def test_one_paragraph_a_line_and_hard_wrapped_paragraphs() -> None:
    lines = "This is a first paragraph, on one line. It ends here.\nThis is a second, also on one line. It ends, too.\n"
    assert len(document(lines).blocks) == 2
    wrapped = (
        "Once upon a time there was a bridge that nobody had built, and\n"
        "which nobody could cross, since it began on one bank of a wide\n"
        "river and ended in the middle of it.\n"
    )
    (block,) = document(wrapped).blocks
    assert block.kind == "paragraph" and block.text == wrapped.strip()


def test_quotes_and_captions() -> None:
    text = "A title of this\n\n“They will love her.” – Ann Lee\n\nPhotos : Copyright Big Studio\n"
    assert [kind for kind, _ in outline(text)] == ["heading", "quote", "caption"]


def test_pipe_tables_with_and_without_header() -> None:
    table = "| Award | Year | |\n| Best Bridge | 1999 | |\n| Longest Bridge | 2001 | |\n| Shorthand |\n"
    rows = [b for b in document(table).blocks if b.kind == "table-row"]
    assert [[b.text[c.start : c.end] for c in b.cells] for b in rows] == [
        ["Best Bridge", "1999", ""],
        ["Longest Bridge", "2001", ""],
        ["Shorthand"],
    ]
    assert rows[0].header == ("Award", "Year", "")
    assert pairs("| Director | Ann Lee |\n| Runtime | 95 min |\n| Music | Bo Day |\n") == [
        ("Director", "Ann Lee"),
        ("Runtime", "95 min"),
        ("Music", "Bo Day"),
    ]


def test_the_words_of_the_site_are_set_apart() -> None:
    text = (
        "Home » Films » The Bridge\n\nThe Bridge\n\nIt is a film about a bridge.\n\n"
        "MORE: Another film about a bridge\n\nRelated Posts\n\n"
        "Why This Other Film Surprised All\n\n"
        "The other film has long been loved by those who love it.\n\nRead more\n\nLeave a Reply\n"
    )
    kinds = [kind for kind, _ in outline(text)]
    assert kinds == ["boilerplate", "heading", "paragraph"] + ["boilerplate"] * (len(kinds) - 3)


def test_sections_without_text_of_their_own_take_those_below() -> None:
    text = (
        "The Bridge\n\nIt is a film.\n\nDetailed Summary\n\nA Broken Childhood\n\nIt begins.\n\n"
        "The Long Way\n\nIt goes on.\n\nTrivia\n\nNothing is known.\n"
    )
    assert [b.path for b in document(text).blocks if b.kind == "paragraph"] == [
        ("The Bridge",),
        ("The Bridge", "Detailed Summary", "A Broken Childhood"),
        ("The Bridge", "Detailed Summary", "The Long Way"),
        ("The Bridge", "Trivia"),
    ]


def test_light_emphasis_is_taken_away_and_names_with_underscores_stay() -> None:
    (block,) = document(
        "This '''bold''' and ''slanted'' and **strong** and _soft_ thing reads max_file_size twice, 4*5*6.\n"
    ).blocks
    assert block.text == "This bold and slanted and strong and soft thing reads max_file_size twice, 4*5*6."


@pytest.mark.parametrize("name", ["a.md"])
def test_a_wrapped_line_that_begins_like_a_byline_or_a_date_goes_on_its_sentence(name: str) -> None:
    text = (
        "Harbour Lights is a Danish crime film that was shot and edited\nby Ivo Brandt. The film was released in the United States on\n"
        "May 17, 2019, and it had a running time of 117 minutes, no more.\n"
    )
    opening = "The first paragraph is a plain sentence, long enough to be no heading of anything, as plain sentences go.\n\n"
    assert document(opening + text, name).blocks[-1].text == text.strip()
