"""Read cast lists: `- Jane Roe as Ada Lane, a pilot`, `Ada Lane ..... Jane Roe`, `With Jane Roe (Ada Lane), ...`.

Each entry says who plays whom. A list of a cast is open: who is not in it may still play.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.qualify import from_note, section_role, sorted_qualifiers
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import label_key
from factcheck.model.claim import Mention
from factcheck.model.document import Span
from factcheck.model.value import Name, NameSet
from factcheck.rulepack.schema import Model
from factcheck.values.names import fold

PLAYED_BY, CAST = "played_by", "cast"
_AS = re.compile(
    r"(?P<actor>[^,;:()\n]{3,60}?)\s+as\s+(?P<young>(?:the\s+)?(?:young|younger|older|old|teenage|adult)\s+)?(?P<role>(?:(?:Dr|Mr|Mrs|Ms|Lt|Capt|Col|Gen|Sgt|Prof|St|[A-Z])\.|[^,;:()\n.]){2,60})"
)
_NOTE = re.compile(r"\s*[(\[](?!\s*(?:un)?credited\b|\s*as\s)([^()\[\]\n]{1,40})[)\]]", re.IGNORECASE)
"""What a bracket behind a role says of the part: a voice, a younger self, another episode; not how it is credited."""
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """Claims of list items and label lines in a cast section, and of items of the form `X as Y` anywhere in a list."""
    if PLAYED_BY not in ready.attributes:
        return
    for block in tagged.blocks:
        if block.block.kind == "table-row":
            yield from _row(block, ready)
            continue
        in_cast = section_role(block.block.path, ready) == "cast"
        if block.block.kind == "list-item" or (in_cast and block.block.kind in ("paragraph", "label-value")):
            yield from _entry(block, ready, in_cast)


def _entry(block: TaggedBlock, ready: Ready, in_cast: bool) -> Iterator[RawClaim]:
    raw = block.block
    if raw.kind == "label-value" and raw.label is not None and raw.value is not None:
        if in_cast and ".." in block.text[raw.label.end : raw.value.start]:
            yield from _played(block, ready, raw.value, raw.label, "")
        return
    match = _AS.match(block.text)
    if match is None or raw.kind == "paragraph":
        return
    actor = Span(*match.span("actor"))
    if not _is_name(block, actor):
        return
    part = (match.group("young") or "").strip().lower().removeprefix("the ").strip()
    note = _NOTE.match(block.text, match.end("role"))
    yield from _played(block, ready, actor, Span(*match.span("role")), part, note.group(1) if note else "")


ACTOR_HEADS = frozenset(
    {
        "actor",
        "actress",
        "actor/actress",
        "performer",
        "played by",
        "portrayed by",
        "cast",
        "player",
        "star",
        "voice actor",
        "voice",
    }
)
ROLE_HEADS = frozenset({"role", "part", "character", "as"})


def _row(block: TaggedBlock, ready: Ready) -> Iterator[RawClaim]:
    """A row of a table whose columns are headed as actors and roles."""
    heads = [label_key(h) for h in block.block.header]
    cells = block.block.cells
    actor = next((i for i, h in enumerate(heads) if h in ACTOR_HEADS), None)
    role = next((i for i, h in enumerate(heads) if h in ROLE_HEADS), None)
    if actor is None or role is None or max(actor, role) >= len(cells):
        return
    spans = Span(*cells[actor]), Span(*cells[role])
    if all(s.end > s.start for s in spans) and _is_name(block, spans[0]):
        yield from _played(block, ready, spans[0], spans[1], "")


def _is_name(block: TaggedBlock, span: Span) -> bool:
    words = block.text[span.start : span.end].split()
    return 1 < len(words) <= 6 and words[0][:1].isupper() and words[-1][:1].isupper()


def _played(block: TaggedBlock, ready: Ready, actor: Span, role: Span, part: str, note: str = "") -> Iterator[RawClaim]:
    """Who plays a role. A role without a name of its own ("a reporter", "the main villain") is not a character to compare."""
    text = block.text[actor.start : actor.end].strip()
    role_text = block.text[role.start : role.end].strip()
    bare = _ARTICLE.sub("", role_text, count=1)
    if not fold(text) or not bare[:1].isupper():
        return
    qualifiers = from_note(note, ready.attributes[PLAYED_BY], ready)
    if part:
        qualifiers["part"] = (part, "explicit")
    span = Span(min(actor.start, role.start), max(actor.end, role.end))
    yield RawClaim(
        block=block,
        attribute=PLAYED_BY,
        rule=f"{ready.attribute_pack[PLAYED_BY]}/{PLAYED_BY}#cast-list",
        value=NameSet(text, "person", (Name(text, fold(text)),), "unknown"),
        span=span,
        about=Mention("character", bare),
        parts=(("value", actor), ("subject", role)),
        qualifiers=sorted_qualifiers(qualifiers),
        steps=("an entry of a cast list",),
    )


EXTRACTOR = Extractor("cast-list", NoOptions, extract)
