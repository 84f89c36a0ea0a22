"""The documents as they were at a commit, beside the ones that are there now (`--since REF`).

The tree of the commit is written into a temporary folder by an index of its own: no worktree is registered, no hook runs,
nothing that `.gitattributes` keeps out of archives is missing, and line ends come out as in the working tree.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.config import Settings
from factcheck.errors import UsageError


@contextlib.contextmanager
def tree_at(ref: str, root: Path) -> Iterator[Path]:
    """The folder that stands for `root` in the tree at `ref`, removed in the end whatever happens.

    Raises `UsageError` where there is no git, no repository around `root`, or no such commit.
    """
    top = Path(_git(root, ["rev-parse", "--show-toplevel"], f"--since {ref}: {root} is in no git repository").rstrip("\n"))
    question = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"]
    commit = _git(top, question, f"--since {ref}: no such commit (a shallow clone? fetch it first)").strip()
    with tempfile.TemporaryDirectory(prefix="factcheck-") as made:
        place = Path(made)
        index = {"GIT_INDEX_FILE": str(place / "index")}
        _git(top, ["read-tree", commit], f"--since {ref}: the tree cannot be read", index)
        prefix = f"--prefix={place / 'tree'}{os.sep}"
        _git(top, ["checkout-index", "--all", "--force", "--quiet", prefix], f"--since {ref}: the tree cannot be written", index)
        folder = place / "tree" / os.path.relpath(os.path.realpath(root), os.path.realpath(top))
        folder.mkdir(parents=True, exist_ok=True)
        yield Path(os.path.abspath(folder))  # noqa: PTH100 (`resolve` would follow links)


def settings_there(settings: Settings, root: Path) -> Settings | None:
    """The same settings for the tree in `root`, packs and configuration being those of now.

    `None` where none of the paths is there.
    """
    there: list[str] = []
    for path in settings.paths or (".",):
        inside = root / os.path.relpath(path, settings.root)
        if os.path.lexists(inside):
            there.append(str(inside))
    return replace(settings, root=root, paths=tuple(there)) if there else None


def _git(folder: Path, arguments: Sequence[str], fault: str, more: dict[str, str] | None = None) -> str:
    program = shutil.which("git")
    if program is None:
        raise UsageError("--since needs git, and there is none here")
    environment = {k: v for k, v in os.environ.items() if k not in {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}}
    done = subprocess.run(
        [program, *arguments], cwd=folder, env=environment | (more or {}), capture_output=True, check=False, text=True,
        encoding="utf-8", errors="surrogateescape",
    )  # fmt: skip
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise UsageError(f"{fault}{': ' + said[-1] if said else ''}")
    return done.stdout
