"""What starting up costs: each way in loads only what it needs. Counted in modules, for clocks differ."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"typer", "pydantic", "rich", "dateparser", "rapidfuzz", "re2", "yaml", "sentencex", "markdown_it", "pathspec"}
ASK = """if True:
    import sys
    from factcheck.__main__ import main
    sys.argv = ["factcheck", *sys.argv[1:]]
    try:
        code = main()
    except SystemExit as exit:
        code = exit.code
    print(*sorted(sys.modules), sep="\\n", file=sys.stderr)
    sys.exit(code)
"""


def loaded_by(folder: Path, *arguments: str) -> set[str]:
    """The heavy packages that a command has loaded when it ends well."""
    return HEAVY & all_loaded_by(folder, *arguments)


def all_loaded_by(folder: Path, *arguments: str) -> set[str]:
    """All modules."""
    command = [sys.executable, "-c", ASK, *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stderr.split("\n"))


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_needs_nothing(tmp_path: Path, flag: str) -> None:
    assert loaded_by(tmp_path, flag) == set()


def test_help_needs_only_what_parses_the_command_line(tmp_path: Path) -> None:
    assert loaded_by(tmp_path, "--help") <= {"typer", "pydantic"}


def test_the_help_of_a_command_needs_no_more(tmp_path: Path) -> None:
    assert loaded_by(tmp_path, "audit", "--help") <= {"typer", "pydantic"}


def test_the_page_of_a_code_reads_no_document(tmp_path: Path) -> None:
    assert not loaded_by(tmp_path, "explain", "FC101") & {"dateparser", "rich", "sentencex", "re2"}


def test_an_audit_needs_no_calendar_of_other_languages_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour Lights is a film.\n\nRelease date: 6 June 2025\n", encoding="utf-8")
    assert "dateparser" not in loaded_by(tmp_path, "audit", ".", "--format", "json", "--fail-on", "never")


def test_a_report_for_machines_draws_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour Lights is a film.\n\nRelease date: 6 June 2025\n", encoding="utf-8")
    assert "rich" not in loaded_by(tmp_path, "audit", ".", "--format", "json", "--fail-on", "never", "--quiet")


def test_an_audit_in_which_nothing_has_changed_loads_no_stage(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Harbour Lights is a film.\n\n- Release date: 6 June 2025\n", encoding="utf-8")
    for _ in range(2):
        loaded = all_loaded_by(tmp_path, "audit", ".", "--fail-on", "never")
    stages = {
        f"factcheck.{stage}" for stage in ("extract.run", "reconcile.cluster", "judge.run", "rulepack.load", "rulings.suppress")
    }
    assert not loaded & (stages | {"yaml", "rapidfuzz", "pydantic.main", "typer._adapters", "factcheck.read.from_markdown"})
