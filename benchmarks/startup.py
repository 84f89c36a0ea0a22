"""Time what everybody waits for: `--version`, `--help`, a small audit; beside two linters of text, in one table.

    python benchmarks/startup.py --runs 21

Every command is a whole process. The commands take turns, so that a busy moment of the machine falls on all of them, and
the medians are given. Limits are ratios of medians of processor time, for they hold on slow and on busy machines too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PEERS = HERE / ".venv-peer"
PEER_PACKAGES = ("codespell==2.4.3", "detect-secrets==1.5.0")

BARE, LIBRARIES = "python -c pass", "import typer, pydantic"


@dataclass(frozen=True, slots=True)
class Measured:
    """One command: its name, what is run, the exit codes that mean that it worked, and what it may cost."""

    name: str
    command: Sequence[str]
    accepted: frozenset[int] = frozenset({0})
    most: float | None = None
    """Times the processor time of `against`."""
    against: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians over all runs, in milliseconds."""

    cpu: float
    wall: float


class Failed(Exception):
    """A command that did not do its work."""


def commands(python: str, factcheck: Sequence[str], peers: Path | None) -> list[Measured]:
    """What is measured, in the order of the table."""
    ours = list(factcheck)
    rows = [
        Measured(BARE, [python, "-c", "pass"]),
        Measured(LIBRARIES, [python, "-c", "import typer, pydantic"]),
        Measured("factcheck --version", [*ours, "--version"], most=2.5, against=BARE),
        Measured("factcheck --help", [*ours, "--help"], most=1.3, against=LIBRARIES),
        Measured("factcheck audit seeds/", [*ours, "audit", "seeds/"], frozenset({1}), most=2.5, against=LIBRARIES),
    ]
    if peers is not None:
        codespell, secrets = str(peers / "codespell"), str(peers / "detect-secrets")
        rows += [
            Measured("codespell --version", [codespell, "--version"]),
            Measured("codespell seeds/", [codespell, "seeds/"], frozenset({0, 65})),
            Measured("detect-secrets --version", [secrets, "--version"]),
            Measured("detect-secrets scan seeds/", [secrets, "scan", "--all-files", "seeds/"]),
        ]
    return rows


def run_once(measured: Measured) -> Cost:
    """One process, from its start to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(
        measured.command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    with process.stderr:
        said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = code = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if code not in measured.accepted:
        raise Failed(f"exit code {code} from {' '.join(measured.command)}\n{said.decode(errors='replace')[-2000:]}")
    return Cost((usage.ru_utime + usage.ru_stime) * 1000, wall * 1000)


def measure(rows: Sequence[Measured], runs: int) -> dict[str, Cost]:
    """The median cost of each; once in advance, for caches of bytecode, files and claims."""
    for row in rows:
        run_once(row)
    costs: dict[str, list[Cost]] = {row.name: [] for row in rows}
    for _ in range(runs):
        for row in rows:
            costs[row.name].append(run_once(row))
    median = statistics.median
    return {name: Cost(median(c.cpu for c in all_), median(c.wall for c in all_)) for name, all_ in costs.items()}


def table(rows: Sequence[Measured], costs: Mapping[str, Cost]) -> tuple[list[str], list[str]]:
    """The lines of the table, and what costs more than it may."""
    width = max(len(row.name) for row in rows)
    lines = [f"{'':<{width}}  cpu ms  wall ms   times what (limit)"]
    faults = []
    for row in rows:
        cost = costs[row.name]
        line = f"{row.name:<{width}}{cost.cpu:>8.0f}{cost.wall:>9.0f}"
        if row.most is not None:
            ratio = cost.cpu / costs[row.against].cpu
            line += f"{ratio:>8.2f} x {row.against} ({row.most})"
            if ratio > row.most:
                faults.append(f"{row.name}: {ratio:.2f} times {row.against}, and {row.most} is the most")
        lines.append(line)
    return lines, faults


def peer_folder() -> Path:
    """Where the peers' commands are, in an environment of their own, made if it is not there."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        venv.create(PEERS, with_pip=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", *PEER_PACKAGES], check=True)
    return python.parent


def main() -> int:
    """The command line: 0 if all is as quick as it should be, 1 if not, 2 if something did not run."""
    parser = argparse.ArgumentParser(description="Time the start of factcheck beside two other linters.")
    parser.add_argument("--runs", type=int, default=21, help="of each command (21)")
    parser.add_argument("--no-peers", action="store_true", help="leave codespell and detect-secrets out")
    parser.add_argument("--command", help="how to start factcheck, if not as the command beside this Python")
    asked = parser.parse_args()
    installed = Path(sys.executable).with_name("factcheck")
    factcheck = asked.command.split() if asked.command else [str(installed)]
    try:
        rows = commands(sys.executable, factcheck, None if asked.no_peers else peer_folder())
        lines, faults = table(rows, measure(rows, max(1, asked.runs)))
    except (Failed, OSError, subprocess.CalledProcessError) as failure:
        print(f"did not run: {failure}", file=sys.stderr)
        return 2
    print("\n".join([f"medians of {max(1, asked.runs)} runs", *lines]))
    for fault in faults:
        print(f"too slow: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
