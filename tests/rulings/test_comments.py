"""Comments that set findings aside: what is one, what it speaks of, and that it changes nothing of what is read."""

from __future__ import annotations

import pytest
from tests.read.layouts import document

from factcheck.model.document import Document
from factcheck.rulings.comments import Comment, comments_in


def found(text: str, name: str = "a.md") -> list[Comment]:
    comments, problems = comments_in(document(text, name))
    assert problems == ()
    return list(comments)


def spoken_of(page: Document) -> list[str]:
    comments, _ = comments_in(page)
    return [page.text[comment.target.start : comment.target.end] for comment in comments]


def faults(text: str, name: str = "a.md") -> list[str]:
    comments, problems = comments_in(document(text, name))
    assert comments == ()
    assert all(problem.severity == "limit" for problem in problems)
    return [f"{problem.where}: {problem.what}" for problem in problems]


def test_a_comment_has_codes_a_last_day_and_a_reason() -> None:
    [comment] = found("# A page\n\n<!-- factcheck: ignore[FC201, FC101] until=2027-03-01 -- the  old deck -->\nSome words.\n")
    assert (comment.path, comment.line, comment.codes) == ("a.md", 3, ("FC201", "FC101"))
    assert (comment.until, comment.reason) == ("2027-03-01", "the old deck")


def test_a_comment_without_codes_means_all_and_one_may_name_a_finding() -> None:
    assert found("<!-- factcheck: ignore -- a joke -->\nWords.\n")[0].codes == ()
    assert found("<!-- factcheck: ignore[fc1-0123456789abcdef] -- a joke -->\nWords.\n")[0].codes == ("fc1-0123456789abcdef",)


@pytest.mark.parametrize("sign", ["#", "//"])
def test_a_plain_text_may_use_a_hash_or_two_strokes(sign: str) -> None:
    [comment] = found(f"Some words.\n\n{sign} factcheck: ignore[FC101] -- two cuts\nOther words.\n", "a.txt")
    assert (comment.codes, comment.reason) == (("FC101",), "two cuts")


def test_in_markdown_a_hash_is_a_heading() -> None:
    assert found("# factcheck: ignore[FC101] -- two cuts\n\nOther words.\n") == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("ignore[FC201]", "it gives no reason"),
        ("ignore[FC201] --", "not understood|it gives no reason|'--' is not understood"),
        ("ignore[FC299] -- x", "there is no code FC299"),
        ("ignore[] -- x", "no code in the brackets"),
        ("ignore until=soon -- x", "soon is no day"),
        ("ignore til=2027-03-01 -- x", "'til=2027-03-01' is not understood"),
        ("ignored -- x", "not understood|'d' is not understood"),
    ],
)
def test_a_comment_that_is_not_well_formed_has_no_effect_and_is_told(words: str, what: str) -> None:
    [fault] = faults(f"One.\n\n<!-- factcheck: {words} -->\nTwo.\n")
    assert fault.removeprefix("a.md:3:1: a suppression without effect: ") in what.split("|")


def test_other_words_to_us_and_comments_to_others_are_left_alone() -> None:
    assert found("<!-- factcheck: see the deck -->\n<!-- todo: ignore[FC101] -- x -->\nWords.\n") == []


def test_what_a_block_of_code_shows_is_an_example() -> None:
    assert found("Write:\n\n```\n<!-- factcheck: ignore[FC201] -- reason -->\n```\n\nWords.\n") == []


def test_alone_on_its_line_it_speaks_of_the_next_passage() -> None:
    page = document("One is here.\n\n<!-- factcheck: ignore -- x -->\n\nTwo is here,\nand goes on.\n\nThree.\n", "a.md")
    assert spoken_of(page) == ["Two is here,\nand goes on."]


def test_inside_a_paragraph_it_speaks_of_that_paragraph() -> None:
    page = document("One is here.\n\nTwo is here,\n<!-- factcheck: ignore -- x -->\nand goes on.\n\nThree.\n", "a.md")
    assert spoken_of(page) == ["Two is here,\n<!-- factcheck: ignore -- x -->\nand goes on."]


def test_behind_words_it_speaks_of_their_line() -> None:
    page = document("- One: 1\n- Two: 2 <!-- factcheck: ignore -- x -->\n- Three: 3\n", "a.md")
    assert [words.partition(" <!--")[0].removeprefix("- ") for words in spoken_of(page)] == ["Two: 2"]


def test_at_the_end_it_speaks_of_nothing() -> None:
    assert spoken_of(document("One.\n\n<!-- factcheck: ignore -- x -->\n", "a.md")) == [""]


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        ("a.md", "<!-- factcheck: ignore[FC101] -- 171 minutes, edited by Ann Lee -->"),
        ("a.txt", "<!-- factcheck: ignore[FC101] -- 171 minutes, edited by Ann Lee -->"),
        ("a.txt", "# factcheck: ignore[FC101] -- 171 minutes, edited by Ann Lee"),
        ("a.txt", "// factcheck: ignore[FC101] -- 171 minutes, edited by Ann Lee"),
    ],
)
def test_a_comment_changes_nothing_of_what_is_read(name: str, comment: str) -> None:
    lines = [
        "# Harbour Lights", "", "Harbour Lights is a film", "about a lighthouse.", "", "- Running time: 117 minutes",
        "- Editor: Bo Falk", "", "Directed by: Ann Lee", "Country: Denmark", "", "The end.",
    ]  # fmt: skip
    plain = outline("\n".join(lines), name)
    for at in range(len(lines) + 1):
        page = "\n".join([*lines[:at], comment, *lines[at:]])
        assert outline(page, name) == plain, at
        if at < len(lines) and lines[at]:
            page = "\n".join([*lines[:at], f"{lines[at]} {comment}", *lines[at + 1 :]])
            assert outline(page, name) == plain, at


def outline(text: str, name: str) -> list[tuple[str, str, int]]:
    """Kind, words and group of each block; white space between words does not count."""
    return [(block.kind, " ".join(block.text.split()), block.group) for block in document(text, name).blocks]


def test_comments_that_never_end_cost_no_more_than_their_length() -> None:
    assert found("<!-- factcheck: ignore " * 20_000) == []
