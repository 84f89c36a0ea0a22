"""What two tellings of one story exclude of each other.

A clash needs one slot, participants that are sure, and a real exclusion; what is weaker is a note. Silence is no evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.story.align import Story, Told
from factcheck.story.clash import Clash
from factcheck.story.contests import contests
from factcheck.story.culprits import culprits
from factcheck.story.doers import doers
from factcheck.story.fates import fates
from factcheck.story.lexicon import Lexicon
from factcheck.story.moments import moments


def clashes_of(story: Story, a: Told, b: Told, lexicon: Lexicon) -> Iterator[Clash]:
    """Every exclusion between two tellings, both ways round."""
    yield from fates(story, a, b, lexicon)
    yield from doers(story, a, b, lexicon)
    yield from culprits(story, a, b, lexicon)
    yield from contests(story, a, b)
    yield from moments(story, a, b, lexicon)
