"""Which verb governs a sum, and which verbs that one hangs on."""

import re

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_MONEY_VERBS = (
    "give",
    "allocate",
    "pledge",
    "raise",
    "cut",
    "contain",
    "postpone",
    "cancel",
    "receive",
    "ask",
    "refuse",
)
_COMMA = re.compile(r"[,;]\s")
_OTHER_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|which)\b")


def governing(scene: Scene, start: int, end: int) -> Verb | None:
    """The verb whose object (or passive subject) the phrase at [start, end) is, or None."""
    low, high = scene.clause(start)
    verbs = [v for v in scene.verbs if v.has(*_MONEY_VERBS)]
    before = [v for v in verbs if v.end <= start]
    near = [v for v in before if v.start >= low]
    if near:
        return near[-1]
    after = [v for v in verbs if v.start >= end and v.end <= high + 40]
    if (
        after
        and after[0].start - end < 45
        and (after[0].passive or after[0].has("contain", "give", "allocate", "pledge"))
    ):
        between = scene.text[end : after[0].start]
        if not _COMMA.search(between) or after[0].passive:
            return after[0]
    return before[-1] if before else None


def chain(scene: Scene, verb: Verb) -> list[Verb]:
    """The verb and the finite verbs it hangs on: "approved a proposal to provide" gives provide, approved."""
    links = [verb]
    at = scene.verbs.index(verb)
    if not (verb.infinitive or verb.form == "ing" or (verb.form == "participle" and not verb.passive)):
        return links
    for earlier in reversed(scene.verbs[:at]):
        if _OTHER_CLAUSE.search(scene.text[earlier.end : verb.start]):
            break
        links.append(earlier)
        if not (earlier.infinitive or earlier.form == "ing"):
            break
    return links
