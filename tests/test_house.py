"""The house itself: floors hold, every module and command says what it is for, and starting up stays cheap."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "factcheck"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("typer", "pydantic", "rich", "dateparser")


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_imports_go_down_only(root: Path) -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache", "--no-logo"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), f"{name_of(module)} has no docstring"


def prints_of(module: Path) -> Iterator[int]:
    """The lines on which a module calls `print`."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno


def test_only_the_command_line_and_the_writers_print() -> None:
    silent = [m for m in MODULES if name_of(m) != "cli.py" and not name_of(m).startswith("report/")]
    assert [f"{name_of(m)}:{line}" for m in silent for line in prints_of(m)] == []


def test_every_command_and_option_has_help() -> None:
    if importlib.util.find_spec("factcheck.cli") is None:
        pytest.skip("there is no command line yet")
    import typer.main

    cli = importlib.import_module("factcheck.cli")
    assert list(parts_without_help(typer.main.get_command(cli.app), "factcheck")) == []


def parts_without_help(command: object, name: str) -> Iterator[str]:
    """Names of the commands and options below `command` that say nothing of themselves."""
    if not getattr(command, "help", None):
        yield name
    for option in getattr(command, "params", ()):
        # Arguments too: click leaves `help` out of those that have none.
        if not getattr(option, "help", None):
            yield f"{name} {option.opts[0]}"
    for sub, below in sorted(getattr(command, "commands", {}).items()):
        yield from parts_without_help(below, f"{name} {sub}")


def modules_after_version() -> tuple[str, set[str]]:
    """What `factcheck --version` prints, and the names of all modules it imported."""
    code = """if True:
        import sys
        from factcheck.__main__ import main
        sys.argv = ["factcheck", "--version"]
        try:
            code = main()
        except SystemExit as exit:
            code = exit.code
        print("\\n".join(sorted(sys.modules)), file=sys.stderr)
        sys.exit(code)
    """
    run = run_python(code)
    assert run.returncode == 0, run.stderr
    return run.stdout, set(run.stderr.split())


def test_asking_for_the_version_imports_nothing_heavy() -> None:
    if importlib.util.find_spec("factcheck.__main__") is None:
        pytest.skip("there is no command line yet")
    printed, modules = modules_after_version()
    assert factcheck.__version__ in printed
    assert "factcheck.__main__" in modules
    assert [name for name in HEAVY if name in modules] == []


def test_importing_the_package_imports_nothing_heavy() -> None:
    run = run_python("import sys, factcheck; print(*sys.modules)")
    assert run.returncode == 0, run.stderr
    assert [name for name in HEAVY if name in run.stdout.split()] == []


def test_constraints_pin_every_dependency(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.split("==")[0].lower() for line in lines if "==" in line}
    names = {re.split(r"[\s<>=!~\[;]", wish)[0].lower() for wish in asked}
    assert sorted(names - pinned) == []
    assert [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.+!-]+", line)] == []
