"""Facts in words, for the sides of a contradiction: short, and never saying more than the report does."""

from typing import Final

from pactbook.model.claims import Agreement, Commitment, Count
from pactbook.model.entries import Entry

_BOUND: Final = {"at_most": "up to ", "at_least": "at least ", "about": "about "}
_SCALE: Final = ((1e9, "billion"), (1e6, "million"))
_MODALITY: Final = {"planned": "planned: ", "hypothetical": "if at all: ", "denied": "denied: "}


def says(entry: Entry) -> str:
    """What an entry says, in a few words; empty for kinds that are never set side by side."""
    value = entry.value
    if isinstance(value, Agreement):
        when = f"on {value.date}" if value.date else f"by {entry.public_since}"
        return f"{_MODALITY.get(entry.modality, '')}{'–'.join(value.parties)} {value.status} {when}"
    if isinstance(value, Commitment):
        return f"{value.donor or 'someone'} {value.stage} {sum_of(value)}"
    if isinstance(value, Count):
        return f"{value.value} {value.what} as of {value.as_of or entry.public_since}"
    return ""


def sum_of(value: Commitment) -> str:
    """The amount, share or goods of a commitment, with its bound and period."""
    what = ", ".join(_item(item.what, item.quantity) for item in value.items) or "goods"
    if value.amount is not None:
        what = f"{value.currency} {_BOUND.get(value.bound or '', '')}{number(value.amount)}"
        if value.amount_max is not None:
            what += f" to {number(value.amount_max)}"
    elif value.gdp_percent is not None:
        what = f"{_BOUND.get(value.bound or '', '')}{value.gdp_percent:g} % of GDP"
    each = " a year" if value.per_year else ""
    return f"{what}{each}{_for(value)}"


def _for(value: Commitment) -> str:
    start, end = value.period_start, value.period_end
    if start and end:
        return f" for {value.period}"
    return f" until {end}" if end else f" from {start} on" if start else ""


def _item(what: str, quantity: float | None) -> str:
    return what if quantity is None else f"{quantity:g} {what}"


def number(amount: float) -> str:
    """An amount as read aloud: 7.1 billion, 977 million, 61."""
    for unit, name in _SCALE:
        if abs(amount) >= unit:
            return f"{amount / unit:.6g} {name}"
    return f"{amount:.6g}"
