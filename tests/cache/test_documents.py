"""The cache of documents: what hits, what misses, and that a warm run gives the bytes of a cold one."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.cache import codec, documents, program
from factcheck.cache.documents import Cache, packed, unpacked
from factcheck.cache.store import FILE, Store
from factcheck.config import RecordSetting, Settings, SourceSetting
from factcheck.pipeline import audit

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(autouse=True)
def _documents_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No whole reports: test_reports.py is about those."""
    monkeypatch.setattr(pipeline, "_question", lambda *_: None)


def settings(folder: Path, **more: object) -> Settings:
    made = Settings(root=folder, paths=(str(folder),), cache=folder / ".factcheck_cache")
    return replace(made, **more)  # type: ignore[arg-type]


def cold(folder: Path, **more: object) -> str:
    return audit(settings(folder, cache=None, **more)).to_json()


def warm(folder: Path, **more: object) -> str:
    return audit(settings(folder, **more)).to_json()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in SEEDS.glob("*.txt"):
        shutil.copy(file, tmp_path)
    return tmp_path


class Counter:
    """How many documents were found in the cache, and how many were put there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.found = self.put = 0
        find, put = Cache.find, Cache.put

        def counted_find(cache, keys):
            found = find(cache, keys)
            self.found += len(found)
            return found

        def counted_put(cache, key, read):
            self.put += 1
            put(cache, key, read)

        monkeypatch.setattr(Cache, "find", counted_find)
        monkeypatch.setattr(Cache, "put", counted_put)

    def since(self) -> tuple[int, int]:
        counts = (self.found, self.put)
        self.found = self.put = 0
        return counts


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(monkeypatch)


def test_a_second_run_finds_all_and_gives_the_same_bytes(folder: Path, count: Counter) -> None:
    first = warm(folder)
    assert count.since() == (0, 5)
    assert warm(folder) == first == cold(folder)
    assert count.since() == (5, 0)


def test_the_report_of_a_warm_run_holds_the_same_records(folder: Path) -> None:
    warm(folder)
    assert audit(settings(folder)) == audit(settings(folder, cache=None))


def test_an_edited_document_is_read_anew_and_the_others_are_not(folder: Path, count: Counter) -> None:
    warm(folder)
    count.since()
    page = folder / "encyclopedia.txt"
    page.write_text(page.read_text().replace("Julian Clarke", "Julia Clark"))
    assert warm(folder) == cold(folder)
    assert count.since() == (4, 1)


@pytest.mark.parametrize(
    "more",
    [
        {"sources": (SourceSetting("*", weight=3.0),)},
        {"sources": (SourceSetting("*", name="One"),)},
        {"sources": (SourceSetting("*", kind="article"),)},
        {"sources": (SourceSetting("*", subject="Another Film"),)},
        {"qualifiers": (("*", (("version", "extended"),)),)},
    ],
)
def test_settings_that_matter_to_reading_make_it_read_anew(folder: Path, count: Counter, more: dict[str, object]) -> None:
    warm(folder)
    count.since()
    assert warm(folder, **more) == cold(folder, **more)
    assert count.since() == (0, 5)


def test_settings_that_matter_to_judging_only_do_not(folder: Path, count: Counter) -> None:
    warm(folder)
    count.since()
    more = {"authorities": (("editor", "mulder-magazine"),)}
    assert warm(folder, **more) == cold(folder, **more)
    assert count.since() == (5, 0)


def test_an_edited_pack_makes_it_read_anew(folder: Path, count: Counter) -> None:
    pack = folder / "mine.yaml"
    for label in ("Seats", "Chairs"):
        pack.write_text(
            f"pack: mine\nversion: 1\nattributes:\n  seats:\n    of: [film]\n    type: quantity\n    labels: [{label}]\n"
        )
        assert warm(folder, rules=(pack,)) == cold(folder, rules=(pack,))
        assert count.since() == (0, 5)


def test_another_version_of_the_program_finds_nothing(folder: Path, count: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(folder)
    count.since()
    monkeypatch.setattr(documents, "fingerprint", lambda: "another")
    warm(folder)
    assert count.since() == (0, 5)


def test_the_program_is_told_by_its_files_and_packages() -> None:
    lines = list(program._files(str(Path(program.__file__).parent.parent)))
    assert any(line.startswith("/values/numbers.py ") for line in lines)
    assert any(line.startswith("/pipeline.py ") for line in lines)
    assert lines == sorted(lines)
    # What reads a format is a part of what was read.
    assert {"dateparser", "chardet", "sentencex"} <= {name.split("-")[0] for name in program._packages()}


def rewrite(folder: Path, change) -> None:
    """Change what is kept, its checksum made to fit."""
    with Store(folder) as store:
        assert store.connection is not None
        rows = store.connection.execute("SELECT key, data FROM entry").fetchall()
        for key, data in rows:
            store.put(key, change(data))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:-20],
        lambda data: zlib.compress(b"[" * 100_000),
        lambda data: zlib.compress(b'{"document": 1}'),
        lambda data: zlib.compress(zlib.decompress(data).replace(b"Lionsgate", b"Lionsgaze", 1)),
        lambda data: zlib.compress(zlib.decompress(data).replace(b"null", b"7")),
    ],
    ids=["empty", "cut off", "nested", "of another form", "of another text", "of other types"],
)
def test_an_entry_made_by_somebody_else_is_a_miss(folder: Path, count: Counter, change) -> None:
    warm(folder)
    rewrite(folder / ".factcheck_cache", change)
    count.since()
    assert warm(folder) == cold(folder)


def test_an_entry_that_unpacks_without_end_is_a_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "_MOST_BYTES", 1000)
    assert unpacked(zlib.compress(b" " * 100_000)) is None


def test_a_damaged_store_is_no_error(folder: Path) -> None:
    warm(folder)
    (folder / ".factcheck_cache" / FILE).write_bytes(b"\0" * 5000)
    assert warm(folder) == cold(folder)
    kept = sqlite3.connect(folder / ".factcheck_cache" / FILE).execute("SELECT count(*) FROM entry").fetchone()
    assert kept == (6,)  # five documents and a story


def test_what_cannot_be_read_is_tried_again(folder: Path, count: Counter) -> None:
    (folder / "empty.md").write_text("")
    warm(folder)
    count.since()
    assert warm(folder) == cold(folder)
    assert count.since() == (5, 0)


def entries(folder: Path) -> list[bytes]:
    with Store(folder / ".factcheck_cache") as store:
        assert store.connection is not None
        return [data for (data,) in store.connection.execute("SELECT data FROM entry")]


def test_what_is_packed_comes_back(folder: Path) -> None:
    warm(folder)
    files = [file for data in entries(folder) if (file := unpacked(data)) is not None]
    assert len(files) == 5
    assert all(unpacked(packed(file)) == file for file in files)


@pytest.fixture
def with_records(folder: Path) -> Path:
    """A file of records, a file of one object and a file of texts beside the pages."""
    (folder / "films.csv").write_text(
        "title,director,running time\nHarbour Lights,Mara Quist,117\nNight Ferry,Ivo Brandt,98\nLow Tide,Ana Roy,x\n"
    )
    (folder / "film.json").write_text('{"title": "Harbour Lights", "director": "Mara Qu\\u00efst", "runningTime": "119 minutes"}')
    (folder / "pages.jsonl").write_text(
        '{"title": "Low Tide", "text": "Low Tide is a film. It was directed by Ana Royle and runs for 90 minutes in all."}\n'
        '{"title": "Night Ferry", "text": "Night Ferry is a film directed by Ivo Brandt, which runs for 99 minutes in all."}\n'
    )
    return folder


def test_all_records_of_a_file_come_back_from_one_entry(with_records: Path, count: Counter) -> None:
    first = audit(settings(with_records))
    assert count.since() == (0, 8)
    assert len([d for d in first.documents if d.path == "films.csv"]) == 3
    assert len([d for d in first.documents if d.path == "pages.jsonl"]) == 2
    assert audit(settings(with_records)) == first == audit(settings(with_records, cache=None))
    assert count.since() == (8, 0)


def test_what_is_said_of_columns_makes_records_be_read_anew(with_records: Path, count: Counter) -> None:
    warm(with_records)
    count.since()
    more = {"records": (RecordSetting("*.csv", subject="director"),)}
    assert warm(with_records, **more) == cold(with_records, **more) != cold(with_records)
    assert count.since() == (7, 1)


def test_an_entry_with_a_claim_of_another_record_is_none(with_records: Path) -> None:
    warm(with_records)
    files = [unpacked(data) for data in entries(with_records)]
    file = next(one for one in files if one is not None and one.path == "films.csv")
    assert unpacked(packed(file)) == file
    first, second, *_ = file.reads
    swapped = replace(file, reads=(replace(first, claims=second.claims), second))
    assert unpacked(packed(swapped)) is None
