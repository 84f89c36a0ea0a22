"""Judged stories kept from run to run: only a story of which a telling has changed is judged anew."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.cache.documents import unpacked
from factcheck.cache.store import Store
from factcheck.config import Settings
from factcheck.pipeline import audit
from factcheck.story import findings

PLOT = """# {name}

{name} is a film about {one} and {other}.

## Plot

{one} keeps the lighthouse at Skerry Point, and {other} runs the ferry. {one} hires {other} to carry oil. In the first
autumn {other} steals the oil and sells it in Arnhavn. {one} follows {other} to Arnhavn and finds the barrels.

In the final scene {ending}
"""
ENDINGS = ("{one} shoots {other} on the quay.", "{other} shoots {one} on the quay.", "{one} forgives {other} on the quay.")


def told(name: str, one: str, other: str, ending: int) -> str:
    return PLOT.format(name=name, one=one, other=other, ending=ENDINGS[ending].format(one=one, other=other))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two films, each told twice, the first with two endings."""
    (tmp_path / "a1.md").write_text(told("Low Tide", "Mara Quist", "Ivo Brandt", 0))
    (tmp_path / "a2.md").write_text(told("Low Tide", "Mara Quist", "Ivo Brandt", 1))
    (tmp_path / "b1.md").write_text(told("High Water", "Ana Roy", "Per Lund", 2))
    (tmp_path / "b2.md").write_text(told("High Water", "Ana Roy", "Per Lund", 2))
    return tmp_path


@pytest.fixture(autouse=True)
def _no_whole_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_question", lambda *_: None)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many stories were judged since the last call."""
    count = 0
    usual = findings._Writer.write

    def counted(writer: findings._Writer) -> None:
        nonlocal count
        count += 1
        usual(writer)

    def since() -> int:
        nonlocal count
        done, count = count, 0
        return done

    monkeypatch.setattr(findings._Writer, "write", counted)
    return since


def settings(folder: Path, **more: object) -> Settings:
    made = Settings(root=folder, paths=(str(folder),), cache=folder / ".factcheck_cache")
    return replace(made, **more)  # type: ignore[arg-type]


def warm(folder: Path) -> str:
    return audit(settings(folder)).to_json()


def cold(folder: Path) -> str:
    return audit(settings(folder, cache=None)).to_json()


def test_a_story_is_judged_once(folder: Path, judged: Callable[[], int]) -> None:
    first = warm(folder)
    assert judged() == 2
    assert warm(folder) == first
    assert judged() == 0
    assert cold(folder) == first
    assert "FC50" in first


def test_only_the_story_of_an_edited_telling_is_judged_anew(folder: Path, judged: Callable[[], int]) -> None:
    warm(folder)
    (folder / "b2.md").write_text(told("High Water", "Ana Roy", "Per Lund", 0))
    judged()
    after = warm(folder)
    assert judged() == 1
    assert after == cold(folder)


def test_another_subject_before_it_renumbers_a_kept_story(folder: Path, judged: Callable[[], int]) -> None:
    before = warm(folder)
    (folder / "a0.md").write_text("# Autumn Light\n\nAutumn Light is a 2019 film.\n\n- Running time: 117 minutes\n")
    judged()
    after = warm(folder)
    assert judged() == 0
    assert after == cold(folder) != before


def test_a_telling_that_goes_or_comes_is_noticed(folder: Path, judged: Callable[[], int]) -> None:
    warm(folder)
    (folder / "a3.md").write_text(told("Low Tide", "Mara Quist", "Ivo Brandt", 0))
    (folder / "b1.md").unlink()
    judged()
    assert warm(folder) == cold(folder)
    assert judged() == 1 + 1  # the story of three, warm and cold; of the other one telling is left


def test_what_is_no_telling_of_ours_makes_the_run_do_without_the_cache(folder: Path) -> None:
    warm(folder)
    with Store(folder / ".factcheck_cache") as store:
        assert store.connection is not None
        rows = store.connection.execute("SELECT key, data FROM entry").fetchall()
        for key, data in rows:
            file = unpacked(data)
            if file is None:
                store.put(key, b"")  # a story: to be judged anew
            else:
                text = zlib.decompress(data).decode("ascii")
                telling = json.dumps(file.reads[0].telling)
                assert telling in text
                store.put(key, zlib.compress(text.replace(telling, '"[1]"').encode("ascii")))
    assert warm(folder) == cold(folder)
