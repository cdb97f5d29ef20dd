"""When two drafts say the same thing, by the keys of the codebook; what else they say of it may differ."""

import dataclasses
from typing import Any, Final

from pactbook.extract.llm.support import near
from pactbook.model.claims import Agreement, Assessment, Commitment, Count, Draft, Provision, Role, Statistic

_KEYS: Final = {
    "agreement": ("parties", "status"),
    "commitment": ("donor", "recipient"),
    "count": ("what", "value"),
    "role": ("event_role",),
    "statistic": ("subject", "measure", "value"),
    "assessment": ("target", "dimension"),
    "provision": ("section", "topic", "strength"),
}


def same(a: Draft, b: Draft) -> bool:
    """True when the keys of the codebook agree. Which of two equal things in one article is meant, the text
    decides for provisions alone: their quotes must share words, since a topic may come up again and again."""
    if a.value.kind != b.value.kind or _asserted(a) != _asserted(b):
        return False
    first, second = a.value, b.value
    if any(getattr(first, name) != getattr(second, name) for name in _KEYS[first.kind]):
        return False
    if isinstance(first, Commitment) and isinstance(second, Commitment):
        return _same_resources(first, second)
    if isinstance(first, Role) and isinstance(second, Role):
        return first.person.casefold().split()[-1:] == second.person.casefold().split()[-1:]
    return touches(a, b) if isinstance(first, Provision) else True


def _asserted(draft: Draft) -> bool:
    if isinstance(draft.value, Agreement):
        return draft.modality == "asserted"
    return draft.modality != "denied"


def _same_resources(a: Commitment, b: Commitment) -> bool:
    if a.amount is not None and b.amount is not None:
        return a.currency == b.currency and near(a.amount, b.amount)
    if a.gdp_percent is not None and b.gdp_percent is not None:
        return near(a.gdp_percent, b.gdp_percent)
    if a.amount is not None or b.amount is not None or not a.items or not b.items:
        return False
    one, two = a.items[0], b.items[0]
    return one.quantity == two.quantity and one.what.casefold() == two.what.casefold()


def touches(a: Draft, b: Draft) -> bool:
    """True when the two quotes share at least one character of the document, or their places are unknown
    and one quote holds the other."""
    if a.hint is None or b.hint is None:
        return a.quote in b.quote or b.quote in a.quote
    return a.hint < b.hint + len(b.quote) and b.hint < a.hint + len(a.quote)


def rivals(a: Draft, b: Draft) -> bool:
    """True when two drafts that are not the same speak of one thing in one place and differ on it: the same
    money with another donor, the same parties with another status, a different number of one count."""
    first, second = a.value, b.value
    if first.kind != second.kind or not touches(a, b) or same(a, b):
        return False
    if isinstance(first, Commitment) and isinstance(second, Commitment):
        if first.amount is not None and second.amount is not None:
            return near(first.amount, second.amount)
        return first.gdp_percent == second.gdp_percent and first.amount == second.amount
    if isinstance(first, Agreement) and isinstance(second, Agreement):
        return first.parties == second.parties
    if isinstance(first, Role) and isinstance(second, Role):
        return first.person.casefold().split()[-1:] == second.person.casefold().split()[-1:]
    if isinstance(first, Statistic) and isinstance(second, Statistic):
        return (first.subject, first.measure) == (second.subject, second.measure)
    if isinstance(first, Assessment) and isinstance(second, Assessment):
        return first.target == second.target
    return isinstance(first, Count)


def differing(a: Draft, b: Draft) -> tuple[str, ...]:
    """Names of the fields on which two drafts of one kind differ; null against a value is no difference."""
    names = [f.name for f in dataclasses.fields(a.value)]
    found = [n for n in names if _conflict(getattr(a.value, n), getattr(b.value, n))]
    return (*found, "modality") if a.modality != b.modality else tuple(found)


def _conflict(a: Any, b: Any) -> bool:
    empty = (None, (), "unspecified")
    if a in empty or b in empty:
        return False
    if isinstance(a, int | float) and isinstance(b, int | float) and not isinstance(a, bool):
        return not near(a, b)
    return bool(a != b)
