"""Parties of an event: the pairs that the sentence names, else the one that the article speaks of."""

import re

from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.agreements.partners import partners
from pactbook.extract.rules.words import AGREEMENT_NOUN

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

_G7 = re.compile(r"\bG7\b|Group of Seven")
_THE_AGREEMENT = re.compile(rf"\b(?:the|this|that)\s+(?:[\w-]+\s+){{0,3}}?{AGREEMENT_NOUN}", re.I)
_AGREEMENTS = re.compile(r"\b(?:agreements|pacts|deals|accords|treaties|documents)\b", re.I)
_KNOWN_PARTIES = re.compile(
    r"""
    \b(?:
        it | its | we | he | she | they
        | the\s+(?:\w+\s+)?(?:
            draft | text | document | government | cabinet | negotiators | parties | leaders | presidents
            | ministers
        )
        | two\s+(?:countries|governments|sides|states|leaders)
        | both\s+(?:countries|governments|sides|leaders) | talks | negotiations | consultations | officials
        | negotiators
    )\b
    """,
    re.I | re.X,
)
_WITH_UNNAMED = re.compile(r"\bwith\s+(?:several|other|many|all|a\s+number|some)\b")
_FIRST = re.compile(r"\bfirst\b")


def parties_of(
    story: Story, scene: Scene, event: Event, instrument: str, partner: str | None
) -> tuple[list[tuple[str, ...]], bool]:
    """Pairs of parties, and whether the sentence itself names them."""
    found = story.actors(scene)
    if instrument == "declaration":
        if _G7.search(scene.text):
            return [("G7", "UKR")], True
        if not any(a.code == "UKR" for a in found) or event.status != "signed":
            return [], False
    others = partners(story, scene, event, found)
    named = bool(others)
    has_ukraine = any(a.code == "UKR" for a in found) or story.about_ukraine()
    if not others:
        anaphora = _THE_AGREEMENT.search(scene.text)
        several = _AGREEMENTS.search(scene.text) and event.status == "signed"
        if several:
            return [], False
        back = _KNOWN_PARTIES.search(scene.text)
        focus = (partner or story.focus(scene)) if anaphora or back else None
        if (
            focus is None
            or _WITH_UNNAMED.search(scene.text)
            or (event.status == "signed" and _FIRST.search(scene.text) and not anaphora)
        ):
            return [], False
        others = [focus]
    here = any(a.code == "UKR" for a in found)
    if instrument != "security_agreement" and not here:
        return [], named
    if not has_ukraine:
        return ([tuple(others)] if len(others) == 2 else []), named
    return [(code, "UKR") for code in others if code != "UKR"], named
