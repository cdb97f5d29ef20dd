"""What came of a promise by those who follow it: sums on another basis, never a part of it and never its end.

A source marks such a sum as an outcome. It stands for a promise of the same donor, currency and years whose
kind of aid fits.
"""

from collections.abc import Iterable
from typing import Final

from pactbook.book.facts import CommitmentFact
from pactbook.model.claims import Commitment, Value
from pactbook.model.entries import Recorded

OUTCOME: Final = "outcome"
LATER: Final = "later"
"""The name under which an entry says what it is to an earlier promise: raised, postponed or an outcome."""


def later(record: Recorded) -> str | None:
    """What an entry is to an earlier promise; None for one that stands by itself."""
    kind = dict(record.entry.extra).get(LATER)
    return kind if isinstance(kind, str) else None


def aid_fits(one: str, other: str) -> bool:
    """True when two kinds of aid may be one: equal, or one of them says nothing."""
    return one == other or bool({one, other} & {"unspecified", "mixed"})


def outcomes(fact: CommitmentFact, commitments: Iterable[CommitmentFact]) -> list[Recorded]:
    """The outcomes told of a promise, in the order of the facts; none for a gift or for an outcome itself."""
    own = any(later(record) == OUTCOME for record in fact.reports)
    if own or fact.value.stage == "delivered" or fact.value.amount is None or not fact.value.period_start:
        return []
    return [
        record
        for other in commitments
        if other.value.donor == fact.value.donor
        for record in other.reports
        if later(record) == OUTCOME and _same_money(fact.value, record.entry.value)
    ]


def _same_money(promise: Commitment, outcome: Value) -> bool:
    return (
        isinstance(outcome, Commitment)
        and outcome.amount is not None
        and outcome.currency == promise.currency
        and (outcome.period_start, outcome.period_end) == (promise.period_start, promise.period_end)
        and aid_fits(promise.aid, outcome.aid)
    )


def span(fact: CommitmentFact, found: Iterable[Recorded]) -> tuple[float, float]:
    """The lowest and the highest of a promise and its outcomes, in units of their currency."""
    amounts = [fact.value.amount or 0.0]
    for record in found:
        value = record.entry.value
        if isinstance(value, Commitment):
            amounts += [end for end in (value.amount, value.amount_max) if end is not None]
    return min(amounts), max(amounts)
