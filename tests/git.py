"""Real git repositories for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_WHO = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")


def git(folder: Path, *arguments: str, code: int | None = 0) -> subprocess.CompletedProcess[bytes]:
    """`git` in a folder, with nothing of this machine's configuration; `code` is what it must return, `None` for any."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    env = kept | {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *_WHO, *arguments], cwd=folder, capture_output=True, check=False, timeout=120, env=env)
    assert code is None or done.returncode == code, done.stderr
    return done


def commit(folder: Path, message: str = "work") -> str:
    """All that is there as one commit; its hash. The first one makes the repository."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD").stdout.decode().strip()
