"""The ledger: a pure fold of entries at given coordinates, the same for any order of arrival.

Every entry that is known and recorded at the coordinates is a report of exactly one fact (with `as_of`
set, of at most one). Nothing is dropped because it disagrees: that is an issue, with both sides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pactbook.book import (
    agreements,
    checks,
    commitments,
    contradictions,
    contradictions_of_counts,
    contradictions_of_promises,
    contradictions_of_sums,
    counts,
    instruments,
    passes,
    people,
    refs,
    reported,
    trackers,
    versions,
)
from pactbook.book.facts import (
    AgreementFact,
    CommitmentFact,
    Context,
    Coordinates,
    CountFact,
    Ledger,
    PersonFact,
    ReportedFact,
)
from pactbook.book.judged import Judged, judge
from pactbook.book.reports import Report, report
from pactbook.model.claims import (
    Agreement,
    Assessment,
    Commitment,
    Count,
    Provision,
    Role,
    Statistic,
    Value,
)
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Span
from pactbook.model.terms import SEVERITY

V = TypeVar("V", bound=Value)
F = TypeVar("F", AgreementFact, CommitmentFact, CountFact, PersonFact, ReportedFact)
Fact = AgreementFact | CommitmentFact | CountFact | PersonFact | ReportedFact


def fold(records: Iterable[Recorded], at: Coordinates, context: Context = Context()) -> Ledger:  # noqa: B008
    """The facts that `records` report at the coordinates `at`, and what does not fit together.

    `known` and `recorded` choose entries; `as_of` chooses events, after all sources known have been weighed.
    """
    given = list(records)
    judged = judge(context, at, given)
    chosen, issues = passes.run(passes.standard(at, judged), given, context)
    entries, beside = trackers.split(chosen)
    texts = instruments.gather(_of(Agreement, entries, context), judged.events)
    ledger = replace(_facts(entries, texts, at, context, judged), tracked=_tracked(beside, at, context))
    named = names(ledger, (agreements.identity(text) for text in texts))
    ledger = renamed(ledger, named)
    issues += contradictions.of_dates(((t, named[agreements.identity(t)]) for t in texts), at, context)
    issues += contradictions.of_eves(((t, named[agreements.identity(t)]) for t in texts), at, context)
    issues += contradictions.of_agreements(ledger.agreements, context)
    issues += contradictions_of_sums.of_commitments(ledger.commitments, context)
    issues += contradictions_of_promises.of_promises(ledger.commitments, context)
    issues += contradictions_of_promises.of_judgements(
        ledger.assessments, ledger.agreements, ledger.commitments, context
    )
    issues += contradictions_of_counts.of_counts(ledger.counts, ledger.agreements, context)
    issues += versions.updated(context, judged, at)
    issues += checks.undated(ledger.agreements, context) + checks.tenfold(ledger.commitments, context)
    return replace(ledger, issues=tuple(sorted(issues, key=gravity)))


def find(ledger: Ledger, ref: str) -> Fact | None:
    """The fact that a reference names: its own, or the short id of a claim or entry among its reports.

    A longer id than the twelve characters shown, or a shorter unambiguous one, is understood too.
    """
    fitting = [fact for fact in facts(ledger) if fact.ref.startswith(ref) or ref.startswith(fact.ref)]
    if len(fitting) == 1:
        return fitting[0]
    return next((f for f in facts(ledger) if any(_names_report(r, ref) for r in f.reports)), None)


def facts(ledger: Ledger) -> tuple[Fact, ...]:
    """All facts of a ledger."""
    return (
        *ledger.agreements,
        *ledger.commitments,
        *ledger.counts,
        *ledger.people,
        *ledger.statistics,
        *ledger.assessments,
        *ledger.provisions,
        *ledger.tracked,
    )


def _names_report(record: Recorded, ref: str) -> bool:
    claims = [e.claim for e in record.entry.evidence if isinstance(e, Span) and e.claim]
    return len(ref) >= 6 and any(name.startswith(ref) for name in (*claims, record.entry.id))


def _of(cls: type[V], entries: Sequence[Recorded], context: Context) -> list[Report[V]]:
    return [report(r, r.entry.value, context) for r in entries if isinstance(r.entry.value, cls)]


def _facts(
    entries: Sequence[Recorded],
    texts: Sequence[instruments.Instrument],
    at: Coordinates,
    context: Context,
    judged: Judged,
) -> Ledger:
    """All facts, with their whole identities as references."""
    found = [fact for fact in (agreements.build(text, at.as_of) for text in texts) if fact is not None]

    def past(cls: type[V]) -> list[Report[V]]:
        reports = _of(cls, entries, context)
        return [r for r in reports if at.as_of is None or r.happened <= at.as_of]

    return Ledger(
        at=at,
        agreements=tuple(found),
        commitments=tuple(commitments.build(past(Commitment), judged.money)),
        counts=tuple(counts.build(past(Count), found)),
        people=tuple(people.build(past(Role))),
        statistics=tuple(reported.build(past(Statistic))),
        assessments=tuple(reported.build(past(Assessment))),
        provisions=tuple(reported.build(past(Provision))),
    )


def _tracked(entries: Sequence[Recorded], at: Coordinates, context: Context) -> tuple[CommitmentFact, ...]:
    reports = _of(Commitment, entries, context)
    return tuple(trackers.build(r for r in reports if at.as_of is None or r.happened <= at.as_of))


def names(ledger: Ledger, texts: Iterable[str]) -> dict[str, str]:
    """The references that people type, by the whole identities of all facts and of all `texts`."""
    return dict(refs.shorten([*(fact.ref for fact in facts(ledger)), *texts]))


def renamed(ledger: Ledger, named: Mapping[str, str]) -> Ledger:
    """A ledger of whole identities with the references that people type."""

    def short(found: Iterable[F]) -> tuple[F, ...]:
        return tuple(replace(fact, ref=named[fact.ref]) for fact in found)

    return replace(
        ledger,
        agreements=short(ledger.agreements),
        commitments=short(ledger.commitments),
        counts=tuple(replace(c, named=tuple(named[ref] for ref in c.named)) for c in short(ledger.counts)),
        people=short(ledger.people),
        statistics=short(ledger.statistics),
        assessments=short(ledger.assessments),
        provisions=short(ledger.provisions),
        tracked=short(ledger.tracked),
    )


def gravity(issue: Issue) -> tuple[int, str, str, str]:
    """The order of issues in a ledger: gravest first."""
    return SEVERITY.index(issue.severity), issue.code, issue.place, issue.message
