"""Who is who across documents: by name and alias, apart by year and type, and nobody where two could be meant."""

from __future__ import annotations

import itertools

import pytest
from tests.audits import audit_pages, film_page, finding_on, sides, subject_of

CAST = "# Harbour Lights (2019 film)\n\nHarbour Lights is a 2019 film.\n\n## Cast\n\n"
HEADLINE = (
    "Twelve Questions That {0} Leaves Open\n\nThe film runs 171 minutes. The ships pass.\n\nThe film was shot in Danish. "
    "We asked around, and nobody would say a word about any of it at all.\n"
)


def characters(*entries: str) -> dict[str, str]:
    """One page for each cast list."""
    return {f"{n}.md": CAST + "\n".join(f"- {e}" for e in lines.split("; ")) + "\n" for n, lines in enumerate(entries)}


def test_documents_meet_by_a_longer_name_of_the_same_film() -> None:
    long = "# From the Saga of Lamps: Harbour Lights (2019 film)\n\nHarbour Lights is a film. Harbour Lights runs 117 minutes. Harbour Lights glows.\n"
    report = audit_pages({"a.md": long, "b.md": film_page(171)})
    assert len(set(report.document_subjects.values())) == 1
    assert report.subjects[0].name == "Harbour Lights"
    assert "From the Saga of Lamps: Harbour Lights" in report.subjects[0].aliases
    assert sides(finding_on(report, "running_time")) == {"117 min", "171 min"}


def test_films_of_one_name_stay_apart_by_year() -> None:
    pages = {
        "a.md": film_page(89, "Ballerina", 2016),
        "b.md": film_page(125, "Ballerina", 2025),
        "c.md": film_page(125, "Ballerina", 2025),
    }
    report = audit_pages(pages)
    assert not report.findings
    assert report.document_subjects["b.md"] == report.document_subjects["c.md"] != report.document_subjects["a.md"]
    assert {(s.key, s.apart) for s in report.subjects} == {("film:ballerina", "2016"), ("film:ballerina", "2025")}


def test_a_festival_year_and_the_year_of_release_are_one_film() -> None:
    report = audit_pages({"a.md": film_page(117, year=2018), "b.md": film_page(171, year=2019)})
    assert len(set(report.document_subjects.values())) == 1


def test_a_document_without_a_year_between_two_films_is_about_neither_and_says_so() -> None:
    page = "# Ballerina\n\nBallerina is a film. Ballerina runs 100 minutes. Ballerina is long.\n"
    report = audit_pages({"a.md": film_page(89, "Ballerina", 2016), "b.md": film_page(125, "Ballerina", 2025), "c.md": page})
    assert not report.findings
    assert len(set(report.document_subjects.values())) == 3
    (problem,) = report.problems
    assert (problem.severity, problem.where) == ("limit", "c.md")
    assert "Ballerina (2016), Ballerina (2025)" in problem.what


def test_films_of_other_names_stay_apart() -> None:
    report = audit_pages({"a.md": film_page(89), "b.md": film_page(125, "Night Ferry")})
    assert not report.findings
    assert {s.name for s in report.subjects} == {"Harbour Lights", "Night Ferry"}


def test_a_document_is_adopted_through_its_headline() -> None:
    report = audit_pages({"a.md": film_page(117), "b.txt": HEADLINE.format("Harbour Lights")})
    assert subject_of(report, "b.txt") == "Harbour Lights"
    assert sides(finding_on(report, "running_time")) == {"117 min", "171 min"}


def test_a_headline_that_names_two_films_adopts_nobody() -> None:
    pages = {
        "a.md": film_page(117),
        "b.md": film_page(95, "Night Ferry"),
        "c.txt": HEADLINE.format("Harbour Lights or Night Ferry"),
    }
    report = audit_pages(pages)
    assert subject_of(report, "c.txt") == ""
    assert any(p.where == "c.txt" and p.severity == "limit" for p in report.problems)
    assert not report.findings


def test_a_new_document_renames_nothing() -> None:
    before = audit_pages({"a.md": film_page(117), "b.md": film_page(171)})
    long = film_page(117, "The Long Saga of Lamps and Nets: Harbour Lights")
    after = audit_pages({"a.md": film_page(117), "b.md": film_page(171), "c.md": long})
    assert before.findings[0].id in {f.id for f in after.findings}


def test_another_film_of_the_same_name_changes_no_id() -> None:
    pages = {"a.md": film_page(125, "Ballerina", 2025), "b.md": film_page(152, "Ballerina", 2025)}
    more = {"c.md": film_page(89, "Ballerina", 2016)}
    assert [f.id for f in audit_pages(pages).findings] == [f.id for f in audit_pages(pages | more).findings]


def test_a_character_is_known_by_his_first_name() -> None:
    report = audit_pages(
        characters("Tom Arden as Elias Boone; Lena Voss as Nora Boone", "Piet Maas as Elias; Lena Voss as Nora Boone")
    )
    assert [f.summary for f in report.findings] == ["Elias Boone: played by: Piet Maas against Tom Arden"]


def test_a_character_is_not_known_by_a_surname_that_a_family_shares() -> None:
    report = audit_pages(characters("Tom Arden as Elias Boone; Lena Voss as Nora Boone", "Piet Maas as Boone"))
    assert not report.findings


def test_a_first_name_of_two_characters_is_a_limit_problem() -> None:
    report = audit_pages(characters("Tom Arden as Elias Boone; Ivo Brandt as Elias Pike", "Piet Maas as Elias"))
    assert not report.findings
    assert [p.what for p in report.problems] == ["'Elias' may be any of Elias Boone, Elias Pike; kept apart"]


@pytest.mark.parametrize("name", ["Captain Elias Boone", "Dr. Elias Boone", "Elias “Salty” Boone", "the Captain Elias Boone"])
def test_ranks_and_nicknames_are_no_part_of_a_name(name: str) -> None:
    report = audit_pages(characters("Tom Arden as Elias Boone", f"Piet Maas as {name}"))
    assert len([s for s in report.subjects if s.type == "character"]) == 1


def test_characters_live_inside_their_film() -> None:
    other = characters("Piet Maas as Elias Boone")["0.md"].replace("Harbour Lights", "Night Ferry")
    report = audit_pages({"a.md": characters("Tom Arden as Elias Boone")["0.md"], "b.md": other})
    assert not report.findings
    assert len([s for s in report.subjects if s.name == "Elias Boone"]) == 2


def test_subjects_do_not_depend_on_the_order_of_documents() -> None:
    pages = characters("Tom Arden as Elias Boone", "Piet Maas as Elias") | {
        "x.txt": HEADLINE.format("Harbour Lights"),
        "y.md": film_page(89, year=2016),
    }
    reports = {audit_pages(dict(order)).to_json() for order in itertools.permutations(pages.items())}
    assert len(reports) == 1
