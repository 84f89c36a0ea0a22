"""Diagnostics for a terminal: both sides in place, marks under the value, paths and ids whole."""

import re
import time
from dataclasses import replace

import pytest
from tests.factories import (
    a_claim,
    a_cluster,
    a_day,
    a_document,
    a_film_report,
    a_finding,
    a_number,
    a_report,
    names,
)

from factcheck.model.claim import Qualifier
from factcheck.report.shown import width_of
from factcheck.report.to_terminal import render_terminal


def diagnostic(report, number, width=100, **options):
    """The lines of one finding."""
    shown = render_terminal(report, width, **options).split("\n\n")
    return shown[number].splitlines()


def test_an_omission_is_shown_with_both_sides_in_place():
    assert diagnostic(a_film_report(), 2) == [
        "warning[FC201] omission · Ballerina · editor: Jason Ballantine, where another source lists three",
        "  A → seeds/magazine.txt:3:43  Mulder (article-with-credits)",
        "  3 │ … by Len Wiseman, and editor Jason Ballantine had the task of keeping the mayhem legible and …",
        "    │                              ----------------",
        "    = value: Jason Ballantine",
        "    = also seeds/magazine.txt:5:1 “Edited by Jason Ballantine”",
        "  B → seeds/page.txt:4:3  encyclopedia",
        "  4 │ - Editing: Nicholas Lundgren, Jason Ballantine, Julian Clarke",
        "    │            ^^^^^^^^^^^^^^^^^  ----------------  ^^^^^^^^^^^^^",
        "    = value: Nicholas Lundgren, Jason Ballantine, Julian Clarke",
        "  = only in A: nothing",
        "  = only in B: Nicholas Lundgren, Julian Clarke",
        "  = in both: Jason Ballantine",
        "  = why: Jason Ballantine and Nicholas Lundgren, Jason Ballantine, Julian Clarke cannot both be",
        "         right",
        "  = favoured: B (86%), because more sources say so",
        f"  = id: {a_film_report().findings[2].id}",
        f"  = help: factcheck explain {a_film_report().findings[2].id}",
    ]


def test_a_repair_is_two_lines():
    shown = diagnostic(a_film_report(), 1)
    at = shown.index("  = repair: one digit left out: 2025")
    assert shown[at + 1 : at + 4] == [
        "    seeds/magazine.txt:7:16",
        "    - Release date : June 4 20025 (France), June 6, 2025 (United States)",
        "    + Release date : June 4 2025 (France), June 6, 2025 (United States)",
    ]
    assert "    = value: 'June 4 20025', malformed: the year 20025 has five digits · territory France" in shown
    assert "  = context: supports the repair" in shown
    assert "    = also seeds/page.txt:6:3 “Released: 2025-06-06”" in shown


def test_two_sides_stand_beside_each_other_where_there_is_room():
    shown = diagnostic(a_film_report(), 0, 120)
    assert any(re.match(r"  A → seeds/page.txt:5:3 .*│   B → seeds/magazine.txt:6:1", row) for row in shown)
    assert any(re.match(r"  5 │ .*│   6 │ Production", row) for row in shown)
    assert max(map(width_of, shown)) <= 120
    assert not any(" │   B →" in row for row in diagnostic(a_film_report(), 0, 119))
    assert not any(" │   B →" in row for row in diagnostic(a_film_report(), 0, None))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
def test_nothing_but_paths_and_ids_is_wider_than_the_terminal(width):
    for row in render_terminal(a_film_report(), width, verbose=1, min_level="note").splitlines():
        if not re.search(r"fc1-|seeds/", row):
            assert width_of(row) <= width, row


@pytest.mark.parametrize("width", [None, 20, 40, 60, 100, 160])
def test_paths_and_ids_are_never_cut(width):
    path = "a/very/long/" + "path/" * 30 + "document.txt"
    document = a_document("It runs 117 minutes.\nIt runs 125 minutes.\n", path, "source")
    claims = [a_claim(document, f"It runs {n} minutes", a_number(n, "min", f"{n} minutes"), "running_time") for n in ("117", "125")]
    finding = a_finding(claims)
    shown = render_terminal(a_report([document], claims, [finding]), width)
    assert f"{path}:1:1" in shown and f"{path}:2:1" in shown
    assert finding.id in shown


def test_off_a_terminal_no_message_is_wrapped():
    claims = a_film_report().claims
    long = "because " * 40
    report = replace(a_film_report(), findings=(a_finding(claims, (0,), (1,), reason=long),))
    assert f"  = why: {long.strip()}\n" in render_terminal(report, None)
    assert f"  = why: {long.strip()}\n" not in render_terminal(report, 80)


def test_more_than_three_further_claims_are_counted():
    documents = [a_document("It runs 117 minutes.\n", f"{n}.txt") for n in range(8)]
    claims = [a_claim(d, value=a_number("117", "min", "117 minutes")) for d in documents]
    shown = render_terminal(a_report(documents, claims, [a_finding(claims, range(8))]), 80)
    assert shown.count("= also ") == 3
    assert "    = and 4 more" in shown


def test_what_is_below_the_level_is_counted():
    assert "1 note not shown; --min-level note\n" in render_terminal(a_film_report(), 80)
    noted = render_terminal(a_film_report(), 80, min_level="note")
    assert "note[FC101]" in noted and "not shown" not in noted
    errors = render_terminal(a_film_report(), 80, min_level="error")
    assert "1 warning not shown; --min-level warning\n1 note not shown; --min-level note\n" in errors
    assert "warning[" not in errors


def test_known_findings_are_one_line_each_and_whole_with_v():
    report = a_film_report()
    known = replace(report.findings[0], status="known")
    report = replace(report, findings=(known, *report.findings[1:]))
    shown = render_terminal(report, None)
    assert f"[{known.id}]\n" in shown and f"= id: {known.id}" not in shown
    assert "2 errors, 1 warning, 1 note, 1 of these known\n" in shown
    assert f"= id: {known.id}" in render_terminal(report, None, verbose=1)
    assert "contradiction (known)" in render_terminal(report, None, verbose=1)


def test_suppressed_findings_are_only_counted():
    report = a_film_report()
    report = replace(report, findings=tuple(replace(f, status="suppressed") for f in report.findings))
    shown = render_terminal(report, None)
    assert "error[" not in shown
    assert shown.endswith("0 errors, 0 warnings, 0 notes, 4 suppressed\n")


def test_what_the_sources_agree_on_is_listed():
    shown = render_terminal(a_film_report(), 80)
    assert "agreed: what the sources say alike (1 value)\n  Ballerina\n    director  Len Wiseman (3 sources)\n" in shown


def test_agreement_of_one_source_with_itself_is_shown_with_v_only():
    report = replace(a_film_report(), clusters=(a_cluster(5, 6, verdict="agree"),))
    assert "(1 source)" not in render_terminal(report, 80)
    assert "    editor  Jason Ballantine (1 source)\n" in render_terminal(report, 80, verbose=1)


def test_of_values_of_different_precision_the_exact_one_is_said_to_be_less_supported():
    documents = [a_document(f"Released {when}.", f"{n}.txt") for n, when in enumerate(["2025-06-06", "2025-06"])]
    exact, month = a_day("2025-06-06"), replace(a_day("2025-06-01", "2025-06"), end=a_day("2025-06-30").end)
    claims = [a_claim(d, value=v) for d, v in zip(documents, [exact, month], strict=True)]
    report = a_report(documents, claims, [], [a_cluster(0, 1, verdict="agree")])
    assert "6 June 2025 (2 sources, 1 less exactly)\n" in render_terminal(report, 80)


def test_of_lists_that_agree_the_members_that_several_name_are_given():
    documents = [a_document("Starring people.", f"{n}.txt") for n in range(3)]
    lists = [names("Ann", "Bo", "Cy"), names("Bo", "Ann"), names("Bo")]
    claims = [a_claim(d, value=v) for d, v in zip(documents, lists, strict=True)]
    report = a_report(documents, claims, [], [a_cluster(0, 1, 2, verdict="agree")])
    assert "    editor  Bo, Ann (2 of 3) (3 sources)\n" in render_terminal(report, 80)


def test_abstentions_are_shown_with_their_reason_on_demand():
    assert "not decided" not in render_terminal(a_film_report(), 80).split("at a glance")[0]
    shown = render_terminal(a_film_report(), 80, verbose=1)
    assert "not decided\n  Ballerina · release date (incomparable): the value is malformed\n" in shown


def test_problems_have_a_section_with_those_of_input_first():
    shown = render_terminal(a_film_report(), 100)
    assert (
        "problems (2)\n"
        "  input seeds/broken.txt: the file is empty\n"
        "  limit seeds/site.txt:1:1: two subjects could be meant (name one in factcheck.toml)\n"
    ) in shown


def test_many_limits_are_counted_and_input_problems_never_left_out():
    from factcheck.model.finding import Problem

    limits = [Problem("limit", f"{n}.txt", "not understood") for n in range(30)]
    inputs = [Problem("input", f"{n}.txt", "empty") for n in range(30)]
    report = a_report(problems=[*limits, *inputs])
    shown = render_terminal(report, 80)
    assert shown.count("  input ") == 30
    assert shown.count("  limit ") == 10
    assert "  and 20 limits more; -v shows them\n" in shown
    assert render_terminal(report, 80, verbose=1).count("  limit ") == 30


def test_of_agreements_on_one_attribute_it_is_said_what_tells_them_apart():
    documents = [a_document("Out in May.", f"{n}.txt") for n in range(2)]
    claims = [a_claim(d, value=a_day("2019-05-14"), attribute="release_date") for d in documents * 2]
    cinema = Qualifier("measure", "cinema", "explicit")
    home, abroad = Qualifier("territory", "home", "default"), Qualifier("territory", "Peru", "explicit")
    clusters = [
        replace(a_cluster(0, 1, attribute="release_date", verdict="agree"), qualifiers=(cinema, home)),
        replace(a_cluster(2, 3, attribute="release_date", verdict="agree"), qualifiers=(cinema, abroad)),
    ]
    shown = render_terminal(a_report(documents, claims, [], clusters), 100)
    assert [row.split("  ")[2] for row in shown.splitlines()[2:4]] == ["release date", "release date (territory Peru)"]


def test_the_closing_table_sets_sources_against_attributes():
    shown = render_terminal(a_film_report(), 100)
    table = shown[shown.index("at a glance: Ballerina") :].splitlines()
    assert re.match(r" +1 Mulder +2 encyclopedia +3 endings", table[1])
    rows = {row[:18].strip(): row for row in table[3:7]}
    assert set(rows) == {"director", "editor", "production company", "release date"}
    assert rows["director"].count("✓ Len Wiseman") == 3
    assert rows["editor"].count("≠") == 2 and "–" in rows["editor"]
    assert "  1  Mulder        seeds/magazine.txt" in table
    assert "  ✓ agrees   ≠ disputed   – nothing read" in table


def test_quiet_shows_findings_and_the_summary_only():
    shown = render_terminal(a_film_report(), 80, verbose=-1)
    assert "at a glance" not in shown and "agreed:" not in shown and "  limit " not in shown
    assert "error[FC301]" in shown and "  input seeds/broken.txt" in shown
    assert shown.endswith("8 compared, 1 agreed; 2 errors, 1 warning, 1 note\n")


def test_marks_are_not_made_by_colour_alone():
    shown = render_terminal(a_film_report(), 100, color=True)
    assert "\x1b[1;4;31mNicholas Lundgren\x1b[0m" in shown
    assert "\x1b[4mJason Ballantine\x1b[0m" in shown
    assert "^^^^^^^^^^^^^^^^^" in shown


def test_colour_does_not_depend_on_the_surroundings(monkeypatch):
    wanted = render_terminal(a_film_report(), 100, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert render_terminal(a_film_report(), 100, color=True) == wanted


def test_a_name_of_ten_megabytes_is_cut():
    document = a_document("Edited by " + "x" * 10_000_000)
    claim = a_claim(document, value=names("x" * 10_000_000))
    finding = a_finding([claim], summary="x" * 10_000_000, reason="y " * 5_000_000)
    begin = time.process_time()
    shown = render_terminal(a_report([document], [claim], [finding], [a_cluster(0)]), 80, verbose=1)
    assert time.process_time() - begin < 5
    assert len(shown) < 10_000


def test_many_findings_cost_linear_time():
    def seconds(number):
        documents = [a_document("It runs 117 minutes.\n", f"{n}.txt") for n in range(number)]
        claims = [a_claim(d, value=a_number("117", "min", "117 minutes")) for d in documents]
        findings = [a_finding(claims, (n,), (n + 1,)) for n in range(number - 1)]
        report = a_report(documents, claims, findings, [a_cluster(*range(number), verdict="agree")])
        begin = time.process_time()
        render_terminal(report, 100)
        return time.process_time() - begin

    few, many = seconds(50), seconds(800)
    assert many < 16 * few * 3 + 0.2
