"""Figures and codes as people read them: bounds kept, units named once, nothing rounded away unsaid."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pactbook.extract.gazetteer.data import english

HOME: Final = "UKR"
NONE: Final = "–"
"""What stands where there is no figure."""

SCALES: Final = ((1e12, "trn"), (1e9, "bn"), (1e6, "m"))


def country(code: str | None) -> str:
    """The English name of a code; an organisation as written; a dash where nobody is named."""
    return english().get(code, code) if code else NONE


def partners(parties: Iterable[str]) -> str:
    """The parties other than Ukraine, by name; all of them where Ukraine is none."""
    others = [code for code in parties if code != HOME]
    return ", ".join(map(country, others or parties)) or NONE


def bounded(low: float | None, high: float | None, bound: str | None, scale: float = 1.0) -> str:
    """An interval in units of `scale` with its bound: `≤ 3.00`, `≥ 1.80`, `≈ 2.0`, `1.00–1.50`, `7.10`.

    Both ends None is no figure.
    """
    if low is None and high is None:
        return NONE
    if low is None or (bound == "at_most" and high is not None):
        return f"≤ {figure((high or 0.0) / scale)}"
    if high is None:
        return f"≥ {figure(low / scale)}"
    if low != high:
        return f"{figure(low / scale)}–{figure(high / scale)}"
    return f"{'≈ ' if bound == 'about' else ''}{figure(low / scale)}"


def figure(value: float) -> str:
    """Two decimals, or two significant digits where those would leave nothing; thousands with commas."""
    size = abs(value)
    if size == 0:
        return "0"
    if size >= 1000:
        return f"{value:,.0f}"
    if size >= 100:
        return f"{value:.0f}"
    if size >= 0.1:
        return f"{value:.2f}"
    return f"{value:.2g}" if size >= 1e-4 else f"{value:.1e}"


def exact(value: float) -> str:
    """A figure with all its digits."""
    return f"{value:,.10g}"


def interval(low: float, high: float | None, bound: str | None, unit: str) -> str:
    """An interval with its unit: `EUR ≤ 3 bn`, `0.25 % of GDP`."""
    if unit == "percent of GDP":
        return f"{bounded(low, high, bound)} % of GDP"
    top = high if high is not None else low
    scale, word = next(((s, f" {u}") for s, u in SCALES if top >= s), (1.0, ""))
    return f"{unit} {bounded(low, high, bound, scale)}{word}"


def steps(row: Mapping[str, Any]) -> str:
    """The steps that an agreement is expected to take next."""
    return ", ".join(plain(step) for step in row["expected"]) or NONE


def money(row: Mapping[str, Any]) -> str:
    """What a commitment row promises, as the text has it: `EUR ≤ 3 bn`, `0.25 % of GDP`, `20 tanks`."""
    parts = []
    if row["amount"] is not None:
        parts.append(f"{row['currency']} {_amount(row)}")
    if row["gdp_percent"] is not None:
        parts.append(f"{_mark(row['bound'])}{row['gdp_percent']:g} % of GDP")
    if not parts or row["amount"] is None:
        parts += [goods(row["items"])] if row["items"] else []
    return "; ".join(parts) + (" a year" if row["per_year"] else "") or NONE


def goods(items: Iterable[Mapping[str, Any]]) -> str:
    """Goods with their quantities."""
    return ", ".join(f"{i['quantity']:g} {i['what']}" if i["quantity"] else i["what"] for i in items)


def _amount(row: Mapping[str, Any]) -> str:
    scale, unit = next(((s, f" {u}") for s, u in SCALES if row["amount"] >= s), (1.0, ""))
    top = f"–{row['amount_max'] / scale:,.10g}" if row["amount_max"] is not None else ""
    return f"{_mark(row['bound'])}{row['amount'] / scale:,.10g}{top}{unit}"


def _mark(bound: str | None) -> str:
    return {"at_most": "≤ ", "at_least": "≥ ", "about": "≈ "}.get(bound or "", "")


def period(start: str | None, end: str | None) -> str:
    """A period as people write it: `2024`, `2024–2027`, `until 2027`, `from 2025`."""
    if start is None and end is None:
        return NONE
    if start is None:
        return f"until {end}"
    if end is None:
        return f"from {start}"
    if start == end:
        return start
    # A dash between two dates that hold dashes themselves would be hard to read.
    return f"{start}–{end}" if len(start) == len(end) == 4 else f"{start} to {end}"


def span(interval: str | None) -> str:
    """A codebook period (`2024`, `2024/2027`, `2025/`) as people write it."""
    if not interval:
        return NONE
    if "/" not in interval:
        return interval
    start, _, end = interval.partition("/")
    return period(start or None, end or None)


def plain(word: str | None) -> str:
    """A word of a closed vocabulary without its underscores."""
    return word.replace("_", " ") if word else NONE


def years(term: float | None) -> str:
    """A term in years."""
    return NONE if term is None else f"{term:g}"
