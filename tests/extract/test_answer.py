"""Questions of a page that it answers with yes or no."""

from __future__ import annotations

import pytest
from tests.audits import claims_in, said


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Is Harbour Lights a true story?\nYes. The storm came in 1911, and the book follows the log.", ["true_story: yes"]),
        ("Is the film based on a book?\nNo, and nobody ever said so.", ["from_book: no"]),
        ("Is there a post-credits scene?\n\nNo. You are free to go.", ["post_credits_scene: no"]),
        ("Is Last Boat a true story?\nYes. The storm came in 1911.", []),
        ("Is there a post-credits scene?\n\nNobody stayed to see.", []),
        ("Is the film sold out?\nYes. Come early.", []),
    ],
)
def test_a_question_and_its_answer_are_one_statement(text: str, claims: list[str]) -> None:
    assert said(claims_in(text)) == claims


def test_the_evidence_is_the_answer_and_its_reason() -> None:
    (claim,) = claims_in("Is there a post-credits scene?\n\nNo. You are free to go. The doors are on the left.")
    assert claim.evidence.quote == "No. You are free to go."
