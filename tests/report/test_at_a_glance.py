"""Sources against attributes, and what clusters agree on."""

from tests.factories import a_claim, a_cluster, a_document, a_film_report, a_finding, a_report, names

from factcheck.report.at_a_glance import agreements, grids
from factcheck.report.shown import Index


def test_rows_are_attributes_that_two_sources_speak_of():
    (grid,) = grids(Index(a_film_report()), 12)
    assert grid.subject == "Ballerina"
    assert grid.sources == ("Mulder", "encyclopedia", "endings")
    assert [name for name, _ in grid.rows] == ["director", "editor", "production company", "release date"]
    states = {name: [cell.state for cell in cells] for name, cells in grid.rows}
    assert states["director"] == ["same", "same", "same"]
    assert states["editor"] == ["differs", "differs", "absent"]
    assert grid.disputed == 3


def test_two_documents_of_one_source_are_one_column():
    documents = [a_document(path=f"{n}.txt", source=s) for n, s in enumerate(["one", "one", "two"])]
    claims = [a_claim(d) for d in documents]
    (grid,) = grids(Index(a_report(documents, claims, [], [a_cluster(0, 1, 2, verdict="agree")])), 12)
    assert grid.sources == ("one", "two")
    assert grid.paths == (("0.txt", "1.txt"), ("2.txt",))


def test_of_many_sources_those_in_dispute_are_kept():
    documents = [a_document(path=f"{n:02}.txt") for n in range(20)]
    claims = [a_claim(d) for d in documents]
    report = a_report(documents, claims, [a_finding(claims, (15,), (18,))])
    (grid,) = grids(Index(report), 3)
    assert grid.sources == ("00", "15", "18")
    assert grid.more_sources == 17


def test_a_subject_that_no_document_is_about_has_no_table():
    documents = [a_document(path=f"{n}.txt") for n in range(2)]
    report = a_report(documents, [a_claim(d) for d in documents], document_subjects={})
    assert grids(Index(report), 12) == []


def test_agreements_come_in_the_order_of_the_report():
    documents = [a_document(path=f"{n}.txt") for n in range(2)]
    claims = [a_claim(d, attribute=a) for a in ("writer", "editor") for d in documents]
    clusters = [a_cluster(0, 1, attribute="writer", verdict="agree"), a_cluster(2, 3, verdict="agree")]
    agreed = agreements(Index(a_report(documents, claims, [], clusters)))
    assert [(a.attribute, a.value, a.sources) for a in agreed] == [
        ("writer", "Jason Ballantine", 2),
        ("editor", "Jason Ballantine", 2),
    ]


def test_a_list_that_nobody_shares_is_given_as_it_is():
    document = a_document()
    claims = [a_claim(document, value=names("Ann")), a_claim(document, value=names("Ann", "Bo"))]
    report = a_report([document], claims, [], [a_cluster(0, 1, verdict="agree")])
    (agreed,) = agreements(Index(report))
    assert (agreed.value, agreed.support) == ("Ann, Bo", "1")
