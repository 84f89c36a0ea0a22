"""`--since REF`: the difference between the documents at a commit and those that are there, and nothing left behind."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.commands import COMMAND, dispute, environment, factcheck, film, write
from tests.git import commit, git

from factcheck.errors import UsageError
from factcheck.since import tree_at


def since(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> tuple[int, list[str]]:
    """Exit code, and the statuses of the findings."""
    done = factcheck(folder, "audit", "--since", "HEAD", "--format", "json", *arguments, env=env)
    assert done.stdout, done.stderr
    return done.returncode, [f["status"] for f in json.loads(done.stdout)["findings"]]


def test_what_was_there_at_the_commit_does_not_gate(tmp_path: Path) -> None:
    commit(dispute(tmp_path))
    assert since(tmp_path) == (0, ["known"])


def test_a_changed_figure_gates_and_its_place_is_named(tmp_path: Path) -> None:
    commit(write(tmp_path, a=film(117), b=film(117)))
    write(tmp_path, b=film(171))
    assert since(tmp_path) == (1, ["new"])
    shown = factcheck(tmp_path, "audit", "--since", "HEAD").stdout.decode()
    assert "new here: b.md:5:3" in shown
    assert "since HEAD: 0 findings there already" in shown


def test_a_repeated_error_widens_and_a_mended_one_is_gone(tmp_path: Path) -> None:
    commit(dispute(tmp_path))
    write(tmp_path, d=film(171))
    assert since(tmp_path) == (1, ["widened"])
    write(tmp_path, d=film(117), b=film(117))
    assert since(tmp_path) == (0, [])
    assert "since HEAD: 1 finding there already, 1 gone" in factcheck(tmp_path, "audit", "--since", "HEAD").stdout.decode()


def test_renamed_documents_are_known(tmp_path: Path) -> None:
    commit(dispute(tmp_path))
    (tmp_path / "new").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").rename(tmp_path / "new" / f"{name}{name}.md")
    assert since(tmp_path) == (0, ["known"])


def test_it_needs_no_baseline_and_counts_one_that_is_there(tmp_path: Path) -> None:
    commit(write(tmp_path, a=film(117), b=film(117)))
    write(tmp_path, b=film(171))
    factcheck(tmp_path, "baseline", "create")
    assert since(tmp_path) == (0, ["known"])


def test_a_folder_inside_the_repository_and_one_that_was_not_there(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    commit(tmp_path)
    dispute(tmp_path / "more")
    assert since(tmp_path / "docs") == (0, ["known"])
    assert since(tmp_path, "docs") == (0, ["known"])
    assert since(tmp_path, "more") == (1, ["new"])


def test_files_that_git_keeps_out_of_archives_are_read_all_the_same(tmp_path: Path) -> None:
    dispute(tmp_path)
    (tmp_path / ".gitattributes").write_text("b.md export-ignore\n")
    commit(tmp_path)
    assert since(tmp_path) == (0, ["known"])


def test_neither_the_working_tree_nor_the_repository_is_touched(tmp_path: Path) -> None:
    commit(dispute(tmp_path))
    (tmp_path / ".git" / "hooks" / "post-checkout").write_text("#!/bin/sh\ntouch checked-out\n")
    (tmp_path / ".git" / "hooks" / "post-checkout").chmod(0o755)
    write(tmp_path, d=film(171))
    since(tmp_path, "--no-cache")
    assert git(tmp_path, "status", "--porcelain").stdout == b"?? d.md\n"
    assert git(tmp_path, "worktree", "list").stdout.count(b"\n") == 1


def test_a_comment_taken_away_brings_its_finding_back(tmp_path: Path) -> None:
    comment = "<!-- factcheck: ignore[FC101] -- the longer cut -->\n"
    write(tmp_path, a=film(117), b=film(171).replace("- Running", f"{comment}- Running"), c=film(117))
    commit(tmp_path)
    assert since(tmp_path) == (0, ["suppressed"])
    write(tmp_path, b=film(171))
    assert since(tmp_path) == (1, ["new"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "nowhere"], "--since nowhere: no such commit (a shallow clone? fetch it first)"),
        (["--since", "--help"], "--since --help: no such commit"),
        (["--since", "HEAD", "-"], "standard input has none"),
    ],
)
def test_what_cannot_be_compared_is_a_mistake(tmp_path: Path, arguments: list[str], said: str) -> None:
    commit(dispute(tmp_path))
    done = factcheck(tmp_path, "audit", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_outside_of_a_repository_it_is_a_mistake(tmp_path: Path) -> None:
    dispute(tmp_path)
    env = environment(GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    done = factcheck(tmp_path, "audit", "--since", "HEAD", env=env)
    assert done.returncode == 2
    assert "is in no git repository" in done.stderr.decode()


def test_the_temporary_tree_is_removed_also_after_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(dispute(tmp_path / "repository"))
    made = tmp_path / "made"
    made.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(made))
    with pytest.raises(UsageError), tree_at("HEAD", tmp_path / "repository") as folder:
        assert (folder / "a.md").read_text() == film(117)
        raise UsageError("stop")
    assert list(made.iterdir()) == []


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_no_temporary_tree(tmp_path: Path, stop: signal.Signals) -> None:
    pages = {f"p{n}": film(100 + n, f"Film number {n}") * 40 for n in range(60)}
    commit(write(tmp_path / "repository", **pages))
    made = tmp_path / "made"
    made.mkdir()
    env = environment(TMPDIR=str(made))
    command = [*COMMAND, "audit", "--since", "HEAD", "--no-cache"]
    with subprocess.Popen(command, cwd=tmp_path / "repository", env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        end = time.monotonic() + 60
        while not any(path.name == "p59.md" for path in made.rglob("*")) and time.monotonic() < end:
            time.sleep(0.01)
        assert any(made.iterdir())
        run.send_signal(stop)
        run.communicate(timeout=60)
    assert run.returncode in (130, 143)
    assert not any(made.iterdir())
