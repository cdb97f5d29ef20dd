"""The pass that puts decisions into effect: entries as people decided them; the log keeps the originals."""

import dataclasses
from collections.abc import Iterator, Sequence

from pactbook.book.enter import date_of, directive, enter
from pactbook.book.facts import Context
from pactbook.book.judged import PERSON, Judged, Reading
from pactbook.model.claims import Claim
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Evidence, Row, Span


def decided(
    entries: Sequence[Recorded], context: Context, *, judged: Judged
) -> tuple[Sequence[Recorded], list[Issue]]:
    """Entries as decided, and the issues of what is in dispute.

    Rejected claims, those that a newer reading no longer makes, those of superseded documents and what the
    reference says no more go; a correction takes the place of its claim; what was accepted from review or
    added comes in.
    """
    if judged == Judged():
        return entries, []
    found = [one for record in entries for one in _read(record, judged)]
    entered = {record.entry.subject for record in entries}
    found += [record for name, one in judged.readings.items() if name not in entered for record in _new(one)]
    left = [_restated(_dated(record, judged), judged) for record in found if not _replaced(record, judged)]
    return left, list(judged.issues)


def _read(record: Recorded, judged: Judged) -> Iterator[Recorded]:
    """What an entry becomes: itself, its correction, or nothing."""
    evidence, name = record.entry.evidence[0], record.entry.subject
    if name in judged.readings:
        yield from _taken(record, judged.stands(name), judged.readings[name], judged)
    elif not isinstance(evidence, Span) or judged.enters(evidence.document, name):
        yield record


def _taken(record: Recorded, stands: Claim | None, reading: Reading, judged: Judged) -> Iterator[Recorded]:
    undecided = reading.state == "disputed" and record.entry.subject in judged.held
    if stands is not None and stands.id == record.entry.subject:
        yield from () if undecided else (record,)
    elif stands is not None:
        yield from _entered(stands, reading) if record.entry.claim else _corrected(record, stands, reading)


def _corrected(record: Recorded, stands: Claim, reading: Reading) -> Iterator[Recorded]:
    """An entry on a row or a work as it was corrected: it rests on that still, and on the person's claim."""
    entry, newest = record.entry, max(reading.verdicts, key=lambda one: one.seq)
    moved = date_of(stands.value) != date_of(entry.value)
    made = dataclasses.replace(
        entry,
        directive=directive(stands.value),
        date=date_of(stands.value) if moved else entry.date,
        value=stands.value,
        evidence=(*entry.evidence, Span(stands.document, stands.start, stands.end, stands.id)),
        modality=stands.modality,
        attributed_to=stands.attributed_to,
        confidence=stands.confidence,
        id="",
    )
    yield Recorded(newest.seq, newest.recorded_at, made, record.document)


def _new(reading: Reading) -> Iterator[Recorded]:
    """The entry of a claim that had none: one accepted from review, corrected there, or added by a person."""
    outright = reading.state in ("corrected", "added")
    claim = reading.claim
    if claim is not None and (outright or reading.state == "accepted" and claim.extractor != PERSON):
        yield from _entered(claim, reading)


def _entered(claim: Claim, reading: Reading) -> Iterator[Recorded]:
    entry, newest = enter(claim), max(reading.verdicts, key=lambda one: one.seq)
    if entry is not None:
        yield Recorded(newest.seq, newest.recorded_at, entry, claim.document)


def document_of(evidence: Evidence) -> str | None:
    """The key of the document that evidence stands in; a table is one document."""
    if isinstance(evidence, Span):
        return evidence.document
    return f"{evidence.sha256}#1" if isinstance(evidence, Row) else None


def _replaced(record: Recorded, judged: Judged) -> bool:
    if record.entry.id in judged.gone:
        return True
    return document_of(record.entry.evidence[0]) in judged.replaced


def _dated(record: Recorded, judged: Judged) -> Recorded:
    """The entry as public since the corrected date of its document."""
    date = judged.dates.get(document_of(record.entry.evidence[0]) or "")
    if date is None or date == record.entry.public_since:
        return record
    return dataclasses.replace(record, entry=dataclasses.replace(record.entry, public_since=date, id=""))


def _restated(record: Recorded, judged: Judged) -> Recorded:
    """The entry as the reference states it now, where only what is no part of its id changed."""
    said = judged.restated.get(record.entry.id)
    if said is None:
        return record
    _, confidence, extra = said
    return dataclasses.replace(
        record, entry=dataclasses.replace(record.entry, confidence=confidence, extra=extra)
    )
