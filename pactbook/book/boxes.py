"""Boxes of days: where on the axes `as_of` and `known` a version of a fact holds.

Days are ordinals (`datetime.date.toordinal`); an interval runs from its first day up to, not including, its
end. A promise is mostly made on the day on which it is told, so that what holds of it depends on the earlier
of the two days alone: a box has that as a third axis, `seen`, and says in one row what otherwise takes two.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

BEGIN: Final = datetime.date.min.toordinal()
"""The first day there is."""
NEVER: Final = datetime.date.max.toordinal() + 1
"""The day that stands for no limit: after every day there is."""
END: Final = NEVER + 1
"""The end of an interval that has none."""


class Rect(NamedTuple):
    """Days of `as_of` and days of `known`."""

    as_of: int
    as_of_end: int
    known: int
    known_end: int


class Box(NamedTuple):
    """Days of `as_of`, days of `known`, and days of the earlier of the two."""

    as_of: int = BEGIN
    as_of_end: int = END
    known: int = BEGIN
    known_end: int = END
    seen: int = BEGIN
    seen_end: int = END


def ordinal(day: datetime.date | None) -> int:
    """The ordinal of a coordinate; None is no limit."""
    return NEVER if day is None else day.toordinal()


def rects(box: Box) -> list[Rect]:
    """A box as rectangles of `as_of` and `known`, one or two, apart from each other."""
    low, high = box.seen, box.seen_end
    sides = [(low, END, low, high)] if high == END else [(low, END, low, high), (low, high, high, END)]
    return [one for side in sides if (one := _both(box, Rect(*side))) is not None]


def _both(box: Box, rect: Rect) -> Rect | None:
    found = Rect(
        max(box.as_of, rect.as_of),
        min(box.as_of_end, rect.as_of_end),
        max(box.known, rect.known),
        min(box.known_end, rect.known_end),
    )
    return found if found.as_of < found.as_of_end and found.known < found.known_end else None


def before(found: Iterable[Rect], as_of: int, known: int) -> list[Rect]:
    """What is left of rectangles without the days from `as_of` and, at once, from `known` on."""
    left = []
    for one in found:
        if one.as_of_end <= as_of or one.known_end <= known:
            left.append(one)
            continue
        if one.known < known:
            left.append(one._replace(known_end=known))
        if one.as_of < as_of:
            left.append(Rect(one.as_of, as_of, max(one.known, known), one.known_end))
    return left


def settled(found: Iterable[Rect]) -> tuple[Box, ...]:
    """The fewest boxes a sweep over `known` needs for rectangles that are apart from each other.

    The same days give the same boxes, however they were cut.
    """
    made = _swept(list(found))
    if len(made) == 1 and made[0].as_of == made[0].known and made[0].as_of_end == made[0].known_end == END:
        return (Box(seen=made[0].as_of),)
    if len(made) == 2:
        first, then = sorted(made, key=lambda one: one.known)
        low, high = first.known, first.known_end
        if first == (low, END, low, high) and then == (low, high, high, END):
            return (Box(seen=low, seen_end=high),)
    return tuple(Box(*one) for one in sorted(made))


def _swept(found: list[Rect]) -> list[Rect]:
    if len(found) < 2:
        return found
    turns = sorted({day for one in found for day in (one.known, one.known_end)})
    starting: dict[int, list[Rect]] = defaultdict(list)
    for one in found:
        starting[one.known].append(one)
    made: list[Rect] = []
    active: list[Rect] = []
    running: dict[tuple[int, int], int] = {}
    for day in turns:
        active = [one for one in active if one.known_end > day] + starting[day]
        runs = _runs(active)
        for run in [run for run in running if run not in runs]:
            made.append(Rect(*run, running.pop(run), day))
        for run in runs:
            running.setdefault(run, day)
    return made


def _runs(active: list[Rect]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for low, high in sorted((one.as_of, one.as_of_end) for one in active):
        if runs and runs[-1][1] == low:
            runs[-1] = (runs[-1][0], high)
        else:
            runs.append((low, high))
    return runs
