"""How a finding's id is computed, and why.

An id is made of meaning, never of place: code family, subject, attribute, qualifiers and the disputed values. So moved,
reflowed and reordered text keeps its id, and any changed value is a new finding. The prefix names the scheme, so that a
better one can live beside the old one in a baseline.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

SCHEME = "fc1"


def finding_id(
    code: str,
    subject_key: str,
    attribute: str,
    qualifiers: Iterable[tuple[str, str]],
    values: Iterable[tuple[str, ...]],
) -> str:
    """`fc1-` and 16 hex digits. `qualifiers` and `values` may come in any order; repeats do not count.

    `code` gives its family, the first digit: the same dispute seen as a contradiction inside one document (FC102) and
    between two (FC101) is one finding.
    """
    parts = [
        "factcheck/1",
        code[2],
        subject_key,
        attribute,
        *(f"{dimension}={value}" for dimension, value in sorted(set(qualifiers))),
        *("\x1f".join(value) for value in sorted(set(values))),
    ]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{SCHEME}-{digest[:16]}"
