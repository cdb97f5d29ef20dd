"""GDP and population by country and year, always with the year and the vintage that were used.

Source: World Bank, World Development Indicators (CC BY 4.0), in `pactbook/data/macro/`. GDP is in current US
dollars (NY.GDP.MKTP.CD), population in people (SP.POP.TOTL).
"""

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from typing import Final

_CODES: Final = {"EU": "EUU"}
_INDICATOR: Final = {"gdp_usd": "NY.GDP.MKTP.CD", "population": "SP.POP.TOTL"}
_UNIT: Final = {"gdp_usd": "USD", "population": "people"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of one year. `asked` is the year wanted; `year`, the one used, is never later."""

    value: float
    unit: str
    year: int
    asked: int
    vintage: str


@functools.lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, dict[int, float]]]:
    path = resources.files("pactbook") / "data" / "macro" / "worldbank.csv"
    table: dict[str, dict[str, dict[int, float]]] = {name: {} for name in _INDICATOR}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        for name in _INDICATOR:
            if row[name]:
                table[name].setdefault(row["iso"], {})[int(row["year"])] = float(row[name])
    return table


@functools.lru_cache(maxsize=2)
def macro_vintage(name: str) -> str:
    """The series `gdp_usd` or `population` with its indicator and last year."""
    last = max(max(years) for years in _table()[name].values())
    return f"World Bank, World Development Indicators, {_INDICATOR[name]} to {last}"


def gdp(iso3: str | None, year: int) -> Figure | None:
    """GDP in current US dollars for the year, else for the nearest earlier one on file, else None."""
    return _figure("gdp_usd", iso3, year)


def population(iso3: str | None, year: int) -> Figure | None:
    """People in the year, else in the nearest earlier one on file, else None."""
    return _figure("population", iso3, year)


def _figure(name: str, iso3: str | None, year: int) -> Figure | None:
    if iso3 is None:
        return None
    years = _table()[name].get(_CODES.get(iso3, iso3), {})
    used = max((y for y in years if y <= year), default=None)
    if used is None:
        return None
    return Figure(years[used], _UNIT[name], used, year, macro_vintage(name))
