"""A story pack compiled: verb forms, phrases with gaps, and what says the same."""

from __future__ import annotations

import pytest
from tests.story.reading import rules

from factcheck.rulepack.story import StoryPack
from factcheck.story.lexicon import compile_lexicon, phrase_at, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("kill", {"kill", "kills", "killed", "killing"}),
        ("marry", {"marry", "marries", "married", "marrying"}),
        ("rescue", {"rescue", "rescues", "rescued", "rescuing"}),
        ("acquit", {"acquit", "acquits", "acquitted", "acquitting", "acquited", "acquiting"}),
    ],
)
def test_the_forms_of_regular_verbs(verb, forms):
    assert set(verb_forms(verb, {})) == forms


def test_a_phrase_may_hold_its_object():
    _, _, lexicon = rules()
    words = "turns the shy doctor down .".split()
    found = phrase_at(words, 0, len(words), lexicon.verbs["turns"])
    assert found is not None
    assert (found[0].deed, found[1]) == ("refuse", 5)


def test_a_phrase_does_not_reach_over_a_mark():
    _, _, lexicon = rules()
    words = "turns , down .".split()
    found = phrase_at(words, 0, len(words), lexicon.verbs["turns"])
    assert found is None or found[0].deed != "refuse"


def test_kinship_of_deeds_goes_both_ways():
    _, _, lexicon = rules()
    assert all(name in lexicon.kin[other] for name, kin in lexicon.kin.items() for other in kin)


def test_a_later_pack_adds_to_an_earlier_one():
    first = StoryPack.model_validate(
        {"story": "a", "version": "1", "deeds": {"kill": {"verbs": ["kill"]}}, "people": {"roles": ["smith"]}}
    )
    second = StoryPack.model_validate(
        {"story": "b", "version": "1", "deeds": {"knight": {"verbs": ["knight"]}}, "people": {"roles": ["squire"]}}
    )
    lexicon = compile_lexicon([first, second])
    assert set(lexicon.deeds) == {"kill", "knight"}
    assert lexicon.roles == {"smith", "squire"}


def test_every_deed_excludes_only_known_outcomes():
    _, _, lexicon = rules()
    known = {(dimension, value) for dimension, groups in lexicon.excludes.items() for group in groups for value in group}
    said = {tuple(written.split("=")) for deed in lexicon.deeds.values() for written in (deed.agent, deed.patient) if written}
    assert said - known <= {("bond", "married")}
