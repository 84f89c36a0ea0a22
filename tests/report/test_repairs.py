"""A repair as two lines."""

from tests.factories import a_document, a_report

from factcheck.model.finding import Edit
from factcheck.report.repairs import diff_of
from factcheck.report.shown import Index, width_of


def diff(text, old, new, room=60):
    document = a_document(text)
    at = text.index(old)
    edit = Edit(document.path, at, at + len(old), new, "why")
    return diff_of(Index(a_report([document], [])), edit, room, "…")


def test_a_short_line_is_shown_whole():
    assert diff("one\nIt was 31 February.\ntwo", "31", "28") == ("a.txt:2:8", "It was ", "31", "28", " February.")


def test_a_long_line_is_cut_at_words_around_the_change():
    made = diff("word " * 100 + "20025" + " word" * 100, "20025", "2025")
    assert made.before.startswith("…word") and made.before.endswith(" ")
    assert made.after.startswith(" word") and made.after.endswith(" …")
    assert width_of(made.before + made.old + made.after) <= 62


def test_the_spaces_around_the_change_stay():
    made = diff("(20025 )", "20025", "2025")
    assert made.before + made.old + made.after == "(20025 )"


def test_a_repair_of_a_file_that_was_not_read_shows_the_new_words():
    made = diff_of(Index(a_report([], [])), Edit("gone\x1b.txt", 3, 9, "2025", ""), 60, "…")
    assert made == ("gone\\x1b.txt", "", "", "2025", "")


def test_a_repair_beyond_the_end_does_not_fail():
    document = a_document("short")
    made = diff_of(Index(a_report([document], [])), Edit(document.path, 90, 99, "x", ""), 60, "…")
    assert made.new == "x" and made.old == ""
