"""The JSON report satisfies its schema, keeps the contract's shape, and shows nothing hostile."""

import json
import time
from dataclasses import replace
from decimal import Decimal

import jsonschema
import pytest
from tests.factories import a_claim, a_cluster, a_day, a_document, a_film_report, a_finding, a_number, a_report, names

from factcheck.model.finding import Accepted, Compared, Gone, Note, Position, Subject, Suppression, Was
from factcheck.model.value import Malformed, Name, NameSet, Quantity, Relation, Repair, Text, Truth, Value
from factcheck.report.json_schema import schema
from factcheck.report.to_json import json_schema, report_to_json

VALUES: list[Value] = [
    a_day("2025-06-06"),
    a_number("137.2", "USD"),
    Quantity("at least 40", Decimal(40), None, "%", about=True),
    NameSet("A and B", "organisation", (Name("A", "a", "France"), Name("B", "b")), "yes", "and"),
    Relation("between A and B", "between", (Name("A", "a"), Name("B", "b"))),
    Truth("yes", True),
    Text("so it is", "so it is"),
    Malformed("20025", "date", "five digits", (Repair("2025", a_day("2025-01-01"), ("one edit",)),)),
]


def parsed(report):
    tree = json.loads(report_to_json(report))
    jsonschema.Draft202012Validator(json_schema()).validate(tree)
    return tree


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_what_is_published_lets_keys_of_a_later_program_pass_and_holds_those_of_this_version() -> None:
    tree = json.loads(report_to_json(a_film_report()))
    tree["later"] = tree["findings"][0]["later"] = 1
    published = jsonschema.Draft202012Validator(schema())
    published.validate(tree)
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(tree)
    del tree["findings"][0]["trail"]
    assert not published.is_valid(tree)


def test_a_whole_report_satisfies_the_schema():
    tree = parsed(a_film_report())
    assert list(tree) == [
        *("schema", "packs", "documents", "subjects", "claims", "clusters", "findings", "problems", "notes", "compared", "summary"),
    ]
    assert tree["schema"] == "factcheck/report/1"


def test_an_empty_report_satisfies_the_schema():
    assert parsed(a_report([], []))["claims"] == []


@pytest.mark.parametrize("value", VALUES, ids=lambda v: v.type)
def test_every_kind_of_value_satisfies_the_schema(value):
    document = a_document("words that say it")
    claim = parsed(a_report([document], [a_claim(document, value=value)]))["claims"][0]
    assert claim["value"]["text"] == value.text
    assert claim["value"]["canonical"] == list(value.canonical)


def test_the_schema_refuses_an_unknown_key_anywhere():
    def with_a_key(tree, path):
        node = tree
        for step in path:
            node = node[step]
        node["surprise"] = 1
        return tree

    validator = jsonschema.Draft202012Validator(json_schema())
    text = report_to_json(a_film_report())
    paths = [[], ["summary"], ["claims", 0], ["claims", 0, "value"], ["claims", 0, "evidence"], ["findings", 0]]
    for path in paths:
        assert not validator.is_valid(with_a_key(json.loads(text), path)), path


def test_ids_count_from_one_and_positions_name_claims():
    tree = parsed(a_film_report())
    assert [d["id"] for d in tree["documents"]] == ["d1", "d2", "d3"]
    assert [c["id"] for c in tree["claims"]] == [f"c{n}" for n in range(1, 11)]
    omission = tree["findings"][2]
    assert omission["cluster"] == "k2"
    assert [p["claims"] for p in omission["positions"]] == [["c6", "c7"], ["c2"]]
    assert [p["probability"] for p in omission["positions"]] == [0.14, 0.86]
    assert omission["favoured"]["position"] == 1


def test_evidence_has_its_place_its_surroundings_and_its_parts():
    document = a_document("one\r\ntwo\rthree 😀 Edited by Ann\nafter it comes more text than thirty-two characters")
    claim = a_claim(document, "Edited by Ann", names("Ann"))
    evidence = parsed(a_report([document], [claim]))["claims"][0]["evidence"]
    assert (evidence["line"], evidence["column"]) == (3, 9)
    assert document.text[evidence["start"] : evidence["end"]] == evidence["quote"] == "Edited by Ann"
    assert evidence["prefix"] == "one\r\ntwo\rthree 😀 "
    assert evidence["suffix"] == "\nafter it comes more text than t"
    assert evidence["parts"] == [{"role": "value", "start": evidence["start"] + 10, "end": evidence["end"]}]


def test_places_are_those_of_the_document():
    document = a_document("a\nbb\r\nccc\rdddd\n\n e")
    for at in range(len(document.text)):
        if document.text[at] in "\r\n":
            continue
        claim = a_claim(document, document.text[at], names("x"))
        at = claim.evidence.span.start
        evidence = parsed(a_report([document], [claim]))["claims"][0]["evidence"]
        assert (evidence["line"], evidence["column"]) == document.line_and_column(at)


def test_sets_of_names_carry_their_kind_and_members():
    tree = parsed(a_film_report())
    assert tree["claims"][0]["value"]["type"] == "person-set"
    assert tree["claims"][2]["value"]["type"] == "organisation-set"
    assert tree["claims"][0]["value"]["members"] == [{"text": "Len Wiseman", "key": "len wiseman", "note": ""}]


def test_the_summary_counts_what_the_contract_says():
    summary = parsed(a_film_report())["summary"]
    assert summary == {
        "documents": 3,
        "claims": 10,
        "compared": 8,
        "agreed": 1,
        "abstained": 1,
        "single": 1,
        "findings": {"error": 2, "warning": 1, "note": 1},
        "new": {"error": 2, "warning": 1, "note": 1},
        "known": 0,
    }


def test_known_and_suppressed_findings_are_not_new():
    claims = a_film_report().claims
    findings = [
        a_finding(claims, (0,), status="known"),
        a_finding(claims, (1,), status="widened"),
        a_finding(claims, (2,), status="suppressed"),
    ]
    report = a_film_report()
    tree = parsed(a_report(report.documents, claims, findings))
    assert len(tree["findings"]) == 3
    assert tree["summary"]["findings"]["error"] == 2
    assert tree["summary"]["new"]["error"] == 1
    assert tree["summary"]["known"] == 1


def test_hostile_text_is_escaped_and_survives():
    hostile = "\x1b[31m \x9b \x7f \u202e \u2066 \ud800 \ufeff \U000e0041 Ann"
    document = a_document(hostile, "a\x1b.txt")
    report = a_report([document], [a_claim(document, value=names("Ann"))])
    text = report_to_json(report)
    text.encode("utf-8")
    assert all(c >= " " or c == "\n" for c in text)
    assert not set("\x7f\x9b\u202e\u2066\ud800\ufeff\U000e0041") & set(text)
    assert json.loads(text)["claims"][0]["evidence"]["quote"] == hostile


def test_what_a_baseline_and_people_said_satisfies_the_schema():
    report = a_film_report()
    first, second, third, *_ = report.findings
    findings = [
        replace(first, status="widened", accepted=Accepted(first.id, None, "2027-03-01", "grown"), changed=(2,)),
        replace(second, was=Was(first.id, ("a", "b"))),
        replace(third, status="suppressed", suppression=Suppression("document", "two cuts", None, "a.md", 3)),
    ]
    note = Note(first.id, "FC900", "a.md", None, "sets no finding aside", "take it away")
    compared = Compared("b.jsonl", 3, 2, (Gone(first.id, "FC101", "x | y", ("1", "2"), "a.md is not there any more"),))
    tree = parsed(replace(report, findings=tuple(findings), notes=(note,), compared=compared))
    jsonschema.validate(tree, json_schema())
    assert tree["findings"][0]["accepted"] == {"id": first.id, "reason": None, "expires": "2027-03-01", "change": "grown"}
    assert tree["findings"][0]["changed"] == ["c3"]
    assert tree["findings"][1]["was"] == {"id": first.id, "values": ["a", "b"]}
    assert tree["findings"][2]["suppression"]["reason"] == "two cuts"
    assert tree["notes"][0]["code"] == "FC900"
    assert tree["compared"]["gone"][0]["values"] == ["1", "2"]


def test_what_people_can_read_is_not_escaped():
    document = a_document("Édité par 山田太郎 👩‍💻")
    text = report_to_json(a_report([document], [a_claim(document)]))
    assert "Édité par 山田太郎 👩‍💻" in text


def test_no_probability_is_no_number():
    document = a_document()
    claim = a_claim(document)
    for odd in (float("nan"), float("inf")):
        position = Position("x", ("x",), (0,), ("a",), odd)
        report = a_report([document], [claim], [a_finding([claim], position)])
        assert parsed(report)["findings"][0]["positions"][0]["probability"] is None


def test_the_layout_is_two_spaces_and_ends_in_a_line_feed():
    text = report_to_json(a_film_report())
    assert text.startswith('{\n  "schema": "factcheck/report/1",\n  "packs": [')
    assert text.endswith("}\n")
    assert text == report_to_json(a_film_report())


def test_aliases_and_subjects_of_documents_are_given():
    document = a_document()
    subject = Subject("s1", "film", "Ballerina", "film:ballerina", ("From the World of John Wick: Ballerina",))
    tree = parsed(a_report([document], [a_claim(document)], [], [a_cluster(0)], subjects=[subject]))
    assert tree["subjects"][0]["aliases"] == ["From the World of John Wick: Ballerina"]
    assert tree["documents"][0]["subjects"] == ["s1"]


def test_many_claims_of_one_long_document_cost_linear_time():
    def seconds(number):
        document = a_document("Edited by Jason Ballantine\n" * number)
        claim = a_claim(document)
        report = a_report([document], [claim] * number)
        begin = time.process_time()
        report_to_json(report)
        return time.process_time() - begin

    few, many = seconds(1000), seconds(8000)
    assert many < 8 * few * 3 + 0.2
