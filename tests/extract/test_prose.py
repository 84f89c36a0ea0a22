"""What sentences give, and what they must not give."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages, claims_in, said

from factcheck.model.value import NameSet


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The film was directed by Mara Quist.", ["director: mara quist"]),
        ("Directed by Mara Quist. Shown at sea for nine weeks.", ["director: mara quist"]),
        ("The film was directed by Mara Quist and Ivo Brandt.", ["director: ivo brandt; mara quist"]),
        ("The film was directed by Mara Quist, Ivo Brandt, and Lena Voss.", ["director: ivo brandt; lena voss; mara quist"]),
        ("The film was directed by Mara Quist & Ivo Brandt.", ["director: ivo brandt; mara quist"]),
        ("The film was directed by Juan de la Cruz.", ["director: juan de la cruz"]),
        ("The film was directed by J. R. Holm.", ["director: j r holm"]),
        ("Principal photography began on September 3, 2018.", ["filming_start: 2018-09-03"]),
        ("It grossed $137.2 million worldwide.", ["gross: 137200000 USD, territory world"]),
        ("The film had a budget of about $12 million.", ["budget: ~12000000 USD"]),
        ("The film has no post-credits scene.", ["post_credits_scene: no"]),
        ("The film was shot entirely in Danish.", ["language: danish"]),
        ("His picture was released in Germany on May 23, 2019.", ["release_date: 2019-05-23, phase actual, territory Germany"]),
    ],
)
def test_a_sentence_about_the_film(text: str, claims: list[str]) -> None:
    assert said(claims_in(text)) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Nora Boone, owner of the Arden Hotel, sleeps.", ["Nora Boone's position: owner, at Arden Hotel"]),
        ("Arden Hotel manager Elias Boone sleeps.", ["Elias Boone's position: manager, at Arden Hotel"]),
        ("Nora Boone is the daughter of Elias Boone.", ["Nora Boone's kinship: daughter, to Elias Boone"]),
        ("Tom Arden plays Elias Boone.", ["cast: tom arden", "Elias Boone's played_by: tom arden"]),
    ],
)
def test_what_is_said_of_a_character_is_a_claim_about_the_character(text: str, claims: list[str]) -> None:
    assert said(claims_in(text)) == claims


def completeness(text: str, attribute: str) -> str:
    (claim,) = claims_in(text, attribute)
    assert isinstance(claim.value, NameSet)
    return claim.value.complete


@pytest.mark.parametrize(
    ("text", "attribute", "complete"),
    [
        ("The film was edited by Mara Quist and Ivo Brandt.", "editor", "yes"),
        ("The film was edited by Mara Quist and others.", "editor", "no"),
        ("The film was edited by Mara Quist and several friends.", "editor", "no"),
        ("The film was co-written by Mara Quist.", "writer", "no"),
        ("The supporting cast includes Tom Arden, Lena Voss, and more.", "cast", "no"),
    ],
)
def test_a_list_says_whether_it_means_to_be_all(text: str, attribute: str, complete: str) -> None:
    assert completeness(text, attribute) == complete


@pytest.mark.parametrize(
    "text",
    [
        "Her earlier thriller Night Ferry (2007) was directed by Ivo Brandt.",
        "Mara Quist, who had directed Night Ferry (2011), came along.",
        "“Night Ferry”, directed by Ivo Brandt, was a hit.",
        "Night Ferry runs 95 minutes.",
        "Night Ferry: Part Two, edited by Ivo Brandt, opens on May 1, 2022.",
        "She had acted in the thriller Night Ferry, directed by Ivo Brandt.",
        "The sequel was directed by Ivo Brandt.",
        "The trailer runs 2 minutes.",
    ],
)
def test_another_work_in_passing_gives_nothing(text: str) -> None:
    assert said(claims_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Director rules the house with a raised eyebrow.",
        "Anjelica Holm’s Director needs no more than a raised eyebrow to empty a room.",
        "Ask The Director about Ivo Brandt.",
        "The Director was played by Anjelica Holm.",
        "Tom Arden, the franchise’s regular director, stayed away.",
        "Casting director Ivo Brandt looked at six hundred children.",
    ],
)
def test_a_character_called_the_director_directs_nothing(text: str) -> None:
    assert claims_in(text, "director") == []


@pytest.mark.parametrize("text", ["Was the film directed by Ivo Brandt?", "Is the film 117 minutes long?"])
def test_a_question_gives_nothing(text: str) -> None:
    assert claims_in(text) == []


def test_a_denial_is_a_claim_that_is_denied() -> None:
    assert said(claims_in("The film was not directed by Ivo Brandt.")) == ["director: ivo brandt, denied"]


def test_hearsay_is_only_reported() -> None:
    assert said(claims_in("The film is reportedly directed by Ivo Brandt.")) == ["director: ivo brandt, standing reported"]


@pytest.mark.parametrize(
    "text",
    ["If the film were directed by Ivo Brandt, it would be longer.", "The film might be directed by Ivo Brandt."],
)
def test_what_is_supposed_is_hypothetical(text: str) -> None:
    assert said(claims_in(text)) == ["director: ivo brandt, standing hypothetical"]


def test_words_in_quotation_marks_are_only_quoted() -> None:
    (claim,) = claims_in("“The film was edited by Ivo Brandt,” said Mara Quist.", "editor")
    assert claim.qualifier("standing") == "quoted"


def test_a_former_holder_of_a_role_is_former() -> None:
    text = "Jon Bell was initially hired to compose the score. In September 2018, he was replaced by composer Ida Rask."
    assert said(claims_in(text)) == ["music: jon bell, phase former", "music: ida rask"]
    assert said(claims_in("Ida Rask replaced Jon Bell as composer.", "music")) == [
        "music: ida rask",
        "music: jon bell, phase former",
    ]


def test_whoever_was_named_before_a_replacement_is_former_in_that_section_only() -> None:
    text = "## Music\n\nJon Bell composed the score.\n\nIda Rask replaced him; the job went to Ida Rask.\n\nComposer Jon Bell was replaced by Ida Rask.\n"
    former = [c for c in claims_in(text, "music", name="page.md") if c.qualifier("phase") == "former"]
    assert {m.key for c in former if isinstance(c.value, NameSet) for m in c.value.members} <= {"jon bell"}


def test_planned_and_actual_stand_apart() -> None:
    text = "The film was originally scheduled for release on March 1, 2019, and was released on May 17, 2019."
    assert said(claims_in(text)) == ["release_date: 2019-03-01, phase former", "release_date: 2019-05-17, phase actual"]
    assert said(claims_in("Mara Quist will direct the film.")) == ["director: mara quist, phase planned"]
    assert said(claims_in("The film is slated for release on May 17, 2019.")) == ["release_date: 2019-05-17, phase planned"]


def test_an_opening_weekend_and_a_forecast_are_not_the_total() -> None:
    text = "It was projected to gross $28–30 million in its opening weekend. It opened to $24.5 million. It grossed $137.2 million worldwide."
    assert said(claims_in(text)) == [
        "gross: 28000000..30000000 USD, measure opening-weekend, phase projected",
        "gross: 24500000 USD, measure opening-weekend",
        "gross: 137200000 USD, territory world",
    ]


def test_a_told_story_gives_only_what_belongs_to_stories() -> None:
    text = "## Plot\n\nThe tape was edited by Mara Quist. Nora Boone, owner of the Arden Hotel, wakes.\n"
    assert said(claims_in(text, name="page.md")) == ["Nora Boone's position: owner, at Arden Hotel"]


def test_sections_of_other_works_are_silent() -> None:
    assert claims_in("## See also\n\nThe film was edited by Mara Quist.\n", name="page.md") == []


def test_what_a_document_about_nothing_we_know_says_is_not_said_of_a_film() -> None:
    text = "# Roof repairs\n\nThe roof was edited out of the plan. It was directed by Mara Quist and costs $12 million.\n"
    assert [c for c in audit_pages({"a.md": text}).claims if c.key is None] == []


@pytest.mark.parametrize(
    ("text", "editors"),
    [
        ("The film was edited by Lena Voss, and Tom Arden wrote the script.", "lena voss"),
        ("The film was edited by Lena Voss, Tom Arden plays the keeper.", "lena voss"),
        ("It was edited by Lena Voss, and Harbour Lights was directed by Mara Quist.", "lena voss"),
    ],
)
def test_a_list_ends_where_the_next_clause_has_its_subject(text: str, editors: str) -> None:
    assert said(claims_in(text, "editor")) == [f"editor: {editors}"]


def test_the_replaced_one_of_the_same_sentence_is_former() -> None:
    assert said(claims_in("Composer Jon Bell was replaced by Ida Rask.", "music")) == [
        "music: jon bell, phase former",
        "music: ida rask",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The film stars Tom Arden as Elias Boone, and Ida Rask composed the score.",
        "Written by Tom Arden, Ida Rask composed the score.",
        "Everybody adores Tom Arden, and Ida Rask composed the score.",
        "The film stars Tom Arden, and Ida Rask composed the score.",
        "The film was edited by Tom Arden, and Ida Rask composed the score.",
    ],
)
def test_a_list_begins_where_its_own_clause_begins(text: str) -> None:
    assert said(claims_in(text, "music")) == ["music: ida rask"]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Arden and Ida Rask composed the score.",
        "Composers Tom Arden and Ida Rask composed the score.",
        "While the sea was calm, Tom Arden and Ida Rask composed the score.",
    ],
)
def test_a_list_that_is_a_subject_is_whole(text: str) -> None:
    assert "music: ida rask; tom arden" in said(claims_in(text, "music"))


def test_a_name_before_any_verb_may_begin_a_clause_of_its_own() -> None:
    assert said(claims_in("The film was edited by Lena Voss, and Tom Arden adores her for it.", "editor")) == ["editor: lena voss"]


def test_the_composer_of_the_next_clause_is_no_omission() -> None:
    page = "# Harbour Lights (2019 film)\n\nHarbour Lights is a 2019 film.\n\n{}\n"
    pages = {
        "a.md": page.format("The film stars Tom Arden, and Ida Rask composed the score."),
        "b.md": page.format("- Music: Ida Rask\n- Editor: Lena Voss"),
    }
    assert audit_pages(pages).findings == ()


def test_who_wrote_it_alone_contradicts_a_list_of_two() -> None:
    one = "# Harbour Lights\n\nHarbour Lights is a 2019 film. Lena Voss wrote it alone.\n"
    two = "# Harbour Lights\n\nHarbour Lights is a 2019 film.\n\n- Writers: Lena Voss, Tom Arden\n"
    report = audit_pages({"one.md": one, "two.md": two})
    assert [f.code for f in report.findings] == ["FC201"]
