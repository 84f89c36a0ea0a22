"""Figures that a passage sets in relation: what is read as a calculation, and what comes of it."""

from __future__ import annotations

import pytest

import factcheck

WRONG = [
    ("The team closed 34 tickets: 21 bugs, 9 wishes and 6 questions.", "21 bugs + 9 wishes + 6 questions = 36"),
    ("The choir has 12 altos, 9 tenors and 8 basses, 31 in all.", "12 altos + 9 tenors + 8 basses = 29"),
    ("The grant of €50 million is made up of €20 million for roads and €25 million for schools.", "= €45 million"),
    ("Turnover rose by 15 percent, from 17.1 million to 18.7 million tonnes.", "is a change of 9.4"),
    ("The tower is 343 m (1,225 ft) high.", "343 m = 1,125 ft"),
    ("The tank holds 100 litres, or 36.4 gallons.", "100 l = 26.4 gal"),
    ("Of these, 12 of the 40 seats (35 %) were taken.", "12 of 40 seats is 30"),
    ("The fair took €48,000 from 1,200 visitors, about €54 a head.", "= €40"),
    ("From 2001 to 2009 (five years) the line was closed.", "2001 to 2009"),
    ("It opened on Friday, 19 September 2021.", "was a Sunday"),
    ("It opened on 19 September 2021, a Friday.", "was a Sunday"),
]
RIGHT = [
    "The team closed 36 tickets: 21 bugs, 9 wishes and 6 questions.",
    "Turnover rose by 9 percent, from 17.1 million to 18.7 million tonnes.",
    "The tower is 343 m (1,125 ft) high and the path 5 miles (8 km) long.",
    "Of these, 14 of the 40 seats (35 %) were taken.",
    "From 2001 to 2009 (eight years) the line was closed.",
    "It opened on Sunday, 19 September 2021.",
    "The weight fell by about a third, from 300 kg to 200 kg.",
]
NONE = [
    "The team closed 34 tickets, among them 21 bugs, 9 wishes and 6 questions.",
    "The team closed 34 tickets, including: 21 bugs, 9 wishes and 6 questions.",
    "Each of the 34 boxes holds three parts: 21 bolts, 90 nuts and 6 keys.",
    "The hall seats 343 people and is 1,225 ft long.",
    "Turnover rose by 15 percent; the year before it went from 17.1 to 18.7 billion.",
    "It opened on 19 September 2021. Fridays are quiet.",
]


def _findings(text: str) -> list[factcheck.Finding]:
    document = factcheck.Input("page.md", f"# North Hall\n\n{text}\n".encode(), subject="North Hall")
    return [f for f in factcheck.audit([document]).findings if f.code == "FC601"]


@pytest.mark.parametrize(("text", "worked"), WRONG)
def test_figures_that_do_not_fit_are_found_with_the_sum_shown(text, worked):
    (finding,) = _findings(text)
    assert worked in (finding.derivation or "")
    assert len(finding.positions) == 1


@pytest.mark.parametrize("text", [*RIGHT, *NONE])
def test_figures_that_fit_or_are_not_related_give_nothing(text):
    assert _findings(text) == []


@pytest.mark.parametrize("text", RIGHT[:6])
def test_figures_that_fit_are_agreement(text):
    document = factcheck.Input("page.md", f"# North Hall\n\n{text}\n".encode(), subject="North Hall")
    report = factcheck.audit([document])
    (cluster,) = [c for c in report.clusters if c.attribute == "calculation"]
    assert cluster.verdict in ("agree", "single")
    assert "the figures fit" in cluster.reason


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_related_is_no_claim(text):
    document = factcheck.Input("page.md", f"# North Hall\n\n{text}\n".encode(), subject="North Hall")
    assert not [c for c in factcheck.audit([document]).claims if c.attribute == "calculation"]


def test_a_count_is_held_against_the_list_below_it():
    assert [f.derivation for f in _findings("The hall has three doors:\n\n- red\n- blue\n")] == ["2 items are listed"]
    assert not _findings("The hall has three doors:\n\n- red\n- blue\n- green\n")
    assert not _findings("The hall has three doors, for example:\n\n- red\n- blue\n")


TABLE = """
| quarter | light | heavy | total |
|---|---|---|---|
| Q1 | 10 | 5 | 15 |
| Q2 | 11 | 6 | 17 |
| Q3 | 12 | 7 | {q3} |
| Total | 33 | 18 | {all} |
"""


def test_totals_of_rows_and_columns_are_added_up():
    assert not _findings(TABLE.format(q3=19, all=51))
    (finding,) = _findings(TABLE.format(q3=29, all=51))
    assert finding.derivation == "12 + 7 = 19"
    assert [f.derivation for f in _findings(TABLE.format(q3=19, all=61))] == ["33 + 18 = 51"]


def test_a_column_that_is_called_total_but_never_adds_up_is_something_else():
    rows = "| a | 10 | 5 | 90 |\n| b | 11 | 6 | 80 |\n| c | 12 | 7 | 70 |\n"
    assert not _findings("| what | won | lost | total |\n|---|---|---|---|\n" + rows)


def test_a_column_of_changes_is_worked_out():
    table = "| node | 3.1 | 3.2 | change |\n|---|---|---|---|\n| one | 185,000 | 240,500 | {} |\n| two | 100 | 110 | +10 % |\n"
    assert [f.derivation for f in _findings(table.format("+40 %"))] == ["from 185,000 to 240,500 is a change of 30%"]
    assert not _findings(table.format("+30 %"))
