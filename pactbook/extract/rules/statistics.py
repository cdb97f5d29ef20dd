"""Statistics: population, GDP and rank of an actor."""

import re
from collections.abc import Iterator
from typing import Final

from pactbook.extract.phrases.numbers import find_numbers
from pactbook.extract.rules.actors import NEVER_DONORS
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
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


def statistics(story: Story) -> Iterator[Finding]:
    """Findings of kind statistic: population, GDP and rank."""
    for scene in story.scenes:
        for number in find_numbers(scene.text):
            before = scene.text[: number.start]
            counted = _PEOPLE.search(before) or (
                _HAS.search(before) and _INHABITANTS.match(scene.text[number.end :])
            )
            if (
                counted
                and number.value >= 1000
                and not any(m.start <= number.start < m.full_end for m in scene.money)
            ):
                subject = _subject(story, scene, number.start)
                if subject:
                    end = _SOULS.match(scene.text, number.end)
                    low = _back(scene, number.start)
                    value = Statistic(subject, "population", number.value, "people", None)
                    yield Finding(scene, low, end.end() if end else number.end, value, "asserted", None, 0.85)
        for money in scene.money:
            if _GDP.search(scene.text[: money.start]):
                subject = _subject(story, scene, money.start)
                currency = money.currency or story.currency(money, None)
                if subject and currency:
                    yield Finding(
                        scene,
                        _back(scene, money.start),
                        money.end,
                        Statistic(subject, "gdp", money.amount, currency, None),
                        "asserted",
                        None,
                        0.8,
                    )
        yield from _rank(story, scene)


def _back(scene: Scene, at: int) -> int:
    """The start of the phrase in front: after the last comma or dash."""
    marks = [m.end() for m in _PHRASE_START.finditer(scene.text[:at])]
    return marks[-1] if marks else 0


def _subject(story: Story, scene: Scene, at: int) -> str | None:
    found = [
        a
        for a in story.actors(scene)
        if a.code
        and a.code not in ("RUS", "UKR")
        and a.kind in ("country", "demonym", "capital")
        and a.start < at
    ]
    subjects = [a for a in found if a.preposition is None]
    if subjects:
        return subjects[0].code
    return found[-1].code if found else story.focus(scene)


def _rank(story: Story, scene: Scene) -> Iterator[Finding]:
    if not _DONORS.search(scene.text):
        return
    for match in _LEADING.finditer(scene.text):
        word = match.group().lower()
        before = [
            a for a in story.actors(scene) if a.code and a.end <= match.start() and a.code not in NEVER_DONORS
        ]
        if word.startswith(("lead", "led", "top", "ahead")) and " " not in word:
            if not before or match.start() - before[-1].end > 3:
                continue
            actor = before[-1]
        else:
            before = [a for a in before if a.preposition not in ("after", "behind", "than", "besides")]
            if not before:
                continue
            actor = before[-1] if not _OWNS.match(scene.text[before[-1].end :]) else before[0]
        ordinal = _SECOND.search(scene.text[max(0, match.start() - 12) : match.end()])
        value = Statistic(
            actor.code, "rank", _RANKS[ordinal.group(1).lower()] if ordinal else 1, None, year_of(scene)
        )
        stop = _PHRASE_END.search(scene.text[match.end() :])
        end = match.end() + stop.start() if stop else len(scene.text)
        yield Finding(scene, actor.start, end, value, "asserted", None, 0.55)


def year_of(scene: Scene) -> str | None:
    years = {p.period_start for p in scene.periods if p.period_start and p.period_start == p.period_end}
    return years.pop() if len(years) == 1 else None
