"""Words to dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.value import DateValue, Malformed
from factcheck.values.days import match_date, read_date
from factcheck.values.words import in_words


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2025-06-06", "2025-06-06"),
        ("2025/06/06", "2025-06-06"),
        ("6.6.2025", "2025-06-06"),
        ("06/13/2025", "2025-06-13"),
        ("13/06/2025", "2025-06-13"),
        ("June 6, 2025", "2025-06-06"),
        ("June 6 2025", "2025-06-06"),
        ("Sept. 5, 2020", "2020-09-05"),
        ("6 June 2025", "2025-06-06"),
        ("6th of June 2025", "2025-06-06"),
        ("17 april 2025", "2025-04-17"),
        ("2025-06-06T12:00Z", "2025-06-06"),
        ("June 2025", "2025-06"),
        ("June of 2025", "2025-06"),
        ("2025-06", "2025-06"),
        ("2025", "2025"),
        ("summer 2022", "2022-06-01/2022-09-22"),
        ("spring of 2015", "2015-03-01/2015-06-20"),
        ("Q3 2024", "2024-07-01/2024-09-30"),
        ("third quarter of 2024", "2024-07-01/2024-09-30"),
        ("late 2022", "2022-09-01/2022-12-31"),
        ("mid-2022", "2022-04-01/2022-09-30"),
        ("mid-June 2024", "2024-06-08/2024-06-22"),
        ("the end of 2019", "2019-10-01/2019-12-31"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("late 1990s", "1995-01-01/1999-12-31"),
        ("November 2022 to January 2023", "2022-11-01/2023-01-31"),
        ("November to January 2023", "2022-11-01/2023-01-31"),
        ("from 7 June to 9 August 2015", "2015-06-07/2015-08-09"),
        ("February 18 to April 2, 1957", "1957-02-18/1957-04-02"),
        ("June 7–9, 2015", "2015-06-07/2015-06-09"),
        ("7–9 June 2015", "2015-06-07/2015-06-09"),
        ("between 2019 and 2021", "2019-01-01/2021-12-31"),
        ("2019-2021", "2019-01-01/2021-12-31"),
        ("2019–21", "2019-01-01/2021-12-31"),
        ("by October 2019", "../2019-10-31"),
        ("by the end of 2019", "../2019-12-31"),
        ("before 2019", "../2018-12-31"),
        ("since 2017", "2017-01-01/.."),
        ("from 2017 on", "2017-01-01/.."),
        ("2017 onwards", "2017-01-01/.."),
        ("after 2017", "2018-01-01/.."),
        ("about 1850", "1850~"),
        ("c. 1850", "1850~"),
        ("4 juin 2025", "2025-06-04"),
        ("6. Juni 2025", "2025-06-06"),
        ("6 de junio de 2025", "2025-06-06"),
    ],
)
def test_a_written_date_is_read(text: str, canonical: str) -> None:
    read = read_date(text)
    assert read is not None
    assert read[0].canonical == (canonical,)


@pytest.mark.parametrize(
    "text",
    [
        "06/07/2025",
        "2010-12-",
        "2003-04",
        "7 June",
        "June 7",
        "1/2/3",
        "6 June 44 BC",
        "12",
        "",
        "soon",
        "June",
        "2019/20",
    ],
)
def test_what_could_be_two_dates_or_none_is_no_value(text: str) -> None:
    assert read_date(text) is None


def test_the_order_of_day_and_month_can_be_told() -> None:
    day_first, month_first = read_date("06/07/2025", day_first=True), read_date("06/07/2025", day_first=False)
    assert day_first is not None and day_first[0].canonical == ("2025-07-06",)
    assert month_first is not None and month_first[0].canonical == ("2025-06-07",)


def test_a_weekday_is_left_out_and_checked() -> None:
    fits, does_not = match_date("Friday, 20 September 2002", 0), match_date("Monday, 20 September 2002", 0)
    assert fits is not None and does_not is not None
    assert fits.value.text == "20 September 2002"
    assert fits.steps == ("weekday Friday fits",)
    assert does_not.steps == ("weekday Monday does not fit: 2002-09-20 is a Friday",)


def test_other_languages_fall_back_to_dateparser() -> None:
    read = read_date("4 czerwca 2025")
    assert read is not None
    assert read[0].canonical == ("2025-06-04",)
    assert read[1] == ("read by dateparser (pl)",)


@pytest.mark.parametrize(
    ("text", "why", "best"),
    [
        ("June 4 20025", "the year 20025 has five digits", "June 4 2025"),
        ("4 June 20025", "the year 20025 has five digits", "4 June 2025"),
        ("20025-06-04", "the year 20025 has five digits", "2025-06-04"),
        ("06/04/20025", "the year 20025 has five digits", "06/04/2025"),
        ("June 4, 225", "the year 225 has only three digits", "June 4, 2025"),
        ("202-06-04", "the year 202 has only three digits", "2024-06-04"),
        ("31 February 2019", "February 2019 had 28 days", "1 February 2019"),
        ("February 29, 2019", "February 2019 had 28 days", "February 28, 2019"),
        ("31 April 2020", "April has 30 days", "30 April 2020"),
        ("32 May 2019", "no month has 32 days", "31 May 2019"),
        ("2025-13-04", "there is no month 13", "2025-04-13"),
        ("2025-06-00", "there is no day 0", "2025-06-06"),
        ("2025-00-04", "there is no month 0", "2025-06-04"),
        ("2O25-06-04", "the year 2O25 has a letter among its digits", "2025-06-04"),
        ("2025-0G-04", "the month 0G has a letter among its digits", "2025-06-04"),
    ],
)
def test_a_date_that_cannot_be_is_malformed_and_says_why(text: str, why: str, best: str) -> None:
    read = read_date(text, base=date(2024, 1, 1))
    assert read is not None
    value = read[0]
    assert isinstance(value, Malformed)
    assert value.why == why
    assert value.repairs[0].replacement == best
    assert len(value.repairs) <= 8
    assert all(repair.because for repair in value.repairs)


def test_a_leap_day_is_a_date() -> None:
    assert isinstance((read_date("29 February 2020") or [None])[0], DateValue)


def test_the_base_sorts_near_years_first_and_says_so() -> None:
    read = read_date("June 4 20025", base=date(2002, 5, 1))
    assert read is not None and isinstance(read[0], Malformed)
    assert read[0].repairs[0].replacement == "June 4 2002"
    assert read[0].repairs[0].because[1:] == ("near 2002, the document's own time",)
    assert read[0].repairs[-1].replacement == "June 4 2025"


def test_the_last_day_of_the_month_comes_first_and_no_repair_twice() -> None:
    read = read_date("June 31, 2020")
    assert read is not None and isinstance(read[0], Malformed)
    replacements = [repair.replacement for repair in read[0].repairs]
    assert replacements[0] == "June 30, 2020"
    assert len(replacements) == len(set(replacements))


def test_days_at_the_end_of_time_do_not_fail() -> None:
    assert read_date("after 31 December 9999") is not None


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_a_printed_day_reads_back(day: date) -> None:
    value = DateValue("", day, day, "day")
    for text in (value.canonical[0], in_words(value)):
        read = read_date(text)
        assert read is not None
        assert read[0].canonical == value.canonical


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)), st.integers(1, 4000))
def test_a_printed_range_reads_back(start: date, days: int) -> None:
    value = DateValue("", start, start + timedelta(days=days), "range")
    if value.end.year == start.year or (start.month, start.day) != (1, 1):
        read = read_date(in_words(value))
        assert read is not None
        assert read[0].canonical == value.canonical


@given(st.text(max_size=60))
def test_reading_any_text_never_fails(text: str) -> None:
    match_date(text, 0)
