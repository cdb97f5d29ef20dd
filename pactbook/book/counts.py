"""Counts: a reported number of agreements beside those that the ledger can name on the same day."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.book import days, refs
from pactbook.book.agreements import ENDED, SIGNED
from pactbook.book.facts import AgreementFact, CountFact
from pactbook.book.names import organisation
from pactbook.book.reports import Report, most, records, voices
from pactbook.model.claims import Count
from pactbook.model.terms import COUNTED, MODALITY

HOME: Final = "UKR"
_CLASS: Final[Mapping[str, str]] = {
    "signed": "security_agreement",
    "negotiating": "security_agreement",
    "joined_declaration": "declaration",
}
COUNTS_AS: Final[Mapping[str, tuple[str, ...]]] = {
    "signed": SIGNED,
    "negotiating": ("negotiating", "concluded"),
    "joined_declaration": (*SIGNED, "announced", "concluded"),
}
"""The statuses that make an agreement one of those counted."""


def build(reports: Sequence[Report[Count]], agreements: Sequence[AgreementFact]) -> list[CountFact]:
    """One fact for each number of one thing on one date, oldest first, with the agreements it may mean."""
    placed = [(agreement, milestones(agreement)) for agreement in agreements]
    groups: dict[tuple[str, int, str | None, bool, str], list[Report[Count]]] = defaultdict(list)
    for one in reports:
        value = one.value
        key = (value.what, value.value, value.as_of, value.ordinal, one.entry.modality)
        groups[key].append(one)
    facts = [_fact(members, placed) for members in groups.values()]
    return sorted(facts, key=lambda f: (count_day(f), COUNTED.index(f.what), f.value, f.ref))


def count_day(count: CountFact) -> datetime.date:
    """The day that a count speaks of: its own date, or the first publication."""
    return _day(count.as_of, min(days.last(r.entry.public_since) for r in count.reports))


def _day(as_of: str | None, published: datetime.date) -> datetime.date:
    return published if as_of is None else days.by(as_of, published)


def members_of(agreement: AgreementFact) -> set[str]:
    """Keys of an agreement's parties other than the country whose agreements are counted."""
    return {organisation(party) for party in agreement.parties} - {organisation(HOME)}


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days by which an agreement was first what each count counts, and by which it was signed or ended;
    `date.max` for never."""

    first: Mapping[str, datetime.date]
    past: datetime.date

    def held(self, what: str, day: datetime.date) -> bool:
        """True when a count of `what` on `day` may mean the agreement: talks end with a signature."""
        return self.first[what] <= day and (what != "negotiating" or day < self.past)


def milestones(agreement: AgreementFact) -> Milestones:
    """The first days on which an agreement reached what counts distinguish."""

    def first(statuses: Sequence[str]) -> datetime.date:
        days_of = (e.day for e in agreement.events if e.modality == "asserted" and e.status in statuses)
        return min(days_of, default=datetime.date.max)

    reached = {what: first(statuses) for what, statuses in COUNTS_AS.items()}
    return Milestones(reached, first((*SIGNED, *ENDED)))


def _fact(reports: list[Report[Count]], agreements: Sequence[tuple[AgreementFact, Milestones]]) -> CountFact:
    first = min(reports, key=lambda r: r.order)
    value = first.value
    longest = max(len(r.value.members) for r in reports)
    members = most([r for r in reports if len(r.value.members) == longest], lambda r: r.value.members) or ()
    day, counted = _day(value.as_of, first.public), _CLASS[value.what]
    named = [a for a, reached in agreements if a.instrument == counted and reached.held(value.what, day)]
    partial = _partial(reports, members, named)
    if partial and members:
        keys = {organisation(member) for member in members}
        named = [a for a in named if members_of(a) & keys]
    return CountFact(
        ref=refs.identity("count", value.what, value.value, value.as_of, value.ordinal, first.entry.modality),
        what=value.what,
        value=value.value,
        ordinal=value.ordinal,
        members=members,
        as_of=value.as_of,
        named=tuple(a.ref for a in named),
        unnamed=max(0, value.value - len(named)),
        reports=records(reports),
        voices=voices(reports),
        modality=min((r.entry.modality for r in reports), key=MODALITY.index),
        partial=partial,
    )


def _partial(
    reports: Sequence[Report[Count]], members: Sequence[str], named: Sequence[AgreementFact]
) -> bool:
    """True for a count of some agreements only: its scope is stated, it is an ordinal far below what is
    named ("the first outside Europe"), or its members are exactly those signed on its own day."""
    if any(name == "scope" and found for r in reports for name, found in r.entry.extra):
        return True
    value = reports[0].value
    if value.ordinal and 2 * value.value < len(named):
        return True
    if value.what != "signed" or value.as_of is None or not len(members) == value.value < len(named):
        return False
    keys = {organisation(member) for member in members}
    listed = [a for a in named if members_of(a) & keys]
    return len(listed) == len(keys) > 0 and all(_signed_on(a, value.as_of) for a in listed)


def _signed_on(agreement: AgreementFact, date: str) -> bool:
    return any(
        e.status == "signed" and e.date is not None and days.agree(e.date, date) for e in agreement.events
    )
