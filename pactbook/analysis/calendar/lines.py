"""One line of the calendar: what comes when, by which rule, from which work, and what of it is not known."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pactbook.book import days
from pactbook.book.facts import Coordinates
from pactbook.book.reference.files import Fact, Reference, citations
from pactbook.model.claims import Commitment, plain
from pactbook.model.entries import Recorded
from pactbook.model.ids import digest
from pactbook.model.sources import Citation, Evidence

KINDS: Final = ("expiry", "renewal", "notice", "review", "promise", "budget", "election", "government")
"""What a line may be about."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that comes, or came, in one state.

    `date` is an ISO 8601 date as precise as its sources allow, None where none is known; `unknown` says what
    is missing. `basis` is `stated` where a source says it, `computed` where `rule` gave it, None for what no
    source speaks of. `refs` are ids that `why` takes, `evidence` the works and places it rests on. `every` is
    the rhythm in months of what comes again, `promise` the money or goods it is about. `public_since` is when
    the newest source appeared.
    """

    kind: str
    state: str
    says: str
    date: str | None
    basis: str | None
    rule: str
    evidence: tuple[Evidence, ...]
    public_since: str
    confidence: str | None = None
    unknown: str | None = None
    every: int | None = None
    promise: Commitment | None = None
    refs: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of what the line says; the same line has it in every book."""
        promise = plain(self.promise) if self.promise else None
        return digest(["calendar", self.kind, self.state, self.says, self.date, self.rule, promise])


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included; None is an open end."""

    start: datetime.date
    end: datetime.date | None = None

    def meets(self, date: str) -> bool:
        """True when the date may fall into the span."""
        return days.last(date) >= self.start and (self.end is None or days.first(date) <= self.end)


@dataclass(frozen=True, slots=True)
class Talks:
    """A state that has not signed: how far it is, since when, and what stopped it."""

    state: str
    status: str
    since: str | None
    ref: str
    evidence: tuple[Evidence, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Lines with a date in the span, oldest first; lines without one; states in talks, those furthest first;
    those that refused or broke off; and the agreements that end next in the span."""

    span: Span
    dated: tuple[Line, ...] = ()
    undated: tuple[Line, ...] = ()
    talks: tuple[Talks, ...] = ()
    unsigned: tuple[Talks, ...] = ()
    ending: tuple[Line, ...] = ()


def public(fact: Fact, at: Coordinates) -> bool:
    """True for a fact of the reference whose source had appeared by `at.known`."""
    return at.known is None or days.last(fact["public_since"]) <= at.known


def happened(fact: Fact, at: Coordinates) -> bool:
    """True for a dated fact that had happened by `at.as_of`, or was announced by then."""
    if not public(fact, at):
        return False
    return at.as_of is None or min(days.last(fact["date"]), days.last(fact["public_since"])) <= at.as_of


def works(one: Reference, fact: Fact) -> tuple[Citation, ...]:
    """What a fact of the reference rests on."""
    return citations(one, fact)


def newest(records: Iterable[Recorded]) -> str:
    """The day on which the newest source of some entries appeared."""
    return max((r.entry.public_since for r in records), key=lambda text: (days.last(text), text))


def first_evidence(records: Iterable[Recorded]) -> tuple[Evidence, ...]:
    """What the oldest report of a fact rests on."""
    return next((r.entry.evidence for r in records), ())
