"""GDP and population name the year used and the vintage; absent is None, never a guess."""

import csv
import datetime
from pathlib import Path

import pytest

from pactbook.analysis.macro import gdp, macro_vintage, population
from pactbook.analysis.reference import signature_date


def test_a_missing_year_takes_the_nearest_earlier_one_and_names_it() -> None:
    found = gdp("FRA", 2024)
    assert found is not None
    assert (found.year, found.asked, found.unit) == (2023, 2024, "USD")
    assert found.value == pytest.approx(3.0309e12, rel=1e-4)
    assert "NY.GDP.MKTP.CD" in found.vintage


def test_population_has_its_own_last_year() -> None:
    found = population("EST", 2024)
    assert found is not None
    assert (found.value, found.year, found.unit) == (1372341, 2024, "people")
    assert macro_vintage("population") != macro_vintage("gdp_usd")


def test_the_european_union_is_a_donor_and_other_organisations_have_no_gdp() -> None:
    union = gdp("EU", 2023)
    assert union is not None and union.value > 1.5e13
    assert [gdp(code, 2023) for code in ("NATO", "G7", "UN", "TWN", None)] == [None] * 5


def test_a_later_year_never_stands_for_an_earlier_one() -> None:
    assert gdp("FRA", 2009) is None
    assert population("FRA", 1950) is None


def test_shipped_figures_are_the_world_banks(shared: Path) -> None:
    for name, look in (("gdp", gdp), ("population", population)):
        with (shared / "macro" / f"worldbank_{name}.csv").open(encoding="utf-8") as handle:
            for row in csv.DictReader(handle):
                found = look(row["Country Code"], int(row["Year"]))
                if found is not None and found.year == int(row["Year"]):
                    assert abs(found.value - float(row["Value"])) <= 0.5


def test_signature_dates_agree_with_the_facts(shared: Path) -> None:
    with (shared / "facts" / "agreements.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            found = signature_date(row["iso"])
            assert (str(found.date) if found else "") == row["signed"]


def test_a_signature_date_carries_its_citation() -> None:
    found = signature_date("FRA")
    assert found is not None and found.date == datetime.date(2024, 2, 16)
    assert found.citation == "Agreement between Ukraine and France, signature line: Paris, 16 February 2024"
    assert signature_date("BGR") is None
    assert signature_date("FRA", "MDA") is None
