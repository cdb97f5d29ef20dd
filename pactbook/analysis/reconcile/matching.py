"""Which of a tracker's packages are the money of one promise: by donor, kind of aid, day and amount alone.

A promise is booked as one package, as several of a group, as several of a few days, or as all that was
announced in the year so far. A package that was first announced well after the promise is another promise.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pactbook.analysis.reconcile.rows import Booked, Rows, total

CLOSE: Final = 0.05
"""Two figures within this share of the promise are the same figure."""
EXACT: Final = 0.01
"""The same for a promise that names no time, which only its figure tells from others."""
NEAR: Final = 0.15
"""Within this share they are taken for the same money with another figure."""
GRACE: Final = 31
"""Days by which a package may be announced after the day that the ledger has for the promise."""

APART: Final = 3
"""Days between announcements that are one."""
HALF_YEAR: Final = 183
LIVE: Final = 0.25
"""Money for a year is mostly used in it when so much of what was booked is allocated in it."""

_ORDER: Final = ("package", "group", "days", "years", "year")


@dataclass(frozen=True, slots=True)
class Match:
    """Packages taken for the money of a promise. `how` is `package` (one row), `group`, `days` (announced
    within a few days), `years` (all since the promise's first year), `year` (all of the year so far) or
    `allocation` (no promise, but one allocation of its sum).
    """

    how: str
    packages: tuple[Booked, ...]

    @property
    def eur(self) -> float:
        return total(self.packages)

    @property
    def groups(self) -> frozenset[int]:
        return frozenset(one.group for one in self.packages)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which the tracker books it."""
        return tuple(sorted({one.year for one in self.packages if one.year is not None}))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: `eur` promised on `day`, for `year` alone where `one_year`, from `first_year` on.

    `several` is true for a total of several years, which may be booked in parts; `close` is the share within
    which another figure is the same.
    """

    eur: float
    day: datetime.date
    year: int
    one_year: bool
    first_year: int | None = None
    several: bool = False
    close: float = CLOSE


def match(wanted: Wanted, rows: Rows) -> Match | None:
    """The packages whose sum is the promise; None where there are none.

    A sum is the promise's when it is close to it; one that is only near must be borne out: announced with the
    promise, mostly allocated in its year, or a total of several years booked in parts. Money for one year
    that was booked before it, and of which nothing is allocated in it, is another promise. Of several sums
    one package goes before many, then what is mostly allocated in the year, then the promise's own day.
    """
    found = [one for one in _candidates(wanted, rows) if _fits(one, wanted, rows)]
    if not found:
        return _allocation(wanted, rows)

    def order(one: Match) -> tuple[object, ...]:
        off = _off(one, wanted)
        return (
            off > CLOSE,
            round(off, 3) if off > CLOSE else 0,
            _ORDER.index(one.how) if len(one.packages) > 1 else 0,
            wanted.one_year and not _live(one, wanted, rows),
            _days(one, wanted),
            round(off, 4),
            -rows.allocated(wanted.year, one.groups),
            one.packages[0].row,
        )

    return min(found, key=order)


def _allocation(wanted: Wanted, rows: Rows) -> Match | None:
    """One allocation of the promise's own sum, made about when it was promised, out of another promise."""
    known = [b for b in rows.allocations if b.day and -HALF_YEAR <= (b.day - wanted.day).days <= GRACE]
    found = [Match("allocation", (b,)) for b in known if not wanted.one_year or b.year == wanted.year]
    close = [one for one in found if _off(one, wanted) <= wanted.close]
    return min(close, key=lambda one: (_days(one, wanted), _off(one, wanted)), default=None)


def _fits(one: Match, wanted: Wanted, rows: Rows) -> bool:
    off = _off(one, wanted)
    if off > (NEAR if wanted.one_year or wanted.several else wanted.close):
        return False
    used = wanted.year in one.years or rows.allocated(wanted.year, one.groups) > 0
    if wanted.one_year and not used:
        return False
    told = _days(one, wanted) <= APART and not wanted.several
    beside = told or wanted.one_year and _live(one, wanted, rows)
    return off <= wanted.close or beside or wanted.several and one.how == "years"


def _live(one: Match, wanted: Wanted, rows: Rows) -> bool:
    return rows.allocated(wanted.year, one.groups) >= LIVE * one.eur


def _off(one: Match, wanted: Wanted) -> float:
    return abs(one.eur - wanted.eur) / wanted.eur


def _days(one: Match, wanted: Wanted) -> int:
    return min((abs((b.day - wanted.day).days) for b in one.packages if b.day), default=10**6)


def _candidates(wanted: Wanted, rows: Rows) -> Iterator[Match]:
    known = [one for one in rows.packages if one.day and (one.day - wanted.day).days <= GRACE]
    yield from (Match("package", (one,)) for one in known)
    for _, group in groupby(known, key=lambda b: (b.aid, b.group)):
        yield from _of("group", tuple(group))
    yield from (match for run in _runs(known) for match in _of("days", run))
    first = wanted.first_year
    if wanted.several and first is not None:
        yield from _of("years", tuple(b for b in known if b.day and b.day.year >= first))
    if wanted.one_year:
        yield from _of("year", tuple(b for b in known if b.year == wanted.year))


def _runs(known: list[Booked]) -> Iterator[tuple[Booked, ...]]:
    """Packages announced within a few days of one another."""
    run: list[Booked] = []
    for one in sorted(known, key=lambda b: (b.day, b.row)):
        if run and one.day and run[-1].day and (one.day - run[-1].day).days > APART:
            yield tuple(run)
            run = []
        run.append(one)
    if run:
        yield tuple(run)


def _of(how: str, packages: tuple[Booked, ...]) -> Iterator[Match]:
    if len(packages) > 1:
        yield Match(how, packages)
