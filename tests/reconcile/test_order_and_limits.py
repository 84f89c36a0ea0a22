"""Subjects and clusters from claims by hand: what joins, what must not, and that no order matters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.judge.bench import a_date, a_statement, an_attribute, names

from factcheck.model.claim import Claim, Mention
from factcheck.reconcile.adoption import About
from factcheck.reconcile.cluster import cluster_claims
from factcheck.reconcile.subjects import RANKS, Linked, link_subjects, part_key

ATTRIBUTES = {
    "day": an_attribute(per={"territory": "home", "phase": "actual"}),
    "country": an_attribute(type="countries", many="set"),
    "position": an_attribute(type="text", per={"at": "", "to": ""}),
}


def about(
    document: str, name: str, year: str = "", *aliases: str, type: str = "film", title: str = "", clear: bool = True
) -> About:
    return About(document, type, name, aliases, year, title=tuple(title.split()), clear=clear)


def together(*abouts: About) -> list[set[str]]:
    of_document = link_subjects(abouts, [], {}).of_document
    return [{d for d in of_document if of_document[d] == s} for s in sorted(set(of_document.values()), key=lambda s: int(s[1:]))]


def character(name: str, document: str = "a.txt") -> Claim:
    return a_statement(names("Ada Berg"), document=document, about=Mention("character", name))


def cast(*characters: str) -> tuple[Linked, list[str]]:
    """The subjects, and for each name the one that it got."""
    linked = link_subjects([about("a.txt", "Harbour Lights")], [character(c) for c in characters], {})
    known = {s.id: s.name for s in linked.subjects}
    return linked, [known[s] for s in linked.of_claim]


def test_an_alias_of_an_alias_links_too() -> None:
    chain = [about("a", "North Pier", "", "Lamp"), about("b", "Lamp", "", "Beacon"), about("c", "Beacon")]
    assert together(*chain) == [{"a", "b", "c"}]


def test_two_types_of_one_name_stay_apart_and_an_unknown_type_joins_the_only_one() -> None:
    assert together(about("a", "Ferry"), about("b", "Ferry", type="book")) == [{"b"}, {"a"}]
    assert together(about("a", "Ferry"), about("b", "Ferry", type="")) == [{"a", "b"}]
    assert len(together(about("a", "Ferry"), about("b", "Ferry", type="book"), about("c", "Ferry", type=""))) == 3


def test_namesakes_share_a_key_and_are_told_apart_by_year() -> None:
    linked = link_subjects([about("a", "Ferry", "1956"), about("b", "Ferry", "2016")], [], {})
    assert [(s.key, s.apart) for s in linked.subjects] == [("film:ferry", "1956"), ("film:ferry", "2016")]


def test_a_document_about_nothing_known_has_a_subject_of_its_own_and_a_problem() -> None:
    linked = link_subjects([about("a", "Ferry"), about("b", "", title="something else")], [], {})
    assert linked.of_document["a"] != linked.of_document["b"]
    assert [(p.severity, p.where, p.what) for p in linked.problems] == [
        ("limit", "b", "no subject was recognised; its claims are compared with nothing")
    ]


def test_the_longest_name_in_a_headline_adopts() -> None:
    lost = about("c", "", title="Why Night Ferry Two Works", clear=False)
    assert together(about("a", "Night Ferry"), about("b", "Night Ferry Two"), lost) == [{"a"}, {"b", "c"}]


def test_a_first_name_is_the_only_full_name_that_begins_with_it() -> None:
    assert cast("Elias Boone", "Elias")[1] == ["Elias Boone", "Elias Boone"]
    linked, known = cast("Elias Boone", "Elias Pike", "Elias")
    assert known == ["Elias Boone", "Elias Pike", "Elias"]
    assert [p.what for p in linked.problems] == ["'Elias' may be any of Elias Boone, Elias Pike; kept apart"]


def test_a_surname_is_never_enough() -> None:
    linked, known = cast("Elias Boone", "Boone")
    assert known == ["Elias Boone", "Boone"]
    assert linked.problems == ()


def test_a_character_belongs_to_its_film_and_knows_its_other_names() -> None:
    linked, _ = cast("Captain Elias Boone", "Elias")
    [boone] = [s for s in linked.subjects if s.type == "character"]
    assert (boone.of, boone.key, boone.aliases) == ("s1", "film:harbour lights/character:elias", ("Elias",))
    assert boone.apart == "elias boone"


@pytest.mark.parametrize("rank", sorted(RANKS))
def test_every_rank_is_dropped_before_a_name_and_kept_alone(rank: str) -> None:
    assert part_key(Mention("character", f"{rank.title()} Elias Boone")) == "elias boone"
    assert part_key(Mention("character", rank.title())) == rank


ABOUTS = [
    about("a", "Ferry", "1956"),
    about("b", "Ferry", "2016", "Night Ferry"),
    about("c", "Night Ferry", "2017"),
    about("d", "Ferry"),
    about("e", "Ferry", type=""),
    about("f", "Pier"),
    about("g", "", title="why Pier matters"),
    about("h", "", title="Pier or Night Ferry"),
    about("i", "Pier", "", "Lamp", type="book"),
    about("j", "Lamp", type="book"),
]
CAST = [
    character(n, d) for n, d in [("Elias Boone", "b"), ("Elias", "c"), ("Dr Elias Boone", "f"), ("Nora", "b"), ("Elias Pike", "f")]
]


@given(st.permutations(ABOUTS), st.permutations(CAST))
def test_who_is_meant_depends_on_the_set_of_documents_and_claims_alone(abouts: list[About], claims: list[Claim]) -> None:
    def meant(abouts: list[About], claims: list[Claim]) -> tuple[object, ...]:
        linked = link_subjects(abouts, claims, {})
        keys = {s.id: (s.key, s.name) for s in linked.subjects}
        documents = {d: keys[s] for d, s in linked.of_document.items()}
        parts = {(c.document, c.about.name): keys[s] for c, s in zip(claims, linked.of_claim, strict=True)}
        return documents, parts, sorted(map(str, linked.problems))

    assert meant(abouts, claims) == meant(ABOUTS, CAST)


def on(words: str, source: str, **qualifiers: str) -> Claim:
    return a_statement(a_date(words), source, attribute="day", qualifiers=qualifiers.items())


def at(source: str, place: str = "") -> Claim:
    return a_statement(names("owner"), source, attribute="position", qualifiers=[("at", place)] if place else [])


def country(name: str, source: str) -> Claim:
    return a_statement(names(name, kind="country"), source, attribute="country")


def met(*claims: Claim) -> set[frozenset[str]]:
    groups = cluster_claims(claims, ["s1"] * len(claims), ATTRIBUTES)
    return {frozenset(claims[i].source for i in g.claims) for g in groups if g.attribute != "country"}


APART = {frozenset("a"), frozenset("b")}


def test_the_only_territory_that_is_named_is_not_home_for_that() -> None:
    unsaid, named = on("4 June 2025", "a"), on("6 June 2025", "b", territory="France")
    assert met(unsaid, named) == APART
    assert met(country("Denmark", "d"), unsaid, named) == APART
    assert met(country("France", "d"), unsaid, named) == {frozenset("ab")}


def test_a_work_of_two_countries_has_no_home_that_is_known() -> None:
    unsaid, named = on("4 June 2025", "a"), on("6 June 2025", "b", territory="France")
    assert met(country("France, Denmark", "d"), unsaid, named) == APART
    assert met(country("France", "d"), country("Denmark", "e"), unsaid, named) == APART


def test_the_default_may_be_said_outright() -> None:
    found = met(
        on("2025", "a"), on("2025", "b", phase="actual"), on("2025", "c", territory="home"), on("2025", "d", phase="planned")
    )
    assert found == {frozenset("abc"), frozenset("d")}


@pytest.mark.parametrize("short", ["Grand Hotel", "The Grand Hotel", "Lisbon Grand"])
def test_a_place_named_less_fully_is_the_fuller_one(short: str) -> None:
    assert met(at("a", "Lisbon Grand Hotel"), at("b", short)) == {frozenset("ab")}


def test_a_place_that_is_not_named_is_the_only_one_that_is() -> None:
    assert met(at("a", "Lisbon Grand Hotel"), at("b")) == {frozenset("ab")}


def test_a_place_that_could_be_either_of_two_joins_neither() -> None:
    assert met(at("a", "Lisbon Grand Hotel"), at("b", "Porto Grand Hotel"), at("c", "Grand Hotel")) == {
        frozenset("a"),
        frozenset("b"),
        frozenset("c"),
    }


def test_two_places_stay_apart() -> None:
    assert met(at("a", "Grand Hotel"), at("b", "Pier House")) == {frozenset("a"), frozenset("b")}


def test_two_countries_of_two_documents_give_one_home_in_any_order() -> None:
    claims = [
        country("Denmark", "d"),
        country("Sweden", "s"),
        on("4 June 2025", "a", territory="Denmark"),
        on("6 June 2025", "b", territory="Sweden"),
        on("8 June 2025", "c"),
    ]
    assert met(*claims) == met(*reversed(claims))
