"""`factcheck baseline ...` and the gate as commands: what they write, say and return."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import time
from pathlib import Path

import pytest
from tests.commands import COMMAND, dispute, environment, factcheck, film, write

NAME = "factcheck-baseline.jsonl"


def text(output: bytes) -> str:
    return output.decode()


def entries(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / NAME).read_text().split("\n") if "fc1-" in line]


def adopted(folder: Path) -> Path:
    """A folder with one dispute, accepted."""
    dispute(folder)
    assert factcheck(folder, "baseline", "create").returncode == 0
    return folder


def finding_id(folder: Path) -> str:
    report = json.loads(factcheck(folder, "audit", "--format", "json").stdout)
    return str(report["findings"][0]["id"])


def test_create_accepts_all_and_does_not_overwrite(tmp_path: Path) -> None:
    adopted(tmp_path)
    assert len(entries(tmp_path)) == 1
    before = (tmp_path / NAME).read_bytes()
    again = factcheck(tmp_path, "baseline", "create")
    assert again.returncode == 2
    assert "there is a baseline already. `factcheck baseline accept` adds to it" in text(again.stderr)
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [["create", "--baseline", "other.jsonl"], ["accept", "fc1", "--reason", "x"], ["prune"], ["review"], ["fmt"]],
    ids=lambda command: command[0],
)
def test_nothing_writes_a_baseline_in_ci_unless_told_to(tmp_path: Path, command: list[str]) -> None:
    adopted(tmp_path)
    file = tmp_path / NAME
    file.write_text("\n".join(reversed(file.read_text().rstrip("\n").split("\n")[1:])) + "\n")
    file.write_text('{"factcheck_baseline":1}\n' + file.read_text())
    before = file.read_bytes()
    done = factcheck(tmp_path, "baseline", *command, env=environment(CI="true"))
    assert done.returncode == 2
    assert "not written, for this looks like CI (the variable CI is set). --allow-ci-write goes on" in text(done.stderr)
    assert file.read_bytes() == before
    assert not (tmp_path / "other.jsonl").exists()


def test_ci_may_write_when_told_to(tmp_path: Path) -> None:
    dispute(tmp_path)
    assert factcheck(tmp_path, "baseline", "create", "--allow-ci-write", env=environment(CI="true")).returncode == 0


def test_an_audit_never_writes_the_baseline(tmp_path: Path) -> None:
    adopted(tmp_path)
    before = (tmp_path / NAME).read_bytes()
    write(tmp_path, d=film(180))
    factcheck(tmp_path, "audit")
    assert (tmp_path / NAME).read_bytes() == before


def test_accept_takes_findings_by_the_beginning_of_their_ids_with_a_reason(tmp_path: Path) -> None:
    dispute(tmp_path)
    start = finding_id(tmp_path)[:8]
    done = factcheck(tmp_path, "baseline", "accept", start, "--reason", "two  cuts", "--expires", "2027-03-01")
    assert done.returncode == 0, done.stderr
    [entry] = entries(tmp_path)
    assert (entry["verdict"], entry["reason"], entry["expires"]) == ("accepted", "two cuts", "2027-03-01")
    assert factcheck(tmp_path, "audit").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fc1-ffff", "--reason", "x"], "no finding fc1-ffff in these documents"),
        (["fc1", "--reason", "  "], "--reason is empty"),
        (["fc1", "--reason", "x", "--expires", "soon"], "--expires soon: expected a day, as 2027-03-01"),
        (["fc1"], "--reason"),
    ],
)
def test_accept_says_what_it_cannot_accept(tmp_path: Path, arguments: list[str], said: str) -> None:
    dispute(tmp_path)
    done = factcheck(tmp_path, "baseline", "accept", *arguments)
    assert done.returncode == 2
    assert said in text(done.stderr)
    assert not (tmp_path / NAME).exists()


def test_an_acceptance_expires_only_in_a_run_that_is_told_the_day(tmp_path: Path) -> None:
    dispute(tmp_path)
    factcheck(tmp_path, "baseline", "accept", finding_id(tmp_path), "--reason", "deck", "--expires", "2020-03-01")
    assert factcheck(tmp_path, "audit").returncode == 0
    assert factcheck(tmp_path, "audit", "--today", "2020-03-01").returncode == 0
    assert factcheck(tmp_path, "audit", "--today", "2020-03-02").returncode == 1
    assert factcheck(tmp_path, "audit", "--today", "now").returncode == 1
    for form in ("terminal", "markdown", "summary", "html", "github", "junit", "sarif"):
        late = text(factcheck(tmp_path, "audit", "--today", "2020-03-02", "--format", form).stdout)
        assert "xpired" in late and "accepted until 2020-03-01 (deck)" in late, form
    assert "(accepted until 2020-03-01)" in text(factcheck(tmp_path, "baseline", "diff", "--today", "2020-03-02").stdout)
    factcheck(tmp_path, "baseline", "accept", finding_id(tmp_path), "--reason", "once more", "--expires", "2030-03-01")
    assert factcheck(tmp_path, "audit", "--today", "2020-03-02").returncode == 0
    wrong = factcheck(tmp_path, "audit", "--today", "tomorrow")
    assert wrong.returncode == 2
    assert "expected a day, as 2027-03-01, or \"now\", found 'tomorrow'" in text(wrong.stderr)


def test_prune_removes_what_is_gone_and_says_why(tmp_path: Path) -> None:
    adopted(tmp_path)
    write(tmp_path, b=film(117))
    done = factcheck(tmp_path, "baseline", "prune")
    assert done.returncode == 0
    assert "b.md: 171 min has become 117 min" in text(done.stdout)
    assert entries(tmp_path) == []


def test_prune_of_a_part_keeps_what_was_not_looked_at(tmp_path: Path) -> None:
    adopted(tmp_path)
    done = factcheck(tmp_path, "baseline", "prune", "a.md")
    assert done.returncode == 0
    assert "1 entry without a finding kept" in text(done.stderr)
    assert len(entries(tmp_path)) == 1


def test_prune_writes_nothing_where_a_document_could_not_be_read(tmp_path: Path) -> None:
    adopted(tmp_path)
    write(tmp_path, b=b"\x00\x01\x02")
    done = factcheck(tmp_path, "baseline", "prune")
    assert done.returncode == 2
    assert len(entries(tmp_path)) == 1


def test_diff_says_what_differs_and_returns_1_for_it(tmp_path: Path) -> None:
    adopted(tmp_path)
    same = factcheck(tmp_path, "baseline", "diff")
    assert (same.returncode, same.stdout) == (0, b"")
    write(tmp_path, d=film(171), e=film(90, "Night Ferry"), f=film(99, "Night Ferry"))
    done = factcheck(tmp_path, "baseline", "diff")
    assert done.returncode == 1
    assert "widened: film:harbour lights" in text(done.stdout).lower()
    assert "d.md repeats 171 min" in text(done.stdout)
    assert text(done.stdout).count("\n+ ") + text(done.stdout).startswith("+ ") == 1


def test_fmt_puts_a_file_in_order_and_leaves_one_that_is(tmp_path: Path) -> None:
    adopted(tmp_path)
    file = tmp_path / NAME
    whole = file.read_bytes()
    file.write_text("\n".join(line for line in file.read_text().split("\n") if not line.startswith("#")))
    assert factcheck(tmp_path, "baseline", "fmt").returncode == 0
    assert file.read_bytes() == whole
    quiet = factcheck(tmp_path, "baseline", "fmt")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, b"", b"")


@pytest.mark.parametrize("command", [["audit"], ["baseline", "prune"], ["baseline", "diff"], ["baseline", "fmt"]])
def test_a_damaged_baseline_is_told_with_line_and_remedy_by_every_command(tmp_path: Path, command: list[str]) -> None:
    dispute(tmp_path)
    (tmp_path / NAME).write_text('{"factcheck_baseline":1}\n<<<<<<< ours\n')
    done = factcheck(tmp_path, *command)
    assert done.returncode == 2
    assert f"{NAME}:2: a conflict marker of a merge. Keep the entries of both sides" in text(done.stderr)
    assert done.stdout == b""


def test_the_summary_says_how_many_were_accepted_and_never_reviewed(tmp_path: Path) -> None:
    adopted(tmp_path)
    told = f"{NAME}: 1 accepted, 1 of them never reviewed"
    assert told in text(factcheck(tmp_path, "audit").stdout)
    for form in ("concise", "json"):
        done = factcheck(tmp_path, "audit", "--format", form)
        assert told in text(done.stderr)
        assert told not in text(done.stdout)


def test_a_widened_finding_gates_and_names_the_document(tmp_path: Path) -> None:
    adopted(tmp_path)
    write(tmp_path, d=film(171))
    done = factcheck(tmp_path, "audit")
    assert done.returncode == 1
    assert "(widened)" in text(done.stdout)
    assert "new here: d.md:5:3" in text(done.stdout)


def test_a_changed_finding_gates_and_shows_what_it_was(tmp_path: Path) -> None:
    adopted(tmp_path)
    write(tmp_path, b=film(172))
    done = factcheck(tmp_path, "audit")
    assert done.returncode == 1
    assert "= was: 117 min against 171 min (accepted)" in text(done.stdout)
    assert "b.md: 171 min has become 172 min" in text(done.stdout)


def test_a_source_that_fell_silent_is_a_note(tmp_path: Path) -> None:
    labels = {"Directed_by": "Ann Lee", "Country": "Denmark", "Language": "Danish"}
    other = {"Directed_by": "Bo Falk", "Country": "Norway", "Language": "Finnish"}
    write(tmp_path, a=film(117, **labels), b=film(171, **other))
    assert factcheck(tmp_path, "baseline", "create").returncode == 0
    assert len(entries(tmp_path)) >= 3
    write(tmp_path, b="# Harbour Lights\n\nHarbour Lights is a 2019 film.\n\n" + "A page under construction. " * 9)
    done = factcheck(tmp_path, "audit", "--min-level", "note")
    assert "note[FC902] b.md: says nothing any more about" in text(done.stdout)
    assert done.returncode == 1
    assert factcheck(tmp_path, "audit").returncode == 0


class Terminal:
    """A command in a pseudo-terminal, in which a person types."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.master, slave = pty.openpty()
        env = environment(COLUMNS="100", TERM="xterm")
        self.process = subprocess.Popen(
            [*COMMAND, *arguments], cwd=folder, env=env, preexec_fn=lambda: os.login_tty(slave), pass_fds=[slave]
        )
        os.close(slave)
        self.shown = ""

    def until(self, words: str) -> None:
        """Read on until these words have come after what was waited for before."""
        seen = len(self.shown)
        end = time.monotonic() + 120
        while words not in self.shown[seen:] and time.monotonic() < end:
            if not self.read():
                break
        assert words in self.shown[seen:], self.shown

    def read(self) -> bool:
        if not select.select([self.master], [], [], 1)[0]:
            return self.process.poll() is None
        try:
            data = os.read(self.master, 65536)
        except OSError:  # the other end is closed
            return False
        self.shown += data.decode()
        return bool(data)

    def type(self, words: str) -> None:
        os.write(self.master, words.encode())

    def end(self) -> int:
        end = time.monotonic() + 120
        while self.read() and time.monotonic() < end:
            pass
        os.close(self.master)
        return self.process.wait(60)


def test_a_review_in_a_terminal_stores_verdicts_and_goes_on_where_it_was_quit(tmp_path: Path) -> None:
    adopted(tmp_path)
    write(tmp_path, d=film(90, "Night Ferry"), e=film(99, "Night Ferry"))
    first = Terminal(tmp_path, "baseline", "review")
    first.until("[q]uit? ")
    assert "1 of 2" in first.shown
    assert "a.md:5:3" in first.shown
    assert "b.md:5:3" in first.shown
    first.type("f\n")
    first.until("Reason: ")
    first.type("two cuts\n")
    first.until("[q]uit? ")
    first.type("q\n")
    assert first.end() == 0
    assert "1 reviewed, 0 skipped, 1 not asked" in first.shown
    [entry] = entries(tmp_path)
    assert (entry["verdict"], entry["reason"]) == ("false alarm", "two cuts")
    second = Terminal(tmp_path, "baseline", "review")
    second.until("[q]uit? ")
    assert "1 of 1" in second.shown
    second.type("l\n")
    second.until("Reason: ")
    second.type("\x03")  # Ctrl-C
    assert second.end() == 130
    assert len(entries(tmp_path)) == 1


def test_a_review_without_a_terminal_names_the_other_way(tmp_path: Path) -> None:
    adopted(tmp_path)
    done = factcheck(tmp_path, "baseline", "review", stdin=b"a\n")
    assert done.returncode == 2
    assert "needs a terminal; `factcheck baseline accept ID --reason ...` needs none" in text(done.stderr)
