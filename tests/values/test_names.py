"""Names: folding, lists, and who is the same as whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values import names


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The  Grand Hotel", "grand hotel"),
        ("Zoë Kravitz", "zoe kravitz"),
        ("O’Brien's", "o'brien"),
        ("Chan-wook, Park!", "chan-wook park"),
        ("A", "a"),
        ("…", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert names.fold(text) == folded


@pytest.mark.parametrize(
    "name",
    ["Iris Salone", "Ruth Skinnermore", "Tarn Brothers", "Hugh More", "Nora Alone", "Paul Sonly", "Just Amberg", "Anne-More Vik"],
)
def test_the_end_of_a_name_is_no_cue(name: str) -> None:
    found = names.split_names(name)
    assert ([p.text for p in found.pieces], found.complete) == ([name], "unknown")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Tyler Bates, Joel J. Richard", ["Tyler Bates", "Joel J. Richard"]),
        ("Ana Bo and Bea Co", ["Ana Bo", "Bea Co"]),
        ("A, B, and C", ["A", "B", "C"]),
        ("A, B and C", ["A", "B", "C"]),
        ("Ana Bo; Bea Co", ["Ana Bo", "Bea Co"]),
        ("A / B", ["A", "B"]),
        ("Robert Downey, Jr. and Bea Co", ["Robert Downey, Jr.", "Bea Co"]),
        ("Acme, Inc., Beta Works", ["Acme, Inc.", "Beta Works"]),
        ("Simon & Schuster", ["Simon & Schuster"]),
        ("Simon and Schuster", ["Simon and Schuster"]),
        ("AT&T", ["AT&T"]),
        ("AC/DC", ["AC/DC"]),
        ("• “Ana Bo”.", ["Ana Bo"]),
        ("Ana Bo,\nBea Co", ["Ana Bo", "Bea Co"]),
        ("123, --", []),
        ("x" * 81, []),
        ("", []),
    ],
)
def test_a_list_is_taken_apart(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in names.split_names(text).pieces] == pieces


def test_brackets_become_notes_and_spans_point_at_the_names() -> None:
    text = "Lionsgate (United States), Metropolitan FilmExport (France)"
    pieces = names.split_names(text).pieces
    assert [(piece.text, piece.note) for piece in pieces] == [
        ("Lionsgate", "United States"),
        ("Metropolitan FilmExport", "France"),
    ]
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "complete", "cue"),
    [
        ("including Ana Bo and Bea Co", "no", "including"),
        ("Ana Bo, Bea Co and others", "no", "others"),
        ("Ana Bo, Bea Co, among others", "no", "among others"),
        ("Ana Bo et al.", "no", "et al."),
        ("Ana Bo, Bea Co, ...", "no", "..."),
        ("Ana Bo, Bea Co, only", "yes", "only"),
        ("solely Ana Bo", "yes", "solely"),
        ("Ana Bo, Bea Co", "unknown", ""),
    ],
)
def test_words_around_a_list_say_whether_it_is_complete(text: str, complete: str, cue: str) -> None:
    read = names.split_names(text)
    assert (read.complete, read.cue) == (complete, cue)
    assert read.pieces[0].text == "Ana Bo"


def test_last_name_first_only_if_told() -> None:
    assert [piece.text for piece in names.split_names("Reeves, Keanu", last_first=True).pieces] == ["Keanu Reeves"]
    assert len(names.split_names("Reeves, Keanu").pieces) == 2


@given(st.text(alphabet='AaBb ,;/&()[]\n"•.and', max_size=60))
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for piece in names.split_names(text).pieces:
        assert end <= piece.start < piece.end <= len(text)
        end = piece.end


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Keanu Reeves", "keanu reeves", True),
        ("Keanu Reeves", "Reeves, Keanu", True),
        ("Bob Smith", "Robert J. Smith", True),
        ("J. R. R. Tolkien", "John Ronald Reuel Tolkien", True),
        ("J.R.R. Tolkien", "John Ronald Reuel Tolkien", True),
        ("Robert Downey Jr.", "Robert Downey", True),
        ("Park Chan-wook", "Chan-wook Park", True),
        ("Madonna", "Madonna", True),
        ("Reeves", "Keanu Reeves", False),
        ("Gabriel Byrne", "Gabriel Basso", False),
        ("Ana de Armas", "Ana Armas", False),
        ("John A. Smith", "John B. Smith", False),
        ("Martin Sheen", "Charlie Sheen", False),
        ("", "Ana Bo", False),
        ("Ryō Tanabe", "Ryo Tanabe", True),
        ("Ryou Tanabe", "Ryō Tanabe", True),
        ("Jō Arakawa", "Joe Arakawa", True),
        ("Paul Arden", "Paula Arden", False),
        ("Jo Arden", "Joan Arden", False),
    ],
)
def test_same_person(a: str, b: str, same: bool) -> None:
    assert names.same_person(a, b) is same
    assert names.same_person(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "same", "related"),
    [
        ("Acme Films", "ACME Film GmbH", True, False),
        ("Metropolitan FilmExport", "Metropolitan Filmexport", True, False),
        ("Warner Bros.", "Warner Brothers", True, False),
        ("BBC", "British Broadcasting Corporation", True, False),
        ("Sony Pictures", "Sony Pictures Classics", False, True),
        ("Sony Pictures", "Sony Music", False, True),
        ("87North Productions", "87Eleven Entertainment", False, False),
        ("Thunder Road Films", "Summit Entertainment", False, False),
    ],
)
def test_organisations(a: str, b: str, same: bool, related: bool) -> None:
    assert names.same_organisation(a, b) is names.same_organisation(b, a) is same
    assert names.related_organisation(a, b) is names.related_organisation(b, a) is related


def test_a_core_is_never_empty() -> None:
    assert names.organisation_core("Film Company") == "film"
    assert names.organisation_core("Entertainment") == "entertainment"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("The Godfather Part II", "Godfather: Part 2", True),
        ("Rocky II", "Rocky 2", True),
        ("John Wick: Chapter 4", "John Wick 4", True),
        ("John Wick: Chapter 3 – Parabellum", "John Wick: Chapter 3", True),
        ("Dune", "Dune: Part Two", False),
        ("Rocky", "Rocky II", False),
        ("I, Robot", "I Robot", True),
    ],
)
def test_same_title(a: str, b: str, same: bool) -> None:
    assert names.same_title(a, b) is same
    assert names.same_title(b, a) is same
