"""Two tellings side by side, slot by slot, in every report for people."""

from __future__ import annotations

import json

from tests.story.reading import narrative, page, report_on

from factcheck.report.formats import ShowOptions
from factcheck.report.shown import Index
from factcheck.report.tellings import slots
from factcheck.report.to_explain import explain_finding
from factcheck.report.to_markdown import render_markdown
from factcheck.report.to_terminal import render_terminal

OPENING = "Ada Lane meets Ivo Brandt. Tom Reed hires Ada Lane. Mara Quist warns Ivo Brandt. "
REPORT = report_on(
    page(OPENING + "In the end Ivo Brandt drowns in the lake. Ada Lane sells the house."),
    page(OPENING + "In the end Ivo Brandt is alive. Ada Lane sells the house. Tom Reed flees."),
)


def rows():
    (finding,) = narrative(REPORT)
    return slots(Index(REPORT), finding)


def test_a_clash_stands_first_with_both_sides():
    first = rows()[0]
    assert (first.state, first.name) == ("clash", "fate of Ivo Brandt")
    assert {first.left, first.right} == {"In the end Ivo Brandt drowns in the lake", "In the end Ivo Brandt is alive"}


def test_what_both_tell_stands_in_one_row():
    assert [(r.left, r.right) for r in rows() if r.state == "same"] == [("Ada Lane sells the house",) * 2]


def test_what_one_tells_alone_leaves_the_other_side_empty():
    alone = [r for r in rows() if r.state in ("left", "right")]
    assert [(r.left, r.right) for r in alone] in ([("Tom Reed flees", "")], [("", "Tom Reed flees")])


def test_who_does_it_is_named_where_the_clause_does_not():
    report = report_on(
        page(OPENING + "In the end Ada Lane takes the boat, and she drowns off the point."),
        page(OPENING + "In the end Ada Lane takes the boat. She is alive."),
    )
    (finding,) = narrative(report)
    first = slots(Index(report), finding)[0]
    assert {first.left, first.right} == {"Ada Lane: drowns off the point", "Ada Lane: is alive"}


def test_other_findings_have_no_slots():
    for finding in REPORT.findings:
        if finding.kind != "narrative":
            assert slots(Index(REPORT), finding) == []


def test_the_terminal_shows_the_slots():
    shown = render_terminal(REPORT)
    assert "slot by slot" in shown
    assert any("drowns" in line and "is alive" in line and "≠" in line for line in shown.splitlines())


def test_a_terminal_of_ascii_shows_them_too():
    assert render_terminal(REPORT, unicode=False).isascii()


def test_markdown_shows_the_slots_as_a_table():
    shown = render_markdown(REPORT, ShowOptions())
    assert "| ≠ | fate of Ivo Brandt |" in shown


def test_the_table_at_a_glance_leaves_commitments_out():
    assert "story: fate" not in render_terminal(REPORT).split("at a glance")[-1] or "at a glance" not in render_terminal(REPORT)


def test_json_carries_the_commitments_the_slots_and_their_verdicts():
    data = json.loads(REPORT.to_json())
    (finding,) = [f for f in data["findings"] if f["kind"] == "narrative"]
    assert {c["role"] for c in finding["context"]} >= {"slot fate of Ivo Brandt", "told by both"}
    assert {"story/fate", "story/ending"} <= {c["attribute"] for c in data["clusters"]}
    assert any(c["attribute"] == "story/fate" and c["value"]["deed"] == "die" for c in data["claims"])


def test_explain_tells_slot_by_slot_and_the_coverage():
    (finding,) = narrative(REPORT)
    shown = explain_finding(REPORT, finding)
    assert "context: slot fate of Ivo Brandt" in shown
    assert "context: told by both" in shown
    assert "coverage: a pins down" in shown
