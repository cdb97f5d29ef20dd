"""Figures as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.publish import words


@pytest.mark.parametrize(
    ("low", "high", "bound", "text"),
    [
        (0.0, 3e9, "at_most", "≤ 3.00"),
        (1.8e9, None, "at_least", "≥ 1.80"),
        (7.1e9, 7.1e9, "exact", "7.10"),
        (8e9, 8e9, "about", "≈ 8.00"),
        (1e9, 1.5e9, "range", "1.00–1.50"),
        (5e6, 5e6, "exact", "0.005"),
        (None, None, "exact", "–"),
        (0.0, 0.0, "exact", "0"),
    ],
)
def test_a_bound_is_never_lost(low: float | None, high: float | None, bound: str, text: str) -> None:
    assert words.bounded(low, high, bound, 1e9) == text


@given(st.floats(min_value=1e-6, max_value=1e14))
def test_a_figure_is_off_by_less_than_six_per_cent(value: float) -> None:
    shown = float(words.figure(value).replace(",", ""))
    assert abs(shown - value) <= 0.06 * value


def row(**fields: object) -> dict[str, object]:
    blank = dict.fromkeys(("amount", "amount_max", "currency", "bound", "gdp_percent", "items"))
    return {**blank, "per_year": False, **fields}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"amount": 3e9, "currency": "EUR", "bound": "at_most"}, "EUR ≤ 3 bn"),
        ({"amount": 154.5e9, "currency": "NOK", "bound": "at_least"}, "NOK ≥ 154.5 bn"),
        ({"amount": 1e9, "amount_max": 2e9, "currency": "USD", "bound": "range"}, "USD 1–2 bn"),
        ({"amount": 5e8, "currency": "EUR", "bound": "exact", "per_year": True}, "EUR 500 m a year"),
        ({"gdp_percent": 0.25, "bound": "at_least", "per_year": True}, "≥ 0.25 % of GDP a year"),
        ({"items": [{"what": "tanks", "quantity": 20}, {"what": "munitions", "quantity": None}]},
         "20 tanks, munitions"),
        ({}, "–"),
    ],
)  # fmt: skip
def test_a_promise_is_written_as_its_text_has_it(fields: dict[str, object], text: str) -> None:
    assert words.money(row(**fields)) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2024", "2024", "2024"),
        ("2024", "2027", "2024–2027"),
        (None, "2027", "until 2027"),
        ("2025", None, "from 2025"),
        ("2024-05", "2026-04-30", "2024-05 to 2026-04-30"),
        (None, None, "–"),
    ],
)
def test_a_period_is_written_out(start: str | None, end: str | None, text: str) -> None:
    assert words.period(start, end) == text


def test_codes_have_names_and_other_organisations_stay_as_written() -> None:
    assert words.country("GBR") == "United Kingdom"
    assert words.country("EU") == "European Union"
    assert words.country("European Investment Bank") == "European Investment Bank"
    assert words.country(None) == "–"
    assert words.partners(["EST", "UKR"]) == "Estonia"
