"""What the README and ARCHITECTURE print is what the program prints today."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands import environment, factcheck

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = {"…"}
"""Lines that stand for what is left out."""


def blocks(language: str, text: str = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def shown(command: str) -> list[str]:
    """The lines that the README prints under `$ COMMAND`."""
    [block] = [one for one in blocks("console") if one.startswith(f"$ {command}\n")]
    return [line for line in block.splitlines()[1:] if line.strip() and line.strip() not in SHOWN]


def in_order(lines: list[str], printed: str) -> None:
    rest = iter(printed.splitlines())
    for line in lines:
        assert line in rest, f"not printed, or not in this order: {line!r}"


@pytest.fixture
def bridges(tmp_path: Path) -> Path:
    """The README's own pack and its two documents, in a folder of their own."""
    [pack] = [one for one in blocks("yaml") if one.startswith("pack: bridges")]
    guide, factsheet = [one for one in blocks("markdown") if one.startswith("# North Bridge")]
    for path, text in (("rules/bridges.yaml", pack), ("docs/guide.md", guide), ("docs/factsheet.md", factsheet)):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_findings_in_the_seeds_are_printed_as_shown():
    printed = factcheck(ROOT, "audit", "seeds/", "--no-cache")
    in_order(shown("factcheck audit seeds/"), printed.stdout.decode())


def test_the_pack_of_the_readme_passes_its_cases(bridges: Path):
    printed = factcheck(bridges, "rules", "check", "rules/bridges.yaml").stdout.decode()
    in_order(shown("factcheck rules check rules/bridges.yaml"), printed)


def test_the_pack_of_the_readme_finds_what_is_shown(bridges: Path):
    printed = factcheck(bridges, "audit", "docs", "--rules", "rules/bridges.yaml")
    assert printed.returncode == 1
    in_order(shown("factcheck audit docs --rules rules/bridges.yaml"), printed.stdout.decode())


def test_the_example_in_python_prints_what_is_shown(tmp_path: Path):
    [program] = [one for one in blocks("python") if one.startswith("import factcheck")]
    after = README[README.index(program) :]
    expected = re.search(r"^prints\n\n```\n(.*?)^```$", after, re.MULTILINE | re.DOTALL)
    assert expected is not None
    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, timeout=120, check=False, env=environment()
    )
    assert printed.stdout.decode() == expected[1], printed.stderr


def test_the_ids_that_the_documents_name_are_ids_of_today():
    report = json.loads((ROOT / "tests/golden/seeds/expected.json").read_text(encoding="utf-8"))
    ids = {finding["id"] for finding in report["findings"]}
    architecture = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"fc1-[0-9a-f]{16}", architecture + "\n".join(shown("factcheck audit seeds/"))))
    assert named and named <= ids
