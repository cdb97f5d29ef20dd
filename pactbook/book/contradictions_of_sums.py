"""Contradictions between sums: bounds, periods and amounts that do not fit together, both sides quoted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from pactbook.book import days
from pactbook.book.commitments import CAREFUL
from pactbook.book.facts import CommitmentFact, Context
from pactbook.book.goods import goods
from pactbook.book.reports import side, voice
from pactbook.book.wording import number, sum_of
from pactbook.model.claims import Commitment, Value
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue, Side
from pactbook.model.values import rounding

COMPARABLE: Final = 1.25
"""Two sums of the same kind contradict each other within this factor; further apart, one is likely a part."""


def of_commitments(commitments: Sequence[CommitmentFact], context: Context) -> list[Issue]:
    """Bounds and periods worded differently for one promise, and near sums for what should be one."""
    issues = [issue for fact in commitments for issue in of_one(fact, context)]
    return issues + of_near_sums(commitments, context)


def of_one(fact: CommitmentFact, context: Context) -> Iterator[Issue]:
    """What the reports of one promise word differently."""
    yield from _bounds(fact, context)
    yield from _periods(fact, context)


def _bounds(fact: CommitmentFact, context: Context) -> Iterator[Issue]:
    said: dict[str, Recorded] = {}
    for record in fact.reports:
        value = record.entry.value
        if isinstance(value, Commitment) and value.currency == fact.value.currency and value.bound:
            said.setdefault("exact" if value.bound == "about" else value.bound, record)
    if len(said) < 2:
        return
    severity = "medium" if all(bound in said for bound in CAREFUL) else "low"
    message = f"{fact.value.donor}: {sum_of(fact.value)}; not all sources give the same bound"
    yield Issue("bound_conflict", severity, message, fact.ref, _sums(said.values(), context))


def _periods(fact: CommitmentFact, context: Context) -> Iterator[Issue]:
    said: dict[tuple[str, str], Recorded] = {}
    for record in fact.reports:
        value = record.entry.value
        # A postponement is a new period, not a disagreement about the old one.
        if isinstance(value, Commitment) and value.stage not in ("postponed", "cancelled"):
            start, end = value.period_start, value.period_end
            if start and end and not any(days.agree(start, a) and days.agree(end, b) for a, b in said):
                said[(start, end)] = record
    if len(said) > 1:
        message = f"{fact.value.donor}: {sum_of(fact.value)}; other sources give another period"
        yield Issue("period_conflict", "low", message, fact.ref, _sums(said.values(), context))


def of_near_sums(commitments: Sequence[CommitmentFact], context: Context) -> list[Issue]:
    """Near sums of promises that are alike in all else; only promises of one `alike` meet here."""
    grouped: dict[tuple[object, ...], list[CommitmentFact]] = defaultdict(list)
    for fact in commitments:
        key = alike(fact)
        if key is not None:
            grouped[key].append(fact)
    issues = []
    for facts in grouped.values():
        facts.sort(key=lambda fact: (fact.value.amount or 0.0, fact.ref))
        issues += [_amount(low, high, context) for low, high in pairwise(facts) if _near(low, high, context)]
    return issues


def alike(fact: CommitmentFact) -> tuple[object, ...] | None:
    """What two exact sums have in common that should be one; None for a promise set beside no other."""
    value = fact.value
    if not (value.amount and value.bound == "exact" and value.period_start and value.period_end):
        return None
    who = (value.donor, value.recipient, value.currency, value.aid, value.per_year, goods(value.items))
    return (*who, value.stage, fact.modality, value.period_start, value.period_end)


def _near(low: CommitmentFact, high: CommitmentFact, context: Context) -> bool:
    """Comparable sums, and no source that gives both: a source that does knows them to be two."""
    small, large = low.value.amount or 0.0, high.value.amount or 0.0
    return large <= COMPARABLE * small and not (_voices(low, context) & _voices(high, context))


def _voices(fact: CommitmentFact, context: Context) -> set[str]:
    return {voice(r.entry.evidence[0], context) for r in fact.reports}


def _amount(low: CommitmentFact, high: CommitmentFact, context: Context) -> Issue:
    rounded = _rounds_to(low.value.amount or 0.0, high.value.amount or 0.0)
    severity = "low" if rounded or low.value.aid == "unspecified" else "medium"
    reason = "one may be the other rounded" if rounded else "one may be a part of the other, or a later sum"
    message = f"{low.value.donor}: {sum_of(low.value)} and {number(high.value.amount or 0.0)}; {reason}"
    sides = tuple(side(sum_of(f.value), f.reports[0], context) for f in (low, high))
    return Issue("amount_conflict", severity, message, low.ref, sides, "compare what each sum includes")


def _rounds_to(one: float, other: float) -> bool:
    digits = sorted((len(f"{amount:.0f}".rstrip("0")), amount) for amount in (one, other))
    (fewer, rough), (more, fine) = digits
    low, high = rounding(rough, max(fewer, 1))
    return fewer < more and low <= fine <= high


def _sums(records: Iterable[Recorded], context: Context) -> tuple[Side, ...]:
    return tuple(side(_sum(record.entry.value), record, context) for record in records)


def _sum(value: Value) -> str:
    return sum_of(value) if isinstance(value, Commitment) else ""
