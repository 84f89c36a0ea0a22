"""The template dialect: what is read from a template, and that walking it backwards is the same sequence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.template import Choice, Gap, Item, Slot, TemplateError, Word, parse_template, reverse, slots


def test_words_are_folded_and_cut_like_the_text_they_meet() -> None:
    assert parse_template("Directed by Mara’s crew") == (Word("directed"), Word("by"), Word("mara"), Word("'s"), Word("crew"))


def test_a_choice_has_ways_of_several_words() -> None:
    assert parse_template("(is|was being)") == (Choice(((Word("is"),), (Word("was"), Word("being"))), False),)


@pytest.mark.parametrize("text", ["(is|was)?", "(is|was|)", "(|is|was)"])
def test_a_choice_may_be_absent(text: str) -> None:
    assert parse_template(text) == (Choice(((Word("is"),), (Word("was"),)), True),)


def test_choices_nest() -> None:
    (choice,) = parse_template("(a ({date}|b)? c|d)")
    assert isinstance(choice, Choice)
    assert choice.ways[0] == (Word("a"), Choice(((Slot("date", ""),), (Word("b"),)), True), Word("c"))


def test_a_gap_is_six_words_or_as_many_as_it_says_up_to_twelve() -> None:
    assert parse_template("a ... b ...3 c ...12 d")[1::2] == (Gap(6), Gap(3), Gap(12))


def test_a_full_stop_is_no_gap() -> None:
    assert parse_template("the U.S. gross")[1] == Word("u.s.")


def test_a_slot_has_a_type_and_maybe_a_role() -> None:
    assert parse_template("{persons} {territory@territory} { date @ value }") == (
        Slot("persons", ""),
        Slot("territory", "territory"),
        Slot("date", "value"),
    )


def test_all_slots_are_listed_those_in_choices_too() -> None:
    assert [s.type for s in slots(parse_template("{a} ({b}|x ({c})?) {d}"))] == ["a", "b", "c", "d"]


def test_walked_backwards_is_the_same_sequence_reversed() -> None:
    assert reverse(parse_template("{a} was (x y|z)? by ...2")) == (
        Gap(2),
        Word("by"),
        Choice(((Word("y"), Word("x")), (Word("z"),)), True),
        Word("was"),
        Slot("a", ""),
    )


@pytest.mark.parametrize("text", ["(", ")", "a|b", "(a", "a)", "a?", "{a", "a}", "{}", "{@x}", "", "  ", "...13", "(((((a)))))"])
def test_what_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(TemplateError):
        parse_template(text)


PIECES = st.recursive(
    st.sampled_from(["was", "by", "{persons}", "{date@value}", "...", "...2", "directed"]),
    lambda inner: st.builds(
        lambda ways, optional: f"({'|'.join(ways)}){'?' if optional else ''}",
        st.lists(inner, min_size=1, max_size=3),
        st.booleans(),
    ),
    max_leaves=6,
)


@given(pieces=st.lists(PIECES, min_size=1, max_size=6))
def test_reversing_twice_changes_nothing(pieces: list[str]) -> None:
    try:
        items = parse_template(" ".join(pieces))
    except TemplateError as error:
        assert "nested" in str(error)
        return
    assert reverse(reverse(items)) == items
    assert [s.type for s in slots(reverse(items))] == [s.type for s in slots(items)][::-1] or any(
        isinstance(i, Choice) for i in items
    )


@given(text=st.text(alphabet="ab(){}|?.@ 3", max_size=30))
def test_any_text_is_a_template_or_an_error(text: str) -> None:
    try:
        items: tuple[Item, ...] = parse_template(text)
    except TemplateError:
        return
    assert items
