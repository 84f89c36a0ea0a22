"""Labels and cells that no pack names: which meet, and what is made of them."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages, finding_on, sides

from factcheck.model.finding import Report


def of(one: str, other: str, *more: str, subject: str = "Grey Tower") -> Report:
    """An audit of pages about one thing."""
    pages = {f"{n}.md": f"# {subject}\n\n{text}\n" for n, text in enumerate((one, other, *more))}
    return audit_pages(pages, subject)


def codes(report: Report) -> list[tuple[str, str]]:
    return [(f.code, f.attribute) for f in report.findings]


def test_two_labels_in_the_same_words_contradict_each_other() -> None:
    report = of("- Bell weight: 3.2 t", "- Bell weight: 2.3 t")
    assert sides(finding_on(report, "bell weight")) == {"3.2 t", "2.3 t"}


def test_units_are_converted_and_rounding_is_allowed_for() -> None:
    assert codes(of("- Bell weight: 3.2 t", "- Bell weight: 3,200 kg")) == []
    assert codes(of("- Annual budget: €2.4 million", "- Annual budget: €2,398,110")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- Bell weight: 3.2 t", "- Clock weight: 0.4 t"),
        ("- Weight: 3.2 t", "- Bell weight: 0.4 t"),
        ("- Visitors (2018): 31,500", "- Visitors (2019): 45,200"),
        ("- Visitors (2018): 31,500", "- Visitors: 45,200"),
        ("- Average wait: 14 min", "- Wait: 25 min"),
        ("- Maximum wait: 44 min", "- Average wait: 25 min"),
        ("- Steps: 311", "- Steps: 4 m"),
        ("- Lift A4: 400 kg", "- Lift B2: 630 kg"),
    ],
)
def test_another_part_year_measure_unit_or_code_is_another_attribute(one: str, other: str) -> None:
    assert codes(of(one, other)) == []


def test_a_family_of_synonyms_is_one_word_whatever_the_language() -> None:
    assert codes(of("- Turnhöhe: 61 m", "- Höhe: 61 m")) == []
    assert codes(of("- Höhe: 61 m", "- Height: 16 m")) == [("FC101", "height")]


def test_cells_meet_under_their_header_and_the_name_of_their_row() -> None:
    table = "| Bell | Weight | Cast |\n|---|---|---|\n| Great Anna | {} | 1711 |\n| Small Otto | 410 kg | 1836 |"
    report = of(table.format("3,200 kg"), table.format("2,300 kg"))
    assert codes(report) == [("FC101", "great anna weight")]


def test_columns_of_from_and_to_are_two() -> None:
    table = "| Keeper | From | To |\n|---|---|---|\n| Ada Example | 1901 | 1911 |\n| Ben Sample | 1911 | 1930 |\n| Cy Third | 1930 | 1944 |"
    assert codes(of(table, table)) == []


def test_members_of_an_object_speak_of_it_and_not_of_the_whole() -> None:
    record = '{{"name": "Grey Tower", "bell": {{"height_m": {}}}, "height_m": 61}}'
    pages = {"a.json": record.format("1.9"), "b.md": "# Grey Tower\n\n- Height: 61 m\n"}
    assert codes(audit_pages(pages, "Grey Tower")) == []
    pages["b.md"] = "# Grey Tower\n\n- Height: 16 m\n"
    assert codes(audit_pages(pages, "Grey Tower")) == [("FC101", "height")]


def test_sections_about_others_are_about_others() -> None:
    assert codes(of("- Coil width: 61 m", "## Competitors\n\n- Coil width: 16 m")) == []


def test_a_number_of_four_digits_is_a_year_only_behind_a_label_for_dates() -> None:
    assert codes(of("- Seats: 1890", "- Seats: 1980")) == [("FC101", "capacity")]
    assert codes(of("- Rewired: 1890", "- Rewired: March 1890")) == []
    assert codes(of("- Rewired: 1890", "- Rewired: March 1980")) == [("FC101", "rewired")]


def test_a_figure_that_cannot_be_is_malformed_on_its_own() -> None:
    report = of("- Humidity: 144.08\n- Admin port: 70080\n- Turnout: 120 %", "- Height: 61 m")
    assert sorted(f.reason for f in report.findings if f.code == "FC301") == [
        "'120 %' cannot be right as written: 120 % of a whole is more than all of it",
        "'144.08' cannot be right as written: no humidity is over 100",
        "'70080' cannot be right as written: no port is over 65535",
    ]
    assert codes(of("- Latitude: 44.08\n- Growth: 120 %", "- Height: 61 m")) == []


def test_settings_meet_the_defaults_of_a_page_only_where_they_call_themselves_that() -> None:
    page = "# Grey Tower\n\n| Setting | Default |\n|---|---|\n| `fetch_timeout` | 10 s |\n| `workers` | 4 |\n"
    for opening, expected in (
        ("# The built-in defaults of everything", [("FC101", "fetch timeout")]),
        ("# An example for a busy site", []),
        ("# Settings", []),
    ):
        pages = {"docs/a.md": page, "docs/tower.toml": f'{opening}\n\nfetch_timeout = "25s"\n'}
        assert codes(audit_pages(pages, "Grey Tower")) == expected


def test_one_name_stands_behind_a_closed_label_and_changing_ones_are_left_alone() -> None:
    assert codes(of("- Architect: Ada Example", "- Architect: Ben Sample")) == [("FC101", "architect")]
    assert codes(of("- Architect: Ada Example", "- Architect: Example & Partners")) == []
    assert codes(of("- Headquarters: Ashby, Denmark", "- Headquarters: Brookside, Denmark")) == [("FC101", "headquarters")]
    assert codes(of("- Mayor: Ada Example", "- Mayor: Ben Sample")) == []


def test_what_a_document_tells_apart_itself_is_two_things() -> None:
    report = of("- Coil width: 61 m\n- Coil width: 44 m", "- Coil width: 61 m")
    assert codes(report) == []
