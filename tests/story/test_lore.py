"""Lore of the making: a note where one telling alone knows it, a warning where another denies it, nothing where several tell it."""

from __future__ import annotations

import pytest
from tests.story.reading import narrative, page, report_on

PLOT = "Ada Lane meets Ivo Brandt. Tom Reed hires Ada Lane. Mara Quist warns Ivo Brandt. In the end Ada Lane is alive. "


def levels(first: str, second: str) -> list[str]:
    pages = [page(f"{PLOT}\n\n## Production\n\n{lore}") for lore in (first, second)]
    return [f.level for f in narrative(report_on(*pages))]


@pytest.mark.parametrize("lore", ["An alternate ending was reportedly written.", "The film was shot back to back with its sequel."])
def test_lore_of_one_telling_alone_is_a_note(lore):
    assert levels(lore, "The film was shot in May.") == ["note"]


def test_lore_that_another_telling_denies_is_a_warning():
    assert levels("An alternate ending was written.", "No alternate ending was written.") == ["warning"]


def test_lore_that_two_tellings_know_is_nothing():
    assert levels("An alternate ending was written.", "The author wrote an alternate ending in May.") == []


@pytest.mark.parametrize("lore", ["Was an alternate ending written?", "No alternate ending was written."])
def test_a_question_or_a_denial_alone_is_nothing(lore):
    assert levels(lore, "The film was shot in May.") == []


def test_a_denied_commitment_is_shown_with_one_not():
    from factcheck.report.shown import said_words

    report = report_on(page(PLOT + "She never married."), page(PLOT + "She married Tom Reed."))
    said = [said_words(c) for c in report.claims if c.polarity == "denied" and c.attribute.startswith("story/")]
    assert said
    assert not any("not not" in words or words.startswith("not Ada") for words in said)
