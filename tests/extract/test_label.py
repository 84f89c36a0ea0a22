"""Labels with a territory, a note or several parts in them."""

from __future__ import annotations

import pytest
from tests.audits import claims_in, said


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("- US release: 14 March 2019", ["release_date: 2019-03-14, territory United States"]),
        ("- Release date (Norway): 4 April 2019", ["release_date: 2019-04-04, territory Norway"]),
        ("- British distributor: Curzon Film", ["distributor: curzon film, territory United Kingdom"]),
        ("- Oscars won: 2", ["award_wins: 2, award Academy Awards"]),
        ("- BAFTA nominations: 4", ["award_nominations: 4, award BAFTA"]),
        ("- Editors, part two: Ada Roy", ["editor: ada roy, note part two"]),
        ("- Written and directed by: Ada Roy", ["director: ada roy", "writer: ada roy"]),
        ("- Director/Editor: Ada Roy", ["director: ada roy", "editor: ada roy"]),
        ("- Budget: $12 million (estimated)", ["budget: ~12000000 USD"]),
        ("- Danish pastry: 14 March 2019", []),
        ("- Release party: 14 March 2019", []),
        ("- Lit and catered by: Ada Roy", []),
    ],
)
def test_a_label_says_what_it_is_of_and_under_what(line: str, claims: list[str]) -> None:
    assert said(claims_in(f"- Country: Denmark\n{line}\n- Language: Danish"))[1:-1] == claims


def test_two_parts_of_a_work_are_not_put_beside_each_other() -> None:
    first, second = (claims_in(f"- Editors (part {part}): Ada Roy")[0] for part in ("one", "two"))
    assert first.qualifier("note") != second.qualifier("note")
