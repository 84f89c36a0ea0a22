"""Report malformed dates and times of day wherever they stand, also where no rule reads what they date ("the disc came out on 30
February", "doors open at 7.75 pm").

A date that cannot be is a defect of the document whatever it is about. Where a rule reads it, that claim is kept instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.qualify import clean_span
from factcheck.model.document import Span
from factcheck.model.value import Malformed
from factcheck.rulepack.schema import Model
from factcheck.values.malformed_rest import malformed_rest

STATED, STATED_TIME = "stated_date", "stated_time"


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim for each malformed date of the prose on the attribute `stated_date`, and for each time on `stated_time`."""
    if STATED not in ready.attributes:
        return
    for block in tagged.blocks:
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


EXTRACTOR = Extractor("malformed", NoOptions, extract)
