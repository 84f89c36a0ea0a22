"""Lines of bare facts under a title."""

from __future__ import annotations

import pytest
from tests.audits import claims_in, said


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("Denmark 2019. Colour. 104 minutes. Danish with English subtitles.", ["running_time: 104 min"]),
        ("Denmark 2019 | 104 min | 35mm", ["running_time: 104 min"]),
        ("Norway/Denmark 1961. B/w. 1 h 32 min. Certificate PG.", ["running_time: 92 min"]),
        ("Colour. 117 minutes, director's cut. Cert 15.", ["running_time: 117 min, version director's cut"]),
        ("Denmark 1961/1998. 35 mm. 111 min. Danish.", ["running_time: 111 min, version restored"]),
        ("A walk to the pier. Colour maps. 20 minutes by bus. Dogs welcome.", []),
        ("Tea. Colour. Talk.", []),
        ("We waited. Colour came to the sky. It was 20 minutes. Nobody spoke.", []),
    ],
)
def test_the_length_in_a_line_of_bare_facts_is_read(line: str, claims: list[str]) -> None:
    assert [one for one in said(claims_in(line)) if one.startswith("running_time")] == claims


def test_a_line_further_down_announces_another_work() -> None:
    text = "Denmark 2019. Colour. 104 minutes. Danish.\n\nThe keeper waits.\n\nNext week: Norway 1961. B/w. 92 minutes. Norwegian."
    assert said(claims_in(text, "running_time")) == ["running_time: 104 min"]
