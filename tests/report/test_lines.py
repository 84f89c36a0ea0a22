"""Wrapping and columns."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.lines import Piece, aligned, beside, filled, line, plain, width, wrapped


def test_words_are_wrapped_under_the_first_of_them():
    rows = wrapped(line("  = why: "), "one two three four five six", 30)
    assert [plain(row) for row in rows] == ["  = why: one two three four", "         five six"]


def test_a_word_longer_than_the_line_stays_whole():
    assert [plain(r) for r in wrapped(line("= "), "a " + "x" * 50 + " b", 20)] == ["= a", "  " + "x" * 50, "  b"]


def test_without_a_terminal_there_is_one_line():
    assert len(wrapped(line("= "), "word " * 500, None)) == 1


@given(st.lists(st.text(alphabet="ab山", max_size=12), min_size=1), st.integers(5, 30))
def test_no_word_is_lost(words, room):
    assert " ".join(filled(words, room)) == " ".join(words)


def test_two_blocks_stand_beside_each_other_if_both_fit():
    left, right = [line("one"), line("two")], [line(Piece("three", "bold"))]
    both = beside(left, right, 6, line("|"))
    assert both is not None
    assert [plain(row) for row in both] == ["one   |three", "two   |"]
    assert [width(row) for row in both] == [12, 7]
    assert beside(left, right, 4, line("|")) is None


def test_cells_are_aligned():
    assert aligned([("a", "bb"), ("ccc", "d")]) == ["a    bb", "ccc  d"]
    assert aligned([]) == []
