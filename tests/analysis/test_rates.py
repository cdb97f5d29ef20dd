"""Euro values at the reference rate of the day, and the reason for every missing one."""

import datetime
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.analysis.rates import (
    Converted,
    Rate,
    Unknown,
    euro,
    euro_interval,
    last_day,
    published,
    rate,
    rate_day,
    rates_vintage,
    year_rate,
)
from pactbook.model.values import Money

day = datetime.date.fromisoformat


def test_the_rate_of_a_working_day_is_the_published_one() -> None:
    assert rate("USD", day("2024-03-19")) == Rate("USD", 1.0854, day("2024-03-19"), day("2024-03-19"))


@pytest.mark.parametrize(
    ("asked", "used"),
    [("2024-03-17", "2024-03-15"), ("2024-03-31", "2024-03-28"), ("2024-12-26", "2024-12-24")],
)
def test_a_weekend_or_holiday_takes_the_last_rate_before_it(asked: str, used: str) -> None:
    found = rate("USD", day(asked))
    assert isinstance(found, Rate)
    assert (found.day, found.asked) == (day(used), day(asked))


@pytest.mark.parametrize(
    ("currency", "asked", "reason"),
    [
        ("UAH", "2024-03-19", "no ECB reference rate for UAH"),
        ("RUB", "2022-03-02", "suspended since 2022-03-02"),
        ("HRK", "2023-01-02", "replaced by the euro on 2023-01-01"),
        ("USD", "1998-12-31", "no ECB reference rates before 1999-01-04"),
        ("BRL", "2001-05-02", "no ECB reference rate for BRL before 2008-01-02"),
        ("ISK", "2012-05-02", "within 7 days before 2012-05-02"),
        ("USD", "2099-01-01", "after the last rate in the bundled vintage"),
    ],
)
def test_no_rate_has_its_reason(currency: str, asked: str, reason: str) -> None:
    found = euro(1e9, currency, day(asked))
    assert isinstance(found, Unknown)
    assert reason in found.reason


def test_the_weekend_after_the_last_bundled_day_has_a_rate_and_the_next_week_has_none() -> None:
    last = last_day()
    for later in range(1, 8):
        after = last + datetime.timedelta(days=later)
        days = [last + datetime.timedelta(days=n) for n in range(1, later + 1)]
        known = isinstance(rate("USD", after), Rate)
        assert known == all(each.weekday() >= 5 for each in days)


def test_the_euro_needs_no_rate() -> None:
    assert euro(5.0, "EUR", day("1990-01-01")) == Converted(
        5.0, 5.0, Rate("EUR", 1.0, day("1990-01-01"), day("1990-01-01"))
    )


def test_a_bounded_amount_stays_an_interval() -> None:
    at = day("2024-02-16")
    most, least = (euro_interval(Money(1.0768e9, "USD", b), at) for b in ("at_most", "at_least"))
    assert isinstance(most, Converted) and isinstance(least, Converted)
    assert (most.low, most.high) == (0.0, pytest.approx(1e9))
    assert (least.low, least.high) == (pytest.approx(1e9), None)


@given(
    st.floats(0, 1e13),
    st.floats(0, 1e13),
    st.sampled_from(["USD", "GBP", "NOK", "JPY", "EUR"]),
    st.sampled_from(["exact", "at_most", "at_least", "about", "range"]),
    st.dates(day("1999-01-04"), day("2026-01-01")),
)
def test_intervals_keep_their_order(
    one: float, other: float, currency: str, bound: str, at: datetime.date
) -> None:
    low, high = sorted((one, other))
    found = euro_interval(Money(low, currency, bound, high if bound == "range" else None), at)
    assert isinstance(found, Converted)
    assert found.low >= 0
    assert (found.high is None) == (bound == "at_least")
    assert found.high is None or found.low <= found.high
    assert datetime.timedelta(0) <= at - found.rate.day <= datetime.timedelta(days=7)


@pytest.mark.parametrize(
    ("date", "public", "expected", "basis"),
    [
        ("2024-02-16", "2024-03-19", "2024-02-16", "day of the promise"),
        ("2024-02", "2024-02-10", "2024-02-10", "day of publication"),
        ("2024-02", "2024-03-19", "2024-02-29", "last day of 2024-02"),
        ("2022", "2024-03-19", "2022-12-31", "last day of 2022"),
        ("2024", "2024-03-19", "2024-03-19", "day of publication"),
        ("2024-05-01", "2024-03-19", "2024-03-19", "day of publication"),
        (None, "2024-03-19", "2024-03-19", "day of publication"),
        (None, "2024-03", "2024-03-31", "day of publication"),
    ],
)
def test_the_day_whose_rate_counts(date: str | None, public: str, expected: str, basis: str) -> None:
    assert rate_day(date, public) == (day(expected), basis)


def test_the_mean_of_a_year_is_that_of_its_published_days() -> None:
    found = year_rate("USD", 2023)
    days = [day("2023-01-01") + datetime.timedelta(days=n) for n in range(365)]
    values = [value for each in days if (value := published("USD", each))]
    assert not isinstance(found, Unknown)
    assert found.per_euro == pytest.approx(sum(values) / len(values))
    assert found.per_euro == pytest.approx(1.0813, abs=5e-5)  # as the ECB prints it
    assert found.last == day("2023-12-29")
    assert year_rate("UAH", 2023) == Unknown("no ECB reference rate for UAH in 2023")


def test_the_vintage_names_source_and_last_day() -> None:
    assert str(last_day()) in rates_vintage()
    assert "ECB" in rates_vintage()


def test_importing_analysis_does_not_load_the_rates() -> None:
    code = "import sys, pactbook.analysis.measures; sys.exit('currency_converter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
