"""Run the cases of rule packs: each sentence must give what its rule says it gives, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.extract.compile import Ready, compile_rules
from factcheck.extract.run import extract_document
from factcheck.judge.openly import judge
from factcheck.judge.verdict import Held
from factcheck.model.claim import Claim
from factcheck.model.document import Block, Document, Span
from factcheck.read.document import read_document
from factcheck.read.lines import fold as fold_label
from factcheck.reconcile.openly import cluster_openly
from factcheck.rulepack.load import RuleSet
from factcheck.rulepack.schema import Case, DomainPack, OpenCase
from factcheck.values.names import fold

SUBJECT = "Harbour Lights"
"""What the document of a case is about."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: `name` is `pack/attribute/number`; `message` says what was expected and what came, empty if it is right."""

    name: str
    where: str
    ok: bool
    message: str


def run_cases(rules: RuleSet, ready: Ready | None = None) -> list[CaseResult]:
    """All cases of all attributes, in the order of the packs, then those of what no pack names."""
    labels = frozenset(fold_label(label) for attribute in rules.attributes.values() for label in attribute.labels)
    ready = ready or compile_rules(rules)
    results: list[CaseResult] = []
    for name, attribute in rules.attributes.items():
        pack = rules.attribute_pack[name]
        for number, case in enumerate(attribute.cases, 1):
            claims = claims_of(case.says, ready, rules, labels, case.kind or _noun(attribute.of, rules), case.about or SUBJECT)
            message = judge_case(case, [c for c in claims if c.attribute == name and c.key is None])
            results.append(CaseResult(f"{pack}/{name}/{number}", _where(rules, pack, name, number), not message, message))
    results.extend(_open_cases(rules, ready, labels))
    return results


def _open_cases(rules: RuleSet, ready: Ready, labels: frozenset[str]) -> Iterator[CaseResult]:
    """The pairs of passages of the packs that say what is compared where no pack names an attribute."""
    last = {loaded.name: loaded for loaded in rules.packs}  # a pack that is checked may be one that is built in
    for loaded in last.values():
        for number, case in enumerate(loaded.pack.open.cases if isinstance(loaded.pack, DomainPack) else (), 1):
            message = judge_pair(case, ready, rules, labels)
            where = f"{loaded.path}:{loaded.lines.get(('open', 'cases', number - 1), 1)}"
            yield CaseResult(f"{loaded.name}/open/{number}", where, not message, message)


def judge_pair(case: OpenCase, ready: Ready, rules: RuleSet, labels: frozenset[str]) -> str:
    """What is wrong with what two passages of two documents about `SUBJECT` give, or an empty string."""
    claims: list[Claim] = []
    for path, passage in (("one.md", case.says), ("other.md", case.against)):
        text = f"# {SUBJECT}\n\n{passage}\n"
        document, _ = read_document(path, text.encode(), labels=labels, kinds=rules.sources, forced_kind="article", subject=SUBJECT)
        assert document is not None, text
        read = extract_document(document, ready, rules.sources).claims
        claims.extend(claim for claim in read if claim.key is not None)
    own = frozenset(fold(SUBJECT).split())
    groups, _ = cluster_openly(claims, ["s1"] * len(claims), {"s1": own})
    found = [g.attribute for g in groups if judge([Held(i, claims[i]) for i in g.claims]).verdict == "disagree"]
    came = ", ".join(found) or "nothing"
    if case.gives == "nothing":
        return f"{case.says!r} against {case.against!r} should give nothing, gave {came}" if found else ""
    wanted = case.gives.get("attribute", "")
    return "" if wanted in found else f"{case.says!r} against {case.against!r} should give {wanted!r}, gave {came}"


def _noun(types: list[str], rules: RuleSet) -> str:
    """What the document of a case is: the noun of the first type of the attribute that documents are about."""
    subjects = [rules.subjects[t] for t in types if not rules.subjects[t].part_of]
    nouns = [n for subject in subjects for n in (*subject.nouns, *subject.introduced_as)[:1]]
    return nouns[0] if nouns else "film"


def claims_of(
    says: str, ready: Ready, rules: RuleSet, labels: frozenset[str], noun: str = "film", about: str = SUBJECT
) -> tuple[Claim, ...]:
    """The claims that one case's words give in a document about `about`, which is a `noun`."""
    document, _ = read_document("case.txt", says.encode(), labels=labels, kinds=rules.sources, forced_kind="article", subject=about)
    assert document is not None, says
    typed = _introduce(document, noun, about)
    return tuple(c for c in extract_document(typed, ready, rules.sources).claims if c.evidence.span.end <= len(document.text))


def _introduce(document: Document, noun: str, about: str) -> Document:
    """The same document, with a line behind it that says what its subject is."""
    line = f"{about} is {'an' if noun[0] in 'aeiou' else 'a'} {noun}."
    start = len(document.text) + 2
    block = Block("paragraph", line, Span(start, start + len(line)), ((0, start),))
    text = f"{document.text}\n\n{line}"
    from dataclasses import replace

    blocks = tuple(replace(b, kind="paragraph") if b.kind == "heading" else b for b in document.blocks)
    return replace(document, text=text, blocks=(*blocks, block))


def judge_case(case: Case, claims: list[Claim]) -> str:
    """What is wrong, or an empty string. Only what the case writes is compared."""
    came = "; ".join(_shown(c) for c in claims) or "nothing"
    if case.gives == "nothing":
        return f"{case.says!r} should give nothing, gave {came}" if claims else ""
    wanted = case.gives if isinstance(case.gives, list) else [case.gives]
    for want in wanted:
        if not any(_is(want, claim) for claim in claims):
            return f"{case.says!r} should give {want}, gave {came}"
    return ""


def _is(want: dict[str, str], claim: Claim) -> bool:
    for key, value in want.items():
        if key == "value":
            if "; ".join(claim.value.canonical) != value:
                return False
        elif key == "subject":
            if fold(claim.about.name or SUBJECT) != fold(value):
                return False
        elif key == "polarity":
            if claim.polarity != value:
                return False
        elif key == "force":
            if claim.force != value:
                return False
        elif fold(claim.qualifier(key) or "") != fold(value):
            return False
    return True


def _shown(claim: Claim) -> str:
    under = "".join(f", {q.dimension} {q.value}" for q in claim.qualifiers)
    about = f"{claim.about.name}: " if claim.about.name else ""
    return f"{about}{'; '.join(claim.value.canonical)}{under}{', denied' if claim.polarity == 'denied' else ''}"


def _where(rules: RuleSet, pack: str, attribute: str, number: int) -> str:
    for loaded in reversed(rules.packs):
        line = loaded.lines.get(("attributes", attribute, "cases", number - 1))
        if line is not None and loaded.name == pack:
            return f"{loaded.path}:{line}"
    return attribute
