"""Burden keeps intervals, divides no total, and gives a reason for every blank."""

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.analysis.burden import EuroGdp, Interval, burden, euro_gdp
from pactbook.analysis.measures import measure, measure_all, to_plain
from pactbook.analysis.rates import Unknown
from pactbook.model import terms
from pactbook.model.claims import Commitment, Item
from tests.analysis.ledgers import promise

DAY = datetime.date(2024, 3, 19)


def commitment(donor: str | None = "DEU", amount: float | None = 7.1e9, **fields: object) -> Commitment:
    made = {"currency": "EUR" if amount is not None else None, "bound": "exact", **fields}
    return Commitment(donor, "UKR", amount=amount, **made)  # type: ignore[arg-type]


def test_germany_and_denmark_of_the_founding_article_on_gdp_of_2021() -> None:
    germany, denmark = (
        burden(commitment(donor, amount), DAY, gdp_year=2021).share
        for donor, amount in (("DEU", 7.1e9), ("DNK", 1.8e9))
    )
    assert isinstance(germany, Interval) and isinstance(denmark, Interval)
    assert germany.low == pytest.approx(0.196, abs=0.001)
    assert denmark.low == pytest.approx(0.525, abs=0.001)


def test_gdp_is_turned_into_euros_at_the_mean_rate_of_its_own_year() -> None:
    found = euro_gdp("DEU", 2024)
    assert isinstance(found, EuroGdp)
    assert (found.figure.year, round(found.usd_per_eur, 4)) == (2023, 1.0813)
    assert found.eur == pytest.approx(4.4561e12 / 1.08127, rel=1e-4)


def test_up_to_is_a_share_from_nothing_and_at_least_has_no_upper_end() -> None:
    most = burden(commitment("FRA", 3e9, bound="at_most"), DAY)
    least = burden(commitment("DNK", 1.8e9, bound="at_least"), DAY)
    assert most.eur == Interval(0.0, 3e9)
    assert isinstance(most.share, Interval) and most.share.low == 0.0 and most.share.high is not None
    assert isinstance(least.share, Interval) and least.share.high is None


def test_a_total_over_several_years_is_not_divided() -> None:
    total = burden(commitment("EST", 1.2e9, period_end="2027"), DAY)
    assert total.eur == Interval(1.2e9, 1.2e9)
    assert total.basis.startswith("total until 2027, not divided by years; GDP of 2023 at 1.0813")
    year = burden(commitment("EST", 1.2e9, period_start="2024", period_end="2024"), DAY)
    assert year.basis.startswith("for 2024; ")
    each = burden(commitment("ISL", 4e9, currency="ISK", per_year=True, period_end="2028"), DAY)
    assert each.basis.startswith("each year; ")


def test_money_for_a_past_year_is_set_against_the_gdp_of_that_year() -> None:
    past = burden(commitment("GBR", 2.3e9, period_start="2022", period_end="2022"), DAY)
    assert isinstance(past.gdp, EuroGdp) and past.gdp.figure.year == 2022


def test_a_promised_share_of_gdp_is_shown_as_such_and_its_euros_are_assumed() -> None:
    formula = commitment("LTU", None, gdp_percent=0.25, bound="at_least", per_year=True)
    found = burden(formula, DAY)
    assert found.share == Interval(0.25, None)
    assert found.assumed and isinstance(found.gdp, EuroGdp)
    assert isinstance(found.eur, Interval)
    assert found.eur.low == pytest.approx(0.0025 * found.gdp.eur)
    assert not burden(commitment("LTU", 8e7, gdp_percent=0.25), DAY).assumed


@pytest.mark.parametrize(
    ("value", "eur", "share", "per_head"),
    [
        (commitment(None), None, "the donor is not named", "the donor is not named"),
        (
            commitment("NATO"),
            None,
            "no World Bank GDP for NATO in 2024 or before",
            "no World Bank population for NATO in 2024 or before",
        ),
        (commitment("POL", 1e9, currency="UAH"), *["no ECB reference rate for UAH"] * 3),
        (commitment("POL", None, items=(Item("tanks", 14.0),), bound=None), *["goods without an amount"] * 3),
        (commitment("TWN", None, gdp_percent=0.2), "no World Bank GDP for TWN in 2024 or before", None, None),
    ],
)
def test_every_blank_has_its_reason(
    value: Commitment, eur: str | None, share: str | None, per_head: str | None
) -> None:
    found = burden(value, DAY)
    for part, reason in ((found.eur, eur), (found.share, share)):
        assert (part.reason if isinstance(part, Unknown) else None) == reason
    if per_head is not None:
        assert found.per_head == Unknown(per_head)


def test_a_promise_is_measured_at_the_rate_of_its_own_day() -> None:
    dated = measure(promise(amount=1e9, currency="USD", date="2024-02-16"))
    undated = measure(promise(amount=1e9, currency="USD"))
    assert dated.burden.rate and undated.burden.rate
    assert (dated.burden.rate.per_euro, dated.day_basis) == (1.0768, "day of the promise")
    assert (undated.burden.rate.per_euro, undated.day_basis) == (1.0854, "day of publication")


def test_plain_fields_are_json_and_name_years_vintages_and_rate() -> None:
    plain = to_plain(measure(promise(amount=3e9, bound="at_most", period_start="2024", period_end="2024")))
    assert json.loads(json.dumps(plain)) == plain
    assert (plain["eur_low"], plain["eur_high"], plain["eur_reason"]) == (0.0, 3e9, None)
    assert (plain["gdp_year"], plain["population_year"]) == (2023, 2024)
    assert "NY.GDP.MKTP.CD" in plain["gdp_vintage"]
    assert plain["eur_per_head_high"] == pytest.approx(3e9 / 68551653)


commitments = st.builds(
    lambda donor, low, wide, currency, bound, percent, per_year, end: Commitment(
        donor,
        "UKR",
        amount=low,
        amount_max=None if low is None or bound != "range" else low + wide,
        currency=None if low is None else currency,
        bound="exact" if low is None and bound == "range" else bound,
        gdp_percent=percent,
        per_year=per_year,
        period_end=end,
    ),
    st.sampled_from(["FRA", "EU", "ISL", "NATO", "TWN", "Caritas", None]),
    st.none() | st.floats(0, 1e13),
    st.floats(0, 1e12),
    st.sampled_from(["EUR", "USD", "SEK", "UAH", "RUB"]),
    st.sampled_from(terms.BOUND),
    st.none() | st.floats(0, 5),
    st.booleans(),
    st.sampled_from([None, "2024", "2027-06"]),
)


@given(commitments, st.dates(datetime.date(2021, 1, 1), datetime.date(2030, 1, 1)))
def test_every_measure_is_an_interval_in_order_or_a_reason(value: Commitment, day: datetime.date) -> None:
    found = burden(value, day)
    for part in (found.eur, found.share, found.per_head):
        if isinstance(part, Unknown):
            assert part.reason
        else:
            assert part.low >= 0 and (part.high is None or part.low <= part.high)
            assert (part.high is None) == (value.bound == "at_least")
    assert found.basis


def test_all_promises_are_measured_in_their_order() -> None:
    facts = [promise(amount=1e9), promise(amount=2e9), promise(amount=None, gdp_percent=0.25)]
    assert [m.ref for m in measure_all(facts)] == [f.ref for f in facts]
