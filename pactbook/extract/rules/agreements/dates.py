"""Dates of events: the day near the trigger that the event happened on, or will."""

import re

from pactbook.extract.phrases.dates import DateSpan
from pactbook.extract.phrases.moments import iso, moved
from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.agreements.words import IN_PLACE
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.values import PartialDate

_AND = re.compile(r"\band\s+$")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_AS_OF = re.compile(r"\bas\s+of\s+$", re.I)
_SINCE = re.compile(r"\bsince\s+$", re.I)
_LIMIT = re.compile(r"\b(?:until|till|by|since|through|before)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.I)


def date_of(story: Story, scene: Scene, event: Event) -> str | None:
    """The day of the status: a date near the trigger, else for fresh news the day that the report names."""
    usable = _usable(scene, event, story.published)
    if usable:
        best = _best(scene, event, usable)
        if event.modality == "asserted":
            return _past(best, story.published)
        return _coming(scene, best, story.published)
    if event.modality != "denied" and event.status == "signed":
        near = _near_period(scene, event)
        if near:
            return near
    if event.modality == "asserted" and scene.index <= 1 and not IN_PLACE.search(scene.text):
        return _day_of_report(story, scene)
    return None


def _usable(scene: Scene, event: Event, published: str | None) -> list[DateSpan]:
    """Dates of the sentence that the event may have."""
    dates = [
        d
        for d in scene.dates
        if d.start >= scene.dateline and d.value and not _is_other(scene, d.start, event.status)
    ]
    low, high = event.parts[-1]
    dates = [d for d in dates if low <= d.start < min(high, _next_verb(scene, event))]
    if event.verb is not None and event.verb.form == "ing":
        # "visited on Friday after signing": the day belongs to the verb in front.
        dates = [d for d in dates if d.start > event.at]
    if event.modality != "asserted" and published is not None:
        dates = [d for d in dates if d.value and d.value[:4] >= published[:4]]
    return dates


def _next_verb(scene: Scene, event: Event) -> int:
    """Where another finite verb begins that "and" joins to the event's: its dates are its own."""
    if event.verb is None:
        return len(scene.text)
    later = (v for v in scene.verbs if v.start > event.verb.end and v.finite_past and not v.has("sign"))
    return next((v.start for v in later if _AND.search(scene.text[: v.start])), len(scene.text))


def _best(scene: Scene, event: Event, dates: list[DateSpan]) -> DateSpan:
    """The fullest date, or the nearest one where the sentence has several events."""
    fullness = 4 if event.apart else 100
    return min(dates, key=lambda d: abs(d.start - event.at) - fullness * len(d.value or ""))


def _near_period(scene: Scene, event: Event) -> str | None:
    """A year or month near the trigger that no sum has before it: "in 2024"."""
    for period in scene.periods:
        if not period.period_start or period.period_start != period.period_end:
            continue
        of_money = any(m.full_end < period.start < m.full_end + 60 for m in scene.money)
        if abs(period.start - event.at) < 70 and not of_money:
            return period.period_start
    return None


def _day_of_report(story: Story, scene: Scene) -> str | None:
    """The day of publication, where the report itself names it soon."""
    near = story.scenes[scene.index : scene.index + 4]
    named = any(d.value and d.value == story.published for s in near for d in s.dates)
    return story.published if named else None


def _coming(scene: Scene, date: DateSpan, published: str | None) -> str | None:
    """The date of something planned: a weekday is the next one after publication."""
    value = date.value
    if (
        value
        and published
        and len(value) == len(published) == 10
        and value < published
        and _WEEKDAY.search(scene.text[date.start : date.end])
    ):
        later = moved(PartialDate(value).first(), 7)
        return later.isoformat() if later else value
    return value


def _past(date: DateSpan, published: str | None) -> str | None:
    """The date of something done: a day without its year lies before publication."""
    value = date.value
    if value and published and date.relative and len(value) > 4 and value > published:
        year = iso(int(value[:4]) - 1)
        return year and year + value[4:]
    return value


def _is_other(scene: Scene, at: int, status: str) -> bool:
    """True for the date of a deadline or of a state of things; but talks go on since their first day."""
    before = scene.text[max(0, at - 25) : at]
    if status == "negotiating" and _SINCE.search(before):
        return False
    return bool(_AS_OF.search(before) or _LIMIT.search(before))


def is_dated(scene: Scene, event: Event) -> bool:
    """True when a date of the sentence belongs to the event even where it has several partners."""
    if any(abs(d.start - event.at) < 60 for d in scene.dates):
        return True
    days = [d for d in scene.dates if d.precision == "day"]
    return event.verb is not None and scene.index <= 3 and len(days) == 1


def own_days(story: Story, scene: Scene, parties: list[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """The day right behind each partner: "with A on 3 August and with B on 11 August"."""
    dates = [(d.start, d.value) for d in scene.dates if d.value]
    if len(parties) < 2 or len(dates) < 2:
        return {}
    found: dict[tuple[str, ...], str] = {}
    for pair in parties:
        for actor in story.actors(scene):
            after = [value for start, value in dates if 0 <= start - actor.end <= 12]
            if actor.code in pair and actor.code != "UKR" and after:
                found[pair] = after[0]
    return found
