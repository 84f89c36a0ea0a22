"""Which files are rule packs: ours, and those that the user names. Nothing is read or checked here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def builtin_folder() -> Path:
    """Where the packs that come with us stand: inside the installed package, else at the top of the checkout."""
    inside = Path(__file__).parent.parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "rules"


def builtin_files() -> list[tuple[Path, str]]:
    """Our own packs with the names by which they are shown: `core` first, then the domains, then the source kinds."""
    folder = builtin_folder()
    files = sorted(folder.glob("*.yaml"), key=lambda p: (p.stem != "core", p.stem)) + sorted(folder.glob("sources/*.yaml"))
    return [(path, f"rules/{path.relative_to(folder).as_posix()}") for path in files]


def named_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The user's packs, in the order in which they take effect; of a folder its packs in name order."""
    for path in paths:
        for file in sorted([*path.glob("*.yaml"), *path.glob("sources/*.yaml")]) if path.is_dir() else [path]:
            yield file, str(file)


def pack_hashes(extra: Iterable[Path]) -> list[str] | None:
    """The names and SHA-256 of all packs in force, in their order; `None` where one cannot be read."""
    try:
        return [
            f"{shown} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path, shown in (*builtin_files(), *named_files(extra))
        ]
    except OSError:
        return None
