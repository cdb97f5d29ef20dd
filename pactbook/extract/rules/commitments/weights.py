"""How firmly the grammar between an actor and a sum says that the actor gives it."""

import re
from typing import Final

from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules.actors import NEVER_DONORS, Actor
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.receivers import dative
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.words import AID_NOUN

_OWN_MONEY: Final = frozenset({"EU", "G7", "IMF", "World Bank", "EBRD", "EIB"})
_FROM: Final = ("from", "by", "via", "through")
_OTHER_SIDE: Final = frozenset(
    words(
        "to, for, with, against, towards, toward, in, at, on, than, like, "
        "among, outside, over, behind, within, amid"
    )
) | {"such as"}
# "Denmark's latest aid package", "German military support"
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
# "Italy 140 million", "and Latvia with 8 million", "- Norway: 500 million"
_LEFT_OUT = re.compile(r"\s+|\s+with\s+|\s*[:–—]\s*|\s+-\s+")
_MEMBERS = re.compile(r"(?:[’']s?)?\s+(?:partners|allies|members|countries|nations|leaders|ministers)\b")
_OWNS_SUM = re.compile(r"[’']s?\s+(?:own\s+|first\s+|new\s+)?")
_FUNDING = re.compile(r"-(?:funded|financed)\b")
_AND_BEFORE = re.compile(r"(?:\band|,)\s+(?:the\s+)?$")
_NEW_CLAUSE = re.compile(r"[;]|,\s+(?:while|and\s+\w+\s+(?:will|has|have)|which|whereas)\b")
_LIST_GAP = re.compile(r"[\s,]*(?:and|&|as well as|,)?[\s,]*(?:the\s+)?")
_STRONG_BREAK = re.compile(r"[;:]")
_THAT_GIVES = re.compile(r"^\s*(?:[\w-]+\s+){0,4}(?:that|which)\s+(?:the\s+)?$", re.I)
_OF_GOODS = re.compile(r"\s*(?:in|of|worth\s+of|for)\s+(?:new\s+)?", re.I)
_QUOTE_END = re.compile(r"[,”\"]\s*$")
_DONE_BY = re.compile(r"\w+(?:ed|en|un|ung)\s+(?:by|from)\s+(?:the\s+)?$")


def may_give(actor: Actor) -> bool:
    """True for an actor with a code that is not known to give nothing."""
    if actor.kind == "fund" and not actor.code:
        return False
    return bool(actor.codes) or bool(actor.code and actor.code not in NEVER_DONORS)


def is_vehicle(actor: Actor) -> bool:
    """True for an organisation that passes others' money on unless it is plainly the giver."""
    return actor.kind in ("organisation", "fund") and actor.code not in _OWN_MONEY


def weight_of(scene: Scene, found: list[Actor], i: int, start: int, end: int) -> float:
    """How firmly the sentence says that actor number `i` gives the sum at [start, end); from 3 on it does."""
    actor = found[i]
    if dative(scene, found, start) == actor:
        return -9
    if actor.end <= start and not actor.adjective and _is_left_out(scene, actor, start):
        return 8
    if actor.end > start and actor.start < end:
        return -5
    if is_vehicle(actor) or actor.code == "G7":
        if _MEMBERS.match(scene.text, actor.end):
            return -3
    distance = (start - actor.end) if actor.end <= start else (actor.start - end)
    weight = -distance / 200 - (3 if is_vehicle(actor) else 0)
    if abs(actor.start - end) < 40 and _FUNDING.match(scene.text[actor.end :]):
        return weight + 6
    if actor.start >= end:
        return weight + _behind(scene, actor, end)
    weight += _by_preposition(scene, actor, start) + _by_verb(scene, found, i, start, end)
    low, _ = scene.clause(start)
    return weight + (1 if actor.start >= low else 0)


def _is_left_out(scene: Scene, actor: Actor, start: int) -> bool:
    """True where the verb is left out and the giver stands right before the sum, as in the examples above."""
    gap = scene.text[actor.end : start]
    if not _LEFT_OUT.fullmatch(gap):
        return False
    if gap.strip() == "with":
        return bool(_AND_BEFORE.search(scene.text[: actor.start]))
    return actor.preposition is None


def _by_preposition(scene: Scene, actor: Actor, start: int) -> float:
    """Weight from "from X", "to X" and "X's package" in front of a sum."""
    gap = scene.text[actor.end : start]
    crosses = _NEW_CLAUSE.search(gap)
    weight = 0.0
    if actor.preposition in _FROM and not crosses:
        weight += 6 if actor.preposition != "through" else 1
    elif actor.preposition in _OTHER_SIDE and not gap.startswith(("'s", "’s")):
        weight -= 3
    if _OWNS_SUM.fullmatch(gap):
        return weight + 6
    owns = actor.adjective or gap[:1] in "'’" or _COMPOUND.match(scene.text[actor.end :])
    return weight + (5 if owns and not crosses and _POSSESSIVE.match(gap) else 0)


def _by_verb(scene: Scene, found: list[Actor], i: int, start: int, end: int) -> float:
    """Weight from the verb that governs the sum: its subject gives, unless it receives or is passive."""
    actor, verb = found[i], governing(scene, start, end)
    subject = actor.preposition is None
    if verb is None:
        return 3 if subject else 0
    weight = 0.0
    if subject and actor.end <= verb.start:
        weight += 4.5 if _is_subject(scene, found, i, verb.start) else 2
        weight -= 2.5 if verb.passive else 0
    elif subject and actor.start > verb.end:
        weight += 0.5
    return weight - (4 if verb.has("receive") and actor.preposition != "from" else 0)


def _is_subject(scene: Scene, found: list[Actor], i: int, verb: int) -> bool:
    """True when no other possible subject stands between the actor (or its list) and the verb."""
    for other in found[i + 1 :]:
        if other.start >= verb:
            break
        if other.preposition is None and may_give(other) and other.code != found[i].code:
            gap = scene.text[found[i].end : other.start]
            if not _LIST_GAP.fullmatch(gap):
                return False
    return True


def _behind(scene: Scene, actor: Actor, end: int) -> float:
    """Weight of an actor behind the sum: "by X", "that X gives", "in Danish aid", "..., X said"."""
    gap = scene.text[end : actor.start]
    if len(gap) > 90 or _STRONG_BREAK.search(gap):
        return -1
    if actor.preposition in ("from", "by") and not _NEW_CLAUSE.search(gap):
        if _is_given_by(scene, actor, end):
            return 5.5
    if _THAT_GIVES.search(gap) and _gives_next(scene, actor):
        return 7
    if actor.adjective and _OF_GOODS.fullmatch(gap):
        if _POSSESSIVE.match(scene.text[actor.end : actor.end + 60]):
            return 6
    if actor.kind == "person" and _QUOTE_END.search(gap):
        return 1.5
    return -3 if actor.preposition in _OTHER_SIDE or actor.preposition == "of" else 0


def _gives_next(scene: Scene, actor: Actor) -> bool:
    verbs = [v for v in scene.verbs if actor.end <= v.start < actor.end + 12]
    return any(v.has("give", "pledge", "allocate", "raise") for v in verbs)


def _is_given_by(scene: Scene, actor: Actor, end: int) -> bool:
    """False where "by X" belongs to another participle in between: "a conference organised by X"."""
    before = [v for v in scene.verbs if end <= v.start < actor.start]
    if before and before[-1].end >= actor.start - 12:
        return before[-1].has("give", "allocate", "pledge", "raise")
    return not _DONE_BY.search(scene.text[end : actor.start])
