"""Report malformed dates and times of day wherever they stand, also where no rule reads what they date ("the disc came out on 30
February", "doors open at 7.75 pm"), and latitudes and longitudes that no place has.

A date that cannot be is a defect of the document whatever it is about. Where a rule reads it, that claim is kept instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.qualify import clean_span
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.words import label_key
from factcheck.model.document import Span
from factcheck.model.value import Malformed
from factcheck.rulepack.schema import Model
from factcheck.values.malformed_rest import malformed_rest

STATED, STATED_TIME = "stated_date", "stated_time"
COORDINATE = "stated_coordinate"


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim for each malformed date, on the attribute `stated_date`, for each time, and for each impossible coordinate."""
    for block in tagged.blocks:
        if COORDINATE in ready.attributes:
            yield from _coordinates(block, ready)
        if STATED not in ready.attributes:
            continue
        dates = [tag for tag in block.values if isinstance(tag.value, Malformed) and tag.value.would_be == "date"]
        for tag in dates:
            span = clean_span(block, tag.start, tag.end)
            rule = f"{ready.attribute_pack[STATED]}/{STATED}#malformed"
            yield RawClaim(block, STATED, rule, tag.value, span, parts=(("value", span),), steps=tag.steps)
        for found in malformed_rest(block.text):
            assert isinstance(found.value, Malformed)
            name = STATED if found.value.would_be == "date" else STATED_TIME
            if name in ready.attributes:
                span = Span(found.start, found.end)
                rule = f"{ready.attribute_pack[name]}/{name}#malformed"
                yield RawClaim(block, name, rule, found.value, span, parts=(("value", span),), steps=found.steps)


def _coordinates(block: TaggedBlock, ready: Ready) -> Iterator[RawClaim]:
    """Degrees behind a label, or under a header, that are more than there are."""
    raw = block.block
    pairs = [(block.text[raw.label.start : raw.label.end], raw.value)] if raw.label and raw.value else []
    pairs += zip(raw.header, raw.cells, strict=False)
    for label, cell in pairs:
        most = _MOST_DEGREES.get(label_key(label).rpartition(" ")[2])
        match = _DEGREES.fullmatch(block.text, cell.start, cell.end) if most else None
        if most is None or match is None or Decimal(match["number"]) <= most:
            continue
        span = Span(*match.span("all"))
        why = f"no {'latitude' if most == 90 else 'longitude'} is beyond {most} degrees"
        value = Malformed(match["all"], "quantity", why)
        rule = f"{ready.attribute_pack[COORDINATE]}/{COORDINATE}#malformed"
        yield RawClaim(block, COORDINATE, rule, value, span, parts=(("value", span),), steps=(f"the label {label.strip()!r}",))


_DEGREES = re.compile(r"\s*(?P<all>[-+−]?(?P<number>\d{1,9}(?:\.\d{1,20})?))\s*°?\s*")
_MOST_DEGREES = {"latitude": 90, "lat": 90, "longitude": 180, "lon": 180, "lng": 180}


EXTRACTOR = Extractor("malformed", NoOptions, extract)
