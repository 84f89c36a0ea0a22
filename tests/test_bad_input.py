"""The table of bad input in the contract, row by row, through the real command line."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from tests.commands import COMMAND, dispute, environment, factcheck, film, write


def errors(stderr: bytes) -> list[str]:
    return stderr.decode().splitlines()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".factcheck_cache")


def problems(stdout: bytes) -> dict[str, str]:
    return {p["where"]: p["severity"] for p in json.loads(stdout)["problems"]}


# A path that does not exist, a folder with no document: exit 2, one line that names it.


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    ran = factcheck(tmp_path, "audit", "no/such.md")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert errors(ran.stderr) == ["factcheck: error: no/such.md: no such file or folder"]


def test_one_missing_path_among_good_ones(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    ran = factcheck(tmp_path, "audit", "docs", "nope")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert errors(ran.stderr) == ["factcheck: error: nope: no such file or folder"]


def test_a_folder_with_no_document(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    ran = factcheck(tmp_path, "audit", "docs")
    assert (ran.returncode, ran.stdout) == (2, b"")
    [line] = errors(ran.stderr)
    assert line.startswith("factcheck: error: docs: no document found")


# An undecodable, empty, truncated or binary file among good ones: a problem; the others are audited.

DAMAGED = {
    "undecodable": b"Harbour Lights\n\nEdited by J\xfcrg\x81\x8d\x8f\x90\x9d\x00\xff\xfe",
    "empty": b"",
    "binary": bytes(range(256)) * 8,
    "truncated": "Harbour Lights is a film by Łukasz".encode("utf-16")[:-1],
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_file_among_good_ones(tmp_path: Path, kind: str) -> None:
    write(dispute(tmp_path / "docs"), damaged=DAMAGED[kind])
    ran = factcheck(tmp_path, "audit", "docs", "--format", "json")
    assert ran.returncode == 2
    assert problems(ran.stdout)["docs/damaged.md"] == "input"
    assert len(json.loads(ran.stdout)["documents"]) == 3
    assert len(json.loads(ran.stdout)["findings"]) == 1
    assert errors(ran.stderr) == ["factcheck: error: 1 input could not be read (see the report; --allow-problems goes on without)"]


@pytest.mark.parametrize(("minutes", "code"), [(171, 1), (117, 0)])
def test_problems_that_are_allowed_leave_the_exit_code_to_the_findings(tmp_path: Path, minutes: int, code: int) -> None:
    write(tmp_path / "docs", a=film(117), b=film(minutes), c=film(117), damaged=b"")
    ran = factcheck(tmp_path, "audit", "docs", "--format", "json", "--allow-problems")
    assert ran.returncode == code
    assert problems(ran.stdout)["docs/damaged.md"] == "input"
    assert ran.stderr == b""


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = dispute(tmp_path / "docs") / "a.md"
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    ran = factcheck(tmp_path, "audit", "docs", "--format", "json")
    assert ran.returncode == 2
    assert problems(ran.stdout)["docs/a.md"] == "input"


# A bad rule pack or configuration: exit 2, file:line, all faults at once; nothing is audited with half a pack.

BAD_PACK = """\
pack: ships
version: 1
attributes:
  captain:
    of: [film]
    type: person
    lables: [Captain]
  captain:
    of: [film]
    type: persons
    labels: [Captain]
"""


def test_a_bad_rule_pack_is_told_with_all_its_faults(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    bad = BAD_PACK.replace("  captain:\n    of: [film]\n    type: persons\n", "  mate:\n    of: [film]\n    typ: persons\n", 1)
    (tmp_path / "ships.yaml").write_text(bad, encoding="utf-8")
    ran = factcheck(tmp_path, "audit", "docs", "--rules", "ships.yaml")
    assert (ran.returncode, ran.stdout) == (2, b"")
    lines = errors(ran.stderr)
    assert any(re.match(r"factcheck: error: ships\.yaml:6: .*type", line) for line in lines)
    assert any('ships.yaml:7: unknown key "lables"' in line and 'did you mean "labels"?' in line for line in lines)
    assert any('ships.yaml:10: unknown key "typ"' in line for line in lines)
    assert all(line.startswith("factcheck: error: ships.yaml:") for line in lines)


def test_a_key_that_stands_twice_in_a_pack_is_a_fault(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    (tmp_path / "ships.yaml").write_text(BAD_PACK, encoding="utf-8")
    ran = factcheck(tmp_path, "rules", "check", "ships.yaml")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "factcheck: error: ships.yaml:8: the key 'captain' stands twice" in errors(ran.stderr)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"pack: [\n", "ships.yaml:2: not YAML"),
        (b"\xff\xfe\xfa", "ships.yaml: not UTF-8"),
        (b"", "ships.yaml:1: a rule pack is a mapping"),
        (b"- a\n", "ships.yaml:1: a rule pack is a mapping"),
        (b"pack: x\nversion: 1\ndescription: &a [*a]\n", "ships.yaml:3: an alias that holds itself"),
        (b"a: " + b"[" * 100_000, "ships.yaml:1: not YAML"),
    ],
)
def test_what_is_no_pack_at_all(tmp_path: Path, text: bytes, fault: str) -> None:
    dispute(tmp_path / "docs")
    (tmp_path / "ships.yaml").write_bytes(text)
    ran = factcheck(tmp_path, "audit", "docs", "--rules", "ships.yaml")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert any(line.startswith(f"factcheck: error: {fault}") for line in errors(ran.stderr)), ran.stderr


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    ran = factcheck(tmp_path, "audit", "docs", "--rules", "no.yaml")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert errors(ran.stderr) == ["factcheck: error: no.yaml: cannot be read: No such file or directory"]


def test_a_bad_configuration_is_told_with_all_its_faults(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    config = 'path = ["docs"]\njobs = "two"\n\n[[sources]]\nmatch = "docs/a.md"\nwheight = 2\n'
    (tmp_path / "factcheck.toml").write_text(config, encoding="utf-8")
    ran = factcheck(tmp_path, "audit", "docs")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert errors(ran.stderr) == [
        'factcheck: error: factcheck.toml:1: unknown key "path" (did you mean "paths"?)',
        'factcheck: error: factcheck.toml:2: jobs: expected a whole number, found "two"',
        'factcheck: error: factcheck.toml:6: unknown key "wheight" (did you mean "weight"?)',
    ]


def test_a_setting_that_names_what_no_pack_knows_is_a_fault(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    config = '[[sources]]\nmatch = "docs/*"\nkind = "listicel"\n\n[authorities]\neditr = "a"\n'
    (tmp_path / "factcheck.toml").write_text(config, encoding="utf-8")
    ran = factcheck(tmp_path, "audit", "docs")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert errors(ran.stderr) == [
        'factcheck: error: factcheck.toml:3: no source kind "listicel" (did you mean "listicle"?)',
        'factcheck: error: factcheck.toml:6: no attribute "editr" (did you mean "editor"?)',
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "factcheck-baseline.jsonl:1: not a baseline"),
        ('{"factcheck_baseline":1}\n<<<<<<< ours\n', "factcheck-baseline.jsonl:2: a conflict marker"),
        ('{"factcheck_baseline":9}\n', "factcheck-baseline.jsonl:1: version 9 is unknown"),
        ('{"factcheck_baseline":1}\n# 00\n{"id"\n', "factcheck-baseline.jsonl:3: a damaged line"),
    ],
)
def test_a_damaged_baseline(tmp_path: Path, text: str, fault: str) -> None:
    dispute(tmp_path / "docs")
    (tmp_path / "factcheck-baseline.jsonl").write_text(text, encoding="utf-8")
    ran = factcheck(tmp_path, "audit", "docs")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().startswith(f"factcheck: error: {fault}")


# A rule or document made to be slow. The time limit of `factcheck` catches what does not end; nothing is timed here.

SLOW_PACK = """\
source: slow
version: 1
recognise:
  - line: "(a+)+b"
    because: a line of a
    score: 9
boilerplate_lines: ["/(x+x+)+y/", "/(.*)*(.*)*(.*)*z/"]
"""


def test_patterns_that_backtrack_do_not_hang_the_run(tmp_path: Path) -> None:
    write(dispute(tmp_path / "docs"), d=f"{'a' * 100_000}!\n\n{'x' * 100_000}\n")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "slow.yaml").write_text(SLOW_PACK, encoding="utf-8")
    ran = factcheck(tmp_path, "audit", "docs", "--rules", "sources/slow.yaml", "--format", "json")
    assert ran.returncode == 1, ran.stderr


def test_a_pattern_that_is_none_is_a_fault_of_its_pack(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    (tmp_path / "slow.yaml").write_text(SLOW_PACK.replace("(a+)+b", "(a+"), encoding="utf-8")
    ran = factcheck(tmp_path, "audit", "docs", "--rules", "slow.yaml")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().startswith("factcheck: error: slow.yaml:4: ")


LARGE = 2_000_000
BULKY = {
    "letters": "a" * LARGE,
    "words": "word " * (LARGE // 5),
    "brackets": "[" * 100_000,
    "nested tags": "<div>" * 100_000,
    "quotes": '"' * 100_000,
    "stars": "*a" * 100_000,
    "dates": "June 4, 2025 " * 20_000,
    "names": "Edited by " + "Ada Example, " * 20_000,
    "numbers": "Budget: $" + "9" * 100_000 + " million",
    "pipes": "|" * 100_000,
    "hashes": "#" * 100_000,
    "spaces": "a" + " " * LARGE + "b",
    "headings": "# a\n" * 50_000,
    "labels": "Edited by: " * 20_000,
}


@pytest.mark.parametrize("kind", BULKY)
def test_a_bulky_document_is_read_to_its_end(tmp_path: Path, kind: str) -> None:
    write(dispute(tmp_path / "docs"), d=f"# Harbour Lights\n\n{BULKY[kind]}\n")
    (tmp_path / "docs" / "e.txt").write_text(f"Harbour Lights\n\n{BULKY[kind]}", encoding="utf-8")
    ran = factcheck(tmp_path, "audit", "docs", "--format", "concise", "--allow-problems")
    assert ran.returncode == 1, ran.stderr
    assert b"FC101" in ran.stdout
    assert len(ran.stdout) < 100_000


# Hostile text is shown escaped in every format.

HOSTILE = "\x1b[31m\x07\u202e<script>alert(1)</script> ::error file=x::y `a` [l](javascript:x) | \x9b1m \u2066"


def hostile_folder(folder: Path) -> Path:
    evil = {"Directed_by": f"Ada Example {HOSTILE}"}
    write(folder, a=film(f"117 {HOSTILE}", **evil), b=film(f"171 {HOSTILE}", **evil), c=film(117))
    (folder / "d\x1b[31m<b>`::error::.md").write_text(film(99) + f"\n## {HOSTILE}\n\n{HOSTILE}\n", encoding="utf-8")
    write(folder, e=b"")
    return folder


def dangerous(text: str) -> set[str]:
    """Characters that a terminal or a browser might obey."""
    return {c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}


@pytest.mark.parametrize(
    "command",
    [
        ["audit", "docs", "--format", "terminal", "--min-level", "note", "-v"],
        ["audit", "docs", "--format", "concise"],
        ["audit", "docs", "--format", "markdown"],
        ["audit", "docs", "--format", "json"],
        ["claims", "docs"],
        ["claims", "docs", "--missing"],
        ["claims", "docs", "--format", "json"],
        ["diff", "docs/a.md", "docs/b.md"],
    ],
    ids=" ".join,
)
def test_hostile_text_is_shown_escaped(tmp_path: Path, command: list[str]) -> None:
    hostile_folder(tmp_path / "docs")
    ran = factcheck(tmp_path, *command)
    assert ran.returncode in {0, 2}, ran.stderr
    assert ran.stdout
    assert dangerous(ran.stdout.decode()) == set()
    assert dangerous(ran.stderr.decode()) == set()
    assert not re.search(r"^\s*::", ran.stdout.decode(), re.MULTILINE)
    if "markdown" in command:
        assert not re.search(rb"(?<!\\)<(script|b)\b", re.sub(rb"(`+)[^`].*?\1", b"", ran.stdout))
        assert b"](javascript:" not in re.sub(rb"(`+)[^`].*?\1", b"", ran.stdout)


def test_hostile_names_are_escaped_in_the_trail_of_a_finding(tmp_path: Path) -> None:
    hostile_folder(tmp_path / "docs")
    report = json.loads(factcheck(tmp_path, "audit", "docs", "--format", "json").stdout)
    assert report["findings"]
    ran = factcheck(tmp_path, "explain", report["findings"][0]["id"], "docs")
    assert ran.returncode == 0, ran.stderr
    assert dangerous(ran.stdout.decode()) == set()


def test_a_hostile_path_is_escaped_in_a_message(tmp_path: Path) -> None:
    ran = factcheck(tmp_path, "audit", "no\x1b[31m\u202e\n::error::x")
    assert ran.returncode == 2
    assert dangerous(ran.stderr.decode()) == set()
    assert len(errors(ran.stderr)) == 1


# A link out of the audited folder, a FIFO, a device: not followed, a problem.


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, secret=film(99))
    (dispute(tmp_path / "docs") / "link.md").symlink_to("../secret.md")
    ran = factcheck(tmp_path, "audit", "docs", "--format", "json")
    assert ran.returncode == 2
    assert problems(ran.stdout)["docs/link.md"] == "input"
    assert b'"99' not in ran.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs here")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(dispute(tmp_path / "docs") / "pipe.md")
    ran = factcheck(tmp_path, "audit", "docs", "--format", "json")
    assert ran.returncode == 2
    assert problems(ran.stdout)["docs/pipe.md"] == "input"
    ran = factcheck(tmp_path, "audit", "docs/pipe.md", "--format", "json")
    assert ran.returncode == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_device_is_not_read(tmp_path: Path) -> None:
    (dispute(tmp_path / "docs") / "zero.md").symlink_to("/dev/zero")
    assert factcheck(tmp_path, "audit", "docs").returncode == 2
    assert factcheck(tmp_path, "audit", "/dev/zero").returncode == 2


# Ctrl-C, SIGTERM, a full disk, two runs at once: no half-written file.

WAITING = """if True:
    import os, sys, time
    from factcheck.__main__ import main
    if sys.argv[1] == "run":
        import factcheck.pipeline
        def wait(*a, **k):
            os.write(2, b"ready\\n")
            time.sleep(120)
        factcheck.pipeline.audit = wait
    else:
        def wait(fd):
            os.write(2, b"ready\\n")
            time.sleep(120)
        os.fsync = wait
    sys.argv = ["factcheck", *sys.argv[2:]]
    sys.exit(main())
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("moment", ["run", "write"])
@pytest.mark.parametrize("command", ["report", "baseline"])
def test_a_run_that_is_stopped_leaves_files_as_they_were(
    tmp_path: Path, number: signal.Signals, code: int, moment: str, command: str
) -> None:
    dispute(tmp_path / "docs")
    (tmp_path / "r.json").write_bytes(b"old")
    arguments = ["audit", "docs", "--report", "json=r.json"] if command == "report" else ["baseline", "create", "docs"]
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING, moment, *arguments],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    with process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"ready\n"
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, b""), err
    assert b"Traceback" not in err
    assert names_in(tmp_path) == ["docs", "r.json"]
    assert (tmp_path / "r.json").read_bytes() == b"old"


def test_ctrl_c_on_a_run_with_workers_is_quiet(tmp_path: Path) -> None:
    """As a terminal does it: the signal goes to the whole group of processes."""
    write(
        tmp_path / "docs",
        **{f"d{i}": film(117) + "Ada Example met Ivo Brandt in June 2025. " * 2000 for i in range(200)},
    )
    process = subprocess.Popen(
        [*COMMAND, "audit", "docs", "--jobs", "2"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, env=environment(),
    )  # fmt: skip
    with process:
        time.sleep(3)
        if process.poll() is not None:
            pytest.skip("this machine was too fast")
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b""), err
    assert b"Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told_and_is_no_finding(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    ran = factcheck(tmp_path, "audit", "docs", "--report", "json=/dev/full")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert errors(ran.stderr) == ["factcheck: error: /dev/full: cannot be written: No space left on device"]
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "audit", "docs"]
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert done.returncode == 2
    assert errors(done.stderr) == ["factcheck: error: standard output cannot be written: No space left on device"]


def test_a_disk_that_fills_up_half_way_keeps_the_old_report(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    dispute(tmp_path / "docs")
    (tmp_path / "r.json").write_bytes(b"old")
    done = subprocess.run(
        [*COMMAND, "audit", "docs", "--report", "json=r.json"],
        cwd=tmp_path, capture_output=True, timeout=120, check=False,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    assert errors(done.stderr) == ["factcheck: error: r.json: cannot be written: File too large"]
    assert names_in(tmp_path) == ["docs", "r.json"]
    assert (tmp_path / "r.json").read_bytes() == b"old"


def test_several_runs_at_once_leave_one_whole_report(tmp_path: Path) -> None:
    dispute(tmp_path / "docs")
    command = [*COMMAND, "audit", "docs", "--report", "json=r.json", "--format", "json"]
    runs = [
        subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()) for _ in range(4)
    ]
    outputs = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [1] * 4, outputs
    assert {out for out, _ in outputs} == {(tmp_path / "r.json").read_bytes()}
    assert names_in(tmp_path) == ["docs", "r.json"]
