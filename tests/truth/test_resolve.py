"""From tables of claims to the best-supported values."""

from __future__ import annotations

import random

import pytest

from factcheck.report.to_resolved import resolved, sources
from factcheck.truth.explain import explanation, source_reports
from factcheck.truth.one_coin import CERTAIN
from factcheck.truth.places import read_taxonomy
from factcheck.truth.resolve import Resolution, Resolved, Trust, prepare, resolve
from factcheck.truth.table import ClaimTable

Row = tuple[str, str, str, str]
PLACES = {"place": read_taxonomy("ID,name,parentID\n0,World,-1\n1,Norway,0\n2,Bergen,1\n3,Oslo,1\n4,Sweden,0\n", "places.csv")}


def table(rows: list[Row]) -> ClaimTable:
    made = ClaimTable()
    for source, subject, attribute, value in rows:
        made.said.setdefault((subject, attribute), {}).setdefault(value, []).append(made.source(source))
    return made


def resolution(rows: list[Row], trust: Trust | None = None) -> Resolution:
    return resolve(prepare(table(rows), PLACES), trust)


def only(rows: list[Row], trust: Trust | None = None) -> Resolved:
    [row] = resolution(rows, trust).rows
    return row


def said(attribute: str, *values: str) -> list[Row]:
    """Of one subject; each value by a source of its own: a, b, c, …"""
    return [(chr(97 + n), "Ada Roy", attribute, value) for n, value in enumerate(values)]


def test_more_sources_win_where_nothing_else_is_known() -> None:
    row = only(said("colour", "red", "blue", "Red"))
    assert (row.value.lower(), row.sources_for, row.sources_against, row.conflict) == ("red", ("a", "c"), ("b",), True)
    assert 0.8 < row.probability <= CERTAIN


def test_few_sources_leave_the_prior() -> None:
    assert only(said("colour", "red")).probability == pytest.approx(0.8, abs=0.02)
    assert only(said("colour", "red")).conflict is False


def test_a_source_counts_once_for_a_value() -> None:
    rows = [("a", "x", "colour", "red")] * 5 + [("b", "x", "colour", "blue"), ("c", "x", "colour", "blue")]
    assert only(rows).value == "blue"


def test_a_wider_place_supports_the_finer_and_does_not_contradict_it() -> None:
    row = only(said("birthplace", "Norway", "Bergen"))
    assert (row.value, row.sources_for, row.sources_against, row.conflict) == ("Bergen", ("a", "b"), (), False)
    contested = only(said("birthplace", "Sweden", "Bergen", "Norway"))
    assert (contested.value, contested.conflict) == ("Bergen", True)


def test_a_place_called_like_the_subject_counts_little() -> None:
    assert only(said("birthplace", "Roy", "Roy", "Oslo")).value == "Oslo"


def test_a_coarser_date_supports_the_finer() -> None:
    row = only(said("born", "1980", "3 May 1980", "June 1981"))
    assert (row.value, row.sources_against) == ("3 May 1980", ("c",))


def test_nearby_times_do_not_support_each_other() -> None:
    times = ["10:05", "10:06", "10:07", "18:00", "18:00"]
    assert only(said("departs", *times)).value == "18:00"


def test_a_time_without_a_day_is_that_time_with_one() -> None:
    row = only(said("departs", "Dec 01 - 10:05", "10:05 AM", "11:00 AM"))
    assert (row.sources_for, row.sources_against) == (("a", "b"), ("c",))


def test_people_are_resolved_one_by_one() -> None:
    lists = ["Roy, Ada; Holm, Ben", "Ada Roy and Ben Holm", "ROY, ADA", "Ada Roy, et al", "Holm; Roy", "Dahl, Carl"]
    row = only([(str(n), "A Book", "authors", text) for n, text in enumerate(lists)])
    assert set(row.value.split("; ")) == {"Ada Roy", "Ben Holm"}
    assert row.sources_for == ("0", "1", "3", "4")


def test_what_says_nothing_is_counted_and_does_not_vote() -> None:
    made = prepare(table(said("colour", "n/a", "-", "red")))
    assert made.unread == {"colour": 2}
    assert resolve(made).rows[0].sources_against == ()


def test_an_authority_is_believed_against_several() -> None:
    rows = said("colour", "red", "blue", "blue")
    assert only(rows).value == "blue"
    assert only(rows, Trust(authorities={"colour": "a"})).value == "red"


def test_weights_are_priors() -> None:
    rows = said("colour", "red", "blue")
    assert only(rows, Trust(weights={"b": 3.0})).value == "blue"
    assert only(rows, Trust(weights={"a": 3.0})).value == "red"


def test_the_order_of_the_rows_changes_no_byte() -> None:
    rng = random.Random(3)
    rows = [(f"s{rng.randint(0, 9)}", f"x{n % 40}", "colour", rng.choice(["red", "blue", "green"])) for n in range(400)]
    first = resolved(resolution(rows), (), "csv", least=0.0, explain=True)
    rng.shuffle(rows)
    assert resolved(resolution(rows), (), "csv", least=0.0, explain=True) == first
    assert sources(resolution(rows), (), "json") == sources(resolution(rows[::-1]), (), "json")


def test_an_explanation_names_who_says_what_how_reliable_each_is_and_what_plain_majority_would_give() -> None:
    result = resolution(said("colour", "red", "blue", "red"))
    told = explanation(result, 0)
    assert told.startswith("red 0.9")
    assert "a (0.8" in told and "blue" in told and "b (0.7" in told
    assert told.endswith("none of these: 0.01") or "plain majority: red (2 of 3)" in told


def test_a_source_report_says_what_is_wrong_and_who_copies() -> None:
    rng = random.Random(5)
    rows: list[Row] = []
    wrong = [rng.random() < 0.4 for _ in range(60)]
    for item in range(60):
        rows += [
            (name, f"x{item:02}", "colour", "red" if rng.random() < 0.9 else f"shade {rng.randint(1, 9)}") for name in "abcdef"
        ]
        rows += [(name, f"x{item:02}", "colour", "mauve" if wrong[item] else "red") for name in ("one", "two", "three")]
    reports = {r.name: r for r in source_reports(resolution(rows))}
    assert [c.source for c in reports["one"].copies] == ["three", "two"]
    assert reports["one"].copies[0].differ == 0 and reports["one"].copies[0].errors > 15
    assert reports["a"].copies == ()
    assert reports["one"].reliability < 0.75 < reports["a"].reliability
    assert reports["one"].examples[0].says == "mauve" and reports["one"].examples[0].favoured == "red"
    assert sum(k.claims for k in reports["one"].by_attribute) == 60
