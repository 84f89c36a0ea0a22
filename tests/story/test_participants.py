"""Who is meant: full names, first names, surnames, roles and pronouns."""

from __future__ import annotations

from tests.story.reading import deeds, told


def test_a_first_name_stands_for_the_one_full_name_that_begins_with_it():
    assert ("die", "ada lane", "") in deeds("Ada Lane meets Ivo Brandt. Ada dies.")


def test_a_surname_of_one_bearer_stands_for_him():
    assert ("die", "ivo brandt", "") in deeds("Ada Lane meets Ivo Brandt. Brandt dies.")


def test_a_surname_that_two_share_stands_for_neither():
    found = deeds("Ada Brandt meets her father, Ivo Brandt, at the gate. Brandt dies.")
    assert not [d for d in found if d[0] == "die" and d[1] in ("ada brandt", "ivo brandt")]


def test_a_pronoun_means_the_only_candidate_that_is_left():
    assert ("die", "ada lane", "") in deeds("Ada Lane visits Ivo Brandt. She dies.")


def test_a_pronoun_with_two_candidates_means_nobody():
    found = deeds("Ada Lane visits Mara Quist. She dies.")
    assert [agent for deed, agent, _ in found if deed == "die"] == [""]
    assert not [d for d in found if d[0] == "die" and d[1]]


def test_somebody_who_is_only_described_takes_the_pronoun_too():
    assert not [d for d in deeds("Tom Reed meets an old man. He dies.") if d[0] == "die" and d[1] == "tom reed"]


def test_a_role_beside_a_name_is_that_person():
    assert ("die", "hugh dunn", "") in deeds("The mate, Hugh Dunn, quarrels with everybody. The mate dies.")


def test_a_place_takes_no_part():
    keys = {p.key for p in told("Ada Lane lives in Bergen. In Bergen she meets Ivo Brandt.").participants}
    assert "bergen" not in keys


def test_people_of_the_film_take_no_part_in_its_story():
    text = "Ada Lane dies.\n\n## Cast\n\n- Jane Roe as Ada Lane\n- John Doe as Ivo Brandt\n\n## Trivia\n\nDoe left early."
    assert not [c for c in told(text).commitments if "doe" in c.agent]
