"""Random edits under a baseline: what changes a value and is found gates; what changes none never does.

A few by default; `FACTCHECK_EDITS=300` tries as many of each sort. `benchmarks/gate_edits.py` prints the figures.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import gate_edits

EDITS = int(os.environ.get("FACTCHECK_EDITS", "25"))
OURS = Path(__file__).parent / "corpora"


@pytest.fixture(scope="module")
def ours() -> list[gate_edits.Corpus]:
    """Some of the corpora of this repository."""
    return [gate_edits.load(OURS / name) for name in ("seeds", "film-b1", "film-d1", "series-c2")]


@pytest.fixture(scope="module")
def theirs(shared_corpora: Path) -> list[gate_edits.Corpus]:
    """Those beside the checkout."""
    return gate_edits.corpora_in([shared_corpora / "dev"])


def check_values(corpora: list[gate_edits.Corpus], which: str) -> None:
    tally = gate_edits.Tally()
    gate_edits.try_values(corpora, EDITS, which, tally)
    assert tally.made.total() == EDITS
    assert tally.faults == []
    assert tally.gated == tally.reported
    assert tally.reported.total() > 0


def check_harmless(corpora: list[gate_edits.Corpus]) -> None:
    tally = gate_edits.Tally()
    gate_edits.try_harmless(corpora, EDITS, tally)
    assert set(tally.made) == set(gate_edits.HARMLESS)
    assert tally.faults == []


@pytest.mark.slow
@pytest.mark.parametrize("which", ["any", "read"])
def test_an_edit_of_a_value_that_an_audit_shows_gates(ours: list[gate_edits.Corpus], which: str) -> None:
    check_values(ours, which)


@pytest.mark.slow
def test_an_edit_that_changes_no_value_never_gates(ours: list[gate_edits.Corpus]) -> None:
    check_harmless(ours)


@pytest.mark.slow
@pytest.mark.corpora
def test_the_same_holds_beside_the_checkout(theirs: list[gate_edits.Corpus]) -> None:
    check_values(theirs, "read")
    check_harmless(theirs)
