"""A story pack as a person writes it (`rules/story.yaml`): which words commit a telling to what.

`story.lexicon` compiles it into what runs.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from factcheck.rulepack.schema import Model


class Deed(Model):
    """A class of verbs that commit to the same kind of event."""

    description: str = ""
    verbs: list[str]
    """Phrases: the first word is a verb in any form, `~` skips up to four words, `(a|b)` is a choice, `(a)?` may be absent,
    `(?!a|b)` must not follow, `$` is the end of the clause."""
    agent: str = ""
    """What the deed makes of whoever does it: `dimension=value`."""
    patient: str = ""
    opposite: list[str] = Field(default_factory=list)
    kin: list[str] = Field(default_factory=list)
    once: Literal["", "patient", "master", "thing", "prize"] = ""
    """What can have only one doer in a story: what is done to one patient, for one `master`, to one thing (the will),
    or with the same `prize` (a cup, a medal), of which several may have a share."""
    weight: float = Field(default=1.0, ge=0, le=1)
    """How much it commits to: 1 decides a story, 0 happens in every one."""
    settles: Literal["", "yes", "last"] = ""
    """Does it leave whoever does it alive, as far as the story goes? `last`: only if nothing more is told of them."""
    harms: Literal["", "yes"] = ""
    moves: Literal["", "yes"] = ""
    kind: Literal["deed", "fate", "decision", "relation", "setting"] = "deed"
    """What the claims are called: `story/fate`, ..."""

    @field_validator("agent", "patient")
    @classmethod
    def _outcome(cls, written: str) -> str:
        if written and not all(part.strip() for part in written.partition("=")[::2]):
            raise ValueError("an outcome is written `dimension=value`")
        return written


class Unreal(Model):
    """What takes words out of what is told as having happened."""

    words: list[str] = Field(default_factory=list)
    """Inside one clause, before the verb."""
    sentences: list[str] = Field(default_factory=list)
    """Anywhere in the sentence: another version, a rumour, the making of the work."""


class StoryPack(Model):
    """`rules/story.yaml`."""

    story: str
    version: int | str
    description: str = ""
    excludes: dict[str, list[list[str]]] = Field(default_factory=dict)
    """Dimension to groups of outcomes within which each excludes every other."""
    deeds: dict[str, Deed] = Field(default_factory=dict)
    idioms: list[str] = Field(default_factory=list)
    irregular: dict[str, str] = Field(default_factory=dict)
    """Verb to third person, past, participle and -ing form."""
    unreal: Unreal = Field(default_factory=Unreal)
    negation: list[str] = Field(default_factory=list)
    means: dict[str, list[str]] = Field(default_factory=dict)
    """By what somebody travels, and the words for it."""
    manners: dict[str, list[str]] = Field(default_factory=dict)
    """How somebody dies, and the words for it."""
    events: list[str] = Field(default_factory=list)
    """What several live through, as nouns: a duel, a fire."""
    things: dict[str, list[str]] = Field(default_factory=dict)
    """A word for a thing, and the words of which it may stand in the place ("the document" for a will)."""
    lands: dict[str, list[str]] = Field(default_factory=dict)
    """A country and what is called after it."""
    lore: dict[str, list[str]] = Field(default_factory=dict)
    """Matters of the making of a work that insiders know, and phrases that cover them."""
    stretches: dict[str, list[str]] = Field(default_factory=dict)
    """Stretch of a story to the phrases that open it."""
    headings: dict[str, list[str]] = Field(default_factory=dict)
    people: dict[str, list[str]] = Field(default_factory=dict)
    """Words for people by gender, roles, first names."""
