"""Dates of events: the day near the trigger that the event happened on, or will."""

import datetime
import re

from pactbook.extract.rules.agreements.event import Event, reach
from pactbook.extract.rules.agreements.events import events
from pactbook.extract.rules.agreements.words import IN_PLACE

from pactbook.extract.phrases.dates import DateSpan
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.values import PartialDate

_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_AS_OF = re.compile(r"\bas\s+of\s+$", re.I)
_SINCE = re.compile(r"\bsince\s+$", re.I)
_LIMIT = re.compile(r"\b(?:until|till|by|since|through|before)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.I)


def date_of(story: Story, scene: Scene, event: Event) -> str | None:
    """The day of the status: a date near the trigger, else for fresh news the day that the report names."""
    usable = [d for d in scene.dates if d.value and not _other_date(scene, d.start, event.status)]
    low, high = reach(scene, event)
    usable = [d for d in usable if low <= d.start < high] or ([] if high - low < len(scene.text) else usable)
    if event.verb is not None and event.verb.form == "ing":
        # "visited on Friday after signing": the day belongs to the verb in front.
        usable = [d for d in usable if d.start > event.at]
    if event.modality != "asserted":
        usable = [
            d for d in usable if story.published is None or not d.value or d.value[:4] >= story.published[:4]
        ]
    if usable:
        apart = len({e.status for e in events(scene, True)}) > 1
        best = min(
            usable,
            key=lambda d: (
                (abs(d.start - event.at) - 4 * len(d.value or ""))
                if apart
                else (abs(d.start - event.at) - 100 * len(d.value or ""))
            ),
        )
        return (
            _past(best, story.published)
            if event.modality == "asserted"
            else _coming(scene, best, story.published)
        )
    periods = [p for p in scene.periods if p.period_start and p.period_start == p.period_end]
    if periods and event.modality != "denied" and event.status == "signed":
        near = [
            p
            for p in periods
            if abs(p.start - event.at) < 70
            and not any(m.full_end < p.start < m.full_end + 60 for m in scene.money)
        ]
        if near:
            return near[0].period_start
    if event.modality == "asserted" and scene.index <= 1 and not IN_PLACE.search(scene.text):
        for near_scene in story.scenes[scene.index : scene.index + 4]:
            fresh = [d for d in near_scene.dates if d.value and d.value == story.published]
            if fresh:
                return story.published
    return None


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
        return (PartialDate(value).first() + datetime.timedelta(days=7)).isoformat()
    return value


def _past(date: DateSpan, published: str | None) -> str | None:
    """The date of something done: a day without its year lies before publication."""
    value = date.value
    if value and published and date.relative and len(value) > 4 and value > published:
        return f"{int(value[:4]) - 1}{value[4:]}"
    return value


def _other_date(scene: Scene, at: int, status: str) -> bool:
    """A date of a deadline or of a state of things is not the day of the event; talks go on since their first day."""
    before = scene.text[max(0, at - 25) : at]
    if _AS_OF.search(before):
        return True
    if status == "negotiating" and _SINCE.search(before):
        return False
    return bool(_LIMIT.search(before))


def is_dated(scene: Scene, event: Event) -> bool:
    if any(abs(d.start - event.at) < 60 for d in scene.dates):
        return True
    return (
        event.verb is not None
        and scene.index <= 3
        and len([d for d in scene.dates if d.precision == "day"]) == 1
    )


def own_days(story: Story, scene: Scene, parties: list[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """ "with A on 3 August and with B on 11 August": the day that stands right behind each partner."""
    if len(parties) < 2 or len([d for d in scene.dates if d.value]) < 2:
        return {}
    found: dict[tuple[str, ...], str] = {}
    for pair in parties:
        for actor in story.actors(scene):
            if actor.code in pair and actor.code != "UKR":
                after = [d for d in scene.dates if d.value and 0 <= d.start - actor.end <= 12]
                if after and after[0].value:
                    found[pair] = after[0].value
    return found
