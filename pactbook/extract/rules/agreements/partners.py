"""The other side of an agreement: which actors of a sentence are parties beside Ukraine."""

import re
from typing import Final

from pactbook.extract.rules.actors import Actor, codes_of, listed
from pactbook.extract.rules.agreements.bystanders import is_bystander
from pactbook.extract.rules.agreements.event import Event, Part, refers_back, sentence_part
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
_NEXT_SUBJECT = re.compile(r"(?:,|\band|;)\s+(?:the\s+)?$")
_DAY_SHUT = re.compile(r"\d\)(?:,|,?\s+and)\s+(?:the\s+)?$")
_ARTICLE = re.compile(r"\s*(?:the\s+)?")
_BEFORE_VERB = re.compile(
    r"\s*(?:,[^,;.]{3,60},)?\s*(?:(?:both|each|all|too|itself|then|\w+ly|is|are|has|have)\s+)*"
)
_WHEN = re.compile(r",?\s+(?:(?:on|in|at|since|only|as\s+late\s+as|a\s+day\s+later,?)\s+)?(?=\S)")
_WITH = re.compile(
    r"""
    (?:\b(?:with|including|between|by|like|such\s+as|namely|of|are|among\s+them|in\s+particular|notably
        |(?:latest|last|first|newest|most\s+recent)\s+(?:of\s+(?:them|these|which)\s+)?(?:being|is|was|were|are)?
        |of\s+(?:them|these|which))|[:—–-])\s*
        (?:the\s+|nations\s+|countries\s+|partners\s+|allies\s+)*$
    """,
    re.I | re.X,
)


def partners(scene: Scene, event: Event, found: list[Actor]) -> list[str]:
    """Codes of the other side: lists with Ukraine, "with X", "including X", signatories, "X-Ukraine".

    They stand in the event's own clause, or in its sentence where the clause only refers back to it.
    """
    near = _within(scene, event, found, event.parts)
    if near or event.repeats:
        return near
    low, high = sentence_part(scene, event.at)
    if refers_back(scene, event):
        near = _within(scene, event, found, ((low, high),))
    if near or low == 0 or any(low <= actor.start < high for actor in found):
        return near
    return _within(scene, event, found, ((0, high),))


def _within(scene: Scene, event: Event, found: list[Actor], parts: tuple[Part, ...]) -> list[str]:
    usable = [a for a in found if any(low <= a.start < high for low, high in parts)]
    usable = [a for a in usable if _may_be_party(scene, a)]
    if event.repeats:
        return codes_of(
            [a for a in usable if _repeats_for(scene, listed(scene, found, found.index(a)), event)]
        )
    chosen: list[Actor] = []
    for actor in usable:
        group = listed(scene, found, found.index(actor))
        beside = _is_gapped(scene, actor, event) or _has_own_day(scene, actor, event)
        if beside or _is_linked(scene, actor, group, event):
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


def _repeats_for(scene: Scene, group: list[Actor], event: Event) -> bool:
    """True for the list right in front of "followed", behind "so did", or after "the latest of them"."""
    first, last = group[0], group[-1]
    if first.start >= event.at:
        here = _ARTICLE.fullmatch(scene.text[event.at : first.start])
        return bool(here or _WITH.search(scene.text[max(0, first.start - 30) : first.start]))
    return first.preposition is None and bool(_BEFORE_VERB.fullmatch(scene.text[last.end : event.at]))


def _has_own_day(scene: Scene, actor: Actor, event: Event) -> bool:
    """True for Germany in "signed with Britain (12 January), Germany (16 February) and others"."""
    if actor.start < event.at or not _NEXT_SUBJECT.search(scene.text[: actor.start]):
        return False
    if not _DAY_SHUT.search(scene.text[: actor.start]):
        return False
    return any(scene.text[actor.end : d.start] == " (" for d in scene.dates)


def _is_gapped(scene: Scene, actor: Actor, event: Event) -> bool:
    """True for Finland in "Denmark signed in February and Finland in April": the verb left out."""
    if actor.start < event.at or actor.preposition is not None:
        return False
    if not _NEXT_SUBJECT.search(scene.text[: actor.start]):
        return False
    after = _WHEN.match(scene.text, actor.end)
    return after is not None and any(d.start <= after.end() <= d.end for d in scene.dates)
