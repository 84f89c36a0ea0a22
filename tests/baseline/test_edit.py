"""Accept, prune and diff: what they write, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace

from tests.baseline.test_compare import BEFORE, A, B, accepted, minutes

from factcheck.baseline.compare import compare
from factcheck.baseline.edit import accepted as accept
from factcheck.baseline.edit import differences, pruned
from factcheck.model.finding import Lapsed, Report


def prune(before: Report, now: Report, *, whole: bool = True, exists: str = ""):
    entries = accepted(before)
    there = lambda path: path in exists.split()  # noqa: E731
    return pruned(entries, compare(now, entries, exists=there), whole=whole, exists=there)


def diff(before: Report, now: Report) -> list[str]:
    entries = accepted(before)
    return [line.replace(BEFORE.findings[0].id, "ID") for line in differences(entries, compare(now, entries))]


def test_a_finding_is_accepted_with_verdict_reason_and_last_day() -> None:
    [entry] = accept([], BEFORE, BEFORE.findings, verdict="false alarm", reason="two cuts", expires="2027-03-01")
    assert (entry.id, entry.verdict, entry.reason, entry.expires) == (
        BEFORE.findings[0].id, "false alarm", "two cuts", "2027-03-01",
    )  # fmt: skip


def test_accepting_a_widened_finding_takes_its_new_members_in() -> None:
    now = compare(minutes({"a.md": A, "b.md": B, "c.md": B}), accepted(BEFORE)).report
    [entry] = accept(accepted(BEFORE), now, now.findings, verdict="accepted", reason="known")
    assert ("c.md", "171 min") in entry.members
    assert [f.status for f in compare(now, [entry]).report.findings] == ["known"]


def test_accepting_a_changed_finding_takes_the_place_of_what_it_was() -> None:
    now = compare(minutes({"a.md": A, "b.md": "172"}), accepted(BEFORE)).report
    entries = accept(accepted(BEFORE), now, now.findings, verdict="accepted", reason="known")
    assert [entry.id for entry in entries] == [now.findings[0].id]


def test_accepting_anew_what_has_expired_takes_the_place_of_the_entry_that_covered_it() -> None:
    [old] = accept([], BEFORE, BEFORE.findings, verdict="accepted", reason="deck", expires="2027-03-01")
    now = compare(BEFORE, [replace(old, id="fc1-00000000000000aa")], today="2027-03-02").report
    assert now.findings[0].lapsed == Lapsed("accepted", "deck", "2027-03-01", "fc1-00000000000000aa")
    entries = accept([replace(old, id="fc1-00000000000000aa")], now, now.findings, verdict="accepted", reason="still")
    assert [(entry.id, entry.expires) for entry in entries] == [(old.id, None)]


def test_pruning_takes_out_what_is_gone_and_adds_nothing_that_is_new() -> None:
    left = prune(BEFORE, minutes({"a.md": A, "b.md": "172"}))
    assert left.entries == ()
    [(entry, why)] = left.removed
    assert entry.id == BEFORE.findings[0].id
    assert "172" in why


def test_pruning_takes_out_members_that_left_and_no_widening_in() -> None:
    left = prune(minutes({"a.md": A, "b.md": B, "c.md": B}), minutes({"a.md": A, "b.md": B, "c.md": A, "d.md": B}))
    [entry] = left.entries
    assert entry.members == (("a.md", "117 min"), ("b.md", "171 min"))
    assert left.members == 1
    again = minutes({"a.md": A, "b.md": B, "c.md": B})
    assert compare(again, [entry]).report.findings[0].status == "widened"


def test_pruning_follows_a_renamed_document() -> None:
    now = minutes({"a.md": A, "x/b.md": B})
    [entry] = prune(BEFORE, now).entries
    assert entry.members == (("a.md", "117 min"), ("x/b.md", "171 min"))


def test_pruning_a_part_of_the_folder_leaves_what_was_not_read() -> None:
    now = minutes({"a.md": A})
    left = prune(BEFORE, now, whole=False, exists="b.md")
    assert (left.entries, left.kept_unseen) == (tuple(accepted(BEFORE)), 1)
    assert prune(BEFORE, now, whole=True, exists="b.md").entries == ()


def test_pruning_what_still_stands_changes_nothing() -> None:
    assert prune(BEFORE, BEFORE).entries == tuple(accepted(BEFORE))


def test_a_diff_of_what_fits_is_empty() -> None:
    assert diff(BEFORE, BEFORE) == []


def test_a_diff_names_what_spread_and_what_agrees() -> None:
    assert diff(BEFORE, minutes({"a.md": A, "b.md": B, "c.md": B})) == [
        "~ ID FC101 widened: film:ballerina | running time: c.md repeats 171 min"
    ]
    assert diff(BEFORE, minutes({"a.md": A, "b.md": B, "c.md": A})) == [
        "~ ID FC101 grown: film:ballerina | running time: c.md says too 117 min"
    ]


def test_a_diff_names_renamed_documents() -> None:
    assert diff(BEFORE, minutes({"a.md": A, "x.md": B})) == [
        "~ ID FC101 moved: film:ballerina | running time: b.md is now x.md (171 min)"
    ]


def test_a_diff_shows_a_changed_finding_with_what_it_was_and_why_the_old_one_is_gone() -> None:
    now = minutes({"a.md": A, "b.md": "172"})
    assert diff(BEFORE, now) == [
        f"+ {now.findings[0].id} FC101 new: 117 min or 172 min (was 117 min | 171 min)",
        "- ID FC101 gone: film:ballerina | running time: b.md: 171 min has become 172 min",
    ]
