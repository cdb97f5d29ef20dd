"""Which sums are aid at all."""

import re

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.commitments.aid import names_aid, not_aid
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

_PROCEEDS = re.compile(r"\b(?:proceeds|profits|revenues?|interest|windfall)\b")
_PHRASE_END = re.compile(r"[,;](?!\d)|\s[—–-]\s|\.\s")


def is_aid(story: Story, scene: Scene, money: Money) -> bool:
    zone = noun_phrase(scene, money.start, money.full_end)
    wide = scene.text[max(0, money.start - 70) : money.full_end + 70]
    reason = not_aid(zone)
    if reason == "output" and scene.shares:
        reason = None
    if (
        reason
        and not (names_aid(zone) and reason in ("budget", "trade", "need", "debt"))
        and not (reason == "frozen assets" and _PROCEEDS.search(zone))
    ):
        return False
    verb = governing(scene, money.start, money.full_end)
    if verb is not None and verb.has("contain") and not verb.has("give"):
        low, _ = scene.clause(money.start)
        if not_aid(scene.text[low : verb.start]) and not names_aid(scene.text[low : verb.start]):
            return False
    gives = verb is not None and verb.has(
        "give", "pledge", "allocate", "postpone", "cancel", "cut", "contain", "raise"
    )
    if not (gives or names_aid(wide)):
        return False
    return names_aid(scene.text) or (gives and story.about_ukraine())


def noun_phrase(scene: Scene, start: int, end: int) -> str:
    """The noun phrase around a sum: from the verb in front to the next verb, comma or sum behind."""
    low, _ = scene.clause(start)
    before = [v.end for v in scene.verbs if v.end <= start]
    low = max([low, *before[-1:]], default=low)
    high = len(scene.text)
    stops = [v.start for v in scene.verbs if v.start >= end] + [
        m.start for m in scene.money if m.start >= end
    ]
    comma = _PHRASE_END.search(scene.text[end:])
    if comma:
        stops.append(end + comma.start())
    return scene.text[max(low, start - 80) : min([high, *stops])]
