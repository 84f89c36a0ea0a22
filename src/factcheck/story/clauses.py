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
from factcheck.story.wording import (
    ADJECTIVAL,
    ADVERBS,
    AUXILIARY,
    BE,
    BREAKS,
    DETERMINERS,
    DIRECTIONS,
    HAVE,
    INDEFINITE,
    JOINING,
    OBJECT_PRONOUNS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBJECT_PRONOUNS,
    SUBORDINATE,
    TIMES,
    WORKS,
)

PARTS = 40
"""Pieces of a sentence that are looked at; a longer one is a list."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, `[start, end)` in words; `head` is its last word, or the whole of a name."""

    kind: str
    """`name`, `pronoun`, `noun`; `owner` for a name before "'s"."""
    start: int
    end: int
    owner: int = -1
    """Word that owns it ("his", or the name before "'s"), -1 for none."""


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
    unreal = _unreal_sentence(words, low, high, lexicon)
    subject: tuple[Phrase, ...] = ()
    outer: tuple[Phrase, ...] = ()
    last: Phrase | None = None
    relative = passive = False
    listed: tuple[Phrase, ...] = ()
    for number, piece in enumerate(_pieces(block, low, high)):
        if number >= PARTS:
            return
        phrases = list(_phrases(block, piece.start, piece.end, lexicon))
        piece.passive = (
            passive
            and (piece.opener in JOINING or piece.opener == ",")
            and (not (phrases and phrases[0].start == piece.start) or words[piece.start].endswith("ed"))
        )
        passive = _has_passive(words, piece, lexicon) or piece.passive
        verbs = list(_verbs(block, piece, lexicon))
        first = verbs[0][0] if verbs else _first_verb(block, piece)
        lead = [p for p in phrases if p.end <= (first if first is not None else piece.end) and not _governed(words, p, piece.start)]
        lead = [p for p in lead if p.kind != "owner" and not _is_time(words, p)]
        mine: tuple[Phrase, ...] = ()
        if piece.opener in RELATIVE and piece.opener != "that":
            whom = piece.opener == "whom" or (lead and lead[0].kind != "noun")
            if not relative:
                outer = subject
            relative = True
            mine = (lead[0],) if whom and lead else ((last,) if last is not None else ())
        elif len(phrases) == 1 == len(lead) and first is None and lead[0].kind == "name" and piece.opener in ("", ",", ":"):
            listed = (*listed, lead[0])  # "Ada, Ivo and Mara are found": a list so far, or a name with something behind it
            described = bool(subject) and subject[0].kind == "noun" and not relative and piece.opener == ","
            mine = (lead[0],) if not subject or described else ()  # "the wireless operator, Percy Holt, ..."
        elif lead and (first is not None or not subject or piece.opener in JOINING or piece.opener in (";", ":")):
            mine = _joined(words, lead)
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
            free = [p for p in phrases if p.kind != "owner" and not _governed(words, p, piece.start)] or phrases
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
    return after in DETERMINERS and not _verb_follows(block, at + 1, high)


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
    if before in OBJECT_PRONOUNS and back > piece.start and words[back - 1] in HAVE and "part" in kinds:
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
        return "passive"
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
    if "base" in kinds and at == piece.start and piece.opener in ("and", "then", "who"):
        return "base"
    return ""


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


def _phrases(block: TaggedBlock, start: int, end: int, lexicon: Lexicon) -> Iterator[Phrase]:
    """The noun phrases of words `[start, end)`."""
    words = block.words
    i = start
    owner = -1
    while i < end:
        name = next((t for t in block.at.get(i, ()) if t.type == "name"), None)
        if name is not None and name.end == i + 1 and words[i] in ADVERBS:
            name = None  # "Instead she ..."
        if name is not None and name.end <= end:
            if name.end < end and words[name.end] == "'s":
                owner = i
                stop = _noun_end(block, name.end + 1, end, lexicon)
                yield Phrase("owner", i, name.end)
                if stop > name.end + 1:
                    yield Phrase("noun", name.end + 1, stop, owner)
                i = max(stop, name.end + 1)
                continue
            beside = words[name.end] if name.end < end else ""
            if beside in lexicon.roles and not block.caps[name.end] and name.end + 1 < end and block.caps[name.end + 1]:
                i = name.end  # "Grand Hotel manager Ada Lane": the hotel belongs to the manager
                continue
            yield Phrase("name", i, name.end)
            i = name.end
            continue
        word = words[i]
        if word in INDEFINITE and not (i + 1 < end and words[i + 1] in DETERMINERS):
            yield Phrase("noun", i, i + 1)
            i += 1
            continue
        if word in SUBJECT_PRONOUNS or (word in OBJECT_PRONOUNS and word not in POSSESSIVES):
            yield Phrase("pronoun", i, i + 1)
            i += 1
            continue
        if word in DETERMINERS:
            stop = _noun_end(block, i + 1, end, lexicon)
            if word == "her" and stop == i + 1:
                yield Phrase("pronoun", i, i + 1)
                i += 1
                continue
            if stop > i + 1:
                inner = next((t for j in range(i + 1, stop) for t in block.at.get(j, ()) if t.type == "name"), None)
                if inner is not None and inner.end >= stop:
                    yield Phrase("name", inner.start, inner.end)
                    stop = inner.end
                else:
                    yield Phrase("noun", i, stop, i if word in POSSESSIVES else -1)
                i = stop
                continue
        elif (
            word[:1].isalpha()
            and word not in PREPOSITIONS
            and word not in COMMON
            and word not in ADVERBS
            and word not in lexicon.verbs
        ):
            stop = _noun_end(block, i, end, lexicon)
            if stop > i:
                inner = next(
                    (t for j in range(i + 1, stop) for t in block.at.get(j, ()) if t.type == "name" and t.end >= stop), None
                )
                yield Phrase("noun", i, stop) if inner is None else Phrase("name", inner.start, inner.end)
                i = stop
                continue
        i += 1


def _noun_end(block: TaggedBlock, at: int, end: int, lexicon: Lexicon) -> int:
    """Behind the nouns and adjectives that begin here: before a preposition, a mark, an auxiliary, a verb of a deed."""
    words = block.words
    start = at
    while at < end and at - start < 6:
        word = words[at]
        name = next((t for t in block.at.get(at, ()) if t.type == "name"), None)
        if name is not None:  # "the surgeon Ada Lane" is one phrase, "that night Ada rows" is two
            return at if at > start and words[at - 1] in TIMES else min(name.end, end)
        if at == start and word in DETERMINERS and word not in POSSESSIVES:
            at += 1
            continue
        if (
            not word[:1].isalnum()
            or word in PREPOSITIONS
            or word in AUXILIARY
            or word in JOINING
            or word in RELATIVE
            or word in SUBJECT_PRONOUNS
            or (word in COMMON and word not in ("own", "new", "old", "first", "second", "last", "other", "will"))
            or (word == "will" and not _is_testament(block, at, start, end))
            or word in ("never", "not", "would", "could")
            or (at > start and word in DIRECTIONS)
        ):
            break
        kinds = lexicon.forms.get(word)
        if kinds and at > start and kinds & {"s", "past"} and not (block.caps[at]):
            break
        if (
            at > start
            and word.endswith("ed")
            and not kinds
            and words[at - 1] not in DETERMINERS
            and at + 1 < end
            and words[at + 1] in (*DETERMINERS, *PREPOSITIONS, *OBJECT_PRONOUNS)
        ):
            break
        at += 1
    return at


def _is_testament(block: TaggedBlock, at: int, start: int, end: int) -> bool:
    """Is "will" a noun ("burned the newer will"), not the future? The noun closes its phrase."""
    after = block.words[at + 1] if at + 1 < end else ""
    return block.words[start - 1] in DETERMINERS and (not after[:1].isalpha() or after in PREPOSITIONS or after in RELATIVE)


def _governed(words: list[str], phrase: Phrase, start: int) -> bool:
    """Does a preposition stand before it?"""
    at = phrase.start - 1
    if phrase.kind == "name":
        while at >= start and words[at] in ("the", "a", "an", "old", "young"):
            at -= 1
    return at >= start and words[at] in PREPOSITIONS


def _is_time(words: list[str], phrase: Phrase) -> bool:
    return phrase.kind in ("noun", "name") and words[phrase.end - 1] in TIMES


def _joined(words: list[str], lead: list[Phrase]) -> tuple[Phrase, ...]:
    """The first phrase, and those that an "and" adds to it."""
    found = [lead[0]]
    for phrase in lead[1:]:
        if words[phrase.start - 1] == "and" or (
            phrase.start >= 2 and words[phrase.start - 1] in DETERMINERS and words[phrase.start - 2] == "and"
        ):
            found.append(phrase)
    return tuple(found)


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
        made.subject, made.also = next((p for p in phrases if p.end == at and p.kind == "pronoun"), None), ()
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
        elif direct is None and not _is_time(words, p) and words[p.start] not in ("himself", "herself", "themselves", "itself"):
            direct = p
    made.object, made.at = direct, tuple(where)
    if made.deed == "die" and direct is not None and not phrase.steps and not made.passive:
        made.deed = "kill"  # "drowning the sailor"
    made.denied = phrase.before != "never" and _denied(words, piece, at, lexicon)
    made.why_unreal = " ".join(unreal) if unreal else _unreal(block, piece, at, form, made.deed, lexicon)
    made.real = not made.why_unreal
    if form == "ing" and at > piece.start and words[at - 1] in ("without", "instead", "of", "before", "from", "for", "against"):
        made.real, made.why_unreal = False, f"{words[at - 1]} ...ing"
    return made


def _denied(words: list[str], piece: _Piece, at: int, lexicon: Lexicon) -> bool:
    window = words[max(piece.start, at - 5) : at]
    if any(w in lexicon.negation or w.endswith("n't") for w in window):
        return True
    pairs = {tuple(words[i : i + 2]) for i in range(max(piece.start, at - 6), at)}
    return bool(pairs & lexicon.negation_pairs) or (
        piece.start < len(words) and words[piece.start] in ("nobody", "none", "neither")
    )


_ACHIEVED = frozenset(
    "manages managed able goes went begins began starts started comes came is was continues continued forced made "
    "chooses chose decides decided agrees agreed helps helped proceeds".split()
)


_SAYING = frozenset(
    "tell tells told telling say says said saying claim claims claimed claiming inform informs informed assure assures assured insist "
    "insists insisted pretend pretends swear swears swore announce announces announced declare declares declared report reports "
    "reported write writes wrote suggest suggests suggested argue argues argued".split()
)
"""Verbs behind which "that" opens what somebody says, true or not; who admits, learns or proves something is believed."""


def _unreal(block: TaggedBlock, piece: _Piece, at: int, form: str, deed: str, lexicon: Lexicon) -> str:
    """The word that takes the verb out of what happened, empty if there is none."""
    words = block.words
    if block.quoted[at] or block.block.kind == "quote":
        return "in quotation marks"
    if form == "infinitive":
        before = next((words[i] for i in range(at - 2, max(piece.start - 1, at - 5), -1) if words[i] not in ADVERBS), "")
        if before not in _ACHIEVED:
            return "an infinitive"
    if piece.opener in ("if", "unless"):
        return piece.opener
    if piece.opener == "that" and piece.start > 1:
        if words[piece.start - 2] in lexicon.unreal:
            return words[piece.start - 2]  # "believes that ..."
        for i in range(piece.start - 2, max(-1, piece.start - 6), -1):
            if words[i] in BREAKS or words[i] in RELATIVE:
                break
            if words[i] in _SAYING and lexicon.deeds[deed].kind != "relation":  # "tells him that she loves him" does it
                return f"{words[i]} that"  # who says so may lie
    for i in range(piece.start, at):
        if words[i] in lexicon.unreal and not (block.caps[i] and i > piece.start):
            return words[i]
        if i + 1 < at and tuple(words[i : i + 2]) in lexicon.unreal_pairs:
            return " ".join(words[i : i + 2])
    return ""


_WORK_TELLS = (
    frozenset(
        "ends closes opens begins starts finishes concludes culminates follows tells shows sees has , 's and of in that in when with".split()
    )
    | BREAKS
)
"""What a work does where its story is told; whatever else it does is somebody's view of it."""


def _unreal_sentence(words: list[str], low: int, high: int, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The phrase by which a sentence speaks of something else than the story's events."""
    if high - low > 3 and words[low] in DETERMINERS and words[low + 1] in WORKS and words[low + 2] not in _WORK_TELLS:
        return tuple(words[low : low + 3])  # "the film suggests that ..."
    for i in range(low, high):
        for phrase in lexicon.unreal_sentences.get(words[i], ()):
            if tuple(words[i : min(i + len(phrase), high)]) == phrase:
                return phrase
    return None
