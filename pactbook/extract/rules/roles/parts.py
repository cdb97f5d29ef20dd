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
# "with X, deputy head of the Office, leading the delegation"
_LEADING = re.compile(r"(?:,\s[^.;]{3,80},)?\s+(?:leading|heading|chairing)\s+(?:the|its|a|his|her)\b")
# "X headed one delegation and Y the other"
_LED_ONE = re.compile(r"\b(?:headed|led|chaired|heads|leads)\s+(?:one|the\s+first)\b")
_THE_OTHER = re.compile(r"[^.;]{0,60}?\bthe\s+(?:other|second)\b")
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
_TALKS = re.compile(r"\b(?:negotiat\w+|talks|consultations|delegation|support\s+for|discussions?)\b", re.I)
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
        | among\s+(?:them|the\s+participants|those\s+present)\s+(?:was|were)
    )\s+(?:[\w’',.-]+\s+){0,8}?$
    """,
    re.I | re.X,
)
_TOPIC = re.compile(rf"{AGREEMENT.pattern}|\b(?:texts?|drafts?|clauses?)\b", re.I)
_WHAT_FOLLOWS = re.compile(r"\s+that\b|\s*[:,]\s*[“\"]")
_NEXT_CLAUSE = re.compile(r";\s|,\s(?:and|but|while|whereas)\s")
# "as X put it", and behind a quotation any verb: "...," X snapped
_PUT_IT = re.compile(r"\s+(?:once\s+|later\s+)?(?:puts?|has\s+put)\s+it\b")
_QUOTED_BEFORE = re.compile(r"[,.!?][”\"]\s+(?:an?\s+|the\s+|as\s+)?(?:[\w’'-]+\s+){0,3}?(?:[\w’'-]+,\s+)?$")
_ANY_VERB = re.compile(r",?\s+[a-z]+(?:ed|id|old|ote)\b")
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
    if _LEADING.match(after) or (_LED_ONE.search(before) and _THE_OTHER.match(after)):
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
    before = scene.text[: seen.start]
    if _PUT_IT.match(scene.text, seen.end) and re.search(r"\bas\s+(?:the\s+)?$", before, re.I):
        return True
    if _QUOTED_BEFORE.search(before) and _ANY_VERB.match(scene.text, seen.end):
        return True
    return bool(_ACCORDING_TO.search(before))


def is_on_topic(story: Story, scene: Scene, seen: Seen) -> bool:
    """True when what a person says, or the sentence before or behind in its paragraph, is on an agreement."""
    own = scene.text[_clause_start(scene, seen) :]
    if _TOPIC.search(own):
        return True
    if len(own) < len(scene.text):
        return False
    near = story.scenes[max(0, scene.index - 1) : scene.index + 2]
    return any(
        _TOPIC.search(s.text) and not s.heading and s.paragraph == scene.paragraph
        for s in near
        if s is not scene
    )


def _clause_start(scene: Scene, seen: Seen) -> int:
    """Where the clause of a speaker begins: "the deal can be ended, and | X has said that he would ..." """
    saying = (v for v in scene.verbs if v.has("say") and v.start >= seen.end)
    if not any(_WHAT_FOLLOWS.match(scene.text, verb.end) for verb in saying):
        return 0
    return max((m.end() for m in _NEXT_CLAUSE.finditer(scene.text, 0, seen.start)), default=0)
