"""Claims as a long table gives them, before anything is made of the values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class ClaimTable:
    """`said[subject, attribute][value]` are the sources (indexes) that say so, a source as often as it does."""

    sources: list[str] = field(default_factory=list)
    said: dict[tuple[str, str], dict[str, list[int]]] = field(default_factory=dict)
    claims: int = 0
    index: dict[str, int] = field(default_factory=dict)
    """Source to its place in `sources`."""

    def source(self, name: str) -> int:
        """The index of a source, which is new or known."""
        known = self.index.get(name)
        if known is None:
            known = self.index[name] = len(self.sources)
            self.sources.append(name)
        return known
