"""Which documents tell one story, whose participants are the same, and what says the same in other words."""

from __future__ import annotations

from tests.story.reading import narrative, page, report_on

from factcheck.story.align import link
from factcheck.story.record import Participant


def somebody(key, *roles, gender="", beside=()):
    return Participant(key, key.title(), "person", gender, roles, 1, frozenset(beside))


def linked(*people):
    return link([(f"{n}.md", p) for n, p in enumerate(people)])


def test_a_first_name_and_the_full_name_are_one_across_documents():
    found = linked(somebody("ada lane"), somebody("ada"))
    assert found["1.md", "ada"] == "ada lane"


def test_a_surname_of_two_people_links_to_neither():
    found = linked(somebody("ada lane"), somebody("tom lane"), somebody("lane"))
    assert found["2.md", "lane"] not in ("ada lane", "tom lane")


def test_a_surname_alone_does_not_link_even_if_one_person_has_it():
    found = linked(somebody("ada lane"), somebody("lane"))
    assert found["1.md", "lane"] != "ada lane"


def test_a_surname_links_where_the_same_people_stand_beside_its_only_bearer():
    found = linked(somebody("ada lane", beside=("brandt", "reed")), somebody("lane", beside=("brandt",)))
    assert found["1.md", "lane"] == "ada lane"


def test_a_father_and_a_daughter_never_merge():
    for father in (
        somebody("lane", gender="male", beside=("brandt",)),  # he is a man
        somebody("mr lane", gender="male", beside=("brandt",)),
        somebody("tom lane", beside=("brandt",)),
    ):
        found = linked(somebody("ada lane", gender="female", beside=("brandt",)), father)
        assert found["1.md", father.key] != "ada lane"


def test_a_surname_does_not_link_in_a_document_that_calls_the_daughter_by_her_first_name():
    everyone = [("a.md", somebody("ada lane", beside=("brandt",)))]
    everyone += [("b.md", somebody("lane", beside=("brandt",))), ("b.md", somebody("ada"))]
    found = link(everyone)
    assert found["b.md", "ada"] == "ada lane"
    assert found["b.md", "lane"] != "ada lane"


def test_two_full_names_with_one_surname_stay_two():
    found = linked(somebody("ada lane"), somebody("tom lane"))
    assert found["0.md", "ada lane"] != found["1.md", "tom lane"]


def test_a_role_links_to_the_one_named_person_who_has_it():
    found = linked(somebody("hugh dunn", "mate"), somebody("the mate"))
    assert found["1.md", "the mate"] == "hugh dunn"


def test_a_role_of_two_people_links_to_neither():
    found = linked(somebody("hugh dunn", "guard"), somebody("ivo brandt", "guard"), somebody("the guard"))
    assert found["2.md", "the guard"] == "the guard"


PLOT = "Ada Lane meets Ivo Brandt in the harbour. Tom Reed hires Ada. Mara Quist warns Ivo. "


def test_documents_without_a_common_title_tell_one_story_if_they_share_its_cast():
    first = (PLOT + "In the final scene Ivo Brandt drowns.").encode()
    second = (PLOT + "In the final scene Ivo Brandt is alive and marries Mara Quist.").encode()
    report = report_on(b"# Notes of a film club\n\n" + first, b"# What we saw in March\n\n" + second)
    assert [f.code for f in narrative(report)] == ["FC502"]


def test_two_films_with_one_cast_tell_two_stories():
    first = page(PLOT + "In the final scene Ivo Brandt drowns.", title="The Long Walk")
    second = page(PLOT + "In the final scene Ivo Brandt is alive and marries Mara Quist.", title="The Short Walk")
    assert narrative(report_on(first, second)) == []
