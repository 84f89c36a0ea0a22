"""The command line: what goes in, which stream gets what, and which code comes out."""

from __future__ import annotations

import io
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
from tests.commands import dispute, environment, factcheck, film, write

from factcheck.cli import run
from factcheck.report.formats import writers
from factcheck.report.screen import ProgressBar, options_for, wants_color


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command in `tmp_path` without a process of its own."""
    for name in ("CI", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments: str) -> Ran:
        code = run(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run_here


def finding_ids(out: str) -> list[str]:
    return [finding["id"] for finding in json.loads(out)["findings"]]


def test_documents_that_disagree_give_a_finding_and_exit_1(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ran = call("audit", "docs")
    assert ran.code == 1
    assert "FC101" in ran.out
    assert "docs/b.md:5" in ran.out
    assert ran.err == ""


def test_documents_that_agree_give_exit_0(tmp_path: Path, call: Any) -> None:
    write(tmp_path / "docs", a=film(117), b=film(117))
    assert call("audit", "docs").code == 0


def test_without_a_path_the_configured_ones_count_and_else_this_folder(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    write(tmp_path / "other", a=film(117))
    assert call("audit").code == 1
    (tmp_path / "factcheck.toml").write_text('paths = ["other"]\n', encoding="utf-8")
    assert call("audit").code == 0


def test_one_folder_gives_the_same_bytes_from_above_and_from_inside(
    tmp_path: Path, call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "factcheck.toml").touch()
    dispute(tmp_path / "docs")
    above = call("audit", "docs", "--format", "json").out
    monkeypatch.chdir(tmp_path / "docs")
    assert call("audit", ".", "--format", "json").out == above
    assert '"docs/b.md"' in above


def test_the_number_of_jobs_changes_nothing(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    one, two = (factcheck(tmp_path, "audit", "docs", "--format", "json", "--jobs", n) for n in "12")
    assert one.stdout == two.stdout
    assert (one.returncode, two.returncode) == (1, 1), two.stderr


def test_json_is_all_that_stdout_gets_even_when_talkative(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ran = call("audit", "docs", "--format", "json", "-v")
    assert json.loads(ran.out)["schema"] == "factcheck/report/1"
    assert re.search(r"^timing \w.* \d+\.\d\d s$", ran.err, re.MULTILINE)


def test_an_unknown_format_is_told_what_there_is(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ran = call("audit", "docs", "--format", "yaml")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == f'factcheck: error: no format "yaml"; there is: {", ".join(writers())}\n'


def test_reports_are_written_beside_what_is_shown(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ran = call("audit", "docs", "--report", "json=r.json", "--report", "markdown=r.md", "--format", "concise")
    assert ran.code == 1
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["findings"]
    assert (tmp_path / "r.md").read_text(encoding="utf-8").count("FC101")
    assert ran.err == "factcheck: wrote r.json\nfactcheck: wrote r.md\n"
    assert call("audit", "docs", "--report", "json=r.json", "-q").err == ""


def test_our_own_reports_are_not_audited(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path)
    call("audit", ".", "--report", "markdown=report.md", "--report", "json=report.json")
    before = call("audit", ".", "--format", "json").out
    call("audit", ".", "--report", "markdown=report.md")
    assert call("audit", ".", "--format", "json").out == before
    assert '"report.md"' not in before


@pytest.mark.parametrize(
    ("report", "fault"),
    [
        ("json", '--report json: expected FORMAT=PATH, as "markdown=report.md"'),
        ("json=", '--report json=: expected FORMAT=PATH, as "markdown=report.md"'),
        ("yaml=x", f'no format "yaml"; there is: {", ".join(writers())}'),
        ("json=no/x.json", "--report json=no/x.json: there is no folder no"),
        ("json=docs", "--report json=docs: docs is a folder"),
    ],
)
def test_a_report_that_cannot_be_written_is_told_before_the_run(tmp_path: Path, call: Any, report: str, fault: str) -> None:
    dispute(tmp_path / "docs")
    ran = call("audit", "docs", "--report", report)
    assert (ran.code, ran.out, ran.err) == (2, "", f"factcheck: error: {fault}\n")


def test_standard_input_is_a_document_of_its_own(tmp_path: Path) -> None:
    page = film(117) + "- Running time: 171 minutes\n"
    ran = factcheck(tmp_path, "audit", "-", "--format", "json", stdin=page.encode())
    assert [d["path"] for d in json.loads(ran.stdout)["documents"]] == ["stdin.txt"]
    assert ran.returncode in {0, 1}, ran.stderr


def test_standard_input_stands_alone(call: Any) -> None:
    ran = call("audit", "-", "docs")
    assert ran.code == 2
    assert "stands alone" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "any"], 1),
        (["--fail-on", "new"], 1),
        (["--min-level", "error"], 1),
    ],
)
def test_what_gates_can_be_chosen(tmp_path: Path, call: Any, arguments: list[str], code: int) -> None:
    dispute(tmp_path / "docs")
    assert call("audit", "docs", *arguments).code == code


def test_findings_below_the_least_level_do_not_gate(tmp_path: Path, call: Any) -> None:
    editors = "Mara Quist, Ivo Brandt and Lena Vale"
    write(tmp_path / "docs", a=film(Edited_by="Mara Quist"), b=film(Edited_by=editors), c=film(Edited_by=editors))
    report = json.loads(call("audit", "docs", "--format", "json").out)
    assert [f["code"] for f in report["findings"]] == ["FC201"]
    assert call("audit", "docs").code == 1
    assert call("audit", "docs", "--min-level", "error").code == 0


def test_included_and_excluded_files(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    assert call("audit", "docs", "--exclude", "docs/b.md").code == 0
    assert call("audit", "docs", "--include", "docs/[ac].md").code == 0


def test_a_misspelt_command_or_option_gets_a_suggestion(call: Any) -> None:
    ran = call("audti")
    assert ran.code == 2
    assert "Did you mean 'audit'?" in ran.err
    ran = call("audit", "--min-lvel", "note")
    assert ran.code == 2
    assert "--min-level" in ran.err
    assert "Try 'factcheck audit --help'." in ran.err


def test_no_command_shows_the_help_on_stderr(call: Any) -> None:
    ran = call()
    assert (ran.code, ran.out) == (2, "")
    assert "audit" in ran.err


def test_help_has_an_example_and_the_exit_codes(call: Any) -> None:
    ran = call("--help")
    assert ran.code == 0
    assert "Example: factcheck audit docs/" in ran.out
    assert "Exit codes: 0 nothing that gates, 1 findings that gate, 2" in ran.out
    assert "\x1b" not in ran.out


def test_accepted_findings_no_longer_gate_and_new_ones_do(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ran = call("baseline", "create", "docs")
    assert ran.code == 0
    assert "factcheck-baseline.jsonl: 1 finding accepted, none of them reviewed" in ran.err
    assert call("audit", "docs").code == 0
    assert call("audit", "docs", "--fail-on", "any").code == 1
    report = json.loads(call("audit", "docs", "--format", "json").out)
    assert [f["status"] for f in report["findings"]] == ["known"]
    assert report["summary"]["known"] == 1
    write(tmp_path / "docs", b=film(181))
    assert call("audit", "docs").code == 1


def test_moved_and_reflowed_text_keeps_its_finding(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    call("baseline", "create", "docs")
    write(tmp_path / "docs", b="\n\n" + film(171).replace("minutes", "min"))
    (tmp_path / "docs" / "a.md").rename(tmp_path / "docs" / "z.md")
    assert call("audit", "docs").code == 0


def test_a_baseline_is_not_overwritten(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    (tmp_path / "factcheck-baseline.jsonl").write_text("mine", encoding="utf-8")
    ran = call("baseline", "create", "docs")
    assert ran.code == 2
    assert "there is a baseline already" in ran.err
    assert (tmp_path / "factcheck-baseline.jsonl").read_text(encoding="utf-8") == "mine"


def test_a_baseline_is_not_written_in_ci_unless_told_to(tmp_path: Path, call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    dispute(tmp_path / "docs")
    monkeypatch.setenv("CI", "true")
    ran = call("baseline", "create", "docs")
    assert ran.code == 2
    assert "--allow-ci-write" in ran.err
    assert not (tmp_path / "factcheck-baseline.jsonl").exists()
    assert call("baseline", "create", "docs", "--allow-ci-write").code == 0


def test_a_baseline_is_not_written_while_inputs_cannot_be_read(tmp_path: Path, call: Any) -> None:
    write(dispute(tmp_path / "docs"), d=b"")
    ran = call("baseline", "create", "docs")
    assert ran.code == 2
    assert not (tmp_path / "factcheck-baseline.jsonl").exists()
    assert call("baseline", "create", "docs", "--allow-problems").code == 0


def test_an_audit_never_writes_the_baseline(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    call("baseline", "create", "docs")
    file = tmp_path / "factcheck-baseline.jsonl"
    before = file.read_bytes()
    write(tmp_path / "docs", b=film(181))
    call("audit", "docs")
    assert file.read_bytes() == before


def test_a_baseline_that_was_asked_for_must_be_there(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ran = call("audit", "docs", "--baseline", "no.jsonl")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "factcheck: error: no.jsonl: no such baseline. `factcheck baseline create` writes one\n"


def test_claims_show_what_was_read(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ran = call("claims", "docs")
    assert ran.code == 0
    assert "117" in ran.out
    attributes = {c["attribute"] for c in json.loads(call("claims", "docs", "--format", "json").out)["claims"]}
    assert "running time" in {a.replace("_", " ").replace("-", " ") for a in attributes}


def test_claims_show_what_was_not_understood(tmp_path: Path, call: Any) -> None:
    write(tmp_path / "docs", a=film(Frobnication_rate="17 minutes"))
    ran = call("claims", "docs", "--missing")
    assert ran.code == 0
    assert "Frobnication rate" in ran.out


def test_headings_are_no_passages_that_wait_for_a_rule(tmp_path: Path, call: Any) -> None:
    write(tmp_path / "docs", a=film() + "\n## The winter of 1963\n\nBy 1963 the lighthouse was dark.\n")
    shown = call("claims", "docs", "--missing").out
    assert "the lighthouse was dark" in shown and "The winter of" not in shown


def test_an_absolute_path_outside_of_the_root_stays_as_it_is(tmp_path: Path, call: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = write(tmp_path / "docs", one=film(117), two=film(171))
    here = tmp_path / "elsewhere"
    here.mkdir()
    (here / "factcheck.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(here)
    for given in (docs, docs / "one.md"):
        assert (
            f"{docs.as_posix()}/one.md:5:3" in call("audit", str(given), str(docs / "two.md"), str(here), "--include", "*.md").out
        )
    assert f"A {docs.as_posix()}/one.md" in call("diff", str(docs / "one.md"), "../docs/two.md").out


def test_diff_sets_two_documents_side_by_side(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ran = call("diff", "docs/a.md", "docs/b.md")
    assert ran.code == 0
    assert "117" in ran.out
    assert "171" in ran.out


def test_diff_wants_documents(tmp_path: Path, call: Any) -> None:
    write(tmp_path / "docs", a=film(), e=b"")
    assert call("diff", "docs", "docs/a.md").code == 2
    ran = call("diff", "docs/a.md", "docs/e.md")
    assert ran.code == 2
    assert "docs/e.md: empty" in ran.err


def test_explain_shows_the_trail_of_a_finding_by_any_unique_beginning(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    [id_] = finding_ids(call("audit", "docs", "--format", "json").out)
    whole = call("explain", id_, "docs")
    assert whole.code == 0
    assert id_ in whole.out
    assert call("explain", id_[:14], "docs").out == whole.out
    missing = call("explain", "fc1-00000000ffff", "docs")
    assert missing.code == 2
    assert "no finding fc1-00000000ffff in these documents (1 finding in all)" in missing.err


def test_the_printed_hint_can_be_typed_as_it_stands(tmp_path: Path, call: Any) -> None:
    docs = write(tmp_path / "my docs", one=film(117), two=film(171))
    write(docs, three=film(199))
    (tmp_path / "ships.yaml").write_text(PACK, encoding="utf-8")
    ran = call("audit", "my docs", "--exclude", "**/three.md", "--rules", "ships.yaml")
    [hint] = re.findall(r"= help: factcheck (.+)", ran.out)
    assert "'my docs'" in hint and "--rules" in hint
    explained = call(*shlex.split(hint))
    assert explained.code == 0 and "117 min against 171 min" in explained.out


def test_what_came_from_standard_input_has_no_hint(tmp_path: Path) -> None:
    page = film(117) + "\nIt runs 171 minutes.\n"
    shown = factcheck(tmp_path, "audit", "-", stdin=page.encode()).stdout.decode()
    assert "= id: " in shown and "help:" not in shown


@pytest.mark.parametrize("code", ["FC101", "FC102", "FC201", "FC301", "FC401", "FC601"])
def test_each_code_has_its_page(call: Any, code: str) -> None:
    ran = call("explain", code.lower())
    assert ran.code == 0
    assert ran.out.startswith(code)
    for heading in ("Example", "Not flagged", "What to do", "To accept"):
        assert heading in ran.out


def test_a_code_that_does_not_exist_is_told_what_there_is(call: Any) -> None:
    ran = call("explain", "FC999")
    assert ran.code == 2
    assert "no code FC999; there is: FC101, " in ran.err


@pytest.mark.parametrize("name", ["film/editor", "editor", "film/editor#label"])
def test_a_rule_has_a_page_with_labels_templates_and_cases(call: Any, name: str) -> None:
    ran = call("explain", name)
    assert ran.code == 0
    assert ran.out.startswith("film/editor")
    for part in ("Labels", "Templates", "Cases", "-> nothing", "rules/film.yaml:"):
        assert part in ran.out


def test_a_misspelt_rule_gets_a_suggestion(call: Any) -> None:
    ran = call("explain", "film/editr")
    assert ran.code == 2
    assert 'did you mean "film/editor"?' in ran.err


def test_rules_are_listed_by_pack(call: Any) -> None:
    everything = call("rules", "list")
    assert everything.code == 0
    assert "film/editor" in everything.out
    assert "sources/listicle" in everything.out
    assert "ships" not in everything.out
    only = call("rules", "list", "core")
    assert "film/editor" not in only.out
    assert call("rules", "list", "flim").code == 2


PACK = """\
pack: ships
version: 1
attributes:
  captain:
    of: [film]
    type: persons
    labels: [Captain]
    cases:
      - says: "- Captain: Ada Example"
        gives: {value: ada example}
      - says: "The captain left."
        gives: nothing
"""


def test_the_cases_of_a_pack_are_run_and_failures_told_with_their_line(tmp_path: Path, call: Any) -> None:
    (tmp_path / "ships.yaml").write_text(PACK, encoding="utf-8")
    ran = call("rules", "check", "ships.yaml")
    assert (ran.code, ran.out) == (0, "2 cases, 0 wrong\n")
    (tmp_path / "ships.yaml").write_text(PACK.replace("{value: ada example}", "nothing"), encoding="utf-8")
    ran = call("rules", "check", "ships.yaml")
    assert ran.code == 1
    assert ran.out.startswith("ships.yaml:9: ships/captain/1: ")
    assert ran.out.endswith("2 cases, 1 wrong\n")


def test_a_pack_of_the_user_is_in_force_by_flag_and_by_configuration(tmp_path: Path, call: Any) -> None:
    (tmp_path / "ships.yaml").write_text(PACK, encoding="utf-8")
    write(tmp_path / "docs", a=film(Captain="Ada Example"))
    assert "captain" not in call("claims", "docs", "--format", "json").out
    assert '"captain"' in call("claims", "docs", "--format", "json", "--rules", "ships.yaml").out
    (tmp_path / "factcheck.toml").write_text('rules = ["ships.yaml"]\n', encoding="utf-8")
    assert '"captain"' in call("claims", "docs", "--format", "json").out


def test_a_configured_source_has_its_name_and_kind(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    config = '[[sources]]\nmatch = "docs/b.md"\nname = "The List"\nkind = "listicle"\nweight = 0.5\n'
    (tmp_path / "factcheck.toml").write_text(config, encoding="utf-8")
    documents = json.loads(call("audit", "docs", "--format", "json").out)["documents"]
    assert [(d["source"], d["kind"]) for d in documents if d["path"] == "docs/b.md"] == [("The List", "listicle")]


def test_packs_can_be_added_to_the_list(tmp_path: Path, call: Any) -> None:
    (tmp_path / "ships.yaml").write_text(PACK, encoding="utf-8")
    listed = call("rules", "list", "--rules", "ships.yaml").out
    assert "ships/captain" in listed and "film/editor" in listed


def test_config_show_tells_where_each_value_comes_from(tmp_path: Path, call: Any) -> None:
    (tmp_path / "factcheck.toml").write_text('# ours\nmin-level = "error"\n', encoding="utf-8")
    ran = call("config", "show")
    assert ran.code == 0
    assert 'min-level = "error"  # factcheck.toml:2\n' in ran.out
    assert "jobs = 1  # default\n" in ran.out


def test_both_schemas_are_printed_and_the_report_fits_its_own(tmp_path: Path, call: Any) -> None:
    dispute(tmp_path / "docs")
    ours = json.loads(call("config", "schema").out)
    assert "min-level" in ours["properties"]
    schema = json.loads(call("config", "schema", "--report").out)
    jsonschema.validate(json.loads(call("audit", "docs", "--format", "json").out), schema)


def test_a_reader_that_has_gone_is_no_fault(tmp_path: Path) -> None:
    import subprocess
    import sys

    dispute(tmp_path / "docs")
    command = f"{sys.executable} -m factcheck audit docs; echo $? >code"
    run_ = subprocess.run(["bash", "-c", f"({command}) | true"], cwd=tmp_path, capture_output=True, check=False, timeout=120)
    assert run_.stderr == b""
    assert (tmp_path / "code").read_text(encoding="utf-8").strip() == "1"


def test_a_screen_without_our_letters_gets_escapes_and_machines_get_utf8(tmp_path: Path) -> None:
    write(tmp_path / "docs", a=film(117, Directed_by="Łukasz Żal"), b=film(171, Directed_by="Łukasz Żal"))
    shown = environment(PYTHONIOENCODING="ascii")
    person = factcheck(tmp_path, "audit", "docs", env=shown)
    assert (person.returncode, person.stderr) == (1, b"")
    person.stdout.decode("ascii")
    machine = factcheck(tmp_path, "audit", "docs", "--format", "json", env=shown)
    assert "Łukasz Żal" in json.dumps(json.loads(machine.stdout.decode("utf-8")), ensure_ascii=False)


def test_a_crash_is_told_as_ours_and_never_looks_like_a_finding(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, factcheck.pipeline\n"
        "from factcheck.__main__ import main\n"
        "def crash(*a, **k): raise ZeroDivisionError('what')\n"
        "factcheck.pipeline.audit = crash\n"
        "sys.argv = ['factcheck', 'audit', '.']\n"
        "sys.exit(main())\n"
    )
    run_ = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert run_.returncode == 3
    assert run_.stdout == ""
    assert run_.stderr.startswith("factcheck: a fault of factcheck itself")
    assert "ZeroDivisionError: what" in run_.stderr


class Stream(io.StringIO):
    def __init__(self, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self.terminal = terminal
        self.named = encoding

    def isatty(self) -> bool:
        return self.terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self.named


@pytest.mark.parametrize(
    ("terminal", "variables", "flag", "color"),
    [
        (True, {}, "auto", True),
        (False, {}, "auto", False),
        (True, {"TERM": "dumb"}, "auto", False),
        (True, {"NO_COLOR": "1"}, "auto", False),
        (True, {"NO_COLOR": ""}, "auto", True),
        (False, {"FORCE_COLOR": "1"}, "auto", True),
        (False, {"FORCE_COLOR": "0"}, "auto", False),
        (False, {"FORCE_COLOR": ""}, "auto", False),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", False),
        (True, {"FORCE_COLOR": "1", "TERM": "dumb"}, "auto", True),
        (False, {"NO_COLOR": "1"}, "always", True),
        (True, {"FORCE_COLOR": "1"}, "never", False),
    ],
)
def test_who_decides_on_colour(terminal: bool, variables: dict[str, str], flag: Any, color: bool) -> None:
    assert wants_color(Stream(terminal), variables, flag) is color


def test_columns_decide_the_width_and_no_terminal_means_no_wrapping() -> None:
    assert options_for(Stream(False), {}).width is None
    assert options_for(Stream(False), {"COLUMNS": "60"}).width == 60
    assert options_for(Stream(True), {"COLUMNS": "x"}).width == 80
    assert options_for(Stream(True, "cp1252"), {}).unicode is False


def test_progress_is_shown_on_a_terminal_after_a_while_and_cleared() -> None:
    stream = Stream(True)
    bar = ProgressBar(stream, {})
    bar("reading", 1, 10)
    assert stream.getvalue() == ""
    bar.due = 0
    bar("reading", 5, 10)
    assert "\rreading [############............] 5/10" in stream.getvalue()
    bar.clear()
    assert stream.getvalue().endswith(" \r")


@pytest.mark.parametrize(("terminal", "variables"), [(False, {}), (True, {"TERM": "dumb"})])
def test_no_progress_where_nobody_looks(terminal: bool, variables: dict[str, str]) -> None:
    stream = Stream(terminal)
    bar = ProgressBar(stream, variables)
    bar.due = 0
    bar("reading", 5, 10)
    bar.clear()
    assert stream.getvalue() == ""
