"""How firmly the grammar between an actor and a sum says that the actor gives it."""

import re

from pactbook.extract.rules.actors import NEVER_DONORS, Actor
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.receivers import dative
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.words import AID_NOUN

_FROM = ("from", "by", "via", "through")
_OTHER_SIDE = (
    "to",
    "for",
    "with",
    "against",
    "towards",
    "toward",
    "in",
    "at",
    "on",
    "than",
    "like",
    "such as",
    "among",
    "outside",
    "over",
    "behind",
    "within",
    "amid",
)
_POSSESSIVE = re.compile(
    rf"""
    (?:[’']s?)?\s+(?:own\s+|new\s+|latest\s+|first\s+|total\s+|overall\s+)?(?:[\w-]+\s+){{0,4}}?
        (?:{AID_NOUN}|goals?|targets?|shares?|plans?)\b
    """,
    re.I | re.X,
)
_COMPOUND = re.compile(
    r"""
    \s+(?:military|financial|humanitarian|aid|government|support|package|security|economic|pledge|taxpayer)
    """,
    re.I | re.X,
)
_NEW_CLAUSE = re.compile(r"[;]|,\s+(?:while|and\s+\w+\s+(?:will|has|have)|which|whereas)\b")
_LIST_GAP = re.compile(r"[\s,]*(?:and|&|as well as|,)?[\s,]*(?:the\s+)?")
_STRONG_BREAK = re.compile(r"[;:]")
_THAT_GIVES = re.compile(r"^\s*(?:[\w-]+\s+){0,4}(?:that|which)\s+(?:the\s+)?$", re.I)
_OF_GOODS = re.compile(r"\s*(?:in|of|worth\s+of|for)\s+(?:new\s+)?", re.I)
_QUOTE_END = re.compile(r"[,”\"]\s*$")
_DONE_BY = re.compile(r"\w+(?:ed|en|un|ung)\s+(?:by|from)\s+(?:the\s+)?$")


def may_give(actor: Actor) -> bool:
    if actor.kind == "fund" and not actor.code:
        return False
    return bool(actor.codes) or bool(actor.code and actor.code not in NEVER_DONORS)


def is_vehicle(actor: Actor) -> bool:
    """True for an organisation that passes others' money on unless it is plainly the giver."""
    return actor.kind in ("organisation", "fund", "agency") and len(actor.code) != 3 and actor.code != "EU"


def weight_of(scene: Scene, found: list[Actor], i: int, start: int, end: int) -> float:
    actor = found[i]
    if dative(scene, found, start) == actor:
        return -9
    if (
        actor.end <= start
        and scene.text[actor.end : start].isspace()
        and actor.preposition is None
        and not actor.adjective
    ):
        # "Italy 140 million and Poland 75 million": the verb is left out, the giver stands before the sum.
        return 8
    distance = (start - actor.end) if actor.end <= start else (actor.start - end)
    weight = -distance / 200 - (3 if is_vehicle(actor) else 0)
    if actor.start >= end:
        return weight + _after(scene, actor, start, end)
    if actor.end > start:
        return -5
    gap = scene.text[actor.end : start]
    verb = governing(scene, start, end)
    if actor.preposition in _FROM and not _crosses(scene, gap):
        weight += 6 if actor.preposition != "through" else 1
    elif actor.preposition in _OTHER_SIDE and not gap.startswith(("'s", "’s")):
        weight -= 3
    if (
        _POSSESSIVE.match(gap)
        and (actor.adjective or gap[:1] in "'’" or _compound(scene, actor))
        and not _crosses(scene, gap)
    ):
        weight += 5
    if verb is not None and actor.end <= verb.start and actor.preposition is None:
        weight += 4.5 if _subject(scene, found, i, verb.start) else 2
        if verb.passive:
            weight -= 2.5
    elif actor.preposition is None and (verb is None or actor.start > verb.end):
        weight += 3 if verb is None else 0.5
    if verb is not None and verb.has("receive") and actor.preposition != "from":
        weight -= 4
    low, _ = scene.clause(start)
    return weight + (1 if actor.start >= low else 0)


def _compound(scene: Scene, actor: Actor) -> bool:
    return bool(_COMPOUND.match(scene.text[actor.end :]))


def _crosses(scene: Scene, gap: str) -> bool:
    return bool(_NEW_CLAUSE.search(gap))


def _subject(scene: Scene, found: list[Actor], i: int, verb: int) -> bool:
    """True when no other possible subject stands between the actor (or its list) and the verb."""
    for other in found[i + 1 :]:
        if other.start >= verb:
            break
        if other.preposition is None and may_give(other) and other.code != found[i].code:
            gap = scene.text[found[i].end : other.start]
            if not _LIST_GAP.fullmatch(gap):
                return False
    return True


def _after(scene: Scene, actor: Actor, start: int, end: int) -> float:
    gap = scene.text[end : actor.start]
    if len(gap) > 90 or _STRONG_BREAK.search(gap):
        return -1
    if actor.preposition in ("from", "by") and not _crosses(scene, gap) and _given_by(scene, actor, end):
        return 5.5
    if _THAT_GIVES.search(gap) and any(
        v.start - actor.end < 12 and v.has("give", "pledge", "allocate", "raise")
        for v in scene.verbs
        if v.start >= actor.end
    ):
        return 7
    if (
        actor.adjective
        and _POSSESSIVE.match(scene.text[actor.end : actor.end + 60])
        and _OF_GOODS.fullmatch(gap)
    ):
        return 6
    if actor.kind == "person" and _QUOTE_END.search(gap):
        return 1.5
    if actor.preposition in _OTHER_SIDE or actor.preposition == "of":
        return -3
    return 0


def _given_by(scene: Scene, actor: Actor, end: int) -> bool:
    """True when "by X" or "from X" belongs to the giving, not to another participle in between ("organised by X")."""
    before = [v for v in scene.verbs if end <= v.start < actor.start]
    if before and before[-1].end >= actor.start - 12:
        return before[-1].has("give", "allocate", "pledge", "raise")
    return not _DONE_BY.search(scene.text[end : actor.start])
