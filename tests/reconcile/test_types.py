"""A page that does not say what kind of thing it is about is read as what the other pages about it say it is."""

from __future__ import annotations

import factcheck

BARE = factcheck.Input(
    "a.md", b"# Grey Coast\n\nA quiet thriller from the north. It was directed by Ann Bay and runs 89 minutes.\n"
)
FILM = factcheck.Input(
    "b.md", b"# Grey Coast (2021 film)\n\n- Director: Lee Orr\n- Running time: 98 minutes\n\nGrey Coast is a 2021 film.\n"
)
TOWN = factcheck.Input(
    "a.md", b"# Grey Coast\n\nGrey Coast is a stretch of shingle. Its harbour was directed by Ann Bay for years.\n"
)


def test_prose_of_a_page_without_a_type_meets_the_film_of_its_name():
    report = factcheck.audit([BARE, FILM])
    assert sorted(f.attribute for f in report.findings) == ["director", "running_time"]


def test_prose_of_a_page_that_nobody_gives_a_type_gives_no_claims_and_the_report_says_so():
    report = factcheck.audit([TOWN])
    assert not report.claims
    (problem,) = [p for p in report.problems if "what kind of thing" in p.what]
    assert problem.severity == "limit"
    assert problem.where == "a.md"
