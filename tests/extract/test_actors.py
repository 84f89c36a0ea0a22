"""Actors in brackets behind their characters."""

from __future__ import annotations

import pytest
from tests.audits import claims_in, said

CAST = "The film stars Tom Arden and Lena Voss.\n\n"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Elias Boone (Tom Arden) keeps the light.", ["Elias Boone's played_by: tom arden"]),
        ("On the pier young Nora Pike (Lena Voss) hides.", ["Nora Pike's played_by: lena voss, part young"]),
        (
            "Elias Boone (Tom Arden) waits for Nora Pike (Lena Voss).",
            ["Elias Boone's played_by: tom arden", "Nora Pike's played_by: lena voss"],
        ),
        ("Tom Arden (Night Ferry) waits.", []),
        ("Elias Boone (Jon Bell) keeps the light.", []),
        ("Tom Arden (Lena Voss) waits.", []),
        ("Nordlys Films (Tom Arden) pays.", []),
    ],
)
def test_an_actor_known_as_one_plays_whom_the_brackets_follow(text: str, claims: list[str]) -> None:
    assert said(claims_in(CAST + text, "played_by")) == claims


def test_nobody_is_an_actor_where_the_document_names_none() -> None:
    assert claims_in("Elias Boone (Tom Arden) keeps the light.", "played_by") == []
