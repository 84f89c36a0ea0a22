"""An authority on an attribute: its side is favoured, and the report names the documents to edit and the edits."""

from __future__ import annotations

from tests.audits import audit_pages, film_page, finding_on

from factcheck.config import Settings
from factcheck.model.finding import Edit, Finding


def found(pages: dict[str, str], authority: str, attribute: str = "running_time") -> Finding:
    settings = Settings(authorities=((attribute, authority),))
    return finding_on(audit_pages(pages, settings=settings), attribute)


def edited(page: str, edit: Edit) -> str:
    return page[: edit.start] + edit.replacement + page[edit.end :]


def test_every_other_document_is_to_say_what_the_authority_says() -> None:
    pages = {"a.md": film_page(117), "b.md": film_page(171), "c.md": film_page(171)}
    finding = found(pages, "a")
    assert finding.favoured is not None
    assert finding.positions[finding.favoured.position].value == "117 min"
    assert finding.repair is not None
    edits = (finding.repair, *finding.further_repairs)
    assert [edit.path for edit in edits] == ["b.md", "c.md"]
    assert all(edited(pages[edit.path], edit) == pages["a.md"] for edit in edits)
    assert finding.repair.because == "a is the authority on running time and says so in a.md"


def test_a_shorter_list_takes_the_words_of_the_authority() -> None:
    pages = {"a.md": film_page(117, Editors="Ann Lee, Bo Falk, Cy Dunn"), "b.md": film_page(117, Editors="Ann Lee")}
    finding = found(pages, "a", "editor")
    assert finding.repair is not None
    assert edited(pages["b.md"], finding.repair) == pages["a.md"]


def test_an_authority_that_says_nothing_of_it_changes_nothing() -> None:
    pages = {"a.md": film_page(117), "b.md": film_page(171), "c.md": film_page(171), "d.md": "# Harbour Lights\n\nA film.\n"}
    finding = found(pages, "d")
    assert finding.repair is None
    assert finding.favoured is not None
    assert "authority" not in finding.favoured.because


def test_an_authority_of_which_nothing_was_read_is_told() -> None:
    settings = Settings(authorities=(("running_time", "Spec sheet"),))
    report = audit_pages({"a.md": film_page(117), "b.md": film_page(117)}, settings=settings)
    assert [(p.severity, p.what, p.hint) for p in report.problems] == [
        ("limit", 'no document is by "Spec sheet", the authority on running_time', "there is: a, b")
    ]


def test_an_authority_that_contradicts_itself_decides_nothing() -> None:
    pages = {"a.md": film_page(117) + "\nIt runs 171 minutes.\n", "b.md": film_page(117)}
    finding = found(pages, "a")
    assert finding.repair is None


def test_without_an_authority_nothing_is_to_be_edited() -> None:
    pages = {"a.md": film_page(117), "b.md": film_page(171)}
    assert finding_on(audit_pages(pages), "running_time").repair is None
