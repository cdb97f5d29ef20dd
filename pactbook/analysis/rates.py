"""Euro values at the European Central Bank's daily reference rates, offline, or the reason why there is none.

Source: the ECB's euro foreign exchange reference rates (working days, 1999 on) as bundled with the
CurrencyConverter package. A rate is given in units of the currency for one euro. Nothing is estimated: a
day without a rate takes the last one published before it, at most `DAYS_BACK` days earlier, and says so.
"""

import datetime
import functools
import importlib.metadata
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pactbook.model.values import Money, PartialDate

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

DAYS_BACK: Final = 7
FIRST_RATE: Final = datetime.date(1999, 1, 4)

_ENDED: Final = {
    "RUB": "suspended since 2022-03-02",
    "BGN": "replaced by the euro on 2026-01-01",
    "HRK": "replaced by the euro on 2023-01-01",
    "LTL": "replaced by the euro on 2015-01-01",
    "LVL": "replaced by the euro on 2014-01-01",
    "EEK": "replaced by the euro on 2011-01-01",
    "SKK": "replaced by the euro on 2009-01-01",
    "CYP": "replaced by the euro on 2008-01-01",
    "MTL": "replaced by the euro on 2008-01-01",
    "SIT": "replaced by the euro on 2007-01-01",
    "ROL": "replaced by RON on 2005-07-01",
    "TRL": "replaced by TRY on 2005-01-01",
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """No value, and why: `reason` is a phrase that a reader can be shown."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rate:
    """`per_euro` units of `currency` for one euro, published for `day`; `asked` is the day it stands for."""

    currency: str
    per_euro: float
    day: datetime.date
    asked: datetime.date


@dataclass(frozen=True, slots=True)
class Converted:
    """An amount in euros from `low` to `high` (None: no upper end) with the rate that made it."""

    low: float
    high: float | None
    rate: Rate


@dataclass(frozen=True, slots=True)
class YearRate:
    """Mean of the daily rates of `year` from its first to its `last` published day."""

    currency: str
    per_euro: float
    year: int
    last: datetime.date


@functools.lru_cache(maxsize=1)
def _converter() -> "CurrencyConverter":
    from currency_converter import CurrencyConverter

    return CurrencyConverter()


def last_day() -> datetime.date:
    """The last day with rates in the bundled file."""
    day: datetime.date = _converter().bounds["EUR"].last_date
    return day


def rates_vintage() -> str:
    """The rates' source with its last day and the version of the package that bundles it."""
    version = importlib.metadata.version("currencyconverter")
    return f"ECB euro reference rates to {last_day()} (CurrencyConverter {version})"


def published(currency: str, day: datetime.date) -> float | None:
    """Units of the currency for one euro as published on that very day, or None."""
    from currency_converter import RateNotFoundError

    if currency not in _converter().currencies:
        return None
    try:
        return float(_converter().convert(1, "EUR", currency, day))
    except RateNotFoundError:
        return None


def rate(currency: str, day: datetime.date) -> Rate | Unknown:
    """The rate of the day, else the last one before it (weekend, holiday), else the reason for none.

    The euro against itself is 1 on every day, also outside the bundled rates.
    """
    if currency == "EUR":
        return Rate("EUR", 1.0, day, day)
    reason = _outside(currency, day)
    if reason:
        return Unknown(reason)
    for back in range(DAYS_BACK + 1):
        earlier = day - datetime.timedelta(days=back)
        found = published(currency, earlier)
        if found is not None:
            return Rate(currency, found, earlier, day)
    return Unknown(f"no ECB reference rate for {currency} within {DAYS_BACK} days before {day}")


def _outside(currency: str, day: datetime.date) -> str | None:
    if currency not in _converter().currencies:
        return f"no ECB reference rate for {currency}"
    first, last = _converter().bounds[currency]
    if day < FIRST_RATE:
        return f"no ECB reference rates before {FIRST_RATE}"
    if day < first:
        return f"no ECB reference rate for {currency} before {first}"
    if currency in _ENDED and day > last:
        return f"no ECB reference rate for {currency} after {last}: {_ENDED[currency]}"
    if not _only_weekend_between(last, day):
        return f"after the last rate in the bundled vintage {last}"
    return None


def _only_weekend_between(last: datetime.date, day: datetime.date) -> bool:
    later = (day - last).days
    if later > 2:
        return False
    return all((last + datetime.timedelta(days=n)).weekday() >= 5 for n in range(1, later + 1))


def euro(amount: float, currency: str, day: datetime.date) -> Converted | Unknown:
    """The amount (units of the currency) in euros at the rate of the day, as an interval of one point."""
    return euro_interval(Money(amount, currency), day)


def euro_interval(money: Money, day: datetime.date) -> Converted | Unknown:
    """Bounded money in euros: both ends of its interval at one rate, an open end stays open."""
    found = rate(money.currency, day)
    if isinstance(found, Unknown):
        return found
    low, high = money.interval()
    return Converted(low / found.per_euro, None if high is None else high / found.per_euro, found)


def rate_day(date: str | None, public_since: str) -> tuple[datetime.date, str]:
    """The day whose rate stands for a promise, and its basis in words.

    A promise dated to the day takes that day. One dated to a month or a year takes the day its source was
    published, or the last day of that month or year if it was published later. One without a date, or
    dated after its source, takes the day of publication.
    """
    public = PartialDate(public_since).last()
    if date is None:
        return public, "day of publication"
    stated = PartialDate(date)
    if stated.last() <= public:
        return stated.last(), "day of the promise" if len(date) == 10 else f"last day of {date}"
    return public, "day of publication"


@functools.lru_cache(maxsize=256)
def year_rate(currency: str, year: int) -> YearRate | Unknown:
    """Mean of the published daily rates of a calendar year, units of the currency for one euro."""
    first = datetime.date(year, 1, 1)
    days = [first + datetime.timedelta(days=n) for n in range((datetime.date(year, 12, 31) - first).days + 1)]
    if currency == "EUR":
        return YearRate("EUR", 1.0, year, days[-1])
    found = [(day, value) for day in days if (value := published(currency, day)) is not None]
    if not found:
        return Unknown(f"no ECB reference rate for {currency} in {year}")
    return YearRate(currency, statistics.fmean(value for _, value in found), year, found[-1][0])
