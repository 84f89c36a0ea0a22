"""Hostile words cost no more than their number: every try is bounded, and long blocks are cut into slices."""

from __future__ import annotations

import pytest
from tests.audits import audit_pages

from factcheck.extract.compile import Ready, compile_rules
from factcheck.extract.match import MAX_STEPS, Matcher
from factcheck.extract.names import Names
from factcheck.extract.slices import LONGEST, bounded
from factcheck.extract.tag import TaggedBlock
from factcheck.model.document import Block, Span
from factcheck.rulepack.load import load_ruleset

HOSTILE = {
    "anchors": "directed by ",
    "names": "Mara Quist, Ivo Brandt and ",
    "one long name": "Mara ",
    "slots": "directed by Mara Quist, ",
    "dates": "released on May 17, 2019 ",
    "gaps": "released in in in ",
    "choices": "set to set for set ",
    "relations": "set between the events of ",
    "marks": "(( -- ; : ) ",
    "possessives": "Mara's Mara's ",
}


@pytest.fixture(scope="module")
def ready() -> Ready:
    return compile_rules(load_ruleset())


def steps_of(text: str, ready: Ready) -> tuple[int, int]:
    """The words of a block, and the steps that matching it takes."""
    block = TaggedBlock(Block("paragraph", text, Span(0, len(text)), ((0, 0),)), 0, ready)
    matcher = Matcher(ready, Names([block], ready))
    total, walk = 0, matcher._walk

    def counted(*arguments):
        nonlocal total
        total += 1
        return walk(*arguments)

    matcher._walk = counted  # type: ignore[method-assign]
    assert sum(1 for _ in matcher.matches(block)) >= 0
    return len(block.words), total


@pytest.mark.parametrize("kind", HOSTILE)
def test_steps_grow_no_faster_than_words(kind: str, ready: Ready) -> None:
    once = HOSTILE[kind]
    words, steps = steps_of(once * 100, ready)
    more_words, more_steps = steps_of(once * 400, ready)
    assert more_words > 3 * words
    assert more_steps <= 4.5 * steps + 400
    assert more_steps <= more_words * MAX_STEPS * 4


@pytest.mark.parametrize("kind", HOSTILE)
def test_ten_thousand_hostile_words_are_read_to_their_end(kind: str) -> None:
    once = HOSTILE[kind]
    text = "Harbour Lights is a film. " + once * (10_000 // len(once.split())) + "\n\nHarbour Lights was edited by Mara Quist.\n"
    report = audit_pages({"a.md": text}, "Harbour Lights")
    assert [c.evidence.quote for c in report.claims if c.attribute == "editor"] == ["edited by Mara Quist"]


def test_a_long_block_is_cut_where_a_sentence_ends_and_loses_nothing() -> None:
    text = "One sentence of a few words. " * 1000
    slices = list(bounded([Block("paragraph", text, Span(5, 5 + len(text)), ((0, 5),))]))
    assert "".join(s.text for s in slices) == text
    assert all(len(s.text) <= LONGEST for s in slices)
    assert all(s.text.endswith(". ") for s in slices)
    assert [s.source_offset(0) for s in slices] == [5 + sum(len(t.text) for t in slices[:i]) for i in range(len(slices))]


def test_a_block_without_any_place_to_cut_is_cut_all_the_same() -> None:
    text = "x" * (3 * LONGEST + 1)
    assert [len(s.text) for s in bounded([Block("paragraph", text, Span(0, len(text)), ((0, 0),))])] == [LONGEST] * 3 + [1]
