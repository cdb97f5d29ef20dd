"""Which instrument a sentence speaks of, and where it was signed."""

import re

from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.agreements.words import ANY_AGREEMENT, SECURITY_AGREEMENT, names_paper
from pactbook.extract.rules.scene import Scene

_BILATERAL_AGREEMENT = re.compile(r"\b(?:bilateral|security)\s+(?:\w+\s+)?(?:agreement|pact|deal)", re.I)
_NOT_A_TREATY = re.compile(r"\bnot\s+a\s+(?:\w+\s+)?treaty")
_IN_OR_TO = re.compile(r"\b(?:in|to)\s+$", re.I)
_IN_SOMEWHERE = re.compile(r"\bin\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)")
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|NATO|EU)",
)


def instrument_of(scene: Scene, event: Event, known: str | None) -> str:
    """The codebook's instrument for the noun nearest to the trigger of an event.

    Where the sentence has no such noun it is the one `known` from before.
    """
    nearest = min(ANY_AGREEMENT.finditer(scene.text), key=lambda m: abs(m.start() - event.at), default=None)
    if nearest is None and known == "other":
        return known
    word = nearest.group().lower() if nearest else ""
    if word.startswith("declaration") and not _BILATERAL_AGREEMENT.search(scene.text):
        return "declaration"
    if word.startswith(("memorand", "mou")):
        return "memorandum"
    if names_paper(scene) and not SECURITY_AGREEMENT.search(scene.text):
        return "other"
    if word.startswith("treat") and not _NOT_A_TREATY.search(scene.text):
        return "treaty"
    return "security_agreement"


def place_of(scene: Scene, event: Event) -> str | None:
    """Where it was signed, as written: a capital behind "in" or "to", else a name behind "in"."""
    for mention in scene.mentions:
        if mention.kind == "capital" and _IN_OR_TO.search(scene.text[: mention.start]):
            return scene.text[mention.start : mention.end]
    match = _IN_SOMEWHERE.search(scene.text[event.at :])
    if match and not _NO_PLACE.match(match.group(1)):
        return match.group(1)
    return None
