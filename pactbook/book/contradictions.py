"""Contradictions between reports of one agreement, with both sides quoted and neither dropped."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pactbook.book import days
from pactbook.book.agreements import ONE_DAY, date_of
from pactbook.book.facts import AgreementFact, Context, Coordinates
from pactbook.book.instruments import Instrument
from pactbook.book.reports import Report, side, sides_of
from pactbook.book.wording import says
from pactbook.model.claims import Agreement
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Citation

_DAY: Final = datetime.timedelta(days=1)


def of_dates(instruments: Iterable[tuple[Instrument, str]], at: Coordinates, context: Context) -> list[Issue]:
    """Events that happen on one day and are dated differently, or reported as done before that day.

    Each instrument comes with its reference.
    """
    issues: list[Issue] = []
    for instrument, ref in instruments:
        by_status: dict[str, list[Report[Agreement]]] = defaultdict(list)
        for one in instrument.reports:
            if one.asserted and one.value.status in ONE_DAY:
                by_status[one.value.status].append(one)
        for status, reports in sorted(by_status.items()):
            # On the days between two dates the event is not in the ledger, but one side says it should be.
            if at.as_of is None or any(r.happened <= at.as_of for r in reports):
                issues += _dates(status, reports, ref, context)
    return issues


def _dates(status: str, reports: Sequence[Report[Agreement]], ref: str, context: Context) -> Iterator[Issue]:
    best = date_of(status, reports)
    if best is None:
        return
    said: dict[str, Report[Agreement]] = {}
    for one in sorted(reports, key=lambda r: (r.entry.date != best, r.order)):
        date = one.entry.date
        if date is not None and days.agree(date, best):
            said.setdefault(best, one)
        elif date is not None:
            said.setdefault(date, one)
        elif one.public < days.first(best):
            said.setdefault(f"by {one.entry.public_since}", one)
    if len(said) < 2:
        return
    parties = "–".join(reports[0].value.parties)
    others = ", ".join(sorted(text for text in said if text != best))
    message = f"{parties}: {status} {best}; other accounts say {others}"
    sides = tuple(side(says(one.entry), one.record, context) for _, one in sorted(said.items()))
    yield Issue(
        "date_conflict", "medium", message, ref, sides, "an announcement the day before is no signature"
    )


def eves(instrument: Instrument) -> set[datetime.date]:
    """The days on which an issue of `of_eves` may begin."""
    return {r.happened for r in instrument.reports if r.asserted and r.value.status == "announced"}


def of_eves(instruments: Iterable[tuple[Instrument, str]], at: Coordinates, context: Context) -> list[Issue]:
    """Agreements announced on the eve of their signature, of which some report tells: the two are often taken
    for one, and the agreement counts from the second on.

    Each instrument comes with its reference.
    """
    issues: list[Issue] = []
    for instrument, ref in instruments:
        signed = [r for r in instrument.reports if r.asserted and r.value.status == "signed"]
        best = date_of("signed", signed)
        told = any(not isinstance(r.entry.evidence[0], Citation) for r in signed)
        if best is None or len(best) < len("2024-01-01") or not told:
            continue
        day = days.first(best)
        eve = (day - _DAY).isoformat()
        shown = [r for r in instrument.reports if r.value.status == "announced" and r.entry.date == eve]
        if shown and shown[0].asserted and (at.as_of is None or shown[0].happened <= at.as_of):
            teller = next((r for r in signed if r.entry.date == best), signed[0])
            parties = "–".join(shown[0].value.parties)
            message = (
                f"{parties}: announced {eve}, signed {best}: two events; it counts as signed from {best} on"
            )
            sides = sides_of([shown[0].record, teller.record], context)
            hint = "a source that dates the signature a day early means the announcement"
            issues.append(Issue("announced_on_eve", "low", message, ref, sides, hint))
    return issues


def of_agreements(agreements: Iterable[AgreementFact], context: Context) -> list[Issue]:
    """Denials of what others report as done, talks dated after the signature, and differing terms."""
    issues: list[Issue] = []
    for fact in agreements:
        issues += _denials(fact, context)
        issues += _out_of_order(fact, context)
        issues += _terms(fact, context)
    return issues


def _denials(fact: AgreementFact, context: Context) -> Iterator[Issue]:
    done = {e.status: e for e in fact.events if e.modality == "asserted"}
    for event in fact.events:
        if event.modality != "denied" or event.status not in done:
            continue
        told = done[event.status]
        later = [r for r in event.reports if days.last(r.entry.public_since) >= told.day]
        if later:
            first = next(r for r in told.reports if r.entry.modality == "asserted")
            message = f"{'–'.join(fact.parties)}: {event.status} by some sources, denied by others"
            yield Issue("denied", "medium", message, fact.ref, sides_of([first, later[0]], context))


def _out_of_order(fact: AgreementFact, context: Context) -> Iterator[Issue]:
    events = {e.status: e for e in fact.events if e.modality == "asserted"}
    talks, signed = events.get("negotiating"), events.get("signed")
    if talks and signed and talks.date and signed.date and days.first(talks.date) > days.last(signed.date):
        message = (
            f"{'–'.join(fact.parties)}: talks began on {talks.date}, after the signature on {signed.date}"
        )
        sides = sides_of([_teller(talks.reports, talks.date), _teller(signed.reports, signed.date)], context)
        yield Issue("order_conflict", "medium", message, fact.ref, sides)


def _teller(reports: Sequence[Recorded], date: str) -> Recorded:
    return next((r for r in reports if r.entry.date == date), reports[0])


def _terms(fact: AgreementFact, context: Context) -> Iterator[Issue]:
    said: dict[float, Recorded] = {}
    for record in fact.reports:
        value = record.entry.value
        if (
            isinstance(value, Agreement)
            and value.term_years is not None
            and record.entry.modality != "denied"
        ):
            said.setdefault(value.term_years, record)
    if len(said) > 1:
        terms = " and ".join(f"{term:g}" for term in sorted(said))
        message = f"{'–'.join(fact.parties)}: terms of {terms} years are reported"
        sides = tuple(side(f"{term:g} years", said[term], context) for term in sorted(said))
        yield Issue("term_conflict", "low", message, fact.ref, sides)
