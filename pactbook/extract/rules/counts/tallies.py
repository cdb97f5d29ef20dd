"""What every count needs: its stretch of the sentence, its members, its day, and the finding made of them."""

import re
from typing import Final

from pactbook.extract.phrases.numbers import Number, find_numbers
from pactbook.extract.rules.actors import codes_of, listed
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Count

DECLARATION = re.compile(r"\bdeclaration\b", re.I)
PARTNERS: Final = r"(?:countries|states|nations|partners|governments|allies|capitals)"
_BREAK = re.compile(r",\s|;\s|\s[—–-]\s")
_STOP = re.compile(r"[.;]")


def tally(
    story: Story, scene: Scene, place: tuple[int, int], value: Count, at: int, sure: float
) -> Finding[Count]:
    """The finding for a count whose number stands at `at`; it rests on the words at `place`."""
    return Finding(scene, *place, value, "asserted", attribution(story, scene, at), sure)


def listed_tally(story: Story, scene: Scene, number: Number, what: str, sure: float) -> Finding[Count]:
    """The finding for a number with the members that are listed behind it, up to the end of the clause."""
    value = Count(
        what=what,
        value=int(number.value),
        members=members_of(story, scene, number.end),
        as_of=as_of(story, scene),
    )
    return tally(story, scene, (number.start, last_member(scene, number.end)), value, number.start, sure)


def whole_numbers(scene: Scene) -> list[Number]:
    """Numbers that may count agreements or states: whole ones from 2 to 60."""
    return [n for n in find_numbers(scene.text) if float(n.value).is_integer() and 1 < n.value <= 60]


def is_counted(scene: Scene, at: int) -> bool:
    """True when the number at `at` has a noun of its own other than states ("three rounds", "ten deals")."""
    return any(span.start <= at < span.end and span.noun != "countries" for span in scene.counts)


def stretch(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The clause around a count."""
    low, high = 0, len(scene.text)
    for mark in _BREAK.finditer(scene.text):
        if mark.end() <= start:
            low = mark.end()
        elif mark.start() >= end:
            high = mark.start()
            break
    return low, high


def members_of(story: Story, scene: Scene, at: int) -> tuple[str, ...]:
    """Codes of the first list of two or more partners behind `at`."""
    found = story.actors(scene)
    for i, actor in enumerate(found):
        if actor.start < at or not (actor.code or actor.codes):
            continue
        group = [a for a in listed(scene, found, i) if a.code != "UKR"]
        if len(group) >= 2:
            return tuple(codes_of(group))
    return ()


def last_member(scene: Scene, at: int) -> int:
    """Where a list behind `at` ends at the latest."""
    stop = _STOP.search(scene.text[at:])
    return at + stop.start() if stop else len(scene.text)


def as_of(story: Story, scene: Scene) -> str | None:
    """The day that the sentence names, else the day of publication."""
    days = [d.value for d in scene.dates if d.value and len(d.value) == 10]
    return days[0] if days else story.published
