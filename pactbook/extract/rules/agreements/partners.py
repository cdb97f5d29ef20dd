"""The other side of an agreement: which actors of a sentence are parties beside Ukraine."""

import re

from pactbook.extract.rules.agreements.bystanders import is_bystander
from pactbook.extract.rules.agreements.event import Event, reach

from pactbook.extract.rules.actors import Actor, codes_of, listed
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

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


def partners(story: Story, scene: Scene, event: Event, found: list[Actor]) -> list[str]:
    """Codes of the other side: lists with Ukraine, "with X", "including X", signatories, "X-Ukraine"."""
    usable = [
        a
        for a in found
        if (a.code or a.codes) and a.code not in ("UKR", "RUS", "BLR") and a.kind not in ("fund",)
    ]
    low, high = reach(scene, event)
    usable = [a for a in usable if low <= a.start < high]
    usable = [a for a in usable if not is_bystander(scene, a, event)]
    usable = [a for a in usable if not a.codes or _WHOLE_GROUP.search(scene.text[: a.start])]
    chosen: list[Actor] = []
    for actor in usable:
        group = listed(scene, found, found.index(actor))
        chosen += (
            [a for a in group if a in usable and a not in chosen]
            if _linked(scene, actor, group, event)
            else []
        )
    if not chosen:
        chosen = [a for a in usable if a.preposition in (None, "between", "with", "by", "including", "of")]
    codes = codes_of(chosen)
    organisations = [c for c in codes if c in ("NATO", "UN", "G7")]
    return [c for c in codes if c not in organisations]


def _linked(scene: Scene, actor: Actor, group: list[Actor], event: Event) -> bool:
    first = group[0]
    before = scene.text[max(0, first.start - 30) : first.start]
    if any(a.code == "UKR" for a in group):
        return True
    return bool(_WITH.search(before)) or (
        event.verb is not None and actor.preposition is None and actor.end <= event.verb.start
    )
