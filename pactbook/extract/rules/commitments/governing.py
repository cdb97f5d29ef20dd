"""Which verb governs a sum, and which verbs that one hangs on."""

import re
from typing import Final

from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_CLASSES: Final = words("give, allocate, pledge, raise, cut, contain, postpone, cancel, receive, ask, refuse")
_COMMA = re.compile(r"[,;]\s")
_OTHER_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|which)\b")


# "the 3 billion that it had pledged", "the 2.5 billion it had promised"
_RELATIVE = re.compile(
    r"(?:,?\s+(?:that|which)\s+(?:the\s+)?(?:[\w’'.-]+\s+){0,4}|\s+(?:it|they|he|she|we)\s+)", re.I
)
# "half of the", "less than the": the sum itself is not the object of the verb in front.
_REPORTS = re.compile(r"\s+that\b")
_MEASURE = re.compile(
    r"\b(?:of|than|beside|towards?|against|past|below|above)\s+(?:the|its|their|his|a|an)?\s*$", re.I
)


def governing(scene: Scene, start: int, end: int) -> Verb | None:
    """The verb whose object (or passive subject) the phrase at [start, end) is, or None."""
    low, high = scene.clause(start)
    verbs = [v for v in scene.verbs if v.has(*_CLASSES)]
    before = [v for v in verbs if v.end <= start and not _describes_other(scene, v, start)]
    near = [v for v in before if v.start >= low]
    relative = _relative(scene, verbs, start, end)
    if relative and (not near or _is_not_its_object(scene, near[-1], start)):
        return relative
    if near and near[-1].has("say") and _REPORTS.match(scene.text, near[-1].end):
        # "confirmed that a package of 2 billion was rejected": what is reported has a verb of its own.
        behind = next((v for v in verbs if end <= v.start < end + 45 and v.passive), None)
        if behind is not None and not _COMMA.search(scene.text[end : behind.start]):
            return behind
    if near:
        own = _own_passive(scene, verbs, near[-1], start, end)
        return own or near[-1]
    behind = next((v for v in verbs if end <= v.start < end + 45 and v.end <= high + 40), None)
    if behind is not None and behind.passive:
        return behind
    if behind is not None and behind.has("contain", "give", "allocate", "pledge"):
        if not _COMMA.search(scene.text[end : behind.start]):
            return behind
    return before[-1] if before else None


def _relative(scene: Scene, verbs: list[Verb], start: int, end: int) -> Verb | None:
    """The verb of a relative clause right behind the sum, which says what became of it."""
    behind = next((v for v in verbs if v.start >= end), None)
    if (
        behind is None
        or behind.infinitive
        or not behind.has("give", "pledge", "allocate", "postpone", "cancel")
    ):
        return None
    return behind if _RELATIVE.fullmatch(scene.text[end : behind.start]) else None


def _is_not_its_object(scene: Scene, near: Verb, start: int) -> bool:
    """True for "paid for with the 500 million" and "half of the 3 billion": no objects of their verb."""
    return near.passive or not near.has("give", "allocate") or bool(_MEASURE.search(scene.text[:start]))


def _own_passive(scene: Scene, verbs: list[Verb], near: Verb, start: int, end: int) -> Verb | None:
    """ "90 million was committed to a bank, and 18 million was reserved": the second has its verb behind."""
    between = any(near.end <= m.start and m.full_end < start for m in scene.money)
    other = near.passive and any(0 <= near.start - m.full_end < 20 for m in scene.money)
    if not (between or other):
        return None
    behind = next((v for v in verbs if v.start >= end), None)
    if behind is None or not behind.passive or behind.start - end > 30:
        return None
    return None if _COMMA.search(scene.text[end : behind.start]) else behind


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
