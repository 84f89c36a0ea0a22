"""Records to lists that JSON can hold, and back, by the annotations of their classes.

A record is the list of its fields; where a field may hold records of several classes, a number in front says which. What
comes back is checked: a list of another form, a field of another type, raises `Misfit`. So an entry of a cache can be wrong
or made by somebody else, and can never become anything but the records it should hold; nothing in it is executed.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


class Misfit(Exception):
    """Not the form of the records that were expected."""


Encode = Callable[[Any], Any]
Decode = Callable[[Any], Any]

_SCALARS: tuple[type, ...] = (str, int, float, bool, types.NoneType)


@cache
def codec(kind: Any) -> tuple[Encode | None, Decode]:
    """How to write values of an annotation and read them; no writer where JSON holds them as they are.

    Known are dataclasses, named tuples, `tuple[X, ...]`, `tuple[X, Y]`, `frozenset[X]`, unions, `Literal`, `str`, `int`,
    `float`, `bool`, `None`, `date` and `Decimal`; anything else is a `TypeError`, for it would be a fault of ours.
    """
    origin = get_origin(kind)
    if origin is Literal:
        return None, _one_of(frozenset(get_args(kind)))
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is frozenset:
        return _set(get_args(kind)[0])
    if kind in _SCALARS:
        return None, _scalar(kind)
    if kind is date:
        return date.isoformat, _parsed(date.fromisoformat)
    if kind is Decimal:
        return str, _parsed(Decimal)
    if is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")):
        return _record(kind)
    raise TypeError(f"no codec for {kind!r}")


def _scalar(kind: type) -> Decode:
    def decode(value: Any) -> Any:
        if type(value) is not kind:
            raise Misfit
        return value

    return decode


def _one_of(allowed: frozenset[Any]) -> Decode:
    """Of words, of which one is as good as another to what reads them; that it is a word is checked."""
    if not all(type(one) is str for one in allowed):
        raise TypeError(f"no codec for a choice among {sorted(map(repr, allowed))}")
    return _scalar(str)


def _parsed(parse: Callable[[str], Any]) -> Decode:
    def decode(value: Any) -> Any:
        if type(value) is not str:
            raise Misfit
        try:
            return parse(value)
        except (ValueError, InvalidOperation):
            raise Misfit from None

    return decode


def _record(kind: Any) -> tuple[Encode, Decode]:
    hints = get_type_hints(kind)
    names = list(kind._fields) if issubclass(kind, tuple) else [f.name for f in fields(kind)]
    codecs = [codec(hints[name]) for name in names]
    encoders = [(at, encode) for at, (encode, _) in enumerate(codecs) if encode is not None]
    decoders = [(at, decode) for at, (encode, decode) in enumerate(codecs) if encode is not None]
    plain = [(at, decode) for at, (encode, decode) in enumerate(codecs) if encode is None]
    # Checking the plain fields one by one takes most of the time; records come in few combinations of types.
    fitting: set[tuple[type, ...]] = set()
    count = len(names)

    def encode(record: Any) -> list[Any]:
        values = [getattr(record, name) for name in names]
        for at, write in encoders:
            values[at] = write(values[at])
        return values

    def decode(value: Any) -> Any:
        if type(value) is not list or len(value) != count:
            raise Misfit
        types_here = (*map(type, value),)
        if types_here not in fitting:
            for at, read in plain:
                read(value[at])
            fitting.add(types_here)
        for at, read in decoders:
            value[at] = read(value[at])
        return kind(*value)

    return encode, decode


def _tuple(inner: tuple[Any, ...]) -> tuple[Encode, Decode]:
    if len(inner) != 2 or inner[1] is not Ellipsis:
        return _fixed(inner)
    write, read = codec(inner[0])

    def encode(values: Any) -> list[Any]:
        return list(values) if write is None else [write(one) for one in values]

    def decode(value: Any) -> Any:
        if type(value) is not list:
            raise Misfit
        return (*map(read, value),)

    return encode, decode


def _set(inner: Any) -> tuple[Encode, Decode]:
    """A set of what can be sorted; in that order, so that equal sets give equal bytes."""
    write, read = _tuple((inner, ...))
    return lambda values: write(sorted(values)), lambda value: frozenset(read(value))


def _fixed(inner: tuple[Any, ...]) -> tuple[Encode, Decode]:
    codecs = [codec(one) for one in inner]

    def encode(values: Any) -> list[Any]:
        return [one if write is None else write(one) for one, (write, _) in zip(values, codecs, strict=True)]

    def decode(value: Any) -> Any:
        if type(value) is not list or len(value) != len(codecs):
            raise Misfit
        return tuple([read(one) for one, (_, read) in zip(value, codecs, strict=True)])

    return encode, decode


def _union(inner: tuple[Any, ...]) -> tuple[Encode, Decode]:
    """`X | None` is X or null; else `[number, value]` with the number of the class."""
    others = [one for one in inner if one is not types.NoneType]
    optional = len(others) < len(inner)
    if len(others) == 1:
        write_one, read_one = codec(others[0])
        write_many, read_many = write_one or _same, read_one
    else:
        write_many, read_many = _tagged(others)

    def encode(value: Any) -> Any:
        return None if value is None and optional else write_many(value)

    def decode(value: Any) -> Any:
        return None if value is None and optional else read_many(value)

    return encode, decode


def _tagged(kinds: list[Any]) -> tuple[Encode, Decode]:
    writers = {kind: (at, codec(kind)[0] or _same) for at, kind in enumerate(kinds)}
    readers = [codec(kind)[1] for kind in kinds]

    def encode(value: Any) -> list[Any]:
        at, write = writers[type(value)]
        return [at, write(value)]

    def decode(value: Any) -> Any:
        if type(value) is not list or len(value) != 2 or type(value[0]) is not int or not 0 <= value[0] < len(readers):
            raise Misfit
        return readers[value[0]](value[1])

    return encode, decode


def _same(value: Any) -> Any:
    return value
