"""Events: the statuses that a sentence gives to agreements, each with its trigger."""

import re

from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.agreements.modality import modality_of, modality_of_phrase, modality_of_signing
from pactbook.extract.rules.agreements.statuses import status_of
from pactbook.extract.rules.agreements.talks import talks
from pactbook.extract.rules.agreements.words import ANY_AGREEMENT, IN_PLACE
from pactbook.extract.rules.words import AGREEMENT_NOUN

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_FORCE = re.compile(
    r"""
    \b(?:
        (?:enter|enters|entered|entering|come|comes|came|coming|put)\s+into\s+(?:force|effect)
        | (?:took|takes|taken|take)\s+effect | (?:is|are|now)\s+in\s+force
    )\b
    """,
    re.I | re.X,
)
_TEXT_AGREED = re.compile(
    r"""
    \b(?:
        (?:agreed|finali[sz]ed|completed|initiall?ed|concluded)
            \s+(?:on\s+)?(?:the\s+)?(?:final\s+)?(?:text|wording|draft)
        | (?:text|draft)\s+(?:\w+\s+){0,3}(?:agreed|finali[sz]ed|ready|initialled)
    )\b
    """,
    re.I | re.X,
)
_THOSE_WITH = re.compile(
    r"""
    \b(?:following|after|besides|beside|alongside|like|joining|to)
        \s+(?:those|the\s+ones)\s+(?:already\s+)?(?:signed\s+|concluded\s+)?with\b
    | \bthere\s+are\s+signed\b
    | \bsigned\s+(?:agreements|pacts|deals|accords)\s+with\b
    """,
    re.I | re.X,
)
_HAVE_ONE = re.compile(
    r"""
    \b(?:has|have|had)\s+(?:now\s+|already\s+|each\s+|also\s+)*(?:an?\s+|their\s+own\s+|its\s+own\s+)?
        (?:(?:ten-year|10-year|bilateral|similar|such|long-term)\s+)*(?:an?\s+)?
        (?:security\s+|bilateral\s+security\s+)(?:agreements?|pacts?|deals?|accords?)\b
    """,
    re.I | re.X,
)
_SIGNING_OF = re.compile(
    rf"\b(?:signing|signature|conclusion)\s+of\s+(?:[\w’'-]+\s+){{0,5}}?{AGREEMENT_NOUN}", re.I
)
_PLANNING = re.compile(
    r"""
    \b(?:
        plans? | intentions? | decisions? | promises? | pledges? | readiness | commitments? | invitations?
        | agreement | consider\w* | want(?:s|ed)? | about | likely | expected | first | last | latest | next
        | \w+(?:st|nd|rd|th)
    )\s+(?:[\w’'-]+\s+){0,5}$
    """,
    re.I | re.X,
)
_MATTER_OF_TALK = re.compile(r"\b(?:on|about|for|of|towards?)\s+(?:the\s+)?$", re.I)


def events(scene: Scene, in_focus: bool) -> list[Event]:
    """Statuses that the sentence gives to agreements, in order; each status once for each modality.

    `in_focus` says that the article has spoken of a security agreement, so that "signed" may stand alone.
    """
    found: list[Event] = []
    for verb in scene.verbs:
        status = status_of(scene, verb, in_focus)
        if status == "signed" and _is_purpose(scene, verb):
            continue
        if status:
            found.append(Event(status, verb.start, modality_of(scene, verb), verb))
    for pattern, status in ((_FORCE, "in_force"), (_TEXT_AGREED, "concluded")):
        match = pattern.search(scene.text)
        if match:
            found.append(Event(status, match.start(), modality_of_phrase(scene, match.start()), None))
    if not any(e.status == "signed" for e in found):
        match = IN_PLACE.search(scene.text) if ANY_AGREEMENT.search(scene.text) else None
        match = match or _THOSE_WITH.search(scene.text) or _HAVE_ONE.search(scene.text)
        if match:
            found.append(Event("signed", match.start(), "asserted", None))
        signing = _SIGNING_OF.search(scene.text)
        if signing and not match:
            modality = modality_of_signing(scene, signing.start())
            if modality:
                found.append(Event("signed", signing.start(), modality, None))
    if not any(e.status in ("negotiating", "concluded") for e in found):
        found += talks(scene, in_focus)
    unique: dict[tuple[str, str], Event] = {}
    for event in found:
        unique.setdefault((event.status, event.modality), event)
    return list(unique.values())


def _is_purpose(scene: Scene, verb: Verb) -> bool:
    """ "talks to sign an agreement", "on signing an agreement": the aim of something else, no signature planned."""
    before = scene.text[: verb.start]
    if (
        verb.infinitive
        and not verb.modal
        and scene.text[verb.start : verb.main].lower().split()[:1] in (["to"], [])
    ):
        return not scene.heading and not _PLANNING.search(before)
    if verb.form == "ing" and verb.start == verb.main:
        return bool(_MATTER_OF_TALK.search(before))
    return False
