"""Names of people, organisations and works: folding, taking lists apart, and who is the same as whom.

The answers are cautious: `same_*` is true only where nothing else is likely, so that two strangers are never merged.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from anyascii import anyascii

_INNER = re.compile(r"['-](?<=[a-z0-9].)(?=[a-z0-9])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORDS = "".join(c if c.isalnum() or c in "\x01\x02" else " " for c in map(chr, range(128)))
"""ASCII, of which letters, digits and `_KEPT` stay."""
_ARTICLE = re.compile(r"^(?:(?:the|an|a) )+(?=\S)")
_KEPT = {ord("'"): "\x01", ord("-"): "\x02"}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII words, single-spaced: what names are compared by.

    Accents go, punctuation becomes a space but for apostrophes and hyphens inside a word; a possessive at the end and
    an article at the head go. A text without letters and digits gives the empty string. Folding twice changes nothing.
    """
    if text.isascii():
        ascii_text = text.lower()
    else:
        plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").replace("\u2010", "-")
        ascii_text = _NOT_ASCII.sub(lambda m: anyascii(m.group()), plain).casefold()
    ascii_text = ascii_text.replace("\x01", " ").replace("\x02", " ")
    if "'" in ascii_text or "-" in ascii_text:
        ascii_text = _INNER.sub(lambda m: _KEPT[ord(m.group())], ascii_text)
    words = " ".join(ascii_text.translate(_WORDS).split()).replace("\x01", "'").replace("\x02", "-")
    folded = _ARTICLE.sub("", words)
    end = len(folded)
    while folded.startswith("'s", end - 2) and end > 2:
        end -= 2
    return folded[:end]


# Lists of names


class NamePiece(NamedTuple):
    """One name of a list: where it stands in the text, the name without quotes, and what is in brackets behind it."""

    start: int
    end: int
    text: str
    note: str


class NameList(NamedTuple):
    """The names of a text, in order. `complete` says whether the words call them all of them, `cue` the words that
    do."""

    pieces: tuple[NamePiece, ...]
    complete: Literal["yes", "no", "unknown"]
    cue: str


_LONGEST_NAME = 80
_HEAD_CUE = re.compile(
    r"\s*(?:(?P<no>including|includes?|among (?:others|them)|such as|notably|most notably|e\.g\.|for example"
    r"|for instance)"
    r"|(?P<yes>only|solely|exclusively|just(?!\s+[^\W\d_]+\s*$)))\b[\s:,]*",
    re.I,
)
_TAIL_CUE = re.compile(
    r"(?P<joint>(?:[\s,;]|\band\b|&){0,6})(?:"
    r"(?P<no>\.{3}|…|(?<![\w'’-])(?:among (?:many |several )?others|and (?:many |several )?(?:others|more)"
    r"|(?:many |several )?others|et al\b\.?|etc\b\.?|and so on|more))"
    r"|(?<![\w'’-])(?P<yes>only|solely|exclusively|alone))[\s.,;]*$",
    re.I,
)
_SUFFIX = re.compile(
    r"\s*(?:jr|sr|ii|iii|iv|inc|incorporated|ltd|limited|llc|l\.l\.c|llp|lp|plc|corp|co|gmbh|ag|s\.a|sa|s\.p\.a|spa"
    r"|s\.r\.l|srl"
    r"|bv|nv|ab|oy|as|a\.s\.c|asc|bsc|bvk|ace|phd|ph\.d|m\.d|md|esq)\b\.?(?=\s*(?:[,;/&()\n]|and\b|$))",
    re.I,
)
_WORD_SEPARATOR = re.compile(r"(and|&)\s", re.I)
_LEADING_AND = re.compile(r"(?:and|&)\s+", re.I)
_QUOTES = "\"'“”‘’«»„`*_"
_EDGE = " \t\r\n\xa0•·‣◦▪*-–—,;:/|" + _QUOTES


def split_names(text: str, *, last_first: bool = False) -> NameList:
    """Take a list of names apart.

    `last_first`: a text with one comma is one name with its surname first (`Reeves, Keanu`), given back as `Keanu
    Reeves`. `and` and `&` separate only after a comma list or between two sides of two words each at least: `Simon &
    Schuster` is one.
    """
    start, end, complete, cue = _cues(text)
    pieces = []
    for a, b in _cuts(text, start, end, commas=not (last_first and text.count(",") == 1)):
        piece = _piece(text, a, b, last_first)
        if piece is not None:
            pieces.append(piece)
    return NameList(tuple(pieces), complete, cue)


def items_of(text: str, *, last_first: bool = False) -> NameList:
    """Take a list of a data file apart: items are parted by `;`, and by commas only where no item is a name with its surname first.

    With `last_first` an item of one comma, one surname and few given names is one name (`Reeves, Keanu`), if every item
    with a comma is of that form; so is one of a surname in capitals and given names (`KUROSAWA Akira`).
    """
    cuts = _items(text)
    inverted = last_first and _are_inverted([text[a:b] for a, b in cuts])
    if len(cuts) == 1 and not inverted and not last_first:
        return split_names(text)
    pieces: list[NamePiece] = []
    complete: Literal["yes", "no", "unknown"] = "unknown"
    cue = ""
    for a, b in cuts:
        if len(cuts) > 1 and not inverted and "," in text[a:b]:
            whole = _piece(text, a, b, False)  # the list has parted what it wanted parted
            pieces.extend((whole,) if whole else ())
            continue
        one = split_names(text[a:b], last_first=inverted)
        for p in one.pieces:
            name = _given_first(p.text) if last_first else p.text
            pieces.append(NamePiece(p.start + a, p.end + a, name, p.note))
        if one.complete == "no" or complete == "unknown":
            complete, cue = one.complete, one.cue
    return NameList(tuple(pieces), complete, cue)


_CAPITALS = re.compile(
    r"(?P<last>[^\W\d_a-z]{3,}(?:-[^\W\d_a-z]{2,})?) (?P<first>[^\W\d_][^\W\d_A-Z]+(?:[ -][^\W\d_][^\W\d_A-Z]+)?)"
)


def _given_first(name: str) -> str:
    """`KUROSAWA Akira` as `Akira Kurosawa`; any other name as it is."""
    match = _CAPITALS.fullmatch(name)
    if match is None or not match["last"].isupper() or not match["first"][:1].isupper():
        return name
    return f"{match['first']} {match['last'].title()}"


def _items(text: str) -> list[tuple[int, int]]:
    """The stretches between semicolons outside brackets."""
    cuts: list[tuple[int, int]] = []
    begin = at = 0
    while at < len(text):
        if text[at] in "([":
            at = _after_bracket(text, at, len(text))
            continue
        if text[at] == ";":
            cuts.append((begin, at))
            begin = at + 1
        at += 1
    cuts.append((begin, len(text)))
    return cuts


_INVERTED = re.compile(r"(?P<last>[^,]+), (?P<first>[^,]+)")
_IN_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")


def _are_inverted(items: list[str]) -> bool:
    """Is every item with a comma a surname and given names (`Villeneuve, Denis`)?"""
    found = False
    for item in items:
        bare = _IN_BRACKETS.sub("", item).strip()
        if "," not in bare:
            continue
        match = _INVERTED.fullmatch(bare)
        if match is None:
            return False
        last = [w for w in match["last"].split() if w.lower() not in _PARTICLES]
        first = match["first"].split()
        if len(last) != 1 or not 1 <= len(first) <= 3 or _SUFFIX.match(f" {match['first']}"):
            return False
        if not all(w[0].isupper() or w.lower() in _PARTICLES for w in (*last, *first)):
            return False
        found = True
    return found


def _cues(text: str) -> tuple[int, int, Literal["yes", "no", "unknown"], str]:
    """The stretch that holds the names, and what the words around it say of their completeness."""
    start, end = 0, len(text)
    complete: Literal["yes", "no", "unknown"] = "unknown"
    cue = ""
    tail_from = max(0, len(text) - 60)
    for found in (_HEAD_CUE.match(text), _TAIL_CUE.search(text, tail_from)):
        if found is None:
            continue
        word = found["no"] or found["yes"]
        if "joint" in found.groupdict() and word[0].isupper() and not found["joint"].strip():
            continue  # "Kenneth More" is a name, "Kenneth Lane, More" a list that goes on
        if found.start() == 0 and found.end() < len(text):
            start = found.end()
        elif found.start() > start:
            end = found.start()
        else:
            continue
        if complete != "no":
            complete, cue = ("no" if found["no"] else "yes"), word.lower()
    return start, end, complete, cue


def _cuts(text: str, start: int, end: int, *, commas: bool) -> list[tuple[int, int]]:
    """The stretches between separators outside brackets. One pass; brackets that never close are letters."""
    cuts: list[tuple[int, int]] = []
    begin = at = start
    commas_seen = False
    while at < end:
        char = text[at]
        if char in "([":
            at = _after_bracket(text, at, end)
            continue
        if char == ",":
            suffix = _SUFFIX.match(text, at + 1, min(end, at + 40))
            if suffix:
                at = suffix.end()
                continue
            if commas:
                cuts.append((begin, at))
                begin, commas_seen = at + 1, True
        elif char in ";|\n•·" or (char == "/" and _spaced(text, at, end)):
            cuts.append((begin, at))
            begin, commas_seen = at + 1, True
        elif char in "aA&" and at > begin and text[at - 1].isspace():
            word = _WORD_SEPARATOR.match(text, at, end)
            if word and (commas_seen or _two_names(text, begin, at, word.end(), end)):
                cuts.append((begin, at))
                begin = word.end()
        at += 1
    cuts.append((begin, end))
    return cuts


def _after_bracket(text: str, at: int, end: int) -> int:
    """Behind the bracket that opens here (looked for in the next 200 characters), or behind the bracket sign itself."""
    close = text.find(")" if text[at] == "(" else "]", at, min(end, at + 200))
    return close + 1 if close >= 0 else at + 1


def _spaced(text: str, at: int, end: int) -> bool:
    """Is the slash at `at` a separator? Only between spaces or between two names of two words (`AC/DC` is one)."""
    return text[at - 1 : at].isspace() or text[at + 1 : at + 2].isspace() or _two_names(text, 0, at, at + 1, end)


def _two_names(text: str, a: int, b: int, c: int, d: int) -> bool:
    """Do both sides look like full names: at least two capitalised words right before, and right after?"""
    left = re.split(r"[;\n]", text[max(a, b - _LONGEST_NAME) : b])[-1].split()
    right = re.split(r"[;\n]|\s(?:and|&)\s", text[c : min(d, c + _LONGEST_NAME)])[0].split()
    return _capitalised(left) >= 2 and _capitalised(right) >= 2


def _capitalised(words: list[str]) -> int:
    return sum(1 for word in words if word[:1].isupper() or word[:1].isdigit() or not word[:1].isascii())


def _piece(text: str, a: int, b: int, last_first: bool) -> NamePiece | None:
    """The name in this stretch, without edges; its bracket becomes the note."""
    while a < b and text[a] in _EDGE:
        a += 1
    while a < b and text[b - 1] in _EDGE:
        b -= 1
    lead = _LEADING_AND.match(text, a, b)
    if lead:
        a = lead.end()
    note = ""
    if a < b and text[b - 1] in ")]":
        opening = text.rfind("(" if text[b - 1] == ")" else "[", a, b)
        if opening > a:
            note = text[opening + 1 : b - 1].strip()
            b = opening
            while a < b and text[b - 1] in _EDGE:
                b -= 1
    if b - a > 1 and text[b - 1] == "." and not _keeps_dot(text[a:b]):
        b -= 1
        while a < b and text[b - 1] in _EDGE:
            b -= 1
    name = text[a:b]
    if b - a > _LONGEST_NAME or not any(c.isalpha() for c in name):
        return None
    if last_first and name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first.strip()} {last.strip()}"
    return NamePiece(a, b, " ".join(name.split()), note)


def _keeps_dot(name: str) -> bool:
    """Does the dot at the end belong to the name (`Jr.`, `Bros.`, `J. R.`)?"""
    last = name.split()[-1] if name.split() else ""
    return bool(re.fullmatch(r"(?:jr|sr|inc|ltd|corp|co|bros|st|dr|[a-z]|(?:[a-z]\.)+[a-z])\.", last, re.I))


# People

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "prof", "professor"})
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ter",
        "ten",
    }
)
_NICKNAMES = tuple(
    frozenset(group.split())
    for group in (
        "robert bob bobby rob robbie bert",
        "william bill billy will willie liam",
        "richard rick ricky dick rich richie",
        "james jim jimmy jamie",
        "john johnny jack",
        "joseph joe joey",
        "thomas tom tommy",
        "michael mike mikey mick",
        "charles charlie chuck chas",
        "edward ed eddie ted teddy ned",
        "theodore ted teddy theo",
        "daniel dan danny",
        "david dave davey",
        "steven steve stephen",
        "anthony tony",
        "christopher chris kit",
        "christina christine chris tina",
        "nicholas nick nicky",
        "matthew matt",
        "andrew andy drew",
        "alexander alex al sandy",
        "alexandra alex sandra",
        "benjamin ben benny",
        "samuel sam sammy",
        "samantha sam",
        "gregory greg",
        "jeffrey jeff geoffrey geoff",
        "kenneth ken kenny",
        "lawrence larry laurence",
        "leonard len lenny leo",
        "ronald ron ronnie",
        "donald don donnie",
        "raymond ray",
        "peter pete",
        "philip phil phillip",
        "patrick pat paddy",
        "timothy tim",
        "frederick fred freddie freddy",
        "francis frank",
        "franklin frank",
        "henry harry hank",
        "harold harry hal",
        "walter walt",
        "gerald gerry jerry",
        "jerome jerry",
        "zachary zach zack",
        "joshua josh",
        "jonathan jon",
        "nathaniel nathan nate",
        "elizabeth liz beth betty eliza lizzie lisa",
        "katherine kate katie kathy catherine cathy kathryn",
        "margaret maggie meg peggy",
        "jennifer jen jenny",
        "susan sue suzanne",
        "deborah debbie deb debra",
        "barbara barb",
        "patricia pat patty tricia",
        "rebecca becky",
        "jessica jess jessie",
        "victoria vicky vicki",
        "abigail abby",
        "dorothy dot dottie",
        "eugene gene",
        "vincent vince vinnie",
        "maximilian max",
        # Spellings of one name.
        "ann anne",
        "sara sarah",
        "marc mark",
        "eric erik erick",
        "carl karl",
        "alan allan allen alun",
        "brian bryan",
        "sean shaun shawn",
        "jon john",
        "hanna hannah",
        "teresa theresa",
        "isabel isabelle",
        "lewis louis",
        "neil neal",
        "stuart stewart",
        "graham graeme",
        "marjorie marjory",
        "cathryn kathryn catherine katherine",
    )
)
"""Short forms and spellings that are the same given name. Not transitive: two names match within one group only."""


def same_person(a: str, b: str) -> bool:
    """Are the two names, raw or folded, one person's?

    Surnames must be equal (particles count, Jr and the like and titles do not); given names equal, one an initial of
    the other, or a nickname pair; middle names may be missing but must not clash. A name of one word equals only
    itself: a bare surname is for the caller to decide. In another order only the very same words are the same (`Park
    Chan-wook`).
    """
    first, second = _person_tokens(a), _person_tokens(b)
    if not first or not second:
        return False
    if first == second:
        return True
    if len(first) == 1 or len(second) == 1:
        return "".join(first).replace("-", "") == "".join(second).replace("-", "")
    if sorted(first) == sorted(second):
        return True
    given_a, surname_a = _parts(first)
    given_b, surname_b = _parts(second)
    if surname_a != surname_b:
        return False
    return bool(given_a and given_b) and _given_agree(given_a, given_b)


@lru_cache(maxsize=65536)
def _person_tokens(name: str) -> tuple[str, ...]:
    words = fold(re.sub(r"(?<=\b\w)\.(?=\w\b)", ". ", name)).split()
    kept = tuple(word for word in words if word not in _GENERATIONS and word not in _TITLES)
    return kept or tuple(words)


def _parts(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given names and surname (with its particles)."""
    cut = len(tokens) - 1
    while cut > 1 and tokens[cut - 1] in _PARTICLES:
        cut -= 1
    return tokens[:cut], tokens[cut:]


def _given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not _one_given(a[0], b[0]):
        joined_a, joined_b = "".join(a).replace("-", ""), "".join(b).replace("-", "")
        return joined_a == joined_b or _initials(a, b) or _initials(b, a)
    shorter, longer = sorted((a[1:], b[1:]), key=len)
    rest = iter(longer)
    return all(any(_one_given(middle, other) for other in rest) for middle in shorter)


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """`JR` for `John Ronald`."""
    return len(short) == 1 and len(full) > 1 and short[0] == "".join(word[0] for word in full)


_LONG_VOWEL = re.compile(r"o[uh](?![aeiouy])|oo|oe$|uu")
"""A long vowel as romanisations write it out; others write a macron, which folding takes away, or none (`Ryō`, `Ryou`, `Ryo`)."""


def _short(match: re.Match[str]) -> str:
    return match.group()[0]


def _one_given(a: str, b: str) -> bool:
    if a == b or a.replace("-", "") == b.replace("-", ""):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if _LONG_VOWEL.sub(_short, a) == _LONG_VOWEL.sub(_short, b):
        return True
    return any(a in group and b in group for group in _NICKNAMES)


# Organisations

_LEGAL = frozenset(
    "inc incorporated ltd limited llc llp lp plc corp corporation co company companies group holding holdings gmbh"
    " ag sa spa"
    " srl sas sarl bv nv ab oy asa kg kk pte pty".split()
)
_LEGAL_LETTERS = frozenset({("a", "s"), ("s", "a"), ("b", "v"), ("n", "v"), ("a", "g"), ("p", "c")})
"""Legal forms as they are folded: `A/S`, `S.A.`."""
_TRADES = (
    frozenset({"music", "records", "recordings"}),
    frozenset({"publishing", "publishers", "press", "books"}),
    frozenset({"television", "tv"}),
    frozenset({"video", "home"}),
)
"""Descriptors that set one branch of a house apart from another (`X Pictures`, `X Music`)."""
_DESCRIPTORS = frozenset(
    "film films filmworks picture pictures motion production productions entertainment studio studios media"
    " international"
    " distribution distributors releasing television tv records recordings music publishing publishers press books"
    " video home".split()
)
_SPELLED = {
    "twentieth": "20th",
    "nineteenth": "19th",
    "twenty-first": "21st",
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "bros": "brothers",
    "intl": "international",
    "&": "and",
    "prods": "productions",
    "ent": "entertainment",
}


@lru_cache(maxsize=65536)
def organisation_core(name: str) -> str:
    """The name folded, without legal suffixes and generic descriptors at the end, as long as something remains."""
    words = [_SPELLED.get(word, word) for word in fold(name.replace("&", " and ").replace("+", " plus ")).split()]
    whole = words
    while len(words) > 1 and (words[-1] in _LEGAL or (len(words) > 2 and tuple(words[-2:]) in _LEGAL_LETTERS)):
        words = words[:-1] if words[-1] in _LEGAL else words[:-2]
    legal_free = words
    while len(words) > 1 and (words[-1] in _DESCRIPTORS or words[-1] in _LEGAL):
        words = words[:-1]
    if words and words[-1] == "and":
        words = legal_free
    return " ".join(words or whole)


def same_organisation(a: str, b: str) -> bool:
    """Do the two names name one organisation? Equal cores, whatever the spaces, hyphens and plurals; or an acronym of
    three capitals or more and the words it stands for. `Sony Pictures` and `Sony Pictures Classics` are two: see
    `related_organisation`."""
    first, second = organisation_core(a), organisation_core(b)
    if not first or not second:
        return False
    if first == second or _squeezed(first) == _squeezed(second):
        return not _other_trade(a, b)
    return _stands_for(a, b) or _stands_for(b, a)


def _other_trade(a: str, b: str) -> bool:
    """Do both names say a trade, and not the same? Then they are two branches (`Sony Pictures`, `Sony Music`)."""
    first, second = _descriptors(a), _descriptors(b)
    return bool(first and second) and any(bool(trade & first) != bool(trade & second) for trade in _TRADES)


def _descriptors(name: str) -> set[str]:
    words = fold(name).split()
    return {word for word in words[len(organisation_core(name).split()) :] if word in _DESCRIPTORS}


def _squeezed(core: str) -> str:
    return "".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in core.replace("-", " ").split())


def _stands_for(acronym: str, name: str) -> bool:
    letters = acronym.strip().replace(".", "")
    if not (3 <= len(letters) <= 8 and letters.isupper() and letters.isalpha()):
        return False
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    return len(words) >= 3 and letters == "".join(word[0] for word in words)


def related_organisation(a: str, b: str) -> bool:
    """Might one be a part or branch of the other? The words of one core, or of one whole name, are all in the other,
    and they are not the same. Callers abstain there."""
    if same_organisation(a, b):
        return False
    if organisation_core(a) and organisation_core(a) == organisation_core(b):
        return True
    for fold_one in (organisation_core, _without_legal):
        first, second = set(fold_one(a).split()), set(fold_one(b).split())
        if first and second and (first < second or second < first):
            return True
    return False


def _without_legal(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word not in _LEGAL)


# Titles

_ROMAN = {
    roman: str(number)
    for number, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1)
}
_NUMBER_WORDS = {
    word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_PART_WORDS = frozenset({"part", "chapter", "volume", "vol", "episode", "book", "pt", "ch"})
_SUBTITLE = re.compile(r"\s*[:–—]\s*|\s+-\s+")


def same_title(a: str, b: str) -> bool:
    """Do two titles name one work? Equal after folding, with numbers in one notation (`Part II`, `Chapter 2`, `2`).

    A subtitle on one side only is ignored if the title before it is equal and has a number or two words at least.
    """
    first, second = _title_key(a), _title_key(b)
    if not first or not second:
        return False
    if first == second:
        return True
    return _is_main_title(first, b) or _is_main_title(second, a)


def _is_main_title(key: tuple[str, ...], longer: str) -> bool:
    pieces = _SUBTITLE.split(longer)
    telling = len(key) >= 2 or any(word.isdigit() for word in key)
    return telling and any(_title_key(" ".join(pieces[:n])) == key for n in range(1, min(len(pieces), 4)))


@lru_cache(maxsize=65536)
def _title_key(title: str) -> tuple[str, ...]:
    words = fold(title.replace("&", " and ")).split()
    key: list[str] = []
    for at, word in enumerate(words):
        after_part = at > 0 and words[at - 1] in _PART_WORDS
        if after_part:
            key.pop()
            key.append(_ROMAN.get(word) or _NUMBER_WORDS.get(word) or word)
        elif at > 0 and word != "i" and word in _ROMAN:
            key.append(_ROMAN[word])
        else:
            key.append(word)
    return tuple(key)
