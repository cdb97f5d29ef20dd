"""A second printed currency, checked as an interval against the reference rates.

"3 billion euros ($3.2 billion)" implies a rate: 3.15 to 3.25 over 3.0, that is 1.050 to 1.083 dollars for a
euro, since the second figure is rounded and the first is taken as exact. Taking the first as rounded too
gives a wider interval, which only softens a misfit. The rate of the day is the last one published by the day
of the document, or the one before it, since the day's rate appears in the afternoon.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pactbook.analysis.printed import loose_step
from pactbook.analysis.rates import Unknown, published, rate

LOOK_BACK: Final = 400
"""Days before the document within which an older rate may explain a conversion."""

TENFOLD: Final = 5.0
"""An implied rate off by this factor is a misplaced decimal or scale word, not a rate."""

Interval = tuple[float, float]
Candidate = tuple[datetime.date, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """One conversion as printed: amounts in units with the step each was printed in."""

    amount: float
    currency: str
    step: float
    converted: float
    converted_currency: str
    converted_step: float

    def implied(self) -> Interval:
        """Units of the second currency for one of the first, the first amount being exact."""
        half = self.converted_step / 2
        return (self.converted - half) / self.amount, (self.converted + half) / self.amount

    def implied_loosely(self) -> Interval:
        """The same with both figures rounded, and their trailing zeros taken as rounding."""
        first = loose_step(self.step, self.amount) / 2
        second = loose_step(self.converted_step, self.converted) / 2
        low = max(self.converted - second, 0.0) / (self.amount + first)
        high = (self.converted + second) / (self.amount - first) if first < self.amount else float("inf")
        return low, high


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row, first to last published, whose rates fit, with the lowest and the highest of them."""

    first: datetime.date
    last: datetime.date
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found.

    `status` is `fits`, `older_rate`, `rounding`, `misfit`, `tenfold` or `unchecked`; `rate` is that of the
    day, in units of the second currency for one of the first; `because` names the older day that fits, or
    the reason why nothing could be checked.
    """

    status: str
    implied: Interval
    loosely: Interval
    rate: float | None = None
    rate_day: datetime.date | None = None
    fitting: tuple[Candidate, float] | None = None
    stretches: tuple[Stretch, ...] = ()
    because: str | None = None

    @property
    def severity(self) -> str | None:
        """None where there is nothing to report."""
        return {"older_rate": "low", "rounding": "low", "misfit": "medium", "tenfold": "high"}.get(
            self.status
        )


def inside(value: float, interval: Interval) -> bool:
    """Closed interval; a rate with five digits is not held against the last bit of a division."""
    low, high = interval
    return low * (1 - 1e-9) <= value <= high * (1 + 1e-9)


def cross(currency: str, other: str, day: datetime.date) -> tuple[float, datetime.date] | Unknown:
    """Units of `other` for one of `currency` at the last rates published by the day, with their day."""
    first, second = rate(currency, day), rate(other, day)
    if isinstance(first, Unknown):
        return first
    if isinstance(second, Unknown):
        return second
    used = first if currency != "EUR" else second
    return second.per_euro / first.per_euro, used.day


def check(printed: Printed, day: datetime.date, candidates: tuple[Candidate, ...] = ()) -> Verdict:
    """Whether the conversion fits the rate of the day; if not, which older rate explains it.

    `candidates` are earlier days with their names that are tried first, such as the day of a signature.
    """
    if not printed.amount or not printed.converted:
        return Verdict("unchecked", (0.0, 0.0), (0.0, 0.0), because="an amount is zero")
    implied, loosely = printed.implied(), printed.implied_loosely()
    today = cross(printed.currency, printed.converted_currency, day)
    if isinstance(today, Unknown):
        return Verdict("unchecked", implied, loosely, because=today.reason)
    value, used = today

    def verdict(
        status: str, fitting: tuple[Candidate, float] | None = None, stretches: tuple[Stretch, ...] = ()
    ) -> Verdict:
        return Verdict(status, implied, loosely, value, used, fitting, stretches)

    before = cross(printed.currency, printed.converted_currency, used - datetime.timedelta(days=1))
    if inside(value, implied) or (not isinstance(before, Unknown) and inside(before[0], implied)):
        return verdict("fits")
    ratio = printed.converted / printed.amount / value
    if not 1 / TENFOLD < ratio < TENFOLD:
        return verdict("tenfold")
    return _explain(printed, day, candidates, verdict)


def _explain(
    printed: Printed,
    day: datetime.date,
    candidates: tuple[Candidate, ...],
    verdict: Callable[..., Verdict],
) -> Verdict:
    stretches = tuple(fitting_stretches(printed, day))
    for candidate in candidates:
        found = cross(printed.currency, printed.converted_currency, candidate[0])
        if candidate[0] <= day and not isinstance(found, Unknown) and inside(found[0], printed.implied()):
            return verdict("older_rate", (candidate, found[0]), stretches)
    if stretches:
        return verdict("older_rate", None, stretches)
    today = verdict("rounding")
    if today.rate is not None and inside(today.rate, today.loosely):
        return today
    return verdict("misfit")


def fitting_stretches(printed: Printed, day: datetime.date, back: int = LOOK_BACK) -> Iterator[Stretch]:
    """Stretches of published days within `back` days before `day` that print the same, newest first."""
    run: list[tuple[datetime.date, float]] = []
    for ago in range(back + 1):
        earlier = day - datetime.timedelta(days=ago)
        value = _published_cross(printed, earlier)
        if value is None:
            continue
        if inside(value, printed.implied()):
            run.append((earlier, value))
        elif run:
            yield _stretch(run)
            run = []
    if run:
        yield _stretch(run)


def _published_cross(printed: Printed, day: datetime.date) -> float | None:
    pair = (printed.currency, printed.converted_currency)
    values = [1.0 if currency == "EUR" else published(currency, day) for currency in pair]
    if pair == ("EUR", "EUR") or values[0] is None or values[1] is None:
        return None
    return values[1] / values[0]


def _stretch(run: list[tuple[datetime.date, float]]) -> Stretch:
    rates = [value for _, value in run]
    return Stretch(run[-1][0], run[0][0], min(rates), max(rates))
