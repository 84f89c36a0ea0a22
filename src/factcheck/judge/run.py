"""Clusters to verdicts, verdicts to findings with positions, favoured value, repair, trail and id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.judge import day, name_set, openly, place, quantity, relation, site, truth
from factcheck.judge.activity import out_of_bounds
from factcheck.judge.arithmetic import misfits
from factcheck.judge.authority import authority_side, edits
from factcheck.judge.calculation import work_out
from factcheck.judge.malformed import choose_repair
from factcheck.judge.party import unsupported_parties
from factcheck.judge.timeline import backwards, wrong
from factcheck.judge.verdict import Held, Judged, Side, single_or_agree
from factcheck.judge.weigh import Trust, learn, weigh
from factcheck.model.claim import Claim
from factcheck.model.document import Document, place_in
from factcheck.model.finding import (
    KINDS,
    Cluster,
    Comparable,
    Edit,
    Favoured,
    Finding,
    Level,
    Position,
    Subject,
    Witness,
)
from factcheck.model.ids import finding_id, lasting, salted
from factcheck.model.value import Calculation, Malformed, NameSet, Quantity
from factcheck.rulepack.load import RuleSet
from factcheck.rulepack.schema import Attribute
from factcheck.values.names import fold
from factcheck.values.words import in_words

SEVERAL = frozenset({"scene"})
"""Dimensions of which one passage may name several at once."""
LIES_IN = "lies_in"
"""The dimension whose `contains` says where well-known places lie."""
_RANK = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Court:
    """All that judging needs, read only. `of_claim` and `claims` run parallel."""

    rules: RuleSet
    claims: Sequence[Claim]
    of_claim: Sequence[str]
    subjects: Mapping[str, Subject]
    documents: Mapping[str, Document]
    authorities: Mapping[str, str]
    by_attribute: Mapping[tuple[str, str], Sequence[int]]
    """Subject and attribute to their claims, whatever the qualifiers; only where one of them is malformed."""


def judge_all(court: Court, clusters: Sequence[Comparable]) -> tuple[tuple[Cluster, ...], tuple[Finding, ...]]:
    """One `Cluster` for each group, in the given order, and the findings sorted: level, code, subject, attribute, id."""
    judged: list[Cluster] = []
    findings: list[Finding] = []
    verdicts = [_unless_two_members(court, judge_cluster(court, group)) for group in clusters]
    trust = learn(court.claims, clusters, verdicts, court.authorities)
    for number, (group, verdict) in enumerate(zip(clusters, verdicts, strict=True)):
        judged.append(Cluster(group.subject, group.attribute, group.qualifiers, group.claims, verdict.verdict, verdict.reason))
        if verdict.code:
            findings.append(_of_cluster(court, group, number, verdict, trust))
        findings.extend(_malformed(court, group, number))
        findings.extend(_calculations(court, group, number))
    where = {index: number for number, group in enumerate(clusters) for index in group.claims}
    for subject, members in _by_subject(court).items():
        findings.extend(_parties(court, subject, members, where))
        findings.extend(_sums(court, subject, members, where))
        findings.extend(_activities(court, subject, members, where))
        findings.extend(_timelines(court, subject, members, where))
    findings = _without_echoes(court, findings)
    return tuple(judged), tuple(sorted(_distinct_ids(court, judged, findings), key=order))


def _without_echoes(court: Court, findings: Sequence[Finding]) -> list[Finding]:
    """Without those whose positions stand on words that another's stand on: one clause may give one place to several parts, and
    the dispute over it is one. Of several the one on most words stays, of equals the first."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for n, finding in enumerate(findings):
        attribute = court.rules.attributes.get(finding.attribute)
        if attribute is not None and SEVERAL & attribute.per.keys():
            groups.setdefault((finding.code, finding.subject, finding.attribute), []).append(n)
    dropped: set[int] = set()
    for members in groups.values():
        words = {n: [_words(court, p) for p in findings[n].positions] for n in members}
        ranked = sorted(members, key=lambda n: (-sum(map(len, words[n])), n))
        for at, n in enumerate(ranked):
            dropped |= {m for m in ranked[at + 1 :] if all(any(mine <= other for other in words[n]) for mine in words[m])}
    return [f for n, f in enumerate(findings) if n not in dropped]


def _words(court: Court, position: Position) -> frozenset[tuple[str, int, int]]:
    """Where the values of a position stand."""
    found: set[tuple[str, int, int]] = set()
    for i in position.claims:
        claim = court.claims[i]
        span = next((p.span for p in claim.evidence.parts if p.role == "value"), claim.evidence.span)
        found.add((claim.document, span.start, span.end))
    return frozenset(found)


def judge_cluster(court: Court, group: Comparable) -> Judged:
    """The verdict on comparable claims. Malformed values take no part: they are findings of their own."""
    if group.identity:
        return openly.judge([Held(i, court.claims[i]) for i in group.claims])
    attribute = court.rules.attributes[group.attribute]
    held = [Held(i, court.claims[i]) for i in group.claims if not isinstance(court.claims[i].value, Malformed)]
    if not held:
        return Judged("incomparable", "the value is malformed")
    if all(isinstance(h.claim.value, Calculation) for h in held):
        return _worked_out(held)
    standing = {q.dimension: q.value for q in group.qualifiers}
    if not attribute.compared or len(held) == 1:
        judged = single_or_agree(held, in_words(held[0].claim.value))
        return judged if len(held) == 1 else Judged("incomparable", "shown, not judged")
    if missing := [d for d in attribute.requires if d not in standing]:
        return _within_one(court, group, attribute, held) or Judged(
            "incomparable", f"under which {missing[0]} it holds is not said"
        )
    if "polarity" in standing:
        return Judged("incomparable", "denials are not compared with each other")
    if standing.get("standing", "asserted") != "asserted":
        return Judged("incomparable", f"only {standing['standing']}")
    kinds = {h.claim.value.type for h in held}
    if len(kinds) > 1:
        return Judged("incomparable", f"values of different kinds: {', '.join(sorted(kinds))}")
    kind = kinds.pop()
    if kind == "date":
        return day.judge(held, attribute)
    if kind == "quantity":
        return quantity.judge(_largest(held) if attribute.largest else held, attribute)
    if attribute.type == "places" and attribute.many == "single" and SEVERAL & attribute.per.keys():
        dimension = court.rules.dimensions.get(LIES_IN)
        within = site.read_within(dimension.contains) if dimension else {}
        return site.judge(held, within, court.rules.vocabularies.get("country", {}))
    if attribute.type == "places" and attribute.many == "single":
        return place.judge(held, _spelt(court, "country"), _spelt(court, "city"))
    if kind == "name-set":
        return name_set.judge(held, attribute)
    if kind == "relation":
        return relation.judge(held, attribute, court.rules.excludes)
    if kind == "yes-no":
        return truth.judge(held, attribute)
    distinct = sorted({h.claim.value.canonical for h in held})
    return (
        single_or_agree(held, held[0].claim.value.text)
        if len(distinct) == 1
        else Judged("incomparable", "free text is shown, not judged")
    )


def _within_one(court: Court, group: Comparable, attribute: Attribute, held: Sequence[Held]) -> Judged | None:
    """A dispute inside one document, whose claims hold under the same conditions, said or not."""
    if attribute.largest or "polarity" in {q.dimension for q in group.qualifiers}:
        return None
    by_document: dict[str, list[Held]] = {}
    for h in held:
        if isinstance(h.claim.value, Quantity) and h.claim.qualifier("standing") is None:
            by_document.setdefault(h.claim.document, []).append(h)
    for document in sorted(by_document):
        judged = quantity.judge(by_document[document], attribute)
        if judged.code:
            return judged
    return None


def _largest(held: Sequence[Held]) -> list[Held]:
    """Of each document the claims with the largest figure."""
    most: dict[str, Decimal] = {}
    for h in held:
        if (figure := _figure(h)) is not None:
            most[h.claim.document] = max(figure, most.get(h.claim.document, figure))
    return [h for h in held if most.get(h.claim.document) == _figure(h)]


def _figure(held: Held) -> Decimal | None:
    value = held.claim.value
    assert isinstance(value, Quantity)
    return value.high if value.high is not None else value.low


def _spelt(court: Court, vocabulary: str) -> dict[str, str]:
    """Folded spelling to what it means."""
    words = court.rules.vocabularies.get(vocabulary, {})
    return {fold(s): canonical for canonical, spellings in words.items() for s in (canonical, *spellings)}


def _worked_out(held: Sequence[Held]) -> Judged:
    """The verdict on figures that passages set in relation themselves; each misfit is a finding of its own."""
    worked = [work_out(h.claim.value) for h in held if isinstance(h.claim.value, Calculation)]
    off = [w.reason for w in worked if w is not None and not w.fits]
    if off:
        return Judged("disagree", "; ".join(off[:3]))
    done = [w.sum for w in worked if w is not None]
    return Judged("agree" if len(done) > 1 else "single", f"the figures fit: {'; '.join(done[:3])}")


def _unless_two_members(court: Court, judged: Judged) -> Judged:
    """Two members of one file of data mean two things, whatever a pack calls them (`adult_at_door` and `adult_online`, or one under
    `prices_2023` and one under `prices_2024`). Its prose may still contradict them."""
    claims = [court.claims[i] for side in judged.sides for i in side.claims]
    documents = {claim.document for claim in claims}
    if not judged.code or len(judged.sides) < 2 or len(documents) > 1 or not court.documents[min(documents)].structured:
        return judged
    if all(any(part.role == "label" for part in claim.evidence.parts) for claim in claims):
        return Judged("incomparable", "members of one file, each with keys of its own")
    return judged


def _of_cluster(court: Court, group: Comparable, number: int, judged: Judged, trust: Trust) -> Finding:
    code = judged.code
    if code == "FC101" and len({court.claims[i].document for side in judged.sides for i in side.claims}) == 1:
        code = "FC102"
    weighed = weigh(judged.sides, court.claims, trust)
    favoured = None if weighed.favoured is None else Favoured(weighed.favoured, weighed.because)
    authority = court.authorities.get(group.attribute)
    preferred = authority_side(authority, judged.sides, court.claims)
    repairs: tuple[Edit, ...] = ()
    if authority is not None and preferred is not None:
        favoured = Favoured(preferred, f"{authority} is the authority on {group.attribute}")
        repairs = edits(authority, preferred, judged.sides, court.claims)
    elif judged.preferred is not None:
        favoured = Favoured(judged.preferred, judged.preferred_because)
    probabilities: tuple[float, ...] = weighed.probabilities
    if favoured is not None and any(p >= probabilities[favoured.position] for p in _others(probabilities, favoured.position)):
        # Preferred for a reason of its own: figures that say otherwise would contradict it.
        probabilities = ()
        if weighed.favoured is not None:
            favoured = replace(favoured, because=f"{favoured.because}, though the weights of the sources say otherwise")
    qualifiers = [(q.dimension, q.value) for q in group.qualifiers]
    return _finding(
        court, code, group.subject, group.attribute, number, judged.sides, judged.reason,
        probabilities=probabilities, favoured=favoured, qualifiers=qualifiers,
        context=tuple(Witness(role, claims) for role, claims in judged.witnesses), repairs=repairs, identity=group.identity,
    )  # fmt: skip


def _others(probabilities: Sequence[float], position: int) -> list[float]:
    return [p for n, p in enumerate(probabilities) if n != position]


def _finding(
    court: Court,
    code: str,
    subject: str,
    attribute: str,
    cluster: int | None,
    sides: Sequence[Side],
    reason: str,
    *,
    probabilities: Sequence[float | None] = (),
    favoured: Favoured | None = None,
    qualifiers: Sequence[tuple[str, str]] = (),
    context: tuple[Witness, ...] = (),
    repairs: tuple[Edit, ...] = (),
    derivation: str | None = None,
    level: Level | None = None,
    identity: str = "",
) -> Finding:
    kind, usual = KINDS[code]
    about = court.subjects[subject]
    positions = tuple(
        Position(
            side.value,
            side.canonical,
            tuple(sorted(side.claims, key=lambda i: (*_strength(court.claims[i]), i))),
            tuple(sorted({court.claims[i].source for i in side.claims})),
            probabilities[n] if probabilities else None,
        )
        for n, side in enumerate(sides)
    )
    per = court.rules.attributes[attribute].per if attribute in court.rules.attributes else {}
    ident = finding_id(code, about.key, identity or attribute, lasting(qualifiers, per), [s.canonical for s in sides])
    name = about.name or "an unnamed subject"
    return Finding(
        id=ident,
        code=code,
        kind=kind,
        level=level or usual,
        subject=subject,
        attribute=attribute,
        cluster=cluster,
        summary=_summary(code, name, attribute, positions, reason),
        reason=reason,
        positions=positions,
        context=context,
        favoured=favoured,
        repair=repairs[0] if repairs else None,
        further_repairs=repairs[1:],
        derivation=derivation,
        trail=_trail(court, positions, attribute, qualifiers, reason, code, favoured),
    )


def _strength(claim: Claim) -> tuple[bool, bool, bool]:
    """Sort key that puts the strongest evidence for a value first: statements before mentions, lists that mean to be complete
    before others, labels before prose."""
    whole = isinstance(claim.value, NameSet) and claim.value.complete == "yes"
    return (claim.force == "mentions", not whole, not claim.rule.endswith("#label"))


def _summary(code: str, name: str, attribute: str, positions: Sequence[Position], reason: str) -> str:
    said = attribute.replace("_", " ")
    values = [p.value for p in positions]
    shown = " against ".join(values[:3]) + (f" and {len(values) - 3} more" if len(values) > 3 else "")
    match code:
        case "FC201":
            return f"{name}: {said}: {values[0]} is given as the whole list; another source lists {values[1]}"
        case "FC301":
            return f"{name}: {said}: {values[0]} cannot be right as written"
        case "FC401":
            return f"{name}: only one source names {values[0]}; those that list such parties do not know it"
        case "FC601":
            return f"{name}: {said}: {reason}"
        case "FC102":
            return f"{name}: {said}: {shown}, in one document"
        case _:
            return f"{name}: {said}: {shown}"


def _trail(
    court: Court,
    positions: Sequence[Position],
    attribute: str,
    qualifiers: Sequence[tuple[str, str]],
    reason: str,
    code: str,
    favoured: Favoured | None,
) -> tuple[str, ...]:
    """Each step from the words to the verdict, in order."""
    steps: list[str] = []
    for n, position in enumerate(positions):
        for i in position.claims[:6]:
            claim = court.claims[i]
            how = "; ".join((f"rule {claim.rule}", *claim.steps))
            steps.append(
                f"{place_in(claim.document)} [{claim.evidence.span.start}:{claim.evidence.span.end}] "
                f"says {_short(claim.evidence.quote)}: {how}"
            )
        steps.append(f"position {n + 1} is {position.value}, identity {' + '.join(position.canonical)}")
    under = ", ".join(f"{d} {v}" for d, v in qualifiers) or "no qualifier"
    steps.append(f"compared as {attribute} under {under}")
    steps.append(f"{code}: {reason}")
    if favoured is not None:
        steps.append(f"favoured: {positions[favoured.position].value}, because {favoured.because}")
    return tuple(steps)


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return f"“{flat if len(flat) <= 100 else flat[:97] + '…'}”"


def _malformed(court: Court, group: Comparable, number: int) -> list[Finding]:
    found: list[Finding] = []
    seen: dict[tuple[str, ...], list[int]] = {}
    for i in group.claims:
        claim = court.claims[i]
        if isinstance(claim.value, Malformed):
            seen.setdefault(claim.value.canonical, []).append(i)
    for indices in seen.values():
        claim = court.claims[indices[0]]
        value = claim.value
        assert isinstance(value, Malformed)
        others = [Held(i, c) for i, c in _same_attribute(court, group) if not isinstance(c.value, Malformed)]
        chosen = choose_repair(value, others, court.documents[claim.document].published)
        repair = context = None
        if chosen is not None:
            span = next((p.span for p in claim.evidence.parts if p.role == "value"), claim.evidence.span)
            at = claim.evidence.quote.find(value.text)
            start = claim.evidence.span.start + at if at >= 0 else span.start
            repair = Edit(claim.path, start, start + len(value.text), chosen.repair.replacement, chosen.because)
            context = Witness("supports the repair", chosen.witnesses) if chosen.witnesses else None
        side = Side(f"{value.text!r}", value.canonical, tuple(indices))
        found.append(
            _finding(
                court,
                "FC301",
                group.subject,
                group.attribute,
                number,
                [side],
                f"{value.text!r} cannot be right as written: {value.why}",
                qualifiers=[(q.dimension, q.value) for q in group.qualifiers],
                context=(context,) if context else (),
                repairs=(repair,) if repair is not None else (),
            )
        )
    return found


def _calculations(court: Court, group: Comparable, number: int) -> list[Finding]:
    """One finding for each calculation that does not come out, whoever repeats it."""
    wrong: dict[tuple[str, ...], list[int]] = {}
    for i in group.claims:
        value = court.claims[i].value
        if isinstance(value, Calculation) and (worked := work_out(value)) is not None and not worked.fits:
            wrong.setdefault(value.canonical, []).append(i)
    found: list[Finding] = []
    for canonical, indices in wrong.items():
        value = court.claims[indices[0]].value
        assert isinstance(value, Calculation)
        worked = work_out(value)
        assert worked is not None
        side = Side(in_words(value), canonical, tuple(indices))
        found.append(
            _finding(
                court, "FC601", group.subject, group.attribute, number, [side], worked.reason, derivation=worked.sum,
                qualifiers=[(q.dimension, q.value) for q in group.qualifiers],
            )
        )  # fmt: skip
    return found


def _same_attribute(court: Court, group: Comparable) -> list[tuple[int, Claim]]:
    """Claims of the same attribute and subject, any qualifiers; at most 200, which is plenty to support a repair."""
    return [(i, court.claims[i]) for i in court.by_attribute.get((group.subject, group.attribute), ())[:200]]


def _by_subject(court: Court) -> dict[str, list[Held]]:
    members: dict[str, list[Held]] = {}
    for i, claim in enumerate(court.claims):
        members.setdefault(court.of_claim[i], []).append(Held(i, claim))
    return members


def _parties(court: Court, subject: str, members: Sequence[Held], where: Mapping[int, int]) -> list[Finding]:
    found: list[Finding] = []
    for name, affiliation in sorted(court.rules.affiliations.items()):
        if court.subjects[subject].type not in affiliation.of:
            continue
        for party in unsupported_parties(members, affiliation, court.rules.vocabularies):
            indices = tuple(h.index for h in party.held)
            side = Side(party.name.text, (party.name.key,), indices)
            lists = " and ".join(a.replace("_", " ") for a in party.attributes)
            known = sorted({m.text for h in party.listed if isinstance(h.claim.value, NameSet) for m in h.claim.value.members})
            sources = len({h.claim.source for h in party.listed})
            reason = (
                f"{party.held[0].claim.source} ties {party.name.text} to the subject; "
                f"{sources} {'source' if sources == 1 else 'sources'} that list {lists} "
                f"name {', '.join(known[:8])} and not {party.name.text}"
            )
            context = (Witness("covers the same matter", tuple(h.index for h in party.listed)),)
            found.append(_finding(court, "FC401", subject, name, where.get(indices[0]), [side], reason, context=context))
    return found


def _sums(court: Court, subject: str, members: Sequence[Held], where: Mapping[int, int]) -> list[Finding]:
    by_document: dict[str, list[Held]] = {}
    for h in members:
        if isinstance(h.claim.value, Quantity):
            by_document.setdefault(h.claim.document, []).append(h)
    found: list[Finding] = []
    for rule in court.rules.sums:
        for held in by_document.values():
            for misfit in misfits(held, rule, court.rules.attributes[rule.attribute].per):
                # The parts are no rival of the total; they belong to the identity of the misfit all the same.
                stated = misfit.total.claim.value
                total = Side(
                    in_words(stated),
                    (*stated.canonical, *(p.claim.value.canonical[0] for p in misfit.parts)),
                    (misfit.total.index,),
                )
                parts = Witness("the parts that are added", tuple(sorted(p.index for p in misfit.parts)))
                found.append(
                    _finding(
                        court,
                        "FC601",
                        subject,
                        rule.attribute,
                        where.get(misfit.total.index),
                        [total],
                        misfit.reason,
                        context=(parts,),
                        derivation=misfit.calculation,
                    )
                )
    return found


def _activities(court: Court, subject: str, members: Sequence[Held], where: Mapping[int, int]) -> list[Finding]:
    found: list[Finding] = []
    for _, activity in sorted(court.rules.activities.items()):
        for clash in out_of_bounds(members, activity):
            sides = [_dates(clash.limit), _dates(clash.beyond)]
            documents = {court.claims[i].document for s in sides for i in s.claims}
            code = "FC102" if len(documents) == 1 else "FC101"
            found.append(
                _finding(
                    court,
                    code,
                    subject,
                    clash.limit[0].claim.attribute,
                    where.get(clash.limit[0].index),
                    sides,
                    clash.reason,
                )
            )
    return found


def _timelines(court: Court, subject: str, members: Sequence[Held], where: Mapping[int, int]) -> list[Finding]:
    found: list[Finding] = []
    for rule in court.rules.orders:
        if (clash := backwards(members, rule)) is not None:
            sides = [_dates(clash.first), _dates(clash.second)]
            code = "FC102" if len({court.claims[i].document for s in sides for i in s.claims}) == 1 else "FC101"
            first = clash.first[0]
            found.append(_finding(court, code, subject, first.claim.attribute, where.get(first.index), sides, clash.reason))
    for stretch in court.rules.stretches:
        for misfit in wrong(members, stretch):
            stated = misfit.stated
            side = Side(in_words(stated.claim.value), stated.claim.value.canonical, (stated.index,))
            dates = Witness("the dates it lies between", tuple(sorted({h.index for h in misfit.dates})))
            found.append(
                _finding(
                    court, "FC601", subject, stretch.length, where.get(stated.index), [side], misfit.reason,
                    context=(dates,), derivation=misfit.calculation,
                )
            )  # fmt: skip
    return found


def _dates(held: Sequence[Held]) -> Side:
    shown = list(dict.fromkeys(in_words(h.claim.value) for h in held))
    canonical = tuple(sorted({h.claim.value.canonical[0] for h in held}))
    return Side(", ".join(shown[:3]), canonical, tuple(sorted(h.index for h in held)))


def _distinct_ids(court: Court, clusters: Sequence[Cluster], findings: Sequence[Finding]) -> list[Finding]:
    """Two findings with one id are one dispute seen twice if they share a claim; else what their id leaves out tells them
    apart: the year of a namesake, a territory, a full name."""
    by_id: dict[str, list[Finding]] = {}
    seen: dict[str, set[int]] = {}
    for finding in findings:
        mine = {i for p in finding.positions for i in p.claims}
        if seen.setdefault(finding.id, set()).isdisjoint(mine):
            by_id.setdefault(finding.id, []).append(finding)
        seen[finding.id] |= mine
    kept: list[Finding] = []
    for ident, alike in by_id.items():
        counted: Counter[tuple[str, ...]] = Counter()
        for apart, finding in sorted(((_apart(court, clusters, f), f) for f in alike), key=lambda pair: pair[0]):
            taken = bool(counted)
            kept.append(replace(finding, id=salted(ident, (*apart, str(counted[apart])))) if taken else finding)
            counted[apart] += 1
    return kept


def _apart(court: Court, clusters: Sequence[Cluster], finding: Finding) -> tuple[str, ...]:
    """What a finding's id leaves out of its meaning."""
    qualifiers = clusters[finding.cluster].qualifiers if finding.cluster is not None else ()
    return (court.subjects[finding.subject].apart, *(f"{q.dimension}={q.value}" for q in qualifiers))


def order(finding: Finding) -> tuple[int, str, int, str, str]:
    """How findings are sorted: level, code, subject, attribute, id."""
    return (_RANK[finding.level], finding.code, int(finding.subject[1:]), finding.attribute, finding.id)
