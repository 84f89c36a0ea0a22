"""The store: what was put is found again, by whoever opens it next; what is damaged or foreign is not, and stops nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands import COMMAND, dispute, environment

from factcheck.cache.store import FILE, Store

KEY, OTHER = b"k" * 32, b"o" * 32


def put(folder: Path) -> None:
    with Store(folder) as store:
        store.put(KEY, b"data")


def got(folder: Path, key: bytes = KEY) -> bytes | None:
    with Store(folder) as store:
        return store.get(key)


def change(folder: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(folder / FILE)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def test_what_was_put_is_found_by_the_next_run_and_nothing_else_is(tmp_path: Path) -> None:
    put(tmp_path)
    assert got(tmp_path) == b"data"
    assert got(tmp_path, OTHER) is None


def test_the_folder_is_tagged_and_ignored_by_git(tmp_path: Path) -> None:
    put(tmp_path / "cache")
    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (tmp_path / "cache" / ".gitignore").read_text().endswith("\n*\n")


def test_data_that_was_changed_behind_its_back_is_a_miss(tmp_path: Path) -> None:
    put(tmp_path)
    change(tmp_path, "UPDATE entry SET data = ?", b"other")
    assert got(tmp_path) is None


def test_an_entry_moved_to_another_key_is_a_miss(tmp_path: Path) -> None:
    put(tmp_path)
    change(tmp_path, "UPDATE entry SET key = ?", OTHER)
    assert got(tmp_path, OTHER) is None


@pytest.mark.parametrize("value", ["text", None, 5])
def test_an_entry_that_holds_no_bytes_is_a_miss(tmp_path: Path, value: object) -> None:
    put(tmp_path)
    change(tmp_path, "DROP TABLE entry")
    change(tmp_path, "CREATE TABLE entry (key BLOB PRIMARY KEY, checksum BLOB, data BLOB)")
    change(tmp_path, "INSERT INTO entry VALUES (?, ?, ?)", KEY, b"c" * 16, value)
    assert got(tmp_path) is None


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    put(tmp_path)
    (tmp_path / FILE).write_bytes(damage)
    assert got(tmp_path) is None
    put(tmp_path)
    assert got(tmp_path) == b"data"


def test_damage_in_the_middle_is_a_miss_and_no_error(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for n in range(200):
            store.put(bytes([n]) * 32, b"d" * 3000)
    data = bytearray((tmp_path / FILE).read_bytes())
    for at in range(6000, len(data), 4096):
        data[at : at + 2000] = b"\x77" * 2000
    (tmp_path / FILE).write_bytes(bytes(data))
    with Store(tmp_path) as store:
        assert all(store.get(bytes([n]) * 32) in (None, b"d" * 3000) for n in range(200))
        store.put(KEY, b"data")


def test_a_table_of_another_form_is_no_error(tmp_path: Path) -> None:
    tmp_path.joinpath(FILE).touch()
    change(tmp_path, "CREATE TABLE entry (something TEXT)")
    assert got(tmp_path) is None
    put(tmp_path)


@pytest.mark.parametrize("what", ["a file", "a folder in place of the file"])
def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "cache"
    if what == "a file":
        folder.write_text("mine")
    else:
        (folder / FILE).mkdir(parents=True)
    put(folder)
    assert got(folder) is None


def test_what_was_read_before_a_stop_is_kept(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Store(tmp_path) as store:
        store.put(KEY, b"data")
        raise KeyboardInterrupt
    assert got(tmp_path) == b"data"


def test_what_has_not_been_used_for_long_goes_once_there_is_much_of_it(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for n in range(1200):
            store.put(n.to_bytes(32, "big"), b"old")
    with Store(tmp_path) as store:
        store.put(KEY, b"data")
        assert store.get((7).to_bytes(32, "big")) == b"old"
    with Store(tmp_path) as store:
        assert store.get((7).to_bytes(32, "big")) == b"old"
        assert store.get((8).to_bytes(32, "big")) is None
        assert store.get(KEY) == b"data"


FILL = """
import sys
from pathlib import Path
from factcheck.cache.store import Store
with Store(Path(sys.argv[1])) as store:
    for n in range(300):
        store.put(n.to_bytes(32, "big"), b"d%d" % n)
        store.get(((n * int(sys.argv[2])) % 300).to_bytes(32, "big"))
"""


def test_several_runs_at_once_leave_every_entry_whole(tmp_path: Path) -> None:
    runs = [subprocess.Popen([sys.executable, "-c", FILL, tmp_path, str(n)], env=environment()) for n in range(4)]
    assert [run.wait(120) for run in runs] == [0] * 4
    with Store(tmp_path) as store:
        assert [store.get(n.to_bytes(32, "big")) for n in range(300)] == [b"d%d" % n for n in range(300)]


def test_audits_at_once_on_an_empty_cache_print_the_same(tmp_path: Path) -> None:
    command = [*COMMAND, "audit", "--format", "json"]
    dispute(tmp_path)
    runs = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, env=environment()) for _ in range(3)]
    printed = {run.communicate(timeout=120)[0] for run in runs}
    assert len(printed) == 1
    assert [run.returncode for run in runs] == [1, 1, 1]
    assert got(tmp_path / ".factcheck_cache") is None
