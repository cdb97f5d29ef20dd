"""Periods: the years or days that a sum or goods are for."""

import re
from dataclasses import replace

from pactbook.extract.phrases.dates import PeriodSpan
from pactbook.extract.rules.scene import Scene
from pactbook.model.claims import Commitment

_YEARLY_FIRST = re.compile(r"\W*(?:each|every)\s+year\b|\W*annually\b", re.I)
_EACH_YEAR = re.compile(
    r"""
    \b(?:
        (?:each|every|per|a)\s+(?:calendar\s+|fiscal\s+)?year
        | annually | yearly | per\s+annum | in\s+each\s+of\s+the\s+(?:\w+\s+){0,2}years
    )\b
    """,
    re.I | re.X,
)
_UP_TO_DAY = re.compile(r"\b(?:by|as\s+of|until|up\s+to|to)\s+(?:the\s+end\s+of\s+)?$", re.I)


def period_of(scene: Scene, start: int, end: int) -> tuple[str | None, str | None]:
    """The period that belongs to a sum: the nearest behind it before the next sum, else one in front."""
    others = [m.start for m in scene.money if m.start >= end]
    limit = others[0] if others else len(scene.text)
    usable = [p for p in scene.periods if not _is_event_day(p)]
    behind = [
        p
        for p in usable
        if end <= p.start < limit and p.start - end < 110 and not _claimed(scene, start, p.start)
    ]
    if behind:
        return behind[0].period_start, behind[0].period_end
    previous = [m.full_end for m in scene.money if m.full_end <= start]
    low = previous[-1] if previous else 0
    front = [p for p in usable if low <= p.start and p.end <= start]
    if front:
        return front[-1].period_start, front[-1].period_end
    return None, None


def _is_event_day(period: PeriodSpan) -> bool:
    """ "In September the government had proposed": a month alone dates what was said, it is no period of the money."""
    start = period.period_start or ""
    return period.cue == "in" and len(start) > 4 and start == period.period_end


def _claimed(scene: Scene, start: int, at: int) -> bool:
    """True when the period at `at` stands in another clause that has a sum of its own."""
    low, high = scene.clause(at)
    return not low <= start < high and any(low <= m.start < high for m in scene.money)


def is_yearly(scene: Scene, end: int) -> bool:
    """True when the words behind a sum, up to the next sum or clause, make it a sum for each year."""
    others = [m.start for m in scene.money if m.start >= end] + [
        s.start for s in scene.shares if s.start > end
    ]
    _, high = scene.clause(max(end - 1, 0))
    if _YEARLY_FIRST.match(scene.text):
        return True
    return bool(_EACH_YEAR.search(scene.text[end : min([high, end + 80, *others])]))


def settled(scene: Scene, value: Commitment, at: int) -> Commitment:
    """Periods as the stage wants them: a total runs up to its day, a postponement starts at the new date."""
    start, end = value.period_start, value.period_end
    if value.stage == "postponed" and start is None and end is not None:
        return replace(value, period_start=end[:4], period_end=None)
    if value.stage == "delivered":
        days = [
            d
            for d in scene.dates
            if d.value and len(d.value) > 4 and _UP_TO_DAY.search(scene.text[: d.start])
        ]
        if days and (end is None or len(end) == 4) and abs(days[0].start - at) < 120:
            end = days[0].value
    since = [p for p in scene.periods if p.cue == "since_invasion" and p.period_start == start]
    return replace(value, period_start=None if since else start, period_end=end)
