"""Documents that do not say clearly what they are about are adopted by the one subject of the folder that they name."""

from __future__ import annotations

import pytest

import factcheck

PAGE = "# Edge of Morning (1988 film)\n\nEdge of Morning is a 1988 film directed by Ada Roy.\n"
HEADLINES = [
    "9 Reasons Edge of Morning Still Gives Me Chills (Sorry)\n\nIt is long. Edited by Bo Lund, it drags in the middle.\n",
    "HARBOUR FILM SOCIETY\n\nProgramme note\n\nTonight we show Edge of Morning. Edge of Morning was edited by Bo Lund.\n",
    "QUESTION\n\nWho cut Edge of Morning?\n\nANSWER\n\nThe film was edited by Bo Lund.\n",
]


@pytest.mark.parametrize("text", HEADLINES)
def test_headlines_mastheads_and_formulas_are_not_what_a_page_is_about(text):
    report = factcheck.audit([factcheck.Input("a.md", PAGE.encode()), factcheck.Input("b.txt", text.encode())])
    assert len({report.document_subjects[d.path] for d in report.documents}) == 1


def test_a_possessive_in_a_name_is_met_in_a_headline():
    page = "# Ada's Night Boat (1988 film)\n\nAda's Night Boat is a 1988 film directed by Ada Roy.\n"
    other = "7 Things I Only Noticed About Ada's Night Boat as a Tired Adult\n\nThe film was edited by Bo Lund.\n"
    report = factcheck.audit([factcheck.Input("a.md", page.encode()), factcheck.Input("b.txt", other.encode())])
    assert len({report.document_subjects[d.path] for d in report.documents}) == 1


def test_a_sequel_is_not_adopted_by_the_film_before_it():
    sequel = "# Edge of Morning 2 (1994 film)\n\nEdge of Morning 2 is a 1994 film directed by Cy Dee.\n"
    report = factcheck.audit([factcheck.Input("a.md", PAGE.encode()), factcheck.Input("b.md", sequel.encode())])
    assert len({report.document_subjects[d.path] for d in report.documents}) == 2
    assert not report.findings


CREDITS = "Directed by: Ada Roy\nEdited by: Bo Lund\nMusic: Cy Dee\nProduced by: Di Falk\n"


def test_a_page_that_never_names_its_subject_is_known_by_its_credits():
    page = f"# Edge of Morning (1988 film)\n\nEdge of Morning is a 1988 film.\n\n{CREDITS}"
    feature = f"BACK ON THE PIER\n\nA long look at a short picture.\n\nCREDITS\n{CREDITS}"
    other = "# Night Ferry (1990 film)\n\nNight Ferry is a 1990 film.\n\nDirected by: Ada Roy\nEdited by: Ea Gad\nMusic: Fo Hain\n"
    pages = [("a.md", page), ("b.txt", feature), ("c.md", other)]
    report = factcheck.audit([factcheck.Input(name, text.encode()) for name, text in pages])
    of = {d.path: report.document_subjects[d.path] for d in report.documents}
    assert of["b.txt"] == of["a.md"] != of["c.md"]
