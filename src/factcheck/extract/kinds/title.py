"""Read what the document calls its subject: the name in its title, its infobox or the head of its credits."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.qualify import clean_span
from factcheck.model.value import Name, NameSet
from factcheck.rulepack.schema import Model
from factcheck.values.names import fold

TITLE = "title"


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim: the first place at which the document names its subject."""
    if TITLE not in ready.attributes or not tagged.main.name or tagged.main.type not in ready.attributes[TITLE].of:
        return
    for block in tagged.blocks:
        for start, tags in sorted(block.at.items()):
            for tag in tags:
                if tag.type == "subject" and block.caps[start] and block.words[start] not in ("the", "this", "it"):
                    span = clean_span(block, tag.start, tag.end)
                    text = block.text[span.start : span.end]
                    value = NameSet(text, "title", (Name(text, fold(text)),))
                    rule = f"{ready.attribute_pack[TITLE]}/{TITLE}#title"
                    yield RawClaim(block, TITLE, rule, value, span, parts=(("value", span),), steps=(tagged.because,))
                    return


EXTRACTOR = Extractor("title", NoOptions, extract)
