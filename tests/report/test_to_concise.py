"""One line for each finding."""

from tests.factories import a_film_report, a_report

from factcheck.report.formats import ShowOptions
from factcheck.report.to_concise import render_concise


def test_each_finding_is_one_line_with_its_place_first():
    report = a_film_report()
    ids = [f.id for f in report.findings]
    lines = render_concise(report, ShowOptions()).splitlines()
    assert lines[0].startswith("seeds/magazine.txt:6:1: FC101 error ") and lines[0].endswith(f" [{ids[0]}]")
    assert lines[2] == (
        f"seeds/magazine.txt:3:43: FC201 warning Ballerina: editor: Jason Ballantine, where another source lists three [{ids[2]}]"
    )
    assert lines[3:] == ["seeds/broken.txt: input problem: the file is empty"]


def test_the_level_is_respected():
    assert "FC201" not in render_concise(a_film_report(), ShowOptions(min_level="error"))
    assert "only a note" in render_concise(a_film_report(), ShowOptions(min_level="note"))


def test_nothing_found_is_nothing_said():
    assert render_concise(a_report(), ShowOptions()) == ""
