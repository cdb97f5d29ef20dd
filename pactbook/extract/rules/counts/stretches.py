"""What every count needs: its stretch of the sentence, its members and its day."""

import re

from pactbook.extract.phrases.numbers import Number
from pactbook.extract.rules.actors import codes_of, listed
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

DECLARATION = re.compile(r"\bdeclaration\b", re.I)
PARTNERS = r"(?:countries|states|nations|partners|governments|allies|capitals)"
_BREAK = re.compile(r",\s|;\s|\s[—–-]\s")
_STOP = re.compile(r"[.;]")


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
    found = story.actors(scene)
    for i, actor in enumerate(found):
        if actor.start < at or not (actor.code or actor.codes):
            continue
        group = [a for a in listed(scene, found, i) if a.code != "UKR"]
        if len(group) >= 2:
            return tuple(codes_of(group))
    return ()


def last_member(scene: Scene, at: int) -> int:
    stop = _STOP.search(scene.text[at:])
    return at + stop.start() if stop else len(scene.text)


def as_of(story: Story, scene: Scene) -> str | None:
    days = [d.value for d in scene.dates if d.value and len(d.value) == 10]
    return days[0] if days else story.published


def is_whole(number: Number) -> bool:
    return float(number.value).is_integer() and 1 < number.value <= 60
