"""What is a value said of, where its wording does not name it ("was released on 4 May", "cost $3 million")?

It is said of the subject of its clause: of the nominal that stands before the verb, or before an earlier verb where the clause
leaves it out ("Night Ferry cost little and was released in May"). There is no parser here: a nominal counts as a subject if no
preposition or verb governs it and what reads like a verb follows it. Where none is found, nothing is decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from factcheck.extract.compile import Ready
from factcheck.extract.kind import TaggedDocument
from factcheck.extract.match import GOVERNING, VERBS, Match
from factcheck.extract.names import NOT_NAMES, is_organisation
from factcheck.extract.subject_type import HE_OR_SHE
from factcheck.extract.tag import Tag, TaggedBlock

Kind = Literal["own", "other", "open", "version"]
"""`version`: a cut, print or edition of the subject, not the subject as such."""

AUXILIARIES = frozenset(
    "is was were are has have had will would can could did does do may might must shall should be been being".split()
)
IRREGULAR = frozenset(
    "cost made took ran hit won got sold lost met went came began broke drew fell found gave grew held kept knew led left "
    "let made built laid drawn born sunk flown blown paid put read rose sank sat saw sent set shook shot showed slept "
    "spent stood swept told took wore wrote".split()
)
ADVERBS = frozenset(
    "also only just then later already finally first now still even soon never ever not itself once again often always twice "
    "meanwhile instead together".split()
)
DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those another one two three some many most both each every no".split()
)
PRONOUNS = frozenset("he she they we i you everybody everyone nobody who".split())
RELATIVES = frozenset({"which", "that", "who"})
PREPOSITIONS = GOVERNING | frozenset(
    "over under after before during since until through into onto against among behind within without despite across around "
    "throughout".split()
)
MAKING = frozenset(
    "film movie picture feature production project release premiere opening filming photography shoot shooting cameras budget "
    "screenplay script score music cast title work story adaptation version cut runtime time debut run broadcast airing "
    "publication edition launch game show series season episode book novel album comedy drama thriller romance western "
    "melodrama".split()
)
"""Nouns for a work and for what its making consists of: what is said of them may be said of the work."""
PEOPLE = frozenset(
    "distributor director producer editor composer writer screenwriter cinematographer cameraman actor actress star critic "
    "reviewer audience crew cast author novelist keeper officer man woman boy girl father mother brother "
    "sister son daughter".split()
)
"""Nouns for people and for those who act like one: no "it" means them."""
VERSIONS = frozenset("version cut edition print restoration reissue remaster remake".split())
ANOTHER = frozenset("his her their another first second third previous earlier next last other debut".split())
"""Words before a noun for a work that leave open which work is meant."""
_MARKS = frozenset({",", "(", ")", "—", "–", '"', "“", "”"})
_HARD = frozenset({";", ":"})
LONGEST = 6
"""Words in a noun phrase."""
FAR = 60
"""How many words back a subject is looked for: no sentence is too long to read."""


class Nominal(NamedTuple):
    """A noun phrase, `[start, end)`, and whether it means the document's own subject, something else, or cannot be told."""

    start: int
    end: int
    kind: Kind


def said_of(tagged: TaggedDocument, block: TaggedBlock, match: Match, ready: Ready) -> Kind:
    """What the words of a match are said of. Only for wordings that are a predicate (`is_predicate`)."""
    low = max(match.sentence[0], match.start - FAR)
    if acts_on_own(block, match):
        return "own"
    at = _skip_back(block, match.start, low)
    if any(t.type == "noun" for t in block.ending.get(at, ())) and not _is_subject(block, at):
        article = next((i for i in range(at - 1, max(low, at - LONGEST) - 1, -1) if block.words[i] in DETERMINERS), low)
        if block.words[article] in ("a", "an") and ANOTHER.isdisjoint(block.words[article:at]):
            begins = article == match.sentence[0] or block.words[article - 1] in PREPOSITIONS
            if begins and tagged.main.type in ready.with_kinds:
                return "other"  # "a software firm based in Lund wrote it"
            return "open"  # "a lonely film set on a pier"
        at -= 1  # "the Night Ferry movie"
    mine = [t for t in block.ending.get(at, ()) if t.type == "subject" and _stands_alone(block, t, match.start)]
    if mine:
        return meant_by(tagged, block, at - 1, match.sentence[0], ready)
    if at == match.sentence[0]:
        return _behind(tagged, block, match, ready)
    low = _clause_start(block, match.start, low)
    inserted = _insertion(block, match.start, low)
    if inserted is None:
        return _last(list(_nominals(tagged, block, low, match.start, ready)), block)
    before = _last(list(_nominals(tagged, block, low, inserted, ready)), block)
    beside = _nominal(tagged, block, inserted + 1, match.start, ready)
    in_apposition = beside is not None and beside.end == match.start - 1
    return "own" if in_apposition and beside is not None and beside.kind == "own" else before


def acts_on_own(block: TaggedBlock, match: Match) -> bool:
    """Is the document's subject what something is done to ("A24 released the film on ...")?"""
    return any(
        t.type == "subject" and block.words[i - 1] not in PREPOSITIONS
        for i in range(match.start + 1, match.end)
        for t in block.at.get(i, ())
    )


def _is_subject(block: TaggedBlock, end: int) -> bool:
    return any(t.type == "subject" for t in block.ending.get(end, ()))


def _clause_start(block: TaggedBlock, at: int, low: int) -> int:
    """Behind the last colon or semicolon before `at` that does not stand in brackets; else `low`."""
    depth = 0
    for i in range(at - 1, low - 1, -1):
        word = block.words[i]
        depth += (word == ")") - (word == "(")
        if word in _HARD and depth <= 0:
            return i + 1
    return low


def is_predicate(block: TaggedBlock, match: Match) -> bool:
    """Do the words of a match say something of a subject before them, by a verb, or by a bare value behind a verb?"""
    first = match.bound[0] if match.bound else None
    if first is not None and first.start == match.start:
        return first.tag is not None and first.tag.type.startswith("value:")
    word = block.words[match.start]
    if (
        match.start
        and word.endswith("s")
        and word not in VERBS
        and word not in AUXILIARIES
        and block.words[match.start - 1] in _BEFORE_NOUN
    ):
        return False  # "its headquarters", "the company's sales"
    return word in ("in", "to", "on", "into") or word in VERBS or word in AUXILIARIES or word in IRREGULAR or _verbal(word)


def meant_by(tagged: TaggedDocument, block: TaggedBlock, at: int, low: int, ready: Ready) -> Kind:
    """What a mention of the subject at word `at` stands for: itself, if it is a name; else what the pronoun means."""
    word = block.words[at]
    if word == "it":
        return meant_by_it(tagged, block, at, low, ready)
    return meant_by_pronoun(tagged, block, at, low, ready) if word in HE_OR_SHE else "own"


def meant_by_pronoun(tagged: TaggedDocument, block: TaggedBlock, at: int, low: int, ready: Ready) -> Kind:
    """Whom "he" or "she" at word `at` stands for: whoever was spoken of last, in its sentence or the one before. Where nobody
    was, it is whom the document is about."""
    before = block.bounds(low - 1)[0] if low else 0
    for start, end in ((max(low, at - FAR), at), (max(before, low - FAR), low)):
        found = [n for n in _nominals(tagged, block, start, end, ready) if n.kind == "own" or _is_somebody(tagged, block, n)]
        named = [n for n in found if block.words[n.start] not in HE_OR_SHE]
        if named:
            return named[-1].kind
    return "own"


def meant_by_it(tagged: TaggedDocument, block: TaggedBlock, at: int, low: int, ready: Ready) -> Kind:
    """What an "it" at word `at` stands for: the thing that is the subject before it, in its sentence or the one before."""
    # Whoever "released it" or "sank millions into it" is not what "it" is.
    is_object = at > low and (_is_verb(block, at - 1, low) or block.words[at - 1] in PREPOSITIONS)
    before = block.bounds(low - 1)[0] if low else 0
    for start, end in ((max(low, at - FAR), at), (max(before, low - FAR), low)):
        named = any(t.type == "subject" and block.words[t.start] != "it" for i in range(start, end) for t in block.at.get(i, ()))
        if named:
            return "own"
        nominals = list(_nominals(tagged, block, start, end, ready))
        if is_object and end == at:
            nominals = nominals[:-1]
        things = [n for n in nominals if not _is_somebody(tagged, block, n) or _is_called_a_work(block, n, ready, tagged.main.type)]
        if things:
            return things[-1].kind
    return "open"


def _is_called_a_work(block: TaggedBlock, nominal: Nominal, ready: Ready, type_: str) -> bool:
    """Does "is a hit" or the like follow the nominal?"""
    words = block.words[nominal.end : nominal.end + 8]
    return (
        words[:1] in (["is"], ["was"])
        and words[1:2] in (["a"], ["an"])
        and any(_is_making(w, ready, type_) or w in _FATES for w in words)
    )


_FATES = frozenset("hit flop success failure sequel remake prequel disappointment".split())


def _is_somebody(tagged: TaggedDocument, block: TaggedBlock, nominal: Nominal) -> bool:
    """Can the nominal be people, whom no "it" means?"""
    words = block.words[nominal.start : nominal.end]
    if words[-1] in PRONOUNS or words[-1].removesuffix("s") in PEOPLE or (len(words) == 1 and words[0].endswith("s")):
        return True
    tags = [t for t in block.at.get(nominal.start, ()) if t.type == "name" and t.end == nominal.end]
    return any(tagged.names.can_be("person", block, t) for t in tags)


_BEFORE_NOUN = frozenset("the a an its his her their our your 's ' net annual total gross".split())
_OF_A_RELATIVE_CLAUSE = frozenset({"which", "whom"})


def _last(nominals: list[Nominal], block: TaggedBlock) -> Kind:
    """What the last of the nominals that read like subjects means."""
    if not nominals:
        return "open"
    last = nominals[-1]
    if last.start > 1 and block.words[last.start - 1] in _OF_A_RELATIVE_CLAUSE and block.words[last.start - 2] in PREPOSITIONS:
        return "other"  # "the shot with which the film opens runs ...": of the noun that the relative clause belongs to
    if len(nominals) > 1 and nominals[-2].end == last.start - 1 and block.words[last.start - 1] == ",":
        both = (last.kind, nominals[-2].kind)  # "Night Ferry, his debut, cost ..."
        return "own" if "own" in both else "other" if "other" in both else "open"
    return last.kind


def _insertion(block: TaggedBlock, start: int, low: int) -> int | None:
    """The comma or dash that opens what is inserted right before `start` ("X, which Y liked, opened"), if that is what it is."""
    if start - 1 <= low or block.words[start - 1] not in _DASHES:
        return None
    comma = next((i for i in range(start - 2, low, -1) if block.words[i] in _DASHES), None)
    if comma is None:
        return None
    word = block.words[comma + 1]
    begins = word in RELATIVES or word in DETERMINERS or word in PREPOSITIONS or word in ("whose", "where", "when")
    return comma if begins or block.caps[comma + 1] or _is_verb(block, comma + 1, comma) else None


_DASHES = frozenset({",", "—", "–"})


def _nominals(tagged: TaggedDocument, block: TaggedBlock, low: int, high: int, ready: Ready) -> Iterator[Nominal]:
    """The nominals of words `[low, high)` that read like subjects, in order; and what stands in apposition to one."""
    at = low
    pending: Nominal | None = None
    """A nominal before a comma or preposition: it counts if a nominal in apposition, or the end of its phrase, does."""
    while at < high:
        if block.words[at] == "(":
            at = _past_brackets(block, at, high)
            continue
        found = _nominal(tagged, block, at, high, ready)
        if found is None:
            at += 1
            continue
        before = block.words[at - 1] if at > low else ""
        governed = before in PREPOSITIONS or _is_verb(block, at - 1, low)
        follows = _what_follows(block, found.end, high, surely=bool(before) and before not in _BEGINNING)
        if governed and before in PREPOSITIONS and pending is not None and pending.end == at - 1:
            found = Nominal(pending.start, found.end, pending.kind)  # "the head of the studio"
            governed = False
        if not governed:
            if follows == "verb":
                if pending is not None and pending.end == at - 1 and before == ",":
                    yield pending
                yield found
                pending = None
            else:
                pending = found
        at = max(found.end, at + 1)


def _nominal(tagged: TaggedDocument, block: TaggedBlock, at: int, high: int, ready: Ready) -> Nominal | None:
    words = block.words
    word = words[at]
    tags = block.at.get(at, ())
    own = max((t.end for t in tags if t.type == "subject"), default=0)
    if own:
        if own <= high and words[own : own + 1] and words[own] in ("'s", "’s", "'", "’"):
            end = _end_of_phrase(block, own + 1, high)
            return Nominal(at, end, "own" if _is_making(words[end - 1], ready, tagged.main.type) else "other")
        tail = own if _is_verb(block, own, own) else _end_of_phrase(block, own, high)
        if word == "the" and tail > own and not _is_making(words[tail - 1], ready, tagged.main.type):
            return Nominal(at, tail, "other")  # "the film festival"
        return Nominal(at, min(own, high), "own")
    names = [t for t in tags if t.type == "name" and t.end <= high and not tagged.names.is_common(block, t)]
    if names and not all(w in NOT_NAMES or w.isdigit() for w in words[at : names[0].end]):
        return Nominal(at, names[0].end, _kind_of_name(tagged, block, names[0], ready))
    if word in PRONOUNS:
        return Nominal(at, at + 1, "other")
    if word in DETERMINERS:
        end = _end_of_phrase(block, at + 1, high)
        whole = [t for t in block.at.get(at + 1, ()) if t.type == "name" and end <= t.end <= high]
        if word == "the" and whole and whole[0].end > end:
            return Nominal(at, whole[0].end, _kind_of_name(tagged, block, whole[0], ready))  # "the Belmont Two"
        if end == at + 1:
            return None
        kind = _kind_of_phrase(block, at, end, ready, tagged.main.type)
        return Nominal(at, _behind_of(block, end, high), kind)
    start_of_sentence = at == 0 or block.sentence[at - 1] != block.sentence[at]
    if start_of_sentence and block.caps[at] and word.isalpha() and at + 1 < len(words) and words[at + 1] in AUXILIARIES:
        return Nominal(at, at + 1, "open" if word in MAKING or word in RELATIVES or word in ADVERBS else "other")
    return None


def _behind_of(block: TaggedBlock, end: int, high: int) -> int:
    """Behind the plain noun that belongs to a noun phrase ending at `end` ("the union of dockers"), or `end`."""
    if end + 1 >= high or block.words[end] not in ("of", "for") or block.at.get(end + 1):
        return end
    word = block.words[end + 1]
    tail = _end_of_phrase(block, end + 1, high) if word.isalpha() and word not in DETERMINERS else end
    return tail if tail > end + 1 else end


def _is_making(word: str, ready: Ready, type_: str) -> bool:
    """Is it a noun for a work, for its making, or for what the document is about (a `type_`)?"""
    return word in MAKING or (word in ready.nouns and type_ in ("", ready.nouns[word]))


def _kind_of_name(tagged: TaggedDocument, block: TaggedBlock, tag: Tag, ready: Ready) -> Kind:
    if not tagged.main.name:
        return "open"  # it may well be the name that was not recognised as the subject's
    inside = block.words[tag.start : tag.end]
    if inside[-1] in MAKING and not is_organisation(inside, ready):
        return "open"
    return "other"


def _kind_of_phrase(block: TaggedBlock, start: int, end: int, ready: Ready, type_: str) -> Kind:
    """ "the picture" may well be the document's subject, "his picture" too; "the car" is not."""
    inside = block.words[start:end]
    if inside[-1] in VERSIONS:
        return "version"
    if not _is_making(inside[-1], ready, type_):
        return "other"
    if inside[0] in ("the", "this", "its") and not any(w in ANOTHER for w in inside):
        return "own" if any(t.type == "noun" for t in block.at.get(end - 1, ())) else "open"
    return "open"


def _end_of_phrase(block: TaggedBlock, at: int, high: int) -> int:
    """Where the words of a noun phrase that began before `at` end."""
    end = at
    while end < high and end - at < LONGEST:
        word = block.words[end]
        plain = word.replace("-", "").isalnum() or word in ("'s", "’s")
        if not plain or word in PREPOSITIONS or word in RELATIVES or word in _JOINS or word in ADVERBS or word in DETERMINERS:
            break
        if word.endswith("ly") or (end > at and _is_verb(block, end, at)) or word in AUXILIARIES or word in VERBS:
            break
        end += 1
    return end


def _past_brackets(block: TaggedBlock, at: int, high: int) -> int:
    return next((i + 1 for i in range(at, min(at + 24, high)) if block.words[i] == ")"), at + 1)


_JOINS = frozenset("and or but nor while when where because although though as if whereas so than".split())


_BEGINNING = _JOINS | RELATIVES | _MARKS | ADVERBS
"""Words behind which a clause may begin."""


def _what_follows(block: TaggedBlock, at: int, high: int, *, surely: bool) -> str:
    """`verb` where a verb follows a nominal that ends before `at`, be it behind an adverb, brackets or a comma. `surely`: only
    a word that is nothing but a verb ("North American theaters" is no clause)."""
    words = block.words
    if at < high and words[at] == "(":
        at = _past_brackets(block, at, high)
    seen = 0
    while at < high and seen < 3 and (words[at] in ADVERBS or words[at].endswith("ly") or words[at] in _MARKS | RELATIVES):
        at += 1
        seen += 1
    if at >= high:
        return "verb"  # the match itself begins here
    if surely and not (words[at] in VERBS or words[at] in AUXILIARIES or words[at] in IRREGULAR):
        return ""
    return "verb" if _is_verb(block, at, 0) else ""


def _is_verb(block: TaggedBlock, at: int, low: int) -> bool:
    if at < low:
        return False
    word = block.words[at]
    return word in VERBS or word in AUXILIARIES or word in IRREGULAR or (_verbal(word) and not block.caps[at])


def _verbal(word: str) -> bool:
    return (
        len(word) > 3
        and word not in DETERMINERS
        and (word.endswith("ed") or (word.endswith("s") and not word.endswith(("ss", "us", "is"))))
    )


def _skip_back(block: TaggedBlock, at: int, low: int) -> int:
    """Back over auxiliaries, adverbs, relatives and a comma."""
    while at > low:
        word = block.words[at - 1]
        if not (word in AUXILIARIES or word in ADVERBS or word in RELATIVES or word == "," or word.endswith("ly")):
            break
        at -= 1
    return at


def _stands_alone(block: TaggedBlock, tag: Tag, at: int) -> bool:
    """Is the mention itself what is spoken of ("the film was"), and no part of something else ("the head of the film was")?"""
    if tag.start == 0 or block.words[tag.start - 1] not in ("of", "for", "about"):
        return True
    return _skip_back(block, at, tag.end) == tag.end and block.words[tag.end : tag.end + 1] != [","] and tag.end == at


def _behind(tagged: TaggedDocument, block: TaggedBlock, match: Match, ready: Ready) -> Kind:
    """What follows a participle that begins a sentence ("Released on 4 May 2011, Night Ferry was ...")."""
    end, high = match.end, match.sentence[1]
    if end + 1 >= high or block.words[end] != ",":
        return "open"
    found = _nominal(tagged, block, end + 1, high, ready)
    if found is None or block.words[found.end : found.end + 1] in (["'s"], ["’s"]) or block.words[found.start] in PRONOUNS:
        return "open"
    return found.kind
