"""Statements on money and goods held against the ledger's promises: amount, bound, years, what came after.

A sum contradicts the ledger only where the article says of which promise it speaks: the same donor, kind and
years, told with the agreement. Elsewhere another sum is likely another package, and nothing is said.
"""

import datetime
import re
from collections.abc import Sequence
from typing import Final

from pactbook.analysis.conversion import cross
from pactbook.analysis.fact_check.figures import in_words, same
from pactbook.analysis.fact_check.finding import (
    AGREES,
    CONTRADICTS,
    HOME,
    OUTDATED,
    Basis,
    Finding,
    derived,
    name,
    references,
    since,
    unsaid,
)
from pactbook.analysis.rates import Unknown
from pactbook.book import days
from pactbook.book.facts import CommitmentFact
from pactbook.book.goods import goods
from pactbook.book.outcomes import aid_fits, later, outcomes, span
from pactbook.book.profiles import Profile, periods_fit
from pactbook.book.wording import number
from pactbook.model.claims import Claim, Commitment
from pactbook.model.entries import Recorded

ANOTHER: Final = re.compile(
    r"\b(?:another|additional|additionally|extra|further|more|package|tranche|part of|of which|including|"
    r"includes some|loan|share|portion|first|second|third|latest|also|already)\b",
    re.I,
)
"""Words by which a sum may be a part of a promise, or another one."""
PACT: Final = re.compile(r"\b(?:agreement|pact|deal|accord|document|treaty)s?\b", re.I)
_YEAR: Final = datetime.timedelta(days=366)
_CROSS: Final = 0.05
"""Two sums in two currencies are one within this share of the rate of the day: rounding, and older rates."""


def check(claim: Claim, value: Commitment, basis: Basis, told: str) -> Finding:
    """The finding on a promise or a gift. `told` is its sentence, with the one before."""
    if value.donor is None or value.recipient not in (HOME, None):
        return unsaid(claim, "no_donor", "It is not said who gives to Ukraine.")
    if claim.modality == "denied":
        return unsaid(claim, "not_asserted", "The article does not state it as a fact.")
    if value.donor not in basis.partners():
        return unsaid(claim, "no_file", f"The reference has no file on {name(value.donor)}.")
    known = basis.promises(value.donor)
    alike = [fact for fact in known if _same_sum(claim, value, fact, basis)]
    fitting = [fact for fact in alike if _fits(value, fact, basis)]
    if fitting:
        return _right(claim, value, _best(value, fitting), basis)
    return (
        _other_years(claim, value, alike, told)
        or _other_sum(claim, value, basis, told)
        or _nothing(claim, value)
    )


def _nothing(claim: Claim, value: Commitment) -> Finding:
    return unsaid(claim, "no_such_sum", f"The reference has no such sum or goods of {name(value.donor)}.")


def _right(claim: Claim, value: Commitment, fact: CommitmentFact, basis: Basis) -> Finding:
    """A sum that the ledger has: its bound, what has become of it, what came of it."""
    told = f"{name(value.donor)}: {_said(fact)}"
    rests, first = references(fact.reports), since(fact.reports)
    hard = _hardened(value, fact)
    if hard:
        return Finding(claim, CONTRADICTS, "bound", f"{told}. {hard}", first, rests)
    notes = (*_softened(value, fact), *_open(value, fact), *_outcomes(value, fact, basis))
    after = _after(value, fact, basis)
    if after:
        later = "; ".join(map(_later_words, after))
        knows = f"{told}. Since then: {later}."
        return Finding(
            claim, OUTDATED, "changed_since", knows, since(after), (*rests[:1], *references(after)), notes
        )
    more = references(outcomes(fact, basis.promises(value.donor or ""))) if notes else ()
    return Finding(claim, AGREES, "sum", f"{told}.", first, (*rests, *more), notes)


def _said(fact: CommitmentFact) -> str:
    value = fact.value
    aid = "" if value.aid in ("unspecified", "mixed") else f", {value.aid}"
    stage = "given" if value.stage == "delivered" else value.stage
    return f"{stage} {in_words(value)}{aid}{_made(fact)}"


def _made(fact: CommitmentFact) -> str:
    return f" ({fact.date})" if fact.date else ""


def _best(value: Commitment, fitting: Sequence[CommitmentFact]) -> CommitmentFact:
    """The fact that says most of the same: years, kind of aid, the agreement's main promise."""

    def rank(fact: CommitmentFact) -> tuple[bool, bool, bool, bool, bool, str]:
        years = _years(fact.value) == _years(value)
        stage, goods_ = fact.value.stage == value.stage, fact.value.items == value.items
        return years, stage, goods_, fact.value.aid == value.aid, _main(fact), fact.ref

    return max(fitting, key=rank)


def _main(fact: CommitmentFact) -> bool:
    return any(dict(record.entry.extra).get("main") for record in fact.reports)


def _same_sum(claim: Claim, value: Commitment, fact: CommitmentFact, basis: Basis) -> bool:
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


def _fits(value: Commitment, fact: CommitmentFact, basis: Basis) -> bool:
    """True when both may be one promise: stage, kind of aid and years. What became public only after the
    article is the same promise where both give the same years."""
    known = fact.value
    if (value.stage == "delivered") != (known.stage == "delivered") or not aid_fits(value.aid, known.aid):
        return False
    first = since(fact.reports)
    if first and days.first(first) > basis.day:
        return known.amount is not None and None not in _years(value) and _years(value) == _years(known)
    if value.stage == "postponed" and known.amount is None:
        return bool({y[:4] for y in _years(value) if y} & {y[:4] for y in _years(known) if y})
    return periods_fit(_profile(value), _profile(known)) or _in_time(value, known)


def _in_time(value: Commitment, known: Commitment) -> bool:
    """Goods for a time before the end of a promise without a start."""
    if value.amount is not None or known.period_start or not known.period_end or not value.period_end:
        return False
    return days.last(value.period_end) <= days.last(known.period_end)


def _years(value: Commitment) -> tuple[str | None, str | None]:
    return value.period_start, value.period_end


def _profile(value: Commitment) -> Profile:
    return Profile(value.period_start, value.period_end, "unspecified")


def _hardened(value: Commitment, fact: CommitmentFact) -> str | None:
    """What is wrong with the article's bound: a limit said as a promise, or turned round."""
    bounds = {r.entry.value.bound for r in fact.reports if isinstance(r.entry.value, Commitment)}
    if value.amount is None or value.currency != fact.value.currency:
        return None
    if bounds == {"at_most"} and value.bound in ("exact", "about", "at_least"):
        return "That is a limit (up to), which the article says as a firm sum."
    if bounds == {"at_least"} and value.bound == "at_most":
        return "That is a floor (at least), which the article says as a limit."
    return None


def _softened(value: Commitment, fact: CommitmentFact) -> tuple[str, ...]:
    known = fact.value.bound
    if known == "at_least" and value.bound in ("exact", "about"):
        return ("The source says at least this much.",)
    if known == "exact" and value.bound == "at_most":
        return ("The source gives the sum without a limit.",)
    return ()


def _open(value: Commitment, fact: CommitmentFact) -> tuple[str, ...]:
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


def _after(value: Commitment, fact: CommitmentFact, basis: Basis) -> list[Recorded]:
    """Raises and postponements of the same money that came after the article."""
    found = []
    for other in basis.promises(value.donor or ""):
        for record in other.reports:
            kind, said = later(record), record.entry.value
            if kind not in ("raised", "postponed") or not isinstance(said, Commitment):
                continue
            if days.first(record.entry.date or record.entry.public_since) > basis.day and _touches(
                value, fact, said
            ):
                found.append(record)
    return sorted(found, key=lambda record: record.entry.date or "")[:3]


def _touches(value: Commitment, fact: CommitmentFact, later: Commitment) -> bool:
    """True when a later step is about the same goods, or about money for the same years and kind of aid."""
    if value.stage == "delivered" or fact.value.stage == "delivered":
        return False
    if value.items and value.amount is None:
        same_goods = bool(later.items) and goods(later.items[:1]) == goods(value.items[:1])
        return same_goods and later.stage in ("postponed", "cancelled")
    if later.items and later.amount is None and later.gdp_percent is None:
        return False
    if not aid_fits(fact.value.aid, later.aid) or not (later.period_start or later.period_end):
        return False
    # The same figure again is no change of it.
    if later.amount == fact.value.amount and later.gdp_percent == fact.value.gdp_percent:
        return False
    return _overlap(fact.value, later)


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


def _later_words(record: Recorded) -> str:
    said, extra = record.entry.value, dict(record.entry.extra)
    assert isinstance(said, Commitment)
    what = in_words(said)
    kind = {"raised": "new or raised", "postponed": "put off or cut"}[str(later(record))]
    note = f" ({str(extra['note']).rstrip('.')})" if extra.get("note") else ""
    return f"{record.entry.date}, {kind}: {what}{note}"


def _outcomes(value: Commitment, fact: CommitmentFact, basis: Basis) -> tuple[str, ...]:
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


def _other_years(
    claim: Claim, value: Commitment, alike: Sequence[CommitmentFact], told: str
) -> Finding | None:
    """The same sum for other years, both stated: a wrong period where the sum can be no other."""
    stated = {"period_start", "period_end"} - derived(claim)
    known = [
        fact
        for fact in alike
        if fact.value.period_start
        and fact.value.period_end
        and value.currency == fact.value.currency
        and aid_fits(value.aid, fact.value.aid)
        and (value.stage == "delivered") == (fact.value.stage == "delivered")
    ]
    full = value.period_start and value.period_end and len(stated) == 2
    if (
        not full
        or len(known) != 1
        or not value.amount
        or not PACT.search(told)
        or ANOTHER.search(claim.quote)
    ):
        return None
    (fact,) = known
    knows = f"{name(value.donor)}: {_said(fact)}."
    return Finding(claim, CONTRADICTS, "period", knows, since(fact.reports), references(fact.reports))


def _other_sum(claim: Claim, value: Commitment, basis: Basis, told: str) -> Finding | None:
    """Another sum for the agreement's main promise, told as what the agreement holds."""
    if value.stage == "delivered" or not PACT.search(told) or ANOTHER.search(claim.quote):
        return None
    known = basis.promises(value.donor or "", now=False)
    main = [fact for fact in known if _of_the_text(value, fact) and _same_promise(value, fact)]
    if len(main) != 1:
        return None
    (fact,) = main
    if _explained(claim, value, fact, basis):
        return None
    knows = f"{name(value.donor)}: {_said(fact)}."
    return Finding(claim, CONTRADICTS, "amount", knows, since(fact.reports), references(fact.reports))


def _of_the_text(value: Commitment, fact: CommitmentFact) -> bool:
    """The promise that an agreement is known for; of shares of GDP, which are few, any in its text."""
    if value.amount is None and value.gdp_percent is not None:
        return any(later(record) is None for record in fact.reports)
    return _main(fact)


def _same_promise(value: Commitment, fact: CommitmentFact) -> bool:
    known = fact.value
    if value.gdp_percent is not None and value.amount is None:
        return known.amount is None and known.gdp_percent is not None and aid_fits(value.aid, known.aid)
    years = value.period_start is not None and (value.period_start, value.period_end) == (
        known.period_start,
        known.period_end,
    )
    return (
        value.amount is not None
        and known.amount is not None
        and value.currency == known.currency
        and value.per_year == known.per_year
        and years
        and aid_fits(value.aid, known.aid)
    )


def _explained(claim: Claim, value: Commitment, fact: CommitmentFact, basis: Basis) -> bool:
    """True where the two sums may both be right: within the bound, far apart, or a raise known by then."""
    known = fact.value
    if value.amount is None or known.amount is None:
        return False
    low, high = known.money.interval() if known.money else (0.0, None)
    inside = low <= value.amount and (high is None or value.amount <= high)
    return (known.bound in ("at_least", "at_most", "range") and inside) or not (
        0.5 <= value.amount / known.amount <= 2
    )
