"""A document to its telling: passages, years, places and limits."""

from __future__ import annotations

from tests.story.reading import told

from factcheck.story.tell import LONGEST, MOST_SENTENCES


def test_a_passage_is_the_sentence():
    telling = told("Ada Lane kills Ivo Brandt. Then it rains.")
    assert telling.commitments[0].span == telling.sentences[0].span


def test_a_long_sentence_is_cut_to_the_clause_that_says_so():
    filler = "and the rain falls on the roofs of the harbour where nobody has slept for weeks, " * 4
    commitment = next(c for c in told(f"Night comes, {filler}Ada Lane kills Ivo Brandt.").commitments if c.deed == "kill")
    assert commitment.span.end - commitment.span.start <= LONGEST


def test_one_year_of_a_sentence_is_its_year_and_two_are_none():
    telling = told("In 1938 Ada Lane left. Between 1940 and 1945 Ada Lane stayed. At two in the morning Ada Lane died.")
    assert [s.year for s in telling.sentences] == ["1938", "?", ""]


def test_what_is_called_after_a_country_names_it():
    assert told("Ada Lane crossed the Dutch border by train.").sentences[0].lands == {"netherlands"}


def test_a_denial_keeps_its_deed():
    assert [(c.deed, c.denied) for c in told("Ada Lane never married.").commitments] == [("marry", True)]


def test_sentences_beyond_the_limit_are_counted_not_read():
    telling = told("She saw him. " * (MOST_SENTENCES + 50))
    assert len(telling.sentences) == MOST_SENTENCES
    assert telling.left_out == 50
