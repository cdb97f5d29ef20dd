"""Who receives: the recipient that a sentence names for a sum, else the one the article speaks of."""

import functools
import re
from typing import Final

from pactbook.extract.rules.actors import Actor, codes_of, listed
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.fates import Reason

ELSEWHERE: Final = "elsewhere"
"""Stands for a recipient that is not Ukraine and has no code: a region, a programme, aid at large."""
_AT_LARGE = re.compile(
    r"""
    \b(?:
        foreign\s+(?:aid|assistance) | global\s+(?:health|fund|food)
        | development\s+(?:budget|assistance|aid|cooperation)
        | international\s+(?:humanitarian|development)\s+(?:aid|assistance|funding)
        | ODA | GNI | low-income\s+countries | developing\s+countries | least\s+developed
        | climate\s+(?:finance|funding) | Africa\w* | Asia\w* | world-?wide | globally | abroad
        | (?:around|across|throughout)\s+the\s+(?:world|globe|region) | the\s+world[’']s
        | (?:\d+|\w+teen|twenty|thirty|forty|fifty|several|various|many|other|poor\w*|partner
            |vulnerable|affected
            |host|recipient|middle-income|fragile|third|multiple|numerous)\s+(?:[\w-]+\s+)?(?:countries|states|nations)
        | (?:at\s+home|domestic(?:ally)?|(?:its|their|our|his)\s+own\s+(?:\w+\s+)?(?:voters|citizens
            |people|army|forces|military|defen[cs]e
            |stocks?)) | Sahel | Middle\s+East | Gaza | Central\s+Asia\w*
        | Horn\s+of\s+Africa | Latin\s+America | Western\s+Balkans | (?<!from\s)neighbou?ring\s+countries
        | (?:to|for)\s+(?:this|the|that)\s+region
    )\b
    """,
    re.I | re.X,
)
# "the ministers of Foreign Trade and Development Cooperation": an office is no purpose.
_OFFICE = re.compile(
    r"\b[Mm]inist(?:ers?|ry|ries)\s+(?:of|for)\s+(?:the\s+)?(?:(?:[A-Z][\w-]+,?|and|of|for)\s+)+"
)
# "the invasion of", "the war in": Ukraine is where, not to whom.
_WAR_BEFORE = re.compile(
    r"""
    \b(?:
        invasion | war | wars | conflict | aggression | attacks? | assault | crisis | situation | fighting
        | events | offensive | occupation | invaded | attacked | bombing | strikes?
    )\s+(?:of|in|on|against|inside|with|over|at)\s+(?:the\s+)?$
    | \b(?:invade[sd]?|invading|attack(?:ed|ing)|against|fle(?:d|e|eing|es)|left|leaving|escap\w+
        |outside)\s+$
    | \b(?:impact|effects?|consequences?|fallout|repercussions?|result)\s+of\s+(?:\w+\s+){0,4}$
    """,
    re.I | re.X,
)
_WAR_AFTER = re.compile(r"(?:[’']s?)?\s+(?:war|conflict|crisis|invasion|neighbou?rs?|neighbou?ring)\b", re.I)
# "housing Ukrainian refugees in Poland": the money is spent where they are.
_FUGITIVES = re.compile(
    r"\s+(?:war\s+)?(?:refugees?|displaced|evacuees|children|families|students|people|women)\b", re.I
)
_TO: Final = frozenset({"to", "for", "toward", "towards", "into"})
_TOWARDS: Final = _TO | {"in"}
# "to countries including Syria, Sudan and Ukraine"
_AMONG: Final = frozenset({"to", "for", "including", "such as"})
_PLACES: Final = frozenset({"country", "group", "demonym"})
_NAMES: Final = frozenset({"country", "capital", "group", "person"})
_HELPS = re.compile(r"\b(?:help|support|assist|benefit)(?:s|ed|ing)?\s+$", re.I)
_OWNS = re.compile(r"[’']s?\s+\w")
_PURPOSE = re.compile(r"\b(?:to|for)\s+\w+\s+(?:the\s+)?$", re.I)
_PART_OPENS = re.compile(r"\(|\bof\s+(?:which|it|this|that)\b|\bincluding\b|\bwith\s+$", re.I)
_UKRAINIAN = re.compile(r"\bUkrain|\bKyiv\b")
# "the Ukraine Facility": the name says whom it is for.
_NAMED_FOR = re.compile(
    r"\bUkraine\s+(?:[A-Z][\w,]*\s+(?:and\s+)?){0,6}(?:Facility|Fund|Initiative|Programme|Program|Loan)\b"
)
_NAME_BEFORE = re.compile(r"(?<=\w\s)[A-Z][a-z]+\s+$")
# "Poland, in its turn, received"
_ASIDE = re.compile(r",\s[^,]{2,30},\s+(?:\w+\s+)?")
_AND = re.compile(r"\band\b|&")
_BREAK = re.compile(r"[,;:]")
_SAID = re.compile(r"[\s,]*(?:\w+\s+){0,2}(?:said|announced|added|wrote|told)\b")


def receiver(story: Story, scene: Scene, start: int, end: int) -> str | None:
    """Recipient of the sum at [start, end) as its sentence says: a code, ELSEWHERE, or None when silent."""
    if story.giver:
        return "UKR"
    found = story.actors(scene)
    given = dative(scene, found, start)
    if given:
        return given.code or ELSEWHERE
    getting = _getting(scene, found, start, end)
    if getting:
        return getting.code or ELSEWHERE
    if _unknown_gets(scene, found, start, end):
        return ELSEWHERE
    low, high = scene.clause(start)
    high = max(high, min(len(scene.text), end + 90))
    own = _own(story, scene, found, end, high)
    if own:
        return own
    near = [i for i, actor in enumerate(found) if low <= actor.start < high]
    helped = [actor for actor in found if actor.code == "UKR" and not is_war(scene, actor)]
    helped = [actor for actor in helped if actor.preposition != "from"]
    if helped and all(_is_of_part(scene, actor, end) for actor in helped):
        return ELSEWHERE if _is_at_large(scene.text[low:end]) else None
    if any(low <= actor.start < high and not _speaks(scene, actor) for actor in helped):
        return _together(scene, found, helped, start)
    others = _others(scene, found, near, start, end)
    if others:
        return ",".join(sorted(others))
    if _NAMED_FOR.search(scene.text, low, high):
        return "UKR"
    if _is_at_large(scene.text[low:high]):
        return ELSEWHERE
    return _together(scene, found, helped, start) if helped else None


def why_elsewhere(named: str | None, recipient: str) -> Reason | None:
    """Why a sum is not Ukraine's, from what its sentence says, else the article; None if it is."""
    said = named or recipient
    if said == "UKR":
        return None
    if "UKR" in said.split(","):
        return Reason.SEVERAL_RECIPIENTS
    if said == ELSEWHERE:
        return Reason.AT_LARGE if named else Reason.NO_RECIPIENT
    return Reason.OTHER_RECIPIENT


def _is_of_part(scene: Scene, actor: Actor, end: int) -> bool:
    """True for "95 billion (61 billion for Ukraine)": whom a part goes to, when the whole is asked for."""
    parts = (m for m in scene.money if end <= m.start and m.full_end <= actor.start)
    return any(_PART_OPENS.search(scene.text[end : part.start]) for part in parts)


def _own(story: Story, scene: Scene, found: list[Actor], end: int, high: int) -> str | None:
    """Another recipient that stands right behind the sum, before the next one, while Ukraine does not."""
    stop = min([high, *(m.start for m in scene.money if m.start >= end)])
    near = [i for i, actor in enumerate(found) if end <= actor.start < stop]
    helped = [found[i] for i in near if found[i].code == "UKR" and not is_war(scene, found[i])]
    # "The Netherlands' guarantee will be entered in the Dutch budget": nobody gives to itself.
    givers = {a.code for a in found if a.end <= end and a.preposition is None}
    getting = [found[i] for i in near if _receives(scene, found[i], end)]
    getting = [a for a in getting if a.kind != "demonym" or a.code not in givers]
    others = set(codes_of(getting)) - {"UKR", "RUS"}
    fugitives = [a for a in helped if a.adjective and _FUGITIVES.match(scene.text[a.end :])]
    if helped and len(fugitives) < len(helped):
        return None
    if fugitives and not others:
        return ELSEWHERE if _AT_LARGE.search(scene.text[end:stop]) else None
    if others:
        return ",".join(sorted(others))
    return ELSEWHERE if _is_at_large(scene.text[end:stop]) else None


@functools.lru_cache(maxsize=512)
def _is_at_large(text: str) -> bool:
    return bool(_AT_LARGE.search(_OFFICE.sub(" ", text)))


def _together(scene: Scene, found: list[Actor], helped: list[Actor], start: int) -> str:
    """Ukraine's code, or those of all where one sum goes to a list of countries with Ukraine among them."""
    given = [a for a in helped if a.preposition in _AMONG or _HELPS.search(scene.text[: a.start])]
    groups = [listed(scene, found, found.index(actor)) for actor in given]
    named = [actor for actor in helped if actor not in given]
    # "to Ukraine and Poland 76 million": who stands right before a sum gives it.
    giving = {m.start - 1 for m in scene.money}
    groups = [[actor for actor in group if actor.end not in giving] for group in groups]
    lists = [g for g in groups if g and _AND.search(scene.text[g[0].start : g[-1].start])]
    codes = {code for group in lists for code in codes_of(group)} - {"RUS"}
    return "UKR" if named or len(codes) < 2 else ",".join(sorted(codes))


def _others(scene: Scene, found: list[Actor], near: list[int], start: int, end: int) -> set[str]:
    """Codes of recipients other than Ukraine: the lists of the actors `near` that receive."""
    groups = [listed(scene, found, i) for i in near if _receives(scene, found[i], end)]
    if not groups:
        # "has paid 2 million to Moldova under its facility, worth up to 20 million"
        groups = [[found[i]] for i in near if found[i].preposition == "to" and found[i].kind == "country"]
    codes = {code for group in groups for code in codes_of(group)}
    # "The Netherlands' guarantee will be entered in the Dutch budget": nobody gives to itself.
    own = {actor.code for actor in found if actor.end <= start and actor.preposition is None}
    return codes - own - {"UKR", "RUS"}


def dative(scene: Scene, found: list[Actor], start: int) -> Actor | None:
    """The name right behind the verb of giving: "lent Moldova 100 million"."""
    verbs = [v for v in scene.verbs if v.end <= start and v.has("give", "pledge", "allocate")]
    if not verbs:
        return None
    for actor in found:
        if actor.start == verbs[-1].end + 1 and actor.end <= start and actor.kind in _NAMES:
            if start - actor.end < 40 or scene.text[actor.end : start].count(" ") < 7:
                return actor
    return None


def _getting(scene: Scene, found: list[Actor], start: int, end: int) -> Actor | None:
    """The subject of receiving: "Georgia will receive 24 million from Australia"."""
    verb = governing(scene, start, end)
    if verb is None or not verb.has("receive") or verb.passive or verb.end > start:
        return None
    subjects = [a for a in found if a.end <= verb.start and a.preposition is None and a.kind in _NAMES]
    gap = scene.text[subjects[-1].end : verb.start] if subjects else ""
    return subjects[-1] if subjects and (len(gap) < 12 or _ASIDE.fullmatch(gap)) else None


def _unknown_gets(scene: Scene, found: list[Actor], start: int, end: int) -> bool:
    """True where a name that no list of names has is the subject of receiving."""
    verb = governing(scene, start, end)
    if verb is None or not verb.has("receive") or verb.passive or verb.end > start:
        return False
    name = _NAME_BEFORE.search(scene.text[: verb.start])
    return name is not None and not any(a.start < verb.start and name.start() < a.end for a in found)


def is_war(scene: Scene, actor: Actor) -> bool:
    """True where Ukraine is named as the place of the war, not as a recipient."""
    before, after = scene.text[max(0, actor.start - 45) : actor.start], scene.text[actor.end :]
    return bool(_WAR_BEFORE.search(before)) or bool(_WAR_AFTER.match(after))


def matter(story: Story) -> str:
    """Whom the article is about: "UKR" when its headline, its lead or much of it is about helping Ukraine."""
    if story.giver:
        return "UKR"
    for scene in story.scenes[:2]:
        said = receiver(story, scene, 0, 0)
        if said is None and scene.index == 0 and _UKRAINIAN.search(scene.text):
            said = None if any(is_war(scene, a) for a in story.actors(scene) if a.code == "UKR") else "UKR"
        if said in ("UKR", ELSEWHERE):
            return said
        foreign = [a.code for a in story.actors(scene) if a.preposition in _TOWARDS and a.kind in _PLACES]
        others = [code for code in foreign if code not in ("UKR", "RUS", "")]
        if others and scene.money:
            return others[0]
    helped = sum(any(a.code == "UKR" and not is_war(s, a) for a in story.actors(s)) for s in story.scenes)
    return "UKR" if helped >= max(2, len(story.scenes) // 6) else ELSEWHERE


def _receives(scene: Scene, actor: Actor, end: int) -> bool:
    """True for an actor behind the sum (or "in X" behind a verb of giving) that something goes to."""
    if actor.kind not in _PLACES or not (actor.start >= end or _is_inside(scene, actor)):
        return False
    if actor.preposition in _TO or (actor.preposition == "in" and actor.kind != "demonym"):
        return True
    # "to strengthen Moldova's grid": the object of a purpose.
    owns = _OWNS.match(scene.text[actor.end :]) or actor.adjective
    return bool(owns and _PURPOSE.search(scene.text[end : actor.start]))


def _is_inside(scene: Scene, actor: Actor) -> bool:
    if actor.preposition != "in" or actor.kind != "country":
        return False
    return any(v.end <= actor.start for v in scene.verbs if v.has("give", "pledge", "ask"))


def _speaks(scene: Scene, actor: Actor) -> bool:
    """True for who only says it: "the Ukrainian minister confirmed that", "officials in Kyiv said"."""
    if actor.preposition in _TO:
        return False
    if actor.kind == "person" and _SAID.match(scene.text[actor.end :]):
        return True
    saying = [v for v in scene.verbs if v.has("say") and 0 <= v.start - actor.end < 45 and not v.infinitive]
    if not saying or _BREAK.search(scene.text[actor.end : saying[0].start]):
        return False
    giving = [v for v in scene.verbs if actor.end <= v.start < saying[0].start and v.has("give", "pledge")]
    return not giving or giving[0] is saying[0]
