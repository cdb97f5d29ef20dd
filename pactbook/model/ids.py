"""Content hashes: the same value always has the same id, on every machine.

Canonical JSON follows RFC 8785 for the values that Pactbook writes: keys sorted by UTF-16 code units, no
spaces, text as UTF-8, and numbers as the shortest form that reads back (with an exponent from 1e21 on and
below 1e-6 only).
"""

import functools
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring as _quoted
from typing import Any, Final

_SHAPES: Final = 4096
_EXACT: Final = 2**53
Shape = list[tuple[object, str]]


def canonical(value: object) -> str:
    """Canonical JSON text of a value made of None, bool, int, float, str, sequences and mappings.

    Raises ValueError for a number that JSON cannot carry and TypeError for any other object.
    Source: RFC 8785 (JSON Canonicalization Scheme).
    """
    # Most values are of exactly these types, and every id and every row of the log is made here.
    kind = type(value)
    if kind is str:
        return _quoted(value)  # type: ignore[arg-type]
    if value is None:
        return "null"
    if kind is dict:
        return _object(value)  # type: ignore[arg-type]
    if kind is list or kind is tuple:
        return "[" + ",".join([canonical(item) for item in value]) + "]"  # type: ignore[attr-defined]
    if kind is int:
        return _integer(value)  # type: ignore[arg-type]
    return _other(value)


def _other(value: object) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        return _object(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return "[" + ",".join([canonical(item) for item in value]) + "]"
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def _object(value: Mapping[object, object]) -> str:
    keys = tuple(value)
    try:
        shape = _shape(keys)
    except TypeError:  # some are no text
        shape = _ordered(keys)
    said = [
        before + (_quoted(item) if type(item := value[key]) is str else canonical(item))
        for key, before in shape
    ]
    return "{" + ",".join(said) + "}"


@functools.lru_cache(_SHAPES)
def _shape(keys: tuple[Any, ...]) -> Shape:
    """Keys in order, each with what stands before its value. Raises TypeError for one that is no text."""
    if "".join(keys).isascii():
        return [(key, f"{_quoted(key)}:") for key in sorted(keys)]  # as UTF-16 code units have it
    return _ordered(keys)


def _ordered(keys: Iterable[object]) -> Shape:
    """As `_shape`, for keys of any kind: by the UTF-16 code units of their texts."""
    in_order = sorted(keys, key=lambda key: str(key).encode("utf-16-be", "surrogatepass"))
    return [(key, f"{_quoted(str(key))}:") for key in in_order]


def _number(value: float) -> str:
    if isinstance(value, int):
        return _integer(value)
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a JSON number")
    if value.is_integer() and abs(value) <= _EXACT:
        return str(int(value))
    if 1e-4 <= abs(value) < _EXACT:
        return repr(float(value))  # Python writes an exponent only outside of this range
    number = Decimal(repr(float(value))).normalize()
    if 1e-6 <= abs(value) < 1e21:
        return f"{number:f}"
    mantissa, _, exponent = f"{number:e}".partition("e")
    return f"{mantissa}e{int(exponent):+d}"


def _integer(value: int) -> str:
    if -_EXACT <= value <= _EXACT:
        return str(value)
    if abs(value) >= 10**21 or Decimal(repr(float(value))) != value:
        raise ValueError("an integer is beyond those that JSON carries exactly")
    return str(value)


def digest(value: object) -> str:
    """Lower-case hexadecimal sha256 of the canonical JSON of a value."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def short(identifier: str) -> str:
    """The first twelve characters of an id: what people read and type."""
    return identifier[:12]
