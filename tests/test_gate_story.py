"""A year of a documentation team in a real repository: what turns the gate red, and what never does.

Sources speak of two films; one old dispute is known when the gate is adopted. Each test goes on from a copy of that day.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.commands import factcheck
from tests.git import commit, git

NAME = "factcheck-baseline.jsonl"

GUIDE = """# Harbour Lights (2019 film)

Harbour Lights is a 2019 Danish film about a lighthouse and the family that keeps it.

- Running time: 117 minutes
- Director: Ann Lee
- Country: Denmark

## Making

Harbour Lights was shot on the west coast over nine weeks. The crew lived in two old ferries, and the weather was on nobody's
side. It was edited by Bo Falk and Cy Dunn.
"""

LEAFLET = """# Harbour Lights (2019 film)

Harbour Lights is a 2019 film by Ann Lee.

- Running time: 171 minutes
- Country: Denmark
"""

PRESS = """# Harbour Lights (2019 film)

Harbour Lights is a film of 2019. It was directed by Ann Lee.

- Running time: 117 minutes
"""

OTHER = """# Night Ferry (2021 film)

Night Ferry is a 2021 film about a crossing that takes too long.

- Running time: 95 minutes
- Director: Eve Holm
"""


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository on the day after the gate was adopted."""
    folder = tmp_path_factory.mktemp("repository")
    docs = folder / "docs"
    docs.mkdir()
    for name, text in {"guide.md": GUIDE, "leaflet.md": LEAFLET, "press.txt": PRESS, "ferry.md": OTHER}.items():
        (docs / name).write_text(text)
    commit(folder, "the documents")
    assert audit(folder) == (1, ["new"])
    assert factcheck(folder, "baseline", "create").returncode == 0
    commit(folder, "adopt factcheck")
    return folder


@pytest.fixture
def repository(adopted: Path, tmp_path: Path) -> Path:
    shutil.copytree(adopted, tmp_path / "work", symlinks=True)
    return tmp_path / "work"


def audit(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    """Exit code and the statuses of all findings."""
    done = factcheck(folder, "audit", "docs", "--format", "json", *arguments)
    assert done.stdout, done.stderr
    return done.returncode, sorted(finding["status"] for finding in json.loads(done.stdout)["findings"])


def findings(folder: Path) -> list[dict]:
    return list(json.loads(factcheck(folder, "audit", "docs", "--format", "json").stdout)["findings"])


def edit(folder: Path, name: str, old: str, new: str) -> None:
    page = folder / "docs" / name
    assert old in page.read_text()
    page.write_text(page.read_text().replace(old, new))


def test_the_gate_is_green_once_adopted_and_nothing_but_the_baseline_and_the_cache_was_written(repository: Path) -> None:
    assert audit(repository) == (0, ["known"])
    assert git(repository, "status", "--porcelain").stdout == b""


def test_edits_that_change_no_value_leave_it_green(repository: Path) -> None:
    edit(repository, "guide.md", "The crew lived in two old ferries", "The crew slept on board two retired ferries")
    edit(repository, "guide.md", "over nine weeks. The", "over nine weeks.\n\nAll of it on film. The")
    assert audit(repository) == (0, ["known"])
    page = repository / "docs" / "guide.md"
    page.write_text("Notes of the press office.\n\n" * 3 + page.read_text().replace("lighthouse and the", "lighthouse\nand the"))
    assert audit(repository) == (0, ["known"])
    lines = LEAFLET.split("\n")
    (repository / "docs" / "leaflet.md").write_text("\n".join([*lines[:4], lines[5], lines[4], *lines[6:]]))
    assert audit(repository) == (0, ["known"])


def test_renamed_and_moved_documents_leave_it_green(repository: Path) -> None:
    (repository / "docs" / "films").mkdir()
    for old, new in (("guide.md", "zz-guide.md"), ("leaflet.md", "films/a-leaflet.md"), ("press.txt", "films/press-2019.txt")):
        git(repository, "mv", f"docs/{old}", f"docs/{new}")
    assert audit(repository) == (0, ["known"])
    git(repository, "mv", "docs", "content")
    git(repository, "mv", "content", "docs")
    assert factcheck(repository, "baseline", "prune", "docs").returncode == 0
    assert "docs/films/a-leaflet.md" in (repository / NAME).read_text()
    assert audit(repository) == (0, ["known"])


def test_a_changed_figure_turns_it_red_with_exactly_that_finding(repository: Path) -> None:
    edit(repository, "press.txt", "- Running time: 117 minutes", "- Running time: 117 minutes\n- Director: Eve Holm")
    code, statuses = audit(repository)
    assert (code, statuses) == (1, ["known", "new"])
    [new] = [finding for finding in findings(repository) if finding["status"] == "new"]
    assert new["attribute"] == "director"
    shown = factcheck(repository, "audit", "docs").stdout.decode()
    assert shown.count("error[FC10") == 2  # one in full, the known one in a line
    assert "= was:" not in shown


def test_a_disputed_figure_that_changes_is_new_and_shown_with_what_it_was(repository: Path) -> None:
    edit(repository, "leaflet.md", "171 minutes", "172 minutes")
    code, statuses = audit(repository)
    assert (code, statuses) == (1, ["new"])
    [new] = findings(repository)
    assert new["was"]["values"] == ["117 min", "171 min"]


def test_a_new_document_that_repeats_the_losing_side_widens(repository: Path) -> None:
    (repository / "docs" / "flyer.md").write_text(LEAFLET.replace("by Ann Lee", "directed by Ann Lee"))
    assert audit(repository) == (1, ["widened"])
    shown = factcheck(repository, "audit", "docs").stdout.decode()
    assert "= new here: docs/flyer.md:5:3" in shown


def test_new_documents_that_agree_with_the_favoured_side_leave_it_green(repository: Path) -> None:
    for n in range(3):
        (repository / "docs" / f"poster-{n}.md").write_text(PRESS.replace("117 minutes", "1 hour 57 minutes"))
        assert audit(repository) == (0, ["known"])


def test_a_document_about_another_film_leaves_it_green(repository: Path) -> None:
    (repository / "docs" / "third.md").write_text(OTHER.replace("Night Ferry", "Slow Train").replace("95", "171"))
    assert audit(repository) == (0, ["known"])


def test_a_mended_document_is_gone_and_can_be_pruned(repository: Path) -> None:
    edit(repository, "leaflet.md", "171 minutes", "117 minutes")
    assert audit(repository) == (0, [])
    shown = factcheck(repository, "audit", "docs").stdout.decode()
    assert "gone: 1 accepted finding no longer found; `factcheck baseline prune` removes them" in shown
    assert "docs/leaflet.md: 171 min has become 117 min" in shown
    assert factcheck(repository, "baseline", "prune", "docs").returncode == 0
    assert "fc1-" not in (repository / NAME).read_text()
    edit(repository, "leaflet.md", "117 minutes", "171 minutes")
    assert audit(repository) == (1, ["new"])


def test_two_branches_that_accept_different_findings_merge(repository: Path) -> None:
    for branch, name, old, new in (
        ("ours", "guide.md", "Director: Ann Lee", "Director: Eve Holm"),
        ("theirs", "leaflet.md", "Country: Denmark", "Country: Norway"),
    ):
        git(repository, "checkout", "-q", "-b", branch, "main")
        edit(repository, name, old, new)
        [new_id] = [f["id"] for f in findings(repository) if f["status"] == "new"]
        done = factcheck(repository, "baseline", "accept", new_id, "--reason", f"as {branch} says", "--path", "docs")
        assert done.returncode == 0, done.stderr
        commit(repository, branch)
    git(repository, "checkout", "-q", "ours")
    git(repository, "merge", "-q", "--no-edit", "theirs")
    assert audit(repository) == (0, ["known", "known", "known"])
    assert "3 accepted, 1 of them never reviewed" in factcheck(repository, "audit", "docs").stdout.decode()


def test_without_the_baseline_the_same_gate_stands_on_the_last_commit(repository: Path) -> None:
    git(repository, "rm", "-q", NAME)
    git(repository, "commit", "-q", "-m", "no baseline")
    assert audit(repository, "--since", "HEAD") == (0, ["known"])
    edit(repository, "press.txt", "117 minutes", "116 minutes")
    code, statuses = audit(repository, "--since", "HEAD")
    assert (code, "new" in statuses) == (1, True)


def test_the_same_gate_holds_from_any_folder(repository: Path) -> None:
    done = factcheck(repository / "docs", "audit", ".", "--baseline", f"../{NAME}")
    assert done.returncode == 0, done.stdout
