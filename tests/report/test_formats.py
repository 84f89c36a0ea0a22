"""Every format is found, works on any report, says the same each time, and shows nothing hostile."""

import subprocess
import sys

import pytest
from tests.factories import a_film_report, a_report
from tests.report.hostile import FORBIDDEN, a_hostile_report

from factcheck.report.formats import ShowOptions, writer_called, writers
from factcheck.report.to_claims import claims_json, claims_text
from factcheck.report.to_diff import diff_documents
from factcheck.report.to_explain import explain_finding

WIDTHS = (None, 20, 60, 100, 160)


def both_documents(report, options):
    return diff_documents(report, report.documents[0].path, report.documents[1].path, options)


SHOWN = {name: writer.write for name, writer in writers().items()} | {
    "explain": lambda report, options: explain_finding(report, report.findings[0], options),
    "claims": claims_text,
    "missing": lambda report, options: claims_text(report, options, missing=True),
    "claims-json": lambda report, options: claims_json(report),
    "missing-json": lambda report, options: claims_json(report, missing=True),
    "diff": both_documents,
}


def test_formats_are_found_by_walking_the_folder():
    assert set(writers()) >= {"terminal", "concise", "json", "markdown"}
    assert list(writers()) == sorted(writers())
    assert all(writer.name == name for name, writer in writers().items())


def test_a_format_is_found_by_its_name():
    assert all(writer_called(name) is writer for name, writer in writers().items())
    assert [writer_called(name) for name in ("explain", "yaml", "", "../to_json")] == [None] * 4


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_hostile_is_shown(name, width):
    text = SHOWN[name](a_hostile_report(), ShowOptions(width=width, verbose=1, min_level="note"))
    assert not FORBIDDEN & set(text)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    text.encode("utf-8")


@pytest.mark.parametrize("name", SHOWN)
def test_two_runs_give_the_same_text(name):
    options = ShowOptions(width=100, color=True)
    text = SHOWN[name](a_film_report(), options)
    assert text == SHOWN[name](a_film_report(), options)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\n\n\n" not in text


@pytest.mark.parametrize("name", sorted(writers()))
@pytest.mark.parametrize("verbose", [-1, 0, 1])
def test_an_empty_report_can_be_shown(name, verbose):
    writers()[name].write(a_report([], []), ShowOptions(verbose=verbose))


@pytest.mark.parametrize("name", ["terminal", "explain", "claims", "missing", "diff", "concise"])
def test_without_colour_there_is_no_escape_and_with_it_the_words_are_the_same(name):
    import re

    plain = SHOWN[name](a_film_report(), ShowOptions(width=100))
    coloured = SHOWN[name](a_film_report(), ShowOptions(width=100, color=True))
    assert "\x1b" not in plain
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [row.rstrip() for row in stripped.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("name", ["terminal", "explain", "claims", "missing", "diff", "concise"])
@pytest.mark.parametrize("width", WIDTHS)
def test_our_own_marks_are_ascii_where_the_terminal_is(name, width):
    text = SHOWN[name](a_film_report(), ShowOptions(width=width, unicode=False, verbose=1, min_level="note"))
    assert text.isascii(), sorted({c for c in text if not c.isascii()})


def test_what_is_coloured_is_the_only_thing_that_loads_the_library_for_it():
    code = """if True:
        import sys
        from factcheck.report.formats import ShowOptions, writers
        from factcheck.model.finding import Report
        for writer in writers().values():
            writer.write(Report(), ShowOptions())
        print("rich" in sys.modules)
    """
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert run.stdout == "False\n"
