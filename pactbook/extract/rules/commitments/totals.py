"""Totals: sums that add up to the one said before them are its parts, whatever their sentences leave out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pactbook.extract.rules.commitments.aid import UNSPECIFIED
from pactbook.extract.rules.found import Finding
from pactbook.model.claims import Commitment

_REACH: Final = 6
"""How many sentences after its total a part may stand."""
_MOST_PARTS: Final = 12


def with_totals(found: Sequence[Finding[Commitment]]) -> list[Finding[Commitment]]:
    """The findings of one article in order of text, where a total and its parts have told each other.

    Parts take period and, where they name no kind, the kind of aid from their total; a total is of the kind
    of its parts, `mixed` where they differ.
    """
    told = list(found)
    for at in range(len(told)):
        parts = _parts(told, at)
        if parts:
            _tell(told, at, parts)
    return told


def _parts(found: Sequence[Finding[Commitment]], at: int) -> range:
    """The run of findings right behind number `at` that adds up to it; empty where none does."""
    total = found[at]
    if not total.value.amount or total.value.amount_max:
        return range(0)
    left, end = total.value.amount, at + 1
    while end < len(found) and end - at <= _MOST_PARTS and _may_divide(total, found[end]):
        left -= found[end].value.amount or 0
        end += 1
        if abs(left) <= 0.005 * total.value.amount:
            return range(at + 1, end) if end - at > 2 else range(0)
        if left < 0:
            break
    return range(0)


def _may_divide(total: Finding[Commitment], part: Finding[Commitment]) -> bool:
    value, whole = part.value, total.value
    same = (value.donor, value.currency) == (whole.donor, whole.currency)
    near = part.scene.index - total.scene.index <= _REACH
    return same and near and value.amount is not None and value.amount < (whole.amount or 0)


def _tell(found: list[Finding[Commitment]], at: int, parts: range) -> None:
    kinds = {found[i].value.aid for i in parts}
    whole = found[at].value
    if UNSPECIFIED not in kinds:
        aid = kinds.pop() if len(kinds) == 1 else "mixed"
        found[at] = replace(found[at], value=replace(whole, aid=aid))
    for i in parts:
        value = found[i].value
        if value.period_start is None and value.period_end is None:
            value = replace(value, period_start=whole.period_start, period_end=whole.period_end)
        if value.aid == UNSPECIFIED and whole.aid != "mixed":
            value = replace(value, aid=whole.aid)
        found[i] = replace(found[i], value=value)
