"""The arrows in order: read, extract, reconcile, judge. The only place that knows them all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config import Settings, check_names
from factcheck.engine.local import Processes, Serial
from factcheck.engine.seam import Engine
from factcheck.extract.compile import Ready, compile_rules
from factcheck.extract.run import NOT_UNDERSTOOD, Extracted, extract_tagged, tag_document
from factcheck.judge.run import Court, in_order, judge_all
from factcheck.model.document import Document
from factcheck.model.finding import Pack, Problem, Report
from factcheck.read.document import read_document
from factcheck.read.lines import fold as fold_label
from factcheck.read.walk import find_files
from factcheck.reconcile.cluster import cluster_claims
from factcheck.reconcile.subjects import About, link_subjects
from factcheck.rulepack.load import RuleSet, load_ruleset
from factcheck.story.findings import judge_stories
from factcheck.story.lexicon import Lexicon, compile_lexicon
from factcheck.story.record import Telling
from factcheck.story.tell import tell

if TYPE_CHECKING:
    from factcheck.story.endpoint import Endpoint

Progress = Callable[[str, int, int], None]
"""Told of every step: what is being done, how many of how many."""


@dataclass(frozen=True, slots=True)
class Input:
    """A document in memory: its name (whose ending tells the format), its bytes, and what it is about, if that is known."""

    name: str
    data: bytes
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    """One document to read and extract; crosses to a worker process."""

    path: str
    file: str | None
    data: bytes | None
    kind: str | None
    source: str | None
    weight: float | None
    subject: str | None
    qualifiers: tuple[tuple[str, str], ...]
    packs: tuple[PackFile, ...]


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of it."""

    path: str
    extracted: Extracted | None
    problems: tuple[Problem, ...]
    telling: Telling | None = None
    seconds: tuple[float, float] = (0.0, 0.0)


@dataclass(slots=True)
class _Clock:
    """Seconds by stage, for `-v`; nothing in the report depends on them."""

    seconds: dict[str, float]
    since: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """Count what has passed since the last lap to a stage."""
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self.since
        self.since = now


PackFile = tuple[str, int, int]
"""A user's pack: its path, and when it was changed and how large it was then, so that an edited pack is read anew."""


def _pack_files(paths: Iterable[Path]) -> tuple[PackFile, ...]:
    files: list[PackFile] = []
    for path in paths:
        known = path.stat() if path.exists() else None
        files.append((str(path), known.st_mtime_ns, known.st_size) if known else (str(path), 0, 0))
    return tuple(files)


@lru_cache(maxsize=4)
def _rules(packs: tuple[PackFile, ...]) -> tuple[RuleSet, Ready, frozenset[str], Lexicon]:
    """The packs, compiled; once for a process."""
    ruleset = load_ruleset(Path(path) for path, _, _ in packs)
    labels = frozenset(fold_label(label) for attribute in ruleset.attributes.values() for label in attribute.labels)
    return ruleset, compile_rules(ruleset), labels, compile_lexicon(ruleset.stories, ruleset.vocabularies)


def audit(
    settings: Settings,
    inputs: Sequence[Input] | None = None,
    *,
    progress: Progress | None = None,
    timings: dict[str, float] | None = None,
) -> Report:
    """The whole job. With `inputs` nothing is read from disk but configuration and packs, and `settings.paths` are left aside.

    Raises `FactcheckError` for the user's mistakes; what is wrong with a single document becomes a `Problem`.
    """
    clock = _Clock(timings if timings is not None else {})
    packs = _pack_files(settings.rules)
    ruleset, _, _, lexicon = _rules(packs)
    check_names(settings, ruleset.sources, ruleset.attributes, ruleset.dimensions)
    clock.lap("packs")
    work, problems = _gather(settings, inputs, packs)
    clock.lap("find")
    engine: Engine = Processes(settings.jobs) if settings.jobs > 1 and len(work) > 1 else Serial()
    done: list[_Done] = []
    for one in engine.map(_read_and_extract, work):
        done.append(one)
        if progress is not None:
            progress("reading", len(done), len(work))
    clock.lap("workers" if settings.jobs > 1 else "own time")
    if timings is not None and settings.jobs <= 1:
        timings["read"] = sum(d.seconds[0] for d in done)
        timings["extract"] = sum(d.seconds[1] for d in done)
        timings["own time"] -= timings["read"] + timings["extract"]
    return _reconcile_and_judge(settings, ruleset, lexicon, done, problems, clock)


def _gather(settings: Settings, inputs: Sequence[Input] | None, packs: tuple[PackFile, ...]) -> tuple[list[_Work], list[Problem]]:
    """What to read, sorted by path."""
    if inputs is None:
        found, problems = find_files([Path(p) for p in settings.paths or (".",)], settings.root, settings.include, settings.exclude)
        work = [_work(settings, packs, f.name, str(f.path), None, None) for f in found]
    else:
        problems = []
        work = [_work(settings, packs, i.name, None, i.data, i.subject) for i in inputs]
    return sorted(work, key=lambda w: w.path), list(problems)


def _work(
    settings: Settings, packs: tuple[PackFile, ...], path: str, file: str | None, data: bytes | None, subject: str | None
) -> _Work:
    kind = source = named = None
    weight: float | None = None
    for rule in settings.sources:
        if fnmatch(path, rule.match):
            kind, source = rule.kind or kind, rule.name or source
            weight = rule.weight if rule.weight is not None else weight
            named = rule.subject or named
    implied = {d: v for glob, pairs in settings.qualifiers if fnmatch(path, glob) for d, v in pairs}
    return _Work(path, file, data, kind, source, weight, subject or named, tuple(sorted(implied.items())), packs)


def _read_and_extract(work: _Work) -> _Done:
    """One document; whatever goes wrong with it stays with it."""
    ruleset, ready, labels, lexicon = _rules(work.packs)
    began = time.perf_counter()
    try:
        data = work.data if work.data is not None else Path(work.file or "").read_bytes()
        document, problems = read_document(
            work.path, data, labels=labels, kinds=ruleset.sources,
            forced_kind=work.kind, source=work.source, weight=work.weight, subject=work.subject,
        )  # fmt: skip
    except OSError as error:
        return _Done(work.path, None, (Problem("input", work.path, f"cannot be read: {error.strerror or error}"),))
    except Exception as error:
        return _Done(
            work.path,
            None,
            (Problem("input", work.path, f"the reader failed: {type(error).__name__}: {error}", "please report it"),),
        )
    if document is None:
        return _Done(work.path, None, problems)
    read = time.perf_counter()
    try:
        tagging = tag_document(_qualified(document, work.qualifiers), ready)
        extracted = extract_tagged(tagging, ready, ruleset.sources)
        telling = tell(tagging[0], extracted.claims, ready, lexicon)
    except Exception as error:
        what = Problem("input", work.path, f"an extractor failed: {type(error).__name__}: {error}", "please report it")
        return _Done(work.path, None, (*problems, what))
    return _Done(work.path, extracted, problems, telling, (read - began, time.perf_counter() - read))


def _qualified(document: Document, qualifiers: tuple[tuple[str, str], ...]) -> Document:
    if not qualifiers:
        return document
    from dataclasses import replace

    return replace(document, qualifiers=qualifiers)


def _reconcile_and_judge(
    settings: Settings, ruleset: RuleSet, lexicon: Lexicon, done: Iterable[_Done], problems: list[Problem], clock: _Clock
) -> Report:
    extracted: list[Extracted] = []
    tellings: list[Telling] = []
    for one in done:
        problems.extend(one.problems)
        if one.extracted is not None:
            extracted.append(one.extracted)
        if one.telling is not None:
            tellings.append(one.telling)
    documents = tuple(e.document for e in extracted)
    claims = tuple(c for e in extracted for c in e.claims)
    abouts = [_about(e) for e in extracted]
    part_of = {name: subject.part_of for name, subject in ruleset.subjects.items() if subject.part_of}
    linked = link_subjects(abouts, claims, part_of)
    groups = cluster_claims(claims, linked.of_claim, ruleset.attributes)
    clock.lap("reconcile")
    by_path: Mapping[str, Document] = {d.path: d for d in documents}
    by_attribute: dict[tuple[str, str], list[int]] = {}
    for i, claim in enumerate(claims):
        by_attribute.setdefault((linked.of_claim[i], claim.attribute), []).append(i)
    subjects = {s.id: s for s in linked.subjects}
    court = Court(ruleset, claims, linked.of_claim, subjects, by_path, dict(settings.authorities), by_attribute)
    clusters, findings = judge_all(court, groups)
    clock.lap("judge")
    endpoint = _endpoint(settings)
    stories = judge_stories(
        tellings, by_path, linked.of_document, subjects, lexicon, len(claims), len(clusters), endpoint
    )  # fmt: skip
    problems.extend(_saved(endpoint))
    clock.lap("stories")
    for one_document in extracted:
        problems.extend(_not_understood(one_document))
    return Report(
        packs=tuple(Pack(p.name, str(p.pack.version), p.sha256) for p in ruleset.packs),
        documents=documents,
        subjects=linked.subjects,
        claims=(*claims, *stories.claims),
        claim_subjects=(*linked.of_claim, *stories.subjects),
        clusters=(*clusters, *stories.clusters),
        findings=in_order((*findings, *stories.findings)),
        problems=tuple(sorted((*problems, *linked.problems, *stories.problems), key=lambda p: (p.severity, p.where, p.what))),
        missed=tuple(m for e in extracted for m in e.missed),
        document_subjects=linked.of_document,
    )


def _endpoint(settings: Settings) -> Endpoint | None:
    """Whom the user wants to be asked about told stories; nobody unless configured."""
    asked = settings.adjudicator
    if asked is None:
        return None
    from factcheck.story.endpoint import Endpoint  # the network, which most runs have no use for

    return Endpoint(asked.url, asked.model, asked.key_env, asked.timeout_s, asked.cache)


def _saved(endpoint: Endpoint | None) -> Iterator[Problem]:
    """Keep the answers; that they cannot be kept spoils no report."""
    try:
        if endpoint is not None:
            endpoint.save()
    except OSError as error:
        yield Problem("limit", str(endpoint.cache if endpoint else ""), f"answers cannot be kept: {error.strerror or error}")


def _not_understood(extracted: Extracted) -> Iterator[Problem]:
    """The values behind known labels that could not be read; the first few of a document, and how many more there are."""
    missed = [m for m in extracted.missed if m.what == NOT_UNDERSTOOD]
    document = extracted.document
    for m in missed[:MOST_NAMED]:
        line, column = document.line_and_column(m.start)
        words = " ".join(document.text[m.start : m.end].split())
        yield Problem("limit", f"{document.path}:{line}:{column}", f"not understood: {words[:120]!r}")
    if len(missed) > MOST_NAMED:
        yield Problem(
            "limit", document.path, f"{len(missed) - MOST_NAMED} more values not understood", "factcheck claims --missing"
        )


MOST_NAMED = 20
"""How many values that were not understood are named for each document."""


def _about(extracted: Extracted) -> About:
    subject = extracted.subject
    return About(
        extracted.document.path, subject.main.type, subject.main.name, subject.aliases, subject.year, subject.named,
        subject.title, subject.clear,
    )  # fmt: skip
