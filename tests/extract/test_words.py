"""How text is cut into words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract import words
from factcheck.extract.words import cut, words_of

PIECES = "St Mr. U.S. J. the a A film film's don’t co-op 1,000 3.5 3M é ß . , ; : ) ( \" ’s ’ - Inc. $ _ \n \t x\u00a0y".split(" ")


@settings(max_examples=300)
@given(st.lists(st.sampled_from([*PIECES, " ", " "])).map("".join))
def test_the_quick_way_finds_the_same_words(text: str) -> None:
    plain = [(m.group(), m.start(), m.end()) for m in re.finditer(words._WORD, text)]
    assert list(zip(*cut(text), strict=True)) == plain


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing_is_cut_from_nothing(text: str) -> None:
    assert cut(text) == ([], [], [])


def test_offsets_are_those_of_the_text() -> None:
    found, starts, ends = cut("  Mara Quist’s film, 1,000 days.")
    assert found == ["Mara", "Quist", "’s", "film", ",", "1,000", "days", "."]
    assert [(s, e) for s, e in zip(starts, ends, strict=True)][:3] == [(2, 6), (7, 12), (12, 14)]
    assert words_of("Mara Quist’s") == ("mara", "quist", "'s")
