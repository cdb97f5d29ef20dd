"""Who receives: the recipient that a sentence names for a sum, else the one the article speaks of."""

import re
from typing import Final

from pactbook.extract.rules.actors import Actor, listed
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

ELSEWHERE: Final = r"elsewhere"
"""Stands for a recipient that is not Ukraine and has no code: a region, a programme, aid at large."""
_AT_LARGE = re.compile(
    r"""
    \b(?:
        foreign\s+(?:aid|assistance) | global\s+(?:health|fund|food)
        | development\s+(?:budget|assistance|aid|cooperation)
        | ODA | GNI | low-income\s+countries | developing\s+countries | least\s+developed
        | climate\s+(?:finance|funding) | Africa\w* | Sahel | Middle\s+East | Gaza | Central\s+Asia\w*
        | Horn\s+of\s+Africa | Latin\s+America | Western\s+Balkans | neighbou?ring\s+countries
        | (?:to|for)\s+(?:this|the|that)\s+region
    )\b
    """,
    re.I | re.X,
)
_WAR_BEFORE = re.compile(
    r"""
    \b(?:
        invasion | war | wars | conflict | aggression | attacks? | assault | crisis | situation | fighting
        | events | offensive | occupation | invaded | attacked | bombing | strikes?
    )\s+(?:of|in|on|against|inside|with|over|at)\s+(?:the\s+)?$
    | \b(?:invade[sd]?|invading|attack(?:ed|ing)|against)\s+$
    """,
    re.I | re.X,
)
_WAR_AFTER = re.compile(r"(?:[’']s)?\s+(?:war|conflict|crisis|invasion)\b", re.I)
_TOWARDS = ("to", "for", "toward", "towards", "into", "in")
_OWNS = re.compile(r"[’']s?\s+\w")
_PURPOSE = re.compile(r"\b(?:to|for)\s+\w+\s+(?:the\s+)?$", re.I)
_SAID = re.compile(r"[\s,]*(?:\w+\s+){0,2}(?:said|announced|added|wrote|told)\b")


def receiver(story: Story, scene: Scene, start: int, end: int) -> str | None:
    """Recipient of the sum at [start, end) as its own sentence says: a code, ELSEWHERE, or None when it is silent."""
    found = story.actors(scene)
    given = dative(scene, found, start)
    if given:
        return given.code or ELSEWHERE
    low, high = scene.clause(start)
    high = max(high, min(len(scene.text), end + 90))
    near = [(i, a) for i, a in enumerate(found) if low <= a.start < high]
    if any(a.code == "UKR" and not is_war(scene, a) and not _speaks(scene, a) for _, a in near):
        return "UKR"
    others: list[str] = []
    for i, actor in near:
        inside = (
            actor.preposition == "in"
            and actor.kind == "country"
            and any(v.end <= actor.start for v in scene.verbs if v.has("give", "pledge", "ask"))
        )
        if (actor.start >= end or inside) and _receives(scene, actor, end):
            others += [
                c
                for a in listed(scene, found, i)
                for c in (a.codes or (a.code,))
                if c and c not in ("UKR", "RUS")
            ]
    if others:
        return ",".join(sorted(dict.fromkeys(others)))
    if _AT_LARGE.search(scene.text[low:high]):
        return ELSEWHERE
    if any(a.code == "UKR" and not is_war(scene, a) for a in found):
        return "UKR"
    return None


def dative(scene: Scene, found: list[Actor], start: int) -> Actor | None:
    """ "lent Moldova 100 million": the name right behind the verb of giving is who receives."""
    verbs = [v for v in scene.verbs if v.end <= start and v.has("give", "pledge", "allocate")]
    for actor in found:
        if (
            verbs
            and actor.start == verbs[-1].end + 1
            and actor.kind in ("country", "capital", "group", "person")
            and actor.end <= start
        ):
            if start - actor.end < 40 or scene.text[actor.end : start].count(" ") < 7:
                return actor
    return None


def is_war(scene: Scene, actor: Actor) -> bool:
    """True where Ukraine is named as the place of the war, not as a recipient."""
    before, after = scene.text[max(0, actor.start - 45) : actor.start], scene.text[actor.end :]
    return bool(_WAR_BEFORE.search(before)) or bool(_WAR_AFTER.match(after))


def matter(story: Story) -> str:
    """Whom the article is about: "UKR" when its headline, its lead or much of it is about helping Ukraine."""
    for scene in story.scenes[:2]:
        said = receiver(story, scene, 0, 0)
        if said == "UKR" or said == ELSEWHERE:
            return said
        foreign = [
            a
            for a in story.actors(scene)
            if a.preposition in _TOWARDS
            and a.kind in ("country", "group", "demonym")
            and a.code not in ("UKR", "RUS", "")
        ]
        if foreign and scene.money:
            return foreign[0].code
    helped = sum(any(a.code == "UKR" and not is_war(s, a) for a in story.actors(s)) for s in story.scenes)
    return "UKR" if helped >= max(1, len(story.scenes) // 8) else ELSEWHERE


def _receives(scene: Scene, actor: Actor, end: int) -> bool:
    if actor.kind not in ("country", "group", "demonym"):
        return False
    if actor.preposition in ("to", "for", "toward", "towards", "into"):
        return True
    # "to strengthen Moldova's grid": the object of a purpose.
    if actor.preposition == "in" and actor.kind in ("country", "group"):
        return True
    owns = _OWNS.match(scene.text[actor.end :]) or actor.adjective
    return bool(owns and _PURPOSE.search(scene.text[end : actor.start]))


def _speaks(scene: Scene, actor: Actor) -> bool:
    return actor.kind == "person" and bool(_SAID.match(scene.text[actor.end :]))
