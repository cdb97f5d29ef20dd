"""Sums whose currency is left out: "and 17 billion as grants", read by the sum said just before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactbook.extract.phrases.bounds import left_bound
from pactbook.extract.phrases.money import Money
from pactbook.extract.phrases.numbers import find_numbers

_SCALE = re.compile(r"(?:million|billion|bn|trillion)$", re.I)
# What may follow such a sum; a noun would make it something else that is counted.
_NO_NOUN = re.compile(
    r"""
    (?:
        \s+(?:
            in | for | to | as | of\s+(?:it|which|this|that) | by | from | on | over | annually | yearly
            | a\s+year | per\s+year | last | this | next | will | was | were | is | are | has | have | had
            | would | and | or | more | between | since | through | until | during | at | with
        )\b
        | \s*(?:[.,;:)]|$)
    )
    """,
    re.I | re.X,
)


_SAME = re.compile(r"\bthe\s+same\s+(?:sum|amount|figure)(?:\s+again)?\b", re.I)


def same_again(text: str, said: Sequence[Money]) -> Iterator[Money]:
    """ "40 billion in 2025 and the same sum in 2026": the sum before it, said a second time."""
    for again in _SAME.finditer(text):
        before = [money for money in said if money.full_end <= again.start()]
        if before:
            low, high = again.span()
            yield replace(
                before[-1], start=low, end=high, full_end=high, core_start=low, core_end=high, converted=None
            )


def elided(text: str, pattern: Money, taken: Sequence[tuple[int, int]]) -> Iterator[Money]:
    """Figures of `text` outside the stretches `taken`, as sums in the currency of `pattern`.

    Their `symbol` is empty, since none is printed.
    """
    for number in find_numbers(text):
        if number.value < 1e6 or any(a <= number.start < b for a, b in taken):
            continue
        if _SCALE.search(text[number.start : number.end]) and _NO_NOUN.match(text, number.end):
            start, bound = left_bound(text, number.start, 0)
            yield replace(
                pattern,
                start=start,
                end=number.end,
                full_end=number.end,
                core_start=number.start,
                core_end=number.end,
                amount=number.value,
                amount_max=None,
                symbol="",
                bound=bound or "exact",
                per_year=False,
                converted=None,
            )
