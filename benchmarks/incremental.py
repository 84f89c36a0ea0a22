"""Time an audit of very many documents: the first one, one in which nothing has changed, one after a single edit.

    python benchmarks/incremental.py --documents 10000

Every audit is a whole process with one job that writes the report for the terminal to a file. What counts is processor time
as a part of the first audit's, for that holds on busy machines too. The warm reports are compared with those of audits
without the cache, byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from make_texts import make_texts

MOST_UNCHANGED, MOST_EDITED = 0.10, 0.15
"""Of the processor time of the first audit."""
EDITED = "group-00007/encyclopedia.txt"
LAST_EDITOR = re.compile(rb"(?<=Editing: )([^\n]+), [^,\n]+")


@dataclass(frozen=True, slots=True)
class Cost:
    """One audit: what it took, and what came out."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    digest: str
    totals: str


class Failed(Exception):
    """An audit that did not do its work."""


def audit(command: Sequence[str], folder: Path, *more: str) -> Cost:
    """One process; findings (exit 1) are no failure."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen([*command, "audit", *more], cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = code = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if code not in (0, 1):
            raise Failed(f"exit code {code}\n{err.read().decode(errors='replace')[-2000:]}")
        text = out.read()
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1_000_000
    totals = text.decode(errors="replace").rstrip().rpartition("\n")[2]
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak, hashlib.sha256(text).hexdigest(), totals)


def edit(folder: Path) -> None:
    """Take a name from a list of one document that another one disputes."""
    page = folder / EDITED
    data = page.read_bytes()
    changed = LAST_EDITOR.sub(rb"\1", data, count=1)
    if changed == data:
        raise Failed(f"{EDITED}: no list of editors")
    page.write_bytes(changed)


def measure(command: Sequence[str], documents: int, check: bool) -> tuple[dict[str, Cost], list[str]]:
    """The audits in order, and what is wrong with them."""
    folder = Path(tempfile.gettempdir()) / "factcheck-benchmark" / f"incremental-{documents}"
    shutil.rmtree(folder, ignore_errors=True)
    size = make_texts(folder, "many", sys.maxsize, most=documents)
    print(f"{documents} documents, {size / 1_000_000:.1f} MB", flush=True)
    print(f"{'':<24}{'cpu s':>9}{'wall s':>9}{'peak MB':>9}{'of cold':>9}", flush=True)
    costs: dict[str, Cost] = {}
    faults = []

    def run(name: str, most: float | None, *more: str) -> None:
        costs[name] = cost = audit(command, folder, *more)
        part = cost.cpu_s / costs["cold"].cpu_s
        print(f"{name:<24}{cost.cpu_s:>9.1f}{cost.wall_s:>9.1f}{cost.peak_mb:>9.0f}{part:>9.1%}   {cost.totals}", flush=True)
        if most is not None and part > most:
            faults.append(f"{name}: {part:.1%} of the cold audit, and {most:.0%} is the most")

    run("cold", None)
    run("warm, unchanged", MOST_UNCHANGED)
    edit(folder)
    run("warm, one edit", MOST_EDITED)
    if costs["cold"].digest != costs["warm, unchanged"].digest:
        faults.append("the warm report is not the cold one")
    if costs["cold"].digest == costs["warm, one edit"].digest:
        faults.append("the edit changed nothing")
    if check:
        run("cold again, no cache", None, "--no-cache")
        if costs["cold again, no cache"].digest != costs["warm, one edit"].digest:
            faults.append("the warm report after an edit is not the cold one")
    shutil.rmtree(folder, ignore_errors=True)
    return costs, faults


def main() -> int:
    """The command line: 0 if all is as quick as it should be, 1 if not, 2 if something did not run."""
    parser = argparse.ArgumentParser(description="Time warm audits of very many documents.")
    parser.add_argument("--documents", type=int, default=1000, help="how many (1000); at least 50")
    parser.add_argument("--check", action="store_true", help="audit once more without the cache and compare")
    asked = parser.parse_args()
    try:
        _, faults = measure([str(Path(sys.executable).with_name("factcheck"))], max(50, asked.documents), asked.check)
    except (Failed, OSError) as failure:
        print(f"did not run: {failure}", file=sys.stderr)
        return 2
    for fault in faults:
        print(f"not as it should be: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
