"""Values: partial dates, periods and money that stays an interval."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.model.values import Money, PartialDate, Period, rounding

days = st.dates(min_value=datetime.date(1, 1, 1))
partial_dates = st.builds(
    lambda day, length: PartialDate(day.isoformat()[:length]), days, st.sampled_from([4, 7, 10])
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2024-12", (2024, 12, 1), (2024, 12, 31)),
        ("2024-02-16", (2024, 2, 16), (2024, 2, 16)),
        ("9999-12", (9999, 12, 1), (9999, 12, 31)),
    ],
)
def test_a_partial_date_spans_its_first_to_its_last_day(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    date = PartialDate(text)
    assert (date.first(), date.last()) == (datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-2", "2024-13", "2024-02-30", "2023-02-29", "2024-02-16T00:00", "2024-02-16\n", "0000",
     "16.02.2024", "2024/02/16", "２０２４", " 2024"],
)  # fmt: skip
def test_what_is_no_iso_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate(text)


def test_a_year_covers_its_days_and_not_the_other_way_round() -> None:
    year, month, day = PartialDate("2024"), PartialDate("2024-02"), PartialDate("2024-02-16")
    assert year.covers(month)
    assert month.covers(day)
    assert year.covers(day)
    assert not day.covers(month)
    assert not PartialDate("2024-03").covers(day)
    assert day.agrees(year)
    assert not day.agrees(PartialDate("2024-02-17"))


@given(partial_dates)
def test_no_date_ends_before_it_begins(date: PartialDate) -> None:
    assert date.first() <= date.last()


@given(partial_dates, partial_dates)
def test_covering_is_the_same_as_spanning(one: PartialDate, other: PartialDate) -> None:
    spans = one.first() <= other.first() and other.last() <= one.last()
    assert one.covers(other) == (spans and len(one.text) <= len(other.text))


@given(partial_dates, partial_dates)
def test_agreement_of_dates_has_no_direction(one: PartialDate, other: PartialDate) -> None:
    assert one.agrees(other) == other.agrees(one)


@given(partial_dates, partial_dates)
def test_dates_sort_by_their_first_day_then_by_precision(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == ((one.first(), len(one.text)) < (other.first(), len(other.text)))


@pytest.mark.parametrize(
    ("start", "end", "text", "beyond_2024"),
    [
        (None, None, "", False),
        ("2024", "2024", "2024", False),
        ("2024", "2027", "2024/2027", True),
        ("2025", None, "2025/", True),
        (None, "2027", "/2027", True),
        ("2024-06", "2024-12", "2024-06/2024-12", False),
        (None, "2025-01-01", "/2025-01-01", True),
    ],
)
def test_a_period_prints_as_iso_8601_and_knows_whether_it_reaches_beyond_a_year(
    start: str | None, end: str | None, text: str, beyond_2024: bool
) -> None:
    period = Period(start and PartialDate(start), end and PartialDate(end))  # type: ignore[arg-type]
    assert str(period) == text
    assert period.beyond(2024) is beyond_2024


@pytest.mark.parametrize(
    ("money", "interval"),
    [
        (Money(3e9, "EUR"), (3e9, 3e9)),
        (Money(3e9, "EUR", "at_most"), (0, 3e9)),
        (Money(3e9, "EUR", "at_least"), (3e9, None)),
        (Money(3e9, "EUR", "about"), (3e9, 3e9)),
        (Money(1e9, "EUR", "range", 2e9), (1e9, 2e9)),
    ],
)
def test_a_bounded_amount_is_an_interval(money: Money, interval: tuple[float, float | None]) -> None:
    assert money.interval() == interval


@pytest.mark.parametrize(
    ("amount", "digits", "low", "high"),
    [
        (1.3e9, 2, 1.25e9, 1.35e9),
        (3e9, 1, 2.5e9, 3.5e9),
        (1000, 4, 999.5, 1000.5),
        (0.25, 2, 0.245, 0.255),
        (0.025, 2, 0.0245, 0.0255),
        (-2, 1, -2.5, -1.5),
        (0, 1, 0, 0),
    ],
)
def test_a_printed_figure_stands_for_all_that_round_to_it(
    amount: float, digits: int, low: float, high: float
) -> None:
    assert rounding(amount, digits) == pytest.approx((low, high))


@given(st.floats(1e-3, 1e13), st.integers(1, 6))
def test_what_prints_as_a_figure_lies_in_its_interval(true: float, digits: int) -> None:
    printed = float(f"{true:.{digits - 1}e}")
    low, high = rounding(printed, digits)
    assert low * (1 - 1e-12) <= true <= high * (1 + 1e-12)


@pytest.mark.parametrize(
    ("date", "months", "then"),
    [
        ("2024-02-16", 120, "2034-02-16"),
        ("2024-02-29", 120, "2034-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2034-08-31", -6, "2034-02-28"),
        ("2036-08-31", -6, "2036-02-29"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-02", 120, "2034-02"),
        ("2024-02", -2, "2023-12"),
        ("2024", 120, "2034"),
        ("2024", -12, "2023"),
    ],
)
def test_months_later_a_date_is_as_precise_and_never_beyond_its_month(
    date: str, months: int, then: str
) -> None:
    assert PartialDate(date).plus(months).text == then


def test_half_a_year_from_a_bare_year_is_no_date() -> None:
    with pytest.raises(ValueError, match="no known year"):
        PartialDate("2024").plus(6)
