"""A tracker's rows as packages and allocations, with the sums that a comparison asks for. Amounts are in
euros.

A package is a promise as the tracker books it: on the day it was announced, in full. Allocations stand in the
same group as the packages they are taken from (docs/tracker.md says how groups are known).
"""

import datetime
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from pactbook.book import days
from pactbook.book.facts import CommitmentFact
from pactbook.book.trackers import row_of
from pactbook.model.sources import Row

KINDS: Final = ("military", "financial", "humanitarian")
CIVIL: Final = KINDS[1:]
"""Kinds that a tracker and a text may tell apart differently."""
ALL_KINDS: Final = ("mixed", "unspecified")
"""Kinds of aid that may be any of the tracker's."""


@dataclass(frozen=True, slots=True)
class Booked:
    """One amount of one row. `row` is its number in the table, `group` that of the first row of its group.

    `year` is the calendar year in which the tracker counts it, None for none; `day` the day of announcement.
    """

    ref: str
    row: int
    group: int
    donor: str
    aid: str
    eur: float
    day: datetime.date | None
    month: str | None

    @property
    def year(self) -> int | None:
        return int(self.month[:4]) if self.month else None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one donor and some kinds of aid."""

    packages: tuple[Booked, ...] = ()
    allocations: tuple[Booked, ...] = ()

    def of(self, aid: str) -> "Rows":
        """Those that a promise of that kind may be: all of them for what is mixed or not said."""
        if aid in ALL_KINDS:
            return self
        return Rows(_kind(self.packages, aid), _kind(self.allocations, aid))

    def civil(self) -> "Rows":
        """Those of civil aid, whichever kind."""
        packages = tuple(one for one in self.packages if one.aid in CIVIL)
        return Rows(packages, tuple(one for one in self.allocations if one.aid in CIVIL))

    def allocated(self, year: int | None, groups: frozenset[int] | None = None) -> float:
        """What is allocated in a year (None: what the tracker counts in no year), of some groups or all."""
        return total(
            one for one in self.allocations if one.year == year and (groups is None or one.group in groups)
        )

    def promised(self, year: int) -> float:
        """What is promised in packages that the tracker counts in a year."""
        return total(one for one in self.packages if one.year == year)

    def where(self, fits: Callable[[Booked], bool]) -> tuple[Booked, ...]:
        """Packages that fit."""
        return tuple(one for one in self.packages if fits(one))


def _kind(booked: Sequence[Booked], aid: str) -> tuple[Booked, ...]:
    return tuple(one for one in booked if one.aid == aid)


def total(booked: Iterable[Booked]) -> float:
    """The sum of amounts, the same in any order."""
    return math.fsum(one.eur for one in booked)


@dataclass(slots=True)
class _Donor:
    packages: list[Booked] = field(default_factory=list)
    allocations: list[Booked] = field(default_factory=list)


def by_donor(facts: Iterable[CommitmentFact]) -> dict[str, Rows]:
    """The rows of a tracker by donor, from the facts that a ledger holds of them.

    Allocations have the amount after the tracker has spread what has no date, as its own yearly figures do.
    """
    found: dict[str, _Donor] = defaultdict(_Donor)
    for fact in facts:
        said, evidence, value = row_of(fact), fact.reports[0].entry.evidence[0], fact.value
        if said is None or not isinstance(evidence, Row) or value.amount is None or value.donor is None:
            continue
        allocation = value.stage == "allocated"
        moved = allocation and said.redistributed is not None
        amount = said.redistributed if moved and said.redistributed is not None else value.amount
        booked = Booked(
            ref=fact.ref,
            row=evidence.row,
            group=said.group or evidence.row,
            donor=value.donor,
            aid=value.aid,
            eur=said.sign * amount,
            day=days.first(fact.date) if fact.date and len(fact.date) == 10 else None,
            month=said.month,
        )
        donor = found[value.donor]
        (donor.allocations if allocation else donor.packages).append(booked)
    return {
        code: Rows(
            tuple(sorted(one.packages, key=lambda b: b.row)),
            tuple(sorted(one.allocations, key=lambda b: b.row)),
        )
        for code, one in found.items()
    }
