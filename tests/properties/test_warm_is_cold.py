"""Whatever happens to a folder, a warm run gives the bytes of a cold one. `FACTCHECK_ROUNDS=300` tries more than usual."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from tests.commands import film

from factcheck import pipeline
from factcheck.cache import reports
from factcheck.config import Settings
from factcheck.pipeline import audit

ROUNDS = int(os.environ.get("FACTCHECK_ROUNDS", "60"))
NAMES = ("Harbour Lights", "Night Ferry", "Low Tide")
PEOPLE = ("Ann Lee", "Bo Falk", "Cy Dunn")
ENDINGS = (
    "{0} climbs the tower at dawn and puts the lamp out for good.",
    "At dawn {0} is drowned when the ferry goes down off the point.",
)


def page(rng: random.Random) -> str:
    """A page about one of the films; some are told a story, and some carry a comment to us."""
    text = film(rng.choice([95, 117, 171]), rng.choice(NAMES), Director=rng.choice(PEOPLE))
    if rng.random() < 0.4:
        text += f"\n## Plot\n\nThe keeper lives alone by the sea. {rng.choice(ENDINGS).format('The keeper')}\n"
    if rng.random() < 0.2:
        text += "<!-- factcheck: ignore[FC101] -- the longer cut -->\n- Running time: 180 minutes\n"
    return text


def record(rng: random.Random) -> dict[str, str]:
    return {"title": rng.choice(NAMES), "director": rng.choice(PEOPLE), "runtime": f"{rng.choice([95, 117, 171])} minutes"}


def made(rng: random.Random, ending: str) -> str:
    """The text of a file of this kind."""
    records = [record(rng) for _ in range(rng.randint(1, 4))]
    if ending == ".csv":
        return "title,director,running time\n" + "".join(f"{r['title']},{r['director']},{r['runtime']}\n" for r in records)
    if ending == ".jsonl":
        return "".join(json.dumps(r) + "\n" for r in records)
    if ending == ".json":
        return json.dumps(records[0])
    if ending == ".html":
        r = records[0]
        return f"<h1>{r['title']}</h1><p>{r['title']} is a 2019 film.</p><dl><dt>Running time</dt><dd>{r['runtime']}</dd></dl>"
    return page(rng)


KINDS = (".md", ".md", ".txt", ".csv", ".jsonl", ".json", ".html")


def something(rng: random.Random, folder: Path) -> str:
    """Do something to the folder at random; returns what."""
    there = sorted(path for path in folder.rglob("*") if path.is_file() and ".factcheck_cache" not in path.parts)
    free = folder / rng.choice(["", "sub/"]) / f"p{rng.randrange(30)}{rng.choice(KINDS)}"
    free.parent.mkdir(exist_ok=True)
    action = rng.choice(["edit", "add", "rename", "remove", "append", "touch", "swap"]) if len(there) > 4 else "add"
    one = rng.choice(there) if there else free
    if action == "add":
        free.write_text(made(rng, free.suffix))
    elif action == "edit":
        one.write_text(made(rng, one.suffix))
    elif action == "rename":
        one.rename(free.with_suffix(one.suffix))
    elif action == "remove":
        one.unlink()
    elif action == "append" and one.suffix in {".md", ".txt"}:
        one.write_text(one.read_text() + f"\nIt was directed by {rng.choice(PEOPLE)}.\n")
    elif action == "swap":
        other = rng.choice([path for path in there if path.suffix == one.suffix])
        one_text, other_text = one.read_text(), other.read_text()
        one.write_text(other_text)
        other.write_text(one_text)
    else:
        one.touch()
    return action


@pytest.mark.parametrize("kept", ["documents", "whole reports", "the rest of reports"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_warm_run_gives_the_bytes_of_a_cold_one(tmp_path: Path, jobs: int, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits, renames, removals, additions and swaps, one after the other, of pages, stories and records."""
    if kept == "documents":
        monkeypatch.setattr(pipeline, "_question", lambda *_: None)
    monkeypatch.setattr(reports, "MOST_TEXT", 1_000_000 if kept == "whole reports" else -1)
    rng = random.Random(f"{jobs} {kept}")
    cold = Settings(root=tmp_path, paths=(str(tmp_path),))
    warm = Settings(root=tmp_path, paths=(str(tmp_path),), cache=tmp_path / ".factcheck_cache", jobs=jobs)
    for _ in range(8):
        something(rng, tmp_path)
    found = set()
    for number in range(ROUNDS if jobs == 1 else max(3, ROUNDS // 8)):
        action = something(rng, tmp_path)
        report = audit(cold)
        assert audit(warm).to_json() == report.to_json(), (number, action)
        found |= {finding.code for finding in report.findings}
    assert "FC101" in found
