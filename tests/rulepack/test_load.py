"""Faults of rule packs: each at its line, with what was expected, all of a file at once; and what a user's pack can do."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import RulePackError
from factcheck.extract.compile import compile_rules
from factcheck.rulepack.load import load_files, load_pack, load_ruleset
from factcheck.rulepack.schema import DomainPack, SourceKind

HEAD = "pack: ships\nversion: 1\nattributes:\n"
LENGTH = """\
pack: ships
version: 1
subjects:
  ship: {nouns: [ship, vessel]}
attributes:
  length:
    of: [ship]
    type: quantity
    unit: m
    labels: [Length]
"""


def faults(text: str | bytes) -> tuple[str, ...]:
    with pytest.raises(RulePackError) as caught:
        load_pack(text if isinstance(text, bytes) else text.encode(), "ships.yaml")
    return caught.value.faults


def ruleset_faults(folder: Path, text: str) -> tuple[str, ...]:
    path = folder / "ships.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulePackError) as caught:
        compile_rules(load_ruleset([path]))
    return tuple(fault.replace(str(path), "ships.yaml") for fault in caught.value.faults)


def test_a_good_pack_loads_with_its_lines() -> None:
    loaded = load_pack(LENGTH.encode(), "ships.yaml")
    assert isinstance(loaded.pack, DomainPack)
    assert loaded.name == "ships"
    assert loaded.lines["attributes", "length", "unit"] == 9


def test_a_source_kind_is_told_by_its_first_key() -> None:
    loaded = load_pack(b"source: log\nversion: 1\n", "log.yaml")
    assert isinstance(loaded.pack, SourceKind)
    assert loaded.name == "sources/log"


def test_a_byte_order_mark_is_no_fault() -> None:
    assert load_pack(b"\xef\xbb\xbf" + LENGTH.encode(), "ships.yaml").name == "ships"


def test_an_unknown_key_gets_its_line_and_a_suggestion() -> None:
    assert faults(LENGTH.replace("labels:", "lables:"))[0] == (
        'ships.yaml:10: unknown key "lables" in \'attributes.length\' (did you mean "labels"?)'
    )


def test_an_unknown_key_like_no_other_is_told_what_there_is() -> None:
    (fault,) = faults(LENGTH + "    wxyzzy: 1\n")
    assert fault.startswith("ships.yaml:11: unknown key \"wxyzzy\" in 'attributes.length'; expected one of: description, of, type")


def test_an_unknown_key_of_a_template_is_found_in_its_list() -> None:
    found = faults(LENGTH + "    templates:\n      - {says: '{quantity} long', forse: mentions}\n")
    assert [f for f in found if f.startswith("ships.yaml:12:") and 'did you mean "force"?' in f]


def test_a_missing_key_is_named_with_where_it_is_missing() -> None:
    assert faults("pack: ships\nattributes: {}\n") == ('ships.yaml:1: the key "version" is missing',)
    assert faults(HEAD + "  length:\n    type: quantity\n    labels: [Length]\n") == (
        "ships.yaml:4: the key \"of\" is missing in 'attributes'",
    )


def test_a_key_that_stands_twice_is_a_fault_at_its_second_line() -> None:
    assert faults(LENGTH + "    unit: ft\n") == ("ships.yaml:11: the key 'unit' stands twice",)


def test_a_word_of_a_closed_list_is_quoted_with_what_was_expected() -> None:
    (fault,) = faults(LENGTH.replace("type: quantity", "type: lenght"))
    assert fault.startswith("ships.yaml:8: attributes.length.type: Input should be 'persons'")
    assert fault.endswith("found 'lenght'")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"pack: [\n", "ships.yaml:2: not YAML"),
        (b"pack: a\n  b: c\n", "ships.yaml:2: not YAML"),
        (b"pack: \xe9\xe9\n", "ships.yaml: not UTF-8 at byte 6"),
        (b"", "ships.yaml:1: a rule pack is a mapping"),
        (b"- a\n- b\n", "ships.yaml:1: a rule pack is a mapping"),
        (b"pack: x\nversion: 1\ndescription: &a [*a]\n", "ships.yaml:3: an alias that holds itself"),
        (b"pack: x\nversion: 1\ndescription: *a\n", "ships.yaml:3: not YAML"),
        (b"pack: !!python/object/apply:os.system [true]\nversion: 1\n", "ships.yaml:1: pack: Input should be a valid string"),
    ],
)
def test_what_is_no_pack(text: bytes, fault: str) -> None:
    assert faults(text)[0].startswith(fault)


def test_an_attribute_that_nothing_can_say_is_a_fault() -> None:
    (fault,) = faults(LENGTH.replace("    labels: [Length]\n", ""))
    assert fault.startswith("ships.yaml:6: attributes.length: an attribute needs labels or templates")


@pytest.mark.parametrize("change", [("type: quantity", "type: relation"), ("unit: m", "vocabulary: country")])
def test_a_vocabulary_goes_with_a_relation_only(change: tuple[str, str]) -> None:
    (fault,) = faults(LENGTH.replace(*change))
    assert "`vocabulary` goes with the types `relation` and `terms`, and only with them" in fault


def test_all_faults_of_a_file_come_at_once_and_in_order() -> None:
    broken = LENGTH.replace("labels:", "lables:").replace("version: 1", "wersion: 1").replace("unit: m", "unit: m\n    unit: ft")
    found = faults(broken)
    assert [int(f.split(":")[1]) for f in found] == sorted(int(f.split(":")[1]) for f in found) or len(found) == 4
    assert {f.split(":")[1] for f in found} >= {"2", "10", "11"}
    assert any('the key "version" is missing' in f for f in found)


def test_the_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("pack: [\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("- b\n", encoding="utf-8")
    with pytest.raises(RulePackError) as caught:
        load_files((tmp_path / name, name) for name in ("a.yaml", "b.yaml", "c.yaml"))
    assert [fault.partition(":")[0] for fault in caught.value.faults] == ["a.yaml", "b.yaml", "c.yaml"]
    assert caught.value.faults[2] == "c.yaml: cannot be read: No such file or directory"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("of: [ship]", "of: [shipp]"), 'ships.yaml:7: no subject type "shipp" (did you mean "ship"?)'),
        (("unit: m", "per: {territroy: home}"), 'ships.yaml:9: no dimension "territroy" (did you mean "territory"?)'),
        (
            ("type: quantity\n    unit: m", "type: relation\n    vocabulary: positon"),
            'ships.yaml:9: no vocabulary "positon" (did you mean "position"?)',
        ),
    ],
)
def test_a_name_that_points_nowhere_is_a_fault(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    assert ruleset_faults(tmp_path, LENGTH.replace(*change)) == (fault,)


def test_a_sum_and_an_affiliation_of_unknown_attributes_are_faults(tmp_path: Path) -> None:
    text = LENGTH + "sums:\n  - {attribute: lenght, dimension: part, total: whole, rest: stern}\n"
    text += "affiliations:\n  yard:\n    vocabulary: [yards]\n    tied_by: [buildr]\n    listed_by: [length]\n    of: [ship]\n"
    assert ruleset_faults(tmp_path, text) == (
        'ships.yaml:12: no attribute "lenght" (did you mean "length"?)',
        'ships.yaml:15: no vocabulary "yards"',
        'ships.yaml:14: no attribute "buildr"',
    )


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{quantity} long)", "a `)` or `|` without its `(`"),
        ("{quantity} | long", "a `)` or `|` without its `(`"),
        ("{quantity} (long", "a `(` without its `)`"),
        ("{quantity} long?", "`?` stands behind a `(...)` only"),
        ("{} long", "a slot without a type: {}"),
        ("{quantity long", "cannot read '{quantity lo'; a slot is written {type} or {type@role}"),
        ("", "an empty template"),
        ("((((((a))))))", "brackets nested more than four deep"),
        ("{quantty} long", "no slot type 'quantty'; expected one of: "),
        ("very long", "no slot for the value of \"length\" in 'very long'; expected one of {quantity}, {number}"),
        ("...3 {text@value}", "a template needs a word or a typed value of its own"),
    ],
)
def test_a_template_that_cannot_be_read_is_told_at_its_line(tmp_path: Path, template: str, fault: str) -> None:
    text = LENGTH + f"    templates:\n      - '{{quantity}} long'\n      - '{template}'\n"
    (told,) = ruleset_faults(tmp_path, text)
    assert told.startswith(f"ships.yaml:13: {fault}")


def test_all_templates_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    text = LENGTH + "    templates:\n      - '(long'\n      - {says: 'long)'}\n"
    assert [f.split(":")[1] for f in ruleset_faults(tmp_path, text)] == ["12", "13"]


def test_our_own_packs_load_and_compile() -> None:
    rules = load_ruleset()
    assert {"core", "film", "sources/encyclopedia", "sources/article"} <= {p.name for p in rules.packs}
    assert compile_rules(rules).attributes.keys() == rules.attributes.keys()


def test_a_folder_of_packs_is_read_in_name_order(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "b.yaml").write_text(LENGTH, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(LENGTH.replace("pack: ships", "pack: boats"), encoding="utf-8")
    (tmp_path / "sources" / "log.yaml").write_text("source: log\nversion: 1\n", encoding="utf-8")
    rules = load_ruleset([tmp_path])
    assert [p.name for p in rules.packs][-3:] == ["boats", "ships", "sources/log"]
    assert rules.attribute_pack["length"] == "ships"
    assert "log" in rules.sources
