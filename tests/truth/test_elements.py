"""Sets, element by element."""

from __future__ import annotations

import pytest

from factcheck.truth.elements import SetItem, estimate_sets, whole_set


def chances(*sets: set[int], more: bool = False) -> list[float]:
    elements = max(e for one in sets for e in one) + 1
    item = SetItem(elements, [(s, frozenset(one), more) for s, one in enumerate(sets)])
    return estimate_sets([item], len(sets)).probabilities[0]


def test_partial_lists_do_not_outvote_the_full_one() -> None:
    chosen, probability = whole_set(chances({0, 1}, {0, 1}, {0}, {0}, {1}, {0}))
    assert chosen == {0, 1}
    assert 0.5 < probability < 1


def test_an_element_that_one_of_many_names_is_left_out() -> None:
    assert whole_set(chances({0, 1}, *[{0}] * 8))[0] == {0}


def test_silence_of_a_list_that_goes_on_says_nothing() -> None:
    complete, open_lists = chances({0, 1}, *[{0}] * 8), chances({0, 1}, *[{0}] * 8, more=True)
    assert open_lists[1] > 0.5 > complete[1]


def test_a_set_is_never_empty() -> None:
    chosen, probability = whole_set([0.2, 0.4])
    assert chosen == {1}
    assert probability == pytest.approx(0.8 * 0.4)


def test_the_order_of_sources_changes_nothing() -> None:
    assert chances({0, 1}, {0}, {1, 2}) == pytest.approx(chances({1, 2}, {0, 1}, {0}))
