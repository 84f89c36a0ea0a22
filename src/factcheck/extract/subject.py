"""What a document is about: its own subject, by its title, its infobox, its credits, and how its sentences introduce it.

Every sign is the document's own; what other documents say plays no part, so that a new file renames nothing. (A document
that leaves the question open is adopted by `reconcile.subjects`, if exactly one subject of the folder fits it.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress

from factcheck.extract.codes import canonical
from factcheck.extract.compile import COMMON, Ready
from factcheck.extract.names import NOT_NAMES, Names
from factcheck.extract.subject_names import pronoun, short_forms, stated
from factcheck.extract.subject_type import PRONOUNS, kinds_in_use, type_of
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.extract.words import label_key, words_of
from factcheck.model.claim import Mention
from factcheck.model.document import Document
from factcheck.values.names import fold

Phrase = tuple[str, ...]

_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)\s*[:.,]?.*$")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_PARTS = re.compile(r"\s+[–—|»·-]\s+")
_COLON = re.compile(r"\s*:\s+")
_PROSE = frozenset({"paragraph", "list-item", "quote"})
NAMED_AS_TITLE = frozenset({"title", "film", "movie", "original title", "name"})
LONGEST = 12
"""Words in a name that is looked for inside a longer headline."""
TITLED = frozenset({"encyclopedia"})
"""Source kinds whose title is the name of what they are about."""
_RELEASE = re.compile(r"([^\W\d].{1,40}?)[ -]v?(\d{1,4}(?:\.\d{1,4}){1,3})")
"""A name with the release of a program behind it."""
_SUBTITLE = re.compile(r":\s+(?=[a-z])")
"""A colon before a small letter ends a name ("Night Ferry: the complete guide")."""
PUBLISHERS = frozenset(
    "quarterly weekly monthly daily magazine review journal gazette courier herald tribune observer times post press news "
    "newsletter bulletin blog podcast forum forums society club association cinema cinematheque cinémathèque filmhouse "
    "playhouse theatre theater festival archive archives library museum video videos tv radio channel wiki fandom "
    "community".split()
)
"""Behind another word ("Harbour Film Society") they make a name of who publishes or shows, as a masthead has it."""
FORMULAS = frozenset(
    "question,answer,questions,answers,faq,frequently asked questions,press release,press information,news release,media "
    "information,for immediate release,transcript,interview,review,programme note,programme notes,program "
    "notes,changelog,change "
    "log,readme,introduction,contents,overview,summary,index,home,about,notes,configuration,configuration "
    "reference,installation,installing,getting started,quick start,quickstart,upgrade guide,upgrading,migration guide,api "
    "reference,reference,release notes,releases,troubleshooting,security,contributing,usage,examples,tutorial,user "
    "guide,admin guide,administrator guide,operations,operations guide,architecture,roadmap,known "
    "issues,license,licence,command line reference,environment variables,limits,pricing,support,news,what's "
    "new,history,specifications,technical specifications,data sheet,datasheet,fact sheet,factsheet".split(",")
)
"""Titles that say what kind of page it is, and never what about."""
OTHER_THINGS = frozenset(
    "game videogame novel novella book comic manga album soundtrack single song play musical opera ballet poem painting "
    "podcast magazine newspaper town village city river lake island mountain ship boat company software library programme "
    "protocol".split()
)
"""Kinds of things which, where no pack knows them, are a type all the same: a novel is not the film of its name."""
CLEAR = 5.0
"""A score from which on the document's own evidence is clear enough to stand against a hint from elsewhere."""


@dataclass(slots=True)
class Candidate:
    """A name that the document may be about, with what speaks for it."""

    name: str
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, score: float, reason: str) -> None:
        """One more sign."""
        self.score += score
        if reason not in self.reasons:
            self.reasons.append(reason)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The document's subject as recognised: its type may be empty (no pack knows it), its name too (nothing stood out)."""

    main: Mention
    aliases: tuple[str, ...]
    year: str
    because: str
    clear: bool = True
    named: tuple[str, ...] = ()
    """The names that the document uses most, folded: for a document whose own subject is not clear."""
    title: Phrase = ()
    """The words of its title, for the same use."""
    words: Phrase = ()
    """The words of its text, each once, sorted; for the same use, and empty where the subject is clear."""
    names: tuple[str, ...] = ()
    """Names that it mentions, folded: documents about one thing share many of them."""
    release: str = ""
    """The release of a program that the document is about ("Acme 3.2")."""
    is_formula: bool = False
    """Does its title say what kind of page it is, and nothing else ("Changelog")?"""
    kinds: frozenset[str] = frozenset()
    """Nouns for a kind of thing ("bridge") by which the document means its subject."""
    called: tuple[str, ...] = ()
    """Short forms, and a pronoun, by which this document alone means its subject (a surname, "she")."""


class _Text:
    """The document's prose as words, and where each word of interest stands."""

    def __init__(self, blocks: Sequence[TaggedBlock], wanted: frozenset[str]) -> None:
        self.blocks = [b for b in blocks if b.block.kind in _PROSE]
        self.places: dict[str, list[tuple[TaggedBlock, int]]] = {}
        for block in self.blocks:
            for i in _places(block.words, wanted):
                word = block.words[i]
                if block.caps[i] or word.isdigit():
                    self.places.setdefault(word, []).append((block, i))

    def count(self, phrase: Phrase) -> int:
        """How often the phrase stands in the prose with a capital, and not as the beginning of a longer name with a colon."""
        size = len(phrase)
        return sum(
            1
            for block, i in self.places.get(phrase[0], ())
            if tuple(block.words[i : i + size]) == phrase and block.words[i + size : i + size + 1] != [":"]
        )


def recognise_subject(document: Document, blocks: Sequence[TaggedBlock], ready: Ready, all_names: Names) -> Recognised:
    """Weigh the candidates: the title and its parts, the head of a credits block, what is introduced as a film, what recurs.
    A row or an object that names what it is about is about that, and of several none is called as another: a sequel has a title of
    its own, whatever its description says."""
    has_prose = any(b.block.kind in _PROSE for b in blocks)
    if document.structured and document.title and not document.subject and (document.locator or not has_prose):
        return _as_named(document, blocks, ready)
    title = " ".join(document.title.split())
    bare, note = _without_bracket(title)
    heads = list(document.aliases) if document.structured else list(_credit_heads(blocks, ready))
    wanted = frozenset(w for text in (bare, *heads) for w in words_of(text))
    text = _Text(blocks, wanted)
    year = next(iter(_YEAR.findall(note)), "")
    type_ = next((ready.nouns.get(w, w) for w in words_of(note) if w in ready.nouns or w in OTHER_THINGS), "")
    candidates: dict[str, Candidate] = {}

    def candidate(name: str) -> Candidate:
        found = candidates.setdefault(fold(name), Candidate(name))
        if found.name.isupper() and not name.isupper():
            found.name = name
        return found

    sure: set[str] = set()
    """Names that the layout itself puts forward; they may well be somebody's name too."""
    for part in dict.fromkeys((bare, *_PARTS.split(bare))):
        count = text.count(words_of(part)) if part else 0
        short = len(words_of(part)) <= LONGEST + 2
        telling = bool(_YEAR.search(note)) or any(w in ready.nouns for w in words_of(note))
        if part == bare and short and (telling or (count and len(words_of(part)) > 1) or document.kind in TITLED):
            candidate(part).add(6 + min(count, 4) / 2, f"the title {title!r}")
            sure.add(fold(part))
        elif part and (count or (part == bare and len(words_of(part)) <= 4)):
            candidate(part).add(3 + min(count, 4) / 2, f"the title {title!r}" if part == bare else f"a part of the title {title!r}")
    if document.structured and title:
        candidate(title).add(9, f"the record names it {title!r}")
        sure.add(fold(title))
    for name, count, size in _recurring(bare, text, ready):
        candidate(name).add(1 + min(count, 8) / 2 + (size - 1) * 0.9, f"in the title and {count} times in the text")
    for head in heads:
        name, inner = _without_bracket(head)
        year = year or next(iter(_YEAR.findall(inner)), "")
        known = fold(name) in candidates or text.count(words_of(name)) > 0 or _within(words_of(name), words_of(bare))
        candidate(name).add(5 if known else 2, "the head of a credits block")
        if known:
            sure.add(fold(name))
    for name, noun in _introduced(blocks, ready):
        candidate(name).add(2.5 if fold(name) in candidates or not bare else 1, f"introduced as a {noun}")
    mentions = _mentions(blocks)
    for key, (name, count) in mentions.items():
        if count >= 3 and (key in candidates or not bare):
            candidate(name).add(min(count, 12) / 6, f"named {count} times")
    people = _people(blocks, ready)
    for key, one in candidates.items():
        if key in people and key not in sure:
            one.add(-5, "a person or character")
        if not PUBLISHERS.isdisjoint(words_of(one.name)[1:]) and document.kind not in TITLED:
            one.add(-5, "the name of a publication or a house that shows things")
        if key in FORMULAS:
            one.add(-5, "a word that heads pages of any kind")
        if _is_guide(key, ready):
            one.add(-5, "words that head pages about any such thing")
    chosen = _choose(document, list(candidates.values()))
    often = sorted((m for m in mentions.items() if m[1][1] >= 2), key=lambda m: (-m[1][1], m[0]))
    aliases = _aliases(chosen.name, list(candidates.values()), heads, bare if fold(bare) in sure else "", text, blocks)
    if chosen.name:
        aliases = tuple(dict.fromkeys((*aliases, *stated(chosen.name, blocks, ready))))
    type_ = document.subject_type or type_ or _other_thing(chosen.name, blocks, ready)
    type_ = type_ or type_of(document, chosen.name, note, aliases, blocks, ready)
    if document.structured and type_ and type_ != "person":
        year = year or _stated_year(blocks)
    release = ""
    versioned = _RELEASE.fullmatch(chosen.name)
    if versioned and type_ in ("", "software"):
        chosen, release = Candidate(versioned[1], chosen.score, chosen.reasons), canonical("release", versioned[2])
        type_ = type_ or type_of(document, chosen.name, note, aliases, blocks, ready)
    is_formula = fold(bare) in FORMULAS
    called = short_forms(chosen.name, type_, all_names, blocks, ready) if chosen.name else ()
    if not chosen.name and is_formula and often:
        called = (often[0][1][0],)  # what the changelog of something names most
    return Recognised(
        Mention(type_, chosen.name),
        aliases,
        year,
        "; ".join(chosen.reasons),
        chosen.score >= CLEAR,
        _named(heads, often, blocks) if chosen.score < CLEAR else (),
        words_of(title),
        _vocabulary(blocks) if chosen.score < CLEAR else (),
        _telling_names(blocks, ready),
        release,
        is_formula,
        kinds_in_use(type_, chosen.name, blocks, ready),
        tuple(filter(None, (*called, pronoun(type_, blocks, ready)))),
    )


def _telling_names(blocks: Sequence[TaggedBlock], ready: Ready) -> tuple[str, ...]:
    """Names of several words, and long ones of one word, in the order of the text; countries and the like tell nothing."""
    common = (
        ready.vocabularies.get("territory", {}),
        ready.vocabularies.get("nationality", {}),
        ready.vocabularies.get("language", {}),
    )
    found: dict[str, None] = {}
    for block in blocks:
        for tags in block.at.values():
            for tag in tags:
                if tag.type == "name" and len(found) < MOST_NAMES:
                    key = fold(str(tag.value))
                    if (" " in key or len(key) > 4) and not any(key in words for words in common) and key not in NOT_NAMES:
                        found[key] = None
    return tuple(found)


MOST_NAMES = 400


MOST_WORDS = 5000


def _vocabulary(blocks: Sequence[TaggedBlock]) -> Phrase:
    """The words of three letters or more, folded as names are, each once, sorted."""
    found = {word for block in blocks for word in block.words if len(word) > 2 and word[0].isalpha()}
    return tuple(sorted({fold(word) for word in found} - {""}))[:MOST_WORDS]


def _as_named(document: Document, blocks: Sequence[TaggedBlock], ready: Ready) -> Recognised:
    title = " ".join(document.title.split())
    bare, note = _without_bracket(title)
    bare = bare if note else title
    year = next(iter(_YEAR.findall(note)), "") or _stated_year(blocks)
    type_ = next((ready.nouns.get(w, w) for w in words_of(note) if w in ready.nouns or w in OTHER_THINGS), "")
    type_ = type_ or type_of(document, bare, note, document.aliases, blocks, ready)
    aliases = tuple(a for a in dict.fromkeys(_without_bracket(a)[0] for a in document.aliases) if fold(a) != fold(bare))
    return Recognised(Mention(type_, bare), aliases, year, f"the record names it {title!r}", True, (), words_of(title))


def _is_guide(key: str, ready: Ready) -> bool:
    """Is a title but function words and common nouns ("Visiting the viaduct", "The bridge")?"""
    words = key.split()
    common = [w in COMMON or w in ready.nouns or w in ready.kinds or w.endswith("ing") for w in words]
    return len(words) > 1 and all(common) and any(w in ready.nouns or w in ready.kinds for w in words)


def _named(heads: list[str], often: list[tuple[str, tuple[str, int]]], blocks: Sequence[TaggedBlock]) -> tuple[str, ...]:
    """Names by which a document without a clear subject may be found out: heads of credits, what recurs or reads like a title."""
    found = dict.fromkeys((*(fold(h) for h in heads), *(k for k, _ in often[:8])))
    for block in blocks[:80]:
        for i, cap in enumerate(block.caps):
            if cap and len(found) < 500:
                found |= dict.fromkeys(fold(" ".join(block.words[i:j])) for j in _ends(block, i))
    return tuple(found)


def _ends(block: TaggedBlock, start: int) -> Iterator[int]:
    """Where a title of several words that begins at `start` may end."""
    for j in range(start + 1, min(start + 8, len(block.words))):
        if block.caps[j]:
            yield j + 1
        elif block.words[j] not in COMMON and block.words[j] not in (":", "'s", "&"):
            return


def _choose(document: Document, candidates: list[Candidate]) -> Candidate:
    if document.subject:
        return Candidate(document.subject, 99, ["the user says so"])
    ranked = sorted(candidates, key=lambda c: (-c.score, c.name))
    return ranked[0] if ranked and ranked[0].score >= 2.5 else Candidate("")


def tag_subject(blocks: Sequence[TaggedBlock], recognised: Recognised, ready: Ready) -> None:
    """Tag every mention of the subject: its name and aliases, and "the film" where a pack knows the noun."""
    phrases: dict[str, list[Phrase]] = {}
    pronouns = PRONOUNS.intersection(recognised.called)
    for name in (recognised.main.name, *recognised.aliases, *recognised.called):
        if (phrase := words_of(name)) and name not in pronouns:
            phrases.setdefault(phrase[0], []).append(phrase)
    its_type = recognised.main.type  # without a type, "the film" may be it as well as "the series"
    nouns = {
        noun for noun, type_ in ready.nouns.items() if its_type in ("", type_) and type_ not in ready.part_of and " " not in noun
    } | recognised.kinds
    for found in phrases.values():
        found.sort(key=len, reverse=True)
    wanted = frozenset((*phrases, *nouns, *pronouns, "it"))
    for block in blocks:
        words = block.words
        for i in _places(words, wanted):
            word = words[i]
            for phrase in phrases.get(word, []):
                if block.caps[i] and tuple(words[i : i + len(phrase)]) == phrase:
                    block.add(Tag("subject", i, i + len(phrase), recognised.main.name))
                    break
            if word in nouns:
                block.add(Tag("noun", i, i + 1, word))
                if i and words[i - 1] in ("the", "this") and not (i + 1 < len(words) and block.caps[i + 1]):
                    block.add(Tag("subject", i - 1, i + 1, recognised.main.name))
            elif (word == "it" and nouns and its_type not in ready.somebody) or word in pronouns:
                block.add(Tag("subject", i, i + 1, recognised.main.name))


def _places(words: list[str], wanted: frozenset[str]) -> Iterator[int]:
    """Where one of the wanted words stands."""
    return compress(range(len(words)), map(wanted.__contains__, words))


def _without_bracket(title: str) -> tuple[str, str]:
    """A title without the brackets that tell it apart ("(2025 film)"), and what they hold."""
    match = _BRACKET.search(title)
    if match and (_YEAR.search(match.group(1)) or len(match.group(1).split()) <= 2):
        return title[: match.start()].strip(), match.group(1)
    return _SUBTITLE.split(title, maxsplit=1)[0].strip(), ""


def _inside(title: str) -> Iterator[tuple[Phrase, str]]:
    """Every run of words in a title that begins and ends like a name."""
    from factcheck.extract.words import TOKEN, fold_word

    tokens = list(TOKEN.finditer(title))[:24]
    for i, first in enumerate(tokens):
        if not (first.group()[0].isupper() or first.group()[0].isdigit()):
            continue
        for j in range(i, min(i + LONGEST, len(tokens))):
            last = tokens[j].group()
            if fold_word(last) in COMMON and i != j:
                continue
            if last[0].isupper() or last[0].isdigit():
                yield tuple(fold_word(t.group()) for t in tokens[i : j + 1]), title[first.start() : tokens[j].end()]


def _recurring(title: str, text: _Text, ready: Ready) -> list[tuple[str, int, int]]:
    """(name, how often, words) of the runs of a title that stand in the prose on their own, not only inside a longer such run."""
    counted = {phrase: (name, text.count(phrase)) for phrase, name in _inside(title)}
    counted = {p: (n, c) for p, (n, c) in counted.items() if c and not all(w in COMMON or w in ready.lower for w in p)}
    found: list[tuple[str, int, int]] = []
    for phrase, (name, count) in counted.items():
        inside = max((c for p, (_, c) in counted.items() if len(p) > len(phrase) and _within(phrase, p)), default=0)
        if count > inside and name != title:
            found.append((name, count - inside, len(phrase)))
    return found


def _within(words: Phrase, other: Phrase) -> bool:
    return bool(words) and any(other[i : i + len(words)] == words for i in range(len(other) - len(words) + 1))


def _mentions(blocks: Sequence[TaggedBlock]) -> dict[str, tuple[str, int]]:
    """Folded name to (as first written, how often) in the prose."""
    found: dict[str, tuple[str, int]] = {}
    for block in blocks:
        if block.block.kind not in _PROSE:
            continue
        for tag in block.names:
            key = fold(str(tag.value))
            name, count = found.get(key, (str(tag.value), 0))
            found[key] = (name, count + 1)
    return found


def _people(blocks: Sequence[TaggedBlock], ready: Ready) -> frozenset[str]:
    """Names that stand behind a label for people, or beside "as" and "plays": no work is called like its star."""
    found: set[str] = set()
    for block in blocks:
        raw = block.block
        person_label = False
        if raw.kind == "label-value" and raw.label is not None:
            attributes = ready.labels.get(label_key(block.text[raw.label.start : raw.label.end]), ())
            person_label = any(ready.attributes[a].type == "persons" for a in attributes)
        for tag in block.names:
            before = block.words[tag.start - 1] if tag.start else ""
            after = block.words[tag.end] if tag.end < len(block.words) else ""
            if person_label or after in ("plays", "stars", "returns", "as") or before in ("as", "starring", "plays"):
                found.add(fold(str(tag.value)))
    return frozenset(found)


def _credit_heads(blocks: Sequence[TaggedBlock], ready: Ready) -> Iterator[str]:
    """The short line right above a run of label-value lines, and the value of a label such as "Title"."""
    for i, block in enumerate(blocks):
        raw = block.block
        if raw.kind == "label-value" and raw.label is not None and raw.value is not None:
            named = label_key(block.text[raw.label.start : raw.label.end]) in NAMED_AS_TITLE and raw.value.end > raw.value.start
            if named and _among_labels(blocks, i, ready):
                yield block.text[raw.value.start : raw.value.end].strip()
            continue
        text = block.text.strip()
        if (
            raw.kind not in ("heading", "paragraph")
            or not 0 < len(text) <= 80
            or not text[:1].isupper()
            or text.endswith((".", ":"))
        ):
            continue
        run = sum(1 for b in blocks[i + 1 : i + 4] if b.block.kind == "label-value")
        above = i > 0 and blocks[i - 1].block.kind == "label-value"
        if run == 3 and not above and label_key(text) not in _NO_HEADS and not _begins_with_label(text, ready):
            yield text


def _among_labels(blocks: Sequence[TaggedBlock], i: int, ready: Ready) -> bool:
    """Do lines with labels that packs know stand around it? A title in an article's front matter is the article's."""
    around = [b for b in (*blocks[max(0, i - 3) : i], *blocks[i + 1 : i + 4]) if b.block.label is not None]
    keys = [label_key(b.text[b.block.label.start : b.block.label.end]) for b in around if b.block.label is not None]
    return sum(key in ready.labels for key in keys) >= 2


_NO_HEADS = frozenset("infobox credits cast crew details information facts production release overview summary".split())


def _begins_with_label(text: str, ready: Ready) -> bool:
    words = label_key(text).split()
    return any(" ".join(words[:n]) in ready.labels for n in range(1, min(5, len(words)) + 1))


def _introduced(blocks: Sequence[TaggedBlock], ready: Ready) -> Iterator[tuple[str, str]]:
    """(name, noun) of "X is a ... film", "X, a ... spin-off", "X movie"; from the first paragraphs."""
    for block in [b for b in blocks if b.block.kind in _PROSE][:30]:
        words = block.words
        for tag in block.names:
            if any(t.type == "vocabulary:nationality" for t in block.at[tag.start]):
                continue
            _, high = block.bounds(tag.start)
            end = tag.end
            if end < high and words[end] == "(":
                end = next((j + 1 for j in range(end, min(end + 20, high)) if words[j] == ")"), end)
            noun = ""
            if end + 1 < high and words[end] in ("is", "was", ",") and words[end + 1] in ("a", "an"):
                noun = next(
                    (w for w in words[end + 2 : min(end + 12, high)] if w in ready.nouns or w in (".", "who", "whose")),
                    "",
                )
            elif end < high and words[end] in ready.nouns:
                noun = words[end]
            if noun in ready.nouns:
                yield str(tag.value), noun


def _other_thing(name: str, blocks: Sequence[TaggedBlock], ready: Ready) -> str:
    """What the document says its subject is, if that is a kind of thing that no pack knows ("X is a novel by ..."); else empty."""
    phrase = words_of(name)
    for block in [b for b in blocks if b.block.kind in _PROSE][:8] if phrase else ():
        words = block.words
        for i in range(len(words) - len(phrase) - 2):
            at = i + len(phrase)
            if tuple(words[i:at]) != phrase or words[at] not in ("is", "was") or words[at + 1] not in ("a", "an", "the"):
                continue
            said = next((w for w in words[at + 2 : at + 10] if w in ready.nouns or w in OTHER_THINGS or w in _ENDS_A_KIND), "")
            if said in OTHER_THINGS and said not in ready.introduced:
                return said
    return ""


_ENDS_A_KIND = frozenset(". , ; of by from about that which who whose in on at for with based".split())


_YEARS = frozenset({"year", "release year", "production year", "start year", "year of release"})


def _stated_year(blocks: Sequence[TaggedBlock]) -> str:
    """The year that a record gives for itself, by which works of one name are told apart."""
    for block in blocks:
        raw = block.block
        own = raw.label is not None and raw.value is not None and not raw.path
        if own and raw.label and raw.value and label_key(block.text[raw.label.start : raw.label.end]) in _YEARS:
            return next(iter(_YEAR.findall(block.text[raw.value.start : raw.value.end])), "")
        for header, cell in zip(raw.header, raw.cells, strict=False):
            if label_key(header) in _YEARS and (found := _YEAR.findall(block.text[cell.start : cell.end])):
                return str(found[0])
    return ""


def _aliases(
    name: str, candidates: list[Candidate], heads: list[str], bare: str, text: _Text, blocks: Sequence[TaggedBlock]
) -> tuple[str, ...]:
    """Longer names that end with the name ("Saga: Name"), and the parts beside its colon that the document uses alone."""
    if not name:
        return ()
    key = fold(name)
    found: dict[str, str] = {}
    for other in (*heads, bare, *(c.name for c in candidates)):
        longer = _without_bracket(other)[0]
        if fold(longer) != key and ":" in longer and fold(longer).endswith(" " + key) and len(words_of(longer)) <= 12:
            found.setdefault(fold(longer), longer)
    if key == fold(bare) or any(key == fold(_without_bracket(h)[0]) for h in heads):
        for other in (bare, *heads):  # the title of the page and the head of its credits name the same thing
            same = _without_bracket(other)[0]
            if same and fold(same) != key and len(words_of(same)) <= LONGEST:
                found.setdefault(fold(same), same)
    headings = {words_of(_without_bracket(b.text)[0]) for b in blocks if b.block.kind == "heading"}
    parts = _COLON.split(name)
    for part in parts if len(parts) > 1 else ():
        if fold(part) and (text.count(words_of(part)) or words_of(part) in headings):
            found.setdefault(fold(part), part)
    return tuple(found[k] for k in sorted(found) if k != key)
