"""The measured form of every promise in a ledger: what the brief and the table of pledges print beside it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pactbook.analysis.burden import Burden, EuroGdp, Interval, burden
from pactbook.analysis.macro import Figure
from pactbook.analysis.rates import Unknown, rate_day
from pactbook.book.facts import CommitmentFact


@dataclass(frozen=True, slots=True)
class Measured:
    """One promise with its burden. `day` is the day whose rate was asked for, `day_basis` why that day."""

    ref: str
    fact: CommitmentFact
    day: datetime.date
    day_basis: str
    burden: Burden


def measure(fact: CommitmentFact, gdp_year: int | None = None) -> Measured:
    """The promise at the rate of the day it was made, or of the first publication that reports it."""
    public = min(report.entry.public_since for report in fact.reports)
    day, basis = rate_day(fact.date, public)
    return Measured(fact.ref, fact, day, basis, burden(fact.value, day, gdp_year))


def measure_all(facts: Sequence[CommitmentFact], gdp_year: int | None = None) -> tuple[Measured, ...]:
    """All promises measured, in the order given."""
    return tuple(measure(fact, gdp_year) for fact in facts)


def to_plain(measured: Measured) -> dict[str, Any]:
    """Flat fields for a table or JSON. Euros, per cent and euros a head have `_low`, `_high` and `_reason`.

    `_high` null with `_low` given is an amount without an upper end; both null comes with a reason.
    """
    weight = measured.burden
    rate, gdp, people = weight.rate, weight.gdp, weight.people
    return {
        **_ends("eur", weight.eur),
        "assumed": weight.assumed,
        "rate": rate.per_euro if rate else None,
        "rate_day": rate.day.isoformat() if rate else None,
        "rate_basis": measured.day_basis if rate else None,
        **_ends("gdp_share", weight.share),
        "gdp_year": gdp.figure.year if isinstance(gdp, EuroGdp) else None,
        "gdp_vintage": gdp.figure.vintage if isinstance(gdp, EuroGdp) else None,
        **_ends("eur_per_head", weight.per_head),
        "population_year": people.year if isinstance(people, Figure) else None,
        "population_vintage": people.vintage if isinstance(people, Figure) else None,
        "basis": weight.basis,
    }


def _ends(name: str, item: Interval | Unknown) -> dict[str, Any]:
    if isinstance(item, Unknown):
        return {f"{name}_low": None, f"{name}_high": None, f"{name}_reason": item.reason}
    return {f"{name}_low": item.low, f"{name}_high": item.high, f"{name}_reason": None}
