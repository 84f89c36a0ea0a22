"""What two tellings exclude of each other, and what only looks like it."""

from __future__ import annotations

import pytest
from tests.story.reading import narrative, page, report_on

OPENING = "Ada Lane meets Ivo Brandt. Tom Reed hires Ada Lane. Mara Quist warns Ivo Brandt. Ada Lane visits Tom Reed. "


def levels(first: str, second: str, common: str = OPENING) -> list[str]:
    return [f.level for f in narrative(report_on(page(common + first), page(common + second)))]


CLASHES = [
    ("dead and settled", "In the end Ivo Brandt drowns in the lake.", "In the end Ivo Brandt marries Mara Quist and opens a shop."),
    ("dead and alive", "In the end Ada Lane is shot dead.", "In the end Ada Lane is alive."),
    ("guilty and cleared", "In the end the jury convicts Tom Reed.", "In the end the jury acquits Tom Reed."),
    ("accepts and refuses", "In the end Mara Quist accepts Ivo Brandt.", "In the end Mara Quist refuses Ivo Brandt."),
    ("another killer", "In the end Tom Reed kills Ivo Brandt.", "In the end Mara Quist kills Ivo Brandt."),
    (
        "unmasked as another",
        "In the end the Grey Man turns out to be Tom Reed.",
        "In the end the Grey Man turns out to be Mara Quist.",
    ),
    ("keeps and loses the post", "In the end Tom Reed keeps his post.", "In the end Tom Reed is dismissed."),
    ("never found and found", "In the end Ada Lane is never found.", "In the end Ada Lane is found alive."),
    ("dies otherwise", "In the end Ivo Brandt drowns.", "In the end Ivo Brandt is shot dead."),
    ("another way", "In 1938 Ada Lane crossed the Swiss border on foot.", "In 1938 Ada Lane crossed the French border by train."),
]


@pytest.mark.parametrize(("first", "second"), [c[1:] for c in CLASHES], ids=[c[0] for c in CLASHES])
def test_an_exclusion_on_one_slot_is_found(first, second):
    assert levels(first, second) == ["error"]


@pytest.mark.parametrize(("first", "second"), [c[1:] for c in CLASHES], ids=[c[0] for c in CLASHES])
def test_which_telling_comes_first_makes_no_difference(first, second):
    forth, back = (report_on(page(OPENING + x), page(OPENING + y)) for x, y in ((first, second), (second, first)))
    assert [f.id for f in narrative(forth)] == [f.id for f in narrative(back)]


COMPATIBLE = [
    ("other words", "In the end Ivo Brandt drowns.", "In the end the lake takes Ivo Brandt, and nobody finds him."),
    ("passive and active", "In the end Tom Reed is killed by Mara Quist.", "In the end Mara Quist kills Tom Reed."),
    ("silence", "In the end Ivo Brandt drowns.", "In the end Mara Quist sings."),
    (
        "a death and an earlier wedding",
        "In 1920 Ada Lane married Tom Reed. In 1944 Ada Lane was killed.",
        "Ada Lane married Tom Reed in 1920.",
    ),
    (
        "marries, then dies in both",
        "In the end Ivo marries Mara Quist and is shot dead.",
        "Ivo marries Mara Quist. In the end Ivo is shot dead.",
    ),
    ("a rumour", "In the end Ivo Brandt drowns.", "In the end some say that Ivo Brandt is alive."),
    ("a hope", "In the end Ivo Brandt drowns.", "In the end Mara Quist hopes that Ivo Brandt is alive."),
    ("nearly", "In the end Ivo Brandt is alive.", "In the end Ivo Brandt nearly drowns."),
    (
        "refuses first, accepts later",
        "Mara refuses Ivo Brandt. In the end Mara accepts Ivo Brandt.",
        "In the end Mara accepts Ivo Brandt.",
    ),
    ("two matters", "In the end Mara Quist accepts the money.", "In the end Mara Quist refuses the crown."),
    ("two witnesses", "In the end Ada Lane informs Tom Reed.", "In the end Mara Quist informs Tom Reed."),
    ("a cup that several lift", "In the end Ada Lane lifts the cup.", "In the end Tom Reed lifts the cup."),
    (
        "convicted, then cleared",
        "In the end the jury convicts Tom Reed.",
        "The jury convicts Tom Reed. In the end it acquits Tom Reed.",
    ),
    ("two offers of one person", "In the end Mara accepts the ring of Ivo.", "In the end Mara refuses the money of Ivo."),
    ("a crash and its fire", "In the end Ivo Brandt dies in a crash.", "In the end Ivo Brandt is killed in the fire."),
    (
        "a death that may be his",
        "In the end Ivo Brandt drowns.",
        "Ivo Brandt marries Ada Lane. Tom Reed visits Ivo Brandt. He dies.",
    ),
    (
        "two matches",
        "Ada Lane defeats Tom Reed in 1950. " + OPENING,
        "Ada Lane loses the final to Mara Quist in 1952. " + OPENING,
    ),
    ("another year", "In 1938 Ada Lane crossed the Swiss border on foot.", "In 1951 Ada Lane crossed the French border by train."),
]


@pytest.mark.parametrize(("first", "second"), [c[1:] for c in COMPATIBLE], ids=[c[0] for c in COMPATIBLE])
def test_what_only_looks_like_an_exclusion_is_no_warning(first, second):
    assert [level for level in levels(first, second) if level != "note"] == []


LIFE = "# Nora Quist\n\n*Nora Quist* (1880 – 1950) was a surgeon.\n\n## Life\n\nNora Quist met Ivo Brandt. She hired Tom Reed. "


def test_the_end_of_a_life_says_nothing_against_its_last_post():
    first = LIFE + "Ivo Brandt visited her. She died in Oslo."
    second = LIFE + "Ivo Brandt visited her. In the end she was appointed director of the hospital."
    assert narrative(report_on(first.encode(), second.encode())) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("In 1931 Ivo Brandt died.", "In 1933 Ivo Brandt died.", 1),
        ("Tom Reed opened a mill in 1931, and Ivo Brandt died.", "Tom Reed opened a mill in 1933, and Ivo Brandt died.", 0),
    ],
)
def test_a_year_of_death_is_that_of_its_own_clause(first, second, count):
    found = [f for f in narrative(report_on(page(OPENING + first), page(OPENING + second))) if f.level != "note"]
    assert len(found) == count


def test_a_clash_of_which_the_moment_is_not_sure_is_a_note():
    early = "Mara Quist accepts Ivo Brandt. " + OPENING
    other = "Mara Quist refuses Ivo Brandt. " + OPENING
    found = narrative(report_on(page(early), page(other)))
    assert [f.level for f in found] == ["note"]
    assert "same moment not certain" in found[0].reason


def test_both_passages_stand_in_the_finding():
    report = report_on(
        page(OPENING + "In the end Ivo Brandt drowns in the lake."), page(OPENING + "In the end Ivo Brandt is alive.")
    )
    (finding,) = narrative(report)
    quotes = [{report.claims[i].evidence.quote for i in p.claims} for p in finding.positions]
    assert {"In the end Ivo Brandt drowns in the lake."} in quotes
    assert {"In the end Ivo Brandt is alive."} in quotes
