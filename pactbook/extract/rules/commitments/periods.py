"""Periods: the years or days that a sum or goods are for."""

import re
from dataclasses import replace
from typing import Final

from pactbook.extract.phrases.dates import PeriodSpan
from pactbook.extract.phrases.moments import iso
from pactbook.extract.rules.scene import Scene
from pactbook.model.claims import Commitment

_YEARLY_FIRST = re.compile(r"\W*(?:each|every)\s+year\b|\W*annually\b", re.I)
_EACH_YEAR = re.compile(
    r"""
    \b(?:
        (?:each|every|per|a)\s+(?:calendar\s+|fiscal\s+)?year
        | annually | yearly | per\s+annum | in\s+each\s+of\s+the\s+(?:\w+\s+){0,3}years
    )\b
    """,
    re.I | re.X,
)
_AND = re.compile(r"\band\b")
_SPANNING: Final = frozenset({"by", "until", "range", "between", "next", "next_n", "over_n", "from"})
"""Cues of periods that reach over several coordinated sums; "in 2023" belongs to the sum beside it."""
_UP_TO_DAY = re.compile(r"\b(?:by|as\s+of|until|up\s+to|to)\s+(?:the\s+end\s+of\s+)?$", re.I)


# "in the same year", "over the same twelve months", "that year"
_SAME = re.compile(
    r"\b(?:(?:in|for|over|during|within)\s+(?:(?:that|this)\s+(?:same\s+)?|the\s+same\s+)(?:calendar\s+|fiscal\s+)?(?:year|period|twelve\s+months)"
    r"|(?:that|the\s+same)\s+year)\b",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:in\s+|for\s+)?the\s+(?:year\s+before|previous\s+year|preceding\s+year|year\s+earlier)\b", re.I
)
_AFTER = re.compile(r"\b(?:in\s+|for\s+)?the\s+(?:year\s+after|following\s+year)\b", re.I)
_FAR: Final = 3
"""How many sentences back "the same year" may look."""


def _by_reference(scene: Scene, start: int, end: int, limit: int) -> tuple[str | None, str | None] | None:
    """The period of "in the same year" or "the year before" behind a sum, by the period said last."""
    for pattern, step in ((_SAME, 0), (_BEFORE, -1), (_AFTER, 1)):
        phrase = pattern.search(scene.text, end, min(limit, end + 110))
        said = _said_last(scene, start) if phrase else None
        if said is None:
            continue
        if step == 0:
            return said.period_start, said.period_end
        year = (said.period_start or said.period_end or "")[:4]
        if year.isdigit():
            return str(int(year) + step), str(int(year) + step)
    return None


def _said_last(scene: Scene, at: int) -> PeriodSpan | None:
    """The last period with a year before position `at`, in this sentence or the few before it."""
    behind: Scene | None = scene
    for _ in range(_FAR + 1):
        if behind is None:
            return None
        said = [p for p in behind.periods if (p.period_start or p.period_end) and p.cue != "since_invasion"]
        said = [p for p in said if behind is not scene or p.end <= at]
        if said:
            return said[-1]
        behind = behind.before
    return None


def period_of(scene: Scene, start: int, end: int) -> tuple[str | None, str | None]:
    """The period that belongs to a sum: the nearest behind it before the next sum, else one in front."""
    usable = [p for p in scene.periods if not _is_event_day(p)]
    limit = next((m.start for m in scene.money if m.start >= end), len(scene.text))
    referred = _by_reference(scene, start, end, limit)
    if referred:
        return referred
    for period in usable:
        if period.cue == "over_n" and _starts_behind(usable, period):
            continue
        if end <= period.start < min(limit, end + 110) and not _is_claimed(scene, start, period.start):
            return period.period_start, period.period_end
    shared = _shared(scene, end, usable)
    if shared:
        return shared.period_start, shared.period_end
    low = max((m.full_end for m in scene.money if m.full_end <= start), default=0)
    for period in reversed(usable):
        if low <= period.start and period.end <= start:
            return period.period_start, period.period_end
    return None, None


def _starts_behind(usable: list[PeriodSpan], length: PeriodSpan) -> bool:
    """True for "over five years starting in 2025", whose start follows the length."""
    return any(0 < p.start - length.end < 25 and p.period_start for p in usable)


def _shared(scene: Scene, end: int, usable: list[PeriodSpan]) -> PeriodSpan | None:
    """ "5 million in loans and 3 million in grants by 2027": the period behind the last sum is for both."""
    later = [m for m in scene.money if m.start >= end]
    if len(later) != 1 or not _AND.search(scene.text[end : later[0].start]):
        return None
    if any(end <= v.start < later[0].start for v in scene.verbs):
        return None
    behind = [p for p in usable if p.start >= later[0].full_end]
    return behind[0] if len(behind) == 1 and behind[0].cue in _SPANNING else None


def _is_event_day(period: PeriodSpan) -> bool:
    """True in "In September the government proposed": a month alone dates what was said, not the money."""
    start = period.period_start or ""
    return period.cue == "in" and len(start) > 4 and start == period.period_end


def _is_claimed(scene: Scene, start: int, at: int) -> bool:
    """True when the period at `at` stands in another clause that has a sum of its own."""
    low, high = scene.clause(at)
    return not low <= start < high and any(low <= m.start < high for m in scene.money)


def is_yearly(scene: Scene, end: int) -> bool:
    """True when the words behind a sum, up to the next sum or clause, make it a sum for each year."""
    if _YEARLY_FIRST.match(scene.text):
        return True
    _, high = scene.clause(max(end - 1, 0))
    sums = [m.start for m in scene.money if m.start >= end]
    shares = [s.start for s in scene.shares if s.start > end]
    return bool(_EACH_YEAR.search(scene.text[end : min([high, end + 80, *sums, *shares])]))


def settled(scene: Scene, value: Commitment, at: int) -> Commitment:
    """Periods as the stage wants them: a total runs up to its day, a postponement starts at the new date."""
    start, end = value.period_start, value.period_end
    if value.stage == "postponed" and start is None and end is not None:
        return replace(value, period_start=end[:4], period_end=None)
    if value.stage == "delivered" and (end is None or len(end) == 4):
        end = _day_of_total(scene, at) or end
    if value.stage == "delivered" and end and scene.published and len(end) > 4:
        if end > scene.published[: len(end)]:  # "had been delivered by the end of March": the last one
            year = iso(int(end[:4]) - 1)
            end = year and year + end[4:]
    since = any(p.cue == "since_invasion" and p.period_start == start for p in scene.periods)
    return replace(value, period_start=None if since else start, period_end=end)


def _day_of_total(scene: Scene, at: int) -> str | None:
    """The month or day up to which a total near `at` was counted."""
    for date in scene.dates:
        if date.value and len(date.value) > 4 and _UP_TO_DAY.search(scene.text[: date.start]):
            return date.value if abs(date.start - at) < 120 else None
    return None
