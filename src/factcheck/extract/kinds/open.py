"""Read what no pack names: any label and its value, any table cell under its headers.

The attribute is called by the words of the label. Which claims on such attributes are about the same thing is for
`reconcile.meeting`, by the keys that are made here from nothing but the words at hand. Where a pack reads the same words,
its claim is kept instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.open.keys import of_document, settings_measure
from factcheck.extract.open.labels import home_of, labelled, rows
from factcheck.extract.open.lists import behind_label, in_sentence, under_heading
from factcheck.extract.open.prose import Sayer, proper, stated
from factcheck.extract.qualify import section_role
from factcheck.extract.words import words_of
from factcheck.rulepack.schema import Model

_SILENT = frozenset({"related", "references", "narrative", "cast", "quotes"})


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim for each value that words of its own name."""
    own = frozenset(word for name in (tagged.main.name, *tagged.aliases) for word in words_of(name) if word[0].isalnum())
    said = Sayer(
        own=own,
        proper=proper(tagged.blocks),
        holds_under=of_document(tagged.document, tagged.main.name),
        measures=settings_measure(tagged.document),
        title=tagged.document.title,
        home=home_of(tagged),
    )
    for block in tagged.blocks:
        if section_role(block.block.path, ready) in _SILENT:
            continue
        if block.block.kind == "label-value":
            yield from labelled(tagged, ready, block, said)
            yield from behind_label(tagged, ready, block, said)
        elif block.block.kind == "table-row":
            yield from rows(tagged, ready, block, said)
        elif tagged.document.language == "en":
            yield from stated(tagged, ready, block, said)
            yield from in_sentence(tagged, ready, block, said)
    yield from under_heading(tagged, ready, said)


EXTRACTOR = Extractor("open", NoOptions, extract)
