"""How a promised amount became euros, a share of GDP and euros per head: each step with its inputs."""

from typing import Any

from pactbook.analysis.burden import EuroGdp, Interval
from pactbook.analysis.macro import Figure
from pactbook.analysis.measures import Measured
from pactbook.analysis.rates import Unknown, rates_vintage
from pactbook.publish import words


def steps(measured: Measured) -> list[dict[str, Any]]:
    """The steps in order: what is done, the result in words, and where its inputs come from."""
    weight, value = measured.burden, measured.fact.value
    found: list[dict[str, Any]] = []
    if value.money is not None:
        low, high = value.money.interval()
        bound = (value.bound or "exact").replace("_", " ")
        ends = [words.exact(end) if end is not None else "no upper end" for end in (low, high)]
        said = f"{value.money.currency} {ends[0] if low == high else ' to '.join(ends)}"
        found.append(_step("amount as an interval", f"{said} (bound: {bound})", "the text"))
    if weight.rate is not None and weight.rate.currency != "EUR":
        said = f"{weight.rate.per_euro:.6g} {weight.rate.currency} per EUR on {weight.rate.day}"
        found.append(_step(f"exchange rate: {measured.day_basis}", said, rates_vintage()))
    euros = _said(weight.eur, value.bound, "EUR")
    assumed = "computed from the promised share of GDP" if weight.assumed else "amount / rate"
    found.append(_step("euros", euros, assumed if isinstance(weight.eur, Interval) else None))
    if isinstance(weight.gdp, EuroGdp):
        gdp = weight.gdp
        mean = f"at {gdp.usd_per_eur:.4f} USD per EUR, mean of {gdp.figure.year}"
        said = f"{words.interval(gdp.eur, gdp.eur, None, 'EUR')} in {gdp.figure.year}, {mean}"
        found.append(_step("GDP of the donor", said, gdp.figure.vintage))
    found.append(_step("share of GDP", _said(weight.share, value.bound, "percent of GDP"), weight.basis))
    if isinstance(weight.people, Figure):
        said = f"{weight.people.value:,.0f} people in {weight.people.year}"
        found.append(_step("population of the donor", said, weight.people.vintage))
    found.append(_step("euros per head", _said(weight.per_head, value.bound, "EUR"), None))
    return found


def _step(name: str, result: str, source: str | None) -> dict[str, Any]:
    return {"step": name, "result": result, "source": source}


def _said(item: Interval | Unknown, bound: str | None, unit: str) -> str:
    if isinstance(item, Unknown):
        return f"none: {item.reason}"
    return words.interval(item.low, item.high, bound, unit)
