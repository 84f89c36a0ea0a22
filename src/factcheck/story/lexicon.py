"""A story pack to what runs: verb forms to the deeds they may be, phrases as sequences to walk, words by what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from factcheck.extract.words import words_of
from factcheck.rulepack.story import Deed, StoryPack
from factcheck.story.wording import ADVERBS, PREPOSITIONS, TIMES, WORKS, stem
from factcheck.values.names import fold

GAP = 4
"""How many words `~` skips at most."""
_BE = {"be": ("base",), "is": ("s",), "are": ("s",), "was": ("past",), "were": ("past",), "been": ("part",), "being": ("ing",)}
T = TypeVar("T")
_ADVERBS = ("still", "never")
_ITEM = re.compile(r"\(\?!([^)]*)\)|\(([^)]*)\)(\?)?|(\S+)")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a phrase behind its verb."""

    kind: str
    """`word`, `maybe`, `not`, `gap`, `end`."""
    words: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """A phrase of a deed; `steps` come behind the verb itself."""

    deed: str
    steps: tuple[Step, ...]
    """Empty for the bare verb."""
    passive: bool = False
    """Does the phrase itself say what is done to its subject ("be hanged")?"""
    before: str = ""
    """An adverb that must stand right before the verb ("still stand")."""

    @property
    def rank(self) -> int:
        """The more it says, the earlier it is tried."""
        return sum(2 if s.kind == "word" else 1 for s in self.steps) + 3 * bool(self.before)


@dataclass(frozen=True, slots=True)
class Following:
    """The phrases of one verb form by the word that follows it, the most telling first; `others` do not need a certain one."""

    by_next: Mapping[str, tuple[VerbPhrase, ...]]
    others: tuple[VerbPhrase, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that reading a story needs, compiled once for a process."""

    deeds: Mapping[str, Deed]
    verbs: Mapping[str, Following]
    """Word form to the phrases that begin with it."""
    forms: Mapping[str, frozenset[str]]
    """Word form to what it may be: `base`, `s`, `past`, `part`, `ing`."""
    excludes: Mapping[str, frozenset[frozenset[str]]]
    kin: Mapping[str, frozenset[str]]
    """Deed to the deeds that may tell the same, itself included; symmetric."""
    opposite: Mapping[str, frozenset[str]]
    idioms: frozenset[tuple[str, ...]]
    unreal: frozenset[str]
    unreal_pairs: frozenset[tuple[str, ...]]
    unreal_sentences: Mapping[str, tuple[tuple[str, ...], ...]]
    """By their first word."""
    negation: frozenset[str]
    negation_pairs: frozenset[tuple[str, ...]]
    stretches: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    """By the first word of a phrase: (stretch, phrase)."""
    lore: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    """By the first word of a phrase: (matter, phrase)."""
    headings: Mapping[str, tuple[str, ...]]
    means: Mapping[str, str]
    """Word to the means of travel that it names."""
    manners: Mapping[str, str]
    lands: Mapping[str, str]
    nations: frozenset[str]
    """Names of countries, folded."""
    events: frozenset[str]
    """Stems of what several live through: a duel, a fire."""
    things: frozenset[frozenset[str]]
    """Pairs of stems of which one may stand for the other."""
    female: frozenset[str]
    male: frozenset[str]
    roles: frozenset[str]
    strange: frozenset[str]
    """Capitalised words that are no names of participants: countries, languages, nationalities; folded."""
    persons: frozenset[str]
    """Roles, words for people, first names."""
    stems: frozenset[str]
    """Stems of all verbs of deeds, and of words for place and time: they tell no two endings apart."""

    def is_one_thing(self, a: str, b: str) -> bool:
        """May two stems name one thing ("the will", "the document")?"""
        return a == b or frozenset({a, b}) in self.things


def compile_lexicon(packs: Sequence[StoryPack], vocabularies: Mapping[str, Mapping[str, Sequence[str]]] | None = None) -> Lexicon:
    """Later packs add to earlier ones; a deed of the same name is replaced whole. `vocabularies` are those of the rule packs."""
    deeds: dict[str, Deed] = {}
    irregular: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    excludes: dict[str, frozenset[frozenset[str]]] = {}
    for pack in packs:
        deeds |= pack.deeds
        irregular |= pack.irregular
        for dimension, groups in pack.excludes.items():
            excludes[dimension] = excludes.get(dimension, frozenset()) | {frozenset(group) for group in groups}
        named = {"idioms": pack.idioms, "unreal": pack.unreal.words, "sentences": pack.unreal.sentences, "negation": pack.negation}
        named |= {f"stretch:{k}": v for k, v in pack.stretches.items()} | {f"heading:{k}": v for k, v in pack.headings.items()}
        named |= {f"people:{k}": v for k, v in pack.people.items()}
        for name, words in named.items():
            lists.setdefault(name, []).extend(words)
    verbs: dict[str, list[VerbPhrase]] = {}
    forms: dict[str, set[str]] = {word: set(kinds) for word, kinds in _BE.items()}
    for name, deed in deeds.items():
        for written in deed.verbs:
            before, rest = next(((w, written[len(w) + 1 :]) for w in _ADVERBS if written.startswith(f"{w} ")), ("", written))
            verb, *steps = _parsed(rest)
            phrase = VerbPhrase(
                name, tuple(steps), verb.words[0][0] == "be" and bool(steps) and bool(deed.patient) and not deed.agent, before
            )
            for form, kinds in verb_forms(verb.words[0][0], irregular).items():
                verbs.setdefault(form, []).append(phrase)
                forms.setdefault(form, set()).update(kinds)
    split = [words_of(w) for w in lists.get("unreal", ())]
    denied = [words_of(w) for w in lists.get("negation", ())]
    people = {name.removeprefix("people:"): frozenset(w) for name, w in lists.items() if name.startswith("people:")}
    none: frozenset[str] = frozenset()
    female = people.get("female", none) | people.get("names_female", none)
    male = people.get("male", none) | people.get("names_male", none)
    return Lexicon(
        deeds=deeds,
        verbs={form: _following(dict.fromkeys(found)) for form, found in verbs.items()},
        forms={form: frozenset(kinds) for form, kinds in forms.items()},
        excludes=excludes,
        kin=_symmetric(deeds, lambda d: d.kin, reflexive=True),
        opposite=_symmetric(deeds, lambda d: d.opposite, reflexive=False),
        idioms=frozenset(words_of(w) for w in lists.get("idioms", ())),
        unreal=frozenset(w[0] for w in split if len(w) == 1),
        unreal_pairs=frozenset(w for w in split if len(w) > 1),
        unreal_sentences=_by_first([(w[0], w) for w in map(words_of, lists.get("sentences", ()))]),
        negation=frozenset(w[0] for w in denied if len(w) == 1),
        negation_pairs=frozenset(w for w in denied if len(w) > 1),
        stretches=_by_first(
            [
                (phrase[0], (name.removeprefix("stretch:"), phrase))
                for name, words in lists.items()
                if name.startswith("stretch:")
                for phrase in map(words_of, words)
            ]
        ),
        headings={name.removeprefix("heading:"): tuple(words) for name, words in lists.items() if name.startswith("heading:")},
        lore=_by_first(
            [(phrase[0], (name, phrase)) for pack in packs for name, words in pack.lore.items() for phrase in map(words_of, words)]
        ),
        means={word: name for pack in packs for name, words in pack.means.items() for word in words},
        manners={word: name for pack in packs for name, words in pack.manners.items() for word in words},
        events=frozenset(stem(word) for pack in packs for word in pack.events),
        things=frozenset(
            frozenset({stem(name), stem(word)}) for pack in packs for name, words in pack.things.items() for word in words
        ),
        lands={word: name for pack in packs for name, words in pack.lands.items() for word in words},
        nations=frozenset(fold(name) for name in (vocabularies or {}).get("country", {})),
        strange=frozenset(
            fold(word)
            for name in ("nationality", "language", "country", "territory")
            for canonical, spellings in (vocabularies or {}).get(name, {}).items()
            for word in (canonical, *spellings)
        ),
        female=female,
        male=male,
        persons=female | male | people.get("roles", none),
        roles=people.get("roles", none),
        stems=frozenset(stem(form) for form in forms) | frozenset(stem(word) for word in PREPOSITIONS | ADVERBS | TIMES | WORKS),
    )  # fmt: skip


def _by_first(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for first, item in pairs:
        found.setdefault(first, []).append(item)
    return {first: tuple(items) for first, items in found.items()}


def _following(phrases: Iterable[VerbPhrase]) -> Following:
    needing: dict[str, list[VerbPhrase]] = {}
    others: list[VerbPhrase] = []
    for phrase in phrases:
        if phrase.steps and phrase.steps[0].kind == "word":
            for word in dict.fromkeys(words[0] for words in phrase.steps[0].words):
                needing.setdefault(word, []).append(phrase)
        else:
            others.append(phrase)

    def ranked(found: Iterable[VerbPhrase]) -> tuple[VerbPhrase, ...]:
        return tuple(sorted(found, key=lambda p: -p.rank))

    return Following({word: ranked((*found, *others)) for word, found in needing.items()}, ranked(others))


def _symmetric(deeds: Mapping[str, Deed], said: object, *, reflexive: bool) -> dict[str, frozenset[str]]:
    read = said if callable(said) else (lambda deed: ())
    found: dict[str, set[str]] = {name: {name} if reflexive else set() for name in deeds}
    for name, deed in deeds.items():
        for other in read(deed):
            found[name].add(other)
            found[other].add(name)
    return {name: frozenset(others) for name, others in found.items()}


def _parsed(written: str) -> list[Step]:
    steps: list[Step] = []
    for without, choice, maybe, word in _ITEM.findall(written):
        if without:
            steps.append(Step("not", tuple(words_of(w) for w in without.split("|"))))
        elif choice:
            steps.append(Step("maybe" if maybe else "word", tuple(words_of(w) for w in choice.split("|"))))
        elif word == "~":
            steps.append(Step("gap"))
        elif word == "$":
            steps.append(Step("end"))
        else:
            steps.append(Step("word", (words_of(word),)))
    return steps


_ALSO_PARTS = frozenset({"got", "struck", "proved", "showed"})
"""Past forms that may be participles too, though there is another."""


def verb_forms(verb: str, irregular: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The forms of a verb, each with what it may be."""
    if verb == "be":
        return dict(_BE)
    found: dict[str, tuple[str, ...]] = {verb: ("base",)}

    def add(form: str, *kinds: str) -> None:
        found[form] = tuple(dict.fromkeys((*found.get(form, ()), *kinds)))

    if verb in irregular:
        third, past, part, ing = irregular[verb].split()
        add(third, "s")
        apart = past != part and (part.endswith(("n", "ne", "ng", "nk", "um")) or part == verb) and past not in _ALSO_PARTS
        add(past, "past", *(() if apart else ("part",)))
        add(part, "part", *(() if apart else ("past",)))
        add(ing, "ing")
        return found
    if verb.endswith("y") and verb[-2] not in "aeiou":
        add(verb[:-1] + "ies", "s")
        add(verb[:-1] + "ied", "past", "part")
        add(verb + "ing", "ing")
        return found
    add(verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"), "s")
    if verb.endswith("e"):
        add(verb + "d", "past", "part")
        add(verb[:-1] + "ing", "ing")
        return found
    for longer in (verb, verb + verb[-1]) if _doubles(verb) else (verb,):
        add(longer + "ed", "past", "part")
        add(longer + "ing", "ing")
    return found


def _doubles(verb: str) -> bool:
    """May the last letter be doubled? Both spellings are then taken."""
    return len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and (verb[-3] not in "aeiou" or verb[-4:-2] == "qu")


def phrase_at(words: Sequence[str], at: int, until: int, following: Following) -> tuple[VerbPhrase, int] | None:
    """The first phrase that stands at word `at`, and where it ends; steps stay before `until`."""
    after = words[at + 1] if at + 1 < until else ""
    for phrase in following.by_next.get(after, following.others):
        if phrase.before and (not at or words[at - 1] != phrase.before):
            continue
        end = _walk(words, at + 1, until, phrase.steps)
        if end is not None:
            return phrase, end
    return None


def _walk(words: Sequence[str], at: int, until: int, steps: tuple[Step, ...]) -> int | None:
    for number, step in enumerate(steps):
        if step.kind == "gap":
            for skip in range(GAP + 1):
                if skip and (at + skip > until or not (words[at + skip - 1][:1].isalnum() or words[at + skip - 1] == "'s")):
                    return None
                end = _walk(words, at + skip, until, steps[number + 1 :])
                if end is not None:
                    return end
            return None
        if step.kind == "end":
            if at < until and words[at][:1].isalnum() and words[at] not in ("and", "but", "while"):
                return None
            continue
        found = next((len(w) for w in step.words if at + len(w) <= until and tuple(words[at : at + len(w)]) == w), 0)
        if step.kind == "not":
            if found:
                return None
        elif step.kind == "maybe":
            at += found
        elif not found:
            return None
        else:
            at += found
    return at
