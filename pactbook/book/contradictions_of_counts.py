"""Contradictions of counts: with their own list, with the ledger, and with each other, both sides quoted."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pactbook.book.counts import COUNTS_AS, count_day, members_of
from pactbook.book.facts import AgreementEvent, AgreementFact, Context, CountFact
from pactbook.book.names import organisation
from pactbook.book.own_list import denied
from pactbook.book.reports import claim_of, sides_of
from pactbook.model.claims import Count
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue


def of_counts(
    counts: Sequence[CountFact], agreements: Sequence[AgreementFact], context: Context
) -> list[Issue]:
    """Counts against their own list, against the ledger, and against each other. A count of more than
    the ledger can name is no contradiction: the rest is known but unnamed."""
    by_ref = {fact.ref: fact for fact in agreements}
    issues: list[Issue] = []
    for fact in counts:
        if fact.modality == "asserted":
            issues += _members(fact, context)
            issues += _stale(fact, [by_ref[ref] for ref in fact.named], context)
    return issues + _counts(counts, context)


def _members(fact: CountFact, context: Context) -> Iterator[Issue]:
    lists: dict[frozenset[str], Recorded] = {}
    for record in fact.reports:
        if isinstance(record.entry.value, Count) and record.entry.value.members:
            lists.setdefault(frozenset(map(organisation, record.entry.value.members)), record)
    for members, record in lists.items():
        if len(members) > fact.value:
            message = f"counts {fact.value} {fact.what} and lists {len(members)}"
            yield Issue("count_members", "medium", message, fact.ref, sides_of([record], context))
        elif _complete(record, context):
            message = f"counts {fact.value} {fact.what} and lists only {len(members)}"
            yield Issue("count_members", "low", message, fact.ref, sides_of([record], context))
    full = [record for members, record in lists.items() if len(members) == fact.value]
    if len(full) > 1:
        message = f"the {fact.value} {fact.what} as of {fact.as_of or 'their dates'} are listed differently"
        yield Issue("count_members", "medium", message, fact.ref, sides_of(full, context))


def _complete(record: Recorded, context: Context) -> bool:
    """True for a list that is shorter than its number, hangs on it and leaves nothing open."""
    value, claim = record.entry.value, claim_of(record.entry, context)
    return isinstance(value, Count) and claim is not None and denied(value, claim.quote) is not None


def _stale(fact: CountFact, named: Sequence[AgreementFact], context: Context) -> Iterator[Issue]:
    if fact.partial or len(_certain(fact, named)) <= fact.value:
        return
    keys = {organisation(member) for member in fact.members}
    missing = [a for a in named if keys and not members_of(a) & keys] or list(named)
    names = ", ".join(sorted(next(iter(sorted(members_of(a))), a.ref).upper() for a in missing))
    told = f"{fact.value} {fact.what} as of {count_day(fact)}, but the ledger names {len(named)}"
    message = f"{told}; not in the count: {names}" if keys else f"{told}: {names}"
    # Far fewer than the ledger names is more likely a count of one region or one day than an old count.
    severity = "medium" if 2 * fact.value >= len(named) else "low"
    sides = (
        *sides_of([fact.reports[0]], context),
        *sides_of([_event_report(fact, a) for a in missing], context),
    )
    hint = None if severity == "medium" else "the count may be of some agreements only"
    yield Issue("count_stale", severity, message, fact.ref, sides, hint)


def _certain(fact: CountFact, named: Sequence[AgreementFact]) -> list[AgreementFact]:
    """Agreements that every way of counting takes in: with a state, and not dated on the very day counted, of
    which a count of that morning need not know."""
    day = count_day(fact).isoformat()
    states = [a for a in named if any(map(_state, members_of(a)))]
    return [a for a in states if any(_counted(e, fact) and e.date != day for e in a.events)]


def _counted(event: AgreementEvent, fact: CountFact) -> bool:
    return event.modality == "asserted" and event.status in COUNTS_AS[fact.what]


def _state(member: str) -> bool:
    """True for the key of a state's code."""
    return len(member) == len("ukr")


def _event_report(count: CountFact, agreement: AgreementFact) -> Recorded:
    """The report that makes an agreement one of those counted."""
    statuses = COUNTS_AS[count.what]
    asserted = [e for e in agreement.events if e.modality == "asserted" and e.status in statuses]
    event = min(asserted, key=lambda e: (e.status != "signed", e.day, e.status))
    return next(r for r in event.reports if r.entry.modality == "asserted")


def _counts(counts: Sequence[CountFact], context: Context) -> list[Issue]:
    """Different numbers of one thing on one date. Ordinals are left out: "the first in the region"."""
    by_date: dict[tuple[str, str], list[CountFact]] = defaultdict(list)
    for fact in counts:
        if fact.as_of and fact.modality == "asserted" and not fact.partial:
            by_date[(fact.what, fact.as_of)].append(fact)
    issues = []
    for (what, as_of), facts in sorted(by_date.items()):
        most = max(fact.value for fact in facts)
        facts = [f for f in facts if 2 * f.value > most]
        values = sorted({f.value for f in facts})
        if len(values) > 1:
            told = " and ".join(map(str, values))
            message = f"{told} {what} as of {as_of}"
            sides = sides_of([f.reports[0] for f in sorted(facts, key=lambda f: (f.value, f.ref))], context)
            issues.append(Issue("count_conflict", "medium", message, facts[0].ref, sides))
    return issues
