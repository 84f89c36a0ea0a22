"""What type of thing a document's subject is: by what markup says, how prose introduces it, its labels, nouns and pronouns.

Several signs must agree. A wrong type hides what the document says of its own subject, so that where two types come near each
other none is chosen; the other documents of the folder may then tell it (`reconcile.subjects`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.extract.compile import Ready
from factcheck.extract.members import said_by
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import label_key, words_of
from factcheck.model.document import Document
from factcheck.values.names import fold

PROSE = frozenset({"paragraph", "list-item", "quote"})
DECLARED, INTRODUCED, TITLED, ENOUGH = 8.0, 6.0, 2.5, 2.0
"""What a declaration of the markup, an introduction ("X is a bridge") and a noun in the title weigh; what a type needs."""
LEAD = 1.5
"""How many times heavier the heaviest type must be than the next."""
MOST_OF_LABELS, MOST_OF_NOUNS, MOST_OF_SIGNS = 8.0, 6.0, 4.0
HE_OR_SHE = frozenset({"he", "she"})
PRONOUNS = HE_OR_SHE | {"we"}
COMMON_LABELS = frozenset(
    "year,award,awards,title,titles,date,country,countries,language,languages,name,location,locations,rating,genre,length,status,type,"
    "age,height,weight,price,cost,owner,capacity,area,position,relation,family,chair,code,released,published,developer,publisher,"
    "members,staff,sales,profit,sites,plants,works,born,died,opened,founded,start,end,duration,website,notes,record,role,port,music,"
    "cast,story,version,width,depth,material,materials,place,region,state,city,category,result,event,sequel,details,format,edited,"
    "brand,manufacturer,release date,releasedate,offers price,retail price,list price,rrp,available,availability,on sale,"
    "year of release,release year,produced,based on,writer,author,editor,editors,buch,de".split(",")
)
"""Labels that things of many kinds have; they tell little of the type."""
_BOX = re.compile(r"\{\{\s*infobox[ _]([\w /-]{2,40})", re.I)
_SCHEMA = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"(?:https?://schema\.org/)?(\w{3,40})"|itemtype="https?://schema\.org/(\w{3,40})"')
_HEAD = 60_000
"""How far into a file declarations are looked for."""
_FIRST_PARAGRAPHS = 30
_ENDS_A_KIND = frozenset(". , ; of by from about that which who whose in on at for with based".split())


def type_of(document: Document, name: str, note: str, aliases: Iterable[str], blocks: Sequence[TaggedBlock], ready: Ready) -> str:
    """The type of what `document` is about, empty if it is not clear. `note` stands in brackets behind the title ("2019 film")."""
    score: defaultdict[str, float] = defaultdict(float)
    for type_ in dict.fromkeys(_declared(document, ready)):
        score[type_] += DECLARED
    noted = next((ready.nouns[w] for w in words_of(note) if w in ready.nouns), "")
    score[noted] += DECLARED
    names = frozenset(fold(n) for n in (name, *aliases) if n)
    for types in dict.fromkeys(_introduced(names, blocks, ready)):
        for type_ in types:
            score[type_] += INTRODUCED / len(types)
    titled, weight = _of_title(name, ready)
    for type_ in titled:
        score[type_] += weight / len(titled)
    for counted, most in (
        (_labels(blocks, ready, structured=document.structured), MOST_OF_LABELS),
        (_nouns(blocks, ready), MOST_OF_NOUNS),
        (_signs(blocks, ready, named=bool(name)), MOST_OF_SIGNS),
    ):
        for type_, weight in counted.items():
            score[type_] += min(weight, most)
    score.pop("", None)
    ranked = sorted(score.items(), key=lambda s: (-s[1], s[0]))
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] < ranked[1][1] * LEAD):
        return ""
    return ranked[0][0]


def _declared(document: Document, ready: Ready) -> Iterator[str]:
    """What an infobox is called, and types of schema.org."""
    head = document.text[:_HEAD]
    if document.format == "wikitext":
        for box in _BOX.findall(head)[:3]:
            words = set(box.lower().replace("_", " ").split())
            yield from (type_ for type_, known in ready.infoboxes.items() if not words.isdisjoint(known))
    elif document.format == "html":
        for match in list(_SCHEMA.finditer(head))[:20]:
            kind = (match[1] or match[2]).lower()
            yield from (type_ for type_, known in ready.schema_org.items() if kind in known)


def _introduced(names: frozenset[str], blocks: Sequence[TaggedBlock], ready: Ready) -> Iterator[tuple[str, ...]]:
    """What the prose says that one of the names is: "X is a ... bridge", "X, an architect", "the bridge X"."""
    firsts = frozenset(name.split()[0] for name in names if name)
    for block in [b for b in blocks if b.block.kind in PROSE][:_FIRST_PARAGRAPHS]:
        words = block.words
        for i in range(len(words)):
            if words[i].split("-")[0] not in firsts and words[i] not in firsts:
                continue
            last = min(len(words), i + 12)
            end = next((j for j in range(last, i, -1) if words[j - 1] not in "(,." and fold(" ".join(words[i:j])) in names), 0)
            if not end:
                continue
            _, high = block.bounds(i)
            at = _past_bracket(words, end, high)
            said = at + 2 < high and words[at] in ("is", "was", "are", "were", ",") and words[at + 1] in ("a", "an", "the", "one")
            if said and (head := _head(words[at + 2 : min(at + 16, high)], ready)):
                yield ready.introduced[head]


def _head(words: Sequence[str], ready: Ready) -> str:
    """The noun that a noun phrase is about: its last word, if it says what something is ("a television drama" is no television)."""
    for i, word in enumerate(words[:-1]):
        after = words[i + 1]
        ends = after in _ENDS_A_KIND or after.endswith("ed") or not (after[0].isalnum() or after[0] in "'’")
        if word in ready.introduced and (ends or after in ("'s", "’s")):
            return word if ends else ""
        if word in _ENDS_A_KIND and word != ",":
            return ""
    return words[-1] if words and words[-1] in ready.introduced else ""


def kinds_in_use(type_: str, name: str, blocks: Sequence[TaggedBlock], ready: Ready) -> frozenset[str]:
    """The nouns for a kind by which the document means its subject: the one in its name, the one that introduces it, and the one
    that it has most often behind "the"."""
    mine = frozenset(noun for noun, of in ready.kinds.items() if type_ in of or not type_)
    if not mine:
        return mine
    counted: Counter[str] = Counter()
    for block in blocks:
        for i, word in enumerate(block.words):
            if word in mine and i and block.words[i - 1] in ("the", "this", "our") and not block.caps[i]:
                counted[word] += 1
    phrase = words_of(name)
    told = set(mine.intersection(phrase))
    for block in [b for b in blocks if b.block.kind in PROSE][:_FIRST_PARAGRAPHS] if phrase else ():
        for i in range(len(block.words) - len(phrase) - 2):
            at = i + len(phrase)
            if (
                tuple(block.words[i:at]) == phrase
                and block.words[at] in ("is", "was", ",")
                and block.words[at + 1] in ("a", "an", "the", "one")
            ):
                end = next((j for j in range(at + 2, min(at + 12, len(block.words))) if block.words[j] in _ENDS_A_KIND), at + 12)
                told.update(w for w in block.words[at + 2 : end] if w in mine)
    best = min(counted.items(), key=lambda c: (-c[1], c[0]), default=("", 0))
    return frozenset({*told, best[0]} if best[1] > 1 else told)


def _past_bracket(words: Sequence[str], at: int, high: int) -> int:
    if at < high and words[at] == "(":
        return next((j + 1 for j in range(at, min(at + 40, high)) if words[j] == ")"), at)
    return at


def _of_title(name: str, ready: Ready) -> tuple[tuple[str, ...], float]:
    """The types of the noun that the name ends in, or has before "of", "in" or "at" ("Battle of X"), and what that weighs: a work
    may well be called "House of X"."""
    words = list(words_of(name))
    cut = next((i for i, w in enumerate(words) if w in ("of", "in", "at", "on") and i), len(words))
    types = ready.introduced.get(words[cut - 1], ()) if len(words) > 1 else ()
    return types, TITLED if cut == len(words) else 1.0


def _labels(blocks: Sequence[TaggedBlock], ready: Ready, *, structured: bool) -> Mapping[str, float]:
    """Labels of one type weigh most; those that many types have tell little."""
    found: defaultdict[str, float] = defaultdict(float)
    for block in blocks:
        labels = list(block.block.header) if structured else []
        if block.block.label is not None:
            labels.append(block.text[block.block.label.start : block.block.label.end])
        for label in labels:
            said = said_by(ready, label, block.block.path, structured=structured)
            types = {t for name in (said.attributes if said else ()) for t in ready.attributes[name].of if t not in ready.part_of}
            for type_ in types:
                telling = len(types) == 1 and label_key(label) not in COMMON_LABELS
                found[type_] += 1.5 if telling else 0.5 / len(types)
    return found


def _nouns(blocks: Sequence[TaggedBlock], ready: Ready) -> Mapping[str, float]:
    """ "the bridge" refers to something known; "a bridge" may be any."""
    found: defaultdict[str, float] = defaultdict(float)
    kinds: Counter[str] = Counter()
    for block in blocks:
        for i, word in enumerate(block.words):
            refers = bool(i) and block.words[i - 1] in ("the", "this", "our")
            if word in ready.nouns:
                found[ready.nouns[word]] += 1.0 if refers else 0.5
            elif refers and word in ready.kinds:
                kinds[word] += 1
    most: defaultdict[str, float] = defaultdict(float)
    for word, count in kinds.items():  # of the kinds only the one that prevails: a page about a bridge names houses and roads too
        for type_ in ready.kinds[word]:
            most[type_] = max(most[type_], 0.4 * count / len(ready.kinds[word]))
    for type_, weight in most.items():
        found[type_] += weight
    return found


def _signs(blocks: Sequence[TaggedBlock], ready: Ready, *, named: bool = True) -> Mapping[str, float]:
    """Phrases that only one type has; and the pronouns of somebody, where one of them prevails."""
    found: defaultdict[str, float] = defaultdict(float)
    pronouns: Counter[str] = Counter()
    for block in blocks:
        words = block.words
        for i, word in enumerate(words):
            if word in HE_OR_SHE:
                pronouns[word] += 1
            for phrase, type_ in ready.signs.get(word, ()):
                if tuple(words[i : i + len(phrase)]) == phrase:
                    found[type_] += 1.5
    said = sum(pronouns.values())
    for type_ in ready.somebody:
        if not named and found[type_] < 3:
            found[type_] = 0.0  # somebody else's birth may be told in passing
        if found[type_] and said >= 4 and max(pronouns.values()) >= 0.8 * said:
            found[type_] += min(said / 4, 2.5)
    return found
