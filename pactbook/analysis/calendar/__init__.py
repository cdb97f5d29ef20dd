"""The calendar: what comes when, from the ledger and the files of the reference that a book holds.

Nothing is known that no source says: what a text leaves open is listed with what is missing.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pactbook.analysis.calendar import ends, money, states
from pactbook.analysis.calendar.lines import KINDS, Calendar, Line, Span, Talks
from pactbook.book import days
from pactbook.book.facts import Ledger
from pactbook.book.reference.files import Reference

__all__ = ["KINDS", "Calendar", "Line", "Span", "Talks", "calendar"]

NEXT: Final = 5
"""How many agreements are named that end next."""


def calendar(
    ledger: Ledger,
    references: Sequence[Reference],
    span: Span,
    kinds: Sequence[str] = KINDS,
    state: str | None = None,
) -> Calendar:
    """What comes in a span, of some kinds and of one state where they are given."""
    found = [line for line in _lines(ledger, references, span) if state in (None, line.state)]
    chosen = [line for line in found if line.kind in kinds]
    dated = [line for line in chosen if line.date is not None and span.meets(line.date)]
    undated = [line for line in chosen if line.date is None]
    ending = [line for line in found if line.kind == "expiry" and line.date and span.meets(line.date)]
    return Calendar(
        span,
        tuple(sorted(dated, key=_order)),
        tuple(sorted(undated, key=lambda line: (KINDS.index(line.kind), line.state, line.says))),
        tuple(one for one in states.talks(ledger, references) if state in (None, one.state)),
        tuple(one for one in states.unsigned(ledger) if state in (None, one.state)),
        tuple(sorted(ending, key=_order)[:NEXT]),
    )


def _lines(ledger: Ledger, references: Sequence[Reference], span: Span) -> Iterator[Line]:
    held = ends.bonds(ledger, references)
    for bond in held:
        yield from ends.lines(bond, span)
        yield from ends.yearly_budgets(bond, ends.expiry(bond), span)
    yield from money.lines(ledger, held)
    for one in references:
        yield from money.budgets(one, ledger)
        yield from states.lines(one, ledger)


def _order(line: Line) -> tuple[object, ...]:
    date = str(line.date)
    return days.last(date), KINDS.index(line.kind), line.state, line.says
