"""What an extractor kind is, what it is given and what it gives back; and how the kinds are found."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from factcheck.extract.compile import Ready
from factcheck.extract.names import Names
from factcheck.extract.tag import TaggedBlock
from factcheck.model.claim import Force, Key, Mention, Polarity, Qualifier
from factcheck.model.document import Document, Span
from factcheck.model.value import Value
from factcheck.rulepack.schema import Model


@dataclass(frozen=True, slots=True)
class RawClaim:
    """A claim before it is set into its document: spans count in the block's clean text."""

    block: TaggedBlock
    attribute: str
    rule: str
    value: Value
    span: Span
    about: Mention = field(default_factory=Mention)
    parts: tuple[tuple[str, Span], ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()
    steps: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    force: Force = "states"
    extractor: str = ""
    """Set where the kinds are run; a kind need not say its own name."""
    key: Key | None = None
    """Set for attributes that no pack names."""


@dataclass(frozen=True, slots=True)
class TaggedDocument:
    """A document, its tagged blocks (boilerplate and code left out), its names, and what it is about."""

    document: Document
    blocks: tuple[TaggedBlock, ...]
    names: Names
    main: Mention
    """The document's subject; its name is empty if none was recognised."""
    aliases: tuple[str, ...] = ()
    because: str = ""


class NoOptions(Model):
    """An extractor kind without options."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """One kind of extractor: a name, its options, and a generator that keeps no state."""

    kind: str
    options: type[Model]
    extract: Callable[[TaggedDocument, Ready, Model], Iterator[RawClaim]]


@cache
def extractors() -> Mapping[str, Extractor]:
    """All kinds in `extract/kinds/`, by name. Two with one name are an error."""
    from factcheck.extract import kinds  # the walk needs the folder, whose files need this module

    found: dict[str, Extractor] = {}
    for info in sorted(pkgutil.iter_modules(kinds.__path__), key=lambda i: i.name):
        extractor = importlib.import_module(f"{kinds.__name__}.{info.name}").EXTRACTOR
        if extractor.kind in found:
            raise RuntimeError(f"two extractor kinds are called {extractor.kind!r}")
        found[extractor.kind] = extractor
    return found
