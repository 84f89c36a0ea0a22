from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audits import audit_pages
from tests.read.data_files import documents, prose, quotes, read, said
from tests.read.law import check_law

from factcheck.read.json_nodes import json_tree
from factcheck.read.nodes import Node
from factcheck.values.words import in_words

RECORD = """{
  "title": "Harbour Lights",
  "credits": {"director": "Quist, Mara", "editors": ["Brandt, Ivo", "Voss, L\\u00e9na"]},
  "running_time_minutes": 117,
  "price": {"amount": 5, "currency": "EUR"},
  "releases": [{"territory": "FR", "date": "2019-05-14"}, {"territory": "DE", "date": "2019-05-23"}],
  "colour": true, "sequel": null, "sound": "",
  "summary": "A keeper finds a boat on the rocks. Nobody on the island knows whose boat it is or will say so."
}
"""


def test_members_are_labels_and_values_under_the_keys_around_them() -> None:
    (found,) = documents(RECORD, "a.json")
    assert found.title == "Harbour Lights"
    assert said(found) == [
        ("title", "Harbour Lights"),
        ("credits / director", "Quist, Mara"),
        ("credits / editors", "Brandt, Ivo; Voss, Léna"),
        ("running time minutes", "117"),
        ("price", "5 EUR"),
        ("releases / territory: FR / territory", "FR"),
        ("releases / territory: FR / date", "2019-05-14"),
        ("releases / territory: DE / territory", "DE"),
        ("releases / territory: DE / date", "2019-05-23"),
        ("colour", "true"),
    ]
    assert prose(found) == [(("summary",), json.loads(RECORD)["summary"])]


def test_values_point_at_the_file_as_it_stands() -> None:
    (found,) = documents(RECORD, "a.json")
    assert list(quotes(found))[:5] == [
        "Harbour Lights",
        "Quist, Mara",
        'Brandt, Ivo", "Voss, L\\u00e9na',
        "117",
        '5, "currency": "EUR',
    ]
    spans = [found.text[b.span.start : b.span.end] for b in found.blocks]
    assert '"running_time_minutes": 117' in spans
    assert '"editors": ["Brandt, Ivo", "Voss, L\\u00e9na"]' in spans


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("runningTimeMinutes", "running Time Minutes"),
        ("release-date", "release date"),
        ("https://x.example/ontology/runtimeMinutes", "runtime Minutes"),
        ("schema:name", "name"),
        ("Running time (min)", "Running time (min)"),
        ("HTTPServerPort", "HTTP Server Port"),
        ("2.5", "2.5"),
    ],
)
def test_a_key_is_shown_as_words(key: str, shown: str) -> None:
    (found,) = documents(json.dumps({key: 5}), "a.json")
    assert said(found) == [(shown, "5")]


def test_a_list_of_named_things_is_one_document_for_each() -> None:
    text = '[{"name": "North Bridge", "length_m": 330}, {"name": "South Bridge", "length_m": 210}]'
    found = documents(text, "bridges.json")
    assert [(d.locator, d.title) for d in found] == [("[0]", "North Bridge"), ("[1]", "South Bridge")]
    assert len({d.key for d in found}) == 2
    assert found[0].text is found[1].text
    assert "each row is about its own `name`" in found[0].kind_because
    assert found[0].kind == "record"


def test_a_list_behind_one_key_is_read_like_the_list() -> None:
    found = documents('{"count": 2, "bridges": [{"name": "North", "m": 1}, {"name": "South", "m": 2}]}', "a.json")
    assert [(d.locator, d.title) for d in found] == [("bridges[0]", "North"), ("bridges[1]", "South")]


def test_a_list_under_keys_speaks_of_the_subject_of_the_file() -> None:
    found = documents('[{"year": 2020, "staff": 40}, {"year": 2021, "staff": 44}]', "staff.json")
    assert [d.locator for d in found] == [None]
    assert ("year: 2020 / staff", "40") in said(found[0])


def test_rows_of_one_name_are_kept_apart_by_their_keys_or_their_number() -> None:
    rows = [{"name": "Oak", "year": 2001, "height": 3}, {"name": "Oak", "year": 2011, "height": 9}, {"name": "Elm", "height": 2}]
    paths = [d.blocks[-1].path for d in documents(json.dumps(rows), "trees.json")]
    assert paths == [("year: 2001",), ("year: 2011",), ()]
    bare = [{"name": "Oak", "height": 3}, {"name": "Oak", "height": 9}]
    assert [d.blocks[-1].path for d in documents(json.dumps(bare), "trees.json")] == [("row: 0",), ("row: 1",)]


def test_attributes_and_values_in_members_of_their_own_are_labels_and_values() -> None:
    rows = [
        {"object": "North Bridge", "attribute": "length", "value": 330, "unit": "m"},
        {"object": "North Bridge", "attribute": "opened", "value": "1999-05-03"},
    ]
    found = documents(json.dumps(rows), "a.json")
    assert [said(d) for d in found] == [[("length", "330 m")], [("opened", "1999-05-03")]]


def test_a_unit_in_a_member_of_its_own_belongs_to_the_number() -> None:
    assert ("height", "330 m") in said(documents('{"height": 330, "unit": "m"}', "a.json")[0])
    two = said(documents('{"height": 330, "width": 12, "unit": "m"}', "a.json")[0])
    assert ("height", "330") in two and ("width", "12") in two


def test_what_is_wrong_is_reported_with_its_place() -> None:
    found, problems = read('{"a": NaN,\n "a": 2, // why\n "b": 1e400,}', "x/a.json")
    assert [(p.where, p.what, p.severity) for p in problems] == [
        ("x/a.json:1:7", "NaN is no value", "limit"),
        ("x/a.json:2:2", "the key 'a' stands here twice", "limit"),
        ("x/a.json:2:10", "comments are no JSON; they are passed over", "limit"),
        ("x/a.json:3:13", "a comma before a closing bracket is no JSON; it is passed over", "limit"),
    ]
    assert ("a", "2") in said(found[0])


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"a": [1, 2', "expected a comma or a closing bracket, found the end of the file"),
        ('{"a" 1}', "expected a colon"),
        ('{"a": "b": 1}', "expected a value"),
        ('{"a": 1} {"b": 2}', "expected the end"),
        ("[1, 2}", "expected a comma or a closing bracket, found '}'"),
        ('{"a": "never closed}', "expected a value"),
        ("]", "expected a value"),
    ],
)
def test_a_broken_file_is_an_input_problem_and_gives_nothing(text: str, what: str) -> None:
    found, problems = read(text, "a.json")
    assert found == ()
    assert [p.severity for p in problems] == ["input"]
    assert what in problems[0].what


def test_a_byte_order_mark_moves_no_span() -> None:
    (found,) = documents('\ufeff{"height_m": 330}', "a.json")
    assert list(quotes(found)) == ["330"]


def test_another_encoding_keeps_its_spans() -> None:
    (found,) = documents('{"name": "Zoë", "town": "Malmö"}'.encode("utf-16"), "a.json")
    assert list(quotes(found)) == ["Zoë", "Malmö"]
    (western,) = documents('{"name": "Zoë", "town": "Malmö"}'.encode("cp1252"), "a.json")
    assert list(quotes(western)) == ["Zoë", "Malmö"]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 100_000, '{"a":' * 50_000 + "1" + "}" * 50_000]
)
def test_nesting_without_end_is_no_danger(text: str) -> None:
    _, problems = read(text, "a.json")
    assert problems


def test_more_members_than_anybody_writes_are_left_out_and_said_so() -> None:
    found, problems = read("{" + ",".join(f'"k{i}": {i}' for i in range(60_000)) + "}", "a.json")
    assert len(found[0].blocks) == 50_000
    assert "more than 50,000 members" in problems[0].what


@pytest.mark.slow
def test_fifty_megabytes_on_one_line_are_read_in_a_time_that_grows_with_them() -> None:
    text = "[" + ",".join(f'{{"name": "thing {i}", "height_m": {i}, "note": "x\\u00e9y"}}' for i in range(900_000)) + "]"
    assert len(text) > 50_000_000
    tree = json_tree(text)
    assert tree.root is not None
    assert len(tree.root.items) == 500_000 or sum(len(i.members) for i in tree.root.items) <= 2_000_000
    assert any("more than 2,000,000 values" in f.what for f in tree.faults)


def plain(text: str, node: Node) -> object:
    """The value as the standard parser gives it."""
    if node.kind == "object":
        return {m.key.words(text): plain(text, m.value) for m in node.members}
    if node.kind == "list":
        return [plain(text, i) for i in node.items]
    if node.kind == "string":
        return node.words(text)
    return json.loads(node.words(text)) if node.kind != "null" else None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(value=VALUES, ascii_only=st.booleans(), indent=st.sampled_from([None, 2]))
def test_the_nodes_are_what_the_standard_parser_reads(value: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    tree = json_tree(text)
    assert tree.root is not None
    assert plain(text, tree.root) == json.loads(text)


@given(text=st.text(alphabet='{}[]:,"\\ue019anulltrs-. \n/*', max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    found, _ = read(text or " ", "a.json")
    for document in found:
        check_law(document)


THING = (
    '{"@context": "https://schema.org", "@type": "Movie", "name": "Harbour Lights", "director": {"@type": "Person", "name":'
    ' "Ivo Brandt"}, "duration": "PT1H57M", "datePublished": "2019-05-14", "countryOfOrigin": {"@type": "Country", "name":'
    ' "France"}, "productionCompany": [{"@type": "Organization", "name": "Arden Films"}, {"@type": "Organization", "name":'
    ' "Bo Lund Pictures"}]}'
)


def test_schema_org_data_say_the_same_in_a_page_and_in_a_file() -> None:
    page = f'<html><head><title>Harbour Lights</title><script type="application/ld+json">{THING}</script></head><body><h1>'
    page += "Harbour Lights</h1><p>Harbour Lights is a film about a keeper who finds a boat with nobody in it.</p></body></html>"
    found = [audit_pages({name: text}) for name, text in (("a.html", page), ("a.json", THING), ("b.json", f"[{THING}]"))]
    claims = [[(c.attribute, c.value.canonical, c.qualifiers) for c in report.claims] for report in found]
    # A row among others is called by its title, which is no claim besides.
    assert claims[0] == claims[1] and [c for c in claims[1] if c[0] != "title"] == claims[2]
    assert {name for name, _, _ in claims[0]} >= {"title", "director", "running_time", "release_date", "country"}
    assert {s.name for report in found for s in report.subjects} == {"Harbour Lights"}


def test_several_things_of_schema_org_are_several_documents_and_pages_none() -> None:
    other = THING.replace("Harbour Lights", "Low Tide")
    page = '{"@context": "https://schema.org", "@type": "WebPage", "name": "Films of the year", "dateModified": "2020-01-01"}'
    found = documents(f"[{THING}, {page}, {other}]", "a.json")
    assert [(d.locator, d.title) for d in found] == [("[0]", "Harbour Lights"), ("[1]", "Low Tide")]


@pytest.mark.parametrize(
    "page",
    [
        {"title": "Low Tide", "runtime": 1.5, "runtime_unit": "hours", "budget_amount": 7, "budget_currency": "EUR"},
        {"budget_currency": "EUR", "runtime_unit": "h", "title": "Low Tide", "budget_amount": 7, "runtime": 1.5},
        {"title": "Low Tide", "runtime": {"value": 1.5, "unit": "h"}, "budget": {"currency": "EUR", "amount": 7}},
    ],
)
def test_a_unit_in_a_member_of_another_name_is_that_of_its_number(page: dict[str, object]) -> None:
    report = audit_pages({"a.json": json.dumps({**page, "director": "Ivo Brandt"})})
    shown = {c.attribute: in_words(c.value) for c in report.claims}
    assert (shown["running_time"], shown["budget"]) == ("1.5 h", "€7")


def test_a_unit_that_nobody_knows_leaves_the_number_unread() -> None:
    report = audit_pages({"a.json": '{"title": "Low Tide", "director": "Ivo Brandt", "runtime": 9, "runtime_unit": "reels"}'})
    assert "running_time" not in {c.attribute for c in report.claims}


@pytest.mark.parametrize("key", ["description", "text", "body", "articleBody"])
def test_what_is_written_in_sentences_is_read_as_prose(key: str) -> None:
    page = {"title": "Low Tide", "director": "Ivo Brandt", key: "Edited by Bo Lund. It runs 95 minutes."}
    report = audit_pages({"a.json": json.dumps(page)})
    assert {c.attribute: in_words(c.value) for c in report.claims if c.extractor == "prose"} == {
        "editor": "Bo Lund",
        "running_time": "95 min",
    }
