"""The record that the value grammars return; in a file of its own so that `find` can import them all."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.value import DateValue, Malformed, Quantity


class Found(NamedTuple):
    """A value read at `start`..`end` of a text. `value.text` is the passage itself."""

    start: int
    end: int
    value: DateValue | Quantity | Malformed
    steps: tuple[str, ...] = ()
    """What was done to read it, in order; empty where nothing needs explaining."""
