"""What the judges make of two or three small pages about one invented film."""

from __future__ import annotations

import pytest

from factcheck.api import audit
from factcheck.config import Settings
from factcheck.model.finding import Finding
from factcheck.pipeline import Input

SETTINGS = Settings()


def findings(*pages: str) -> list[Finding]:
    """The findings on pages about the film Harbour Lights, one source each; errors and warnings only."""
    inputs = [
        Input(f"page{n}.txt", f"Harbour Lights\n\nHarbour Lights is a film.\n\n{page}\n".encode(), "Harbour Lights")
        for n, page in enumerate(pages, 1)
    ]
    return [f for f in audit(inputs, SETTINGS).findings if f.level != "note"]


def codes(*pages: str) -> list[tuple[str, str]]:
    return [(f.code, f.attribute) for f in findings(*pages)]


BOX = "- Director: Mara Quist\n- Country: Denmark\n- Language: Danish\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- Running time: 117 minutes", "- Running time: 1 h 57 min"),
        ("- Running time: 117 minutes", "- Running time: 117 minutes\n- Running time: 140 minutes (director's cut)"),
        ("- Budget: $90 million", "- Budget: $90.2 million"),
        ("- Budget: about $90 million", "- Budget: $93 million"),
        ("- Budget: $90 million", "- Budget: €80 million"),
        ("Filming began in late 2022.", "Filming began on 7 November 2022."),
        ("- Released: 4 June 2025 (France)", "- Released: 6 June 2025 (Denmark)"),
        ("The film was released on 6 June 2025.", "The film was originally scheduled for 7 June 2024."),
        ("- Producer: J. R. Holm", "- Producer: Jens Rasmus Holm"),
        ("- Studio: Long Pier", "- Studio: Long Pier Films"),
        ("- Starring: Ada Roy, Tom Lee", "- Starring: Tom Lee"),
        ("- Editor: Ada Roy, Tom Lee", "Its producers include Ada Roy."),
        ("- Editor: Ada Roy, Tom Lee", "Editor Ada Roy liked the harbour."),
    ],
)
def test_pages_that_say_the_same_in_other_words_agree(one: str, other: str) -> None:
    assert codes(BOX + one, BOX + other) == []


@pytest.mark.parametrize(
    ("one", "other", "code", "attribute"),
    [
        ("- Running time: 117 minutes", "- Running time: 171 minutes", "FC101", "running_time"),
        ("- Budget: $90 million", "- Budget: $120 million", "FC101", "budget"),
        ("Filming began in late 2022.", "Filming began on 7 March 2023.", "FC101", "filming_start"),
        ("- Editor: Ada Roy", "- Editor: Ada Roy, Tom Lee", "FC201", "editor"),
        ("- Editor: Ada Roy", "- Editor: Tom Lee", "FC101", "editor"),
        ("- Studio: Pier North Films, Long Pier", "- Studio: Pier South Films, Long Pier", "FC101", "production_company"),
        ("- Released: 31 February 2025", "- Released: 28 February 2025", "FC301", "release_date"),
        ("Post-credits scene: Yes", "There is no post-credits scene.", "FC101", "post_credits_scene"),
    ],
)
def test_pages_that_cannot_both_be_right_are_found(one: str, other: str, code: str, attribute: str) -> None:
    assert codes(BOX + one, BOX + other) == [(code, attribute)]


def test_two_values_in_one_page_are_a_contradiction_inside_it() -> None:
    assert codes(BOX + "- Running time: 117 minutes\n\nThe film has a running time of 140 minutes.") == [("FC102", "running_time")]


def test_the_fuller_list_is_favoured_and_the_shorter_comes_first() -> None:
    (found,) = findings(BOX + "- Editor: Tom Lee, Ada Roy", BOX + "- Editor: Ada Roy")
    assert [p.value for p in found.positions] == ["Ada Roy", "Tom Lee, Ada Roy"]
    assert found.favoured is not None
    assert found.favoured.position == 1


def test_a_year_of_five_digits_is_repaired_by_what_the_others_say() -> None:
    (found,) = findings(BOX + "- Released: 4 June 20025", BOX + "- Released: 4 June 2025")
    assert found.repair is not None
    assert (found.code, found.repair.replacement) == ("FC301", "4 June 2025")


def test_a_repair_that_nothing_supports_more_than_another_is_not_offered() -> None:
    (found,) = findings(BOX + "- Released: 4 June 20025")
    assert found.repair is None


def test_a_party_that_no_list_knows_is_unsupported_and_a_listed_one_is_not() -> None:
    listed = BOX + "- Distributor: Lionsgate"
    assert codes(listed, "Netflix and Lionsgate want to show the film.") == [("FC401", "party")]
    assert codes(listed + ", Netflix", "Netflix and Lionsgate want to show the film.") == []


def test_parts_that_do_not_make_their_total_are_shown_with_the_sum() -> None:
    (found,) = findings(
        BOX + "The film grossed $58 million in the United States and Canada, and $79 million in other territories, "
        "for a worldwide total of $147 million."
    )
    assert (found.code, found.derivation) == ("FC601", "$58 million + $79 million = $137 million")


def test_what_was_reported_to_be_under_way_is_said_to_be_reported() -> None:
    page = "Casting for the film began in April 2022. In May 2020, the studio was reported to be casting its lead actress."
    (found,) = findings(BOX + page)
    assert found.reason == "casting began in April 2022, but it was reported to be under way in May 2020"


def test_what_is_under_way_before_it_begins_is_a_contradiction() -> None:
    page = "Casting for the film began in April 2022. In May 2020, the studio was casting its lead actress."
    assert codes(BOX + page) == [("FC102", "casting_start")]


def test_roles_that_exclude_each_other_at_one_place_do_and_at_two_do_not() -> None:
    owner = BOX + "Elias Boone, the owner of the Arden Hotel, greets the guests."
    assert codes(owner, BOX + "Arden Hotel manager Elias Boone greets the guests.") == [("FC101", "position")]
    assert codes(owner, BOX + "Elias Boone, the manager of the Lisbon Theatre, waits.") == []


def test_the_order_of_the_pages_changes_no_finding() -> None:
    pages = [BOX + "- Editor: Ada Roy", BOX + "- Editor: Tom Lee", BOX + "- Editor: Ada Roy, Tom Lee"]
    first = {f.id for f in findings(*pages)}
    assert first == {f.id for f in findings(*reversed(pages))}
    assert first
