"""What is offered to CI and to pre-commit, run here as there: the steps of the action, the hook, the job for GitLab."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
import yaml
from tests.commands import dispute, environment, film, write

BIN = Path(sys.executable).parent


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, check=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three pages, one of which has another running time, committed."""
    folder = tmp_path / "a repository"
    dispute(folder / "docs")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "pages")
    return folder


class Ran(NamedTuple):
    code: int
    out: str
    summary: str
    outputs: dict[str, str]


class Workflow:
    """Runs the shell steps of action.yml as a runner does: `${{ }}` replaced, each in a bash of its own, outputs kept."""

    def __init__(self, root: Path, repository: Path, temporary: Path, **inputs: str) -> None:
        self.action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
        self.inputs = {name: one.get("default", "") for name, one in self.action["inputs"].items()} | inputs
        self.repository = repository
        self.files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in self.files.values():
            file.touch()
        self.environment = environment(
            GITHUB_ACTION_PATH=str(root),
            RUNNER_TEMP=str(temporary),
            CI="true",
            GITHUB_ACTIONS="true",
            **{name: str(file) for name, file in self.files.items()},
        )

    def step(self, name: str) -> dict[str, Any]:
        return next(step for step in self.action["runs"]["steps"] if step["name"] == name)

    def value(self, written: str) -> str:
        def replaced(match: re.Match[str]) -> str:
            head, *rest = match.group(1).split(".")
            return self.inputs[rest[0]] if head == "inputs" else self.outputs()[rest[-1]]

        return re.sub(r"\$\{\{ (\S+) \}\}", replaced, written)

    def outputs(self) -> dict[str, str]:
        lines = self.files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def run(self, name: str) -> Ran:
        step = self.step(name)
        more = {key: self.value(value) for key, value in step.get("env", {}).items()}
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
        ran = subprocess.run(
            command,
            cwd=self.repository,
            env=self.environment | more,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        summary = self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return Ran(ran.returncode, ran.stdout + ran.stderr, summary, self.outputs())


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The runner's temporary folder, with this very environment in the place of the installed one."""
    folder = tmp_path / "runner"
    folder.mkdir()
    (folder / "factcheck").symlink_to(BIN.parent)
    return folder


def test_the_action_audits_and_the_verdict_comes_last(root: Path, repository: Path, temporary: Path) -> None:
    workflow = Workflow(root, repository, temporary)
    audit = workflow.run("Audit")
    assert audit.code == 0, audit.out
    assert audit.out.startswith("::error title=FC101 ")
    assert ",file=docs/b.md,line=5," in audit.out
    assert "error[FC101]" in audit.out
    assert "## factcheck: 1 disagreement to look at" in audit.summary
    assert audit.outputs["exit-code"] == "1"
    sarif = json.loads(Path(audit.outputs["sarif"]).read_text(encoding="utf-8"))
    assert [r["ruleId"] for r in sarif["runs"][0]["results"]] == ["FC101"]
    assert workflow.run("Verdict").code == 1


def test_the_action_is_green_where_nothing_disagrees(root: Path, repository: Path, temporary: Path) -> None:
    write(repository / "docs", b=film(117))
    workflow = Workflow(root, repository, temporary)
    assert "no new disagreement" in workflow.run("Audit").summary
    assert workflow.run("Verdict").code == 0


def test_inputs_are_words_and_never_code(root: Path, repository: Path, temporary: Path) -> None:
    (repository / "docs").rename(repository / "my docs; touch hacked")
    workflow = Workflow(
        root, repository, temporary, paths="my docs; touch hacked\n", options="--fail-on=never\n--exclude=$(touch hacked)\n"
    )
    ran = workflow.run("Audit")
    assert ran.outputs["exit-code"] == "0", ran.out
    assert "error[FC101]" in ran.out
    assert not (repository / "hacked").exists()
    steps = (root / "action.yml").read_text(encoding="utf-8").split("runs:\n", 1)[1]
    assert not [step for step in re.findall(r"run: \|\n(?: {8}.*\n|\n)+", steps) if "${{" in step]


def test_a_mistake_is_told_without_a_report(root: Path, repository: Path, temporary: Path) -> None:
    workflow = Workflow(root, repository, temporary, paths="nowhere")
    ran = workflow.run("Audit")
    assert ran.outputs == {"exit-code": "2"}
    assert "nowhere: no such file or folder" in ran.out
    assert workflow.run("Verdict").code == 2


def test_a_report_of_an_earlier_run_is_not_uploaded_again(root: Path, repository: Path, temporary: Path) -> None:
    (temporary / "factcheck.sarif").write_text("{}", encoding="utf-8")
    assert "sarif" not in Workflow(root, repository, temporary, paths="nowhere").run("Audit").outputs


def test_the_upload_never_decides(root: Path, repository: Path, temporary: Path) -> None:
    upload = Workflow(root, repository, temporary).step("Upload to code scanning")
    assert upload["continue-on-error"] is True
    assert "inputs.upload-sarif == 'true'" in upload["if"] and "steps.audit.outputs.sarif != ''" in upload["if"]
    assert upload["with"] == {"sarif_file": "${{ steps.audit.outputs.sarif }}", "category": "factcheck"}


def test_annotations_stand_at_the_side_that_a_pull_request_changes(root: Path, repository: Path, temporary: Path) -> None:
    base = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository, capture_output=True, text=True, check=True).stdout.strip()
    git(repository, "checkout", "-qb", "mine")
    write(repository / "docs", a=film(118))
    git(repository, "commit", "-qam", "longer")
    workflow = Workflow(root, repository, temporary)
    event = temporary / "event.json"
    event.write_text(json.dumps({"pull_request": {"base": {"sha": base}}}), encoding="utf-8")
    workflow.environment["GITHUB_EVENT_PATH"] = str(event)
    assert ",file=docs/a.md,line=5," in workflow.run("Audit").out


def test_an_old_python_is_told(root: Path, repository: Path, temporary: Path) -> None:
    old = temporary / "python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    ran = Workflow(root, repository, temporary, python=str(old)).run("Install factcheck")
    assert ran.code == 2
    assert "needs Python 3.11 or newer" in ran.out


@pytest.mark.slow
def test_the_action_installs_itself(root: Path, repository: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "runner"
    temporary.mkdir()
    workflow = Workflow(root, repository, temporary, python=sys.executable)
    ran = workflow.run("Install factcheck")
    if ran.code != 0 and re.search(r"connection|resolution|No matching distribution|network", ran.out, re.IGNORECASE):
        pytest.skip("needs a package registry, which cannot be reached from here")
    assert ran.code == 0, ran.out
    assert workflow.run("Audit").outputs["exit-code"] == "1"


def hook(root: Path) -> dict[str, Any]:
    [one] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return one


def pre_commit(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *arguments]
    seen = environment(PRE_COMMIT_HOME=str(home), GIT_AUTHOR_NAME="t", GIT_AUTHOR_EMAIL="t@example.org")
    seen |= {"GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@example.org", "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(command, cwd=folder, env=seen, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


def test_the_manifest_of_the_hook_is_valid(root: Path, tmp_path: Path) -> None:
    ran = pre_commit(root, tmp_path, "validate-manifest", ".pre-commit-hooks.yaml")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_hook_audits_the_whole_repository_whatever_was_touched(root: Path, repository: Path, tmp_path: Path) -> None:
    offline = hook(root) | {"language": "system"}  # no environment of its own, so nothing is fetched
    config = {"repos": [{"repo": "local", "hooks": [offline]}]}
    (repository / ".pre-commit-config.yaml").write_text(json.dumps(config), encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "hook")
    write(repository / "docs", c=film(117, Edited_by="Mara Quist"))
    git(repository, "add", "-A")
    ran = pre_commit(repository, tmp_path / "home", "run")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert ran.stdout.count("error[FC101]") == 1  # once, and between two files of which none was touched
    assert "docs/a.md" in ran.stdout and "docs/b.md" in ran.stdout
    before = sorted(path.name for path in repository.iterdir())
    write(repository / "docs", b=film(117))
    git(repository, "add", "-A")
    ran = pre_commit(repository, tmp_path / "home", "run")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert sorted(path.name for path in repository.iterdir()) == before


def test_the_hook_is_given_no_files_and_runs_once(root: Path) -> None:
    one = hook(root)
    assert (one["pass_filenames"], one["require_serial"], one["language"]) == (False, True, "python")
    assert "baseline" not in one["entry"]


def test_the_job_for_gitlab_leaves_the_reports_that_it_names(root: Path, repository: Path, tmp_path: Path) -> None:
    job = yaml.safe_load((root / "docs" / "gitlab-ci.yml").read_text(encoding="utf-8"))["factcheck"]
    tools = tmp_path / "tools"
    tools.mkdir()
    stand_in = tools / "python"  # what installs is not run; the command is already here
    stand_in.write_text('#!/bin/sh\ntest "$1 $2 $3" = "-m pip install"\n', encoding="utf-8")
    stand_in.chmod(0o755)
    seen = environment(CI="true", PATH=os.pathsep.join([str(tools), str(BIN), os.environ["PATH"]]))
    script = "set -eo pipefail\n" + "\n".join(job["script"])
    ran = subprocess.run(
        ["bash", "-c", script], cwd=repository, env=seen, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    reports = job["artifacts"]["reports"]
    [quality] = json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))
    assert quality["location"]["path"] == "docs/b.md"
    assert ElementTree.parse(repository / reports["junit"]).getroot().get("failures") == "1"
    [page] = job["artifacts"]["paths"]
    assert quality["fingerprint"] in (repository / page).read_text(encoding="utf-8")
    assert job["artifacts"]["when"] == "always"


def test_reports_in_every_format_are_never_audited(root: Path, repository: Path) -> None:
    from tests.commands import factcheck

    from factcheck.report.formats import writers

    before = factcheck(repository, "audit", "docs", "--format", "json").stdout
    ours = [f"--report={name}=docs/{name}.md" for name in writers() if name not in {"terminal", "concise", "github"}]
    assert factcheck(repository, "audit", "docs", "--fail-on", "never", *ours).returncode == 0
    assert len(list((repository / "docs").iterdir())) == 3 + len(ours)
    assert factcheck(repository, "audit", "docs", "--format", "json").stdout == before
