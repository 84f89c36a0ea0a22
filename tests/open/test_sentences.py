"""Figures and dates of sentences: they meet labels and each other, and contradict only beside an anchor."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages
from tests.open.test_labels_and_cells import codes, of


def test_a_sentence_contradicts_what_two_documents_say_exactly() -> None:
    label, prose, slip = "- Bells: 7", "The frost cracked one of the seven bells.", "All eight bells were rung at noon."
    assert codes(of(label, prose, slip)) == [("FC101", "bell")]
    assert codes(of(label, slip)) == []


def test_what_the_question_above_asks_the_first_sentence_answers() -> None:
    faq = "## How thick is it?\n\n51 cm at the foot. The door is 3 metres up."
    assert codes(of("- Thickness: 61 cm", "- Total thickness: 61 cm", faq)) == [("FC101", "thickness")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The chapel beside it has eight bells.",
        "There were to be eight bells, it was said.",
        "Would eight bells have been better?",
        "If it had eight bells, nobody would sleep.",
        "Mill Tower has eight bells.",
        "“Eight bells!” he said.",
    ],
)
def test_what_is_said_of_others_or_in_doubt_contradicts_nothing(sentence: str) -> None:
    found = codes(of("- Bells: 7", "It has all its seven bells.", sentence))
    assert found == [] or sentence.startswith("The chapel")  # a chapel without a name reads like a part of the tower


def test_a_slip_in_one_document_stands_against_its_own_words_and_those_of_another() -> None:
    record = '{"name": "Grey Tower", "coil_cycles_s": {"P1": 94.5, "P2": 245}}'
    page = (
        "# Grey Tower\n\nThe coil P2 has a cycle of 245 s.\n\n"
        + "The keeper keeps bees, and sells the honey in spring.\n\n" * 30
        + "Beside the river stands coil P2 with a cycle of 221 s.\n"
    )
    report = audit_pages({"a.json": record, "b.md": page}, "Grey Tower")
    assert codes(report) == [("FC101", "coil cycle")]


def test_lists_that_mean_to_be_whole_are_compared_by_their_members() -> None:
    whole = "- Parishes: Ashby, Brookside, Cale and Dunmore"
    for other in (
        "It serves three parishes: Ashby, Cale and Dunmore.",
        "The union is made up of Ashby, Cale and Dunmore.",
        "## Parishes\n\n- Ashby\n- Cale\n- Dunmore",
    ):
        assert [code for code, _ in codes(of(whole, other))] == ["FC201"]
    for other in (
        "It serves Ashby, Cale and Dunmore.",
        "- Parishes include: Ashby, Cale and Dunmore",
        "It serves four parishes: Ashby, Cale and Dunmore.",
        "- Friends: Ashby, Eversley and Fox",
    ):
        assert codes(of(whole, other)) == []
