"""The report as one HTML file that needs nothing else: no network, no second file, no script to be read.

Every word that comes from elsewhere goes through one door (`_shown`): made visible, escaped, and broken where a log reader
would see a command. The script only filters what is there; its data stand in a JSON element, one record for each finding.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.finding import Edit, Finding, Position, Report
from factcheck.report.at_a_glance import State, agreements, attribute_of, grids
from factcheck.report.excerpt import DIFFERS, Mark, Row, Run, marks_of, quote_of, rows_of, whole_value
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.in_words import standing_words
from factcheck.report.repairs import diff_of
from factcheck.report.shown import (
    Index,
    abstentions,
    by_priority,
    compared_line,
    counted,
    counts_of,
    headline,
    kind_reason,
    on_one_line,
    qualifier_words,
    set_difference,
    shortened,
    side_letter,
    source_words,
    summary_line,
    value_words,
    visible,
)
from factcheck.report.to_json import harmless
from factcheck.report.to_jsonl import record
from factcheck.version import __version__

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent / "html"
_ELLIPSIS = "…"
_ROOM, _QUOTE, _VALUE, _TEXT, _NAME, _CELL = 220, 160, 400, 1500, 120, 80
"""Characters of a quoted line, of a quote in a list, of a value, a reason, a name, a cell."""
_MOST_CLAIMS, _MOST_ROWS, _MOST_GRIDS, _MOST_SOURCES = 6, 200, 50, 16
"""Claims of a position and of a witness, rows of a list, tables, sources in a table."""
SIGNS: dict[State, tuple[str, str]] = {
    "same": ("✓", "agrees with others"),
    "differs": ("≠", "disputed"),
    "unsure": ("?", "not decided"),
    "alone": ("·", "not compared"),
    "absent": ("–", "not said"),
}


class Piece(NamedTuple):
    """Words under one sign: `differs`, `same`, or none."""

    text: str
    sign: str


class Also(NamedTuple):
    """Another claim that says the same."""

    place: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A position in words."""

    letter: str
    who: str
    place: str
    rows: tuple[tuple[str, tuple[Piece, ...]], ...]
    """Number of the line, empty where a row continues the one above, and its words."""
    value: str
    under: str
    also: tuple[Also, ...]
    more: int
    share: str
    favoured: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A finding in words."""

    id: str
    code: str
    kind: str
    level: str
    status: str
    subject: str
    attribute: str
    summary: str
    sides: tuple[Side, ...]
    remarks: tuple[tuple[str, str], ...]
    repair: dict[str, str] | None


def render_html(report: Report, options: ShowOptions) -> str:
    """The whole page; of the options only `min_level` counts. Suppressed findings are on it, marked."""
    index = Index(report)
    findings = by_priority(report, options.min_level)
    every = grids(index, _MOST_SOURCES)
    agreed = [a for a in agreements(index) if a.sources > 1]
    undecided = [_undecided(index, cluster) for _, cluster in abstentions(report)]
    counts = counts_of(report)
    page = _template().render(
        version=__version__,
        summary=summary_line(counts),
        against=compared_line(report),
        gone=report.compared.gone[:_MOST_ROWS] if report.compared is not None else (),
        more_gone=max(0, len(report.compared.gone) - _MOST_ROWS) if report.compared is not None else 0,
        cards=[_card(index, finding) for finding in findings],
        hidden=sum(counts.findings.values()) + counts.suppressed - len(findings),
        grids=every[:_MOST_GRIDS],
        more_grids=max(0, len(every) - _MOST_GRIDS),
        signs=SIGNS,
        agreed=agreed[:_MOST_ROWS],
        more_agreed=max(0, len(agreed) - _MOST_ROWS),
        undecided=undecided[:_MOST_ROWS],
        more_undecided=max(0, len(undecided) - _MOST_ROWS),
        problems=sorted(report.problems, key=lambda p: p.severity != "input")[:_MOST_ROWS],
        more_problems=max(0, len(report.problems) - _MOST_ROWS),
        notes=report.notes[:_MOST_ROWS] if options.min_level == "note" else (),
        documents=[(d.path, d.source, d.kind, kind_reason(d)) for d in report.documents[:_MOST_ROWS]],
        more_documents=max(0, len(report.documents) - _MOST_ROWS),
        counted=counted,
        cell=_CELL,
        shortened=lambda text, width: shortened(on_one_line(text), width, _ELLIPSIS),
        data=_data(record(index, finding) for finding in findings),
    )
    return re.sub("\n\n+", "\n", page)  # where a part of the template was left out


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html")


def _shown(value: Any) -> Any:
    """What an expression of the template puts on the page."""
    from markupsafe import Markup, escape

    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(str(escape(visible(value))).replace("::", ":&#58;").replace("::", ":&#58;"))


def _data(records: Iterable[dict[str, Any]]) -> Any:
    """JSON that cannot end its element: no `<`, `>` or `&` in it."""
    from markupsafe import Markup

    written = harmless(json.dumps(list(records), ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(written)


def _card(index: Index, finding: Finding) -> Card:
    subject, attribute, summary = headline(index, finding)
    marks = marks_of(index, finding)
    return Card(
        id=finding.id,
        code=finding.code,
        kind=finding.kind,
        level=finding.level,
        status=finding.status,
        subject=shortened(subject, _NAME, _ELLIPSIS),
        attribute=shortened(attribute, _NAME, _ELLIPSIS),
        summary=shortened(summary, _TEXT, _ELLIPSIS),
        sides=tuple(_side(index, finding, at, position, marks) for at, position in enumerate(finding.positions)),
        remarks=tuple(_remarks(index, finding)),
        repair=None if finding.repair is None else _repair(index, finding.repair),
    )


def _side(index: Index, finding: Finding, at: int, position: Position, marks: dict[int, list[Mark]]) -> Side:
    first, *others = position.claims[:_MOST_CLAIMS]
    claim = index.report.claims[first]
    lines = index.lines(claim.document)
    rows = rows_of(lines, claim.evidence.span, marks.get(first) or whole_value(claim), _ROOM, _ELLIPSIS)
    return Side(
        letter=side_letter(at),
        who=shortened(source_words(index.documents[claim.document]), _NAME, _ELLIPSIS),
        place=index.place_of(claim),
        rows=tuple((_number(row), _pieces(row.runs)) for row in rows),
        value=shortened(value_words(claim), _VALUE, _ELLIPSIS),
        under=shortened(qualifier_words(claim.qualifiers), _VALUE, _ELLIPSIS),
        also=tuple(_also(index, index.report.claims[other]) for other in others),
        more=max(0, len(position.claims) - _MOST_CLAIMS),
        share="" if position.probability is None else f"{position.probability:.0%}",
        favoured=finding.favoured is not None and finding.favoured.position == at,
    )


def _number(row: Row) -> str:
    return "" if row.number is None else str(row.number)


def _also(index: Index, claim: Claim) -> Also:
    runs = quote_of(index.lines(claim.document), claim.evidence.span, whole_value(claim), _QUOTE, _ELLIPSIS)
    return Also(index.place_of(claim), _pieces(runs))


def _pieces(runs: Sequence[Run]) -> tuple[Piece, ...]:
    return tuple(Piece(run.text, "" if not run.sign else "differs" if run.sign == DIFFERS else "same") for run in runs)


def _remarks(index: Index, finding: Finding) -> Iterator[tuple[str, str]]:
    """What is to be said of a finding, each with what it is."""
    difference = set_difference(index, finding)
    if difference is not None:
        for at, only in enumerate(difference.only):
            yield f"only in {side_letter(at)}", _short(", ".join(only) or "nothing")
        yield "in both" if len(finding.positions) == 2 else "in all", _short(", ".join(difference.shared) or "nothing")
    yield "why", _short(finding.reason)
    if finding.derivation:
        yield "derivation", _short(finding.derivation)
    if finding.favoured is not None:
        yield "favoured", _short(f"{side_letter(finding.favoured.position)}, because {finding.favoured.because}")
    for witness in finding.context:
        places = [index.place_of(claim) for claim in index.claims(witness.claims[:_MOST_CLAIMS])]
        more = len(witness.claims) - len(places)
        yield _short(witness.role), f"{', '.join(places)}{f' and {more} more' if more else ''}"
    if said := standing_words(finding):
        what, _, words = said.partition(": ")
        yield what, words


def _repair(index: Index, repair: Edit) -> dict[str, str]:
    diff = diff_of(index, repair, 140, _ELLIPSIS)
    return {**diff._asdict(), "because": _short(repair.because)}


def _undecided(index: Index, cluster: Any) -> tuple[str, str, str, int]:
    name = f"{index.subject_name(cluster.subject)}, {attribute_of(cluster)}"
    return shortened(name, _NAME, _ELLIPSIS), cluster.verdict, _short(cluster.reason), len(cluster.claims)


def _short(text: str) -> str:
    return shortened(on_one_line(text), _TEXT, _ELLIPSIS)


WRITER = Writer(name="html", write=render_html)
