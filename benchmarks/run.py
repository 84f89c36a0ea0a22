"""Time `factcheck audit` on made texts: speed, growth of time and memory with size, and a peer beside it.

    python benchmarks/run.py --sizes 1,4,16 --shapes many,one --peer

Each measurement is a whole process with one job and no cache, from its start to its end, one at a time. Wall time is
the least of the repetitions; processor time and peak memory belong to that same run. See README.md in this folder.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from make_texts import SHAPES, Shape, make_texts

HERE = Path(__file__).resolve().parent
TEXTS = Path(tempfile.gettempdir()) / "factcheck-benchmark"
PEER = HERE / ".venv-peer"
PEER_PACKAGE = "contrachecker==0.1.0"

MEGABYTE = 1_000_000
LEAST_SPEED = 0.5
MOST_GROWTH = 18 / 16
"""What the largest texts may cost beside the smallest ones, as a multiple of how much larger they are."""
ENOUGH_S = 20.0
"""No further repetition once a measurement has taken as long as this in all."""

TIMING = re.compile(r"^timing (\S+) ([0-9.]+) s$", re.MULTILINE)
SUMMARY = re.compile(r'"(documents|claims|compared)":\s*(\d+)')


@dataclass(frozen=True, slots=True)
class Run:
    """What one process cost."""

    code: int
    wall_s: float
    cpu_s: float
    peak_mb: float
    counts: str = ""
    stages: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """The best run on texts of one shape and size."""

    shape: str
    bytes: int
    run: Run

    @property
    def speed(self) -> float:
        """In MB a second of processor time: one process on one core, whatever else runs on the machine."""
        return self.bytes / MEGABYTE / self.run.cpu_s


class Failed(Exception):
    """A process that did not do its work."""


def time_process(command: Sequence[str], accepted: frozenset[int] = frozenset({0})) -> Run:
    """Run a command to its end and say what it cost; `Failed` if its exit code is not among the accepted ones."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        # wait4 and not getrusage(RUSAGE_CHILDREN): that keeps the peak of the largest child there ever was
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = code = os.waitstatus_to_exitcode(status)
        err.seek(0)
        said = err.read().decode("utf-8", "replace")
        if code not in accepted:
            raise Failed(f"exit code {code} from {' '.join(command)}\n{said[-2000:]}")
        size = out.seek(0, os.SEEK_END)
        out.seek(max(0, size - 2000))
        tail = out.read().decode("utf-8", "replace")
    return Run(
        code=code,
        wall_s=wall,
        cpu_s=usage.ru_utime + usage.ru_stime,
        peak_mb=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MEGABYTE,
        counts=", ".join(f"{count} {what}" for what, count in SUMMARY.findall(tail.rpartition('"summary"')[2])),
        stages={name: float(seconds) for name, seconds in TIMING.findall(said)},
    )


def best_of(command: Sequence[str], accepted: frozenset[int], repeat: int) -> Run:
    """The fastest of up to `repeat` runs."""
    runs: list[Run] = []
    while len(runs) < repeat and (not runs or sum(run.wall_s for run in runs) < ENOUGH_S):
        runs.append(time_process(command, accepted))
    return min(runs, key=lambda run: run.wall_s)


def audit_command(factcheck: Sequence[str]) -> list[str]:
    """`factcheck audit` for one job, cold, with timings where the command offers them."""
    wide = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}
    shown = subprocess.run([*factcheck, "audit", "--help"], env=wide, capture_output=True, text=True, check=False)
    if shown.returncode != 0:
        raise Failed(f"{' '.join(factcheck)} audit --help: exit code {shown.returncode}\n{shown.stderr[-2000:]}")
    wanted = {"--jobs": ["--jobs", "1"], "--no-cache": ["--no-cache"], "-v": ["-v"]}
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", shown.stdout))
    offered = [word for option, words in wanted.items() if option in named for word in words]
    return [*factcheck, "audit", "--format", "json", *offered]


def texts(shape: Shape, megabytes: float) -> tuple[Path, int]:
    """A folder with fresh texts, and their size in bytes."""
    folder = TEXTS / f"{shape}-{megabytes:g}"
    shutil.rmtree(folder, ignore_errors=True)
    return folder, make_texts(folder, shape, round(megabytes * MEGABYTE))


def measure(audit: Sequence[str], shape: Shape, megabytes: float, repeat: int) -> Measured:
    """Audit texts of one shape and size; findings (exit 1) are no failure."""
    folder, size = texts(shape, megabytes)
    return Measured(shape, size, best_of([*audit, str(folder)], frozenset({0, 1}), repeat))


def show(measured: Measured) -> None:
    """One line of the table, and the stages below it."""
    run = measured.run
    print(
        f"{measured.shape:<6}{measured.bytes / MEGABYTE:>8.2f}{run.wall_s:>9.2f}{run.cpu_s:>9.2f}"
        f"{measured.speed:>8.2f}{run.peak_mb:>9.0f}   {run.counts}",
        flush=True,
    )
    if run.stages:
        print("      " + "  ".join(f"{name} {seconds:.2f} s" for name, seconds in run.stages.items()), flush=True)


def judge(shape: str, rows: Sequence[Measured], start: float) -> list[str]:
    """Print how cost grew from the smallest to the largest texts; returns what is worse than it should be."""
    small, large = rows[0], rows[-1]
    larger = large.bytes / small.bytes
    growth = {
        "wall time": large.run.wall_s / small.run.wall_s,
        "processor time": large.run.cpu_s / small.run.cpu_s,
        "peak memory": large.run.peak_mb / small.run.peak_mb,
    }
    faults = []
    if large.speed < LEAST_SPEED and large.bytes >= MEGABYTE:  # below, it is the start of the process that is timed
        faults.append(f"{shape}: {large.speed:.2f} MB/s, and {LEAST_SPEED} is the least")
    if len(rows) > 1:
        net = (large.run.wall_s - start) / max(small.run.wall_s - start, 1e-9)
        print(f"{shape}: {larger:.1f} times the text costs " + ", ".join(f"{v:.1f} times {k}" for k, v in growth.items()))
        print(f"{shape}: without the start of the process ({start:.2f} s) {net:.1f} times wall time")
        growth["wall time without the start"] = net
        most = larger * MOST_GROWTH
        faults += [f"{shape}: {v:.1f} times {k}, and {most:.1f} is the most" for k, v in growth.items() if v > most]
    return faults


def peer_python() -> str:
    """The interpreter of the peer's own environment, made and filled if it is not there."""
    python = PEER / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    if not python.exists():
        print(f"installing {PEER_PACKAGE} into {PEER.relative_to(HERE.parent)}", flush=True)
        venv.create(PEER, with_pip=True)
    subprocess.run([*pip, "install", PEER_PACKAGE], check=True)
    return str(python)


def compare_with_peer(audit: Sequence[str], kilobytes: Sequence[float], repeat: int) -> None:
    """Both programs on the same slices, small ones because the peer is slow."""
    python = peer_python()
    print("\nbeside contrachecker, on small slices of shape `many` (small because it is slow)")
    print(f"{'MB':>8}{'factcheck s':>14}{'peer s':>10}{'MB/s':>8}{'peer MB/s':>11}{'times as fast':>15}")
    for size in kilobytes:
        ours = measure(audit, "many", size / 1000, repeat)
        folder = TEXTS / f"many-{size / 1000:g}"
        theirs = Measured("many", ours.bytes, time_process([python, str(HERE / "peer.py"), str(folder)]))
        print(
            f"{ours.bytes / MEGABYTE:>8.3f}{ours.run.wall_s:>14.2f}{theirs.run.wall_s:>10.2f}{ours.speed:>8.2f}"
            f"{theirs.speed:>11.3f}{theirs.run.wall_s / ours.run.wall_s:>15.1f}",
            flush=True,
        )


def run(asked: argparse.Namespace) -> list[str]:
    """All that was asked for; returns what is worse than it should be."""
    factcheck = asked.command.split() if asked.command else [sys.executable, "-m", "factcheck"]
    audit = audit_command(factcheck)
    start = best_of([*factcheck, "audit", "--help"], frozenset({0}), 3).wall_s
    print(f"$ {' '.join(audit)} FOLDER")
    print(f"{'shape':<6}{'MB':>8}{'wall s':>9}{'cpu s':>9}{'MB/s':>8}{'peak MB':>9}   found")
    rows: dict[Shape, list[Measured]] = {}
    for shape in asked.shapes:
        for megabytes in asked.sizes:
            row = measure(audit, shape, megabytes, asked.repeat)
            show(row)
            rows.setdefault(shape, []).append(row)
    faults = [fault for shape, measured in rows.items() for fault in judge(shape, measured, start)]
    if asked.peer:
        compare_with_peer(audit, asked.peer_kilobytes, asked.repeat)
    return faults


def sizes(text: str) -> list[float]:
    """`1,4,16` as numbers, ascending."""
    return sorted(float(part) for part in text.split(","))


def shapes(text: str) -> list[str]:
    """`many,one` as a list of known shapes."""
    asked = text.split(",")
    unknown = [name for name in asked if name not in SHAPES]
    if unknown:
        raise argparse.ArgumentTypeError(f"no shape {unknown[0]!r}; there are {', '.join(SHAPES)}")
    return asked


def main() -> int:
    """The command line: 0 if all is as good as it should be, 1 if not, 2 if something did not run."""
    parser = argparse.ArgumentParser(description="Time `factcheck audit` on made texts.")
    parser.add_argument("--sizes", type=sizes, default=[1.0, 4.0, 16.0], help="in MB of 1,000,000 bytes: 1,4,16")
    parser.add_argument("--shapes", type=shapes, default=list(SHAPES), help="many,one")
    parser.add_argument("--repeat", type=int, default=3, help=f"runs of each, up to {ENOUGH_S:g} s in all (3)")
    parser.add_argument("--command", help="how to start factcheck, if not as a module of this Python")
    parser.add_argument("--peer", action="store_true", help="also run contrachecker from PyPI, in its own environment")
    parser.add_argument("--peer-kilobytes", type=sizes, default=[50.0, 100.0], help="how much of it: 50,100")
    parser.add_argument("--keep", action="store_true", help="keep the texts that were made")
    asked = parser.parse_args()
    try:
        faults = run(asked)
    except Failed as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 2
    finally:
        if not asked.keep:
            shutil.rmtree(TEXTS, ignore_errors=True)
    for fault in faults:
        print(f"too much: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
