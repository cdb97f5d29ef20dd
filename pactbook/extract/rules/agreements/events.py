"""Events: the statuses that a sentence gives to agreements, each with its trigger."""

import re
from collections.abc import Iterator

from pactbook.extract.rules.agreements.event import Event, placed, sentence_part
from pactbook.extract.rules.agreements.modality import modality_of, modality_of_phrase, modality_of_signing
from pactbook.extract.rules.agreements.repeats import repeats
from pactbook.extract.rules.agreements.statuses import status_of
from pactbook.extract.rules.agreements.talks import talks
from pactbook.extract.rules.agreements.texts import agreed_text
from pactbook.extract.rules.agreements.words import ANY_AGREEMENT, IN_PLACE
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb
from pactbook.extract.rules.words import AGREEMENT_NOUN

# "entered into force", "is in force"
_FORCE = re.compile(
    r"""
    \b(?:
        (?:enter|enters|entered|entering|come|comes|came|coming|put)\s+into\s+(?:force|effect)
        | (?:took|takes|taken|take)\s+effect
        | (?:stays?|stayed|remains?|remained|continues?\s+to\s+be|still)
            \s+(?:\w+\s+)?(?:in\s+force|valid)
        | (?:is|are|now)\s+(?:not\s+)?(?:yet\s+|already\s+|now\s+|still\s+)?in\s+force
    )\b
    """,
    re.I | re.X,
)
# "following those with Britain and Germany": agreements already signed.
_THOSE_WITH = re.compile(
    r"""
    \b(?:following|after|besides|beside|alongside|like|joining|to)
        \s+(?:those|the\s+ones)\s+(?:already\s+)?(?:signed\s+|concluded\s+)?with\b
    | \b(?:those|ones)\s+(?:already\s+|earlier\s+|previously\s+)?(?:signed|concluded|reached|struck|made)
        \s+(?:earlier\s+)?with\b
    | \b(?:after|following|besides|alongside|like|recalled)\s+(?:similar|earlier|previous|comparable|such)
        \s+(?:security\s+)?(?:agreements|pacts|deals|accords)\s+with\b
    | \b(?:follows|followed|comes\s+after|came\s+after|mirrors|joins)
        \s+(?:\w+\s+){0,3}?(?:agreements|pacts|deals|accords)\s+with\b
    | \bthere\s+are\s+signed\b
    | \bsignatories\s+(?:of|to)\s+(?:[\w-]+\s+){0,4}(?:agreements|pacts|deals|accords)\b
    | \bsigned\s+(?:agreements|pacts|deals|accords)\s+with\b
    """,
    re.I | re.X,
)
# "Britain already has a bilateral security agreement"
_HAVE_ONE = re.compile(
    r"""
    \b(?:has|have|had)\s+(?:now\s+|already\s+|each\s+|also\s+)*(?:an?\s+|their\s+own\s+|its\s+own\s+)?
        (?:(?:ten-year|10-year|bilateral|similar|such|long-term|new|two|three|four)\s+)*(?:an?\s+)?
        (?:security\s+|bilateral\s+security\s+)(?:cooperation\s+)?(?:agreements?|pacts?|deals?|accords?)\b
    """,
    re.I | re.X,
)
_SAID_NO = re.compile(r"\b(?:has|have)\s+(?:already\s+|so\s+far\s+)?said\s+no(?=\s*[.;]|\s*$)", re.I)
# "is bound to Ukraine by a security pact", "its pact with Kyiv dates from May"
_BOUND_BY = re.compile(
    rf"""
    \b(?:is|are|has\s+been|have\s+been)\s+(?:now\s+|already\s+)?(?:bound|linked|tied|joined)\s+(?:to|with)
        \s+(?:\w+\s+){{1,3}}?by\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){{0,4}}?{AGREEMENT_NOUN}\b
    | \b{AGREEMENT_NOUN}\s+(?:with|between)\s+(?:\w+\s+){{1,4}}?
        (?:dates?|dated|dating)\s+(?:back\s+)?(?:from|to)\b
    | \b{AGREEMENT_NOUN}\b[^.;]{{0,60}}?\s(?:is|are|was|turns|turned)\s+(?:now\s+|just\s+)?
        (?:(?:an?|one|two|three)\s+years?\s+old|one|two|three)\s+this\s+(?:month|week)\b
    | \bAgreement\s+(?:on|of)\s+(?:[\w-]+\s+){{0,5}}?between\s+(?:[\w’'-]+\s+){{1,8}}?(?:of|dated)\s+(?=\d)
    | \b(?:security|bilateral)\s+(?:cooperation\s+)?(?:agreement|pact|accord)\s+(?:with|between)
        \s+(?:[\w’'-]+\s+){{1,6}}?(?:of|dated)\s+(?=\d)
    """,
    re.I | re.X,
)
# "with Croatia's signature in Dubrovnik", "Croatia's signature is expected"
_WHOSE_SIGNATURE = re.compile(
    r"(?-i:\b[A-ZÀ-Þ][\w-]+)(?:[’']s?)\s+(?:own\s+|expected\s+|planned\s+)?(?:signature|signing)\b", re.I
)
_WITH_OR_AFTER = re.compile(r"\b(?:with|after|following|since)\s+$", re.I)
# "turned the idea down": what was refused stands between the verb and its particle.
_TURNED_DOWN = re.compile(
    r"\bturn(?:s|ed)?\s+(?:it|them|(?:the|this|that|an?|any|its|their|Kyiv[’']s)\s+(?:\w+\s+)?"
    r"(?:idea|offer|proposal|request|text|draft))\s+down\b",
    re.I,
)
_SIGNING_OF = re.compile(
    rf"\b(?:signing|signature|conclusion)\s+of\s+(?:[\w’'-]+\s+){{0,5}}?{AGREEMENT_NOUN}", re.I
)
_TALKS_ON = re.compile(
    r"\b(?:negotiations?|talks|consultations|discussions|work)\b[^.;]{0,80}\b(?:on|about|over|for|regarding)\s+(?:the\s+)?$",
    re.I,
)
# "the first was with Britain, on 12 January"
_FIRST_WITH = re.compile(
    r"""
    \bthe\s+(?:very\s+)?(?:first|latest|last|most\s+recent|newest)\s+(?:(?:one|of\s+(?:them|these|which))\s+)?
        (?:was|is|came|being)\s+(?:the\s+one\s+)?(?:signed\s+|concluded\s+)?with\b
    """,
    re.I | re.X,
)
# "the signing is due next week", "the signature is planned for June"
_THE_SIGNING = re.compile(
    r"""
    \bthe\s+(?:formal\s+|official\s+)?(?:signing|signature|signing\s+ceremony)(?=\s+
        (?:is|was|will|took|takes|has\s+been|should|could|might|may|had\s+been)\s)
    """,
    re.I | re.X,
)
# "the plan to sign", "is likely to sign": with these in front "to sign" is a plan.
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
# "talks on signing"
_MATTER_OF_TALK = re.compile(r"\b(?:on|about|for|of|towards?)\s+(?:the\s+)?$", re.I)


def events(scene: Scene, in_focus: bool, before: Event | None = None) -> list[Event]:
    """Statuses that the sentence gives to agreements, in order; each status once for each modality and
    part of the sentence.

    `in_focus` says that the article has spoken of a security agreement, so that "signed" may stand alone;
    `before` is the last event of the sentences right before, which "followed" and "did so" repeat.
    """
    found = [*_of_verbs(scene, in_focus), *_of_phrases(scene)]
    if not any(event.status in ("signed", "in_force") for event in found):
        found += _of_signatures(scene, in_focus)
    if not any(event.status in ("negotiating", "concluded") for event in found):
        found += talks(scene, in_focus)
    unique: dict[tuple[str, str, int], Event] = {}
    for event in found:
        unique.setdefault((event.status, event.modality, sentence_part(scene, event.at)[0]), event)
    return placed(scene, [*unique.values(), *repeats(scene, list(unique.values()), before, in_focus)])


def _of_verbs(scene: Scene, in_focus: bool) -> Iterator[Event]:
    for verb in scene.verbs:
        status = status_of(scene, verb, in_focus)
        if status and not (status == "signed" and _is_purpose(scene, verb)):
            declared = status == "refused" and verb.has("sign")
            yield Event(status, verb.start, "asserted" if declared else modality_of(scene, verb), verb)


def _of_phrases(scene: Scene) -> Iterator[Event]:
    turned = _TURNED_DOWN.search(scene.text)
    if turned and ANY_AGREEMENT.search(scene.text[: turned.start()]):
        yield Event("refused", turned.start(), "asserted", None)
    force = _FORCE.search(scene.text)
    if force:
        yield Event("in_force", force.start(), modality_of_phrase(scene, force.start()), None)
    text = agreed_text(scene)
    if text:
        yield text


def said_no(scene: Scene) -> Event | None:
    """The refusal in "Hungary has said no", where the paragraph is on who signs."""
    match = _SAID_NO.search(scene.text)
    return Event("refused", match.start(), "asserted", None, ((0, len(scene.text)),)) if match else None


def _of_signatures(scene: Scene, in_focus: bool) -> Iterator[Event]:
    """Signatures without a verb of signing: agreements in place, and the signing as a noun."""
    place = IN_PLACE.search(scene.text) if ANY_AGREEMENT.search(scene.text) else None
    place = place or _THOSE_WITH.search(scene.text) or _HAVE_ONE.search(scene.text)
    place = place or _BOUND_BY.search(scene.text)
    if place:
        yield Event("signed", place.start(), "asserted", None)
        return
    firsts = list(_FIRST_WITH.finditer(scene.text)) if in_focus else []
    if firsts:
        yield from (Event("signed", first.start(), "asserted", None) for first in firsts)
        return
    whose = _WHOSE_SIGNATURE.search(scene.text) if in_focus or ANY_AGREEMENT.search(scene.text) else None
    if whose and _WITH_OR_AFTER.search(scene.text[: whose.start()]):
        yield Event("signed", whose.start(), "asserted", None)
        return
    signing = (
        _SIGNING_OF.search(scene.text) or whose or (_THE_SIGNING.search(scene.text) if in_focus else None)
    )
    if signing and _TALKS_ON.search(scene.text[: signing.start()]):
        return
    modality = modality_of_signing(scene, signing.start()) if signing else None
    if signing and modality:
        yield Event("signed", signing.start(), modality, None)


# "will fly to Oslo on Friday to sign": who travels to sign plans to.
_GOING = re.compile(
    r"""
    \b(?:
        (?:will|would|to|is|are|set|due|expected|plans?)\s+(?:\w+ly\s+)?
            (?:fly|flying|travel(?:ling|ing)?|go|going|come|coming|visit(?:ing)?|meet(?:ing)?|arrive|arriving|gather)
        | flew | travelled | traveled | came | went | sat\s+down | arrived
    )\b[^,;]{0,60}$
    """,
    re.I | re.X,
)


def _is_purpose(scene: Scene, verb: Verb) -> bool:
    """True in "talks to sign it" and "talks on signing it": the aim of something else, not a plan."""
    before = scene.text[: verb.start]
    front = scene.text[verb.start : verb.main].lower().split()
    if verb.infinitive and not verb.modal and front[:1] in (["to"], []):
        return not scene.heading and not _PLANNING.search(before) and not _GOING.search(before)
    return verb.form == "ing" and verb.start == verb.main and bool(_MATTER_OF_TALK.search(before))
