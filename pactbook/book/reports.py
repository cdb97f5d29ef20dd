"""A report: one entry about a fact, with what the fold needs to know of it worked out once.

Also the choices made among reports: they weigh by voices (independent sources), then by newest
publication, then by the value's own order, so that no choice depends on the order of arrival.
"""

import datetime
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pactbook.book import days
from pactbook.book.facts import Context
from pactbook.book.wording import says
from pactbook.model.claims import Claim, Value
from pactbook.model.entries import Entry, Recorded
from pactbook.model.ids import short
from pactbook.model.issues import Side
from pactbook.model.sources import Citation, Evidence, Row, Span

V = TypeVar("V", bound=Value)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Report(Generic[V]):
    """One entry with its value's type known. `public` and `happened` are days, `voice` its source."""

    record: Recorded
    value: V
    voice: str
    public: datetime.date
    happened: datetime.date

    @property
    def entry(self) -> Entry:
        return self.record.entry

    @property
    def asserted(self) -> bool:
        return self.record.entry.modality == "asserted"

    @property
    def order(self) -> tuple[datetime.date, str]:
        """Oldest publication first, then by content."""
        return self.public, self.record.entry.id


def report(record: Recorded, value: V, context: Context) -> Report[V]:
    """The report that a recorded entry makes."""
    entry = record.entry
    public, happened = days.last(entry.public_since), days.happened(entry)
    return Report(record, value, voice(entry.evidence[0], context), public, happened)


def voice(evidence: Evidence, context: Context) -> str:
    """The independent source behind a piece of evidence: the article it repeats, a table, or a work.

    A document that holds the text of a cited work is that work.
    """
    if isinstance(evidence, Span):
        if evidence.document in context.works:
            return context.works[evidence.document]
        return context.voices.get(evidence.document, evidence.document)
    if isinstance(evidence, Row):
        return evidence.sha256
    return evidence.work


def records(reports: Iterable[Report[V]]) -> tuple[Recorded, ...]:
    """The recorded entries of reports, oldest publication first."""
    return tuple(r.record for r in sorted(reports, key=lambda r: r.order))


def voices(reports: Iterable[Report[V]]) -> int:
    """How many independent sources stand behind reports; near-duplicate articles count once."""
    return len({r.voice for r in reports})


def most(reports: Sequence[Report[V]], pick: Callable[[Report[V]], K | None]) -> K | None:
    """The value (not None) that most voices give; ties go to the newest publication, then the larger text."""
    backers: dict[K, set[str]] = {}
    newest: dict[K, datetime.date] = {}
    for one in reports:
        value = pick(one)
        if value is not None:
            backers.setdefault(value, set()).add(one.voice)
            newest[value] = max(newest.get(value, one.public), one.public)
    if not backers:
        return None
    return max(backers, key=lambda value: (len(backers[value]), newest[value], str(value)))


def best_date(reports: Sequence[Report[V]]) -> str | None:
    """The date most voices give: first the year, within it the month, within that the day.

    So a more precise date wins over a coarser one that covers it, but never over a majority it contradicts.
    """
    chosen = ""
    for length in (4, 7, 10):
        found = most(reports, lambda r, n=length, so_far=chosen: _prefix(r.entry.date, n, so_far))  # type: ignore[misc]
        if found is None:
            break
        chosen = found
    return chosen or None


def _prefix(date: str | None, length: int, so_far: str) -> str | None:
    if date is None or len(date) < length or not date.startswith(so_far):
        return None
    return date[:length]


def side(says: str, record: Recorded, context: Context) -> Side:
    """One side of a contradiction, quoted from its claim where there is one.

    `ref` is the short id of the claim, or of the entry where the evidence is no claim.
    """
    evidence = record.entry.evidence[0]
    claim = claim_of(record.entry, context)
    return Side(
        says=says,
        ref=reference(record.entry),
        document=claim.label if claim else label(evidence, context),
        published=record.entry.public_since,
        quote=claim.quote if claim else "",
    )


def sides_of(records: Iterable[Recorded], context: Context) -> tuple[Side, ...]:
    """A side for each record, worded from its entry."""
    return tuple(side(says(record.entry), record, context) for record in records)


def reference(entry: Entry) -> str:
    """The short id of the claim an entry rests on, or of the entry itself where there is no claim."""
    return short(entry.subject)


def claim_of(entry: Entry, context: Context) -> Claim | None:
    """The claim an entry rests on, if the context holds it."""
    return context.claims.get(entry.claim) if entry.claim else None


def label(evidence: Evidence, context: Context) -> str:
    """A readable name for where evidence stands."""
    if isinstance(evidence, Span):
        document = context.documents.get(evidence.document)
        return document.label if document else evidence.document
    if isinstance(evidence, Row):
        table = context.documents.get(f"{evidence.sha256}#1")
        name = table.label if table else short(evidence.sha256)
        return f"{name}{f', {evidence.sheet}' if evidence.sheet else ''}, row {evidence.row}"
    if isinstance(evidence, Citation) and evidence.section:
        return f"{evidence.work}, {evidence.section}"
    return evidence.work
