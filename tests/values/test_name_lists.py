"""Names of people in every order and spelling."""

from __future__ import annotations

import pytest

from factcheck.values.name_lists import Person, read_lists, same_person_of_list


def surnames(*texts: str) -> list[list[str]]:
    return [[p.surname for p in listed.people] for listed in read_lists(texts)]


@pytest.mark.parametrize(
    "text",
    [
        "Roy, Ada; Holm, Ben",
        "Ada Roy, Ben Holm",
        "Ada Roy and Ben Holm",
        "ADA ROY & BEN HOLM",
        "Roy, Ada / Holm, Ben",
        "Roy, Ada, Holm, Ben",
        "Roy, Ada Holm, Ben",
        "Ada Roy Ben Holm",
        "Roy, Ada (Author), Holm, Ben (Author)",
        "Edited by Roy, Ada Edited by Holm, Ben",
        "Ada Roy | Ben Holm (Editor)",
        "Roy, A.; Holm, B.",
        "Roy; Holm",
        "Roy, Holm",
        "by Ada Roy, Ben Holm, foreword by Carl Dahl",
        "Ada Roy, University of Somewhere, Ben Holm",
    ],
)
def test_every_order_and_spelling_names_the_same_two(text: str) -> None:
    assert surnames("Roy, Ada; Holm, Ben", text)[1] == ["roy", "holm"]


def test_one_name_is_one_person_in_either_order() -> None:
    assert surnames("Roy, Ada", "Ada Roy", "Roy Ada", "ROY", "Roy, Ada M.") == [["roy"]] * 5


def test_particles_belong_to_no_surname_and_hyphens_do_not_part_it() -> None:
    assert surnames("van der Berg, Ada", "Ada van der Berg", "Lind-Holm, Eva", "Eva Lind-Holm") == [
        ["berg"], ["berg"], ["holm"], ["holm"],
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "Not Available", "0", "unknown", "N/A (NA)"])
def test_no_name_is_nobody(text: str) -> None:
    assert read_lists([text])[0].people == ()


def test_et_al_says_that_there_are_more() -> None:
    assert [listed.more for listed in read_lists(["Ada Roy, et al.", "Ada Roy"])] == [True, False]


def test_the_given_name_is_kept_in_front() -> None:
    assert read_lists(["Roy, Ada M."])[0].people[0].text == "Ada M. Roy"


def test_initials_stand_for_names_and_a_bare_surname_for_anybody_of_it() -> None:
    ada, a, bare, ben = (Person("roy", given, "") for given in ("ada", "a", "", "ben"))
    assert same_person_of_list(ada, a) and same_person_of_list(ada, bare)
    assert not same_person_of_list(ada, ben)
    assert same_person_of_list(Person("roy", "ada m", ""), Person("roy", "m ada", ""))


def test_hostile_text_is_read_in_time() -> None:
    assert read_lists(["(" * 100_000, ", " * 50_000, "a" * 100_000, "et al " * 20_000, "Roy, " * 20_000])
