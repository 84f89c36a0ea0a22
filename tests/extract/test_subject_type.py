"""What kind of thing a document is about, from its introduction."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages


def type_of(text: str, title: str = "Ada Quist") -> str:
    report = audit_pages({"a.md": f"# {title}\n\n{text}\n"})
    return next((s.type for s in report.subjects if s.name == title), "")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quist was a Swedish chemist.",
        "Ada Quist (born 1921) was a Swedish chemist.",
        "Ada Quist (3 May 1921 – 7 June 2004) was a Swedish physicist and chemist. She died in Lund.",
        "Ada Quist, a chemist from Lund, was born in 1921.",
    ],
)
def test_an_introduction_says_the_type_whatever_stands_in_a_bracket_behind_the_name(text: str) -> None:
    assert type_of(text) == "person"


@pytest.mark.parametrize("text", ["Ada Quist sails on Friday.", "The chemist met Ada Quist.", "Ada Quist is a chemist's almanac."])
def test_a_noun_that_introduces_nobody_says_no_type(text: str) -> None:
    assert type_of(text) != "person"
