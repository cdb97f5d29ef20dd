"""What does not fit between a promise that a document tells and what else the ledger has of it.

A total whose start nobody gives, a sum on two bases, a limit or a floor beside what came of it, a judgement
on later years with its exception. Nothing is worked out that no source prints: no yearly figure, no ratio.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pactbook.book import days
from pactbook.book.agreements import SIGNED
from pactbook.book.facts import AgreementFact, CommitmentFact, Context, ReportedFact
from pactbook.book.names import organisation
from pactbook.book.outcomes import OUTCOME, later, outcomes, span
from pactbook.book.promises import NEAR
from pactbook.book.reports import label, sides_of
from pactbook.book.wording import number, sum_of
from pactbook.model.claims import Assessment, Commitment, Value
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Citation

_LIMITS: Final = {"at_most": "a limit is not broken by less", "at_least": "a floor says nothing of more"}


def of_promises(commitments: Sequence[CommitmentFact], context: Context) -> list[Issue]:
    """Totals without a start, and promises beside their outcomes, of all that documents tell."""
    told = [fact for fact in commitments if any(_told(record) for record in fact.reports)]
    issues = [issue for fact in told for issue in _scope(fact, context)]
    came = [fact for fact in commitments if any(later(record) == OUTCOME for record in fact.reports)]
    return issues + [issue for fact in told for issue in _bases(fact, came, context)]


def _told(record: Recorded) -> bool:
    """True for what a document or a table says; what is only cited is gone through with its own check."""
    return not isinstance(record.entry.evidence[0], Citation)


def _scope(fact: CommitmentFact, context: Context) -> Iterator[Issue]:
    """A total until some year whose start a document leaves out; with the start, where others give it."""
    open_ = [record for record in fact.reports if _told(record) and _without_start(record)]
    starts = [r for r in fact.reports if isinstance(r.entry.value, Commitment) and r.entry.value.period_start]
    # Alone it contradicts nothing, and every table says that its start is not named.
    if not open_ or not starts:
        return
    first, said = open_[0], starts[0].entry.value
    assert isinstance(first.entry.value, Commitment) and isinstance(said, Commitment) and said.period_start
    past = days.last(said.period_start) < days.first(starts[0].entry.public_since)
    message = f"{fact.value.donor}: {sum_of(first.entry.value)}; its start is not given: unresolved"
    message += f"; by another source it counts from {said.period_start}"
    message += ", so a part had been given before" if past else ""
    sides = sides_of([first, starts[0]], context)
    hint = "no yearly figure follows from a total without a start"
    yield Issue("scope_unresolved", "low", message, fact.ref, sides, hint)


def _without_start(record: Recorded) -> bool:
    value = record.entry.value
    if not isinstance(value, Commitment) or value.amount is None or value.per_year or value.period_start:
        return False
    ahead = value.period_end and days.last(value.period_end).year > days.first(record.entry.public_since).year
    return bool(ahead) and value.stage != "delivered" and record.entry.modality != "denied"


def _bases(fact: CommitmentFact, commitments: Iterable[CommitmentFact], context: Context) -> Iterator[Issue]:
    found = outcomes(fact, commitments)
    if not found:
        return
    low, high = span(fact, found)
    if high - low <= NEAR * high:
        return
    value, sides = fact.value, sides_of([_teller(fact), *found], context)
    told = "; ".join(f"{_bare(record)} by {_source(record, context)}" for record in found)
    head = f"{value.donor}: {sum_of(value)} promised"
    limit = _LIMITS.get(value.bound or "")
    if limit:
        message = f"{head}; what came of it: {told}; {limit}"
        yield Issue("outcome_beside_bound", "low", message, fact.ref, sides)
        return
    message = f"{head}{_through(fact)}, {told}: one sum on two bases, from {number(low)} to {number(high)}"
    hint = "neither is a share of the other"
    yield Issue("two_bases", "low", message, fact.ref, sides, hint)


def _teller(fact: CommitmentFact) -> Recorded:
    return next(record for record in fact.reports if _told(record))


def _through(fact: CommitmentFact) -> str:
    """The vehicle that a source names, which says on which basis a sum stands."""
    named = next((v for r in fact.reports if (v := dict(r.entry.extra).get("vehicle"))), None)
    return f" from the {named}" if named else ""


def _bare(record: Recorded) -> str:
    value = record.entry.value
    assert isinstance(value, Commitment)
    return f"{value.stage} {sum_of(value).partition(' for ')[0]}"


def _source(record: Recorded, context: Context) -> str:
    return label(record.entry.evidence[0], context)


def of_judgements(
    judgements: Iterable[ReportedFact],
    agreements: Sequence[AgreementFact],
    commitments: Sequence[CommitmentFact],
    context: Context,
) -> list[Issue]:
    """Judgements that nothing is promised after some year, with the promises that are their exceptions."""
    issues = []
    for fact in judgements:
        first = fact.reports[0]
        year = silent_after(first.entry.value)
        if year is None or first.entry.modality == "denied":
            continue
        signed, named = later_years(agreements, commitments, first.entry.public_since, year)
        if named:
            told = "; ".join(f"{p.value.donor}: {sum_of(p.value)}" for p in named)
            message = f"no promises after {year}, it is said; {len(named)} of {len(signed)} name some: {told}"
            sides = sides_of([first, *(p.reports[0] for p in named)], context)
            issues.append(Issue("judgement_exception", "low", message, fact.ref, sides))
    return issues


def silent_after(value: Value) -> int | None:
    """The year after which a judgement misses stable promises: 2024 for a horizon from 2025 on."""
    if not isinstance(value, Assessment):
        return None
    missed = (value.target, value.dimension, value.direction) == ("agreements", "stability", "negative")
    start = (value.horizon or "").partition("/")[0][:4]
    return int(start) - 1 if missed and start.isdigit() else None


def later_years(
    agreements: Iterable[AgreementFact], commitments: Iterable[CommitmentFact], told: str, year: int
) -> tuple[list[AgreementFact], list[CommitmentFact]]:
    """Agreements signed by the date `told`, and of each partner a promise known then for a time after a year.

    Raises of promises by governments are left out: what an agreement itself names is asked for.
    """
    day = days.last(told)
    signed = [
        fact
        for fact in agreements
        if fact.instrument == "security_agreement"
        and any(e.status in SIGNED and e.modality == "asserted" and e.day <= day for e in fact.events)
    ]
    partners = {organisation(party) for fact in signed for party in fact.parties}
    found: dict[str, CommitmentFact] = {}
    for fact in commitments:
        donor = organisation(fact.value.donor or "")
        if donor in partners and fact.value.stage != "delivered" and fact.value.period.beyond(year):
            own = [r for r in fact.reports if later(r) is None and days.last(r.entry.public_since) <= day]
            if own:
                found.setdefault(donor, fact)
    return signed, list(found.values())
