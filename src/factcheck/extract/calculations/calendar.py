"""Weekdays that stand beside a full date."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.calculations.figures import Related, sentences
from factcheck.extract.tag import TaggedBlock
from factcheck.model.value import DateValue
from factcheck.values.calendar_words import WEEKDAYS


def related(block: TaggedBlock) -> Iterator[Related]:
    """ "Sunday, 19 September 2021", "19 September 2021, a Sunday", "2021-09-19 (Sunday)"."""
    if not block.present.intersection(WEEKDAYS):
        return
    words = block.words
    for low, high, figures in sentences(block):
        for figure in figures:
            value = figure.value
            if not isinstance(value, DateValue) or value.precision != "day" or value.start != value.end or value.bound != "exact":
                continue
            inside = [i for i in range(figure.start, figure.end) if words[i] in WEEKDAYS]
            before = figure.start - 1
            while before >= low and words[before] in (",", ".", "the"):
                before -= 1
            behind = figure.end
            while behind < high and words[behind] in (",", "(", "a", "which", "was"):
                behind += 1
            if inside:
                yield Related("weekday", figure, (), WEEKDAYS[words[inside[0]]])
            elif before >= low and words[before] in WEEKDAYS and figure.start - before <= 3:
                yield Related("weekday", figure, (), WEEKDAYS[words[before]], start=before)
            elif behind < high and figure.end < behind <= figure.end + 3 and words[behind] in WEEKDAYS:
                yield Related("weekday", figure, (), WEEKDAYS[words[behind]], end=behind + 1)
