"""Who leads a delegation, takes part, or speaks."""

import re

from pactbook.extract.rules.roles.people import Seen
from pactbook.extract.rules.roles.signatories import AGREEMENT
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

_AGREED = re.compile(r"(?:[\s,]+(?:and|with)\s+[^,.;]{3,70}?)?\s+(?:have\s+|has\s+)?agreed\s+(?:on|to)\b")
_ATTENDED_BY = re.compile(r"\battended\s+by\s+(?:[\w’',.-]+\s+){0,8}?$", re.I)
_TALKS = re.compile(r"\b(?:negotiat\w+|talks|consultations|delegation|support\s+for)\b", re.I)
_PARTICIPANT_AFTER = re.compile(
    r"""
    ^[^.;]{0,110}?\b(?:
        participants?\b | participat\w+ | took\s+part | takes\s+part | taking\s+part | attended | attends
        | joined\s+the\s+(?:talks|negotiations) | member\s+of\s+the\s+(?:\w+\s+)?delegation
        | met\s+(?:with\b)? | discussed | agreed\s+(?:on|to|that)
    )
    """,
    re.I | re.X,
)
_SPOKE = re.compile(r"\b(?:said|stressed|noted|announced)\b")
_PARTICIPANT_BEFORE = re.compile(
    r"""
    \b(?:
        participa\w+\s+(?:of|by) | attended\s+by | attendance\s+of | presence\s+of | joined\s+by
        | accompanied\s+by
        | (?:met|meeting|talks|meets|discussed\s+\w+)\s+with
        | includ\w+ | delegation\s+(?:also\s+)?includ\w+ | together\s+with | alongside | agreed\s+with
    )\s+(?:[\w’',.-]+\s+){0,8}?$
    """,
    re.I | re.X,
)
_SPEECH_BREAK = re.compile(r"[;:.”\"]")
_QUOTE_END = re.compile(r"[”\",]\s*$")
_ACCORDING_TO = re.compile(r"\baccording\s+to\s+(?:\w+\s+){0,6}$", re.I)


def takes_part(story: Story, scene: Scene, seen: Seen, before: str, after: str) -> bool:
    if _AGREED.match(after):
        return True
    if _ATTENDED_BY.search(before):
        return True
    if not (AGREEMENT.search(scene.text) or _TALKS.search(scene.text)):
        return False
    hit = _PARTICIPANT_AFTER.search(after)
    if hit and not _SPOKE.search(hit.group()):
        return True
    return bool(_PARTICIPANT_BEFORE.search(before))


def speaks(scene: Scene, seen: Seen, after: str) -> bool:
    for verb in scene.verbs:
        if not verb.has("say") or verb.infinitive or verb.passive:
            continue
        if seen.end <= verb.start:
            gap = scene.text[seen.end : verb.start]
            if len(gap) <= 45 and not _SPEECH_BREAK.search(gap) and not scene.in_quotes(seen.start):
                return True
        elif verb.end <= seen.start <= verb.end + 5 and _QUOTE_END.search(scene.text[: verb.start]):
            return True
    return bool(_ACCORDING_TO.search(scene.text[: seen.start]))


def is_on_topic(story: Story, scene: Scene) -> bool:
    near = [
        s
        for s in story.scenes[max(0, scene.index - 1) : scene.index + 2]
        if abs(s.paragraph - scene.paragraph) <= 1
    ]
    return any(AGREEMENT.search(s.text) for s in near)
