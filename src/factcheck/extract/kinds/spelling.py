"""Read every variable of the environment and every flag that a document names, for how it is spelt.

Two spellings of the same letters (`ACME_LOG_LEVEL`, `ACME_LOGLEVEL`) are one name misspelt, unless a document has both.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.beside import letters
from factcheck.extract.codes import CODES
from factcheck.extract.compile import Ready
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.model.claim import Qualifier
from factcheck.model.document import Span
from factcheck.model.value import Name, NameSet
from factcheck.rulepack.schema import Model

SPELLING = "spelling_of_code"
_MOST = 2000
"""Names in one document; more are data."""


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """One claim for the first place of each name; none where the document has two spellings of the same letters."""
    attribute = ready.attributes.get(SPELLING)
    if attribute is None or (tagged.main.type and tagged.main.type not in attribute.of):
        return
    first: dict[str, RawClaim] = {}
    spelt: dict[str, set[str]] = {}
    for block in tagged.blocks:
        if "_" not in block.text and "--" not in block.text:
            continue
        for kind in ("variable", "flag"):
            for match in CODES[kind].finditer(block.text):
                text = match.group()
                key = letters(text)
                before = block.text[match.start() - 1 : match.start()]
                if len(key) < 6 or before.isalnum() or before in ("_", "-") or len(first) >= _MOST:
                    continue
                spelt.setdefault(key, set()).add(text)
                span = Span(match.start(), match.end())
                value = NameSet(text, "term", (Name(text, text),), "yes", "as it is spelt")
                rule = f"{ready.attribute_pack[SPELLING]}/{SPELLING}#spelling"
                qualifiers = (Qualifier("letters", key, "explicit"),)
                first.setdefault(
                    text, RawClaim(block, SPELLING, rule, value, span, parts=(("value", span),), qualifiers=qualifiers)
                )
    for text, claim in first.items():
        if len(spelt[letters(text)]) == 1:
            yield claim


EXTRACTOR = Extractor("spelling", NoOptions, extract)
