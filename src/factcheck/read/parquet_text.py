"""The rows of a Parquet file as tab-separated text, as Arrow gives them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

MOST_CELLS = 2_000_000
"""Cells of one file that are read."""
_MOST_CHARACTERS = 1 << 28
_LONGEST_CELL = 1 << 20
_ROWS_AT_ONCE = 10_000


def extract(data: bytes) -> dict[str, Any]:
    """`text`: a line of names, then one for each row; `left`: how many rows are left out. Raises what Arrow raises."""
    import pyarrow
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(data))
    except (pyarrow.ArrowInvalid, OSError):
        return {"error": "damaged, or no Parquet"}
    names = [str(name) for name in file.schema_arrow.names]
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(names)
    rows = 0
    most = MOST_CELLS // max(len(names), 1)
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False):
        columns = [[_words(value) for value in column.to_pylist()] for column in batch.columns]
        for row in zip(*columns, strict=True):
            if rows < most and out.tell() < _MOST_CHARACTERS:
                writer.writerow(row)
                rows += 1
        if rows >= most or out.tell() >= _MOST_CHARACTERS:
            break
    return {"text": out.getvalue(), "left": file.metadata.num_rows - rows}


def _words(value: object) -> str:
    """A cell as a data file writes it; empty for what is no word, number, day or list of these."""
    if value is None or isinstance(value, bytes | bytearray):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1 << 53 else repr(value)
    if isinstance(value, list | tuple):
        plain = all(not isinstance(item, list | tuple | dict | bytes) for item in value)
        return "; ".join(map(_words, value))[:_LONGEST_CELL] if plain else ""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)[:_LONGEST_CELL]
    return "".join(c if c.isprintable() or c in "\n\t" else " " for c in str(value)[:_LONGEST_CELL])
