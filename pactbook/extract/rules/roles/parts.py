"""Who leads a delegation, takes part, or speaks."""

import re

from pactbook.extract.rules.roles.people import Seen
from pactbook.extract.rules.roles.signatories import AGREEMENT
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

# "led by", "the delegation is headed by"
_LEAD_BEFORE = re.compile(
    r"""
    \b(?:led|headed|chaired|represented|conducted|(?:the\s+\w+\s+)one)\s+by\s+(?:[\w’',.-]+\s+){0,9}?$
    | \bhead(?:s|ed)?\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?delegation[,\s]+$
    | \bdelegation\s+is\s+$
    """,
    re.I | re.X,
)
_HEADING = re.compile(
    r"""
    \b(?:heading|leading)\s+(?:the|its|a)\s+(?:\w+\s+){0,2}?(?:delegation|team)\b[^.;]{0,90}?\b(?:is|was)
        \s+(?:the\s+)?(?:\w+\s+){0,4}?$
    | \bunder\s+the\s+(?:leadership|chairmanship)\s+of\s+(?:[\w’']+\s+){0,6}?$
    | \battended\s+by\s+$
    """,
    re.I | re.X,
)
_LEAD_AFTER = re.compile(
    r"""
    ^[^.;]{0,80}?\b(?:
        leads? | led | heads? | headed | chairs? | chaired | is\s+leading | will\s+lead | who\s+led
        | leading | heading
    )\s+(?:the\s+|its\s+|a\s+|his\s+|her\s+)?(?:[\w’'-]+\s+){0,3}?(?:delegation|team|negotiat\w+|talks|side)
    | ^[^.;]{0,60}\bleading\s+(?:the|its)\b
    | ^[^.;]{0,50}\bhead\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:delegation|negotiating\s+team)
    """,
    re.I | re.X,
)
_BY_OR_WITH = re.compile(r"\b(?:by|with)\s+$")
_DELEGATION = re.compile(r"\b(?:delegation|team|negotiat\w+|talks|side)\b", re.I)
_PRESENT = re.compile(
    r"""
    ^[\s,]*(?:(?:the|a)\s+[^,;]{3,60},\s*)?
        (?:was|were|is)\s+(?:also\s+)?(?:among\s+those\s+)?(?:present|in\s+attendance)\b
    """,
    re.I | re.X,
)
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


def leads(scene: Scene, seen: Seen) -> bool:
    """True when a person leads a delegation, a team or the talks."""
    if not _DELEGATION.search(scene.text):
        return False
    before, after = scene.text[: seen.start], scene.text[seen.end :]
    if _LEAD_BEFORE.search(before):
        return True
    if _HEADING.search(before) and not before.rstrip().endswith("attended by"):
        return True
    return bool(_LEAD_AFTER.search(after)) and not _BY_OR_WITH.search(before)


def is_present(scene: Scene, seen: Seen) -> bool:
    """True for "X was also present"."""
    return bool(_PRESENT.match(scene.text[seen.end :]))


def takes_part(scene: Scene, seen: Seen) -> bool:
    """True when a person takes part in talks or in a meeting about agreements."""
    before, after = scene.text[: seen.start], scene.text[seen.end :]
    if _AGREED.match(after) or _ATTENDED_BY.search(before):
        return True
    if not (AGREEMENT.search(scene.text) or _TALKS.search(scene.text)):
        return False
    hit = _PARTICIPANT_AFTER.search(after)
    if hit and not _SPOKE.search(hit.group()):
        return True
    return bool(_PARTICIPANT_BEFORE.search(before))


def speaks(scene: Scene, seen: Seen) -> bool:
    """True when a person is the subject of a verb of saying, or behind "according to"."""
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
    """True when the sentence or one next to it speaks of an agreement."""
    near = story.scenes[max(0, scene.index - 1) : scene.index + 2]
    return any(AGREEMENT.search(s.text) for s in near if abs(s.paragraph - scene.paragraph) <= 1)
