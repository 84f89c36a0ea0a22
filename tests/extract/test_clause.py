"""What the words of a clause are said of: of the document's own subject, or of something else that stands before the verb."""

from __future__ import annotations

import pytest
from tests.audits import claims_in, said

NOTHING = [
    "His debut, Paper Garden, cost $3 million to make and was released on 4 May 2011.",
    "Paper Garden, his debut, cost the studio $3 million and was released on 4 May 2011.",
    "The car was in cinemas in June 2011.",
    "The lamp hit theaters on 4 May 2011 and never looked back.",
    "In May 2012 the lighthouse was released from its debts, and the keeper was released on 4 May 2011.",
    "Mara Quist won a prize and was released on 4 May 2011.",
    "The film stars Tom Arden, and the dog was released on 4 May 2011.",
    "The film festival opened on 4 May 2011.",
    "The film's star was released on 4 May 2011.",
    "The head of the studio was released on 4 May 2011.",
    "Paper Garden, an animated tale about the night before the storm, was released on 4 May 2011.",
    "The second disc runs 95 minutes.",
    "Critics were released on 4 May 2011.",
    "Paper Garden was a modest hit. It grossed $5 million.",
    "The lantern was heavy. It cost $3 million to make, said the producers.",
    "Released on 4 May 2011, Paper Garden made her name.",
    "An IMAX version was released on 4 May 2011.",
    "They were directed by Ivo Brandt.",
    "The long tracking shot with which the film begins runs 95 minutes.",
    "The prologue in which the movie names its heroes runs 95 minutes.",
]
SOMETHING = [
    ("The film cost $3 million to make and was released on 4 May 2011.", ["budget: 3000000 USD", "release_date: 2011-05-04"]),
    ("Harbour Lights, his debut, was released on 4 May 2011.", ["release_date: 2011-05-04"]),
    ("His debut, Harbour Lights, was released on 4 May 2011.", ["release_date: 2011-05-04"]),
    ("Harbour Lights, which the critics loved, was released on 4 May 2011.", ["release_date: 2011-05-04"]),
    ("The film won the Golden Anchor and was released on 4 May 2011.", ["release_date: 2011-05-04"]),
    ("The film follows a boy and his dog and was released on 4 May 2011.", ["release_date: 2011-05-04"]),
    ("The film that made the director famous was released on 4 May 2011.", ["release_date: 2011-05-04"]),
    ("Arden Films released the film on 4 May 2011.", ["distributor: arden films", "release_date: 2011-05-04"]),
    ("Arden Films liked it. Mara Quist was pleased. It grossed $5 million.", ["gross: 5000000 USD"]),
    ("Mara Quist finished the edit, and it was released on 4 May 2011.", ["release_date: 2011-05-04"]),
    ("Released on 4 May 2011, the film made her name.", ["release_date: 2011-05-04"]),
    ("Harbour Lights (Danish: Havnelys, also Lys) is a crime film edited by Ivo Brandt.", ["editor: ivo brandt"]),
    ("It opened in 900 North American theaters and grossed $5 million.", ["gross: 5000000 USD"]),
    ("The picture was edited by Ivo Brandt.", ["editor: ivo brandt"]),
    ("The crew began filming on September 3, 2018.", ["filming_start: 2018-09-03"]),
    ("Mara Quist and her crew wrapped filming in November 2018.", ["filming_end: 2018-11"]),
    ("Shot in nine days, the film was edited by Ivo Brandt.", ["shoot_length: 9 d", "editor: ivo brandt"]),
    ("Meet the star of Last Boat, a lonely film edited by Ivo Brandt.", ["editor: ivo brandt"]),
    ("The restored version was edited by Ivo Brandt.", ["editor: ivo brandt"]),
    ("The production was shot in Danish.", ["language: danish"]),
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_what_another_subject_does_is_not_said_of_the_film(text: str) -> None:
    assert [s for s in said(claims_in(text)) if not s.startswith(("cast", "party"))] == []


@pytest.mark.parametrize(("text", "claims"), SOMETHING)
def test_what_the_film_itself_does_is(text: str, claims: list[str]) -> None:
    found = [s.split(",")[0] for s in said(claims_in(text))]
    assert [s for s in found if not s.startswith(("cast", "country", "genre"))] == claims
