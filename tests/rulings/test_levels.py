"""[[levels]]: by code, attribute and path, the last one that fits; and what gates then."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.commands import dispute, factcheck


def levelled(folder: Path, toml: str) -> tuple[int, list[dict]]:
    dispute(folder)
    (folder / "factcheck.toml").write_text(toml)
    done = factcheck(folder, "audit", "--format", "json")
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)["findings"]


@pytest.mark.parametrize(
    ("keys", "level", "code"),
    [
        ('code = "FC101"\nlevel = "note"', "note", 0),
        ('code = "FC201"\nlevel = "note"', "error", 1),
        ('attribute = "running_time"\nlevel = "warning"', "warning", 1),
        ('path = "b.*"\nlevel = "note"', "note", 0),
        ('path = "b.*"\nattribute = "editor"\nlevel = "note"', "error", 1),
    ],
)
def test_a_finding_that_fits_all_keys_has_the_level(tmp_path: Path, keys: str, level: str, code: int) -> None:
    exit_code, [finding] = levelled(tmp_path, f"[[levels]]\n{keys}\n")
    assert (exit_code, finding["level"]) == (code, level)
    told = [step for step in finding["trail"] if "is usually a matter of level error; factcheck.toml:1 makes it" in step]
    assert len(told) == (level != "error")


def test_the_last_one_that_fits_counts(tmp_path: Path) -> None:
    toml = '[[levels]]\npath = "*"\nlevel = "note"\n[[levels]]\ncode = "FC101"\nlevel = "warning"\n'
    _, [finding] = levelled(tmp_path, toml)
    assert finding["level"] == "warning"


def test_the_order_of_the_report_follows_the_levels(tmp_path: Path) -> None:
    from tests.commands import film, write

    write(tmp_path, x=film(90, "Night Ferry"), y=film(99, "Night Ferry"))
    _, findings = levelled(tmp_path, '[[levels]]\npath = "x.md"\nlevel = "note"\n')
    assert [f["level"] for f in findings] == ["error", "note"]


def test_config_show_names_levels_and_ignores_with_their_lines(tmp_path: Path) -> None:
    toml = '[[levels]]\ncode = "FC101"\nlevel = "note"\n[[ignore]]\nreason = "x"\npath = "old/*"\nuntil = 2027-03-01\n'
    (tmp_path / "factcheck.toml").write_text(toml)
    shown = factcheck(tmp_path, "config", "show").stdout.decode()
    assert 'levels[0] = {level = "note", code = "FC101"}  # factcheck.toml:1' in shown
    assert 'ignore[0] = {reason = "x", path = "old/*", until = "2027-03-01"}  # factcheck.toml:4' in shown
    assert "today = unset  # default" in shown
    assert 'cache = ".factcheck_cache"  # default' in shown


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ('[[levels]]\nlevel = "note"\n', "factcheck.toml:1: [[levels]] says not of what: give a code, an attribute or a path"),
        ('[[levels]]\npath = "x"\n', 'factcheck.toml:1: the key "level" is missing'),
        ('[[levels]]\npath = "x"\nlevel = "off"\n', "factcheck.toml:3: levels.level: expected"),
        ('[[levels]]\ncode = "FC900"\nlevel = "note"\n', "factcheck.toml:2: levels.code: expected a code"),
    ],
)
def test_faulty_levels_stop_the_run_with_their_line(tmp_path: Path, toml: str, fault: str) -> None:
    dispute(tmp_path)
    (tmp_path / "factcheck.toml").write_text(toml)
    done = factcheck(tmp_path, "audit")
    assert done.returncode == 2
    assert fault in done.stderr.decode()
