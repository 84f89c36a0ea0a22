"""One document to its telling: the sentences that tell, and what they commit to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.extract.compile import COMMON, Ready
from factcheck.extract.kind import TaggedDocument
from factcheck.extract.names import NOT_NAMES
from factcheck.extract.qualify import section_role
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.value import DateValue, NameSet
from factcheck.story.clauses import Predication, predications
from factcheck.story.lexicon import Lexicon
from factcheck.story.lore import lore_of
from factcheck.story.narration import UNTOLD_ROLES, Told, told_sentences
from factcheck.story.participants import Cast
from factcheck.story.phrases import Phrase
from factcheck.story.pronouns import Pronouns
from factcheck.story.record import Commitment, Sentence, Telling
from factcheck.story.wording import ADVERBS, AUXILIARY, DETERMINERS, INDEFINITE, JOINING, POSSESSIVES, PREPOSITIONS, stem
from factcheck.values.names import fold

LONGEST = 240
"""Characters of a passage that is pointed at."""
MOST_SENTENCES = 2000
"""Sentences of one document that are read as a story."""
_OF_NATIONS = frozenset("attack destroy kill shoot stand_down surrender accept refuse declare abandon betray sink".split())
"""Deeds of which a land may be the doer."""
_MAKING = frozenset({"marry", "become", "appoint", "identity"})
_PEOPLE = frozenset(
    "aboard people men women children hands passengers crew survivors guests miners sailors workers hostages travellers "
    "travelers climbers occupants residents villagers pupils".split()
)
"""Words for several people."""
_FUNCTION = PREPOSITIONS | AUXILIARY | ADVERBS | JOINING
_SPOUSES = frozenset({"wife", "husband", "bride"})
_VERDICTS = frozenset({"convict", "acquit"})
_PAIRS = frozenset("two both pair couple lovers they".split())
_OF_PLACE = frozenset(
    "in at to from into onto across over through near off behind beneath beside via aboard outside inside".split()
)
_PEOPLE_OF_WORKS = ("film/", "series/", "book/", "game/")
PERSONAL = frozenset({"arrest", "hire"})
"""Deeds that are done to somebody: a bouquet that is caught is no prisoner."""
FATAL = frozenset({"kill", "die"})
"""Deeds of which it matters that they are told, though nobody can say of whom."""
YEARS = frozenset(map(str, range(1000, 2200)))
"""Years that are taken for years; "two in the morning" has none."""


def tell(tagged: TaggedDocument, claims: Iterable[Claim], ready: Ready, lexicon: Lexicon) -> Telling:
    """What the document tells. `claims` say who is an actor or of the crew: they take no part in the story."""
    blocks = [b for b in tagged.blocks if section_role(b.block.path, ready) not in UNTOLD_ROLES - {"cast"}]
    claims = list(claims)
    players = {
        c.about.name: c.value.members[0].key
        for c in claims
        if c.about.type == "character" and c.attribute == "played_by" and isinstance(c.value, NameSet) and c.value.members
    }
    cast = Cast(tagged, blocks, lexicon, _outside(claims), lexicon.strange, players)
    teller = _Teller(tagged, cast, lexicon)
    left_out = 0
    for told in told_sentences(tagged, ready, lexicon):
        if len(teller.sentences) >= MOST_SENTENCES:
            left_out += 1
        else:
            teller.sentence(told)
    return Telling(
        tagged.document.key,
        tuple(teller.sentences),
        tuple(teller.commitments),
        cast.participants(teller.used, teller.company),
        lore_of(tagged, lexicon),
        cast.about(tagged),
        left_out,
    )


def _outside(claims: Iterable[Claim]) -> frozenset[str]:
    """People who made the work or play in it, unless a character has their name."""
    people: set[str] = set()
    characters: set[str] = set()
    for claim in claims:
        if claim.about.type == "character":
            characters.add(fold(claim.about.name))
        if isinstance(claim.value, NameSet) and claim.value.kind == "person" and claim.rule.startswith(_PEOPLE_OF_WORKS):
            people |= {m.key for m in claim.value.members}
    return frozenset(people - characters)


class _Teller:
    """Walks the sentences of one document; remembers who was mentioned."""

    def __init__(self, tagged: TaggedDocument, cast: Cast, lexicon: Lexicon) -> None:
        self.tagged, self.cast, self.lexicon = tagged, cast, lexicon
        self.pronouns = Pronouns(cast)
        self.sentences: list[Sentence] = []
        self.commitments: list[Commitment] = []
        self.used: set[str] = set()
        self.company: dict[str, set[str]] = {}

    def sentence(self, told: Told) -> None:
        """Read one sentence."""
        block, low, high = told.block, told.low, told.high
        number = len(self.sentences)
        here: list[str] = []
        names = {
            tag.start: key
            for i in range(low, high)
            for tag in block.at.get(i, ())
            if tag.type == "name" and (key := self.cast.named(str(tag.value)))
        }
        for i in range(low + 1, high):
            if (
                block.words[i] in self.lexicon.roles
                and block.words[i - 1] == "the"
                and i not in names
                and self._is_head(block, i, high)
            ):
                key = self.cast.described(block, Phrase("noun", i - 1, i + 1))
                if key:
                    names[i] = key
        for i in range(low, high):
            for tag in block.at.get(i, ()):
                if tag.type == "name" and self.cast.is_of_several(str(tag.value)):
                    self.pronouns.mention(number, tag.start, f"??{tag.value}")  # a pronoun may mean this one
        made = list(predications(block, low, high, self.lexicon))
        done = low
        for p in made:
            for start in sorted(s for s in names if done <= s < p.start):
                self._note(number, start, names[start], here)
            done = max(done, p.start)
            for phrase in (p.subject, p.object):
                if phrase is None or (phrase is p.object and p.deed in _MAKING):
                    continue  # "becomes his wife" brings nobody new
                if (key := self.cast.somebody(block, phrase)) and not self.cast.described(block, phrase):
                    self.pronouns.mention(number, phrase.start, key)
            for one in _each(p):
                commitment = self._commitment(block, (low, high), one, number)
                if commitment is not None:
                    self.commitments.append(commitment)
                    for key in (commitment.agent, *commitment.also, commitment.patient):
                        if key:
                            self._note(number, p.start, key, here)
        for start in sorted(s for s in names if s >= done):
            self._note(number, start, names[start], here)
        self.used.update(here)
        named = frozenset(self._names(block, low, high))
        beside = {name.split()[-1] for name in (*here, *named)}
        for key in here:
            self.company.setdefault(key, set()).update(beside - {key.split()[-1]})
        years = _years(block, low, high)
        year = next(iter(years)) if len(years) == 1 else "?" if years else ""
        self.sentences.append(
            Sentence(
                _passage(block, low, high, (low, high)), told.stretch, told.anchored, told.closing, told.section, told.headed,
                frozenset(stems(block, low, high)), tuple(dict.fromkeys(here)), year, years,
                named,
                frozenset(self._lands(block, low, high)), tuple(block.words[low:high][:80]),
            )
        )  # fmt: skip

    def _is_head(self, block: TaggedBlock, at: int, high: int) -> bool:
        """Is a role noun the last of its phrase? "The pilot chair" is no pilot."""
        if at + 1 >= high or block.caps[at + 1]:
            return True
        after = block.words[at + 1]
        nominal = after[:1].isalpha() and after not in _FUNCTION and after not in COMMON
        return not nominal or after in self.lexicon.verbs or after.endswith(("s", "ed"))

    def _names(self, block: TaggedBlock, low: int, high: int) -> Iterable[str]:
        for i in range(low, high):
            for tag in block.at.get(i, ()):
                if tag.type == "name" and (name := self._rare(block, tag)):
                    yield name

    def _rare(self, block: TaggedBlock, tag: Tag) -> str:
        """A name of any kind, folded, that tells what is told of; none of a month, a country, a word at the head of a sentence."""
        name = fold(str(tag.value))
        known = name in self.cast.strange or all(w in NOT_NAMES for w in name.split())
        single = " " not in name and name not in self.cast.inside
        return "" if known or single else name

    def _lands(self, block: TaggedBlock, low: int, high: int) -> Iterable[str]:
        """Countries by their names and by what is called after them ("the Dutch border")."""
        for i in range(low, high):
            for tag in block.at.get(i, ()):
                if tag.type in ("vocabulary:country", "vocabulary:nationality"):
                    yield self.lexicon.lands.get(name := fold(str(tag.value)), name)

    def _note(self, number: int, at: int, key: str, here: list[str]) -> None:
        self.pronouns.mention(number, at, key)
        here.append(key)

    def _commitment(self, block: TaggedBlock, bounds: tuple[int, int], p: Predication, number: int) -> Commitment | None:
        if not p.real:
            return None
        doer, done_to = (p.by, p.subject) if p.passive else (p.subject, p.object)
        named = done_to is not None and done_to.kind != "pronoun"
        patient, patient_how = self._who(block, done_to, number) if named else ("", "")
        agent, agent_how = self._who(block, doer, number, patient, nation=p.deed in _OF_NATIONS)
        if not named:
            patient, patient_how = self._who(block, done_to, number, agent)
        if p.deed == "marry" and done_to is not None and block.words[done_to.end - 1] in _SPOUSES:
            patient, patient_how = self._owner(block, done_to, number, agent)  # "becomes his wife": whose
        if p.deed in _VERDICTS and not patient and done_to is not None and _is_accused(block, done_to):
            patient, patient_how = self._accused(block, done_to)
        couple = self._couple(block, doer if doer is not None else done_to, number) if p.deed == "marry" else ()
        if couple:
            agent, patient = couple[0], ""
            agent_how = f"two people can only be {' and '.join(self.cast.names.get(k, k) for k in couple)}"
        if patient and patient == agent:
            patient = ""
        also = couple[1:] or tuple(k for other in p.also if (k := self._who(block, other, number)[0]))
        theme: set[str] = set()
        places: list[str] = []
        others: list[str] = []
        for phrase in (p.object, done_to, doer):
            if phrase is not None and phrase.kind == "name" and phrase is p.object and not self._who(block, phrase, number)[0]:
                theme.add(fold(block.raw(phrase.start, phrase.end)))
            if phrase is not None and phrase.kind == "noun":
                theme.update(stems(block, phrase.start, phrase.end))
        for before, phrase in p.at:
            key = self._who(block, phrase, number, agent)[0]
            if key:
                others.append(key)
            elif phrase.kind in ("name", "owner"):
                places.append(fold(block.raw(phrase.start, phrase.end)))
            else:
                found = list(stems(block, phrase.start, phrase.end))
                theme.update(found)
                if before in _OF_PLACE and found:
                    places.append(found[-1])
        crowd = (not agent and _is_crowd(block, doer)) or (p.passive and not patient and _is_crowd(block, done_to))
        if p.deed in PERSONAL and not patient and _is_thing(block, done_to, self.lexicon):
            return None  # "catches the bouquet"
        left_open = next((_open(block, x) for x, key in ((doer, agent), (done_to, patient)) if not key and _open(block, x)), "")
        if not (agent or patient or theme or others or crowd or (left_open and p.deed in FATAL)):
            return None
        how = "; ".join(h for h in (agent_how, patient_how) if h)
        return Commitment(
            deed=p.deed,
            agent=agent,
            also=also,
            patient=patient,
            denied=p.denied,
            told=p.told,
            theme=frozenset(theme),
            everyone=_is_everyone(block, done_to if p.passive else doer, self.lexicon),
            thing=_thing(block, done_to) if not patient else "",
            places=tuple(dict.fromkeys(places)),
            others=tuple(dict.fromkeys(others)),
            crowd=crowd,
            sentence=number,
            span=_passage(block, *bounds, p.clause),
            words=block.raw(p.start, min(p.end, bounds[1])),
            year=_own_year(block, bounds, p.clause),
            pronoun=left_open,
            how=how,
        )

    def _owner(self, block: TaggedBlock, phrase: Phrase, number: int, but: str) -> tuple[str, str]:
        """The one to whom somebody is wife or husband."""
        if phrase.owner < 0:
            return "", ""
        kind = "pronoun" if block.words[phrase.owner] in POSSESSIVES else "owner"
        end = phrase.owner + 1 if kind == "pronoun" else phrase.start - 1
        return self._who(block, Phrase(kind, phrase.owner, end), number, but)

    def _accused(self, block: TaggedBlock, phrase: Phrase) -> tuple[str, str]:
        """The one who stands before the court: whom the telling had arrested, if that is one person of this gender."""
        held = {c.patient for c in self.commitments if c.deed == "arrest" and c.patient and not c.denied}
        word = block.words[phrase.start]
        gender = "female" if word in ("she", "her") else "male" if word in ("he", "him") else ""
        able = [k for k in sorted(held) if not gender or self.cast.gender_of(k) in (gender, "")]
        if len(able) != 1:
            return "", ""
        return able[0], f"who is judged can only be {self.cast.names.get(able[0], able[0])}, who was arrested"

    def _couple(self, block: TaggedBlock, phrase: Phrase | None, number: int) -> tuple[str, ...]:
        """Whom "the two" or "they" means, if just two people stand in the sentences right before."""
        if phrase is None or block.words[phrase.end - 1] not in _PAIRS:
            return ()
        here = {key for s, at, key in self.pronouns.recent if s == number and at < phrase.start}
        if len(here) > 1:
            pair = sorted(here)
            return tuple(pair) if len(pair) == 2 and not any(k.startswith(("?", "the ")) for k in pair) else ()
        for reach in (1, 2):
            near = here | {k for s in self.sentences[max(0, number - reach) : number] for k in s.participants}
            people = sorted(k for k in near if not self.cast.is_thing(k) and not k.startswith(("?", "the ")))
            if len(people) > 1:
                return tuple(people) if len(people) == 2 else ()
        return ()

    def _nation(self, words: str) -> str:
        """The land that makes war: by its name or by what is called after it ("Danish troops")."""
        name = fold(words)
        key = self.lexicon.lands.get(name, name if name in self.lexicon.nations else "")
        if key:
            self.cast.names.setdefault(key, key.title())
        return key

    def _who(
        self, block: TaggedBlock, phrase: Phrase | None, number: int, but: str = "", *, nation: bool = False
    ) -> tuple[str, str]:
        """The participant that a phrase means, and how that was found out."""
        if phrase is None:
            return "", ""
        words = block.raw(phrase.start, phrase.end)
        if phrase.kind in ("name", "owner"):
            key = self.cast.named(words)
            if not key and nation:
                key = self._nation(words)
            return key, (f"{words} is {self.cast.names.get(key, key)}" if key and fold(words) != key else "")
        if phrase.kind == "pronoun":
            key, sure = self.pronouns.means(block.words[phrase.start], number, phrase.start, but)
            return (key, f"{words!r} can only be {self.cast.names.get(key, key)}") if key and sure else ("", "")
        key = self.cast.described(block, phrase)
        return key, (f"{words!r} is {self.cast.names.get(key, key)}" if key and not key.startswith("the ") else "")


def _is_accused(block: TaggedBlock, phrase: Phrase) -> bool:
    """May a phrase mean whoever stands before the court?"""
    return phrase.kind == "pronoun" or block.words[phrase.end - 1] in ("accused", "prisoner", "defendant")


def _thing(block: TaggedBlock, phrase: Phrase | None) -> str:
    """The stem of the noun that a phrase ends in; empty for several of them."""
    if phrase is None or phrase.kind != "noun":
        return ""
    head = block.words[phrase.end - 1]
    return "" if head in INDEFINITE or (head.endswith("s") and not head.endswith("ss")) else stem(head)


def _years(block: TaggedBlock, low: int, high: int) -> frozenset[str]:
    """The years of the dates among the words, both ends of a range."""
    dates = [t.value for i in range(low, high) for t in block.at.get(i, ()) if isinstance(t.value, DateValue)]
    ends = [(d.end if d.bound == "until" else d.start) for d in dates] + [d.end for d in dates if d.precision == "range"]
    return frozenset(str(end.year) for end in ends) & YEARS


def _own_year(block: TaggedBlock, bounds: tuple[int, int], clause: tuple[int, int]) -> str:
    """The year of a clause: in it, or else at the head of the sentence ("In 1931, after the fire, she ...")."""
    low = bounds[0]
    found = _years(block, *clause)
    if not found and block.words[low] in _HEADS_OF_TIME:
        found = _years(block, low, min(low + 4, bounds[1]))
    return next(iter(found)) if len(found) == 1 else ""


_HEADS_OF_TIME = frozenset("in on by during late early".split())


def _open(block: TaggedBlock, phrase: Phrase | None) -> str:
    """What a pronoun leaves open, where nobody is known whom it means."""
    if phrase is None or phrase.kind != "pronoun":
        return ""
    word = block.words[phrase.start]
    return "female" if word in ("she", "her") else "male" if word in ("he", "him") else "they" if word in ("they", "them") else ""


def _each(p: Predication) -> Iterable[Predication]:
    """A passive of several subjects is done to each of them."""
    if not (p.passive and p.also):
        return (p,)
    return tuple(replace(p, subject=one, also=()) for one in (p.subject, *p.also))


def _is_everyone(block: TaggedBlock, phrase: Phrase | None, lexicon: Lexicon) -> bool:
    """Does a phrase mean all who were there ("all nine", "the whole crew"), or, with a denial in it, none of them?"""
    if phrase is None or phrase.kind == "pronoun":
        return False
    words = block.words[max(0, phrase.start - 1) : phrase.end]
    head = words[-1]
    if head in ("everyone", "everybody", "nobody", "none"):
        return True
    people = head in DETERMINERS or head in _PEOPLE or head in lexicon.persons or head.removesuffix("s") in lexicon.persons
    return people and bool({"all", "entire", "whole"} & set(words[:3]))


def _is_thing(block: TaggedBlock, phrase: Phrase | None, lexicon: Lexicon) -> bool:
    """Is a phrase a noun that means nobody?"""
    return phrase is not None and phrase.kind == "noun" and not set(block.words[phrase.start : phrase.end]) & lexicon.persons


def _is_crowd(block: TaggedBlock, doer: Phrase | None) -> bool:
    """Does a phrase mean several, or nobody in particular?"""
    if doer is None or doer.kind != "noun":
        return False
    head = block.words[doer.end - 1]
    return head in INDEFINITE or (head.endswith("s") and not head.endswith("ss"))


def _passage(block: TaggedBlock, low: int, high: int, clause: tuple[int, int]) -> Span:
    """The sentence, or the clause and what is around it, in at most `LONGEST` characters; in the document's text."""
    start, end = block.starts[low], block.ends[high - 1]
    if end - start > LONGEST:
        first, last = block.starts[clause[0]], block.ends[max(clause[0], clause[1] - 1)]
        if last - first > LONGEST:
            last = max((e for e in block.ends[clause[0] : clause[1]] if e - first <= LONGEST), default=first + LONGEST)
        start, end = first, last
    span = block.block.source_span(Span(start, end))
    if span.end - span.start > LONGEST:  # markup inside the sentence
        words = [i for i in range(low, high) if block.starts[i] >= start and block.ends[i] <= end]
        for i in reversed(words):
            span = block.block.source_span(Span(start, block.ends[i]))
            if span.end - span.start <= LONGEST:
                break
    return span


def stems(block: TaggedBlock, start: int, end: int) -> Iterable[str]:
    """Stems of the words that mean something."""
    for i in range(start, end):
        word = block.words[i]
        if word not in COMMON and (word[:1].isalpha() or word[:1].isdigit()) and len(word) > 1:
            yield stem(word)
