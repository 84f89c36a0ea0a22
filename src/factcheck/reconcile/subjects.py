"""Who is who: the subjects of all documents, and what each claim is about.

Documents are about one subject if they share a name or alias of it and nothing tells them apart (another type, another year).
Characters and people live inside their document's subject; "Winston" is "Winston Scott" if no other Winston is there. Where
two candidates are left nobody is chosen, and the report says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.model.claim import Claim, Mention
from factcheck.model.finding import Problem, Subject
from factcheck.model.value import NameSet
from factcheck.values.names import fold


@dataclass(frozen=True, slots=True)
class About:
    """What one document says it is about."""

    document: str
    type: str
    name: str
    aliases: tuple[str, ...]
    year: str
    named: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    clear: bool = True
    """Is its own evidence for its subject clear? If not, it may be adopted by a subject that its title names."""


@dataclass(frozen=True, slots=True)
class Linked:
    """All subjects, and who is meant where. `of_claim` runs parallel to the claims."""

    subjects: tuple[Subject, ...]
    of_document: dict[str, str]
    of_claim: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Group:
    """Documents about one thing."""

    documents: list[About]
    year: str = ""

    @property
    def type(self) -> str:
        """The type most of them suggest."""
        votes = Counter(d.type for d in self.documents if d.type)
        return min(votes, key=lambda t: (-votes[t], t)) if votes else ""

    @property
    def name(self) -> str:
        """The name or alias that most documents have, the shortest of several: one more document seldom changes it."""
        names = [n for d in self.documents for n in {d.name, *d.aliases}]
        held = Counter(fold(n) for n in names)
        return min(names, key=lambda n: (-held[fold(n)], len(fold(n).split()), len(n), n.isupper(), n))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other name, by folded form."""
        names = {fold(n): n for d in reversed(self.documents) for n in (*d.aliases, d.name)}
        names.pop(fold(self.name), None)
        return tuple(names[k] for k in sorted(names))


def link_subjects(abouts: Sequence[About], claims: Sequence[Claim], part_of: dict[str, str]) -> Linked:
    """`abouts` one for each document, in path order. A pure function of their set."""
    problems: list[Problem] = []
    groups, lost = _group(abouts, problems)
    _adopt(lost, groups, _credits(claims), problems)
    subjects: list[Subject] = []
    of_document: dict[str, str] = {}
    for group in sorted(groups, key=lambda g: (g.type, fold(g.name), g.year, g.documents[0].document)):
        ident = f"s{len(subjects) + 1}"
        key = f"{group.type}:{fold(group.name)}"
        subjects.append(Subject(ident, group.type, group.name, key, group.aliases, apart=group.year))
        of_document |= {d.document: ident for d in group.documents}
    for about in lost:
        if about.document not in of_document:
            ident = f"s{len(subjects) + 1}"
            subjects.append(Subject(ident, about.type, "", f"{about.type}:?"))
            of_document[about.document] = ident
    of_claim = _link_parts(claims, subjects, of_document, part_of, problems)
    return Linked(tuple(subjects), of_document, of_claim, tuple(problems))


def settle_types(
    claims: Sequence[Claim], linked: Linked, untyped: frozenset[str], of_attribute: Mapping[str, Sequence[str]]
) -> tuple[tuple[Claim, ...], Linked]:
    """Leave out what the prose of documents without a type (`untyped`, by path) says of attributes that their subject, as the other
    documents tell its type, does not have; a problem says how much. `of_attribute`: the types of subject that have each attribute.
    """
    types = {s.id: s.type for s in linked.subjects}
    named = {s.id for s in linked.subjects if s.name}
    left_out: Counter[str] = Counter()
    kept: list[int] = []
    for i, claim in enumerate(claims):
        is_open = claim.document in untyped and claim.extractor == "prose" and not claim.about.name
        if is_open and types[linked.of_claim[i]] not in of_attribute[claim.attribute]:
            left_out[claim.document] += 1
        else:
            kept.append(i)
    problems = [
        Problem(
            "limit",
            path,
            f"no pack knows what kind of thing it is about; {left_out[path]} statements of its prose are left aside"
            if left_out[path]
            else "no pack knows what kind of thing it is about; of its prose nothing is read",
            "a pack for it, or the name of its subject in factcheck.toml",
        )
        for path in sorted(untyped)
        if linked.of_document[path] in named and not types[linked.of_document[path]]
    ]
    settled = replace(linked, of_claim=tuple(linked.of_claim[i] for i in kept), problems=(*linked.problems, *problems))
    return tuple(claims[i] for i in kept), settled


def _group(abouts: Sequence[About], problems: list[Problem]) -> tuple[list[_Group], list[About]]:
    """Documents that share a name, told apart by type and year; and the documents without a name."""
    parent = list(range(len(abouts)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[tuple[str, str], int] = {}
    for i, about in enumerate(abouts):
        if not about.clear:
            continue
        for form in {_form(about.name), *(_form(a) for a in about.aliases)} - {""}:
            j = first.setdefault((form, about.type), i)
            parent[find(i)] = find(j)
    for (form, type_), i in sorted(first.items()):
        if not type_:  # no type is no hindrance, if it is clear which type is meant
            others = [j for (f, t), j in first.items() if f == form and t]
            if len({find(j) for j in others}) == 1:
                parent[find(i)] = find(others[0])
    components: dict[int, list[About]] = {}
    lost: list[About] = []
    for i, about in enumerate(abouts):
        if about.name and about.clear:
            components.setdefault(find(i), []).append(about)
        else:
            lost.append(about)
    groups: list[_Group] = []
    for members in components.values():
        groups.extend(_by_year(members, problems))
    return groups, lost


def _form(name: str) -> str:
    """A name as names of subjects are compared: folded, with or without a space before a possessive "s"."""
    return fold(name).replace("'s", " s").replace("’s", " s")


def _by_year(members: list[About], problems: list[Problem]) -> list[_Group]:
    """Years more than one apart are different works; a document without a year joins only if that leaves one."""
    years = sorted({int(m.year) for m in members if m.year})
    blocks: list[list[int]] = []
    for year in years:
        if blocks and year - blocks[-1][-1] <= 1:
            blocks[-1].append(year)
        else:
            blocks.append([year])
    if len(blocks) <= 1:
        return [_Group(members, str(years[0]) if years else "")]
    groups = [_Group([m for m in members if m.year and int(m.year) in block], str(block[0])) for block in blocks]
    for member in members:
        if not member.year:
            names = ", ".join(f"{member.name} ({block[0]})" for block in blocks)
            problems.append(
                Problem(
                    "limit",
                    member.document,
                    f"which subject it is about is not clear: {names}",
                    "name it in factcheck.toml",
                )
            )
            groups.append(_Group([member]))
    return groups


Credits = Mapping[str, frozenset[tuple[str, str]]]
"""Document to the people that it names for the parts they had, as (attribute, name)."""
KIN = 3
"""So many people in the same parts make two documents speak of one thing, if nothing else does."""


def _credits(claims: Sequence[Claim]) -> Credits:
    """Who is named, in full and behind a label, for which part in what each document is about."""
    found: dict[str, set[tuple[str, str]]] = {}
    for claim in claims:
        value = claim.value
        if isinstance(value, NameSet) and value.kind == "person" and not claim.about.name and claim.rule.endswith("#label"):
            full = {(claim.attribute, m.key) for m in value.members if " " in m.key}
            found.setdefault(claim.document, set()).update(full)
    return {document: frozenset(people) for document, people in found.items()}


def _kin(about: About, groups: Sequence[_Group], credits: Credits) -> dict[int, _Group]:
    """The groups of its type of which some document names the same people in the same parts as `about` does."""
    mine = credits.get(about.document, frozenset())
    return {
        id(group): group
        for group in groups
        if group.type == about.type and any(len(mine & credits.get(d.document, frozenset())) >= KIN for d in group.documents)
    }


def _adopt(lost: Iterable[About], groups: list[_Group], credits: Credits, problems: list[Problem]) -> None:
    """A document without a clear subject is about the one subject of the folder that its title names, or else that it names
    often, or of which the same people are named in the same parts; if there are several such, it is about none, and the report
    says so."""
    by_form: dict[str, list[_Group]] = {}
    for group in groups:
        for form in {_form(group.name), *(_form(a) for a in group.aliases)}:
            by_form.setdefault(form, []).append(group)
    for about in lost:
        titled = {form for form in _runs(about.title) if form in by_form}
        longest = [f for f in titled if not any(f != other and f" {f} " in f" {other} " for other in titled)]
        found = {id(g): g for form in longest for g in by_form[form]}
        if not found:
            found = {id(g): g for form in about.named for g in by_form.get(form, ())}
        if not found:
            found = _kin(about, groups, credits)
        if len(found) == 1:
            group = next(iter(found.values()))
            group.documents.append(About(about.document, about.type, group.name, (), "", about.named))
        elif about.name:
            groups.append(_Group([about], about.year))
        else:
            what = "no subject was recognised" if not found else "which subject it is about is not clear"
            problems.append(
                Problem(
                    "limit",
                    about.document,
                    f"{what}; its claims are compared with nothing",
                    "name it in factcheck.toml",
                )
            )


def _runs(words: tuple[str, ...]) -> Iterable[str]:
    """Every run of up to ten words, folded."""
    words = words[:40]
    return {_form(" ".join(words[i:j])) for i in range(len(words)) for j in range(i + 1, min(i + 10, len(words)) + 1)}


def _link_parts(
    claims: Sequence[Claim],
    subjects: list[Subject],
    of_document: dict[str, str],
    part_of: dict[str, str],
    problems: list[Problem],
) -> tuple[str, ...]:
    """Subjects for characters and people, one for each name inside each document subject."""
    whole = {s.id: s for s in subjects}
    named: dict[tuple[str, str], dict[str, str]] = {}
    for claim in claims:
        if claim.about.name:
            of = of_document[claim.document]
            names = named.setdefault((of, claim.about.type), {})
            key = part_key(claim.about)
            if key not in names or claim.about.name < names[key]:
                names[key] = claim.about.name
    home: dict[tuple[str, str, str], str] = {}
    for (of, type_), names in sorted(named.items()):
        resolved = _resolve(names, f"{whole[of].name or of}", problems)
        made: dict[str, str] = {}
        for form in sorted(names):
            full = resolved[form]
            if full not in made:
                ident = f"s{len(subjects) + 1}"
                also = tuple(names[k] for k in sorted(names) if resolved[k] == full and k != full)
                key = f"{whole[of].key}/{type_}:{full.split()[0]}"  # a surname may be added by another document
                subjects.append(Subject(ident, type_, names[full], key, also, of, full))
                made[full] = ident
            home[of, type_, form] = made[full]
    return tuple(
        home[of_document[c.document], c.about.type, part_key(c.about)] if c.about.name else of_document[c.document] for c in claims
    )


def part_key(about: Mention) -> str:
    """A character's or person's name as names are compared: folded, without article, nickname, rank and form of address, unless
    that is all there is ("the Captain")."""
    words = fold(_NICKNAME.sub(" ", about.name)).split()
    while len(words) > 1 and (words[0] in RANKS or (words[0] in BEFORE_RANKS and words[1] in RANKS)):
        words = words[1:]
    return " ".join(words)


_NICKNAME = re.compile(r"[\"“][^\"“”]{1,30}[\"”]|\([^()]{1,30}\)")
BEFORE_RANKS = frozenset("first second third chief deputy detective special acting".split())
"""Words that belong to the rank behind them ("Chief Inspector"), and to the name where none follows ("Second Officer")."""
RANKS = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame lord lady baron baroness count countess duke duchess prince princess king "
    "queen father mother brother sister uncle aunt grandma grandpa captain capt lieutenant lt major maj colonel col "
    "general gen admiral adm commander cmdr commodore midshipman ensign sergeant sgt corporal cpl private pvt officer constable pc "
    "dc ds di dci dcs superintendent inspector sheriff marshal agent senator governor president "
    "judge justice reverend rev pastor rabbi monsieur madame mademoiselle herr frau senor senora don donna master ".split()
)
"""Words before a name that are no part of it."""


def _resolve(names: dict[str, str], where: str, problems: list[Problem]) -> dict[str, str]:
    """Each key to the fullest form of it: a first name to the one full name that begins with it; never by surname."""
    full: dict[str, list[str]] = {}
    for key in names:
        words = key.split()
        if len(words) > 1:
            full.setdefault(words[0], []).append(key)
    resolved: dict[str, str] = {}
    for key in sorted(names):
        candidates = full.get(key, []) if " " not in key else []
        resolved[key] = candidates[0] if len(candidates) == 1 else key
        if len(candidates) > 1:
            listed = ", ".join(sorted(names[c] for c in candidates))
            problems.append(Problem("limit", where, f"{names[key]!r} may be any of {listed}; kept apart"))
    return resolved
