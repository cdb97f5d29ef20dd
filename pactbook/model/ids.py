"""Content hashes: the same value always has the same id, on every machine.

Canonical JSON follows RFC 8785 for the values that Pactbook writes: keys sorted by UTF-16 code units, no
spaces, text as UTF-8, and numbers as the shortest form that reads back (an integral number below 1e21 has no fraction).
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence



def canonical(value: object) -> str:
    """Canonical JSON text of a value made of None, bool, int, float, str, sequences and mappings.

    Raises ValueError for a number that JSON cannot carry and TypeError for any other object.
    Source: RFC 8785 (JSON Canonicalization Scheme).
    """
    if value is None or isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: str(key).encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical(str(k))}:{canonical(value[k])}" for k in keys) + "}"
    if isinstance(value, Sequence):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def _number(value: int | float) -> str:
    if isinstance(value, int):
        if abs(value) > 2**53:
            raise ValueError(f"{value} is beyond the integers that JSON carries exactly")
        return str(value)
    if not math.isfinite(value):
        raise ValueError(f"{value} is not a JSON number")
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    mantissa, mark, exponent = repr(value).partition("e")
    return mantissa + (f"e{int(exponent):+d}" if mark else "")


def digest(value: object) -> str:
    """Lower-case hexadecimal sha256 of the canonical JSON of a value."""
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()


def short(identifier: str) -> str:
    """The first twelve characters of an id: what people read and type."""
    return identifier[:12]
