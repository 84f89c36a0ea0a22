"""What `factcheck resolve` and `factcheck sources` print: rows of a table, in the formats that tables have."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from factcheck.errors import UsageError
from factcheck.model.finding import Problem
from factcheck.truth.explain import SourceReport, explanation, source_reports
from factcheck.truth.resolve import Resolution, Resolved

COLUMNS = ("subject", "attribute", "value", "probability", "sources_for", "sources_against", "conflict")
SOURCE_COLUMNS = ("source", "reliability", "claims", "right", "one_voice_with", "by_attribute", "errors", "because")
RESOLVED, SOURCES = "factcheck/resolved/1", "factcheck/sources/1"
_FORMULA = ("=", "+", "@", "\t", "\r")


def resolved(resolution: Resolution, problems: Sequence[Problem], format_: str, *, least: float, explain: bool) -> str | bytes:
    """The rows of at least the probability `least`; text, but for parquet. Raises `UsageError` where a format's library is not
    there."""
    rows = (row for row in resolution.rows if row.probability >= least)
    columns = (*COLUMNS, "explanation") if explain else COLUMNS
    records = (_record(resolution, row, explain) for row in rows)
    if format_ == "json":
        return _json(RESOLVED, "rows", records, problems)
    return _TABLES[format_](columns, records)


def sources(resolution: Resolution, problems: Sequence[Problem], format_: str) -> str | bytes:
    """One row for each source, the most reliable first."""
    reports = sorted(source_reports(resolution), key=lambda r: (-round(r.reliability, 6), r.name))
    if format_ == "json":
        return _json(SOURCES, "sources", map(_whole, reports), problems)
    if format_ == "text":
        return "".join(_told(report) for report in reports)
    return _TABLES[format_](SOURCE_COLUMNS, map(_flat, reports))


def _record(resolution: Resolution, row: Resolved, explain: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "subject": row.subject,
        "attribute": row.attribute,
        "value": row.value,
        "probability": _rounded(row.probability),
        "sources_for": row.sources_for,
        "sources_against": row.sources_against,
        "conflict": row.conflict,
    }
    if explain:
        record["explanation"] = explanation(resolution, row.item)
    return record


def _rounded(figure: float) -> float:
    return round(figure, 3)


def _whole(report: SourceReport) -> dict[str, Any]:
    return {
        "source": report.name,
        "reliability": _rounded(report.reliability),
        "claims": report.claims,
        "right": round(report.right, 1),
        "because": report.because,
        "one_voice_with": [
            {"source": c.source, "shared": c.shared, "differ": c.differ, "shared_errors": round(c.errors, 1)} for c in report.copies
        ],
        "by_attribute": [
            {"attribute": k.attribute, "claims": k.claims, "wrong": round(k.wrong, 1), "reliability": _rounded(k.reliability)}
            for k in report.by_attribute
        ],
        "errors": [
            {
                "subject": e.subject, "attribute": e.attribute, "says": e.says,
                "favoured": e.favoured, "probability": _rounded(e.probability),
            }
            for e in report.examples
        ],
    }  # fmt: skip


def _flat(report: SourceReport) -> dict[str, Any]:
    return {
        "source": report.name,
        "reliability": _rounded(report.reliability),
        "claims": report.claims,
        "right": round(report.right, 1),
        "one_voice_with": tuple(c.source for c in report.copies),
        "by_attribute": tuple(f"{k.attribute} {_rounded(k.reliability)} ({k.claims} claims)" for k in report.by_attribute),
        "errors": tuple(f"{e.subject}, {e.attribute}: {e.says}, favoured {e.favoured}" for e in report.examples),
        "because": report.because,
    }


def _told(report: SourceReport) -> str:
    lines = [f"{report.name}: {report.reliability:.2f}, {report.because}"]
    lines += [f"  {k.attribute}: {k.reliability:.2f}, {k.claims} claims, about {k.wrong:.0f} wrong" for k in report.by_attribute]
    lines += [
        f"  one voice with {c.source}: {c.differ} of {c.shared} common claims differ, about {c.errors:.0f} errors in common"
        for c in report.copies
    ]
    lines += [
        f"  e.g. {e.subject}, {e.attribute}: says {e.says}; favoured {e.favoured} ({e.probability:.2f})" for e in report.examples
    ]
    return "".join(f"{_visible(line)}\n" for line in lines)


def _visible(text: str) -> str:
    from factcheck.report.shown import visible

    return visible(text)


def _json(schema: str, name: str, records: Iterable[dict[str, Any]], problems: Sequence[Problem]) -> str:
    """Record by record, for there may be hundred thousands."""
    parts = [f'{{"schema": {json.dumps(schema)}, "{name}": [']
    parts.append(",\n".join(json.dumps(record, ensure_ascii=False) for record in records))
    told = [{"severity": p.severity, "where": p.where, "what": p.what, "hint": p.hint} for p in problems]
    parts.append(f'], "problems": {json.dumps(told, ensure_ascii=False)}}}\n')
    return "\n".join(parts)


def _csv(columns: Sequence[str], records: Iterable[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(_cell, record.values()) for record in records)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _jsonl(columns: Sequence[str], records: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _markdown(columns: Sequence[str], records: Iterable[dict[str, Any]]) -> str:
    return "\n".join(_markdown_lines(columns, records)) + "\n"


def _markdown_lines(columns: Sequence[str], records: Iterable[dict[str, Any]]) -> Iterator[str]:
    from factcheck.report.to_markdown import escaped

    yield f"| {' | '.join(c.replace('_', ' ') for c in columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for record in records:
        yield f"| {' | '.join(escaped(str(_cell(record[c]))) for c in columns)} |"


_TYPES = {"probability": "float64", "reliability": "float64", "claims": "int64", "right": "float64", "conflict": "bool_"}
_LISTS = frozenset({"sources_for", "sources_against", "one_voice_with", "by_attribute", "errors"})


def _parquet(columns: Sequence[str], records: Iterable[dict[str, Any]]) -> bytes:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("the format parquet needs a library: pip install 'factcheck[parquet]'") from None
    types = {c: pyarrow.list_(pyarrow.string()) if c in _LISTS else getattr(pyarrow, _TYPES.get(c, "string"))() for c in columns}
    rows = list(records)
    arrays = {c: pyarrow.array([row[c] for row in rows], type=kind) for c, kind in types.items()}
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(arrays), out)
    return out.getvalue()


_TABLES: dict[str, Callable[[Sequence[str], Iterable[dict[str, Any]]], str | bytes]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "markdown": _markdown,
    "parquet": _parquet,
}
