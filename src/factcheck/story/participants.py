"""Who is who in one document: full names, what stands beside them, genders.

A single word stands for a full name only if the document knows one bearer; a surname that two people share stands for nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from factcheck.extract.compile import COMMON
from factcheck.extract.kind import TaggedDocument
from factcheck.extract.names import NOT_NAMES
from factcheck.extract.tag import TaggedBlock
from factcheck.model.claim import Mention
from factcheck.reconcile.subjects import part_key
from factcheck.story.lexicon import Lexicon
from factcheck.story.people import (
    ADDRESS,
    ALIKE,
    EITHER,
    EPITHETS,
    GROUND,
    KIN,
    NO_NAMES,
    OWN,
    PLACE_WORDS,
    PRONOUNS,
    RANKS,
    SPOUSES,
    TOWARD,
    VESSELS,
    Gender,
)
from factcheck.story.phrases import Phrase
from factcheck.story.record import Participant
from factcheck.story.wording import AUXILIARY, JOINING, PREPOSITIONS, SUBORDINATE, WORKS
from factcheck.values.names import fold

_STRIPPED = EPITHETS | PREPOSITIONS | NOT_NAMES
"""Words at the head of a name that are no part of it."""
_LEADING = PLACE_WORDS | TOWARD
_ENDING = PREPOSITIONS | JOINING | SUBORDINATE | AUXILIARY
"""Words at which what is said beside a name ends."""


class Cast:
    """The participants of one document."""

    def __init__(
        self,
        tagged: TaggedDocument,
        blocks: Sequence[TaggedBlock],
        lexicon: Lexicon,
        others: frozenset[str],
        strange: frozenset[str],
        players: Mapping[str, str],
    ) -> None:
        """`blocks` are those that may name somebody who takes part. `others` are people outside of the story (actors, crew), by
        key, `strange` words that are no names (nationalities), `players` characters and who plays them, for their gender.
        """
        self.lexicon = lexicon
        self.gendered = lexicon.female | lexicon.male
        self.keys: dict[str, str] = {}
        """Names and their keys, as far as they were asked for."""
        self.others = others
        self.counts: Counter[str] = Counter()
        self.names: dict[str, str] = {}
        self.placed: Counter[str] = Counter()
        self.gender: dict[str, Counter[str]] = {}
        self.roles: dict[str, set[str]] = {}
        self.kin: dict[str, set[str]] = {}
        self.with_the: Counter[str] = Counter()
        self.toward: Counter[str] = Counter()
        self.acts: Counter[str] = Counter()
        """How often it may be the subject of a verb."""
        self.vessels: dict[str, set[str]] = {}
        """Names with the words for ships that stand beside them."""
        self.called: dict[str, Counter[str]] = {}
        """How often "he" or "she" stands behind a name that nobody else comes between."""
        self.common: set[str] = set()
        """Capitalised words that stand behind "a" or "several": no name."""
        self.inside: set[str] = set()
        self.own = frozenset(self._key(name) for name in (tagged.main.name, *tagged.aliases) if name)
        self.full: dict[str, str] = {}
        self.person = tagged.main.type == "person"
        self.strange = strange
        """Names of nationalities and the like."""
        for block in blocks:
            self._learn(block, tagged)
            self._hear(block)
        self._merge()
        for name, player in players.items():
            key = self._key(name)
            key = f"the {key}" if key in lexicon.roles else self.full.get(key, key)
            first = player.split()[0] if player else ""
            votes = self.gender.setdefault(key, Counter())
            votes["female"] += first in lexicon.female or (first.endswith("a") and first not in lexicon.male)
            votes["male"] += first in lexicon.male
        self.ship = self._ship(tagged, blocks)
        self.hero = self._hero(tagged, blocks)

    def _learn(self, block: TaggedBlock, tagged: TaggedDocument) -> None:
        lexicon = self.lexicon
        for start, tags in block.at.items():
            for tag in tags:
                if tag.type != "name":
                    continue
                key = self._key(str(tag.value))
                if (
                    not key
                    or key[-1].isdigit()
                    or all(w in NOT_NAMES or w in NO_NAMES for w in key.split())
                    or len(key.split()) > 5
                    or not WORKS.isdisjoint(key.split())
                ):
                    continue
                self.counts[key] += 1
                if (
                    start
                    and block.sentence[start - 1] == block.sentence[start]
                    and (
                        block.words[start - 1] not in ("“", '"', "*") or not (block.quoted[start] or block.words[start - 1] == "*")
                    )
                ) or block.block.kind != "paragraph":
                    self.inside.add(key)
                self.names.setdefault(key, " ".join(str(tag.value).split()[-len(key.split()) :]))
                before = block.words[start - 1] if start else ""
                behind = start - 2 if before in ("*", "_", "“", '"') and start > 1 else start - 1
                if start and block.words[behind] in VESSELS:
                    self.vessels.setdefault(key, set()).add(block.words[behind])
                self.placed[key] += before in PLACE_WORDS
                further = block.words[start - 2] if start > 1 and before[:1].isalpha() and not block.caps[start - 1] else ""
                self.with_the[key] += before == "the" or (further == "the" and before not in lexicon.persons)
                self.toward[key] += before in TOWARD
                after = block.words[tag.end] if tag.end < len(block.words) else ""
                self.acts[key] += after in lexicon.verbs or after in AUXILIARY or after in ("who", "'s", ",")
                if before in ("a", "an", "one", "several", "some", "two", "three", "many", "other", "any"):
                    self.common.add(key)
                if tagged.names.is_known_as_other(block, tag):
                    self.placed[key] += 1000
                self._beside(block, start, tag.end, key)

    def _hear(self, block: TaggedBlock) -> None:
        """Pronouns behind a name: of the same sentence, or at the head of the next where the sentence names nobody else."""
        last, alone, sentence = "", False, -1
        for i, word in enumerate(block.words):
            begins = block.sentence[i] != sentence
            if begins:
                sentence = block.sentence[i]
            gender = PRONOUNS.get(word)
            if gender and last and (alone or not begins):
                self.called.setdefault(last, Counter())[gender] += 1
                last = "" if begins else last
            tag = next((t for t in block.at.get(i, ()) if t.type == "name"), None)
            led = i and block.words[i - 1] in _LEADING
            if tag is not None and not led and (key := self._key(str(tag.value))):
                last, alone = key, begins or not last
            elif begins:
                last = last if gender else ""

    def _key(self, name: str) -> str:
        key = self.keys.get(name)
        if key is None:
            key = self.keys[name] = self._made_key(name)
        return key

    def _made_key(self, name: str) -> str:
        written = fold(name).split()
        if len(written) == 2 and written[0] in ADDRESS:
            return " ".join(written)
        words = part_key(Mention("character", name)).split()
        while len(words) > 1 and (words[0] in _STRIPPED or words[0].isdigit()):
            words = words[1:]
        return " ".join(words)

    def _beside(self, block: TaggedBlock, start: int, end: int, key: str) -> None:
        """Ranks, appositions and first names say what somebody is."""
        words, lexicon = block.words, self.lexicon
        near = set(words[start:end])
        if start and words[start - 1] in lexicon.persons:
            near.add(words[start - 1])
        if start > 1 and words[start - 1] == ",":
            beside = (i for i in range(max(0, start - 4), start - 1) if words[i + 1] != "'s")  # "the judge's wife, Ada" is no judge
            near |= {words[i] for i in beside} & lexicon.persons
        if (
            end + 1 < len(words)
            and words[end] == ","
            and (words[end + 1] in ("the", "a", "an", "his", "her", "their", "whose", "who") or not block.caps[end + 1])
        ):
            if words[end + 1] in ("his", "her", "their"):
                self.inside.add(key)  # a capital at the head of a sentence that has such words behind it is a name
            for at in range(end + 1, min(end + 6, len(words))):
                if not words[at][:1].isalnum() or words[at] in _ENDING:
                    break
                if at + 1 < len(words) and words[at + 1] == "'s":
                    continue  # "the ship's cook" is no ship
                near.add(words[at])
        roles = {w for w in near & lexicon.roles if w in words}
        roles |= {RANKS[w] for w in (*words[start:end], *words[max(0, start - 1) : start]) if w in RANKS}
        roles |= {ALIKE[w] for w in roles if w in ALIKE}
        first = key.split()[0]
        if first not in near:
            near.add(first)
        found = self.gender.setdefault(key, Counter())
        for word in near:
            if word in ("her", "his", "him", "she", "he"):
                continue
            found["female"] += word in lexicon.female
            found["male"] += word in lexicon.male
        if end + 1 < len(words) and words[end] == "'s" and words[end + 1] in SPOUSES:
            found[SPOUSES[words[end + 1]]] += 1
        self.roles.setdefault(key, set()).update(roles)
        self.kin.setdefault(key, set()).update(near & KIN - {first})

    def _merge(self) -> None:
        """Shorter names to the one full name that begins with, or else ends in, them."""
        first: dict[str, set[str]] = {}
        last: dict[str, set[str]] = {}
        for key in self.counts:
            words = key.split()
            if len(words) > 1 and words[0] not in ADDRESS and self.placed[key] < max(2, self.counts[key]):
                first.setdefault(words[0], set()).add(key)
                last.setdefault(words[-1], set()).add(key)
        self.full = {key: key for key in self.counts}
        for key in [k for k in self.counts if k.split()[0] in ADDRESS and " " in k]:
            address, surname = key.split()[0], key.split()[-1]
            found = {k for k in last.get(surname, set()) if self.gender_of(k) == ADDRESS[address]}
            if len(found) == 1 or len(found := first.get(surname, set())) == 1:  # "Lady Dove", or "Lady Ada" of Ada Dove
                self.full[key] = next(iter(found))
            elif surname in self.counts and surname not in last and sum(k.endswith(f" {surname}") for k in self.counts) == 1:
                self.full[key] = surname
            elif self.gender_of(key):
                last.setdefault(surname, set()).add(key)
        for key in [k for k in self.counts if " " not in k]:
            bearers = last.get(key, set())
            found = first.get(key, set())
            if not found:
                # Where the others go by their first names or as "Mrs", the surname alone is the one who does not.
                plain = {k for k in bearers if k.split()[0] not in ADDRESS and not self.counts[k.split()[0]]}
                found = plain if len(bearers) > 1 and len(plain) == 1 else bearers
            if len(found) == 1:
                self.full[key] = next(iter(found))
            elif len(bearers) > 1 and key not in first and self.counts[key] < 3:
                self.full[key] = ""  # a surname that several bear; one that the text leans on is somebody, though not which
        for key, full in self.full.items():
            if full and full != key:
                self.counts[full] += self.counts[key]
                self.placed[full] = min(self.placed[full], self.counts[full] - 1)
                self.gender.setdefault(full, Counter()).update(self.gender.get(key, Counter()))
                self.roles.setdefault(full, set()).update(self.roles.get(key, set()))
                self.kin.setdefault(full, set()).update(self.kin.get(key, set()))

    def is_place(self, key: str) -> bool:
        """Is it somewhere that things happen, not somebody?"""
        words = key.split()
        if len(words) > 1 and (words[-1] in GROUND or words[0] in ("mount", "cape", "lake", "port")):
            return True
        if self.gender_of(key) or (" " in key and self.placed[key] < self.counts[key]):
            return self.placed[key] >= 1000
        if 5 * self.placed[key] >= 2 * self.counts[key]:
            return True
        return not self.acts[key] and bool(self.toward[key] + self.placed[key])

    def inside_of(self, key: str) -> bool:
        """Is it a name of two words or more, as people have them, and seldom behind "the" or "in"?"""
        return " " in key and 2 * (self.with_the[key] + self.placed[key]) < max(1, self.counts[key])

    def is_thing(self, key: str) -> bool:
        """Is it a ship, a group, a house: a name that goes with "the"?"""
        if key in self.vessels:
            return True
        return not self.gender_of(key) and not key.startswith("the ") and 2 * self.with_the[key] >= max(1, self.counts[key])

    def _ship(self, tagged: TaggedDocument, blocks: Sequence[TaggedBlock]) -> str:
        """The ship that the document is about: its subject or a name in its title that is called a ship, or "she" like one."""
        title = f" {fold(tagged.document.title)} "
        named = [k for k in sorted(self.counts) if self.counts[k] and (k in self.own or f" {k} " in title)]
        found = [k for k in named if k in self.vessels]
        words = [w for block in blocks for w in block.words]
        if not found and not self.person and any(w in ("she", "her") for w in words):
            spoken = sum(w in VESSELS for w in words)
            women = any(self.gender_of(k) == "female" and not self.is_place(k) for k in self.counts)
            able = [k for k in named if self.with_the[k] and not self.gender_of(k) and not self.roles.get(k)]
            found = [k for k in able if spoken > women and 2 * self.counts[k] > sum(self.counts[other] for other in able)]
        if len(found) != 1:
            return ""
        others = {w for key, kinds in self.vessels.items() if key != found[0] for w in kinds}
        self.vessels.setdefault(found[0], set()).update(VESSELS.intersection(words) - others)
        return found[0]

    def _hero(self, tagged: TaggedDocument, blocks: Sequence[TaggedBlock]) -> str:
        """The person whom the document is about, if it is about one; by far the most pronouns then mean her or him."""
        key = self._key(tagged.main.name) if tagged.main.name else ""
        if self.counts[key] < 2:  # the name of a series; the person stands beside it
            title = f" {fold(tagged.document.title)} "
            titled = [k for k in sorted(self.counts) if " " in k and f" {k} " in title and self.counts[k] > 1]
            key = titled[0] if len(titled) == 1 else key
        full = self.full.get(key, "")
        if (
            not full
            or len(key.split()) < 2
            or self.placed[full] >= 1000
            or self.is_thing(full)
            or self.counts[full] < 2
            or (tagged.main.type and tagged.main.type != "person")
        ):
            return ""
        she = sum(word in ("she", "her") for block in blocks for word in block.words)
        he = sum(word in ("he", "his", "him") for block in blocks for word in block.words)
        if max(she, he) < 3 or 3 * min(she, he) > max(she, he):
            return ""
        self.gender.setdefault(full, Counter())["female" if she > he else "male"] += 10
        return full

    def about(self, tagged: TaggedDocument) -> str:
        """The person whom the document is about, by its subject if not by its pronouns."""
        key = self._key(tagged.main.name) if self.person and tagged.main.name else ""
        return self.hero or self.full.get(key, "")

    def gender_of(self, key: str) -> Gender:
        """What its name, rank and descriptions say; empty where they say nothing or both."""
        if key in self.vessels:
            return ""
        if key.startswith(OWN):
            return (
                "female"
                if key.removeprefix(OWN) in self.lexicon.female
                else "male"
                if key.removeprefix(OWN) in self.lexicon.male
                else ""
            )
        if key.startswith("??"):
            return ""
        if key.startswith("?"):
            return "female" if key[1:] in self.lexicon.female else "male"
        word = key.removeprefix("the ")
        votes = self.gender.get(key)
        first = word.split()[0].split("-")[0] if word else ""
        latin = (
            not key.startswith("the ")
            and first.endswith("a")
            and len(first) > 3
            and first not in self.lexicon.male
            and self.inside_of(key)
        )
        given = first if " " in word or "-" in word else word
        female = (votes["female"] if votes else 0) + (given in self.lexicon.female) + latin
        male = (votes["male"] if votes else 0) + (given in self.lexicon.male)
        if not female and not male and not key.startswith("the "):
            heard = self.called.get(key, Counter())
            female, male = (heard[a] * (heard[a] > 1 and heard[a] > 2 * heard[b]) for a, b in (EITHER, EITHER[::-1]))
        if female and female > male:
            return "female"
        return "male" if male and male > female else ""

    def named(self, text: str) -> str:
        """The participant that a name means; empty for actors, places and surnames that several bear."""
        key = self._key(text)
        full = self.full.get(key, "")
        if key and key == self.ship:
            return key
        if not full or full in self.others or key in self.others or self.is_place(full):
            return ""
        if key in self.common and full == key:
            return ""
        if full in self.lexicon.roles:
            return f"the {full}"
        if key in self.strange or (key in self.own and not self.person and full == key and not self.gender_of(full)):
            return ""
        if key not in self.inside and " " not in full and not self.gender_of(full):
            return ""  # a capital that stands only at the head of sentences may be no name
        return full

    def is_of_several(self, text: str) -> bool:
        """Is it a surname that several bear, so that nobody can say whom it means?"""
        key = self._key(text)
        return bool(key) and self.full.get(key) == "" and key not in self.others

    def described(self, block: TaggedBlock, phrase: Phrase) -> str:
        """The one that a description means: whoever bears that role alone, else the role itself; empty for anything else."""
        head = block.words[phrase.end - 1]
        if head.endswith("s") and head not in self.lexicon.roles:
            head = head[:-1] if head[:-1] in self.lexicon.roles else head
            if head in self.lexicon.roles:
                return ""  # several of them
        if head in self.gendered and head not in self.lexicon.roles and not head.isdigit():
            holders = {self.full.get(k) or k for k, roles in self.kin.items() if head in roles and k not in self.others}
            if len(holders) == 1:
                return next(iter(holders))
            own = phrase.owner >= 0 and block.words[phrase.owner] in PRONOUNS
            return f"{OWN}{head}" if head in KIN and own and not holders else ""
        if self.ship and head in self.vessels[self.ship] and block.words[phrase.start] in ("the", "this", "that"):
            return self.ship
        if head not in self.lexicon.roles or head in COMMON:
            return ""
        if block.words[phrase.start] in ("a", "an", "no", "every", "each", "some", "any", "another", "two", "three"):
            return ""
        if self.counts[head] >= 2 or f"the {head}" in self.gender:
            return f"the {head}"  # the text itself uses the role as a name ("the Captain")
        holders = {self.full.get(k) or k for k, roles in self.roles.items() if head in roles and k not in self.others}
        if len(holders) == 1:
            return next(iter(holders))
        return f"the {head}" if not holders else ""

    def somebody(self, block: TaggedBlock, phrase: Phrase) -> str:
        """A person who is described and not known ("the old man"), as a mention that pronouns may mean."""
        head = block.words[phrase.end - 1]
        known = head in self.gendered and head not in ("his", "her", "he", "she", "him")
        ours = block.words[phrase.start] in ("my", "your", "our")
        return f"?{head}" if phrase.kind == "noun" and known and not ours else ""

    def participants(self, used: Iterable[str], company: Mapping[str, Iterable[str]]) -> tuple[Participant, ...]:
        """Those that take part, by key."""
        found: list[Participant] = []
        for key in sorted(set(used)):
            name = self.names.get(key, key)
            thing = self.is_thing(key) or (key in self.own - {self.hero} and not self.person)
            kind: Literal["person", "place", "thing"] = "thing" if thing else "person"
            roles = tuple(sorted(self.roles.get(key, set())))
            if key.startswith("the "):
                roles = (key[4:],)
            beside = frozenset(company.get(key, ()))
            kin = tuple(sorted(self.kin.get(key, set())))
            found.append(Participant(key, name, kind, self.gender_of(key), roles, self.counts[key], beside, kin))
        return tuple(found)
