"""Report malformed dates wherever they stand, also where no rule reads what they date ("the disc came out on 30 February").

A date that cannot be is a defect of the document whatever it is about. Where a rule reads it, that claim is kept instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.qualify import clean_span
from factcheck.model.value import Malformed
from factcheck.rulepack.schema import Model

STATED = "stated_date"


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim for each malformed date of the prose, on the attribute `stated_date`."""
    if STATED not in ready.attributes:
        return
    for block in tagged.blocks:
        dates = [tag for tag in block.values if isinstance(tag.value, Malformed) and tag.value.would_be == "date"]
        for tag in dates:
            span = clean_span(block, tag.start, tag.end)
            rule = f"{ready.attribute_pack[STATED]}/{STATED}#malformed"
            yield RawClaim(block, STATED, rule, tag.value, span, parts=(("value", span),), steps=tag.steps)


EXTRACTOR = Extractor("malformed", NoOptions, extract)
