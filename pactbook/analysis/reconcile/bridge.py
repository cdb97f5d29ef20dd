"""The way from a promise to what a tracker has allocated in the year, in steps that add up to the difference.

What is promised in a group of packages is allocated in this year, in others, in none, or not yet. So
    allocated this year = promise + (package - promise) + other packages of the group - allocated of them in
    other years - not allocated yet + allocated this year from other groups.
"""

import datetime
from dataclasses import dataclass
from typing import Final

from pactbook.analysis.reconcile.matching import Match
from pactbook.analysis.reconcile.rows import Booked, Rows, total

STEPS: Final = (
    "amount",
    "before",
    "after",
    "earlier_years",
    "later_years",
    "no_month",
    "not_allocated",
    "over_allocated",
    "others_before",
    "others_after",
)
LEAST: Final = 1e5
"""Steps below this, in euros, are not told."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name of `STEPS`, by how many euros it moves the figure, and the numbers of its rows."""

    name: str
    eur: float
    rows: tuple[int, ...]


def bridge(eur: float, found: Match, day: datetime.date, year: int, rows: Rows) -> tuple[Step, ...]:
    """The steps from a promise of `eur`, known on `day`, to the tracker's allocations in `year`.

    Of a promise that is an allocation out of another one, only what else was allocated is told.
    """
    if found.how == "allocation":
        rest = [one for one in rows.allocations if one.year == year and one not in found.packages]
        return _told(Step("amount", found.eur - eur, _numbers(found.packages)), *_others(rest, day))
    groups = found.groups
    matched = {one.row for one in found.packages}
    beside = [one for one in rows.packages if one.group in groups and one.row not in matched]
    after = [one for one in beside if one.day is not None and one.day > day]
    before = [one for one in beside if one not in after]
    given = [one for one in rows.allocations if one.group in groups]
    earlier = [one for one in given if one.year is not None and one.year < year]
    later = [one for one in given if one.year is not None and one.year > year]
    dateless = [one for one in given if one.year is None]
    others = [one for one in rows.allocations if one.group not in groups and one.year == year]
    left = found.eur + total(beside) - total(given)
    steps = (
        Step("amount", found.eur - eur, _numbers(found.packages)),
        Step("before", total(before), _numbers(before)),
        Step("after", total(after), _numbers(after)),
        Step("earlier_years", -total(earlier), _numbers(earlier)),
        Step("later_years", -total(later), _numbers(later)),
        Step("no_month", -total(dateless), _numbers(dateless)),
        Step("not_allocated" if left > 0 else "over_allocated", -left, ()),
        *_others(others, day),
    )
    return _told(*steps)


def _others(others: list[Booked], day: datetime.date) -> tuple[Step, Step]:
    newer = [one for one in others if one.day is not None and one.day > day]
    older = [one for one in others if one not in newer]
    before = Step("others_before", total(older), _numbers(older))
    return before, Step("others_after", total(newer), _numbers(newer))


def _told(*steps: Step) -> tuple[Step, ...]:
    return tuple(step for step in steps if abs(step.eur) >= LEAST)


def _numbers(booked: tuple[Booked, ...] | list[Booked]) -> tuple[int, ...]:
    return tuple(sorted({one.row for one in booked}))
