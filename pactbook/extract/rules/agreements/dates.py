"""Dates of events: the day near the trigger that the event happened on, or will."""

import re

from pactbook.extract.phrases.dates import DateSpan
from pactbook.extract.rules.actors import Actor, listed
from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.agreements.resolving import (
    birthday,
    coming,
    earlier,
    is_within_month,
    past,
    season_year,
    weeks_ago,
)
from pactbook.extract.rules.agreements.words import IN_PLACE
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

_AS_OF = re.compile(r"\bas\s+of\s+$", re.I)
_SINCE = re.compile(r"\bsince\s+$", re.I)
# "before the summit on 9 July": a limit, not the day itself
_LIMIT = re.compile(
    r"\b(?:until|till|by|since|through|before|ahead\s+of)\s+(?:the\s+)?(?:end\s+of\s+)?$"
    r"|\b(?:until|till|since|before|ahead\s+of)\s+(?:[\w’'-]+\s+){0,5}(?:on|in|of)\s+$",
    re.I,
)
_YEAR_END = re.compile(r"\b(?:by|before)\s+(?:the\s+)?$", re.I)
# What follows is another clause, whose dates are its own: "and stopped", "although it said last month".
_OTHER_CLAUSE = re.compile(
    r"""
    ,?\s+(?:although|though|because|but|which)\s
    | ,?\s+and\s+(?:then\s+|also\s+|\w+ly\s+)?(?!signed|concluded|inked)[a-z]{3,}(?:ed|pt|nt|ught)\s
    | ,\s+(?:and|with)\s+(?:a|an|its|his|her|their)\s
    """,
    re.I | re.X,
)
_TO_DO = re.compile(r"\s+to\s+[a-z]")
_WITH_NEXT = re.compile(r",?\s+with\s+(?:the\s+)?")
_SAME_DAY = re.compile(r"\b(?:on\s+)?(?:the|that)\s+(?:very\s+)?same\s+(?:day|date)\b(?!\s+as)", re.I)


def date_of(story: Story, scene: Scene, event: Event, last: str | None = None) -> str | None:
    """The day of the status: a date near the trigger, else for fresh news the day that the report names.

    `last` is the date of the event before, which "the same day" means.
    """
    if last and _SAME_DAY.search(scene.text):
        return last
    age = birthday(scene, story.published) if event.status == "signed" else None
    if age and event.modality == "asserted":
        return age
    usable = _usable(scene, event, story.published)
    if usable:
        best = _best(event, usable)
        if event.modality == "asserted":
            return past(scene, best, story.published)
        return coming(scene, best, story.published)
    entry = _day_of_entry(scene)
    if entry and event.modality == "asserted":
        return past(entry[0], entry[1], story.published)
    if event.modality != "denied" and event.status == "signed":
        near = _near_period(scene, event)
        if near:
            return earlier(near, story.published) if event.modality == "asserted" else near
        season = season_year(scene, event.parts[-1], story.published, event.modality == "asserted")
        if season:
            return season
    front = scene.before
    if event.modality == "asserted" and event.verb is not None and event.status == "signed":
        if front is not None and front.paragraph == scene.paragraph and birthday(front, story.published):
            return birthday(front, story.published)
        ago = weeks_ago(scene, event.parts[-1], story.published)
        if ago:
            return ago
    begun = event.modality == "asserted" and event.status == "negotiating" and event.verb is not None
    if begun and event.verb is not None and event.verb.has("begin"):
        return season_year(scene, event.parts[-1], story.published, done=True)
    if event.modality == "asserted" and scene.index <= 1 and not IN_PLACE.search(scene.text):
        return _day_of_report(story, scene)
    return None


def _usable(scene: Scene, event: Event, published: str | None) -> list[DateSpan]:
    """Dates of the event's clause that it may have."""
    low, high = event.parts[-1]
    high = min(high, _clause_end(scene, event))
    inside = [d for d in scene.dates if max(low, scene.dateline) <= d.start < high and d.value]
    dates = [d for d in inside if not _is_other(scene, d, event) and not is_within_month(scene, d)]
    if event.repeats or (event.verb is not None and event.verb.form == "ing"):
        # "visited on Friday after signing": the day belongs to the verb in front.
        dates = [d for d in dates if d.start > event.at]
    if event.status in ("in_force", "approved"):
        dates = [d for d in dates if not _is_of_signature(scene, d, event)]
    # "agreed on Monday to open talks, and they opened on Friday": the first day is that of agreeing.
    dates = [d for d in dates if not _TO_DO.match(scene.text, d.end) or d.start > event.at] or dates
    if event.modality != "asserted" and published is not None:
        dates = [d for d in dates if d.value and d.value[:4] >= published[:4]]
        # "initialled last month, is to be signed in December"
        dates = [d for d in dates if d.start > event.at] or dates
    return dates


def _is_of_signature(scene: Scene, date: DateSpan, event: Event) -> bool:
    """True for June in "the agreement which X signed in June is in force": it stands behind "signed"."""
    return any(
        v.has("sign") and v.end <= date.start < event.at and date.start - v.end < 40 for v in scene.verbs
    )


def _day_of_entry(scene: Scene) -> tuple[Scene, DateSpan] | None:
    """The day that opens an entry of a digest, with its sentence: "Kharkiv, 1 March." """
    head = scene.before
    if head is None or head.paragraph != scene.paragraph or head.verbs or len(head.text) > 40:
        return None
    days = [d for d in head.dates if d.value and d.precision == "day"]
    return (head, days[0]) if days else None


def _clause_end(scene: Scene, event: Event) -> int:
    """Where another clause begins behind the event's: its dates are its own."""
    after = event.verb.end if event.verb else event.at
    mark = _OTHER_CLAUSE.search(scene.text, after)
    return mark.start() if mark else len(scene.text)


def _best(event: Event, dates: list[DateSpan]) -> DateSpan:
    """The fullest date, or the nearest one where the sentence has several events."""
    fullness = 4 if event.apart else 100
    return min(dates, key=lambda d: abs(d.start - event.at) - fullness * len(d.value or ""))


def _near_period(scene: Scene, event: Event) -> str | None:
    """A year or month near the trigger that no sum has before it: "in 2024"."""
    for period in scene.periods:
        if not period.period_start or period.period_start != period.period_end:
            continue
        of_money = any(m.full_end < period.start < m.full_end + 60 for m in scene.money)
        inside = any(low <= period.start < high for low, high in event.parts)
        inside = inside and not (event.repeats and period.start < event.at)
        if inside and abs(period.start - event.at) < 70 and not of_money:
            return period.period_start
    return None


def _day_of_report(story: Story, scene: Scene) -> str | None:
    """The day of publication, where the report itself names it soon."""
    near = story.scenes[scene.index : scene.index + 4]
    named = any(d.value and d.value == story.published for s in near for d in s.dates)
    return story.published if named else None


def _is_other(scene: Scene, date: DateSpan, event: Event) -> bool:
    """True for the date of a deadline or of a state of things; but talks go on since their first day."""
    before = scene.text[max(0, date.start - 45) : date.start]
    lasting = event.status == "negotiating" or (event.status == "signed" and event.verb is None)
    if lasting and _SINCE.search(before):
        return False
    if event.modality == "planned" and date.precision == "year" and _YEAR_END.search(before):
        return False
    return bool(_AS_OF.search(before) or _LIMIT.search(before))


def is_dated(scene: Scene, event: Event) -> bool:
    """True when a date of the sentence belongs to the event even where it has several partners."""
    if any(abs(d.start - event.at) < 60 for d in scene.dates):
        return True
    days = [d for d in scene.dates if d.precision == "day"]
    return event.verb is not None and scene.index <= 3 and len(days) == 1


def own_days(story: Story, scene: Scene, parties: list[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """The day right at each partner: "with A on 3 August and with B on 11 August", "on Friday, with C"."""
    dates = [d for d in scene.dates if d.value]
    if len(parties) < 2 or len(dates) < 2:
        return {}
    found: dict[tuple[str, ...], str] = {}
    found_here = story.actors(scene)
    for pair in parties:
        for actor in found_here:
            last = listed(scene, found_here, found_here.index(actor))[-1]
            near = [d for d in dates if _is_right_behind(scene, d, last) or _leads_in(scene, d, actor)]
            value = past(scene, near[0], story.published) if near else None
            if actor.code in pair and actor.code != "UKR" and value:
                found[pair] = value
    return found


def _is_right_behind(scene: Scene, date: DateSpan, actor: Actor) -> bool:
    gap = scene.text[actor.end : date.start]
    return actor.end <= date.start and len(gap) <= 12 and "and" not in gap


def _leads_in(scene: Scene, date: DateSpan, actor: Actor) -> bool:
    """True for the day of "and, on Thursday, with A"."""
    return bool(_WITH_NEXT.fullmatch(scene.text[date.end : actor.start])) and "," in scene.text[: date.start]


def shared_date(story: Story, scene: Scene, event: Event, own: dict[tuple[str, ...], str]) -> str | None:
    """The date of those partners who have no day of their own: the widest one that stands in front."""
    values = set(own.values())
    others = [
        d for d in _usable(scene, event, story.published) if past(scene, d, story.published) not in values
    ]
    return past(scene, others[0], story.published) if others else None
