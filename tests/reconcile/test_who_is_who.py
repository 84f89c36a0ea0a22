"""Which documents are about one subject, and who is who inside it."""

from __future__ import annotations

from factcheck.model.claim import Mention
from factcheck.reconcile.adoption import About
from factcheck.reconcile.subjects import link_subjects, part_key


def about(document: str, name: str, year: str = "", aliases: tuple[str, ...] = (), **more: object) -> About:
    return About(document, "film", name, aliases, year, **more)  # type: ignore[arg-type]


def test_documents_meet_by_an_alias() -> None:
    linked = link_subjects([about("a", "Saga: Night Ferry", aliases=("Night Ferry",)), about("b", "Night Ferry")], (), {})
    assert linked.of_document["a"] == linked.of_document["b"]
    assert [s.name for s in linked.subjects] == ["Night Ferry"]


def test_years_far_apart_keep_subjects_apart_and_a_page_without_a_year_is_ambiguous() -> None:
    linked = link_subjects([about("a", "Ferry", "1956"), about("b", "Ferry", "2016"), about("c", "Ferry")], (), {})
    assert len({linked.of_document[d] for d in "abc"}) == 3
    assert [(p.severity, p.where) for p in linked.problems] == [("limit", "c")]


def test_years_next_to_each_other_are_one_work() -> None:
    linked = link_subjects([about("a", "Ferry", "2015"), about("b", "Ferry", "2016")], (), {})
    assert linked.of_document["a"] == linked.of_document["b"]


def test_a_page_without_a_clear_subject_is_adopted_by_the_one_that_its_headline_names() -> None:
    lost = about("b", "", clear=False, title=("nine", "reasons", "to", "see", "night", "ferry"))
    linked = link_subjects([about("a", "Night Ferry"), lost], (), {})
    assert linked.of_document["a"] == linked.of_document["b"]


def test_one_more_document_with_a_longer_name_keeps_the_key() -> None:
    two = [about("a", "Night Ferry"), about("b", "Night Ferry")]
    more = [*two, about("c", "Film: Night Ferry", aliases=("Night Ferry", "Film"))]
    assert link_subjects(two, (), {}).subjects[0].key == link_subjects(more, (), {}).subjects[0].key


def test_ranks_and_nicknames_are_no_part_of_a_characters_name_unless_they_are_all_of_it() -> None:
    names = ["Captain Jack Roy", "Jack Roy", "Jack 'Lucky' Roy", "Chief Inspector Lee", "Second Watch Officer", "the Captain"]
    keys = [part_key(Mention("character", name.replace("'", '"'))) for name in names]
    assert keys == ["jack roy", "jack roy", "jack roy", "lee", "second watch officer", "captain"]
