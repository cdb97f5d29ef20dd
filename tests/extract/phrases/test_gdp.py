"""Shares of GDP as written."""

import pytest

from pactbook.extract.phrases.money import percent_of_gdp

ROWS = [
    ("0.25 percent of GDP", 0.25, "exact", False),
    ("0.25% of its gross domestic product", 0.25, "exact", False),
    ("0,25 % of GDP", 0.25, "exact", False),
    ("0.25% GDP", 0.25, "exact", False),
    ("0.25 per cent of Lithuania's GDP", 0.25, "exact", False),
    ("0.25-percent of national GDP", 0.25, "exact", False),
    ("a quarter of a percent of GDP", 0.25, "exact", False),
    ("a quarter of one percent of its GDP", 0.25, "exact", False),
    ("half a percent of the country's GDP", 0.5, "exact", False),
    ("half of one per cent of GDP", 0.5, "exact", False),
    ("2 per cent of GDP", 2, "exact", False),
    ("two percent of GDP", 2, "exact", False),
    ("at least 0.25 percent of GDP", 0.25, "at_least", False),
    ("no less than 0.25% of GDP", 0.25, "at_least", False),
    ("more than 1% of our GDP", 1, "at_least", False),
    ("up to 1% of the GDP", 1, "at_most", False),
    ("about 1.5% of gross domestic product", 1.5, "about", False),
    ("0.25 percent of GDP a year", 0.25, "exact", True),
    ("0.25 percent of GDP annually", 0.25, "exact", True),
    ("0.25% of its GDP each year", 0.25, "exact", True),
    ("an annual 0.25% of GDP", 0.25, "exact", True),
]


@pytest.mark.parametrize(("text", "percent", "bound", "yearly"), ROWS)
def test_a_share_of_gdp(text: str, percent: float, bound: str, yearly: bool) -> None:
    prose = f"The government said it would spend {text} on aid."
    [share] = percent_of_gdp(prose)
    assert (share.percent, share.bound, share.per_year) == (percent, bound, yearly)
    assert prose[share.start : share.end] == text
    assert share.base == "gdp"


def test_a_range_keeps_both_ends() -> None:
    [share] = percent_of_gdp("between 0.2 and 0.3 percent of GDP")
    assert (share.percent, share.percent_max, share.bound) == (0.2, 0.3, "range")


def test_national_income_is_another_base() -> None:
    [share] = percent_of_gdp("1% of gross national income")
    assert share.base == "gni"


@pytest.mark.parametrize(
    "text", ["25 percent of its shells", "GDP grew by 2 percent", "0.25 percent", "percent of GDP"]
)
def test_no_share_of_gdp(text: str) -> None:
    assert percent_of_gdp(text) == []
