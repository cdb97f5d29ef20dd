"""The ways in which a text may print a figure, to find the words again where offsets do not hold."""

import re
from collections.abc import Iterator
from typing import Final

from pactbook.book.reference.files import Fact

_SCALES: Final = (
    (1e9, r"billions?|bn|mld|mrd|млрд|мільярд\w*"),
    (1e6, r"millions?|mil|mln|mn|m|млн|мільйон\w*"),
    (1e3, r"thousand|тис|тисяч\w*"),
)
FEW: Final = 10
"""Fewer goods are looked for by name: "a system" prints no number, and small numbers stand anywhere."""
_CURRENCY: Final = r"(?:\s*[A-Z]{3})?"
_PERCENT: Final = r"\s*(?:%|per\s+cent|percent|відсотк\w*)"
_IN_WORDS: Final = {5e8: r"half\s+a\s+billion"}
_SENTENCE: Final = re.compile(
    r"(?<=[^\W\d_]{2}[.!?:;])\s+(?=[^\W_a-zа-яіїєґ])|(?<=[\d)][.!?])\s+(?=[^\W\d_a-zа-яіїєґ])|\n\s*\n"
)


def printed(fact: Fact) -> re.Pattern[str] | None:
    """What a text must hold that prints the figure of a fact; None for a fact without one."""
    return re.compile("|".join(ways)) if (ways := list(_ways(fact))) else None


def _ways(fact: Fact) -> Iterator[str]:
    if "amount" in fact:
        yield from _amount(fact["amount"])
    elif "gdp_percent" in fact:
        yield rf"{_number(fact['gdp_percent'])}{_PERCENT}"
    else:
        for item in fact.get("items", ()):
            if item.get("quantity", 0) < FEW:
                yield re.escape(
                    max(item["what"].split(), key=lambda word: (sum(map(str.isupper, word)), len(word)))
                )
            else:
                yield from _amount(item["quantity"])


def _amount(amount: float) -> Iterator[str]:
    for unit, words in _SCALES:
        scaled = amount / unit
        if 0.01 <= scaled < 100_000 and scaled == round(scaled, 3):
            yield rf"{_number(scaled)}{_CURRENCY}\s*(?:(?i:{words}))\b"
    yield _number(amount)
    if amount in _IN_WORDS:
        yield _IN_WORDS[amount]


def _number(value: float) -> str:
    """A number with a point or a comma in front of its decimals and any sign, or none, between thousands."""
    whole, _, rest = f"{value:.3f}".partition(".")
    groups = f"{int(whole):,}".split(",")
    decimals = rest.rstrip("0")
    tail = rf"[.,]{decimals}0*" if decimals else r"(?:[.,]0{1,2})?"
    return r"(?<![\d.,])" + r"[\s.,’]?".join(groups) + tail + r"(?!\d|[.,]\d)"


def sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around a place, as an interval of the text."""
    start, end = 0, len(text)
    for stop in _SENTENCE.finditer(text):
        if stop.end() <= at:
            start = stop.end()
        elif stop.start() >= at:
            end = stop.start()
            break
    return start, end
