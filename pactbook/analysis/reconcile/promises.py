"""The ledger's promises as a reconciliation takes them: in euros, with the years they are for.

What the ledger has from the tracker itself (an outcome that cites one of its releases) is no promise to
compare with it; it is shown as what another release says.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pactbook.analysis.burden import Interval
from pactbook.analysis.measures import Measured, measure
from pactbook.analysis.totals import euros
from pactbook.book import days
from pactbook.book.facts import CommitmentFact, Ledger
from pactbook.model.claims import Commitment
from pactbook.model.entries import Recorded
from pactbook.model.sources import Citation
from pactbook.model.values import Period

RULES: Final = ("stated", "per_year", "frame", "cumulative", "open")
"""How a promise is for a year: a figure for it, for each year, a total of several, one since the war began,
or no year named."""
WAR: Final = 2022
_STAGES: Final = ("pledged", "postponed", "allocated", "delivered")


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise of the ledger. `low` and `high` are euros (high None: no upper end), both None for goods.

    `eur` is the figure itself: the limit where there is one. `day` is when it was known, `assumed` marks
    euros computed from a share of GDP; `stage` is that of sources other than the tracker, `beside` what the
    reference says beside the value.
    """

    fact: CommitmentFact
    measured: Measured
    rule: str
    day: datetime.date
    first_year: int | None
    low: float | None
    high: float | None
    eur: float | None
    assumed: bool
    stage: str
    beside: dict[str, Any]

    @property
    def bound(self) -> str:
        return self.fact.value.bound or "exact"

    @property
    def order(self) -> tuple[object, ...]:
        """What stands for a year comes first: a pledge, for this one year, the largest."""
        return (
            _STAGES.index(self.stage) if self.stage in _STAGES else len(_STAGES),
            RULES.index(self.rule),
            -(self.eur or 0.0),
            self.fact.ref,
        )


def promised(ledger: Ledger, year: int, tracker: str) -> Iterator[Promised]:
    """Promises of the ledger that are for the year, and totals up to a day in it, none of them `tracker`'s
    own."""
    for fact in ledger.commitments:
        if fact.modality == "denied" or fact.value.stage == "cancelled" or cites(fact, tracker):
            continue
        if fact.value.donor is None or fact.value.recipient not in (None, "UKR"):
            continue
        rule = rule_of(fact, year)
        if rule is not None:
            yield _promised(fact, rule, tracker)


def said_by(ledger: Ledger, tracker: str) -> tuple[CommitmentFact, ...]:
    """What the ledger has of the tracker's own figures, from other releases of it."""
    return tuple(fact for fact in ledger.commitments if cites(fact, tracker))


def cites(fact: CommitmentFact, tracker: str) -> bool:
    """True where every source of a fact is the tracker."""
    return all(_cites(record, tracker) for record in fact.reports)


def _cites(record: Recorded, tracker: str) -> bool:
    evidence = record.entry.evidence
    return all(isinstance(item, Citation) and tracker in item.work for item in evidence)


def _stage(fact: CommitmentFact, tracker: str) -> str:
    """Where a promise stands by the word of others: a tracker's allocation of its sum changes nothing."""
    values = [r.entry.value for r in fact.reports if not _cites(r, tracker)]
    stages = [value.stage for value in values if isinstance(value, Commitment)]
    return fact.value.stage if fact.value.stage in stages or not stages else stages[-1]


def rule_of(fact: CommitmentFact, year: int) -> str | None:
    """How a promise is for the year, one of `RULES`; None where it is for another time."""
    value = fact.value
    period, made = value.period, known_on(fact)
    first = period.start.first().year if period.start else None
    last = period.end.last().year if period.end else None
    if value.per_year:
        begins = first if first is not None else made.year
        return "per_year" if begins <= year and (last is None or year <= last) else None
    if first is not None and first == last:
        return "stated" if first == year else None
    total = value.stage in ("delivered", "allocated") or first is not None and last is None
    if total and (first is None or first <= WAR) and (last is None or last == made.year):
        return (
            "cumulative" if made.year == year and (period.start or period.end) else _open(period, made, year)
        )
    if first is not None and last is not None:
        return "frame" if first <= year <= last else None
    return _open(period, made, year)


def _open(period: Period, made: datetime.date, year: int) -> str | None:
    return "open" if period.start is None and period.end is None and made.year == year else None


def known_on(fact: CommitmentFact) -> datetime.date:
    """The day on which a promise was made, or first public where no source says so."""
    public = min(days.last(record.entry.public_since) for record in fact.reports)
    return min(days.last(fact.date), public) if fact.date else public


def _promised(fact: CommitmentFact, rule: str, tracker: str) -> Promised:
    measured = measure(fact)
    ends, _ = euros(measured, None)
    weight = measured.burden
    assumed = ends is None and weight.assumed and isinstance(weight.eur, Interval)
    if assumed and isinstance(weight.eur, Interval):
        ends = weight.eur
    low, high = (ends.low, ends.high) if ends else (None, None)
    figure = high if fact.value.bound == "at_most" else low
    start = fact.value.period.start
    beside = dict(fact.reports[0].entry.extra)
    return Promised(
        fact=fact,
        measured=measured,
        rule=rule,
        day=known_on(fact),
        first_year=start.first().year if start else None,
        low=low,
        high=high,
        eur=figure,
        assumed=assumed,
        stage=_stage(fact, tracker),
        beside=beside,
    )
