"""What data files say, from the file to the claim."""

from __future__ import annotations

import json

import pytest
from tests.audits import audit_pages

from factcheck.model.claim import Claim
from factcheck.model.finding import Report

FILM = {
    "title": "Harbour Lights",
    "production_year": 2019,
    "credits": {"director": "Quist, Mara", "editor": ["Brandt, Ivo", "Voss, Lena"], "music": "KUROSAWA Akira"},
    "source_work": {"title": "The Keeper", "year": 2002, "author": "Roy, Ada"},
    "running_time_minutes": 117,
    "estimated_budget_usd": 47000000,
    "budget": {"approved": {"amount": 9, "currency": "USD"}},
    "releases": [
        {"territory": "FR", "event": "cinema", "date": "2019-05-14", "distributor": "Arden Films"},
        {"territory": "DE", "event": "cinema", "date": "2019-05-23"},
    ],
    "carriers": [{"id": "A", "running_time_min": 120}],
}


def audited(*pages: tuple[str, object]) -> Report:
    return audit_pages({name: (page if isinstance(page, str) else json.dumps(page, indent=1)).encode() for name, page in pages})


def claims(report: Report, attribute: str) -> list[Claim]:
    return [c for c in report.claims if c.attribute == attribute]


def shown(report: Report, attribute: str) -> list[tuple[str, dict[str, str]]]:
    return [
        ("; ".join(c.value.canonical), {q.dimension: q.value for q in c.qualifiers}) for c in claims(report, attribute)
    ]  # fmt: skip


def test_credits_of_a_record_are_claims() -> None:
    report = audited(("a.json", FILM))
    assert shown(report, "director") == [("mara quist", {})]
    assert shown(report, "editor") == [("ivo brandt; lena voss", {})]
    assert shown(report, "music") == [("akira kurosawa", {})]
    assert shown(report, "running_time") == [("117 min", {})]
    assert ("47000000 USD", {}) in shown(report, "budget")
    (claim,) = claims(report, "running_time")
    assert claim.evidence.quote == '"running_time_minutes": 117'
    assert claim.steps[:2] == (
        "the label 'running time minutes' is one of running_time",
        "the label gives the unit min",
    )
    assert claims(report, "director")[0].evidence.quote == '"director": "Quist, Mara"'


def test_members_of_another_thing_are_not_of_the_subject() -> None:
    report = audited(("a.json", FILM))
    assert [c.value.text for c in claims(report, "title")] == ["Harbour Lights"]
    assert shown(report, "year") == [("2019", {})]
    assert [c for c in report.claims if c.key is None and ("The Keeper" in c.value.text or "Ada" in c.value.text)] == []


def test_what_an_object_of_a_list_holds_under_is_a_qualifier() -> None:
    report = audited(("a.json", FILM))
    assert shown(report, "release_date") == [
        ("2019-05-14", {"measure": "theatrical", "territory": "France"}),
        ("2019-05-23", {"measure": "theatrical", "territory": "Germany"}),
    ]
    assert shown(report, "distributor") == [("arden films", {"measure": "theatrical", "territory": "France"})]


def test_a_key_that_is_a_label_takes_its_member_as_a_note() -> None:
    report = audited(
        ("a.json", {"title": "Harbour Lights", "director": "Mara Quist", "budget_usd": {"approved": 895000, "actual": 829000}})
    )
    assert shown(report, "budget") == [("895000 USD", {"note": "approved"}), ("829000 USD", {"phase": "actual"})]


def test_a_record_and_an_article_disagree() -> None:
    article = "# Harbour Lights (2019 film)\n\nHarbour Lights is a film directed by Ivo Brandt. The film runs 98 minutes.\n"
    report = audited(("a.json", FILM), ("b.md", article))
    assert {(f.code, f.attribute) for f in report.findings} >= {("FC101", "director"), ("FC101", "running_time")}


def test_rows_of_two_files_meet_by_name_and_only_there() -> None:
    one = "title,year,director,runtime_min\nHarbour Lights,2019,Mara Quist,117\nThe Pier,2021,Ivo Brandt,95\n"
    other = one.replace("117", "171").replace("title", "name")
    report = audited(("one.csv", one), ("other.csv", other))
    (finding,) = report.findings
    assert (finding.code, finding.attribute) == ("FC101", "running_time")
    places = [(report.claims[i].path, report.claims[i].evidence.quote) for p in finding.positions for i in p.claims]
    assert sorted(places) == [("one.csv", "117"), ("other.csv", "171")]
    loaded = json.loads(report.to_json())
    assert [(d["path"], d["locator"]) for d in loaded["documents"]] == [
        ("one.csv", "row 2"), ("one.csv", "row 3"), ("other.csv", "row 2"), ("other.csv", "row 3"),
    ]  # fmt: skip
    assert {c["evidence"]["path"] for c in loaded["claims"]} == {"one.csv", "other.csv"}


def test_two_works_of_one_name_in_a_file_are_not_compared() -> None:
    rows = "title,year,director\nHarbour Lights,1961,Mara Quist\nHarbour Lights,2019,Ivo Brandt\nPier,2001,Ada Roy\n"
    assert audited(("a.csv", rows)).findings == ()


def test_a_table_without_a_subject_is_about_the_one_of_its_folder() -> None:
    article = "# Harbour Lights (2019 film)\n\nHarbour Lights is a film directed by Ivo Brandt.\n"
    table = "territory,release_date,gross_usd\nFrance,2019-05-14,100\nGermany,2019-02-30,50\nWorldwide,,150\n"
    report = audited(("x/b.md", article), ("x/t.csv", table))
    assert len(set(report.document_subjects.values())) == 1
    assert shown(report, "gross") == [
        ("100 USD", {"territory": "France"}),
        ("50 USD", {"territory": "Germany"}),
        ("150 USD", {"territory": "world"}),
    ]
    assert [f.code for f in report.findings] == ["FC301"]
    assert any("taken to be about Harbour Lights" in p.what for p in report.problems)
    apart = audited(("x/b.md", article), ("y/t.csv", table))
    assert len(set(apart.document_subjects.values())) == 2


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        ("PT1H58M", "118 min"),
        ("1:35:00", "95 min"),
        ("118", "118 min"),
        ("118 min", "118 min"),
    ],
)
def test_durations_as_data_files_write_them(value: str, canonical: str) -> None:
    report = audited(("a.json", {"title": "Harbour Lights", "director": "Mara Quist", "duration": value}))
    assert shown(report, "running_time") == [(canonical, {})]


def test_a_series_of_numbers_and_nothing_are_no_claims() -> None:
    page = {"title": "Harbour Lights", "director": None, "editor": "", "running_time_minutes": [117, 98], "budget": "n/a"}
    report = audited(("a.json", page))
    assert {c.attribute for c in report.claims} == {"title"}


def test_who_wrote_the_novel_wrote_no_film() -> None:
    page = {"title": "Harbour Lights", "director": "Mara Quist", "writers": ["Brandt, Ivo (screenplay)", "Roy, Ada (novel)"]}
    assert shown(audited(("a.json", page)), "writer") == [("ivo brandt", {})]


def test_a_table_of_another_kind_of_thing_is_about_nothing_of_its_folder() -> None:
    article = "# Harbour Lights (2019 film)\n\nHarbour Lights is a film directed by Ivo Brandt.\n"
    plain = "year,visitors\n2019,100\n2020,50\n"
    report = audited(("x/b.md", article), ("x/t.csv", plain))
    assert len(set(report.document_subjects.values())) == 2
    assert any("no subject was recognised; its claims are compared with nothing" in p.what for p in report.problems)
    again = audited(("x/b.md", article), ("x/c.md", article), ("x/t.csv", plain))
    assert len(set(again.document_subjects.values())) == 1


def test_a_table_beside_records_is_about_none_of_them() -> None:
    table = "territory,release_date,gross_usd\nFrance,2019-05-14,100\nGermany,2019-02-28,50\n"
    films = "title,director,release_date\nHarbour Lights,Mara Quist,2019-05-14\n"
    report = audited(("x/films.csv", films), ("x/t.csv", table))
    assert len(set(report.document_subjects.values())) == 2


def test_two_rows_of_one_name_and_one_year_are_not_compared_either() -> None:
    rows = "title,year,director\nHarbour Lights,2019,Mara Quist\nHarbour Lights,2019,Ivo Brandt\nPier,2001,Ada Roy\n"
    assert audited(("a.csv", rows)).findings == ()


def many(director: str) -> str:
    """A file of fifty films, of which the last is directed by `director`."""
    rows = "".join(f"Film Number {n},200{n % 10},Ana Roy {n}\n" for n in range(49))
    return f"title,year,director\n{rows}Harbour Lights,,{director}\n"


def test_records_of_a_large_file_must_share_more_than_a_name() -> None:
    page = {"title": "Harbour Lights", "director": "Ivo Brandt", "editor": "Cy Dee"}
    report = audited(("a.csv", many("Mara Quist")), ("b.json", page))
    assert not report.findings
    assert any("1 of its records share a name and nothing else" in p.what for p in report.problems)
    dated = {"title": "Harbour Lights", "director": "Ivo Brandt", "year": 1961}
    shared = audited(("a.csv", many("Mara Quist").replace("Lights,,", "Lights,1961,")), ("b.json", dated))
    assert [f.attribute for f in shared.findings] == ["director"]


def test_a_sequel_is_not_called_as_its_description_calls_the_first() -> None:
    rows = (
        "title,year,runtime,description\n"
        'Harbour Lights,2006,108 min,"A keeper finds a boat in Harbour Lights, and nobody on the island knows whose it is."\n'
        'Harbour Lights: The Return,2009,105 min,"The keeper of Harbour Lights is back on the island, and so is the old boat."\n'
    )
    report = audited(("a.csv", rows))
    assert not report.findings
    assert {s.name for s in report.subjects} == {"Harbour Lights", "Harbour Lights: The Return"}


def test_a_title_that_holds_another_title_is_another_thing() -> None:
    rows = "title,year,director\nPier,1998,Ada Roy\nLife of Pier,2012,Bo Lund\nThe Pier Story,1940,Cy Dee\n"
    report = audited(("a.csv", rows))
    assert not report.findings
    assert {s.name for s in report.subjects} == {"Pier", "Life of Pier", "The Pier Story"}
