"""Read the headings of a changelog: a version, and the day on which it was released."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.build import values_in
from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.versions import of_version, version_heading
from factcheck.model.document import Span
from factcheck.rulepack.schema import Model

_LABEL = "release date"
"""What the day behind a version is; the attributes of a pack that have this label read it."""


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """A claim for each heading of a version with a day behind it."""
    names = [
        name
        for name in ready.labels.get(_LABEL, ())
        if ready.attributes[name].type == "date" and (not tagged.main.type or tagged.main.type in ready.attributes[name].of)
    ]
    for block in tagged.blocks if names else ():
        found = version_heading(block.text) if block.block.kind == "heading" else None
        if found is None or found.rest.end <= found.rest.start:
            continue
        name = min(names, key=lambda n: "release" not in ready.attributes[n].per)  # what knows versions by their numbers first
        for read in values_in(ready.attributes[name], block.text[found.rest.start : found.rest.end], ready):
            span = Span(found.rest.start + read.start, found.rest.start + read.end)
            yield RawClaim(
                block=block,
                attribute=name,
                rule=f"{ready.attribute_pack[name]}/{name}#label",
                value=read.value,
                span=Span(0, span.end),
                parts=(("qualifier", Span(0, found.rest.start)), ("value", span)),
                qualifiers=of_version(found.version, name, ready),
                steps=(f"the heading of version {found.version} gives a day", *read.steps),
            )
            break


EXTRACTOR = Extractor("version-headings", NoOptions, extract)
