"""Names that differ, lists that leave out, lists that contradict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.judge.bench import a_statement, an_attribute, held, in_passing, meaning, names, told_apart, values_of

from factcheck.judge.name_set import equate, judge
from factcheck.judge.verdict import Judged
from factcheck.model.claim import Claim
from factcheck.model.value import Name, NameSet

PERSONS = {"type": "persons", "many": "set"}


def judged(*values: str | NameSet | Claim, **fields: object) -> Judged:
    given = [names(v) if isinstance(v, str) else v for v in values]
    return judge(held(given), an_attribute(**{**PERSONS, **fields}))


def part(words: str) -> NameSet:
    """A list that does not mean to be complete."""
    return names(words, "no")


def test_equal_lists_agree_in_any_order() -> None:
    assert judged("Ada Berg, Carl Dahl", "Carl Dahl, Ada Berg").verdict == "agree"


def test_a_shorter_whole_list_leaves_out_whom_the_longer_names() -> None:
    found = judged("Ada Berg, Carl Dahl", "Ada Berg")
    assert (found.verdict, found.code) == ("disagree", "FC201")
    assert values_of(found) == ["Ada Berg", "Ada Berg, Carl Dahl"]
    assert found.preferred == 1
    assert "the first lacks Carl Dahl" in found.reason


def test_three_nested_lists_are_one_omission_with_the_fullest_last() -> None:
    found = judged("Ada Berg, Carl Dahl, Eva Falk", "Ada Berg", "Ada Berg, Carl Dahl")
    assert found.code == "FC201"
    assert told_apart(found) == [(1,), (2,), (0,)]
    assert found.preferred == 2


def test_lists_of_which_each_has_a_name_of_its_own_contradict() -> None:
    found = judged("Ada Berg, Carl Dahl", "Ada Berg, Eva Falk")
    assert (found.verdict, found.code) == ("disagree", "FC101")
    assert found.reason == "one has Carl Dahl, the other Eva Falk; both have Ada Berg"


def test_single_names_that_differ_contradict_whatever_their_completeness() -> None:
    assert judged(part("Ada Berg"), part("Carl Dahl"), many="single").code == "FC101"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. R. Holm", "John Robert Holm"),
        ("J.R. Holm", "John Holm"),
        ("Bill Holm", "William Holm"),
        ("John Holm Jr.", "John Holm"),
        ("Holm", "John Holm"),
        ("Park Chan-wook", "Chan-wook Park"),
        ("Soo-jin Lee", "Su-jin Lee"),
        ("Nicholas Lund", "Nicolas Lund"),
        ("José Peña", "Jose Pena"),
    ],
)
def test_forms_of_one_name_agree(one: str, other: str) -> None:
    assert judged(one, other).verdict == judged(other, one).verdict == "agree"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Holm", "Adam Holm"),
        ("J. Holm", "Adam Holm"),
        ("John Holm", "John Hall"),
        ("Kim Lund", "Tim Lund"),
    ],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    assert judged(one, other).verdict == judged(other, one).verdict == "disagree"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lantern Pictures", "Lantern Pictures Inc."),
        ("Lantern Films", "Lantern"),
        ("Twentieth Lantern", "20th Lantern"),
        ("Lantern & Sons", "Lantern and Sons"),
        ("Lantern Pictures", "Lantern Pictures Classics"),
    ],
)
def test_suffixes_and_branches_of_an_organisation_open_no_dispute(one: str, other: str) -> None:
    values = [names(w, kind="organisation") for w in (one, other)]
    assert judged(*values, type="organisations").verdict == "agree"


def test_two_organisations_are_two() -> None:
    values = [names(w, kind="organisation") for w in ("87North Productions", "87Eleven Entertainment")]
    assert judged(*values, type="organisations").code == "FC101"


def test_a_partial_list_fits_into_the_full_one() -> None:
    assert judged("Ada Berg, Carl Dahl", part("Ada Berg")).verdict == "agree"


def test_a_partial_list_with_a_name_that_the_full_one_lacks_contradicts() -> None:
    found = judged("Ada Berg, Carl Dahl", part("Eva Falk"))
    assert (found.verdict, found.code) == ("disagree", "FC101")


def test_partial_lists_alone_decide_nothing() -> None:
    found = judged(part("Ada Berg"), part("Carl Dahl"))
    assert (found.verdict, found.code) == ("incomparable", "")


def test_a_partial_list_supports_the_one_side_that_holds_it() -> None:
    found = judged("Ada Berg, Carl Dahl", "Eva Falk", part("Carl Dahl"))
    assert sorted(told_apart(found)) == [(0, 2), (1,)]
    assert found.witnesses == ()


def test_a_partial_list_in_both_sides_is_a_witness_of_neither() -> None:
    found = judged("Ada Berg, Carl Dahl", "Ada Berg, Eva Falk", part("Ada Berg"))
    assert sorted(told_apart(found)) == [(0,), (1,)]
    assert found.witnesses == (("names some of them", (2,)),)


def test_a_name_in_passing_supports_and_never_opens_a_dispute() -> None:
    assert judged("Ada Berg, Carl Dahl", in_passing(names("Carl Dahl"))).verdict == "agree"
    unknown = judged("Ada Berg, Carl Dahl", in_passing(names("Eva Falk")))
    assert (unknown.verdict, unknown.code) == ("ambiguous", "")
    assert judged("Ada Berg", in_passing(names("Ada Berg, Carl Dahl"))).code == ""


def test_mentions_alone_are_no_dispute() -> None:
    assert judged(in_passing(names("Ada Berg"), "a"), in_passing(names("Carl Dahl"), "b"), many="single").code == ""


def test_an_open_list_neither_omits_nor_contradicts() -> None:
    assert judged("Ada Berg, Carl Dahl", "Ada Berg", closed=False).verdict == "agree"
    found = judged("Ada Berg", "Carl Dahl", closed=False)
    assert (found.verdict, found.code) == ("incomparable", "")


def test_names_stand_in_the_order_of_the_text() -> None:
    assert values_of(judged("Zoe Berg, Ada Dahl", "Zoe Berg"))[1] == "Zoe Berg, Ada Dahl"


def test_the_fullest_form_leads_and_is_independent_of_order() -> None:
    forms = {n.key: n for n in names("j holm, john holm, john robert holm").members}
    backwards: dict[str, Name] = {k: forms[k] for k in reversed(forms)}
    assert set(equate(forms).values()) == {("john robert holm",)}
    assert equate(forms) == equate(backwards)


@pytest.mark.parametrize("third", ["Holm", "A. Holm"])
def test_a_form_that_fits_two_people_does_not_make_them_one(third: str) -> None:
    assert judged("Adam Holm, Alice Holm", "Adam Holm").code == "FC201"
    assert judged("Adam Holm, Alice Holm", "Adam Holm", part(third)).code == "FC201"


def test_a_form_that_fits_two_people_is_the_one_whom_its_document_names_in_full() -> None:
    both = a_statement(names("Adam Holm, Alice Holm"), "a")
    one = [a_statement(names("Holm"), "b"), a_statement(names("Adam Holm"), "b", force="mentions")]
    assert told_apart(judged(both, *one)) == [(1, 2), (0,)]
    found = judged(both, a_statement(names("Holm"), "b"))
    assert found.code == ""


def test_a_form_that_fits_two_people_bears_witness_to_nobody() -> None:
    found = judged("Adam Holm, Alice Holm", "Adam Holm", part("Holm"))
    assert found.witnesses == (("may name one of several", (2,)),)


LISTS = st.sampled_from(
    [
        names("Ada Berg, Carl Dahl"),
        names("Carl Dahl, A. Berg"),
        names("Ada Berg"),
        names("Berg"),
        names("Eva Falk"),
        names("Ada Berg, Carl Dahl, Eva Falk"),
        part("Carl Dahl"),
        part("Gil Holm"),
        in_passing(names("Eva Falk"), "p"),
        in_passing(names("Ida Juul"), "q"),
    ]
)


@pytest.mark.parametrize("many", ["single", "set"])
@given(orders=st.lists(LISTS, min_size=2, max_size=7).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_claims_changes_nothing(many: str, orders: tuple[list[NameSet | Claim], list[NameSet | Claim]]) -> None:
    assert meaning(judged(*orders[0], many=many)) == meaning(judged(*orders[1], many=many))
