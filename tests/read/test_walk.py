from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.read.walk import find_files


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        place = root / name.replace("__", "/").replace("_DOT_", ".")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def names(root: Path, *paths: Path, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    found, _ = find_files(paths or (root,), root, include, exclude)
    return [file.name for file in found]


def test_folders_are_walked_and_names_are_sorted_and_relative(tmp_path: Path) -> None:
    write(
        tmp_path,
        b_DOT_md="x",
        a_DOT_txt="x",
        sub__deep__c_DOT_TXT="x",
        _DOT_git__d_DOT_txt="x",
        _DOT_hidden__e_DOT_md="x",
    )
    assert names(tmp_path) == ["a.txt", "b.md", "sub/deep/c.TXT"]
    assert names(tmp_path, tmp_path / "sub") == ["sub/deep/c.TXT"]


def test_ignore_files_hold_at_every_level(tmp_path: Path) -> None:
    write(
        tmp_path,
        _DOT_gitignore="*.md\nout/\n",
        a_DOT_md="x",
        b_DOT_txt="x",
        out__c_DOT_txt="x",
        sub__d_DOT_md="x",
        sub__e_DOT_txt="x",
    )
    write(tmp_path, sub___DOT_factcheckignore="e.txt\n!d.md\n")
    assert names(tmp_path) == ["b.txt", "sub/d.md"]
    assert names(tmp_path, tmp_path / "sub") == ["sub/d.md"]


def test_a_file_asked_for_by_name_is_read_whatever_patterns_say(tmp_path: Path) -> None:
    write(tmp_path, _DOT_gitignore="*.md\n", a_DOT_md="x")
    assert names(tmp_path, tmp_path / "a.md", exclude=("*.md",)) == ["a.md"]


def test_include_and_exclude(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_md="x", b_DOT_txt="x", sub__c_DOT_md="x")
    assert names(tmp_path, include=("*.md",)) == ["a.md", "sub/c.md"]
    assert names(tmp_path, exclude=("sub/",)) == ["a.md", "b.txt"]


def test_our_own_files_are_never_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_DOT_md="x",
        report_DOT_md="<!-- factcheck report -->\n# Findings",
        r_DOT_txt='{"schema": "factcheck/report/1"}',
    )
    write(tmp_path, factcheck_DOT_toml="", pyproject_DOT_toml="[tool.factcheck]\n", _DOT_factcheck_cache__x_DOT_txt="x")
    (tmp_path / "factcheck-baseline.jsonl").write_text("{}")
    found, problems = find_files([tmp_path], tmp_path)
    assert ([file.name for file in found], problems) == (["a.md"], [])


def test_unknown_formats_are_a_limit(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_md="x", b_DOT_png="x")
    _, (problem,) = find_files([tmp_path], tmp_path)
    assert (problem.severity, problem.where, problem.what) == (
        "limit",
        "b.png",
        "not read: `.png` is no format that this version reads",
    )


def test_links_out_pipes_and_sockets_are_problems_and_loops_end(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    write(tmp_path, root__a_DOT_md="x", outside__b_DOT_md="x")
    (root / "out").symlink_to(outside)
    (root / "out.md").symlink_to(outside / "b.md")
    (root / "nothing.md").symlink_to(root / "gone.md")
    (root / "loop").symlink_to(root)
    os.mkfifo(root / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(root)  # the path of a socket is short
        try:
            listening.bind("sock.md")
        finally:
            os.chdir(here)
        found, problems = find_files([root], root)
    assert [file.name for file in found] == ["a.md"]
    assert [problem.where for problem in problems] == ["nothing.md", "out", "out.md", "pipe.md", "sock.md"]
    assert {problem.severity for problem in problems} == {"input"}


def test_what_does_not_exist_and_what_holds_nothing_are_the_users_mistakes(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="gone"):
        find_files([tmp_path / "gone"], tmp_path)
    write(tmp_path, b_DOT_png="x")
    with pytest.raises(UsageError, match="no document found"):
        find_files([tmp_path], tmp_path)


def test_a_file_name_that_is_no_utf_8_is_read_and_can_be_matched(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.md")).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no file name but UTF-8")
    write(tmp_path, a_DOT_md="x")
    assert names(tmp_path) == ["a.md", "b\udcff.md"]
    assert names(tmp_path, exclude=("b?.md",)) == ["a.md"]
    assert names(tmp_path, include=("b*",)) == ["b\udcff.md"]
