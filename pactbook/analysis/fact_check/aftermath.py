"""What came after a promise: raises and postponements of the same money, outcomes, what stays unresolved."""

import datetime
from typing import Final

from pactbook.analysis.conversion import cross
from pactbook.analysis.fact_check.figures import in_words
from pactbook.analysis.fact_check.finding import Basis
from pactbook.analysis.rates import Unknown
from pactbook.book import days
from pactbook.book.facts import CommitmentFact
from pactbook.book.goods import goods
from pactbook.book.outcomes import aid_fits, later, outcomes, span
from pactbook.book.promises import NEAR
from pactbook.book.wording import number
from pactbook.model.claims import Commitment
from pactbook.model.entries import Recorded

_YEAR: Final = datetime.timedelta(days=366)


def unresolved(value: Commitment, fact: CommitmentFact) -> tuple[str, ...]:
    """A total until some year whose start the article leaves out: unresolved, and what is known of it."""
    if value.per_year or value.amount is None or value.period_start or not value.period_end:
        return ()
    head = f"Unresolved: a total until {value.period_end} whose start the article does not give"
    known = fact.value.period_start
    if known is None:
        return (f"{head}; no yearly figure follows from it.",)
    made = min(record.entry.public_since for record in fact.reports)
    part = ", so a part of it had been given before" if days.last(known) < days.first(made) else ""
    return (f"{head}. By the ledger it counts from {known}{part}; no yearly figure follows from it.",)


def later_steps(value: Commitment, fact: CommitmentFact, basis: Basis) -> list[Recorded]:
    """Raises and postponements of the same money that came after the article, the first three."""
    steps = [
        record
        for other in basis.promises(value.donor or "")
        for record in other.reports
        if later(record) in ("raised", "postponed")
        and days.first(record.entry.date or record.entry.public_since) > basis.day
        and _touches(value, fact, record)
    ]
    return sorted(steps, key=lambda record: record.entry.date or "")[:3]


def _touches(value: Commitment, fact: CommitmentFact, step: Recorded) -> bool:
    """True when a later step is about the same goods, or about money for the same years and kind of aid."""
    later_, known = step.entry.value, fact.value
    assert isinstance(later_, Commitment)
    if "delivered" in (value.stage, known.stage):
        return False
    if value.items and value.amount is None:
        same_goods = bool(later_.items) and goods(later_.items[:1]) == goods(value.items[:1])
        return same_goods and later_.stage in ("postponed", "cancelled")
    timed = later_.period_start or later_.period_end
    return bool(timed) and aid_fits(known.aid, later_.aid) and _moves(known, step) and _overlap(known, later_)


def _moves(known: Commitment, step: Recorded) -> bool:
    """True when a later figure may change a promise: of its size, not the same again, and no part of it."""
    later_ = step.entry.value
    assert isinstance(later_, Commitment)
    if known.amount is None or later_.amount is None:
        return known.gdp_percent is not None and later_.gdp_percent not in (None, known.gdp_percent)
    rate = cross(later_.currency or "", known.currency or "", days.last(step.entry.public_since))
    if isinstance(rate, Unknown):
        return False
    size = later_.amount * rate[0] / known.amount
    more = later_.stage == "postponed" or bool(dict(step.entry.extra).get("additional"))
    return 0.1 <= size <= 10 and (more or size > 1 + NEAR)


def _overlap(one: Commitment, other: Commitment) -> bool:
    if not (one.period_start or one.period_end):
        return False
    # A frame of several years says nothing of what one year gets.
    if _single(one) and not _single(other):
        return False
    starts = [days.first(v.period_start) for v in (one, other) if v.period_start]
    ends = [days.last(v.period_end) for v in (one, other) if v.period_end]
    return not starts or not ends or max(starts) <= min(ends)


def _single(value: Commitment) -> bool:
    """True for money of one year, calendar or fiscal."""
    if not value.period_start or not value.period_end:
        return False
    return days.last(value.period_end) - days.first(value.period_start) < _YEAR


def step_in_words(record: Recorded) -> str:
    said, extra = record.entry.value, dict(record.entry.extra)
    assert isinstance(said, Commitment)
    what = in_words(said)
    kind = {"raised": "new or raised", "postponed": "put off or cut"}[str(later(record))]
    note = f" ({str(extra['note']).rstrip('.')})" if extra.get("note") else ""
    return f"{record.entry.date}, {kind}: {what}{note}"


def outcome_notes(value: Commitment, fact: CommitmentFact, basis: Basis) -> tuple[str, ...]:
    """What came of a promise by each source that says so: never a share, since the sums rest on two bases."""
    found = outcomes(fact, basis.promises(value.donor or ""))
    if not found:
        return ()
    told = "; ".join(f"{in_words(r.entry.value)} ({_source(r)})" for r in found)  # type: ignore[arg-type]
    if fact.value.bound == "at_most":
        return (f"What came of it: {told}. A limit is not broken by less.",)
    if fact.value.bound == "at_least":
        return (f"What came of it: {told}.",)
    low, high = span(fact, found)
    if high <= low * 1.1:
        return (f"What came of it: {told}.",)
    return (
        f"Two bases: {_basis(fact)} {in_words(fact.value)}, and {told}. The same money counted in two ways "
        f"lies between {number(low)} and {number(high)}; one is no share of the other.",
    )


def _basis(fact: CommitmentFact) -> str:
    through = next((v for r in fact.reports if (v := dict(r.entry.extra).get("vehicle"))), None)
    return f"promised (from the {through})" if through else "promised"


def _source(record: Recorded) -> str:
    evidence = record.entry.evidence[0]
    return getattr(evidence, "work", "") or ""
