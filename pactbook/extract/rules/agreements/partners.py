"""The other side of an agreement: which actors of a sentence are parties beside Ukraine."""

import re
from typing import Final

from pactbook.extract.rules.actors import Actor, codes_of, listed
from pactbook.extract.rules.agreements.bystanders import is_bystander
from pactbook.extract.rules.agreements.event import Event, reach
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import TABLES

_NO_PARTNERS: Final = frozenset({"UKR", "RUS", "BLR"})
_LINKING: Final = frozenset({None, "between", "with", "by", "including", "of"})
# "each of the three Baltic states": a group is only a party as a whole.
_WHOLE_GROUP = re.compile(
    r"""
    \b(?:all|each|both|every|the\s+three|the\s+five|the\s+eight)
        \s+(?:of\s+)?(?:the\s+)?(?:three\s+|five\s+)?$
    """,
    re.I | re.X,
)
_WITH = re.compile(
    r"""
    (?:\b(?:with|including|between|by|like|such\s+as|namely|of|are)|[:—–-])\s*
        (?:the\s+|nations\s+|countries\s+|partners\s+|allies\s+)*$
    """,
    re.I | re.X,
)


def partners(scene: Scene, event: Event, found: list[Actor]) -> list[str]:
    """Codes of the other side: lists with Ukraine, "with X", "including X", signatories, "X-Ukraine"."""
    low, high = reach(scene, event)
    usable = [a for a in found if low <= a.start < high and _may_be_party(scene, a)]
    chosen: list[Actor] = []
    for actor in usable:
        group = listed(scene, found, found.index(actor))
        if _is_linked(scene, actor, group, event):
            chosen += [a for a in group if a in usable and a not in chosen]
    if not chosen:
        chosen = [a for a in usable if a.preposition in _LINKING]
    return [code for code in codes_of(chosen) if code not in TABLES]


def _may_be_party(scene: Scene, actor: Actor) -> bool:
    if not (actor.code or actor.codes) or actor.code in _NO_PARTNERS or actor.kind == "fund":
        return False
    if is_bystander(scene, actor):
        return False
    return not actor.codes or bool(_WHOLE_GROUP.search(scene.text[: actor.start]))


def _is_linked(scene: Scene, actor: Actor, group: list[Actor], event: Event) -> bool:
    """True when an actor's list has Ukraine in it, stands behind "with", or is the subject of the verb."""
    first = group[0]
    if any(a.code == "UKR" for a in group) or _WITH.search(
        scene.text[max(0, first.start - 30) : first.start]
    ):
        return True
    return event.verb is not None and actor.preposition is None and actor.end <= event.verb.start
