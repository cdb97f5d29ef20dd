"""What a sum is instead, where no word beside it gives it, promises it or calls it aid.

Nothing here decides whether a sum is aid; it says in finer words why it is none: what is said of another
recipient, of a budget, of a change, or of aid that is nobody's in particular.
"""

import re

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.actors import Actor
from pactbook.extract.rules.commitments.aid import not_aid
from pactbook.extract.rules.commitments.eligible import noun_phrase
from pactbook.extract.rules.commitments.receivers import ELSEWHERE, receiver, why_elsewhere
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.fates import Reason

_REGION_GETS = re.compile(
    r"\b(?:Africa|Asia|Europe|Oceania|(?:Latin|Central|South|North)\s+America|the\s+Caribbean|Middle\s+East)\s+"
    r"(?:also\s+|has\s+|have\s+)?(?:receives?|received|gets?|got)\b[^;:]*$",
    re.I,
)
_LABEL = re.compile(r"\s*[(:–—]\s*(?:[^()]{0,40}[/,;=]\s*)?$|\s+-\s+$")
_RECIPIENTS = re.compile(
    r"\brecipients?\b|\breceive[sd]?\b|\b(?:to|for|in)\s+(?:the\s+following|(?:\w+\s+){0,4}countries)?\s*:|"
    r"\b(?:made|given|allocated|provided|donated|went|distributed)\s+to\b|\bcountries\s+to\s+support\b",
    re.I,
)
_BUDGET = re.compile(
    r"\b(?:budgets?|ODA|GNI|spending|spent|spend|expenditures?|borrowing|disbursements?|MFF|deficit|"
    r"appropriations?|core\s+(?:funding|contributions))\b"
)
# "an increase of 3 million", "fell to 3 million", "will drop to 3 million": the change of a budget line.
_CHANGE = re.compile(
    r"\b(?:increas|decreas|reduc|declin|fall|drop|cut|rise|growth|loss|adjustment|lower|fell|shrink|lose)\w*"
    r"(?:\s+(?:of|by|to|from|just|only|some|about|a|an|the|net|and|[\d.]+\s?(?:%|percent)))*\s*\(?$",
    re.I,
)
_BEFORE: int = 12


def instead(story: Story, scene: Scene, money: Money, recipient: str) -> Reason:
    """What a sum is that nothing gives; `recipient` is whom the article speaks of."""
    if goes_to_another(story, scene, money):
        return Reason.OTHER_RECIPIENT
    if _CHANGE.search(scene.text[: money.start]):
        return Reason.BUDGET
    named = receiver(story, scene, money.start, money.full_end)
    if named not in (None, "UKR", ELSEWHERE):
        return why_elsewhere(named, recipient) or Reason.OTHER_RECIPIENT
    if _REGION_GETS.search(scene.text[: money.start]) or _to_organisation(story, scene, money):
        return Reason.AT_LARGE
    low, high = scene.clause(money.start)
    if _BUDGET.search(scene.text[low:high]):
        return Reason.BUDGET
    return why_elsewhere(named, recipient) or Reason.NO_PROMISE


def _to_organisation(story: Story, scene: Scene, money: Money) -> bool:
    """True where an organisation or a fund is to have it: "5 million to the Red Cross"."""
    found = (a for a in story.actors(scene) if a.kind in ("organisation", "fund"))
    near = (a for a in found if money.full_end <= a.start < money.full_end + 30)
    return any(a.preposition in ("to", "for") for a in near)


def goes_to_another(story: Story, scene: Scene, money: Money) -> bool:
    """True for a sum behind a name in a list of recipients: "to Liberia (2 million), Libya (3 million)"."""
    label = _label(story.actors(scene), scene, money)
    if label is None or label.code == "UKR":
        return False
    heads = [scene.text[: label.start]]
    for earlier in reversed(story.scenes[max(0, scene.index - _BEFORE) : scene.index]):
        heads.append(earlier.text)
        if earlier.text.rstrip().endswith(":"):
            break
        if not earlier.text.lstrip().startswith(("-", "•", "*")):
            break
    return any(_RECIPIENTS.search(head) for head in heads)


def _label(found: list[Actor], scene: Scene, money: Money) -> Actor | None:
    """The name that a sum stands behind as in a table: "Libya (3 million", "Libya: 3 million"."""
    before = [actor for actor in found if actor.end <= money.start]
    return before[-1] if before and _LABEL.fullmatch(scene.text[before[-1].end : money.start]) else None


def at_large(scene: Scene, money: Money, elsewhere: Reason) -> Reason:
    """Of a sum that is not said to be Ukraine's, whether it is a budget or trade in the first place."""
    if elsewhere not in (Reason.AT_LARGE, Reason.NO_RECIPIENT):
        return elsewhere
    return not_aid(noun_phrase(scene, money.start, money.full_end)) or elsewhere
