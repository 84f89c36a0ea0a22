"""Which sentences tell, and where in the story they stand."""

from __future__ import annotations

from tests.story.reading import told


def stretches(text, section="Plot"):
    return [(s.stretch, s.anchored) for s in told(text, section=section).sentences]


def test_a_heading_for_the_ending_anchors_what_stands_under_it():
    assert set(stretches("Ada Lane dies. Ivo Brandt weeps.", section="Ending")) == {("ending", True)}


def test_a_phrase_at_the_head_of_a_sentence_anchors_the_rest_of_its_section():
    assert stretches("Ada Lane leaves. In the final scene she returns. The door closes.") == [
        ("", False),
        ("ending", True),
        ("ending", True),
    ]


def test_the_word_ending_further_on_anchors_nothing():
    assert stretches("Ada Lane walks us through the story, the ending and the songs.") == [("", False)]


def test_production_and_reception_tell_no_story():
    text = "Ada Lane dies.\n\n## Production\n\nJane Roe left the film. Filming ended in May.\n\n## Reception\n\nCritics killed it."
    assert len(told(text).sentences) == 1


def test_a_question_line_can_be_a_heading():
    found = told("Ada Lane leaves.\n\nHow does it end?\n\nAda Lane dies in the snow of the pass.").sentences
    assert [s.stretch for s in found] == ["", "ending"]


def test_trivia_and_alternate_endings_are_left_out():
    assert (
        len(told("Ada Lane dies.\n\n## Alternate endings\n\nAda Lane survives.\n\n## Trivia\n\nAda Lane marries.").sentences) == 1
    )
