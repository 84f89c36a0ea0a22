"""Passages are cut around what matters, and the marks under them fit."""

import time

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import a_claim, a_day, a_document, a_film_report, a_finding, a_number, a_report, names

from factcheck.model.document import Span
from factcheck.report.excerpt import DIFFERS, SAME, Mark, marks_of, quote_of, rows_of
from factcheck.report.shown import Index, Lines, width_of


def marked(report, finding, claim):
    """The words of a claim's document by sign."""
    text = report.documents[0].text if len(report.documents) == 1 else Index(report).documents[claim.document].text
    marks = marks_of(Index(report), finding)[report.claims.index(claim)]
    return {sign: [text[m.start : m.end] for m in marks if m.sign == sign] for sign in (DIFFERS, SAME)}


def test_names_that_all_sides_hold_are_marked_otherwise():
    report = a_film_report()
    assert marked(report, report.findings[2], report.claims[1]) == {
        DIFFERS: ["Nicholas Lundgren", "Julian Clarke"],
        SAME: ["Jason Ballantine"],
    }


def two_sides(one, other):
    a = a_document(f"It runs {one.text} in all.\n", "a.txt")
    b = a_document(f"They say {other.text}.\n", "b.txt")
    claims = [a_claim(a, value=one), a_claim(b, value=other)]
    return a_report([a, b], claims, [a_finding(claims)])


def test_of_two_numbers_the_number_differs_and_not_the_unit():
    report = two_sides(a_number("117", "min", "117 minutes"), a_number("125", "min", "125 minutes"))
    assert marked(report, report.findings[0], report.claims[0]) == {DIFFERS: ["117"], SAME: [" ", "minutes"]}


def test_of_two_dates_the_differing_day_is_marked():
    report = two_sides(a_day("2025-06-04", "June 4, 2025"), a_day("2025-06-06", "June 6, 2025"))
    assert marked(report, report.findings[0], report.claims[0])[DIFFERS] == ["4"]


def test_words_that_share_nothing_are_marked_as_a_whole():
    report = two_sides(a_day("2025-06-04", "4.6.2025"), a_day("2025-06-06", "June 6, 2026"))
    assert "".join(marked(report, report.findings[0], report.claims[1])[DIFFERS]) == "June 6, 2026"


def test_a_line_that_fits_is_shown_whole():
    lines = Lines("before\nEdited by Ann\nafter")
    (row,) = rows_of(lines, Span(7, 20), [Mark(17, 20, DIFFERS)], 40, "…")
    assert (row.number, row.text, row.signs) == (2, "Edited by Ann", "          ^^^")


def test_a_long_line_is_cut_around_the_evidence():
    text = "word " * 100 + "Edited by Ann" + " more" * 100
    start = text.index("Edited")
    (row,) = rows_of(Lines(text), Span(start, start + 13), [Mark(start + 10, start + 13, DIFFERS)], 40, "…")
    assert width_of(row.text) <= 40
    assert row.text.startswith("… word") and row.text.endswith("more …")
    assert row.signs.index("^") == row.text.index("Ann")


def test_a_long_passage_is_folded_and_its_first_mark_is_shown():
    text = "word " * 400 + "Ann" + " word" * 400
    at = text.index("Ann")
    rows = rows_of(Lines(text), Span(0, len(text)), [Mark(at, at + 3, DIFFERS)], 30, "…")
    assert len(rows) == 4
    assert any("Ann" in row.text and "^^^" in row.signs for row in rows)
    assert [row.number for row in rows] == [1, None, None, None]


def test_a_passage_over_lines_shows_each():
    text = "one\n\ntwo\nthree"
    rows = rows_of(Lines(text), Span(0, len(text)), [], 30, "…")
    assert [(row.number, row.text) for row in rows] == [(1, "one"), (3, "two"), (4, "three")]


def test_escapes_and_wide_characters_keep_the_marks_in_place():
    text = "\x1b[1m 山田 \u202e Ann"
    at = text.index("Ann")
    (row,) = rows_of(Lines(text), Span(0, len(text)), [Mark(at, at + 3, DIFFERS)], 60, "…")
    assert row.text == r"\x1b[1m 山田 \u202e Ann"
    assert width_of(row.text[: row.text.index("Ann")]) == row.signs.index("^")


@given(st.text(alphabet="ab \t\n山\u0301\x1b", min_size=1, max_size=300), st.data(), st.integers(20, 60))
def test_no_row_is_wider_than_the_room(text, data, room):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    rows = rows_of(Lines(text), Span(start, end), [Mark(start, end, DIFFERS)], room, "…")
    assert all(width_of(row.text) <= room and len(row.signs) <= room for row in rows)
    assert "\x1b" not in "".join(row.text for row in rows)


@given(st.text(alphabet="ab \n山\x1b", min_size=1, max_size=300), st.data(), st.integers(10, 60))
def test_a_quote_fits_on_one_line(text, data, room):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = "".join(run.text for run in quote_of(Lines(text), Span(start, end), [], room, "…"))
    assert width_of(quote) <= room
    assert not set(quote) & set("\n\x1b")


def test_ten_megabytes_on_one_line_cost_next_to_nothing():
    text = "x" * 5_000_000 + " Ann " + "y" * 5_000_000
    document = a_document(text)
    claim = a_claim(document, "Ann", names("Ann"))
    lines = Lines(text)
    begin = time.process_time()
    for _ in range(100):
        rows_of(lines, claim.evidence.span, [], 80, "…")
        rows_of(lines, Span(0, len(text)), [Mark(5_000_001, 5_000_004, DIFFERS)], 80, "…")
        quote_of(lines, Span(0, len(text)), [Mark(5_000_001, 5_000_004, DIFFERS)], 80, "…")
    assert time.process_time() - begin < 2
