"""A commitment against its quote: money, share of GDP and goods are read again, and the reading counts."""

from dataclasses import replace

from pactbook.extract.llm.evidence import Part, Window, says
from pactbook.extract.llm.support import Doubts, Unsupported, actor, doer, near, period
from pactbook.extract.phrases.gdp import GdpShare, percent_of_gdp
from pactbook.extract.phrases.items import ItemSpan
from pactbook.extract.phrases.money import Money
from pactbook.model.claims import Commitment, Converted, Item


def commitment(window: Window, said: Commitment, doubts: Doubts) -> tuple[Window, Commitment]:
    """The commitment as its quote bears it out, and the quote with all words of its figure.

    Amount, bound, range, yearly cue and conversion are those that the grammars read. Raises Unsupported.
    """
    donor, recipient = doer(window, said.donor, doubts), actor(window, said.recipient, doubts)
    start, end = period(window, said.period_start, said.period_end, doubts)
    value = replace(
        said,
        donor=donor,
        recipient=recipient,
        period_start=start,
        period_end=end,
        topics=tuple(dict.fromkeys(said.topics)),
        items=_goods(window, said, doubts),
        bound=None,
        converted=None,
        per_year=False,
    )
    if said.amount is not None and said.currency is not None:
        return _with_money(window, value, said.amount, said.currency)
    if said.gdp_percent is not None:
        return _with_share(window, value, said.gdp_percent)
    if not value.items:
        raise Unsupported("goods_not_in_quote", ", ".join(item.what for item in said.items)[:60])
    return window, value


def _with_money(window: Window, value: Commitment, amount: float, currency: str) -> tuple[Window, Commitment]:
    part, money = _money(window, value.donor, amount, currency)
    start, end = money.start, money.full_end
    per_year, percent = money.per_year, None
    if value.gdp_percent is not None:
        share = _share(window, value.gdp_percent)
        percent = share[1].percent if share else None
    value = replace(
        value,
        amount=money.amount,
        amount_max=money.amount_max,
        currency=currency,
        bound=money.bound,
        gdp_percent=percent,
        converted=_converted(money),
        per_year=per_year,
    )
    return window.widened(part, start, end), value


def _money(window: Window, donor: str | None, amount: float, currency: str) -> tuple[Part, Money]:
    """The sum of that amount and currency in the quote. Raises Unsupported."""
    same = [(part, money) for part, money in window.money() if near(money.amount, amount)]
    if not same:
        raise Unsupported("amount_not_in_quote", f"{amount:.15g} {currency}")
    for part, money in same:
        if window.article.story.currency(money, donor) == currency:
            return part, money
    raise Unsupported("currency_not_in_quote", f"{amount:.15g} {currency}")


def _converted(money: Money) -> Converted | None:
    if money.converted is None:
        return None
    other = money.converted.currency or next(iter(money.converted.candidates), None)
    return Converted(money.converted.amount, other) if other else None


def _with_share(window: Window, value: Commitment, percent: float) -> tuple[Window, Commitment]:
    found = _share(window, percent)
    if found is None:
        raise Unsupported("share_not_in_quote", f"{percent:g} %")
    part, share = found
    value = replace(value, gdp_percent=share.percent, bound=share.bound, per_year=share.per_year)
    if share.percent_max is not None:
        value = replace(value, bound="about")
    return window.widened(part, share.start, share.end), value


def _share(window: Window, percent: float) -> tuple[Part, GdpShare] | None:
    """The share of GDP that the quote gives, both in its sentence and read alone."""
    alone = [share.percent for share in percent_of_gdp(window.quote)]
    for part, share in window.reaching("shares"):
        if near(share.percent, percent) and any(near(share.percent, other) for other in alone):
            return part, share
    return None


def _goods(window: Window, said: Commitment, doubts: Doubts) -> tuple[Item, ...]:
    """The goods that the quote names, with the quantities it gives; others are left out."""
    spans: list[ItemSpan] = [span for _, span in window.reaching("items")]
    found = tuple(item for named in said.items if (item := _item(window, named, spans)))
    doubts.number += len(said.items) - len(found)
    return tuple(dict.fromkeys(found))


def _item(window: Window, named: Item, spans: list[ItemSpan]) -> Item | None:
    if not named.what.strip():
        return None
    for span in spans:
        alike = says(named.what.casefold(), span.what.casefold()) or says(
            span.what.casefold(), named.what.casefold()
        )
        if alike and named.quantity in (None, span.quantity):
            return Item(span.what, span.quantity)
        if alike:
            return None
    return Item(named.what, None) if named.quantity is None and says(window.quote, named.what) else None
