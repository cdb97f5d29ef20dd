"""An event of an agreement, and the part of its sentence in which its parties and dates stand."""

import re
from dataclasses import dataclass

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_OPENING_CLAUSE = re.compile(r"(?:While|Whereas|Although)\b[^,;]+,\s")
_STRONG_BREAK = re.compile(r";\s|,?\s(?:while|whereas|but)\s")


@dataclass(frozen=True, slots=True)
class Event:
    """A status that a sentence gives to an agreement: where its trigger stands and how sure it is."""

    status: str
    at: int
    modality: str
    verb: Verb | None


def reach(scene: Scene, event: Event) -> tuple[int, int]:
    """Where the parties of an event may stand: its sentence, cut at a strong break or another event."""
    low, high = 0, len(scene.text)
    opening = _OPENING_CLAUSE.match(scene.text)
    if opening:
        low, high = (0, opening.end()) if event.at < opening.end() else (opening.end(), high)
    for mark in _STRONG_BREAK.finditer(scene.text):
        if mark.end() <= event.at:
            low = mark.end()
        elif mark.start() > event.at:
            high = min(high, mark.start())
    return low, high


def quote(scene: Scene, event: Event) -> tuple[int, int]:
    """The sentence, or its part between strong breaks that holds the event."""
    low, high = reach(scene, event)
    text = scene.text[low:high]
    return low + len(text) - len(text.lstrip(" ,;—–-")), high - (len(text) - len(text.rstrip(" ,;—–-")))
