"""Statements on money and goods held against the ledger's promises: amount, bound, years, what came after.

A sum contradicts the ledger only where the article says of which promise it speaks: the same donor, kind and
years, told with the agreement. Elsewhere another sum is likely another package, and nothing is said.
"""

import re
from collections.abc import Sequence
from typing import Final

from pactbook.analysis.fact_check.aftermath import later_steps, outcome_notes, step_in_words, unresolved
from pactbook.analysis.fact_check.figures import in_words
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
from pactbook.analysis.fact_check.likeness import fits, same_sum, years_of
from pactbook.book import days
from pactbook.book.checks import SMALLEST
from pactbook.book.facts import CommitmentFact
from pactbook.book.outcomes import aid_fits, later, outcomes
from pactbook.model.claims import Claim, Commitment

ANOTHER: Final = re.compile(
    r"\b(?:another|additional|additionally|extra|further|more|package|tranche|part of|of which|including|"
    r"includes some|loan|share|portion|first|second|third|latest|also|already)\b",
    re.I,
)
"""Words by which a sum may be a part of a promise, or another one."""
_LIMIT: Final = re.compile(r"\b(?:up to|as much as|maximum|at most|no more than|limit|ceiling|cap)\b", re.I)
PACT: Final = re.compile(r"\b(?:agreement|pact|deal|accord|document|treaty)s?\b", re.I)


def check(claim: Claim, value: Commitment, basis: Basis, told: str) -> Finding:
    """The finding on a promise or a gift. `told` is its sentence; with the one before where it begins with a
    word for that ("It includes")."""
    if value.donor is None or value.recipient not in (HOME, None):
        return unsaid(claim, "no_donor", "It is not said who gives to Ukraine.")
    if claim.modality == "denied":
        return unsaid(claim, "not_asserted", "The article does not state it as a fact.")
    if value.donor not in basis.partners():
        return unsaid(claim, "no_file", f"The reference has no file on {name(value.donor)}.")
    if 0 < (value.amount or 0.0) < SMALLEST:
        knows = f"{in_words(value)} is little for a state: a million or billion is likely missing."
        return Finding(claim, CONTRADICTS, "amount_small", knows)
    known = basis.promises(value.donor)
    alike = [fact for fact in known if same_sum(claim, value, fact, basis)]
    fitting = [fact for fact in alike if fits(value, fact, basis)]
    if fitting:
        return _right(claim, value, _best(value, fitting), basis, told)
    return (
        _other_years(claim, value, alike, basis, told)
        or _other_sum(claim, value, basis, told)
        or _nothing(claim, value)
    )


def _nothing(claim: Claim, value: Commitment) -> Finding:
    return unsaid(claim, "no_such_sum", f"The reference has no such sum or goods of {name(value.donor)}.")


def _right(claim: Claim, value: Commitment, fact: CommitmentFact, basis: Basis, sentence: str) -> Finding:
    """A sum that the ledger has: its bound, what has become of it, what came of it."""
    told = f"{name(value.donor)}: {_said(fact)}"
    rests, first = references(fact.reports), since(fact.reports)
    hard = _hardened(value, fact, sentence)
    if hard and _known_then(fact, basis):
        return Finding(claim, CONTRADICTS, "bound", f"{told}. {hard}", first, rests)
    notes = (*_softened(value, fact), *unresolved(value, fact), *outcome_notes(value, fact, basis))
    after = later_steps(value, fact, basis)
    later_ = f"Since then: {'; '.join(map(step_in_words, after))}."
    if after and _overtaken(value):
        seen = (*rests[:1], *references(after))
        return Finding(claim, OUTDATED, "changed_since", f"{told}. {later_}", since(after), seen, notes)
    if after:
        notes, rests = (*notes, later_), (*rests, *references(after))
    if notes:
        rests = (*rests, *references(outcomes(fact, basis.promises(value.donor or ""))))
    return Finding(claim, AGREES, "sum", f"{told}.", first, rests, notes)


def _overtaken(value: Commitment) -> bool:
    """True for what a later step changes: money, and goods for a stated time; goods put off are promised."""
    timed = years_of(value) != (None, None)
    return timed or value.amount is not None or value.gdp_percent is not None


def _known_then(fact: CommitmentFact, basis: Basis) -> bool:
    """True for a promise that was public when the article appeared."""
    first = since(fact.reports)
    return first is not None and days.first(first) <= basis.day


def _said(fact: CommitmentFact) -> str:
    value = fact.value
    aid = "" if value.aid in ("unspecified", "mixed") else f", {value.aid}"
    stage = "given" if value.stage == "delivered" else value.stage
    return f"{stage} {in_words(value)}{aid}{_made(fact)}"


def _made(fact: CommitmentFact) -> str:
    return f" ({fact.date})" if fact.date else ""


def _best(value: Commitment, fitting: Sequence[CommitmentFact]) -> CommitmentFact:
    """The fact that says most of the same: years, stage, goods, kind of aid, the agreement's main promise; of
    facts alike for a sum without years the newest."""

    def rank(fact: CommitmentFact) -> tuple[bool, bool, bool, str, bool, bool, str]:
        years = years_of(fact.value) == years_of(value)
        stage, items = fact.value.stage == value.stage, fact.value.items == value.items
        newest = "" if value.period_start or value.period_end else fact.date or ""
        return years, stage, items, newest, fact.value.aid == value.aid, _main(fact), fact.ref

    return max(fitting, key=rank)


def _main(fact: CommitmentFact) -> bool:
    return any(dict(record.entry.extra).get("main") for record in fact.reports)


def _hardened(value: Commitment, fact: CommitmentFact, sentence: str) -> str | None:
    """What is wrong with the article's bound: a limit said as a promise, or turned round."""
    limited = _LIMIT.search(sentence) is not None
    bounds = {r.entry.value.bound for r in fact.reports if isinstance(r.entry.value, Commitment)}
    if value.amount is None or value.currency != fact.value.currency:
        return None
    if bounds == {"at_most"} and value.bound in ("exact", "about", "at_least") and not limited:
        how = "a floor" if value.bound == "at_least" else "a firm sum"
        return f"That is a limit (up to), which the article says as {how}."
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


def _other_years(
    claim: Claim, value: Commitment, alike: Sequence[CommitmentFact], basis: Basis, told: str
) -> Finding | None:
    """The same sum for other years, both stated: a wrong period where the sum can be no other."""
    stated = {"period_start", "period_end"} - derived(claim)
    known = [
        fact
        for fact in alike
        if _known_then(fact, basis)
        and fact.value.period_start
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
