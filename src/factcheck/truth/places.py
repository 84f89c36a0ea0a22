"""Places within places: a taxonomy of the user, as a CSV file with the columns `ID,name,parentID`."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.errors import ConfigError
from factcheck.values.names import fold

_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Which names are known, and which contain which."""

    nodes: dict[str, tuple[str, ...]]
    """Folded name to the ids of the places that are called so."""
    parents: dict[str, str]
    names: dict[str, str]
    """Id to folded name."""

    def above(self, name: str) -> frozenset[str]:
        """The folded names of all that contain a place of this folded name, whichever of several it may be."""
        found: set[str] = set()
        for node in self.nodes.get(name, ()):
            for _ in range(_DEEPEST):
                node = self.parents.get(node, "")
                if not node or node not in self.parents:  # the root contains everything, and tells nothing
                    break
                found.add(self.names[node])
        found.discard(name)
        return frozenset(found)


def read_taxonomy(text: str, where: str) -> Taxonomy:
    """Raises `ConfigError` with the line of each fault."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    header = [h.strip().lower() for h in next(rows, [])]
    wanted = ("id", "name", "parentid")
    if not set(wanted) <= set(header):
        raise ConfigError(f"{where}:1: expected the columns ID,name,parentID, found {', '.join(header)[:80] or 'nothing'}")
    at = [header.index(w) for w in wanted]
    faults: list[str] = []
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    lines: dict[str, int] = {}
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= max(at):
            faults.append(f"{where}:{rows.line_num}: expected {len(header)} cells, found {len(row)}")
            continue
        ident, name, parent = (row[i].strip() for i in at)
        if ident in names:
            faults.append(f"{where}:{rows.line_num}: the ID {ident!r} stands in line {lines[ident]} already")
        names[ident], parents[ident], lines[ident] = fold(name), parent, rows.line_num
    known = {i: p for i, p in parents.items() if p in names}
    faults.extend(_circles(known, where, lines))
    if faults:
        raise ConfigError(*faults[:20])
    nodes: dict[str, list[str]] = {}
    for ident, name in names.items():
        nodes.setdefault(name, []).append(ident)
    return Taxonomy({n: tuple(i) for n, i in nodes.items()}, known, names)


def _circles(parents: dict[str, str], where: str, lines: dict[str, int]) -> Sequence[str]:
    faults: list[str] = []
    sound: set[str] = set()
    for start in parents:
        path: list[str] = []
        node = start
        on_path: set[str] = set()
        while node in parents and node not in sound and node not in on_path:
            path.append(node)
            on_path.add(node)
            node = parents[node]
        if node in on_path:
            faults.append(f"{where}:{lines[node]}: {node!r} lies within itself")
        sound.update(path)
    return faults
