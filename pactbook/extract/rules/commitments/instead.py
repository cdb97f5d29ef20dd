"""What a sum is instead, where no word beside it gives it, promises it or calls it aid.

Nothing here decides whether a sum is aid; it says in finer words why it is none: what is said of another
recipient, of a budget, of a change, or of aid that is nobody's in particular.
"""

import re
from typing import Final

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.commitments.aid import names_aid, not_aid
from pactbook.extract.rules.commitments.eligible import noun_phrase
from pactbook.extract.rules.commitments.labels import label_of
from pactbook.extract.rules.commitments.receivers import ELSEWHERE, receiver, why_elsewhere
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.fates import Reason

_REGION_GETS = re.compile(
    r"\b(?:Africa|Asia|Europe|Oceania|(?:Latin|Central|South|North)\s+America|the\s+Caribbean|Middle\s+East)\s+"
    r"(?:also\s+|has\s+|have\s+)?(?:receives?|received|gets?|got)\b[^;:]*$",
    re.I,
)
# "900 million to four countries"
_COUNTRIES = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:to|for|in)\s+(?:[\w-]+\s+){1,4}(?:countries|states|regions)\b", re.I
)
# "21 billion for this year from the members of this group"
_FROM_MANY = re.compile(
    r"[^.;:]{0,40}?\bfrom\s+(?:the\s+|its\s+|all\s+|other\s+)?(?:members|partners|allies|donors|participants|lenders)\b",
    re.I,
)
_FOR_UKRAINE = re.compile(r"\b(?:aid|help|support|assistance)\s+(?:for|to)\s+(?:Ukrain|Kyiv)", re.I)
_FORMERLY = re.compile(r"(?:\b(?:up|down)\s+from|,\s+from|\bcompared\s+(?:with|to))\s+$", re.I)
_FROZEN = re.compile(r"\b(?:froze|frozen|freezes?|seiz\w+|confiscat\w+|immobili[sz]\w+)\b", re.I)
_ECONOMY = re.compile(
    r"\beconomy\b[^.;,]{0,40}\b(?:grew|grow\w*|shr[aiu]nk|contracted|of|worth|is|was)\b[^.;]{0,20}$"
    r"|\b(?:account(?:s|ed|ing)?\s+for|ma[dk]es?\s+up|generates?)\b[^.;]{0,20}$",
    re.I,
)
# "the alliance's goal of 2%"
_GOAL = re.compile(
    r"\b(?:(?:goal|target|benchmark|norm|threshold)\s+of\s+(?:spending\s+)?|(?:reach|meet|hit)\w*\s+)$", re.I
)
_OWN_DEFENCE = re.compile(
    r"\b(?:spend\w*|spent)\b[^.;]{0,60}\bon\s+(?:(?:its|their|national|own)\s+)*"
    r"(?:defen[cs]e|armed\s+forces|the\s+military)\b|\b(?:defen[cs]e|military)\s+(?:spending|budgets?|expenditure)\b",
    re.I,
)
_ORGANISATIONS: Final = ("organisation", "fund")
_BUDGET = re.compile(
    r"\b(?:budgets?|ODA|GNI|spending|spent|spend|expenditures?|borrowing|disbursements?|MFF|deficit|"
    r"appropriations?|core\s+(?:funding|contributions))\b"
)
# "an increase of 3 million", "fell to 3 million", "will drop to 3 million": the change of a budget line.
_CHANGE = re.compile(
    r"\b(?:increas|decreas|reduc|declin|fall|drop|cut|rise|growth|loss|adjustment|lower|fell|shrink|lose|climb|grow)\w*"
    r"(?:\s+(?:of|by|to|from|just|only|some|about|a|an|the|net|and|[\d.]+\s?(?:%|percent)))*\s*\(?$",
    re.I,
)


def instead(story: Story, scene: Scene, money: Money, recipient: str, silent: Reason) -> Reason | None:
    """What a sum is that nothing or nobody gives (`silent`), if anything; `recipient` is the article's."""
    low, high = scene.clause(money.start)
    if _FROM_MANY.match(scene.text[money.full_end :]) or _FOR_UKRAINE.search(scene.text[low:high]):
        return Reason.NO_DONOR
    if _CHANGE.search(scene.text[: money.start]):
        return Reason.BUDGET
    named = receiver(story, scene, money.start, money.full_end)
    if named not in (None, "UKR", ELSEWHERE):
        return why_elsewhere(named, recipient) or Reason.OTHER_RECIPIENT
    if _REGION_GETS.search(scene.text[: money.start]) or _to_organisation(story, scene, money):
        return Reason.AT_LARGE
    if _FROZEN.search(scene.text[low : money.start]):
        return Reason.FROZEN_ASSETS
    if of_economy(scene, money.start):
        return Reason.OUTPUT
    if _BUDGET.search(scene.text[low:high]):
        return Reason.BUDGET
    elsewhere = why_elsewhere(named, recipient)
    if elsewhere is Reason.NO_RECIPIENT and silent is Reason.NO_DONOR and story.about_ukraine():
        return None
    return finer(story, scene, money, elsewhere) if elsewhere else None


def formerly(scene: Scene, money: Money) -> bool:
    """True for what a sum of the sentence was before: "53 billion next year, down from 56 billion"."""
    earlier = any(other.full_end <= money.start for other in scene.money)
    return earlier and bool(_FORMERLY.search(scene.text[: money.start]))


def of_economy(scene: Scene, start: int) -> bool:
    """True where the size of an economy, or of a part of one, is told."""
    return bool(_ECONOMY.search(scene.text[:start]))


def is_goal(scene: Scene, start: int) -> bool:
    """True for a goal that no aid is said to have: "the alliance's goal of 2%"."""
    return bool(_GOAL.search(scene.text[:start])) and not names_aid(scene.text[max(0, start - 90) : start])


def own_defence(scene: Scene) -> bool:
    """True where a country pays for its own defence."""
    return bool(_OWN_DEFENCE.search(scene.text))


def _to_organisation(story: Story, scene: Scene, money: Money) -> bool:
    """True where an organisation is to have it: "5 million to the Red Cross", "UNHCR (5 million"."""
    label = label_of(story, scene, money)
    if label and label.kind in _ORGANISATIONS:
        return True
    found = (a for a in story.actors(scene) if a.kind in _ORGANISATIONS)
    near = (a for a in found if money.full_end <= a.start < money.full_end + 30)
    return any(a.preposition in ("to", "for") for a in near)


def finer(story: Story, scene: Scene, money: Money, elsewhere: Reason) -> Reason:
    """Of a sum that is not said to be Ukraine's, whether it is a budget or trade in the first place."""
    if elsewhere not in (Reason.AT_LARGE, Reason.NO_RECIPIENT):
        return elsewhere
    other = not_aid(noun_phrase(scene, money.start, money.full_end))
    if other or elsewhere is Reason.AT_LARGE:
        return other or elsewhere
    if _COUNTRIES.match(scene.text[money.full_end :]) or _to_organisation(story, scene, money):
        return Reason.AT_LARGE
    head = story.scenes[0]
    if _BUDGET.search(scene.text) or (head.heading and _BUDGET.search(head.text)):
        return Reason.BUDGET
    return (
        Reason.AT_LARGE if any(receiver(story, s, 0, 0) == ELSEWHERE for s in story.scenes[:2]) else elsewhere
    )
