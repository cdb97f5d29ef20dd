"""Content hashes: the same value always has the same id, on every machine.

Canonical JSON follows RFC 8785 for the values that Pactbook writes: keys sorted by UTF-16 code units, no
spaces, text as UTF-8, and numbers as the shortest form that reads back (with an exponent from 1e21 on and
below 1e-6 only).
"""

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring as _quoted
from typing import Final

_CONSTANTS: Final[dict[bool | None, str]] = {None: "null", True: "true", False: "false"}


def canonical(value: object) -> str:
    """Canonical JSON text of a value made of None, bool, int, float, str, sequences and mappings.

    Raises ValueError for a number that JSON cannot carry and TypeError for any other object.
    Source: RFC 8785 (JSON Canonicalization Scheme).
    """
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_quoted(str(k))}:{canonical(value[k])}" for k in _ordered(value)) + "}"
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def _ordered(keys: Iterable[object]) -> list[object]:
    """Keys by their UTF-16 code units, which for ASCII is the order that Python has."""
    try:
        if "".join(keys).isascii():  # type: ignore[arg-type]
            return sorted(keys)  # type: ignore[type-var]
    except TypeError:
        pass  # some are no text
    return sorted(keys, key=lambda key: str(key).encode("utf-16-be", "surrogatepass"))


def _number(value: float) -> str:
    if isinstance(value, int):
        return _integer(value)
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a JSON number")
    if value == 0:
        return "0"
    number = Decimal(repr(float(value))).normalize()
    if 1e-6 <= abs(value) < 1e21:
        return f"{number:f}"
    mantissa, _, exponent = f"{number:e}".partition("e")
    return f"{mantissa}e{int(exponent):+d}"


def _integer(value: int) -> str:
    if abs(value) <= 2**53:
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
