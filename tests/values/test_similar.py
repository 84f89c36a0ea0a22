"""How alike two texts are."""

from __future__ import annotations

from factcheck.values.similar import closest, edit_distance, similarity


def test_similarity_is_between_nothing_and_one() -> None:
    assert similarity("abc", "abc") == 1
    assert similarity("abc", "xyz") == 0
    assert similarity("labels", "lables") == similarity("lables", "labels") > 0.8


def test_a_swap_is_one_edit() -> None:
    assert edit_distance("lables", "labels") == 1
    assert edit_distance("20025", "2025") == 1


def test_did_you_mean() -> None:
    assert closest("lables", ["templates", "labels", "type"]) == "labels"
    assert closest("zzz", ["templates", "labels"]) is None
    assert closest("x", []) is None
