"""Who does what to whom in one sentence, and what is not told as having happened."""

from __future__ import annotations

import pytest
from tests.story.reading import deeds

ADA, IVO, MARA = "ada lane", "ivo brandt", "mara quist"
CAST = "Ada Lane, Ivo Brandt and Mara Quist live in one street. "

READ = [
    ("Ada kills Ivo.", [("kill", ADA, IVO)]),
    ("Ivo is killed by Ada.", [("kill", ADA, IVO)]),
    ("Ivo, who had warned Mara, is shot by Ada.", [("inform", IVO, MARA), ("shoot", ADA, IVO)]),
    ("Mara drowns in the river, but Ada, who jumped after her, survives.", [("die", MARA, ""), ("survive", ADA, "")]),
    ("Ada rescues Ivo and marries Mara.", [("rescue", ADA, IVO), ("marry", ADA, MARA)]),
    ("Mara turns Ivo down.", [("refuse", MARA, IVO)]),
    ("Ivo is tried and acquitted.", [("acquit", "", IVO)]),
    ("Ada, Ivo and Mara are found alive.", [("survive", ADA, "")]),
    ("Ivo never returns.", [("not return", IVO, "")]),
    ("Ada finally forgives Ivo, leaving Mara behind.", [("forgive", ADA, IVO), ("abandon", ADA, MARA)]),
    ("Mara falls overboard, drowning Ivo.", [("kill", MARA, IVO)]),
    ("The captain is hanged.", [("kill", "", "the captain")]),
]


@pytest.mark.parametrize(("sentence", "expected"), READ, ids=[s for s, _ in READ])
def test_the_deeds_of_a_sentence(sentence, expected):
    found = [d for d in deeds(CAST + sentence) if d[0] != "stay"]
    for deed in expected:
        assert deed in found


UNREAL = [
    "Ada wants to kill Ivo.",
    "Ada would kill Ivo if she could.",
    "Did Ada kill Ivo?",
    "If Ada kills Ivo, Mara will be alone.",
    "Ada nearly kills Ivo.",
    "Mara dreams that Ada kills Ivo.",
    "In the novel Ada kills Ivo.",
    "In an early draft Ada killed Ivo.",
    "An alternate ending in which Ada kills Ivo was filmed.",
    "Fans believe that Ada kills Ivo.",
    '"Ada kills Ivo," says Mara.',
    "Ada plans the kill with care.",
    "Instead of killing Ivo, Ada laughs.",
    "Rumour has it that Ada kills Ivo.",
]


@pytest.mark.parametrize("sentence", UNREAL)
def test_hopes_rumours_other_versions_and_questions_commit_to_nothing(sentence):
    assert not [d for d in deeds(CAST + sentence) if d[0] == "kill"]


def test_a_noun_that_looks_like_a_verb_is_none():
    assert not [
        d for d in deeds(CAST + "The closing shot shows the fight for the escape hatch.") if d[0] in ("shoot", "fight", "escape")
    ]


def test_an_idiom_is_not_the_verb_it_is_made_of():
    assert not [d for d in deeds(CAST + "The fall takes place in March, and Ada loses heart.") if d[0] == "lose"]


def test_a_possessor_is_not_the_one_who_acts():
    found = deeds(CAST + "Ada's loyal sergeant, Pete Falk, kills Mara.")
    assert ("kill", "pete falk", MARA) in found


def test_a_work_that_ends_does_nothing_to_anybody():
    assert not [d for d in deeds(CAST + "The film leaves the viewer in doubt.") if d[0] == "leave"]
