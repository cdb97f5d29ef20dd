"""Actors of a sentence that are no party: speakers, venues, and names within other phrases."""

import re
from typing import Final

from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules.actors import Actor
from pactbook.extract.rules.scene import Scene

_OBLIQUE: Final = frozenset(words("in, at, against, from, over, than, after, on, into"))
# "the NATO summit", "Russia's invasion"
_NAME_OF_OTHER_THING = re.compile(
    r"""
    (?:[’']s)?\s+(?:
        summit | meeting | conference | membership | members?\b | visit | forces | aggression | invasion
        | attack | declaration | format | process | communiqu[eé] | leaders[’']\s+summit
    )
    """,
    re.I | re.X,
)
_MEMBER_OF = re.compile(r"\b(?:member\s+of|membership\s+(?:in|of)|join(?:ing)?)\s+(?:the\s+)?$", re.I)
# "a Czech newspaper", "400 million Danish kroner"
_ATTRIBUTE_OF_OTHER_THING = re.compile(
    r"""
    \s+(?:
        journalists? | reporters? | media | newspaper | aggression | invasion | capital | city | city\s+of
        | billion | crowns | kroner | dollars | media | news | embassy
    )
    """,
    re.I | re.X,
)


def is_bystander(scene: Scene, actor: Actor) -> bool:
    """True for who only speaks, is a venue, or belongs to another phrase (a NATO member, a G7 summit)."""
    after = scene.text[actor.end : actor.end + 40]
    before = scene.text[max(0, actor.start - 40) : actor.start]
    if actor.kind in ("capital", "seat") and actor.preposition in ("in", "at", "from", "near"):
        return True
    if actor.preposition in _OBLIQUE and not actor.adjective:
        return True
    if _NAME_OF_OTHER_THING.match(after) or _MEMBER_OF.search(before):
        return True
    if actor.adjective and _ATTRIBUTE_OF_OTHER_THING.match(after):
        return True
    return actor.kind in ("organisation", "agency") and actor.code != "EU"
