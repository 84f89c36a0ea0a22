"""Stories in several genres, each told truly twice, in short, and once with another ending: the altered telling is found, and
the others raise nothing against each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.scoring import read_gold, score

import factcheck
from factcheck.config import Settings

HERE = Path(__file__).parent / "stories"
STORIES = sorted(folder.parent.name for folder in HERE.glob("*/gold.json"))
TRUE = frozenset("appeal botanist boxer ferry flood haunting lab moon raid replay".split())
"""Told truly only."""


def altered(name: str) -> str:
    gold = json.loads((HERE / name / "gold.json").read_text(encoding="utf-8"))
    return next((doc for doc, what in gold["documents"].items() if what == "altered telling"), "")


def audited(name: str, without: str = ""):
    files = [p for p in sorted((HERE / name / "docs").iterdir()) if p.name != without]
    return factcheck.audit([factcheck.Input(f"docs/{p.name}", p.read_bytes()) for p in files], Settings(root=HERE / name))


def warnings(report):
    return [f for f in report.findings if f.kind == "narrative" and f.level != "note"]


@pytest.mark.parametrize("name", STORIES)
def test_every_label_stands_once_in_its_document(name):
    assert read_gold(HERE / name).misplaced == ()


@pytest.mark.parametrize("name", [s for s in STORIES if s not in TRUE])
def test_an_altered_ending_is_one_warning_on_its_sentences(name):
    reached = score(read_gold(HERE / name), json.loads(audited(name).to_json()))
    assert reached.recall == 1
    assert reached.false == 0


@pytest.mark.parametrize("name", STORIES)
def test_a_true_retelling_and_a_synopsis_raise_nothing(name):
    assert warnings(audited(name, without=altered(name))) == []


@pytest.mark.parametrize("name", STORIES)
def test_key_sentences_are_short_and_stand_in_the_text(name):
    report = audited(name)
    texts = {d.path: d.text for d in report.documents}
    for finding in warnings(report):
        for position in finding.positions:
            for at in position.claims:
                evidence = report.claims[at].evidence
                assert texts[report.claims[at].document][evidence.span.start : evidence.span.end] == evidence.quote
                assert len(evidence.quote) <= 240
