"""What goes where, how wide, in which colours and characters: the real command in a terminal, a pipe, and odd surroundings."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from tests.commands import COMMAND, dispute, environment, factcheck, film, write

from factcheck.report.formats import writers

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
LONG = "a-folder-with-a-name-that-is-longer-than-any-line-should-be-" * 2 + "end"
MACHINES = ("json", "github", "html")
"""One that is data, one that is commands and text, one that is a page."""
NOTHING: Mapping[str, str] = MappingProxyType({})


class Seen(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return [row.rstrip() for row in ESCAPE.sub("", self.out).splitlines()]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder to start the command in; it holds `docs`, with one dispute."""
    dispute(tmp_path / "docs")
    return tmp_path


def on_a_terminal(folder: Path, *arguments: str, columns: int = 80, more: Mapping[str, str] = NOTHING, **other: str) -> Seen:
    """Standard output is a terminal of this width; so is standard error, another one."""
    out, out_end = pty.openpty()
    err, err_end = pty.openpty()
    for end in (out_end, err_end):
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    seen = environment(TERM="xterm-256color") | dict(more) | other
    process = subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, env=seen, stdin=subprocess.DEVNULL, stdout=out_end, stderr=err_end
    )
    os.close(out_end)
    os.close(err_end)
    got: dict[int, bytes] = {out: b"", err: b""}
    open_ends, end_of_patience = [out, err], time.monotonic() + 300
    while open_ends and time.monotonic() < end_of_patience:
        for end in select.select(open_ends, [], [], 1)[0]:
            try:
                data = os.read(end, 65536)
            except OSError:  # how a terminal says that nobody writes to it any more
                data = b""
            got[end] += data
            if not data:
                open_ends.remove(end)
    code = process.wait(timeout=30)
    os.close(out)
    os.close(err)
    return Seen(code, got[out].decode("utf-8").replace("\r\n", "\n"), got[err].decode("utf-8"))


def in_a_pipe(folder: Path, *arguments: str, encoding: str = "utf-8", **more: str) -> Seen:
    ran = factcheck(folder, *arguments, env=environment(**more))
    return Seen(ran.returncode, ran.stdout.decode(encoding), ran.stderr.decode(encoding))


# Colours.


def test_a_terminal_has_colours_and_a_pipe_has_not(docs: Path) -> None:
    terminal, pipe = on_a_terminal(docs, "audit", "docs"), in_a_pipe(docs, "audit", "docs")
    assert ESCAPE.search(terminal.out)
    assert "\x1b" not in pipe.out
    assert (terminal.code, pipe.code) == (1, 1)


@pytest.mark.parametrize(
    ("more", "coloured"),
    [
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, True),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
    ids=str,
)
def test_colours_on_a_terminal_are_as_the_environment_wishes(docs: Path, more: dict[str, str], coloured: bool) -> None:
    seen = on_a_terminal(docs, "audit", "docs", more=more)
    assert ("\x1b" in seen.out) == coloured
    assert "error[FC101]" in ESCAPE.sub("", seen.out)


@pytest.mark.parametrize(
    ("more", "coloured"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
    ids=str,
)
def test_colours_in_a_pipe_are_as_the_environment_wishes(docs: Path, more: dict[str, str], coloured: bool) -> None:
    assert ("\x1b" in in_a_pipe(docs, "audit", "docs", **more).out) == coloured


def test_the_option_goes_before_the_environment(docs: Path) -> None:
    assert "\x1b" in in_a_pipe(docs, "audit", "docs", "--color", "always", NO_COLOR="1").out
    assert "\x1b" not in on_a_terminal(docs, "audit", "docs", "--color", "never", FORCE_COLOR="1").out


def test_colours_carry_no_meaning(docs: Path) -> None:
    coloured = on_a_terminal(docs, "audit", "docs", columns=100)
    plain = on_a_terminal(docs, "audit", "docs", "--color", "never", columns=100)
    assert coloured.lines == plain.lines


@pytest.mark.parametrize("form", MACHINES)
def test_formats_for_machines_are_the_same_bytes_wherever_they_go(docs: Path, form: str) -> None:
    pipe = in_a_pipe(docs, "audit", "docs", "--format", form, COLUMNS="200")
    terminal = on_a_terminal(docs, "audit", "docs", "--format", form, FORCE_COLOR="1", COLUMNS="200")
    assert terminal.out == pipe.out.replace("\r\n", "\n")


# Widths.


@pytest.mark.parametrize("columns", [60, 80, 130])
def test_lines_fit_the_terminal(docs: Path, columns: int) -> None:
    seen = on_a_terminal(docs, "audit", "docs", columns=columns)
    assert max(map(len, seen.lines)) <= columns


def test_columns_of_the_environment_go_before_the_terminal_and_hold_in_a_pipe(docs: Path) -> None:
    assert max(map(len, on_a_terminal(docs, "audit", "docs", columns=130, COLUMNS="60").lines)) <= 60
    narrow, wide = in_a_pipe(docs, "audit", "docs", COLUMNS="60"), in_a_pipe(docs, "audit", "docs")
    assert max(map(len, narrow.lines)) <= 60
    assert max(map(len, wide.lines)) > 60


@pytest.mark.parametrize("wish", ["", "0", "-5", "wide", "9" * 30])
def test_columns_that_make_no_sense_are_no_fault(docs: Path, wish: str) -> None:
    seen = in_a_pipe(docs, "audit", "docs", COLUMNS=wish)
    assert (seen.code, seen.err) == (1, "")


@pytest.mark.parametrize("form", ["terminal", "concise"])
def test_paths_and_ids_are_whole_in_a_pipe_and_in_a_narrow_terminal(tmp_path: Path, form: str) -> None:
    dispute(tmp_path / LONG)
    [id_] = [f["id"] for f in json.loads(in_a_pipe(tmp_path, "audit", ".", "--format", "json").out)["findings"]]
    for seen in (
        in_a_pipe(tmp_path, "audit", ".", "--format", form),
        on_a_terminal(tmp_path, "audit", ".", "--format", form, columns=60),
    ):
        assert any(f"{LONG}/b.md:5:" in row for row in seen.lines)
        assert any(id_ in row for row in seen.lines)


# Characters.


@pytest.fixture
def written_abroad(tmp_path: Path) -> Path:
    """Pages with characters that the encodings below cannot show."""
    write(
        tmp_path / "docs",
        a=film(117, Edited_by="Łukasz Żak"),
        b=film(171, Edited_by="Łukasz Żak"),
        c=film(117, name="Harbour Lights"),
    )
    (tmp_path / "docs" / "漢.md").write_text(film(171), encoding="utf-8")
    return tmp_path


ENCODINGS = {
    "cp1252": ("cp1252", {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}),
    "C": ("ascii", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "C, as it is by default": ("utf-8", {"LC_ALL": "C", "PYTHONUTF8": ""}),
    "strict ascii": ("ascii", {"PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"}),
}


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize(
    "arguments", [("audit", "docs", "-v"), ("claims", "docs"), ("diff", "docs/a.md", "docs/b.md"), ("audit", "nowhere-漢")]
)
def test_what_an_encoding_cannot_show_is_an_escape_and_no_fault(
    written_abroad: Path, name: str, arguments: tuple[str, ...]
) -> None:
    encoding, more = ENCODINGS[name]
    seen = in_a_pipe(written_abroad, *arguments, encoding=encoding, **more)
    assert seen.code == (2 if "nowhere" in arguments[-1] else 1 if arguments[0] == "audit" else 0)
    assert "Traceback" not in seen.err


def test_marks_are_ascii_where_the_encoding_is_not_unicode(docs: Path) -> None:
    seen = in_a_pipe(docs, "audit", "docs", encoding="cp1252", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert seen.out.isascii()
    assert "  A -> docs/a.md:5:3" in seen.out


@pytest.mark.parametrize("form", MACHINES)
def test_formats_for_machines_are_utf_8_in_any_encoding(written_abroad: Path, form: str) -> None:
    ours = in_a_pipe(written_abroad, "audit", "docs", "--format", form, "--fail-on", "never", COLUMNS="90")
    theirs = factcheck(
        written_abroad, "audit", "docs", "--format", form, "--fail-on", "never",
        env=environment(PYTHONIOENCODING="cp1252", PYTHONUTF8="0", COLUMNS="90"),
    )  # fmt: skip
    assert theirs.returncode == 0
    if form != "github":  # its second part is for people, and drawn in ASCII where the log is not Unicode
        assert theirs.stdout.decode("utf-8") == ours.out


# Streams.

READ: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
    "sarif": json.loads,
    "gitlab": json.loads,
    "junit": lambda text: ElementTree.fromstring(text.encode()),
    "html": lambda text: text.index("<!DOCTYPE html>") == 0 and text.endswith("</html>\n"),
    "markdown": lambda text: text.startswith("<!-- factcheck report -->"),
    "summary": lambda text: text.startswith("<!-- factcheck report -->"),
    "github": lambda text: text.startswith("::error "),
    "terminal": lambda text: text.startswith("error[FC101]"),
    "concise": lambda text: re.fullmatch(r"docs/b.md:5:3: FC101 error .*\n", text),
}


@pytest.mark.parametrize("form", sorted(READ))
def test_standard_output_gets_the_format_and_nothing_else(docs: Path, form: str) -> None:
    assert set(READ) == set(writers())
    seen = in_a_pipe(docs, "audit", "docs", "--format", form, "-v", "--report", f"json={docs / 'r.json'}")
    assert READ[form](seen.out)
    assert "timing" not in seen.out and "wrote" not in seen.out
    assert re.search(r"^timing \S.* s$", seen.err, re.MULTILINE)
    assert f"factcheck: wrote {docs / 'r.json'}\n" in seen.err
    assert seen.code == 1


def test_quiet_is_quiet_and_an_error_is_told_all_the_same(docs: Path) -> None:
    assert in_a_pipe(docs, "audit", "docs", "-q", "--report", f"json={docs / 'r.json'}").err == ""
    seen = in_a_pipe(docs, "audit", "nowhere", "-q")
    assert (seen.code, seen.out, seen.err) == (2, "", "factcheck: error: nowhere: no such file or folder\n")


def test_there_is_no_progress_in_a_pipe_nor_on_a_dumb_terminal_nor_where_quiet_is_wished(tmp_path: Path) -> None:
    pages = {f"p{at}": film(117 + at % 2) * 3 for at in range(40)}
    write(tmp_path / "docs", **pages)
    assert in_a_pipe(tmp_path, "audit", "docs").err == ""
    assert on_a_terminal(tmp_path, "audit", "docs", TERM="dumb").err == ""
    assert on_a_terminal(tmp_path, "audit", "docs", "-q").err == ""


def test_progress_on_a_terminal_leaves_its_line_as_it_was(tmp_path: Path) -> None:
    write(tmp_path / "docs", **{f"p{at}": film(117 + at % 2) * 30 for at in range(60)})
    seen = on_a_terminal(tmp_path, "audit", "docs")
    last = seen.err.rstrip("\r").rpartition("\r")[2]
    assert last.strip() == ""
    assert "[#" not in seen.out


@pytest.mark.parametrize("form", ["terminal", "json", "html"])
def test_a_reader_that_goes_away_is_no_fault(root: Path, form: str) -> None:
    shell = f"{' '.join(COMMAND)} audit seeds --format {form} | head -1; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(
        ["bash", "-c", shell], cwd=root, env=environment(), capture_output=True, text=True, timeout=300, check=True
    )
    first, code = ran.stdout.splitlines()
    assert first
    assert code == "1"  # the findings gate all the same
    assert ran.stderr == ""


def test_a_full_disk_is_told(docs: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full, which this system has not")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*COMMAND, "audit", "docs"], cwd=docs, env=environment(), stdout=full, stderr=subprocess.PIPE, timeout=300, check=False
        )
    assert ran.returncode == 2
    assert b"standard output cannot be written" in ran.stderr


# Exit codes.


@pytest.mark.parametrize("form", sorted(READ))
@pytest.mark.parametrize(("minutes", "code"), [(171, 1), (117, 0)])
def test_the_exit_code_is_the_same_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, minutes: int, code: int
) -> None:
    from factcheck.cli import run

    write(tmp_path / "docs", a=film(117), b=film(minutes))
    monkeypatch.chdir(tmp_path)
    assert run(["audit", "docs", "--format", form]) == code


def test_an_input_that_cannot_be_read_goes_before_findings(docs: Path) -> None:
    write(docs / "docs", broken=b"")
    assert in_a_pipe(docs, "audit", "docs").code == 2
    assert in_a_pipe(docs, "audit", "docs", "--allow-problems").code == 1


def test_our_own_fault_is_3_and_never_looks_like_a_finding(docs: Path) -> None:
    (docs / "sitecustomize.py").write_text(
        "import factcheck.cli as c\ndef broken(*a): raise RuntimeError('oh')\nc.run = broken\n", encoding="utf-8"
    )
    seen = in_a_pipe(docs, "audit", "docs", PYTHONPATH=str(docs))
    assert (seen.code, seen.out) == (3, "")
    assert "a fault of factcheck itself" in seen.err


# The same bytes.


def test_neither_hash_seed_nor_zone_nor_locale_changes_a_byte(docs: Path) -> None:
    written = []
    for number, more in enumerate(({"TZ": "UTC", "LANG": "C.UTF-8"}, {"TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8"})):
        folder = docs / f"r{number}"
        folder.mkdir()
        options = [f"--report={form}=r{number}/{form}" for form in writers()]
        assert factcheck(docs, "audit", "docs", *options, env=environment(PYTHONHASHSEED=str(number), **more)).returncode == 1
        written.append({form: (folder / form).read_bytes() for form in writers()})
    assert written[0] == written[1]


def test_files_of_one_run_speak_of_the_same_findings(docs: Path) -> None:
    wanted = ["json", "jsonl", "sarif", "junit", "gitlab", "html", "markdown", "summary", "github", "concise"]
    options = [f"--report={form}={docs / form}" for form in wanted]
    seen = in_a_pipe(docs, "audit", "docs", *options)
    ids = {form: set(re.findall(r"fc1-[0-9a-f]{16}", (docs / form).read_text(encoding="utf-8"))) for form in wanted}
    assert len(set(map(frozenset, ids.values()))) == 1
    assert ids["json"] == set(re.findall(r"fc1-[0-9a-f]{16}", seen.out))


def test_one_file_cannot_get_two_reports(docs: Path) -> None:
    seen = in_a_pipe(docs, "audit", "docs", "--report", "json=r", "--report", "sarif=./r")
    assert (seen.code, seen.out) == (2, "")
    assert "written by another --report already" in seen.err


def test_a_summary_is_added_to_what_is_there(docs: Path) -> None:
    (docs / "s.md").write_text("# mine\n", encoding="utf-8")
    seen = in_a_pipe(docs, "audit", "docs", "--report", "summary=s.md")
    assert (docs / "s.md").read_text(encoding="utf-8").startswith("# mine\n<!-- factcheck report -->\n")
    assert seen.err == "factcheck: added to s.md\n"
