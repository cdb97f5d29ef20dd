"""Sums of promises by donor, year, stage or kind of aid: bounds kept apart, nothing taken twice.

A sum never mixes stages, sources (the ledger, a tracker), yearly with one-off figures, or bounds: "up to 3
billion" is added to other ceilings and to nothing else. Euros are those that a source prints itself, where it
does, else those of the day's reference rate; euros computed from a share of GDP are in no sum. A promise
that is part of another one of the same sum is not taken again, of a fund that was raised only the newest
total is taken, and what is denied or only weighed is left out.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pactbook.analysis.burden import Interval
from pactbook.analysis.measures import Measured
from pactbook.book import days
from pactbook.book.facts import CommitmentFact
from pactbook.book.relations import Relation
from pactbook.book.trackers import Tracked, row_of

LEDGER: Final = "ledger"
"""The source of what documents and the reference say."""
BY: Final = ("donor", "year", "stage", "aid")
_SUMMED: Final = ("asserted", "planned")


@dataclass(frozen=True, slots=True)
class Total:
    """One sum. Amounts are in euros, None where nothing with that bound is in it.

    `group` is the donor, year, stage or kind of aid, None for what names none; `printed` is how many of
    `promises` have euros of their source's own; `without_eur` have none, `left_out` are in another promise of
    the sum, denied or only weighed.
    """

    group: str | None
    stage: str
    source: str
    per_year: bool
    promises: int
    exact: float | None = None
    about: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    range_low: float | None = None
    range_high: float | None = None
    printed: int = 0
    without_eur: int = 0
    left_out: int = 0


Summed = list[tuple[Measured, Tracked | None]]


def totals(found: Sequence[Measured], by: str, relations: Sequence[Relation] = ()) -> tuple[Total, ...]:
    """The sums of promises by one of `BY`, in order of group, stage and source.

    Rows of a tracker go by the month under which it counts them; by year they have the value after it has
    spread what has no date, so that its own yearly figures come out.
    """
    sums: dict[tuple[str | None, str, str, bool], Summed] = {}
    for measured in found:
        fact, row = measured.fact, row_of(measured.fact)
        source = LEDGER if row is None else row.source
        key = group(fact, row, by), fact.value.stage, source, fact.value.per_year
        sums.setdefault(key, []).append((measured, row))
    made = (_total(Total(*key, promises=0), one, by, relations) for key, one in sums.items())
    return tuple(sorted(made, key=lambda t: (t.group is None, t.group or "", t.stage, t.source, t.per_year)))


def group(fact: CommitmentFact, row: Tracked | None, by: str) -> str | None:
    """What a promise is summed under."""
    if by == "donor":
        return fact.value.donor
    if by == "stage":
        return fact.value.stage
    if by == "aid":
        return fact.value.aid
    return _years(fact, row)


def _years(fact: CommitmentFact, row: Tracked | None) -> str | None:
    """The year or years that a promise is for; a total for several years is never divided."""
    if row is not None:
        return None if row.year is None else str(row.year)
    start, end = fact.value.period.start, fact.value.period.end
    if start is None and end is None:
        return None
    first = str(start.first().year) if start else ""
    last = str(end.last().year) if end else ""
    return first if first == last else f"{first}/{last}"


def _total(total: Total, facts: Summed, by: str, relations: Sequence[Relation]) -> Total:
    inside = _parts({measured.ref for measured, _ in facts}, relations)
    whole = [measured for measured, row in facts if row is None and measured.ref not in inside]
    inside |= _within(whole) | _earlier(whole)
    sums: dict[str, list[float]] = {}
    printed = without = left = counted = 0
    for measured, row in facts:
        if measured.ref in inside or measured.fact.modality not in _SUMMED:
            left += 1
            continue
        counted += 1
        ends, own = euros(measured, row, by)
        if ends is None:
            without += 1
            continue
        printed += own
        for name, value in _by_bound(measured.fact.value.bound or "exact", ends):
            sums.setdefault(name, []).append(value)
    summed = {name: math.fsum(values) for name, values in sums.items()}
    return replace(
        total,
        promises=counted,
        exact=summed.get("exact"),
        about=summed.get("about"),
        at_least=summed.get("at_least"),
        at_most=summed.get("at_most"),
        range_low=summed.get("range_low"),
        range_high=summed.get("range_high"),
        printed=printed,
        without_eur=without,
        left_out=left,
    )


def _parts(refs: Collection[str], relations: Sequence[Relation]) -> set[str]:
    return {one.part for one in relations if one.kind != "agreement" and {one.part, one.whole} <= set(refs)}


def _within(found: Sequence[Measured]) -> set[str]:
    """Promises that the reference calls a part of the main one for their time, where that is in the sum."""
    marked = {m.ref: _time(m) for m in found if _beside(m).get("within") is not None}
    main = {_time(m) for m in found if m.ref not in marked}
    return {ref for ref, time in marked.items() if time in main}


def _earlier(found: Sequence[Measured]) -> set[str]:
    """Totals for several years that a later one for the same years, aid and fund stands for: each time a fund
    is raised, its whole is told anew."""
    kept: list[Measured] = []
    gone: set[str] = set()
    for one in sorted((m for m in found if _several(m)), key=_newest_first):
        if any(_same_frame(one, other) for other in kept):
            gone.add(one.ref)
        else:
            kept.append(one)
    return gone


def _time(measured: Measured) -> tuple[object, ...]:
    value = measured.fact.value
    return value.donor, value.recipient, value.period_start, value.period_end


def _several(measured: Measured) -> bool:
    value = measured.fact.value
    start, end = value.period.start, value.period.end
    one_year = start is not None and end is not None and start.first().year == end.last().year
    return end is not None and not one_year and not value.per_year and value.amount is not None


def _newest_first(measured: Measured) -> tuple[int, float, str]:
    told = max(days.last(record.entry.date or record.entry.public_since) for record in measured.fact.reports)
    ends, _ = euros(measured, None)
    return -told.toordinal(), -(ends.low or ends.high or 0.0) if ends else 0.0, measured.ref


def _same_frame(one: Measured, other: Measured) -> bool:
    aids = {one.fact.value.aid, other.fact.value.aid}
    funds = {_beside(one).get("vehicle"), _beside(other).get("vehicle")} - {None}
    same = _time(one) == _time(other) and one.fact.value.topics == other.fact.value.topics
    return same and len(funds) < 2 and (len(aids) == 1 or bool(aids & {"mixed", "unspecified"}))


def _beside(measured: Measured) -> dict[str, object]:
    return {name: value for record in measured.fact.reports for name, value in record.entry.extra}


def euros(measured: Measured, row: Tracked | None, by: str = "donor") -> tuple[Interval | None, bool]:
    """The euros of a promise as an interval, and whether they are its source's own; None where there are
    none."""
    value = measured.fact.value
    if row is not None and value.currency == "EUR" and value.amount is not None:
        amount = row.redistributed if by == "year" and row.redistributed is not None else value.amount
        return Interval(row.sign * amount, row.sign * amount), True
    if value.currency == "EUR" and value.money is not None:
        return Interval(*value.money.interval()), True
    if value.converted is not None and value.converted.currency == "EUR" and value.amount_max is None:
        money = replace(value, amount=value.converted.amount, currency="EUR").money
        return (Interval(*money.interval()) if money else None), True
    found = measured.burden.eur
    if isinstance(found, Interval) and not measured.burden.assumed:
        return found, False
    return None, False


def _by_bound(bound: str, ends: Interval) -> list[tuple[str, float]]:
    if bound == "range":
        return [("range_low", ends.low), ("range_high", ends.high if ends.high is not None else ends.low)]
    return [(bound, ends.high if bound == "at_most" and ends.high is not None else ends.low)]
