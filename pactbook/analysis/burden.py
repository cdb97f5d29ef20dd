"""What a promise weighs on its donor: euros, share of GDP and euros per head, as intervals.

A bounded amount stays an interval throughout: "up to 3 billion" is a share from 0 to its upper end. A total
is never divided by its years; its share is that of the whole total in one year's GDP, and the basis says
so. GDP is turned into euros at the mean reference rate of its own year. What cannot be computed is
`Unknown` with its reason.
"""

import datetime
from dataclasses import dataclass

from pactbook.analysis import macro
from pactbook.analysis.rates import Converted, Rate, Unknown, euro_interval, year_rate
from pactbook.model.claims import Commitment
from pactbook.model.values import Money, PartialDate


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; None is no upper end."""

    low: float
    high: float | None

    def times(self, factor: float) -> "Interval":
        """Both ends multiplied by a factor that is not negative."""
        return Interval(self.low * factor, None if self.high is None else self.high * factor)


@dataclass(frozen=True, slots=True)
class EuroGdp:
    """GDP of one year in euros, from the figure in dollars at the mean rate of that year."""

    eur: float
    figure: macro.Figure
    usd_per_eur: float


@dataclass(frozen=True, slots=True)
class Burden:
    """`eur` in euros, `share` in per cent of GDP, `per_head` in euros a person.

    `assumed` marks euros computed from a promised share of GDP; `rate` is that of the promise's day, None
    where there is none. `basis` says in words what the share is of.
    """

    eur: Interval | Unknown
    share: Interval | Unknown
    per_head: Interval | Unknown
    rate: Rate | None
    gdp: EuroGdp | Unknown
    people: macro.Figure | Unknown
    assumed: bool
    basis: str


def burden(value: Commitment, day: datetime.date, gdp_year: int | None = None) -> Burden:
    """The burden of a promise at the rate of `day`.

    `gdp_year` is the reader's choice of a year for GDP and population; without it the year that the
    promise is for counts, or that of `day` where it is for several years or none is named.
    """
    year = gdp_year or _year(value, day)
    gdp, people = euro_gdp(value.donor, year), _people(value.donor, year)
    money = _euros(value, day)
    rate = money.rate if isinstance(money, Converted) else None
    eur: Interval | Unknown = Interval(money.low, money.high) if isinstance(money, Converted) else money
    share = _share(eur, gdp)
    assumed = False
    if value.amount is None and value.gdp_percent is not None:
        share, assumed = _formula(value), True
        eur = share.times(gdp.eur / 100) if isinstance(gdp, EuroGdp) else gdp
    return Burden(eur, share, _per_head(eur, people), rate, gdp, people, assumed, _basis(value, gdp, assumed))


def euros(value: Commitment, day: datetime.date) -> Interval | Unknown:
    """The euros of a promise alone, as `burden` has them."""
    if value.amount is None and value.gdp_percent is not None:
        return burden(value, day).eur
    money = _euros(value, day)
    return Interval(money.low, money.high) if isinstance(money, Converted) else money


def euro_gdp(donor: str | None, year: int) -> EuroGdp | Unknown:
    """GDP of the year (or the nearest earlier one on file) in euros at the mean rate of that year."""
    figure = macro.gdp(donor, year)
    if figure is None:
        return Unknown(_no_figure("GDP", donor, year))
    mean = year_rate("USD", figure.year)
    if isinstance(mean, Unknown):
        return mean
    return EuroGdp(figure.value / mean.per_euro, figure, mean.per_euro)


def _people(donor: str | None, year: int) -> macro.Figure | Unknown:
    return macro.population(donor, year) or Unknown(_no_figure("population", donor, year))


def _no_figure(series: str, donor: str | None, year: int) -> str:
    if donor is None:
        return "the donor is not named"
    return f"no World Bank {series} for {donor} in {year} or before"


def _year(value: Commitment, day: datetime.date) -> int:
    """The one year the money is for, else the year of the promise: a later year has no figures yet."""
    period = value.period
    years = {part.first().year for part in (period.start, period.end) if part is not None}
    one = period.start is not None and period.end is not None and len(years) == 1
    return years.pop() if one else day.year


def _euros(value: Commitment, day: datetime.date) -> Converted | Unknown:
    if value.money is not None:
        return euro_interval(value.money, day)
    if value.gdp_percent is not None:
        return Unknown("a share of GDP, no amount")
    return Unknown("goods without an amount" if value.items else "no amount")


def _formula(value: Commitment) -> Interval:
    bounded = Money(value.gdp_percent or 0.0, "percent of GDP", value.bound or "exact")
    return Interval(*bounded.interval())


def _share(eur: Interval | Unknown, gdp: EuroGdp | Unknown) -> Interval | Unknown:
    if isinstance(eur, Unknown):
        return eur
    return gdp if isinstance(gdp, Unknown) else eur.times(100 / gdp.eur)


def _per_head(eur: Interval | Unknown, people: macro.Figure | Unknown) -> Interval | Unknown:
    if isinstance(eur, Unknown):
        return eur
    return people if isinstance(people, Unknown) else eur.times(1 / people.value)


def _basis(value: Commitment, gdp: EuroGdp | Unknown, assumed: bool) -> str:
    """What was set against what: the reader must see that a total is not a yearly figure."""
    start, end = value.period.start, value.period.end
    if assumed:
        what = "promised share of GDP, euros computed from it"
    elif value.per_year:
        what = "each year"
    elif start is not None and end is not None and _same_year(start, end):
        what = f"for {start.first().year}"
    elif start is None and end is None:
        what = "total, no period named"
    else:
        span = f"until {end}" if start is None else f"from {start}" if end is None else f"for {value.period}"
        what = f"total {span}, not divided by years"
    if isinstance(gdp, Unknown):
        return what
    return f"{what}; GDP of {gdp.figure.year} at {gdp.usd_per_eur:.4f} USD per EUR, mean of that year"


def _same_year(start: PartialDate, end: PartialDate) -> bool:
    return start.first().year == end.last().year
