"""What the shell is told when TAB is pressed: quickly, and without a look at any document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands import COMMAND, environment

ASK = """if True:
    import sys
    from factcheck.__main__ import main
    sys.argv = ["factcheck"]
    try:
        main()
    finally:
        print(*sorted(m for m in sys.modules if "." not in m or m.startswith("factcheck.")), sep="\\n", file=sys.stderr)
"""


def pressed(folder: Path, line: str, shell: str = "bash") -> list[str]:
    """The completions of the last word of a command line."""
    words = line.split(" ")
    asked = {
        "_FACTCHECK_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
    }
    run = subprocess.run(COMMAND, cwd=folder, env=environment(**asked), capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout.split()


@pytest.mark.parametrize(
    ("line", "completions"),
    [
        ("factcheck au", ["audit"]),
        ("factcheck baseline cr", ["create"]),
        ("factcheck audit --fail-on ", ["new", "any", "never"]),
        ("factcheck audit --format js", ["json", "jsonl"]),
        ("factcheck audit --report sar", ["sarif="]),
        ("factcheck audit --report sarif=", []),
        ("factcheck nonsense --x", []),
    ],
)
def test_commands_options_and_formats_are_completed(tmp_path: Path, line: str, completions: list[str]) -> None:
    assert pressed(tmp_path, line) == completions


def test_long_options_are_completed(tmp_path: Path) -> None:
    assert {"--report", "--rules"} <= set(pressed(tmp_path, "factcheck audit --r"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(tmp_path: Path, shell: str) -> None:
    asked = environment(_FACTCHECK_COMPLETE=f"source_{shell}")
    run = subprocess.run(COMMAND, cwd=tmp_path, env=asked, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    assert f"_FACTCHECK_COMPLETE=complete_{shell}" in run.stdout


def test_pressing_tab_loads_nothing_but_what_parses_the_command_line(tmp_path: Path) -> None:
    asked = {"_FACTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "factcheck audit --format s", "COMP_CWORD": "3"}
    run = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tmp_path,
        env=environment(**asked),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.stdout.split() == ["sarif", "summary"]
    loaded = set(run.stderr.split())
    assert not loaded & {"rich", "yaml", "re2", "dateparser", "rapidfuzz", "sentencex", "pathspec", "markdown_it", "jinja2"}
    assert {name for name in loaded if name.startswith("factcheck.")} <= {
        "factcheck.__main__",
        "factcheck.cli",
        "factcheck.errors",
        "factcheck.version",
    }
