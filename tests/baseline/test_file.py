"""The file of accepted findings: its form, and what is made of files that people and merges have touched."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from tests.git import git

from factcheck.baseline import file as baseline
from factcheck.baseline.entry import Entry
from factcheck.errors import BaselineError

HEADER = '{"factcheck_baseline":1}'


def an_entry(number: int = 1, **fields: object) -> Entry:
    id_ = f"fc1-{number:016x}"
    made = Entry(id_, "FC101", "film:x | editor", ("1", "2"), (("a.md", "1"), ("b.md", "2")))
    return replace(made, **fields)  # type: ignore[arg-type]


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(BaselineError) as caught:
        baseline.parse(text if isinstance(text, bytes) else text.encode(), "b.jsonl")
    return list(caught.value.faults)


def test_the_file_has_a_header_256_anchors_and_each_entry_behind_its_own() -> None:
    first, last = an_entry(0x00AB << 48), an_entry(0xFF01 << 48)
    lines = baseline.dump([last, first]).split("\n")
    assert lines[0] == HEADER
    assert lines[1] == "# 00"
    assert json.loads(lines[2])["id"] == first.id
    assert lines[3] == "# 01"
    assert lines[-3] == "# ff"
    assert json.loads(lines[-2])["id"] == last.id
    assert lines[-1] == ""
    assert sum(line.startswith("#") for line in lines) == 256


def test_keys_stand_in_a_fixed_order_and_letters_as_themselves() -> None:
    text = baseline.dump([an_entry(reason="Ärger – später")])
    line = next(line for line in text.split("\n") if "fc1-" in line)
    assert list(json.loads(line)) == ["id", "code", "key", "values", "members", "favoured", "verdict", "reason", "expires"]
    assert "Ärger – später" in line


def test_the_same_entries_in_any_order_give_the_same_bytes_and_come_back() -> None:
    rng = random.Random(7)
    entries = [an_entry(rng.getrandbits(64)) for _ in range(200)]
    text = baseline.dump(entries)
    rng.shuffle(entries)
    assert baseline.dump([*entries, entries[0]]) == text
    back = baseline.parse(text.encode(), "b.jsonl")
    assert baseline.dump(back) == text
    assert list(back) == sorted(entries, key=lambda e: e.id)


def test_strange_line_ends_inside_a_value_do_not_cut_a_line() -> None:
    entry = an_entry(reason="a\u2028b\x85c\r\nd", members=(("caf\udce9.md", "1"),))
    text = baseline.dump([entry])
    assert text.splitlines() == text.split("\n")[:-1]
    assert baseline.parse(text.encode("utf-8", "backslashreplace"), "b") == (entry,)


def test_lines_may_come_in_any_order_with_blanks_comments_and_a_mark_at_the_head() -> None:
    lines = baseline.dump([an_entry(1), an_entry(2)]).split("\n")
    entries = [line for line in lines if "fc1-" in line]
    text = "\ufeff# by hand\r\n" + "\r\n".join([HEADER, *reversed(entries), "", "# the end"])
    assert [e.id for e in baseline.parse(text.encode(), "b")] == [an_entry(1).id, an_entry(2).id]


def test_one_finding_twice_is_one_and_a_reason_is_not_lost() -> None:
    plain, reasoned = baseline.dump([an_entry(1)]), baseline.dump([an_entry(1, reason="checked")])
    text = plain + "\n".join(reasoned.split("\n")[1:])
    assert [e.reason for e in baseline.parse(text.encode(), "b")] == ["checked"]


def test_what_either_of_two_branches_accepted_of_one_finding_is_accepted() -> None:
    one, other = an_entry(1, members=(("a.md", "1"), ("c.md", "2"))), an_entry(1, members=(("a.md", "1"), ("d.md", "2")))
    text = baseline.dump([one]) + "\n".join(baseline.dump([other]).split("\n")[1:])
    [entry] = baseline.parse(text.encode(), "b")
    assert entry.members == (("a.md", "1"), ("c.md", "2"), ("d.md", "2"))


def test_conflict_markers_are_told_with_line_and_remedy() -> None:
    text = f"{HEADER}\n<<<<<<< ours\n# 00\n=======\n>>>>>>> theirs\n"
    assert faults(text) == [
        f"b.jsonl:{n}: a conflict marker of a merge. Keep the entries of both sides, take the markers out" for n in (2, 4, 5)
    ]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not an object"),
        ('{"id":"fc1-0000000000000001"}', '"code" is missing'),
        (json.dumps({**json.loads(baseline._line(an_entry())), "more": 1}), 'unknown key "more"'),
        (json.dumps({**json.loads(baseline._line(an_entry())), "id": "x"}), '"id" is no id of a finding'),
        (json.dumps({**json.loads(baseline._line(an_entry())), "members": [["a"]]}), '"members" is no list of pairs'),
        (json.dumps({**json.loads(baseline._line(an_entry())), "reason": 1}), '"reason" is neither'),
        (json.dumps({**json.loads(baseline._line(an_entry())), "verdict": "no"}), '"verdict" is none of'),
        (json.dumps({**json.loads(baseline._line(an_entry())), "favoured": "1"}), '"favoured" is neither'),
        (json.dumps({**json.loads(baseline._line(an_entry())), "expires": "soon"}), '"expires" is neither a day'),
    ],
)
def test_a_damaged_line_is_told_with_its_number_and_a_remedy(line: str, what: str) -> None:
    [fault] = faults(f"{HEADER}\n# 00\n{line}\n")
    assert fault.startswith("b.jsonl:3: a damaged line: " + what)
    assert fault.endswith("Restore the line from version control, or remove it")


def test_a_file_that_was_cut_off_between_two_lines_is_told_so() -> None:
    text = baseline.dump([an_entry(1), an_entry(2**63)])
    cut = text[: text.index("# 40")]
    assert faults(cut) == ["b.jsonl:66: cut off: the line `# ff` is missing. Restore the file from version control"]
    assert len(baseline.parse(text.replace("\n", "\r\n").encode(), "b.jsonl")) == 2


def test_all_damaged_lines_come_at_once_and_very_many_are_counted() -> None:
    assert len(faults(f"{HEADER}\n{{\n[]\n")) == 2
    many = faults(HEADER + "\n{" * 50)
    assert len(many) == 21
    assert many[-1] == "b.jsonl: 30 more damaged lines"


@pytest.mark.parametrize("text", ["", "# 00\n", "hello\n", "[]\n", '{"findings": []}\n'])
def test_what_is_no_baseline_is_told_so(text: str) -> None:
    [fault] = faults(text)
    assert "not a baseline: the first line must be " + HEADER in fault


@pytest.mark.parametrize("version", ["2", '"1"', "true", "0"])
def test_an_unknown_version_is_not_read(version: str) -> None:
    [fault] = faults(f'{{"factcheck_baseline":{version}}}\n')
    assert fault.startswith("b.jsonl:1: version ")
    assert "reads version 1" in fault


def test_what_is_no_utf8_is_told_with_its_line() -> None:
    assert faults(f"{HEADER}\n".encode() + b"\xff\n") == ["b.jsonl:2: not UTF-8. Restore the file from version control"]


def test_a_missing_baseline_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match=r"no such baseline\. `factcheck baseline create` writes one"):
        baseline.load(tmp_path / "b.jsonl")


def test_saving_replaces_the_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "b.jsonl"
    baseline.save(file, [an_entry(1)])
    baseline.save(file, [an_entry(2)])
    assert [e.id for e in baseline.load(file)] == [an_entry(2).id]
    assert [p.name for p in tmp_path.iterdir()] == ["b.jsonl"]


def test_a_folder_that_is_not_there_is_a_clear_fault(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be written"):
        baseline.save(tmp_path / "no" / "b.jsonl", [])


@pytest.mark.slow
def test_two_branches_that_both_edit_the_baseline_merge_nearly_always(tmp_path: Path) -> None:
    """Each takes two of sixty entries out and puts three in; of 20 random pairs at least 17 merge by themselves, and rightly."""
    git(tmp_path, "init", "-q")
    file = tmp_path / "factcheck-baseline.jsonl"
    clean = 0
    for trial in range(20):
        rng = random.Random(trial)
        entries = [an_entry(rng.getrandbits(64)) for _ in range(60)]
        git(tmp_path, "checkout", "-q", "--orphan", f"base-{trial}")
        baseline.save(file, entries)
        git(tmp_path, "add", file.name)
        git(tmp_path, "commit", "-q", "-m", "base")
        ids: dict[str, set[str]] = {"base": {e.id for e in entries}}
        for name in ("ours", "theirs"):
            git(tmp_path, "checkout", "-q", "-b", f"{name}-{trial}", f"base-{trial}")
            taken = rng.sample(entries, 2)
            mine = [e for e in entries if e not in taken]
            mine += [an_entry(rng.getrandbits(64)) for _ in range(3)]
            baseline.save(file, mine)
            git(tmp_path, "commit", "-q", "-a", "-m", name)
            ids[name] = {e.id for e in mine}
        if git(tmp_path, "merge", "-q", "--no-edit", f"ours-{trial}", code=None).returncode:
            git(tmp_path, "merge", "--abort")
            continue
        clean += 1
        expected = (ids["ours"] & ids["theirs"]) | (ids["ours"] - ids["base"]) | (ids["theirs"] - ids["base"])
        assert {e.id for e in baseline.load(file)} == expected
    assert clean >= 17
