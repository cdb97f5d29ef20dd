"""What one article says against itself: a count that its own list denies, a sum that its parts deny."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pactbook.analysis.printed import printed_step
from pactbook.book.own_list import denied
from pactbook.book.wording import number
from pactbook.model.claims import Claim, Commitment, Count

_ALL: Final = (
    r"compris(?:es?|ing)|consist(?:s|ing) of|made up of|composed of|(?:divided|split|broken down) into"
)
_ALL_PARTS: Final = re.compile(rf"\b(?:{_ALL})\b", re.I)
_PARTS: Final = re.compile(rf"\b(?:including|includes?|of which|{_ALL})\b", re.I)
_ROUGH: Final = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|over|more than|approximately)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article with the claims whose quotes begin in it."""

    start: int
    end: int
    text: str
    claims: tuple[Claim, ...]


def of_counts(sentence: Sentence) -> Iterator[tuple[Claim, str]]:
    """Counts whose own list is longer, or complete and shorter, with what the list says."""
    for claim in sentence.claims:
        if isinstance(claim.value, Count) and claim.modality == "asserted":
            said = denied(claim.value, sentence.text)
            if said:
                yield claim, said


def of_sums(sentences: Sequence[Sentence]) -> Iterator[tuple[Claim, str]]:
    """Totals whose parts make more, or, where all parts are told, another sum; with what the parts make."""
    if sentences:
        yield from _sums(Sentence(0, 0, "", ()), sentences[0])
    for before, sentence in pairwise(sentences):
        yield from _sums(before, sentence)


def _sums(before: Sentence, sentence: Sentence) -> Iterator[tuple[Claim, str]]:
    marks = list(_PARTS.finditer(sentence.text))
    if len(marks) != 1:
        return
    own = [claim for claim in sentence.claims if _is_sum(claim)]
    # "It includes" has its total in the sentence before.
    head = sentence.text[: marks[0].start()]
    whole = [c for c in before.claims if _is_sum(c)] if not re.search(r"\d", head) else []
    total = max([*own, *whole], key=_amount, default=None)
    if total is None:
        return
    parts = [c for c in own if c is not total and _same_giver(c, total) and _amount(c) < _amount(total)]
    if len(parts) < 2 or len(parts) != len(own) - (total in own):
        return
    made = sum(map(_amount, parts))
    complete = _ALL_PARTS.search(sentence.text) is not None
    steps = [printed_step(sentence.text + before.text, _amount(c)) for c in (*parts, total)]
    # Who lists all parts means them to add up as printed; else each figure may be rounded by itself.
    slack = (min(steps) if complete and not _ROUGH.search(sentence.text) else sum(steps)) / 2
    if made > _amount(total) + slack or complete and made < _amount(total) - slack:
        told = " + ".join(number(_amount(part)) for part in parts)
        currency = total.value.currency if isinstance(total.value, Commitment) else ""
        yield total, f"Its own parts make another sum: {told} = {currency} {number(made)}."


def _is_sum(claim: Claim) -> bool:
    value = claim.value
    return (
        isinstance(value, Commitment)
        and value.amount is not None
        and not value.per_year
        and not value.amount_max
    )


def _amount(claim: Claim) -> float:
    return (claim.value.amount or 0.0) if isinstance(claim.value, Commitment) else 0.0


def _same_giver(one: Claim, other: Claim) -> bool:
    a, b = one.value, other.value
    assert isinstance(a, Commitment) and isinstance(b, Commitment)
    return (a.donor, a.currency, a.stage) == (b.donor, b.currency, b.stage)
