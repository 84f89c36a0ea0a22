"""Records to lists and back: what comes back equals what went in, and nothing else comes back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factcheck.cache.codec import Misfit, codec
from factcheck.model.claim import Qualifier
from factcheck.model.document import Span
from factcheck.model.finding import Problem
from factcheck.model.value import DateValue, Malformed, Name, NameSet, Quantity, Relation, Repair, Text, Truth, Value

DAY = DateValue("6 June 2025", date(2025, 6, 6), date(2025, 6, 6), "day")
VALUES: list[Value] = [
    DAY,
    Quantity("about $28.40 million", Decimal("28.40E+6"), None, "USD", Decimal("1E+4"), True, "tickets"),
    NameSet("Ann Lee", "person", (Name("Ann Lee", "ann lee", "UK"),), "yes", "solely"),
    Relation("during", "during", (Name("The War", "the war"),)),
    Truth("yes", True),
    Text("A\udce9", "a"),
    Malformed("June 4 20025", "date", "five digits", (Repair("June 4 2025", DAY, ("one digit",)),)),
]


def there_and_back(kind: Any, value: Any) -> Any:
    encode, decode = codec(kind)
    return decode(json.loads(json.dumps(value if encode is None else encode(value))))


@pytest.mark.parametrize("value", VALUES, ids=lambda v: v.type)
def test_every_kind_of_value_comes_back_as_it_was(value: Value) -> None:
    back = there_and_back(Value, value)
    assert back == value
    assert repr(back) == repr(value)  # 40 and 40.0 are equal, and not the same


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Span, Span(1, 2)),
        (tuple[Qualifier, ...], (Qualifier("phase", "actual", "default"),)),
        (tuple[str, int], ("a", 1)),
        (str | None, None),
        (float, 1.0),
        (Problem, Problem("limit", "a.md", "what")),
    ],
)
def test_other_forms_come_back_too(kind: Any, value: Any) -> None:
    back = there_and_back(kind, value)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Span, [1]),
        (Span, [1, 2, 3]),
        (Span, {"start": 1, "end": 2}),
        (Span, [1, "2"]),
        (Span, [1, True]),
        (Span, [[], 2]),
        (Value, [99, []]),
        (Value, [-1, []]),
        (Value, [[0], []]),
        (Value, None),
        (Value, [4, ["yes", 1]]),
        (DateValue, ["x", "2025-13-01", "2025-01-01", "day", "exact"]),
        (DateValue, ["x", 5, "2025-01-01", "day", "exact"]),
        (Quantity, ["x", "many", None, "1", "1", False, ""]),
        (tuple[str, ...], "abc"),
        (tuple[str, ...], [1]),
        (str | None, 3),
        (float, 1),
        (Problem, ["limit", "a.md", ["what"], ""]),
    ],
)
def test_what_has_another_form_is_refused(kind: Any, written: Any) -> None:
    with pytest.raises(Misfit):
        codec(kind)[1](written)


def test_a_record_that_cannot_be_kept_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="no codec for"):
        codec(set[str])
