"""Running the real command line in tests, and small folders of documents to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = (sys.executable, "-m", "factcheck")


def environment(**more: str) -> dict[str, str]:
    """The test's own, without what would change colours, widths or the gate."""
    hidden = {"CI", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM"}
    return {k: v for k, v in os.environ.items() if k not in hidden} | {"PYTHONUTF8": "1"} | more


def factcheck(
    folder: Path, *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """`factcheck ARGUMENTS` as a process of its own, started in `folder`."""
    command = [*COMMAND, *arguments]
    shown = environment() if env is None else env
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, timeout=300, check=False, env=shown)


def film(minutes: int | str = 117, name: str = "Harbour Lights", **labels: str) -> str:
    """A page about a film, as Markdown."""
    lines = [f"- Running time: {minutes} minutes", *(f"- {k.replace('_', ' ')}: {v}" for k, v in labels.items())]
    return f"# {name}\n\n{name} is a 2019 film.\n\n" + "\n".join(lines) + "\n"


def write(folder: Path, **pages: str | bytes) -> Path:
    """Files `NAME.md` in `folder`; bytes as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        (folder / f"{name}.md").write_bytes(page if isinstance(page, bytes) else page.encode())
    return folder


def dispute(folder: Path) -> Path:
    """Three pages, one of which has another running time: one finding, an error."""
    return write(folder, a=film(117), b=film(171), c=film(117))
