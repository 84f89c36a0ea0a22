"""Edit documents under a baseline at random: what changes a value and is found must gate, what changes none must not.

    python benchmarks/gate_edits.py --edits 300 ../shared/corpora/dev

Each corpus is a folder with `docs/`. All of its findings are accepted; then one document after the other is edited, each
time from the original state. The same number gives the same edits.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.baseline.compare import compare
from factcheck.baseline.entry import Entry, entry_of, held
from factcheck.config import Settings
from factcheck.model.document import path_of
from factcheck.model.finding import Finding, Report
from factcheck.pipeline import Input, audit

Docs = Mapping[str, str]

NUMBER = re.compile(r"(?<![\w.,#/-])\d[\d,.]*\d(?![\w/-])|(?<![\w.,#/-])\d(?![\w.,/-])")
MONTH = re.compile(r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b")
NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-zà-ÿ]+ [A-Z][a-zà-ÿ]+\b")
MONTHS = "January February March April June July August September October November December".split()
SURNAMES = "Zellborn Quistgard Ravnholt Ostrander Vantongeren Halloway Ilvesheim Tarrington".split()
SYNONYMS = {
    "also": "likewise", "large": "big", "began": "started", "however": "though", "many": "numerous", "often": "frequently",
    "near": "close to", "whole": "entire", "because": "since", "famous": "well-known", "important": "significant",
    "today": "nowadays", "main": "principal", "small": "little", "usually": "normally", "quickly": "fast", "old": "aged",
    "about a": "roughly a", "in order to": "to", "very": "quite",
}  # fmt: skip
PROSE = (".md", ".txt", ".markdown", ".text", ".wiki")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents by name, their report, and all of it accepted."""

    name: str
    docs: Docs
    report: Report
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Tally:
    """What became of the edits."""

    made: Counter[str] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    """Edits of values that an audit without the baseline shows."""
    gated: Counter[str] = field(default_factory=Counter)
    red: Counter[str] = field(default_factory=Counter)
    """Edits without a change of value that turned the gate red."""
    faults: list[str] = field(default_factory=list)


def audited(docs: Docs) -> Report:
    """Without any cache."""
    return audit(Settings(), [Input(name, text.encode("utf-8", "surrogateescape")) for name, text in sorted(docs.items())])


def load(folder: Path) -> Corpus:
    """The corpus in a folder; files that are no UTF-8 are left out."""
    docs = {}
    for path in sorted((folder / "docs").rglob("*")):
        if path.is_file():
            try:
                docs[path.relative_to(folder / "docs").as_posix()] = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue
    report = audited(docs)
    return Corpus(folder.name, docs, report, tuple(entry_of(finding, report) for finding in report.findings))


def gating(report: Report, corpus: Corpus, docs: Docs) -> list[Finding]:
    """What turns the gate red."""
    done = compare(report, corpus.entries, exists=docs.__contains__).report
    return [f for f in done.findings if f.level != "note" and f.status in ("new", "widened")]


# Edits of a value.


def another_number(words: str, rng: random.Random) -> str:
    """One digit is another one; the first is never made 0."""
    at = rng.choice([i for i, c in enumerate(words) if c.isdigit()])
    digits = [d for d in "0123456789" if d != words[at] and (d != "0" or at > 0)]
    return words[:at] + rng.choice(digits) + words[at + 1 :]


def another_month(words: str, rng: random.Random) -> str:
    """Of the names of months that are no other words."""
    return rng.choice([month for month in MONTHS if month != words])


def another_name(words: str, rng: random.Random) -> str:
    """The surname is another one."""
    return f"{words.split(' ')[0]} {rng.choice(SURNAMES)}"


VALUES: tuple[tuple[str, re.Pattern[str], Callable[[str, random.Random], str]], ...] = (
    ("number", NUMBER, another_number),
    ("month", MONTH, another_month),
    ("name", NAME, another_name),
)


def any_value(corpus: Corpus, rng: random.Random) -> tuple[str, str, Docs] | None:
    """Change any number, month or name of any document, whether anything reads it or not."""
    found = [
        (kind, name, match, change)
        for name, text in sorted(corpus.docs.items())
        for kind, pattern, change in VALUES
        for match in pattern.finditer(text)
    ]
    kind, name, match, change = rng.choice(found)
    text = corpus.docs[name]
    new = change(match.group(), rng)
    return kind, f"{name}: {match.group()!r} to {new!r}", {**corpus.docs, name: text[: match.start()] + new + text[match.end() :]}


def read_value(corpus: Corpus, rng: random.Random) -> tuple[str, str, Docs] | None:
    """The same, of what a claim was read from."""
    claims = [c for c in corpus.report.claims if c.attribute != "title"]
    if not claims:
        return None
    claim = rng.choice(claims)
    name = path_of(claim.document)
    parts = [span for role, span in claim.evidence.parts if role == "value"] or [claim.evidence.span]
    text = corpus.docs[name]
    found = [
        (kind, match, change)
        for span in parts
        for kind, pattern, change in VALUES
        for match in pattern.finditer(text, span.start, span.end)
    ]
    if not found:
        return None
    kind, match, change = rng.choice(found)
    new = change(match.group(), rng)
    docs = {**corpus.docs, name: text[: match.start()] + new + text[match.end() :]}
    return kind, f"{name}: {match.group()!r} to {new!r}", docs


# Edits that change none.


def reflow(corpus: Corpus, rng: random.Random) -> tuple[str, Docs] | None:
    """Break the lines of paragraphs anew, or write JSON with another indent."""
    name = rng.choice(sorted(corpus.docs))
    text = corpus.docs[name]
    if name.endswith(".json"):
        try:
            return name, {
                **corpus.docs,
                name: json.dumps(json.loads(text), indent=rng.choice([1, 3, 4]), ensure_ascii=False) + "\n",
            }
        except ValueError:
            return None
    if not name.endswith(PROSE):
        return None
    blocks = re.split(r"(\n{2,})", text)
    width = rng.choice([60, 90, 120])
    made = [_filled(block, width) if _is_paragraph(block) else block for block in blocks]
    return name, {**corpus.docs, name: "".join(made)}


def _is_paragraph(block: str) -> bool:
    """Plain sentences: no markup at the head of any line, more than a line's worth of words, and no short line before the last
    (a title, a credit, which would become a part of something else)."""
    lines = block.split("\n")
    return (
        len(block) > 120
        and all(len(line) > 45 for line in lines[:-1])
        and not any(re.match(r"\s|[-*+#>|=<{}\[!:;`~]|\d+[.)]|.{0,40}:", line) for line in lines)
    )


def _filled(block: str, width: int) -> str:
    filled = textwrap.fill(" ".join(block.split()), width, break_long_words=False, break_on_hyphens=False)
    lines = filled.split("\n")
    # A line must not begin as something else would.
    return filled if not any(re.match(r"[-*+#>|=]|\d+[.)]", line) for line in lines[1:]) else block


def synonym(corpus: Corpus, rng: random.Random) -> tuple[str, Docs] | None:
    """Say a common word in another way, in a paragraph."""
    found = [
        (name, match.start(), match.end(), word)
        for name, text in sorted(corpus.docs.items())
        if name.endswith(PROSE)
        for word in sorted(SYNONYMS)
        for match in re.finditer(rf"(?<=[a-z] ){word}(?= [a-z])", text)
    ]
    if not found:
        return None
    name, start, end, word = rng.choice(found)
    text = corpus.docs[name]
    return f"{name}: {word}", {**corpus.docs, name: text[:start] + SYNONYMS[word] + text[end:]}


def move(corpus: Corpus, rng: random.Random) -> tuple[str, Docs] | None:
    """Rename a document, or put it into another folder."""
    name = rng.choice(sorted(corpus.docs))
    stem, dot, ending = name.rpartition(".")
    new = rng.choice([f"old/{name}", f"{stem}-2{dot}{ending}", f"a-{name.replace('/', '-')}", f"zz/{rng.randrange(100)}-{name}"])
    docs = dict(corpus.docs)
    docs[new] = docs.pop(name)
    return f"{name} to {new}", docs


def agreeing(corpus: Corpus, rng: random.Random) -> tuple[str, Docs] | None:
    """Add a document that says what a favoured side says, in its words, under the title of its document."""
    sides = [(f, f.positions[f.favoured.position]) for f in corpus.report.findings if f.favoured is not None]
    sides = [(f, side) for f, side in sides if f.code in ("FC101", "FC102", "FC201")]
    if not sides:
        return None
    _, side = rng.choice(sides)
    claim = corpus.report.claims[rng.choice(side.claims)]
    name = path_of(claim.document)
    document = next(d for d in corpus.report.documents if d.path == name)
    if not name.endswith(PROSE) or not document.title:
        return None
    start, end = claim.evidence.span
    text = corpus.docs[name]
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)].strip()
    if len(line) > 240:
        line = claim.evidence.quote
    page = f"# {document.title}\n\n{line}\n"
    return f"{claim.attribute} of {name}", {**corpus.docs, f"note-{rng.randrange(1000)}.md": page}


HARMLESS = {"reflow": reflow, "synonym": synonym, "move": move, "agreeing": agreeing}


def other_than(report: Report, corpus: Corpus) -> list[Finding]:
    """Findings of an audit without the baseline that were not there before: by their ids, and by who says what in them."""
    before = {finding.id for finding in corpus.report.findings}
    said = {(f.code[2], f.attribute, one.member) for f in corpus.report.findings for one in held(f, corpus.report)}
    return [
        finding
        for finding in report.findings
        if finding.level != "note"
        and finding.id not in before
        and any((finding.code[2], finding.attribute, one.member) not in said for one in held(finding, report))
    ]


def try_values(corpora: Sequence[Corpus], edits: int, which: str, tally: Tally) -> None:
    """Edit values; each one that an audit shows must gate."""
    rng = random.Random(f"values {which}")
    make = {"any": any_value, "read": read_value}[which]
    while tally.made.total() < edits:
        corpus = rng.choice(corpora)
        edit = make(corpus, rng)
        if edit is None:
            continue
        kind, what, docs = edit
        tally.made[kind] += 1
        report = audited(docs)
        shown = other_than(report, corpus)
        if not shown:
            continue
        tally.reported[kind] += 1
        red = {finding.id for finding in gating(report, corpus, docs)}
        missed = [finding for finding in shown if finding.id not in red]
        if missed:
            tally.faults.append(f"{corpus.name}: {what}: not gated: {missed[0].summary}")
        else:
            tally.gated[kind] += 1


def try_harmless(corpora: Sequence[Corpus], edits: int, tally: Tally) -> None:
    """Edits that change no value; none may gate."""
    rng = random.Random("harmless")
    kinds = sorted(HARMLESS)
    while tally.made.total() < edits:
        kind = kinds[tally.made.total() % len(kinds)]
        corpus = rng.choice(corpora)
        edit = HARMLESS[kind](corpus, rng)
        if edit is None or edit[1] == corpus.docs:
            continue
        tally.made[kind] += 1
        report = audited(edit[1])
        red = gating(report, corpus, edit[1])
        if red:
            tally.red[kind] += 1
            tally.faults.append(f"{corpus.name}: {kind}: {edit[0]}: {red[0].status}: {red[0].summary}")


def corpora_in(folders: Sequence[Path]) -> list[Corpus]:
    """Every folder that has `docs/`, and every one inside that has."""
    found = [p for folder in folders for p in ([folder] if (folder / "docs").is_dir() else sorted(folder.iterdir()))]
    return [load(path) for path in found if (path / "docs").is_dir()]


def main() -> int:
    """The command line: 0 if all is as it should be, 1 if not, 2 if there is nothing to edit."""
    parser = argparse.ArgumentParser(description="Edit documents under a baseline at random and look at the gate.")
    parser.add_argument("folders", nargs="+", type=Path, help="corpora, or folders of corpora")
    parser.add_argument("--edits", type=int, default=300, help="of each sort (300)")
    asked = parser.parse_args()
    corpora = corpora_in(asked.folders)
    if not corpora:
        print("no corpus there", file=sys.stderr)
        return 2
    print(", ".join(f"{c.name} ({len(c.entries)} accepted)" for c in corpora))
    faults: list[str] = []
    for which, words in (("any", "any number, month or name"), ("read", "what a claim was read from")):
        tally = Tally()
        try_values(corpora, asked.edits, which, tally)
        made, reported, gated = tally.made.total(), tally.reported.total(), tally.gated.total()
        parts = ", ".join(f"{kind} {tally.reported[kind]}/{count}" for kind, count in sorted(tally.made.items()))
        print(f"{made} edits of {words}: {reported} reported ({reported / made:.0%}; {parts}), {gated} of these gated", flush=True)
        faults += tally.faults
    tally = Tally()
    try_harmless(corpora, asked.edits, tally)
    parts = ", ".join(f"{kind} {tally.red[kind]}/{count}" for kind, count in sorted(tally.made.items()))
    print(f"{tally.made.total()} edits that change no value: {tally.red.total()} turned the gate red ({parts})")
    faults += tally.faults
    for fault in faults:
        print(f"not as it should be: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
