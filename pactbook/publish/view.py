"""What is printed: a ledger with its measures, its issues and the sources behind every figure.

A View is made once for a question (a book at given coordinates); tables, the brief, `why` and the page
are all read off it, so that the same figure is the same everywhere.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pactbook.analysis.conversion_issues import conversion_issues
from pactbook.analysis.measures import Measured, measure_all
from pactbook.book.facts import Context, Coordinates, Ledger
from pactbook.book.judged import Judged, judge
from pactbook.book.ledger import facts
from pactbook.book.reference import conflicts, shelf
from pactbook.book.reference.beside import beside
from pactbook.model.claims import Claim
from pactbook.model.entries import Recorded
from pactbook.model.ids import digest, short
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.model.terms import SEVERITY
from pactbook.model.values import PartialDate
from pactbook.model.verdicts import Decided
from pactbook.pipeline.review import NEEDS_REVIEW

_INSIGNIFICANT: Final = ("conversion_consistent",)
"""Issues that say that all is well: kept in the list, never counted as a problem."""


@dataclass(frozen=True, slots=True)
class View:
    """A ledger and all that is needed to print it. Money named after the end of `year` is "later".

    `entries` are those of the whole book, `shorts` its claims by the first twelve characters of their id,
    `judged` what people's decisions come to.
    """

    ledger: Ledger
    context: Context
    measured: tuple[Measured, ...]
    issues: tuple[Issue, ...]
    year: int
    entries: tuple[Recorded, ...] = ()
    shorts: Mapping[str, Claim] = field(default_factory=dict)
    judged: Judged = field(default_factory=Judged)

    @property
    def tracked(self) -> tuple[Measured, ...]:
        """The rows of outside trackers, which stand beside the ledger, measured when they are asked for."""
        return measure_all(self.ledger.tracked)

    def claim(self, record: Recorded) -> Claim | None:
        """The claim that a recorded entry rests on, if it rests on one."""
        name = record.entry.claim
        return self.context.claims.get(name) if name else None

    @property
    def decisions(self) -> tuple[Decided, ...]:
        """Everything decided, up to the view's coordinates, in order of the log."""
        limit = self.ledger.at.recorded
        return tuple(one for one in self.context.decisions if limit is None or one.seq <= limit)

    @property
    def reports(self) -> tuple[Recorded, ...]:
        """Every entry that a fact of the ledger rests on, once."""
        seen = {record.entry.id: record for fact in facts(self.ledger) for record in fact.reports}
        return tuple(seen.values())

    def document(self, claim: Claim) -> Document | None:
        """The document that a claim stands in, with its text."""
        return self.context.documents.get(claim.document)


def view(
    ledger: Ledger,
    context: Context,
    *,
    today: datetime.date,
    recorded: Iterable[Issue] = (),
    entries: Iterable[Recorded] = (),
) -> View:
    """The view of a ledger. `recorded` are the data problems kept in the book, `entries` all its entries."""
    at = ledger.at
    entries = tuple(entries)
    judged = judge(context, at, entries)
    shorts = {short(name): claim for name, claim in context.claims.items()}
    found = [
        *ledger.issues,
        *conversion_issues(ledger.commitments, context, ledger.agreements),
        *conflicts.of_texts(map(beside, shelf.texts(context, judged)), at),
        *_waiting(_public(recorded, context, at), judged, shorts),
    ]
    return View(
        ledger,
        context,
        measure_all(ledger.commitments),
        tuple(sorted(dict.fromkeys(found), key=_rank)),
        (at.as_of or at.known or today).year,
        entries,
        shorts,
        judged,
    )


def _rank(issue: Issue) -> tuple[int, bool]:
    return SEVERITY.index(issue.severity), issue.code in _INSIGNIFICANT


def _public(recorded: Iterable[Issue], context: Context, at: Coordinates) -> list[Issue]:
    """Recorded problems, without those of documents that were not public yet at the coordinates."""
    if at.known is None:
        return list(recorded)
    later = {d.label for d in context.documents.values() if _after(d.published, at.known)}
    later -= {d.label for d in context.documents.values() if not _after(d.published, at.known)}
    return [issue for issue in recorded if _label(issue.place) not in later]


def _waiting(issues: Iterable[Issue], judged: Judged, shorts: Mapping[str, Claim]) -> list[Issue]:
    """Issues without those of claims that waited for review and were judged since, or are made no more."""

    def settled(issue: Issue) -> bool:
        claims = [shorts[side.ref] for side in issue.sides if side.ref in shorts]
        gone = [c.id in judged.readings or not _waits(c, judged) for c in claims]
        return issue.code == NEEDS_REVIEW and bool(gone) and all(gone)

    return [issue for issue in issues if not settled(issue)]


def _waits(claim: Claim, judged: Judged) -> bool:
    """False for a claim that the newest reading makes no more, or is sure enough of."""
    return claim.document not in judged.current or claim.id in judged.held


def _after(published: str | None, day: datetime.date) -> bool:
    return published is not None and PartialDate(published).last() > day


def _label(place: str) -> str:
    return place.replace("\\", "/").rpartition("/")[2]


def issue_ref(issue: Issue) -> str:
    """The reference of an issue: issues have no id of their own, so it is a hash of what they say."""
    sides = [[side.says, side.ref, side.document, side.published, side.quote] for side in issue.sides]
    return short(digest(["issue", issue.code, issue.place, issue.message, sides]))


def document_ref(document: Document) -> str:
    """The short form of a document's key: twelve characters of its file's sha256 and the article's number."""
    return f"{short(document.sha256)}#{document.number}"
