"""What is found in the labelled corpora never falls: every corpus has a floor in `corpora/floors.toml`."""

from __future__ import annotations

import json
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.scoring import Gold, Score, read_gold, score

import factcheck
from factcheck.config import Settings

HERE = Path(__file__).parent / "corpora"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpora"
OURS = sorted(folder.parent.name for folder in HERE.glob("*/gold.json"))
THEIRS = (
    "seeds",
    *sorted(p.parent.relative_to(SHARED).as_posix() for kind in ("quiet", "retold") for p in SHARED.glob(f"{kind}/*/gold.json")),
)
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def audited(folder: Path) -> dict[str, Any]:
    """The JSON report on a corpus' documents, with paths as the command line gives them."""
    report = factcheck.audit([folder / "docs"], Settings(root=folder.resolve()))
    loaded: dict[str, Any] = json.loads(report.to_json())
    return loaded


@cache
def scored(folder: Path) -> Score:
    return score(read_gold(folder), audited(folder))


def check_floor(name: str, reached: Score) -> None:
    """Nothing below its floor; the message says what to write where it has risen."""
    assert name in FLOORS, f'corpora/floors.toml has no ["{name}"]: precision {reached.precision:.2f}, recall {reached.recall:.2f}'
    floor = FLOORS[name]
    assert set(floor) == {"precision", "recall", "alarms"}, f"a floor is precision, recall and (at most) alarms: {name}"
    told = f"missed {', '.join(reached.missed)}; false: {'; '.join((*reached.alarms, *reached.duplicates, *reached.unlabelled))}"
    assert round(reached.recall, 2) >= floor["recall"], told
    assert round(reached.precision, 2) >= floor["precision"], told
    assert reached.false <= floor["alarms"], told


@pytest.mark.parametrize("name", OURS)
def test_a_corpus_of_ours_stays_above_its_floor(name: str) -> None:
    check_floor(name, scored(HERE / name))


@pytest.mark.corpora
@pytest.mark.parametrize("name", THEIRS)
def test_a_corpus_beside_the_checkout_stays_above_its_floor(name: str, shared_corpora: Path) -> None:
    check_floor(f"shared/{name}", scored(shared_corpora / name))


@pytest.mark.parametrize("name", OURS)
def test_every_label_stands_once_in_its_document(name: str) -> None:
    assert read_gold(HERE / name).misplaced == ()


def test_no_floor_is_left_of_a_corpus_that_is_gone() -> None:
    known = {*OURS, *(name for name in FLOORS if name.startswith("shared/"))}
    assert set(FLOORS) <= known
    assert set(OURS) <= set(FLOORS)


@pytest.mark.corpora
def test_our_scorer_agrees_with_the_one_beside_the_checkout(shared_corpora: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util
    import sys

    spec = importlib.util.spec_from_file_location("corpora_score", shared_corpora / "score.py")
    assert spec is not None and spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, theirs)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    spec.loader.exec_module(theirs)
    for folder in (shared_corpora / "seeds", shared_corpora / "retold" / "seeds", *(HERE / name for name in OURS)):
        report = audited(folder)
        for spoilt in (report, _without_every_other_finding(report), _doubled(report)):
            wanted, mine = theirs.score(theirs.Corpus(folder), spoilt), score(read_gold(folder), spoilt)
            assert list(mine.found) == wanted["found"]
            assert (len(mine.found), len(mine.missed), mine.false) == (wanted["tp"], wanted["fn"], wanted["fp"])
            assert (round(mine.precision, 4), round(mine.recall, 4)) == (wanted["precision"], wanted["recall"])


def _without_every_other_finding(report: dict[str, Any]) -> dict[str, Any]:
    return report | {"findings": report["findings"][::2]}


def _doubled(report: dict[str, Any]) -> dict[str, Any]:
    again = [f | {"id": f"again-{f['id']}"} for f in report["findings"]]
    flipped = [f | {"kind": "arithmetic", "id": f"as-{f['id']}"} for f in report["findings"]]
    return report | {"findings": [*report["findings"], *again, *flipped]}


def a_gold(**fields: Any) -> Gold:
    text = "It runs 117 minutes. It runs 171 minutes."
    given: dict[str, Any] = {"conflicts": (), "compatible": (), "open": False, "texts": {"a.txt": text}, "misplaced": ()}
    return Gold(**(given | fields))


def test_a_finding_that_nobody_labelled_counts_unless_the_corpus_is_open() -> None:
    evidence = {"path": "docs/a.txt", "start": 0, "end": 19, "quote": "It runs 117 minutes"}
    finding = {"kind": "contradiction", "level": "error", "summary": "two lengths", "positions": [{"claims": ["c1"]}]}
    report = {"findings": [finding, finding | {"level": "note"}], "claims": [{"id": "c1", "evidence": evidence}]}
    assert (score(a_gold(), report).false, score(a_gold(open=True), report).false) == (1, 0)
    assert score(a_gold(), report).precision == 0.0


def test_an_empty_report_on_a_quiet_corpus_is_perfect() -> None:
    empty = score(a_gold(), {"findings": [], "claims": []})
    assert (empty.precision, empty.recall, empty.false) == (1.0, 1.0, 0)


def main() -> None:
    """`python -m tests.test_corpora`: the table of floors as they are reached now, to be reviewed like code."""
    folders = [(name, HERE / name) for name in OURS] + [(f"shared/{name}", SHARED / name) for name in THEIRS]
    rows = []
    for name, folder in folders:
        reached = scored(folder)
        rows.append(f'["{name}"]\nprecision = {reached.precision:.2f}\nrecall = {reached.recall:.2f}\nalarms = {reached.false}\n')
    head = "# What must at least be reached (precision, recall) and at most be flagged falsely (alarms). A floor may be raised, never lowered.\n"
    (HERE / "floors.toml").write_text(head + "".join("\n" + row for row in rows), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
