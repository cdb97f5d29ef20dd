"""The kind of aid of a sum: from the words around it, the sentence, the paragraph."""

import re
from typing import Final

from pactbook.extract.rules.commitments.aid import UNSPECIFIED, aid_of, names_aid, topics_of
from pactbook.extract.rules.commitments.eligible import phrase_span
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.verbs import Verb

_PHRASE_START = re.compile(r",\s|\band\s")
_SAME_MONEY = re.compile(
    r"""
    ^\W*(?:the|this|these|that)\s+(?:\w+\s+)?
        (?:funds?|funding|money|amount|sum|package|aid|assistance|support|grant|loan|contribution|donation)
        \s+(?:will|is|are|was|were|has|have|would|aims?|includ\w+|comes?|focus\w*|cover\w*)\b
    """,
    re.I | re.X,
)


_CIVIL_TOPICS: Final = frozenset(
    {"reconstruction", "energy", "demining", "cyber", "accountability", "anti_corruption"}
)


def kind_of(story: Story, scene: Scene, i: int, verb: Verb | None) -> str:
    """The codebook's `aid` for sum number `i` of a sentence, whose verb is `verb`."""
    money = scene.money[i]
    low, high = phrase_span(scene, money.start, money.full_end, purposes=True)
    phrase = scene.text[low:high]
    said = _first_said(_places(scene, i, low, high))
    if said == UNSPECIFIED and verb is not None and verb.lemma in ("lend", "loan"):
        return "financial"
    if said == UNSPECIFIED and _CIVIL_TOPICS & set(topics_of(phrase)):
        return "financial"
    if said == UNSPECIFIED and verb is not None and verb.end <= money.start and verb.has("contain"):
        said = aid_of(scene.text[scene.clause(verb.start)[0] : verb.start])
    if said == UNSPECIFIED and not names_aid(phrase):
        said = _before(story, scene)
    if said == UNSPECIFIED:
        said = _after(story, scene)
    return _frame(story) if said == UNSPECIFIED and not names_aid(scene.text) else said


def _first_said(places: list[str]) -> str:
    return next((aid for aid in map(aid_of, places) if aid != UNSPECIFIED), UNSPECIFIED)


def _places(scene: Scene, i: int, phrase_low: int, phrase_high: int) -> list[str]:
    """Where the kind may stand: behind the sum, in front, in its clause, and in a sentence of one sum."""
    text, money = scene.text, scene.money[i]
    behind, phrase = text[money.full_end : phrase_high], text[phrase_low:phrase_high]
    starts = [m.end() for m in _PHRASE_START.finditer(text[: money.start])]
    low = max([0, *(m.full_end for m in scene.money[:i]), *starts[-1:]])
    whole = [text] if len(scene.money) == 1 and not scene.heading else []
    return [behind, text[low : money.start], phrase, _between(scene, i), *whole]


def _between(scene: Scene, i: int) -> str:
    """The words of the clause between the neighbouring sums."""
    low, high = scene.clause(scene.money[i].start)
    before = scene.money[i - 1].full_end if i else 0
    behind = scene.money[i + 1].start if i + 1 < len(scene.money) else len(scene.text)
    return scene.text[max(low, before) : min(high, behind)]


def _before(story: Story, scene: Scene) -> str:
    """The kind of aid that the paragraph speaks of, for a sentence that names only an amount."""
    for earlier in reversed(story.scenes[: scene.index]):
        if earlier.paragraph != scene.paragraph:
            break
        if names_aid(earlier.text) and aid_of(earlier.text) != UNSPECIFIED:
            return aid_of(earlier.text)
    return UNSPECIFIED


def _frame(story: Story) -> str:
    """The kind of aid that headline and lead are about, where they name one and the article no other."""
    lead = {aid_of(scene.text) for scene in story.scenes[:2] if names_aid(scene.text)} - {UNSPECIFIED}
    return lead.pop() if len(lead) == 1 else UNSPECIFIED


def _after(story: Story, scene: Scene) -> str:
    """The kind of aid that the next sentence gives for the same money ("The funds will ...")."""
    for later in story.scenes[scene.index + 1 : scene.index + 2]:
        if _SAME_MONEY.match(later.text) and not later.money:
            return aid_of(later.text)
    return UNSPECIFIED
