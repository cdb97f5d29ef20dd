"""Statistics: population, GDP and rank of an actor."""

import re
from collections.abc import Iterator
from typing import Final

from pactbook.extract.phrases.numbers import Number, find_numbers
from pactbook.extract.rules.actors import NEVER_DONORS, Actor
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.stated import held
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Statistic

_PEOPLE = re.compile(
    r"""
    \b(?:
        population\s+of | home\s+to
        | (?:with|has|have|having)(?=
            \s+(?:
                just\s+ | only\s+ | some\s+ | about\s+ | around\s+ | fewer\s+than\s+ | less\s+than\s+
                | over\s+ | more\s+than\s+
            )*[\d.,]+\s+(?:people|inhabitants|residents|citizens)
        )
        | (?:with|has|have|having)(?=
            \s+(?:just\s+|only\s+|some\s+|about\s+|around\s+|fewer\s+than\s+|less\s+than\s+|over\s+)*
                [\d.]+\s+million\s+(?:people|inhabitants|residents|citizens)
        )
        | (?:country|nation|state|republic)\s+of
    )\s+(?:
        just | only | some | about | around | roughly | nearly | almost | over | more\s+than | fewer\s+than
        | less\s+than | barely | under
    )?\s*(?:a\s+mere\s+)?$
    | \bpopulation\s+(?:is|was|stands\s+at|numbers|totals)\s+(?:just|only|about|around)?\s*$
    """,
    re.I | re.X,
)
_HAS = re.compile(
    r"""
    \b(?:with|has|have|had|having)\s+(?:a\s+)?(?:
        (?:just|only|some|about|around|fewer\s+than|less\s+than|over|more\s+than|nearly|almost|barely)\s+
    )*$
    """,
    re.I | re.X,
)
_INHABITANTS = re.compile(r"\s+(?:people|inhabitants|residents|citizens)\b")
_SOULS = re.compile(r"\s+(?:people|inhabitants|residents|citizens|souls)")
_GDP = re.compile(
    r"""
    \b(?:GDP|gross\s+domestic\s+product|economy)\b(?:\s+of\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?
        (?:\s+(?:of|worth|is\s+worth|is|was|stands\s+at|totals|reached))\s+
        (?:just|only|about|around|roughly|some)?\s*$
    """,
    re.I | re.X,
)
_PHRASE_START = re.compile(r"[,;]\s|[—–]\s?")
_DONORS = re.compile(
    r"\b(?:aid|support|pledg\w+|donor|donors|contribut\w+|assistance|backer|supplier)\b", re.I
)
_LEADING = re.compile(
    r"""
    \b(?:leading|leads?|led|topping|tops?|ahead)\b
        (?=\s+(?:the\s+(?:list|way|pack|field|table|ranking)|at\b|with\b|followed\b))
    | \b(?:largest|biggest|top|leading|most\s+generous|number\s+one|foremost)\s+(?:\w+\s+){0,3}?
        (?:donors?|contributors?|backers?|suppliers?|supporters?|providers?)\b
    """,
    re.I | re.X,
)
_OWNS = re.compile(r"[’']s?\b")
_SECOND = re.compile(r"\b(second|third|fourth|fifth)[- ](?:largest|biggest|most)", re.I)
_RANKS: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_PHRASE_END = re.compile(r"[,;.](?!\d)")


def statistics(story: Story) -> Iterator[Finding[Statistic]]:
    """Findings of kind statistic: population, GDP and rank."""
    for scene in story.scenes:
        yield from _populations(story, scene)
        yield from _economies(story, scene)
        yield from _ranks(story, scene)


def _populations(story: Story, scene: Scene) -> Iterator[Finding[Statistic]]:
    for number in find_numbers(scene.text):
        if number.value < 1000 or any(m.start <= number.start < m.full_end for m in scene.money):
            continue
        subject = _subject(story, scene, number.start) if _is_of_people(scene, number) else None
        if subject:
            people = _SOULS.match(scene.text, number.end)
            end = people.end() if people else number.end
            value = Statistic(subject, "population", number.value, "people")
            yield Finding(scene, _phrase_start(scene, number.start), end, value, confidence=0.85)


def _is_of_people(scene: Scene, number: Number) -> bool:
    before = scene.text[: number.start]
    if _PEOPLE.search(before):
        return True
    return bool(_HAS.search(before) and _INHABITANTS.match(scene.text[number.end :]))


def _economies(story: Story, scene: Scene) -> Iterator[Finding[Statistic]]:
    for money in scene.money:
        if not _GDP.search(scene.text[: money.start]):
            continue
        subject = _subject(story, scene, money.start)
        currency = story.currency(money, None)
        if subject and currency:
            value = Statistic(subject, "gdp", money.amount, currency)
            low = _phrase_start(scene, money.start)
            yield Finding(scene, low, money.end, value, confidence=0.8, holds=held(scene, money))


def _phrase_start(scene: Scene, at: int) -> int:
    """The start of the phrase in front: after the last comma or dash."""
    return max((m.end() for m in _PHRASE_START.finditer(scene.text[:at])), default=0)


def _subject(story: Story, scene: Scene, at: int) -> str | None:
    """Whose figure stands at `at`: the first subject in front, else the last name, else who is in focus."""
    kinds = ("country", "demonym", "capital")
    found = [a for a in story.actors(scene) if a.start < at and a.kind in kinds]
    found = [a for a in found if a.code and a.code not in ("RUS", "UKR")]
    subjects = [a for a in found if a.preposition is None]
    if subjects:
        return subjects[0].code
    return found[-1].code if found else story.focus(scene)


def _ranks(story: Story, scene: Scene) -> Iterator[Finding[Statistic]]:
    if not _DONORS.search(scene.text):
        return
    for match in _LEADING.finditer(scene.text):
        actor = _leader(story, scene, match)
        if actor is None:
            continue
        ordinal = _SECOND.search(scene.text[max(0, match.start() - 12) : match.end()])
        rank = _RANKS[ordinal.group(1).lower()] if ordinal else 1
        stop = _PHRASE_END.search(scene.text[match.end() :])
        end = match.end() + stop.start() if stop else len(scene.text)
        value = Statistic(actor.code, "rank", rank, period=year_of(scene))
        yield Finding(scene, actor.start, end, value, confidence=0.55)


def _leader(story: Story, scene: Scene, match: re.Match[str]) -> Actor | None:
    """Who leads: the name right before the verb, or the last one before "largest donor"."""
    before = [a for a in story.actors(scene) if a.code and a.end <= match.start()]
    before = [a for a in before if a.code not in NEVER_DONORS]
    word = match.group().lower()
    if word.startswith(("lead", "led", "top", "ahead")) and " " not in word:
        return before[-1] if before and match.start() - before[-1].end <= 3 else None
    before = [a for a in before if a.preposition not in ("after", "behind", "than", "besides")]
    if not before:
        return None
    # "Germany is Ukraine's largest donor": who has the donor is not the donor.
    return before[0] if _OWNS.match(scene.text[before[-1].end :]) else before[-1]


def year_of(scene: Scene) -> str | None:
    """The year (or month) that a sentence is about, where it names just one."""
    years = {p.period_start for p in scene.periods if p.period_start and p.period_start == p.period_end}
    return years.pop() if len(years) == 1 else None
