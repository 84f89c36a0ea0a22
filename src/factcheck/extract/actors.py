"""Actors in brackets behind their characters: `Elias Boone (Tom Arden) keeps the light`.

Who stands in the brackets must be an actor whom the document itself names as one elsewhere, and the name before them nobody of
the kind; an actor before brackets ("Tom Arden (Night Ferry)") says what else somebody was in as often as a part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.compile import Ready
from factcheck.extract.kind import RawClaim, TaggedDocument
from factcheck.extract.names import NOT_NAMES, is_organisation
from factcheck.extract.qualify import clean_span, section_role, sorted_qualifiers
from factcheck.extract.tag import Tag, TaggedBlock
from factcheck.model.claim import Mention
from factcheck.model.value import Name, NameSet
from factcheck.values.names import fold

PLAYED_BY, CAST = "played_by", "cast"
_PROSE = frozenset({"paragraph", "list-item", "quote", "caption"})
_PARTS = {
    "young": "young",
    "younger": "young",
    "teenage": "young",
    "little": "young",
    "older": "old",
    "old": "old",
    "elderly": "old",
}


def actors_in_brackets(tagged: TaggedDocument, ready: Ready, raw: Sequence[RawClaim]) -> Iterator[RawClaim]:
    """Claims on who plays whom. `raw`: the document's other claims, which say who its actors are."""
    actors = {
        member.key: member.text
        for claim in raw
        if claim.attribute in (PLAYED_BY, CAST) and claim.polarity == "affirmed" and isinstance(claim.value, NameSet)
        for member in claim.value.members
        if " " in member.key
    }
    if not actors or PLAYED_BY not in ready.attributes:
        return
    for block in tagged.blocks:
        if (
            block.block.kind in _PROSE
            and "(" in block.words
            and section_role(block.block.path, ready) not in ("related", "references")
        ):
            for tag in block.names:
                found = _claim(tagged, block, tag, actors, ready)
                if found is not None:
                    yield found


def _claim(tagged: TaggedDocument, block: TaggedBlock, tag: Tag, actors: dict[str, str], ready: Ready) -> RawClaim | None:
    words, at = block.words, tag.end
    if words[at : at + 1] != ["("]:
        return None
    inside = next((t for t in block.at.get(at + 1, ()) if t.type == "name"), None)
    if inside is None or words[inside.end : inside.end + 1] != [")"]:
        return None
    role, actor = str(tag.value), fold(str(inside.value))
    own = {fold(name) for name in (tagged.main.name, *tagged.aliases)}
    if actor not in actors or fold(role) in actors or fold(role) in own:
        return None
    said = words[tag.start : tag.end]
    if is_organisation(said, ready) or any(w in NOT_NAMES or w.isdigit() for w in said):
        return None
    part = _PARTS.get(words[tag.start - 1], "") if tag.start else ""
    span = clean_span(block, tag.start, inside.end + 1)
    value = clean_span(block, inside.start, inside.end)
    return RawClaim(
        block,
        PLAYED_BY,
        f"{ready.attribute_pack[PLAYED_BY]}/{PLAYED_BY}#in-brackets",
        NameSet(str(inside.value), "person", (Name(str(inside.value), actor),), "unknown"),
        span,
        Mention("character", role),
        (("value", value), ("subject", clean_span(block, tag.start, tag.end))),
        sorted_qualifiers({"part": (part, "explicit")} if part else {}),
        ("an actor of the document in brackets behind a character",),
        extractor="prose",
    )
