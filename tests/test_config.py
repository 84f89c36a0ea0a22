"""Configuration: which file counts, what it may say, and how its faults are told."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from factcheck.config import RecordSetting, Settings, SourceSetting, check_names, described, load_settings, settings_schema
from factcheck.config_file import key_lines
from factcheck.errors import ConfigError
from factcheck.pipeline import Input, audit

EVERYTHING = """\
paths = ["docs", "more"]
rules = ["packs/ships.yaml"]
include = ["*.md"]
exclude = ["drafts/"]
baseline = "accepted.jsonl"
jobs = 2
min-level = "error"
fail-on = "never"
allow-problems = true

[[sources]]
match = "docs/wiki/*"
name = "The Wiki"
kind = "encyclopedia"
weight = 1.5
subject = "Harbour Lights"

[qualifiers]
"docs/v2/**" = {version = "2"}

[authorities]
editor = "The Wiki"
"""


def configured(folder: Path, text: str, name: str = "factcheck.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path, text: str, name: str = "factcheck.toml") -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_settings(configured(folder, text, name))
    return list(caught.value.faults)


def test_without_any_file_all_is_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings == Settings(root=tmp_path, cache=Path(".factcheck_cache"))
    assert settings.origin("jobs") == "default"


def test_every_key_arrives_in_the_settings(tmp_path: Path) -> None:
    settings = load_settings(configured(tmp_path, EVERYTHING))
    assert settings.root == tmp_path
    assert settings.config_file == tmp_path / "factcheck.toml"
    assert settings.paths == ("docs", "more")
    assert settings.rules == (Path("packs/ships.yaml"),)
    assert settings.include == ("*.md",)
    assert settings.exclude == ("drafts/",)
    assert settings.sources == (SourceSetting("docs/wiki/*", "The Wiki", "encyclopedia", 1.5, "Harbour Lights"),)
    assert settings.qualifiers == (("docs/v2/**", (("version", "2"),)),)
    assert settings.authorities == (("editor", "The Wiki"),)
    assert settings.baseline == Path("accepted.jsonl")
    assert settings.jobs == 2
    assert settings.min_level == "error"
    assert settings.fail_on == "never"
    assert settings.allow_problems is True


def test_the_nearest_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    configured(tmp_path, "jobs = 2\nmin-level = 'note'\n")
    near = configured(tmp_path / "near", "jobs = 3\n")
    (near / "docs").mkdir()
    settings = load_settings(near / "docs")
    assert (settings.root, settings.jobs, settings.min_level) == (near, 3, "warning")


def test_factcheck_toml_goes_before_pyproject_toml_beside_it(tmp_path: Path) -> None:
    configured(tmp_path, "[tool.factcheck]\njobs = 2\n", "pyproject.toml")
    assert load_settings(tmp_path).jobs == 2
    configured(tmp_path, "jobs = 3\n")
    assert load_settings(tmp_path).jobs == 3


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    configured(tmp_path, "jobs = 2\n")
    near = configured(tmp_path / "near", "[project]\nname = 'factcheck-plugin'\n", "pyproject.toml")
    assert load_settings(near).jobs == 2


def test_somebody_elses_broken_pyproject_is_no_fault_of_ours(tmp_path: Path) -> None:
    assert load_settings(configured(tmp_path, "[project\n", "pyproject.toml")).config_file is None


def test_the_root_is_the_git_repository_where_there_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    assert load_settings(tmp_path / "docs").root == tmp_path


def test_the_search_begins_where_the_caller_says(tmp_path: Path) -> None:
    docs = configured(tmp_path / "docs", "jobs = 2\n")
    assert load_settings(tmp_path, docs).root == docs
    assert load_settings(tmp_path).root == tmp_path


def test_configured_paths_can_be_opened_from_the_current_folder(tmp_path: Path) -> None:
    configured(tmp_path, EVERYTHING)
    below = tmp_path / "docs" / "wiki"
    below.mkdir(parents=True)
    settings = load_settings(below)
    assert settings.paths == ("..", "../../more")
    assert settings.rules == (Path("../../packs/ships.yaml"),)
    assert settings.baseline == Path("../../accepted.jsonl")


def test_flags_replace_what_is_configured_but_packs_and_exclusions_add_up(tmp_path: Path) -> None:
    settings = load_settings(
        configured(tmp_path, EVERYTHING),
        paths=("other",),
        rules=(Path("mine.yaml"),),
        include=("*.txt",),
        exclude=("old/",),
        jobs=4,
        min_level=None,
        allow_problems=False,
    )
    assert settings.paths == ("other",)
    assert settings.rules == (Path("packs/ships.yaml"), Path("mine.yaml"))
    assert settings.include == ("*.txt",)
    assert settings.exclude == ("drafts/", "old/")
    assert settings.jobs == 4
    assert settings.min_level == "error"
    assert settings.allow_problems is True


def test_no_jobs_means_one_for_each_core(tmp_path: Path) -> None:
    assert load_settings(tmp_path, jobs=0).jobs >= 1


def test_a_misspelt_override_is_a_programming_error(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="job"):
        load_settings(tmp_path, job=2)


def test_an_unknown_key_is_named_with_its_line_and_a_suggestion(tmp_path: Path) -> None:
    assert faults(tmp_path, "paths = ['a']\n\nexlude = ['b']\n") == [
        'factcheck.toml:3: unknown key "exlude" (did you mean "exclude"?)'
    ]


def test_an_unknown_key_like_no_other_is_told_what_there_is(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, "xyzzy = 1\n")
    assert fault.startswith('factcheck.toml:1: unknown key "xyzzy"; expected one of: paths, rules, ')


def test_all_faults_come_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = """\
jobs = "two"
paths = "docs"
min-level = "fatal"
[[sources]]
match = "a"
weight = 0
[[sources]]
knd = "listicle"
[qualifiers]
"v2/**" = {version = 2}
"""
    assert faults(tmp_path, text) == [
        'factcheck.toml:1: jobs: expected a whole number, found "two"',
        'factcheck.toml:2: paths: expected a list, as ["..."], found "docs"',
        'factcheck.toml:3: min-level: expected "error", "warning" or "note", found "fatal"',
        "factcheck.toml:6: sources.weight: expected a number above 0, found 0",
        'factcheck.toml:7: the key "match" is missing',
        'factcheck.toml:8: unknown key "knd" (did you mean "kind"?)',
        "factcheck.toml:10: qualifiers.v2/**.version: expected words in quotes, found 2",
    ]


def test_faults_of_pyproject_toml_carry_its_own_lines(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\n\n[tool.factcheck]\njobz = 2\n"
    assert faults(tmp_path, text, "pyproject.toml") == ['pyproject.toml:5: unknown key "jobz" (did you mean "jobs"?)']


@pytest.mark.parametrize(
    ("text", "line"), [("jobs = \n", 1), ("jobs = 1\njobs = 2\n", 2), ("a = 1\n[[[\n", 2), ('a = """\nx\n', 2)]
)
def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    [fault] = faults(tmp_path, text)
    assert fault.startswith(f"factcheck.toml:{line}: not TOML: ")


def test_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_bytes(b"jobs = 1\npaths = ['\xff']\n")
    with pytest.raises(ConfigError, match=r"factcheck\.toml:2: not UTF-8"):
        load_settings(tmp_path)


def test_hostile_nesting_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, "a = " + "[" * 100_000 + "\n")
    assert fault.startswith("factcheck.toml:1: not TOML")


def test_lines_of_keys_are_found_through_strings_comments_and_nesting() -> None:
    text = '''\
# [no.table]
a = """
b = 1 ""\\""""
'c d' = [ # one
  {e = 1},
  {e = 2, "f\\u0041" = ["]", '}']},
]
[x.y]
z.w = 2024-01-01
[[s]]
k = 1
[[s]]
k = 2
[s.t]
u = ""
'''
    lines = key_lines(text)
    assert lines == {
        ("a",): 2, ("c d",): 4, ("c d", 0): 5, ("c d", 0, "e"): 5, ("c d", 1): 6, ("c d", 1, "e"): 6,
        ("c d", 1, "fA"): 6, ("c d", 1, "fA", 0): 6, ("c d", 1, "fA", 1): 6, ("x",): 8, ("x", "y"): 8,
        ("x", "y", "z"): 9, ("x", "y", "z", "w"): 9, ("s",): 10, ("s", 0): 10, ("s", 0, "k"): 11,
        ("s", 1): 12, ("s", 1, "k"): 13, ("s", 1, "t"): 14, ("s", 1, "t", "u"): 15,
    }  # fmt: skip


def test_names_that_no_pack_knows_are_faults_at_their_lines(tmp_path: Path) -> None:
    text = EVERYTHING.replace('"encyclopedia"', '"encyclopaedia"').replace("editor =", "editr =")
    settings = load_settings(configured(tmp_path, text))
    with pytest.raises(ConfigError) as caught:
        check_names(settings, {"article", "encyclopedia"}, {"editor", "director"}, {"territory"})
    assert list(caught.value.faults) == [
        'factcheck.toml:14: no source kind "encyclopaedia" (did you mean "encyclopedia"?)',
        'factcheck.toml:19: no dimension "version" (there is: territory)',
        'factcheck.toml:22: no attribute "editr" (did you mean "editor"?)',
    ]


def test_each_setting_is_described_with_where_it_comes_from(tmp_path: Path) -> None:
    settings = load_settings(configured(tmp_path, EVERYTHING), jobs=4)
    shown = {key: (value, origin) for key, value, origin in described(settings)}
    assert shown["paths"] == ('["docs", "more"]', "factcheck.toml:1")
    assert shown["jobs"] == ("4", "command line")
    assert shown["authorities.editor"] == ('"The Wiki"', "factcheck.toml:22")
    assert shown['qualifiers."docs/v2/**"'] == ('{version = "2"}', "factcheck.toml:19")
    assert shown["sources[0]"][1] == "factcheck.toml:11"


def test_the_schema_accepts_what_we_accept_and_describes_every_key(tmp_path: Path) -> None:
    import tomllib

    schema = settings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tomllib.loads(EVERYTHING), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"jobz": 1}, schema)
    assert all(part.get("description") for part in schema["properties"].values())
    assert json.dumps(schema)


def test_records_say_which_column_is_what(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(
        '[[records]]\nmatch = "*.csv"\nsubject = "what"\nattribute = "prop"\nvalue = "val"\nqualifiers = ["yr"]\n', encoding="utf-8"
    )
    settings = load_settings(tmp_path)
    assert settings.records == (RecordSetting("*.csv", subject="what", attribute="prop", value="val", qualifiers=("yr",)),)
    shown = {key: (value, origin) for key, value, origin in described(settings)}
    assert shown["records[0]"][0] == '{match = "*.csv", subject = "what", attribute = "prop", value = "val", qualifiers = ["yr"]}'
    table = b"what,prop,val,yr\nHarbour Lights,director,Mara Quist,1\nHarbour Lights,editor,Ivo Brandt,1\n"
    report = audit(settings, [Input("a.csv", table)])
    assert [(c.attribute, c.value.canonical) for c in report.claims if c.attribute != "title"] == [
        ("director", ("mara quist",)),
        ("editor", ("ivo brandt",)),
    ]
    assert "columns as configured" in report.documents[0].kind_because


def test_a_wrong_key_of_records_is_an_error_with_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('[[records]]\nmatch = "*.csv"\nsubjct = "what"\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path)
    assert 'did you mean "subject"?' in str(caught.value)
