"""Which verb governs a sum, and which verbs that one hangs on."""

import re
from typing import Final

from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_CLASSES: Final = words("give, allocate, pledge, raise, cut, contain, postpone, cancel, receive, ask, refuse")
_COMMA = re.compile(r"[,;]\s")
_OTHER_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|which)\b")


def governing(scene: Scene, start: int, end: int) -> Verb | None:
    """The verb whose object (or passive subject) the phrase at [start, end) is, or None."""
    low, high = scene.clause(start)
    verbs = [v for v in scene.verbs if v.has(*_CLASSES)]
    before = [v for v in verbs if v.end <= start and not _describes_other(scene, v, start)]
    near = [v for v in before if v.start >= low]
    if near:
        return near[-1]
    behind = next((v for v in verbs if end <= v.start < end + 45 and v.end <= high + 40), None)
    if behind is not None and behind.passive:
        return behind
    if behind is not None and behind.has("contain", "give", "allocate", "pledge"):
        if not _COMMA.search(scene.text[end : behind.start]):
            return behind
    return before[-1] if before else None


def _describes_other(scene: Scene, verb: Verb, start: int) -> bool:
    """True for a bare participle behind an earlier sum: "45 million allocated to the fund and 15 million"."""
    bare = verb.start == verb.main and verb.form in ("past", "participle")
    return bare and any(0 <= verb.start - m.full_end <= 1 and m.full_end < start for m in scene.money)


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
