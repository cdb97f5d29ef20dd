"""Who gives: the actors around a sum or goods, weighed by the grammar between them."""

import re
from dataclasses import dataclass

from pactbook.extract.rules.actors import NEVER_DONORS, Actor, listed
from pactbook.extract.rules.aid import AID_NOUN
from pactbook.extract.rules.receivers import dative
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.stage import governing
from pactbook.extract.rules.story import Story

_POSSESSIVE = re.compile(
    rf"(?:[’']s?)?\s+(?:own\s+|new\s+|latest\s+|first\s+|total\s+|overall\s+)?(?:[\w-]+\s+){{0,4}}?(?:{AID_NOUN}|goals?|targets?|shares?|plans?)\b",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|we|our|they|their|he|his|she|her|(?:the|this)\s+(?:\w+\s+)?(?:country|government|nation|state|kingdom|cabinet|ministry|"
    r"president|prime\s+minister|chancellor|minister|leader|coalition|bloc|alliance|administration|parliament))\b",
    re.I,
)
_EACH = re.compile(r"\beach\b|\bevery\s+one\b|\brespectively\b", re.I)
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


@dataclass(frozen=True, slots=True)
class Giving:
    """Donor codes of a promise: `score` tells how firmly the sentence names them; `each` that each gives the sum."""

    donors: tuple[str, ...]
    score: float
    each: bool = False
    speaker: str | None = None


def givers(story: Story, scene: Scene, start: int, end: int) -> Giving:
    """Donors of the sum or goods at [start, end): in the sentence, else whoever is in focus."""
    found = story.actors(scene)
    ranked = sorted(
        ((_weight(scene, found, i, start, end), i) for i, a in enumerate(found) if _may_give(a)),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if ranked and ranked[0][0] >= 3:
        score, best = ranked[0]
        group = [a for a in listed(scene, found, best) if _may_give(a)]
        if found[best].adjective or found[best].kind == "person":
            group = [found[best]]
        codes = tuple(dict.fromkeys(code for a in group for code in (a.codes or (a.code,))))
        return Giving(codes, score, bool(_EACH.search(scene.text)) and len(codes) > 1)
    subject = _earlier_subject(found, start)
    if subject and not (scene.in_quotes(start) and re.search(r"\b(?:we|our|I)\b", scene.text[:start])):
        return Giving((subject.code,), 2.5)
    focus = _focus(story, scene, start)
    if focus:
        return Giving((focus,), 2.0)
    if ranked and ranked[0][0] > -1:
        return Giving((found[ranked[0][1]].code,), ranked[0][0])
    return Giving((), 0.0)


def _earlier_subject(found: list[Actor], start: int) -> Actor | None:
    """The nearest actor in front that may be a subject of the same sentence: whom a later "it" or "that" means."""
    fit = [
        a
        for a in found
        if a.end <= start
        and _may_give(a)
        and not a.codes
        and not _vehicle(a)
        and (a.preposition is None or a.preposition == "of")
    ]
    return fit[-1] if fit else None


def _may_give(actor: Actor) -> bool:
    if actor.kind == "fund" and not actor.code:
        return False
    return bool(actor.codes) or bool(actor.code and actor.code not in NEVER_DONORS)


def _vehicle(actor: Actor) -> bool:
    """True for an organisation that passes others' money on unless it is plainly the giver."""
    return actor.kind in ("organisation", "fund", "agency") and len(actor.code) != 3 and actor.code != "EU"


def _weight(scene: Scene, found: list[Actor], i: int, start: int, end: int) -> float:
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
    weight = -distance / 200 - (3 if _vehicle(actor) else 0)
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
    return bool(
        re.match(
            r"\s+(?:military|financial|humanitarian|aid|government|support|package|security|economic|pledge|taxpayer)",
            scene.text[actor.end :],
            re.I,
        )
    )


def _crosses(scene: Scene, gap: str) -> bool:
    return bool(re.search(r"[;]|,\s+(?:while|and\s+\w+\s+(?:will|has|have)|which|whereas)\b", gap))


def _subject(scene: Scene, found: list[Actor], i: int, verb: int) -> bool:
    """True when no other possible subject stands between the actor (or its list) and the verb."""
    for other in found[i + 1 :]:
        if other.start >= verb:
            break
        if other.preposition is None and _may_give(other) and other.code != found[i].code:
            gap = scene.text[found[i].end : other.start]
            if not re.fullmatch(r"[\s,]*(?:and|&|as well as|,)?[\s,]*(?:the\s+)?", gap):
                return False
    return True


def _after(scene: Scene, actor: Actor, start: int, end: int) -> float:
    gap = scene.text[end : actor.start]
    if len(gap) > 90 or re.search(r"[;:]", gap):
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
        and re.fullmatch(r"\s*(?:in|of|worth\s+of|for)\s+(?:new\s+)?", gap, re.I)
    ):
        return 6
    if actor.kind == "person" and re.search(r"[,”\"]\s*$", gap):
        return 1.5
    if actor.preposition in _OTHER_SIDE or actor.preposition == "of":
        return -3
    return 0


_THAT_GIVES = re.compile(r"^\s*(?:[\w-]+\s+){0,4}(?:that|which)\s+(?:the\s+)?$", re.I)


def _given_by(scene: Scene, actor: Actor, end: int) -> bool:
    """True when "by X" or "from X" belongs to the giving, not to another participle in between ("organised by X")."""
    before = [v for v in scene.verbs if end <= v.start < actor.start]
    if before and before[-1].end >= actor.start - 12:
        return before[-1].has("give", "allocate", "pledge", "raise")
    return not re.search(r"\w+(?:ed|en|un|ung)\s+(?:by|from)\s+(?:the\s+)?$", scene.text[end : actor.start])


def _focus(story: Story, scene: Scene, start: int) -> str | None:
    """The giver that the sentence leaves unsaid: the speaker behind "we", else the partner in focus."""
    if re.search(r"\b(?:we|our|I)\b", scene.text[:start]) and scene.in_quotes(start):
        speaker = speaker_of(story, scene)
        if speaker:
            return speaker if speaker not in NEVER_DONORS else story.focus(scene)
    return story.focus(scene)


def speaker_of(story: Story, scene: Scene) -> str | None:
    """Code of who says the quotation of a scene: the person outside the quotation marks, here or next to it."""
    for index in (scene.index, scene.index + 1, scene.index - 1):
        if 0 <= index < len(story.scenes) and story.scenes[index].paragraph == scene.paragraph:
            near = story.scenes[index]
            for actor in story.actors(near):
                if actor.kind == "person" and actor.code and not near.in_quotes(actor.start):
                    return actor.code
            for verb in near.verbs:
                behind = [
                    a
                    for a in story.actors(near)
                    if a.end <= verb.start and not near.in_quotes(a.start) and verb.start - a.end < 50
                ]
                if verb.has("say") and behind and behind[-1].code:
                    return behind[-1].code
    return None
