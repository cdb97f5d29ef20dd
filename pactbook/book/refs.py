"""References: short, stable names of facts that people read and type."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Final

LENGTH: Final = 12


def identity(kind: str, *parts: object) -> str:
    """Digest over what makes a fact this fact and no other (64 hexadecimal characters).

    Numbers come as floats throughout, since 3 and 3.0 are written differently. Not canonical JSON, which a
    fold of many facts has no time for: a reference is worked out anew each time and never stored.
    """
    text = json.dumps([kind, *parts], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def shorten(identities: Iterable[str]) -> Mapping[str, str]:
    """Each identity to its first twelve characters, or as many more as tell it from all others."""
    ordered = sorted(set(identities))
    found: dict[str, str] = {}
    for at, name in enumerate(ordered):
        near = [ordered[i] for i in (at - 1, at + 1) if 0 <= i < len(ordered)]
        length = max([LENGTH, *(_shared(name, other) + 1 for other in near)])
        found[name] = name[:length]
    return found


def _shared(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
