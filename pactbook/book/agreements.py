"""Agreements: reports of one instrument gathered into its dated events, and what it had reached.

Events are reconciled from every report first and only then cut at `as_of`, so that a report without a
date ("six pacts are in place") takes the date that other sources give, and a plan that has since come true is
still a plan on the days before.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from pactbook.book import days, refs
from pactbook.book.facts import AgreementEvent, AgreementFact
from pactbook.book.instruments import Instrument
from pactbook.book.reports import Report, best_date, most, records, voices
from pactbook.model.claims import Agreement
from pactbook.model.terms import MODALITY

LADDER: Final = ("announced", "negotiating", "concluded", "signed", "approved", "in_force")
ENDED: Final = ("refused", "suspended", "terminated")
SIGNED: Final = ("signed", "approved", "in_force", "amended", "extended")
ONE_DAY: Final = ("concluded", "signed", "in_force", "terminated", "refused")
"""Statuses that an instrument reaches on one day only: for these, two dates contradict each other."""

Reports = Sequence[Report[Agreement]]


def build(instrument: Instrument, as_of: datetime.date | None) -> AgreementFact | None:
    """The fact for one instrument, or None where nothing of it had happened or was planned by `as_of`."""
    events = _events(instrument, as_of)
    if not events:
        return None
    top = _standing(events)
    used = {r.entry.id for event in events for r in event.reports}
    reports = [r for r in instrument.reports if r.entry.id in used]
    sure = [r for r in reports if r.entry.modality != "denied"] or reports
    return AgreementFact(
        ref=identity(instrument),
        parties=most(reports, lambda r: r.value.parties) or (),
        instrument=instrument.instrument,
        status=top.status,
        date=top.date,
        modality=top.modality,
        term_years=most(sure, lambda r: r.value.term_years),
        place=top.place or most(sure, lambda r: r.value.place),
        events=tuple(events),
        reports=records(reports),
        voices=voices(reports),
    )


def identity(instrument: Instrument) -> str:
    """What makes an instrument this one: its parties, its class and, after the first, the day it began."""
    return refs.identity("agreement", list(instrument.parties), instrument.instrument, instrument.since)


def turns(instrument: Instrument) -> set[datetime.date]:
    """The days on which what `build` gives for an instrument, or a contradiction of its dates, may change."""
    found: set[datetime.date] = set()
    for (status, _), reports in _by_status(instrument).items():
        asserted = [r for r in reports if r.asserted]
        if asserted:
            told = ((r.entry.date, r.public) for r in asserted)
            found |= {day_of(date_of(status, asserted), told), min(r.happened for r in asserted)}
        found |= {r.public for r in reports if not r.asserted}
    return found


def date_of(status: str, reports: Reports) -> str | None:
    """The best date of a status: by voices where it is reached once, else the first (talks) or last one."""
    if status in ONE_DAY:
        return best_date(reports)
    said = {r.entry.date for r in reports if r.entry.date}
    precise = {d for d in said if not any(other != d and other.startswith(d) for other in said)}
    if status == "suspended":
        return max(precise, key=lambda d: (days.last(d), d), default=None)
    return min(precise, key=lambda d: (days.first(d), d), default=None)


def day_of(date: str | None, said: Iterable[tuple[str | None, datetime.date]]) -> datetime.date:
    """The day by which an asserted event had happened: its date, or the first report that agrees with it.

    `said` holds the date (or None) and the day of publication of each report.
    """
    if date is not None and len(date) == 10:
        return days.last(date)
    pairs = list(said)
    agreeing = [public for other, public in pairs if other is None or date is None or days.agree(other, date)]
    return days.by(date, min(agreeing or [public for _, public in pairs]))


def _events(instrument: Instrument, as_of: datetime.date | None) -> list[AgreementEvent]:
    found = [_event(status, reports, as_of) for (status, _), reports in _by_status(instrument).items()]
    return sorted((event for event in found if event is not None), key=_chronology)


def _by_status(instrument: Instrument) -> dict[tuple[str, bool], list[Report[Agreement]]]:
    found: dict[tuple[str, bool], list[Report[Agreement]]] = defaultdict(list)
    for one in instrument.reports:
        found[(one.value.status, one.entry.modality == "denied")].append(one)
    return found


def _event(status: str, reports: Reports, as_of: datetime.date | None) -> AgreementEvent | None:
    """The event that reports of one status make by `as_of`: what happened, or what was planned so far."""
    asserted = [r for r in reports if r.asserted]
    if asserted:
        date = date_of(status, asserted)
        day = day_of(date, ((r.entry.date, r.public) for r in asserted))
        if as_of is None or day <= as_of:
            return _made(status, date, day, asserted, reports)
    open_ = [r for r in reports if not r.asserted and (as_of is None or r.public <= as_of)]
    if not open_:
        return None
    modality = min((r.entry.modality for r in open_), key=MODALITY.index)
    surest = [r for r in open_ if r.entry.modality == modality]
    return _made(status, best_date(surest), min(r.public for r in surest), surest, open_)


def _made(
    status: str, date: str | None, day: datetime.date, surest: Reports, reports: Reports
) -> AgreementEvent:
    return AgreementEvent(
        status=status,
        date=date,
        modality=surest[0].entry.modality,
        place=most(surest, lambda r: r.value.place),
        reports=records(reports),
        voices=voices(surest),
        day=day,
    )


def _standing(events: Sequence[AgreementEvent]) -> AgreementEvent:
    """The event that says where an agreement stands: asserted before planned, and the furthest of these.

    A refusal, suspension or end stands until a later step of the ladder is reported.
    """
    surest = min((event.modality for event in events), key=MODALITY.index)
    pool = [event for event in events if event.modality == surest]
    ended = max((event for event in pool if event.status in ENDED), key=_chronology, default=None)
    if ended is not None:
        pool = [event for event in pool if event.day > ended.day and event.status in LADDER]
        if not pool:
            return ended
    steps = [event for event in pool if event.status in LADDER]
    return max(steps, key=lambda event: LADDER.index(event.status)) if steps else max(pool, key=_chronology)


def _chronology(event: AgreementEvent) -> tuple[datetime.date, int, str]:
    rank = LADDER.index(event.status) if event.status in LADDER else len(LADDER) + (event.status in ENDED)
    return event.day, rank, event.status + event.modality
