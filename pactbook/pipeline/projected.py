"""The ledger read from a projection: the facts that its rows give at coordinates, equal to the book's fold.

Counts are set beside the agreements here, and people gathered from their mentions: both depend on so much
that rows of their own would multiply with every report.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from pactbook.book import commitments, counts, people, trackers
from pactbook.book.boxes import ordinal
from pactbook.book.canon import fact_of, issue_of
from pactbook.book.checks import UNDATED, together
from pactbook.book.components import Visible
from pactbook.book.contradictions_of_counts import of_counts
from pactbook.book.contradictions_of_promises import of_judgements, of_promises
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
from pactbook.book.intervals import TEXT, of_kind
from pactbook.book.judged import DISPUTED, LAPSED
from pactbook.book.ledger import gravity, names, renamed
from pactbook.book.names import organisation
from pactbook.book.reported import same
from pactbook.book.versions import UPDATED
from pactbook.model.claims import Commitment, Count, Role
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.pipeline.judging import context_of
from pactbook.store.duck import Duck
from pactbook.store.duck_rows import day, visible

LEFT_OUT: Final = (UPDATED, DISPUTED, LAPSED)
"""Issues that a projection does not hold: they are about documents and decisions, not about facts."""


def ledger(duck: Duck, at: Coordinates, *, whole: bool = False) -> Ledger:
    """The ledger at coordinates, as `fold` gives it, without the issues that are left out here.

    With `whole`, references are whole identities, as the rows have them, and there are no issues.
    """
    reports = _reports(duck, at)
    records = {one.seq: one.record for one in reports}
    facts, texts = _facts(duck, at, records)
    named = sorted((f for f in facts if isinstance(f[0], AgreementFact)), key=_order)
    pacts = tuple(fact for fact, _ in named if isinstance(fact, AgreementFact))
    own, rows = _split(reports)
    past = [one for one in own if one.happened <= ordinal(at.as_of)]
    tallies = tuple(counts.build(of_kind(Count, past), pacts))
    found = Ledger(
        at=at,
        agreements=pacts,
        commitments=tuple(
            sorted((f for f, _ in facts if isinstance(f, CommitmentFact)), key=commitments.order)
        ),
        counts=tallies,
        people=tuple(people.build(of_kind(Role, past))),
        statistics=_reported("statistic", facts),
        assessments=_reported("assessment", facts),
        provisions=_reported("provision", facts),
        tracked=tuple(
            trackers.build(of_kind(Commitment, [r for r in rows if r.happened <= ordinal(at.as_of)]))
        ),
    )
    if whole:
        return found
    short = names(found, texts)
    issues = _issues(duck, at, pacts, short)
    found = renamed(found, short)
    context = context_of(reports)
    issues += of_counts(found.counts, found.agreements, context)
    issues += of_promises(found.commitments, context)
    issues += of_judgements(found.assessments, found.agreements, found.commitments, context)
    return replace(found, issues=tuple(sorted(issues, key=gravity)))


def plain(found: Ledger) -> Ledger:
    """A ledger as far as a projection and the fold must agree to the letter.

    Agreements that people merged may stand anywhere, and so may issues of one wording; those that a
    projection does not hold are left out.
    """
    issues = sorted((one for one in found.issues if one.code not in LEFT_OUT), key=repr)
    pacts = sorted(found.agreements, key=lambda fact: fact.ref)
    tallies = tuple(replace(one, named=tuple(sorted(one.named))) for one in found.counts)
    return replace(found, issues=tuple(issues), agreements=tuple(pacts), counts=tallies)


Fact = AgreementFact | CommitmentFact | CountFact | PersonFact | ReportedFact
Told = tuple[Fact, Mapping[str, Any]]


def _facts(duck: Duck, at: Coordinates, records: Mapping[int, Recorded]) -> tuple[list[Told], list[str]]:
    """The facts that have rows, and the identities of all instruments."""
    facts: list[Told] = []
    texts: list[str] = []
    for kind, ref, said, reports in duck.at("fact_interval", "kind, ref, said, reports", *asked(duck, at)):
        if kind == TEXT:
            texts.append(ref)
        elif kind != Count.kind:
            behind = tuple(records[seq] for seq in reports)
            facts.append((fact_of(kind, ref, said, behind), json.loads(said)))
    return facts, texts


def _split(reports: Sequence[Visible]) -> tuple[list[Visible], list[Visible]]:
    """The ledger's own entries, and the rows of the newest release of each tracker."""
    newest, _ = trackers.newest([one.record for one in reports], Context())
    _, rows = trackers.split(newest)
    wanted = {record.seq for record in rows}
    own = [one for one in reports if trackers.tracked(one.entry) is None]
    return own, [one for one in reports if one.seq in wanted]


def _reports(duck: Duck, at: Coordinates) -> list[Visible]:
    _, known, recorded = asked(duck, at)
    return [visible(row) for row in duck.reports_at(known, recorded) if row["sound"]]


def asked(duck: Duck, at: Coordinates) -> tuple[str, str, int]:
    """Coordinates as a query takes them: two days, and a number of our record."""
    recorded = duck.made().seq if at.recorded is None else at.recorded
    return day(ordinal(at.as_of)), day(ordinal(at.known)), recorded


def _order(told: Told) -> tuple[Any, ...]:
    fact, said = told
    assert isinstance(fact, AgreementFact)
    return sorted({organisation(party) for party in fact.parties}), fact.instrument, said["part"]


def _reported(kind: str, facts: Sequence[Told]) -> tuple[ReportedFact, ...]:
    found = [f for f, _ in facts if isinstance(f, ReportedFact) and f.reports[0].entry.value.kind == kind]

    def key(fact: ReportedFact) -> str:
        entry = fact.reports[0].entry
        return same(entry.value, entry.modality)

    return tuple(sorted(found, key=key))


def _issues(
    duck: Duck, at: Coordinates, pacts: Sequence[AgreementFact], short: Mapping[str, str]
) -> list[Issue]:
    """The contradictions that have rows; the parts of those that are told together are put together."""
    found, parts = [], {}
    for (said,) in duck.at("contradiction", "said", *asked(duck, at)):
        issue = issue_of(said)
        if issue.code == UNDATED:
            parts[issue.place] = issue
        else:
            found.append(issue)
    missing = [parts[fact.ref] for fact in pacts if fact.ref in parts]
    found += [together(missing)] if missing else []
    return [_named(issue, short) for issue in found]


def _named(issue: Issue, short: Mapping[str, str]) -> Issue:
    return replace(issue, place=short.get(issue.place, issue.place))
