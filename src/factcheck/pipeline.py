"""The arrows in order: read, extract, reconcile, judge. The only place that knows them all."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.cache import reports
from factcheck.cache.codec import Misfit
from factcheck.cache.store import Store
from factcheck.config import RecordSetting, Settings, check_names
from factcheck.errors import UsageError
from factcheck.model.document import Document
from factcheck.model.finding import NOT_UNDERSTOOD, Pack, Problem, Report
from factcheck.model.value import Malformed
from factcheck.read.walk import find_files
from factcheck.rulepack.files import pack_hashes

# The stages themselves are imported where they are called: a run whose report is at hand does without them.
if TYPE_CHECKING:
    from factcheck.cache.documents import Cache, Read, ReadFile
    from factcheck.engine.seam import Engine
    from factcheck.extract.compile import Ready
    from factcheck.extract.run import Extracted
    from factcheck.read.reading import RecordMap
    from factcheck.reconcile.adoption import About
    from factcheck.reconcile.subjects import Linked
    from factcheck.rulepack.load import RuleSet
    from factcheck.story.endpoint import Endpoint
    from factcheck.story.lexicon import Lexicon
    from factcheck.story.outcome import Stories

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
    """One file to read and extract; crosses to a worker process."""

    path: str
    file: str | None
    data: bytes | None
    kind: str | None
    source: str | None
    weight: float | None
    subject: str | None
    qualifiers: tuple[tuple[str, str], ...]
    mapping: RecordMap | None
    packs: tuple[PackFile, ...]
    taken_for: str = ""
    """The type of what it is about, where the other documents tell it."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of it."""

    path: str
    read: ReadFile | None
    problems: tuple[Problem, ...] = ()
    """Of a file that could not be read."""
    seconds: tuple[float, float] = (0.0, 0.0)
    fresh: bool = False
    """Read now, and not found in the cache."""
    key: bytes | None = None
    """Under which it is kept; `None` where it is not."""


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
def _ruleset(packs: tuple[PackFile, ...]) -> RuleSet:
    """The packs; once for a process."""
    from factcheck.rulepack.load import load_ruleset

    return load_ruleset(Path(path) for path, _, _ in packs)


@lru_cache(maxsize=4)
def _ready(packs: tuple[PackFile, ...]) -> tuple[Ready, frozenset[str]]:
    """The packs, compiled, and their labels, folded; once for a process, and only where a document has to be read."""
    from factcheck.extract.compile import compile_rules
    from factcheck.read.lines import fold

    ruleset = _ruleset(packs)
    labels = frozenset(fold(label) for attribute in ruleset.attributes.values() for label in attribute.labels)
    return compile_rules(ruleset), labels


@lru_cache(maxsize=4)
def _lexicon(packs: tuple[PackFile, ...]) -> Lexicon:
    """The words of told stories, compiled; once for a process."""
    from factcheck.story.lexicon import compile_lexicon

    ruleset = _ruleset(packs)
    return compile_lexicon(ruleset.stories, ruleset.vocabularies)


def audit(
    settings: Settings,
    inputs: Sequence[Input] | None = None,
    *,
    progress: Progress | None = None,
    timings: dict[str, float] | None = None,
    leave_out: frozenset[str] = frozenset(),
) -> Report:
    """The whole job. With `inputs` nothing is read from disk but configuration and packs, and `settings.paths` are left aside.
    `leave_out` are names of documents that somebody else reads.

    Raises `FactcheckError` for the user's mistakes; what is wrong with a single document becomes a `Problem`.
    """
    clock = _Clock(timings if timings is not None else {})
    packs = _pack_files(settings.rules)
    work, problems = _gather(settings, inputs, packs)
    work = [one for one in work if one.path not in leave_out]
    clock.lap("find")
    with contextlib.ExitStack() as stack:
        store: Store | None = None
        seen: list[_Seen | None] = [None] * len(work)
        question = None
        small = False
        if settings.cache is not None and any(one.file is not None for one in work):
            store = stack.enter_context(Store(settings.cache))
            seen = [_seen(one) for one in work]
            small = sum(look.size for look in seen if look is not None) <= reports.MOST_TEXT
            question = _question(settings, work, seen, problems)
        if store is not None and question is not None and small and (known := reports.find(store, question)) is not None:
            store.tidies = False
            clock.lap("recall")
            return known
        ruleset = _ruleset(packs)
        check_names(settings, ruleset.sources, ruleset.attributes, ruleset.dimensions, ruleset.affiliations)
        clock.lap("packs")
        from factcheck.cache.documents import no_garbage

        with no_garbage():
            done = list(_all_done(settings, ruleset, work, seen, store, progress))
            done = _read_anew(settings, ruleset, work, done, seen, store)
        reads = [read for one in done if one.read is not None for read in one.read.reads]
        if store is not None and question is not None and not small and all(one.key is not None and not one.fresh for one in done):
            known = _recalled(store, question, reads)
            if known is not None:
                clock.lap("recall")
                return known
        clock.lap("workers" if settings.jobs > 1 else "own time")
        if timings is not None and settings.jobs <= 1:
            timings["read"] = sum(d.seconds[0] for d in done)
            timings["extract"] = sum(d.seconds[1] for d in done)
            timings["own time"] -= timings["read"] + timings["extract"]
        try:
            with no_garbage():
                report = _reconcile_and_judge(settings, packs, done, problems, clock, store)
        except Misfit:  # what the cache has of a story is not ours
            return audit(replace(settings, cache=None), inputs, progress=progress, timings=timings)
        if store is not None and question is not None and _is_lasting(report, done, seen, ruleset, settings):
            if small:
                reports.put(store, question, report)
            else:
                reports.put_rest(store, question, report, (claim for read in reads for claim in read.claims))
        return report


def _recalled(store: Store, question: reports.Asked, reads: Sequence[Read]) -> Report | None:
    """The report on what was read, if all of that came from the cache and so can the rest."""
    documents = tuple(read.document for read in reads)
    claims = [claim for read in reads for claim in read.claims]
    return reports.find_rest(store, question, documents, claims, tuple(missed for read in reads for missed in read.missed))


def _all_done(
    settings: Settings,
    ruleset: RuleSet,
    work: Sequence[_Work],
    seen: Sequence[_Seen | None],
    store: Store | None,
    progress: Progress | None,
) -> Iterator[_Done]:
    """Each document read, in the order of `work`; from the cache where that has it."""
    from factcheck.cache.documents import Cache
    from factcheck.engine.local import Processes, Serial

    hashes = [pack.sha256 for pack in ruleset.packs]
    keys: list[bytes | None] = [None] * len(work)
    known: dict[int, ReadFile] = {}
    cache: Cache | None = None
    if store is not None:
        cache = Cache(store)
        keys = [None if look is None else _key(one, look, hashes) for one, look in zip(work, seen, strict=True)]
        known = cache.find(keys)
    missing = [one for at, one in enumerate(work) if at not in known]
    engine: Engine = Processes(settings.jobs) if settings.jobs > 1 and len(missing) > 1 else Serial()
    fresh = iter(engine.map(_read_and_extract, missing))
    for at, (one, key, look) in enumerate(zip(work, keys, seen, strict=True)):
        done = _Done(one.path, known.pop(at), key=key) if at in known else next(fresh)
        # A file that was changed between the two looks at it is kept under no key.
        if cache is not None and key and look and done.fresh and done.read and done.read.sha256 == look.sha256:
            cache.put(key, done.read)
            done = replace(done, key=key)
        if progress is not None:
            progress("reading", at + 1, len(work))
        yield done


def _read_anew(
    settings: Settings,
    ruleset: RuleSet,
    work: Sequence[_Work],
    done: list[_Done],
    seen: Sequence[_Seen | None],
    store: Store | None,
) -> list[_Done]:
    """Read the documents again that do not say what kind of thing they are about, where the others say it: only then is it known
    which attributes their sentences may speak of."""
    reads = [read for one in done if one.read is not None for read in one.read.reads]
    if not reads or all(read.about.type for read in reads) or not any(read.about.type for read in reads):
        return done
    linked = _linked(ruleset, reads)
    subjects = {s.id: s for s in linked.subjects}
    again: dict[int, _Work] = {}
    for at, (one, it) in enumerate(zip(work, done, strict=True)):
        if it.read is None or len(it.read.reads) != 1 or it.read.reads[0].about.type or one.subject:
            continue
        subject = subjects[linked.of_document[it.read.reads[0].document.key]]
        if subject.type and subject.name:
            again[at] = replace(one, taken_for=subject.type)
    fresh = _all_done(settings, ruleset, list(again.values()), [seen[at] for at in again], store, None)
    for at, it in zip(again, fresh, strict=True):
        done[at] = it
    return done


def _linked(ruleset: RuleSet, reads: Sequence[Read]) -> Linked:
    """Which documents and claims are about the same."""
    from factcheck.reconcile.subjects import link_subjects

    part_of = {name: subject.part_of for name, subject in ruleset.subjects.items() if subject.part_of}
    claims = tuple(claim for read in reads for claim in read.claims)
    told_by_year = {name for name, subject in ruleset.subjects.items() if subject.told_by_year}
    return link_subjects([read.about for read in reads], claims, part_of, told_by_year)


class _Seen(NamedTuple):
    """A file as it was found."""

    sha256: str
    size: int
    """In bytes."""


def _seen(work: _Work) -> _Seen | None:
    """`None` for what is not in a file that can be read."""
    if work.file is None:
        return None
    try:
        data = Path(work.file).read_bytes()
    except OSError:
        return None
    return _Seen(hashlib.sha256(data).hexdigest(), len(data))


def _key(work: _Work, seen: _Seen, packs: Sequence[str]) -> bytes:
    """Of a document in the cache."""
    from factcheck.cache.documents import key_of

    settings = (work.kind, work.source, work.weight, work.subject, work.qualifiers, work.mapping, work.taken_for)
    return key_of(seen.sha256, work.path, settings, packs)


def _question(
    settings: Settings, work: Sequence[_Work], seen: Sequence[_Seen | None], problems: Iterable[Problem]
) -> reports.Asked | None:
    """What tells the report of this run from any other; `None` where it is not kept, for something cannot be read, or somebody
    is asked whose answer is not ours to keep."""
    if settings.adjudicator is not None:
        return None
    looks = [look for look in seen if look is not None]
    packs = pack_hashes(settings.rules)
    if packs is None or len(looks) < len(work):
        return None
    # Of the settings all count but those that only say where things are and what is done with the report.
    said = replace(
        settings, root=Path(), paths=(), include=(), exclude=(), baseline=Path(), cache=None, jobs=1,
        min_level="warning", fail_on=None, allow_problems=False,
        config_file=None if settings.config_file is None else Path(settings.config_file.name),
    )  # fmt: skip
    where = [os.path.relpath(path, settings.root) for path in settings.paths or (".",)]
    files = [f"{one.path} {look.sha256}" for one, look in zip(work, looks, strict=True)]
    return reports.asked(repr((said, where)), (*packs, *files, repr(problems)))


def _is_lasting(report: Report, done: Iterable[_Done], seen: Iterable[_Seen | None], ruleset: RuleSet, settings: Settings) -> bool:
    """Would the same come out again? What could not be read may be readable next time, and files may have changed while they
    were read."""
    if any(problem.severity == "input" for problem in report.problems):
        return False
    if [f"{pack.path} {pack.sha256}" for pack in ruleset.packs] != pack_hashes(settings.rules):
        return False
    return all(d.read is not None and s is not None and d.read.sha256 == s.sha256 for d, s in zip(done, seen, strict=True))


def _gather(settings: Settings, inputs: Sequence[Input] | None, packs: tuple[PackFile, ...]) -> tuple[list[_Work], list[Problem]]:
    """What to read, sorted by path."""
    if inputs is None:
        found, problems = find_files([Path(p) for p in settings.paths or (".",)], settings.root, settings.include, settings.exclude)
        # Packs and taxonomies are no documents, wherever they lie.
        ours = {path.resolve() for path in (*settings.rules, *(path for _, path in settings.taxonomies))}
        found = [f for f in found if not ours or f.path.resolve() not in ours]
        work = [_work(settings, packs, f.name, str(f.path), None, None) for f in found]
    else:
        problems = []
        if any("\0" in i.name for i in inputs):
            raise UsageError("a document's name must not hold a null character")
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
    mapping = mapping_of(settings, path)
    return _Work(path, file, data, kind, source, weight, subject or named, tuple(sorted(implied.items())), mapping, packs)


def mapping_of(settings: Settings, path: str) -> RecordMap | None:
    """What the user says of the columns of a file; the last match wins."""
    return next((_mapping(r) for r in reversed(settings.records) if fnmatch(path, r.match)), None)


def _mapping(said: RecordSetting) -> RecordMap:
    from factcheck.read.reading import RecordMap

    return RecordMap(
        said.subject or "", said.source or "", said.attribute or "", said.value or "", said.unit or "", said.qualifiers
    )  # fmt: skip


def _read_and_extract(work: _Work) -> _Done:
    """One file; whatever goes wrong with it stays with it."""
    from factcheck.cache.documents import ReadFile
    from factcheck.read.document import Known, read_documents
    from factcheck.rulings.comments import comments_in

    ruleset = _ruleset(work.packs)
    _, labels = _ready(work.packs)
    began = time.perf_counter()
    try:
        data = work.data if work.data is not None else Path(work.file or "").read_bytes()
        known = Known(labels, ruleset.sources, work.kind, work.source, work.weight, work.subject, work.mapping)
        documents, problems = read_documents(work.path, data, known)
    except OSError as error:
        return _Done(work.path, None, (Problem("input", work.path, f"cannot be read: {error.strerror or error}"),))
    except Exception as error:
        return _Done(
            work.path,
            None,
            (Problem("input", work.path, f"the reader failed: {type(error).__name__}: {error}", "please report it"),),
        )
    if not documents:
        return _Done(work.path, None, problems)
    if work.taken_for:
        documents = tuple(replace(document, subject_type=work.taken_for) for document in documents)
    read = time.perf_counter()
    text, sha256 = documents[0].text, documents[0].sha256
    comments, faults = comments_in(*documents)
    reads: list[Read] = []
    waiting = list(reversed(documents))
    del documents
    try:
        while waiting:  # each is let go of once it is done: a file may hold a hundred thousand
            reads.append(_extracted(_qualified(waiting.pop(), work.qualifiers), work.packs))
    except Exception as error:
        what = Problem("input", work.path, f"an extractor failed: {type(error).__name__}: {error}", "please report it")
        return _Done(work.path, None, (*problems, what))
    result = ReadFile(work.path, text, sha256, tuple(reads), comments, (*problems, *faults))
    return _Done(work.path, result, (), (read - began, time.perf_counter() - read), fresh=True)


def _extracted(document: Document, packs: tuple[PackFile, ...]) -> Read:
    """What later stages need of a document."""
    from factcheck.cache.documents import Read
    from factcheck.extract.run import extract_tagged, tag_document
    from factcheck.story.align import outline_of
    from factcheck.story.tell import tell

    ready, _ = _ready(packs)
    tagging = tag_document(document, ready)
    extracted = extract_tagged(tagging, ready, _ruleset(packs).sources)
    outline, told = None, None
    if not document.structured or any(block.kind == "paragraph" for block in document.blocks):  # rows tell no story
        telling = tell(tagging[0], extracted.claims, ready, _lexicon(packs))
        if telling.sentences:
            outline, told = outline_of(telling), telling
    return Read(replace(extracted.document, blocks=()), _about(extracted), extracted.claims, extracted.missed, outline, told)


def _qualified(document: Document, qualifiers: tuple[tuple[str, str], ...]) -> Document:
    if not qualifiers:
        return document
    held = dict(document.qualifiers) | dict(qualifiers)  # what is configured goes before what the path seems to say
    return replace(document, qualifiers=tuple(sorted(held.items())))


def _reconcile_and_judge(
    settings: Settings,
    packs: tuple[PackFile, ...],
    done: Sequence[_Done],
    problems: list[Problem],
    clock: _Clock,
    store: Store | None,
) -> Report:
    from factcheck.judge.run import Court, judge_all, order
    from factcheck.reconcile.cluster import cluster_claims
    from factcheck.reconcile.openly import cluster_openly
    from factcheck.reconcile.subjects import settle_types
    from factcheck.reconcile.twins import told_anew, twins_of, without_idle
    from factcheck.rulings.levels import levelled
    from factcheck.rulings.suppress import suppressed
    from factcheck.values.names import fold

    ruleset = _ruleset(packs)
    for one in done:
        problems.extend(one.problems)
    files = [one.read for one in done if one.read is not None]
    for file in files:
        problems.extend(file.problems)
    reads = [read for file in files for read in file.reads]
    documents = tuple(read.document for read in reads)
    claims = tuple(claim for read in reads for claim in read.claims)
    abouts = [read.about for read in reads]
    linked = _linked(ruleset, reads)
    untyped = frozenset(a.document for a in abouts if not a.type)
    claims, linked = settle_types(claims, linked, untyped, {name: a.of for name, a in ruleset.attributes.items()})
    names = {s.id: frozenset(w for name in (s.name, *s.aliases) for w in fold(name).split()) for s in linked.subjects}
    twins = twins_of(claims)
    openly, limits = cluster_openly(claims, linked.of_claim, names)
    openly = told_anew(openly, claims, twins)
    claims, of_claim, openly = without_idle(claims, linked.of_claim, openly, twins)
    linked = replace(linked, of_claim=of_claim)
    groups = [*cluster_claims(claims, linked.of_claim, ruleset.attributes), *openly]
    problems.extend(limits)
    clock.lap("reconcile")
    by_key: Mapping[str, Document] = {d.key: d for d in documents}
    by_attribute: dict[tuple[str, str], list[int]] = {}
    broken = {(linked.of_claim[i], claim.attribute) for i, claim in enumerate(claims) if isinstance(claim.value, Malformed)}
    for i, claim in enumerate(claims):
        if (linked.of_claim[i], claim.attribute) in broken:
            by_attribute.setdefault((linked.of_claim[i], claim.attribute), []).append(i)
    subjects = {s.id: s for s in linked.subjects}
    court = Court(ruleset, claims, linked.of_claim, subjects, by_key, dict(settings.authorities), by_attribute)
    clusters, findings = judge_all(court, groups)
    clock.lap("judge")
    files_kept = {one.path: one.key for one in done if one.key is not None}
    stories = _stories(settings, packs, reads, files_kept, store, linked, (len(claims), len(clusters)))
    clock.lap("stories")
    for file in files:
        problems.extend(_not_understood(file))
    problems.extend(_absent_authorities(settings, documents))
    report = Report(
        packs=tuple(Pack(p.name, str(p.pack.version), p.sha256) for p in ruleset.packs),
        documents=documents,
        subjects=linked.subjects,
        claims=(*claims, *stories.claims),
        claim_subjects=(*linked.of_claim, *stories.subjects),
        clusters=(*clusters, *stories.clusters),
        findings=(*findings, *stories.findings),
        problems=tuple(sorted((*problems, *linked.problems, *stories.problems), key=lambda p: (p.severity, p.where, p.what))),
        missed=tuple(m for read in reads for m in read.missed),
        document_subjects=linked.of_document,
    )
    report = replace(report, findings=tuple(sorted(levelled(report, settings.levels), key=order)))
    return suppressed(report, (comment for file in files for comment in file.comments), settings)


def _stories(
    settings: Settings,
    packs: tuple[PackFile, ...],
    reads: Sequence[Read],
    kept: Mapping[str, bytes],
    store: Store | None,
    linked: Linked,
    before: tuple[int, int],
) -> Stories:
    """What the tellings of the documents dispute; its records count on from `before`, the claims and clusters so far. `kept` are
    the keys of files in the cache. Raises `Misfit` where what the cache has of a telling is none."""
    from factcheck.cache.documents import telling_of
    from factcheck.cache.stories import KeptStories
    from factcheck.story.findings import judge_stories

    endpoint = _endpoint(settings)
    subjects = {subject.id: subject for subject in linked.subjects}
    telling = {read.document.key: read for read in reads if read.outline is not None}
    memory = None
    if store is not None and endpoint is None:  # an answer from elsewhere is not ours to keep
        memory = KeptStories(store, [pack.sha256 for pack in _ruleset(packs).packs], kept)
    stories = judge_stories(
        [read.outline for read in reads if read.outline is not None],
        lambda document: telling_of(telling[document]),
        {read.document.key: read.document for read in reads},
        linked.of_document,
        subjects,
        _lexicon(packs),
        *before,
        memory,
        endpoint,
    )
    if endpoint is not None:
        try:
            endpoint.save()
        except OSError as error:  # it spoils no report
            what = f"answers cannot be kept: {error.strerror or error}"
            stories.problems.append(Problem("limit", str(endpoint.cache or ""), what))
    return stories


def _endpoint(settings: Settings) -> Endpoint | None:
    """Whom the user wants to be asked about told stories; nobody unless configured."""
    asked = settings.adjudicator
    if asked is None:
        return None
    from factcheck.story.endpoint import Endpoint  # the network, which most runs have no use for

    return Endpoint(asked.url, asked.model, asked.key_env, asked.timeout_s, asked.cache)


def _absent_authorities(settings: Settings, documents: Iterable[Document]) -> Iterator[Problem]:
    """Authorities of which nothing was read: a misspelt name would look like one that had nothing to say."""
    sources = {document.source for document in documents}
    for attribute, source in settings.authorities:
        if source not in sources:
            hint = f"there is: {', '.join(sorted(sources)[:8])}" if sources else ""
            where = settings.origin(f"authorities.{attribute}")
            yield Problem("limit", where, f'no document is by "{source}", the authority on {attribute}', hint)


def _not_understood(file: ReadFile) -> Iterator[Problem]:
    """The values behind known labels that could not be read; the first few of a file, and how many more there are."""
    missed = [(read.document, m) for read in file.reads for m in read.missed if m.what == NOT_UNDERSTOOD]
    for document, m in missed[:MOST_NAMED]:
        line, column = document.line_and_column(m.start)
        words = " ".join(document.text[m.start : m.end].split())
        yield Problem("limit", f"{document.path}:{line}:{column}", f"not understood: {words[:120]!r}")
    if len(missed) > MOST_NAMED:
        path = missed[0][0].path
        yield Problem("limit", path, f"{len(missed) - MOST_NAMED} more values not understood", "factcheck claims --missing")


MOST_NAMED = 20
"""How many values that were not understood are named for each file."""


def _names_nothing(extracted: Extracted) -> bool:
    """Is it a table or a changelog, which seldom say what they are about?"""
    document = extracted.document
    return (document.structured and not extracted.subject.title) or (
        document.kind == "changelog" and not extracted.subject.main.name
    )


def _about(extracted: Extracted) -> About:
    from factcheck.reconcile.adoption import About

    subject = extracted.subject
    own_type = "" if extracted.document.subject_type else subject.main.type
    return About(
        extracted.document.key, own_type, subject.main.name, subject.aliases, subject.year, subject.named,
        subject.title, _names_nothing(extracted), subject.clear,
        subject.words, subject.is_formula, subject.names,
    )  # fmt: skip
