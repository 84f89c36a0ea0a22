"""Open attributes cost in proportion to the claims: blocks of one head are compared up to a bound, and the report says so."""

from __future__ import annotations

from time import process_time

from tests.audits import audit_pages

from factcheck.reconcile.openly import MOST_KEYS


def table(rows: int) -> str:
    lines = [f"| Room {n} | {n * 7 % 900 + 1} m |" for n in range(rows)]
    return "# Grey Tower\n\n| Room | Height |\n|---|---|\n" + "\n".join(lines) + "\n"


def test_more_ways_to_speak_of_one_thing_than_the_bound_are_a_problem_that_is_told() -> None:
    report = audit_pages({"a.md": table(MOST_KEYS * 2), "b.md": table(MOST_KEYS * 2)}, "Grey Tower")
    assert any("too many" in p.what and p.severity == "limit" for p in report.problems)
    assert report.findings == ()


def test_ten_times_the_claims_take_about_ten_times_the_time() -> None:
    def seconds(rows: int) -> float:
        began = process_time()
        audit_pages({"a.md": table(rows), "b.md": table(rows)}, "Grey Tower")
        return process_time() - began

    seconds(50)
    assert seconds(3000) < 25 * max(seconds(300), 0.1)
