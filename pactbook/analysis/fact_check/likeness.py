"""Whether two sums may be one promise: the amount as printed or the goods, stage, kind of aid, years."""

from typing import Final

from pactbook.analysis.conversion import cross
from pactbook.analysis.fact_check.figures import same
from pactbook.analysis.fact_check.finding import Basis, since
from pactbook.analysis.rates import Unknown
from pactbook.book import days
from pactbook.book.facts import CommitmentFact
from pactbook.book.goods import goods
from pactbook.book.outcomes import aid_fits
from pactbook.book.profiles import Profile, periods_fit
from pactbook.model.claims import Claim, Commitment

_CROSS: Final = 0.05
"""Two sums in two currencies are one within this share of the rate of the day: rounding, and older rates."""


def same_sum(claim: Claim, value: Commitment, fact: CommitmentFact, basis: Basis) -> bool:
    known = fact.value
    if value.amount is not None and known.amount is not None:
        return value.per_year == known.per_year and _same_money(claim, value, known, basis)
    if value.amount is None and value.gdp_percent is not None and known.gdp_percent is not None:
        return abs(value.gdp_percent - known.gdp_percent) < 1e-6
    if value.amount is None and value.gdp_percent is None and value.items and known.items:
        return _same_goods(value, known)
    return False


def _same_goods(value: Commitment, known: Commitment) -> bool:
    """The same goods, in a number that is the same or that one of the two leaves open; what was put off are
    often the first of them."""
    numbers = {value.items[0].quantity, known.items[0].quantity} - {None}
    put_off = value.stage == known.stage == "postponed"
    return goods(value.items[:1]) == goods(known.items[:1]) and (len(numbers) < 2 or put_off)


def _same_money(claim: Claim, value: Commitment, known: Commitment, basis: Basis) -> bool:
    assert value.amount is not None and known.amount is not None
    if value.currency == known.currency:
        above = value.bound == "at_least" and known.bound == "range"
        top = above or value.amount_max == known.amount_max
        return top and same(value.amount, known.amount, claim.quote)
    printed = value.converted
    if printed is not None and printed.currency == known.currency:
        return same(printed.amount, known.amount, claim.quote)
    other = known.converted
    if other is not None and other.currency == value.currency:
        return same(value.amount, other.amount, claim.quote)
    rate = cross(known.currency or "", value.currency or "", basis.day)
    if isinstance(rate, Unknown):
        return False
    return same(value.amount, known.amount * rate[0], claim.quote, _CROSS)


def fits(value: Commitment, fact: CommitmentFact, basis: Basis) -> bool:
    """True when both may be one promise: stage, kind of aid and years. What became public only after the
    article is the same promise where both give the same years."""
    known = fact.value
    if (value.stage == "delivered") != (known.stage == "delivered") or not aid_fits(value.aid, known.aid):
        return False
    first = since(fact.reports)
    if first and days.first(first) > basis.day:
        return known.amount is not None and None not in years_of(value) and years_of(value) == years_of(known)
    if value.stage == "postponed" and known.amount is None:
        return bool({y[:4] for y in years_of(value) if y} & {y[:4] for y in years_of(known) if y})
    return periods_fit(_profile(value), _profile(known)) or _in_time(value, known)


def _in_time(value: Commitment, known: Commitment) -> bool:
    """Goods for a time before the end of a promise without a start."""
    if value.amount is not None or known.period_start or not known.period_end or not value.period_end:
        return False
    return days.last(value.period_end) <= days.last(known.period_end)


def years_of(value: Commitment) -> tuple[str | None, str | None]:
    return value.period_start, value.period_end


def _profile(value: Commitment) -> Profile:
    return Profile(value.period_start, value.period_end, "unspecified")
