"""Likely causes of a difference, each found by a rule that looks at figures, never at who the donor is.

`shown` is true where the rows themselves carry the cause (the same money is found in them), false where the
figures only allow it.
"""

import datetime
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.analysis.rates import Unknown, rate
from pactbook.analysis.reconcile.bridge import Step
from pactbook.analysis.reconcile.matching import CLOSE, Match
from pactbook.analysis.reconcile.promises import Promised
from pactbook.analysis.reconcile.rows import KINDS, Rows, total
from pactbook.book.facts import CommitmentFact

CAUSES: Final = {
    "bound": "the promise is a limit, and the tracker's figure is on the side that it allows",
    "announced": "the tracker books the promise when announced, and counts what was allocated of it since",
    "other_year": "the tracker books the same money in another year",
    "later_promises": "the tracker's figure has money that was promised after this promise",
    "other_promises": "the tracker's figure has money of other promises or packages",
    "no_month": "the tracker holds allocations that it counts in no year",
    "fiscal_year": "the promise is for a fiscal year, the tracker counts calendar years",
    "rate": "the two use exchange rates of different days",
    "amount": "the tracker books the promise with another figure",
    "cut_by_year": "a total for several years, which the tracker books in parts",
    "frame": "a total for several years, of which the year has a part",
    "scope": "the two figures cover different kinds of aid",
    "cumulative": "a total since the war began, set against the tracker's sum up to that day",
    "delivered": "the text says what was delivered, the tracker what was allocated",
    "formula": "a share of GDP, whose euros depend on the GDP that is taken",
    "not_priced": "goods without a price in the ledger",
    "refugees": "costs of refugees in the donor's own country, which the tracker counts apart",
    "not_counted": "the tracker holds no amount of that kind for this body",
    "newer_release": "another release of the tracker has another figure",
    "next_year": "the tracker has no such promise; what is missing is within what it counts in the next year",
    "no_figure": "the agreement names no sum for it",
    "no_agreement": "the ledger has no agreement with this donor",
    "cannot_say": "no rule finds the cause",
}
"""Every cause in words. "Cannot say" is one of them, and is counted."""

MUCH: Final = 0.1
"""A share of a difference that is worth telling."""
SLIGHT: Final = 0.05
"""Steps that are a smaller share of the difference explain nothing."""
LEAST_RATE: Final = 2e-3
"""Figures that differ by a smaller share are of one rate."""
SAME_RATE: Final = 5e-4
"""Two rates within this share are the same."""

BY_STEP: Final = {
    "amount": "amount",
    "before": "announced",
    "after": "later_promises",
    "earlier_years": "announced",
    "later_years": "announced",
    "no_month": "no_month",
    "not_allocated": "announced",
    "over_allocated": "announced",
    "others_before": "other_promises",
    "others_after": "later_promises",
}
"""The cause that a step of the bridge stands for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that supports a cause: what it is, in euros, and the rows of the tracker's table, where it
    has any."""

    what: str
    eur: float
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """One likely cause: a word of `CAUSES`, with the figures that speak for it."""

    name: str
    figures: tuple[Figure, ...]
    shown: bool = True


def of_bound(one: Promised, counted: float) -> Iterator[Cause]:
    """A floor that is passed, a ceiling that is kept."""
    if one.eur is None or one.bound not in ("at_least", "at_most"):
        return
    kept = counted >= one.eur if one.bound == "at_least" else counted <= one.eur
    if kept:
        word = "at least" if one.bound == "at_least" else "at most"
        yield Cause("bound", (Figure(f"promised {word}", one.eur), Figure("the tracker's figure", counted)))


def of_steps(steps: Sequence[Step], found: Match, one: Promised, year: int) -> Iterator[Cause]:
    """The steps of the bridge, the largest first, those of one cause together; slight ones are left out."""
    by_cause: dict[str, list[Step]] = {}
    for step in steps:
        by_cause.setdefault(BY_STEP[step.name], []).append(step)
    rated = rate_of(one, found)
    size = {name: max(abs(step.eur) for step in told) for name, told in by_cause.items()}
    least = SLIGHT * abs(math.fsum(step.eur for step in steps))
    ordered = sorted((name for name in size if size[name] >= least), key=lambda name: -size[name])
    for cause in ordered:
        if cause == "amount" and rated is not None:
            continue
        booked = (_booked(found),) if cause == "announced" else ()
        yield Cause(
            cause,
            (*booked, *(Figure(_SAID[s.name].format(year=year), s.eur, s.rows) for s in by_cause[cause])),
        )
    if rated is not None:
        yield rated


_SAID: Final = {
    "amount": "the tracker's figure for it less the promise",
    "before": "other promises that the tracker keeps in the same group",
    "after": "promises of the same group that were announced later",
    "earlier_years": "allocated of the group before {year}",
    "later_years": "allocated of the group after {year}",
    "no_month": "allocated of the group, counted in no year",
    "not_allocated": "of the group not allocated so far",
    "over_allocated": "allocated of the group beyond what was promised in it",
    "others_before": "allocated in {year} of other groups, announced before the promise or on no known day",
    "others_after": "allocated in {year} of other groups, announced after the promise",
}


def _booked(found: Match) -> Figure:
    first = min((b.day for b in found.packages if b.day), default=None)
    rows = tuple(b.row for b in found.packages)
    count = f"{len(rows)} rows" if len(rows) > 1 else "one row"
    return Figure(f"booked as promised, {count}{f', {first}' if first else ''}", found.eur, rows)


def rate_of(one: Promised, found: Match) -> Cause | None:
    """A difference that the rate of another day makes: the quotient of the two figures is an ECB reference
    rate."""
    value = one.fact.value
    if value.amount is None or value.currency in (None, "EUR") or not found.eur or one.eur is None:
        return None
    if abs(found.eur - one.eur) < LEAST_RATE * one.eur:
        return None
    implied = value.amount / found.eur
    day = _day_of(str(value.currency), implied, one.day)
    if day is None:
        return None
    figures = (
        Figure(f"at the rate of the promise or as its source prints it ({value.currency})", one.eur),
        Figure(f"the tracker's, {implied:.4f} {value.currency} for a euro, the rate of {day}", found.eur),
    )
    return Cause("rate", figures)


def _day_of(currency: str, wanted: float, day: datetime.date, back: int = 45) -> datetime.date | None:
    """The day nearest to `day` within `back` days whose reference rate is the one wanted, within a
    thousandth."""
    for away in range(back):
        for other in (day - datetime.timedelta(away), day + datetime.timedelta(away)):
            found = rate(currency, other)
            if not isinstance(found, Unknown) and abs(found.per_euro / wanted - 1) < SAME_RATE:
                return found.day
    return None


def of_fiscal_year(one: Promised, rows: Rows, year: int) -> Iterator[Cause]:
    """A promise for a fiscal year whose figure is the sum of twelve months that do not begin in January."""
    if one.beside.get("basis") != "fiscal" or one.eur is None:
        return
    for month in range(2, 13):
        months = {f"{year + (month + n - 1) // 12:04d}-{(month + n - 1) % 12 + 1:02d}" for n in range(12)}
        summed = total(b for b in rows.allocations if b.month in months)
        if abs(summed - one.eur) <= CLOSE * one.eur:
            first = f"{year:04d}-{month:02d}"
            yield Cause("fiscal_year", (Figure(f"allocated in the twelve months from {first}", summed),))
            return


def of_other_release(
    facts: Sequence[CommitmentFact], one: Promised, year: int, counted: float
) -> Iterator[Cause]:
    """What the ledger has of another release of the tracker, where it is another figure."""
    for fact in facts:
        value = fact.value
        same = value.donor == one.fact.value.donor and value.aid == one.fact.value.aid
        period = {part.first().year for part in (value.period.start, value.period.end) if part}
        if same and period == {year} and value.currency == "EUR" and value.amount is not None:
            if not math.isclose(value.amount, counted, rel_tol=CLOSE):
                yield Cause(
                    "newer_release", (Figure("another release", value.amount), Figure("this one", counted))
                )


def of_next_year(one: Promised, rows: Rows, year: int, counted: float) -> Iterator[Cause]:
    """Without a row for the promise: what is missing would fit into what is counted in the next year."""
    after = rows.allocated(year + 1)
    if one.eur is not None and counted < one.eur and after >= one.eur - counted:
        figures = (Figure(f"missing in {year}", one.eur - counted), Figure(f"allocated in {year + 1}", after))
        yield Cause("next_year", figures, shown=False)


def of_other_year(one: Promised, found: Match | None, year: int) -> Iterator[Cause]:
    if found is not None and found.years and year not in found.years and one.rule == "stated":
        booked = ", ".join(map(str, found.years))
        yield Cause("other_year", (Figure(f"booked in {booked}", found.eur, numbers(found)),))


def of_parts(one: Promised, found: Match) -> Iterator[Cause]:
    if one.rule == "frame":
        parts = tuple(Figure(f"booked {b.day or 'without a day'}", b.eur, (b.row,)) for b in found.packages)
        yield Cause("cut_by_year" if len(parts) > 1 else "frame", parts)


def of_formula(one: Promised) -> Iterator[Cause]:
    gdp = one.measured.burden.gdp
    percent = one.fact.value.gdp_percent
    if one.assumed and one.eur is not None and percent is not None:
        year = getattr(getattr(gdp, "figure", None), "year", "no year")
        yield Cause("formula", (Figure(f"{percent:g} % of the GDP of {year}", one.eur),))


def of_delivery(one: Promised, counted: float) -> Iterator[Cause]:
    if one.stage == "delivered" and one.eur is not None and counted > one.eur:
        yield Cause("delivered", (Figure("delivered, by the text", one.eur), Figure("allocated", counted)))


def of_no_amount(one: Promised, rows: Rows) -> Iterator[Cause]:
    """Money of an organisation of which the tracker has no amount of that kind at all."""
    value = one.fact.value
    state = len(value.donor or "") == 3
    if not state and not rows.allocations and not rows.packages and one.eur:
        yield Cause(
            "not_counted", (Figure("promised", one.eur), Figure("the tracker's rows of that kind", 0.0))
        )


def of_refugees(one: Promised) -> Iterator[Cause]:
    if "refugees" in one.fact.value.topics and one.eur is not None:
        yield Cause("refugees", (Figure("spent on refugees", one.eur),))


def by_kind(rows: Rows, year: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(f"{kind}, allocated in {year}", rows.of(kind).allocated(year))
        for kind in KINDS
        if rows.of(kind).allocated(year)
    )


def with_dateless(made: list[Cause], rows: Rows, difference: float) -> list[Cause]:
    """The causes found, with allocations that are counted in no year where those are much and not told."""
    dateless = [b for b in rows.allocations if b.year is None and b.eur]
    told = any(cause.name == "no_month" for cause in made)
    if not made or told or total(dateless) < MUCH * difference:
        return made
    figure = Figure("allocated, counted in no year", total(dateless), tuple(b.row for b in dateless))
    return [*made, Cause("no_month", (figure,), shown=False)]


def numbers(found: Match) -> tuple[int, ...]:
    return tuple(b.row for b in found.packages)
