"""Classes of English words for people, ships and places, and for how they are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from factcheck.story.wording import ADVERBS, PREPOSITIONS, SUBORDINATE

PLACE_WORDS = frozenset("in at near across through via outside around".split())
"""Prepositions before places."""
TOWARD = frozenset("to from into for off of".split())
"""Prepositions that a place may well stand behind."""
EPITHETS = frozenset("old young little poor dear big good mighty great lucky unlike meanwhile back only even".split())
"""Words before a name that are no part of it."""
NO_NAMES = ADVERBS | SUBORDINATE | PREPOSITIONS
"""Words that are no names, whatever their capital."""
KIN = frozenset(
    "father mother son daughter brother sister husband wife uncle aunt nephew niece grandfather grandmother "
    "grandson granddaughter widow "
    "widower cousin friend fiance fiancee stepfather stepmother".split()
)
"""Words for kin and the like."""
OWN = "the own "
"""Before a word for kin: whoever is that to somebody in the story ("her brother"), if a telling says by name who."""
THINGS = frozenset(
    "tower ship brig schooner lighthouse castle church house bridge tunnel train car boat plane lorry bus village "
    "town hotel mill factory "
    "farm ring will treasure letter painting violin statue jury crew gang police army council court mob child baby infant".split()
)
"""Roles that are nobody whom "he" or "she" could mean."""
Gender = Literal["", "female", "male"]
EITHER: tuple[Gender, Gender] = ("female", "male")
PRONOUNS: Mapping[str, Gender] = {"she": "female", "her": "female", "he": "male", "his": "male", "him": "male"}
SPOUSES: Mapping[str, Gender] = {"wife": "male", "widow": "male", "fiancee": "male", "husband": "female", "widower": "female"}
"""Whose they are."""
ADDRESS: Mapping[str, Gender] = {
    **dict.fromkeys("mrs miss ms lady madame mademoiselle frau senora dame".split(), "female"),
    **dict.fromkeys("mr sir lord monsieur herr senor".split(), "male"),
}
"""Forms of address that, before a surname, say which of its bearers is meant."""
RANKS: Mapping[str, str] = {
    "dr": "doctor", "capt": "captain", "sgt": "sergeant", "prof": "professor", "lt": "lieutenant", "col": "colonel",
    "gen": "general", "insp": "inspector", "rev": "priest", "reverend": "priest",
}  # fmt: skip
"""What a rank before a name makes of its bearer."""
ALIKE: Mapping[str, str] = {
    "physician": "doctor", "surgeon": "doctor", "skipper": "captain", "chaplain": "priest", "barrister": "lawyer",
    "solicitor": "lawyer",
}  # fmt: skip
"""Roles by which tellings call the bearer of another one."""
GROUND = frozenset(
    "bay sound sea strait straits channel ocean gulf fjord river lake creek island islands isle isles reef rock rocks street road "
    "avenue square bridge valley peninsula cape coast harbour harbor pier point glacier mountain mountains hills forest desert "
    "plateau station airport hospital hotel castle abbey cathedral".split()
)
"""Last words of names that are places."""
VESSELS = frozenset(
    "ship vessel boat steamer steamship brig schooner liner ferry trawler freighter barque yacht submarine lifeboat coaster "
    "frigate tanker sloop whaler galleon tug cutter destroyer cruiser battleship clipper airship".split()
)
