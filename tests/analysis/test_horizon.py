"""What is promised beyond a year, firm or not; a total is never cut into years."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.analysis.horizon import beyond, by_year, undivided
from pactbook.analysis.measures import measure_all, to_plain
from pactbook.model.claims import Commitment
from tests.analysis.ledgers import commitments, fact, ledger, promise


def test_estonias_total_until_2027_has_no_yearly_share() -> None:
    (reach,) = beyond(ledger(promise(donor="EST", amount=1.2e9, period_end="2027")), 2024)
    assert (reach.donor, str(reach.period), reach.firmness) == ("EST", "/2027", "pledged")
    assert reach.years == ()
    assert reach.undivided == "a total until 2027, its start is not named"


def test_only_promises_that_name_a_later_year_reach_beyond_it() -> None:
    near = promise(amount=3e9, period_start="2024", period_end="2024")
    none = promise(amount=2e9)
    far = promise(donor="DNK", amount=8.5e9, period_start="2023", period_end="2028")
    assert [reach.ref for reach in beyond(ledger(near, none, far), 2024)] == [far.ref]
    assert beyond(ledger(near, none, far), 2028) == ()


def test_firm_comes_before_pledged_postponed_and_conditional() -> None:
    after = {"amount": 1e9, "period_end": "2026"}
    facts = [
        promise(donor="ITA", modality="hypothetical", **after),
        promise(donor="BEL", stage="postponed", **after),
        promise(donor="ESP", stage="pledged", **after),
        promise(donor="SWE", stage="allocated", modality="asserted", **after),
        promise(donor="POL", modality="denied", **after),
        promise(donor="USA", stage="cancelled", modality="asserted", **after),
    ]
    found = [(reach.donor, reach.firmness) for reach in beyond(ledger(*facts), 2024)]
    assert found == [("SWE", "firm"), ("ESP", "pledged"), ("BEL", "postponed"), ("ITA", "conditional")]


def test_a_yearly_figure_stands_on_each_named_year_and_no_other() -> None:
    iceland = promise(
        donor="ISL",
        amount=4e9,
        currency="ISK",
        bound="at_least",
        per_year=True,
        period_start="2024",
        period_end="2028",
    )
    (reach,) = beyond(ledger(iceland), 2025)
    assert [(y.year, y.low, y.high, y.unit, y.rule) for y in reach.years] == [
        (year, 4e9, None, "ISK", "per_year") for year in (2026, 2027, 2028)
    ]


def test_a_share_of_gdp_each_year_stays_a_share() -> None:
    value = promise(
        donor="LVA", gdp_percent=0.25, bound="exact", per_year=True, period_start="2024", period_end="2026"
    ).value
    assert [(y.year, y.low, y.unit) for y in by_year(value)] == [
        (year, 0.25, "percent of GDP") for year in (2024, 2025, 2026)
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"period_start": "2024", "period_end": "2027"}, "a total for 2024/2027"),
        ({"period_start": "2025"}, "a total from 2025, its end is not named"),
        ({}, "no period named"),
        ({"per_year": True}, "a figure for each year, the years are not named"),
    ],
)
def test_what_is_not_divided_says_why(fields: dict[str, object], reason: str) -> None:
    value = promise(amount=1e9, **fields).value
    assert by_year(value) == ()
    assert (undivided(value) or "").startswith(reason)


years = st.integers(2022, 2034)


@given(st.floats(1, 1e12), st.none() | years, st.none() | years, st.booleans())
def test_a_year_carries_the_figure_of_the_text_or_none(
    amount: float, one: int | None, other: int | None, per_year: bool
) -> None:
    if one is not None and other is not None:
        one, other = sorted((one, other))
    start, end = (str(year) if year else None for year in (one, other))
    value = Commitment(
        "SWE",
        "UKR",
        amount=amount,
        currency="SEK",
        bound="exact",
        per_year=per_year,
        period_start=start,
        period_end=end,
    )
    found = by_year(value)
    assert all((item.low, item.high) == (amount, amount) for item in found)
    assert per_year or len(found) <= 1
    assert (undivided(value) is None) == bool(found)


def test_no_yearly_share_of_estonias_total_appears_in_any_measure_of_the_founding_articles(
    shared: Path,
) -> None:
    facts = [fact(item) for item in commitments(shared / "seeds" / "gold.jsonl")]
    estonia = [item for item in facts if item.value.donor == "EST"]
    (measured,) = [to_plain(item) for item in measure_all(estonia)]
    assert (measured["eur_low"], measured["eur_high"]) == (1.2e9, 1.2e9)
    assert "not divided by years" in measured["basis"]
    reaches = beyond(ledger(*facts), 2024)
    assert [(reach.donor, reach.years) for reach in reaches] == [("EST", ())]
