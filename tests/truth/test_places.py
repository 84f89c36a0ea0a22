"""Places within places."""

from __future__ import annotations

import pytest

from factcheck.errors import ConfigError
from factcheck.truth.places import read_taxonomy

TEXT = "ID,name,parentID\n0,World,-1\n1,Norway,0\n2,Vestland,1\n3,Bergen,2\n4,Germany,0\n5,Bergen,4\n"


def test_a_place_lies_within_all_above_it_but_the_root() -> None:
    assert read_taxonomy(TEXT, "p.csv").above("vestland") == {"norway"}


def test_of_two_places_of_one_name_either_may_be_meant() -> None:
    assert read_taxonomy(TEXT, "p.csv").above("bergen") == {"vestland", "norway", "germany"}


def test_an_unknown_place_lies_nowhere() -> None:
    assert read_taxonomy(TEXT, "p.csv").above("atlantis") == frozenset()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "p.csv:1: expected the columns ID,name,parentID, found nothing"),
        ("name,parent\nA,B\n", "p.csv:1: expected the columns"),
        ("ID,name,parentID\n1,A,2\n2,B,1\n", "lies within itself"),
        ("ID,name,parentID\n1,A,0\n1,B,0\n", "p.csv:3: the ID '1' stands in line 2 already"),
        ("ID,name,parentID\n1,A\n", "p.csv:2: expected 3 cells, found 2"),
    ],
)
def test_faults_name_the_line(text: str, fault: str) -> None:
    with pytest.raises(ConfigError) as error:
        read_taxonomy(text, "p.csv")
    assert fault in " ".join(error.value.faults)
