"""Figures that cannot be, whatever the document is about: a latitude of 144, a port of 70000, 120 percent of a whole."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.extract.open.values import Valued
from factcheck.extract.open.words import OpenWords, Words
from factcheck.model.value import Malformed, Quantity, plain


def within_bounds(valued: Valued, named: Iterable[Words], rules: OpenWords) -> Valued:
    """The same value, or a malformed one if what the label names cannot be so much or so little."""
    value = valued.value
    if not isinstance(value, Quantity) or value.low is None or value.low != value.high:
        return valued
    for words in named:
        head = words.heads[0] if words.heads else ""
        if value.unit == "1" and head in rules.bounds and not words.measure:
            least, most = rules.bounds[head]
            if not least <= value.low <= most:
                end, how = (most, "over") if value.low > most else (least, "under")
                why = f"no {rules.names.get(head, head)} is {how} {plain(end)}"
                return valued._replace(value=Malformed(value.text, "quantity", why))
        if value.unit == "%" and set(words.heads) & rules.wholes and value.low > 100:
            why = f"{plain(value.low)} % of a whole is more than all of it"
            return valued._replace(value=Malformed(value.text, "percent", why))
    return valued
