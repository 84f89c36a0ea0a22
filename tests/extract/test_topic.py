"""Sentences about another work than the document's give no claims about the document's."""

from __future__ import annotations

import pytest

import factcheck

ELSEWHERE = [
    "A stage version directed by Cy Dee opened in 1999.",
    "A stage version opened in Oslo in 1999. It was directed by Cy Dee.",
    "In 2014 a live-action film directed by Cy Dee followed.",
    "The 2014 remake was directed by Cy Dee.",
    "A feature-length sequel was made in 1999. Directed by Cy Dee, it moved the story to Oslo.",
]
HERE = [
    "A gripping thriller directed by Cy Dee, Night Ferry runs 117 minutes.",
    "A stage version opened in 1999. The film was directed by Cy Dee.",
    "In 1988 Night Ferry was a film directed by Cy Dee.",
]


def _directors(text: str) -> list[str]:
    page = f"# Night Ferry (1988 film)\n\nNight Ferry is a 1988 drama film.\n\n{text}\n"
    return [c.value.text for c in factcheck.audit([factcheck.Input("a.md", page.encode())]).claims if c.attribute == "director"]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_is_said_of_another_work_is_no_claim_about_this_one(text):
    assert _directors(text) == []


@pytest.mark.parametrize("text", HERE)
def test_what_is_said_of_this_one_is(text):
    assert _directors(text) == ["Cy Dee"]
