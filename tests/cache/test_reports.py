"""Whole reports kept from run to run: when one is found, and that it is what would come out again."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.commands import film

from factcheck import pipeline
from factcheck.cache import program, reports
from factcheck.cache.store import Store
from factcheck.config import IgnoreSetting, LevelSetting, Settings, SourceSetting
from factcheck.model.finding import Report
from factcheck.pipeline import audit

COMMENT = "<!-- factcheck: ignore until=2027-03-01 -- not yet -->\n"


def settings(folder: Path, **more: object) -> Settings:
    made = Settings(root=folder, paths=(str(folder),), cache=folder / ".factcheck_cache")
    return replace(made, **more)  # type: ignore[arg-type]


def cold(folder: Path, **more: object) -> str:
    return audit(settings(folder, cache=None, **more)).to_json()


def warm(folder: Path, **more: object) -> str:
    return audit(settings(folder, **more)).to_json()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pages; one disagrees, and has a suppression that expires."""
    (tmp_path / "a.md").write_text(film(117))
    (tmp_path / "b.md").write_text(film(171) + COMMENT)
    (tmp_path / "c.md").write_text(film(117, Director="Ann Lee"))
    return tmp_path


@pytest.fixture(autouse=True, params=["whole", "the rest"])
def form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """In which form reports are kept."""
    monkeypatch.setattr(reports, "MOST_TEXT", 1_000_000 if request.param == "whole" else -1)
    return str(request.param)


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many reports were worked out, and not found, since the last call."""
    count = 0
    usual = pipeline._reconcile_and_judge

    def counted(*arguments: object) -> Report:
        nonlocal count
        count += 1
        return usual(*arguments)  # type: ignore[arg-type]

    def since() -> int:
        nonlocal count
        done, count = count, 0
        return done

    monkeypatch.setattr(pipeline, "_reconcile_and_judge", counted)
    return since


def test_nothing_is_worked_out_where_nothing_has_changed(folder: Path, worked: Callable[[], int]) -> None:
    first = audit(settings(folder))
    assert worked() == 1
    assert audit(settings(folder)) == first == audit(settings(folder, cache=None))
    assert worked() == 1  # the one without the cache


def touch(folder: Path) -> None:
    os.utime(folder / "a.md", (1, 1))


def test_the_age_of_a_file_is_nothing_to_a_report(folder: Path, worked: Callable[[], int]) -> None:
    warm(folder)
    touch(folder)
    worked()
    warm(folder)
    assert worked() == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.md").write_text(film(118)),
        lambda folder: (folder / "a.md").rename(folder / "z.md"),
        lambda folder: (folder / "d.md").write_text(film(118)),
        lambda folder: (folder / "c.md").unlink(),
        lambda folder: (folder / "d.png").write_bytes(b"\x89PNG"),
        lambda folder: (folder / ".factcheckignore").write_text("c.md\n"),
        lambda folder: (folder / "b.md").write_text(film(171)),
    ],
    ids=["edited", "renamed", "added", "removed", "something unreadable added", "ignored", "a comment taken away"],
)
def test_whatever_changes_in_the_folder_counts(folder: Path, worked: Callable[[], int], change: Callable[[Path], object]) -> None:
    before = warm(folder)
    worked()
    change(folder)
    assert warm(folder) == cold(folder) != before
    assert worked() == 2


@pytest.mark.parametrize(
    "more",
    [
        {"sources": (SourceSetting("*", weight=3.0),)},
        {"qualifiers": (("a.md", (("version", "extended"),)),)},
        {"authorities": (("running_time", "a"),)},
        {"ignores": (IgnoreSetting("so it is", code="FC101", line=3),)},
        {"levels": (LevelSetting("note", code="FC101"),)},
        {"today": "2027-03-02"},
        {"exclude": ("c.md",)},
    ],
)
def test_whatever_the_configuration_says_of_documents_and_findings_counts(folder: Path, more: dict[str, object]) -> None:
    warm(folder)
    assert warm(folder, **more) == cold(folder, **more)
    assert warm(folder) == cold(folder)


def test_what_is_done_with_a_report_does_not(folder: Path, worked: Callable[[], int]) -> None:
    warm(folder)
    worked()
    warm(folder, jobs=2, min_level="note", fail_on="never", allow_problems=True, baseline=Path("b.jsonl"))
    assert worked() == 0


def test_a_pack_counts_by_what_it_says(folder: Path, worked: Callable[[], int]) -> None:
    pack = folder / "mine.yaml"
    text = "pack: mine\nversion: 1\nattributes:\n  seats:\n    of: [film]\n    type: quantity\n    labels: [{}]\n"
    pack.write_text(text.format("Seats"))
    warm(folder, rules=(pack,))
    worked()
    assert warm(folder, rules=(pack,)) == warm(folder, rules=(pack,))
    assert worked() == 0
    pack.write_text(text.format("Chairs"))
    assert warm(folder, rules=(pack,)) == cold(folder, rules=(pack,))
    assert worked() == 2


def test_another_program_works_it_out_anew(folder: Path, worked: Callable[[], int], monkeypatch: pytest.MonkeyPatch) -> None:
    warm(folder)
    worked()
    monkeypatch.setattr(reports, "fingerprint", lambda: "another")
    warm(folder)
    assert worked() == 1
    assert program.fingerprint() != "another"


def test_what_could_not_be_read_is_tried_again(folder: Path, worked: Callable[[], int]) -> None:
    (folder / "empty.md").write_text("")
    warm(folder)
    worked()
    assert warm(folder) == cold(folder)
    assert worked() == 2


def test_a_file_that_changes_while_it_is_read_is_not_kept_under_what_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = pipeline._seen

    def edited_behind_the_look(work: object) -> object:
        seen = looked(work)  # type: ignore[arg-type]
        (folder / "c.md").write_text(film(199))
        return seen

    page = (folder / "c.md").read_text()
    monkeypatch.setattr(pipeline, "_seen", edited_behind_the_look)
    warm(folder)
    monkeypatch.setattr(pipeline, "_seen", looked)
    (folder / "c.md").write_text(page)
    assert warm(folder) == cold(folder)


def kept(folder: Path) -> list[tuple[bytes, bytes]]:
    """The reports in the store, with their slots: what is packed begins behind a key and a letter."""
    with Store(folder / ".factcheck_cache") as store:
        assert store.connection is not None
        rows = store.connection.execute("SELECT key, data FROM entry").fetchall()
    return [(slot, data) for slot, data in rows if data[33:35] == b"\x78\x01"]


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """A report with other words in it."""
    return data[:33] + zlib.compress(zlib.decompress(data[33:]).replace(old, new))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:33],
        lambda data: data[:-20],
        lambda data: data[:33] + zlib.compress(b"[[]]"),
        lambda data: changed(data, b"[0,1,2]", b"[0,1,999]"),
        lambda data: changed(data, b'[["s1"', b'[["s9"'),
    ],
    ids=["cut short", "cut off", "of another form", "of claims that are not there", "of another subject"],
)
def test_a_report_that_does_not_hold_together_is_none(folder: Path, change: Callable[[bytes], bytes]) -> None:
    warm(folder)
    [(slot, data)] = kept(folder)
    assert change(data) != data
    with Store(folder / ".factcheck_cache") as store:
        store.put(slot, change(data))
    assert warm(folder) == cold(folder)


def test_a_whole_report_of_another_text_is_none(folder: Path, form: str) -> None:
    if form != "whole":
        pytest.skip("the rest has no texts")
    warm(folder)
    [(slot, data)] = kept(folder)
    with Store(folder / ".factcheck_cache") as store:
        store.put(slot, changed(data, b'"Running time: 117 minutes"', b'"Running time: 118 minutes"'))
    assert warm(folder) == cold(folder)


def test_going_back_and_forth_keeps_a_few_reports_and_no_more(folder: Path) -> None:
    for minutes in range(100, 120):
        (folder / "a.md").write_text(film(minutes))
        warm(folder)
    assert len(kept(folder)) == reports._SLOTS


def test_looking_up_a_report_forgets_no_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.cache import store

    warm(folder)
    before = len(kept(folder))
    monkeypatch.setattr(store, "_ROOM", -100)
    warm(folder)
    with Store(folder / ".factcheck_cache") as opened:
        opened.tidies = False
        assert opened.connection is not None
        assert opened.connection.execute("SELECT count(*) FROM entry").fetchone() == (3 + before,)
