"""Who is who: the subjects of all documents, and what each claim is about.

Documents are about one subject if they share a name or alias of it and nothing tells them apart (another type, another year).
Characters and people live inside their document's subject; "Winston" is "Winston Scott" if no other Winston is there. Where
two candidates are left nobody is chosen, and the report says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.model.claim import Claim, Mention
from factcheck.model.document import is_record, path_of, place_in
from factcheck.model.finding import Problem, Subject
from factcheck.model.value import DateValue, NameSet, Quantity
from factcheck.reconcile.adoption import About, adopted, agreed, bare, folder, holds, mentions, name_form, runs, taken
from factcheck.rulepack.schema import OF_ANYTHING
from factcheck.values.names import fold


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


def link_subjects(
    abouts: Sequence[About], claims: Sequence[Claim], part_of: dict[str, str], told_by_year: Collection[str] | None = None
) -> Linked:
    """`abouts` one for each document, in path order. A pure function of their set. `told_by_year`: the types of which two of one
    name are told apart by their year; all if `None`."""
    problems: list[Problem] = []
    if told_by_year is not None:
        abouts = _without_years(abouts, told_by_year)
    facts = _facts(abouts, claims)
    groups, lost = _group(abouts, problems, facts)
    groups, headlines = _without_headlines(_with_guides(groups))
    _adopt([*lost, *headlines], groups, problems)
    groups = _with_guides(groups)
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


def _without_years(abouts: Sequence[About], told_by_year: Collection[str]) -> list[About]:
    """Years left out where some document knows the name as of a type that is not told by them: a year in a row is another thing."""
    undated = {name_form(n) for a in abouts if a.type and a.type not in told_by_year for n in (a.name, *a.aliases)}
    return [replace(a, year="") if a.year and name_form(a.name) in undated else a for a in abouts]


def settle_types(
    claims: Sequence[Claim], linked: Linked, untyped: frozenset[str], of_attribute: Mapping[str, Sequence[str]]
) -> tuple[tuple[Claim, ...], Linked]:
    """Leave out what the prose of documents without a type (`untyped`, by key) says of attributes that their subject, as the other
    documents tell its type, does not have; a problem says how much. `of_attribute`: the types of subject that have each attribute.
    """
    types = {s.id: s.type for s in linked.subjects}
    named = {s.id for s in linked.subjects if s.name}
    left_out: Counter[str] = Counter()
    kept: list[int] = []
    twice = _read_twice(claims, untyped)
    labelled: dict[tuple[str, int, int], str] = {}
    """Where a label stands that is one of several attributes, to the first of them."""
    for i, claim in enumerate(claims):
        if packed := [claims[j] for j in twice.get(i, ())]:
            type_ = types[linked.of_claim[i]]
            is_packed = any(type_ in of_attribute[p.attribute] for p in packed) if type_ else not _is_of_anything(packed[0])
            if is_packed == (claim.key is not None):
                continue
        if claim.document not in untyped or claim.about.name or claim.extractor not in ("prose", "label-value", "table"):
            kept.append(i)
            continue
        type_ = types[linked.of_claim[i]]
        is_prose = claim.extractor == "prose"
        fits = (
            type_ in of_attribute[claim.attribute]
            if type_ or is_prose
            else labelled.setdefault(claim.place, claim.attribute) == claim.attribute
        )
        if fits:
            kept.append(i)
        elif is_prose:
            left_out[path_of(claim.document)] += 1
    unknown = {d for d in untyped if linked.of_document[d] in named and not types[linked.of_document[d]]}
    of_prose = {d for d in unknown if not is_record(d)} | {path_of(d) for d in unknown if left_out[path_of(d)]}
    problems = [
        Problem(
            "limit",
            path,
            f"no pack knows what kind of thing it is about; {left_out[path]} statements of its prose are left aside"
            if left_out[path]
            else "no pack knows what kind of thing it is about; of its prose nothing is read",
            "a pack for it, or the name of its subject in factcheck.toml",
        )
        for path in sorted(of_prose)
    ]
    settled = replace(linked, of_claim=tuple(linked.of_claim[i] for i in kept), problems=(*linked.problems, *problems))
    return tuple(claims[i] for i in kept), settled


def _read_twice(claims: Sequence[Claim], untyped: frozenset[str]) -> dict[int, tuple[int, ...]]:
    """What stands behind labels of documents without a type, and is read both by packs and as an open attribute: each such claim to
    those of packs."""
    places: dict[tuple[str, int, int], list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.document in untyped and (claim.key is not None or claim.rule.endswith("#label")):
            span = next((part.span for part in claim.evidence.parts if part.role == "value"), claim.evidence.span)
            places.setdefault((claim.document, span.start, span.end), []).append(i)
    found: dict[int, tuple[int, ...]] = {}
    for place in places.values():
        packed = tuple(i for i in place if claims[i].key is None)
        if packed and len(packed) < len(place):
            found |= dict.fromkeys(place, packed)
    return found


def _is_of_anything(claim: Claim) -> bool:
    """Does it stand behind a label that things of any kind have?"""
    for part in claim.evidence.parts:
        if part.role == "label":
            start = part.span.start - claim.evidence.span.start
            return fold(claim.evidence.quote[start : part.span.end - claim.evidence.span.start]) in OF_ANYTHING
    return False


MANY = 50
"""Records of one file from which on two things may well share a name by chance."""
_COMMON = frozenset({"country", "language", "title", "term"})
"""Kinds of names that agree by chance."""
_Facts = dict[str, frozenset[tuple[str, str]]]


def _facts(abouts: Sequence[About], claims: Sequence[Claim]) -> _Facts:
    """What records of large files say, and all others of their name: people, parties, days, years, amounts."""
    per_file = Counter(path_of(a.document) for a in abouts if is_record(a.document))
    large = {path for path, count in per_file.items() if count >= MANY}
    if not large:
        return {}
    names = {name_form(n) for a in abouts if path_of(a.document) in large for n in (a.name, *a.aliases)}
    wanted = {a.document for a in abouts if not names.isdisjoint({name_form(a.name), *map(name_form, a.aliases)})}
    facts: dict[str, set[tuple[str, str]]] = {a.document: set() for a in abouts if path_of(a.document) in large}
    for claim in claims:
        if claim.document in wanted and not claim.about.name:
            value = claim.value
            telling = isinstance(value, DateValue | Quantity) or (isinstance(value, NameSet) and value.kind not in _COMMON)
            if telling:
                facts.setdefault(claim.document, set()).update((claim.attribute, c) for c in value.canonical)
    return {document: frozenset(said) for document, said in facts.items()}


def _without_namesakes(members: list[About], facts: _Facts) -> tuple[list[About], list[About]]:
    """The members that are one thing, and the records of large files that share nothing but a name with the others: who knows
    whether they are that?"""
    unsure = [m for m in members if m.document in facts and is_record(m.document)]
    if len(members) == 1 or not unsure:
        return members, []
    held = Counter(fact for m in members for fact in facts.get(m.document, ()))
    apart = [m for m in unsure if not any(held[fact] > 1 for fact in facts[m.document])]
    names = {m.document for m in apart}
    return [m for m in members if m.document not in names], apart


def _group(abouts: Sequence[About], problems: list[Problem], facts: _Facts) -> tuple[list[_Group], list[About]]:
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
        for form in {name_form(about.name), *(name_form(a) for a in about.aliases)} - {""}:
            j = first.setdefault((form, about.type), i)
            parent[find(i)] = find(j)
    typed: dict[str, list[int]] = {}
    for (form, type_), j in first.items():
        if type_:
            typed.setdefault(form, []).append(j)
    for (form, type_), i in sorted(first.items()):
        if not type_:  # no type is no hindrance, if it is clear which type is meant
            others = typed.get(form, [])
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
    alone: Counter[str] = Counter()
    for component in components.values():
        rest, apart = _without_namesakes(component, facts)
        alone.update(path_of(m.document) for m in apart)
        groups.extend(_Group([m], m.year) for m in apart)
        if rest:
            groups.extend(_by_year(rest, problems))
    for path in sorted(alone):
        what = f"{alone[path]} of its records share a name and nothing else with other documents; they are compared with none"
        problems.append(Problem("limit", path, what, "say in [[records]] which column is the subject, or exclude it"))
    return groups, lost


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
                    place_in(member.document),
                    f"which subject it is about is not clear: {names}",
                    "name it in factcheck.toml",
                )
            )
            groups.append(_Group([member]))
    return groups


def _adopt(lost: Iterable[About], groups: list[_Group], problems: list[Problem]) -> None:
    """Documents without a clear subject join the one that fits them (`reconcile.adoption`); if there are several such, they are
    about none, and the report says so."""
    by_form: dict[str, list[_Group]] = {}
    for group in groups:
        for one in {name_form(group.name), *map(name_form, group.aliases)}:
            by_form.setdefault(one, []).append(group)
    sole = groups[0] if len(groups) == 1 else None
    waiting: list[About] = []
    tables: list[About] = []
    for about in lost:
        found = {id(g): g for one in mentions(about, by_form) for g in by_form[one]}
        if len(found) > 1:  # somebody who has but a row in a table is hardly whom a text of its own is about
            found = {k: g for k, g in found.items() if not all(is_record(a.document) for a in g.documents)} or found
        if not found and not about.type:
            found = {id(g): g for g in by_form.get(name_form(bare(about.name)), ())}
        if len(found) == 1:
            group = next(iter(found.values()))
            group.documents.append(adopted(about, group.name))
        elif not found and sole is not None and not about.type and holds(about, sole.name):
            sole.documents.append(adopted(about, sole.name, type_=""))
            problems.append(taken(about, sole.name, "the one clear subject, all words of whose name it holds"))
        elif not found and about.is_table and not about.name:
            tables.append(about)
        elif found and not about.name:
            problems.append(_lost(about, "which subject it is about is not clear"))
        else:
            waiting.append(about)
    _adopt_further(waiting, groups, problems)
    _adopt_tables(tables, groups, problems)


def _adopt_further(waiting: list[About], groups: list[_Group], problems: list[Problem]) -> None:
    """What is left: names on which several documents agree; documents that name the same as those of one subject; change logs
    and the like of the one subject; names that stand alone."""
    settled: set[str] = set()
    for name, members in agreed(waiting):
        groups.append(_Group([adopted(about, name) for about in members]))
        settled |= {about.document for about in members}
        problems.extend(
            taken(about, name, "which other documents name too") for about in members if name_form(about.name) != name_form(name)
        )
    sole = groups[0] if len(groups) == 1 else None
    for about in waiting:
        if about.document in settled:
            continue
        if len(close := _close_in_names(about, groups)) == 1:
            close[0].documents.append(adopted(about, close[0].name))
            problems.append(taken(about, close[0].name, "whose documents name the same people, places and things"))
            continue
        if sole is not None and about.is_formula and not about.name:
            sole.documents.append(adopted(about, sole.name, type_=""))
            problems.append(taken(about, sole.name, "the one subject of all documents that name one"))
        elif about.name:
            groups.append(_Group([about], about.year))
        else:
            problems.append(_lost(about, "no subject was recognised"))


def _adopt_tables(tables: Iterable[About], groups: list[_Group], problems: list[Problem]) -> None:
    """Data files without a name are about what the documents beside them are about, or those of the folders above."""
    at_home = _by_folder(groups)
    sole = groups[0] if len(groups) == 1 else None
    for about in tables:
        home = _only_one(about, at_home.get(folder(about.document), []))
        if home is not None:
            problems.append(taken(about, home.name, "like all documents of its folder that name one"))
        elif sole is not None and _lies_below(about, sole):
            home = sole
            problems.append(taken(about, home.name, "the one subject of all documents that name one"))
        if home is not None:
            home.documents.append(adopted(about, home.name, type_=""))
        else:
            problems.append(_lost(about, "no subject was recognised"))


def _lies_below(table: About, group: _Group) -> bool:
    homes = {folder(member.document) for member in group.documents}
    return folder(table.document) not in homes and any(folder(table.document).startswith(home) for home in homes)


def _only_one(table: About, home: list[_Group]) -> _Group | None:
    """What a table without a name is about: the one thing that all documents of its folder are about, none of which is a
    record among others. Of another kind the thing must not be, and where but one document names it, of the same."""
    if len(home) != 1:
        return None
    group = home[0]
    beside = {a.document for a in group.documents if folder(a.document) == folder(table.document)}
    if any(map(is_record, beside)) or (table.type and group.type and table.type != group.type):
        return None
    return group if len(beside) > 1 or table.type == group.type != "" else None


GUIDING = frozenset(
    "a an the day days at to of for in on and about with your our my how what is are was you need know everything all "
    "visiting visit operating operate using use installing installation configuring configuration administering "
    "administration administrator's administrator administrators admin operator's operator user user's users guide guides "
    "handbook manual reference documentation docs faq frequently asked questions answers notes release releases changelog "
    "history story introduction overview profile fact facts sheet factsheet official page site website press kit review "
    "hands-on first look quick start started getting tips tricks specs specifications welcome inside meet life who room "
    "lesson panel card station exhibit stop".split()
)
"""Words that make the title of a page on something out of its name ("A day at X", "Operating X", "X: the complete guide")."""
NUMBERED = frozenset("room lesson panel card station exhibit stop".split())
_RELEASE = re.compile(r"v?\d+(?:\.\d+)+")


def _with_guides(groups: list[_Group]) -> list[_Group]:
    """Documents whose title is the name of another group's subject and words of guiding belong to that group; a record's title
    is a name as it stands ("The Pier Story")."""
    forms = {form: group for group in groups for form in {name_form(group.name), *(name_form(a) for a in group.aliases)}}
    into: dict[int, _Group] = {}
    for group in groups:
        if any(is_record(about.document) for about in group.documents):
            continue
        words = name_form(group.name).split()
        inside = {f: forms[f] for f in runs(tuple(words)) if f in forms and forms[f] is not group}
        for form, other in sorted(inside.items(), key=lambda f: -len(f[0])):
            rest = f" {' '.join(words)} ".replace(f" {form} ", " ", 1).split()
            alike = not group.type or not other.type or group.type == other.type
            guided = [w in GUIDING or bool(_RELEASE.fullmatch(w)) or (w.isdigit() and not NUMBERED.isdisjoint(rest)) for w in rest]
            if alike and rest and all(guided):
                into[id(group)] = other
                break
    kept = [g for g in groups if id(g) not in into]
    for group in groups:
        host = into.get(id(group))
        while host is not None and id(host) in into:
            host = into[id(host)]
        if host is not None:
            host.documents.extend(replace(d, name=host.name, aliases=()) for d in group.documents)
    return kept


def _without_headlines(groups: list[_Group]) -> tuple[list[_Group], list[About]]:
    """Groups, and documents taken out of them whose name is nothing but the headline: no type is known of it, no other document
    has it and its own text does not either."""
    kept: list[_Group] = []
    unsure: list[About] = []
    for group in groups:
        first = group.documents[0]
        headline = (
            len(group.documents) == 1
            and not group.type
            and not is_record(first.document)
            and first.names
            and name_form(first.name) not in map(name_form, first.names)
        )
        if headline and len(groups) > 1:
            unsure.append(first)
        else:
            kept.append(group)
    return (kept, unsure) if kept else (groups, [])


SHARED, SHARED_OF_ANY, SHARED_OF_TYPE, FURTHER = 6, 4, 2, 2.0
"""What shared names must weigh for two documents to be about one thing; less where the folder has but one thing of a known type,
and still less where it is the document's type; and how many times more than any other group's."""


def _close_in_names(about: About, groups: Sequence[_Group]) -> tuple[_Group, ...]:
    """The one group whose documents share many names with this one, if there is one: those of several words count twice."""
    mine = frozenset(about.names)
    weighed: list[tuple[int, int]] = []
    for at, group in enumerate(groups):
        if about.type and group.type and about.type != group.type:
            continue
        shared = mine & {name for d in group.documents for name in d.names}
        weighed.append((sum(2 if " " in name else 1 for name in shared), at))
    weighed.sort(key=lambda w: (-w[0], w[1]))
    only = [g for g in groups if g.type and about.type in ("", g.type)]
    alone = len(only) == 1 and bool(weighed) and only[0] is groups[weighed[0][1]]
    enough = SHARED if not alone else SHARED_OF_TYPE if about.type else SHARED_OF_ANY
    if not weighed or weighed[0][0] < enough or (len(weighed) > 1 and weighed[0][0] < weighed[1][0] * FURTHER):
        return ()
    return (groups[weighed[0][1]],)


def _lost(about: About, what: str) -> Problem:
    hint = "name it in factcheck.toml"
    return Problem("limit", place_in(about.document), f"{what}; its claims are compared with nothing", hint)


def _by_folder(groups: Iterable[_Group]) -> dict[str, list[_Group]]:
    """The groups that have a document in a folder."""
    found: dict[str, list[_Group]] = {}
    for group in groups:
        for one in sorted({folder(about.document) for about in group.documents}):
            found.setdefault(one, []).append(group)
    return found


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
    "mr mrs ms miss mx dr doctor prof professor sir dame lord lady baron baroness count countess duke duchess prince "
    "princess king queen father mother brother sister uncle aunt grandma grandpa captain capt lieutenant lt major maj "
    "colonel col general gen admiral adm commander cmdr commodore midshipman ensign sergeant sgt corporal cpl private pvt "
    "officer constable pc dc ds di dci dcs superintendent inspector sheriff marshal agent senator governor president judge "
    "justice reverend rev pastor rabbi monsieur madame mademoiselle herr frau senor senora don donna master ".split()
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
