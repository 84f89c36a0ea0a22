"""A report against accepted findings: known, widened, shrunk, moved, changed, gone, and never a guess between twins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import a_claim, a_cluster, a_document, a_finding, a_number, a_report, names

from factcheck.baseline.compare import Comparison, compare, compared
from factcheck.baseline.entry import Entry, entry_of
from factcheck.model.claim import Force, Qualifier
from factcheck.model.finding import Finding, Report

A, B = "117", "171"


def minutes(
    says: dict[str, str], favoured: str | None = A, attribute: str = "running time", force: dict[str, Force] | None = None
) -> Report:
    """One dispute about a running time: path to the minutes that it gives, in its order."""
    documents = [a_document(f"{value} minutes\n", path) for path, value in says.items()]
    claims = [a_claim(d, value=a_number(v, "min"), attribute=attribute) for d, v in zip(documents, says.values(), strict=True)]
    claims = [replace(claim, force=(force or {}).get(claim.document, "states")) for claim in claims]
    values = sorted(set(says.values()))
    sides = [tuple(i for i, v in enumerate(says.values()) if v == value) for value in values]
    best = values.index(favoured) if favoured in values else None
    cluster = a_cluster(*range(len(claims)), attribute=attribute)
    findings = [a_finding(claims, *sides, favoured=best, cluster=0)] if len(values) > 1 else []
    return a_report(documents, claims, findings, [cluster])


def accepted(report: Report, **fields: object) -> list[Entry]:
    return [replace(entry_of(finding, report), **fields) for finding in report.findings]  # type: ignore[arg-type]


def after(before: Report, now: Report, today: str | None = None, **fields: object) -> Comparison:
    return compare(now, accepted(before, **fields), today=today)


def only(done: Comparison) -> Finding:
    [finding] = done.report.findings
    return finding


BEFORE = minutes({"a.md": A, "b.md": B})


def test_an_entry_says_all_that_the_gate_needs_of_a_finding() -> None:
    report = minutes({"docs/a.md": A, "docs/b.md": B})
    cluster = replace(report.clusters[0], qualifiers=(Qualifier("version", "home", "default"),))
    report = replace(report, clusters=(cluster,))
    assert entry_of(report.findings[0], report, verdict="fix later", reason="old deck") == Entry(
        id=report.findings[0].id,
        code="FC101",
        key="film:ballerina | running time | version=home",
        values=("117 min", "171 min"),
        members=(("docs/a.md", "117 min"), ("docs/b.md", "171 min")),
        favoured=("117 min",),
        verdict="fix later",
        reason="old deck",
        expires=None,
    )


def test_the_same_findings_are_known() -> None:
    finding = only(after(BEFORE, BEFORE))
    assert finding.status == "known"
    assert finding.accepted is not None
    assert finding.accepted.change == "same"


def test_what_nobody_accepted_is_new() -> None:
    finding = only(compare(BEFORE, []))
    assert (finding.status, finding.accepted, finding.was) == ("new", None, None)


def test_a_document_that_repeats_the_losing_side_widens_the_finding_and_is_named() -> None:
    finding = only(after(BEFORE, minutes({"a.md": A, "b.md": B, "c.md": B})))
    assert finding.status == "widened"
    assert finding.changed == (2,)


def test_a_document_that_agrees_with_the_favoured_side_changes_nothing() -> None:
    finding = only(after(BEFORE, minutes({"a.md": A, "b.md": B, "c.md": A})))
    assert finding.status == "known"
    assert finding.accepted is not None
    assert finding.accepted.change == "grown"


def test_the_side_that_was_favoured_counts_not_the_one_that_is() -> None:
    now = minutes({"a.md": A, "b.md": B, "c.md": B, "d.md": B}, favoured=B)
    assert only(after(BEFORE, now)).status == "widened"


def test_where_no_side_was_favoured_either_may_spread() -> None:
    before = minutes({"a.md": A, "b.md": B}, favoured=None)
    assert only(after(before, minutes({"a.md": A, "b.md": B, "c.md": A}))).status == "widened"


def test_a_mention_in_passing_spreads_nothing() -> None:
    now = minutes({"a.md": A, "b.md": B, "c.md": B}, force={"c.md": "mentions"})
    assert only(after(BEFORE, now)).status == "known"


def test_a_source_that_leaves_shrinks_the_finding_and_does_not_gate() -> None:
    before = minutes({"a.md": A, "b.md": B, "c.md": B})
    for now in (BEFORE, minutes({"a.md": A, "b.md": B, "c.md": A})):
        finding = only(after(before, now))
        assert finding.status == "known"
        assert finding.accepted is not None
        assert finding.accepted.change in ("shrunk", "grown")


def test_renamed_documents_are_moved() -> None:
    finding = only(after(BEFORE, minutes({"x/a.md": A, "x/b.md": B})))
    assert finding.status == "known"
    assert finding.accepted is not None
    assert finding.accepted.change == "moved"


def test_one_vanished_document_stands_for_one_new_one_only() -> None:
    now = minutes({"a.md": A, "x.md": B, "y.md": B})
    assert only(after(BEFORE, now)).status == "widened"


def test_a_document_that_still_stands_was_not_renamed() -> None:
    before = minutes({"a.md": A, "b.md": B, "c.md": B})
    now = minutes({"a.md": A, "b.md": B, "c.md": A, "d.md": B})
    assert only(after(before, now)).status == "widened"


def test_a_changed_value_is_new_and_says_what_it_was() -> None:
    done = after(BEFORE, minutes({"a.md": A, "b.md": "172"}))
    finding = only(done)
    assert finding.status == "new"
    assert finding.was is not None
    assert finding.was.values == ("117 min", "171 min")
    assert finding.changed == (1,)
    [(entry, why)] = done.gone
    assert entry.id == BEFORE.findings[0].id
    assert why == "b.md: 171 min has become 172 min"


def test_between_two_accepted_findings_that_could_have_changed_none_is_guessed() -> None:
    other = minutes({"a.md": A, "c.md": "180"})
    entries = accepted(BEFORE) + accepted(other)
    finding = only(compare(minutes({"a.md": A, "b.md": "172"}), entries))
    assert (finding.status, finding.was) == ("new", None)


def test_another_attribute_or_subject_is_no_change_of_a_finding() -> None:
    finding = only(after(minutes({"a.md": A, "b.md": B}, attribute="length"), minutes({"a.md": A, "b.md": "172"})))
    assert finding.was is None


def people(**says: tuple[str, ...]) -> Report:
    """Who edited: one side for the shortest list, one for all others."""
    documents = [a_document("Edited by them\n", f"{name}.md") for name in says]
    claims = [a_claim(d, value=names(*who)) for d, who in zip(documents, says.values(), strict=True)]
    first = min(len(who) for who in says.values())
    small = tuple(i for i, who in enumerate(says.values()) if len(who) == first)
    large = tuple(i for i in range(len(claims)) if i not in small)
    longest = max(large, key=lambda i: (max(map(len, claims[i].value.canonical)), -i))
    finding = a_finding(claims, small, (longest, *(i for i in large if i != longest)), code="FC201", favoured=1, cluster=0)
    return a_report(documents, claims, [finding], [a_cluster(*range(len(claims)))])


def test_a_value_said_more_precisely_elsewhere_changes_the_id_and_stays_covered() -> None:
    before = people(a=("Ann Lee",), b=("Ann Lee", "N Roe"))
    now = people(a=("Ann Lee",), b=("Ann Lee", "N Roe"), c=("Ann Lee", "Nicholas Roe"))
    assert before.findings[0].id != now.findings[0].id
    finding = only(after(before, now))
    assert finding.status == "known"
    assert finding.accepted is not None
    assert finding.accepted.id == before.findings[0].id


def test_a_covered_finding_widens_as_well() -> None:
    before = people(a=("Ann Lee",), b=("Ann Lee", "N Roe"))
    now = people(a=("Ann Lee",), b=("Ann Lee", "N Roe"), c=("Ann Lee", "Nicholas Roe"), d=("Ann Lee",))
    assert only(after(before, now)).status == "widened"


def test_a_third_side_is_not_covered() -> None:
    finding = only(after(BEFORE, minutes({"a.md": A, "b.md": B, "c.md": "90"})))
    assert finding.status == "new"
    assert finding.changed == (2,)


def test_a_newly_recognised_qualifier_stays_covered() -> None:
    now = replace(BEFORE.findings[0], id="fc1-00000000000000aa")
    cluster = replace(BEFORE.clusters[0], qualifiers=(Qualifier("version", "home", "explicit"),))
    report = replace(BEFORE, findings=(now,), clusters=(cluster,))
    assert only(after(BEFORE, report)).status == "known"


def test_two_findings_that_one_entry_could_cover_are_both_new() -> None:
    twins = tuple(replace(BEFORE.findings[0], id=f"fc1-00000000000000a{n}") for n in (1, 2))
    done = after(BEFORE, replace(BEFORE, findings=twins))
    assert [f.status for f in done.report.findings] == ["new", "new"]


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ({"a.md": A}, "b.md is not there any more"),
        ({"a.md": A, "b.md": A}, "b.md: 171 min has become 117 min"),
    ],
)
def test_a_finding_that_is_gone_has_its_reason(now: dict[str, str], why: str) -> None:
    [(_, reason)] = after(BEFORE, minutes(now)).gone
    assert reason == why


def test_a_passage_that_is_no_longer_understood_is_told_from_a_changed_one() -> None:
    now = minutes({"a.md": A})
    now = replace(now, documents=(*now.documents, a_document("Now without figures.\n", "b.md")))
    [(_, reason)] = after(BEFORE, now).gone
    assert reason == "b.md: the passage with 171 min is gone, or no longer understood"


def test_a_dispute_that_still_stands_and_is_not_judged_one_any_more_says_so() -> None:
    [(_, reason)] = after(BEFORE, replace(BEFORE, findings=())).gone
    assert reason == "all of it still stands, and is no longer judged a disagreement"


def test_nothing_is_said_of_findings_whose_documents_exist_and_were_not_read() -> None:
    done = compare(minutes({"a.md": A}), accepted(BEFORE), exists=lambda path: path == "b.md")
    assert done.gone == ()
    assert [entry.id for entry in done.unseen] == [BEFORE.findings[0].id]


def test_an_expired_acceptance_brings_the_finding_back_from_the_day_after() -> None:
    for today, status in (("2027-03-01", "known"), ("2027-03-02", "new"), (None, "known")):
        finding = only(after(BEFORE, BEFORE, today=today, expires="2027-03-01", reason="deck"))
        assert finding.status == status
    assert finding.trail == ()
    trail = only(after(BEFORE, BEFORE, today="2027-03-02", expires="2027-03-01", reason="deck")).trail
    assert trail == ("accepted until 2027-03-01 (deck); that day has passed",)


def test_a_suppressed_finding_stays_suppressed_and_is_not_gone() -> None:
    now = replace(BEFORE, findings=(replace(BEFORE.findings[0], status="suppressed"),))
    done = after(BEFORE, now)
    assert only(done).status == "suppressed"
    assert only(done).accepted is not None
    assert done.gone == ()


def test_the_report_says_how_many_were_accepted_and_how_many_nobody_reviewed() -> None:
    entries = [*accepted(BEFORE), *accepted(minutes({"c.md": "1", "d.md": "2"}), reason="seen")]
    facts = compared(compare(BEFORE, entries), entries, "b.jsonl").compared
    assert facts is not None
    assert (facts.against, facts.accepted, facts.unreviewed, len(facts.gone)) == ("b.jsonl", 2, 1, 1)
