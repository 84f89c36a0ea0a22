"""Is something told as having happened, or denied, hoped, said by somebody, told of another work?"""

from __future__ import annotations

from typing import Protocol

from factcheck.extract.tag import TaggedBlock
from factcheck.story.lexicon import Lexicon
from factcheck.story.wording import ADVERBS, BREAKS, DETERMINERS, RELATIVE, WORKS


class Piece(Protocol):
    """A piece of a sentence, `[start, end)` in words, and the word before it."""

    start: int
    end: int
    opener: str


def is_denied(words: list[str], piece: Piece, at: int, lexicon: Lexicon) -> bool:
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
    "tell tells told telling say says said saying claim claims claimed claiming inform informs informed assure assures assured "
    "insist insists insisted pretend pretends swear swears swore announce announces announced declare declares declared "
    "cry cries cried shout shouts shouted report reports reported write writes wrote suggest suggests suggested "
    "argue argues argued".split()
)
"""Verbs behind which "that" opens what somebody says, true or not; who admits, learns or proves something is believed."""


def why_unreal(block: TaggedBlock, piece: Piece, at: int, form: str, deed: str, lexicon: Lexicon) -> str:
    """The word that takes the verb out of what happened, empty if there is none."""
    words = block.words
    if block.quoted[at] or block.block.kind == "quote":
        return "in quotation marks"
    if form == "infinitive":
        skipped = ADVERBS | {"to", "be"}
        before = next((words[i] for i in range(at - 1, max(piece.start - 1, at - 6), -1) if words[i] not in skipped), "")
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


_WORK_TELLS = BREAKS | frozenset(
    "ends closes opens begins starts finishes concludes culminates follows tells shows sees has 's and of in that when with".split()
)
"""What a work does where its story is told; whatever else it does is somebody's view of it."""


def why_unreal_sentence(words: list[str], low: int, high: int, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The phrase by which a sentence speaks of something else than the story's events."""
    if high - low > 3 and words[low] in DETERMINERS and words[low + 1] in WORKS and words[low + 2] not in _WORK_TELLS:
        return tuple(words[low : low + 3])  # "the film suggests that ..."
    for i in range(low, high):
        for phrase in lexicon.unreal_sentences.get(words[i], ()):
            if tuple(words[i : min(i + len(phrase), high)]) == phrase:
                return phrase
    return None
