"""Wide tables: columns under labels, keyed by what stands in the first cell."""

from __future__ import annotations

import factcheck

HEAD = "# Night Ferry (1988 film)\n\nNight Ferry is a 1988 film directed by Ada Roy.\n\n## Release\n\n"
TABLE = HEAD + "| {} | Date | Distributor |\n|---|---|---|\n| {} | 4 May 1988 | Gaumont |\n"


def _claims(text: str) -> dict[str, tuple[str, str | None]]:
    report = factcheck.audit([factcheck.Input("a.md", text.encode())])
    return {
        c.attribute: (c.value.text, c.qualifier("territory"))
        for c in report.claims
        if c.attribute in ("release_date", "distributor")
    }


def test_a_row_that_names_a_territory_gives_its_columns():
    assert _claims(TABLE.format("Territory", "France")) == {
        "release_date": ("4 May 1988", "France"),
        "distributor": ("Gaumont", "France"),
    }


def test_a_row_about_something_else_gives_nothing():
    assert _claims(TABLE.format("Prize", "Golden Bear")) == {}


def test_a_table_and_a_sentence_meet_under_one_territory():
    pages = [
        factcheck.Input("a.md", TABLE.format("Territory", "France").encode()),
        factcheck.Input("b.md", (HEAD + "It was released in France on 14 May 1988.\n").encode()),
        factcheck.Input("c.md", (HEAD + "It was released in Norway on 24 May 1988.\n").encode()),
    ]
    (finding,) = factcheck.audit(pages).findings
    assert (finding.code, finding.attribute) == ("FC101", "release_date")
    assert [p.value for p in finding.positions] == ["4 May 1988", "14 May 1988"]
