"""Passes over entries before facts are built: each takes entries and gives entries and issues.

A pass is pure. The host puts the entries back in order of content after each one, so a pass need not
keep any order, and the order of arrival never reaches the facts.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from pactbook.book import checks, days, trackers
from pactbook.book.decided import decided
from pactbook.book.facts import Context, Coordinates
from pactbook.book.judged import Judged
from pactbook.book.reports import label, reference
from pactbook.model.entries import Entry, Recorded
from pactbook.model.issues import Issue

Entries = Sequence[Recorded]
Pass = Callable[[Entries, Context], tuple[Entries, list[Issue]]]


def run(passes: Iterable[Pass], records: Iterable[Recorded], context: Context) -> tuple[Entries, list[Issue]]:
    """Entries after all passes, in order of content, with the issues of every pass."""
    entries: Entries = list(records)
    issues: list[Issue] = []
    for one in passes:
        entries, found = one(entries, context)
        entries = sorted(entries, key=_order)
        issues += found
    return entries, issues


def standard(at: Coordinates, judged: Judged) -> tuple[Pass, ...]:
    """The passes of a fold at given coordinates; `as_of` needs reconciled events and is applied later.

    Decisions come before `known`, since one of them may correct the day on which a source was public.
    """
    deciding = partial(decided, judged=judged)
    chosen = (partial(recorded, at=at), deciding, partial(known, at=at), readable)
    return (*chosen, trackers.newest, once, checks.plausible)


def recorded(entries: Entries, context: Context, *, at: Coordinates) -> tuple[Entries, list[Issue]]:
    """Keeps what our record held at `at.recorded`."""
    if at.recorded is None:
        return entries, []
    return [r for r in entries if r.seq <= at.recorded], []


def known(entries: Entries, context: Context, *, at: Coordinates) -> tuple[Entries, list[Issue]]:
    """Keeps what was public on `at.known`: an entry public since "2024-02" is known on 29 February 2024."""
    if at.known is None:
        return entries, []
    limit = at.known
    return [r for r in entries if _public_by(r.entry.public_since, limit)], []


def _public_by(public_since: str, limit: datetime.date) -> bool:
    try:
        return days.last(public_since) <= limit
    except ValueError:
        return True  # the next pass refuses it by name


def once(entries: Entries, context: Context) -> tuple[Entries, list[Issue]]:
    """Keeps one of several records of the same entry: the surest, then the first recorded."""
    kept: dict[str, Recorded] = {}
    for record in sorted(entries, key=lambda r: (-r.entry.confidence, repr(r.entry.extra), r.seq)):
        kept.setdefault(record.entry.id, record)
    return list(kept.values()), []


def readable(entries: Entries, context: Context) -> tuple[Entries, list[Issue]]:
    """Leaves out entries with a date that is none, and says so."""
    good, issues = [], []
    for record in entries:
        fault = _fault(record.entry)
        if fault is None:
            good.append(record)
            continue
        where = label(record.entry.evidence[0], context)
        message = f"{where}: entry {reference(record.entry)} was left out: {fault}"
        issues.append(Issue("bad_date", "high", message, reference(record.entry), hint="correct the date"))
    return good, issues


def _fault(entry: Entry) -> str | None:
    value = entry.value
    texts = [entry.public_since, entry.date]
    texts += [getattr(value, name, None) for name in ("date", "as_of", "period_start", "period_end")]
    try:
        for text in texts:
            if text is not None:
                days.first(text)
    except ValueError as error:
        return str(error)
    return None


def _order(record: Recorded) -> tuple[str, str, int]:
    return record.entry.public_since, record.entry.id, record.seq
