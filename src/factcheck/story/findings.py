"""Stories to the report: commitments as claims, slots as clusters with verdicts, disputes as findings.

Claim and cluster indices continue those that the report has already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from factcheck.model.claim import Claim, Evidence, Mention
from factcheck.model.document import Document, Span
from factcheck.model.finding import KINDS, Cluster, Finding, Level, Position, Problem, Subject, Verdict, Witness
from factcheck.model.ids import finding_id
from factcheck.model.value import Event, Name
from factcheck.story.adjudicate import Adjudicator, Answer, Unanswered
from factcheck.story.align import Gathered, Line, Story, Told, gather, says_the_same, story_of
from factcheck.story.clash import Dispute
from factcheck.story.judge import disputes
from factcheck.story.lexicon import Lexicon
from factcheck.story.making import judge_making
from factcheck.story.outcome import Stories
from factcheck.story.record import Outline, Telling
from factcheck.story.tell import MOST_SENTENCES
from factcheck.values.words import in_words

MOST_CLAIMS = 300
"""Commitments of one telling that the report shows."""
_MOST_BESIDE = 12
"""Commitments of each kind that stand beside a finding."""


class Memory(Protocol):
    """What is known of stories from earlier runs."""

    def find(self, gathered: Gathered, subject: Subject) -> Stories | None:
        """What was made of just these tellings, its indices counted from 0; `None` if that is not known."""

    def put(self, gathered: Gathered, subject: Subject, made: Stories) -> None:
        """Keep what was made of a story."""


def judge_stories(
    outlines: Sequence[Outline],
    telling_of: Callable[[str], Telling],
    documents: Mapping[str, Document],
    of_document: Mapping[str, str],
    subjects: Mapping[str, Subject],
    lexicon: Lexicon,
    first_claim: int,
    first_cluster: int,
    memory: Memory | None = None,
    adjudicator: Adjudicator | None = None,
) -> Stories:
    """All stories that several documents tell. `outlines` in path order; the same tellings give the same records."""
    made = Stories()
    for outline in outlines:
        if outline.left_out:
            what = f"{outline.left_out} sentences are not read as a story"
            made.problems.append(Problem("limit", outline.document, what, f"the first {MOST_SENTENCES} are"))
    for gathered in gather(outlines, of_document, subjects, {path: d.text for path, d in documents.items()}):
        subject = subjects[gathered.subject]
        one = memory.find(gathered, subject) if memory is not None else None
        if one is None:
            story = story_of(gathered, [telling_of(document) for document in gathered.documents], lexicon)
            one = Stories()
            _Writer(story, documents, subject, lexicon, adjudicator, one).write()
            if memory is not None:
                memory.put(gathered, subject, one)
        _add(made, one, subject.id, first_claim + len(made.claims), first_cluster + len(made.clusters))
    return made


def _add(made: Stories, one: Stories, subject: str, claims: int, clusters: int) -> None:
    """Add one story, whose indices count from 0 and whose subject may have had another number."""

    def shifted(indices: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(at + claims for at in indices)

    made.claims += one.claims
    made.subjects += [subject] * len(one.claims)
    made.problems += one.problems
    made.clusters += [replace(cluster, subject=subject, claims=shifted(cluster.claims)) for cluster in one.clusters]
    made.findings += [
        replace(
            finding,
            subject=subject,
            cluster=None if finding.cluster is None else finding.cluster + clusters,
            positions=tuple(replace(position, claims=shifted(position.claims)) for position in finding.positions),
            context=tuple(replace(witness, claims=shifted(witness.claims)) for witness in finding.context),
        )
        for finding in one.findings
    ]


class _Writer:
    """One story on its way into the report; its claims and clusters count from 0."""

    def __init__(
        self,
        story: Story,
        documents: Mapping[str, Document],
        subject: Subject,
        lexicon: Lexicon,
        adjudicator: Adjudicator | None,
        made: Stories,
    ) -> None:
        self.story, self.documents, self.lexicon, self.made = story, documents, lexicon, made
        self.subject = subject
        self.adjudicator = adjudicator
        self.told = {t.document: t for t in story.tellings}
        self.index: dict[tuple[str, int], int] = {}

    def write(self) -> None:
        """Claims first, then slots that agree, then disputes, then what is not told."""
        for told in self.story.tellings:
            for line in told.lines[:MOST_CLAIMS]:
                self.index[told.document, line.at] = len(self.made.claims)
                self.made.claims.append(self._claim(told, line))
            if len(told.lines) > MOST_CLAIMS:
                what = f"{len(told.lines) - MOST_CLAIMS} commitments of its story are judged, not listed"
                self.made.problems.append(Problem("limit", told.document, what))
            beyond = len(told.telling.commitments) - len(told.lines)
            if beyond:
                what = f"{beyond} commitments of its story are not judged, from the middle"
                self.made.problems.append(Problem("limit", told.document, what))
        for document in self.story.left_out:
            what = f"its story is not judged: {len(self.story.tellings)} other tellings commit to more"
            self.made.problems.append(Problem("limit", document, what))
        found = disputes(self.story, self.lexicon)
        taken = {(d.document, i) for d in found for i in d.passage} | {(o, i) for d in found for o, ii in d.against for i in ii}
        shared = self._agreements(taken)
        for dispute in found:
            self._dispute(dispute, shared)
        self._endings(found, shared)
        judge_making(self.story, self.documents, self.subject, self.made)

    def _claim(self, told: Told, line: Line) -> Claim:
        document = self.documents[told.document]
        span = line.said.span
        deed = self.lexicon.deeds[line.said.deed]
        value = Event(
            line.said.words,
            line.said.deed,
            tuple(self._name(k) for k in sorted(line.agents)),
            self._name(line.patient) if line.patient else None,
            tuple(sorted(line.said.theme)),
            line.said.denied,
        )
        where = "in the ending" if line.late else "before the ending" if told.full else "in a telling without an ending"
        steps = (f"a {line.said.deed} {where}", *((line.said.how,) if line.said.how else ()))
        return Claim(
            document=told.document,
            source=document.source,
            about=Mention(),
            attribute=f"story/{deed.kind}",
            value=value,
            evidence=Evidence(span, document.text[span.start : span.end]),
            extractor="story",
            rule=f"stories/{line.said.deed}",
            steps=steps,
            polarity="denied" if line.said.denied else "affirmed",
            weight=document.weight,
        )

    def _name(self, key: str) -> Name:
        # The key of a surname that stays with its document holds the path, which no identity may.
        return Name(self.story.people.get(key, key), key.partition(" (")[0])

    def _agreements(self, taken: set[tuple[str, int]]) -> dict[tuple[str, int], set[tuple[str, int]]]:
        """Slots on which tellings agree, as clusters; what says the same as each line of another telling."""
        partners: dict[tuple[str, int], set[tuple[str, int]]] = {}
        by_deed: dict[str, list[tuple[str, Line]]] = {}
        for told in self.story.tellings:
            for line in told.lines[:MOST_CLAIMS]:
                if line.agents or line.patient:
                    by_deed.setdefault(line.said.deed, []).append((told.document, line))
        for deed in sorted(by_deed):
            here = by_deed[deed][:200]
            for at, (document, line) in enumerate(here):
                for other, candidate in here[at + 1 :]:
                    if other != document and _sure_the_same(line, candidate, self.lexicon):
                        partners.setdefault((document, line.at), set()).add((other, candidate.at))
                        partners.setdefault((other, candidate.at), set()).add((document, line.at))
        seen: set[tuple[str, int]] = set()
        for start in sorted(partners):
            if start in seen:
                continue
            heap, members = [start], set()
            while heap:
                one = heap.pop()
                if one not in members:
                    members.add(one)
                    heap.extend(partners[one])
            seen |= members
            claims = tuple(sorted(self.index[m] for m in members))
            line = self.told[start[0]].lines[start[1]]
            who = ", ".join(self.story.people.get(k, k) for k in sorted(line.everyone)[:3])
            self._cluster(
                self.lexicon.deeds[line.said.deed].kind,
                claims,
                "agree",
                f"{len({m[0] for m in members})} tellings: {line.said.deed}, {who}",
            )
        return partners

    def _cluster(self, kind: str, claims: tuple[int, ...], verdict: Verdict, reason: str) -> int:
        self.made.clusters.append(Cluster(self.subject.id, f"story/{kind}", (), claims, verdict, reason))
        return len(self.made.clusters) - 1

    def _dispute(self, dispute: Dispute, shared: Mapping[tuple[str, int], set[tuple[str, int]]]) -> None:
        answer = self._asked(dispute)
        dropped = False
        level: Level = KINDS[dispute.code][1] if dispute.sure else "note"
        verdict: Verdict = "disagree" if dispute.sure else "ambiguous"
        reason = dispute.reason if dispute.sure else f"two tellings differ; same moment not certain: {dispute.reason}"
        if isinstance(answer, Answer) and self.adjudicator is not None:
            reason = f"{reason} ({self.adjudicator.name}: {answer.verdict}, {answer.reason})"
            dropped = answer.verdict == "support"
            if dropped:
                verdict = "ambiguous"
            elif answer.verdict == "unrelated":
                verdict, level = "ambiguous", "note"
        sides = [(dispute.document, dispute.passage), *dispute.against]
        claims = tuple(sorted({self.index[d, i] for d, ii in sides for i in ii if (d, i) in self.index}))
        kinds = {c.kind for c in dispute.clashes}
        kind = "ending" if dispute.code == "FC501" else sorted(kinds)[0] if len(kinds) == 1 else "passage"
        number = self._cluster(kind, claims, verdict, reason)
        if dropped:
            return
        mine = self._position([sides[0]])
        other = self._position(sides[1:])
        if mine is None or other is None:
            return
        positions = (mine, other)
        ident = finding_id(dispute.code, self.subject.key, f"story/{kind}", (), [p.canonical for p in positions])
        coverage = self._coverage(dispute, shared)
        self.made.findings.append(
            Finding(
                id=ident,
                code=dispute.code,
                kind="narrative",
                level=level,
                subject=self.subject.id,
                attribute=f"story/{kind}",
                cluster=number,
                summary=f"{self.subject.name or 'the story'}: {self._summary(dispute)}",
                reason=f"{reason}. {coverage}",
                positions=positions,
                context=self._beside(dispute, shared),
                trail=self._trail(dispute, positions, reason, coverage),
            )
        )

    def _position(self, sides: Sequence[tuple[str, tuple[int, ...]]]) -> Position | None:
        """One side: its commitments, one claim for each passage of the text."""
        claims: list[int] = []
        spans: set[tuple[str, Span]] = set()
        words: list[str] = []
        canonical: set[str] = set()
        for document, indices in sides:
            for i in indices:
                at = self.index.get((document, i))
                if at is None:
                    continue
                claim = self.made.claims[at]
                canonical.update(claim.value.canonical)
                if (document, claim.evidence.span) in spans:
                    continue
                spans.add((document, claim.evidence.span))
                claims.append(at)
                words.append(_said(claim.value))
        if not claims:
            return None
        sources = tuple(sorted({self.documents[d].source for d, _ in sides}))
        return Position("; ".join(dict.fromkeys(words)), tuple(sorted(canonical)), tuple(claims), sources)

    def _summary(self, dispute: Dispute) -> str:
        source = self.documents[dispute.document].source
        others = ", ".join(self.documents[d].source for d, _ in dispute.against)
        if dispute.code == "FC501":
            return f"two tellings end differently: {source} and {others} share nothing of the ending"
        slots = ", ".join(dict.fromkeys(c.slot for c in dispute.clashes[:3]))
        return f"{source} tells it otherwise than {others}: {slots}"

    def _coverage(self, dispute: Dispute, shared: Mapping[tuple[str, int], set[tuple[str, int]]]) -> str:
        """How much each telling pins down, and how much of that another one shares."""
        said = []
        for document in (dispute.document, *(d for d, _ in dispute.against)):
            lines = [x for x in self.told[document].lines if x.agents or x.patient]
            alike = sum((document, x.at) in shared for x in lines)
            said.append(f"{self.documents[document].source} pins down {len(lines)} commitments, {alike} of them shared")
        silent = [self.documents[t.document].source for t in self.story.tellings if not t.full]
        if silent:
            said.append(f"not told there: {', '.join(dict.fromkeys(silent))}")
        return "; ".join(said)

    def _beside(self, dispute: Dispute, shared: Mapping[tuple[str, int], set[tuple[str, int]]]) -> tuple[Witness, ...]:
        """What else the two tellings say there: what both tell, what each tells alone."""
        other = dispute.against[0][0]
        disputed = {(dispute.document, i) for i in dispute.passage} | {(d, i) for d, ii in dispute.against for i in ii}
        late = any(self.told[dispute.document].lines[i].late for i in dispute.passage)
        both: list[int] = []
        alone: dict[str, list[int]] = {dispute.document: [], other: []}
        for document in (dispute.document, other):
            for line in self.told[document].lines:
                key = (document, line.at)
                if key in disputed or key not in self.index or not (line.agents or line.patient) or line.late != late:
                    continue
                partner = next((p for p in sorted(shared.get(key, ())) if p[0] in alone), None)
                if partner is None:
                    alone[document].append(self.index[key])
                elif document == dispute.document:
                    both += [self.index[key], self.index[partner]]
        found: list[tuple[str, list[int]]] = []
        for clash in dispute.clashes[:_MOST_BESIDE]:
            pair = [self.index[side] for side in (clash.a, clash.b) if side in self.index]
            if len(pair) == 2:
                found.append((f"slot {clash.slot}", pair))
        found.append(("told by both", both[: 2 * _MOST_BESIDE]))
        found += [(f"told by {self.documents[d].source} alone", claims[:_MOST_BESIDE]) for d, claims in alone.items()]
        return tuple(Witness(role, tuple(claims)) for role, claims in found if claims)

    def _trail(self, dispute: Dispute, positions: Sequence[Position], reason: str, coverage: str) -> tuple[str, ...]:
        steps: list[str] = []
        for number, position in enumerate(positions, 1):
            for at in position.claims[:6]:
                claim = self.made.claims[at]
                span = claim.evidence.span
                steps.append(
                    f"{claim.document} [{span.start}:{span.end}] commits to {_said(claim.value)}: {'; '.join(claim.steps)}"
                )
            steps.append(f"position {number}, identity {' + '.join(position.canonical)}")
        for clash in dispute.clashes:
            steps.append(f"slot {clash.slot}: {clash.reason}" + ("" if clash.sure else " (not sure)"))
        return (*steps, f"coverage: {coverage}", f"{dispute.code}: {reason}")

    def _endings(self, found: Sequence[Dispute], shared: Mapping[tuple[str, int], set[tuple[str, int]]]) -> None:
        """One slot for the ending: who tells it, who agrees, and who stops before it."""
        ends = {t.document: [x for x in t.lines if x.late and (t.document, x.at) in self.index] for t in self.story.tellings}
        claims = tuple(sorted(self.index[d, lines[-1].at] for d, lines in ends.items() if lines))
        if not claims:
            return
        silent = [self.documents[d].source for d, lines in ends.items() if not lines]
        alike = {d for d, lines in ends.items() for x in lines if (d, x.at) in shared}
        said = [f"{self.documents[d].source}: {len(lines)} commitments" for d, lines in ends.items() if lines]
        if silent:
            said.append(f"not told there: {', '.join(silent)}")
        disputed = any(d.sure and d.code == "FC501" for d in found)
        verdict: Verdict = (
            "single" if len(claims) == 1 else "disagree" if disputed else "agree" if len(alike) > 1 else "incomparable"
        )
        self._cluster("ending", claims, verdict, f"the ending as told: {'; '.join(said)}")

    def _asked(self, dispute: Dispute) -> Answer | None:
        """What the adjudicator says of the two passages, if there is one and it answers; a fault is a problem, no verdict."""
        if self.adjudicator is None:
            return None
        passages = [
            " ".join(self._quote(document, i) for i in indices)
            for document, indices in ((dispute.document, dispute.passage), dispute.against[0])
        ]
        answer = self.adjudicator.compare(passages[0], passages[1])
        if isinstance(answer, Unanswered):
            self.made.problems.append(
                Problem(
                    "limit",
                    dispute.document,
                    f"{self.adjudicator.name} did not answer: {answer.why}",
                    "the verdict stands as it was",
                )
            )
            return None
        return answer

    def _quote(self, document: str, at: int) -> str:
        span = self.told[document].lines[at].said.span
        return " ".join(self.documents[document].text[span.start : span.end].split())


def _said(value: object) -> str:
    assert isinstance(value, Event)
    return in_words(value)


def _sure_the_same(a: Line, b: Line, lexicon: Lexicon) -> bool:
    """Do two lines say the same beyond doubt: one deed, two participants in common, or one and a matter?"""
    if a.said.deed != b.said.deed or not says_the_same(a, b, lexicon):
        return False
    common = a.everyone & b.everyone
    return len(common) > 1 or (bool(common) and (bool(a.said.theme & b.said.theme) or lexicon.deeds[a.said.deed].weight >= 0.9))
