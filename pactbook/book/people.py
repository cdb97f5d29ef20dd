"""People in the ledger: every mention of one person is a report of one fact."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from pactbook.book import refs
from pactbook.book.facts import PersonFact
from pactbook.book.names import parse
from pactbook.book.reports import Report, most, records, voices
from pactbook.book.resolve import Mention, persons
from pactbook.model.claims import Role
from pactbook.model.terms import EVENT_ROLE, MODALITY

_STRONGEST: Final = {role: rank for rank, role in enumerate(EVENT_ROLE)}


def build(reports: Sequence[Report[Role]]) -> list[PersonFact]:
    """One fact for each person, with the strongest role of the surest modality."""
    by_mention: dict[Mention, list[Report[Role]]] = defaultdict(list)
    for one in reports:
        by_mention[(one.value.person, one.value.affiliation)].append(one)
    found = [_fact([r for mention in group for r in by_mention[mention]]) for group in persons(by_mention)]
    return sorted(found, key=lambda fact: (parse(fact.person).family, fact.person, fact.ref))


def _fact(reports: list[Report[Role]]) -> PersonFact:
    modality = min((r.entry.modality for r in reports), key=MODALITY.index)
    sure = [r for r in reports if r.entry.modality == modality]
    role = min((r.value.event_role for r in sure), key=lambda name: _STRONGEST[name])
    strong = [r for r in sure if r.value.event_role == role]
    earliest = min(reports, key=lambda r: r.order)
    return PersonFact(
        ref=refs.identity("person", parse(earliest.value.person).joined, earliest.value.affiliation),
        person=_spelling(reports),
        spellings=tuple(sorted({r.value.person for r in reports})),
        office=_office(strong) or _office(reports),
        affiliation=most(strong, lambda r: r.value.affiliation)
        or most(reports, lambda r: r.value.affiliation),
        event_role=role,
        reports=records(reports),
        voices=voices(reports),
        modality=modality,
    )


def _spelling(reports: Sequence[Report[Role]]) -> str:
    """The spelling most voices use, among those with a given name where there are any; then the longest."""
    full = [r for r in reports if any(len(word) > 1 for word in parse(r.value.person).given)] or reports
    backers: dict[str, set[str]] = defaultdict(set)
    for one in full:
        backers[one.value.person].add(one.voice)
    return max(backers, key=lambda spelling: (len(backers[spelling]), len(spelling), spelling))


def _office(reports: Sequence[Report[Role]]) -> str | None:
    """The fullest office: the longest as written, since a short form says less; most voices among equals."""
    longest = max((len(r.value.office) for r in reports if r.value.office), default=0)
    return most(
        [r for r in reports if r.value.office and len(r.value.office) == longest], lambda r: r.value.office
    )
