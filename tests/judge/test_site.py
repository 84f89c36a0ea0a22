"""Which sites lie apart, and which may be one."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.judge.site import are_apart, read_within

WITHIN = read_within(
    {
        "Denmark": ["Funen", "Jutland"],
        "Funen": ["Nyborg", "Springfield"],
        "Jutland": ["Ribe", "Springfield"],
        "Norway": ["Bergen"],
    }
)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (("nyborg",), ("ribe",), True),
        (("sandvig", "funen"), ("ribe",), True),
        (("denmark",), ("norway",), True),
        (("arden hall",), ("holm hall",), True),
        (("nyborg",), ("funen",), False),
        (("nyborg",), ("denmark",), False),
        (("sandvig",), ("ribe",), False),
        (("springfield",), ("nyborg",), False),
        (("arden hall", "nyborg"), ("arden hall",), False),
        (("arden hall",), ("nyborg",), False),
        (("old arden hall",), ("arden hall",), False),
    ],
)
def test_places_are_apart_only_where_that_is_known(a: tuple[str, ...], b: tuple[str, ...], apart: bool) -> None:
    assert (are_apart(a, b, WITHIN), are_apart(b, a, WITHIN)) == (apart, apart)


HEAD = "# Night Ferry (1988 film)\n\nNight Ferry is a 1988 film directed by Ada Roy.\n\n"


def _findings(*sentences: str) -> list[str]:
    pages = [factcheck.Input(f"{n}.md", f"{HEAD}{text}\n".encode()) for n, text in enumerate(sentences)]
    return [f.summary for f in factcheck.audit(pages).findings]


def test_one_part_at_two_places_is_a_contradiction() -> None:
    (summary,) = _findings("The village scenes were shot in Cornwall.", "Dingle in County Kerry supplied the village.")
    assert summary == "Night Ferry: scene place: Dingle, Kerry against Cornwall"


def test_a_clause_on_two_parts_is_one_dispute() -> None:
    texts = "Its harbour and prison were filmed in Bergen.", "The harbour was built in Malta. The prison was built in Malta."
    assert len(_findings(*texts)) <= 2
    assert len(_findings("Its harbour and prison were filmed in Bergen.", "Its prison and harbour were shot in Malta.")) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("The village scenes were shot in Cornwall.", "The prison was built in Malta."),
        ("The interiors of the castle were shot in Prague.", "The castle exteriors were shot in Cornwall."),
        ("Some village scenes were shot in Cornwall.", "The village was built in Malta."),
        ("The village was filmed in Cornwall. The village was also filmed in Malta.", "The village was built in Wales."),
        ("The village was filmed at Sandvig.", "The village was filmed in Cornwall."),
    ],
)
def test_different_parts_and_unknown_places_are_left_open(texts: tuple[str, str]) -> None:
    assert _findings(*texts) == []
