"""The same files give the same bytes: twice, in any order, with any hash seed, with any number of workers; and every report fits
the published schema."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.commands import COMMAND, environment

from factcheck.api import audit
from factcheck.config import Settings
from factcheck.pipeline import Input
from factcheck.report.to_json import json_schema

ROOT = Path(__file__).resolve().parents[2]


def pages() -> list[Input]:
    """The seeds, and some pages about other subjects that share names with them."""
    found = [Input(f"seeds/{p.name}", p.read_bytes()) for p in sorted((ROOT / "seeds").glob("*.txt"))]
    for year in (2016, 2025):
        for n in range(3):
            text = f"# Ballerina ({year} film)\n\nBallerina is a {year} film.\n\n- Running time: {89 + 7 * n} minutes\n- Editor: Ada Roy\n"
            found.append(Input(f"more/{year}-{n}.md", text.encode()))
    return found


def bytes_of(inputs: list[Input], **settings: Any) -> str:
    return audit(inputs, Settings(**settings)).to_json()


def test_two_runs_and_shuffled_inputs_give_the_same_bytes() -> None:
    inputs = pages()
    expected = bytes_of(inputs)
    assert bytes_of(inputs) == expected
    for number in range(4):
        random.Random(number).shuffle(inputs)
        assert bytes_of(inputs) == expected, f"shuffled with seed {number}"


def test_any_number_of_workers_gives_the_same_bytes() -> None:
    expected = bytes_of(pages())
    assert bytes_of(pages(), jobs=2) == expected
    assert bytes_of(pages(), jobs=4) == expected


def test_any_hash_seed_gives_the_same_bytes() -> None:
    command = [*COMMAND, "audit", "seeds/", "--format", "json"]
    runs = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(PYTHONHASHSEED=s))
        for s in ("0", "1", "random")
    ]
    outputs = [run.communicate(timeout=120)[0] for run in runs]
    assert [run.returncode for run in runs] == [1, 1, 1]
    assert outputs[0] == outputs[1] == outputs[2]


def test_paths_given_one_by_one_and_in_any_order_are_one_folder() -> None:
    files = sorted((ROOT / "seeds").glob("*.txt"))
    settings = Settings(root=ROOT)
    whole = audit(ROOT / "seeds", settings).to_json()
    assert audit(files[::-1], settings).to_json() == whole
    assert audit([*files, ROOT / "seeds"], settings).to_json() == whole


def every_report(folder: Path) -> dict[str, str]:
    """Reports on all corpora that are here."""
    return {p.parent.name: audit([p.parent / "docs"], Settings(root=p.parent)).to_json() for p in sorted(folder.rglob("gold.json"))}


def check_report(text: str) -> None:
    tree = json.loads(text)
    jsonschema.Draft202012Validator(json_schema()).validate(tree)
    assert str(ROOT) not in text
    assert str(Path.home()) + "/" not in text
    paths = [d["path"] for d in tree["documents"]] + [c["evidence"]["path"] for c in tree["claims"]]
    assert not [p for p in paths if p.startswith(("/", "\\", "..")) or "\\" in p]
    ids = [f["id"] for f in tree["findings"]]
    assert len(ids) == len(set(ids))
    known = {c["id"] for c in tree["claims"]}
    assert len(known) == len(tree["claims"])
    assert all(c in known for f in tree["findings"] for p in f["positions"] for c in p["claims"])


def test_every_report_fits_the_schema_and_names_no_absolute_path() -> None:
    for text in every_report(ROOT / "tests" / "corpora").values():
        check_report(text)
    check_report(bytes_of(pages()))
    check_report(bytes_of([Input("empty.md", b""), Input("broken.txt", b"\xff\xfe\xfa\x00")]))


@pytest.mark.corpora
def test_every_report_on_the_labelled_corpora_fits_the_schema(shared_corpora: Path) -> None:
    for text in every_report(shared_corpora).values():
        check_report(text)


def test_the_packs_of_a_report_are_those_in_force() -> None:
    tree = json.loads(bytes_of(pages()))
    assert {"core", "film"} <= {p["name"] for p in tree["packs"]}
