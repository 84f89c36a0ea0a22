"""Sentences to predications: which deed, who does it to whom, where and with what, and is it told as having happened?

There is no parser here. A sentence is walked from left to right, cut at commas, conjunctions and relative words; each piece
has at most one subject, its own or the one before. What cannot be told stays open: a predication with a blank commits to less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.extract.compile import COMMON
from factcheck.extract.tag import TaggedBlock
from factcheck.story.lexicon import Lexicon, VerbPhrase, phrase_at
from factcheck.story.phrases import Phrase, is_governed, is_time, joined, phrases_of
from factcheck.story.reality import is_denied, why_unreal, why_unreal_sentence
from factcheck.story.wording import (
    ADJECTIVAL,
    ADVERBS,
    AUXILIARY,
    BE,
    BREAKS,
    DETERMINERS,
    HAVE,
    JOINING,
    OBJECT_PRONOUNS,
    PARTICLES,
    PREPOSITIONS,
    RELATIVE,
    SUBJECT_PRONOUNS,
    SUBORDINATE,
    WORKS,
)

PARTS = 40
"""Pieces of a sentence that are looked at; a longer one is a list."""


@dataclass(slots=True)
class Predication:
    """One deed as a sentence tells it. Word indices count in the block."""

    deed: str
    start: int
    end: int
    clause: tuple[int, int]
    """The words of the piece it stands in."""
    subject: Phrase | None = None
    also: tuple[Phrase, ...] = ()
    """Further subjects ("Louise and Ian")."""
    object: Phrase | None = None
    """What stands behind the verb without a preposition; for a passive, what is given ("was awarded a medal")."""
    by: Phrase | None = None
    at: tuple[tuple[str, Phrase], ...] = ()
    """Phrases behind prepositions, with them."""
    passive: bool = False
    denied: bool = False
    real: bool = True
    why_unreal: str = ""
    told: bool = True
    """Is it a main verb? Adjuncts ("leaving the children behind") commit as well, but their subject is less sure."""


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    opener: str
    """The word or mark before it."""
    passive: bool = False
    """Does the piece before it hold a passive that an "and" goes on with ("was tried and acquitted")?"""
    phrases: list[Phrase] = field(default_factory=list)


def predications(block: TaggedBlock, low: int, high: int, lexicon: Lexicon) -> Iterator[Predication]:
    """The deeds of the sentence of words `[low, high)`, in order."""
    words = block.words
    if words[high - 1] == "?":
        return
    unreal = why_unreal_sentence(words, low, high, lexicon)
    subject: tuple[Phrase, ...] = ()
    outer: tuple[Phrase, ...] = ()
    last: Phrase | None = None
    relative = passive = False
    listed: tuple[Phrase, ...] = ()
    for number, piece in enumerate(_pieces(block, low, high)):
        if number >= PARTS:
            return
        phrases = list(phrases_of(block, piece.start, piece.end, lexicon))
        piece.passive = (
            passive
            and (piece.opener in JOINING or piece.opener == ",")
            and (not (phrases and phrases[0].start == piece.start) or words[piece.start].endswith("ed"))
        )
        passive = _has_passive(words, piece, lexicon) or piece.passive
        verbs = list(_verbs(block, piece, lexicon))
        first = verbs[0][0] if verbs else _first_verb(block, piece)
        before = first if first is not None else piece.end
        lead = [p for p in phrases if p.end <= before and not is_governed(words, p, piece.start)]
        lead = [p for p in lead if p.kind != "owner" and not is_time(words, p)]
        mine: tuple[Phrase, ...] = ()
        if piece.opener in RELATIVE and piece.opener != "that":
            whom = piece.opener == "whom" or (lead and lead[0].kind != "noun" and lead[0].start == piece.start)
            if not relative:
                outer = subject
            relative = True
            mine = (lead[0],) if whom and lead else ((last,) if last is not None else ())
        elif len(phrases) == 1 == len(lead) and first is None and lead[0].kind == "name" and piece.opener in ("", ",", ":"):
            listed = (*listed, lead[0])  # "Ada, Ivo and Mara are found": a list so far, or a name with something behind it
            described = bool(subject) and subject[0].kind == "noun" and not relative and piece.opener == ","
            mine = (lead[0],) if not subject or described else ()  # "the wireless operator, Percy Holt, ..."
        elif lead and (first is not None or not subject or piece.opener in JOINING or piece.opener in (";", ":")):
            mine = joined(words, lead)
            if listed and lead[0].kind == "name" and len(mine) > 1 - (piece.opener == "and") and piece.opener in (",", "and"):
                mine = (*listed, *mine)
            listed = ()
            if not (relative and piece.opener in JOINING):
                relative = False
        elif relative and piece.opener in {",", ")", ";", "—", "–"} and verbs:
            subject, relative = outer, False
        if mine and not relative:
            subject = mine
            outer = mine
        elif mine:
            subject = mine
        for at, phrase, end, form in verbs:
            if form == "base" and not (subject and _is_plural(words, subject)):
                continue
            made = _predication(block, piece, phrases, (at, phrase, end, form), subject, lexicon, unreal, verbs)
            if not any(p is not None and p.kind == "noun" and words[p.end - 1] in WORKS for p in (made.subject, made.object)):
                yield made
        if phrases:
            free = [p for p in phrases if p.kind != "owner" and not is_governed(words, p, piece.start)] or phrases
            last = next((p for p in reversed(free) if p.kind == "name"), free[-1])


def _has_passive(words: list[str], piece: _Piece, lexicon: Lexicon) -> bool:
    """Is there a form of "be" with a participle behind it?"""
    for i in range(piece.start, piece.end - 1):
        if words[i] in BE:
            after = next((words[j] for j in range(i + 1, min(i + 4, piece.end)) if words[j] not in ADVERBS), "")
            if after.endswith("ed") or "part" in lexicon.forms.get(after, ()):
                return True
    return False


def _is_plural(words: list[str], subject: tuple[Phrase, ...]) -> bool:
    """Does the verb behind it stand in its bare form?"""
    last = words[subject[0].end - 1]
    return (
        len(subject) > 1
        or last in ("they", "we", "you", "i", "both", "two", "three", "people", "men", "women", "children", "police")
        or (subject[0].kind == "noun" and last.endswith("s") and not last.endswith("ss"))
    )


def _pieces(block: TaggedBlock, low: int, high: int) -> Iterator[_Piece]:
    """Cut at marks, conjunctions before verbs, relative and subordinating words."""
    words = block.words
    start, opener = low, ""
    for i in range(low, high):
        word = words[i]
        if (
            word in BREAKS
            or word in (".", "!")
            or word in RELATIVE
            or (word in SUBORDINATE and not block.caps[i])
            or word in JOINING
            or (word in SUBORDINATE and i == low)
        ):
            if word in JOINING and i > start and _joins_names(block, i, high):
                continue
            if word in ("as", "before", "after", "since", "until", "once", "so") and not _opens_clause(block, i, high):
                continue
            if word == "that" and i + 1 < high and i > low and words[i - 1] in PREPOSITIONS - PARTICLES:
                continue
            if i > start:
                yield _Piece(start, i, opener)
                opener = word
            elif opener not in RELATIVE:
                opener = word
            start = i + 1
    if start < high:
        yield _Piece(start, high, opener)


def _joins_names(block: TaggedBlock, at: int, high: int) -> bool:
    """Does the "and" join two noun phrases ("Louise and Ian", "two months and a day"), not two verbs?"""
    if at + 1 >= high:
        return False
    after = block.words[at + 1]
    if block.caps[at + 1] and block.caps[at - 1]:
        return True
    named = block.caps[at + 1] and at > 1 and block.words[at - 2] in DETERMINERS  # "sees his sister and Ada off"
    return (named or after in DETERMINERS) and not _verb_follows(block, at + 1, high)


def _verb_follows(block: TaggedBlock, at: int, high: int) -> bool:
    """Is there a finite-looking word soon after a noun phrase that starts here?"""
    for i in range(at + 1, min(at + 6, high)):
        word = block.words[i]
        if word in BREAKS or word in PREPOSITIONS:
            return False
        if word in AUXILIARY or word in ("will", "would", "never") or (word.endswith(("ed", "s")) and i > at + 1):
            return True
    return False


def _opens_clause(block: TaggedBlock, at: int, high: int) -> bool:
    """Is "as", "after", ... followed by a clause ("as he flees", "after killing"), not by a noun phrase ("as a doctor")?"""
    if at + 1 >= high:
        return False
    after = block.words[at + 1]
    if after.endswith("ing") or after in SUBJECT_PRONOUNS:
        return True
    if block.words[at] == "as" and after in ("a", "an", "though", "if", "well", "high", "far", "soon", "long", "black"):
        return False
    return (block.caps[at + 1] or after in DETERMINERS) and any(
        w in AUXILIARY or w.endswith(("ed", "s")) for w in block.words[at + 2 : min(at + 7, high)] if w not in ("'s",)
    )


def _verbs(block: TaggedBlock, piece: _Piece, lexicon: Lexicon) -> Iterator[tuple[int, VerbPhrase, int, str]]:
    """Verbs of deeds in a piece: (word, phrase, end, form)."""
    words = block.words
    past = piece.start
    for i in range(piece.start, piece.end):
        phrases = lexicon.verbs.get(words[i])
        if phrases is None or i < past or (block.caps[i] and i > piece.start):
            continue
        form = _form(block, i, piece, lexicon)
        if not form:
            continue
        found = phrase_at(words, i, min(piece.end + 1, len(words)), phrases)
        if found is None or _idiom(words, i, piece.end, found, lexicon):
            continue
        past = max(i + 1, found[1] if not found[0].steps else min(found[1], i + 2))
        yield i, found[0], max(found[1], i + 1), form


def _idiom(words: list[str], at: int, end: int, found: tuple[VerbPhrase, int], lexicon: Lexicon) -> bool:
    """A bare verb in a company that makes it another ("takes place")."""
    if found[0].steps:
        return False
    bases = [w for w in (tuple(words[at + 1 : at + 2]), tuple(words[at + 1 : at + 3])) if w]
    return any(idiom[1:] in bases and _same_verb(words[at], idiom[0]) for idiom in lexicon.idioms)


def _same_verb(form: str, verb: str) -> bool:
    return (
        form == verb
        or form.startswith(verb)
        or (
            len(verb) > 3
            and form[:2] == verb[:2]
            and verb in ("fall", "take", "find", "lose", "fight", "shoot", "keep", "leave", "meet")
        )
    )


def _form(block: TaggedBlock, at: int, piece: _Piece, lexicon: Lexicon) -> str:
    """`finite`, `passive`, `ing`, `infinitive`, or empty where the word is no verb here."""
    words = block.words
    kinds = lexicon.forms.get(words[at], frozenset())
    back = at - 1
    while back >= piece.start and words[back] in ADVERBS:
        back -= 1
    before = words[back] if back >= piece.start else ""
    if words[at] == "be" or before == "be":
        first = back - (before == "be")
        if first >= piece.start and words[first] == "to":
            return "infinitive"  # "sentenced to be hanged"
    if words[at] in AUXILIARY and words[at] in BE:
        return "finite"
    if before in ADJECTIVAL or (
        (before in DETERMINERS or before == "'s") and not (before in ("that", "all", "both", "two") and kinds & {"s", "past"})
    ):
        return ""
    if before == "to":
        return "infinitive" if "base" in kinds else ""
    if before in ("'d", "'ll") or before in (
        "will",
        "would",
        "could",
        "might",
        "may",
        "should",
        "can",
        "cannot",
        "must",
        "shall",
        "wo",
        "ca",
    ):
        return "finite" if "base" in kinds else ""
    if before in ("do", "does", "did", "don't", "doesn't", "didn't", "let", "lets", "make", "makes", "help", "helps"):
        return "finite" if "base" in kinds else ""
    if words[at] in BE:
        return "finite"
    if before in BE or (before.endswith(("n't",)) and before[:-3] in ("is", "was", "are", "were")):
        return "passive" if "part" in kinds else ("progressive" if "ing" in kinds else "")
    if before in HAVE:
        return "finite" if kinds & {"part", "past"} else ""
    if "part" in kinds and back > piece.start and (before in OBJECT_PRONOUNS or block.caps[back]):
        first = back
        while first > piece.start and block.caps[first - 1]:
            first -= 1
        if first > piece.start and words[first - 1] in HAVE:
            return "causative"
    if "ing" in kinds:
        behind_name = back >= piece.start and (block.caps[back] or before in OBJECT_PRONOUNS)
        return "ing" if _is_start(block, at, piece) or behind_name or before in PREPOSITIONS else ""
    if before in PREPOSITIONS and before not in ("out", "up", "down", "off"):
        return ""
    if at + 1 < piece.end and words[at + 1] == "by" and "part" in kinds:
        return "passive"
    if at == piece.start and piece.opener == "," and "part" in kinds and (at + 1 >= piece.end or words[at + 1] in PREPOSITIONS):
        return "participle"
    if at == piece.start and piece.passive and "part" in kinds:
        return "finite" if "past" in kinds and _is_done_alone(lexicon, words[at]) else "passive"
    if kinds & {"past", "s"}:
        if "s" in kinds and back >= piece.start and before.endswith("s") and not block.caps[back] and before not in ("this",):
            return ""
        return "finite"
    if (
        "base" in kinds
        and at > piece.start
        and (
            before in ("they", "we", "i", "you", "who", "people", "men", "women", "others", "all", "both", "lads", "police")
            or before.endswith("s")
        )
    ):
        return "finite"
    if "base" in kinds and back > piece.start and block.caps[back] and "and" in words[piece.start : back]:
        return "finite"  # "Ada and Ivo share a cab"
    if "base" in kinds and at == piece.start and piece.opener in ("and", "then", "who"):
        return "base"
    return ""


def _is_done_alone(lexicon: Lexicon, word: str) -> bool:
    """Is a verb only ever done by its subject ("was thrown clear and survived")?"""
    found = lexicon.verbs.get(word)
    return found is not None and all(phrase.deed in _ALONE for phrase in found.others)


_ALONE = frozenset(
    "die survive return stay arrive retire vanish escape grow_old weep sleep fail succeed surrender fall confess leave".split()
)
"""Deeds without anybody they are done to."""


def _is_start(block: TaggedBlock, at: int, piece: _Piece) -> bool:
    return at == piece.start or block.words[at - 1] in PREPOSITIONS or block.words[at - 1] in ADVERBS


def _first_verb(block: TaggedBlock, piece: _Piece) -> int | None:
    """The first word that looks like a finite verb, of whatever deed."""
    for i in range(piece.start, piece.end):
        word = block.words[i]
        if word in AUXILIARY or word in ("will", "would", "could", "must"):
            return i
        if (
            i > piece.start
            and not block.caps[i]
            and len(word) > 3
            and word.endswith(("ed", "es", "s"))
            and word not in COMMON
            and not word.endswith(("ss", "'s", "us"))
        ):
            before = block.words[i - 1]
            if (
                before not in DETERMINERS
                and before not in PREPOSITIONS
                and (block.caps[i - 1] or before in SUBJECT_PRONOUNS or before in ADVERBS or before == "who" or word.endswith("ed"))
            ):
                return i
    return None


def _predication(
    block: TaggedBlock,
    piece: _Piece,
    phrases: list[Phrase],
    verb: tuple[int, VerbPhrase, int, str],
    subject: tuple[Phrase, ...],
    lexicon: Lexicon,
    unreal: tuple[str, ...] | None,
    verbs: list[tuple[int, VerbPhrase, int, str]],
) -> Predication:
    words = block.words
    at, phrase, end, form = verb
    until = next((v[0] for v in verbs if v[0] > at and v[3] in ("finite", "passive", "progressive", "base")), piece.end)
    made = Predication(
        phrase.deed,
        at,
        end,
        (piece.start, piece.end),
        passive=form in ("passive", "participle", "causative") or phrase.passive,
        told=form in ("finite", "passive", "progressive", "causative"),
    )
    if subject:
        made.subject, made.also = subject[0], subject[1:]
    if form == "ing":
        beside = next((p for p in phrases if p.end == at and p.kind in ("name", "pronoun")), None)
        if beside is not None:
            made.subject, made.also = beside, ()
    if form == "causative":  # "had him beheaded": not by her own hand, but by her
        made.by = made.subject
        made.subject, made.also = next((p for p in phrases if p.end == at and p.kind in ("name", "pronoun")), None), ()
    after = [p for p in phrases if at < p.start < until]
    direct: Phrase | None = None
    where: list[tuple[str, Phrase]] = []
    for p in after:
        back = p.start - 1
        while back > at and words[back] in DETERMINERS:
            back -= 1
        before = words[back]
        if p.kind == "owner":
            where.append(("'s", p))
        elif before == "by" and made.passive:
            made.by = made.by or p
        elif before in PREPOSITIONS and back > at:
            where.append((before, p))
        elif direct is None and not is_time(words, p) and words[p.start] not in ("himself", "herself", "themselves", "itself"):
            direct = p
    made.object, made.at = direct, tuple(where)
    if made.deed == "die" and direct is not None and not phrase.steps and not made.passive:
        made.deed = "kill"  # "drowning the sailor"
    made.denied = phrase.before != "never" and is_denied(words, piece, at, lexicon)
    made.why_unreal = " ".join(unreal) if unreal else why_unreal(block, piece, at, form, made.deed, lexicon)
    made.real = not made.why_unreal
    if form == "ing" and at > piece.start and words[at - 1] in ("without", "instead", "of", "before", "from", "for", "against"):
        made.real, made.why_unreal = False, f"{words[at - 1]} ...ing"
    return made
