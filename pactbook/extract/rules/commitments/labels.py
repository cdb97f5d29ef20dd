"""Sums behind a name in a list of recipients: "most went to Libya (2 million) and Mali (1 million)"."""

import re
from typing import Final

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.actors import Actor
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

_LABEL = re.compile(r"\s*[(:–—]\s*(?:[^()]{0,40}[/,;=]\s*)?$|\s+-\s+$")
_RECIPIENTS = re.compile(
    r"\brecipients?\b|\breceive[sd]?\b|\b(?:to|for|in)\s+(?:the\s+following|(?:\w+\s+){0,4}countries)?\s*:|"
    r"\b(?:made|given|allocated|provided|donated|went|distributed)\s+to\b|\bcountries\s+to\s+support\b",
    re.I,
)
_BEFORE: Final = 12


def recipient_in_list(story: Story, scene: Scene, money: Money) -> str | None:
    """Code of the name that a sum stands behind in a list of recipients, empty for one without; else None."""
    label = label_of(story, scene, money)
    if label is None or not any(_RECIPIENTS.search(head) for head in _heads(story, scene, label)):
        return None
    return label.code


def _heads(story: Story, scene: Scene, label: Actor) -> list[str]:
    """What may say that a list is one of recipients: the words in front, items before, and their head."""
    heads = [scene.text[: label.start]]
    for earlier in reversed(story.scenes[max(0, scene.index - _BEFORE) : scene.index]):
        heads.append(earlier.text)
        if earlier.text.rstrip().endswith(":") or not earlier.text.lstrip().startswith(("-", "•", "*")):
            break
    return heads


def label_of(story: Story, scene: Scene, money: Money) -> Actor | None:
    """The name that a sum stands behind as in a table: "Libya (3 million", "Libya: 3 million"."""
    before = [actor for actor in story.actors(scene) if actor.end <= money.start]
    return before[-1] if before and _LABEL.fullmatch(scene.text[before[-1].end : money.start]) else None
