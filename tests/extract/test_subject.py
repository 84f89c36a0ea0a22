"""What a document is about, by its own title, infobox, credits and sentences."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages, subject_of

PROSE = " is a Danish crime film. {0} was directed by Mara Quist, and {0} runs 117 minutes. People liked {0}.\n"


def about(text: str, name: str = "page.txt") -> tuple[str, str]:
    report = audit_pages({name: text})
    ident = report.document_subjects[name]
    found = next(s for s in report.subjects if s.id == ident)
    return found.type, found.name


def prose(name: str) -> str:
    return name + PROSE.format(name)


@pytest.mark.parametrize(
    "title",
    [
        "Harbour Lights",
        "Harbour Lights (2019 film)",
        "Harbour Lights (2019)",
        "Harbour Lights (film): cast, plot and release date",
        "Why Harbour Lights Is the Best Thing in Cinemas This Year",
        "Movies - Harbour Lights – A Keeper Counts the Ships",
        "Harbour Lights | The Daily Foghorn",
        "The Night Shift of Mara Quist: How Harbour Lights Was Made",
    ],
)
def test_the_name_is_found_in_the_title(title: str) -> None:
    assert about(f"# {title}\n\n{prose('Harbour Lights')}", "page.md") == ("film", "Harbour Lights")


@pytest.mark.xfail(reason="a part beside the colon is an alias, and the shortest name of a subject is shown")
def test_a_title_with_a_colon_is_one_name() -> None:
    assert about(f"# Night Ferry: Part Two (2022 film)\n\n{prose('Night Ferry: Part Two')}", "page.md") == (
        "film",
        "Night Ferry: Part Two",
    )


def test_the_head_of_a_credits_block_names_the_film() -> None:
    credits = "Harbour Lights\nDirected by Mara Quist\nWritten by Tom Arden\nEdited by Ivo Brandt\nMusic by Ida Rask\n"
    text = f"Fog, Salt and a Very Old Lamp\n\nBy Ada Roy, 3 May 2019\n\n{'Fog rolls over the pier and nobody is happy about it. ' * 5}\n\n{credits}"
    assert about(text) == ("film", "Harbour Lights")


def test_a_document_without_a_title_is_about_what_it_introduces() -> None:
    assert about(prose("Harbour Lights")) == ("film", "Harbour Lights")


def test_an_encyclopedia_page_in_wiki_markup() -> None:
    text = (
        "= Harbour Lights (2019 film) =\n\nInfobox\n- Director: Mara Quist\n- Runtime: 117 minutes\n- Country: Denmark\n\n"
        + prose("Harbour Lights")
    )
    assert about(text) == ("film", "Harbour Lights")


def test_a_star_who_is_named_more_often_than_the_film_is_not_the_subject() -> None:
    text = (
        "# Tom Arden Shines in Harbour Lights\n\n"
        + prose("Harbour Lights")
        + "Tom Arden plays the keeper. Tom Arden sings. Tom Arden swims. Tom Arden rests.\n"
    )
    assert about(text, "page.md") == ("film", "Harbour Lights")


def test_what_the_user_says_it_is_about_counts() -> None:
    report = audit_pages(
        {"page.md": "# Fog\n\nFog and lamps. The film was edited by Mara Quist, and the movie runs 117 minutes.\n"},
        "Harbour Lights",
    )
    assert subject_of(report, "page.md") == "Harbour Lights"


def test_a_document_that_names_nothing_has_no_subject_and_says_so() -> None:
    report = audit_pages({"page.txt": "fog and lamps and nothing else, all night long, until the morning comes\n"})
    assert subject_of(report, "page.txt") == ""
    assert [p.severity for p in report.problems] == ["limit"]
    assert "no subject was recognised" in report.problems[0].what


def test_its_aliases_are_its_longer_names() -> None:
    text = "# From the Saga of Lamps: Harbour Lights (2019 film)\n\n" + prose("Harbour Lights")
    report = audit_pages({"page.md": text})
    assert "Harbour Lights" in {n for s in report.subjects for n in (s.name, *s.aliases)}
