"""Goods by name: the key under which two wordings of the same goods meet.

A designation (letters with digits: F-16, Leopard 2) is the goods, whatever stands around it; a calibre is
not, since shells and howitzers share it. Goods without a designation are compared by all their words.
"""

import re
from functools import lru_cache

from pactbook.model.claims import Item

_CALIBRE = re.compile(r"\d+(mm|km|kg|t|m)\Z")


def goods(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Sorted keys of all goods in a promise."""
    return tuple(sorted({_key(item.what) for item in items}))


def alike(one: tuple[Item, ...], other: tuple[Item, ...]) -> bool:
    """True where all goods of one promise may be goods of another: "Leopards" are Leopard 2 tanks."""
    there = goods(other)
    return bool(one) and all(any(_meet(key, known) for known in there) for key in goods(one))


def _meet(one: str, other: str) -> bool:
    if one == other:
        return True
    bare, named = sorted((one, other), key=lambda key: any(c.isdigit() for c in key))
    types = {re.sub(r"\d+.*", "", word) for word in named.split() if any(c.isdigit() for c in word)}
    return any(len(word) > 3 and word in types for word in bare.split())


@lru_cache(maxsize=65536)
def _key(what: str) -> str:
    text = re.sub(r"(?<=\w)[-‐‑](?=\w)", "", what.casefold())
    text = re.sub(r"\b([a-z]{3,}) (\d{1,3}[a-z]?)\b", r"\1\2", text)
    words = re.findall(r"[^\W_]+", text)
    words = [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words]
    named = [w for w in words if re.search(r"\d", w) and re.search(r"[^\W\d]", w) and not _CALIBRE.match(w)]
    return " ".join(sorted(set(named or words)))
