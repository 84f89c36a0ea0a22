"""Values in running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model.value import Malformed
from factcheck.values import find
from factcheck.values.find import find_values

PIECES = [
    "June",
    "4",
    "20025",
    "2019",
    " ",
    ",",
    "-",
    "–",
    "$",
    "million",
    "two",
    "hours",
    "and",
    "from",
    "to",
    "by",
    "the",
    "late",
    "1990s",
]
PIECES += [
    "%",
    "12",
    "1,240",
    "people",
    "\n",
    "more than",
    ".",
    "(",
    ")",
    "Chapter",
    "°C",
    "Q3",
    "2025-06-04",
    "PT2H5M",
    "½",
]


def words(text: str) -> list[str]:
    return [found.value.text for found in find_values(text)]


def test_a_paragraph_gives_its_values_in_order() -> None:
    text = (
        "Released on June 6, 2025, the film grossed $137.2 million on a $90 million budget; 62% of 150 critics liked "
        "it. It was shot from November 2022 to January 2023, more than thirty billion yen, two hours and five minutes."
    )
    assert words(text) == [
        "June 6, 2025",
        "$137.2 million",
        "$90 million",
        "62%",
        "150 critics",
        "from November 2022 to January 2023",
        "more than thirty billion yen",
        "two hours and five minutes",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 4",
        "B-52",
        "v3.2",
        "#212",
        "No. 41",
        "page 3",
        "at 7.30 pm",
        "PG-13",
        "Boeing 747",
        "call 555-1234",
        "the 7 June",
        "+1 (212) 555-1234",
        "ISBN 978-3-16-148410-0",
        "the 20th century",
        "London–2012",
        "1,2,3",
        "[12]",
        "page 1917",
        "1 240 people",
    ],
)
def test_names_and_identifiers_hold_no_values(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Runtime:125 min", "125 min"),
        ("On Friday, 20 September 2002 it", "20 September 2002"),
        ("it was by October 2019 that", "by October 2019"),
        ("In May 2019, it", "May 2019"),
        ("John Wick: Chapter 4 (2023)", "2023"),
        ("a loss of -5 °C today", "-5 °C"),
        ("worth US$ 5 million now", "US$ 5 million"),
        ("Two hours later", "Two hours"),
        ("in the mid-1990s", "the mid-1990s"),
        ("in 2000 people died", "2000"),
        ("the 2022 elections", "2022"),
        ("12 | 13.5", "12"),
    ],
)
def test_the_longest_reading_wins(text: str, value: str) -> None:
    assert words(text)[0] == value


def test_a_malformed_date_is_found_in_prose() -> None:
    (found,) = find_values("It opens on June 4 20025 in France.")
    assert isinstance(found.value, Malformed)
    assert found.value.text == "June 4 20025"


def test_numbers_alone_in_cells_are_read_like_any_other() -> None:
    assert words("12 | 13.50\n2019\n7") == ["12", "13.50", "2019", "7"]
    assert words("on June\n12, 2019") == ["June\n12, 2019"]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["", " "]))
def test_spans_lie_in_the_text_and_do_not_overlap(pieces: list[str], joiner: str) -> None:
    text = joiner.join(pieces)
    end = 0
    for found in find_values(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.value.text
        assert found.value.canonical
        end = found.end


@given(st.text(alphabet="0123456789-/.,: $%½JunemayQthst\n–", max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    find_values(text)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from("12 7 007 2021 345 1.5 3.25 1,000 5th 3q B2 $5 5% 31 12-5 4/5 3) May of km first 1.2.3 0 -3".split()))
)
def test_numbers_among_numbers_are_read_as_the_grammars_would(words: list[str]) -> None:
    text = " ".join(words)
    quickly = find_values(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "_among_numbers", lambda text, place: None)
        assert find_values(text) == quickly


def test_a_long_row_of_numbers_gives_every_number() -> None:
    numbers = [str(n * 7919 % 1000 + 3000) for n in range(5000)]
    assert [found.value.text for found in find_values(" ".join(numbers))] == numbers
