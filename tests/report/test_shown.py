"""Places, escapes, widths, letters and counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import a_claim, a_document, a_film_report, a_finding, a_report, names

from factcheck.errors import UsageError
from factcheck.report.shown import (
    Index,
    Lines,
    as_line,
    counts_of,
    finding_by_id,
    headline,
    main_claim,
    on_one_line,
    set_difference,
    shortened,
    shown_findings,
    side_letter,
    summary_line,
    value_spans,
    visible,
    width_of,
)


@given(st.text(alphabet="ab\r\n\u2028", max_size=30))
def test_places_are_those_of_counting(text):
    lines = Lines(text)
    for at, character in enumerate(text):
        if character != "\n":  # between the two characters of one line end nothing stands
            assert lines.place(at) == a_document(text).line_and_column(at)


def test_the_bounds_of_a_line_leave_its_end_out():
    text = "one\r\ntwo\rthree\n"
    lines = Lines(text)
    assert [text[slice(*lines.bounds(n))] for n in (1, 2, 3, 4)] == ["one", "two", "three", ""]


def test_what_is_hostile_is_shown_as_an_escape():
    assert visible("a\x1b[1m\u202eb\tc\nd\x9b\ud800\U000e0041") == r"a\x1b[1m\u202eb\tc\nd\x9b\ud800\U000e0041"


def test_no_line_is_a_command_to_a_reader_of_logs():
    assert as_line("  ::error::x") == "  \\x3a:error::x"
    assert as_line("a ::error::x") == "a ::error::x"
    assert as_line("") == ""


def test_what_people_write_is_left_alone():
    text = "Zoë’s café\xa0– 山田 👩‍💻 ❤️ नमस्ते"
    assert visible(text) == text


def test_lines_become_spaces_inside_a_line():
    assert on_one_line(" a\r\n  b\tc \x07") == "a b c \\x07"


def test_sides_have_letters_without_end():
    assert [side_letter(n) for n in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == "A B Z AA AB AZ BA ZZ AAA".split()


def test_wide_characters_count_twice_and_combining_ones_not_at_all():
    assert width_of("ab") == 2
    assert width_of("山田") == 4
    assert width_of("e\u0301") == 1


@given(st.text(max_size=40), st.integers(2, 20))
def test_what_is_shortened_fits(text, width):
    shown = visible(text)
    assert width_of(shortened(shown, width)) <= width
    assert width_of(shown) > width or shortened(shown, width) == shown


def test_the_summary_counts_everything():
    assert summary_line(counts_of(a_film_report())) == ("3 documents, 10 claims, 8 compared, 1 agreed; 2 errors, 1 warning, 1 note")


def test_findings_come_gravest_first_from_the_level_on():
    report = a_film_report()
    assert [f.code for f in shown_findings(report, "warning")] == ["FC101", "FC301", "FC201"]
    assert [f.level for f in shown_findings(report, "error")] == ["error", "error"]


def test_a_finding_is_found_by_the_beginning_of_its_id():
    report = a_film_report()
    wanted = report.findings[1]
    assert finding_by_id(report, wanted.id) is wanted
    assert finding_by_id(report, wanted.id[:12]) is wanted
    with pytest.raises(UsageError, match="4 findings begin so"):
        finding_by_id(report, "fc1-")
    with pytest.raises(UsageError, match="no finding"):
        finding_by_id(report, "fc1-ffffffffffffffff\x1b")


def test_the_headline_does_not_say_subject_and_attribute_twice():
    report = a_film_report()
    assert headline(Index(report), report.findings[2]) == (
        "Ballerina",
        "editor",
        "Jason Ballantine, where another source lists three",
    )


def test_the_place_that_stands_for_a_finding_is_not_of_the_favoured_side():
    report = a_film_report()
    assert [main_claim(report, f) for f in report.findings[:3]] == [7, 8, 5]


def test_a_set_difference_says_who_is_where():
    report = a_film_report()
    difference = set_difference(Index(report), report.findings[2])
    assert difference is not None
    assert difference.only == ((), ("Nicholas Lundgren", "Julian Clarke"))
    assert difference.shared == ("Jason Ballantine",)
    assert set_difference(Index(report), report.findings[1]) is None


def test_the_value_is_marked_where_its_words_stand():
    claim = a_film_report().claims[8]
    (span,) = value_spans(claim)
    assert a_film_report().documents[0].text[slice(*span)] == "June 4 20025"


def test_two_forms_of_one_name_are_no_difference():
    casts = [names(*who) for who in (("Elizabeth Marsh", "Tom Orr"), ("Liz Marsh", "Ann Bay"))]
    claims = [a_claim(a_document(cast.text, path=f"{at}.txt"), value=cast) for at, cast in enumerate(casts)]
    report = a_report([a_document(c.evidence.quote, path=c.document) for c in claims], claims, [a_finding(claims)])
    difference = set_difference(Index(report), report.findings[0])
    assert difference is not None
    assert (difference.only, difference.shared) == ((("Tom Orr",), ("Ann Bay",)), ("Elizabeth Marsh",))
