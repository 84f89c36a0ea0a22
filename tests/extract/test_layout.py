"""Labels with their values, cast lists and tables; names read from surnames; which words carry the claim."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages, claims_in, said

from factcheck.model.value import Malformed, NameSet


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("Edited by Mara Quist", ["editor: mara quist"]),
        ("- Editing: Mara Quist, Ivo Brandt, Lena Voss", ["editor: ivo brandt; lena voss; mara quist"]),
        ("Editor(s): Mara Quist / Ivo Brandt", ["editor: ivo brandt; mara quist"]),
        ("Edited by: Mara Quist, ACE", ["editor: mara quist"]),
        ("Regie : Mara Quist", ["director: mara quist"]),
        ("Country: USA / UK", ["country: united kingdom; united states"]),
        ("Budget: $28–30\u00a0million", ["budget: 28000000..30000000 USD"]),
        ("Running time: 1h 57m", ["running_time: 117 min"]),
        ("Running time: 117", ["running_time: 117 min"]),
        ("Produced by Arden Films", ["production_company: arden films"]),
        ("Produced by Greta Holm, Piet Maas", ["producer: greta holm; piet maas"]),
        (
            "Release date : June 4 2019 (France), June 6, 2019 (United States)",
            ["release_date: 2019-06-04, territory France", "release_date: 2019-06-06, territory United States"],
        ),
        (
            "Distributed by A24 (United States), Pathé (France)",
            ["distributor: a24, territory United States", "distributor: pathe, territory France"],
        ),
    ],
)
def test_a_label_and_its_value(line: str, claims: list[str]) -> None:
    rest = "" if ":" in line else "\nCinematography : Anneke Dool\nMusic by Ida Rask"
    found = said(claims_in(line + rest))
    assert found[: len(claims)] == claims
    assert all(c.startswith(("cinematography", "music")) for c in found[len(claims) :])


def test_a_list_behind_a_label_of_a_closed_attribute_is_complete_and_one_with_a_cue_is_not() -> None:
    whole, part, cast = (
        claims_in(line)[0].value
        for line in ("Editor: Mara Quist, Ivo Brandt", "Editors: Mara Quist, among others", "Starring: Tom Arden, Lena Voss")
    )
    assert isinstance(whole, NameSet) and isinstance(part, NameSet) and isinstance(cast, NameSet)
    assert (whole.complete, part.complete) == ("yes", "no")
    assert cast.complete != "yes"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Release date: June 4 20195 (France)", "five digits"),
        ("Released: 31 February 2019", "28 days"),
        ("Released: 2019-13-04", "no month 13"),
        ("Critics' score: 188%", "more than all of it"),
    ],
)
def test_a_value_that_cannot_be_is_kept_as_written(line: str, why: str) -> None:
    (claim,) = claims_in(line)
    assert isinstance(claim.value, Malformed)
    assert why in claim.value.why
    assert claim.value.text in line


def test_evidence_is_the_label_and_its_value_and_for_a_second_value_the_value() -> None:
    first, second = claims_in("Release date : June 4 2019 (France), June 6, 2019 (United States)")
    assert first.evidence.quote == "Release date : June 4 2019 (France)"
    assert second.evidence.quote == "June 6, 2019 (United States)"
    assert {p.role for p in second.evidence.parts} >= {"label", "value"}


def test_a_label_that_no_pack_knows_is_told_as_missed() -> None:
    report = audit_pages({"a.md": "# Harbour Lights (2019 film)\n\n- Running time: 117 minutes\n- Foghorn tuning: B flat\n"})
    assert [report.documents[0].text[m.start : m.end] for m in report.missed] == ["Foghorn tuning: B flat"]


def test_a_sentence_with_a_value_that_no_rule_understood_is_told_as_missed() -> None:
    text = "# Harbour Lights (2019 film)\n\nHarbour Lights is a film. The crew ate 117 kg of herring before May 3, 2018.\n"
    report = audit_pages({"a.md": text})
    assert any("herring" in report.documents[0].text[m.start : m.end] for m in report.missed)


CAST = "## Cast\n\n"


@pytest.mark.parametrize(
    ("entry", "claims"),
    [
        ("- Tom Arden as Elias Boone, a keeper", ["Elias Boone's played_by: tom arden"]),
        ("- Tom Arden as Dr. Elias Boone", ["Dr. Elias Boone's played_by: tom arden"]),
        ("- Ada Roy as young Elias Boone", ["Elias Boone's played_by: ada roy, part young"]),
        ("- Ada Roy as Elias Boone (voice)", ["Elias Boone's played_by: ada roy, part voice"]),
        ("- Ada Roy as Elias Boone (seasons 2-4)", ["Elias Boone's played_by: ada roy, note seasons 2-4"]),
        ("- Ada Roy as Elias Boone (uncredited)", ["Elias Boone's played_by: ada roy"]),
        ("- Ada Roy as the Captain", ["Captain's played_by: ada roy"]),
        ("- Ada Roy as a reporter", []),
        ("- Known as The Lamp in the village", []),
    ],
)
def test_an_entry_of_a_cast_list(entry: str, claims: list[str]) -> None:
    found = [
        c
        for c in claims_in(CAST + entry + "\n- Lena Voss as Nora Pike\n", "played_by", name="page.md")
        if c.about.name != "Nora Pike"
    ]
    assert said(found) == claims


def test_a_table_headed_by_actors_and_roles_is_a_cast() -> None:
    table = "| Actor | Role |\n|---|---|\n| Tom Arden | Elias Boone |\n| Lena Voss | Nora Pike |\n"
    assert said(claims_in(CAST + table, "played_by", name="page.md")) == [
        "Elias Boone's played_by: tom arden",
        "Nora Pike's played_by: lena voss",
    ]


def test_a_table_of_two_columns_is_labels_and_values() -> None:
    table = "| Fact | Value |\n|---|---|\n| Running time | 117 minutes |\n| Director | Mara Quist |\n"
    assert said(claims_in(table, name="page.md")) == ["running_time: 117 min", "director: mara quist"]


def test_a_surname_is_read_as_the_full_name_of_the_same_document() -> None:
    first, second = claims_in("The film was directed by Mara Quist. Later, editor Quist cut the storm.")
    assert said([first, second]) == ["director: mara quist", "editor: mara quist"]
    assert any("named in full in the same document" in step for step in second.steps)


def test_a_surname_of_two_people_is_nobody() -> None:
    assert claims_in("Mara Quist and Olaf Quist came. Editor Quist cut the storm.", "editor") == []


def test_boilerplate_and_code_give_nothing() -> None:
    text = "Text.\n\n```\nEdited by: Mara Quist\n```\n\n## Related Posts\n\nThe film was edited by Ivo Brandt.\n"
    assert claims_in(text, "editor", name="page.md") == []


def test_emphasis_and_links_do_not_hide_a_claim() -> None:
    (claim,) = claims_in("The film was **edited** by [Mara *Quist*](https://x.example/).", "editor", name="page.md")
    assert said([claim]) == ["editor: mara quist"]
    assert claim.evidence.quote == "edited** by [Mara *Quist"
