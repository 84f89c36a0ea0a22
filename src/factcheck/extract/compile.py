"""Rule packs to what runs: label and phrase tables, and templates filed under the one word that must occur for them to match.

Each template is tried only where its most telling word (or, for a template without one, its most telling tagged value)
stands, so the cost of all packs together is the number of such places times a constant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.errors import RulePackError
from factcheck.extract.open.words import OpenWords, compile_open
from factcheck.extract.template import Choice, Gap, Item, Slot, TemplateError, Word, parse_template, reverse, slots
from factcheck.extract.words import fold_word, label_key, words_of
from factcheck.rulepack.load import RuleSet
from factcheck.rulepack.schema import Attribute, Template
from factcheck.values.names import fold

Phrase = tuple[str, ...]

COMMON = frozenset(
    "a an the and or but nor of in on at by to for from with without into onto over under after before during between since until "
    "as is are was were be been being has have had do does did will would can could may might must shall should it its they them "
    "their he him his she her we us our you your i my me this that these those there here what which who whom whose when where why "
    "how not no yes if then than so such also too very just only even still again once while although though because however "
    "meanwhile later earlier initially originally finally eventually first second third last next new old both each every all some "
    "any many much more most few several other another one two three four five".split()
)
"""Function words: no template is filed under one of them if it has another, and no name begins with one."""

CLAUSE_BREAKS = frozenset({";", ":", "—", "–", "(", ")", "[", "]"})
CLAUSE_WORDS = frozenset({"but", "while", "whereas", "although", "though", "however", "because", "unless"})
OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
_DIVIDING = CLAUSE_BREAKS | CLAUSE_WORDS | OPENING | CLOSING | {'"'}

NAME_SLOTS = {
    "person": "person", "persons": "person", "organisation": "organisation", "organisations": "organisation",
    "place": "place", "places": "place", "title": "title", "titles": "title", "character": "character",
    "characters": "character", "name": "name", "names": "name",
}  # fmt: skip
VALUE_SLOTS = frozenset({"date", "money", "duration", "count", "percent", "quantity", "number"})
UNTAGGED = frozenset({"text", "numeral"})
"""Slots that are read from bare words: free text, and a number whose noun stands elsewhere ("nominated for six and won two")."""
CODE_SLOTS = frozenset({"version", "release", "path", "variable", "flag"})
"""What is read letter by letter; it is looked for where a template wants it, and tagged nowhere."""
LISTS = frozenset({"persons", "organisations", "places", "titles", "characters", "names", "countries", "languages"})
VOCABULARY_SLOTS = {"country": "country", "countries": "country", "language": "language", "languages": "language"}

FITTING = {
    "persons": ("persons", "person"), "organisations": ("organisations", "organisation"),
    "places": ("places", "place"), "countries": ("countries", "country"), "languages": ("languages", "language"),
    "titles": ("titles", "title"), "characters": ("characters", "character"), "date": ("date",), "money": ("money",),
    "duration": ("duration",), "count": ("count", "number", "numeral"), "percent": ("percent",), "quantity": ("quantity", "number"),
    "text": ("text", "title", "name"), "yes-no": (), "relation": (), "terms": (), "codes": tuple(sorted(CODE_SLOTS)),
}  # fmt: skip
"""Which slots can hold a value of an attribute's type."""


@dataclass(frozen=True, slots=True)
class PhraseTag:
    """What a phrase of a vocabulary or a cue list stands for."""

    type: str
    """`vocabulary:<name>`, `cue:<group>` or `dimension:<name>`."""
    value: str
    phrase: Phrase


Phrases = tuple[Mapping[str, tuple[PhraseTag, ...]], tuple[PhraseTag, ...]]
"""The phrases that begin with one word: by their second word, longest first, and those of that word alone."""


class Looked(NamedTuple):
    """What a word as written means for tagging; looked up once for each spelling."""

    folded: str
    capital: bool
    """Is it written like a name: a capital first, or one behind a digit ("3M" is, "20th" is not)?"""
    divides: bool
    """May it end a clause, or open or close a quotation?"""
    anchor: bool
    """Are templates filed under it?"""
    phrases: Phrases | None


class Lexicon(dict[str, Looked]):
    """Words as written to what they mean, filled as they come; forgotten when a text has too many."""

    MOST = 1 << 17

    def __init__(self, phrases: Mapping[str, Phrases], anchors: frozenset[str]) -> None:
        super().__init__()
        self.phrases, self.anchors = phrases, anchors

    def __missing__(self, word: str) -> Looked:
        if len(self) > self.MOST:
            self.clear()
        folded = fold_word(word)
        capital = word[0].isupper() or (word[0].isdigit() and not word.isdigit() and any(c.isupper() for c in word))
        looked = Looked(folded, capital, folded in _DIVIDING, folded in self.anchors, self.phrases.get(folded))
        self[word] = looked
        return looked


@dataclass(frozen=True, slots=True)
class ReadyTemplate:
    """A template cut at its anchor: `left` is walked leftwards from it, `right` rightwards and begins with the anchor itself."""

    rule: str
    attribute: str
    written: Template
    anchor: Item
    left: tuple[Item, ...]
    right: tuple[Item, ...]
    unless: tuple[Phrase, ...]
    needs: tuple[Phrase, ...]
    unless_first: frozenset[str] = frozenset()
    """The first words of `unless`: where none of them stands in the sentence, nothing of it does."""
    required: tuple[frozenset[str], ...] = ()
    """Of each of these sets one word or type of tag must stand in the sentence, else the template cannot match: asked before it
    is walked. The anchor, which is there, is not among them."""
    before: frozenset[str] | None = None
    after: frozenset[str] | None = None
    """The words and types of tags of which one must stand right before the anchor, or behind an anchor of one word; `None`
    where it may be anything."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that extraction needs, picklable."""

    attributes: Mapping[str, Attribute]
    attribute_pack: Mapping[str, str]
    labels: Mapping[str, tuple[str, ...]]
    """Folded label to the attributes that have it."""
    phrases: Mapping[str, Phrases]
    """First word to the phrases that begin with it."""
    by_word: Mapping[str, tuple[ReadyTemplate, ...]]
    by_tag: Mapping[str, tuple[ReadyTemplate, ...]]
    """Templates filed under a tag type, for want of a telling word."""
    lower: frozenset[str]
    """Words that no name begins with: function words and the words of labels, nouns and templates."""
    vocabularies: Mapping[str, Mapping[str, str]]
    """Name to folded spelling to canonical form."""
    nouns: Mapping[str, str]
    """Common noun to the type of subject it refers to."""
    kinds: Mapping[str, tuple[str, ...]]
    """Nouns for kinds of a type of subject, to the types ("library": a building, a program)."""
    with_kinds: frozenset[str]
    """Types of subject that have kinds."""
    introduced: Mapping[str, tuple[str, ...]]
    """Those, and the nouns that only say what something is ("X was a physicist")."""
    infoboxes: Mapping[str, frozenset[str]]
    schema_org: Mapping[str, frozenset[str]]
    """Type of subject to what markup calls it."""
    signs: Mapping[str, tuple[tuple[Phrase, str], ...]]
    """First word to the phrases that only documents about one type have."""
    somebody: frozenset[str]
    """Types of subject that are called "he" or "she"."""
    sections: Mapping[str, str]
    """Folded heading to the role of its section."""
    dimensions: frozenset[str]
    near: frozenset[str]
    """Dimensions whose cues stand in the same phrase."""
    reads: Mapping[str, str]
    """Dimension to what of the words beside a claim's value is its value (`year`)."""
    part_of: Mapping[str, str]
    begins: frozenset[str]
    """Attributes that date when something begins: of a range they have the first end."""
    ends: frozenset[str]
    """Those that date when something ends."""
    lexicon: Lexicon
    open: OpenWords
    """By what words attributes are compared that no pack names."""
    said: dict[tuple[str, tuple[str, ...]], object] = field(default_factory=dict, compare=False, repr=False)
    """What labels of data files were found to say under their keys (`extract.members`), filled as they come."""
    values: dict[tuple[str, str], object] = field(default_factory=dict, compare=False, repr=False)
    """What an attribute reads in short values of data files (`extract.kinds.label_value`), filled as they come."""


def compile_rules(rules: RuleSet) -> Ready:
    """Raises `RulePackError` with every template that cannot be read, at its line."""
    labels: dict[str, list[str]] = {}
    phrases: dict[str, list[PhraseTag]] = {}
    by_word: dict[str, list[ReadyTemplate]] = {}
    by_tag: dict[str, list[ReadyTemplate]] = {}
    faults: list[str] = []
    vocabularies = {
        name: {fold(s): canonical for canonical, spellings in words.items() for s in (canonical, *spellings)}
        for name, words in rules.vocabularies.items()
    }
    vocabularies["territory"] = vocabularies.get("country", {}) | vocabularies.get("territory", {})

    def add_phrase(kind: str, value: str, text: str) -> None:
        if phrase := words_of(text):
            phrases.setdefault(phrase[0], []).append(PhraseTag(kind, value, phrase))

    for name, words in rules.vocabularies.items():
        for canonical, spellings in words.items():
            for spelling in dict.fromkeys((canonical, *spellings)):
                add_phrase(f"vocabulary:{name}", canonical, spelling)
    for group, meant in rules.cues.items():
        for cue in meant:
            add_phrase(f"cue:{group}", group, cue)
    for name, dimension in rules.dimensions.items():
        for value, cues in dimension.cues.items():
            for cue in cues:
                add_phrase(f"dimension:{name}", value, cue)

    for name, attribute in rules.attributes.items():
        for label in attribute.labels:
            labels.setdefault(label_key(label), []).append(name)
        for number, template in enumerate(attribute.templates, 1):
            rule = f"{rules.attribute_pack[name]}/{name}#{number}"
            try:
                ready = _ready(rule, name, attribute, template, rules)
            except TemplateError as error:
                faults.append(f"{_where(rules, name, number)}: {error}")
                continue
            if isinstance(ready.anchor, Word):
                by_word.setdefault(ready.anchor.word, []).append(ready)
            elif isinstance(ready.anchor, Choice):
                for way in ready.anchor.ways:
                    if isinstance(way[0], Word):
                        by_word.setdefault(way[0].word, []).append(ready)
                    elif isinstance(way[0], Slot):
                        by_tag.setdefault(tag_type(way[0].type, rules.vocabularies), []).append(ready)
            else:
                assert isinstance(ready.anchor, Slot)
                by_tag.setdefault(tag_type(ready.anchor.type, rules.vocabularies), []).append(ready)
    if faults:
        raise RulePackError(*faults)
    nouns = {noun: type_ for type_, subject in rules.subjects.items() for noun in subject.nouns}
    kinds: dict[str, tuple[str, ...]] = {}
    introduced: dict[str, tuple[str, ...]] = {noun: (type_,) for noun, type_ in nouns.items()}
    for type_, subject in rules.subjects.items():
        for noun in subject.kinds:
            kinds[noun] = (*kinds.get(noun, ()), type_)
        for noun in (*subject.kinds, *subject.introduced_as):
            if noun not in nouns:
                introduced[noun] = (*introduced.get(noun, ()), type_)
    signs: dict[str, list[tuple[Phrase, str]]] = {}
    for type_, subject in rules.subjects.items():
        for sign in map(words_of, subject.signs):
            signs.setdefault(sign[0], []).append((sign, type_))
    lower = set(COMMON)
    for key, of in labels.items():
        if any(rules.attributes[name].type in LISTS for name in of):
            lower.update(key.split())  # "Editor Ada Roy"; the words of other labels ("Port", "Main span") begin names as well
    for noun in nouns:
        lower.update(words_of(noun))
    for role in ("position", "kinship"):
        for spelling in vocabularies.get(role, {}):
            lower.update(spelling.split())
    indexed = {first: _by_second(tags) for first, tags in phrases.items()}
    return Ready(
        attributes=dict(rules.attributes),
        attribute_pack=dict(rules.attribute_pack),
        labels={key: tuple(dict.fromkeys(names)) for key, names in labels.items()},
        phrases=indexed,
        by_word={word: tuple({t.rule: t for t in found}.values()) for word, found in by_word.items()},
        by_tag={kind: tuple(found) for kind, found in by_tag.items()},
        lower=frozenset(lower),
        vocabularies=vocabularies,
        nouns=nouns,
        kinds=kinds,
        with_kinds=frozenset(type_ for type_, subject in rules.subjects.items() if subject.kinds),
        introduced=introduced,
        infoboxes={t: frozenset(s.infoboxes) for t, s in rules.subjects.items() if s.infoboxes},
        schema_org={t: frozenset(map(str.lower, s.schema_org)) for t, s in rules.subjects.items() if s.schema_org},
        signs={first: tuple(found) for first, found in signs.items()},
        somebody=frozenset(t for t, s in rules.subjects.items() if s.is_somebody),
        sections={label_key(h): role for role, headings in rules.sections.items() for h in headings},
        dimensions=frozenset(rules.dimensions),
        near=frozenset(name for name, dimension in rules.dimensions.items() if dimension.near),
        reads={name: dimension.reads for name, dimension in rules.dimensions.items() if dimension.reads},
        part_of={name: subject.part_of for name, subject in rules.subjects.items() if subject.part_of},
        begins=frozenset(activity.begins for activity in rules.activities.values()),
        ends=frozenset(activity.ends for activity in rules.activities.values() if activity.ends),
        lexicon=Lexicon(indexed, frozenset(by_word)),
        open=compile_open(rules.open, COMMON),
    )


def _by_second(tags: list[PhraseTag]) -> Phrases:
    longer: dict[str, list[PhraseTag]] = {}
    alone: list[PhraseTag] = []
    for tag in sorted(dict.fromkeys(tags), key=lambda t: (-len(t.phrase), t.type, t.value)):
        if len(tag.phrase) > 1:
            longer.setdefault(tag.phrase[1], []).append(tag)
        else:
            alone.append(tag)
    return {second: tuple(found) for second, found in longer.items()}, tuple(alone)


def _where(rules: RuleSet, attribute: str, number: int) -> str:
    for loaded in reversed(rules.packs):
        line = loaded.lines.get(("attributes", attribute, "templates", number - 1))
        if line is not None and loaded.name == rules.attribute_pack[attribute]:
            return f"{loaded.path}:{line}"
    return attribute


def tag_type(slot: str, vocabularies: Mapping[str, object]) -> str:
    """The tag that a slot takes: `value:<type>`, `name:<kind>`, `vocabulary:<name>`, `subject`, `noun`."""
    if slot in VALUE_SLOTS:
        return f"value:{slot}"
    if slot in NAME_SLOTS:
        return f"name:{NAME_SLOTS[slot]}"
    if slot in ("subject", "noun", *UNTAGGED):
        return slot
    if slot in CODE_SLOTS:
        return f"code:{slot}"
    name = VOCABULARY_SLOTS.get(slot, slot).removesuffix("+")
    if name in vocabularies or name == "territory":
        return f"vocabulary:{name}"
    known = sorted({*VALUE_SLOTS, *CODE_SLOTS, *NAME_SLOTS, *VOCABULARY_SLOTS, "subject", "noun", "numeral", *vocabularies})
    raise TemplateError(f"no slot type {slot!r}; expected one of: {', '.join(known)}")


def _ready(rule: str, name: str, attribute: Attribute, template: str | Template, rules: RuleSet) -> ReadyTemplate:
    written = template if isinstance(template, Template) else Template(says=template)
    items = parse_template(written.says)
    vocabularies = {**rules.vocabularies, "territory": {}}
    found = slots(items)
    for slot in found:
        tag_type(slot.type, vocabularies)
    if attribute.type not in ("yes-no",) and not any(fits(slot, attribute) for slot in found):
        raise TemplateError(
            f'no slot for the value of "{name}" in {written.says!r}; expected one of '
            f"{', '.join('{' + s + '}' for s in FITTING[attribute.type]) or '{...@value}'}"
        )
    at = _anchor(items)
    unless = tuple(words_of(p) for p in (*written.unless, *attribute.unless))
    left, behind = reverse(items[:at]), items[at + 1 :]
    return ReadyTemplate(
        rule, name, written, items[at], left, items[at:],
        unless, tuple(words_of(p) for p in written.needs), frozenset(p[0] for p in unless), _required((*items[:at], *behind)),
        _beside(left, -1), _beside(behind, 1) if _is_one_word(items[at]) else None,
    )  # fmt: skip


def _required(items: tuple[Item, ...]) -> tuple[frozenset[str], ...]:
    """For each word, choice or slot that cannot be left out, the words or types of tags of which one must occur."""
    found: set[frozenset[str]] = set()
    for item in items:
        if isinstance(item, Word):
            found.add(frozenset({item.word}))
        elif isinstance(item, Slot):
            if tag := tag_filling(item.type):
                found.add(frozenset({tag}))
        elif isinstance(item, Choice) and not item.optional:
            telling = [_telling(way) for way in item.ways]
            if all(telling):
                found.add(frozenset(telling))
    return tuple(sorted(found, key=lambda words: (bool(words & COMMON), len(words), sorted(words))))


def tag_filling(slot_type: str) -> str:
    """The type of tag without which nothing fills a slot; empty for titles, codes, numerals and text, read from bare words."""
    if slot_type in NAME_SLOTS:
        return "" if NAME_SLOTS[slot_type] == "title" else "name"
    if slot_type in VALUE_SLOTS:
        return f"value:{slot_type}"
    if slot_type in ("subject", "noun", *UNTAGGED):
        return "" if slot_type in UNTAGGED else slot_type
    if slot_type in CODE_SLOTS:
        return ""
    return f"vocabulary:{VOCABULARY_SLOTS.get(slot_type, slot_type).removesuffix('+')}"


def _is_one_word(item: Item) -> bool:
    return isinstance(item, Word) or (
        isinstance(item, Choice) and not item.optional and all(len(way) == 1 and isinstance(way[0], Word) for way in item.ways)
    )


RANKS = frozenset(
    "detective inspector sergeant lieutenant captain major colonel general admiral commander corporal private officer constable "
    "sheriff marshal agent doctor nurse professor judge mayor governor senator president chief deputy director father mother "
    "sister brother aunt uncle king queen prince princess lord lady sir dame count countess duke duchess baron baroness reverend "
    "bishop cardinal coach principal warden".split()
)
"""Words that, with a capital and before a name, are a part of what a character is called ("Detective Marsh")."""
LEADS = frozenset({"the", "young"}) | RANKS
"""Words that may stand between what is before a name or vocabulary word and the tag itself."""


def _beside(items: tuple[Item, ...], step: int) -> frozenset[str] | None:
    """What the first word must be, or the tag that starts (going left: ends) there, for items to match from some place on."""
    found: set[str] = set()
    for item in items:
        if isinstance(item, Word):
            found.add(item.word)
        elif isinstance(item, Slot) and (tag := tag_filling(item.type)):
            found.add(tag)
            found.update(LEADS if step > 0 else ())
        elif isinstance(item, Choice):
            for way in item.ways:
                first = _beside(way, step)
                if first is None:
                    return None
                found |= first
            if item.optional:
                continue
        else:
            return None
        return frozenset(found)
    return None


def _telling(way: tuple[Item, ...]) -> str:
    """A word without which this way cannot match, the least common one; empty if there is none."""
    words = [item.word for item in way if isinstance(item, Word)]
    return min(words, key=lambda w: (w in COMMON, not w[0].isalnum(), -len(w)), default="")


def fits(slot: Slot, attribute: Attribute) -> bool:
    """Can this slot hold the attribute's value?"""
    if slot.role == "value":
        return True
    if attribute.type == "terms":
        return not slot.role and slot.type.removesuffix("+") == attribute.vocabulary
    return not slot.role and slot.type in FITTING[attribute.type]


def _anchor(items: tuple[Item, ...]) -> int:
    """The item that occurs least often: a telling word, a choice of such words, a typed value, at last a name."""

    def rank(item: Item) -> int:
        if isinstance(item, Word):
            return 8 if item.word in COMMON or not item.word[0].isalnum() else 0
        if isinstance(item, Choice):
            plain = not item.optional and all(isinstance(way[0], Word) and way[0].word not in COMMON for way in item.ways)
            typed = not item.optional and all(isinstance(way[0], Slot) and way[0].type in VALUE_SLOTS for way in item.ways)
            return 1 if plain else 4 if typed else 99
        if isinstance(item, Gap):
            return 99
        if item.type in VALUE_SLOTS:
            return 3
        if item.type in ("subject", "noun"):
            return 5
        if item.type in NAME_SLOTS:
            return 6
        return 99 if item.type in UNTAGGED or item.type in CODE_SLOTS else 2

    best = min(range(len(items)), key=lambda i: (rank(items[i]), i))
    if rank(items[best]) == 99:
        raise TemplateError("a template needs a word or a typed value of its own")
    return best
