"""Which sums are aid at all."""

import re
from typing import Final

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.commitments.aid import names_aid, not_aid
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.verbs import Verb

_GIVING: Final = ("give", "pledge", "allocate", "postpone", "cancel", "cut", "contain", "raise", "refuse")
_BUSINESS = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|investors?|business(?:es)?|corporations?|banks?)\b", re.I
)
_FOR_UKRAINE = re.compile(r"\b(?:for|to)\s+(?:Ukrain\w+|Kyiv|Kiev)", re.I)
_UKRAINE = re.compile(r"\bUkrain|\bKyiv", re.I)
_PROCEEDS = re.compile(r"\b(?:proceeds|profits|revenues?|interest|windfall)\b")
# "will cost 2 billion", "repaid 3 billion": a price or a debt, unless aid is what has the price.
_PRICE = re.compile(
    r"\b(?:costs?|costing|repa(?:y|ys|id|ying)|owes?|owed)\s+(?:(?:about|around|up|to|at|least|some|more|than|the)\s+)*$",
    re.I,
)
_SPENT_ON = re.compile(r"\s+on\s+[^,;.]+")
_PHRASE_END = re.compile(r"[,;](?!\d)|\s[—–-]\s|\.\s")


def is_aid(story: Story, scene: Scene, money: Money) -> bool:
    """True when a sum is given, promised or called aid, and is not the size of something else."""
    if _is_other(scene, noun_phrase(scene, money.start, money.full_end)):
        return False
    price = _PRICE.search(scene.text[: money.start])
    if price and not names_aid(scene.text[scene.clause(money.start)[0] : price.start()]):
        return False
    if story.giver:
        return True
    verb = governing(scene, money.start, money.full_end)
    if verb is not None and verb.lemma == "spend" and _is_spent_elsewhere(scene, money):
        return False
    if verb is not None and _is_purchase(story, scene, verb):
        return False
    if (
        verb is not None
        and (verb.passive or verb.has("contain"))
        and verb.start >= scene.clause(money.start)[0]
    ):
        low, _ = scene.clause(money.start)
        subject = scene.text[low : verb.start]
        if not_aid(subject) and not names_aid(subject):
            return False
    gives = verb is not None and verb.has(*_GIVING)
    wide = scene.text[max(0, money.start - 70) : money.full_end + 70]
    if not (gives or names_aid(wide)):
        return False
    return names_aid(scene.text) or (gives and story.about_ukraine())


def _is_other(scene: Scene, phrase: str) -> bool:
    """True when the noun phrase of a sum is of trade, damage, debt or the like."""
    reason = not_aid(phrase)
    if reason is None or (reason == "output" and scene.shares):
        return False
    if reason in ("budget", "trade", "need", "debt") and names_aid(phrase):
        return False
    # Assets that are only frozen are nobody's gift; what they yield may be.
    return not (reason == "frozen assets" and _PROCEEDS.search(phrase))


def _is_spent_elsewhere(scene: Scene, money: Money) -> bool:
    """True for what is spent on something that is neither aid nor Ukraine's."""
    purpose = _SPENT_ON.match(scene.text[money.full_end :])
    return purpose is not None and not (names_aid(purpose.group()) or _UKRAINE.search(purpose.group()))


def _is_purchase(story: Story, scene: Scene, verb: Verb) -> bool:
    """ "Ukraine will buy gas", "companies have invested": business, unless a state buys for Ukraine."""
    front = scene.text[: verb.start]
    if verb.lemma == "invest" and _BUSINESS.search(front):
        return True
    if verb.lemma not in ("buy", "purchase", "procure"):
        return False
    subjects = [a for a in story.actors(scene) if a.end <= verb.start and a.preposition is None]
    return (not subjects or subjects[-1].code == "UKR") or not _FOR_UKRAINE.search(scene.text)


def noun_phrase(scene: Scene, start: int, end: int) -> str:
    """The noun phrase around a sum: from the verb in front to the next verb, comma or sum behind."""
    low, _ = scene.clause(start)
    before = [verb.end for verb in scene.verbs if verb.end <= start]
    stops = [verb.start for verb in scene.verbs if verb.start >= end]
    stops += [money.start for money in scene.money if money.start >= end]
    stop = _PHRASE_END.search(scene.text[end:])
    if stop:
        stops.append(end + stop.start())
    return scene.text[max([low, start - 80, *before[-1:]]) : min(stops, default=len(scene.text))]
