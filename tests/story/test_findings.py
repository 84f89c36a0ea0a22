"""Stories in the report: claims, slots, coverage, limits, and a second opinion."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from tests.story.reading import narrative, page, report_on

import factcheck
from factcheck.model.value import Event
from factcheck.report.to_json import json_schema
from factcheck.story import findings
from factcheck.story.adjudicate import Answer, Unanswered

OPENING = "Ada Lane meets Ivo Brandt. Tom Reed hires Ada Lane. Mara Quist warns Ivo Brandt. "
DEAD = page(OPENING + "In the end Ivo Brandt drowns in the lake.")
ALIVE = page(OPENING + "In the end Ivo Brandt is alive.")


class Opinion:
    """An adjudicator that always says the same."""

    name = "an oracle"

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def compare(self, left, right):
        self.asked.append((left, right))
        return self.answer


def with_opinion(monkeypatch, answer):
    oracle = Opinion(answer)
    real: Any = findings.judge_stories
    monkeypatch.setattr("factcheck.story.findings.judge_stories", lambda *args: real(*args[:-1], oracle))
    return oracle, report_on(DEAD, ALIVE)


def test_commitments_are_claims_with_evidence_and_identity():
    report = report_on(DEAD, ALIVE)
    claim = next(c for c in report.claims if c.attribute == "story/fate" and c.document == "a.md")
    assert isinstance(claim.value, Event)
    assert claim.value.canonical == ("ivo brandt die",)
    assert claim.evidence.quote == "In the end Ivo Brandt drowns in the lake."


def test_slots_are_clusters_with_verdicts():
    verdicts = {(c.attribute, c.verdict) for c in report_on(DEAD, ALIVE).clusters}
    assert ("story/deed", "agree") in verdicts
    assert ("story/fate", "disagree") in verdicts


def test_the_finding_says_how_much_each_telling_pins_down():
    (finding,) = narrative(report_on(DEAD, ALIVE))
    assert "a pins down 4 commitments, 3 of them shared" in finding.reason


def test_the_report_satisfies_its_schema():
    jsonschema.validate(json.loads(report_on(DEAD, ALIVE).to_json()), json_schema())


def test_a_document_alone_gives_no_claims_of_a_story():
    assert not [c for c in report_on(DEAD).claims if c.attribute.startswith("story/")]


def test_ids_depend_on_the_commitments_not_on_the_words_around_them():
    moved = page("It is a cold autumn. " + OPENING + "In the end Ivo Brandt drowns in the lake.")
    assert [f.id for f in narrative(report_on(DEAD, ALIVE))] == [f.id for f in narrative(report_on(moved, ALIVE))]


def test_ten_thousand_sentences_of_pronouns_stay_bounded_and_say_so():
    hostile = page(OPENING + "She told him that he saw her and they left. " * 10_000 + "In the end Ivo Brandt drowns.")
    report = report_on(hostile, ALIVE)
    assert any(p.severity == "limit" and "not read as a story" in p.what for p in report.problems)


def test_an_opinion_that_agrees_is_named_and_changes_nothing(monkeypatch):
    oracle, report = with_opinion(monkeypatch, Answer("clash", "dead against alive"))
    (finding,) = narrative(report)
    assert finding.level == "error"
    assert "an oracle: clash, dead against alive" in finding.reason
    assert oracle.asked == [("In the end Ivo Brandt drowns in the lake.", "In the end Ivo Brandt is alive.")]


def test_an_opinion_that_the_passages_agree_drops_the_finding_and_the_slot_says_so(monkeypatch):
    _, report = with_opinion(monkeypatch, Answer("support", "the same"))
    assert narrative(report) == []
    assert any(c.verdict == "ambiguous" and "an oracle: support" in c.reason for c in report.clusters)


def test_an_opinion_that_they_are_unrelated_makes_it_a_note(monkeypatch):
    _, report = with_opinion(monkeypatch, Answer("unrelated", "two moments"))
    assert [f.level for f in narrative(report)] == ["note"]


def test_no_answer_leaves_the_verdict_and_is_a_problem(monkeypatch):
    _, report = with_opinion(monkeypatch, Unanswered("no answer in 30 s"))
    assert [f.level for f in narrative(report)] == ["error"]
    assert any("an oracle did not answer: no answer in 30 s" in p.what for p in report.problems)


def test_nobody_is_asked_where_nothing_is_in_dispute(monkeypatch):
    oracle = Opinion(Answer("clash", ""))
    real: Any = findings.judge_stories
    monkeypatch.setattr("factcheck.story.findings.judge_stories", lambda *args: real(*args[:-1], oracle))
    report_on(DEAD, DEAD)
    assert oracle.asked == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_number_of_workers_changes_nothing(jobs):
    inputs = [factcheck.Input("a.md", DEAD), factcheck.Input("b.md", ALIVE)]
    report = factcheck.audit(inputs, factcheck.Settings(jobs=jobs))
    assert report.to_json() == report_on(DEAD, ALIVE).to_json()
