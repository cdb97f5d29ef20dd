"""The kind of aid of a sum: from the words around it, the sentence, the paragraph."""

import re

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.commitments.aid import aid_of, names_aid
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

_PHRASE_START = re.compile(r",\s|\band\s")
_SAME_MONEY = re.compile(
    r"""
    ^\W*(?:the|this|these|that)\s+(?:\w+\s+)?
        (?:funds?|funding|money|amount|sum|package|aid|assistance|support|grant|loan|contribution|donation)
        \s+(?:will|is|are|was|were|has|have|would|aims?|includ\w+|comes?|focus\w*|cover\w*)\b
    """,
    re.I | re.X,
)


def kind_of(scene: Scene, money: Money, i: int, zone: str) -> str:
    """The kind of aid: from the words behind the sum, else those in front, else the clause, else the sentence."""
    behind = zone[zone.find(scene.text[money.start : money.full_end]) + money.full_end - money.start :]
    comma = [m.end() for m in _PHRASE_START.finditer(scene.text[: money.start])]
    low = max([0, *(m.full_end for m in scene.money[:i]), *comma[-1:]])
    places = [behind, scene.text[low : money.start], zone, _nearby(scene, money, i)]
    if len(scene.money) == 1 and not scene.heading:
        places.append(scene.text)
    return next((aid for aid in map(aid_of, places) if aid != "unspecified"), "unspecified")


def _nearby(scene: Scene, money: Money, i: int) -> str:
    """The words between the neighbouring sums: where the kind of aid stands when the noun phrase lacks it."""
    low = scene.money[i - 1].full_end if i else 0
    high = scene.money[i + 1].start if i + 1 < len(scene.money) else len(scene.text)
    clause_low, clause_high = scene.clause(money.start)
    return scene.text[max(low, clause_low) : min(high, clause_high)]


def kind_before(story: Story, scene: Scene) -> str:
    """The kind of aid that the paragraph speaks of, for a sentence that names only an amount."""
    for earlier in reversed(story.scenes[: scene.index]):
        if earlier.paragraph != scene.paragraph:
            break
        if names_aid(earlier.text) and aid_of(earlier.text) != "unspecified":
            return aid_of(earlier.text)
    return "unspecified"


def kind_after(story: Story, scene: Scene) -> str:
    """The kind of aid that the next sentence gives for the same money ("The funds will ...")."""
    for later in story.scenes[scene.index + 1 : scene.index + 2]:
        if _SAME_MONEY.match(later.text) and not later.money:
            return aid_of(later.text)
    return "unspecified"
