"""How a finding's id is computed, and why.

An id is made of meaning, never of place: code family, subject, attribute, qualifiers and the disputed values. So moved,
reflowed and reordered text keeps its id, and any changed value is a new finding. The prefix names the scheme, so that a
better one can live beside the old one in a baseline.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

SCHEME = "fc1"
HOME = "home"
"""The default of a dimension that means "in its own territory", whichever that is."""
NAMED = frozenset({"at", "to", "holder", "target", "award", "society", "spouse"})
"""Dimensions whose values are names: compared as names, one may hold the other ("Grand Hotel", "the Lisbon Grand Hotel")."""


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


def lasting(qualifiers: Iterable[tuple[str, str]], per: Mapping[str, str]) -> list[tuple[str, str]]:
    """The qualifiers that no other document can rename. `per` are the attribute's dimensions with their defaults."""
    return [(d, v) for d, v in qualifiers if d not in NAMED and per.get(d) != HOME]


def salted(ident: str, apart: Iterable[str]) -> str:
    """Another id for a finding whose own is taken; `apart` is what tells the two apart."""
    digest = hashlib.sha256("\0".join((ident, *apart)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{SCHEME}-{digest[:16]}"
