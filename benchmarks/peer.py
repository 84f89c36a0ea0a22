"""Audit a folder with `contrachecker`, the nearest offline peer: one chunk a file, and all its defaults.

Runs in the peer's environment (`benchmarks/.venv-peer`), not in ours; `run.py` starts and times it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from contrachecker import Chunk, check_contradictions


def main(folder: str) -> None:
    """Print how many claims and contradictions the peer finds."""
    paths = sorted(Path(folder).rglob("*.txt"))
    report = check_contradictions([Chunk(id=str(p.relative_to(folder)), text=p.read_text("utf-8")) for p in paths])
    print(f"{report.claims_extracted} claims, {report.contradiction_count} contradictions")


if __name__ == "__main__":
    main(sys.argv[1])
