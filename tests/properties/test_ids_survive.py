"""A finding's id is made of meaning: reflowed, moved and newly supported text keeps it, a changed value gives a new one."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from tests.audits import FILM, audit_pages, film_page

SEEDS = {p.name: p.read_bytes().decode() for p in sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))}
A = f"""\
# {FILM} (2019 film)

{FILM} is a 2019 Danish crime film directed by Mara Quist and edited by Ivo Brandt. The film was released in the United States on \
May 17, 2019, and it had a running time of 117 minutes. It was written by Tom Arden. The score was composed by Ida Rask.

## Production

Principal photography began on September 3, 2018. The film had a budget of $12 million.

## Release

- Distributor: A24
- Release date: May 14, 20199 (France)
- Country: Denmark
"""
B = f"""\
# {FILM} (2019 film)

{FILM} is a 2019 film that runs 171 minutes. It was edited by Lena Voss. {FILM} was directed by Mara Quist. Principal photography \
began on September 8, 2018. Released: May 17, 2019.

- Budget: $21 million
- Screenplay by: Tom Arden, Greta Holm
"""
PAGES = {"a.md": A, "b.md": B}


def ids(pages: dict[str, str] | dict[str, bytes]) -> dict[str, str]:
    return {f.id: f.summary for f in audit_pages(pages).findings}


def test_the_pages_have_findings_of_several_kinds() -> None:
    found = audit_pages(PAGES).findings
    assert {(f.code, f.attribute) for f in found} == {
        ("FC101", "budget"),
        ("FC101", "editor"),
        ("FC101", "filming_start"),
        ("FC101", "running_time"),
        ("FC201", "writer"),
        ("FC301", "release_date"),
    }


def reflowed(text: str) -> str:
    """Every paragraph wrapped anew."""
    blocks = re.split(r"\n\n+", text.strip())
    return (
        "\n\n".join(
            b if b.startswith(("#", "-")) else textwrap.fill(b, 40, break_long_words=False, break_on_hyphens=False) for b in blocks
        )
        + "\n"
    )


def spread(text: str) -> str:
    """Two more blank lines wherever there is one."""
    return text.replace("\n\n", "\n\n\n\n")


def carriage(text: str) -> str:
    """Line ends as Windows writes them."""
    return text.replace("\n", "\r\n")


def sections_moved(text: str) -> str:
    """The sections in the opposite order."""
    head, *sections = re.split(r"(?m)^(?=## )", text)
    return head + "".join(s if s.endswith("\n\n") else s + "\n" for s in reversed(sections))


@pytest.mark.parametrize("change", [reflowed, spread, carriage, sections_moved], ids=lambda c: c.__name__)
def test_an_id_survives(change) -> None:
    assert ids({name: change(text) for name, text in PAGES.items()}) == ids(PAGES)


@pytest.mark.parametrize("change", [spread, carriage], ids=lambda c: c.__name__)
def test_the_ids_of_the_seeds_survive(change) -> None:
    assert set(ids({name: change(text) for name, text in SEEDS.items()})) == set(ids(SEEDS))


def test_an_id_survives_a_move_to_other_files() -> None:
    assert set(ids({"z/other.md": A, "y/names.md": B})) == set(ids(PAGES))


def test_documents_that_agree_change_no_id() -> None:
    right = A.replace("20199", "2019")
    agreeing = {"more/1.md": right, "more/2.md": right, "more/b.md": B, "more/c.md": film_page(117, Budget="$12 million")}
    assert set(ids(PAGES | agreeing)) == set(ids(PAGES))


def test_a_copy_of_a_malformed_value_is_the_same_finding() -> None:
    assert set(ids(PAGES | {"more/a.md": A})) == set(ids(PAGES))


def test_another_territory_changes_no_id() -> None:
    pages = {f"{n}.md": film_page(117, Release_date=f"May {14 + n}, 2019 (France)") for n in range(2)}
    more = {"c.md": film_page(117, Release_date="May 20, 2019 (Germany)")}
    assert set(ids(pages | more)) == set(ids(pages))


def test_naming_the_country_changes_no_id() -> None:
    pages = {f"{n}.md": film_page(117, Release_date=f"May {14 + n}, 2019 (France)") for n in range(2)}
    more = {"c.md": film_page(117, Country="France", Release_date="May 14, 2019")}
    assert set(ids(pages | more)) == set(ids(pages))


def test_one_dispute_in_two_territories_has_two_ids() -> None:
    pages = {f"{n}.md": film_page(117, Release_date=f"May {n}, 2019 (France), May {n}, 2019 (Spain)") for n in (2, 3)}
    assert len(ids(pages)) == 2


def test_one_dispute_on_two_films_of_one_name_has_two_ids() -> None:
    pages = {f"{year} {n}.md": film_page(n, "Ballerina", year) for year in (2016, 2025) for n in (89, 125)}
    assert len(ids(pages)) == 2


def test_a_character_or_a_place_that_is_named_more_fully_changes_no_id() -> None:
    def told(sentence: str) -> str:
        return f"# {FILM} (2019 film)\n\n{FILM} is a 2019 film.\n\n{sentence}\n"

    pages = {
        "a.md": told("Elias, owner of the Arden Hotel, is played by Tom Arden."),
        "b.md": told("Elias, manager of the Arden Hotel, sleeps. Piet Maas plays Elias."),
    }
    fuller = told("Elias Boone, owner of the Grand Arden Hotel, sleeps. Tom Arden plays Elias Boone.")
    assert ids(pages)
    assert set(ids(pages | {"c.md": fuller})) >= set(ids(pages))


def test_a_document_that_agrees_with_the_seeds_changes_no_id() -> None:
    page = "# Ballerina (2025 film)\n\nBallerina is a 2025 film directed by Len Wiseman.\n\n- Running time: 125 minutes\n- Studio: Thunder Road Films, 87Eleven Entertainment, Summit Entertainment\n"
    assert set(ids(SEEDS | {"another.md": page})) == set(ids(SEEDS))


def test_a_document_about_something_else_changes_no_id() -> None:
    other = film_page(95, "Night Ferry", 2007, Editor="Piet Maas")
    assert set(ids(PAGES | {"other.md": other})) == set(ids(PAGES))


@pytest.mark.parametrize(
    ("old", "new", "attribute"),
    [
        ("117 minutes", "118 minutes", "running_time"),
        ("Ivo Brandt", "Piet Maas", "editor"),
        ("September 3, 2018", "September 4, 2018", "filming_start"),
        ("$12 million", "$13 million", "budget"),
        ("20199", "20188", "release_date"),
    ],
)
def test_a_changed_value_is_a_new_finding(old: str, new: str, attribute: str) -> None:
    before = {f.id: f.attribute for f in audit_pages(PAGES).findings}
    after = {f.id: f.attribute for f in audit_pages(PAGES | {"a.md": A.replace(old, new)}).findings}
    assert [a for i, a in before.items() if i not in after] == [attribute]
    assert [a for i, a in after.items() if i not in before] == [attribute]


def test_a_spelling_that_means_the_same_changes_no_id() -> None:
    same = A.replace("$12 million", "12,000,000 dollars").replace("September 3, 2018", "3 September 2018")
    assert set(ids(PAGES | {"a.md": same})) == set(ids(PAGES))


def test_a_finding_on_a_relation_keeps_its_id_whatever_the_files_are_called() -> None:
    def told(*sentences: str) -> dict[str, str]:
        return {f"{n}.md": f"# {FILM} (2019 film)\n\n{FILM} is a 2019 film.\n\n{s}\n" for n, s in enumerate(sentences)}

    sentences = (
        "The film is set during Saga of Lamps: Night Ferry.",
        "The film is set during Night Ferry.",
        "The film is set after the events of Night Ferry.",
    )
    assert len(ids(told(*sentences))) == 1
    assert set(ids(told(*sentences))) == set(ids(told(*sentences[::-1])))
