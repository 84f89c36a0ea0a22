"""SARIF as GitHub code scanning takes it: the official schema, stable identity, one place, the others linked."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from tests.factories import a_claim, a_document, a_film_report, a_finding, a_number, a_report, names
from tests.report.hostile import a_hostile_report
from tests.report.standings import a_report_with_every_standing, many_findings

from factcheck.model.finding import Edit, Position, Problem, Report, Witness
from factcheck.report.formats import ShowOptions
from factcheck.report.shown import main_claim
from factcheck.report.to_sarif import MOST_RESULTS, render_sarif, uri_of

ALL = ShowOptions(min_level="note")


def run_of(report: Report, options: ShowOptions = ALL) -> dict[str, Any]:
    [run] = json.loads(render_sarif(report, options))["runs"]
    return run


def results_of(report: Report, options: ShowOptions = ALL) -> list[dict[str, Any]]:
    return run_of(report, options)["results"]


@pytest.fixture(scope="session")
def official(root: Path) -> jsonschema.Draft7Validator:
    file = root.parent / "shared" / "data" / "sarif-schema-2.1.0.json"
    if not file.is_file():
        pytest.skip("needs the official schema beside the checkout (../shared/data/sarif-schema-2.1.0.json), which is not here")
    return jsonschema.Draft7Validator(json.loads(file.read_text(encoding="utf-8")), format_checker=jsonschema.FormatChecker())


def a_sum() -> Report:
    document = a_document("At home 58, abroad 79, in all 147.\n")
    claims = [
        a_claim(document, q, a_number(n, "USD"), "gross")
        for q, n in (("in all 147", "147"), ("At home 58", "58"), ("abroad 79", "79"))
    ]
    parts = Witness("a part", (1, 2))
    return a_report([document], claims, [a_finding(claims, (0,), code="FC601", context=(parts,), derivation="58 + 79 = 137")])


REPORTS = {
    "film": a_film_report,
    "hostile": a_hostile_report,
    "standings": a_report_with_every_standing,
    "sum": a_sum,
    "empty": lambda: a_report([], []),
    "many": lambda: many_findings(40),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_official_schema_is_satisfied(official: jsonschema.Draft7Validator, name: str) -> None:
    official.validate(json.loads(render_sarif(REPORTS[name](), ALL)))


def test_the_golden_file_satisfies_the_official_schema(official: jsonschema.Draft7Validator, root: Path) -> None:
    official.validate(json.loads((root / "tests/golden/seeds/expected.sarif").read_text(encoding="utf-8")))


def test_the_only_hash_that_github_reads_is_the_id_of_the_finding() -> None:
    report = a_film_report()
    prints = [r["partialFingerprints"] for r in results_of(report)]
    assert sorted(p["primaryLocationLineHash"] for p in prints) == sorted(f.id for f in report.findings)


def test_a_result_has_one_place_and_the_other_sides_are_linked_from_its_message() -> None:
    result = results_of(a_film_report())[0]
    [place] = result["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "seeds/magazine.txt", "uriBaseId": "%SRCROOT%"}
    [other] = result["relatedLocations"]
    assert other["id"] == 1
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "seeds/page.txt"
    assert "[seeds/page.txt:5:3 (encyclopedia): Thunder Road Films" in result["message"]["text"]
    assert "](1)." in result["message"]["text"]


def test_every_link_of_a_message_leads_to_a_related_location() -> None:
    for name in REPORTS:
        for result in results_of(REPORTS[name]()):
            links = re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])
            assert {int(link) for link in links} <= {r["id"] for r in result.get("relatedLocations", ())}


def test_a_region_is_the_value_in_lines_and_columns_from_one() -> None:
    report = a_film_report()
    region = results_of(report)[1]["locations"][0]["physicalLocation"]["region"]
    text = next(d.text for d in report.documents if d.path == "seeds/magazine.txt")
    line = text.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "June 4 20025" == region["snippet"]["text"]
    assert region["startLine"] == region["endLine"]


def test_columns_count_code_points() -> None:
    document = a_document("🎬🎬 Edited by Bo\n")
    other = a_document("Edited by Al\n", "b.txt")
    claims = [a_claim(document, "Edited by Bo", names("Bo")), a_claim(other, value=names("Al"))]
    run = run_of(a_report([document, other], claims, [a_finding(claims, favoured=1)]))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 14


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/a b.md", "docs/a%20b.md"),
        ("docs/100%.md", "docs/100%25.md"),
        ("c:d/e#f?.md", "c%3Ad/e%23f%3F.md"),
        ("é/漢.md", "%C3%A9/%E6%BC%A2.md"),
        ("b\udcffd.md", "b%FFd.md"),
    ],
)
def test_paths_are_relative_percent_encoded_uris(path: str, uri: str) -> None:
    assert uri_of(path) == uri
    assert unquote_to_bytes(uri) == path.encode("utf-8", "surrogateescape")


def test_paths_are_told_from_the_top_of_the_repository() -> None:
    result = results_of(a_film_report(), replace(ALL, folder="site"))[0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "site/seeds/magazine.txt"


def test_what_a_baseline_and_a_suppression_say_is_marked_not_dropped() -> None:
    results = {r["ruleId"] + r["level"]: r for r in results_of(a_report_with_every_standing()) if r["ruleId"] != "FC900"}
    assert results["FC101error"]["baselineState"] == "unchanged"
    assert results["FC101error"]["suppressions"] == [
        {"kind": "external", "state": "accepted", "justification": "both are credited"}
    ]
    assert "baselineState" not in results["FC301error"]
    [said] = results["FC301error"]["suppressions"]
    assert (said["kind"], said["justification"]) == ("inSource", "as printed (until 2027-03-01)")
    assert said["location"]["physicalLocation"]["region"] == {"startLine": 4}
    assert results["FC201warning"]["baselineState"] == "updated"
    assert "suppressions" not in results["FC201warning"]
    assert results["FC101note"]["baselineState"] == "new"
    assert "It was: 2025-06-05 against 2025-06-06." in results["FC101note"]["message"]["text"]


def test_housekeeping_is_a_note_with_its_place() -> None:
    [note] = [r for r in results_of(a_report_with_every_standing()) if r["ruleId"] == "FC900"]
    assert note["level"] == "note"
    assert note["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert not [r for r in results_of(a_report_with_every_standing(), ShowOptions()) if r["ruleId"] == "FC900"]


def test_rules_have_help_for_people() -> None:
    run = run_of(a_film_report())
    rules = run["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == ["FC101", "FC201", "FC301"]
    assert all(r["help"]["text"] and r["help"]["markdown"] and r["fullDescription"]["text"] for r in rules)
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_only_a_calculation_has_a_flow_and_it_has_its_figures_in_order() -> None:
    assert not any("codeFlows" in r for r in results_of(a_film_report()))
    [result] = results_of(a_sum())
    [flow] = result["codeFlows"]
    texts = [one["location"]["message"]["text"] for one in flow["threadFlows"][0]["locations"]]
    assert texts == ["$147", "a part: $58", "a part: $79"]
    assert flow["message"]["text"] == "58 + 79 = 137"


def test_a_repair_is_a_fix_with_its_changes() -> None:
    [result] = [r for r in results_of(a_film_report()) if r["ruleId"] == "FC301"]
    [change] = result["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    assert replacement["insertedContent"]["text"] == "June 4 2025"
    assert replacement["deletedRegion"] == {"startLine": 7, "startColumn": 16, "endLine": 7, "endColumn": 28}


def test_further_repairs_are_of_the_same_fix() -> None:
    report = a_film_report()
    more = Edit("seeds/page.txt", 0, 1, "x", "as well")
    report = replace(report, findings=(replace(report.findings[1], further_repairs=(more,)),))
    [fix] = results_of(report)[0]["fixes"]
    assert [c["artifactLocation"]["uri"] for c in fix["artifactChanges"]] == ["seeds/magazine.txt", "seeds/page.txt"]


def test_of_too_many_results_those_that_matter_most_are_kept_and_the_rest_is_told() -> None:
    report = many_findings(MOST_RESULTS + 2)
    first = replace(report.findings[0], level="warning")
    known = replace(report.findings[1], status="known")
    run = run_of(replace(report, findings=(first, known, *report.findings[2:])))
    kept = {r["partialFingerprints"]["primaryLocationLineHash"] for r in run["results"]}
    assert len(run["results"]) == len(kept) == MOST_RESULTS
    assert known.id not in kept
    assert first.id not in kept
    [told] = [n for n in run["invocations"][0]["toolExecutionNotifications"] if n["level"] == "warning"]
    assert told["message"]["text"].startswith("2 results left out: only 5000 are written")


def test_a_document_that_cannot_be_read_makes_the_run_unsuccessful() -> None:
    [invocation] = run_of(a_film_report())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [n["level"] for n in invocation["toolExecutionNotifications"]] == ["error", "note"]
    [clean] = run_of(a_report(problems=[Problem("limit", "a.txt", "odd")]))["invocations"]
    assert clean["executionSuccessful"] is True


def test_words_of_documents_make_no_links_and_no_placeholders() -> None:
    text = results_of(a_hostile_report())[0]["message"]["text"]
    assert "\\[link\\](http://x.example)" in text
    assert "{{0}}" in text


def test_no_string_has_what_strict_readers_refuse() -> None:
    def strings(tree: Any) -> list[str]:
        if isinstance(tree, dict):
            return [s for value in tree.values() for s in strings(value)]
        if isinstance(tree, list):
            return [s for value in tree for s in strings(value)]
        return [tree] if isinstance(tree, str) else []

    found = strings(json.loads(render_sarif(a_hostile_report(), ALL)))
    assert not [s for s in found if any((c < " " and c not in "\t\n\r") or "\ud800" <= c <= "\udfff" for c in s)]


def two_sides(*sources: str, weights: tuple[float, ...] = (), favoured: int | None = None) -> Report:
    """Two positions, `117` and `171`; each source is a letter behind its side: `117a`."""
    documents = [a_document(f"{s[:3]}\n", f"{s[3:]}.txt") for s in sources]
    claims = [a_claim(d, d.text.strip(), a_number(d.text.strip(), "min"), "runtime") for d in documents]
    claims = [replace(c, weight=w) for c, w in zip(claims, weights or [1.0] * len(claims), strict=True)]
    sides = [tuple(i for i, s in enumerate(sources) if s[:3] == n) for n in ("117", "171")]
    positions = [Position(n, (n,), side, tuple(sources[i] for i in side)) for n, side in zip(("117", "171"), sides, strict=True)]
    return a_report(documents, claims, [a_finding(claims, *positions, favoured=favoured)])


@pytest.mark.parametrize(
    ("report", "path"),
    [
        (two_sides("117a", "171b", favoured=1), "a.txt"),
        (two_sides("117a", "171b", weights=(2.0, 1.0)), "b.txt"),
        (two_sides("117a", "171b", weights=(1.0, 2.0)), "a.txt"),
        (two_sides("117b", "171a", "117c"), "a.txt"),
        (two_sides("117a", "171b"), "b.txt"),
        (two_sides("171a", "117b"), "b.txt"),
        (two_sides("117a", "171b", "171c", weights=(1.0, 0.5, 2.0)), "a.txt"),
    ],
    ids=[
        "not the favoured",
        "least weight",
        "least weight, other way",
        "fewest sources",
        "last path",
        "last path, other way",
        "best of a side",
    ],
)
def test_the_place_is_of_least_authority_else_of_the_minority_else_last(report: Report, path: str) -> None:
    assert report.claims[main_claim(report, report.findings[0])].document == path
    assert results_of(report)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path


def test_a_finding_of_many_places_stays_within_what_is_shown() -> None:
    report = two_sides(*[f"117{at:03}" for at in range(150)], "171z")
    assert len(results_of(report)[0]["relatedLocations"]) == 99
