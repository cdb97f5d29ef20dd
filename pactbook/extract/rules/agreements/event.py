"""An event of an agreement, and the parts of its sentence in which its parties and dates stand."""

import re
from dataclasses import dataclass, replace

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_OPENING_CLAUSE = re.compile(r"(?:While|Whereas|Although)\b[^,;]+,\s")
_STRONG_BREAK = re.compile(r";\s|,?\s(?:while|whereas|but)\s")
# "signed a pact with A and | is in talks with B", "signed with A, and | with B talks have begun"
_AND = re.compile(r",?\s+and\s+(?:that\s+)?|,\s+(?=with\s)")
_ONLY_NAMES = re.compile(r"(?:the\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){0,3}")
_ADVERBS = re.compile(r"(?:(?:then|also|already|now|later|\w+ly)\s+)*")
# The second clause speaks of what the first one named.
_SAME_MATTER = re.compile(
    r"""
    \b(?:
        it | they | both | them | its | their | he | she
        | (?:the|this|that)\s+(?:[\w-]+\s+){0,2}?
            (?:agreement|pact|deal|accord|treaty|document|text|wording|draft|talks|negotiations|leaders|sides
            |parties|governments|countries|presidents|ministers|instrument|memorandum)
    )\b
    """,
    re.I | re.X,
)

Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Event:
    """A status that a sentence gives to an agreement: where its trigger stands and how sure it is.

    `parts` are the stretches of the sentence that speak of it, the clause of the trigger last; `apart` says
    that the sentence has events of other statuses; `repeats` that the verb stands for one said before.
    """

    status: str
    at: int
    modality: str
    verb: Verb | None
    parts: tuple[Part, ...] = ()
    apart: bool = False
    repeats: bool = False


def placed(scene: Scene, found: list[Event]) -> list[Event]:
    """Events with the parts of the sentence that speak of each: cut at strong breaks and at one another."""
    inorder = sorted(found, key=lambda event: event.at)
    apart = len({event.status for event in found}) > 1
    return [replace(event, parts=_parts(scene, event, inorder), apart=apart) for event in found]


def _parts(scene: Scene, event: Event, inorder: list[Event]) -> tuple[Part, ...]:
    low, high = sentence_part(scene, event.at)
    at = inorder.index(event)
    subject: Part | None = None
    for before in inorder[:at]:
        cut = _cut(scene, before, event)
        if cut and low <= cut[0] <= event.at:
            subject = (low, before.at) if cut[1] else None
            low = cut[0]
    for after in inorder[at + 1 :]:
        cut = _cut(scene, event, after)
        if cut and event.at < cut[0] < high:
            high = cut[0]
            break
    return (subject, (low, high)) if subject else ((low, high),)


def _cut(scene: Scene, first: Event, second: Event) -> tuple[int, bool] | None:
    """Where the clause of the second event begins, and whether it shares the first one's subject."""
    if (first.status, first.modality) == (second.status, second.modality) and not second.repeats:
        return None
    verb = second.verb
    if verb is not None and (
        (verb.infinitive and not verb.modal) or verb.form == "ing" and verb.start == verb.main
    ):
        return None
    start = first.verb.end if first.verb else first.at
    joints = list(_AND.finditer(scene.text, start, second.at))
    if not joints:
        return None
    joint = joints.pop()
    if _ADVERBS.fullmatch(scene.text[joint.end() : second.at]):
        return joint.end(), True
    while joints and _ONLY_NAMES.fullmatch(scene.text[joints[-1].end() : joint.start()]):
        joint = joints.pop()
    return joint.end(), False


def refers_back(scene: Scene, event: Event) -> bool:
    """True when the event's own clause speaks of what the rest of the sentence names: "and it was signed"."""
    low, high = event.parts[-1]
    return bool(_SAME_MATTER.search(scene.text[low:high]))


def within(event: Event, at: int) -> bool:
    """True when position `at` stands where the sentence speaks of the event."""
    return any(low <= at < high for low, high in event.parts)


def sentence_part(scene: Scene, at: int) -> Part:
    """The sentence, or its part between strong breaks that holds position `at`."""
    low, high = 0, len(scene.text)
    opening = _OPENING_CLAUSE.match(scene.text)
    if opening:
        low, high = (0, opening.end()) if at < opening.end() else (opening.end(), high)
    for mark in _STRONG_BREAK.finditer(scene.text):
        if mark.end() <= at:
            low = mark.end()
        elif mark.start() > at:
            high = min(high, mark.start())
    return low, high


def quote(scene: Scene, event: Event) -> Part:
    """The sentence, or its part between strong breaks that holds the event."""
    low, high = sentence_part(scene, event.at)
    text = scene.text[low:high]
    return low + len(text) - len(text.lstrip(" ,;—–-")), high - (len(text) - len(text.rstrip(" ,;—–-")))
