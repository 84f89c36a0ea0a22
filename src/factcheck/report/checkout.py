"""The repository in which a run takes place, for formats that speak to a forge: paths from its top, and what a change touches.

Asks git and the environment of GitHub Actions. Nothing here changes what is found, only where an annotation is put.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOR_A_FORGE = frozenset({"github", "gitlab", "junit", "sarif"})
"""The formats that need it."""
_PATIENCE_S = 20
_NO_COMMIT = "0" * 40


@dataclass(frozen=True, slots=True)
class Checkout:
    """Where the root of a run is in its repository, and which documents the change under test touches."""

    folder: str = ""
    """POSIX, from the top of the repository; empty where the root is the top, or there is no repository."""
    changed: frozenset[str] | None = None
    """Relative to the root of the run, as paths in reports are; `None` where it is not known."""


def checkout_of(root: Path, environment: Mapping[str, str]) -> Checkout:
    """What is known of the repository around `root`; an empty record where git or the repository is missing."""
    top = next((folder for folder in (root.absolute(), *root.absolute().parents) if (folder / ".git").exists()), None)
    if top is None:
        return Checkout()
    folder = Path(os.path.relpath(root.absolute(), top)).as_posix()
    return Checkout("" if folder == "." else folder, _changed(root, environment))


def _changed(root: Path, environment: Mapping[str, str]) -> frozenset[str] | None:
    """The files that differ between the base of a pull request, or the state before a push, and the working tree."""
    base = _base(environment)
    if base is None:
        return None
    import subprocess  # most runs ask for nothing here

    # From the common ancestor: what others have changed on the base branch since is not of this change.
    for arguments in (["--merge-base", base], [base]):
        command = ["git", "diff", "--name-only", "-z", "--relative", *arguments, "--"]
        try:
            run = subprocess.run(command, cwd=root, capture_output=True, timeout=_PATIENCE_S, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
        if run.returncode == 0:
            return frozenset(os.fsdecode(name) for name in run.stdout.split(b"\0") if name)
    return None


def _base(environment: Mapping[str, str]) -> str | None:
    """The commit that the event speaks of, a hexadecimal name; `None` outside of GitHub Actions."""
    path = environment.get("GITHUB_EVENT_PATH")
    if not path:
        return None
    try:
        event: Any = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    for keys in (("pull_request", "base", "sha"), ("merge_group", "base_sha"), ("before",)):
        at = event
        for key in keys:
            at = at.get(key) if isinstance(at, dict) else None
        if isinstance(at, str) and len(at) >= 7 and at != _NO_COMMIT and set(at) <= set("0123456789abcdef"):
            return at
    return None
