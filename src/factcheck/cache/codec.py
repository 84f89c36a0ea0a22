"""Records to lists that JSON can hold, and back, by the annotations of their classes.

A record is the list of its fields; where a field may hold records of several classes, a number in front says which. What
comes back is checked: a list of another form, a field of another type, raises `Misfit`. So an entry of a cache can be wrong
or made by somebody else, and can never become anything but the records it should hold; nothing in it is executed.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints


class Misfit(Exception):
    """Not the form of the records that were expected."""


T = TypeVar("T")
Encode = Callable[[Any], Any]
Decode = Callable[[Any], Any]

_SCALARS: tuple[type, ...] = (str, int, float, bool, types.NoneType)


_LEVEL = 1
"""Of compression: a fifth of the size for a tenth of the time of reading."""
_MOST_BYTES = 1 << 28
"""What unpacks to more than this is none of ours."""


def to_bytes(kind: type[T], record: T) -> bytes:
    """A record as bytes. They are of ASCII before they are packed: a file name that is no UTF-8 holds lone surrogates."""
    return zlib.compress(to_text(kind, record).encode("ascii"), _LEVEL)


def from_bytes(kind: type[T], data: bytes) -> T | None:
    """The record again; `None` for bytes that hold none of that kind."""
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(data, _MOST_BYTES)
        if unpacking.unconsumed_tail:
            return None
        return from_text(kind, text.decode("ascii"))
    except (zlib.error, ValueError, Misfit):
        return None


def to_text(kind: type[T], record: T) -> str:
    """A record as JSON in ASCII."""
    annotation: Any = kind
    encode, _ = codec(annotation)
    assert encode is not None
    return json.dumps(encode(record), separators=(",", ":"))


def from_text(kind: type[T], text: str) -> T:
    """The record again. Raises `Misfit` for a text that holds none of that kind."""
    annotation: Any = kind
    try:
        record = codec(annotation)[1](json.loads(text))
    except (ValueError, RecursionError):
        raise Misfit from None
    assert isinstance(record, kind)
    return record


@cache
def codec(kind: Any) -> tuple[Encode | None, Decode]:
    """How to write values of an annotation and read them; no writer where JSON holds them as they are.

    Known are dataclasses, named tuples, `tuple[X, ...]`, `tuple[X, Y]`, `frozenset[X]`, `Mapping[str, str]`, unions,
    `Literal`, `str`, `int`, `float`, `bool`, `None`, `date` and `Decimal`; anything else is a `TypeError`, for it would be a
    fault of ours.
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
    if origin is Mapping and get_args(kind) == (str, str):
        return dict, _decoded_words
    if kind in _SCALARS:
        return None, _scalar(kind)
    if kind is date:
        return date.isoformat, _parsed(date.fromisoformat)
    if kind is Decimal:
        return str, _parsed(Decimal)
    if is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")):
        return _record(kind)
    raise TypeError(f"no codec for {kind!r}")


def _decoded_words(value: Any) -> dict[str, str]:
    if type(value) is not dict or not all(type(one) is str for one in value.values()):
        raise Misfit
    return value


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
