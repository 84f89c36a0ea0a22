"""The figures of a sentence in order, and the calculation that a detector makes of some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.extract.tag import TaggedBlock
from factcheck.model.value import CalculationKind, DateValue, Quantity
from factcheck.values.units import dimension_of

MOST_FIGURES = 40
"""A sentence with more figures than this is a table written out; nobody states relations in it that could be told apart."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A date or quantity on words `[start, end)` of a block."""

    start: int
    end: int
    value: Quantity | DateValue


@dataclass(frozen=True, slots=True)
class Related:
    """A stated figure and its operands, all in one block."""

    kind: CalculationKind
    stated: Figure
    operands: tuple[Figure, ...]
    weekday: int | None = None
    start: int | None = None
    """Where the passage begins, if words beside the figures belong to it (a weekday's name)."""
    end: int | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The words from the first figure to the last."""
        figures = (self.stated, *self.operands)
        start, end = min(f.start for f in figures), max(f.end for f in figures)
        return min(start, self.start if self.start is not None else start), max(end, self.end or end)


def sentences(block: TaggedBlock) -> Iterator[tuple[int, int, list[Figure]]]:
    """Each sentence that has figures, as words `[low, high)`, with its figures in order; none overlap."""
    held: dict[int, list[Figure]] = {}
    for start in sorted(block.at):
        for tag in block.at[start]:
            if tag.type.startswith("value:") and isinstance(tag.value, Quantity | DateValue):
                held.setdefault(block.sentence[start], []).append(Figure(tag.start, tag.end, tag.value))
                break
    for number in sorted(held):
        figures = held[number]
        low, high = block.bounds(figures[0].start)
        if len(figures) <= MOST_FIGURES:
            yield low, high, figures


def quantity(figure: Figure) -> Quantity | None:
    """Its value if it is one number that is meant exactly or about; `None` for a date, a range, a bound."""
    value = figure.value
    return value if isinstance(value, Quantity) and value.low is not None and value.low == value.high else None


def sort_of(value: Quantity) -> str:
    """Figures of one sort can be added: the unit for money, the dimension for measures, one sort for all counts."""
    return "count" if value.unit == "1" else dimension_of(value.unit) if not value.unit.isupper() else value.unit


def ends_of(figure: Figure) -> tuple[Figure, Figure] | None:
    """The two ends of a stated range of numbers ("from 17.1 billion to 18.7 billion"), in the order of the text."""
    value = figure.value
    if not isinstance(value, Quantity) or value.low is None or value.high is None or value.low == value.high:
        return None
    first, last = replace(value, high=value.low), replace(value, low=value.high)
    return Figure(figure.start, figure.end, first), Figure(figure.start, figure.end, last)
