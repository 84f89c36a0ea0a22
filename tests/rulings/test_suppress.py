"""Comments and [[ignore]]: which findings they set aside, when they expire, and what is said of those that do nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.commands import dispute, factcheck, film, write

COMMENT = "<!-- factcheck: ignore[FC101] -- the longer cut -->"


def commented(minutes: int, comment: str = COMMENT) -> str:
    """The page about the film, a comment above its running time."""
    return film(minutes).replace("- Running", f"{comment}\n- Running")


def audit(folder: Path, *arguments: str) -> dict:
    done = factcheck(folder, "audit", "--format", "json", *arguments)
    assert done.stdout, done.stderr
    return {"code": done.returncode, "stderr": done.stderr.decode(), **json.loads(done.stdout)}


def statuses(report: dict) -> list[str]:
    return [finding["status"] for finding in report["findings"]]


def notes(report: dict) -> list[tuple[str, str, int]]:
    return [(note["code"], note["path"], note["line"]) for note in report["notes"]]


def test_a_comment_sets_the_finding_aside_which_stays_in_the_report_marked(tmp_path: Path) -> None:
    dispute(tmp_path)
    write(tmp_path, b=commented(171))
    report = audit(tmp_path)
    assert (report["code"], statuses(report), report["notes"]) == (0, ["suppressed"], [])
    assert report["findings"][0]["suppression"] == {
        "kind": "document", "reason": "the longer cut", "until": None, "path": "b.md", "line": 5,
    }  # fmt: skip
    shown = factcheck(tmp_path, "audit").stdout.decode()
    assert "FC101" not in shown
    assert "1 suppressed" in shown


def test_a_further_document_on_that_side_brings_it_back(tmp_path: Path) -> None:
    dispute(tmp_path)
    write(tmp_path, b=commented(171), d=film(171))
    report = audit(tmp_path)
    assert (report["code"], statuses(report)) == (1, ["new"])
    [note] = report["notes"]
    assert (note["code"], note["path"]) == ("FC900", "b.md")
    assert note["hint"].startswith("other passages take the same side of fc1-")
    write(tmp_path, d=commented(171))
    assert statuses(audit(tmp_path)) == ["suppressed"]


@pytest.mark.parametrize(
    "comment",
    ["<!-- factcheck: ignore[FC201] -- x -->", "<!-- factcheck: ignore[fc1-0000000000000000] -- x -->"],
)
def test_a_comment_on_another_code_does_nothing_and_is_told_as_unused(tmp_path: Path, comment: str) -> None:
    dispute(tmp_path)
    write(tmp_path, b=commented(171, comment))
    report = audit(tmp_path)
    assert (report["code"], statuses(report), notes(report)) == (1, ["new"], [("FC900", "b.md", 5)])


def test_a_comment_on_another_passage_does_nothing(tmp_path: Path) -> None:
    dispute(tmp_path)
    write(tmp_path, b=f"{COMMENT}\n{film(171)}")
    assert statuses(audit(tmp_path)) == ["new"]


def test_a_comment_holds_up_to_its_last_day_in_runs_that_are_told_the_day(tmp_path: Path) -> None:
    dispute(tmp_path)
    write(tmp_path, b=commented(171, "<!-- factcheck: ignore[FC101] until=2020-03-01 -- x -->"))
    for arguments, status in (([], "suppressed"), (["--today", "2020-03-01"], "suppressed"), (["--today", "2020-03-02"], "new")):
        assert statuses(audit(tmp_path, *arguments)) == [status]
    expired = audit(tmp_path, "--today", "now")
    assert notes(expired) == [("FC901", "b.md", 5)]
    assert "a suppression of it has expired on 2020-03-01" in expired["findings"][0]["trail"]
    assert expired["findings"][0]["lapsed"] == {"kind": "suppressed", "reason": "x", "until": "2020-03-01", "id": None}
    assert "= expired: suppressed until 2020-03-01 (x)" in factcheck(tmp_path, "audit", "--today", "now").stdout.decode()
    told = "1 finding set aside or accepted up to a day; nothing expires without --today DATE (or now)"
    assert told in audit(tmp_path)["stderr"]
    assert told not in audit(tmp_path, "--today", "2020-03-01")["stderr"]


def test_the_day_may_stand_in_the_configuration(tmp_path: Path) -> None:
    dispute(tmp_path)
    write(tmp_path, b=commented(171, "<!-- factcheck: ignore[FC101] until=2020-03-01 -- x -->"))
    (tmp_path / "factcheck.toml").write_text('today = "2020-03-02"\n')
    assert statuses(audit(tmp_path)) == ["new"]
    assert statuses(audit(tmp_path, "--today", "2020-03-01")) == ["suppressed"]


def test_a_comment_without_a_reason_does_nothing_and_is_told(tmp_path: Path) -> None:
    dispute(tmp_path)
    write(tmp_path, b=commented(171, "<!-- factcheck: ignore[FC101] -->"))
    report = audit(tmp_path)
    assert statuses(report) == ["new"]
    [problem] = report["problems"]
    assert (problem["severity"], problem["where"]) == ("limit", "b.md:5:1")
    assert problem["what"] == "a suppression without effect: it gives no reason"


def ignoring(folder: Path, ignore: str) -> dict:
    (folder / "factcheck.toml").write_text(f'min-level = "note"\n\n[[ignore]]\n{ignore}\n')
    return audit(folder)


@pytest.mark.parametrize(
    ("ignore", "status"),
    [
        ('code = "FC101"', "suppressed"),
        ('code = "FC201"', "new"),
        ('attribute = "running_time"', "suppressed"),
        ('attribute = "editor"', "new"),
        ('subject = "harbour lights"', "suppressed"),
        ('subject = "Night Ferry"', "new"),
        ('path = "b.md"', "suppressed"),
        ('path = "a.md"', "new"),
        ('path = "[ac].md"', "suppressed"),
        ('code = "FC101"\npath = "d.md"', "new"),
    ],
)
def test_the_configuration_sets_aside_what_fits_all_its_keys(tmp_path: Path, ignore: str, status: str) -> None:
    dispute(tmp_path)
    report = ignoring(tmp_path, f'{ignore}\nreason = "two cuts"')
    assert statuses(report) == [status]
    if status == "suppressed":
        told = report["findings"][0]["suppression"]
        assert (told["kind"], told["path"], told["line"]) == ("configuration", "factcheck.toml", 3)
        assert (report["code"], report["notes"]) == (0, [])
    elif "d.md" in ignore:
        assert report["notes"] == []  # no such document was read
    else:
        assert notes(report) == [("FC900", "factcheck.toml", 3)]


def test_one_finding_can_be_named_by_its_id(tmp_path: Path) -> None:
    dispute(tmp_path)
    finding = audit(tmp_path)["findings"][0]["id"]
    assert statuses(ignoring(tmp_path, f'id = "{finding}"\nreason = "x"\nuntil = 2020-03-01')) == ["suppressed"]
    report = audit(tmp_path, "--today", "2020-03-02")
    assert (statuses(report), notes(report)) == (["new"], [("FC901", "factcheck.toml", 3)])


@pytest.mark.parametrize(
    ("ignore", "fault"),
    [
        ('code = "FC101"', 'factcheck.toml:3: the key "reason" is missing'),
        ('reason = " "\ncode = "FC101"', "factcheck.toml:4: ignore.reason: must not be empty"),
        ('reason = "x"', "factcheck.toml:3: [[ignore]] says not what to ignore: give a code, an id"),
        ('reason = "x"\ncode = "101"', 'factcheck.toml:5: ignore.code: expected a code, as "FC201", found "101"'),
        ('reason = "x"\nid = "fc1-12"', "factcheck.toml:5: ignore.id: expected the whole id of a finding"),
        ('reason = "x"\npath = "a"\nuntil = "soon"', 'factcheck.toml:6: ignore.until: expected a day, as 2027-03-01, found "soon"'),
        ('reason = "x"\npaths = "a"', 'factcheck.toml:5: unknown key "paths" (did you mean "path"?)'),
        ('reason = "x"\nattribute = "edtor"', 'factcheck.toml:5: no attribute "edtor" (did you mean "editor"?)'),
    ],
)
def test_a_faulty_ignore_stops_the_run_with_its_line(tmp_path: Path, ignore: str, fault: str) -> None:
    dispute(tmp_path)
    (tmp_path / "factcheck.toml").write_text(f'min-level = "note"\n\n[[ignore]]\n{ignore}\n')
    done = factcheck(tmp_path, "audit")
    assert done.returncode == 2
    assert fault in done.stderr.decode()


def test_what_is_set_aside_is_not_taken_into_a_baseline(tmp_path: Path) -> None:
    dispute(tmp_path)
    write(tmp_path, b=commented(171))
    done = factcheck(tmp_path, "baseline", "create")
    assert "0 findings accepted" in done.stderr.decode()


def test_unused_comments_are_shown_with_notes_and_count_as_notes(tmp_path: Path) -> None:
    write(tmp_path, a=film(117), b=commented(117))
    green = factcheck(tmp_path, "audit")
    assert green.returncode == 0
    assert "1 note on suppressions and sources not shown (FC900); --min-level note shows them" in green.stderr.decode()
    assert b"not shown" not in factcheck(tmp_path, "audit", "-q").stderr
    done = factcheck(tmp_path, "audit", "--min-level", "note")
    assert done.returncode == 1
    assert "note[FC900] b.md:5: sets no finding aside (the longer cut) (take it away)" in done.stdout.decode()
    concise = factcheck(tmp_path, "audit", "--min-level", "note", "--format", "concise").stdout.decode()
    assert concise.startswith("b.md:5: FC900 note sets no finding aside")
