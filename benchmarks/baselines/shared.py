"""What the home-made readers have in common: a list of states by their plain names, and rows of the codebook.

Deliberately simple: no leaders, capitals, demonyms or offices. The sums are read by one pattern.
"""

import functools
import re
from typing import Any, Final

from pactbook.extract.gazetteer.data import rows, split
from pactbook.model.sources import Document

Row = dict[str, Any]

SYMBOLS: Final = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "eur": "EUR",
    "usd": "USD",
    "gbp": "GBP",
    "yen": "JPY",
} | {
    f"{name}{plural}": code
    for name, code in (("euro", "EUR"), ("dollar", "USD"), ("pound", "GBP"))
    for plural in ("", "s")
}
SCALES: Final = {"million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12}
SUM: Final = re.compile(
    r"(?P<before>[€$£]|\b(?:EUR|USD|GBP)\s?)?\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<scale>million|billion|trillion|mln|bn|m|b)\b\s?(?P<after>euros?|dollars?|pounds?|yen|EUR|USD|GBP)?",
    re.I,
)


def row(document: Document, start: int, end: int, **fields: Any) -> Row:
    """A claim on a stretch of the document's text."""
    return {
        "document": document.label,
        "start": start,
        "end": end,
        "quote": document.text[start:end],
        **fields,
    }


def sums(text: str) -> list[tuple[int, int, float, str]]:
    """Sums as (start, end, amount, currency), those with a known currency."""
    found = []
    for match in SUM.finditer(text):
        named = (match["before"] or match["after"] or "").strip().lower()
        if currency := SYMBOLS.get(named):
            amount = float(match["number"].replace(",", "")) * SCALES[match["scale"].lower()]
            found.append((match.start(), match.end(), amount, currency))
    return found


@functools.cache
def codes() -> dict[str, str]:
    """Plain names and adjectives of states, lower case, to their codes; and the European Union."""
    found = {"eu": "EU", "european union": "EU", "european commission": "EU", "us": "USA", "u.s.": "USA"}
    for line in rows("countries.csv"):
        for cell in ("name", "variants", "adjectives"):
            for name in split(line[cell]):
                found.setdefault(name.lower(), line["iso3"])
    return found


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = sorted((re.escape(name) for name in codes() if name not in ("us",)), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})(?!\w)", re.I)


def named(text: str) -> list[tuple[int, str]]:
    """States that a text names, as (position, code)."""
    return [(match.start(), codes()[match.group().lower()]) for match in _pattern().finditer(text)]
