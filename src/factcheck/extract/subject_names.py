"""What else a document calls its subject: another name that it states, a short form that it uses, a surname, a pronoun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.extract.compile import COMMON, Ready
from factcheck.extract.names import Names
from factcheck.extract.subject_type import HE_OR_SHE, PROSE
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import label_key, words_of
from factcheck.values.names import fold

OTHER_NAMES = frozenset(
    "legal name,official name,native name,full name,also known as,other name,other names,alternate name,alternatename,"
    "alternative name,alternative names,legalname,abbreviation,acronym,short name,trade name,trading as,brand name,"
    "nickname,local name,birth name,common name,former name,formerly,aliases,alias,secondary names,display name".split(",")
)
"""Labels behind which another name of the subject stands."""
_TAILS = frozenset(
    "inc incorporated ltd limited llc llp plc corp corporation co company group holding holdings gmbh ag se sa spa nv bv "
    "ab oy oyj as a/s kg kk pte pty".split()
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&.+-]{1,14}")
_BETWEEN = re.compile(r"[;\n|•]")
_NOTED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_LAST_FIRST = re.compile(r"^([^\W\d][\w'’ -]{1,30}), ([^\W\d][\w.'’ -]{1,40})$")
SPEAKERS = frozenset({"organisation"})
"""Types of subject whose own pages say "we"."""
_OURS = frozenset({"we", "our", "us"})
SPEAKS = 2
"""How often it must say so: a quotation may say it once."""
_SOON = 12
"""Paragraphs in which a document introduces another name."""


def stated(name: str, blocks: Sequence[TaggedBlock], ready: Ready) -> tuple[str, ...]:
    """Other names that the document states of its subject: behind a label, in brackets behind the name, by "known as"."""
    found: dict[str, str] = {}
    for block in blocks:
        raw = block.block
        if raw.label is not None and raw.value is not None:
            label = label_key(block.text[raw.label.start : raw.label.end]).rpartition(" / ")[2]
            if label in OTHER_NAMES and not any(words_of(p)[:1] == ("the",) for p in raw.path[1:]):
                for piece in _BETWEEN.split(block.text[raw.value.start : raw.value.end])[:6]:
                    other = _LAST_FIRST.sub(r"\2 \1", _NOTED.sub("", piece).strip(" \"“”'.,"))
                    if 1 < len(other) < 80 and "," not in other:
                        found.setdefault(fold(other), other)
    phrase = words_of(name)
    for block in [b for b in blocks if b.block.kind in PROSE][:_SOON] if phrase else ():
        for start in (i for i, w in enumerate(block.words) if w == phrase[0]):
            if tuple(block.words[start : start + len(phrase)]) == phrase:
                for other in _introduced_behind(block, start + len(phrase)):
                    found.setdefault(fold(other), other)
    found.pop(fold(name), None)
    return tuple(found[key] for key in sorted(found) if key)


def _introduced_behind(block: TaggedBlock, at: int) -> Iterator[str]:
    """Names right behind the subject's: "(ESO)", "(also known as the Old Bridge)", ", known as X"."""
    words = block.words
    _, high = block.bounds(at - 1)
    if at < high and words[at] in ("(", ","):
        at += 1
    for cue in (
        ("also", "known", "as"),
        ("commonly", "known", "as"),
        ("better", "known", "as"),
        ("known", "as"),
        ("or", "simply"),
        ("abbreviated",),
    ):
        if tuple(words[at : at + len(cue)]) == cue:
            at += len(cue)
            at += at < high and words[at] == "the"
            yield from (str(t.value) for t in block.at.get(at, ()) if t.type == "name")
            return
    if (
        at < high
        and words[at - 1] == "("
        and words[at + 1 : at + 2] in ([")"], [","], [";"])
        and _ACRONYM.fullmatch(block.raw(at, at + 1))
    ):
        yield block.raw(at, at + 1)


def short_forms(name: str, type_: str, names: Names, blocks: Sequence[TaggedBlock], ready: Ready) -> tuple[str, ...]:
    """Forms that the document itself may use for the name: a person's surname or first name if nobody else here has it, a firm
    without its legal form, a thing without the noun that says what it is ("the Vexholm")."""
    words = name.split()
    found: list[str] = []
    if type_ in ready.somebody:
        for word, table in ((words[-1], names.by_last), (words[0], names.by_first)):
            holders = set(table.get(fold(word), {}))
            if len(words) > 1 and len(word) > 2 and holders <= {fold(name)}:
                found.append(word)
        return tuple(dict.fromkeys(found))
    if words and words[0].lower() == "the" and len(words) > 1:
        words = words[1:]
        found.append(" ".join(words))
    while len(words) > 1 and words[-1].lower().strip(".,") in _TAILS:
        words = [*words[:-2], words[-2].rstrip(",")]
        found.append(" ".join(words))
    if (
        type_
        and len(words) > 1
        and ready.nouns.get(words[-1].lower()) == type_
        and len(words[-2]) > 3
        and words[-2].lower() not in COMMON
    ):
        found.append(" ".join(words[:-1]))
    return tuple(f for f in dict.fromkeys(found) if fold(f) != fold(name) and len(f) > 2)


def pronoun(type_: str, blocks: Sequence[TaggedBlock], ready: Ready) -> str:
    """The one pronoun that the document has for somebody who is its subject; empty where two are in use. An organisation that
    speaks for itself is "we"."""
    if type_ in SPEAKERS:
        return "we" if sum(w in _OURS for b in blocks if b.block.kind in PROSE for w in b.words) >= SPEAKS else ""
    if type_ not in ready.somebody:
        return ""
    counted = Counter(w for b in blocks for w in b.words if w in HE_OR_SHE)
    said = sum(counted.values())
    if not said:
        return ""
    best = min(counted, key=lambda w: (-counted[w], w))
    return best if counted[best] >= 0.7 * said else ""
