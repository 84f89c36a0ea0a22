"""Classes of English words that reading a story needs, and the stem of a word."""

from __future__ import annotations

import re

DETERMINERS = frozenset(
    "the a an this that these those his her their its my our your no every each some any both all another either several many few "
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty hundred dozen half".split()
)
POSSESSIVES = frozenset("his her their its my our your".split())
PREPOSITIONS = frozenset(
    "of in on at by to for from with without into onto over under after before during between since until through across against "
    "behind beside near off out up down within among towards toward above below along around past upon via despite about like as "
    "inside outside beneath aboard amid".split()
)
PARTICLES = frozenset("out up down off on in over".split())
"""Prepositions that may belong to the verb ("it turns out that ...")."""
SUBJECT_PRONOUNS = frozenset("he she they it we i you".split())
OBJECT_PRONOUNS = frozenset("him her them it himself herself themselves".split())
INDEFINITE = frozenset(
    "most many others everyone everybody nobody none those someone somebody something nothing everything one anyone".split()
)
"""Subjects that are nobody in particular."""
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBORDINATE = frozenset(
    "when while as after before because where until once since although though so whereupon whenever if unless".split()
)
JOINING = frozenset({"and", "but", "yet", "or"})
BREAKS = frozenset({",", ";", ":", "—", "–", "(", ")", "[", "]", "-", "…"})
AUXILIARY = frozenset("is are was were be been being has have had having do does did get gets got".split())
BE = frozenset("is are was were be been being gets got get 's 're".split())
HAVE = frozenset("has have had having 've 'd".split())
ADVERBS = frozenset(
    "not never also then soon later finally eventually quickly immediately already still just only even again once "
    "twice almost nearly "
    "instead however therefore there together alone both himself herself themselves now suddenly at last first thus too rather "
    "n't ever always often barely hardly narrowly secretly briefly apparently simply easily wrongly falsely gently slowly safely "
    "badly fatally mortally".split()
)
DIRECTIONS = frozenset("home away back abroad aboard ashore overseas alone alive dead free".split())
"""Words behind a noun phrase that are no part of it ("sends her niece home")."""
TIMES = frozenset(
    "day days night nights morning evening afternoon week weeks month months year years time times moment hour "
    "hours minute minutes "
    "spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july "
    "august september october november december today yesterday tomorrow dawn dusk midnight noon christmas easter "
    "scene shot image act "
    "chapter page end meantime".split()
)
ADJECTIVAL = frozenset("closing final last opening first single lone crane tracking long only same".split())
"""Words behind which a form that may be a noun is one ("the closing shot")."""
WORKS = frozenset(
    "film movie story book novel play ending end scene chapter episode series plot viewer viewers reader readers "
    "audience picture sequence climax".split()
)
"""What a telling speaks of when it speaks of itself."""
_SUFFIX = re.compile(r"(?:ies|es|s|ing|ed|'s)$")


def stem(word: str) -> str:
    """A word without its commonest endings; equal for most forms of one word."""
    if len(word) <= 4:
        return word.removesuffix("s") if len(word) == 4 else word
    bare = _SUFFIX.sub("", word)
    return bare if len(bare) >= 3 else word
