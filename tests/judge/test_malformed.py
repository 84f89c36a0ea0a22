"""Which repair of a malformed value the other evidence supports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.audits import audit_pages, film_page, finding_on
from tests.judge.bench import a_date, held, names, number

from factcheck.judge.malformed import Chosen, choose_repair
from factcheck.model.value import Malformed, Repair

FIVE_DIGITS = Malformed(
    "4 June 20025",
    "date",
    "the year 20025 has five digits",
    (
        Repair("4 June 2002", a_date("4 June 2002"), ("last digit left out: 2002",)),
        Repair("4 June 2025", a_date("4 June 2025"), ("one digit left out: 2025",)),
    ),
)


def chosen(*others: str, published: str | None = None, value: Malformed = FIVE_DIGITS) -> Chosen | None:
    return choose_repair(value, held([a_date(w) for w in others]), published)


def test_a_repair_near_the_other_dates_is_chosen_with_its_reasons() -> None:
    found = chosen("6 June 2025")
    assert found is not None
    assert found.repair.replacement == "4 June 2025"
    assert found.because == "one digit left out: 2025; near the other dates given (2025-06-06)"
    assert found.witnesses == (0,)


def test_a_repair_that_others_say_outright_is_better_still() -> None:
    found = chosen("4 June 2025", "6 June 2002")
    assert found is not None and found.repair.replacement == "4 June 2025"
    assert "1 other claim on it agree" in found.because
    assert found.witnesses == (0,)


def test_the_day_of_publication_speaks_for_a_repair() -> None:
    found = chosen(published="2025-06-10")
    assert found is not None and found.repair.replacement == "4 June 2025"
    assert found.because.endswith("fits the document's own date (2025-06-10)")


def test_without_evidence_two_repairs_tie_and_none_is_chosen() -> None:
    assert chosen() is None


def test_evidence_for_both_is_a_tie_too() -> None:
    assert chosen("6 June 2025", "6 June 2002") is None


def test_of_two_readings_that_evidence_supports_alike_the_likelier_slip_is_the_repair() -> None:
    struck_twice = Repair("4 June 2025", a_date("4 June 2025"), ("one digit left out: 2025",), 0)
    other_key = Repair("4 June 2026", a_date("4 June 2026"), ("one digit changed: 2026",), 5)
    same_key = Repair("4 June 2024", a_date("4 June 2024"), ("one digit changed: 2024",), 5)
    found = chosen("1 December 2025", value=Malformed("x", "date", "why", (other_key, struck_twice)))
    assert found is not None and found.repair == struck_twice
    assert chosen("1 June 2025", value=Malformed("x", "date", "why", (other_key, same_key))) is None
    assert chosen(value=Malformed("x", "date", "why", (other_key, struck_twice))) is None


def test_the_only_repair_needs_no_evidence() -> None:
    only = Malformed(
        "31 June 2025", "date", "June has 30 days", (Repair("30 June 2025", a_date("30 June 2025"), ("the last day",)),)
    )
    found = chosen(value=only)
    assert found is not None and (found.repair.replacement, found.because) == ("30 June 2025", "the last day")


def test_a_value_without_repairs_gets_none() -> None:
    assert chosen("6 June 2025", value=Malformed("99 June 99999", "date", "no such day")) is None


def test_two_spellings_of_one_day_are_no_tie() -> None:
    twice = Malformed("x", "date", "why", tuple(Repair(w, a_date("4 June 2025"), (w,)) for w in ("4 June 2025", "June 4, 2025")))
    found = chosen("6 June 2025", value=twice)
    assert found is not None and found.repair.replacement == "4 June 2025"


EVIDENCE = ["4 June 2025", "6 June 2025", "4 June 2002", "2025", "since 2001", "by May 1990"]


@given(st.lists(st.sampled_from(EVIDENCE), max_size=5).flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_the_evidence_changes_nothing(orders: tuple[list[str], list[str]]) -> None:
    one, other = chosen(*orders[0]), chosen(*orders[1])
    assert (one and one.repair) == (other and other.repair)


def test_what_is_no_date_is_no_evidence() -> None:
    assert choose_repair(FIVE_DIGITS, held([number("2025"), names("Ada Berg")]), "2025-06-10") is not None
    assert choose_repair(FIVE_DIGITS, held([number("2025"), names("Ada Berg")]), None) is None


def test_a_year_of_five_digits_is_repaired_in_place_from_what_another_document_says() -> None:
    page = film_page(year=2025, Release_date="June 4 20025 (France)")
    finding = finding_on(
        audit_pages({"a.md": page, "b.md": film_page(year=2025, Release_date="June 6, 2025 (United States)")}), "release_date"
    )
    assert (finding.code, finding.level) == ("FC301", "error")
    assert finding.reason == "'June 4 20025' cannot be right as written: the year 20025 has five digits"
    edit = finding.repair
    assert edit is not None
    assert (edit.path, page[edit.start : edit.end], edit.replacement) == ("a.md", "June 4 20025", "June 4 2025")
    assert edit.because == "one digit left out: 2025; near the other dates given (2025-06-06)"
    assert [w.role for w in finding.context] == ["supports the repair"]


def test_a_malformed_date_opens_no_dispute_with_the_right_one() -> None:
    pages = {n: film_page(year=2025, Release_date=d) for n, d in [("a.md", "June 4 20025"), ("b.md", "June 6, 2025")]}
    assert finding_on(audit_pages(pages), "release_date").code == "FC301"


def test_one_malformed_date_in_two_documents_is_one_finding() -> None:
    pages = {n: film_page(year=2025, Release_date="June 4 20025") for n in ("a.md", "b.md")}
    assert finding_on(audit_pages(pages), "release_date").positions[0].sources == ("a", "b")
