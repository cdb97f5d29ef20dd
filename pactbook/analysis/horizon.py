"""What is promised beyond a given year, and which amounts a text sets for single years.

A total over several years is shown with its years and never divided: only a text that gives a figure for
a year, or a figure for each year, puts an amount on that year.
"""

from dataclasses import dataclass
from typing import Final

from pactbook.book.facts import CommitmentFact, Ledger
from pactbook.model.claims import Commitment
from pactbook.model.values import Money, Period

FIRMNESS: Final = ("firm", "pledged", "postponed", "conditional")


@dataclass(frozen=True, slots=True)
class YearAmount:
    """What the text sets for one year, in units of `unit`: a currency, or `percent of GDP`.

    `rule` is `stated` (a figure for this one year) or `per_year` (a figure for each of the named years).
    """

    year: int
    low: float
    high: float | None
    unit: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reach:
    """One promise that names years beyond the one asked about. `undivided` says why no year has an amount."""

    ref: str
    donor: str | None
    period: Period
    firmness: str
    fact: CommitmentFact
    years: tuple[YearAmount, ...]
    undivided: str | None


def beyond(ledger: Ledger, year: int) -> tuple[Reach, ...]:
    """Promises that name a time after the end of `year`, firm ones first; amounts only of those years.

    Firm is what a budget or a package has allocated (or was delivered); conditional is what the text calls
    a proposal or ties to another event. Denied and cancelled promises are left out.
    """
    found = [
        _reach(fact, strength, year)
        for fact in ledger.commitments
        if (strength := firmness(fact)) is not None and fact.value.period.beyond(year)
    ]
    return tuple(sorted(found, key=lambda r: (FIRMNESS.index(r.firmness), r.donor or "", r.ref)))


def firmness(fact: CommitmentFact) -> str | None:
    """`firm`, `pledged`, `postponed` or `conditional`; None for what is denied or cancelled."""
    if fact.modality == "denied" or fact.value.stage == "cancelled":
        return None
    if fact.modality == "hypothetical":
        return "conditional"
    return {"allocated": "firm", "delivered": "firm", "postponed": "postponed"}.get(
        fact.value.stage, "pledged"
    )


def by_year(value: Commitment) -> tuple[YearAmount, ...]:
    """The years on which the text itself puts an amount; empty for a total over several years."""
    bounded = _bounded(value)
    start, end = value.period.start, value.period.end
    if bounded is None or (start is None and end is None):
        return ()
    first = (start or end).first().year  # type: ignore[union-attr]
    last = (end or start).last().year  # type: ignore[union-attr]
    if not value.per_year and (start is None or end is None or first != last):
        return ()
    low, high = bounded.interval()
    rule = "per_year" if value.per_year else "stated"
    return tuple(YearAmount(year, low, high, bounded.currency, rule) for year in range(first, last + 1))


def undivided(value: Commitment) -> str | None:
    """Why no year has an amount, or None where one has."""
    if by_year(value):
        return None
    if _bounded(value) is None:
        return "goods without an amount"
    if value.per_year:
        return "a figure for each year, the years are not named"
    start, end = value.period.start, value.period.end
    if start is None and end is None:
        return "no period named"
    if start is None:
        return f"a total until {end}, its start is not named"
    if end is None:
        return f"a total from {start}, its end is not named"
    return f"a total for {value.period}, the text does not say how much in which year"


def _reach(fact: CommitmentFact, strength: str, year: int) -> Reach:
    years = tuple(item for item in by_year(fact.value) if item.year > year)
    reason = undivided(fact.value)
    return Reach(fact.ref, fact.value.donor, fact.value.period, strength, fact, years, reason)


def _bounded(value: Commitment) -> Money | None:
    if value.money is not None:
        return value.money
    if value.gdp_percent is None:
        return None
    return Money(value.gdp_percent, "percent of GDP", value.bound or "exact")
