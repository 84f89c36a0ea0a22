"""Parquet: rows as in a CSV file. The file is no text: spans count in its rows written with tabs, a row to a line."""

from __future__ import annotations

from factcheck.read.apart import unpacked
from factcheck.read.csv_rows import read_rows
from factcheck.read.from_csv import read_table
from factcheck.read.reading import Fault, Given, Reader, Reading, Unpacked, Unreadable


def unpack(data: bytes, labels: frozenset[str]) -> Unpacked:
    """The rows as text; raises `Unreadable`."""
    found = unpacked("parquet", data)
    text = str(found["text"])
    if text.count("\n") < 2:
        raise Unreadable("no row in it")
    left = (Fault(0, f"{found['left']:,} more rows are not read"),) if found["left"] else ()
    return Unpacked(text, (), Reading(faults=left))


def read(text: str, given: Given) -> Reading:
    """The documents of its rows."""
    return read_table(text, read_rows(text, "\t"), given)


READER = Reader(name="parquet", endings=(".parquet",), unpack=unpack, data=read)
