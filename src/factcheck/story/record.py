"""The records of told stories: who takes part, what a telling commits to, and a telling as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.model.document import Span

Stretch = Literal["", "opening", "ending"]
Kind = Literal["person", "place", "thing"]


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone or something that takes part, as one document names it."""

    key: str
    """Folded name without rank, or `the ROLE` for one who is only described."""
    name: str
    kind: Kind
    gender: Literal["", "female", "male"]
    roles: tuple[str, ...]
    """Role nouns that stand beside the name ("the mate, Hugh Dunbar"), sorted."""
    mentions: int
    company: frozenset[str] = frozenset()
    """Last words of the names of whoever and whatever stands in one sentence with it."""
    kin: tuple[str, ...] = ()
    """Words for kin that stand beside the name ("her brother, Hugh Dunbar"), sorted."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One thing that a telling pins down: a deed, who does it to whom, and where it stands in the story."""

    deed: str
    agent: str
    """A participant's key, empty where it is not sure."""
    also: tuple[str, ...]
    """Further agents."""
    patient: str
    denied: bool
    told: bool
    """By a main verb; an adjunct's agent is less sure."""
    theme: frozenset[str]
    """Stems of what else the deed is about: objects, things, numbers."""
    everyone: bool
    """Does it speak of all who were there ("all nine were landed", "nobody was killed")?"""
    thing: str
    """Stem of the thing it is done to, as far as it is a noun and nobody who takes part."""
    places: tuple[str, ...]
    """Names of places, folded, and nouns behind prepositions of place."""
    others: tuple[str, ...]
    """Participants that stand in the same clause in another part."""
    crowd: bool
    """Is its doer several or nobody in particular ("those who", "the guards")?"""
    sentence: int
    """Number of the sentence in the telling."""
    span: Span
    """The clause or sentence that says so, at most 240 characters, in `Document.text`."""
    words: str
    """The deed's own words."""
    year: str = ""
    """The one year that stands in its own clause, or at the head of the sentence; empty for none or several."""
    pronoun: str = ""
    """`female`, `male`, `they`: what is left open by a pronoun for its doer or for whom it is done to; empty for nothing."""
    how: str = ""
    """How the participants were read, for the trail."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that tells."""

    span: Span
    """At most 240 characters."""
    stretch: Stretch
    anchored: bool
    """Do words of the document say that it belongs to that stretch (a heading, "in the final scene")?"""
    closing: bool
    """Do they say that it is the last scene or image?"""
    section: str
    headed: bool
    """Does it stand under the heading of a story?"""
    stems: frozenset[str]
    participants: tuple[str, ...]
    year: str
    """The one year that it names; `?` for several, empty for none."""
    years: frozenset[str]
    names: frozenset[str]
    """Folded names of any kind that stand in it."""
    lands: frozenset[str]
    """Countries that it names."""
    means: tuple[str, ...]
    """Its plain words, for what they may say of means and ways."""


@dataclass(frozen=True, slots=True)
class Lore:
    """A matter of the making of the work that a document covers."""

    matter: str
    """As the pack calls it ("another ending")."""
    denied: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document tells."""

    document: str
    sentences: tuple[Sentence, ...]
    commitments: tuple[Commitment, ...]
    participants: tuple[Participant, ...]
    lore: tuple[Lore, ...] = ()
    hero: str = ""
    """The person whom the document is about, if it is about one."""
    left_out: int = 0
    """Sentences beyond what is read of one document."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a telling says which others tell the same story, without what is told."""

    document: str
    commitments: int
    cast: tuple[str, ...]
    """The names by which it can be known: of participants their last word, of places and the like the whole name; sorted."""
    left_out: int
