"""Values in words, for people."""

from __future__ import annotations

import pytest

from factcheck.model.value import Malformed, Name, NameSet, Relation, Text, Truth, Value
from factcheck.values.find import find_values
from factcheck.values.words import in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-06-06", "6 June 2025"),
        ("Nov 2022", "November 2022"),
        ("late 2022", "1 September to 31 December 2022 (late 2022)"),
        ("by October 2019", "by October 2019"),
        ("before 2019", "by the end of 2018"),
        ("since 2017", "from 2017 on"),
        ("c. 1850", "about 1850"),
        ("the 1990s", "the 1990s"),
        ("2019–21", "2019 to 2021"),
        ("June 7–9, 2015", "7 June to 9 June 2015"),
        ("125 minutes", "125 min"),
        ("$137.2 million", "$137.2 million"),
        ("$28-30 million", "28 to 30 million USD"),
        ("about 90", "about 90"),
        ("at least 40 people", "at least 40 people"),
        ("62 percent", "62%"),
        ("£1,200", "£1,200"),
        ("June 4 20025", "“June 4 20025”"),
    ],
)
def test_a_found_value_in_words(text: str, words: str) -> None:
    (found,) = find_values(text)
    assert in_words(found.value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (NameSet("", "person", (Name("Ana Bo", "ana bo"), Name("Bea Co", "bea co"))), "Ana Bo, Bea Co"),
        (Relation("", "between", (Name("One", "one"), Name("Two", "two"))), "between One and Two"),
        (Relation("", "owner"), "owner"),
        (Truth("", True), "yes"),
        (Text("a  b", "a b"), "a b"),
        (Malformed("31  Feb", "date", ""), "“31 Feb”"),
    ],
)
def test_other_values_in_words(value: Value, words: str) -> None:
    assert in_words(value) == words
