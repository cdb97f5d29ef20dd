"""Rows of outside trackers: facts beside the ledger's own, one for each row, never joined with anything.

A tracker counts the same money in its own way, so its rows are no reports of the ledger's promises: they are
kept apart (`Ledger.tracked`), and what compares the two is a reconciliation. Of the releases of one tracker
that are known at given coordinates only the newest counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pactbook.book import days, refs
from pactbook.book.facts import CommitmentFact, Context
from pactbook.book.reports import Report, records
from pactbook.model.claims import Commitment
from pactbook.model.entries import Entry, Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Row

TRACKER: Final = "tracker"
"""The key in an entry's `extra` under which a row of a tracker names it."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """What a row of a tracker says beside its amount.

    `series` and `release` name the table. `month` (YYYY-MM) is the month under which the tracker counts the
    row, None where it counts it under none. `redistributed` is the row's amount after the tracker has spread
    what has no date over what has one, in the same currency. `less` is true where the row takes money back.
    `group` is the number of the first row of the promises and allocations that it stands with.
    """

    series: str
    release: str
    month: str | None = None
    redistributed: float | None = None
    less: bool = False
    group: int | None = None

    @property
    def sign(self) -> int:
        return -1 if self.less else 1

    @property
    def year(self) -> int | None:
        """The calendar year that the tracker counts the row in."""
        return int(self.month[:4]) if self.month else None

    @property
    def source(self) -> str:
        """How the table is named to people."""
        return f"{self.series}, release {self.release}"

    def extra(self) -> tuple[tuple[str, Any], ...]:
        """As an entry holds it."""
        told = {
            TRACKER: self.series,
            "release": self.release,
            "month": self.month,
            "redistributed": self.redistributed,
            "less": self.less or None,
            "group": self.group,
        }
        return tuple((name, value) for name, value in told.items() if value is not None)


def tracked(entry: Entry) -> Tracked | None:
    """What an entry says as a row of a tracker, or None for one that is none."""
    said = dict(entry.extra)
    if TRACKER not in said:
        return None
    moved = said.get("redistributed")
    less, group = bool(said.get("less")), said.get("group")
    return Tracked(said[TRACKER], said["release"], said.get("month"), moved, less, group)


def row_of(fact: CommitmentFact) -> Tracked | None:
    """What a fact says as a row of a tracker, or None for a promise of the ledger."""
    return tracked(fact.reports[0].entry)


def split(entries: Iterable[Recorded]) -> tuple[list[Recorded], list[Recorded]]:
    """The ledger's own entries, and the rows of trackers."""
    own: list[Recorded] = []
    rows: list[Recorded] = []
    for record in entries:
        (rows if any(name == TRACKER for name, _ in record.entry.extra) else own).append(record)
    return own, rows


def newest(entries: Sequence[Recorded], context: Context) -> tuple[Sequence[Recorded], list[Issue]]:
    """Keeps, of each tracker, the release published last; of two on one day that recorded last."""
    last: dict[str, tuple[tuple[Any, int], str]] = {}
    for record in entries:
        said = tracked(record.entry)
        if said is not None:
            order = days.last(record.entry.public_since), record.seq
            last[said.series] = max(last.get(said.series, (order, "")), (order, _table(record)))
    wanted = {table for _, table in last.values()}
    return [r for r in entries if tracked(r.entry) is None or _table(r) in wanted], []


def _table(record: Recorded) -> str:
    evidence = record.entry.evidence[0]
    return evidence.sha256 if isinstance(evidence, Row) and evidence.sha256 else ""


def build(reports: Iterable[Report[Commitment]]) -> list[CommitmentFact]:
    """One fact for each entry, in order of donor, date and row."""
    return sorted((_fact(one) for one in reports), key=_order)


def _fact(one: Report[Commitment]) -> CommitmentFact:
    entry, evidence = one.entry, one.entry.evidence[0]
    place = (evidence.sha256, evidence.sheet, evidence.row) if isinstance(evidence, Row) else (entry.id,)
    ref = refs.identity("tracked", *place, one.value.stage)
    return CommitmentFact(ref, one.value, entry.modality, entry.date, records([one]), 1)


def _order(fact: CommitmentFact) -> tuple[str, str, int, str]:
    evidence = fact.reports[0].entry.evidence[0]
    return fact.value.donor or "", fact.date or "", evidence.row if isinstance(evidence, Row) else 0, fact.ref
