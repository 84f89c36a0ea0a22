"""Read figures that a passage sets in relation: sums, changes, shares, rates, conversions, spans, weekdays, counted lists.

Each becomes one claim on the attribute `calculation`, whether it fits or not; the judge does the sum. Evidence is the passage
from the first figure to the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.extract.calculations import calendar, lists, prose, tables
from factcheck.extract.calculations.figures import Related
from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.qualify import clean_span, section_role
from factcheck.extract.tag import TaggedBlock
from factcheck.model.document import Span
from factcheck.model.value import Calculation, Quantity
from factcheck.rulepack.schema import Model

CALCULATION = "calculation"
_PROSE = frozenset({"paragraph", "list-item", "quote", "caption", "label-value", "heading", "table-row"})
_STEPS = {
    "sum": "parts that stand as a list beside their total",
    "change": "a percentage of change beside the two figures it leads from and to",
    "conversion": "one measure in two units",
    "share": "a part, its whole and the share",
    "rate": "an amount, a count and the amount for each",
    "span": "two dates and the time between them",
    "weekday": "a weekday beside a full date",
    "count": "a count over the list of what is counted",
}


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim for each calculation that the document states."""
    if CALCULATION not in ready.attributes:
        return
    for block in tagged.blocks:
        if block.block.kind not in _PROSE or not block.at or section_role(block.block.path, ready) == "related":
            continue
        if block.block.kind != "table-row":
            for one in prose.related(block):
                yield _claim(ready, block, one)
        for one in calendar.related(block):
            yield _claim(ready, block, one)
    for row, one in tables.related(tagged.blocks):
        yield _claim(ready, row, one)
    for block, one, items in lists.related(tagged.blocks):
        listed = Quantity(f"{items} items", Decimal(items), Decimal(items), "1", Decimal(1), counted="items")
        yield _claim(ready, block, one, (listed,))


def _claim(ready: Ready, block: TaggedBlock, one: Related, listed: tuple[Quantity, ...] = ()) -> RawClaim:
    start, end = one.span if one.span[0] >= 0 else (one.stated.start, one.stated.end)
    span = clean_span(block, start, end)
    operands = (*(f.value for f in one.operands), *listed)
    value = Calculation(block.text[span.start : span.end], one.kind, one.stated.value, operands, one.weekday)
    parts: list[tuple[str, Span]] = [("value", clean_span(block, one.stated.start, one.stated.end))]
    parts += [("operand", clean_span(block, f.start, f.end)) for f in one.operands if f.start >= 0]
    rule = f"{ready.attribute_pack[CALCULATION]}/{CALCULATION}#{one.kind}"
    return RawClaim(block, CALCULATION, rule, value, span, parts=tuple(parts), steps=(_STEPS[one.kind],))


EXTRACTOR = Extractor("calculation", NoOptions, extract)
