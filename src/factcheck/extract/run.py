"""Rules over one document: tag it, see what it is about, run its kind's extractors, set the claims into the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.extract.actors import actors_in_brackets
from factcheck.extract.beside import year_of_report
from factcheck.extract.compile import Ready
from factcheck.extract.kind import RawClaim, TaggedDocument, extractors
from factcheck.extract.names import Names
from factcheck.extract.slices import bounded
from factcheck.extract.subject import Recognised, recognise_subject, tag_subject
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.versions import under_version
from factcheck.extract.words import label_key
from factcheck.model.claim import Claim, Evidence, Mention, Part, Qualifier
from factcheck.model.document import Document, Span
from factcheck.model.finding import NOT_UNDERSTOOD, Missed
from factcheck.model.value import Malformed, NameSet
from factcheck.rulepack.schema import SourceKind

SEVERAL = ("scene",)
"""Dimensions under several of which the same words may hold ("its harbour and school were filmed at X")."""
RELEASE, YEAR = "release", "year"
"""The dimensions of what holds for one release of a program, or for one business year."""
SILENT = frozenset({"boilerplate", "code"})


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gave."""

    document: Document
    subject: Recognised
    claims: tuple[Claim, ...]
    """In the order of the text."""
    missed: tuple[Missed, ...]


def extract_document(document: Document, ready: Ready, kinds: Mapping[str, SourceKind]) -> Extracted:
    """Claims of one document, each with its evidence in `document.text`; what looked like a claim and gave none."""
    return extract_tagged(tag_document(document, ready), ready, kinds)


def tag_document(document: Document, ready: Ready) -> tuple[TaggedDocument, Recognised]:
    """The document with its tagged blocks, and what it is about."""
    readable = (b for b in document.blocks if b.kind not in SILENT and b.text.strip())
    blocks = tuple(TaggedBlock(b, i, ready) for i, b in enumerate(bounded(readable)))
    names = Names(blocks, ready)
    recognised = recognise_subject(document, blocks, ready, names)
    tag_subject(blocks, recognised, ready)
    if (year := year_of_report(blocks)) and not any(d == YEAR for d, _ in document.qualifiers):
        document = replace(document, qualifiers=(*document.qualifiers, (YEAR, year)))
    if recognised.release and not any(d == RELEASE for d, _ in document.qualifiers):
        document = replace(document, qualifiers=(*document.qualifiers, (RELEASE, recognised.release)))
    aliases = (*recognised.aliases, *recognised.called)
    return TaggedDocument(document, blocks, names, recognised.main, aliases, recognised.because), recognised


def extract_tagged(tagging: tuple[TaggedDocument, Recognised], ready: Ready, kinds: Mapping[str, SourceKind]) -> Extracted:
    """The claims of a tagged document."""
    tagged, recognised = tagging
    document, blocks = tagged.document, tagged.blocks
    raw: list[RawClaim] = []
    kind = kinds.get(document.kind)
    for name, options in (kind.extractors if kind else {name: {} for name in extractors()}).items():
        extractor = extractors()[name]
        found = extractor.extract(tagged, ready, extractor.options.model_validate(options))
        raw.extend(replace(claim, extractor=name) for claim in found)
    raw.extend(actors_in_brackets(tagged, ready, raw))
    raw = _filled(_without_former(_without_echoes(_without_restated(_without_known(raw))), ready), ready)
    key, day = document.key, _day_of_report(tagged)
    placed = [(_claim(document, key, ready, r, day), r) for r in raw]
    claims = tuple(sorted(_distinct(c for c, _ in placed), key=lambda c: (c.place, c.attribute, c.rule, c.about)))
    return Extracted(document, recognised, claims, tuple(_missed(document, blocks, raw, ready)))


def _filled(raw: list[RawClaim], ready: Ready) -> list[RawClaim]:
    """Labelled claims without a required qualifier that another attribute of their document tells, if that has one value."""
    told: dict[str, set[str]] = {}
    for claim in raw:
        if isinstance(claim.value, NameSet) and len(claim.value.members) == 1 and claim.rule.endswith("#label"):
            told.setdefault(claim.attribute, set()).add(claim.value.members[0].text)
    result: list[RawClaim] = []
    for claim in raw:
        attribute = ready.attributes.get(claim.attribute)
        known = {q.dimension for q in claim.qualifiers}
        for dimension, source in attribute.filled_by.items() if attribute and claim.rule.endswith("#label") else ():
            names = told.get(source, set())
            if dimension not in known and len(names) == 1:
                extra = Qualifier(dimension, next(iter(names)), "inherited")
                claim = replace(claim, qualifiers=tuple(sorted((*claim.qualifiers, extra))))
        result.append(claim)
    return result


def _day_of_report(tagged: TaggedDocument) -> str:
    """The day on which a document counts what still grows: its own, unless it looks back on another year; else empty."""
    published, years = tagged.document.published, tagged.names.years
    looks_back = years[tagged.names.main_year] > 1 and published is not None and published[:4] != str(tagged.names.main_year)
    return published if published and not looks_back else ""


@lru_cache(maxsize=1 << 12)
def _steps(steps: tuple[str, ...]) -> tuple[str, ...]:
    """Equal ones that are there already: claims of records have much in common, and there are very many of them."""
    return steps


@lru_cache(maxsize=1 << 12)
def _qualifiers(qualifiers: tuple[Qualifier, ...]) -> tuple[Qualifier, ...]:
    """The same for qualifiers."""
    return qualifiers


_ITSELF = Mention()


def _claim(document: Document, key: str, ready: Ready, raw: RawClaim, day: str) -> Claim:
    block = raw.block.block
    span = block.source_span(raw.span)
    if document.structured and block.kind == "label-value" and block.label and raw.span.start == block.label.start:
        span = _with_marks(document.text, span, block.span)
    quote = document.text[span.start : span.end]
    parts = tuple(Part(role, span if s == raw.span else block.source_span(s)) for role, s in raw.parts if s.end > s.start)
    versions = under_version(document, block.path, raw.attribute, ready) if raw.key is None else ()
    qualifiers = {q.dimension: q for q in (*versions, *raw.qualifiers)}
    per = ready.attributes[raw.attribute].per if raw.key is None else {}
    for dimension in per if day else ():
        if ready.reads.get(dimension) == "day":
            qualifiers.setdefault(dimension, Qualifier(dimension, day, "inherited"))
    for dimension, value in document.qualifiers:
        if dimension in per and dimension not in qualifiers:
            qualifiers[dimension] = Qualifier(dimension, value, "inherited")
    return Claim(
        document=key,
        source=document.source,
        about=raw.about if raw.about.name else _ITSELF,
        attribute=raw.attribute,
        value=raw.value,
        evidence=Evidence(span, raw.value.text if raw.value.text == quote else quote, parts),
        extractor=raw.extractor,
        rule=raw.rule,
        steps=_steps(raw.steps),
        qualifiers=_qualifiers(tuple(qualifiers[d] for d in sorted(qualifiers))),
        polarity=raw.polarity,
        force=raw.force,
        weight=document.weight,
        key=raw.key,
    )


_MARKS = "\"'[]"


def _with_marks(text: str, span: Span, member: Span) -> Span:
    """The whole member of an object, if but quotation marks and brackets are left of it at its ends."""
    before, behind = text[member.start : span.start], text[span.end : member.end]
    return Span(*member) if not before.strip(_MARKS) and not behind.strip(_MARKS + " \t\r\n,") else span


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each attribute, value, subject and place: two extractors may read the same words."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        value = next((p.span for p in claim.evidence.parts if p.role == "value"), claim.evidence.span)
        key = (claim.attribute, claim.key is None, claim.about.name, value, *(claim.qualifier(d) for d in SEVERAL))
        kept = best.get(key)
        if kept is None or (kept.force == "mentions" and claim.force == "states"):
            best[key] = claim
    return list(best.values())


def _without_known(raw: list[RawClaim]) -> list[RawClaim]:
    """What a pack reads in a sentence is no open attribute: neither the same value, nor a part of it. What stands behind labels is
    kept as both: sentences that no pack reads may speak of it too (`reconcile.twins`)."""
    known: dict[int, list[Span]] = {}
    for claim in raw:
        is_only_reading = claim.block.block.kind not in LABELLED or claim.rule.endswith("#malformed")
        if claim.key is None and claim.attribute not in _STATED and is_only_reading:
            known.setdefault(claim.block.index, []).append(_value_span(claim))
    return [claim for claim in raw if claim.key is None or not _overlaps(_value_span(claim), known.get(claim.block.index, ()))]


LABELLED = frozenset({"label-value", "table-row"})
_STATED = frozenset({"stated_date", "calculation"})
"""Attributes that are read of any figure, whatever it is about."""


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _without_restated(raw: list[RawClaim]) -> list[RawClaim]:
    """A malformed date that some rule reads is that rule's; on its own it stands only where no rule does. A figure that cannot be
    is no claim besides."""
    impossible = {(r.block.index, r.attribute) for r in raw if isinstance(r.value, Malformed) and r.value.would_be == "quantity"}
    raw = [r for r in raw if (r.block.index, r.attribute) not in impossible or isinstance(r.value, Malformed)]
    ruled = {
        (r.block.index, r.value.canonical) for r in raw if isinstance(r.value, Malformed) and not r.rule.endswith("#malformed")
    }
    return [r for r in raw if not r.rule.endswith("#malformed") or (r.block.index, r.value.canonical) not in ruled]


def _without_echoes(raw: list[RawClaim]) -> list[RawClaim]:
    """What a label-value line says of an attribute, its label says; the same words read as prose add nothing."""
    labelled = {(r.block.index, r.attribute) for r in raw if r.rule.endswith("#label")}
    return [r for r in raw if r.rule.endswith("#label") or (r.block.index, r.attribute) not in labelled]


def _without_former(raw: list[RawClaim], ready: Ready) -> list[RawClaim]:
    """Where a wording says that somebody was replaced, whoever was named before in that section is a former holder."""
    replacing = [r for r in raw if _replaces(r, ready)]
    if not replacing:
        return raw
    result: list[RawClaim] = []
    for claim in raw:
        if claim.key is not None:
            result.append(claim)
            continue
        later = next((r for r in replacing if r.attribute == claim.attribute and r is not claim and _before(claim, r)), None)
        if (
            later is not None
            and not any(q.dimension == "phase" for q in claim.qualifiers)
            and "phase" in ready.attributes[claim.attribute].per
        ):
            step = f"former: replaced according to {later.block.text[later.span.start : later.span.end]!r}"
            claim = replace(
                claim,
                qualifiers=tuple(sorted((*claim.qualifiers, Qualifier("phase", "former", "inherited")))),
                steps=(*claim.steps, step),
            )
        result.append(claim)
    return result


def _replaces(raw: RawClaim, ready: Ready) -> bool:
    number = raw.rule.rpartition("#")[2]
    if not number.isdigit():
        return False
    template = ready.attributes[raw.attribute].templates[int(number) - 1]
    return not isinstance(template, str) and template.replaces


def _before(claim: RawClaim, later: RawClaim) -> bool:
    """In the same section, earlier, in prose, and naming nobody whom the later one names; or as the one whom it replaces."""
    if claim.block is later.block and _value_span(claim) in {span for role, span in later.parts if role == "predecessor"}:
        return True
    if claim.block.block.path != later.block.block.path or (claim.block.index, claim.span.start) >= (
        later.block.index,
        later.span.start,
    ):
        return False
    if not isinstance(claim.value, NameSet) or not isinstance(later.value, NameSet) or claim.rule.endswith("#label"):
        return False
    return not {m.key for m in claim.value.members} & {m.key for m in later.value.members}


def _value_span(raw: RawClaim) -> Span:
    return next((span for role, span in raw.parts if role == "value"), raw.span)


def _missed(document: Document, blocks: Iterable[TaggedBlock], raw: list[RawClaim], ready: Ready) -> Iterable[Missed]:
    """Label-value lines and sentences with a typed value that no claim stands on. Headings name, and claim nothing."""
    covered: dict[int, list[Span]] = {}
    for claim in raw:
        if claim.key is None:
            covered.setdefault(claim.block.index, []).append(claim.span)
    for block in blocks:
        mine = covered.get(block.index, [])
        if block.block.kind == "label-value" and not mine and block.block.label is not None:
            span = block.block.source_span(Span(0, len(block.text.rstrip()) or 1))
            known = label_key(block.text[block.block.label.start : block.block.label.end]) in ready.labels
            yield Missed(document.key, span.start, span.end, NOT_UNDERSTOOD if known else "a label that no pack knows")
            continue
        if block.block.kind == "heading":
            continue
        seen: set[int] = set()
        for start in sorted(tag.start for tag in block.values if tag.type != "value:number"):
            if block.sentence[start] in seen:
                continue
            low, high = block.bounds(start)
            sentence = Span(block.starts[low], block.ends[high - 1])
            seen.add(block.sentence[start])
            if not any(s.start < sentence.end and sentence.start < s.end for s in mine):
                span = block.block.source_span(sentence)
                yield Missed(document.key, span.start, span.end, "a sentence with a typed value")
