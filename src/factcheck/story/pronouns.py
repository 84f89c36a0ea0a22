"""Whom a pronoun can mean."""

from __future__ import annotations

from factcheck.story.participants import Cast
from factcheck.story.people import THINGS, Gender

_REACH = 3
"""How many sentences back a pronoun looks."""
_MOST = 12
"""Mentions that a pronoun looks at."""


class Pronouns:
    """Who was mentioned lately. A pronoun means somebody only if one candidate is left."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.recent: list[tuple[int, int, str]] = []
        """(sentence, word of the block, key), the latest last."""

    def mention(self, sentence: int, at: int, key: str) -> None:
        """Note a mention at a word of its block."""
        self.recent.append((sentence, at, key))
        if len(self.recent) > _MOST:
            del self.recent[0]

    def means(self, word: str, sentence: int, at: int, but: str = "") -> tuple[str, bool]:
        """The participant, and whether it is the only one that fits; empty where several do. `but` cannot be meant, nor who is
        only named behind the pronoun."""
        wanted: Gender = (
            "female" if word in ("she", "her", "herself") else "male" if word in ("he", "him", "his", "himself") else ""
        )
        cast = self.cast
        if not wanted:
            return "", False
        if cast.ship and wanted == "female":
            women = {key for s, _, key in self.recent if s >= sentence - _REACH and cast.gender_of(key) == "female"}
            return (cast.ship, True) if not women - {but} and but != cast.ship else ("", False)
        for reach in range(_REACH + 1):
            near = [
                key
                for s, i, key in self.recent
                if s >= sentence - reach and (s < sentence or i < at)
                and key != but and cast.gender_of(key) in (wanted, "") and not cast.is_thing(key)
                and not (key.startswith("the ") and key[4:] in THINGS)
            ]  # fmt: skip
            found = set(near)
            if cast.hero and cast.hero != but and cast.gender_of(cast.hero) == wanted:
                known = {key for key in found if cast.gender_of(key) == wanted}
                return (cast.hero, True) if known <= {cast.hero} else ("", False)
            if len(found) == 1:
                return ("", False) if near[0].startswith("?") else (near[0], True)
            if found:
                return "", False
        return "", False
