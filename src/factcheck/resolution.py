"""`factcheck resolve` and `factcheck sources`: files to claims, claims to the best-supported values.

Long tables of claims take a way of their own, without a document for each row; all else is audited as usual, and its clusters are
voted on. Reliability is learned from both together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.config import Settings
from factcheck.errors import ConfigError
from factcheck.model.finding import Problem
from factcheck.read.claim_table import claim_columns, read_claims
from factcheck.read.decode import Undecodable, decode
from factcheck.read.reading import RecordMap
from factcheck.read.walk import find_files
from factcheck.truth.places import Taxonomy, read_taxonomy
from factcheck.truth.resolve import Prepared, Resolution, Trust, prepare, resolve
from factcheck.truth.table import ClaimTable
from factcheck.values.names import fold

if TYPE_CHECKING:
    from factcheck.pipeline import Input, Progress

_TABLES = (".csv", ".tsv", ".tab")


class Outcome(NamedTuple):
    """What was resolved, and what could not be read or decided."""

    resolution: Resolution
    problems: tuple[Problem, ...]


def run(settings: Settings, inputs: Sequence[Input] | None = None, *, progress: Progress | None = None) -> Outcome:
    """Raises `FactcheckError` for the user's mistakes."""
    taxonomies = {kind: _taxonomy(path) for kind, path in settings.taxonomies}
    table = ClaimTable()
    problems: list[Problem] = []
    taken = _claim_tables(settings, inputs, table, problems)
    prepared = prepare(table, taxonomies)
    weights: dict[str, float] = {}
    rest = None if inputs is None else [one for one in inputs if one.name not in taken]
    if rest or (inputs is None and _others(settings, taken)):
        from factcheck.pipeline import audit  # with the packs, which long tables have no use for

        report = audit(settings, rest, progress=progress, leave_out=frozenset(taken))
        from factcheck.truth.typed import joined, prepare_report

        problems.extend(report.problems)
        weights = {d.source: d.weight for d in report.documents}
        prepared = joined(prepared, prepare_report(report, taxonomies.get("place")))
    for attribute, count in sorted(prepared.unread.items()):
        problems.append(Problem("limit", attribute, f"{count} values say nothing of this attribute that can be compared"))
    problems.extend(_absent(settings, prepared))
    trust = Trust(weights | _configured_weights(settings), {fold(a.replace("_", " ")): s for a, s in settings.authorities})
    ordered = tuple(sorted(problems, key=lambda p: (p.severity, p.where, p.what)))
    return Outcome(resolve(prepared, trust), ordered)


def _claim_tables(settings: Settings, inputs: Sequence[Input] | None, table: ClaimTable, problems: list[Problem]) -> set[str]:
    """Read the long tables; the names of the files that are ones."""
    files: list[tuple[str, Callable[[], bytes]]]
    if inputs is None:
        paths = [Path(p) for p in settings.paths or (".",)]
        found, _ = find_files(paths, settings.root, settings.include, settings.exclude)
        ours = {path.resolve() for _, path in settings.taxonomies}
        files = [(f.name, f.path.read_bytes) for f in found if f.name.lower().endswith(_TABLES) and f.path.resolve() not in ours]
    else:
        files = [(one.name, lambda data=one.data: data) for one in inputs]  # type: ignore[misc]
    taken: set[str] = set()
    for name, read in files:
        try:
            text, note = decode(read())
        except (OSError, Undecodable):
            continue  # the audit says what is wrong with it
        columns = claim_columns(text, name, _mapping(settings, name))
        if columns is None:
            continue
        taken.add(name)
        if note:
            problems.append(Problem("limit", name, note))
        problems.extend(read_claims(text, name, columns, table))
    return taken


def _mapping(settings: Settings, name: str) -> RecordMap | None:
    if not settings.records:
        return None
    from factcheck.pipeline import mapping_of

    return mapping_of(settings, name)


def _others(settings: Settings, taken: set[str]) -> bool:
    """Is there anything but long tables?"""
    paths = [Path(p) for p in settings.paths or (".",)]
    found, problems = find_files(paths, settings.root, settings.include, settings.exclude)
    ours = {path.resolve() for _, path in settings.taxonomies}
    return any(f.name not in taken and f.path.resolve() not in ours for f in found) or any(p.severity == "input" for p in problems)


def _taxonomy(path: Path) -> Taxonomy:
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise ConfigError(f"{path.as_posix()}: cannot be read: {error.strerror or error}") from None
    except Undecodable as error:
        raise ConfigError(f"{path.as_posix()}: {error}") from None
    return read_taxonomy(text, path.as_posix())


def _configured_weights(settings: Settings) -> dict[str, float]:
    """Weights of sources that are named; those of documents come with them."""
    return {s.name: s.weight for s in settings.sources if s.name is not None and s.weight is not None}


def _absent(settings: Settings, prepared: Prepared) -> list[Problem]:
    known = {fold(a.replace("_", " ")) for a in prepared.attributes}
    found = []
    for attribute, source in settings.authorities:
        where = settings.origin(f"authorities.{attribute}")
        if fold(attribute.replace("_", " ")) not in known:
            found.append(Problem("limit", where, f'no claim is about "{attribute}", for which there is an authority'))
        elif source not in prepared.sources:
            found.append(Problem("limit", where, f'no claim is by "{source}", the authority on {attribute}'))
    return found
