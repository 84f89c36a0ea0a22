"""Parsers in C run in a process of their own: one that hangs, crashes or eats the memory does not take the run along.

`python -P -m factcheck.read.apart pdf` reads a file from its standard input and writes what it found as JSON. Nothing else
is read or opened there.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from factcheck.read.reading import Unreadable

_SECONDS = 120
"""After that a parser has hung: a thousand pages take a few seconds."""
_MEMORY = 4 << 30
"""Bytes of address space that a parser may take, where the system can limit it."""
_NEEDS = {
    "pdf": ("pypdfium2", "pypdfium2>=5.15.2"),
    "docx": ("python-docx", "python-docx>=1.2.0"),
    "parquet": ("pyarrow", "pyarrow>=26.0.1"),
}


def unpacked(format: str, data: bytes) -> dict[str, Any]:
    """What the parser of a format (`pdf`, `docx`, `parquet`) made of the bytes; raises `Unreadable`."""
    # -P: nothing in the folder that is audited is ever imported
    command = [sys.executable, "-P", "-m", "factcheck.read.apart", format]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"the parser was stopped after {_SECONDS} s") from None
    if done.returncode:
        raise Unreadable(f"the parser stopped with code {done.returncode}")
    found: dict[str, Any] = json.loads(done.stdout)
    if "missing" in found:
        name, wanted = _NEEDS[format]
        raise Unreadable(f"needs {name}, which is not installed", f'python3 -m pip install "{wanted}"')
    if "error" in found:
        raise Unreadable(str(found["error"]))
    return found


def _main(format: str) -> None:
    data = sys.stdin.buffer.read()
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits
    found: dict[str, Any]
    try:
        if format == "pdf":
            from factcheck.read.pdf_text import extract
        elif format == "parquet":
            from factcheck.read.parquet_text import extract
        else:
            from factcheck.read.docx_text import extract
        found = extract(data)
    except ImportError:
        found = {"missing": True}
    except MemoryError:
        found = {"error": "needs too much memory"}
    except Exception as error:  # whatever the parser raises, the file is at fault
        found = {"error": f"{type(error).__name__}: {error}"[:300] if str(error) else type(error).__name__}
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))


if __name__ == "__main__":
    _main(sys.argv[1])
