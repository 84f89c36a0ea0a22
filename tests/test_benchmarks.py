"""The texts of the benchmarks are the same every time, of the size asked for, and vary as they say."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest

import make_texts
import startup


@pytest.mark.parametrize("shape", make_texts.SHAPES)
def test_the_same_texts_come_out_every_time(shape: make_texts.Shape) -> None:
    assert list(islice(make_texts.pages(shape), 40)) == list(islice(make_texts.pages(shape), 40))


@pytest.mark.parametrize("shape", make_texts.SHAPES)
def test_pages_are_as_large_as_real_ones(shape: make_texts.Shape) -> None:
    sizes = [len(page.text.encode()) for page in islice(make_texts.pages(shape), 200)]
    assert min(sizes) >= 2048
    assert max(sizes) <= 20_000


def test_each_film_has_a_title_of_its_own() -> None:
    titles = {make_texts.new_names(film)[make_texts.TITLE] for film in range(make_texts.MOST_FILMS)}
    assert len(titles) == make_texts.MOST_FILMS


def test_no_two_names_of_a_film_become_one() -> None:
    for film in range(make_texts.MOST_FILMS):
        names = make_texts.new_names(film)
        assert len(set(names.values())) == len(names), f"film {film}"


def test_another_film_keeps_its_sums_and_its_slips() -> None:
    text = "It took $58.1 million and $79.1 million, $137.2 million in all, by June 20025, not $28–30 million."
    assert make_texts.of_another_film(text, 37) == (
        "It took $203.35 million and $276.85 million, $480.2 million in all, by June 20005, not $98–105 million."
    )


def test_the_folder_holds_what_was_asked_for(tmp_path: Path) -> None:
    written = make_texts.make_texts(tmp_path, "many", 100_000)
    assert written == sum(path.stat().st_size for path in tmp_path.rglob("*.txt"))
    assert 100_000 <= written < 120_000


def test_the_table_of_the_start_tells_what_costs_more_than_it_may() -> None:
    rows = startup.commands("python", ["factcheck"], None)
    costs = {row.name: startup.Cost(100, 120) for row in rows} | {"factcheck --help": startup.Cost(131, 150)}
    lines, faults = startup.table(rows, costs)
    assert len(lines) == 1 + len(rows)
    assert faults == [f"factcheck --help: 1.31 times {startup.LIBRARIES}, and 1.3 is the most"]


def test_a_command_that_does_not_work_is_not_timed() -> None:
    with pytest.raises(startup.Failed, match="exit code 3"):
        startup.run_once(startup.Measured("x", [sys.executable, "-c", "raise SystemExit(3)"]))
    assert startup.run_once(startup.Measured("x", [sys.executable, "-c", "pass"])).cpu > 0
