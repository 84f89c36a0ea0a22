"""What is known of the repository: where the root stands in it, and what the change under test touches."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from factcheck.report.checkout import Checkout, checkout_of

WHO = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]


def git(folder: Path, *arguments: str) -> str:
    run = subprocess.run(["git", *WHO, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def commit(folder: Path, **files: str) -> str:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


def event(folder: Path, written: Any) -> dict[str, str]:
    path = folder / "event.json"
    path.write_text(written if isinstance(written, str) else json.dumps(written), encoding="utf-8")
    return {"GITHUB_EVENT_PATH": str(path)}


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert checkout_of(tmp_path, {}) == Checkout()


def test_the_root_is_told_from_the_top(repository: Path) -> None:
    commit(repository, site__docs__a="x")
    assert checkout_of(repository, {}) == Checkout("")
    assert checkout_of(repository / "site" / "docs", {}).folder == "site/docs"


@pytest.mark.parametrize("kind", ["pull_request", "push", "merge_group"])
def test_what_the_change_touches_is_told_from_the_event(repository: Path, tmp_path: Path, kind: str) -> None:
    commit(repository, docs__a="1", docs__b="1", other="1")
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "checkout", "-qb", "mine")
    commit(repository, docs__a="2", other="2")
    events = {
        "pull_request": {"pull_request": {"base": {"sha": base}}},
        "push": {"before": base},
        "merge_group": {"merge_group": {"base_sha": base}},
    }
    seen = event(tmp_path, events[kind])
    assert checkout_of(repository, seen).changed == frozenset({"docs/a", "other"})
    assert checkout_of(repository / "docs", seen).changed == frozenset({"a"})


def test_what_others_changed_on_the_base_since_is_not_of_this_change(repository: Path, tmp_path: Path) -> None:
    commit(repository, a="1", b="1")
    git(repository, "checkout", "-qb", "mine")
    commit(repository, a="2")
    git(repository, "checkout", "-q", "main")
    base = commit(repository, b="2")
    git(repository, "checkout", "-q", "mine")
    assert checkout_of(repository, event(tmp_path, {"pull_request": {"base": {"sha": base}}})).changed == frozenset({"a"})


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{",
        "[]",
        "{}",
        {"before": "0" * 40},
        {"before": "--output=x"},
        {"before": 7},
        {"before": "f" * 40},
        {"pull_request": {"base": None}},
    ],
)
def test_an_event_that_says_nothing_of_use_is_no_fault(repository: Path, tmp_path: Path, written: Any) -> None:
    commit(repository, a="1")
    assert checkout_of(repository, event(tmp_path, written)).changed is None


def test_an_event_file_that_is_not_there_is_no_fault(repository: Path, tmp_path: Path) -> None:
    commit(repository, a="1")
    assert checkout_of(repository, {"GITHUB_EVENT_PATH": str(tmp_path / "no.json")}).changed is None
